"""The columns that a reader looks for, and which column of a table is which: headers matched in any order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import attrs

from safeguarding.faults import Fault, Severity
from safeguarding.records import Record
from safeguarding.tables.grids import Grid, Row
from safeguarding.tables.guards import cleaned
from safeguarding.tables.spreadsheet_dates import DateColumn, DateSystem
from safeguarding.texts import closest_names


@attrs.frozen(kw_only=True)
class Column(Record):
    """A column that a reader looks for, and how its cells are read.

    Attributes:
        field: What the column holds, a name for the reader's own use.
        headers: The headers it goes by; capitals, spaces, underscores and punctuation do not matter.
        is_required: Whether the table cannot be read without it.
        read: Reads the cell of this field among the cells of a row; without it a cell is its text.
        look: Looks through all cells of the column before one of them is read, such as for the order of its dates.
    """

    field: str
    headers: tuple[str, ...]
    is_required: bool = False
    read: Callable[[Any, str], Any] | None = None
    look: Callable[[Iterable[str], DateSystem], Any] | None = None

    @property
    def holds_dates(self) -> bool:
        """Whether each of its cells is one date."""
        return self.look == DateColumn.of


@attrs.frozen(kw_only=True)
class Header(Record):
    """A table's header row, matched.

    Attributes:
        row: The row it stands in; rows above it are titles.
        columns: The columns that were looked for.
        positions: The position of each column that was found, by field.
        faults: Columns missing, doubled, or not recognised.
    """

    row: Row
    columns: tuple[Column, ...]
    positions: dict[str, int]
    faults: tuple[Fault, ...]

    @property
    def is_complete(self) -> bool:
        """Whether every required column was found."""
        return all(fault.severity is not Severity.ERROR for fault in self.faults)

    @property
    def unread(self) -> tuple[str, ...]:
        """The titles of the columns that are not read."""
        read = frozenset(self.positions.values())
        return tuple(title.strip() for k, title in enumerate(self.row.cells) if k not in read and title.strip())

    @property
    def titled_width(self) -> int:
        """How many cells the row has up to its last title."""
        return max((k for k, title in enumerate(self.row.cells, start=1) if title.strip()), default=0)

    def title(self, field: str) -> str:
        """A field's header as it is printed, for messages; empty where the table has no such column."""
        return self.row.cells[self.positions[field]].strip() if field in self.positions else ""

    def cells(self, row: Row) -> dict[str, str]:
        """A row's cells by field, cleaned; empty where the row has none."""
        cells, width = row.cells, len(row.cells)
        return {field: cleaned(cells[k]) if k < width else "" for field, k in self.positions.items()}


# titles and notes above a table have never been longer than this
_FARTHEST_HEADER = 30


def find_header(grid: Grid, columns: Sequence[Column]) -> Header:
    """The row that names most of the columns, among the first rows of a grid, and what it lacks.

    The grid has at least one row. Of rows that name equally many the first is taken.

    Examples:
        >>> grid = Grid(name="made up", rows=(Row(1, ("A title",)), Row(2, ("Inspection date", "Grade"))))
        >>> header = find_header(grid, [Column(field="started", headers=("inspection date",))])
        >>> header.row.number, header.positions
        (2, {'started': 0})
    """
    names = {column.field: _names(column) for column in columns}
    best = max(grid.rows[:_FARTHEST_HEADER], key=lambda row: len(_positions(row, names)))
    positions = _positions(best, names)
    return Header(
        row=best,
        columns=tuple(columns),
        positions=positions,
        faults=(*_missing(grid, best, positions, columns), *_doubled(grid, best, columns)),
    )


def _positions(row: Row, names: Mapping[str, frozenset[str]]) -> dict[str, int]:
    """The first position of each column."""
    titles = [_folded(cell) for cell in row.cells]
    found: dict[str, int] = {}
    for field, known in names.items():
        position = next((k for k, title in enumerate(titles) if title in known), None)
        if position is not None:
            found[field] = position
    return found


def _names(column: Column) -> frozenset[str]:
    return frozenset(map(_folded, column.headers))


def _missing(grid: Grid, row: Row, positions: dict[str, int], columns: Iterable[Column]) -> Iterable[Fault]:
    for column in columns:
        if column.is_required and column.field not in positions:
            meant = closest_names(column.headers[0], [cell for cell in row.cells if cell.strip()], limit=1)
            hint = f"; is {meant[0]!r} meant for it?" if meant else ""
            yield Fault(
                place=grid.place(row),
                problem=f"no column {column.headers[0]!r}",
                remedy=f"name a column {column.headers[0]!r}{hint}",
            )


def _doubled(grid: Grid, row: Row, columns: Iterable[Column]) -> Iterable[Fault]:
    titles: dict[str, list[str]] = {}
    for cell in row.cells:
        titles.setdefault(_folded(cell), []).append(cell)
    for column in columns:
        matching = [cell for name in _names(column) for cell in titles.get(name, ())]
        for again in sorted(matching, key=row.cells.index)[1:]:
            yield Fault(
                place=grid.place(row, again.strip()),
                problem=f"a second column for {column.headers[0]!r}; the first was read",
                remedy="leave one of them out",
                severity=Severity.WARNING,
            )


_SEPARATORS = re.compile(r"[\W_]+")


def _folded(header: str) -> str:
    return _SEPARATORS.sub(" ", header.casefold()).strip()
