from calendar import monthrange
from datetime import date, datetime, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given, strategies as st

from safeguarding.dates.calendars import WorkingDayCalendar
from safeguarding.dates.due import EventDay, MonthEnd, due_on, months_after, period_before
from safeguarding.dates.periods import Period
from safeguarding.dates.statutory_calendars import england_and_wales
from safeguarding.errors import InvalidRecordError, OutOfCoverageError
from safeguarding.testing.strategies.dates import calendar_periods, days, working_day_calendars


@pytest.mark.parametrize(
    ("anchor", "period", "due"),
    [
        (date(2014, 9, 19), Period(years=3), date(2017, 9, 19)),
        (date(2016, 2, 29), Period(years=3), date(2019, 2, 28)),
        (date(2016, 2, 29), Period(years=4), date(2020, 2, 29)),
        (date(2017, 8, 31), Period(months=6), date(2018, 2, 28)),
        (date(2019, 8, 31), Period(months=6), date(2020, 2, 29)),
        (date(2017, 9, 30), Period(months=1), date(2017, 10, 30)),  # Dodds v Walker: 30 September, not the month's end
        (date(2017, 1, 31), Period(months=1), date(2017, 2, 28)),
        (date(2017, 1, 31), Period(months=1, days=1), date(2017, 3, 1)),
        (date(2017, 12, 31), Period(weeks=1), date(2018, 1, 7)),
        (date(2017, 5, 1), Period(), date(2017, 5, 1)),
    ],
)
def test_the_corresponding_date_rule(anchor: date, period: Period, due: date) -> None:
    """A period ends on the corresponding day; where the month has none, on its last day."""
    assert due_on(anchor, period) == due


def test_a_missing_corresponding_day_may_roll_to_the_next_month() -> None:
    """By choice, 29 February in a common year becomes 1 March; an existing day is untouched."""
    assert due_on(date(2016, 2, 29), Period(years=3), month_end=MonthEnd.ROLL) == date(2019, 3, 1)
    assert due_on(date(2016, 2, 29), Period(years=4), month_end=MonthEnd.ROLL) == date(2020, 2, 29)
    assert due_on(date(2016, 2, 28), Period(years=3), month_end=MonthEnd.ROLL) == date(2019, 2, 28)


def test_counting_the_event_day_ends_a_period_the_day_before() -> None:
    """Where the first day counts, the period ends on the eve of the corresponding day, and with the month if it has none."""
    day_one = EventDay.DAY_ONE
    assert due_on(date(2014, 9, 19), Period(years=3), event_day=day_one) == date(2017, 9, 18)
    assert due_on(date(2019, 3, 1), Period(years=1), event_day=day_one) == date(2020, 2, 29)
    assert due_on(date(2016, 2, 29), Period(years=3), event_day=day_one) == date(2019, 2, 28)
    assert due_on(date(2017, 5, 1), Period(days=1), event_day=day_one) == date(2017, 5, 1)
    calendar = england_and_wales()
    assert due_on(date(2017, 2, 7), Period(working_days=1), event_day=day_one, calendar=calendar) == date(2017, 2, 7)
    assert due_on(date(2017, 2, 11), Period(working_days=1), event_day=day_one, calendar=calendar) == date(2017, 2, 13)


def test_three_years_are_not_1095_days() -> None:
    """Three years over a leap day are 1,096 days."""
    assert due_on(date(2014, 9, 19), Period(years=3)) != due_on(date(2014, 9, 19), Period(days=1095))


def test_a_period_is_never_chained() -> None:
    """Two months from 31 December end on 28 February; one month twice would give the same, three would not."""
    assert due_on(date(2016, 12, 31), Period(months=3)) == date(2017, 3, 31)
    once = due_on(date(2016, 12, 31), Period(months=2))
    assert due_on(once, Period(months=1)) == date(2017, 3, 28)


@given(days(), days(), calendar_periods(), st.sampled_from(MonthEnd), st.sampled_from(EventDay))
def test_a_later_anchor_is_never_due_earlier(
    one: date, other: date, period: Period, month_end: MonthEnd, event_day: EventDay
) -> None:
    """A period added forward is monotone in its start, under every convention."""
    period = Period(years=period.years, months=period.months, weeks=period.weeks, days=period.days + 1)
    earlier, later = sorted((one, other))
    first = due_on(earlier, period, month_end=month_end, event_day=event_day)
    assert first <= due_on(later, period, month_end=month_end, event_day=event_day)


