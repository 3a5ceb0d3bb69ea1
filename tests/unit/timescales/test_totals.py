from datetime import date, timedelta

import pytest
from hypothesis import given

from safeguarding.dates.periods import Period
from safeguarding.dates.ranges import DateRange
from safeguarding.errors import InvalidRecordError, OutOfCoverageError
from safeguarding.testing.strategies.timescales import days, stays
from safeguarding.timescales.limits import (
    BirthdayWindow,
    CumulativeTotal,
    RollingTotal,
)
from safeguarding.timescales.totals import eligible_on, rolling_answer

LONG_AFTER = date(2018, 1, 1)


class TestRollingTotals:
    """Short breaks stay within 75 days in any 12 months, which a count by collection year can miss."""

    LIMIT = RollingTotal(most_days=75, window=Period(months=12))
    BY_YEAR = RollingTotal(most_days=75, window=Period(months=12), starts_each=(4, 1))

    def test_75_days_are_kept_and_76_are_not(self) -> None:
        stay = DateRange(date(2017, 1, 1), date(2017, 3, 16))
        assert stay.days == 75
        assert rolling_answer(self.LIMIT, [stay], as_at=LONG_AFTER).is_kept
        longer = DateRange(date(2017, 1, 1), date(2017, 3, 17))
        assert rolling_answer(self.LIMIT, [longer], as_at=LONG_AFTER).first_over_on == date(2017, 3, 17)

    def test_a_rolling_count_sees_what_a_yearly_one_misses(self) -> None:
        """40 days each side of 1 April: 80 in 12 months, but 40 in each collection year."""
        around = [DateRange(date(2017, 2, 20), date(2017, 3, 31)), DateRange(date(2017, 4, 1), date(2017, 5, 10))]
        assert [stay.days for stay in around] == [40, 40]
        assert rolling_answer(self.LIMIT, around, as_at=LONG_AFTER).first_over_on == date(2017, 5, 6)
        assert rolling_answer(self.BY_YEAR, around, as_at=LONG_AFTER).highest == 40

    def test_a_window_of_twelve_months_has_no_day_of_the_thirteenth(self) -> None:
        """A day and the same day a year later are not in one window."""
        day, year_later = date(2016, 6, 10), date(2017, 6, 10)
        a_year_apart = [DateRange(day, day), DateRange(year_later, year_later)]
        assert rolling_answer(self.LIMIT, a_year_apart, as_at=LONG_AFTER).highest == 1
        sooner = [DateRange(day, day), DateRange(date(2017, 6, 9), date(2017, 6, 9))]
        assert rolling_answer(self.LIMIT, sooner, as_at=LONG_AFTER).highest == 2

    def test_a_window_that_ends_on_28_february_of_a_leap_year(self) -> None:
        """Twelve months that end on 28 February 2020 begin on 1 March 2019."""
        ends = DateRange(date(2020, 2, 28), date(2020, 2, 28))
        for before, highest in ((date(2019, 2, 28), 1), (date(2019, 3, 1), 2)):
            both = [DateRange(before, before), ends]
            assert rolling_answer(self.LIMIT, both, as_at=date(2020, 2, 28)).highest == highest

    def test_no_stays(self) -> None:
        assert rolling_answer(self.LIMIT, [], as_at=LONG_AFTER).highest == 0

    def test_a_stay_without_an_end_is_refused(self) -> None:
        with pytest.raises(InvalidRecordError, match="hundred years"):
            rolling_answer(self.LIMIT, [DateRange(date(1, 1, 1), date(9999, 12, 31))], as_at=LONG_AFTER)

    @given(stays(), days(first=date(2016, 1, 1), last=date(2019, 12, 31)))
    def test_against_counting_every_window(self, several: list[DateRange], as_at: date) -> None:
        """The highest total is that of the fullest window, each counted afresh from the set of days."""
        covered = {day for stay in several for day in stay if day <= as_at}
        totals = []
        for last in covered:
            after = last + timedelta(days=1)
            # the day a year before; a window that ends on 28 February of a common year starts on 1 March
            opens = (
                date(after.year - 1, 3, 1)
                if (after.month, after.day) == (2, 29)
                else after.replace(year=after.year - 1)
            )
            totals.append(sum(opens <= day <= last for day in covered))
        assert rolling_answer(self.LIMIT, several, as_at=as_at).highest == max(totals, default=0)

    @given(stays(), days(first=date(2016, 1, 1), last=date(2019, 12, 31)))
    def test_a_yearly_count_never_exceeds_a_rolling_one(self, several: list[DateRange], as_at: date) -> None:
        yearly = rolling_answer(self.BY_YEAR, several, as_at=as_at)
        rolling = rolling_answer(self.LIMIT, several, as_at=as_at)
        assert yearly.highest <= rolling.highest
        assert yearly.is_kept or not rolling.is_kept


