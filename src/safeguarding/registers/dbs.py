"""DBS registers as HR systems export them, read into people. Every row becomes part of a person or a problem.

A person may have several rows: posts, checks, both. A date that cannot be read is unknown, never in date.
"""

from __future__ import annotations

import gc
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import attrs

from safeguarding.dbs.people import Person
from safeguarding.errors import FaultyInputError
from safeguarding.faults import Fault, Severity
from safeguarding.registers.dbs_careful_rows import CarefulRows
from safeguarding.registers.dbs_columns import DATE_FIELDS, columns_with
from safeguarding.registers.dbs_plain_rows import PlainRows
from safeguarding.registers.dbs_rows import RowReader
from safeguarding.registers.grids import Grid, Rows
from safeguarding.registers.headers import Column, Header, find_header
from safeguarding.registers.lazy_people import LazyPeople
from safeguarding.registers.problems import Problem
from safeguarding.registers.spreadsheet_dates import DateColumn, DateOrder, DateSystem
from safeguarding.registers.tables import read_table


@attrs.frozen(kw_only=True)
class DbsRegister:
    """What a register holds.

    Every row that holds anything is part of a person or is unread: ``row_count`` is the rows of people and the unread
    rows together. Blank rows, the header and the titles above it are neither.

    Attributes:
        name: The file's name.
        people: The people, in order of their first row. It compares with tuples, and makes each person when asked.
        rows: The line numbers of each person's rows, in the same order.
        unread: The line numbers of the rows that became part of nobody.
        row_count: How many rows hold anything.
        problems: Everything that was wrong or doubtful, each unread row included.
        faults: What was doubtful about the file as a whole.
    """

    name: str
    people: Sequence[Person] = attrs.field(repr=False)
    rows: tuple[tuple[int, ...], ...] = attrs.field(repr=False)
    unread: tuple[int, ...]
    row_count: int
    problems: tuple[Problem, ...] = attrs.field(repr=False)
    faults: tuple[Fault, ...] = ()


def read_register(
    path: Path,
    *,
    columns: Mapping[str, str] | None = None,
    date_system: DateSystem | None = None,
    sheet: str | None = None,
) -> DbsRegister:
    """Read a register from CSV or a workbook.

    Args:
        path: The file. A workbook needs the extra ``tables``.
        columns: The header of each field that this register calls by a name of its own: ``{"issued": "Valid from"}``.
        date_system: The system of bare day numbers. By default that of the workbook; in CSV the 1900 system.
        sheet: The workbook's sheet; by default the first.

    Raises:
        UnreadableFileError: for a file that cannot be read at all.
        FaultyInputError: where the issue-date column, or one that was declared, is missing.
        UnknownNameError: for a declared field that no register has.
        MissingExtraError: for a workbook, where the extra is not installed.
    """
    wanted = columns_with(columns or {})
    with _without_collecting():
        return _read_file(path, wanted, date_system, sheet)


def _read_file(path: Path, wanted: Sequence[Column], date_system: DateSystem | None, sheet: str | None) -> DbsRegister:
    table = read_table(path, sheet=sheet)
    header = find_header(table.grid, wanted)
    if not header.is_complete:
        raise FaultyInputError.of(table.grid.name, header.faults)
    return _read(table.grid, header, date_system or table.date_system)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Loading makes many objects and no garbage: looking for it would take a third of the time.

    Only while a file is read, and only where the collector was on. The rows are let go before it looks again.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read(grid: Grid, header: Header, system: DateSystem) -> DbsRegister:
    rows = grid.rows[bisect_right(grid.rows.numbers, header.row.number) :]
    columns = _columns(rows, header.positions)
    dates = {field: DateColumn.of(columns[field], system) for field in DATE_FIELDS if field in columns}
    reader = RowReader(header=header, date_columns=dates)
    plain = PlainRows.of(columns, reader)
    careful = CarefulRows(reader)
    for position in sorted(plain.doubtful):
        careful.add(position, rows[position])
    for field, column in dates.items():
        column.short_years += plain.short_years(field)
    _report_columns(reader)
    people = careful.people()
    begin_nobody = plain.doubtful - people.keys()
    order = [position for position in range(len(rows)) if position not in begin_nobody]
    return DbsRegister(
        name=grid.name,
        people=LazyPeople(order, {position: person for position, (person, _) in people.items()}, plain.person),
        rows=tuple([people[each][1] if each in people else (rows.numbers[each],) for each in order]),
        unread=tuple(careful.unread),
        row_count=len(rows) - careful.blank_rows,
        problems=tuple(reader.problems),
        faults=(*grid.faults, *header.faults),
    )


def _columns(rows: Rows, positions: Mapping[str, int]) -> dict[str, list[str]]:
    """The cells of each column; a row too short for it has an empty one there."""
    width = max(positions.values()) + 1
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


def _report_columns(reader: RowReader) -> None:
    """Problems of whole columns: US order, both orders, two-digit years."""
    for field, column in reader.date_columns.items():
        if column.order is DateOrder.MONTH_FIRST:
            reader.report_column(field, "dates in US order, month first", "every date of the column read so")
        if column.order is DateOrder.UNDECIDED:
            reader.report_column(
                field, "dates in both orders", "those that could be either taken as unknown", Severity.ERROR
            )
        if column.short_years:
            cells = "1 cell" if column.short_years == 1 else f"{column.short_years} cells"
            reader.report_column(field, f"years of two digits in {cells}", "read as 1930 to 2029")
