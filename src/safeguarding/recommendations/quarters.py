"""Progress by quarter: what was first due in each, and how it stands now."""

from __future__ import annotations

import calendar
from collections import Counter
from datetime import date

import attrs
from dateutil.relativedelta import relativedelta

from safeguarding.dates.ranges import DateRange
from safeguarding.recommendations.records import Plan
from safeguarding.recommendations.states import ActionState, standing, states_on
from safeguarding.recommendations.words import ActionStanding, Delivery, Target
from safeguarding.records import NoTruthValue, Record

_MONTHS = 3


def quarter_of(day: date) -> DateRange:
    """The quarter that a day lies in: from January, April, July or October.

    Examples:
        >>> print(quarter_of(date(2024, 5, 31)))
        1 April – 30 June 2024
    """
    first = date(day.year, day.month - (day.month - 1) % _MONTHS, 1)
    last = first.month + _MONTHS - 1
    return DateRange(first, date(day.year, last, calendar.monthrange(day.year, last)[1]))


@attrs.frozen(kw_only=True)
class QuarterProgress(NoTruthValue, Record):
    """How the actions that were first due in one quarter stand, and what was done in it.

    Attributes:
        quarter: The quarter; None for the actions that never had a target.
        by_standing: How many of the actions first due in it stand how against their *original* target, those with none
            left out. They sum to ``first_due``.
        moved_later: How many of them have a later target now.
        done_in: How many actions of the whole plan were done in the quarter, whenever they were due.
        signed_off_in: How many were signed off in it.
    """

    _instead = "first_due"

    quarter: DateRange | None
    by_standing: tuple[tuple[ActionStanding, int], ...]
    moved_later: int
    done_in: int
    signed_off_in: int

    @property
    def first_due(self) -> int:
        """How many actions were first due in it."""
        return sum(count for _, count in self.by_standing)

    def count(self, *standings: ActionStanding) -> int:
        """How many of those first due in it stand in one of these ways."""
        return sum(count for each, count in self.by_standing if each in standings)


def progress_by_quarter(plan: Plan, *, on: date) -> tuple[QuarterProgress, ...]:
    """Progress quarter by quarter, from the first original target or completion to the last.

    Every action is in one of them: by its original target, or, without any target, in the last, which has no quarter.

    Examples:
        >>> from safeguarding.recommendations import Action, Update
        >>> plan = Plan(
        ...     actions=[Action(ref="a1", target_on=date(2017, 6, 30)), Action(ref="a2", target_on=date(2017, 9, 30))],
        ...     updates=[
        ...         Update(action="a1", on=date(2017, 7, 3), completed_on=date(2017, 7, 1)),
        ...         Update(action="a2", on=date(2017, 7, 3), percent=20),
        ...     ],
        ... )
        >>> for each in progress_by_quarter(plan, on=date(2017, 9, 19)):
        ...     print(each.quarter, [(how.label, count) for how, count in each.by_standing], each.done_in, sep=": ")
        1 April – 30 June 2017: [('done late', 1)]: 0
        1 July – 30 September 2017: [('not yet due', 1)]: 1
    """
    states = states_on(plan, on=on)
    due = [(state.target_on(Target.ORIGINAL), state) for state in states]
    done = [state.completed_on for state in states if state.delivery.is_done and state.completed_on is not None]
    signed = [
        state.signed_off_on
        for state in states
        if state.delivery is Delivery.IMPLEMENTED and state.signed_off_on is not None
    ]
    starts = sorted({quarter_of(day).starts_on for day in (*(day for day, _ in due if day), *done, *signed)})
    quarters = [quarter_of(start) for start in _without_gaps(starts)]
    found = [
        _progress(
            quarter,
            [state for day, state in due if day is not None and day in quarter],
            done_in=sum(day in quarter for day in done),
            signed_off_in=sum(day in quarter for day in signed),
        )
        for quarter in quarters
    ]
    never = [state for day, state in due if day is None]
    return (*found, *([_progress(None, never, done_in=0, signed_off_in=0)] if never else []))


# a plan's dates lie within some years of each other; one typed as 2204 shall not make hundreds of rows
_MOST_QUARTERS = 40


def _without_gaps(starts: list[date]) -> list[date]:
    """Each quarter from the first to the last, those without anything too; only those with something of a very long time."""
    if not starts:
        return []
    first, last = starts[0], starts[-1]
    number = ((last.year - first.year) * 12 + last.month - first.month) // _MONTHS + 1
    if number > _MOST_QUARTERS:
        return starts
    return [first + relativedelta(months=_MONTHS * step) for step in range(number)]


def _progress(
    quarter: DateRange | None, states: list[ActionState], *, done_in: int, signed_off_in: int
) -> QuarterProgress:
    counts = Counter(standing(state, target=Target.ORIGINAL) for state in states)
    return QuarterProgress(
        quarter=quarter,
        by_standing=tuple((each, counts[each]) for each in ActionStanding if counts[each]),
        moved_later=sum(state.targets[-1] > state.targets[0] for state in states if state.targets),
        done_in=done_in,
        signed_off_in=signed_off_in,
    )