@given(days(), st.integers(min_value=0, max_value=100), st.sampled_from(MonthEnd))
def test_years_are_twelve_months(anchor: date, count: int, month_end: MonthEnd) -> None:
    """N years lead to the same day as 12n months."""
    years, months = Period(years=count), Period(months=12 * count)
    assert due_on(anchor, years, month_end=month_end) == due_on(anchor, months, month_end=month_end)


@given(days(), st.integers(min_value=1, max_value=400))
def test_the_corresponding_day_differs_only_where_there_is_none(anchor: date, months: int) -> None:
    """The answer has the anchor's day of the month, or it is the last day of a month that lacks that day."""
    due = months_after(anchor, months)
    assert (due.year * 12 + due.month) - (anchor.year * 12 + anchor.month) == months
    assert due.day == anchor.day or ((due + relativedelta(days=1)).day == 1 and due.day < anchor.day)


@given(working_day_calendars(), days(latest=date(2015, 12, 31)), st.integers(min_value=1, max_value=90))
def test_working_days_are_counted_by_any_calendar(calendar: WorkingDayCalendar, anchor: date, count: int) -> None:
    """A due date in working days is a working day of the calendar that was handed in, n of them after the anchor."""
    due = due_on(anchor, Period(working_days=count), calendar=calendar)
    assert calendar.is_working_day(due)
    assert calendar.working_days_between(anchor, due) == count


def test_working_days_need_a_calendar() -> None:
    """Instruments define the working day differently, so there is no default calendar."""
    with pytest.raises(InvalidRecordError, match="need a calendar"):
        due_on(date(2017, 2, 7), Period(working_days=70))


def test_a_question_without_an_answer_is_an_error() -> None:
    """A time of day, a period that is still text, a first day of nothing, and a day past the calendar of the language have no answer."""
    with pytest.raises(InvalidRecordError, match="is a date"):
        due_on(datetime(2017, 2, 7, 9, 0), Period(years=3))  # noqa: DTZ001 - the case itself
    with pytest.raises(InvalidRecordError, match="parse_period reads one"):
        due_on(date(2017, 2, 7), "3 years")  # type: ignore[arg-type]
    with pytest.raises(InvalidRecordError, match="at least one day"):
        due_on(date(2017, 2, 7), Period(), event_day=EventDay.DAY_ONE)
    with pytest.raises(OutOfCoverageError, match="past the year 9999"):
        due_on(date(9999, 1, 1), Period(years=1))
    with pytest.raises(OutOfCoverageError, match="past the year 9999"):
        due_on(date(2017, 1, 1), Period(weeks=999_999, days=999_999))
    with pytest.raises(OutOfCoverageError, match="outside the years 1 to 9999"):
        months_after(date(2017, 1, 1), 12 * 9_000)


class TestPeriodsBefore:
    """A window that opens so long before a day opens on the corresponding day, as one that closes after it does."""

    @given(days(), st.integers(min_value=0, max_value=400), st.integers(min_value=0, max_value=400))
    def test_months_then_days(self, anchor: date, months: int, count: int) -> None:
        opens = period_before(anchor, Period(months=months, days=count))
        assert opens == months_after(anchor, -months) - timedelta(days=count)

    def test_a_missing_day_rolls_where_it_should(self) -> None:
        assert period_before(date(2017, 3, 31), Period(months=1)) == date(2017, 2, 28)
        assert period_before(date(2017, 3, 31), Period(months=1), month_end=MonthEnd.ROLL) == date(2017, 3, 1)

    def test_a_question_without_an_answer_is_an_error(self) -> None:
        with pytest.raises(OutOfCoverageError, match="before the year 1"):
            period_before(date(1, 1, 5), Period(months=1))
        with pytest.raises(OutOfCoverageError, match="before the year 1"):
            period_before(date(1, 1, 5), Period(days=5))
        with pytest.raises(InvalidRecordError, match="working days"):
            period_before(date(2017, 3, 31), Period(working_days=5))


@pytest.mark.parametrize("month", range(1, 13))
def test_the_last_day_of_each_month(month: int) -> None:
    """A month or more from the thirty-first it is the last day, by the standard library's calendar."""
    for year in (2019, 2020):
        last = date(year, month, monthrange(year, month)[1])
        assert months_after(date(2018, 12, 31), 12 * (year - 2019) + month) == last
        assert months_after(date(2018, 12, 28), 12 * (year - 2019) + month) == last.replace(day=28)


def test_a_period_of_ones_own_kind_is_a_period() -> None:
    class Fortnight(Period):
        """With a name of its own."""

    assert due_on(date(2017, 5, 1), Fortnight(weeks=2)) == date(2017, 5, 15)
