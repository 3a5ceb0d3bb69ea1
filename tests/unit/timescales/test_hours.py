from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, strategies as st

from safeguarding.dates.periods import Period
from safeguarding.dates.ranges import DateRange
from safeguarding.errors import InvalidRecordError, OutOfCoverageError
from safeguarding.timescales.birthdays import window_answers
from safeguarding.timescales.catalogue import rule_named
from safeguarding.timescales.hours import date_span_outcome, ends_at, hours_outcome
from safeguarding.timescales.limits import (
    BirthdayWindow,
    CumulativeTotal,
    DateSpanLimit,
    HourLimit,
    RollingTotal,
)
from safeguarding.timescales.rules import counted_as
from safeguarding.timescales.totals import eligible_on, rolling_answer
from safeguarding.timescales.words import TimescaleOutcome

SEVENTY_TWO = HourLimit(hours=72)


LONG_AFTER = date(2018, 1, 1)


ANY_TWELVE_MONTHS = RollingTotal(most_days=75, window=Period(months=12))
BY_YEAR = RollingTotal(most_days=75, window=Period(months=12), starts_each=(4, 1))


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
        ("minutes", "outcome"), [(0, TimescaleOutcome.IN_TIME), (-1, TimescaleOutcome.NOT_YET_DUE)]
    )
    def test_ended_at_the_time_of_the_question(self, minutes: int, outcome: TimescaleOutcome) -> None:
        """Of what ends a minute later nothing is known yet."""
        ended = self.TAKEN + timedelta(hours=10)
        as_at = ended + timedelta(minutes=minutes)
        assert hours_outcome(SEVENTY_TWO, self.TAKEN, ended, as_at=as_at) is outcome

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
        # what ended on the very day of the question has ended; what ends on the next has not
        second, third = date(2017, 5, 2), date(2017, 5, 3)
        known = [date_span_outcome(limit, date(2017, 5, 1), second, as_at=day) for day in (second, date(2017, 5, 1))]
        assert known == [TimescaleOutcome.IN_TIME, TimescaleOutcome.NOT_YET_DUE]
        assert date_span_outcome(limit, third, second, as_at=third) is TimescaleOutcome.BEFORE_START

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

    def test_done_before_the_clock_starts(self) -> None:
        """It is an outcome of its own, which no batch stops for."""
        before = TimescaleOutcome.BEFORE_START
        assert hours_outcome(SEVENTY_TWO, date(2017, 5, 2), date(2017, 5, 1), as_at=LONG_AFTER) is before
        assert hours_outcome(SEVENTY_TWO, self.TAKEN, self.TAKEN - timedelta(minutes=1), as_at=LONG_AFTER) is before
        assert hours_outcome(SEVENTY_TWO, self.TAKEN, self.TAKEN, as_at=LONG_AFTER) is TimescaleOutcome.IN_TIME
        span = DateSpanLimit(days=3)
        assert date_span_outcome(span, date(2017, 5, 2), date(2017, 5, 1), as_at=LONG_AFTER) is before

    @pytest.mark.parametrize(
        ("taken", "ends"),
        [
            ("2017-10-27T22:30", "2017-10-30T21:30"),
            ("2017-03-25T22:30", "2017-03-28T23:30"),
            ("2018-03-25T22:30", "2018-03-28T22:30"),
            ("2018-03-24T22:30", "2018-03-27T23:30"),
            ("2017-10-26T00:59", "2017-10-29T00:59"),
            ("2017-10-26T02:01", "2017-10-29T01:01"),
        ],
    )
    def test_a_time_without_a_zone_is_on_the_british_clock(self, taken: str, ends: str) -> None:
        """72 hours are hours: across a change of the clocks they end an hour sooner or later on the clock."""
        start, end = datetime.fromisoformat(taken), datetime.fromisoformat(ends)
        assert ends_at(SEVENTY_TWO, start) == end
        after = end + timedelta(minutes=1)
        assert (
            hours_outcome(SEVENTY_TWO, start, end - timedelta(hours=1), as_at=date(2019, 1, 1))
            is TimescaleOutcome.IN_TIME
        )
        late = hours_outcome(SEVENTY_TWO, start, after, as_at=date(2019, 1, 1))
        # 1:02 on 29 October 2017 came twice: 71 hours after, and 72
        twice = taken.startswith("2017-10-26")
        assert late is (TimescaleOutcome.CANNOT_TELL if twice and end.hour == 1 else TimescaleOutcome.LATE)

    def test_an_hour_that_the_clock_leaves_out(self) -> None:
        with pytest.raises(InvalidRecordError, match="leaves out the hour"):
            ends_at(SEVENTY_TWO, datetime(2017, 3, 26, 1, 30))  # noqa: DTZ001 - on the British clock

    def test_a_zone_beside_a_time_on_the_british_clock(self) -> None:
        """Both are moments, so they can be compared: 22:30 in summer is 21:30 in UTC."""
        ended = datetime(2017, 5, 4, 21, 30, tzinfo=UTC)
        assert hours_outcome(SEVENTY_TWO, self.TAKEN, ended, as_at=LONG_AFTER) is TimescaleOutcome.IN_TIME
        after = ended + timedelta(minutes=1)
        assert hours_outcome(SEVENTY_TWO, self.TAKEN, after, as_at=LONG_AFTER) is TimescaleOutcome.LATE

    def test_refusals(self) -> None:
        with pytest.raises(OutOfCoverageError):
            ends_at(SEVENTY_TWO, datetime(9999, 12, 31))  # noqa: DTZ001
        with pytest.raises(InvalidRecordError, match="above 0"):
            HourLimit(hours=0)


class TestTheEndsOfTheCalendar:
    """At the first and the last days that a date can be, an answer or an error of ours; never another."""

    def test_stays(self) -> None:
        last = [DateRange(date(9999, 12, 1), date.max)]
        assert rolling_answer(ANY_TWELVE_MONTHS, last, as_at=date(9999, 12, 30)).highest == 30
        with pytest.raises(OutOfCoverageError):
            rolling_answer(ANY_TWELVE_MONTHS, last, as_at=date.max)
        with pytest.raises(OutOfCoverageError):
            rolling_answer(ANY_TWELVE_MONTHS, [DateRange(date.min, date(1, 1, 5))], as_at=LONG_AFTER)
        with pytest.raises(OutOfCoverageError):
            rolling_answer(BY_YEAR, [DateRange(date.min, date(1, 1, 5))], as_at=LONG_AFTER)

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


def test_the_last_day_of_all_has_no_day_after_it() -> None:
    """Until when a day lasts is not known where the calendar ends with it."""
    with pytest.raises(OutOfCoverageError, match="past the year 9999"):
        hours_outcome(HourLimit(hours=72), date.max, None, as_at=date.max)
