"""How far a plan is: by theme, which recommendations nobody answers, and what closes next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

import attrs

from safeguarding.dates.due import due_on
from safeguarding.dates.periods import Period
from safeguarding.numbers.shares import Share
from safeguarding.recommendations.records import Action, Plan, Recommendation
from safeguarding.recommendations.states import ActionState, standing, states_on
from safeguarding.recommendations.words import ActionStanding, Delivery
from safeguarding.records import NoTruthValue, Record


@attrs.frozen(kw_only=True)
class Progress(NoTruthValue, Record):
    """Counts of actions. Those by delivery sum to the total.

    Attributes:
        theme: The theme; empty for actions that serve no recommendation with one.
        by_delivery: How many are in each state, those with none left out.
        by_standing: How many stand how against their latest target, those with none left out.
        unrecorded: How many have nothing recorded of them. They are among those of which the state is not known.

    Examples:
        >>> from safeguarding.recommendations.updates import Update
        >>> plan = Plan(
        ...     actions=[Action(ref="a1"), Action(ref="a2"), Action(ref="a3", target_on=date(2017, 6, 30))],
        ...     updates=[
        ...         Update(action="a1", on=date(2017, 7, 1), completed_on=date(2017, 6, 20)),
        ...         Update(action="a3", on=date(2017, 7, 1), percent=0),
        ...     ],
        ... )
        >>> whole = progress(plan, on=date(2017, 9, 19))
        >>> [(each.label, count) for each, count in whole.by_delivery]
        [('not started', 1), ('complete, awaiting sign-off', 1), ('not known', 1)]
        >>> whole.total, str(whole.done), str(whole.signed_off), whole.overdue, whole.unknown, whole.unrecorded
        (3, '1 of 3', '0 of 3', 1, 1, 1)
    """

    _instead = "overdue"

    theme: str
    by_delivery: tuple[tuple[Delivery, int], ...]
    by_standing: tuple[tuple[ActionStanding, int], ...]
    unrecorded: int

    @property
    def total(self) -> int:
        """How many actions there are."""
        return sum(count for _, count in self.by_delivery)

    @property
    def done(self) -> Share | None:
        """Those done, signed off or not, of all; None where there are none. Counts, never an average of averages."""
        return (
            Share(self._count(Delivery.COMPLETE_AWAITING_SIGN_OFF, Delivery.IMPLEMENTED), self.total)
            if self.total
            else None
        )

    @property
    def signed_off(self) -> Share | None:
        """Those implemented and signed off, of all; None where there are none."""
        return Share(self._count(Delivery.IMPLEMENTED), self.total) if self.total else None

    @property
    def overdue(self) -> int:
        """How many are open past their latest target."""
        return sum(count for each, count in self.by_standing if each is ActionStanding.OVERDUE)

    @property
    def unknown(self) -> int:
        """How many are in a state that is not known: neither open nor done, and never overdue."""
        return self._count(Delivery.NOT_KNOWN)

    def _count(self, *deliveries: Delivery) -> int:
        return sum(count for each, count in self.by_delivery if each in deliveries)

    def __str__(self) -> str:
        what = f"{self.theme}: " if self.theme else ""
        unknown = f", {self.unknown} not known" if self.unknown else ""
        return f"{what}{self.done} done, {self.overdue} overdue{unknown}" if self.total else f"{what}no actions"


def progress_by_theme(plan: Plan, *, on: date) -> tuple[Progress, ...]:
    """Progress theme by theme, in the plan's order. An action that serves two themes is counted in both.

    Actions that serve no recommendation with a theme stand last, under the empty theme.

    Examples:
        >>> plan = Plan(
        ...     recommendations=[
        ...         Recommendation(ref="r1", theme="Care leavers"),
        ...         Recommendation(ref="r2", theme="Leadership"),
        ...     ],
        ...     actions=[Action(ref="a1", serves=["r1", "r2"]), Action(ref="a2", serves=["r2"])],
        ... )
        >>> [(each.theme, each.total) for each in progress_by_theme(plan, on=date(2017, 9, 19))]
        [('Care leavers', 1), ('Leadership', 2)]
    """
    themes_of = {each.ref: each.theme for each in plan.recommendations}
    themes = dict.fromkeys((*plan.themes, *(each.theme for each in plan.recommendations if each.theme)))
    gathered: dict[str, list[ActionState]] = {theme: [] for theme in themes}
    for state in states_on(plan, on=on):
        for theme in dict.fromkeys(themes_of.get(ref, "") for ref in state.action.serves) or {"": None}:
            gathered.setdefault(theme, []).append(state)
    last = {"": gathered.pop("")} if "" in gathered else {}
    return tuple(_progress(theme, states) for theme, states in (gathered | last).items())


def progress(plan: Plan, *, on: date) -> Progress:
    """Progress of the whole plan, each action counted once.

    Examples:
        >>> from safeguarding.recommendations.updates import Update
        >>> plan = Plan(
        ...     actions=[Action(ref="a1"), Action(ref="a2", target_on=date(2017, 6, 30))],
        ...     updates=[Update(action="a1", on=date(2017, 7, 1), completed_on=date(2017, 6, 20))],
        ... )
        >>> print(progress(plan, on=date(2017, 9, 19)))
        1 of 2 done, 0 overdue, 1 not known
    """
    return _progress("", states_on(plan, on=on))


def _progress(theme: str, states: Iterable[ActionState]) -> Progress:
    kept = list(states)
    deliveries = Counter(each.delivery for each in kept)
    standings = Counter(standing(each) for each in kept)
    return Progress(
        theme=theme,
        by_delivery=tuple((each, deliveries[each]) for each in Delivery if deliveries[each]),
        by_standing=tuple((each, standings[each]) for each in ActionStanding if standings[each]),
        unrecorded=sum(each.updated_on is None for each in kept),
    )


def recommendations_without_actions(plan: Plan) -> tuple[Recommendation, ...]:
    """The recommendations that no action answers.

    Examples:
        >>> answered, not_answered = Recommendation(ref="r1"), Recommendation(ref="r2")
        >>> plan = Plan(recommendations=[answered, not_answered], actions=[Action(ref="a1", serves=["r1"])])
        >>> [each.ref for each in recommendations_without_actions(plan)]
        ['r2']
    """
    answered = {ref for action in plan.actions for ref in action.serves}
    return tuple(each for each in plan.recommendations if each.ref not in answered)


def actions_without_recommendations(plan: Plan) -> tuple[Action, ...]:
    """The actions that answer no recommendation of the plan.

    Examples:
        >>> plan = Plan(recommendations=[Recommendation(ref="r1")], actions=[Action(ref="a1", serves=["r1"]), Action(ref="a2")])
        >>> [each.ref for each in actions_without_recommendations(plan)]
        ['a2']
    """
    known = {each.ref for each in plan.recommendations}
    return tuple(each for each in plan.actions if not known.intersection(each.serves))


def closing_next(plan: Plan, *, on: date, within: Period | None = None) -> tuple[ActionState, ...]:
    """The actions that are due on a day or after it, soonest first; those of one day in the plan's order.

    They are open, or their state is not known.

    Args:
        plan: The plan.
        on: The day.
        within: Only those due within so long; None for all. Overdue ones are not among them.

    Examples:
        >>> plan = Plan(
        ...     actions=[
        ...         Action(ref="a1", target_on=date(2017, 9, 30)),
        ...         Action(ref="a2", target_on=date(2017, 8, 31)),
        ...         Action(ref="a3", target_on=date(2017, 12, 31)),
        ...     ]
        ... )
        >>> [each.action.ref for each in closing_next(plan, on=date(2017, 9, 19), within=Period(months=1))]
        ['a1']
    """
    last = date.max if within is None else due_on(on, within)
    waiting = (ActionStanding.NOT_YET_DUE, ActionStanding.NOT_KNOWN)
    due = [(state.target_on(), state) for state in states_on(plan, on=on) if standing(state) in waiting]
    soon = [(day, state) for day, state in due if day is not None and on <= day <= last]
    return tuple(state for _, state in sorted(soon, key=lambda each: each[0]))


def overdue_actions(plan: Plan, *, on: date) -> tuple[ActionState, ...]:
    """The open actions past their latest target, longest overdue first; none of which the state is not known.

    Examples:
        >>> from safeguarding.recommendations.updates import Update
        >>> plan = Plan(
        ...     actions=[
        ...         Action(ref="a1", target_on=date(2017, 9, 30)),
        ...         Action(ref="a2", target_on=date(2017, 8, 31)),
        ...         Action(ref="a3", target_on=date(2017, 8, 31)),
        ...     ],
        ...     updates=[Update(action=ref, on=date(2017, 7, 1), percent=10) for ref in ("a1", "a2")],
        ... )
        >>> [each.action.ref for each in overdue_actions(plan, on=date(2017, 10, 1))]
        ['a2', 'a1']
    """
    late = [state for state in states_on(plan, on=on) if standing(state) is ActionStanding.OVERDUE]
    return tuple(sorted(late, key=lambda state: state.target_on() or date.max))
