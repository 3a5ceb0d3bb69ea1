"""What was done by each day, beside what there is to do."""

from datetime import date

import pytest
from hypothesis import given

from safeguarding.recommendations.burn_ups import BurnUp, BurnUpPoint, burn_up
from safeguarding.recommendations.records import Action, Plan
from safeguarding.recommendations.states import states_on
from safeguarding.recommendations.updates import Update
from safeguarding.recommendations.words import Delivery
from safeguarding.testing.strategies.recommendations import days, plans

SINCE, ON = date(2024, 6, 1), date(2024, 9, 1)

LATER = date(2024, 7, 1)


class TestBurnUp:
    """What was done by each day never falls, and ends at what is done now."""

    @given(plans(may_join_later=True), days())
    def test_it_rises_to_what_is_done(self, plan: Plan, on: date) -> None:
        found = burn_up(plan, on=on)
        done = [each.done for each in found.points if each.done is not None]
        assert done == sorted(done)
        assert [each.first_due for each in found.points] == sorted(each.first_due for each in found.points)
        if found.points:
            is_done = sum(each.delivery.is_done for each in states_on(plan, on=on))
            assert done[-1] + found.undated == is_done
            assert all(each.done is None for each in found.points if each.on > on)

    def test_a_day_counts_what_was_done_on_it(self) -> None:
        plan = Plan(
            actions=[Action(ref="a1", target_on=date(2024, 6, 30))],
            updates=[Update(action="a1", on=LATER, completed_on=date(2024, 6, 20), signed_off_on=LATER)],
        )
        points = [(each.on, each.first_due, each.done, each.signed_off) for each in burn_up(plan, on=LATER).points]
        assert points == [(date(2024, 6, 20), 0, 1, 0), (date(2024, 6, 30), 1, 1, 0), (LATER, 1, 1, 1)]

    def test_in_words(self) -> None:
        assert burn_up(Plan(), on=ON).explanation == "0 actions; no targets and no days of completion are known."


def test_a_burn_up_without_its_day_says_so() -> None:
    """What is not among the points is not known: nothing is made up of another day."""
    point = BurnUpPoint(on=date(2017, 9, 19), first_due=2, done=1, signed_off=0)
    found = BurnUp(on=date(2024, 2, 29), total=2, undated=0, points=(point,))
    assert found.explanation == "2 actions; how many were done by 29 February 2024 is not given."


@pytest.mark.parametrize(
    ("last", "says"),
    [
        (date(2024, 6, 30), "; 2 were first due by then, and 3 by 30 June 2024."),
        (None, "; 2 were first due by then."),
    ],
)
def test_what_is_due_later_is_said_beside_what_is_due(last: date | None, says: str) -> None:
    """Where the day of the question is the last point, nothing follows it."""
    on = date(2024, 5, 1)
    points = [BurnUpPoint(on=on, first_due=2, done=1, signed_off=0)]
    points += [BurnUpPoint(on=last, first_due=3, done=None, signed_off=None)] if last else []
    assert BurnUp(on=on, total=3, undated=0, points=points).explanation.endswith(says)


def test_a_target_a_completion_or_a_signature_alone_makes_points() -> None:
    """What is known of a plan is drawn, though nothing else is known of it."""
    dated, undated = Action(ref="a1", target_on=date(2024, 6, 30)), Action(ref="a1")
    done = Update(action="a1", on=LATER, completed_on=date(2024, 6, 20))
    signed = Update(action="a1", on=LATER, delivery=Delivery.IMPLEMENTED, signed_off_on=date(2024, 6, 25))
    for action, updates, first in (
        (dated, (), date(2024, 6, 30)),
        (undated, (done,), date(2024, 6, 20)),
        (undated, (signed,), date(2024, 6, 25)),
    ):
        found = burn_up(Plan(actions=[action], updates=updates), on=LATER)
        assert [each.on for each in found.points] == [first, LATER]
    assert burn_up(Plan(actions=[undated]), on=LATER).points == ()