class TestEligibility:
    """Eligible: looked after 13 weeks in all since 14, with a day at 16 or later."""

    LIMIT = CumulativeTotal(total=Period(weeks=13), from_age=14, past_age=16)
    BORN = date(2001, 6, 10)

    def asked(self, *several: DateRange) -> date | None:
        return eligible_on(self.LIMIT, several, born_on=self.BORN, as_at=date(2019, 1, 1))

    def test_on_the_sixteenth_birthday(self) -> None:
        assert self.asked(DateRange(date(2016, 1, 1), date(2018, 1, 1))) == date(2017, 6, 10)

    def test_ninety_days_before_and_none_after(self) -> None:
        assert self.asked(DateRange(date(2016, 1, 1), date(2017, 6, 9))) is None

    def test_the_ninety_first_day(self) -> None:
        ninety = DateRange(date(2016, 1, 1), date(2016, 3, 30))
        assert ninety.days == 90
        assert self.asked(ninety, DateRange(date(2017, 9, 1), date(2017, 9, 1))) == date(2017, 9, 1)
        eighty_nine = DateRange(date(2016, 1, 2), date(2016, 3, 30))
        assert self.asked(eighty_nine, DateRange(date(2017, 9, 1), date(2017, 9, 1))) is None

    def test_days_before_fourteen_do_not_count(self) -> None:
        assert (
            self.asked(DateRange(date(2015, 1, 1), date(2015, 6, 9)), DateRange(date(2017, 6, 10), date(2017, 9, 7)))
            is None
        )
        assert self.asked(
            DateRange(date(2015, 1, 1), date(2015, 6, 10)), DateRange(date(2017, 6, 10), date(2017, 9, 7))
        ) == date(2017, 9, 7)


class TestImpossibleWindows:
    """A window has a length in calendar units, and a fixed one lasts from its day to the same day of the next year."""

    @pytest.mark.parametrize(
        ("window", "starts_each", "message"),
        [
            (Period(), None, "calendar units"),
            (Period(working_days=10), None, "calendar units"),
            (Period(months=12), (13, 1), "day of every year"),
            (Period(months=12), (4, 31), "day of every year"),
            (Period(months=12), (2, 29), "day of every year"),
            (Period(months=6), (4, 1), "lasts a year"),
        ],
    )
    def test_refused(self, window: Period, starts_each: tuple[int, int] | None, message: str) -> None:
        with pytest.raises(InvalidRecordError, match=message):
            RollingTotal(most_days=75, window=window, starts_each=starts_each)

    def test_a_year_in_any_unit_is_one(self) -> None:
        assert RollingTotal(most_days=75, window=Period(years=1), starts_each=(4, 1)).starts_each == (4, 1)

    def test_nobody_has_a_birthday_before_birth(self) -> None:
        with pytest.raises(InvalidRecordError, match="0 or above"):
            BirthdayWindow(ages=[-1], before=Period(months=3), after=Period(months=1))


def test_of_windows_with_one_total_the_first_is_told() -> None:
    """Three days in January and three two years later: the window is that of January."""
    stays = [DateRange(date(year, 1, 1), date(year, 1, 3)) for year in (2015, 2017)]
    found = rolling_answer(TestRollingTotals.LIMIT, stays, as_at=LONG_AFTER)
    assert (found.highest, found.window) == (3, DateRange(date(2014, 1, 4), date(2015, 1, 3)))


def test_the_first_window_that_the_calendar_has() -> None:
    """From 1 April of the year 1; the window of the day before would start in a year that there is not."""
    first, before = date(1, 4, 1), date(1, 3, 31)
    found = rolling_answer(TestRollingTotals.BY_YEAR, [DateRange(first, first)], as_at=LONG_AFTER)
    assert found.window == DateRange(first, first)
    with pytest.raises(OutOfCoverageError):
        rolling_answer(TestRollingTotals.BY_YEAR, [DateRange(before, before)], as_at=LONG_AFTER)
