"""Working-day calendars as values: which weekdays are worked, which days are off, and how far that is known.

Instruments define "working day" differently, so a rule takes the calendar as an argument. Counting n working days
is arithmetic on ranks and one binary search; no day is visited.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date

import attrs

from safeguarding.dates.days import checked_day
from safeguarding.dates.words import printed_date
from safeguarding.errors import InvalidRecordError, OutOfCoverageError
from safeguarding.records import Record, how_many, of_several
from safeguarding.sources import Source

SATURDAY, SUNDAY = 5, 6


@attrs.frozen(order=True)
class DayOff(Record):
    """A day that is not worked, and why.

    Examples:
        >>> sorted([DayOff(date(2017, 12, 25), "Christmas Day"), DayOff(date(2017, 4, 14), "Good Friday")])[0].name
        'Good Friday'
    """

    on: date
    name: str

    def __str__(self) -> str:
        return f"{self.name}, {printed_date(self.on)}"


def _weekend(days: Iterable[int]) -> frozenset[int]:
    return of_several(days, frozenset)


def _in_order(days: Iterable[DayOff]) -> tuple[DayOff, ...]:
    return of_several(days, lambda several: tuple(sorted(several)))


_Counted = tuple[int, list[int], list[date]]
"""The number of a calendar's first day; of each of its days, how many before it are worked; and the days worked, in order."""
_NOT_COUNTED: _Counted = date.max.toordinal() + 1, [], []
_ASKED = 500
"""How often a calendar is asked before its days are counted once, which takes as long as some thousand answers."""
_MOST_COUNTED = 40_000
"""Of how many days a calendar may be for its days to be counted once: a hundred years and more."""


def _counted_days(calendar: WorkingDayCalendar) -> _Counted:
    """Every day of a calendar's span looked at once; nothing of one that is too long, which is reckoned day by day."""
    first, last = calendar.covers_from.toordinal(), calendar.covers_to.toordinal()
    ranks: list[int] = []
    days: list[date] = []
    if last - first >= _MOST_COUNTED:
        return _NOT_COUNTED[0], ranks, days
    for ordinal in range(first, last + 1):
        ranks.append(len(days))
        on = date.fromordinal(ordinal)
        if calendar.is_working_day(on):
            days.append(on)
    return first, ranks, days


