"""Invented records for the tests of recruitment."""

from datetime import date

from safeguarding.recruitment.answers import CheckAnswer
from safeguarding.recruitment.checks import PreAppointmentCheck, RecruitmentRecord
from safeguarding.recruitment.facts import Role
from safeguarding.recruitment.record_completeness import completeness
from safeguarding.recruitment.words import CheckKind, CheckOutcome, Setting

START = date(2024, 9, 2)
ON = date(2024, 12, 2)
TEACHER = Role(
    regulated_activity=True, teaching_work=True, management=False, qualification=True, childcare=False, boarders=False
)
PLAIN = (
    CheckKind.IDENTITY,
    CheckKind.RIGHT_TO_WORK,
    CheckKind.MEDICAL_FITNESS,
    CheckKind.QUALIFICATIONS,
    CheckKind.PROHIBITION_FROM_TEACHING,
    CheckKind.REFERENCES,
)


def done(kind: CheckKind, on: date, **other: object) -> PreAppointmentCheck:
    return PreAppointmentCheck(kind=kind, done_on=on, **other)  # type: ignore[arg-type]  # whatever a test gives


def plain(on: date = date(2024, 8, 20), *, without: CheckKind | None = None) -> list[PreAppointmentCheck]:
    """Every check of a teacher's but those of the DBS."""
    return [done(kind, on) for kind in PLAIN if kind is not without]


def record(*checks: PreAppointmentCheck, **other: object) -> RecruitmentRecord:
    given: dict[str, object] = {
        "reference": "S1",
        "setting": Setting.ACADEMY,
        "role": TEACHER,
        "appointed_on": date(2024, 7, 1),
        "starts_on": START,
        "lived_abroad": False,
        "taught_before_april_2012": False,
        "worked_with_children": False,
    }
    return RecruitmentRecord(checks=checks, **(given | other))  # type: ignore[arg-type]  # as above


def answer(found: RecruitmentRecord, kind: CheckKind, *, on: date = ON) -> CheckAnswer:
    """The answer of one kind; the last of two, which is that of the requirement."""
    return [each for each in completeness(found, on=on).answers if each.kind is kind][-1]


def outcome(found: RecruitmentRecord, kind: CheckKind, *, on: date = ON) -> CheckOutcome:
    return answer(found, kind, on=on).outcome
