"""Single central records as schools keep them in spreadsheets, read into records of recruitment.

Every row is read or reported, and so is every column. Names are not kept, and no certificate's number is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import attrs

from safeguarding.errors import FaultyInputError
from safeguarding.faults import Fault, Place, Severity
from safeguarding.numbers.nouns import counted
from safeguarding.readers.dbs.masking import shown, shown_of_a_person
from safeguarding.readers.dbs.words import NAME_FIELDS
from safeguarding.readers.recruitment.capacities import capacity_named
from safeguarding.readers.recruitment.cells import NOT_MADE_OUT
from safeguarding.readers.recruitment.fields import EVIDENCE, SECOND, SEEN, columns_with, field_of
from safeguarding.readers.recruitment.rows import CentralRecordRows
from safeguarding.records import Record
from safeguarding.recruitment.checks import RecruitmentRecord
from safeguarding.recruitment.facts import Role
from safeguarding.recruitment.words import CheckKind, RoleKind, Setting
from safeguarding.tables.grids import Grid
from safeguarding.tables.headers import Column, Header, find_header
from safeguarding.tables.reading import FileTable, read_table, table_of
from safeguarding.tables.row_readers import Cells, RowReader
from safeguarding.tables.several import name_of_several, placed, read_several
from safeguarding.tables.spreadsheet_dates import DateColumn, DateOrder

_FEWEST_CHECKS = 2


@attrs.frozen(kw_only=True)
class CentralRecord(Record):
    """What a single central record holds.

    Every row that holds anything is a record or is unread; blank rows, the header and titles are neither.

    Attributes:
        name: The file's name.
        sheet: The sheet of a workbook.
        records: One for each row that could be read, in the file's order.
        lines: The line of each record, in the same order.
        unread: The lines of the rows that were not read as people.
        faults: Everything that was wrong or doubtful, each with its place.
        not_held: Kinds of check for which the table has no column: nobody is judged by them.
    """

    name: str
    sheet: str = ""
    records: tuple[RecruitmentRecord, ...] = attrs.field(repr=lambda several: f"<{len(several)}>")
    lines: tuple[int, ...] = attrs.field(default=(), repr=False)
    unread: tuple[int, ...] = ()
    faults: tuple[Fault, ...] = attrs.field(default=(), repr=lambda several: f"<{len(several)}>")
    not_held: tuple[CheckKind, ...] = ()

    @property
    def has_serious_faults(self) -> bool:
        """Whether something that stands in the file could not be used."""
        return any(fault.severity is Severity.ERROR for fault in self.faults)


def read_central_record(
    path: Path,
    *,
    setting: Setting,
    role: Role | None = None,
    columns: Mapping[str, str] | None = None,
    sheet: str | None = None,
) -> CentralRecord:
    r"""Read a single central record, or another list of pre-appointment checks, from CSV or a workbook.

    Args:
        path: The file. A workbook needs the extra ``tables``.
        setting: Where the people of the file work.
        role: What is known of everybody's role; what a row says goes before it. By default a member of staff.
        columns: The header of each field that this file calls by a name of its own: ``{"identity": "Passport"}``.
        sheet: The workbook's sheet; by default the first that is not hidden.

    Raises:
        UnreadableFileError: for a file that cannot be read at all.
        FaultyInputError: where fewer than two kinds of check have a column, or one that was declared is missing.
        UnknownNameError: for a declared field that no such record has, or a sheet that is not there.
        MissingExtraError: for a workbook, where the extra is not installed.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> text = "Staff ID,Start date,Identity check,Right to work\nS1,02/09/2024,20/08/2024 IP,N/A\nS2,02/09/2024,soon,\n"
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder, "scr.csv")
        ...     _ = path.write_text(text, encoding="utf-8")
        ...     found = read_central_record(path, setting=Setting.SCHOOL)
        >>> [(each.reference, each.checks[0].done_on, each.checks[0].is_known) for each in found.records]
        [('S1', datetime.date(2024, 8, 20), True), ('S2', None, False)]
        >>> print(found.faults[-1])
        scr.csv, row 3, column 'Identity check': neither a day nor 'yes', 'no' or 'n/a', found 'soon'; taken as unknown
    """
    wanted = columns_with(columns or {})
    return _record_of(read_table(path, lambda grid: _matched(grid, wanted), sheet=sheet), setting=setting, role=role)


def read_central_records(
    paths: Iterable[Path],
    *,
    setting: Setting,
    role: Role | None = None,
    columns: Mapping[str, str] | None = None,
    sheets: Collection[str] = (),
    every_sheet: bool = False,
) -> CentralRecord:
    r"""Read several files, or sheets of workbooks, as one central record: staff, governors and volunteers.

    Each row stays a record of its own, since each capacity has rules of its own; whoever stands in two is reported. A
    sheet that is called by a capacity ("Governors") holds people in it, where their rows and ``role`` name none.

    Args:
        paths: The files.
        setting: Where the people of the files work.
        role: What is known of everybody's role; what a row says goes before it.
        columns: The header of each field that the files call by a name of their own.
        sheets: The sheets that are meant, of the workbooks that have them.
        every_sheet: Whether every sheet that is shown and holds a record of checks is meant.

    Raises:
        UnreadableFileError: for a file that cannot be read at all, and for one that is named twice.
        FaultyInputError: where fewer than two kinds of check have a column, or one that was declared is missing.
        UnknownNameError: for a declared field that no such record has, or a sheet that no file has.
        MissingExtraError: for a workbook, where the extra is not installed.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     files = [Path(folder, name) for name in ("staff.csv", "governors.csv")]
        ...     for file in files:
        ...         _ = file.write_text("Ref,Identity check,Right to work\nS1,20/08/2024,20/08/2024\n", encoding="utf-8")
        ...     found = read_central_records(files, setting=Setting.SCHOOL)
        >>> [each.reference for each in found.records]
        ['S1', 'S1, governors.csv']
    """
    wanted = columns_with(columns or {})

    def match(grid: Grid) -> Header:
        return _matched(grid, wanted)

    parts, left_out = read_several(
        paths,
        read=lambda path: _record_of(read_table(path, match), setting=setting, role=role),
        make=lambda grid: _record_of(table_of(grid, match), setting=setting, role=role),
        sheets=sheets,
        every_sheet=every_sheet,
    )
    if len(parts) == 1:
        return attrs.evolve(parts[0], faults=(*left_out, *parts[0].faults))
    return _joined(parts, left_out)


def _record_of(table: FileTable, *, setting: Setting, role: Role | None) -> CentralRecord:
    reader = RowReader(
        table=table,
        record="a person",
        place=table.place(),
        shown=_shown,
        sure=("reference", "starts"),
        is_named_first=True,
        counts_cells=True,
        trusted=lambda texts: _unshifted(table.header, texts),
    )
    doubted = _doubt_orders(reader)
    named = None if role is not None else capacity_named(table.sheet)
    everybody = role or Role(kind=named or RoleKind.STAFF)
    said = role is not None or named is not None
    rows = CentralRecordRows(table, reader, setting=setting, role=everybody, is_role_said=said)
    made = [(record, cells.number) for cells in reader.records() if (record := rows.make(cells)) is not None]
    return CentralRecord(
        name=table.name,
        sheet=table.sheet,
        records=tuple(record for record, _ in made),
        lines=tuple(line for _, line in made),
        unread=tuple(row.number for row in reader.unread),
        faults=(*table.faults, *_about_capacity(table, named), *_about_columns(reader, doubted), *reader.faults),
        not_held=tuple(kind for kind in CheckKind if kind in rows.not_held),
    )


def _about_capacity(table: FileTable, named: RoleKind | None) -> Iterator[Fault]:
    if named is not None:
        yield Fault(
            place=table.place(),
            problem=f"whose row names no capacity is read as {named}, since the sheet is called so",
            remedy="if that is wrong, say the capacity: --role staff",
            severity=Severity.WARNING,
        )


def _joined(parts: Sequence[CentralRecord], faults: Iterable[Fault]) -> CentralRecord:
    """Central records as one: references that stand in two of them are told apart by their table."""
    records: list[RecruitmentRecord] = []
    repeated: list[Fault] = []
    first: dict[str, Place] = {}
    for part in parts:
        # rows without a reference, of two sheets, may stand in one line
        own = part.sheet or part.name
        known = dict(first)
        for record, line in zip(part.records, part.lines, strict=True):
            reference, place = record.reference, Place(file=part.name, sheet=part.sheet, row=line)
            first.setdefault(reference, place)
            if reference not in known:
                records.append(record)
                continue
            if reference != f"row {line}":
                problem = f"stands in {known[reference]} too"
                remedy = "kept as a record of its own: are they one person?"
                repeated.append(Fault(place=place, found=shown(reference), problem=problem, remedy=remedy))
            records.append(attrs.evolve(record, reference=f"{reference}, {own}"))
    return CentralRecord(
        name=name_of_several((part.name, part.sheet) for part in parts),
        records=tuple(records),
        lines=tuple(line for part in parts for line in part.lines),
        unread=tuple(line for part in parts for line in part.unread),
        faults=(
            *faults,
            *(placed(fault, file=part.name, sheet=part.sheet) for part in parts for fault in part.faults),
            *repeated,
        ),
        not_held=tuple(kind for kind in CheckKind if any(kind in part.not_held for part in parts)),
    )


def _matched(grid: Grid, wanted: tuple[Column, ...]) -> Header:
    """The header, which names two kinds of check or more: otherwise the table is no record of checks."""
    header = find_header(grid, wanted, declares=True)
    kinds = {kind for kind in CheckKind if any(field.startswith(field_of(kind)) for field in header.positions)}
    if header.is_complete and len(kinds) >= _FEWEST_CHECKS:
        return header
    few = Fault(
        place=grid.place(header.row),
        problem=f"{counted(len(kinds), 'kind')} of check with a column, and a central record has several",
        remedy="name the columns 'Identity check', 'Right to work', 'DBS date', or declare them",
    )
    raise FaultyInputError.of(
        grid.name, (*header.faults, *((few,) if len(kinds) < _FEWEST_CHECKS else ()), *grid.faults)
    )


def _shown(cells: Cells, field: str) -> str:
    """A cell as a message may show it: no long number, nobody's name or initials."""
    if field in ("", *NAME_FIELDS) or field.endswith(": by"):
        return ""
    return shown_of_a_person(cells, field)


