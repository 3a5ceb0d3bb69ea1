"""Published tables of inspection outcomes, read into typed inspections. Every row is kept or reported, or both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import attrs

from safeguarding.authorities.records import Authority
from safeguarding.authorities.registers import AuthorityRegister
from safeguarding.dates.ranges import DateRange
from safeguarding.dates.reading import parse_date, parse_date_ranges
from safeguarding.errors import FaultyInputError, OutOfCoverageError, ParseError, SafeguardingError, UnknownNameError
from safeguarding.faults import Fault, Severity
from safeguarding.inspections.absences import Absence
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.frameworks import FrameworkVersion, framework_version, reason_without_grade
from safeguarding.inspections.grading import is_blank, is_not_inspected, parse_outcome
from safeguarding.inspections.records import Inspection, InspectionKind, Judgement
from safeguarding.records import Record
from safeguarding.registers.grids import Grid, Row, cell_place, read_csv_grid
from safeguarding.registers.headers import Header, find_header
from safeguarding.registers.inspection_layouts import KINDS, LAYOUTS, InspectionLayout
from safeguarding.texts import closest_names


@attrs.frozen(kw_only=True)
class InspectionTable(Record):
    """What a table holds.

    Rows in = ``inspections`` + ``not_inspected`` + ``unread``; blank rows and the header are none of them.

    Attributes:
        name: The file's name.
        inspections: One for each row that could be read, in the table's order. A cell that could not be read leaves
            ``Absence.UNREADABLE`` or no date behind, and a fault.
        not_inspected: Authorities that the table lists without an inspection.
        unread: Rows from which no inspection could be made.
        faults: Every cell that could not be read, with its place and what stood there.
    """

    name: str
    inspections: tuple[Inspection, ...]
    not_inspected: tuple[str, ...] = ()
    unread: tuple[Row, ...] = ()
    faults: tuple[Fault, ...] = ()


def read_inspections(path: Path, *, register: AuthorityRegister | None = None) -> InspectionTable:
    """Read a table of outcomes in one of the published layouts; columns may stand in any order.

    Args:
        path: A CSV file.
        register: Where given, authorities that it does not know are reported, and so is a code of another authority.

    Raises:
        UnreadableFileError: for a file that cannot be read at all.
        FaultyInputError: where no layout's required columns are there; all that are missing are named.

    Examples:
        >>> table = read_inspections(Path("nowhere.csv"))
        Traceback (most recent call last):
        ...
        safeguarding.errors.UnreadableFileError: nowhere.csv: cannot be opened (No such file or directory); check the path
    """
    grid = read_csv_grid(path)
    layout, header = _layout_of(grid)
    reader = _RowReader(grid=grid, layout=layout, header=header, register=register)
    inspections: list[Inspection] = []
    not_inspected: list[str] = []
    unread: list[Row] = []
    for row in grid.rows:
        if row.number <= header.row.number or row.is_blank:
            continue
        outcome = reader.read(row)
        if isinstance(outcome, Inspection):
            inspections.append(outcome)
        elif outcome is None:
            unread.append(row)
        else:
            not_inspected.append(outcome)
    return InspectionTable(
        name=grid.name,
        inspections=tuple(inspections),
        not_inspected=tuple(not_inspected),
        unread=tuple(unread),
        faults=(*grid.faults, *header.faults, *reader.faults),
    )


def _layout_of(grid: Grid) -> tuple[InspectionLayout, Header]:
    """The layout that misses the fewest required columns."""
    candidates = [(layout, find_header(grid, layout.every_column)) for layout in LAYOUTS]
    layout, header = min(candidates, key=lambda each: len(each[1].faults))
    if not header.is_complete:
        raise FaultyInputError.of(grid.name, header.faults)
    return layout, header


@attrs.define(kw_only=True)
class _RowReader:
    """Reads rows one after the other and gathers their faults."""

    grid: Grid
    layout: InspectionLayout
    header: Header
    register: AuthorityRegister | None
    faults: list[Fault] = attrs.field(factory=list)
    # the row of each inspection, to find those that are listed twice
    rows: dict[tuple[object, ...], int] = attrs.field(factory=dict)

    def read(self, row: Row) -> Inspection | str | None:
        """The row's inspection; or the authority's name where it was not inspected; or None where it is unreadable."""
        authority = self._cell(row, "authority")
        self._check_length(row)
        if self._lists_no_inspection(row):
            self._check_name(row, authority)
            return authority
        visits = self._visits(row)
        kind = self._kind(row)
        if not authority:
            self._report(row, "authority", "no authority is named", "name the local authority")
        if not authority or visits is None:
            return None
        starts_on = min(visit.starts_on for visit in visits)
        named = self._check_authority(row, authority, starts_on)
        self._check_listed_once(row, (named or authority.casefold(), kind, visits))
        return Inspection(
            authority=authority,
            framework=self.layout.framework,
            kind=kind,
            visits=visits,
            end_is_stated=self.layout.end_is_stated,
            published_on=self._date(row, "published") or self._date(row, "published_in_report"),
            judgements=tuple(self._judgements(row, starts_on)),
            reference=self._cell(row, "reference"),
        )

    def _cell(self, row: Row, field: str) -> str:
        return self.header.cell(row, field)

    def _report(self, row: Row, field: str, problem: str, remedy: str, severity: Severity = Severity.ERROR) -> None:
        place = cell_place(self.grid.name, row, self.header.title(field))
        found = self._cell(row, field)
        self.faults.append(Fault(place=place, found=found, problem=problem, remedy=remedy, severity=severity))

    def _check_length(self, row: Row) -> None:
        width = len(self.header.row.cells)
        beyond = [cell for cell in row.cells[width:] if cell.strip()]
        if len(row.cells) >= width and not beyond:
            return
        self.faults.append(
            Fault(
                place=f"{self.grid.name}, row {row.number}",
                found=" ".join(beyond),
                problem=f"{len(row.cells)} cells, where the header has {width}",
                remedy="look for a comma outside quotation marks" if beyond else "fill in the cells that are missing",
                severity=Severity.WARNING,
            )
        )

    def _lists_no_inspection(self, row: Row) -> bool:
        """Whether a row names an authority with neither date nor grade: it has not been inspected."""
        cells = [self._cell(row, "visits"), *(self._cell(row, column.field) for column, _ in self.layout.areas)]
        return bool(self._cell(row, "authority")) and all(is_blank(cell) or is_not_inspected(cell) for cell in cells)

    def _visits(self, row: Row) -> tuple[DateRange, ...] | None:
        cell = _without_midnight(self._cell(row, "visits"))
        if is_blank(cell):
            self._report(row, "visits", "no date of inspection", "state the first day, or the first and the last")
            return None
        try:
            return parse_date_ranges(cell)
        except ParseError as error:
            self._report(row, "visits", "not readable as inspection dates", f"write {error.expected}")
            return None

    def _date(self, row: Row, field: str) -> date | None:
        cell = _without_midnight(self._cell(row, field))
        if is_blank(cell):
            return None
        try:
            return parse_date(cell)
        except ParseError as error:
            self._report(row, field, "not readable as a date", f"write {error.expected}")
            return None

    def _kind(self, row: Row) -> InspectionKind:
        cell = self._cell(row, "kind")
        if is_blank(cell):
            return InspectionKind.FULL
        kind = KINDS.get(" ".join(cell.casefold().split()))
        if kind is None:
            meant = closest_names(cell, KINDS, limit=1)
            remedy = f"did you mean {meant[0]!r}?" if meant else "write a kind such as 'ILACS standard inspection'"
            self._report(row, "kind", "not a kind of inspection; taken as a full inspection", remedy)
            return InspectionKind.FULL
        return kind

    def _judgements(self, row: Row, starts_on: date) -> Iterator[Judgement]:
        version = self._version(row, starts_on)
        for column, areas in self.layout.areas:
            if column.field not in self.header.positions:
                continue
            area = next((each for each in areas if version is None or each in version.areas), areas[-1])
            blank = reason_without_grade(self.layout.framework, area, on=starts_on)
            yield self._judgement(row, column.field, area, blank)

    def _judgement(self, row: Row, field: str, area: JudgementArea, blank: Absence) -> Judgement:
        if self.header.positions[field] >= len(row.cells):
            return Judgement(area, absence=Absence.UNREADABLE)
        try:
            outcome = parse_outcome(self._cell(row, field), area.scale, blank=blank)
        except ParseError as error:
            self._report(row, field, "not a grade", f"write {error.expected}")
            outcome = Absence.UNREADABLE
        if isinstance(outcome, Absence):
            return Judgement(area, absence=outcome)
        return Judgement(area, outcome)

    def _version(self, row: Row, starts_on: date) -> FrameworkVersion | None:
        try:
            return framework_version(self.layout.framework, on=starts_on).value
        except OutOfCoverageError as error:
            self._report(row, "visits", f"outside the framework: {error}", "check the date", Severity.WARNING)
            return None

    def _check_name(self, row: Row, authority: str) -> None:
        """Report a name that no day's authority has: a note below the table may stand in the authorities' column."""
        if self.register is None:
            return
        try:
            self.register.find(authority)
        except UnknownNameError as error:
            self._report(row, "authority", "not a local authority", _meant(error), Severity.WARNING)

    def _check_listed_once(self, row: Row, inspection: tuple[object, ...]) -> None:
        first = self.rows.setdefault(inspection, row.number)
        if first != row.number:
            problem = f"the inspection of row {first} again; both are kept"
            self._report(row, "visits", problem, "leave one of them out, or mend the date", Severity.WARNING)

    def _check_authority(self, row: Row, authority: str, starts_on: date) -> Authority | None:
        """The authority that the row names, where the register knows it."""
        if self.register is None:
            return None
        try:
            named = self.register.find(authority, on=starts_on)
        except UnknownNameError as error:
            self._report(row, "authority", "not a local authority then", _meant(error), Severity.WARNING)
            return None
        except OutOfCoverageError:
            return None
        code = self._cell(row, "code")
        try:
            # a publisher may print today's code beside an older inspection: any code of the authority will do
            matches = not code or self.register.by_code(code) == named
        except SafeguardingError:
            matches = False
        if not matches:
            self._report(row, "code", f"not a code of {named.name}", f"write {named.code}", Severity.WARNING)
        return named


def _meant(error: UnknownNameError) -> str:
    meant = " or ".join(repr(each) for each in error.suggestions)
    return f"did you mean {meant}?" if meant else "write the name as Ofsted publishes it"


_MIDNIGHT = re.compile(r"(?:\s+|(?<=[0-9])T)00:00(?::00)?$")


def _without_midnight(cell: str) -> str:
    """A date without the midnight that spreadsheets append to it."""
    return _MIDNIGHT.sub("", cell)
