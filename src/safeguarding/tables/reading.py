"""A file's table, read one way: its bytes become rows, a header and columns. A long CSV file goes through polars."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import Protocol, cast

import attrs

from safeguarding.errors import FaultyInputError, MissingExtraError, UnreadableFileError
from safeguarding.faults import Fault, Place
from safeguarding.records import Record
from safeguarding.tables.bodies import RowsBody, TableBody, rows_below
from safeguarding.tables.csv_blocks import CsvBlocks, FileBlocks, file_head
from safeguarding.tables.csv_text import LINES_TO_JUDGE_BY, CsvText, csv_text_of, read_csv_text
from safeguarding.tables.grids import Grid, Row, Rows, csv_grid
from safeguarding.tables.headers import Column, Header, find_header
from safeguarding.tables.kinds import FileKind, file_kind
from safeguarding.tables.opening import read_one, refuse_sheets
from safeguarding.tables.spanning_cells import filled, spanning_fault
from safeguarding.tables.spreadsheet_dates import DateSystem

LONG = 1_000_000
"""From how many characters a frame pays: below, reading row by row is as quick as loading polars."""


@attrs.frozen(kw_only=True)
class FileTable(Record):
    """A file's table.

    Attributes:
        name: The file's name.
        header: Its header.
        body: The rows below it, asked by column.
        sheet: The sheet of a workbook.
        date_system: The system that its bare day numbers are in.
        faults: What was doubtful about the file as a whole, and about its header.
    """

    name: str
    header: Header
    body: TableBody = attrs.field(repr=False)
    sheet: str = ""
    date_system: DateSystem = DateSystem.FROM_1900
    faults: tuple[Fault, ...] = ()

    @property
    def rows(self) -> Iterator[Row]:
        """The rows below the header, one after the other."""
        return map(self.body.row, range(len(self.body)))

    def place(self, row: Row | None = None) -> Place:
        """Where the table stands, or one of its rows."""
        return Place(file=self.name, sheet=self.sheet, row=None if row is None else row.number)


Matching = Callable[[Grid], Header]
"""Finds the header among a grid's rows, and the columns in it.

Raises:
    FaultyInputError: where a table cannot be read without a column that is missing.
