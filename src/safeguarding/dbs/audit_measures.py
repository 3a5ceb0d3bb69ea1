"""The audit's measures: each one a count of a base, with who is left out of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from itertools import repeat

import attrs

from safeguarding.dates.periods import Period
from safeguarding.dbs.audit_counts import StatusKinds
from safeguarding.dbs.audits import CountedAudit
from safeguarding.dbs.due_dates import later_day
from safeguarding.dbs.standings import GRAVEST_FIRST, CheckFinding, Standing
from safeguarding.dbs.statuses import RecheckStatus
from safeguarding.numbers.shares import Share
from safeguarding.records import Record

LOOK_AHEAD_DAYS = (30, 60, 90)
OVERDUE_BANDS: tuple[tuple[int, int | None], ...] = ((1, 30), (31, 90), (91, 365), (366, None))

_OUTSIDE = "absent from the count, not required, not started and left are not in the base"


@attrs.frozen(kw_only=True)
class AuditMeasure(Record):
    """A count of a base.

    Attributes:
        name: What is counted.
        count: The numerator.
        base: The denominator; it may be 0, and then there is no share.
        left_out: Who is not in the base, in words.

    Examples:
        >>> measure = AuditMeasure(name="recheck overdue", count=31, base=491, left_out="leavers")
        >>> print(measure)
        recheck overdue: 31 of 491
    """

    name: str
    count: int
    base: int
    left_out: str

    @property
    def share(self) -> Share | None:
        """The exact share, or None of nobody."""
        return Share(self.count, self.base) if self.base else None

    def __str__(self) -> str:
        return f"{self.name}: {self.count} of {self.base}"


def measures(audit: CountedAudit) -> tuple[AuditMeasure, ...]:
    """Every measure of an audit.

    Examples:
        >>> from datetime import date
        >>> from safeguarding.dbs import YORK_2017, Certificate, Person, audit
        >>> person = Person(reference="S1", certificates=[Certificate(issued_on=date(2014, 9, 30))])
        >>> for measure in measures(audit([person], YORK_2017, as_at=date(2017, 9, 19)))[:2]:
        ...     print(measure)
        a check in place and not past its date: 1 of 1
        recheck due within 30 days: 1 of 1
    """
    return (*_date_measures(audit), *_entry_measures(audit), *_timeliness(audit))


def _date_measures(audit: CountedAudit) -> Iterator[AuditMeasure]:
    required = _required(audit)
    base = sum(count for _, count in required)
    for name, holds in conditions(audit):
        found = sum(count for status, count in required if holds(status))
        yield AuditMeasure(name=name, count=found, base=base, left_out=_OUTSIDE)


def _required(audit: CountedAudit) -> StatusKinds:
    return tuple((status, count) for status, count in audit.kinds if status.standing.is_required)


Condition = Callable[[RecheckStatus], bool]


def conditions(audit: CountedAudit) -> Iterator[tuple[str, Condition]]:
    """The measures of the required population that a status alone decides, each with what it asks of one."""
    yield "a check in place and not past its date", lambda status: status.standing.is_compliant
    for days in LOOK_AHEAD_DAYS:
        yield f"recheck due within {days} days", _due_between(audit.as_at, later_day(audit.as_at, Period(days=days)))
    yield "recheck overdue, in progress or not", lambda status: status.is_overdue
    for first, longest in OVERDUE_BANDS:
        name = f"recheck overdue {first} to {longest} days" if longest else f"recheck overdue {first} days or more"
        yield name, _in_band(first, longest)
    yield "recheck overdue with an application under way", _has(CheckFinding.OVERDUE_IN_PROGRESS)
    for standing in (each for each in GRAVEST_FIRST if each.is_wrong):
        yield standing.label, _stands(standing)
    yield "check above the level that the post allows", _has(CheckFinding.OVER_LEVEL)


def _due_between(first: date, last: date) -> Condition:
    return lambda status: status.due_on is not None and first <= status.due_on <= last


def _stands(standing: Standing) -> Condition:
    return lambda status: status.standing is standing


def _has(finding: CheckFinding) -> Condition:
    return lambda status: finding in status.findings


def _in_band(first: int, longest: int | None) -> Condition:
    return lambda status: _is_in_band(status, first, longest)


def _is_in_band(status: RecheckStatus, first: int, longest: int | None) -> bool:
    days = status.days_overdue
    return days is not None and first <= days and (longest is None or days <= longest)


def _entry_measures(audit: CountedAudit) -> Iterator[AuditMeasure]:
    for entry, count in audit.entry_counts.items():
        yield AuditMeasure(name=f"entry check: {entry.label}", count=count, base=audit.base, left_out=_OUTSIDE)


def _timeliness(audit: CountedAudit) -> Iterator[AuditMeasure]:
    if audit.breaches is None:
        return
    made = audit.breaches.timeliness
    yield AuditMeasure(
        name=f"rechecks made on time, {audit.breaches.period}",
        count=made.count if made else 0,
        base=made.base if made else 0,
        left_out="rechecks not made at all are counted as breaches, not here",
    )


@attrs.frozen(kw_only=True)
class DaysOverdue(Record):
    """How long rechecks are overdue, of those overdue only.

    Attributes:
        count: How many are overdue.
        shortest: The fewest days.
        median: The middle: exact, so half a day where two lie in the middle.
        longest: The most days.
    """

    count: int
    shortest: int
    median: Fraction
    longest: int

    def __str__(self) -> str:
        return f"{self.count} overdue, by {self.shortest} to {self.longest} days (median {float(self.median):g})"


def days_overdue(audit: CountedAudit) -> DaysOverdue | None:
    """The days overdue over those overdue, an application under way or not; None where nobody is.

    Examples:
        >>> from datetime import date
        >>> from safeguarding.dbs import YORK_2017, Certificate, Person, audit
        >>> people = [Person(reference=f"S{day}", certificates=[Certificate(issued_on=date(2014, 9, day))]) for day in (9, 18)]
        >>> days_overdue(audit(people, YORK_2017, as_at=date(2017, 9, 19)))
        DaysOverdue(count=2, shortest=1, median=Fraction(11, 2), longest=10)
    """
    days = sorted(
        days
        for status, count in _required(audit)
        if (each := status.days_overdue) is not None
        for days in repeat(each, count)
    )
    if not days:
        return None
    middle = Fraction(days[(len(days) - 1) // 2] + days[len(days) // 2], 2)
    return DaysOverdue(count=len(days), shortest=days[0], median=middle, longest=days[-1])
