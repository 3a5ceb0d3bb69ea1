"""Plans to and from JSON and TOML: nothing is lost, and unknown keys are refused."""

import pytest
from hypothesis import given

from safeguarding.errors import FaultyInputError
from safeguarding.recommendations.published_rating_rules import COUNCIL_EXAMPLE
from safeguarding.recommendations.ratings import RatingRule
from safeguarding.recommendations.records import Plan
from safeguarding.recommendations.words import Delivery, Rating
from safeguarding.serialization.documents import from_data, from_json, from_toml, to_json
from safeguarding.testing.strategies.recommendations import plans, rating_rules


@given(plans())
def test_plans(plan: Plan) -> None:
    """What is written is JSON with no null in it, and reads back as it was."""
    text = to_json(plan)
    assert "null" not in text
    assert from_json(text, Plan) == plan


@given(rating_rules())
def test_rating_rules(rule: RatingRule) -> None:
    assert from_json(to_json(rule), RatingRule) == rule
    assert from_json(to_json(COUNCIL_EXAMPLE), RatingRule) == COUNCIL_EXAMPLE


def test_a_plan_as_people_write_it() -> None:
    plan = from_toml(
        """
        title = "Action plan"
        received_on = 2017-02-07
        themes = ["Care leavers"]

        [[recommendations]]
        ref = "r8"
        number = 8
        theme = "Care leavers"
        elements = [{response = "agreed"}]

        [[actions]]
        ref = "a1"
        serves = ["r8"]
        target_on = 2017-09-30

        [[updates]]
        action = "a1"
        on = 2017-09-01
        delivery = "Complete, awaiting sign-off"
        rating = "Green"
        """,
        Plan,
    )
    assert plan.updates[0].delivery is Delivery.COMPLETE_AWAITING_SIGN_OFF
    assert plan.updates[0].rating is Rating.GREEN


def test_faults_of_a_file_are_told_together() -> None:
    text = 'recieved_on = 2017-02-07\n[[actions]]\nref = "a1"\ntarget_on = "soon"\n[[updates]]\naction = "a1"\n'
    with pytest.raises(FaultyInputError) as caught:
        from_toml(text, Plan, name="plan.toml")
    assert sorted(str(fault.place) for fault in caught.value.faults) == [
        "$.actions[0].target_on",
        "$.recieved_on",
        "$.updates[0]",
    ]


@pytest.mark.parametrize("owner", [["Jo Example"], {"who": "Jo Example"}, [["Jo Example"]], "Jo Example\ud800"])
def test_an_owner_that_is_refused_is_not_shown(owner: object) -> None:
    """A list of names is as much a name as one: the fault says where it stands and what would be right."""
    with pytest.raises(FaultyInputError) as raised:
        from_data({"actions": [{"ref": "a1", "owner": owner}]}, Plan)
    (fault,) = raised.value.faults
    assert str(fault.place) == "$.actions[0].owner"
    assert "Jo" not in f"{raised.value}{fault!r}"
