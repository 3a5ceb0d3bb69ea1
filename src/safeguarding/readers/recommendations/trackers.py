"""Action-plan trackers as councils keep them in spreadsheets, read into a plan. Every row is kept or reported.

A tracker shows one day. What it says of an action's progress becomes one entry of the plan's log, recorded on that day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path

import attrs

from safeguarding.faults import Fault, Severity
from safeguarding.readers.known_words import without_numbers, without_words_of
from safeguarding.readers.recommendations.cells import text
from safeguarding.readers.recommendations.fields import RECOMMENDATION_FIELDS
from safeguarding.readers.recommendations.grids import tracker_grids
from safeguarding.readers.recommendations.joining import joined_tracker
from safeguarding.readers.recommendations.keys import ColourKey, colour_key
from safeguarding.readers.recommendations.matching import tracker_header
from safeguarding.readers.recommendations.readings import Tracker
from safeguarding.readers.recommendations.rows import TrackerRows
from safeguarding.recommendations.checks import plan_faults
from safeguarding.recommendations.records import Plan
from safeguarding.tables.date_doubts import ambiguous_columns, order_faults
from safeguarding.tables.grids import Grid
from safeguarding.tables.headers import Header
from safeguarding.tables.reading import FileTable, table_of
from safeguarding.tables.row_readers import Cells, RowReader


def read_tracker(path: Path, *, as_at: date, sheet: str | None = None) -> Tracker:
    r"""Read a tracker from a file that holds tables, or from the tables of a Word document.

    Several sheets, or tables of a document, that each have a column of actions are one plan; the answer names them.

    Args:
        path: The file. A workbook needs the extra ``tables``.
        as_at: The day that the tracker shows.
        sheet: The only sheet of a workbook that is meant.

    Raises:
        UnreadableFileError: for a file that cannot be read at all.
        FaultyInputError: where no row names a column of actions, and where several sheets hold the same actions.
        UnknownNameError: for a sheet that is not there.
        MissingExtraError: where the extra that reads the file is not installed.

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
    grids = tracker_grids(path, sheet=sheet)
    if len(grids) == 1:
        return tracker_of(grids[0], as_at=as_at)
    return joined_tracker(path.name, grids, lambda grid: tracker_of(grid, as_at=as_at))


def tracker_of(grid: Grid, *, as_at: date) -> Tracker:
    """The tracker that a grid holds.

    Raises:
        FaultyInputError: where no row names a column of actions.
    """
    keys: list[ColourKey] = []
    named_by = (*RECOMMENDATION_FIELDS, "action", "action_ref")
    table = table_of(grid, lambda each: _matched(each, keys), carried=("theme", *named_by), named_by=named_by)
    return _tracker(table, as_at, keys[0])


def _matched(grid: Grid, keys: list[ColourKey]) -> Header:
    """The header; the key to the colours, which may stand above it, is put aside."""
    header = tracker_header(grid)
    keys.append(colour_key(grid, header=header.row.number))
    return header


def _tracker(table: FileTable, as_at: date, key: ColourKey) -> Tracker:
    reader = RowReader(
        table=table,
        record="an action",
        place=table.place(),
        shown=_shown,
        trusted=partial(_unshifted, table.header),
    )
    rows = TrackerRows(reader=reader, as_at=as_at, key=key)
    rows.read()
    if not (rows.actions or rows.recommendations or reader.unread):
        problem, remedy = "no action below the header", "check that the whole tracker was exported"
        reader.report_row(table.header.row.number, problem, remedy, severity=Severity.ERROR)
    plan = Plan(
        ref="tracker",
        title=table.name,
        themes=(),
        recommendations=tuple(rows.recommendations.values()),
        actions=rows.actions,
        updates=rows.updates,
    )
    return Tracker(
        plan=plan,
        as_at=as_at,
        faults=(
            *table.faults,
            *key.faults,
            *reader.unread_columns(
                "give each a header that is known, if it matters: 'Action', 'Target date', 'Status', 'RAG'"
            ),
            *_lost_themes(table),
            *reader.faults,
            *order_faults(reader),
            *ambiguous_columns(reader),
            *_again(table, rows),
            *_of_the_plan(table, plan, rows),
        ),
        rows_unread=tuple(row.number for row in reader.unread),
        action_rows=rows.action_lines,
    )


def _shown(cells: Cells, field: str) -> str:
    """A cell as a message may show it: no long number, no word of those who own the action, and nothing of no column."""
    if not field:
        return ""
    return without_words_of(cells.text("owner"), without_numbers(text(cells, field)))


def _unshifted(header: Header, texts: Mapping[str, str]) -> Mapping[str, str]:
    """What is known of an action whose cells may have shifted: what stands in the first column, and what it may be called."""
    first = {field: text for field, text in texts.items() if header.positions.get(field) == 0}
    return {"action": texts.get("action", "")} | first


def _lost_themes(table: FileTable) -> Iterator[Fault]:
    positions = table.header.positions
    if "theme" in positions and not positions.keys() & {*RECOMMENDATION_FIELDS, "parent", "parent_summary"}:
        yield Fault(
            place=attrs.evolve(table.place(table.header.row), column=table.header.title("theme")),
            problem="themes are of recommendations, for which the table has no column; not kept",
            remedy="add a column 'Recommendation', if progress by theme matters",
            severity=Severity.WARNING,
        )


def _again(table: FileTable, rows: TrackerRows) -> Iterator[Fault]:
    """Actions that stand in several rows, word for word, for one recommendation, owner and target: each counts again."""
    first: dict[tuple[object, ...], int] = {}
    for action, line in zip(rows.actions, rows.action_lines, strict=True):
        key = (
            " ".join(action.text.casefold().split()),
            action.serves,
            action.owner,
            action.target_on,
            action.starts_on,
        )
        if first.setdefault(key, line) != line:
            yield Fault(
                place=attrs.evolve(table.place(), row=line),
                problem=f"the action of row {first[key]} again, word for word; both are counted",
                remedy="leave one out, or say how they differ",
                severity=Severity.WARNING,
            )


def _of_the_plan(table: FileTable, plan: Plan, rows: TrackerRows) -> Iterable[Fault]:
    """The plan's own faults, at the rows that they come from."""
    lines = rows.lines()
    for fault in plan_faults(plan, on=rows.as_at, where=lambda part, position: f"in row {lines[part][position]}"):
        place = table.place()
        match fault.place.path:
            case (str(part), int(position), *keys):
                key = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in keys)
                place = attrs.evolve(place, row=lines[part][position], part=key.removeprefix("."))
        yield attrs.evolve(fault, place=place)
