"""Published rating rules on both sides of each boundary, lines of a key, and stated ratings over time."""

from datetime import date

import attrs
import pytest

from safeguarding.recommendations.checks import plan_faults
from safeguarding.recommendations.rating_histories import (
    direction_of_travel,
)
from safeguarding.recommendations.records import Action, Plan
from safeguarding.recommendations.states import ActionState
from safeguarding.recommendations.updates import Update
from safeguarding.recommendations.words import Delivery, Rating, Travel

TARGET = date(2024, 1, 31)


def state(on: date, delivery: Delivery = Delivery.IN_PROGRESS, **more: object) -> ActionState:
    made = ActionState(action=Action(ref="a1"), on=on, delivery=delivery, targets=(TARGET,))
    return attrs.evolve(made, **more)  # type: ignore[arg-type]


def test_direction_of_travel() -> None:
    """Blue over green over amber over red; without two stated colours it cannot be said."""
    before = state(TARGET, rating=Rating.AMBER)
    ways = {each: direction_of_travel(before, state(TARGET, rating=each)) for each in (*Rating, None)}
    assert ways == {
        Rating.BLUE: Travel.BETTER,
        Rating.GREEN: Travel.BETTER,
        Rating.AMBER: Travel.SAME,
        Rating.RED: Travel.WORSE,
        None: Travel.CANNOT_SAY,
    }


@pytest.mark.parametrize(
    ("stated", "problems"),
    [(Travel.BETTER, 1), (Travel.SAME, 1), (Travel.WORSE, 0), (Travel.CANNOT_SAY, 0)],
)
def test_a_stated_direction_of_travel_is_checked(stated: Travel, problems: int) -> None:
    """From green to amber is worse, whatever the arrow says."""
    log = [
        Update(action="a1", on=date(2024, 5, 1), rating=Rating.GREEN, travel=Travel.BETTER),
        Update(action="a1", on=date(2024, 6, 1), rating=Rating.AMBER, travel=stated),
    ]
    plan = Plan(actions=[Action(ref="a1")], updates=log)
    found = [each for each in plan_faults(plan, on=date(2024, 7, 1)) if "direction of travel" in each.problem]
    assert [str(each.place) for each in found] == ["$.updates[1].travel"] * problems
