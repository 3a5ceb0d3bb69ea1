"""DBS registers as HR systems export them, read into people. Every row becomes part of a person or a problem.

A person may have several rows: posts, checks, both. A date that cannot be read is unknown, never in date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

import attrs

from safeguarding.dates.periods import Period
from safeguarding.dbs.people import Person
from safeguarding.faults import Fault, Place, Severity
from safeguarding.readers.dbs.by_column import NEEDED, PeopleByColumn
from safeguarding.readers.dbs.by_row import PeopleByRow
from safeguarding.readers.dbs.expiry_dates import from_expiry
from safeguarding.readers.dbs.fields import BY_NAME, columns_with
from safeguarding.readers.dbs.further_columns import with_further, with_titles_in_sequence
from safeguarding.readers.dbs.masking import shown, shown_of_a_person
from safeguarding.readers.dbs.people import PersonRows, RegisterPeople, in_order
from safeguarding.readers.dbs.words import STATUS_FIELD, UNKNOWN, said_left
from safeguarding.readers.references import alike, examples, may_be_alike, may_hold_examples
from safeguarding.records import Record
from safeguarding.tables.collecting import without_collecting
from safeguarding.tables.date_doubts import ambiguous_columns, order_faults
from safeguarding.tables.grids import Grid
from safeguarding.tables.headers import Header, find_header
from safeguarding.tables.reading import FileTable, Matching, matching, read_table
from safeguarding.tables.row_readers import Cells, RowReader
from safeguarding.tables.shifted_dates import ShiftedDates
from safeguarding.tables.spreadsheet_dates import DateSystem
from safeguarding.tables.words import begins_summary


@attrs.frozen(kw_only=True)
class DbsRegister(Record):
    """What a register holds.

    Every row that holds anything is part of a person or is unread: ``row_count`` is the rows of people and the unread
    rows together. Blank rows, the header and the titles above it are neither.

    The rows are all judged when it is read. The people are made from them at the first look.

    Attributes:
        name: The file's name; those of all, where several were read as one.
        unread: The line numbers of the rows that were not read as people.
        row_count: How many rows hold anything.
        problems: Everything that was wrong or doubtful, each unread row included; each place is within this file.
        faults: What was doubtful about the file as a whole.
        absent: What its rows do not say, for want of a column: nobody is judged by it.
        sheet: The sheet of a workbook.
        parts: The registers that were read as this one, where there were several: line numbers are then within each.
    """

    name: str
    unread: tuple[int, ...]
    row_count: int
    problems: tuple[Fault, ...] = attrs.field(repr=False)
    faults: tuple[Fault, ...] = ()
    absent: tuple[str, ...] = ()
    sheet: str = ""
    parts: tuple[DbsRegister, ...] = attrs.field(default=(), repr=False)
    _made: RegisterPeople = attrs.field(repr=False)
    _joined_places: tuple[tuple[Place, ...], ...] = attrs.field(default=(), repr=False)

    @classmethod
    def of(cls, people: Iterable[Person], *, name: str = "register") -> DbsRegister:
        """A register of people who were not read from a file: one row each, below a header.

        Examples:
            >>> register = DbsRegister.of([Person(reference="S1"), Person(reference="S2")])
            >>> register.row_count, register.rows
            (2, ((2,), (3,)))
        """
        several = tuple(people)
        made = RegisterPeople(lambda: several, lambda: ((line,) for line in range(2, len(several) + 2)))
        return cls(name=name, unread=(), row_count=len(several), problems=(), made=made)

    @property
    def people(self) -> tuple[Person, ...]:
        """The people, in order of their first row."""
        return self._made.people

    @property
    def has_serious_faults(self) -> bool:
        """Whether something that stands in the file could not be used: its answers then do not rest on all of it."""
        return any(fault.severity is Severity.ERROR for fault in (*self.faults, *self.problems))

    @property
    def rows(self) -> tuple[tuple[int, ...], ...]:
        """The line numbers of each person's rows, in the same order."""
        return self._made.rows

    def pieces(self, size: int = 20_000) -> Iterator[tuple[Person, ...]]:
        """The people in their order, some at a time: of a register too long to keep, those of the last piece are let go.

        Examples:
            >>> register = DbsRegister.of([Person(reference=each) for each in ("S1", "S2", "S3")])
            >>> [[person.reference for person in piece] for piece in register.pieces(2)]
            [['S1', 'S2'], ['S3']]
        """
        return self._made.pieces(size)

    @property
    def may_share(self) -> Callable[[Person], bool] | None:
        """Whether somebody else on it may have a person's reference or certificate number; None where everybody may."""
        return self._made.may_share

    @property
    def places(self) -> tuple[tuple[Place, ...], ...]:
        """Where each person's rows stand, in the same order: their file, sheet and line."""
        if self.parts:
            return self._joined_places
        return tuple(tuple(Place(file=self.name, sheet=self.sheet, row=line) for line in lines) for lines in self.rows)


