"""A table that may be long, as header and body: a long CSV file goes through polars where that is installed."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, cast

import attrs

from safeguarding.errors import FaultyInputError, MissingExtraError, UnknownNameError, UnreadableFileError
from safeguarding.faults import Fault
from safeguarding.records import Record
from safeguarding.registers.bodies import RowsBody, TableBody
from safeguarding.registers.csv_text import LINES_TO_JUDGE_BY, CsvText, read_csv_text
from safeguarding.registers.grids import Grid, csv_grid
from safeguarding.registers.headers import Column, Header, find_header
from safeguarding.registers.spreadsheet_dates import DateSystem
from safeguarding.registers.tables import is_workbook, read_table

LONG = 1_000_000
"""From how many characters a frame pays: below, reading row by row is as quick as loading polars."""


@attrs.frozen(kw_only=True)
class LongTable(Record):
    """A file's table, asked by column.

    Attributes:
        name: The file's name.
        header: Its header, with every required column.
        body: The rows below it.
        date_system: The system that its bare day numbers are in.
        faults: What was doubtful about the file as a whole.
    """

    name: str
    header: Header
    body: TableBody = attrs.field(repr=False)
    date_system: DateSystem = DateSystem.FROM_1900
    faults: tuple[Fault, ...] = ()


def read_long_table(path: Path, columns: Sequence[Column], *, sheet: str | None = None) -> LongTable:
    """Read a CSV file or a workbook.

    Whichever way it is read, the answer is the same.

    Raises:
        UnreadableFileError: for a file that cannot be read at all.
        FaultyInputError: where a required column is missing.
        UnknownNameError: for a sheet of a file that has none.
        MissingExtraError: for a workbook, where the extra ``tables`` is not installed.
    """
    if is_workbook(path):
        table = read_table(path, sheet=sheet)
        return _by_row(table.grid, columns, table.date_system)
    if sheet is not None:
        raise UnknownNameError(f"{path.name} has no sheet {sheet!r}: it is no workbook", name=sheet)
    file = read_csv_text(path)
    in_frame = _in_frame(file, columns) if len(file.text) >= LONG else None
    return _by_row(csv_grid(file), columns) if in_frame is None else in_frame


def _by_row(grid: Grid, columns: Sequence[Column], system: DateSystem = DateSystem.FROM_1900) -> LongTable:
    header = _header(grid, columns)
    body = RowsBody.below(header, grid)
    return LongTable(name=grid.name, header=header, body=body, date_system=system, faults=grid.faults)


def _header(grid: Grid, columns: Sequence[Column]) -> Header:
    header = find_header(grid, columns)
    if not header.is_complete:
        raise FaultyInputError.of(grid.name, (*header.faults, *grid.faults))
    return header


class _FrameReader(Protocol):
    def frame_body(self, file: CsvText, header: Header, start: int) -> TableBody | None: ...


def _in_frame(file: CsvText, columns: Sequence[Column]) -> LongTable | None:
    """The table by way of polars; None where that is not installed, or cannot be sure of the file."""
    reader = _frame_reader()
    lines = file.text.split("\n", LINES_TO_JUDGE_BY)[:LINES_TO_JUDGE_BY]
    first = _first_rows(file, lines)
    if reader is None or first is None:
        return None
    header = _header(first, columns)
    start = sum(len(line) + 1 for line in lines[: header.row.number])
    body = reader.frame_body(file, header, start)
    return None if body is None else LongTable(name=file.name, header=header, body=body, faults=file.faults)


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
        return cast("_FrameReader", importlib.import_module("safeguarding.registers.frame_bodies"))
    except MissingExtraError:
        return None
