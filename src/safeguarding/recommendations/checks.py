"""Everything that is wrong with a plan, found together, each with its place: nothing is mended and nothing hidden."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date

import attrs

from safeguarding.errors import FaultyInputError
from safeguarding.faults import Fault, Place, Severity
from safeguarding.recommendations.lineages import circle_from
from safeguarding.recommendations.log_checks import log_faults
from safeguarding.recommendations.numbered_lists import listed, numbering
from safeguarding.recommendations.part_checks import joining_faults, measure_faults, unknown_name
from safeguarding.recommendations.recommendation_lineages import continuation_faults
from safeguarding.recommendations.records import Action, Plan
from safeguarding.recommendations.updates import Update
from safeguarding.recommendations.words import Response

Where = Callable[[str, int], str]
"""Says where a part of the plan stands that another one repeats, by the plan's field and its position there."""


def _in_data(part: str, position: int) -> str:
    return f"at {Place(path=(part, position))}"


def plan_faults(plan: Plan, *, on: date, where: Where = _in_data) -> tuple[Fault, ...]:
    """The faults of one plan, in the order of its parts.

    An error is something that cannot be true: one number twice, a theme that the plan does not have, a target before
    the start, a sign-off before completion. A warning is something to look at: a missing number, a recommendation
    that nothing answers.

    Args:
        plan: The plan.
        on: The day as at which the log is judged; its later entries may settle, or cause, what is wrong.
        where: Says where a part stands that is repeated; by default by its path.

    Examples:
        >>> from safeguarding.recommendations.records import Recommendation
        >>> plan = Plan(
        ...     themes=["Help and protection"],
        ...     recommendations=[Recommendation(ref="r1", number=1, theme="Help and protecton")],
        ...     actions=[Action(ref="a1", serves=["r1"], starts_on=date(2017, 6, 1), target_on=date(2017, 5, 1))],
        ... )
        >>> for fault in plan_faults(plan, on=date(2017, 9, 19)):
        ...     print(fault)
        $.recommendations[0].theme: not a theme of the plan, found 'Help and protecton'; did you mean 'Help and protection'?
        $.actions[0].target_on: a target before the start, found '2017-05-01'; a day from 2017-06-01 on
    """
    return (
        *_head_faults(plan),
        *_repeated(("recommendations",), "ref", [each.ref for each in plan.recommendations], where),
        *number_faults(plan, where=where),
        *_theme_faults(plan),
        *_repeated(("actions",), "ref", [each.ref for each in plan.actions], where),
        *_actions_faults(plan),
        *_answer_faults(plan),
        *_update_faults(plan),
        *measure_faults(plan),
        *joining_faults(plan, on=on),
        *log_faults(plan, on=on),
    )


def plans_faults(plans: Sequence[Plan], *, on: date) -> tuple[Fault, ...]:
    """The faults of several plans and of what they carry forward from one another.

    Places start with the plan's position: ``$[1].carries_forward``.

    Examples:
        >>> plans = [Plan(ref="2017", carries_forward=["2018"]), Plan(ref="2018", carries_forward=["2017"])]
        >>> for fault in plans_faults(plans, on=date(2018, 9, 19)):
        ...     print(fault)
        $[0].carries_forward: plans that carry one another forward in a circle, found '2017 → 2018 → 2017'; take one of them out
        $[1].carries_forward: plans that carry one another forward in a circle, found '2018 → 2017 → 2018'; take one of them out
    """
    return (
        *_repeated((), "ref", [plan.ref for plan in plans], lambda _, position: f"at $[{position}]"),
        *(_within(position, fault) for position, plan in enumerate(plans) for fault in plan_faults(plan, on=on)),
        *between_plans_faults(plans),
    )


def between_plans_faults(plans: Sequence[Plan]) -> tuple[Fault, ...]:
    """The faults of what several plans carry forward from one another, without those of each plan by itself.

    Examples:
        >>> print(*between_plans_faults([Plan(ref="2018", carries_forward=["2017"])]))
        $[0].carries_forward[0]: not one of the plans, found '2017'; did you mean '2018'?
    """
    return (*_carrying_faults(plans), *_lineage_faults(plans), *continuation_faults(plans))


