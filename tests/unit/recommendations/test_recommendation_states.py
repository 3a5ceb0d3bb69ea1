"""What is complete and yet not embedded."""

from datetime import date

import pytest

from safeguarding.recommendations.recommendation_states import ActionImpact
from safeguarding.recommendations.records import Action, Plan
from safeguarding.recommendations.states import state_on
from safeguarding.recommendations.updates import Update
from safeguarding.recommendations.words import Delivery, Impact

ON = date(2024, 6, 1)


@pytest.mark.parametrize("impact", Impact)
@pytest.mark.parametrize("delivery", [Delivery.IN_PROGRESS, Delivery.COMPLETE_AWAITING_SIGN_OFF, Delivery.IMPLEMENTED])
def test_done_and_its_measure_has_not_moved(delivery: Delivery, impact: Impact) -> None:
    """Both: what is not done is not complete; what has moved its measure is embedded; of what is not measured nobody knows."""
    plan = Plan(actions=[Action(ref="a1")], updates=[Update(action="a1", on=ON, delivery=delivery)])
    state = state_on(plan, "a1", on=ON)
    expected = delivery is not Delivery.IN_PROGRESS and impact in (Impact.MOVED_AWAY, Impact.NO_SIGN_OF_CHANGE)
    assert ActionImpact(state=state, impact=impact).is_not_embedded is expected