"""


def matching(columns: Sequence[Column], *, declares: bool = False) -> Matching:
    """The header that has every required column.

    Args:
        columns: The columns.
        declares: Whether whoever asks can declare what a column is called, for messages.
    """

    def matched(grid: Grid) -> Header:
        header = find_header(grid, columns, declares=declares)
        if not header.is_complete:
            raise FaultyInputError.of(grid.name, (*header.faults, *grid.faults))
        return header

    return matched


def read_table(path: Path, match: Matching, *, sheet: str | None = None, is_asked_by_column: bool = False) -> FileTable:
    r"""Read the table of a CSV file, a workbook or a Parquet file, told apart by how the file begins, or else by its name.

    Whichever way it is read, the answer is the same.

    Args:
        path: The file. A workbook needs the extra ``tables``, Parquet the extra ``polars``.
        match: Finds the header.
        sheet: The workbook's sheet; by default the only one that has a header of this table.
        is_asked_by_column: Whether the rows are mostly asked for by column: then a long CSV file is read as a frame.

    Raises:
        UnreadableFileError: for a file that cannot be read at all, and for one without any row.
        FaultyInputError: where a required column is missing, and where several sheets could be meant.
        UnknownNameError: for a sheet that is not there, or of a file that has none.
        MissingExtraError: where the extra that reads the file is not installed.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> columns = [Column(field="grade", headers=("overall",), is_required=True)]
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder, "outcomes.csv")
        ...     _ = path.write_text("Authority;Overall\nYork;Good\n", encoding="utf-8")
        ...     list(read_table(path, matching(columns)).body.cells("grade"))
        ['Good']
    """
    kind = file_kind(path)
    if not is_asked_by_column or kind is FileKind.WORKBOOK:
        return read_one(path, lambda grid: table_of(grid, match), sheet=sheet)
    refuse_sheets(path, () if sheet is None else (sheet,))
    if kind is FileKind.PARQUET:
        found = _parquet_reader().parquet_body(path, match)
        if found is None:
            return read_one(path, lambda grid: table_of(grid, match))
        header, body = found
        return FileTable(name=path.name, header=header, body=body, faults=header.faults)
    in_blocks = _in_blocks(path, match)
    if in_blocks is not None:
        return in_blocks
    file = read_csv_text(path)
    in_frame = _in_frame(file, match) if len(file.text) >= LONG else None
    return table_of(csv_grid(file), match) if in_frame is None else in_frame


def table_of(
    grid: Grid, match: Matching, *, carried: Collection[str] = (), named_by: Collection[str] = ()
) -> FileTable:
    """The table that a file's rows hold. What stands in a cell that spans several rows is in each of them.

    Args:
        grid: The file's rows.
        match: Finds the header.
        carried: The fields that the reader carries from row to row by itself.
        named_by: The fields of which a row must have one of its own, if it is to have what spans it.

    Raises:
        FaultyInputError: where a required column is missing.
    """
    header = match(grid)
    rows = rows_below(header, grid)
    spanning: tuple[Fault, ...] = ()
    if grid.spans:
        rows, spanning = _filled(grid, header, rows, carried, named_by)
    return FileTable(
        name=grid.name,
        header=header,
        body=RowsBody.of(header, rows),
        sheet=grid.sheet,
        date_system=grid.date_system,
        faults=(*grid.faults, *header.faults, *spanning),
    )


def _filled(
    grid: Grid, header: Header, rows: Rows, carried: Collection[str], named_by: Collection[str]
) -> tuple[Rows, tuple[Fault, ...]]:
    at = header.positions
    several, where = filled(
        rows.cells,
        rows.numbers,
        grid.spans,
        columns=[*at.values()],
        carried=[at[field] for field in carried if field in at],
        named_by=[at[field] for field in named_by if field in at],
    )
    if not where:
        return rows, ()
    titles = {header.row.cells[column].strip(): numbers for column, numbers in sorted(where.items())}
    return Rows(rows.numbers, several), (spanning_fault(Place(file=grid.name, sheet=grid.sheet), titles),)


class _ParquetReader(Protocol):
    def parquet_body(self, path: Path, match: Matching) -> tuple[Header, TableBody] | None: ...


def _parquet_reader() -> _ParquetReader:
    return cast("_ParquetReader", importlib.import_module("safeguarding.tables.parquet"))


class _FrameReader(Protocol):
    def frame_body(self, file: CsvText, header: Header, start: int) -> TableBody | None: ...
    def frame_of_blocks(self, blocks: CsvBlocks, header: Header, delimiter: str) -> TableBody | None: ...


def _in_blocks(path: Path, match: Matching) -> FileTable | None:
    """The table of a long file, whose text is never all in memory; None where it has to be read as a whole."""
    head = file_head(path, least=LONG)
    if head is None:
        return None
    text = head.decode("utf-8-sig")
    if text.isspace():
        return None
    marked = len(head) - len(text.encode())
    try:
        return _in_frame(csv_text_of(path.name, text), match, blocks=lambda start: FileBlocks(path, marked + start))
    except FaultyInputError:
        # whatever is wrong with the whole of it is reported with this
        return None


def _in_frame(file: CsvText, match: Matching, *, blocks: Callable[[int], CsvBlocks] | None = None) -> FileTable | None:
    """The table by way of polars; None where that is not installed, or cannot be sure of the file.

    Args:
        file: The file, or how it begins.
        match: Finds the header.
        blocks: Of a file of which only the beginning is there: all that stands below so many bytes.
    """
    reader = _frame_reader()
    lines = file.text.split("\n", LINES_TO_JUDGE_BY)[:LINES_TO_JUDGE_BY]
    first = _first_rows(file, lines)
    if reader is None or first is None:
        return None
    header = match(first)
    above = "".join(f"{line}\n" for line in lines[: header.row.number])
    if blocks is None:
        body = reader.frame_body(file, header, len(above))
    else:
        body = reader.frame_of_blocks(blocks(len(above.encode())), header, file.delimiter)
    return (
        None
        if body is None
        else FileTable(name=file.name, header=header, body=body, faults=(*file.faults, *header.faults))
    )


def _first_rows(file: CsvText, lines: Sequence[str]) -> Grid | None:
    """The rows that a header is looked for in; None where a line is not one row."""
    if any("\r" in line[:-1] for line in lines):
        return None
    try:
        grid = csv_grid(attrs.evolve(file, text="\n".join(lines)))
    except UnreadableFileError:
        return None
    # below the last line end there is no further row
    return grid if len(grid.rows) == len(lines) - (not lines[-1]) else None


def _frame_reader() -> _FrameReader | None:
    try:
        return cast("_FrameReader", importlib.import_module("safeguarding.tables.frame_bodies"))
    except MissingExtraError:
        return None