def read_register(
    path: Path,
    *,
    columns: Mapping[str, str] | None = None,
    date_system: DateSystem | None = None,
    sheet: str | None = None,
    expiry_interval: Period | None = None,
) -> DbsRegister:
    r"""Read a register from CSV, a workbook or Parquet.

    Args:
        path: The file. A workbook needs the extra ``tables``, Parquet the extra ``polars``.
        columns: The header of each field that this register calls by a name of its own: ``{"issued": "Valid from"}``.
        date_system: The system of bare day numbers. By default that of the workbook; in CSV the 1900 system.
        sheet: The workbook's sheet; by default the only one that holds a register.
        expiry_interval: For a register that keeps the days on which checks expire and no issue dates: how long before
            them the checks were issued. A fault says that the issue dates rest on it.

    Raises:
        UnreadableFileError: for a file that cannot be read at all.
        FaultyInputError: where the issue-date column, or one that was declared, is missing, and where several sheets
            could be meant.
        UnknownNameError: for a declared field that no register has, or a sheet that is not there.
        MissingExtraError: where the extra that reads the file is not installed.

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
    match = register_match(columns or {}, expiry_interval=expiry_interval)
    with without_collecting():
        return register_of(read_table(path, match, sheet=sheet, is_asked_by_column=True), date_system=date_system)


def register_match(columns: Mapping[str, str], *, expiry_interval: Period | None = None) -> Matching:
    """What finds a register's header: with some columns declared, and with every column that it has for several checks.

    Args:
        columns: The header of each field that goes by another name.
        expiry_interval: How long before it expires a check was issued, for a register without issue dates.

    Raises:
        UnknownNameError: for a declared field that no register has.
    """
    wanted = columns_with(columns)
    if expiry_interval is None:
        return lambda grid: with_further(matching(with_titles_in_sequence(grid, wanted), declares=True)(grid))
    from_its_end = matching(from_expiry(wanted, expiry_interval), declares=True)

    def matched(grid: Grid) -> Header:
        header = find_header(grid, with_titles_in_sequence(grid, wanted), declares=True)
        if "issued" in columns or not header.is_complete:
            return with_further(from_its_end(grid))
        fault = Fault(
            place=grid.place(header.row, header.title("issued")),
            problem="the register has issue dates: the interval before an expiry was not used",
            severity=Severity.WARNING,
        )
        return with_further(attrs.evolve(header, faults=(*header.faults, fault)))

    return matched


def register_of(table: FileTable, *, date_system: DateSystem | None = None) -> DbsRegister:
    """The register that a table holds.

    Args:
        table: The table.
        date_system: The system of its bare day numbers; by default the table's own.
    """
    if date_system is not None:
        table = attrs.evolve(table, date_system=date_system)
    header = table.header
    if STATUS_FIELD in header.positions and not any(
        said_left(each, STATUS_FIELD) for (each,) in table.body.distinct(STATUS_FIELD)
    ):
        # statuses that say of nobody that they have left are of something else, and are reported as not read
        positions = {field: place for field, place in header.positions.items() if field != STATUS_FIELD}
        table = attrs.evolve(table, header=attrs.evolve(header, positions=positions))
    return _register(table, register_reader(table))


_JUDGED_BY = ("reference", "number", "level", "required", "requires_check", "starts", "left", "status_checked")
"""Columns without which an answer is narrower than it looks."""


def register_reader(table: FileTable) -> RowReader:
    """The reader of a register's rows."""
    return RowReader(
        table=table,
        record="a person",
        place=Place(),
        shown=_shown,
        sure=NEEDED,
        is_named_first=True,
        counts_cells=True,
        trusted=partial(_unshifted, table.header),
    )


def _unshifted(header: Header, texts: Mapping[str, str]) -> Mapping[str, str]:
    """What is known of a person whose cells may have shifted: the reference in the first column, and nothing else."""
    is_first = header.positions.get("reference") == 0
    return {"reference": texts["reference"] if is_first else "", "issued": UNKNOWN}