def checked_plan(plan: Plan, *, on: date, name: str = "the plan") -> Plan:
    """The plan, if it has no error; warnings pass.

    Args:
        plan: The plan.
        on: The day as at which the log is judged.
        name: What it is, for the message: a file's name.

    Raises:
        FaultyInputError: with every fault, warnings included, where there is an error among them.

    Examples:
        >>> from safeguarding.recommendations.records import Action
        >>> late = Action(ref="a1", starts_on=date(2017, 6, 1), target_on=date(2017, 5, 1))
        >>> checked_plan(Plan(actions=[late]), on=date(2017, 9, 19), name="plan.toml")
        Traceback (most recent call last):
        safeguarding.errors.FaultyInputError: plan.toml has 2 faults:
        ...
    """
    faults = plan_faults(plan, on=on)
    if any(fault.severity is Severity.ERROR for fault in faults):
        raise FaultyInputError.of(name, faults)
    return plan


def _within(position: int, fault: Fault) -> Fault:
    return attrs.evolve(fault, place=fault.place.below(position))


def _head_faults(plan: Plan) -> Iterator[Fault]:
    if plan.ref in plan.carries_forward:
        yield Fault(
            place=Place(path="$.carries_forward"),
            problem="a plan that carries itself forward",
            found=plan.ref,
            remedy="take it out",
        )
    if plan.submitted_on and plan.received_on and plan.submitted_on < plan.received_on:
        yield Fault(
            place=Place(path="$.submitted_on"),
            problem="submitted before the report was received",
            found=str(plan.submitted_on),
            remedy=f"a day from {plan.received_on} on",
        )


def _repeated(parents: tuple[str, ...], key: str, values: Sequence[object], where: Where) -> Iterator[Fault]:
    first: dict[object, int] = {}
    for position, value in enumerate(values):
        if value is not None and value in first:
            yield Fault(
                place=Place(path=(*parents, position, key)),
                problem=f"used before, {where(''.join(parents), first[value])}",
                found=str(value),
                remedy=f"give each its own {key}",
            )
        first.setdefault(value, position)


def number_faults(plan: Plan, *, where: Where = _in_data) -> Iterator[Fault]:
    """The faults of a plan's numbering: a number twice is an error; gaps, blanks and disorder are warnings.

    Args:
        plan: The plan.
        where: Says where a part stands that is repeated; by default by its path.

    Examples:
        >>> from safeguarding.recommendations.records import Recommendation
        >>> plan = Plan(recommendations=[Recommendation(ref="a", number=3), Recommendation(ref="b", number=3)])
        >>> print(next(number_faults(plan)))
        $.recommendations[1].number: used before, at $.recommendations[0], found '3'; give each its own number
    """
    numbers = [each.number for each in plan.recommendations]
    yield from _repeated(("recommendations",), "number", numbers, where)
    found = numbering(plan.recommendations)
    unnumbered, implied_numbers = frozenset(found.unnumbered), dict(found.implied)
    for position, each in enumerate(plan.recommendations):
        place = f"$.recommendations[{position}].number"
        if each.ref in unnumbered:
            implied = implied_numbers.get(each.ref)
            hint = f"its place implies {implied}; check the source" if implied else "check the source"
            yield Fault(
                place=Place(path=place),
                problem="no number, where others have one",
                remedy=hint,
                severity=Severity.WARNING,
            )
        elif each.number in found.out_of_order and each.number not in found.repeated:
            yield Fault(
                place=Place(path=place),
                problem="stands after a higher number",
                found=str(each.number),
                remedy="check the order in the source",
                severity=Severity.WARNING,
            )
    if found.missing:
        yield Fault(
            place=Place(path="$.recommendations"),
            problem=f"numbers missing: {listed(found.missing)}",
            remedy="check the source; nothing is renumbered",
            severity=Severity.WARNING,
        )


def _theme_faults(plan: Plan) -> Iterator[Fault]:
    if not plan.themes:
        return
    for position, each in enumerate(plan.recommendations):
        if each.theme not in plan.themes:
            place = f"$.recommendations[{position}].theme"
            yield unknown_name(place, "not a theme of the plan", each.theme, plan.themes)


def _actions_faults(plan: Plan) -> Iterator[Fault]:
    known = dict.fromkeys(each.ref for each in plan.recommendations)
    for position, action in enumerate(plan.actions):
        yield from _action_faults(f"$.actions[{position}]", action, known)


