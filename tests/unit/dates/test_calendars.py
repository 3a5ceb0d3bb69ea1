from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta

import attrs
import pytest
from hypothesis import assume, given, strategies as st

from safeguarding.dates import calendars
from safeguarding.dates.calendars import DayOff, WorkingDayCalendar
from safeguarding.dates.ranges import DateRange
from safeguarding.dates.statutory_calendars import england_and_wales, weekends_only
from safeguarding.errors import InvalidRecordError, OutOfCoverageError
from safeguarding.sources import Certainty, Source
from safeguarding.testing.strategies.dates import days, working_day_calendars

MADE_UP = Source(title="made up", certainty=Certainty.UNVERIFIED)


def counted_day_by_day(calendar: WorkingDayCalendar, start: date, count: int) -> date:
    """The slow and obvious way."""
    off = {each.on for each in calendar.days_off}
    day = start
    while count:
        day += timedelta(days=1)
        if day.weekday() not in calendar.weekend and day not in off:
            count -= 1
    return day


class TestEnglandAndWales:
    """A working day under SI 2007/462 is no weekend, no Christmas Day, no Good Friday and no bank holiday."""

    @pytest.mark.parametrize(
        ("start", "count", "due"),
        [
            (date(2017, 2, 7), 70, date(2017, 5, 19)),
            (date(2022, 5, 4), 70, date(2022, 8, 12)),
            (date(2017, 4, 13), 1, date(2017, 4, 18)),  # across Easter
            (date(2016, 12, 23), 1, date(2016, 12, 28)),  # across Christmas, the 25th a Sunday
            (date(2022, 6, 1), 1, date(2022, 6, 6)),  # across the Platinum Jubilee
            (date(2022, 9, 16), 1, date(2022, 9, 20)),  # across the State Funeral
            (date(2023, 5, 5), 1, date(2023, 5, 9)),  # across the Coronation
            (date(2017, 5, 20), 1, date(2017, 5, 22)),  # from a Saturday
            (date(2017, 5, 29), 1, date(2017, 5, 30)),  # from a bank holiday
        ],
    )
    def test_published_and_plain_cases(self, start: date, count: int, due: date) -> None:
        assert england_and_wales().nth_working_day_after(start, count) == due

    def test_york_statement_was_on_working_day_68(self) -> None:
        """17 May 2017 is working day 68 of 7 February 2017; ignoring bank holidays it would look like day 71."""
        assert england_and_wales().working_days_between(date(2017, 2, 7), date(2017, 5, 17)) == 68
        assert weekends_only().working_days_between(date(2017, 2, 7), date(2017, 5, 17)) == 71

    def test_past_the_last_year_known_there_is_no_answer(self) -> None:
        calendar = england_and_wales()
        assert calendar.nth_working_day_after(date(2028, 12, 28), 1) == date(2028, 12, 29)
        with pytest.raises(OutOfCoverageError, match="past 2028-12-31, the last day known"):
            calendar.nth_working_day_after(date(2028, 12, 29), 1)
        with pytest.raises(OutOfCoverageError, match="2029-01-01 is outside"):
            calendar.is_working_day(date(2029, 1, 1))
        with pytest.raises(OutOfCoverageError, match="1994-12-31 is outside"):
            calendar.nth_working_day_after(date(1994, 12, 31), 1)


def test_the_first_and_the_last_day_of_the_span_are_known() -> None:
    """A calendar answers for its first and its last day, and a count may end on the last."""
    week = WorkingDayCalendar(
        name="made up",
        days_off=[],
        covers_from=date(2024, 1, 1),
        covers_to=date(2024, 1, 5),
        source=MADE_UP,
    )
    assert week.is_working_day(date(2024, 1, 1))
    assert week.is_working_day(date(2024, 1, 5))
    assert week.nth_working_day_after(date(2024, 1, 1), 4) == date(2024, 1, 5)
    with pytest.raises(OutOfCoverageError, match="past 2024-01-05"):
        week.nth_working_day_after(date(2024, 1, 1), 5)


@given(working_day_calendars(), days(latest=date(2020, 12, 31)), st.integers(min_value=1, max_value=120))
def test_counting_by_rank_is_counting_day_by_day(calendar: WorkingDayCalendar, start: date, count: int) -> None:
    """The n-th working day after a day is the one that a walk through the calendar reaches, for any calendar."""
    assert calendar.nth_working_day_after(start, count) == counted_day_by_day(calendar, start, count)


@given(working_day_calendars(), days(latest=date(2020, 12, 31)), st.integers(min_value=1, max_value=120))
def test_the_day_number_is_the_inverse(calendar: WorkingDayCalendar, start: date, count: int) -> None:
    """The n-th working day after a day is its working day n."""
    assert calendar.working_days_between(start, calendar.nth_working_day_after(start, count)) == count