def _unshifted(header: Header, texts: Mapping[str, str]) -> Mapping[str, str]:
    """What is known of a person whose cells may have shifted: the reference in the first column, and nothing else."""
    is_first = header.positions.get("reference") == 0
    known = {"reference": texts["reference"] if is_first else ""}
    of_checks = {field: NOT_MADE_OUT for field in header.positions if field in _CHECK_FIELDS}
    return {**known, **of_checks}


_CHECK_FIELDS = frozenset(field_of(kind) for kind in CheckKind) | frozenset(
    field_of(kind, part) for kind in CheckKind for part in (SEEN, SECOND, EVIDENCE)
)


def _doubt_orders(reader: RowReader) -> frozenset[str]:
    """The columns that do not tell their order where another one is in US order: their days are taken as unknown."""
    columns: Mapping[str, DateColumn] = reader.looked
    if not any(column.order is DateOrder.MONTH_FIRST for column in columns.values()):
        return frozenset()
    doubted = {field for field, column in columns.items() if column.order is DateOrder.AMBIGUOUS}
    undecided = {field: attrs.evolve(columns[field], order=DateOrder.UNDECIDED) for field in doubted}
    reader.looked = {**columns, **undecided}
    return frozenset(doubted)


def _about_columns(reader: RowReader, doubted: frozenset[str]) -> Iterator[Fault]:
    """What the header leaves open, and columns whose days cannot be told apart."""
    header = reader.table.header
    if "reference" not in header.positions:
        yield Fault(
            place=reader.table.place(header.row),
            problem="no column of staff references: people are known by their row",
            remedy="declare the column 'reference', if there is one",
            severity=Severity.WARNING,
        )
    if "starts" not in header.positions:
        yield Fault(
            place=reader.table.place(header.row),
            problem="no column of start dates: no check is known to have been done before the start",
            remedy="declare the column 'starts', if there is one",
            severity=Severity.WARNING,
        )
    yield from reader.unread_columns("if one of them matters, declare what it holds: 'identity=Passport'", shown=shown)
    yield from _orders(reader, doubted)


