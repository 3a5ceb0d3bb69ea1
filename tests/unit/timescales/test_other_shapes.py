"""Hours, totals, windows and shares."""

from datetime import UTC, date, datetime, timedelta, timezone
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from safeguarding.dates.due import MonthEnd
from safeguarding.dates.periods import Period
from safeguarding.dates.ranges import DateRange
from safeguarding.errors import InvalidRecordError, OutOfCoverageError
from safeguarding.testing.strategies.timescales import days, stays
from safeguarding.timescales.birthdays import window_answers
from safeguarding.timescales.catalogue import rule_named
from safeguarding.timescales.hours import date_span_outcome, ends_at, hours_outcome
from safeguarding.timescales.limits import (
    BirthdayWindow,
    CumulativeTotal,
    DateSpanLimit,
    HourLimit,
    RollingTotal,
    ShareTarget,
)
from safeguarding.timescales.rules import counted_as
from safeguarding.timescales.schedules import Anniversary, Schedule, Step, Times, once
from safeguarding.timescales.totals import eligible_on, rolling_answer
from safeguarding.timescales.words import TimescaleOutcome

SEVENTY_TWO = HourLimit(hours=72)
LONG_AFTER = date(2018, 1, 1)


class TestHours:
    """Hours run between times of day; dates settle them only where every time of those days would."""

    TAKEN = datetime(2017, 5, 1, 22, 30)  # noqa: DTZ001 - a time without a zone is one of the cases

    def test_the_last_minute_is_in_time(self) -> None:
        ended = self.TAKEN + timedelta(hours=72)
        assert hours_outcome(SEVENTY_TWO, self.TAKEN, ended, as_at=LONG_AFTER) is TimescaleOutcome.IN_TIME

    def test_a_minute_more_is_late(self) -> None:
        ended = self.TAKEN + timedelta(hours=72, minutes=1)
        assert hours_outcome(SEVENTY_TWO, self.TAKEN, ended, as_at=LONG_AFTER) is TimescaleOutcome.LATE

    @pytest.mark.parametrize(
        ("day", "outcome"),
        [(3, TimescaleOutcome.IN_TIME), (4, TimescaleOutcome.CANNOT_TELL), (5, TimescaleOutcome.LATE)],
    )
    def test_dates_alone(self, day: int, outcome: TimescaleOutcome) -> None:
        """From 1 May: by the end of the 3rd it was under 72 hours; on the 5th over; on the 4th either."""
        assert hours_outcome(SEVENTY_TWO, date(2017, 5, 1), date(2017, 5, day), as_at=LONG_AFTER) is outcome

    @pytest.mark.parametrize(
        ("as_at", "outcome"),
        [
            (date(2017, 5, 3), TimescaleOutcome.NOT_YET_DUE),
            (date(2017, 5, 4), TimescaleOutcome.CANNOT_TELL),
            (date(2017, 5, 5), TimescaleOutcome.OVERDUE),
        ],
    )
    def test_still_open(self, as_at: date, outcome: TimescaleOutcome) -> None:
        assert hours_outcome(SEVENTY_TWO, date(2017, 5, 1), None, as_at=as_at) is outcome

    def test_a_check_of_dates_lets_more_pass(self) -> None:
        """The return's check passes a difference of three days, which may be up to 96 hours."""
        rule = counted_as(rule_named("police_protection"), "903 rule 361")
        limit = rule.limits.entries[0].value
        assert isinstance(limit, DateSpanLimit)
        judged = [date_span_outcome(limit, date(2017, 5, 1), date(2017, 5, day), as_at=LONG_AFTER) for day in (4, 5)]
        assert judged == [TimescaleOutcome.IN_TIME, TimescaleOutcome.LATE]
        asked = [date_span_outcome(limit, date(2017, 5, 1), None, as_at=date(2017, 5, day)) for day in (4, 5)]
        assert asked == [TimescaleOutcome.NOT_YET_DUE, TimescaleOutcome.OVERDUE]

    def test_real_hours_across_a_change_of_the_clocks(self) -> None:
        """On 26 March 2017 British clocks went forward: 72 hours from 12:00 on the 25th end at 13:00 on the 28th."""
        taken = datetime(2017, 3, 25, 12, tzinfo=UTC)
        summer = timezone(timedelta(hours=1))
        assert ends_at(SEVENTY_TWO, taken).astimezone(summer) == datetime(2017, 3, 28, 13, tzinfo=summer)
        late = datetime(2017, 3, 28, 13, 1, tzinfo=summer)
        as_at = datetime(2018, 1, 1, tzinfo=UTC)
        assert hours_outcome(SEVENTY_TWO, taken, late, as_at=as_at) is TimescaleOutcome.LATE
        assert hours_outcome(SEVENTY_TWO, taken, late - timedelta(minutes=1), as_at=as_at) is TimescaleOutcome.IN_TIME

    @given(st.datetimes(datetime(2012, 1, 1), datetime(2020, 1, 1)), st.integers(0, 400))  # noqa: DTZ001
    def test_dates_never_contradict_times(self, started: datetime, elapsed: int) -> None:
        """What dates alone settle, the times settle the same way."""
        finished = started + timedelta(hours=elapsed)
        exact = hours_outcome(SEVENTY_TWO, started, finished, as_at=date(2021, 1, 1))
        by_dates = hours_outcome(SEVENTY_TWO, started.date(), finished.date(), as_at=date(2021, 1, 1))
        assert by_dates in (exact, TimescaleOutcome.CANNOT_TELL)
        assert (exact is TimescaleOutcome.IN_TIME) == (elapsed <= 72)

    def test_refusals(self) -> None:
        with pytest.raises(InvalidRecordError, match="finish before it starts"):
            hours_outcome(SEVENTY_TWO, date(2017, 5, 2), date(2017, 5, 1), as_at=LONG_AFTER)
        with pytest.raises(InvalidRecordError, match="finish before it starts"):
            date_span_outcome(DateSpanLimit(days=3), date(2017, 5, 2), date(2017, 5, 1), as_at=LONG_AFTER)
        with pytest.raises(InvalidRecordError, match="with a zone"):
            hours_outcome(SEVENTY_TWO, datetime(2017, 5, 1, tzinfo=UTC), None, as_at=LONG_AFTER)
        with pytest.raises(OutOfCoverageError):
            ends_at(SEVENTY_TWO, datetime(9999, 12, 31))  # noqa: DTZ001
        with pytest.raises(InvalidRecordError, match="above 0"):
            HourLimit(hours=0)


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


