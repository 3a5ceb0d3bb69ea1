"""The published layouts of inspection outcomes: their columns, how each is read, and which areas the grades are of."""

from __future__ import annotations

import re
from datetime import date

import attrs

from safeguarding.dates.ranges import DateRange
from safeguarding.dates.reading import parse_date, parse_date_ranges
from safeguarding.errors import ParseError
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.frameworks import Framework
from safeguarding.inspections.grading import is_blank
from safeguarding.inspections.records import InspectionKind
from safeguarding.records import Record
from safeguarding.tables.headers import Column
from safeguarding.tables.row_readers import Cells
from safeguarding.texts import closest_names

AreaColumn = tuple[Column, tuple[JudgementArea, ...]]


@attrs.frozen(kw_only=True)
class InspectionLayout(Record):
    """A published kind of table.

    Attributes:
        framework: The framework of its inspections.
        columns: The columns other than grades.
        areas: The grade columns: each with the areas it has held over time. The version in force when an inspection
            started decides which of them it is.
        end_is_stated: Whether the table prints the last day on site.
    """

    framework: Framework
    columns: tuple[Column, ...]
    areas: tuple[AreaColumn, ...]
    end_is_stated: bool

    @property
    def every_column(self) -> tuple[Column, ...]:
        """All columns, grades last."""
        return (*self.columns, *(column for column, _ in self.areas))


KINDS = {
    **dict.fromkeys(("", "inspection", "full inspection", "single inspection"), InspectionKind.FULL),
    **dict.fromkeys(("re-inspection", "reinspection"), InspectionKind.REINSPECTION),
    **dict.fromkeys(("ilacs standard inspection", "standard inspection", "standard"), InspectionKind.STANDARD),
    **dict.fromkeys(("ilacs short inspection", "short inspection", "short"), InspectionKind.SHORT),
    **dict.fromkeys(("focused visit", "ilacs focused visit"), InspectionKind.FOCUSED_VISIT),
    **dict.fromkeys(("monitoring visit", "ilacs monitoring visit"), InspectionKind.MONITORING_VISIT),
    **dict.fromkeys(("jtai", "joint targeted area inspection"), InspectionKind.JOINT),
}
"""The kinds as tables word them, in lower case. A table that says no kind lists full inspections."""


def _kind(cells: Cells, field: str) -> InspectionKind:
    """A kind; a full inspection where the cell is blank, and with a doubt where the kind is not known."""
    text = cells.text(field)
    if is_blank(text):
        return InspectionKind.FULL
    kind = KINDS.get(" ".join(text.casefold().split()))
    if kind is None:
        meant = closest_names(text, KINDS, limit=1)
        remedy = f"did you mean {meant[0]!r}?" if meant else "write a kind such as 'ILACS standard inspection'"
        cells.report(field, "not a kind of inspection; taken as a full inspection", remedy)
        return InspectionKind.FULL
    return kind


def _visits(cells: Cells, field: str) -> tuple[DateRange, ...] | None:
    text = _without_midnight(cells.text(field))
    if is_blank(text):
        cells.report(field, "no date of inspection", "state the first day, or the first and the last")
        return None
    try:
        return parse_date_ranges(text)
    except ParseError as error:
        cells.report(field, "not readable as inspection dates", f"write {error.expected}")
        return None


def _day(cells: Cells, field: str) -> date | None:
    text = _without_midnight(cells.text(field))
    if is_blank(text):
        return None
    try:
        return parse_date(text)
    except ParseError as error:
        cells.report(field, "not readable as a date", f"write {error.expected}")
        return None


_MIDNIGHT = re.compile(r"(?:\s+|(?<=[0-9])T)00:00(?::00)?$")


def _without_midnight(text: str) -> str:
    """A date without the midnight that spreadsheets append to it."""
    return _MIDNIGHT.sub("", text)


_A = JudgementArea


def _area(field: str, headers: str, *areas: JudgementArea, is_required: bool = False) -> AreaColumn:
    return Column(field=field, headers=headers, is_required=is_required), areas


SIF_LAYOUT = InspectionLayout(
    framework=Framework.SIF,
    columns=(
        Column(field="reference", headers="urn | report number"),
        Column(field="authority", headers="local authority | local authority name", is_required=True),
        Column(field="kind", headers="kind | inspection type", read=_kind),
        Column(field="visits", headers="inspection dates raw | inspection dates", read=_visits, is_required=True),
        Column(field="published", headers="published on site | publication date | published", read=_day),
        Column(field="published_in_report", headers="published in report", read=_day),
    ),
    areas=(
        _area("overall", "overall effectiveness", _A.OVERALL_EFFECTIVENESS, is_required=True),
        _area("protection", "help and protection", _A.HELP_AND_PROTECTION, is_required=True),
        _area("looked_after", "looked after and permanence", _A.LOOKED_AFTER_AND_PERMANENCE, is_required=True),
        _area("adoption", "adoption | adoption performance", _A.ADOPTION_PERFORMANCE),
        _area("care_leavers", "care leavers", _A.CARE_LEAVERS),
        _area("leadership", "leadership management governance | leadership", _A.LEADERSHIP_MANAGEMENT_AND_GOVERNANCE),
        _area("lscb", "lscb", _A.LSCB_EFFECTIVENESS),
    ),
    end_is_stated=True,
)

ILACS_LAYOUT = InspectionLayout(
    framework=Framework.ILACS,
    columns=(
        Column(field="code", headers="local authority area code | ons code | la code"),
        Column(field="authority", headers="local authority name | local authority", is_required=True),
        Column(field="kind", headers="inspection type | kind", read=_kind),
        Column(field="visits", headers="inspection date | inspection start date", read=_visits, is_required=True),
        Column(field="published", headers="publication date", read=_day),
    ),
    areas=(
        _area("overall", "overall effectiveness", _A.OVERALL_EFFECTIVENESS),
        _area(
            "leaders",
            "the impact of leaders on social work practice with children and families | impact of leaders",
            _A.IMPACT_OF_LEADERS,
            is_required=True,
        ),
        _area(
            "protection",
            "the experiences and progress of children who need help and protection | help and protection",
            _A.HELP_AND_PROTECTION,
            is_required=True,
        ),
        _area(
            "in_care",
            "the experiences and progress of children in care"
            " | the experiences and progress of children in care and care leavers | children in care",
            *(_A.CHILDREN_IN_CARE_AND_CARE_LEAVERS, _A.CHILDREN_IN_CARE),
            is_required=True,
        ),
        _area("care_leavers", "the experiences and progress of care leavers | care leavers", _A.CARE_LEAVERS),
    ),
    end_is_stated=False,
)

LAYOUTS = (SIF_LAYOUT, ILACS_LAYOUT)