@given(working_day_calendars(), days(latest=date(2020, 12, 31)), st.integers(min_value=1, max_value=60))
def test_counting_from_the_day_itself(calendar: WorkingDayCalendar, start: date, count: int) -> None:
    """Counted from the day itself, a working day is day 1 and any other day is no day."""
    if calendar.is_working_day(start):
        assert calendar.nth_working_day_from(start, 1) == start
        assert calendar.nth_working_day_from(start, count + 1) == calendar.nth_working_day_after(start, count)
    else:
        assert calendar.nth_working_day_from(start, count) == calendar.nth_working_day_after(start, count)


@given(working_day_calendars(), days(latest=date(2015, 12, 31)), days(latest=date(2015, 12, 31)), st.integers(1, 60))
def test_a_later_start_is_never_due_earlier(calendar: WorkingDayCalendar, one: date, other: date, count: int) -> None:
    """Working days added forward are monotone in the start."""
    earlier, later = sorted((one, other))
    assert calendar.nth_working_day_after(earlier, count) <= calendar.nth_working_day_after(later, count)


@given(working_day_calendars(), days(latest=date(2015, 12, 31)), st.integers(1, 60), days(latest=date(2020, 12, 31)))
def test_a_new_holiday_never_brings_a_due_date_forward(
    calendar: WorkingDayCalendar, start: date, count: int, holiday: date
) -> None:
    """When the calendar gains a day off, a deadline that was met stays met."""
    assume(holiday not in {each.on for each in calendar.days_off})
    gained = calendar.with_days_off([DayOff(holiday, "proclaimed")])
    assert gained.nth_working_day_after(start, count) >= calendar.nth_working_day_after(start, count)


@pytest.mark.parametrize("count", [0, -1])
def test_working_days_are_counted_from_one(count: int) -> None:
    """There is no zeroth working day after a day."""
    with pytest.raises(InvalidRecordError, match="counted from 1"):
        england_and_wales().nth_working_day_after(date(2017, 2, 7), count)


@pytest.mark.parametrize(
    ("weekend", "off", "covers_to", "problem"),
    [
        (range(7), [], date(2024, 12, 31), "at least one to work on"),
        ({7}, [], date(2024, 12, 31), "Monday 0 to Sunday 6"),
        ({5, 6}, [date(2025, 1, 1)], date(2024, 12, 31), "outside 2024-01-01 to 2024-12-31"),
        ({5, 6}, [date(2024, 1, 2)] * 2, date(2024, 12, 31), "given twice"),
        ({5, 6}, [], date(2023, 12, 31), "covers no day"),
    ],
)
def test_an_impossible_calendar_is_refused(weekend: set[int], off: list[date], covers_to: date, problem: str) -> None:
    """A calendar has a day to work on, and each day off once and within its span."""
    with pytest.raises(InvalidRecordError, match=problem):
        WorkingDayCalendar(
            name="made up",
            days_off=[DayOff(day, "closed") for day in off],
            covers_from=date(2024, 1, 1),
            covers_to=covers_to,
            source=MADE_UP,
            weekend=frozenset(weekend),
        )


