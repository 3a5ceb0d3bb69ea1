"""A plan, what it answers, and what it does."""

from datetime import date

import pytest

from safeguarding.errors import InvalidRecordError, UnknownNameError
from safeguarding.recommendations.records import Action, Element, Plan, Recommendation
from safeguarding.recommendations.states import state_on
from safeguarding.recommendations.updates import Update
from safeguarding.recommendations.words import Response


class TestResponses:
    """The response to the whole is derived from its elements."""

    A, R, P = (Element(response=each) for each in (Response.AGREED, Response.REJECTED, Response.PENDING))

    @pytest.mark.parametrize(
        ("elements", "expected"),
        [
            ((), Response.PENDING),
            ((A,), Response.AGREED),
            ((A, A), Response.AGREED),
            ((R, R), Response.REJECTED),
            ((A, R), Response.PARTLY_AGREED),
            ((A, R, P), Response.PENDING),
            ((Element(response=Response.PARTLY_AGREED),), Response.PARTLY_AGREED),
        ],
    )
    def test_response(self, elements: tuple[Element, ...], expected: Response) -> None:
        assert Recommendation(ref="r1", elements=elements).response is expected


class TestRecords:
    def test_refused(self) -> None:
        with pytest.raises(InvalidRecordError, match="needs a key"):
            Action(ref=" ")
        with pytest.raises(InvalidRecordError, match="from 1 on"):
            Recommendation(ref="r1", number=0)
        with pytest.raises(InvalidRecordError, match=r"Plan\.received_on: .* a date"):
            Plan(received_on="2017-02-07")  # type: ignore[arg-type]

    def test_people_stay_out_of_the_repr(self) -> None:
        update = Update(action="a1", on=date(2017, 9, 30), by="Jo Example", owner="Jo Example")
        plan = Plan(actions=[Action(ref="a1", owner="Jo Example")], updates=[update])
        assert "Jo" not in repr((plan, state_on(plan, "a1", on=date(2017, 9, 30))))


@pytest.mark.parametrize(("number", "can_be"), [(None, True), (1, True), (0, False), (-1, False)])
def test_numbers_begin_at_one(number: int | None, can_be: bool) -> None:  # noqa: FBT001
    if can_be:
        assert Recommendation(ref="r1", number=number).number == number
    else:
        with pytest.raises(InvalidRecordError):
            Recommendation(ref="r1", number=number)


@pytest.mark.parametrize("kind", [Recommendation, Action, Plan])
def test_a_key_is_not_blank(kind: type[Recommendation | Action | Plan]) -> None:
    with pytest.raises(InvalidRecordError):
        kind(ref=" ")


def test_an_action_is_known_from_the_day_it_joined() -> None:
    """One without a day was in the plan from the start; of two with one key the first is meant."""
    first, later = (
        Action(ref="a1", serves=["r1"], text="first"),
        Action(ref="a1", added_on=date(2024, 5, 2), text="again"),
    )
    plan = Plan(actions=[first, later], recommendations=[Recommendation(ref="r1"), Recommendation(ref="r2")])
    assert [len(plan.actions_on(day)) for day in (date(2024, 5, 1), date(2024, 5, 2))] == [1, 2]
    assert plan.action("a1") is first
    assert [plan.actions_for(each) for each in plan.recommendations] == [(first,), ()]
    with pytest.raises(UnknownNameError, match="did you mean 'a1'"):
        plan.action("a11")
