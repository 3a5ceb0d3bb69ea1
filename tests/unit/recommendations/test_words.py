"""How far an action is, and which way a rating went."""

import pytest

from safeguarding.recommendations.words import Delivery, Rating, Travel, travel_between


def test_done_open_and_neither() -> None:
    """Work is done whether signed off or not; what is closed otherwise, or not known, is neither done nor open."""
    assert [each.label for each in Delivery if each.is_done] == ["complete, awaiting sign-off", "implemented"]
    assert [each.label for each in Delivery if each.is_open] == ["not started", "in progress"]


@pytest.mark.parametrize("before", [*Rating, None])
@pytest.mark.parametrize("after", [*Rating, None])
def test_which_way(before: Rating | None, after: Rating | None) -> None:
    """Red, amber, green, blue, from worst to best; of a colour that is not known nothing can be said."""
    if before is None or after is None:
        expected = Travel.CANNOT_SAY
    else:
        steps = ["red", "amber", "green", "blue"].index(after.value) - ["red", "amber", "green", "blue"].index(
            before.value
        )
        expected = (Travel.SAME, Travel.BETTER, Travel.WORSE)[(steps > 0) - (steps < 0)]
    assert travel_between(before, after) is expected