class TestBirthdayWindows:
    """From three months before a birthday to one month after it, both days included."""

    LIMIT = BirthdayWindow(ages=[19], before=Period(months=3), after=Period(months=1))

    @pytest.mark.parametrize(
        ("recorded", "inside"),
        [
            (date(2019, 6, 18), False),
            (date(2019, 6, 19), True),
            (date(2019, 10, 19), True),
            (date(2019, 10, 20), False),
        ],
    )
    def test_edges(self, recorded: date, inside: bool) -> None:  # noqa: FBT001 - a table's column
        (answer,) = window_answers(self.LIMIT, [recorded], born_on=date(2000, 9, 19), as_at=date(2020, 1, 1))
        assert (answer.outcome is TimescaleOutcome.IN_TIME) == inside

    def test_not_closed_yet(self) -> None:
        (answer,) = window_answers(self.LIMIT, [], born_on=date(2000, 9, 19), as_at=date(2019, 10, 19))
        assert answer.outcome is TimescaleOutcome.NOT_YET_DUE

    def test_born_on_29_february(self) -> None:
        days_of = [
            window_answers(self.LIMIT, [], born_on=date(2000, 2, 29), as_at=date(2019, 1, 1), month_end=end)[0].window
            for end in MonthEnd
        ]
        assert [str(window) for window in days_of] == [
            "28 November 2018 – 28 March 2019",
            "1 December 2018 – 1 April 2019",
        ]


