"""Whether somebody was checked at entry: the oldest check on record against the first day of employment.

A measure of its own, apart from rechecks. It needs every check to be kept: where only the latest is on record, the
answer is that the check came after the start, which may be the register's fault and not the employer's.
"""

from __future__ import annotations

from datetime import date

from safeguarding.dbs.people import Person
from safeguarding.labels import Labelled
from safeguarding.records import NoTruthValue


class EntryCheck(NoTruthValue, Labelled):
    """When the first check on record was issued, against the first day of employment.

    Examples:
        >>> [entry.label for entry in EntryCheck if entry.is_in_time]
        ['before the start', 'on the first day']
    """

    BEFORE_START = "before the start"
    ON_START_DAY = "on the first day"
    AFTER_START_ASSESSED = "after the start, with a risk assessment"
    AFTER_START = "after the start, without a risk assessment"
    NONE_ON_RECORD = "no check on record"
    UNKNOWN = "a date is not known"

    @property
    def is_in_time(self) -> bool:
        """Whether the check was there by the first day."""
        return self in (EntryCheck.BEFORE_START, EntryCheck.ON_START_DAY)


def entry_check(person: Person, *, as_at: date) -> EntryCheck:
    """When a person's first check was issued.

    An undated certificate may be the entry check, so it makes a late answer unknown; never an early one.

    Args:
        person: The person, with every check.
        as_at: The day of the audit; certificates issued later are not known yet.

    Examples:
        >>> from safeguarding.dbs.checks import Certificate
        >>> checked = [Certificate(issued_on=date(2017, 3, 1)), Certificate(issued_on=date(2014, 2, 1))]
        >>> person = Person(reference="S0042", starts_on=date(2014, 3, 3), certificates=checked)
        >>> entry_check(person, as_at=date(2017, 9, 19)).label
        'before the start'
    """
    issued = [each.issued_on for each in person.certificates if each.issued_on is not None and each.issued_on <= as_at]
    has_undated = any(each.issued_on is None for each in person.certificates)
    if not issued:
        return EntryCheck.UNKNOWN if has_undated else EntryCheck.NONE_ON_RECORD
    if person.starts_on is None:
        return EntryCheck.UNKNOWN
    first = min(issued)
    if first <= person.starts_on:
        return EntryCheck.BEFORE_START if first < person.starts_on else EntryCheck.ON_START_DAY
    if has_undated:
        return EntryCheck.UNKNOWN
    assessed = person.risk_assessed_on is not None and person.risk_assessed_on <= person.starts_on
    return EntryCheck.AFTER_START_ASSESSED if assessed else EntryCheck.AFTER_START
