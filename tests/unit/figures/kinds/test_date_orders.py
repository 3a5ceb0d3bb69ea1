from datetime import date, datetime

import attrs
import pytest

from safeguarding.dates.due import EventDay
from safeguarding.errors import InvalidRecordError
from safeguarding.figures.claims import Claim, check
from safeguarding.figures.kinds.date_orders import DatedEvent, DateOrderClaim
from safeguarding.figures.kinds.deadlines import DeadlineClaim
from safeguarding.figures.kinds.durations import DurationClaim
from safeguarding.figures.words import ClaimOutcome


def right(claim: Claim) -> bool:
    """Whether a claim holds under a usual rule."""
    verdict = check(claim)
    return verdict.is_consistent and not verdict.is_unusual


def wrong(claim: Claim) -> bool:
    return check(claim).is_inconsistent


def unverifiable(claim: Claim) -> bool:
    return check(claim).outcome is ClaimOutcome.UNVERIFIABLE


class TestDates:
    def test_one_day_is_in_order(self) -> None:
        day = date(2016, 12, 8)
        assert right(DateOrderClaim(events=(DatedEvent("one", day), DatedEvent("two", day))))
        assert wrong(DateOrderClaim(events=(DatedEvent("one", day), DatedEvent("two", date(2016, 12, 7)))))
        with pytest.raises(InvalidRecordError):
            DatedEvent("one", datetime(2016, 12, 8))  # noqa: DTZ001  that it is a datetime is the point

    @pytest.mark.parametrize(
        ("ends_on", "length", "holds"),
        [
            # 25 days with the last, 24 without
            (date(2016, 12, 8), "25 days", True),
            (date(2016, 12, 8), "24 days", True),
            (date(2016, 12, 8), "26 days", False),
            (date(2016, 12, 8), "23 days", False),
            # 3.4 to 3.6 weeks, in four calendar weeks
            (date(2016, 12, 8), "4 weeks", True),
            (date(2016, 12, 8), "3 weeks", True),
            (date(2016, 12, 8), "5 weeks", False),
            (date(2016, 12, 8), "2 weeks", False),
            (date(2016, 12, 13), "1 month", True),
            (date(2016, 12, 14), "1 month", True),
            (date(2017, 1, 13), "2 months", True),
            (date(2017, 1, 13), "3 months", False),
            (date(2018, 11, 13), "2 years", True),
            (date(2018, 11, 13), "3 years", False),
            (date(2018, 5, 13), "1 year and 6 months", True),
            (date(2016, 12, 8), "19 working days", True),
            (date(2016, 12, 8), "18 working days", True),
            (date(2016, 12, 8), "20 working days", False),
            # inspectors' days are working days
            (date(2016, 12, 8), "19 days", True),
            (date(2016, 12, 8), "20 days", False),
        ],
    )
    def test_lengths_from_14_november(self, ends_on: date, length: str, holds: bool) -> None:  # noqa: FBT001
        claim = DurationClaim(starts_on=date(2016, 11, 14), ends_on=ends_on, length=length)
        assert check(claim).is_consistent is holds, check(claim)

    @pytest.mark.parametrize(
        ("starts_on", "ends_on", "length"),
        [
            (date(2016, 11, 14), date(2016, 12, 8), "9000 years and 1 day"),
            (date(1, 1, 1), date(1, 1, 5), "30 working days"),
            (date(1, 1, 1), date(1, 1, 5), "30 days"),
        ],
    )
    def test_lengths_that_lead_out_of_the_calendar(self, starts_on: date, ends_on: date, length: str) -> None:
        """A length that no day can have is wrong, and no error."""
        assert check(DurationClaim(starts_on=starts_on, ends_on=ends_on, length=length)).is_inconsistent

    def test_an_end_before_the_start(self) -> None:
        verdict = check(DurationClaim(starts_on=date(2016, 11, 14), ends_on=date(2015, 12, 8), length="4 weeks"))
        assert verdict.is_inconsistent
        assert "8 December 2016 would fit" in verdict.sentence

    def test_deadlines(self) -> None:
        """The last day is in time and the next is not; bank holidays decide."""
        start = date(2017, 2, 7)

        def claim(done_on: date, *, met: bool = True, due_on: date | None = None) -> DeadlineClaim:
            return DeadlineClaim(event_on=start, done_on=done_on, period="70 working days", met=met, due_on=due_on)

        assert right(claim(date(2017, 5, 19)))
        assert wrong(claim(date(2017, 5, 22)))
        assert right(claim(date(2017, 5, 22), met=False))
        assert wrong(claim(date(2017, 5, 19), met=False))
        assert wrong(claim(date(2017, 2, 6)))
        assert right(claim(date(2017, 5, 17), due_on=date(2017, 5, 19)))
        verdict = check(claim(date(2017, 5, 17), due_on=date(2017, 5, 16)))
        remedy = verdict.remedy("deadline")
        assert remedy is not None
        assert remedy.dates == (date(2017, 5, 19),)
        event_counts = attrs.evolve(claim(date(2017, 5, 18)), event_day=EventDay.DAY_ONE)
        assert "working day 70" in check(event_counts).sentence
        assert unverifiable(DeadlineClaim(event_on=date(2050, 1, 1), done_on=date(2050, 1, 2), period="5 working days"))