@pytest.mark.parametrize("wrong", [datetime(2017, 2, 7), "2017-02-07", None])  # noqa: DTZ001 - a naive time is the point
def test_a_day_is_a_date(wrong: object) -> None:
    """A time of day or a text is refused as this library's own error."""
    calendar = england_and_wales()
    for ask in (calendar.is_working_day, lambda day: calendar.nth_working_day_after(day, 1)):
        with pytest.raises(InvalidRecordError, match=r"a date is wanted|is a date"):
            ask(wrong)  # type: ignore[arg-type]
    with pytest.raises(InvalidRecordError, match=r"a date is wanted|is a date"):
        DateRange(wrong, date(2017, 2, 7))  # type: ignore[arg-type]
    with pytest.raises(InvalidRecordError, match=r"a date is wanted|is a date"):
        DateRange(date(2017, 2, 7), wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("count", [0, -1, 1.5, True, "1"])
def test_working_days_are_counted_in_whole_numbers(count: object) -> None:
    """From 1, and whole."""
    with pytest.raises(InvalidRecordError, match=r"counted from 1|a whole number is wanted"):
        england_and_wales().nth_working_day_after(date(2017, 2, 7), count)  # type: ignore[arg-type]


@given(working_day_calendars(), days(), st.integers(1, 400), st.booleans())
def test_counted_once_or_reckoned_it_is_the_same_day(
    calendar: WorkingDayCalendar,
    start: date,
    count: int,
    from_the_day: bool,  # noqa: FBT001 - a parameter of the law
) -> None:
    """The days of a short calendar are counted once; those of a long one are reckoned: the same answers, the same refusals."""
    reckoned = attrs.evolve(calendar)
    object.__setattr__(calendar, "_counted", calendars._counted_days(calendar))
    found: list[object] = []
    for each in (calendar, reckoned):
        try:
            found.append((each.nth_working_day_from if from_the_day else each.nth_working_day_after)(start, count))
        except OutOfCoverageError as error:
            found.append(str(error))
    assert found[0] == found[1]


def test_at_the_edges_of_the_span() -> None:
    """A start outside the span has no answer, be it by a day."""
    calendar = attrs.evolve(
        england_and_wales(), covers_from=date(2017, 1, 1), covers_to=date(2017, 12, 31), days_off=[]
    )
    assert calendar.nth_working_day_from(date(2017, 1, 1), 1) == date(2017, 1, 2)
    assert calendar.nth_working_day_after(date(2017, 12, 28), 1) == date(2017, 12, 29)
    for start, count in (
        (date(2016, 12, 31), 1),
        (date(2017, 12, 29), 1),
        (date(2017, 12, 31), 1),
        (date(2018, 1, 1), 1),
    ):
        with pytest.raises(OutOfCoverageError):
            calendar.nth_working_day_after(start, count)


def test_many_threads_ask_a_new_calendar() -> None:
    """The days are counted once, whoever comes first."""
    calendar = attrs.evolve(england_and_wales(), name="another")
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda count: calendar.nth_working_day_after(date(2017, 2, 7), count), (1, 70) * 400))
    assert found == [counted_day_by_day(calendar, date(2017, 2, 7), count) for count in (1, 70)] * 400
    assert not isinstance(calendar._counted, int)


@pytest.mark.parametrize("off", [date(2020, 1, 1), date(2020, 12, 31)])
def test_the_first_and_the_last_day_that_are_covered_may_be_off(off: date) -> None:
    """A day off outside of what is covered is refused."""
    source = Source(title="made up", certainty=Certainty.UNVERIFIED)

    def calendar(day: date) -> WorkingDayCalendar:
        return WorkingDayCalendar(
            name="made up",
            days_off=[DayOff(day, "made up")],
            covers_from=date(2020, 1, 1),
            covers_to=date(2020, 12, 31),
            source=source,
        )

    assert not calendar(off).is_working_day(off)
    with pytest.raises(InvalidRecordError):
        calendar(off + timedelta(days=1 if off.month == 12 else -1))


def test_a_day_has_no_number_below_one_however_often_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also once the calendar's days have been counted."""
    monkeypatch.setattr(calendars, "_ASKED", 0)
    calendar = attrs.evolve(weekends_only(), name="asked often")
    assert calendar.nth_working_day_after(date(2017, 5, 2), 1) == date(2017, 5, 3)
    for count in (0, -1):
        with pytest.raises(InvalidRecordError):
            calendar.nth_working_day_after(date(2017, 5, 2), count)


def test_a_calendar_of_many_centuries_counts_as_a_short_one() -> None:
    """Too long to be looked at day by day beforehand, it is reckoned all the same, however often it is asked."""
    long = WorkingDayCalendar(
        name="made up", covers_from=date(1800, 1, 1), covers_to=date(2100, 12, 31), days_off=[], source=MADE_UP
    )
    short = attrs.evolve(long, covers_from=date(2000, 1, 1))
    assert {long.nth_working_day_after(date(2024, 3, 1), 45) for _ in range(calendars._ASKED)} == {date(2024, 5, 3)}
    for start in (date(2000, 1, 1), date(2024, 2, 28), date(2024, 3, 1)):
        assert long.nth_working_day_after(start, 45) == short.nth_working_day_after(start, 45)
        assert long.working_days_between(start, date(2030, 1, 1)) == short.working_days_between(start, date(2030, 1, 1))


def test_a_day_of_another_kind_is_the_day_it_is() -> None:
    """A time is refused, and a day of one's own kind counted as the day, whether or not the calendar's days are counted."""

    class Holiday(date):
        """A day with a name."""

    counted = england_and_wales()
    for _ in range(500):
        counted.nth_working_day_after(date(2017, 4, 13), 1)
    for calendar in (counted, counted.with_days_off([])):
        assert calendar.nth_working_day_after(Holiday(2017, 4, 13), 1) == date(2017, 4, 18)
        with pytest.raises(InvalidRecordError):
            calendar.nth_working_day_after(datetime.fromisoformat("2017-04-13T12:00"), 1)
