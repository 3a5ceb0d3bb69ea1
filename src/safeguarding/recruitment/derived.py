"""Facts that follow from the days of a record: an early start, a recent post, what was outstanding at the start."""

from __future__ import annotations

from datetime import date

from safeguarding.dates.due import months_after
from safeguarding.recruitment.checks import PreAppointmentCheck, RecruitmentRecord
from safeguarding.recruitment.facts import Known
from safeguarding.recruitment.words import CheckKind

RECENT_POST_MONTHS = 3
"""A contact post that ended *not more than* so many months before the appointment: exactly three months is inside."""

DBS_KINDS = (CheckKind.ENHANCED_DBS, CheckKind.STANDARD_DBS, CheckKind.BASIC_DBS)
_HEADS = (CheckKind.REFERENCES, CheckKind.REASON_FOR_LEAVING, CheckKind.QUALIFICATIONS, CheckKind.EMPLOYMENT_HISTORY)


def is_recent_post(ended_on: date | None, *, appointed_on: date | None) -> bool | None:
    """Whether a contact post ended not more than three months before an appointment; None where a day is not known.

    Examples:
        >>> is_recent_post(date(2024, 6, 2), appointed_on=date(2024, 9, 2))
        True
        >>> is_recent_post(date(2024, 6, 1), appointed_on=date(2024, 9, 2))
        False
        >>> is_recent_post(date(2024, 11, 30), appointed_on=date(2025, 2, 28))
        True
    """
    if ended_on is None or appointed_on is None:
        return None
    return months_after(ended_on, RECENT_POST_MONTHS) >= appointed_on


def day_of(check: PreAppointmentCheck) -> date | None:
    """The day that counts for a check: when it was done, or else the day printed on its evidence."""
    return check.issued_on if check.done_on is None else check.done_on


def first_day(record: RecruitmentRecord, kind: CheckKind, *, on: date) -> date | None:
    """The first day, by the day of the question, on which a check of a kind is recorded as done."""
    days = [day for check in record.of(kind) if check.says_done and (day := day_of(check)) is not None and day <= on]
    return min(days, default=None)


def is_silent(record: RecruitmentRecord, kind: CheckKind) -> bool:
    """Whether nothing can be said of a kind: the record has no place for it, or what stands there cannot be made out."""
    said = record.of(kind)
    if not said:
        return kind in record.not_held
    return all(not check.is_known or (check.says_done and day_of(check) is None) for check in said)


def was_done_by(record: RecruitmentRecord, kind: CheckKind, day: date) -> bool | None:
    """Whether a check of a kind was done by a day; None where that is not known.

    Examples:
        >>> from safeguarding.recruitment.words import Setting
        >>> said = PreAppointmentCheck(kind=CheckKind.IDENTITY, done_on=date(2024, 9, 2))
        >>> record = RecruitmentRecord(reference="S1", setting=Setting.ACADEMY, checks=[said])
        >>> was_done_by(record, CheckKind.IDENTITY, date(2024, 9, 1)), was_done_by(record, CheckKind.IDENTITY, date(2024, 9, 2))
        (False, True)
    """
    if first_day(record, kind, on=day) is not None:
        return True
    unclear = any(not check.is_known or (check.says_done and day_of(check) is None) for check in record.of(kind))
    return None if unclear or is_silent(record, kind) else False


def derived_facts(record: RecruitmentRecord, *, appointed_on: date | None, on: date) -> Known:
    """The facts that follow from a record's days."""
    recent = is_recent_post(record.contact_post_ended_on, appointed_on=appointed_on)
    held = was_done_by(record, CheckKind.ENHANCED_DBS, on)
    asked = any(check.is_only_applied_for for check in record.of(CheckKind.ENHANCED_DBS))
    rests = False if held or asked or recent is False else recent if held is False else None
    return {
        "recent_contact_post": recent,
        "rests_on_recent_post": rests,
        "before_certificate": False if rests else _before_certificate(record, on=on),
        "outstanding_heads": _outstanding_heads(record, on=on),
        "old_certificate": _is_old(record),
        "unchecked": _unchecked(record, on=on),
    }


def _before_certificate(record: RecruitmentRecord, *, on: date) -> bool | None:
    start = record.starts_on
    if start is None:
        return None
    if start > on:
        return False
    if any(check.not_required_because for check in record.of(CheckKind.ENHANCED_DBS)):
        return None
    had = was_done_by(record, CheckKind.ENHANCED_DBS, start)
    return None if had is None else not had


def _is_old(record: RecruitmentRecord) -> bool | None:
    """Whether the certificate of somebody supplied was *older than* three months then: exactly three months is not."""
    supplied = record.starts_on if record.supplied_on is None else record.supplied_on
    issued = [check.issued_on for check in record.of(CheckKind.ENHANCED_DBS) if check.says_done]
    if not issued:
        return False
    days = [day for day in issued if day is not None]
    if supplied is None or len(days) < len(issued):
        return None
    return months_after(max(days), RECENT_POST_MONTHS) < supplied


def _outstanding_heads(record: RecruitmentRecord, *, on: date) -> bool | None:
    start = record.starts_on
    if start is None:
        return None
    if start > on:
        return False
    done = [
        True if any(check.not_required_because for check in record.of(kind)) else was_done_by(record, kind, start)
        for kind in _HEADS
        if kind is not CheckKind.REASON_FOR_LEAVING or record.worked_with_children is not False
    ]
    return True if False in done else None if None in done else False


def _unchecked(record: RecruitmentRecord, *, on: date) -> bool | None:
    done = [was_done_by(record, kind, on) for kind in DBS_KINDS]
    return False if True in done else None if None in done else True
