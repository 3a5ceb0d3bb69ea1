"""The columns that a reader looks for, and which column of a table is which: headers matched in any order."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice, takewhile
from typing import Any

import attrs

from safeguarding.faults import Fault, Severity
from safeguarding.records import Record
from safeguarding.tables.grids import Grid, Row
from safeguarding.tables.groups import with_groups
from safeguarding.tables.guards import cleaned
from safeguarding.tables.spreadsheet_dates import CellState, DateColumn, DateSystem
from safeguarding.tables.titles import folded, readings
from safeguarding.texts import closest_names


def _as_headers(headers: str | Iterable[str]) -> tuple[str, ...]:
    return tuple(headers.split(" | ")) if isinstance(headers, str) else tuple(headers)


@attrs.frozen(kw_only=True)
class Column(Record):
    """A column that a reader looks for, and how its cells are read.

    Attributes:
        field: What the column holds, a name for the reader's own use.
        headers: The headers it goes by, in a list or with bars between them; capitals, spaces, underscores and
            punctuation do not matter.
        is_required: Whether the table cannot be read without it.
        read: Reads the cell of this field among the cells of a row; without it a cell is its text.
        look: Looks through all cells of the column before one of them is read, such as for the order of its dates.
    """

    field: str
    headers: tuple[str, ...] = attrs.field(converter=_as_headers)
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
        block: The rows that it was made of, as they stand in the file: headings of groups, and its own row.
        faults: Columns missing, doubled, or not recognised.
    """

    row: Row
    columns: tuple[Column, ...]
    positions: dict[str, int]
    faults: tuple[Fault, ...]
    block: tuple[Row, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether every required column was found."""
        return all(column.field in self.positions for column in self.columns if column.is_required)

    @property
    def names(self) -> frozenset[str]:
        """Every name of the columns that were looked for."""
        return frozenset[str]().union(*map(_names, self.columns))

    @property
    def unread(self) -> tuple[str, ...]:
        """The titles of the columns that are not read."""
        read = frozenset(self.positions.values())
        return tuple(title.strip() for k, title in enumerate(self.row.cells) if k not in read and title.strip())

    @property
    def titled_width(self) -> int:
        """How many cells the row has up to its last title."""
        return max((k for k, title in enumerate(self.row.cells, start=1) if title.strip()), default=0)

    def is_repeated_by(self, row: Row) -> bool:
        """Whether a row is one of the header's own again, as at the top of a printed page."""
        return row.cells == self.row.cells or any(row.cells == each.cells for each in self.block)

    def title(self, field: str) -> str:
        """A field's header as it is printed, for messages; empty where the table has no such column."""
        return self.row.cells[self.positions[field]].strip() if field in self.positions else ""

    def cells(self, row: Row) -> dict[str, str]:
        """A row's cells by field, cleaned; empty where the row has none."""
        cells, width = row.cells, len(row.cells)
        return {field: cleaned(cells[k]) if k < width else "" for field, k in self.positions.items()}


# titles and notes above a table have never been longer than this
_FARTHEST_HEADER = 30
# and headings of groups never more rows
_MOST_HEADINGS = 2


def find_header(grid: Grid, columns: Sequence[Column]) -> Header:
    """The row that names most of the columns, among the first rows of a grid, and what it lacks.

    The grid has at least one row. Of rows that name equally many the first is taken. A row under the headings of groups
    is read with them where that names more.

    Examples:
        >>> grid = Grid(name="made up", rows=(Row(1, ("A title",)), Row(2, ("Inspection date", "Grade"))))
        >>> header = find_header(grid, [Column(field="started", headers="date of inspection | inspection date")])
        >>> header.row.number, header.positions
        (2, {'started': 0})
    """
    names = {column.field: _names(column) for column in columns}
    rows = list(grid.rows[:_FARTHEST_HEADER])
    best = max(_possible(rows, names), key=lambda row: len(_positions(row, names)))
    block = _block(rows, next(k for k, row in enumerate(rows) if row.number == best.number))
    positions = _positions(best, names)
    return Header(
        row=best,
        columns=tuple(columns),
        positions=positions,
        faults=(*_missing(grid, best, positions, columns), *_doubled(grid, best, columns)),
        block=tuple(row for row in block if sum(map(bool, map(str.strip, row.cells))) > 1),
    )


def _block(rows: Sequence[Row], k: int) -> list[Row]:
    """A row of titles and the rows of headings just above it, the uppermost first."""
    above = takewhile(lambda each: not each.is_blank, reversed(rows[max(0, k - _MOST_HEADINGS) : k]))
    return [*reversed(list(above)), rows[k]]


def _possible(rows: Sequence[Row], names: Mapping[str, frozenset[str]]) -> Iterator[Row]:
    """The rows that may be the header, each with the headings of groups in the rows just above it."""
    for k, row in enumerate(rows):
        above = [each.cells for each in _block(rows, k)[:-1]]
        yield row if row.is_blank or not above else Row(row.number, with_groups(above, row.cells, names))


def _positions(row: Row, names: Mapping[str, frozenset[str]]) -> dict[str, int]:
    """The first position of each column."""
    titles = [readings(cell) for cell in row.cells]
    found: dict[str, int] = {}
    for field, known in names.items():
        position = next((k for k, title in enumerate(titles) if not known.isdisjoint(title)), None)
        if position is not None:
            found[field] = position
    return found


def _names(column: Column) -> frozenset[str]:
    return frozenset(map(folded, column.headers))


def _missing(grid: Grid, row: Row, positions: dict[str, int], columns: Iterable[Column]) -> Iterable[Fault]:
    for column in columns:
        if column.is_required and column.field not in positions:
            yield Fault(
                place=grid.place(row),
                problem=f"no column {column.headers[0]!r}",
                remedy=f"name a column {column.headers[0]!r}{_meant(grid, row, column, positions.values())}",
            )


def _meant(grid: Grid, row: Row, column: Column, taken: Collection[int]) -> str:
    """Which column may be meant for one that is missing: by its title under any name, or by what stands below it."""
    left = {k: cell.strip() for k, cell in enumerate(row.cells) if cell.strip() and k not in taken}
    near = [name for header in column.headers for name in closest_names(header, list(left.values()), limit=1)]
    by_content = [left[k] for k in left if column.holds_dates and _holds_dates(grid, row, k)]
    titles = list(dict.fromkeys([*(name for name in near if name in by_content), *by_content, *near]))
    ends = [title for title in titles if _ENDS.search(folded(title))]
    issues = [title for title in titles if title not in ends][:_MEANT_SHOWN]
    found = (
        f"; is {' or '.join(map(repr, issues))} meant for it? Then declare it: {column.field}={issues[0]}"
        if issues
        else ""
    )
    if ends:
        found += f"; {ends[0]!r} seems to say when something ends or is next due, which is another day"
    every = ", ".join(repr(cell.strip()) for cell in row.cells if cell.strip())
    return f"{found}; the headers found are {every}" if every else found


_ENDS = re.compile(r"\b(?:expir\w*|renew\w*|due|valid (?:to|until|till)|next|ends?)\b")
_MEANT_SHOWN = 3
_ROWS_TO_JUDGE_BY = 50


def _holds_dates(grid: Grid, header: Row, position: int) -> bool:
    """Whether most cells of a column, of those below a header that hold anything, are dates."""
    below = (row.cells for row in grid.rows if row.number > header.number)
    cells = [cells[position] for cells in islice(below, _ROWS_TO_JUDGE_BY) if position < len(cells)]
    filled = [cleaned(cell) for cell in cells if cell.strip()]
    column = DateColumn.of(filled, grid.date_system)
    return sum(column.read(cell).state is CellState.READ for cell in filled) * 2 > len(filled)


def _doubled(grid: Grid, row: Row, columns: Iterable[Column]) -> Iterable[Fault]:
    for column in columns:
        known = _names(column)
        matching = [cell for cell in row.cells if not known.isdisjoint(readings(cell))]
        for again in matching[1:]:
            yield Fault(
                place=grid.place(row, again.strip()),
                problem=f"a second column for {column.headers[0]!r}; the first was read, {matching[0].strip()!r}",
                remedy=f"leave one of them out, or declare which is meant: {column.field}={again.strip()}",
                # what a table cannot be read without must not be taken from the wrong one of two
                severity=Severity.ERROR if column.is_required and column.holds_dates else Severity.WARNING,
            )
