from fractions import Fraction

import pytest

from safeguarding.dates.periods import Period
from safeguarding.errors import InvalidRecordError
from safeguarding.timescales.limits import (
    BirthdayWindow,
    CumulativeTotal,
    DateSpanLimit,
    HourLimit,
    RollingTotal,
    ShareTarget,
)
from safeguarding.timescales.schedules import Step, once

ANY_TWELVE_MONTHS = RollingTotal(most_days=75, window=Period(months=12))
MONTH = Period(months=1)
BY_YEAR = RollingTotal(most_days=75, window=Period(months=12), starts_each=(4, 1))


class TestRecords:
    def test_limits(self) -> None:
        assert ShareTarget(share=Fraction(1), schedule=once(Period(months=1))).share == 1
        for share in (Fraction(0), Fraction(-1, 2), Fraction(101, 100)):
            with pytest.raises(InvalidRecordError, match="target share"):
                ShareTarget(share=share, schedule=once(Period(months=1)))
        with pytest.raises(InvalidRecordError, match="ages"):
            BirthdayWindow(ages=[18, 17], before=Period(), after=Period())
        with pytest.raises(InvalidRecordError, match="0 or above, not -1"):
            BirthdayWindow(ages=[-1, 17], before=Period(), after=Period())
        assert BirthdayWindow(ages=[0], before=Period(), after=Period()).ages == (0,)
        with pytest.raises(InvalidRecordError, match="calendar units"):
            BirthdayWindow(ages=[18], before=Period(working_days=1), after=Period())
        with pytest.raises(InvalidRecordError, match="weeks and days"):
            CumulativeTotal(total=Period(months=3), from_age=14, past_age=16)
        assert CumulativeTotal(total=Period(weeks=13), from_age=0, past_age=0).from_age == 0
        for youngest, oldest in ((16, 14), (-1, 14)):
            with pytest.raises(InvalidRecordError, match="ages run upward"):
                CumulativeTotal(total=Period(weeks=13), from_age=youngest, past_age=oldest)
        with pytest.raises(InvalidRecordError, match="total of days"):
            RollingTotal(most_days=-1, window=Period(months=12))


class TestWords:
    """A limit is printed as somebody would say it: one of a unit without an s, and a day of the year by its name."""

    @pytest.mark.parametrize(
        ("limit", "words"),
        [
            (HourLimit(hours=1), "within 1 hour"),
            (HourLimit(hours=72), "within 72 hours"),
            (DateSpanLimit(days=1), "last date at most 1 day after the first"),
            (DateSpanLimit(days=3), "last date at most 3 days after the first"),
            (ANY_TWELVE_MONTHS, "at most 75 days in any 12 months"),
            (BY_YEAR, "at most 75 days in the 12 months from each 1 April"),
            (RollingTotal(most_days=1, window=Period(weeks=1)), "at most 1 day in any 1 week"),
            (
                BirthdayWindow(ages=[17], before=MONTH, after=MONTH),
                "from 1 month before to 1 month after each birthday, 17",
            ),
            (
                BirthdayWindow(ages=[17, 18, 20], before=MONTH, after=MONTH),
                "from 1 month before to 1 month after each birthday, 17 to 20",
            ),
            (Step(interval=Period(weeks=1)), "every week"),
            (Step(interval=Period(working_days=1)), "every working day"),
            (Step(interval=Period(years=1, months=6)), "every 1 year and 6 months"),
            (Step(interval=Period(weeks=12)), "every 12 weeks"),
        ],
        ids=str,
    )
    def test_as_they_are_said(self, limit: object, words: str) -> None:
        assert str(limit) == words
