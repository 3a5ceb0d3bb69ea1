"""How many actions were done and signed off by each day, beside how many were first meant to be."""

from __future__ import annotations

from datetime import date

import attrs

from safeguarding.dates.words import printed_date
from safeguarding.numbers.nouns import counted
from safeguarding.recommendations.records import Plan
from safeguarding.recommendations.states import states_on
from safeguarding.recommendations.words import Delivery, Target
from safeguarding.records import NoTruthValue, Record, Several


@attrs.frozen(kw_only=True)
class BurnUpPoint(Record):
    """The counts at the end of a day.

    Attributes:
        on: The day.
        first_due: How many actions had their original target by then.
        done: How many were done by then; None after the day of the question.
        signed_off: How many were signed off by then; None after the day of the question.
    """

    on: date
    first_due: int
    done: int | None
    signed_off: int | None


@attrs.frozen(kw_only=True)
class BurnUp(NoTruthValue, Record):
    """A plan's progress over time, as known on a day.

    Attributes:
        on: The day.
        total: How many actions there are.
        undated: How many of them are done on a day that is not known; they are in no point.
        points: The days on which a count changes, and the day itself, earliest first.
    """

    _instead = "points"

    on: date
    total: int
    undated: int
    points: tuple[BurnUpPoint, ...] = attrs.field(converter=Several[BurnUpPoint])

    @property
    def explanation(self) -> str:
        """The picture in words, for those who do not see it."""
        if not self.points:
            return f"{counted(self.total, 'action')}; no targets and no days of completion are known."
        now = next((each for each in self.points if each.on == self.on), None)
        if now is None:
            # only where it was put together from a file
            return f"{counted(self.total, 'action')}; how many were done by {printed_date(self.on)} is not given."
        last = self.points[-1]
        said = (
            f"By {printed_date(self.on)}, {now.done} of {counted(self.total, 'action')} "
            f"{'was' if now.done == 1 else 'were'} done and {now.signed_off} signed off; "
            f"{now.first_due} {'was' if now.first_due == 1 else 'were'} first due by then"
        )
        said += f", and {last.first_due} by {printed_date(last.on)}" if last.on > self.on else ""
        return f"{said}." + (f" {self.undated} more done on a day that is not known." if self.undated else "")


def burn_up(plan: Plan, *, on: date) -> BurnUp:
    """What was done and signed off by each day, as known on a day, beside the original targets.

    Examples:
        >>> from safeguarding.recommendations import Action, Update
        >>> plan = Plan(
        ...     actions=[Action(ref="a1", target_on=date(2017, 6, 30)), Action(ref="a2", target_on=date(2017, 12, 31))],
        ...     updates=[Update(action="a1", on=date(2017, 7, 3), completed_on=date(2017, 7, 1))],
        ... )
        >>> print(burn_up(plan, on=date(2017, 9, 19)).explanation)
        By 19 September 2017, 1 of 2 actions was done and 0 signed off; 1 was first due by then, and 2 by 31 December 2017.
    """
    states = states_on(plan, on=on)
    due = [day for state in states if (day := state.target_on(Target.ORIGINAL)) is not None]
    done = [state.completed_on for state in states if state.delivery.is_done and state.completed_on is not None]
    signed = [
        state.signed_off_on
        for state in states
        if state.delivery is Delivery.IMPLEMENTED and state.signed_off_on is not None
    ]
    days = sorted({*due, *done, *signed, on}) if due or done or signed else []
    return BurnUp(
        on=on,
        total=len(states),
        undated=sum(state.delivery.is_done and state.completed_on is None for state in states),
        points=[
            BurnUpPoint(
                on=day,
                first_due=sum(each <= day for each in due),
                done=sum(each <= day for each in done) if day <= on else None,
                signed_off=sum(each <= day for each in signed) if day <= on else None,
            )
            for day in days
        ],
    )
