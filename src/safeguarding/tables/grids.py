"""A table as it stands in a file: rows of text cells, each with its line number. Nothing is interpreted yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import overload

import attrs

from safeguarding.faults import Fault, Place
from safeguarding.records import Record
from safeguarding.tables.csv_text import CsvText, csv_rows, read_csv_text
from safeguarding.tables.spanning_cells import SpanningCell
from safeguarding.tables.spreadsheet_dates import DateSystem


@attrs.frozen
class Row(Record):
    """One row of a table. Its ``repr`` shows no cell: there may be people in them.

    Attributes:
        number: The line of the file on which it starts; the first line is 1.
        cells: Its cells as text, exactly as they stand in the file.

    Examples:
        >>> Row(7, ("S1", "Invented Person"))
        Row(number=7, cells=<2 cells>)
        >>> Row(4, ("", " ")).is_blank
        True
    """

    number: int
    cells: tuple[str, ...] = attrs.field(repr=lambda cells: f"<{len(cells)} cells>")

    @property
    def is_blank(self) -> bool:
        """Whether no cell holds anything but spaces."""
        return not any(cell.strip() for cell in self.cells)


@attrs.frozen
class Rows(Sequence[Row]):
    """Rows, each made when it is asked for: a reader that works by column does without most of them.

    Attributes:
        numbers: The line of each row, rising.
        cells: The cells of each row.
    """

    numbers: Sequence[int] = attrs.field(repr=False)
    cells: Sequence[Sequence[str]] = attrs.field(repr=False)

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Rows: ...
    def __getitem__(self, index: int | slice) -> Row | Rows:
        if isinstance(index, slice):
            return Rows(self.numbers[index], self.cells[index])
        return Row(self.numbers[index], tuple(self.cells[index]))


def _as_rows(rows: Iterable[Row]) -> Rows:
    if isinstance(rows, Rows):
        return rows
    several = tuple(rows)
    return Rows([row.number for row in several], [row.cells for row in several])


@attrs.frozen(kw_only=True)
class Grid(Record):
    """A file's rows.

    Attributes:
        name: The file's name, for messages.
        rows: Every row, blank ones included.
        sheet: The sheet of a workbook.
        is_hidden: Whether that sheet is hidden.
        date_system: The system that its bare day numbers are in.
        faults: What was doubtful about the file as a whole, such as a guessed encoding.
        spans: The cells that span several rows.

    Examples:
        >>> grid = Grid(name="outcomes.csv", rows=(Row(1, ("authority", "overall")), Row(3, ("York", "good"))))
        >>> print(grid.place(grid.rows[1], "overall"))
        outcomes.csv, row 3, column 'overall'
    """

    name: str
    rows: Rows = attrs.field(repr=False, converter=_as_rows)
    sheet: str = ""
    is_hidden: bool = False
    date_system: DateSystem = DateSystem.FROM_1900
    faults: tuple[Fault, ...] = ()
    spans: tuple[SpanningCell, ...] = attrs.field(default=(), repr=False)

    def place(self, row: Row, column: str = "") -> Place:
        """Where a row stands, or one of its cells."""
        return Place(file=self.name, sheet=self.sheet, row=row.number, column=column)


def read_csv_grid(path: Path) -> Grid:
    """Read a CSV file, whatever its delimiter, in UTF-8, UTF-16, UTF-32 or Windows-1252.

    Raises:
        UnreadableFileError: for a file that is missing, empty, binary, or in none of these encodings, and for one
            whose quoting breaks down.
    """
    return csv_grid(read_csv_text(path))


def csv_grid(file: CsvText) -> Grid:
    """The rows of a CSV file.

    Raises:
        UnreadableFileError: for quoting that breaks down.
    """
    numbers, cells = csv_rows(file)
    return Grid(name=file.name, rows=Rows(numbers, cells), faults=file.faults)
