"""Several tables of one file read as one plan: the tabs of a workbook, the tables of a Word document.

An action that stands in two of them is reported. Tables that mostly hold the same actions are no parts of a plan, but the
plan on several days; they are refused, since every action would count twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

import attrs

from safeguarding.errors import FaultyInputError
from safeguarding.faults import Fault, Place, Severity
from safeguarding.readers.recommendations.readings import Tracker
from safeguarding.recommendations.records import Action, Plan, Recommendation
from safeguarding.recommendations.updates import Update
from safeguarding.tables.grids import Grid
from safeguarding.tables.words import plain_words


def joined_tracker(file: str, grids: Sequence[Grid], make: Callable[[Grid], Tracker]) -> Tracker:
    """The one plan that the tables of a file hold together; those that are no part of a plan are named.

    Args:
        file: The file's name.
        grids: Its tables.
        make: Reads a table; one that is no tracker is refused with a ``FaultyInputError``.

    Raises:
        FaultyInputError: where no table is a tracker, and where several hold the same actions.
    """
    trackers: list[tuple[Grid, Tracker]] = []
    refused: list[tuple[Grid, FaultyInputError]] = []
    for grid in grids:
        try:
            trackers.append((grid, make(grid)))
        except FaultyInputError as error:
            refused.append((grid, error))
    if not trackers:
        raise FaultyInputError.of(file, [fault for _, error in refused for fault in error.faults])
    _refuse_repetition(file, trackers)
    parts = [tracker for _, tracker in trackers]
    plan = _joined_plan(file, trackers)
    return Tracker(
        plan=plan,
        as_at=parts[0].as_at,
        faults=(
            *_what_was_read(file, trackers, [grid for grid, _ in refused], len(grids)),
            *_twice(trackers),
            *(fault for each in parts for fault in each.faults),
        ),
        rows_unread=tuple(number for each in parts for number in each.rows_unread),
        sheets=tuple(_name(grid) for grid, _ in trackers),
        action_rows=tuple(row for each in parts for row in each.action_rows),
    )


def _name(grid: Grid) -> str:
    return grid.sheet or grid.name


def _words(action: Action) -> str:
    return plain_words(action.text)


def _refuse_repetition(file: str, trackers: Sequence[tuple[Grid, Tracker]]) -> None:
    for (one, first), (other, second) in combinations(trackers, 2):
        here, there = ({_words(action) for action in each.plan.actions} - {""} for each in (first, second))
        if len(here & there) * 2 > min(len(here), len(there)) and len(here & there) > 1:
            problem = f"{_name(one)!r} and {_name(other)!r} hold the same actions: the plan on two days"
            remedy = "name the one that is meant, or read each with its day and make the log of both"
            raise FaultyInputError.of(file, [Fault(place=Place(file=file), problem=problem, remedy=remedy)])


def _joined_plan(file: str, trackers: Sequence[tuple[Grid, Tracker]]) -> Plan:
    """The recommendations, actions and entries of all; a key that another table has used is told apart by its table's name."""
    recommendations: dict[str, Recommendation] = {}
    actions: dict[str, Action] = {}
    updates: list[Update] = []
    for grid, tracker in trackers:
        keys: dict[str, str] = {}
        for each in tracker.plan.recommendations:
            known = recommendations.get(each.ref)
            keys[each.ref] = each.ref if known in (None, each) else f"{each.ref}, {_name(grid)}"
            recommendations[keys[each.ref]] = attrs.evolve(each, ref=keys[each.ref])
        refs = {
            each.ref: f"{each.ref}, {_name(grid)}" if each.ref in actions else each.ref for each in tracker.plan.actions
        }
        for action in tracker.plan.actions:
            serves = [keys.get(ref, ref) for ref in action.serves]
            actions[refs[action.ref]] = attrs.evolve(action, ref=refs[action.ref], serves=serves)
        updates += [attrs.evolve(each, action=refs[each.action]) for each in tracker.plan.updates]
    return Plan(
        ref="tracker",
        title=file,
        recommendations=recommendations.values(),
        actions=actions.values(),
        updates=updates,
    )


def _what_was_read(
    file: str, trackers: Sequence[tuple[Grid, Tracker]], refused: Sequence[Grid], count: int
) -> Iterator[Fault]:
    place = Place(file=file)
    if len(trackers) > 1:
        names = ", ".join(repr(_name(grid)) for grid, _ in trackers)
        remedy = "name a sheet, if only that is meant"
        yield Fault(place=place, problem=f"read as one plan: {names}", remedy=remedy, severity=Severity.WARNING)
    if refused and count > 1:
        names = ", ".join(repr(_name(grid)) for grid in refused)
        problem, remedy = (
            f"no column of actions, so not read: {names}",
            "give each its header, if it is part of the plan",
        )
        widths = {max((len(row.cells) for row in grid.rows), default=0) for grid, _ in trackers}
        # a table as wide as the plan's may be the rest of it, over the page
        may_go_on = any(
            not grid.sheet and max((len(row.cells) for row in grid.rows), default=0) in widths for grid in refused
        )
        severity = Severity.ERROR if may_go_on else Severity.WARNING
        yield Fault(place=place, problem=problem, remedy=remedy, severity=severity)


def _twice(trackers: Sequence[tuple[Grid, Tracker]]) -> Iterator[Fault]:
    first: dict[str, Grid] = {}
    for grid, tracker in trackers:
        for action, row in zip(tracker.plan.actions, tracker.action_rows, strict=True):
            known = first.setdefault(_words(action), grid)
            if known is not grid and _words(action):
                problem, remedy = (
                    f"an action that stands in {_name(known)!r} too; counted twice",
                    "leave one of them out",
                )
                yield Fault(place=Place(file=grid.name, sheet=grid.sheet, row=row), problem=problem, remedy=remedy)
