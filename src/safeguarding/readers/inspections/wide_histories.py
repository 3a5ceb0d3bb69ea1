"""Ofsted's history of inspections as one row an authority, with a group of columns for each of its inspections.

The sheet prints when each report was published, and not when inspectors were on site. What it says of inspections before
November 2013 is under frameworks whose grades are not held here: those columns are named, and not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import attrs

from safeguarding.authorities.registers import AuthorityRegister
from safeguarding.errors import OutOfCoverageError, ParseError, UnknownNameError
from safeguarding.faults import Fault, Severity
from safeguarding.inspections.absences import Absence
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.frameworks import Framework
from safeguarding.inspections.grading import is_blank, parse_outcome
from safeguarding.inspections.records import Inspection, InspectionKind, Judgement
from safeguarding.readers.inspections.cells import day, kind, look_for_days
from safeguarding.readers.inspections.tables import InspectionTable
from safeguarding.records import Record
from safeguarding.tables.grids import Grid, Row
from safeguarding.tables.headers import Column
from safeguarding.tables.row_readers import Cells
from safeguarding.tables.titles import folded

_A = JudgementArea
_AUTHORITY = frozenset({"local authority name", "local authority", "la name", "authority"})
_GROUPS = (
    (re.compile(r"\bsif re ?inspection\b"), "SIF re-inspection"),
    (re.compile(r"\bsif\b"), "SIF"),
    (re.compile(r"\blscb\b"), "SIF"),
    (re.compile(r"\b(first|second|third|fourth|fifth)? ?ilacs\b"), "ILACS"),
)
_ROLES: tuple[tuple[re.Pattern[str], str | JudgementArea], ...] = (
    (re.compile(r"publication date"), "published"),
    (re.compile(r"inspection type"), "kind"),
    (re.compile(r"\blscb\b"), _A.LSCB_EFFECTIVENESS),
    (re.compile(r"overall (?:judgement|effectiveness)"), _A.OVERALL_EFFECTIVENESS),
    (re.compile(r"need help and protect"), _A.HELP_AND_PROTECTION),
    (re.compile(r"looked after and achieving permanence"), _A.LOOKED_AFTER_AND_PERMANENCE),
    (re.compile(r"adoption"), _A.ADOPTION_PERFORMANCE),
    (re.compile(r"children in care and care leavers"), _A.CHILDREN_IN_CARE_AND_CARE_LEAVERS),
    (re.compile(r"care leavers"), _A.CARE_LEAVERS),
    (re.compile(r"children in care"), _A.CHILDREN_IN_CARE),
    (re.compile(r"impact of leaders"), _A.IMPACT_OF_LEADERS),
    (re.compile(r"leadership,? management"), _A.LEADERSHIP_MANAGEMENT_AND_GOVERNANCE),
)
_FEWEST_GROUPS = 2
_FARTHEST = 30
_CELLS = {
    "published": Column(field="published", headers=(), read=day),
    "kind": Column(field="kind", headers=(), read=kind),
}


@attrs.frozen
class _Header(Record):
    """A header of a history: where the authority stands, and the columns of each inspection by what they hold."""

    row: Row
    authority: int
    groups: Mapping[str, Mapping[str | JudgementArea, int]]

    @property
    def unread(self) -> tuple[str, ...]:
        """The titles of the columns that belong to no inspection that is read."""
        read = {self.authority, *(k for group in self.groups.values() for k in group.values())}
        return tuple(title.strip() for k, title in enumerate(self.row.cells) if title.strip() and k not in read)


def wide_history(grid: Grid, *, register: AuthorityRegister | None) -> InspectionTable | None:
    """The inspections that a wide history holds, several of a row; None for any other table.

    A second table below the first with a header of its own, such as that of abolished authorities, is read too.
    """
    header = next(filter(None, map(_header, grid.rows[:_FARTHEST])), None)
    if header is None:
        return None
    reading = _Reading(grid, register, header)
    for row in grid.rows:
        if row.number > header.row.number:
            reading.add(row)
    return InspectionTable(
        name=grid.name,
        inspections=tuple(reading.inspections),
        not_inspected=tuple(reading.not_inspected),
        unread=tuple(reading.unread),
        columns_unread=tuple(dict.fromkeys(reading.titles_unread)),
        faults=(*grid.faults, *reading.faults),
    )


def _header(row: Row) -> _Header | None:
    titles = [folded(cell) for cell in row.cells]
    authority = next((k for k, title in enumerate(titles) if title in _AUTHORITY), None)
    if authority is None:
        return None
    groups: dict[str, dict[str | JudgementArea, int]] = {}
    for k, title in enumerate(titles):
        name, role = _group(title), next((role for pattern, role in _ROLES if pattern.search(title)), None)
        if name and role is not None:
            groups.setdefault(name, {}).setdefault(role, k)
    whole = {name: group for name, group in groups.items() if {"published", _A.OVERALL_EFFECTIVENESS} <= group.keys()}
    return _Header(row, authority, whole) if len(whole) >= _FEWEST_GROUPS else None


def _group(title: str) -> str:
    for pattern, name in _GROUPS:
        match = pattern.search(title)
        if match is not None:
            return f"{match[1] or 'first'} {name}" if match.groups() else name
    return ""


class _Reading:
    """What the rows of one history become."""

    def __init__(self, grid: Grid, register: AuthorityRegister | None, header: _Header) -> None:
        self.inspections: list[Inspection] = []
        self.not_inspected: list[str] = []
        self.unread: list[Row] = []
        self.faults: list[Fault] = []
        self.titles_unread: list[str] = []
        self._grid, self._register = grid, register
        self._take(header)

    def add(self, row: Row) -> None:
        """Read a row: another header, an authority with all its inspections, or a title between two tables."""
        if row.is_blank:
            return
        header = _header(row)
        if header is not None:
            self._take(header)
            return
        authority = row.cells[self._header.authority].strip() if self._header.authority < len(row.cells) else ""
        filled = [cell for cell in row.cells if cell.strip()]
        if not authority or len(filled) == 1:
            self.unread.append(row)
            self._report(row, "", "no authority's row; not read", "", severity=Severity.WARNING)
            return
        self._check_name(row, authority)
        made = [self._inspection(row, authority, name) for name in self._header.groups]
        found = [each for each in made if each is not None]
        self.inspections += found
        if not found:
            self.not_inspected.append(authority)

    def _take(self, header: _Header) -> None:
        self._header = header
        self.titles_unread += header.unread
        below = [row.cells for row in self._grid.rows if row.number > header.row.number]
        self._looked = {
            name: {"published": look_for_days([cells[k] for cells in below if k < len(cells)], self._grid.date_system)}
            for name, group in header.groups.items()
            for k in (group["published"],)
        }
        older = [
            title for title in header.unread if re.search(r"publication date|overall effectiveness", folded(title))
        ]
        if older:
            problem = (
                f"{len(older)} columns of inspections before November 2013, under frameworks that are not held here"
            )
            self._report(header.row, "", problem, "not read", severity=Severity.WARNING)

    def _inspection(self, row: Row, authority: str, name: str) -> Inspection | None:
        group = self._header.groups[name]
        said = {role: row.cells[k].strip() if k < len(row.cells) else "" for role, k in group.items()}
        if all(is_blank(text) for role, text in said.items() if role != _A.LSCB_EFFECTIVENESS):
            return None
        if _A.CARE_LEAVERS in said and is_blank(said[_A.CARE_LEAVERS]) and _A.CHILDREN_IN_CARE in said:
            # until the version of 2023 the two were one judgement, which stands in the column of the later one
            said[_A.CHILDREN_IN_CARE_AND_CARE_LEAVERS] = said.pop(_A.CHILDREN_IN_CARE)
            del said[_A.CARE_LEAVERS]
            group = {**group, _A.CHILDREN_IN_CARE_AND_CARE_LEAVERS: group[_A.CHILDREN_IN_CARE]}
        is_sif = "SIF" in name
        cells = Cells({str(role): said[role] for role in _CELLS.keys() & said.keys()}, _CELLS, self._looked[name], row)
        published, of_kind = cells["published"], self._kind(cells, name)
        for field, problem, remedy, severity in cells.doubts:
            self._report(
                row, self._header.row.cells[group[field]], problem, remedy, severity=severity, found=cells.text(field)
            )
        if published is None or of_kind is None:
            problem = f"{name}: no day of publication, or no kind that is known; this inspection is not read"
            self._report(row, "", problem, "look the report up")
            return None
        return Inspection(
            authority=authority,
            framework=Framework.SIF if is_sif else Framework.ILACS,
            kind=of_kind,
            published_on=published,
            judgements=tuple(self._judgements(row, group, said)),
        )

    def _kind(self, cells: Cells, name: str) -> InspectionKind | None:
        if name.startswith("SIF"):
            return InspectionKind.REINSPECTION if name == "SIF re-inspection" else InspectionKind.FULL
        # without a word of its kind, it may be of either
        return None if is_blank(cells.text("kind")) else cells["kind"]

    def _judgements(
        self, row: Row, group: Mapping[str | JudgementArea, int], said: Mapping[str | JudgementArea, str]
    ) -> Iterator[Judgement]:
        for role, text in said.items():
            if not isinstance(role, JudgementArea):
                continue
            try:
                outcome = parse_outcome(text, role.scale, blank=Absence.NOT_INSPECTED)
            except ParseError as error:
                title = self._header.row.cells[group[role]]
                self._report(row, title, "not a grade", f"write {error.expected}", found=text)
                outcome = Absence.UNREADABLE
            yield Judgement(role, absence=outcome) if isinstance(outcome, Absence) else Judgement(role, outcome)

    def _check_name(self, row: Row, authority: str) -> None:
        if self._register is None:
            return
        try:
            self._register.find(authority)
        except (UnknownNameError, OutOfCoverageError):
            title = self._header.row.cells[self._header.authority]
            self._report(
                row, title, "not a local authority", "write the name as Ofsted publishes it", severity=Severity.WARNING
            )

    def _report(
        self, row: Row, title: str, problem: str, remedy: str, *, severity: Severity = Severity.ERROR, found: str = ""
    ) -> None:
        place = self._grid.place(row, " ".join(title.split()))
        self.faults.append(Fault(place=place, problem=problem, remedy=remedy, severity=severity, found=found))