def _action_faults(place: str, action: Action, known: Collection[str]) -> Iterator[Fault]:
    for number, ref in enumerate(action.serves):
        if ref not in known:
            yield unknown_name(f"{place}.serves[{number}]", "not a recommendation of the plan", ref, known)
    if not action.serves:
        yield Fault(
            place=Place(path=f"{place}.serves"),
            problem="an action that serves no recommendation",
            remedy="name the recommendations that it answers",
            severity=Severity.WARNING,
        )
    if action.target_on is not None:
        yield from target_before_start(f"{place}.target_on", action, action.target_on)


def target_before_start(place: str, action: Action, target_on: date) -> Iterator[Fault]:
    """The fault of a target, original or revised, that lies before the action's start.

    Examples:
        >>> action = Action(ref="a1", starts_on=date(2017, 6, 1))
        >>> [fault.problem for fault in target_before_start("$.actions[0].target_on", action, date(2017, 5, 1))]
        ['a target before the start']
    """
    if action.starts_on is not None and target_on < action.starts_on:
        yield Fault(
            place=Place(path=place),
            problem="a target before the start",
            found=str(target_on),
            remedy=f"a day from {action.starts_on} on",
        )


def _answer_faults(plan: Plan) -> Iterator[Fault]:
    answered = {ref for action in plan.actions for ref in action.serves}
    for position, each in enumerate(plan.recommendations):
        # a rejected one has its answer
        if each.ref not in answered and each.response is not Response.REJECTED:
            yield Fault(
                place=Place(path=f"$.recommendations[{position}]"),
                problem="a recommendation that no action answers",
                remedy="add an action, or say why none is needed",
                severity=Severity.WARNING,
            )


def _update_faults(plan: Plan) -> Iterator[Fault]:
    # of two actions with one key the first counts, as everywhere
    actions = {each.ref: each for each in reversed(plan.actions)}
    for position, update in enumerate(plan.updates):
        place = f"$.updates[{position}]"
        if update.action not in actions:
            yield unknown_name(f"{place}.action", "not an action of the plan", update.action, actions)
            continue
        if update.target_on is not None:
            yield from target_before_start(f"{place}.target_on", actions[update.action], update.target_on)
        yield from _recorded_early(place, update)


def _recorded_early(place: str, update: Update) -> Iterator[Fault]:
    """Dates of what has happened cannot lie after the day on which they were recorded."""
    for key, day in (
        ("completed_on", update.completed_on),
        ("signed_off_on", update.signed_off_on),
        ("evidence_on", update.evidence_on),
    ):
        if day is not None and day > update.on:
            yield Fault(
                place=Place(path=f"{place}.{key}"),
                problem="recorded before it happened",
                found=str(day),
                remedy=f"a day up to {update.on}, when it was recorded",
            )


def _carrying_faults(plans: Sequence[Plan]) -> Iterator[Fault]:
    followed = {plan.ref: plan.carries_forward for plan in plans}
    for position, plan in enumerate(plans):
        place = f"$[{position}].carries_forward"
        for number, ref in enumerate(plan.carries_forward):
            if ref not in followed:
                yield unknown_name(f"{place}[{number}]", "not one of the plans", ref, followed)
        circle = circle_from(plan.ref, followed)
        # a plan that names itself is reported already, as that plan's own fault
        if len(circle) > 2:  # noqa: PLR2004 - there and straight back
            yield Fault(
                place=Place(path=place),
                problem="plans that carry one another forward in a circle",
                found=" → ".join(circle),
                remedy="take one of them out",
            )


def _lineage_faults(plans: Sequence[Plan]) -> Iterator[Fault]:
    followed: dict[str, list[str]] = {}
    places: dict[str, str] = {}
    for position, plan in enumerate(plans):
        for number, action in enumerate(plan.actions):
            key = f"{plan.ref} / {action.ref}"
            places[key] = f"$[{position}].actions[{number}].carried_from"
            came_from = action.carried_from
            followed[key] = [] if came_from is None else [f"{came_from.plan} / {came_from.action}"]
    yield from _broken_lineages(followed, places)


def _broken_lineages(followed: Mapping[str, Sequence[str]], places: Mapping[str, str]) -> Iterator[Fault]:
    for key, place in places.items():
        for there in followed[key]:
            if there not in followed:
                yield unknown_name(place, "not an action of the plans", there, followed)
        if circle := circle_from(key, followed):
            yield Fault(
                place=Place(path=place),
                problem="an action that carries itself on",
                found=" → ".join(circle),
                remedy="name the action of the earlier plan",
            )
