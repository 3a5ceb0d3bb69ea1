"""How far an action slipped: from its original target to its latest, and from there to the day it was done."""

from __future__ import annotations

from datetime import date

import attrs

from safeguarding.dates.words import printed_date
from safeguarding.numbers.nouns import counted
from safeguarding.recommendations.states import ActionState
from safeguarding.recommendations.words import Target
from safeguarding.records import NoTruthValue, Record


@attrs.frozen(kw_only=True)
class Slippage(NoTruthValue, Record):
    """Days between an action's dates. A negative number is a gain.

    Attributes:
        original_on: The original target.
        current_on: The latest target.
        reached_on: The day it was done; for an open action past its target, the day of the question. None where
            neither has come.
        revisions: How often the target was changed.
        is_done: Whether it is done.

    Examples:
        >>> moved = Slippage(
        ...     original_on=date(2017, 9, 30),
        ...     current_on=date(2017, 12, 31),
        ...     reached_on=date(2018, 1, 10),
        ...     revisions=1,
        ...     is_done=True,
        ... )
        >>> print(moved.explanation)
        first due 30 September 2017, revised 1 time to 31 December 2017; done on 10 January 2018: +102 days in all
    """

    _instead = "days_past_target"

    original_on: date
    current_on: date
    reached_on: date | None
    revisions: int
    is_done: bool

    @property
    def days_revised(self) -> int:
        """Days from the original target to the latest."""
        return (self.current_on - self.original_on).days

    @property
    def days_past_target(self) -> int | None:
        """Days from the latest target to the day it was done, or so far; None where that is not to be said yet."""
        return None if self.reached_on is None else (self.reached_on - self.current_on).days

    @property
    def days_in_all(self) -> int:
        """Days from the original target to the day it was done, so far, or else to the latest target."""
        return ((self.reached_on or self.current_on) - self.original_on).days

    @property
    def explanation(self) -> str:
        """The slippage in a sentence."""
        revised = (
            f", revised {counted(self.revisions, 'time')} to {printed_date(self.current_on)}" if self.revisions else ""
        )
        if self.reached_on is None:
            end = "not yet due"
        elif self.is_done:
            end = f"done on {printed_date(self.reached_on)}"
        else:
            end = f"still open on {printed_date(self.reached_on)}"
        return f"first due {printed_date(self.original_on)}{revised}; {end}: {self.days_in_all:+} days in all"


def slippage(state: ActionState) -> Slippage | None:
    """How far an action had slipped on the day of its state; None for one without a target or closed undone.

    An action that is done on a day nobody recorded has its targets, and no day on which it was reached.

    Examples:
        >>> from safeguarding.recommendations import Action, Plan, Update, state_on
        >>> plan = Plan(
        ...     actions=[Action(ref="a1", target_on=date(2017, 9, 30))],
        ...     updates=[
        ...         Update(action="a1", on=date(2017, 9, 1), target_on=date(2017, 12, 31)),
        ...         Update(action="a1", on=date(2018, 1, 20), completed_on=date(2018, 1, 10)),
        ...     ],
        ... )
        >>> slipped = slippage(state_on(plan, "a1", on=date(2018, 2, 1)))
        >>> slipped.days_revised, slipped.days_past_target, slipped.days_in_all
        (92, 10, 102)
    """
    original, current = state.target_on(Target.ORIGINAL), state.target_on()
    if original is None or current is None or not (state.delivery.is_open or state.delivery.is_done):
        return None
    reached = state.completed_on
    if state.delivery.is_open:
        reached = state.on if state.on > current else None
    return Slippage(
        original_on=original,
        current_on=current,
        reached_on=reached,
        revisions=len(state.targets) - 1,
        is_done=state.delivery.is_done,
    )
