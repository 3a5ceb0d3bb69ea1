"""Action-plan trackers as councils keep them in spreadsheets, read into a plan. Every row is kept or reported.

A tracker shows one day. What it says of an action's progress becomes one entry of the plan's log, recorded on that day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import attrs

from safeguarding.errors import FaultyInputError
from safeguarding.faults import Fault
from safeguarding.recommendations.checks import plan_faults
from safeguarding.recommendations.records import Plan
from safeguarding.records import Record
from safeguarding.registers.grids import Grid
from safeguarding.registers.headers import find_header
from safeguarding.registers.spreadsheet_dates import DateSystem
from safeguarding.registers.tables import read_table
from safeguarding.registers.tracker_cells import TrackerCells
from safeguarding.registers.tracker_columns import COLUMNS
from safeguarding.registers.tracker_rows import TrackerRows


@attrs.frozen(kw_only=True)
class Tracker(Record):
    """What a tracker holds.

    Attributes:
        plan: Its recommendations, its actions, and what it says of each as entries of one day.
        as_at: The day that it shows.
        faults: What was wrong with cells and rows, then what is wrong with the plan, each with its row.
        rows_unread: The rows from which nothing could be made.
    """

    plan: Plan
    as_at: date
    faults: tuple[Fault, ...]
    rows_unread: tuple[int, ...] = ()


def read_tracker(path: Path, *, as_at: date, sheet: str | None = None) -> Tracker:
    r"""Read a tracker from a CSV file or a workbook.

    Args:
        path: The file.
        as_at: The day that the tracker shows.
        sheet: The sheet of a workbook; by default the first.

    Raises:
        UnreadableFileError: for a file that cannot be read at all.
        FaultyInputError: where no row names a column of actions.
        MissingExtraError: for a workbook without the extra that reads it.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> text = "Action,Target date,Status\nAgree a form,30/09/2017,In progress\nTrain staff,someday,Complete\n"
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder, "tracker.csv")
        ...     _ = path.write_text(text, encoding="utf-8")
        ...     tracker = read_tracker(path, as_at=date(2017, 9, 19))
        >>> [(action.text, str(action.target_on)) for action in tracker.plan.actions]
        [('Agree a form', '2017-09-30'), ('Train staff', 'None')]
        >>> print(tracker.faults[0])
        tracker.csv, row 3, column 'Target date': not a date, found 'someday'; write the date as dd/mm/yyyy
    """
    table = read_table(path, sheet=sheet)
    return tracker_of(table.grid, as_at=as_at, system=table.date_system)


def tracker_of(grid: Grid, *, as_at: date, system: DateSystem = DateSystem.FROM_1900) -> Tracker:
    """The tracker that a grid holds.

    Raises:
        FaultyInputError: where no row names a column of actions.
    """
    header = find_header(grid, COLUMNS)
    if not header.is_complete:
        raise FaultyInputError.of(grid.name, header.faults)
    cells = TrackerCells.of(grid, header, system)
    rows = TrackerRows(cells=cells, as_at=as_at)
    for row in grid.rows:
        if row.number > header.row.number and not row.is_blank:
            rows.read(row)
    rows.finish()
    plan = Plan(
        ref="tracker",
        title=grid.name,
        themes=(),
        recommendations=tuple(rows.recommendations.values()),
        actions=rows.actions,
        updates=rows.updates,
    )
    return Tracker(
        plan=plan,
        as_at=as_at,
        faults=(*grid.faults, *header.faults, *cells.faults, *_of_the_plan(grid, plan, rows)),
        rows_unread=tuple(rows.unread),
    )


_OTHER_PLACE = re.compile(r"at \$\.(recommendations|actions|updates)\[([0-9]+)\]")
_PLACE = re.compile(r"\$\.(recommendations|actions|updates)\[([0-9]+)\]\.?(.*)")


def _of_the_plan(grid: Grid, plan: Plan, rows: TrackerRows) -> Iterable[Fault]:
    """The plan's own faults, at the rows that they come from."""
    lines = {
        "recommendations": rows.recommendation_lines,
        "actions": rows.action_lines,
        "updates": [rows.action_lines[rows.place_of(update.action)] for update in plan.updates],
    }
    for fault in plan_faults(plan, on=rows.as_at):
        match = _PLACE.fullmatch(fault.place)
        problem = _OTHER_PLACE.sub(lambda other: f"in row {lines[other[1]][int(other[2])]}", fault.problem)
        if match is None:
            yield attrs.evolve(fault, place=grid.name, problem=problem)
        else:
            key = f", {match[3]}" if match[3] else ""
            place = f"{grid.name}, row {lines[match[1]][int(match[2])]}{key}"
            yield attrs.evolve(fault, place=place, problem=problem)