_ORDERS = {
    DateOrder.MONTH_FIRST: ("dates in US order, month first", "every date of the column read so", Severity.WARNING),
    DateOrder.UNDECIDED: ("dates in both orders", "those that could be either taken as unknown", Severity.ERROR),
    DateOrder.HALF_CONVERTED: (
        "a half-converted column: day and month of its real dates may have been exchanged",
        "those taken as unknown: export it again",
        Severity.ERROR,
    ),
}
_IN_DOUBT = (
    "nothing in the column tells whether the day or the month stands first, and another column is in US order",
    "days that could be either taken as unknown: export it again",
    Severity.ERROR,
)


def _orders(reader: RowReader, doubted: frozenset[str]) -> Iterator[Fault]:
    """Columns in US order, in both, or half converted; and a file in which nothing tells the order."""
    header = reader.table.header
    orders = {field: column.order for field, column in reader.looked.items()}
    for field, order in orders.items():
        if order in _ORDERS:
            problem, remedy, severity = _IN_DOUBT if field in doubted else _ORDERS[order]
            place = attrs.evolve(reader.table.place(header.row), column=header.title(field))
            yield Fault(place=place, problem=problem, remedy=remedy, severity=severity)
    told = any(column.tells_order for column in reader.looked.values())
    if DateOrder.AMBIGUOUS in orders.values() and not told:
        yield Fault(
            place=reader.table.place(header.row),
            problem="nothing in the file tells whether the day or the month stands first",
            remedy="read day first: look one of the dates up",
            severity=Severity.ERROR,
        )
