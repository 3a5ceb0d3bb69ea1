"""A span of days, first and last included, and how reports print one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import attrs

from safeguarding.dates.words import printed_date
from safeguarding.errors import InvalidRecordError
from safeguarding.records import Record


@attrs.frozen(order=True)
class DateRange(Record):
    """The days from ``starts_on`` to ``ends_on``, both included.

    Raises:
        InvalidRecordError: for an end before the start, or a time of day.

    Examples:
        >>> visit = DateRange(date(2016, 11, 14), date(2016, 12, 8))
        >>> print(visit, visit.days, date(2016, 12, 8) in visit)
        14 November – 8 December 2016 25 True
    """

    starts_on: date
    ends_on: date

    def _check(self) -> None:
        if self.ends_on < self.starts_on:
            raise InvalidRecordError(
                f"a date range cannot end on {printed_date(self.ends_on)}, "
                f"before it starts on {printed_date(self.starts_on)}"
            )

    @property
    def days(self) -> int:
        """How many days it lasts, the first and the last both counted."""
        return (self.ends_on - self.starts_on).days + 1

    def __contains__(self, on: date) -> bool:
        return self.starts_on <= on <= self.ends_on

    def __iter__(self) -> Iterator[date]:
        return (self.starts_on + timedelta(days=k) for k in range(self.days))

    def overlaps(self, other: DateRange) -> bool:
        """Whether the two have a day in common."""
        return self.starts_on <= other.ends_on and other.starts_on <= self.ends_on

    def __str__(self) -> str:
        """As a report prints it, saying the month and the year of the first day only where they differ."""
        last = printed_date(self.ends_on)
        if self.starts_on == self.ends_on:
            return last
        first = printed_date(self.starts_on).split()
        if self.starts_on.year == self.ends_on.year:
            first.pop()
            if self.starts_on.month == self.ends_on.month:
                first.pop()
        return f"{' '.join(first)} – {last}"


def joined_ranges(ranges: Iterable[DateRange]) -> tuple[DateRange, ...]:
    """Ranges, of which one that begins on the day after another ended goes on with it: "17 and 18 May 2023".

    Examples:
        >>> first, second = DateRange(date(2023, 5, 17), date(2023, 5, 17)), DateRange(date(2023, 5, 18), date(2023, 5, 18))
        >>> print(*joined_ranges([first, second]))
        17 – 18 May 2023
    """
    joined: list[DateRange] = []
    for each in ranges:
        if joined and each.starts_on == joined[-1].ends_on + timedelta(days=1):
            joined[-1] = DateRange(joined[-1].starts_on, each.ends_on)
        else:
            joined.append(each)
    return tuple(joined)
