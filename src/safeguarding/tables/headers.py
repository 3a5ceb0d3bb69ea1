"""The columns that a reader looks for, and which column of a table is which: headers matched in any order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import islice, takewhile
from typing import Any

import attrs

from safeguarding.faults import Fault, Severity
from safeguarding.records import Record
from safeguarding.tables.grids import Grid, Row
from safeguarding.tables.groups import with_groups
from safeguarding.tables.guards import cleaned
from safeguarding.tables.meanings import meant_for, others_meant
from safeguarding.tables.shifted_dates import ShiftedDates
from safeguarding.tables.spreadsheet_dates import DateColumn, DateSystem
from safeguarding.tables.titles import folded, readings
from safeguarding.texts import shortened


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
        looks_like: Whether a cell of another column looks like one of this, by which the column may be known.
        cells_are: What such cells are, for messages: "numbers of 12 digits".
        from_its_end: Of a column that says when something starts: what to do where a table only says when it ends.
    """

    field: str
    headers: tuple[str, ...] = attrs.field(converter=_as_headers)
    is_required: bool = False
    read: Callable[[Any, str], Any] | None = None
    look: Callable[[Iterable[str], DateSystem], Any] | None = None
    looks_like: Callable[[str], bool] | None = None
    cells_are: str = ""
    from_its_end: str = ""

    @property
    def holds_dates(self) -> bool:
        """Whether each of its cells is one date."""
        return self.look == DateColumn.of or isinstance(self.look, ShiftedDates)


@attrs.frozen(kw_only=True)
class Header(Record):
    """A table's header row, matched.

    Attributes:
        row: The row it stands in; rows above it are titles.
        columns: The columns that were looked for.
        positions: The position of each column that was found, by field.
        block: The rows that it was made of, as they stand in the file: headings of groups, and its own row.
        declares: Whether whoever asked for the table can declare what a column is called.
        faults: Columns missing, doubled, or not recognised.
    """

    row: Row
    columns: tuple[Column, ...]
    positions: dict[str, int]
    faults: tuple[Fault, ...]
    block: tuple[Row, ...] = ()
    declares: bool = False

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


