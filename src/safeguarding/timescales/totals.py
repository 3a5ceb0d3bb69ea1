"""Totals of days over separate stays: short breaks in any 12 months, 13 weeks in care between 14 and 16."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import attrs

from safeguarding.dates.due import MonthEnd, months_after, period_before
from safeguarding.dates.ranges import DateRange
from safeguarding.errors import InvalidRecordError, OutOfCoverageError
from safeguarding.numbers.nouns import counted
from safeguarding.records import NoTruthValue, Record
from safeguarding.timescales.limits import CumulativeTotal, RollingTotal

_A_DAY = timedelta(days=1)
_LONGEST_STAY = 40_000


@attrs.frozen(kw_only=True)
class RollingAnswer(NoTruthValue, Record):
    """What the stays came to under a rolling total.

    Attributes:
        highest: The largest total of days in any window; 0 where there were no stays.
        window: The first window with that total; None where there were no stays.
        first_over_on: The first day on which the total was passed; None where it never was.

    Examples:
        >>> kept = RollingAnswer(highest=75, window=DateRange(date(2017, 1, 1), date(2017, 12, 31)), first_over_on=None)
        >>> kept.is_kept
        True
    """

    _instead = "is_kept"

    highest: int
    window: DateRange | None
    first_over_on: date | None

    @property
    def is_kept(self) -> bool:
        """Whether the total was never passed."""
        return self.first_over_on is None

    def __str__(self) -> str:
        return f"at most {counted(self.highest, 'day')} in any window: {'kept' if self.is_kept else 'passed'}"


def rolling_answer(limit: RollingTotal, stays: Iterable[DateRange], *, as_at: date) -> RollingAnswer:
    """The largest total of days in any window, and when the limit was first passed.

    Args:
        limit: The limit.
        stays: The stays, first and last day both counted; a day in two of them counts once.
        as_at: The day of the question; days after it are not looked at.

    Raises:
        InvalidRecordError: for a stay of more than a hundred years.
        OutOfCoverageError: for a window outside the years 1 to 9999.

    Examples:
        >>> from safeguarding.dates.periods import Period
        >>> breaks = [DateRange(date(2017, month, 1), date(2017, month, 16)) for month in (1, 3, 5, 7, 9)]
        >>> answer = rolling_answer(RollingTotal(most_days=75, window=Period(months=12)), breaks, as_at=date(2017, 12, 31))
        >>> answer.highest, answer.first_over_on
        (80, datetime.date(2017, 9, 12))
    """
    within: deque[date] = deque()
    highest, window, first_over_on = 0, None, None
    for day in _days(stays, as_at):
        within.append(day)
        opens_on = _window_start(limit, day)
        while within[0] < opens_on:
            within.popleft()
        if len(within) > highest:
            highest, window = len(within), DateRange(opens_on, day)
        if first_over_on is None and len(within) > limit.most_days:
            first_over_on = day
    return RollingAnswer(highest=highest, window=window, first_over_on=first_over_on)


def eligible_on(limit: CumulativeTotal, stays: Iterable[DateRange], *, born_on: date, as_at: date) -> date | None:
    """The day on which a cumulative total was reached, at the later age or after; None where it had not been.

    Args:
        limit: The limit.
        stays: The stays that count, first and last day both counted.
        born_on: The child's date of birth.
        as_at: The day of the question; days after it are not looked at.

    Raises:
        InvalidRecordError: for a stay of more than a hundred years.
        OutOfCoverageError: for a birthday past the year 9999.

    Examples:
        >>> from safeguarding.dates.periods import Period
        >>> test = CumulativeTotal(total=Period(weeks=13), from_age=14, past_age=16)
        >>> stay = [DateRange(date(2016, 1, 1), date(2017, 12, 31))]
        >>> eligible_on(test, stay, born_on=date(2001, 6, 10), as_at=date(2018, 1, 1))
        datetime.date(2017, 6, 10)
    """
    counts_from = months_after(born_on, 12 * limit.from_age)
    past = months_after(born_on, 12 * limit.past_age)
    total = 0
    for day in _days(stays, as_at):
        total += day >= counts_from
        if day >= past and total >= limit.total.total_days:
            return day
    return None


def _days(stays: Iterable[DateRange], as_at: date) -> Iterator[date]:
    """Every day of the stays once, in order, up to the day of the question."""
    last: int | None = None
    for stay in sorted(stays):
        if stay.days > _LONGEST_STAY:
            raise InvalidRecordError("a stay lasts for less than a hundred years")
        first = stay.starts_on.toordinal() if last is None else max(stay.starts_on.toordinal(), last + 1)
        for number in range(first, min(stay.ends_on, as_at).toordinal() + 1):
            yield date.fromordinal(number)
            last = number


def _window_start(limit: RollingTotal, ends_on: date) -> date:
    """The first day of the window that ends on a day, or of the fixed window that the day lies in."""
    if limit.starts_each is not None:
        month, day = limit.starts_each
        year = ends_on.year - ((ends_on.month, ends_on.day) < (month, day))
        if year < date.min.year:
            raise OutOfCoverageError(f"the window of {ends_on} starts before the year 1", covers_from=date.min)
        return date(year, month, day)
    # a window of 12 months that ends on 28 February starts on 1 March
    return period_before(_day_after(ends_on), limit.window, month_end=MonthEnd.ROLL)


def _day_after(day: date) -> date:
    if day == date.max:
        raise OutOfCoverageError(f"no window is known that ends on {day}, the last day there is", covers_to=date.max)
    return day + _A_DAY
