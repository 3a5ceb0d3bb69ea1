"""Single central records as schools keep them in spreadsheets, read into records of recruitment.

Every row is read or reported, and so is every column. Names are not kept, and no certificate's number is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import attrs

from safeguarding.errors import FaultyInputError
from safeguarding.faults import Fault, Severity
from safeguarding.readers.dbs.masking import shown
from safeguarding.readers.dbs.words import NAME_FIELDS, name_of
from safeguarding.readers.recruitment.cells import NOT_MADE_OUT
from safeguarding.readers.recruitment.fields import EVIDENCE, SECOND, SEEN, columns_with, field_of
from safeguarding.readers.recruitment.rows import CentralRecordRows
from safeguarding.records import Record
from safeguarding.recruitment.checks import RecruitmentRecord
from safeguarding.recruitment.facts import Role
from safeguarding.recruitment.words import CheckKind, Setting
from safeguarding.tables.grids import Grid
from safeguarding.tables.headers import Column, Header, find_header
from safeguarding.tables.reading import read_table
from safeguarding.tables.row_readers import Cells, RowReader
from safeguarding.tables.spreadsheet_dates import DateOrder

_FEWEST_CHECKS = 2


@attrs.frozen(kw_only=True)
class CentralRecord(Record):
    """What a single central record holds.

    Every row that holds anything is a record or is unread; blank rows, the header and titles are neither.

    Attributes:
        name: The file's name.
        records: One for each row that could be read, in the file's order.
        lines: The line of each record, in the same order.
        unread: The lines of the rows that were not read as people.
        faults: Everything that was wrong or doubtful, each with its place.
        not_held: Kinds of check for which the table has no column: nobody is judged by them.
    """

    name: str
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
    table = read_table(path, lambda grid: _matched(grid, wanted), sheet=sheet)
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
    rows = CentralRecordRows(table, reader, setting=setting, role=role or Role())
    made = [(record, cells.number) for cells in reader.records() if (record := rows.make(cells)) is not None]
    return CentralRecord(
        name=table.name,
        records=tuple(record for record, _ in made),
        lines=tuple(line for _, line in made),
        unread=tuple(row.number for row in reader.unread),
        faults=(*table.faults, *_about_columns(reader), *reader.faults),
        not_held=tuple(kind for kind in CheckKind if kind in rows.not_held),
    )


def _matched(grid: Grid, wanted: tuple[Column, ...]) -> Header:
    """The header, which names two kinds of check or more: otherwise the table is no record of checks."""
    header = find_header(grid, wanted, declares=True)
    kinds = {kind for kind in CheckKind if any(field.startswith(field_of(kind)) for field in header.positions)}
    if header.is_complete and len(kinds) >= _FEWEST_CHECKS:
        return header
    few = Fault(
        place=grid.place(header.row),
        problem=f"columns of {len(kinds)} kinds of check, and a central record has several",
        remedy="name the columns 'Identity check', 'Right to work', 'DBS date', or declare them",
    )
    raise FaultyInputError.of(
        grid.name, (*header.faults, *((few,) if len(kinds) < _FEWEST_CHECKS else ()), *grid.faults)
    )


def _shown(cells: Cells, field: str) -> str:
    """A cell as a message may show it: no long number, no word of the name, nobody's initials."""
    if field in ("", *NAME_FIELDS) or field.endswith(": by"):
        return ""
    return shown(cells.text(field), name=name_of(*map(cells.text, NAME_FIELDS)))


def _unshifted(header: Header, texts: Mapping[str, str]) -> Mapping[str, str]:
    """What is known of a person whose cells may have shifted: the reference in the first column, and nothing else."""
    is_first = header.positions.get("reference") == 0
    known = {"reference": texts["reference"] if is_first else ""}
    of_checks = {field: NOT_MADE_OUT for field in header.positions if field in _CHECK_FIELDS}
    return {**known, **of_checks}


_CHECK_FIELDS = frozenset(field_of(kind) for kind in CheckKind) | frozenset(
    field_of(kind, part) for kind in CheckKind for part in (SEEN, SECOND, EVIDENCE)
)


def _about_columns(reader: RowReader) -> Iterator[Fault]:
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
    yield from _orders(reader)


_ORDERS = {
    DateOrder.MONTH_FIRST: ("dates in US order, month first", "every date of the column read so", Severity.WARNING),
    DateOrder.UNDECIDED: ("dates in both orders", "those that could be either taken as unknown", Severity.ERROR),
    DateOrder.HALF_CONVERTED: (
        "a half-converted column: day and month of its real dates may have been exchanged",
        "those taken as unknown: export it again",
        Severity.ERROR,
    ),
}


def _orders(reader: RowReader) -> Iterator[Fault]:
    """Columns in US order, in both, or half converted; and a file in which nothing tells the order."""
    header = reader.table.header
    orders = {field: column.order for field, column in reader.looked.items()}
    for field, order in orders.items():
        if order in _ORDERS:
            problem, remedy, severity = _ORDERS[order]
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
