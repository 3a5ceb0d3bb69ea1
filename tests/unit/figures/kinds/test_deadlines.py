"""Whether a thing was done by its deadline."""

from datetime import date

import attrs

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
