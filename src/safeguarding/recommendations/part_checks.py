"""What is wrong with a plan's measures, and with actions that joined it: names that nothing has, days that cannot be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from safeguarding.faults import Fault, Place, Severity
from safeguarding.recommendations.records import Plan
from safeguarding.texts import closest_names

_MOST_NAMED = 20


def unknown_name(place: str, problem: str, found: str, known: Iterable[str]) -> Fault:
    """The fault of a name that none of those known is, with what may have been meant.

    Examples:
        >>> print(unknown_name("$.actions[0].serves[0]", "not a recommendation of the plan", "r9", ["r1", "r2"]))
        $.actions[0].serves[0]: not a recommendation of the plan, found 'r9'; one of 'r1', 'r2'
    """
    meant = closest_names(found, known, limit=1)
    names = list(known)
    hint = f"did you mean {meant[0]!r}?" if meant else f"one of {', '.join(map(repr, names[:_MOST_NAMED]))}"
    return Fault(place=Place(path=place), problem=problem, found=found, remedy=hint)


def measure_faults(plan: Plan) -> Iterator[Fault]:
    """The faults of a plan's measures: one key twice, or an action that the plan has not.

    Examples:
        >>> from safeguarding.recommendations.impact_measures import ImpactMeasure
        >>> from safeguarding.numbers.polarities import Polarity
        >>> measure = ImpactMeasure(ref="m1", name="visits", actions=["a9"], polarity=Polarity.HIGHER_IS_BETTER)
        >>> for fault in measure_faults(Plan(measures=[measure])):
        ...     print(fault.problem)
        not an action of the plan
    """
    actions = dict.fromkeys(each.ref for each in plan.actions)
    first: dict[str, int] = {}
    for position, measure in enumerate(plan.measures):
        place = f"$.measures[{position}]"
        if measure.ref in first:
            problem = f"used before, at $.measures[{first[measure.ref]}]"
            yield Fault(
                place=Place(path=f"{place}.ref"), problem=problem, found=measure.ref, remedy="give each its own ref"
            )
        first.setdefault(measure.ref, position)
        for number, ref in enumerate(measure.actions):
            if ref not in actions:
                yield unknown_name(f"{place}.actions[{number}]", "not an action of the plan", ref, actions)
        if not measure.actions:
            yield Fault(
                place=Place(path=f"{place}.actions"),
                problem="a measure that shows the effect of no action",
                remedy="name the actions whose effect it shows",
                severity=Severity.WARNING,
            )


def joining_faults(plan: Plan, *, on: date) -> Iterator[Fault]:
    """Entries of the log, as known on a day, that were recorded before their action joined the plan.

    Examples:
        >>> from safeguarding.recommendations import Action, Update
        >>> late = Action(ref="a1", added_on=date(2024, 5, 1))
        >>> plan = Plan(actions=[late], updates=[Update(action="a1", on=date(2024, 4, 1), percent=10)])
        >>> [fault.problem for fault in joining_faults(plan, on=date(2024, 6, 1))]
        ['recorded before its action joined the plan']
    """
    joined = {each.ref: each.added_on for each in reversed(plan.actions)}
    for position, update in enumerate(plan.updates):
        day = joined.get(update.action)
        if day is not None and update.on < day and update.on <= on:
            yield Fault(
                place=Place(path=f"$.updates[{position}].on"),
                problem="recorded before its action joined the plan",
                found=str(update.on),
                remedy=f"a day from {day} on",
            )
