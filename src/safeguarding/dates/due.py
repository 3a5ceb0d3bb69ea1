"""The day on which something falls due: an anchor date and a period, counted as the rule says.

The corresponding-date rule: a period of months or years ends on the day of the month that corresponds to its first
(Dodds v Walker [1981] 1 WLR 1027). It is always counted from the anchor in one step, never chained.
"""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta

from safeguarding.dates.calendars import WorkingDayCalendar
from safeguarding.dates.days import checked_day
from safeguarding.dates.periods import Period
from safeguarding.errors import InvalidRecordError, OutOfCoverageError
from safeguarding.labels import Labelled
from safeguarding.sources import Certainty, Source

CORRESPONDING_DATE_RULE = Source(
    title="Dodds v Walker [1981] 1 WLR 1027 (House of Lords)",
    certainty=Certainty.SECONDARY,
    checked_on=date(2026, 11, 1),
    note="where the last month has no corresponding day, the period ends on its last day",
)


class MonthEnd(Labelled):
    """What happens where the month has no corresponding day: 29 February in a common year, 31 June.

    Examples:
        >>> MonthEnd.CLAMP.label
        'last day of the month'
    """

    CLAMP = "last day of the month"
    ROLL = "first day of the next month"


class EventDay(Labelled):
    """Whether the day of the event is counted: bodies differ, so a rule always says which.

    Examples:
        >>> EventDay.DAY_ONE.label
        'the event day is day 1'
    """

    DAY_ZERO = "the event day is day 0"
    DAY_ONE = "the event day is day 1"


# to name a member costs as much as the rest of a simple question
_DAY_ONE = EventDay.DAY_ONE


def due_on(  # long: two thirds of it are its docstring, and a call fewer is a tenth of the time of working days
    anchor: date,
    period: Period,
    *,
    month_end: MonthEnd = MonthEnd.CLAMP,
    event_day: EventDay = EventDay.DAY_ZERO,
    calendar: WorkingDayCalendar | None = None,
) -> date:
    """The day on which a period that starts with ``anchor`` ends: the last day on which a thing is in time.

    Args:
        anchor: The day of the event.
        period: How long after it.
        month_end: What a missing corresponding day becomes. By default the last day of the month.
        event_day: By default the event day is not counted. Where it is day 1, the period ends a day sooner, on the
            eve of the corresponding day; a missing corresponding day then makes it end with the month.
        calendar: The working-day calendar; needed for a period in working days, unused otherwise.

    Raises:
        InvalidRecordError: for an anchor with a time of day, a period that is still text, working days without a
            calendar, and a period of no length whose first day would count.
        OutOfCoverageError: where the answer lies past the calendar's last day or past the year 9999.

    Examples:
        >>> due_on(date(2014, 9, 19), Period(years=3))
        datetime.date(2017, 9, 19)
        >>> due_on(date(2016, 2, 29), Period(years=3))
        datetime.date(2019, 2, 28)
        >>> due_on(date(2016, 2, 29), Period(years=3), month_end=MonthEnd.ROLL)
        datetime.date(2019, 3, 1)
        >>> due_on(date(2014, 9, 19), Period(years=3), event_day=EventDay.DAY_ONE)
        datetime.date(2017, 9, 18)
        >>> from safeguarding.dates.statutory_calendars import england_and_wales
        >>> due_on(date(2017, 2, 7), Period(working_days=70), calendar=england_and_wales())
        datetime.date(2017, 5, 19)
    """
    if anchor.__class__ is not date:
        checked_day(anchor, "due date's anchor")
    if not isinstance(period, Period):
        raise InvalidRecordError(f"a {type(period).__name__} is no period; parse_period reads one from text")
    if event_day is _DAY_ONE and period == Period():
        raise InvalidRecordError("a period whose first day counts lasts at least one day")
    if period.working_days:
        if calendar is None:
            raise InvalidRecordError(
                f"{period.working_days} working days need a calendar: instruments define the working day differently"
            )
        # what its two methods ask, without their tests of what has been tested: these would be a third of the time
        return calendar._nth(anchor, period.working_days, event_day is not _DAY_ONE)  # noqa: SLF001
    months, days = period.total_months, period.total_days
    if event_day is _DAY_ONE:
        # counting the event day, a missing corresponding day is the eve of the first of the next month
        month_end, days = MonthEnd.ROLL, days - 1
    try:
        due = months_after(anchor, months, month_end=month_end) if months or not days else anchor
        return due + timedelta(days=days) if days else due
    except (OutOfCoverageError, OverflowError):
        raise OutOfCoverageError(
            f"{period} after {anchor} lies past the year 9999", on=anchor, covers_to=date.max
        ) from None


_SHORTEST = 28
"""The days of the shortest month."""
_FEBRUARY = 2
_DAYS_OF_MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def months_after(anchor: date, months: int, *, month_end: MonthEnd = MonthEnd.CLAMP) -> date:
    """The corresponding day, a number of months later; earlier where the number is negative.

    Raises:
        OutOfCoverageError: outside the years 1 to 9999.

    Examples:
        >>> months_after(date(2017, 8, 31), 6)
        datetime.date(2018, 2, 28)
    """
    day, month = anchor.day, anchor.month - 1 + months
    year, month = anchor.year + month // 12, month % 12 + 1
    try:
        # only the last days of a month can be missing in another
        if day <= _SHORTEST:
            return date(year, month, day)
        due = date(year, month, min(day, 29 if month == _FEBRUARY and isleap(year) else _DAYS_OF_MONTHS[month - 1]))
        if month_end is MonthEnd.ROLL and due.day != day:
            due += timedelta(days=1)
    except (ValueError, OverflowError):
        raise OutOfCoverageError(
            f"{months} months from {anchor} lie outside the years 1 to 9999",
            on=anchor,
            covers_from=date.min,
            covers_to=date.max,
        ) from None
    return due


def period_before(anchor: date, period: Period, *, month_end: MonthEnd = MonthEnd.CLAMP) -> date:
    """The day on which a window opens that lasts so long before ``anchor``: the corresponding day.

    Raises:
        InvalidRecordError: for working days, which are only counted forward.
        OutOfCoverageError: before the year 1.

    Examples:
        >>> period_before(date(2019, 9, 19), Period(months=3))
        datetime.date(2019, 6, 19)
    """
    if period.working_days:
        raise InvalidRecordError(f"{period} before a day: working days are only counted forward")
    try:
        return months_after(anchor, -period.total_months, month_end=month_end) - timedelta(days=period.total_days)
    except (OutOfCoverageError, OverflowError):
        raise OutOfCoverageError(
            f"{period} before {anchor} lies before the year 1", on=anchor, covers_from=date.min
        ) from None
