"""The rows of a table of outcomes, each made into an inspection, or reported."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from safeguarding.authorities.england import english_authorities
from safeguarding.authorities.records import Authority
from safeguarding.authorities.registers import AuthorityRegister
from safeguarding.dates.ranges import DateRange
from safeguarding.errors import OutOfCoverageError, ParseError, SafeguardingError, UnknownNameError
from safeguarding.faults import Severity
from safeguarding.inspections.absences import Absence
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.frameworks import Framework, FrameworkVersion, framework_version, reason_without_grade
from safeguarding.inspections.grading import is_blank, is_not_inspected, parse_outcome
from safeguarding.inspections.records import Inspection, InspectionKind, Judgement
from safeguarding.inspections.scales import SocialCareGrade
from safeguarding.readers.inspections.cells import is_unsaid, kind_of_ilacs, series_number
from safeguarding.readers.inspections.layouts import AREAS, DATE_RANGES, IN_CARE_OLDER, InspectionLayout
from safeguarding.tables.reading import FileTable
from safeguarding.tables.row_readers import Cells, RowReader
from safeguarding.tables.words import plain_words

_JOINTS = re.compile(r"(?<!\s)\s+(?:and|with)\s+|(?:(?<!\s)\s+)?[&;/+]\s*|,\s+(?:and\s+)?", re.IGNORECASE)


class InspectionRows:
    """What the rows of one table become."""

    def __init__(
        self,
        table: FileTable,
        layout: InspectionLayout,
        register: AuthorityRegister | None,
        framework: Framework | None,
    ) -> None:
        self.reader: RowReader = RowReader(
            table=table,
            record="an inspection",
            place=table.place(),
            counts_cells=True,
        )
        stand = table.header.positions
        # a column of children in care and care leavers is none of children in care alone
        self._positions = {k: at for k, at in stand.items() if k != "in_care" or at != stand.get(IN_CARE_OLDER)}
        self._layout = layout
        self._width = len(table.header.row.cells)
        self._framework = framework or layout.framework
        self._prints_ends = plain_words(table.header.title("visits")) in DATE_RANGES
        self._register = register
        # the row of each inspection, to find those that are listed twice
        self._lines: dict[tuple[object, ...], tuple[int, tuple[Judgement, ...]]] = {}

    def make(self, cells: Cells) -> Inspection | str | None:
        """The row's inspection; or the authority's name where it was not inspected; or None where it is unreadable."""
        authority = cells.text("authority")
        if self._lists_no_inspection(cells):
            self._check_name(cells, authority)
            return authority
        visits: tuple[DateRange, ...] | None = cells["visits"]
        framework = self._framework_of(cells)
        kind = self._kind_of(cells, framework)
        if not authority:
            cells.report("authority", "no authority is named", "name the local authority")
        is_one = not self._names_two(cells, authority)
        if not authority or visits is None or framework is None or kind is None or not is_one:
            self.reader.unread.append(cells.row)
            return None
        visits, end_is_stated = self._with_end(cells, visits)
        starts_on = min(visit.starts_on for visit in visits)
        named = self._check_authority(cells, authority, starts_on)
        self._check_published(cells, visits)
        judgements = tuple(self._judgements(cells, framework, starts_on))
        self._check_kind(cells, kind, is_graded=any(each.grade is not None for each in judgements))
        self._check_listed_once(cells, (named or authority.casefold(), kind, visits), judgements)
        return Inspection(
            authority=authority,
            framework=framework,
            kind=kind,
            visits=visits,
            end_is_stated=end_is_stated,
            published_on=cells["published"] or cells["published_in_report"] or None,
            judgements=judgements,
            theme=cells.text("theme"),
            series_number=series_number(cells.text("kind")) if kind is InspectionKind.MONITORING_VISIT else None,
            reference=cells.text("reference"),
        )

    def _lists_no_inspection(self, cells: Cells) -> bool:
        """Whether a row names an authority with neither date nor grade: it has not been inspected."""
        stated = [cells.text("visits"), *(cells.text(column.field) for column, _ in self._layout.areas)]
        kind = cells.text("kind")
        if not (is_blank(kind) or is_not_inspected(kind)):
            # it was something, and its day is missing
            return False
        return bool(cells.text("authority")) and all(is_blank(cell) or is_not_inspected(cell) for cell in stated)

    def _framework_of(self, cells: Cells) -> Framework | None:
        named: Framework | None = cells["framework"] if "framework" in self._positions else None
        return named if named is not None or not is_blank(cells.text("framework")) else self._framework

    def _kind_of(self, cells: Cells, framework: Framework | None) -> InspectionKind | None:
        """The kind; where a row does not name it, and its framework has several, it may be of any: it is not read.

        Of a table without a column of kinds, what has grades is a full inspection.
        """
        is_asked = "kind" in self._positions
        if is_asked and not is_unsaid(cells.text("kind")):
            kind: InspectionKind | None = cells["kind"]
            return kind
        if named := kind_of_ilacs(cells.text("framework")):
            return named
        if framework is Framework.JTAI:
            return InspectionKind.JOINT
        graded = [column.field for column, _ in self._layout.areas if column.field in self._positions]
        is_whole = max(self._positions[field] for field in graded) < len(cells.row.cells)
        is_graded = not (is_whole and all(is_blank(cells.text(field)) for field in graded))
        if is_graded and not is_asked:
            return InspectionKind.FULL
        said = "no kind is named" if is_graded else "neither a kind nor a grade"
        cells.report("kind", f"{said}; the row is not read", "write what kind it was")
        return None

    def _with_end(self, cells: Cells, visits: tuple[DateRange, ...]) -> tuple[tuple[DateRange, ...], bool]:
        """The visits with the last day that the row prints, and whether it prints one."""
        starts_on, last = min(each.starts_on for each in visits), max(each.ends_on for each in visits)
        starts: date | None = cells["starts"] if "starts" in self._positions else None
        ends: date | None = cells["ends"] if "ends" in self._positions else None
        if starts is not None and starts != starts_on:
            cells.report(
                "starts", f"not the first day of the visits, {starts_on}", "mend one of the two", Severity.WARNING
            )
        if self._prints_ends or last > starts_on:
            if ends is not None and ends != last:
                cells.report("ends", f"not the last day of the visits, {last}", "mend one of the two", Severity.WARNING)
            return visits, True
        if ends is None:
            return visits, False
        if ends < starts_on:
            cells.report("ends", "before the first day; the last day is not known", "mend one of the two")
            return visits, False
        return (DateRange(starts_on, ends),), True

    def _judgements(self, cells: Cells, framework: Framework, starts_on: date) -> Iterator[Judgement]:
        version = self._version(cells, framework, starts_on)
        judged: dict[JudgementArea, str] = {}
        is_graded = any(self._is_graded(cells, column.field) for column, _ in self._layout.areas)
        for column, _ in self._layout.areas:
            field = column.field
            if field not in self._positions:
                continue
            areas = AREAS.get(framework, {}).get(field, ())
            if field == "in_care" and IN_CARE_OLDER in self._positions:
                areas = areas[-1:]
            area = next(
                (each for each in areas if version is None or each in version.areas), areas[-1] if areas else None
            )
            # of two columns for one thing, that of another version is empty
            is_other_version = IN_CARE_OLDER in self._positions and field in ("in_care", IN_CARE_OLDER)
            is_other_version &= version is not None and area not in version.areas
            is_judged_then = version is None or area in version.areas or not self._is_graded(cells, field)
            if area is None or area in judged or is_other_version or not is_judged_then:
                self._not_judged(cells, field)
                continue
            judged[area] = field
            blank = reason_without_grade(framework, area, on=starts_on)
            if is_graded and blank is Absence.NOT_INSPECTED:
                # other areas have their grades, so there was an inspection
                blank = Absence.NOT_KNOWN
            yield self._judgement(cells, field, area, blank)

    @staticmethod
    def _check_kind(cells: Cells, kind: InspectionKind, *, is_graded: bool) -> None:
        """Report grades beside a kind that has none."""
        if is_graded and not kind.is_graded:
            problem, remedy = f"a {kind.label}, which has no grades: they do not count", "mend the kind or the grades"
            cells.report("kind", problem, remedy)

    def _not_judged(self, cells: Cells, field: str) -> None:
        """Report a grade in a column whose area the framework does not judge then; words for no grade are right there."""
        if self._is_graded(cells, field):
            problem, remedy = (
                "a grade of an area that was not judged then; not read",
                "check the date and the framework",
            )
            cells.report(field, problem, remedy)

    def _is_graded(self, cells: Cells, field: str) -> bool:
        try:
            return not isinstance(
                parse_outcome(cells.text(field), SocialCareGrade, blank=Absence.NOT_INSPECTED), Absence
            )
        except ParseError:
            return True

    def _judgement(self, cells: Cells, field: str, area: JudgementArea, blank: Absence) -> Judgement:
        if self._positions[field] >= len(cells.row.cells) or any(map(str.strip, cells.row.cells[self._width :])):
            # the row breaks off, or is too long, so that its grades may stand under other areas
            return Judgement(area, absence=Absence.UNREADABLE)
        try:
            outcome = parse_outcome(cells.text(field), area.scale, blank=blank)
        except ParseError as error:
            cells.report(field, "not a grade", f"write {error.expected}")
            outcome = Absence.UNREADABLE
        return Judgement(area, absence=outcome) if isinstance(outcome, Absence) else Judgement(area, outcome)

    def _version(self, cells: Cells, framework: Framework, starts_on: date) -> FrameworkVersion | None:
        try:
            return framework_version(framework, on=starts_on).value
        except OutOfCoverageError as error:
            cells.report("visits", f"outside the framework: {error}", "check the date", Severity.WARNING)
            return None

    def _names_two(self, cells: Cells, authority: str) -> bool:
        """Whether a name is of two authorities: an inspection is of one."""
        register = self._register or english_authorities()
        parts = [part for part in _JOINTS.split(authority) if part.strip()]
        if len(parts) < 2 or any(each.name.casefold() == authority.casefold() for each in register.authorities):  # noqa: PLR2004
            return False
        try:
            several = {register.find(part).code for part in parts}
        except UnknownNameError:
            return False
        if len(several) > 1:
            problem, remedy = "the names of several authorities; the row is not read", "give each a row of its own"
            cells.report("authority", problem, remedy)
        return len(several) > 1

    def _check_name(self, cells: Cells, authority: str) -> None:
        """Report a name that no day's authority has: a note below the table may stand in the authorities' column."""
        if self._register is None:
            return
        try:
            self._register.find(authority)
        except UnknownNameError as error:
            cells.report("authority", "not a local authority", _meant(error), Severity.WARNING)

    def _check_listed_once(
        self, cells: Cells, inspection: tuple[object, ...], judgements: tuple[Judgement, ...]
    ) -> None:
        first, stated = self._lines.setdefault(inspection, (cells.number, judgements))
        if first == cells.number:
            return
        grades = {each.area: each.grade for each in stated if each.grade is not None}
        differs = any(each.grade not in {None, grades.get(each.area, each.grade)} for each in judgements)
        problem = f"the inspection of row {first} again{', with another grade' if differs else ''}; both are kept"
        severity = Severity.ERROR if differs else Severity.WARNING
        cells.report("visits", problem, "leave one of them out, or mend the date", severity)

    @staticmethod
    def _check_published(cells: Cells, visits: tuple[DateRange, ...]) -> None:
        """Report a report that was published before its inspection began: one of the two days is wrong."""
        published: date | None = cells["published"] or cells["published_in_report"] or None
        if published is not None and published < min(visit.starts_on for visit in visits):
            field = "published" if cells["published"] else "published_in_report"
            cells.report(field, "before the first day of the inspection; both are kept", "mend one of the two")

    def _check_authority(self, cells: Cells, authority: str, starts_on: date) -> Authority | None:
        """The authority that the row names, where the register knows it."""
        if self._register is None:
            return None
        try:
            named = self._register.find(authority, on=starts_on)
        except UnknownNameError as error:
            cells.report("authority", "not a local authority of England then", _meant(error), Severity.WARNING)
            return None
        except OutOfCoverageError:
            return None
        code = cells["code"]
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
