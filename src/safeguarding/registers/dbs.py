"""DBS registers as HR systems export them, read into people. Every row becomes part of a person or a problem.

A person may have several rows: posts, checks, both. A date that cannot be read is unknown, never in date.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import attrs

from safeguarding.dbs.people import Person
from safeguarding.errors import FaultyInputError
from safeguarding.faults import Fault, Severity
from safeguarding.registers.dbs_columns import DATE_FIELDS, columns_with
from safeguarding.registers.dbs_plain_rows import PlainRows
from safeguarding.registers.dbs_rows import RowReader
from safeguarding.registers.grids import Grid, Row
from safeguarding.registers.headers import Header, find_header
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
        people: The people, in order of their first row.
        rows: The line numbers of each person's rows, in the same order.
        unread: The line numbers of the rows that became part of nobody.
        row_count: How many rows hold anything.
        problems: Everything that was wrong or doubtful, each unread row included.
        faults: What was doubtful about the file as a whole.
    """

    name: str
    people: tuple[Person, ...] = attrs.field(repr=False)
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
        table = read_table(path, sheet=sheet)
        header = find_header(table.grid, wanted)
        if not header.is_complete:
            raise FaultyInputError.of(table.grid.name, header.faults)
        return _read(table.grid, header, date_system or table.date_system)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Loading makes many objects and no garbage: looking for it would take a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not gc.get_freeze_count():
                # what was loaded is no garbage: it goes to the oldest generation without being looked through
                gc.freeze()
                gc.unfreeze()
            gc.enable()


def _read(grid: Grid, header: Header, system: DateSystem) -> DbsRegister:
    rows = [row for row in grid.rows if row.number > header.row.number and not row.is_blank]
    reader = RowReader(header=header, date_columns=_date_columns(rows, header, system))
    register = _Gathering(reader)
    unread: list[int] = []
    plain = PlainRows.of(rows, reader)
    for row in rows:
        person = None if plain is None else plain.person(row)
        if person is not None:
            register.people.append((person, (row.number,)))
            continue
        reader.start(row)
        reason = _not_a_person(row, header, reader)
        if reason:
            unread.append(row.number)
            reader.report("", reason, "not read as a person", _severity(reason))
        else:
            register.add_row(row)
    _report_columns(reader)
    people = [each if isinstance(each, tuple) else each.person(reader) for each in register.people]
    return DbsRegister(
        name=grid.name,
        people=tuple(person for person, _ in people),
        rows=tuple(numbers for _, numbers in people),
        unread=tuple(unread),
        row_count=len(rows),
        problems=tuple(reader.problems),
        faults=(*grid.faults, *header.faults),
    )


def _date_columns(rows: list[Row], header: Header, system: DateSystem) -> dict[str, DateColumn]:
    """The date columns that the table has, each with the order that all its cells together show."""
    columns: dict[str, DateColumn] = {}
    for field in DATE_FIELDS:
        position = header.positions.get(field)
        if position is not None:
            columns[field] = DateColumn.of((row.cells[position] for row in rows if position < len(row.cells)), system)
    return columns


_TOTAL = re.compile(
    r"(?:grand |sub|sub-|overall )?totals?\b|(?:count|sum|average)\b(?! of)|end of (?:report|list)\b|page [0-9]"
)
_NO_REFERENCE = "no staff reference"
_TOTAL_ROW = "a total or a note, not a person"
_HEADER_ROW = "the header again"


def _severity(reason: str) -> Severity:
    return Severity.ERROR if reason == _NO_REFERENCE else Severity.WARNING


def _not_a_person(row: Row, header: Header, reader: RowReader) -> str:
    """Why a row is nobody's; empty where it is somebody's."""
    reference = reader.text("reference")
    if reference and reader.text("number") and reader.text("issued") and row.cells != header.row.cells:
        return ""
    if row.cells == header.row.cells:
        return _HEADER_ROW
    filled = [cell.strip() for cell in row.cells if cell.strip()]
    first = filled[0].casefold()
    if _TOTAL.match(first) or (len(filled) == 1 and len(header.positions) > 1 and " " in first):
        return _TOTAL_ROW
    has_references = "reference" in header.positions
    return _NO_REFERENCE if has_references and not reference else ""


_PersonRows = tuple[Person, tuple[int, ...]]


@attrs.define
class _Gathered:
    """A person as the rows so far tell it."""

    reference: str
    name: str
    rows: list[int] = attrs.field(factory=list)
    starts: date | None = None
    left: date | None = None
    risk_assessed: date | None = None
    records: list[tuple[str, object]] = attrs.field(factory=list)

    def person(self, reader: RowReader) -> _PersonRows:
        """The person, with their rows. The same record from two rows is one; a leaving date before the start is left out."""
        left_on = self.left
        if self.starts is not None and left_on is not None and left_on < self.starts:
            reader.report_row(self.rows[0], "left before the start", "the leaving date was left out")
            left_on = None
        fields: dict[str, Any] = {}
        for field, record in self.records:
            fields.setdefault(field, []).append(record)
        for field, several in fields.items():
            fields[field] = tuple(several) if len(several) == 1 else tuple(dict.fromkeys(several))
        person = Person(
            reference=self.reference,
            name=self.name,
            starts_on=self.starts,
            left_on=left_on,
            risk_assessed_on=self.risk_assessed,
            **fields,
        )
        return person, tuple(self.rows)


@attrs.define
class _Gathering:
    """The people of a register, in order of their first row.

    One reference with two names is two people: to give one the other's check would be worse than a false alarm.
    """

    reader: RowReader
    people: list[_Gathered | _PersonRows] = attrs.field(factory=list)
    _first: dict[str, _Gathered] = attrs.field(factory=dict)
    _namesakes: dict[tuple[str, str], _Gathered] = attrs.field(factory=dict)

    def add_row(self, row: Row) -> None:
        """Add what a row tells to its person."""
        reader = self.reader
        person = self._person(row)
        person.rows.append(row.number)
        for field in _DAYS:
            day = reader.day(field)
            if day is not None:
                self._add_day(person, field, day)
        certificate, application = reader.certificate()
        records = person.records
        post = reader.post()
        if post is not None:
            records.append(("posts", post))
        if certificate is not None:
            records.append(("certificates", certificate))
        if application is not None:
            records.append(("applications", application))
        for field, read in reader.others:
            record = read()
            if record is not None:
                records.append((field, record))

    def _person(self, row: Row) -> _Gathered:
        reference = self.reader.text("reference") or f"row {row.number}"
        name = self.reader.name()
        known = self._first.get(reference)
        if known is None:
            known = self._first[reference] = self._new(reference, name)
            return known
        if not name or known.name.casefold() == name.casefold():
            return known
        if not known.name:
            # rows without a name belong to whoever has the reference
            known.name = name
            return known
        key = (reference, name.casefold())
        if key not in self._namesakes:
            self.reader.report("reference", "one reference, two names", "read as another person")
            self._namesakes[key] = self._new(reference, name)
        return self._namesakes[key]

    def _new(self, reference: str, name: str) -> _Gathered:
        person = _Gathered(reference, name)
        self.people.append(person)
        return person

    def _add_day(self, person: _Gathered, field: str, day: date) -> None:
        known = getattr(person, field)
        if known is None:
            setattr(person, field, day)
        elif known != day:
            self.reader.report(field, "differs from an earlier row of the person", "the first was kept")


_DAYS = ("starts", "left", "risk_assessed")


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
