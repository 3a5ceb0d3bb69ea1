"""DBS registers as HR systems export them, read into people. Every row becomes part of a person or a problem.

A person may have several rows: posts, checks, both. A date that cannot be read is unknown, never in date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import attrs

from safeguarding.dbs.people import Person
from safeguarding.faults import Fault, Severity
from safeguarding.records import Record
from safeguarding.registers.collecting import without_collecting
from safeguarding.registers.dbs_careful_rows import CarefulRows
from safeguarding.registers.dbs_columns import DATE_FIELDS, columns_with
from safeguarding.registers.dbs_everybody import Everybody, PersonRows
from safeguarding.registers.dbs_plain_rows import PlainRows
from safeguarding.registers.dbs_rows import RowReader
from safeguarding.registers.headers import Header
from safeguarding.registers.long_tables import LongTable, read_long_table
from safeguarding.registers.problems import Problem, shown
from safeguarding.registers.spreadsheet_dates import DateColumn, DateOrder, DateSystem


@attrs.frozen(kw_only=True)
class DbsRegister(Record):
    """What a register holds.

    Every row that holds anything is part of a person or is unread: ``row_count`` is the rows of people and the unread
    rows together. Blank rows, the header and the titles above it are neither.

    The rows are all judged when it is read. The people are made from them at the first look.

    Attributes:
        name: The file's name.
        unread: The line numbers of the rows that became part of nobody.
        row_count: How many rows hold anything.
        problems: Everything that was wrong or doubtful, each unread row included.
        faults: What was doubtful about the file as a whole.
    """

    name: str
    unread: tuple[int, ...]
    row_count: int
    problems: tuple[Problem, ...] = attrs.field(repr=False)
    faults: tuple[Fault, ...] = ()
    _everybody: Everybody = attrs.field(repr=False)

    @classmethod
    def of(cls, people: Iterable[Person], *, name: str = "register") -> DbsRegister:
        """A register of people who were not read from a file: one row each, below a header.

        Examples:
            >>> register = DbsRegister.of([Person(reference="S1"), Person(reference="S2")])
            >>> register.row_count, register.rows
            (2, ((2,), (3,)))
        """
        everybody = tuple((person, (line,)) for line, person in enumerate(people, start=2))
        return cls(name=name, unread=(), row_count=len(everybody), problems=(), everybody=Everybody(lambda: everybody))

    @property
    def people(self) -> tuple[Person, ...]:
        """The people, in order of their first row."""
        return self._everybody.people

    @property
    def rows(self) -> tuple[tuple[int, ...], ...]:
        """The line numbers of each person's rows, in the same order."""
        return self._everybody.rows


def read_register(
    path: Path,
    *,
    columns: Mapping[str, str] | None = None,
    date_system: DateSystem | None = None,
    sheet: str | None = None,
) -> DbsRegister:
    r"""Read a register from CSV or a workbook.

    Args:
        path: The file. A workbook needs the extra ``tables``.
        columns: The header of each field that this register calls by a name of its own: ``{"issued": "Valid from"}``.
        date_system: The system of bare day numbers. By default that of the workbook; in CSV the 1900 system.
        sheet: The workbook's sheet; by default the first that is not hidden.

    Raises:
        UnreadableFileError: for a file that cannot be read at all.
        FaultyInputError: where the issue-date column, or one that was declared, is missing.
        UnknownNameError: for a declared field that no register has, or a sheet that is not there.
        MissingExtraError: for a workbook, where the extra is not installed.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     file = Path(folder, "staff.csv")
        ...     _ = file.write_text("Staff ID,DBS No,Issue date\nS1,1234567890,19/09/2014\nTotal,1,\n", encoding="utf-8")
        ...     register = read_register(file)
        >>> register.people[0].certificates[0].issued_on, register.unread
        (datetime.date(2014, 9, 19), (3,))
        >>> for problem in register.problems:
        ...     print(problem)
        row 2, column 'DBS No': leading zeros lost, found '******7890'; read with 2 put back
        row 3: a total or a note, not a person; not read as a person
    """
    wanted = columns_with(columns or {})
    with without_collecting():
        table = read_long_table(path, wanted, sheet=sheet)
        return _register(table, date_system or table.date_system)


def _register(table: LongTable, system: DateSystem) -> DbsRegister:
    header, body = table.header, table.body
    dates = {
        field: DateColumn.of((text for (text,) in body.distinct(field)), system)
        for field in DATE_FIELDS
        if field in header.positions
    }
    reader = RowReader(header=header, date_columns=dates)
    plain = PlainRows.of(body, reader)
    careful = CarefulRows(reader)
    for position in range(len(body)) if plain is None else sorted(plain.doubtful):
        careful.add(position, body.row(position))
    if plain is not None:
        for field, column in dates.items():
            column.short_years += plain.short_years(field)
    people = careful.people()
    _report_columns(reader)
    return DbsRegister(
        name=table.name,
        unread=tuple(careful.unread),
        row_count=len(body) - careful.blank_rows,
        problems=tuple(reader.problems),
        faults=(*table.faults, *header.faults, *_header_doubts(table.name, header)),
        everybody=Everybody(lambda: people.values() if plain is None else _in_order(plain, people)),
    )


def _header_doubts(name: str, header: Header) -> Iterator[Fault]:
    """What a header leaves open: no staff references, and columns that are not read."""
    place = f"{name}, row {header.row.number}"
    if "reference" not in header.positions:
        yield Fault(
            place=place,
            problem="no column of staff references: each row is a person of its own",
            remedy="declare the column 'reference', if there is one",
            severity=Severity.WARNING,
        )
    unread = header.unread
    if unread:
        names = ", ".join(repr(shown(title)) for title in unread[:_TITLES_SHOWN])
        more = f" and {len(unread) - _TITLES_SHOWN} more" if len(unread) > _TITLES_SHOWN else ""
        yield Fault(
            place=place,
            problem=f"columns that are not read: {names}{more}",
            remedy="declare what one of them holds, if it matters",
            severity=Severity.WARNING,
        )


_TITLES_SHOWN = 10


def _in_order(plain: PlainRows, others: Mapping[int, PersonRows]) -> Iterator[PersonRows]:
    for position, (line, person) in enumerate(zip(plain.body.numbers, plain.people(), strict=True)):
        if person is not None:
            yield person, (line,)
        elif position in others:
            yield others[position]


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
