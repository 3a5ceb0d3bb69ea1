"""Counted for many days at once, every last day is that of counting one by one."""

from datetime import date, timedelta

import numpy as np
import pytest

from safeguarding.dates.calendars import WorkingDayCalendar
from safeguarding.dates.due import EventDay, MonthEnd
from safeguarding.dates.periods import Period
from safeguarding.errors import OutOfCoverageError
from safeguarding.sources import Certainty, Source
from safeguarding.timescales.bulk_counting import ends_of, months_later
from safeguarding.timescales.counting import Counting, WorkingDays, calendar_of, end_of

FIRST = date(2016, 1, 29)
STARTS = [FIRST + timedelta(days=k) for k in range(70)]
"""Over a leap day, month ends and two years of Easter."""


def one_by_one(period: Period, start: date, counting: Counting) -> date | None:
    try:
        return end_of(period, start, counting=counting)
    except OutOfCoverageError:
        return None


@pytest.mark.parametrize("event_day", EventDay)
@pytest.mark.parametrize("month_end", MonthEnd)
@pytest.mark.parametrize("refuses", [False, True])
def test_calendar_periods(event_day: EventDay, month_end: MonthEnd, refuses: bool) -> None:  # noqa: FBT001
    """Months that lack the day end with their last, go on to the next first, or have none."""
    counting = Counting(event_day=event_day, month_end=month_end, refuses_missing_day=refuses)
    for period in (Period(days=1), Period(weeks=2), Period(months=1), Period(months=12), Period(months=1, days=3)):
        expected = [one_by_one(period, start, counting) for start in STARTS]
        assert ends_of(period, np.array(STARTS, "datetime64[D]"), counting=counting).tolist() == expected


@pytest.mark.parametrize("event_day", EventDay)
@pytest.mark.parametrize("working_days", WorkingDays)
def test_working_days(event_day: EventDay, working_days: WorkingDays) -> None:
    """Of every calendar, from working days and others."""
    counting = Counting(event_day=event_day, working_days=working_days)
    for count in (1, 5, 20):
        expected = [one_by_one(Period(working_days=count), start, counting) for start in STARTS]
        found = ends_of(Period(working_days=count), np.array(STARTS, "datetime64[D]"), counting=counting)
        assert found.tolist() == expected


def test_the_ends_of_what_is_known() -> None:
    """No day before the first or after the last that a calendar covers is counted from, nor to."""
    counting = Counting()
    days = [date(1, 1, 1), date(9999, 12, 31), date(9999, 12, 30)]
    last = calendar_of(counting.working_days).covers_to
    days += [last - timedelta(days=by) for by in range(8)]
    for period in (Period(working_days=1), Period(days=1), Period(months=1)):
        expected = [one_by_one(period, start, counting) for start in days]
        assert ends_of(period, np.array(days, "datetime64[D]"), counting=counting).tolist() == expected


@pytest.mark.parametrize(
    ("start", "months", "rolls", "refuses", "later"),
    [
        ("2017-08-31", 6, False, False, date(2018, 2, 28)),
        ("2017-08-31", 6, True, False, date(2018, 3, 1)),
        ("2017-08-31", 6, True, True, None),
        ("2017-08-28", 6, True, True, date(2018, 2, 28)),
        ("2015-08-30", 6, False, False, date(2016, 2, 29)),
        ("2017-08-31", 0, True, True, date(2017, 8, 31)),
        ("NaT", 6, True, False, None),
    ],
)
def test_a_month_without_the_day(start: str, months: int, rolls: bool, refuses: bool, later: date | None) -> None:  # noqa: FBT001
    """By hand, on a calendar."""
    found = months_later(np.array([start], "datetime64[D]"), months, rolls=rolls, refuses=refuses)
    assert found.tolist() == [later]


def test_the_last_day_that_is_covered() -> None:
    """It is counted to, where it is a working day."""
    source = Source(title="made up", certainty=Certainty.UNVERIFIED)
    ends_on = date(2024, 1, 10)
    week = WorkingDayCalendar(
        name="made up", days_off=[], covers_from=date(2024, 1, 1), covers_to=ends_on, source=source
    )
    starts = np.array([date(2024, 1, 8), date(2024, 1, 9), ends_on], "datetime64[D]")
    found = ends_of(Period(working_days=1), starts, counting=Counting(), calendar=week)
    assert found.tolist() == [date(2024, 1, 9), ends_on, None]
    # counted from the day itself, the last day has one left; so has the first that is covered
    edges = np.array([week.covers_from - timedelta(days=1), week.covers_from, ends_on, ends_on + timedelta(days=1)])
    begins = Counting(event_day=EventDay.DAY_ONE)
    found = ends_of(Period(working_days=1), edges.astype("datetime64[D]"), counting=begins, calendar=week)
    assert found.tolist() == [None, week.covers_from, ends_on, None]
