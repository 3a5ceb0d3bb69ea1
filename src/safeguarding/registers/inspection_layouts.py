"""The published layouts of inspection outcomes: which columns they have and which areas the columns hold."""

from __future__ import annotations

import attrs

from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.frameworks import Framework
from safeguarding.inspections.records import InspectionKind
from safeguarding.records import Record
from safeguarding.registers.headers import Column


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
    areas: tuple[tuple[Column, tuple[JudgementArea, ...]], ...]
    end_is_stated: bool

    @property
    def every_column(self) -> tuple[Column, ...]:
        """All columns, grades last."""
        return (*self.columns, *(column for column, _ in self.areas))


_A = JudgementArea

SIF_LAYOUT = InspectionLayout(
    framework=Framework.SIF,
    columns=(
        Column(field="reference", headers=("urn", "report number")),
        Column(field="authority", headers=("local authority", "local authority name"), is_required=True),
        Column(field="kind", headers=("kind", "inspection type")),
        Column(field="visits", headers=("inspection dates raw", "inspection dates"), is_required=True),
        Column(field="published", headers=("published on site", "publication date", "published")),
        Column(field="published_in_report", headers=("published in report",)),
    ),
    areas=(
        (
            Column(field="overall", headers=("overall effectiveness",), is_required=True),
            (_A.OVERALL_EFFECTIVENESS,),
        ),
        (
            Column(field="protection", headers=("help and protection",), is_required=True),
            (_A.HELP_AND_PROTECTION,),
        ),
        (
            Column(field="looked_after", headers=("looked after and permanence",), is_required=True),
            (_A.LOOKED_AFTER_AND_PERMANENCE,),
        ),
        (Column(field="adoption", headers=("adoption", "adoption performance")), (_A.ADOPTION_PERFORMANCE,)),
        (Column(field="care_leavers", headers=("care leavers",)), (_A.CARE_LEAVERS,)),
        (
            Column(field="leadership", headers=("leadership management governance", "leadership")),
            (_A.LEADERSHIP_MANAGEMENT_AND_GOVERNANCE,),
        ),
        (Column(field="lscb", headers=("lscb",)), (_A.LSCB_EFFECTIVENESS,)),
    ),
    end_is_stated=True,
)

ILACS_LAYOUT = InspectionLayout(
    framework=Framework.ILACS,
    columns=(
        Column(field="code", headers=("local authority area code", "ons code", "la code")),
        Column(field="authority", headers=("local authority name", "local authority"), is_required=True),
        Column(field="kind", headers=("inspection type", "kind")),
        Column(field="visits", headers=("inspection date", "inspection start date"), is_required=True),
        Column(field="published", headers=("publication date",)),
    ),
    areas=(
        (
            Column(field="overall", headers=("overall effectiveness",)),
            (_A.OVERALL_EFFECTIVENESS,),
        ),
        (
            Column(
                field="leaders",
                headers=(
                    "the impact of leaders on social work practice with children and families",
                    "impact of leaders",
                ),
                is_required=True,
            ),
            (_A.IMPACT_OF_LEADERS,),
        ),
        (
            Column(
                field="protection",
                headers=(
                    "the experiences and progress of children who need help and protection",
                    "help and protection",
                ),
                is_required=True,
            ),
            (_A.HELP_AND_PROTECTION,),
        ),
        (
            Column(
                field="in_care",
                headers=(
                    "the experiences and progress of children in care",
                    "the experiences and progress of children in care and care leavers",
                    "children in care",
                ),
                is_required=True,
            ),
            (_A.CHILDREN_IN_CARE_AND_CARE_LEAVERS, _A.CHILDREN_IN_CARE),
        ),
        (
            Column(field="care_leavers", headers=("the experiences and progress of care leavers", "care leavers")),
            (_A.CARE_LEAVERS,),
        ),
    ),
    end_is_stated=False,
)

LAYOUTS = (SIF_LAYOUT, ILACS_LAYOUT)

KINDS = {
    "": InspectionKind.FULL,
    "inspection": InspectionKind.FULL,
    "full inspection": InspectionKind.FULL,
    "single inspection": InspectionKind.FULL,
    "re-inspection": InspectionKind.REINSPECTION,
    "reinspection": InspectionKind.REINSPECTION,
    "ilacs standard inspection": InspectionKind.STANDARD,
    "standard inspection": InspectionKind.STANDARD,
    "standard": InspectionKind.STANDARD,
    "ilacs short inspection": InspectionKind.SHORT,
    "short inspection": InspectionKind.SHORT,
    "short": InspectionKind.SHORT,
    "focused visit": InspectionKind.FOCUSED_VISIT,
    "ilacs focused visit": InspectionKind.FOCUSED_VISIT,
    "monitoring visit": InspectionKind.MONITORING_VISIT,
    "ilacs monitoring visit": InspectionKind.MONITORING_VISIT,
    "jtai": InspectionKind.JOINT,
    "joint targeted area inspection": InspectionKind.JOINT,
}
"""The kinds as tables word them, in lower case. A table that says no kind lists full inspections."""
