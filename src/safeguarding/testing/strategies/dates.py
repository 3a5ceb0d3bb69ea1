"""Strategies for dates, periods, ranges and calendars."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from safeguarding.dates.calendars import DayOff, WorkingDayCalendar
from safeguarding.dates.deadlines import Deadline, DeadlineRule, deadline
from safeguarding.dates.periods import Period
from safeguarding.dates.ranges import DateRange
from safeguarding.testing.strategies.sources import sources
from safeguarding.testing.strategies.texts import words

EARLIEST = date(1995, 1, 1)
LATEST = date(2028, 12, 31)


def days(*, earliest: date = EARLIEST, latest: date = LATEST) -> st.SearchStrategy[date]:
    """Days, by default those for which bank holidays are known."""
    return st.dates(min_value=earliest, max_value=latest)


def calendar_periods(*, most: int = 60) -> st.SearchStrategy[Period]:
    """Periods in years, months, weeks and days, each at most ``most``."""
    counts = st.integers(min_value=0, max_value=most)
    return st.builds(Period, years=counts, months=counts, weeks=counts, days=counts)


def working_day_periods(*, most: int = 300) -> st.SearchStrategy[Period]:
    """Periods of at least one working day."""
    return st.builds(Period, working_days=st.integers(min_value=1, max_value=most))


def periods(*, most: int = 60) -> st.SearchStrategy[Period]:
    """Periods of either kind."""
    return calendar_periods(most=most) | working_day_periods(most=most)


@st.composite
def date_ranges(draw: st.DrawFn, *, earliest: date = EARLIEST, latest: date = LATEST, longest: int = 60) -> DateRange:
    """Date ranges of 1 to ``longest`` days."""
    starts_on = draw(days(earliest=earliest, latest=latest))
    length = draw(st.integers(min_value=0, max_value=min(longest - 1, (latest - starts_on).days)))
    return DateRange(starts_on, starts_on + timedelta(days=length))


@st.composite
def working_day_calendars(
    draw: st.DrawFn, *, earliest: date = EARLIEST, latest: date = LATEST, most_days_off: int = 20
) -> WorkingDayCalendar:
    """Calendars with any weekend that leaves a day to work on, and up to ``most_days_off`` days off."""
    off = draw(st.lists(days(earliest=earliest, latest=latest), max_size=most_days_off, unique=True))
    return WorkingDayCalendar(
        name=draw(words()),
        days_off=[DayOff(day, draw(words())) for day in off],
        covers_from=earliest,
        covers_to=latest,
        source=draw(sources()),
        weekend=draw(st.frozensets(st.integers(min_value=0, max_value=6), max_size=6)),
    )


def deadline_rules() -> st.SearchStrategy[DeadlineRule]:
    """Rules that say what is to be done within which period."""
    return st.builds(DeadlineRule, task=words(), trigger=words(), period=periods(), source=sources())


@st.composite
def deadlines(draw: st.DrawFn) -> Deadline:
    """Rules applied to an event, early enough that the calendar reaches the due date."""
    calendar = draw(working_day_calendars(most_days_off=5))
    rule = draw(
        st.builds(
            DeadlineRule,
            task=words(),
            trigger=words(),
            period=working_day_periods(most=60) | calendar_periods(most=10),
            source=sources(),
        )
    )
    return deadline(rule, triggered_on=draw(days(latest=date(2010, 12, 31))), calendar=calendar)


STRATEGIES: dict[type[object], st.SearchStrategy[object]] = {
    Period: periods(),
    DateRange: date_ranges(),
    WorkingDayCalendar: working_day_calendars(),
    DeadlineRule: deadline_rules(),
    Deadline: deadlines(),
}
"""A strategy for each public record here."""
