"""Whether a thing was done by its deadline."""

from datetime import date

import attrs
import pytest

from safeguarding.dates.due import EventDay
from safeguarding.figures.claims import Claim, check
from safeguarding.figures.kinds.deadlines import DeadlineClaim
from safeguarding.figures.words import ClaimOutcome


def right(claim: Claim) -> bool:
    """Whether a claim holds under a usual rule."""
    verdict = check(claim)
    return verdict.is_consistent and not verdict.is_unusual


def wrong(claim: Claim) -> bool:
    return check(claim).is_inconsistent


def unverifiable(claim: Claim) -> bool:
    return check(claim).outcome is ClaimOutcome.UNVERIFIABLE


class TestDeadlines:
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


@pytest.mark.parametrize(
    ("event_day", "period", "done_on", "says"),
    [
        (EventDay.DAY_ZERO, "15 days", date(2017, 2, 22), "is within 15 days of 7 February 2017, which end on 22 February 2017: it is day 15."),
        (EventDay.DAY_ONE, "15 days", date(2017, 2, 21), "is within 15 days of 7 February 2017, which end on 21 February 2017: it is day 15."),
        (EventDay.DAY_ONE, "5 working days", date(2017, 2, 11), "it is no working day and comes after working day 4."),
    ],
)  # fmt: skip
def test_the_day_is_counted_as_its_period_is(event_day: EventDay, period: str, done_on: date, says: str) -> None:
    """The event is day 0 or day 1; the 7th was a Tuesday and the 11th the Saturday after."""
    claim = DeadlineClaim(event_on=date(2017, 2, 7), done_on=done_on, period=period, event_day=event_day)
    assert check(claim).sentence.endswith(says)


@pytest.mark.parametrize(
    ("met", "done_on", "stated"), [(True, date(2017, 2, 23), "met"), (False, date(2017, 2, 22), "missed")]
)
def test_what_is_stated_wrongly(met: bool, done_on: date, stated: str) -> None:  # noqa: FBT001
    claim = DeadlineClaim(event_on=date(2017, 2, 7), done_on=done_on, period="15 days", met=met)
    assert check(claim).sentence.endswith(f", and the deadline is stated as {stated}.")
