"""What came of a check, from what the record says and what the rules require."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import attrs

from safeguarding.dates.words import printed_date
from safeguarding.records import Record
from safeguarding.recruitment.checks import PreAppointmentCheck, RecruitmentRecord
from safeguarding.recruitment.derived import day_of, was_done_by
from safeguarding.recruitment.requirements import WHAT_HELD, RequiredCheck
from safeguarding.recruitment.right_to_work import counts_as_right_to_work, last_day_of_evidence
from safeguarding.recruitment.rules import DueAnchor, RecruitmentRule
from safeguarding.recruitment.validity import CERTIFICATE_VALIDITIES, certificate_validity
from safeguarding.recruitment.words import CheckKind, CheckOutcome, Requirement, RuleDay

Days = Mapping[RuleDay, date | None]
Found = tuple[CheckOutcome, str]

SUBSTITUTES: dict[CheckKind, tuple[CheckKind, ...]] = {
    CheckKind.CHILDRENS_BARRED_LIST: (CheckKind.BARRED_LIST_ALONE,),
    CheckKind.STANDARD_DBS: (CheckKind.ENHANCED_DBS,),
    CheckKind.BASIC_DBS: (CheckKind.STANDARD_DBS, CheckKind.ENHANCED_DBS),
}
"""What does for a check besides one of its own kind: a higher certificate, and the list asked for by itself."""


@attrs.frozen(kw_only=True)
class Case(Record):
    """One kind of check of one record, to be judged.

    Attributes:
        record: The record.
        required: What the rules say.
        said: What the record says of the kind, and of what does for it.
        days: The days that choose rules.
        others_done: Whether every other check that must be made was done by the start; None where that is not known.
        on: The day of the question.
    """

    record: RecruitmentRecord
    required: RequiredCheck
    said: tuple[PreAppointmentCheck, ...]
    days: Days
    others_done: bool | None
    on: date

    @property
    def rule(self) -> RecruitmentRule:
        """The rule that binds most."""
        return self.required.rule

    @property
    def start(self) -> date | None:
        """The first day of work, or of supply; a rule that came later gives until its own first day."""
        start = self.record.starts_on
        if start is None and self.rule.due is not None and self.rule.due.anchor is DueAnchor.SUPPLY:
            start = self.record.supplied_on
        return self._not_before_the_rule(start)

    @property
    def due_on(self) -> date | None:
        """The last day in time; None where none follows, and where its anchor is not recorded."""
        due = self.rule.due
        if due is None:
            return None
        of_diploma = self.required.kind is CheckKind.LEVEL_3_DIPLOMA
        if of_diploma and self.record.diploma_deferred_to is not None:
            return self.record.diploma_deferred_to
        earlier = self.record.care_role_since if of_diploma else None
        day = due.day(
            appointed_on=self.days[RuleDay.APPOINTMENT],
            supplied_on=self.days[RuleDay.SUPPLY],
            starts_on=self.record.starts_on if earlier is None else earlier,
        )
        return self._not_before_the_rule(day)

    def _not_before_the_rule(self, day: date | None) -> date | None:
        """A rule that holds for those in post already asks nothing of them before it began, or is known to have."""
        began = self.rule.starts_on
        if day is None or began is None or self.rule.chosen_by is not RuleDay.TODAY:
            return day
        return max(day, began)

    @property
    def first(self) -> PreAppointmentCheck | None:
        """The check that was done first, by the day of the question."""
        dated = [check for check in self.said if check.says_done and _by(check, self.on)]
        return min(dated, key=lambda check: day_of(check) or date.max, default=None)


def _by(check: PreAppointmentCheck, on: date) -> bool:
    day = day_of(check)
    return day is not None and day <= on


def judged(case: Case) -> Found:
    """The outcome of a case, and why."""
    match case.required.requirement:
        case Requirement.REQUIRED:
            return _refused(case) or _expired(_counting(case)) or _of_required(_counting(case))
        case Requirement.CONDITIONAL:
            return _of_conditional(case)
        case Requirement.EXEMPT:
            done = case.first is not None
            return (CheckOutcome.DONE, "made all the same") if done else (CheckOutcome.EXEMPT, case.rule.note)
        case _:
            done = case.first is not None and case.required.requirement is Requirement.CONSIDERED
            return (CheckOutcome.DONE, "") if done else (CheckOutcome.NOT_REQUIRED, case.rule.note)


def _counts(check: PreAppointmentCheck) -> bool | None:
    """Whether a check was made in a way that counted on its day."""
    day = day_of(check)
    return True if day is None else counts_as_right_to_work(check.method, on=day)


def _counting(case: Case) -> Case:
    return attrs.evolve(case, said=tuple(check for check in case.said if _counts(check)))


def _refused(case: Case) -> Found | None:
    """A right to work of which every check was made in a way that did not count on its day, or may not have."""
    done = [check for check in case.said if check.says_done and _by(check, case.on)]
    if not done or any(map(_counts, done)):
        return None
    first = min(done, key=lambda check: day_of(check) or date.max)
    why = f"checked by {first.method} on {printed_date(day_of(first) or case.on)}"
    if any(_counts(check) is None for check in done):
        return CheckOutcome.UNKNOWN, f"{why}; whether that counted then is not known"
    return CheckOutcome.MISSING, f"{why}, which did not count then"


def _of_required(case: Case) -> Found:
    first = case.first
    if case.rule.is_met_by_application:
        return _of_application(case, first)
    if first is not None:
        day = day_of(first)
        return _of_day(case, day) if day is not None else (CheckOutcome.UNKNOWN, "done on a day that is not recorded")
    return _unclear(case) or _of_nothing(case, _applied(case))


def _applied(case: Case) -> list[date]:
    """The days, by the day of the question, on which the check was asked for."""
    return [check.applied_on for check in case.said if check.applied_on is not None and check.applied_on <= case.on]


def _of_application(case: Case, first: PreAppointmentCheck | None) -> Found:
    """A check that is in time where it was asked for in time; one that was had in time was asked for in time."""
    due, applied, day = case.due_on, _applied(case), None if first is None else day_of(first)
    if not applied and day is None:
        return _unclear(case) or _of_nothing(case, applied)
    if due is None:
        return CheckOutcome.UNKNOWN, "by when it had to be applied for is not known, for want of a day of appointment"
    if day is not None and day <= due:
        return CheckOutcome.DONE, ""
    if not applied:
        return CheckOutcome.UNKNOWN, "had after the last day to apply; when it was applied for is not recorded"
    said = f"applied for on {printed_date(min(applied))}"
    if min(applied) > due:
        return CheckOutcome.LATE, f"{said}, by {printed_date(due)} in time"
    return CheckOutcome.DONE, f"{said}, which is enough"


def _of_day(case: Case, day: date) -> Found:
    """Whether a day was in time."""
    due, start = case.due_on, case.start
    anchor = None if case.rule.due is None else case.rule.due.anchor
    if case.rule.due is not None and (case.rule.due.period is not None or anchor is DueAnchor.FIXED):
        if due is None:
            return CheckOutcome.UNKNOWN, "done; whether in time is not known, for want of the day it is counted from"
        late = day > due
        return (CheckOutcome.LATE, f"by {printed_date(due)} in time") if late else (CheckOutcome.DONE, "")
    if anchor is None or (due is not None and day <= due):
        return CheckOutcome.DONE, ""
    if start is None:
        return CheckOutcome.UNKNOWN, "done; whether before the start is not known, since no start is recorded"
    if day <= start:
        # a last day of its own, such as that of the appointment, came before the start
        return (CheckOutcome.DONE, "") if due is None else (CheckOutcome.LATE, f"after {printed_date(due)}")
    return _after_start(case, start)


def _after_start(case: Case, start: date) -> Found:
    allowed = _was_early_start_allowed(case, start)
    if allowed is None:
        return CheckOutcome.UNKNOWN, "done after the start; whether that was allowed is not known from the record"
    if allowed:
        return CheckOutcome.DONE, "after the start, which was allowed meanwhile"
    lacking = _lacking(case, start)
    if case.rule.due is not None and case.rule.due.anchor is DueAnchor.PRACTICABLE and not case.rule.meanwhile:
        return CheckOutcome.UNKNOWN, "done after the start; no number of days is given for 'as soon as practicable'"
    return CheckOutcome.AFTER_START, f"the start was on {printed_date(start)}{lacking}"


def _lacking(case: Case, start: date) -> str:
    kinds = [kind.label for kind in case.rule.meanwhile if was_done_by(case.record, kind, start) is False]
    kinds += ["every other check that must be made"] if case.rule.needs_all_others and case.others_done is False else []
    return f"; it came without {', '.join(kinds)}" if kinds else ""


def _was_early_start_allowed(case: Case, start: date) -> bool | None:
    """Whether the start might come before the check: where everything was in place meanwhile."""
    if not case.rule.meanwhile:
        return False
    in_place = [was_done_by(case.record, kind, start) for kind in case.rule.meanwhile]
    if case.rule.needs_all_others:
        in_place.append(case.others_done)
    return False if False in in_place else None if None in in_place else True


def _may_bind_more(case: Case) -> bool:
    """Whether a stricter rule of the kind may apply, of whose conditions nothing is known."""
    return any(other.meanwhile for other in case.required.others)


def _unclear(case: Case) -> Found | None:
    """What is recorded and cannot be made out."""
    if any(check.says_done and (day := day_of(check)) is not None and day > case.on for check in case.said):
        return CheckOutcome.UNKNOWN, f"dated after {printed_date(case.on)}"
    if any(check.says_done and day_of(check) is None for check in case.said):
        return CheckOutcome.UNKNOWN, "said to be done, on a day that is not recorded"
    if any(not check.is_known for check in case.said):
        return CheckOutcome.UNKNOWN, "what is recorded cannot be made out"
    if not case.said and case.required.kind in case.record.not_held:
        return CheckOutcome.UNKNOWN, "the record has no place for it"
    return None


def _of_nothing(case: Case, applied: Sequence[date]) -> Found:
    """What a required check is of which nothing is recorded as done."""
    due, start, anchor = case.due_on, case.start, None if case.rule.due is None else case.rule.due.anchor
    asked = f"asked for on {printed_date(min(applied))}, not recorded as had" if applied else "nothing recorded"
    last = start if due is None else due
    if last is not None and case.on <= last:
        return CheckOutcome.NOT_YET_DUE, f"by {printed_date(last)}"
    said = next((check.not_required_because for check in case.said if check.not_required_because), "")
    if said:
        return CheckOutcome.MISSING, "recorded as not required, and the rule requires it"
    if start is not None and case.rule.meanwhile:
        allowed = _was_early_start_allowed(case, start)
        if allowed is not False:
            words = (
                "everything else was in place by the start" if allowed else "whether the start was allowed is not known"
            )
            return (CheckOutcome.OUTSTANDING if allowed else CheckOutcome.UNKNOWN), f"{asked}; {words}"
        return CheckOutcome.MISSING, f"{asked}; the start was on {printed_date(start)}{_lacking(case, start)}"
    if anchor is DueAnchor.PRACTICABLE and applied and not case.rule.meanwhile:
        return (CheckOutcome.UNKNOWN if _may_bind_more(case) else CheckOutcome.OUTSTANDING), asked
    return CheckOutcome.MISSING, asked


def _of_conditional(case: Case) -> Found:
    """Nothing is wrong with what may not be required; and nothing that may be is needless."""
    if case.rule.requirement is Requirement.REQUIRED and case.first is not None:
        outcome, why = _of_required(case)
        if outcome is CheckOutcome.DONE:
            return outcome, why
    if any(check.not_required_because for check in case.said):
        return CheckOutcome.NOT_REQUIRED, "as recorded"
    if not case.said and case.start is not None and case.on < case.start:
        return CheckOutcome.NOT_YET_DUE, ""
    return CheckOutcome.UNKNOWN, _question(case)


def _question(case: Case) -> str:
    """What would have to be known: facts, the day that chooses the rule, or what held before the text that was read."""
    questions = [each for each in case.required.open_questions if each != WHAT_HELD]
    if questions:
        return f"it depends on this, of which nothing is known: {'; '.join(questions)}"
    day, since = case.days[case.rule.chosen_by], case.rule.starts_on
    if day is None:
        return f"{case.rule.chosen_by}, which chooses the rule, is not recorded"
    read = (
        "since when the rule holds was not found"
        if since is None
        else f"the rule is known from {printed_date(since)} on"
    )
    return f"what held on {printed_date(day)} is not known: {read}"


def _expired(case: Case) -> Found | None:
    """Evidence that held once and does no longer: a permission to work, and in Wales a certificate."""
    until = case.on if case.record.left_on is None else min(case.on, case.record.left_on)
    done = [
        (day, check) for check in case.said if check.says_done and (day := day_of(check)) is not None and day <= until
    ]
    if case.required.kind is CheckKind.RIGHT_TO_WORK and not done:
        # evidence that names its own end, seen on no stated day
        last = [check.expires_on for check in case.said if check.says_done]
        if last and all(end is not None and end < until for end in last):
            return CheckOutcome.EXPIRED, f"the evidence held until {printed_date(max(end for end in last if end))}"
    if not done:
        return None
    if case.required.kind is CheckKind.RIGHT_TO_WORK:
        latest = max(day for day, _ in done)
        ends = [last_day_of_evidence(check.method, check.expires_on) for day, check in done if day == latest]
        if None not in ends and max(end for end in ends if end is not None) < until:
            return CheckOutcome.EXPIRED, f"the evidence held until {printed_date(max(end for end in ends if end))}"
    if case.required.kind is CheckKind.ENHANCED_DBS and case.record.setting in CERTIFICATE_VALIDITIES:
        return _invalid_certificate(case, [check for _, check in done], until)
    return None


def _invalid_certificate(case: Case, done: Sequence[PreAppointmentCheck], until: date) -> Found | None:
    answers = [
        None
        if check.issued_on is None
        else certificate_validity(
            case.record.setting, issued_on=check.issued_on, on=until, on_update_service=check.on_update_service
        )
        for check in done
    ]
    valid = [None if answer is None else answer.is_valid for answer in answers]
    if True in valid:
        return None
    if None in valid:
        return CheckOutcome.UNKNOWN, "whether the certificate is still valid is not known: day of issue, Update Service"
    last = max(answer.last_day for answer in answers if answer is not None and answer.last_day is not None)
    return CheckOutcome.EXPIRED, f"by law the certificate was valid until {printed_date(last)}"