def find_header(grid: Grid, columns: Sequence[Column], *, declares: bool = False) -> Header:
    """The row that names most of the columns, among the first rows of a grid, and what it lacks.

    The grid has at least one row. Of rows that name equally many the first is taken. A row under the headings of groups
    is read with them where that names more.

    Args:
        grid: The grid.
        columns: The columns that are looked for.
        declares: Whether whoever asks can declare what a column is called, for messages.

    Examples:
        >>> grid = Grid(name="made up", rows=(Row(1, ("A title",)), Row(2, ("Inspection date", "Grade"))))
        >>> header = find_header(grid, [Column(field="started", headers="date of inspection | inspection date")])
        >>> header.row.number, header.positions
        (2, {'started': 0})
    """
    names = {column.field: _names(column) for column in columns}
    rows = list(grid.rows[:_FARTHEST_HEADER])
    best = max(_possible(rows, names), key=lambda row: len(_positions(row, names)))
    if not _positions(best, names):
        best = _likely(rows)
    block = _block(rows, next(k for k, row in enumerate(rows) if row.number == best.number))
    positions = _positions(best, names)
    return Header(
        row=best,
        columns=tuple(columns),
        positions=positions,
        faults=(
            *_missing(grid, best, positions, columns, declares=declares),
            *_doubled(grid, best, columns, declares=declares),
        ),
        declares=declares,
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


def _likely(rows: Sequence[Row]) -> Row:
    """The row that is likely the header of a table in which no title is known: the first that is about as wide as any."""
    widths = [sum(map(bool, map(str.strip, row.cells))) for row in rows]
    return next(row for row, width in zip(rows, widths, strict=True) if width * 2 > max(widths) or not max(widths))


def _positions(row: Row, names: Mapping[str, frozenset[str]]) -> dict[str, int]:
    """The first position of each column."""
    places = _places(row)
    found = {field: [places[name][0] for name in known & places.keys()] for field, known in names.items()}
    return {field: min(several) for field, several in found.items() if several}


def _places(row: Row) -> dict[str, list[int]]:
    """The positions of each reading of a title."""
    places: dict[str, list[int]] = {}
    for k, cell in enumerate(row.cells):
        for title in readings(cell):
            places.setdefault(title, []).append(k)
    return places


def _names(column: Column) -> frozenset[str]:
    return _folded(column.headers)


# a reader looks for the same columns in each file, several times
@lru_cache(maxsize=2000)
def _folded(headers: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(folded, headers))


def _missing(
    grid: Grid, row: Row, positions: dict[str, int], columns: Iterable[Column], *, declares: bool
) -> Iterable[Fault]:
    absent = [column for column in columns if column.field not in positions]
    taken = frozenset(positions.values())
    filled = {k: cell.strip() for k, cell in enumerate(row.cells) if cell.strip()}
    left = dict(islice(((k, title) for k, title in filled.items() if k not in taken), _MOST_TITLES))
    every = ", ".join(repr(shortened(title, _LONGEST_SHOWN)) for title in islice(filled.values(), _MOST_TITLES))
    if len(filled) > _MOST_TITLES:
        every += f" and {len(filled) - _MOST_TITLES:,} more"
    if any(map(_is_value, row.cells)):
        # what stands in a row of values is nobody's to read in a message
        left, every = {}, ""
    lumped = len(left) == 1 and not taken and any(map(_LUMPED.search, left.values()))
    if lumped:
        left = {}
    for column in absent:
        if column.is_required:
            cells = partial(_below, grid, row)
            meant = meant_for(column, left, cells, grid.date_system, declares=declares)
            besides = [each for each in absent if each is not column]
            others = others_meant(besides, left, cells, declares=declares)
            named = f"name a column {column.headers[0]!r}{meant}"
            said = "; ".join([_SAVE_AGAIN if lumped else named, *others])
            yield Fault(
                place=grid.place(row),
                problem=f"no column {column.headers[0]!r}",
                remedy=f"{said}; the headers found are {every}" if every else f"{said}; no row of headers was found",
            )


_LONGEST_SHOWN = 200
"""What is longer is no title, and may be what somebody wrote."""

_MOST_TITLES = 200
"""How many titles are shown, and looked at for what may be meant: of all of a row of thousands, that would take minutes."""

_LUMPED = re.compile(r"[,;:|]|  ")
_SAVE_AGAIN = (
    "each row stands in one cell: save the file again with a comma between cells, each in quotation marks of its own"
)
_VALUE = re.compile(r"[0-9]{6,}|[0-9]{1,4}[/.\-][0-9]{1,2}[/.\-][0-9]{2,4}(?:[ T].*)?", re.ASCII)


def _is_value(cell: str) -> bool:
    """Whether a cell is a date or a long number, which no title is."""
    return _VALUE.fullmatch(cleaned(cell)) is not None


def _below(grid: Grid, header: Row, position: int) -> Iterator[str]:
    """The cells of a column below a header."""
    return (row.cells[position] for row in grid.rows if row.number > header.number and position < len(row.cells))


def second_table(titles: Sequence[str]) -> int | None:
    """Where a second table begins beside the first: the first titles stand again, one after the other.

    Examples:
        >>> second_table(["Ref", "Name", "Date", "", "Ref", "Name", "Date"]), second_table(["Ref", "Date", "Level", "Date"])
        (4, None)
    """
    plain = [folded(title) for title in titles]
    named = [title for title in plain if title][:_BEGINNING]
    places = range(_BEGINNING, len(plain) - _BEGINNING + 1) if len({*named}) == _BEGINNING else ()
    return next((k for k in places if plain[k : k + _BEGINNING] == named), None)


_BEGINNING = 2


def _doubled(grid: Grid, row: Row, columns: Iterable[Column], *, declares: bool) -> Iterable[Fault]:
    beside = second_table(row.cells)
    if beside is not None:
        yield Fault(
            place=grid.place(row, row.cells[beside].strip()),
            problem="the first titles stand again further on: a second table beside the first",
            remedy="not read from there on: put it below the first, or into a file of its own",
        )
    places = _places(row)
    for column in columns:
        several = {k for name in _names(column) & places.keys() for k in places[name]}
        matching = [row.cells[k] for k in sorted(several)]
        for again in matching[1:]:
            yield Fault(
                place=grid.place(row, again.strip()),
                problem=f"a second column for {column.headers[0]!r}; the first was read, {matching[0].strip()!r}",
                remedy="leave one of them out"
                + (f", or declare which is meant: {column.field}={again.strip()}" if declares else ""),
                # what nothing can be read without is not left to chance
                severity=Severity.ERROR if column.is_required else Severity.WARNING,
            )
