"""Published tables of inspection outcomes, read into typed inspections. Every row is kept or reported, or both."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import attrs

from safeguarding.authorities.records import Authority
from safeguarding.authorities.registers import AuthorityRegister
from safeguarding.dates.ranges import DateRange
from safeguarding.errors import FaultyInputError, OutOfCoverageError, ParseError, SafeguardingError, UnknownNameError
from safeguarding.faults import Fault, Severity
from safeguarding.inspections.absences import Absence
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.frameworks import FrameworkVersion, framework_version, reason_without_grade
from safeguarding.inspections.grading import is_blank, is_not_inspected, parse_outcome
from safeguarding.inspections.records import Inspection, Judgement
from safeguarding.readers.inspections.layouts import LAYOUTS, InspectionLayout
from safeguarding.records import Record
from safeguarding.tables.grids import Grid, Row
from safeguarding.tables.headers import Header, find_header
from safeguarding.tables.reading import Table, read_table
from safeguarding.tables.row_readers import Cells, RowReader


@attrs.frozen(kw_only=True)
class InspectionTable(Record):
    """What a table holds.

    Rows in = ``inspections`` + ``not_inspected`` + ``unread``; blank rows and the header are none of them.

    Attributes:
        name: The file's name.
        inspections: One for each row that could be read, in the table's order. A cell that could not be read leaves
            ``Absence.UNREADABLE`` or no date behind, and a fault.
        not_inspected: Authorities that the table lists without an inspection.
        unread: Rows from which no inspection could be made, totals among them.
        columns_unread: The titles of the columns that are not read; a published table always has some.
        faults: Every cell that could not be read, with its place and what stood there.
    """

    name: str
    inspections: tuple[Inspection, ...]
    not_inspected: tuple[str, ...] = ()
    unread: tuple[Row, ...] = ()
    columns_unread: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()


def read_inspections(
    path: Path, *, register: AuthorityRegister | None = None, sheet: str | None = None
) -> InspectionTable:
    """Read a table of outcomes in one of the published layouts; columns may stand in any order.

    Args:
        path: A CSV file or a workbook, which needs the extra ``tables``.
        register: Where given, authorities that it does not know are reported, and so is a code of another authority.
        sheet: The workbook's sheet; by default the first that is not hidden.

    Raises:
        UnreadableFileError: for a file that cannot be read at all.
        FaultyInputError: where no layout's required columns are there; all that are missing are named.
        UnknownNameError: for a sheet that is not there.
        MissingExtraError: for a workbook, where the extra is not installed.

    Examples:
        >>> table = read_inspections(Path("nowhere.csv"))
        Traceback (most recent call last):
        ...
        safeguarding.errors.UnreadableFileError: nowhere.csv: cannot be opened (No such file or directory); check the path
    """
    table = read_table(path, _matched, sheet=sheet)
    layout = next(each for each in LAYOUTS if table.header.columns == each.every_column)
    rows = _Rows(table, layout, register)
    inspections: list[Inspection] = []
    not_inspected: list[str] = []
    for cells in rows.reader.records():
        made = rows.make(cells)
        if isinstance(made, Inspection):
            inspections.append(made)
        elif made is not None:
            not_inspected.append(made)
    return InspectionTable(
        name=table.name,
        inspections=tuple(inspections),
        not_inspected=tuple(not_inspected),
        unread=tuple(rows.reader.unread),
        columns_unread=table.header.unread,
        faults=(*table.faults, *rows.reader.faults),
    )


def _matched(grid: Grid) -> Header:
    """The header in the layout that misses the fewest required columns."""
    headers = [find_header(grid, layout.every_column) for layout in LAYOUTS]
    header = min(headers, key=lambda each: len(each.faults))
    if not header.is_complete:
        raise FaultyInputError.of(grid.name, (*header.faults, *grid.faults))
    return header


class _Rows:
    """What the rows of one table become."""

    def __init__(self, table: Table, layout: InspectionLayout, register: AuthorityRegister | None) -> None:
        self.reader = RowReader(
            table=table,
            record="an inspection",
            place=table.place(),
            counts_cells=True,
        )
        self._positions = table.header.positions
        self._layout = layout
        self._register = register
        # the row of each inspection, to find those that are listed twice
        self._lines: dict[tuple[object, ...], int] = {}

    def make(self, cells: Cells) -> Inspection | str | None:
        """The row's inspection; or the authority's name where it was not inspected; or None where it is unreadable."""
        authority = cells.text("authority")
        if self._lists_no_inspection(cells):
            self._check_name(cells, authority)
            return authority
        visits: tuple[DateRange, ...] | None = cells["visits"]
        kind = cells["kind"]
        if not authority:
            cells.report("authority", "no authority is named", "name the local authority")
        if not authority or visits is None:
            self.reader.unread.append(cells.row)
            return None
        starts_on = min(visit.starts_on for visit in visits)
        named = self._check_authority(cells, authority, starts_on)
        self._check_listed_once(cells, (named or authority.casefold(), kind, visits))
        return Inspection(
            authority=authority,
            framework=self._layout.framework,
            kind=kind,
            visits=visits,
            end_is_stated=self._layout.end_is_stated,
            published_on=cells["published"] or cells["published_in_report"] or None,
            judgements=tuple(self._judgements(cells, starts_on)),
            reference=cells.text("reference"),
        )

    def _lists_no_inspection(self, cells: Cells) -> bool:
        """Whether a row names an authority with neither date nor grade: it has not been inspected."""
        stated = [cells.text("visits"), *(cells.text(column.field) for column, _ in self._layout.areas)]
        return bool(cells.text("authority")) and all(is_blank(cell) or is_not_inspected(cell) for cell in stated)

    def _judgements(self, cells: Cells, starts_on: date) -> Iterator[Judgement]:
        version = self._version(cells, starts_on)
        for column, areas in self._layout.areas:
            if column.field in self._positions:
                area = next((each for each in areas if version is None or each in version.areas), areas[-1])
                blank = reason_without_grade(self._layout.framework, area, on=starts_on)
                yield self._judgement(cells, column.field, area, blank)

    def _judgement(self, cells: Cells, field: str, area: JudgementArea, blank: Absence) -> Judgement:
        if self._positions[field] >= len(cells.row.cells):
            return Judgement(area, absence=Absence.UNREADABLE)
        try:
            outcome = parse_outcome(cells.text(field), area.scale, blank=blank)
        except ParseError as error:
            cells.report(field, "not a grade", f"write {error.expected}")
            outcome = Absence.UNREADABLE
        return Judgement(area, absence=outcome) if isinstance(outcome, Absence) else Judgement(area, outcome)

    def _version(self, cells: Cells, starts_on: date) -> FrameworkVersion | None:
        try:
            return framework_version(self._layout.framework, on=starts_on).value
        except OutOfCoverageError as error:
            cells.report("visits", f"outside the framework: {error}", "check the date", Severity.WARNING)
            return None

    def _check_name(self, cells: Cells, authority: str) -> None:
        """Report a name that no day's authority has: a note below the table may stand in the authorities' column."""
        if self._register is None:
            return
        try:
            self._register.find(authority)
        except UnknownNameError as error:
            cells.report("authority", "not a local authority", _meant(error), Severity.WARNING)

    def _check_listed_once(self, cells: Cells, inspection: tuple[object, ...]) -> None:
        first = self._lines.setdefault(inspection, cells.number)
        if first != cells.number:
            problem = f"the inspection of row {first} again; both are kept"
            cells.report("visits", problem, "leave one of them out, or mend the date", Severity.WARNING)

    def _check_authority(self, cells: Cells, authority: str, starts_on: date) -> Authority | None:
        """The authority that the row names, where the register knows it."""
        if self._register is None:
            return None
        try:
            named = self._register.find(authority, on=starts_on)
        except UnknownNameError as error:
            cells.report("authority", "not a local authority then", _meant(error), Severity.WARNING)
            return None
        except OutOfCoverageError:
            return None
        code = cells.text("code")
        try:
            # a publisher may print today's code beside an older inspection: any code of the authority will do
            matches = not code or self._register.by_code(code) == named
        except SafeguardingError:
            matches = False
        if not matches:
            cells.report("code", f"not a code of {named.name}", f"write {named.code}", Severity.WARNING)
        return named


def _meant(error: UnknownNameError) -> str:
    meant = " or ".join(repr(each) for each in error.suggestions)
    return f"did you mean {meant}?" if meant else "write the name as Ofsted publishes it"
