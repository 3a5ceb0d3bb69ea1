"""Bad plans: every fault is reported, together, each with its place."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from safeguarding.errors import FaultyInputError
from safeguarding.faults import Severity
from safeguarding.recommendations.checks import checked_plan, plan_faults, plans_faults
from safeguarding.recommendations.records import Action, CarriedFrom, Plan, Recommendation
from safeguarding.recommendations.updates import Update
from safeguarding.recommendations.words import Delivery
from safeguarding.testing.strategies.recommendations import plans

ON = date(2030, 1, 1)


def told(plan: Plan) -> list[tuple[str, str]]:
    return [(str(fault.place), fault.problem) for fault in plan_faults(plan, on=ON)]


def test_all_faults_of_a_bad_plan_together() -> None:
    """One plan with every fault: nothing stops at the first."""
    bad = Plan(
        ref="2018",
        received_on=date(2018, 2, 7),
        submitted_on=date(2018, 2, 6),
        carries_forward=["2018"],
        themes=["Care leavers"],
        recommendations=[
            Recommendation(ref="r1", number=1, theme="Care leavers"),
            Recommendation(ref="r2", number=1, theme="Care leaver"),
            Recommendation(ref="r1", number=4, theme="Care leavers"),
            Recommendation(ref="r5", number=3, theme="Care leavers"),
            Recommendation(ref="r6", theme="Care leavers"),
        ],
        actions=[
            Action(ref="a1", serves=["r1", "r9"], starts_on=date(2018, 5, 1), target_on=date(2018, 4, 30)),
            Action(ref="a1", serves=["r2"]),
            Action(ref="a2"),
        ],
        updates=[
            Update(action="a9", on=date(2018, 6, 1)),
            Update(action="a1", on=date(2018, 6, 1), target_on=date(2018, 4, 1)),
            Update(action="a1", on=date(2018, 6, 1), completed_on=date(2018, 6, 10)),
            Update(action="a1", on=date(2018, 6, 12), signed_off_on=date(2018, 6, 9)),
            Update(action="a2", on=date(2018, 6, 12), signed_off_on=date(2018, 6, 9), percent=50),
        ],
    )
    assert told(bad) == [
        ("$.carries_forward", "a plan that carries itself forward"),
        ("$.submitted_on", "submitted before the report was received"),
        ("$.recommendations[2].ref", "used before, at $.recommendations[0]"),
        ("$.recommendations[1].number", "used before, at $.recommendations[0]"),
        ("$.recommendations[3].number", "stands after a higher number"),
        ("$.recommendations[4].number", "no number, where others have one"),
        ("$.recommendations", "numbers missing: 2"),
        ("$.recommendations[1].theme", "not a theme of the plan"),
        ("$.actions[1].ref", "used before, at $.actions[0]"),
        ("$.actions[0].serves[1]", "not a recommendation of the plan"),
        ("$.actions[0].target_on", "a target before the start"),
        ("$.actions[2].serves", "an action that serves no recommendation"),
        ("$.recommendations[3]", "a recommendation that no action answers"),
        ("$.recommendations[4]", "a recommendation that no action answers"),
        ("$.updates[0].action", "not an action of the plan"),
        ("$.updates[1].target_on", "a target before the start"),
        ("$.updates[2].completed_on", "recorded before it happened"),
        ("$.updates[3].signed_off_on", "signed off before completed"),
        ("$.updates[4].signed_off_on", "signed off, but never completed"),
        ("$.actions[2]", "done, at 50% progress"),
    ]
    with pytest.raises(FaultyInputError, match=r"bad\.toml has 20 faults") as caught:
        checked_plan(bad, on=ON, name="bad.toml")
    assert len(caught.value.faults) == 20


def test_remedies_say_what_was_meant() -> None:
    plan = Plan(themes=["Care leavers"], recommendations=[Recommendation(ref="r1", theme="Care leaver")])
    assert plan_faults(plan, on=ON)[0].remedy == "did you mean 'Care leavers'?"


def test_the_place_of_a_blank_number_is_told() -> None:
    plan = Plan(recommendations=[Recommendation(ref=f"r{n}", number=n if n != 2 else None) for n in (1, 2, 3)])
    assert "its place implies 2" in plan_faults(plan, on=ON)[0].remedy


class TestEdges:
    """The day that is still right is not reported."""

    SOUND = Plan(
        received_on=date(2018, 2, 7),
        submitted_on=date(2018, 2, 7),
        recommendations=[Recommendation(ref="r1", number=1, theme="anything")],
        actions=[Action(ref="a1", serves=["r1"], starts_on=date(2018, 5, 1), target_on=date(2018, 5, 1))],
        updates=[
            Update(
                action="a1",
                on=date(2018, 5, 1),
                completed_on=date(2018, 5, 1),
                signed_off_on=date(2018, 5, 1),
                percent=100,
            )
        ],
    )

    def test_everything_on_one_day(self) -> None:
        assert told(self.SOUND) == []
        assert checked_plan(self.SOUND, on=ON) is self.SOUND

    def test_warnings_pass(self) -> None:
        plan = Plan(recommendations=[Recommendation(ref="r1", number=2)])
        assert [fault.severity for fault in plan_faults(plan, on=ON)] == [Severity.WARNING, Severity.WARNING]
        assert checked_plan(plan, on=ON) is plan

    @pytest.mark.parametrize(
        ("update", "problem"),
        [
            (Update(action="a1", on=date(2018, 6, 1), completed_on=date(2018, 4, 30)), "completed before the start"),
            (Update(action="a1", on=date(2018, 6, 1), percent=100), "100% progress, but not completed"),
            (
                Update(action="a1", on=date(2018, 6, 1), delivery=Delivery.IMPLEMENTED),
                "implemented, without a day of sign-off",
            ),
        ],
    )
    def test_one_fault_each(self, update: Update, problem: str) -> None:
        plan = Plan(recommendations=self.SOUND.recommendations, actions=self.SOUND.actions, updates=[update])
        assert [problem for _, problem in told(plan)] == [problem]

    def test_a_sign_off_that_was_taken_back_is_no_fault(self) -> None:
        log = [
            Update(action="a1", on=date(2018, 6, 1), signed_off_on=date(2018, 6, 1)),
            Update(action="a1", on=date(2018, 6, 2), delivery=Delivery.IN_PROGRESS),
        ]
        plan = Plan(recommendations=self.SOUND.recommendations, actions=self.SOUND.actions, updates=log)
        assert told(plan) == []


@pytest.mark.parametrize(
    ("on", "expected"), [(date(2018, 5, 31), []), (date(2018, 6, 1), ["100% progress, but not completed"])]
)
def test_what_is_recorded_later_is_no_fault_of_an_earlier_day(on: date, expected: list[str]) -> None:
    """A plan as it stood on a day is judged by the log up to that day, places unmoved."""
    plan = Plan(
        recommendations=[Recommendation(ref="r1", number=1)],
        actions=[Action(ref="a1", serves=["r1"])],
        updates=[
            Update(action="a1", on=date(2018, 6, 1), percent=100),
            Update(action="a1", on=date(2018, 5, 1), percent=50),
        ],
    )
    assert [fault.problem for fault in plan_faults(plan, on=on)] == expected


class TestSeveralPlans:
    def test_circular_carry_forward(self) -> None:
        """Plans that carry one another forward, and actions that carry themselves on, are told with their way round."""
        circle = [
            Plan(
                ref="2017",
                carries_forward=["2019"],
                actions=[Action(ref="a", serves=["r"], carried_from=CarriedFrom(plan="2018", action="b"))],
                recommendations=[Recommendation(ref="r")],
            ),
            Plan(
                ref="2018",
                carries_forward=["2017"],
                actions=[Action(ref="b", serves=["r"], carried_from=CarriedFrom(plan="2017", action="a"))],
                recommendations=[Recommendation(ref="r")],
            ),
            Plan(ref="2019", carries_forward=["2018", "2016"]),
        ]
        found = [(str(fault.place), fault.problem, fault.found) for fault in plans_faults(circle, on=ON)]
        in_a_circle = "plans that carry one another forward in a circle"
        assert found == [
            ("$[0].carries_forward", in_a_circle, "2017 → 2019 → 2018 → 2017"),
            ("$[1].carries_forward", in_a_circle, "2018 → 2017 → 2019 → 2018"),
            ("$[2].carries_forward[1]", "not one of the plans", "2016"),
            ("$[2].carries_forward", in_a_circle, "2019 → 2018 → 2017 → 2019"),
            ("$[0].actions[0].carried_from", "an action that carries itself on", "2017 / a → 2018 / b → 2017 / a"),
            ("$[1].actions[0].carried_from", "an action that carries itself on", "2018 / b → 2017 / a → 2018 / b"),
        ]

    def test_places_name_the_plan(self) -> None:
        sound, bad = Plan(ref="2017"), Plan(ref="2017", recommendations=[Recommendation(ref="r1")])
        places = [str(fault.place) for fault in plans_faults([sound, bad], on=ON)]
        assert places == ["$[1].ref", "$[1].recommendations[0]"]

    @given(st.lists(plans(), max_size=3))
    def test_any_plans_are_reported_on(self, several: list[Plan]) -> None:
        """Whatever a plan holds, the answer is a list of faults with their places."""
        assert all(str(fault.place).startswith("$") and fault.remedy for fault in plans_faults(several, on=ON))


def test_an_action_that_goes_on_with_none_that_there_is() -> None:
    """The name is told with what it may be meant for; one that there is has no fault."""
    first = Plan(ref="2017", actions=[Action(ref="a1")])
    for origin, faults in (("a1", []), ("a2", [("$[1].actions[0].carried_from", "2017 / a2")])):
        later = Plan(ref="2022", actions=[Action(ref="b1", carried_from=CarriedFrom(plan="2017", action=origin))])
        found = [each for each in plans_faults([first, later], on=ON) if each.problem == "not an action of the plans"]
        assert [(str(each.place), each.found) for each in found] == faults


def test_a_plan_that_carries_itself_forward_is_reported_once() -> None:
    """It is a fault of that plan, and no circle of several besides; two that carry one another are one."""
    circle = "plans that carry one another forward in a circle"
    alone = [fault.problem for fault in plans_faults([Plan(ref="2018", carries_forward=["2018"])], on=ON)]
    assert len(alone) == 1
    assert circle not in alone
    both = [Plan(ref=ref, carries_forward=[other]) for ref, other in (("2017", "2018"), ("2018", "2017"))]
    assert [fault.problem for fault in plans_faults(both, on=ON)] == [circle, circle]
