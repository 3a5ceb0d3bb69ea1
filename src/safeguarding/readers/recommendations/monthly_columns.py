"""A tracker with a column, or several, for each month: the tracker as it was at each of them.

The title says the month ("RAG May 2024", "June 24 update", "Update 30/06/2024", or the month alone under a group's heading),
and with it what the column holds. A column of no month belongs to every snapshot if it is of the action, and to the last if
it is of its state.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import attrs

from safeguarding.dates.words import MONTH_NUMBERS
from safeguarding.errors import FaultyInputError
from safeguarding.faults import Fault, Severity
from safeguarding.readers.recommendations.fields import COLUMNS
from safeguarding.readers.recommendations.grids import tracker_grids
from safeguarding.readers.recommendations.matching import tracker_header
from safeguarding.readers.recommendations.readings import Tracker
from safeguarding.readers.recommendations.trackers import tracker_of
from safeguarding.readers.recommendations.words import CLOSED, DELIVERIES, DERIVED, NOT_DUE, RATINGS
from safeguarding.records import Record
from safeguarding.tables.grids import Grid, Row
from safeguarding.tables.titles import folded
from safeguarding.tables.words import plain_words

_STATE_FIELDS = ("note", "rating", "delivery", "percent", "evidence", "revised", "completed", "signed_off", "done")
_NAMES = {name: column for column in COLUMNS if column.field in _STATE_FIELDS for name in map(folded, column.headers)}
_OF_STATE = {"rating": "RAG", "delivery": "Status", "note": "Update"}
_STATES = DELIVERIES.keys() | CLOSED | DERIVED | NOT_DUE
_MONTHS = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_MONTH = re.compile(
    rf"(?<![a-z])({_MONTHS})(?![a-z])\W{{0,3}}(?:'?((?:20)?[0-9]{{2}})(?![0-9]))?", re.IGNORECASE | re.ASCII
)
_DAY = re.compile(r"(?<![0-9])([0-9]{1,2})[/.\-]([0-9]{1,2})[/.\-]((?:20)?[0-9]{2})(?![0-9])", re.ASCII)


@attrs.frozen
class _Dated(Record):
    """A column of one month: where it stands, its day, and the plain title of what it holds."""

    position: int
    on: date
    title: str


def monthly_snapshots(path: Path, *, as_at: date, sheet: str | None = None) -> tuple[Tracker, ...]:
    r"""The readings of a tracker that has columns for each month, one for each, the earliest first.

    A month's column is taken to show the month's last day. One whose title has no year is of the latest such month up to the
    day that the tracker shows, and is reported.

    Args:
        path: The file.
        as_at: The day that the tracker shows.
        sheet: The sheet of a workbook that is meant.

    Raises:
        UnreadableFileError: for a file that cannot be read at all.
        FaultyInputError: where no row names a column of actions, or no column is of a month.
        MissingExtraError: where the extra that reads the file is not installed.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> text = "Action,Target date,RAG May 2024,RAG June 2024\nTrain staff,30/06/2024,Not started,In progress\n"
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder, "tracker.csv")
        ...     _ = path.write_text(text, encoding="utf-8")
        ...     snapshots = monthly_snapshots(path, as_at=date(2024, 7, 10))
        >>> [(str(each.as_at), each.plan.updates[0].delivery.label) for each in snapshots]
        [('2024-05-31', 'not started'), ('2024-06-30', 'in progress')]
    """
    refused: list[Fault] = []
    for grid in tracker_grids(path, sheet=sheet):
        try:
            return snapshots_of(grid, as_at=as_at)
        except FaultyInputError as error:
            refused += error.faults
    raise FaultyInputError.of(path.name, refused)


def snapshots_of(grid: Grid, *, as_at: date) -> tuple[Tracker, ...]:
    """The readings of a table that has columns for each month.

    Raises:
        FaultyInputError: where no row names a column of actions, or no column is of a month.
    """
    header = tracker_header(grid)
    faults: list[Fault] = []
    groups = _groups(grid, header.row)
    dated = list(_dated(grid, header.row, groups, as_at, faults))
    if not dated:
        problem, remedy = "no column is of a month", "head each with its month and year, such as 'Update June 2024'"
        raise FaultyInputError.of(grid.name, [Fault(place=grid.place(header.row), problem=problem, remedy=remedy)])
    of_months = {each.position for each in dated}
    last = max(each.on for each in dated)
    state_positions = {header.positions[field] for field in _STATE_FIELDS if field in header.positions}
    snapshots = []
    for on in sorted({each.on for each in dated}):
        titles = {each.position: each.title for each in dated if each.on == on}
        left_out = (of_months - titles.keys()) | (state_positions - titles.keys() if on != last else set())
        snapshot = tracker_of(_only(grid, header.row, titles, left_out), as_at=on)
        snapshots.append(attrs.evolve(snapshot, faults=(*(faults if on == last else ()), *snapshot.faults)))
    return tuple(snapshots)


def _groups(grid: Grid, header: Row) -> Mapping[int, str]:
    """The heading of the group over each column, where a row above the header has some."""
    above = next((row for row in reversed(grid.rows[: header.number]) if row.number == header.number - 1), None)
    groups, current = {}, ""
    for k, cell in enumerate(above.cells if above is not None else ()):
        current = cell.strip() or current
        groups[k] = current
    return groups


def _dated(grid: Grid, header: Row, groups: Mapping[int, str], as_at: date, faults: list[Fault]) -> Iterator[_Dated]:
    for k, title in enumerate(header.cells):
        found = _day_of(title, as_at)
        if found is None:
            continue
        on, rest, has_year = found
        plain = folded(rest) or folded(groups.get(k, ""))
        kind = plain if plain in _NAMES else "" if folded(rest) else _by_content(grid, header, k)
        if not kind:
            continue
        place = grid.place(header, title.strip())
        if on > as_at:
            problem = f"a month that ends after {as_at}, the day that the tracker shows"
            on = as_at
            faults.append(Fault(place=place, problem=problem, remedy=f"read as at {as_at}", severity=Severity.WARNING))
        elif not has_year:
            problem, remedy = f"a month without a year; read as {on:%B %Y}", "write the year too"
            faults.append(Fault(place=place, problem=problem, remedy=remedy, severity=Severity.WARNING))
        yield _Dated(k, on, _OF_STATE.get(kind, kind))


def _day_of(title: str, as_at: date) -> tuple[date, str, bool] | None:
    """The day that a title names, what else it says, and whether it has a year."""
    day = _DAY.search(title)
    if day is not None:
        try:
            on = date(_year(day[3]), int(day[2]), int(day[1]))
        except ValueError:
            return None
        return on, title[: day.start()] + " " + title[day.end() :], True
    month = _MONTH.search(title)
    if month is None:
        return None
    number = MONTH_NUMBERS[month[1].casefold()]
    year = _year(month[2]) if month[2] else as_at.year - (number > as_at.month)
    on = date(year, number, calendar.monthrange(year, number)[1])
    return on, title[: month.start()] + " " + title[month.end() :], bool(month[2])


def _year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) == 2 else 0)  # noqa: PLR2004 - two digits


def _by_content(grid: Grid, header: Row, position: int) -> str:
    """What a column under a month alone holds: colours, states, or words."""
    below = (
        row.cells[position].strip() for row in grid.rows if row.number > header.number and position < len(row.cells)
    )
    cells = [plain_words(cell) for cell in below if cell]
    if cells and all(cell in RATINGS for cell in cells):
        return "rating"
    return "delivery" if cells and all(cell in _STATES | RATINGS.keys() for cell in cells) else "note"


def _only(grid: Grid, header: Row, titles: Mapping[int, str], left_out: set[int]) -> Grid:
    """The table with one month's columns under plain titles, and without those of the other months."""

    def cells(row: Row) -> Sequence[str]:
        named = row.cells if row.number != header.number else [titles.get(k, cell) for k, cell in enumerate(row.cells)]
        return tuple(cell for k, cell in enumerate(named) if k not in left_out)

    spans = [
        attrs.evolve(span, column=span.column - sum(k < span.column for k in left_out))
        for span in grid.spans
        if span.column not in left_out
    ]
    return attrs.evolve(grid, rows=[Row(row.number, tuple(cells(row))) for row in grid.rows], spans=tuple(spans))