class TestRecords:
    def test_schedules(self) -> None:
        week = Period(weeks=1)
        with pytest.raises(InvalidRecordError, match="at least one step"):
            Schedule(steps=[])
        with pytest.raises(InvalidRecordError, match="only be the last"):
            Schedule(steps=[Step(interval=week), Step(interval=week)])
        with pytest.raises(InvalidRecordError, match="counted in times"):
            Schedule(
                steps=[Step(interval=week, until=Anniversary(Period(years=1))), Step(interval=week, until=Times(1))]
            )
        with pytest.raises(InvalidRecordError, match="at least one day"):
            once(Period())
        with pytest.raises(InvalidRecordError, match="one time or more"):
            Times(0)

    @pytest.mark.parametrize("longer", [Period(days=7), Period(days=6), Period(months=1), Period(working_days=20)])
    def test_an_extension_is_longer_in_the_same_units(self, longer: Period) -> None:
        with pytest.raises(InvalidRecordError, match="does not extend"):
            once(Period(weeks=1), extended_to=longer)

    def test_limits(self) -> None:
        with pytest.raises(InvalidRecordError, match="target share"):
            ShareTarget(share=Fraction(0), schedule=once(Period(months=1)))
        with pytest.raises(InvalidRecordError, match="ages"):
            BirthdayWindow(ages=[18, 17], before=Period(), after=Period())
        with pytest.raises(InvalidRecordError, match="calendar units"):
            BirthdayWindow(ages=[18], before=Period(working_days=1), after=Period())
        with pytest.raises(InvalidRecordError, match="weeks and days"):
            CumulativeTotal(total=Period(months=3), from_age=14, past_age=16)
        with pytest.raises(InvalidRecordError, match="ages run upward"):
            CumulativeTotal(total=Period(weeks=13), from_age=16, past_age=14)
        with pytest.raises(InvalidRecordError, match="total of days"):
            RollingTotal(most_days=-1, window=Period(months=12))


class TestTheEndsOfTheCalendar:
    """At the first and the last days that a date can be, an answer or an error of ours; never another."""

    def test_stays(self) -> None:
        last = [DateRange(date(9999, 12, 1), date.max)]
        assert rolling_answer(TestRollingTotals.LIMIT, last, as_at=date(9999, 12, 30)).highest == 30
        with pytest.raises(OutOfCoverageError):
            rolling_answer(TestRollingTotals.LIMIT, last, as_at=date.max)
        with pytest.raises(OutOfCoverageError):
            rolling_answer(TestRollingTotals.LIMIT, [DateRange(date.min, date(1, 1, 5))], as_at=LONG_AFTER)
        with pytest.raises(OutOfCoverageError):
            rolling_answer(TestRollingTotals.BY_YEAR, [DateRange(date.min, date(1, 1, 5))], as_at=LONG_AFTER)

    def test_birthdays(self) -> None:
        born_on = date(2001, 6, 10)
        window = BirthdayWindow(ages=[9_000], before=Period(months=3), after=Period(months=1))
        with pytest.raises(OutOfCoverageError):
            window_answers(window, [], born_on=born_on, as_at=LONG_AFTER)
        total = CumulativeTotal(total=Period(weeks=13), from_age=9_000, past_age=9_000)
        with pytest.raises(OutOfCoverageError):
            eligible_on(total, [], born_on=born_on, as_at=LONG_AFTER)

    def test_a_total_at_the_last_day(self) -> None:
        total = CumulativeTotal(total=Period(days=31), from_age=0, past_age=0)
        stay = [DateRange(date(9999, 12, 1), date.max)]
        assert eligible_on(total, stay, born_on=date(2001, 6, 10), as_at=date.max) == date.max


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


class TestWords:
    """A limit is printed as somebody would say it: one of a unit without an s, and a day of the year by its name."""

    @pytest.mark.parametrize(
        ("limit", "words"),
        [
            (HourLimit(hours=1), "within 1 hour"),
            (HourLimit(hours=72), "within 72 hours"),
            (DateSpanLimit(days=1), "last date at most 1 day after the first"),
            (DateSpanLimit(days=3), "last date at most 3 days after the first"),
            (TestRollingTotals.LIMIT, "at most 75 days in any 12 months"),
            (TestRollingTotals.BY_YEAR, "at most 75 days in the 12 months from each 1 April"),
            (RollingTotal(most_days=1, window=Period(weeks=1)), "at most 1 day in any 1 week"),
            (Step(interval=Period(weeks=1)), "every week"),
            (Step(interval=Period(working_days=1)), "every working day"),
            (Step(interval=Period(years=1, months=6)), "every 1 year and 6 months"),
            (Step(interval=Period(weeks=12)), "every 12 weeks"),
        ],
        ids=str,
    )
    def test_as_they_are_said(self, limit: HourLimit | DateSpanLimit | RollingTotal | Step, words: str) -> None:
        assert str(limit) == words
