"""How many rechecks fall due in each month to come, beside the backlog that is overdue already."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from datetime import timedelta

import attrs

from safeguarding.dates.due import due_on, months_after
from safeguarding.dates.periods import Period
from safeguarding.dates.ranges import DateRange
from safeguarding.dbs.audits import CountedAudit
from safeguarding.errors import InvalidRecordError
from safeguarding.records import Record

_LONGEST = 120


@attrs.frozen(kw_only=True)
class Forecast(Record):
    """Rechecks that fall due, by calendar month. Each person counts once: the recheck after next is not foreseen.

    Attributes:
        backlog: How many are past their due date on the day of the audit, within their grace or not.
        months: The days of each month; the first one starts with the day of the audit.
        counts: How many fall due in each.
        later: How many fall due after the last of them.
        undated: How many of the required population have no due date to foresee.
    """

    backlog: int
    months: tuple[DateRange, ...]
    counts: tuple[int, ...]
    later: int
    undated: int


def forecast(audit: CountedAudit, *, months: int = 12) -> Forecast:
    """Count the due dates of an audit's required population by month.

    Args:
        audit: The audit.
        months: How many calendar months to look at, the audit's own included.

    Raises:
        InvalidRecordError: for fewer than one month, or more than ten years.
        OutOfCoverageError: for months past the year 9999.

    Examples:
        >>> from datetime import date
        >>> from safeguarding.dbs import YORK_2017, Certificate, Person, audit
        >>> person = Person(reference="S1", certificates=[Certificate(issued_on=date(2014, 11, 2))])
        >>> forecast(audit([person], YORK_2017, as_at=date(2017, 9, 19)), months=3).counts
        (0, 0, 1)
    """
    if not 1 <= months <= _LONGEST:
        raise InvalidRecordError(f"a forecast looks at 1 to {_LONGEST} months, not {months}")
    first = audit.as_at.replace(day=1)
    due_on(first, Period(months=months))  # refuses months past the calendar's end
    starts = [audit.as_at, *(months_after(first, k) for k in range(1, months + 1))]
    due = sorted(
        due
        for status, count in audit.kinds
        if status.standing.is_required and status.due_on is not None
        for due in itertools.repeat(status.due_on, count)
    )
    # how many fall due before each month's first day
    before = [bisect_right(due, start - timedelta(days=1)) for start in starts]
    return Forecast(
        backlog=before[0],
        months=tuple(DateRange(start, end - timedelta(days=1)) for start, end in itertools.pairwise(starts)),
        counts=tuple(later - earlier for earlier, later in itertools.pairwise(before)),
        later=len(due) - before[-1],
        undated=audit.base - len(due),
    )
