"""Who has how much to do, and what in a plan lacks an owner, a date or an action."""

from __future__ import annotations

from datetime import date

import attrs

from safeguarding.recommendations.owners import Owner
from safeguarding.recommendations.records import Plan
from safeguarding.recommendations.states import ActionState, standing, states_on
from safeguarding.recommendations.words import ActionStanding, Delivery
from safeguarding.records import NoTruthValue, Record


@attrs.frozen(kw_only=True)
class OwnerLoad(NoTruthValue, Record):
    """What one owner answers for on a day, in counts of actions.

    Attributes:
        owner: The owner, as first written; empty for actions of nobody.
        states: The states of the actions, in the plan's order.

    Examples:
        >>> from safeguarding.recommendations.records import Action
        >>> plan = Plan(actions=[Action(ref="a1", owner="head of service"), Action(ref="a2", owner="Head of Service")])
        >>> (load,) = load_by_owner(plan, on=date(2017, 9, 19))
        >>> load.owner.reveal(), load.total, load.open, load.unknown
        ('head of service', 2, 0, 2)
    """

    _instead = "open"

    owner: Owner = attrs.field(repr=False)
    states: tuple[ActionState, ...]

    @property
    def total(self) -> int:
        """How many actions: those open, done, closed otherwise and not known."""
        return len(self.states)

    @property
    def open(self) -> int:
        """How many have work left, overdue or not."""
        return sum(each.delivery.is_open for each in self.states)

    @property
    def done(self) -> int:
        """How many are done, signed off or not."""
        return sum(each.delivery.is_done for each in self.states)

    @property
    def unknown(self) -> int:
        """Of how many it is not known how far they are."""
        return sum(each.delivery is Delivery.NOT_KNOWN for each in self.states)

    @property
    def closed_otherwise(self) -> int:
        """How many are closed without being done."""
        return self.total - self.open - self.done - self.unknown

    @property
    def overdue(self) -> int:
        """How many are open past their latest target."""
        return sum(standing(each) is ActionStanding.OVERDUE for each in self.states)

    @property
    def next_on(self) -> date | None:
        """The next target of what is open and not overdue; None where there is none."""
        targets = [each.target_on() for each in self.states if standing(each) is ActionStanding.NOT_YET_DUE]
        return min((day for day in targets if day is not None), default=None)


def load_by_owner(plan: Plan, *, on: date) -> tuple[OwnerLoad, ...]:
    """What each owner answers for on a day: most open work first, nobody last. Every action is in one of them.

    Two spellings that differ in capitals or spaces are one owner; who else may be the same is not guessed.

    Examples:
        >>> from safeguarding.recommendations import Action, Update
        >>> plan = Plan(
        ...     actions=[Action(ref="a1"), Action(ref="a2", owner="team manager", target_on=date(2017, 9, 30))],
        ...     updates=[Update(action="a2", on=date(2017, 9, 1), percent=10)],
        ... )
        >>> for each in load_by_owner(plan, on=date(2017, 10, 1)):
        ...     print(each.owner.reveal() or "(nobody)", each.total, each.overdue)
        team manager 1 1
        (nobody) 1 0
    """
    gathered: dict[Owner, list[ActionState]] = {}
    for state in states_on(plan, on=on):
        gathered.setdefault(state.owner.key, []).append(state)
    loads = [OwnerLoad(owner=several[0].owner, states=tuple(several)) for several in gathered.values()]
    return tuple(sorted(loads, key=lambda each: (not each.owner, -each.open, each.owner.key.reveal())))


def actions_without_owner(plan: Plan, *, on: date) -> tuple[ActionState, ...]:
    """The actions, not yet done or closed as far as is known, that nobody answers for.

    Examples:
        >>> from safeguarding.recommendations.records import Action
        >>> plan = Plan(actions=[Action(ref="a1", owner="head of service"), Action(ref="a2")])
        >>> [each.action.ref for each in actions_without_owner(plan, on=date(2017, 9, 19))]
        ['a2']
    """
    return tuple(each for each in _may_be_open(plan, on) if not each.owner)


def actions_without_target(plan: Plan, *, on: date) -> tuple[ActionState, ...]:
    """The actions, not yet done or closed as far as is known, that have no date.

    Examples:
        >>> from safeguarding.recommendations.records import Action
        >>> plan = Plan(actions=[Action(ref="a1", target_on=date(2017, 9, 30)), Action(ref="a2")])
        >>> [each.action.ref for each in actions_without_target(plan, on=date(2017, 9, 19))]
        ['a2']
    """
    return tuple(each for each in _may_be_open(plan, on) if not each.targets)


def _may_be_open(plan: Plan, on: date) -> list[ActionState]:
    return [each for each in states_on(plan, on=on) if each.delivery.is_open or each.delivery is Delivery.NOT_KNOWN]
