"""The rows below a table's header, asked column by column: what differs is judged once, however often it stands there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence, Set as AbstractSet
from typing import Protocol

import attrs

from safeguarding.records import Record
from safeguarding.tables.grids import Grid, Row, Rows
from safeguarding.tables.headers import Header

Cells = tuple[str, ...]

AROUND = (
    "=\"'\ufeff\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
"""Every space, the byte-order mark, and what guards digits or a formula: signs that may stand around a cell."""
STANDS_AROUND = f"^[{AROUND}]|[{AROUND}]$"
"""A cell around which one of them stands."""


class TableBody(Protocol):
    """The rows of a table below its header. Positions count them from 0; a row too short has empty cells.

    Only the columns that the header names can be asked for, by their fields.
    """

    def __len__(self) -> int:
        """How many rows there are, blank ones included."""

    @property
    def numbers(self) -> Sequence[int]:
        """The line on which each row starts."""

    def row(self, position: int) -> Row:
        """One row, exactly as it stands in the file."""

    def cells(self, field: str) -> Sequence[str]:
        """All cells of a column."""

    def parts(self, size: int) -> Iterator[Mapping[str, Sequence[str]]]:
        """The cells of all columns by field, of so many rows at a time."""

    def has(self, field: str, pattern: str) -> bool:
        """Whether a pattern, which polars reads as Python does, is found in a cell of a column."""

    def is_of_one_length(self, field: str) -> bool:
        """Whether all cells of a column are equally long."""

    def distinct(self, *fields: str) -> AbstractSet[Cells]:
        """What stands in some columns side by side, each once."""

    def positions_of(self, several: Collection[Cells], *fields: str) -> Sequence[int]:
        """The rows in which one of several stands in some columns side by side."""

    def ragged(self) -> Sequence[int]:
        """The rows that have more cells than the header, or end before its last title."""

    def not_single(self, field: str) -> Sequence[int]:
        """The rows whose cell is empty, or stands in another row too, whatever stands around it."""

    def repeated(self, field: str) -> AbstractSet[str]:
        """What stands in several rows of a column, without what stands around it."""

    def not_digits(self, field: str, length: int) -> Sequence[int]:
        """The rows whose cell is anything but so many digits, spaces around them aside."""


@attrs.frozen(eq=False)
class RowsBody(Record):
    """A table's body from rows that have been read.

    Attributes:
        rows: The rows below the header.
        columns: The cells of the columns that the header names, by field.
        width: How many cells the header has.
        least: How many it has up to its last title.
    """

    rows: Rows = attrs.field(repr=False)
    columns: Mapping[str, Sequence[str]] = attrs.field(repr=False)
    width: int
    least: int = 0

    @classmethod
    def of(cls, header: Header, rows: Rows) -> RowsBody:
        """The body that rows below a header are."""
        return cls(rows, _columns(rows, header.positions), len(header.row.cells), header.titled_width)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def numbers(self) -> Sequence[int]:
        """The line on which each row starts."""
        return self.rows.numbers

    def row(self, position: int) -> Row:
        """One row, exactly as it stands in the file."""
        return self.rows[position]

    def cells(self, field: str) -> Sequence[str]:
        """All cells of a column."""
        return self.columns[field]

    def parts(self, size: int) -> Iterator[Mapping[str, Sequence[str]]]:
        """The cells of all columns by field, of so many rows at a time."""
        for start in range(0, len(self), size):
            yield {field: cells[start : start + size] for field, cells in self.columns.items()}

    def has(self, field: str, pattern: str) -> bool:
        """Whether a pattern, which polars reads as Python does, is found in a cell of a column."""
        return any(map(re.compile(pattern).search, self.columns[field]))

    def is_of_one_length(self, field: str) -> bool:
        """Whether all cells of a column are equally long."""
        return len(set(map(len, self.columns[field]))) <= 1

    def distinct(self, *fields: str) -> set[Cells]:
        """What stands in some columns side by side, each once."""
        return set(zip(*(self.columns[field] for field in fields), strict=True))

    def positions_of(self, several: Collection[Cells], *fields: str) -> list[int]:
        """The rows in which one of several stands in some columns side by side."""
        if not several:
            return []
        wanted = frozenset(several)
        side_by_side = zip(*(self.columns[field] for field in fields), strict=True)
        return [position for position, cells in enumerate(side_by_side) if cells in wanted]

    def ragged(self) -> list[int]:
        """The rows that have more cells than the header, or end before its last title."""
        least, most = self.least, self.width
        lengths = list(map(len, self.rows.cells))
        if not lengths or (min(lengths) >= least and max(lengths) <= most):
            return []
        return [position for position, length in enumerate(lengths) if not least <= length <= most]

    def not_single(self, field: str) -> list[int]:
        """The rows whose cell is empty, or stands in another row too, whatever stands around it."""
        bare = [cell.strip(AROUND) for cell in self.columns[field]]
        if len(set(bare)) == len(bare) and "" not in bare:
            return []
        counts = Counter(bare)
        return [position for position, cell in enumerate(bare) if not cell or counts[cell] > 1]

    def repeated(self, field: str) -> set[str]:
        """What stands in several rows of a column, without what stands around it."""
        counts = Counter(cell.strip(AROUND) for cell in self.columns[field])
        return {cell for cell, count in counts.items() if count > 1}

    def not_digits(self, field: str, length: int) -> list[int]:
        """The rows whose cell is anything but so many digits, spaces around them aside."""
        column = self.columns[field]
        together = "".join(column)
        # cells of one length that are together nothing but digits: most columns of numbers are so
        if together.isascii() and together.isdigit() and set(map(len, column)) == {length}:
            return []
        return [position for position, cell in enumerate(column) if not _is_digits(cell.strip(), length)]


def rows_below(header: Header, grid: Grid) -> Rows:
    """A grid's rows below its header."""
    return grid.rows[bisect_right(grid.rows.numbers, header.row.number) :]


def _is_digits(text: str, length: int) -> bool:
    return len(text) == length and text.isascii() and text.isdigit()


def _columns(rows: Rows, positions: Mapping[str, int]) -> dict[str, list[str]]:
    width = max(positions.values(), default=0) + 1
    if min(map(len, rows.cells), default=width) < width:
        return {
            field: [cells[position] if position < len(cells) else "" for cells in rows.cells]
            for field, position in positions.items()
        }
    columns: dict[str, list[str]] = {field: [] for field in positions}
    for start in range(0, len(rows), _BLOCK):
        # turned in blocks that fit into the processor's cache, which takes a quarter of the time
        turned = list(zip(*rows.cells[start : start + _BLOCK], strict=False))
        for field, position in positions.items():
            columns[field].extend(turned[position])
    return columns


_BLOCK = 1000