@attrs.frozen(kw_only=True)
class WorkingDayCalendar(Record):
    """Which days are working days, over the span of days for which that is known.

    Attributes:
        name: What the calendar is, for messages and explanations.
        days_off: The days that are not worked besides the weekend, in date order.
        covers_from: The first day of which the calendar knows whether it is worked.
        covers_to: The last such day. Past it there is no answer rather than a guess.
        source: The instrument or the employer that defines the working day.
        holidays_source: What the days off come from, where it is another text.
        weekend: Weekdays that are never worked, Monday 0 to Sunday 6.

    Raises:
        InvalidRecordError: for a day off given twice or outside the span, or a week without a working day.

    Examples:
        >>> from safeguarding.sources import Certainty
        >>> calendar = WorkingDayCalendar(
        ...     name="an office closed on 2 January 2024",
        ...     days_off=[DayOff(date(2024, 1, 2), "stocktaking")],
        ...     covers_from=date(2024, 1, 1),
        ...     covers_to=date(2024, 12, 31),
        ...     source=Source(title="An example", certainty=Certainty.UNVERIFIED),
        ... )
        >>> calendar.nth_working_day_after(date(2024, 1, 1), 1)
        datetime.date(2024, 1, 3)
        >>> calendar.working_days_between(date(2024, 1, 1), date(2024, 1, 8))
        4
    """

    _words = "{0.name}"

    name: str
    days_off: Sequence[DayOff] = attrs.field(converter=_in_order, repr=how_many)
    covers_from: date
    covers_to: date
    source: Source
    holidays_source: Source | None = None
    weekend: frozenset[int] = attrs.field(default=frozenset({SATURDAY, SUNDAY}), converter=_weekend)
    # derived once, so that each count is a binary search
    _workdays: tuple[int, ...] = attrs.field(init=False, eq=False, repr=False)
    _worked_before: tuple[int, ...] = attrs.field(init=False, eq=False, repr=False)
    _off: tuple[int, ...] = attrs.field(init=False, eq=False, repr=False)
    _off_ranks: tuple[int, ...] = attrs.field(init=False, eq=False, repr=False)
    _counted: _Counted = attrs.field(init=False, eq=False, repr=False)
    _asked: int = attrs.field(init=False, eq=False, repr=False)

    def _check(self) -> None:
        if not self.weekend < frozenset(range(7)):
            raise InvalidRecordError(
                "a weekend is a set of weekdays, Monday 0 to Sunday 6, and leaves at least one to work on"
            )
        if self.covers_to < self.covers_from:
            raise InvalidRecordError(f"{self.name}: it covers no day, {self.covers_to} is before {self.covers_from}")
        ordinals = [day.on.toordinal() for day in self.days_off]
        if len(set(ordinals)) != len(ordinals):
            raise InvalidRecordError(f"{self.name}: a day off is given twice")
        if any(not self.covers_from <= day.on <= self.covers_to for day in self.days_off):
            raise InvalidRecordError(f"{self.name}: a day off lies outside {self.covers_from} to {self.covers_to}")
        workdays = tuple(day for day in range(7) if day not in self.weekend)
        derive = object.__setattr__
        derive(self, "_workdays", workdays)
        derive(self, "_worked_before", tuple(sum(day < each for day in workdays) for each in range(7)))
        off = tuple(each for each in ordinals if (each - 1) % 7 not in self.weekend)
        derive(self, "_off", off)
        derive(self, "_off_ranks", tuple(self._weekday_rank(each) - k for k, each in enumerate(off)))
        derive(self, "_counted", _NOT_COUNTED)
        derive(self, "_asked", 0)

    def is_working_day(self, on: date) -> bool:
        """Whether a day is worked.

        Raises:
            OutOfCoverageError: for a day outside the calendar's span.
        """
        self._cover(on)
        ordinal = on.toordinal()
        return self._rank(ordinal + 1) > self._rank(ordinal)

    def nth_working_day_after(self, start: date, count: int) -> date:
        """The ``count``-th working day after ``start``; ``start`` itself is day 0, worked or not.

        Raises:
            InvalidRecordError: for a count that is not whole or below 1.
            OutOfCoverageError: where the start or the answer lies outside the calendar's span.
        """
        return self._nth(start, count, 1)

    def nth_working_day_from(self, start: date, count: int) -> date:
        """The ``count``-th working day on or after ``start``: ``start`` is day 1 if it is worked.

        Raises:
            InvalidRecordError: for a count that is not whole or below 1.
            OutOfCoverageError: where the start or the answer lies outside the calendar's span.
        """
        return self._nth(start, count, 0)

    def _nth(self, start: date, count: int, after: int) -> date:
        first, ranks, days = self._counted
        place = start.toordinal() - first if start.__class__ is date else -1
        if place >= 0 and count.__class__ is int and count > 0:
            try:
                return days[ranks[place + after] + count - 1]
            except IndexError:
                # outside the span
                pass
        return self._reckoned(start, count, after)

    def _reckoned(self, start: date, count: int, after: int) -> date:
        """As asked of a calendar whose days are not counted, outside its span, or of another kind."""
        self._cover(start)
        self._check_count(count)
        # most calendars with an office's own days off are asked a few times and forgotten
        object.__setattr__(self, "_asked", self._asked + 1)
        if self._asked >= _ASKED and self._counted is _NOT_COUNTED:
            object.__setattr__(self, "_counted", _counted_days(self))
        return self._working_day_ranked(self._rank(start.toordinal() + after) + count - 1, count)

    def working_days_between(self, start: date, end: date) -> int:
        """How many working days lie after ``start``, up to and including ``end``; negative where ``end`` is earlier.

        The answer is the number that ``end`` has when ``start`` is day 0.

        Raises:
            OutOfCoverageError: where either day lies outside the calendar's span.
        """
        self._cover(start)
        self._cover(end)
        return self._rank(end.toordinal() + 1) - self._rank(start.toordinal() + 1)

    def with_days_off(self, days: Iterable[DayOff]) -> WorkingDayCalendar:
        """The same calendar with more days off: a newly proclaimed holiday, an office's closure."""
        return attrs.evolve(self, days_off=(*self.days_off, *days))

    def _weekday_rank(self, ordinal: int) -> int:
        """How many days before this one are not weekends, counted from the calendar's own beginning of time."""
        weeks, weekday = divmod(ordinal - 1, 7)
        return weeks * len(self._workdays) + self._worked_before[weekday]

    def _rank(self, ordinal: int) -> int:
        """How many days before this one are worked."""
        return self._weekday_rank(ordinal) - bisect_left(self._off, ordinal)

    def _working_day_ranked(self, rank: int, count: int) -> date:
        weeks, place = divmod(rank + bisect_right(self._off_ranks, rank), len(self._workdays))
        ordinal = weeks * 7 + self._workdays[place] + 1
        if ordinal > self.covers_to.toordinal():
            raise OutOfCoverageError(
                f"{self.name}: {count} working days lead past {self.covers_to}, the last day known",
                covers_from=self.covers_from,
                covers_to=self.covers_to,
            )
        return date.fromordinal(ordinal)

    def _check_count(self, count: int) -> None:
        if type(count) is not int or count < 1:
            raise InvalidRecordError(f"working days are counted from 1, in whole numbers, not {count!r}")

    def _cover(self, on: date) -> None:
        checked_day(on, "day asked about")
        if not self.covers_from <= on <= self.covers_to:
            raise OutOfCoverageError(
                f"{self.name}: {on} is outside {self.covers_from} to {self.covers_to}, the days known",
                on=on,
                covers_from=self.covers_from,
                covers_to=self.covers_to,
            )