def _shown(cells: Cells, field: str) -> str:
    # a name may stand in the name's column, and anything beyond the last one
    return "" if field in {"", "name"} else shown_of_a_person(cells, field)


def _register(table: FileTable, reader: RowReader) -> DbsRegister:
    body = table.body
    by_column = PeopleByColumn.of(reader)
    by_row = PeopleByRow(reader).read(None if by_column is None else map(body.row, sorted(by_column.doubtful)))
    unread = tuple(row.number for row in reader.unread)
    _report_columns(reader, frozenset(unread))
    _report_alike(reader)
    return DbsRegister(
        name=table.name,
        sheet=table.sheet,
        unread=unread,
        row_count=len(body) - reader.blank_rows,
        problems=tuple(reader.faults),
        faults=(*table.faults, *_assumed(table), *_header_doubts(reader), *ambiguous_columns(reader)),
        absent=tuple(BY_NAME[field].headers[0] for field in _JUDGED_BY if field not in table.header.positions),
        made=_made(by_column, by_row),
    )


def _made(by_column: PeopleByColumn | None, by_row: Mapping[int, PersonRows]) -> RegisterPeople:
    doubtful = {line: person for line, (person, _) in by_row.items()}
    rows = {line: lines for line, (_, lines) in by_row.items()}
    if by_column is None:
        return RegisterPeople(doubtful.values, rows.values)
    lines = by_column.lines

    def may_share() -> Callable[[Person], bool]:
        references = {person.reference for person in doubtful.values()}
        numbers = {
            each.number for person in doubtful.values() for each in person.certificates if each.number is not None
        }
        is_watched = by_column.watched(numbers)
        return lambda person: person.reference in references or is_watched(person)

    return RegisterPeople(
        lambda: in_order(by_column.people(), lines, doubtful),
        lambda: in_order(zip(lines, strict=False), lines, rows),
        may_share,
    )


def _assumed(table: FileTable) -> Iterator[Fault]:
    """That issue dates were worked out from the days on which checks expire."""
    header = table.header
    look = next(column.look for column in header.columns if column.field == "issued")
    if isinstance(look, ShiftedDates):
        yield Fault(
            place=attrs.evolve(table.place(header.row), column=header.title("issued")),
            problem=f"issue dates were worked out from when checks expire, {look.back} earlier: an assumption",
            remedy="each answer rests on it; where the issue dates are known, give them",
            severity=Severity.WARNING,
        )


def _header_doubts(reader: RowReader) -> Iterator[Fault]:
    """What a header leaves open: no staff references, and columns that are not read."""
    header = reader.table.header
    if "reference" not in header.positions:
        yield Fault(
            place=reader.table.place(header.row),
            problem="no column of staff references: each row is a person of its own",
            remedy="declare the column 'reference', if there is one",
            severity=Severity.WARNING,
        )
    remedy = (
        "if one of them matters, declare what it holds: --column FIELD=HEADER, such as 'issued=" + '"Valid from"' + "'"
    )
    yield from reader.unread_columns(remedy, shown=shown)


def _report_alike(reader: RowReader) -> None:
    """References that may be one person's: nobody is given the other's check, and somebody is asked."""
    if "reference" not in reader.table.header.positions:
        return
    body = reader.table.body
    for reference in examples(body.cells("reference")) if may_hold_examples(body, "reference") else ():
        problem = f"{shown(reference)!r} looks like the example of a template"
        reader.report_column("reference", problem, "read as a person: leave it out, if it is none", Severity.ERROR)
    for reference, known in alike(body.cells("reference")) if may_be_alike(body, "reference") else ():
        if begins_summary(reference):
            # which no row of a person begins with
            continue
        problem = f"{shown(reference)!r} and {shown(known)!r} differ only in capitals or leading zeros, spaces or signs"
        reader.report_column("reference", problem, "read as two people: are they one?", Severity.ERROR)


def _report_columns(reader: RowReader, unread: frozenset[int]) -> None:
    """Problems of whole columns: US order, both orders, two-digit years."""
    body = reader.table.body
    reader.faults += (
        attrs.evolve(each, place=attrs.evolve(each.place, file="", sheet="")) for each in order_faults(reader)
    )
    for field, column in reader.looked.items():
        short = body.positions_of([(text,) for text in column.short_years], field)
        count = sum(body.numbers[position] not in unread for position in short)
        if count:
            cells = "1 cell" if count == 1 else f"{count} cells"
            reader.report_column(
                field, f"years of two digits in {cells}", f"read as {column.first_year} to {column.first_year + 99}"
            )
