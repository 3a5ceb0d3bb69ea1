"""Actions by owner, and those that lack one."""

from datetime import date

from hypothesis import given

from safeguarding.recommendations.plan_loads import actions_without_owner, actions_without_target, load_by_owner
from safeguarding.recommendations.records import Action, Plan
from safeguarding.recommendations.states import states_on
from safeguarding.recommendations.updates import Update
from safeguarding.testing.strategies.recommendations import days, plans

SINCE, ON = date(2024, 6, 1), date(2024, 9, 1)

BEGUN = date(2024, 5, 1)


class TestLoads:
    """Every action is one owner's, or nobody's; spellings that differ in capitals and spaces are one."""

    def test_what_is_lacking(self) -> None:
        plan = Plan(
            actions=[Action(ref="a1"), Action(ref="a2", owner="x", target_on=ON), Action(ref="a3")],
            updates=[Update(action="a3", on=BEGUN, completed_on=BEGUN)],
        )
        assert [each.action.ref for each in actions_without_owner(plan, on=ON)] == ["a1"]
        assert [each.action.ref for each in actions_without_target(plan, on=ON)] == ["a1"]

    @given(plans(may_join_later=True), days())
    def test_they_sum(self, plan: Plan, on: date) -> None:
        loads = load_by_owner(plan, on=on)
        assert sum(each.total for each in loads) == len(states_on(plan, on=on))
        assert all(each.overdue <= each.open for each in loads)

    def test_most_open_work_first_and_nobody_last(self) -> None:
        refs = {"a": ["a1"], "b": ["b1", "b2"], "": ["c1", "c2", "c3"]}
        actions = [Action(ref=ref, owner=owner) for owner, several in refs.items() for ref in several]
        log = [Update(action=each.ref, on=BEGUN, percent=10) for each in actions]
        loads = load_by_owner(Plan(actions=actions, updates=log), on=ON)
        assert [(each.owner.reveal(), each.open) for each in loads] == [("b", 2), ("a", 1), ("", 3)]
