"""Which column of a table is which: headers matched by their published names, in any order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import attrs

from safeguarding.faults import Fault, Severity
from safeguarding.records import Record
from safeguarding.registers.grids import Grid, Row, cell_place
from safeguarding.texts import closest_names


@attrs.frozen(kw_only=True)
class Column(Record):
    """A column that a reader looks for.

    Attributes:
        field: What the column holds, a name for the reader's own use.
        headers: The headers it goes by; capitals, spaces, underscores and punctuation do not matter.
        is_required: Whether the table cannot be read without it.
    """

    field: str
    headers: tuple[str, ...]
    is_required: bool = False


@attrs.frozen(kw_only=True)
class Header(Record):
    """A table's header row, matched.

    Attributes:
        row: The row it stands in; rows above it are titles.
        positions: The position of each column that was found, by field.
        faults: Columns missing, doubled, or not recognised.
    """

    row: Row
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

    def title(self, field: str) -> str:
        """A field's header as it is printed, for messages."""
        return self.row.cells[self.positions[field]].strip()

    def cell(self, row: Row, field: str) -> str:
        """A row's cell in a field's column, without the spaces around it; empty where row or table has none."""
        position = self.positions.get(field, len(row.cells))
        return row.cells[position].strip() if position < len(row.cells) else ""


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
                place=f"{grid.name}, row {row.number}",
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
                place=cell_place(grid.name, row, again.strip()),
                problem=f"a second column for {column.headers[0]!r}; the first was read",
                remedy="leave one of them out",
                severity=Severity.WARNING,
            )


_SEPARATORS = re.compile(r"[\W_]+")


def _folded(header: str) -> str:
    return _SEPARATORS.sub(" ", header.casefold()).strip()
