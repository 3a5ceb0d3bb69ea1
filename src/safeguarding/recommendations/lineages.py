"""Plans that carry others forward: where an action first came from, and plans that go in a circle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import attrs

from safeguarding.errors import InvalidRecordError, UnknownNameError
from safeguarding.recommendations.records import Action, CarriedFrom, Plan
from safeguarding.recommendations.states import states_on
from safeguarding.recommendations.words import Delivery
from safeguarding.records import Record


@attrs.frozen(kw_only=True)
class Ancestor(Record):
    """An action in one plan of its lineage."""

    plan: Plan
    action: Action


def lineage(plans: Iterable[Plan], plan_ref: str, action_ref: str) -> tuple[Ancestor, ...]:
    """An action and the ones that it carries on, from the latest plan to the first.

    Args:
        plans: All plans that may be in it.
        plan_ref: The plan to start from.
        action_ref: The action to start from.

    Raises:
        UnknownNameError: for a plan or an action that is not there.
        InvalidRecordError: where the action carries itself on, through however many plans.

    Examples:
        >>> first = Plan(ref="2017", actions=[Action(ref="a1", target_on=date(2017, 9, 30))])
        >>> second = Plan(ref="2018", actions=[Action(ref="b4", carried_from=CarriedFrom(plan="2017", action="a1"))])
        >>> [(each.plan.ref, each.action.ref) for each in lineage([first, second], "2018", "b4")]
        [('2018', 'b4'), ('2017', 'a1')]
    """
    by_ref = {plan.ref: plan for plan in plans}
    here: CarriedFrom | None = CarriedFrom(plan=plan_ref, action=action_ref)
    found: list[Ancestor] = []
    seen: set[CarriedFrom] = set()
    while here is not None:
        if here in seen:
            raise InvalidRecordError(f"action {action_ref!r} of plan {plan_ref!r} carries itself on")
        seen.add(here)
        if here.plan not in by_ref:
            raise UnknownNameError.among("plan", here.plan, by_ref)
        ancestor = Ancestor(plan=by_ref[here.plan], action=by_ref[here.plan].action(here.action))
        found.append(ancestor)
        here = ancestor.action.carried_from
    return tuple(found)


def first_target_on(plans: Iterable[Plan], plan_ref: str, action_ref: str) -> date | None:
    """The very first target in an action's lineage: what its slippage is measured from when plans replace plans.

    Raises:
        UnknownNameError: for a plan or an action that is not there.
        InvalidRecordError: where the action carries itself on.

    Examples:
        >>> first = Plan(ref="2017", actions=[Action(ref="a1", target_on=date(2017, 9, 30))])
        >>> origin = CarriedFrom(plan="2017", action="a1")
        >>> second = Plan(ref="2018", actions=[Action(ref="b4", target_on=date(2018, 9, 30), carried_from=origin)])
        >>> first_target_on([first, second], "2018", "b4")
        datetime.date(2017, 9, 30)
    """
    targets = (each.action.target_on for each in reversed(lineage(plans, plan_ref, action_ref)))
    return next((target for target in targets if target is not None), None)


def not_carried_forward(earlier: Plan, later: Plan, *, on: date) -> tuple[Action, ...]:
    """The actions that an earlier plan left open and a later one, which carries it forward, does not take over.

    Those of which the state is not known are among them.

    Args:
        earlier: The earlier plan.
        later: The later plan.
        on: The day on which the earlier plan's actions are judged open.

    Examples:
        >>> first = Plan(ref="2017", actions=[Action(ref="a1"), Action(ref="a2")])
        >>> second = Plan(ref="2018", actions=[Action(ref="b1", carried_from=CarriedFrom(plan="2017", action="a1"))])
        >>> [each.ref for each in not_carried_forward(first, second, on=date(2018, 4, 1))]
        ['a2']
    """
    taken = {
        each.carried_from.action
        for each in later.actions
        if each.carried_from and each.carried_from.plan == earlier.ref
    }
    return tuple(
        each.action
        for each in states_on(earlier, on=on)
        if each.action.ref not in taken and _may_be_open(each.delivery)
    )


def _may_be_open(delivery: Delivery) -> bool:
    return delivery.is_open or delivery is Delivery.NOT_KNOWN


def carried_forward(plans: Sequence[Plan], plan_ref: str) -> tuple[Action, ...]:
    """The actions of a plan that come from an earlier one.

    Raises:
        UnknownNameError: for a plan that is not there.

    Examples:
        >>> origin = CarriedFrom(plan="2017", action="a1")
        >>> plans = [Plan(ref="2018", actions=[Action(ref="b1"), Action(ref="b4", carried_from=origin)])]
        >>> [each.ref for each in carried_forward(plans, "2018")]
        ['b4']
    """
    for plan in plans:
        if plan.ref == plan_ref:
            return tuple(each for each in plan.actions if each.carried_from is not None)
    raise UnknownNameError.among("plan", plan_ref, [plan.ref for plan in plans])


def circle_from(start: str, followed: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """A way from a key back to itself, the key first and last; empty where there is none.

    Args:
        start: The key.
        followed: For each key, the ones that it leads to.

    Examples:
        >>> circle_from("2017", {"2017": ["2018"], "2018": ["2019"], "2019": ["2017"]})
        ('2017', '2018', '2019', '2017')
        >>> circle_from("2016", {"2016": ["2017"], "2017": ["2017"]})
        ()
    """
    came_from: dict[str, str] = {}
    waiting = [start]
    while waiting:
        here = waiting.pop()
        for there in followed.get(here, ()):
            if there == start:
                return _way(start, here, came_from)
            if there not in came_from:
                came_from[there] = here
                waiting.append(there)
    return ()


def _way(start: str, last: str, came_from: Mapping[str, str]) -> tuple[str, ...]:
    way = [start]
    here = last
    while here != start:
        way.append(here)
        here = came_from[here]
    return (start, *reversed(way[1:]), start)
