"""One table of a children's file: its rows read or reported, and no child's number in any message."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from safeguarding.errors import FaultyInputError
from safeguarding.faults import Fault
from safeguarding.readers.childrens_files.cells import masked
from safeguarding.tables.date_doubts import ambiguous_columns, order_faults
from safeguarding.tables.grids import Grid
from safeguarding.tables.headers import Column, Header, find_header
from safeguarding.tables.opening import read_one
from safeguarding.tables.reading import table_of
from safeguarding.tables.row_readers import RowReader


def row_reader(
    path: Path, columns: Sequence[Column], *, record: str, sheet: str | None = None, declares: bool = False
) -> RowReader:
    """A reader of the rows of a file's only table with these columns.

    Args:
        path: A CSV file or a workbook.
        columns: The columns.
        record: What each row is, for messages.
        sheet: A workbook's sheet.
        declares: Whether whoever asks says what the columns are called.

    Raises:
        UnreadableFileError: for a file that cannot be read.
        FaultyInputError: where a required column is missing.
    """
    return read_one(path, lambda grid: reader_of(grid, columns, record=record, declares=declares), sheet=sheet)


def reader_of(grid: Grid, columns: Sequence[Column], *, record: str, declares: bool = False) -> RowReader:
    """The same for a table that is open already."""

    def matched(each: Grid) -> Header:
        header = find_header(each, columns, declares=declares)
        if not header.is_complete:
            raise FaultyInputError.of(each.name, (*header.faults, *each.faults))
        return header

    table = table_of(grid, matched)
    return RowReader(table=table, record=record, place=table.place(), shown=masked, counts_cells=True)


def faults_of_rows(reader: RowReader) -> Iterator[Fault]:
    """Everything that was wrong or doubtful, once the rows were read."""
    yield from reader.table.faults
    yield from order_faults(reader)
    yield from ambiguous_columns(reader)
    yield from reader.faults
