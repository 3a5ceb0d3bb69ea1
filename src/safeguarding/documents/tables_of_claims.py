"""The tables that a file of claims takes figures from: rows are taken by conditions, counted and added up."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path

import attrs

from safeguarding.dates.reading import parse_date
from safeguarding.errors import InvalidRecordError, SafeguardingError
from safeguarding.figures.stated import Stated
from safeguarding.records import Record, Several
from safeguarding.tables.grids import Grid, Row
from safeguarding.tables.opening import open_grids
from safeguarding.tables.sheet_names import named
from safeguarding.texts import closest_names

# a header stands this high, below titles and notes
_HIGHEST = 30
# what a spreadsheet keeps of a number that is none of the last decimal places
_FLOAT = re.compile(r"-?[0-9]+\.[0-9]{12,}")


@attrs.frozen(kw_only=True)
class Matching(Record):
    """Rows of a table are taken where a column is as wanted; capitals and spaces at the ends do not matter.

    Attributes:
        column: The column, by its header.
        text: The cell holds this text.
        any_of: The cell holds one of these.
        is_not: The cell holds anything else, or nothing.
        at_least: The cell holds this number or day, or a higher or later one.
        at_most: The cell holds this number or day, or a lower or earlier one.
        filled: The cell holds something, or with false, nothing.

    Raises:
        InvalidRecordError: for a column without a condition, and for one with a bound that is neither number nor day.

    Examples:
        >>> Matching(column="Grade", text="good").takes(" Good "), Matching(column="Age", at_least="16", at_most="17").takes("18")
        (True, False)
    """

    column: str
    text: str | None = None
    any_of: tuple[str, ...] = ()
    is_not: str | None = None
    at_least: str | None = None
    at_most: str | None = None
    filled: bool | None = None

    def _check(self) -> None:
        if not self.any_of and all(
            each is None for each in (self.text, self.is_not, self.at_least, self.at_most, self.filled)
        ):
            raise InvalidRecordError("a column is matched by text, any_of, is_not, at_least, at_most or filled")
        for bound in (self.at_least, self.at_most):
            if bound is not None and _measure(bound) is None:
                raise InvalidRecordError(f"{bound!r} is neither a number nor a day")

    def takes(self, cell: str) -> bool:
        """Whether a cell is as wanted.

        Raises:
            InvalidRecordError: for a cell that cannot be compared with a bound: whether it is meant is not known.
        """
        plain = _plain(cell)
        if self.text is not None and plain != _plain(self.text):
            return False
        if self.any_of and plain not in map(_plain, self.any_of):
            return False
        if self.is_not is not None and plain == _plain(self.is_not):
            return False
        if self.filled is not None and bool(plain) is not self.filled:
            return False
        return self._is_within(cell)

    def _is_within(self, cell: str) -> bool:
        bounds = [(bound, sign) for bound, sign in ((self.at_least, 1), (self.at_most, -1)) if bound is not None]
        if not bounds or not cell.strip():
            return not bounds
        measure = _measure(cell)
        for bound, sign in bounds:
            limit = _measure(bound)
            if type(measure) is not type(limit) or measure is None or limit is None:
                raise InvalidRecordError(f"a cell of {self.column!r} cannot be compared with {bound!r}")
            if (measure < limit) if sign > 0 else (measure > limit):  # type: ignore[operator]  # of one type, as was seen
                return False
        return True


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _measure(text: str) -> Fraction | date | None:
    """A cell as a number or a day; None for anything else."""
    try:
        return Stated(text.strip()).value
    except SafeguardingError:
        pass
    try:
        return parse_date(text.strip())
    except SafeguardingError:
        return None


@attrs.frozen(kw_only=True)
class ClaimTable(Record):
    """A table with its header found.

    Attributes:
        grid: The table.
        header: The row of its headers.
        rows: The rows below, without blank ones.
    """

    grid: Grid
    header: Row
    rows: tuple[Row, ...] = attrs.field(repr=False, converter=Several[Row])

    def matching(self, conditions: Sequence[Matching]) -> list[Row]:
        """The rows that all conditions take."""
        columns = [(self._position(each.column), each) for each in conditions]
        return [row for row in self.rows if all(each.takes(_cell(row, position)) for position, each in columns)]

    def numbers(self, rows: Iterable[Row], column: str) -> Iterator[Fraction]:
        """The numbers of a column.

        Raises:
            InvalidRecordError: for a row without one.
            ParseError: for a cell that holds something else.
        """
        position = self._position(column)
        for row in rows:
            cell = _cell(row, position).strip()
            if not cell:
                raise InvalidRecordError(f"{self.grid.name}, row {row.number}: no number to add up")
            yield Fraction(cell) if _FLOAT.fullmatch(cell) else Stated(cell).value

    def _position(self, name: str) -> int:
        return _headers(self.header).index(_plain(name))


def table_with(path: Path, columns: Collection[str], *, sheet: str | None = None) -> ClaimTable:
    """The table of a file that has some columns, its header found below titles.

    Args:
        path: A CSV file, a workbook or a Parquet file.
        columns: The columns that are needed.
        sheet: The sheet of a workbook; by default the only one that is not hidden and has the columns.

    Raises:
        InvalidRecordError: where no sheet has the columns, and where several have.
        SafeguardingError: for a file that cannot be read.
    """
    grids = open_grids(path, sheets=() if sheet is None else (sheet,))
    shown = [grid for grid in grids if not grid.is_hidden or sheet is not None] or list(grids)
    tables = [table for grid in shown if (table := _table(grid, columns)) is not None]
    if len(tables) > 1:
        sheets = named([table.grid.sheet for table in tables], "or")
        raise InvalidRecordError(f'{path.name}: the sheets {sheets} could be meant; add sheet = "…"')
    if not tables:
        raise _missing(shown[0], columns)
    return tables[0]


def _table(grid: Grid, columns: Collection[str]) -> ClaimTable | None:
    rows = [row for row in grid.rows if not row.is_blank]
    wanted = {_plain(column) for column in columns}
    for at, row in enumerate(rows[:_HIGHEST]):
        if wanted <= set(_headers(row)):
            return ClaimTable(grid=grid, header=row, rows=rows[at + 1 :])
    return None


def _headers(row: Row) -> list[str]:
    return [_plain(cell) for cell in row.cells]


def _cell(row: Row, position: int) -> str:
    return row.cells[position] if position < len(row.cells) else ""


def _missing(grid: Grid, columns: Collection[str]) -> InvalidRecordError:
    """Which column is not there, and what may have been meant by it."""
    header = max(
        (row for row in list(grid.rows)[:_HIGHEST]), key=lambda row: sum(bool(cell.strip()) for cell in row.cells)
    )
    name = next((each for each in columns if _plain(each) not in _headers(header)), "")
    meant = closest_names(name, header.cells, limit=1)
    hint = f"; did you mean {meant[0]!r}?" if meant else f"; it has {', '.join(header.cells[:12])}"
    return InvalidRecordError(f"{grid.name} has no column {name!r}{hint}")
