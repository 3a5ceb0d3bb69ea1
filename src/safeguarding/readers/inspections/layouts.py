"""The published layouts of inspection outcomes: their columns, how each is read, and which areas the grades are of."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.frameworks import Framework
from safeguarding.readers.inspections.cells import code, day, framework, kind, look_for_days, visits
from safeguarding.records import Record
from safeguarding.tables.headers import Column
from safeguarding.tables.spreadsheet_dates import DateColumn


@attrs.frozen(kw_only=True)
class InspectionLayout(Record):
    """A published kind of table.

    Attributes:
        framework: The framework whose areas its columns are called by. Rows may say that they are of another one.
        columns: The columns other than grades.
        areas: The grade columns: each with the areas it has held over time. The version in force when an inspection
            started decides which of them it is.
    """

    framework: Framework
    columns: tuple[Column, ...]
    areas: tuple[tuple[Column, tuple[JudgementArea, ...]], ...]

    @property
    def every_column(self) -> tuple[Column, ...]:
        """All columns, grades last."""
        return (*self.columns, *(column for column, _ in self.areas))


_A = JudgementArea

IN_CARE_OLDER = "in_care_older"
DATE_RANGES = ("inspection dates raw", "inspection dates")
"""The headers of columns that print the last day on site too."""

_DAYS = (
    "inspection date",
    "inspection start date",
    "inspection visit date",
    "visit date",
    "inspection visit start date",
    "start date",
)
_COMMON = (
    Column(field="reference", headers=("urn", "report number")),
    Column(
        field="code",
        headers=("local authority area code", "ons code", "la code", "dfe code", "local authority code", "lea code"),
        read=code,
    ),
    Column(
        field="authority",
        headers=("local authority name", "local authority", "la name", "authority", "authority name"),
        is_required=True,
    ),
    Column(field="framework", headers=("framework", "inspection framework"), read=framework),
    Column(
        field="kind",
        headers=(
            *("inspection type", "kind", "inspection visit type", "type of inspection", "visit type", "event type"),
            "inspection kind",
        ),
        read=kind,
    ),
    Column(field="theme", headers=("visit theme", "theme", "theme of visit", "visit focus", "focus of visit", "focus")),
    Column(field="starts", headers=("inspection start", "first day on site"), read=day, look=DateColumn.of),
    Column(
        field="ends",
        headers=("inspection end date", "inspection end", "last day on site", "end date"),
        read=day,
        look=DateColumn.of,
    ),
    Column(
        field="published",
        headers=("published on site", "publication date", "published", "report publication date", "date published"),
        read=day,
        look=DateColumn.of,
    ),
    Column(field="published_in_report", headers=("published in report",), read=day, look=DateColumn.of),
)
_OVERALL = ("overall effectiveness", "overall effectiveness grade", "overall", "overall grade", "overall judgement")
_PROTECTION = (
    "the experiences and progress of children who need help and protection",
    "experiences and progress of children who need help and protection",
    "help and protection",
    "help and protection grade",
)
_CARE_LEAVERS = (
    "the experiences and progress of care leavers",
    "experiences and progress of care leavers",
    "care leavers",
    "care leavers grade",
)
_IN_CARE_OLDER = (
    "the experiences and progress of children in care and care leavers",
    "experiences and progress of children in care and care leavers",
    "children in care and care leavers",
    "in care and care leavers",
    "in care and care leavers grade",
)
_IN_CARE = (
    "the experiences and progress of children in care",
    "experiences and progress of children in care",
    "children in care",
    "in care",
    "in care grade",
)

SIF_LAYOUT = InspectionLayout(
    framework=Framework.SIF,
    columns=(
        *_COMMON,
        Column(field="visits", headers=(*DATE_RANGES, *_DAYS), read=visits, look=look_for_days, is_required=True),
    ),
    areas=(
        (
            Column(field="overall", headers=_OVERALL, is_required=True),
            (_A.OVERALL_EFFECTIVENESS,),
        ),
        (
            Column(field="protection", headers=_PROTECTION, is_required=True),
            (_A.HELP_AND_PROTECTION,),
        ),
        (
            Column(
                field="looked_after",
                headers=(
                    "looked after and permanence",
                    "looked after and permanence grade",
                    "children looked after and achieving permanence",
                ),
                is_required=True,
            ),
            (_A.LOOKED_AFTER_AND_PERMANENCE,),
        ),
        (
            Column(
                field="adoption",
                headers=("adoption", "adoption performance", "adoption grade", "adoption performance grade"),
            ),
            (_A.ADOPTION_PERFORMANCE,),
        ),
        (Column(field="care_leavers", headers=_CARE_LEAVERS), (_A.CARE_LEAVERS,)),
        (
            Column(
                field="leadership",
                headers=(
                    "leadership management governance",
                    "leadership management and governance",
                    "leadership",
                    "leadership grade",
                ),
            ),
            (_A.LEADERSHIP_MANAGEMENT_AND_GOVERNANCE,),
        ),
        (Column(field="lscb", headers=("lscb", "lscb grade")), (_A.LSCB_EFFECTIVENESS,)),
    ),
)

ILACS_LAYOUT = InspectionLayout(
    framework=Framework.ILACS,
    columns=(
        *_COMMON,
        Column(field="visits", headers=(*_DAYS, *DATE_RANGES), read=visits, look=look_for_days, is_required=True),
    ),
    areas=(
        (
            Column(field="overall", headers=_OVERALL),
            (_A.OVERALL_EFFECTIVENESS,),
        ),
        (
            Column(
                field="leaders",
                headers=(
                    "the impact of leaders on social work practice with children and families",
                    "impact of leaders",
                    "impact of leaders grade",
                ),
                is_required=True,
            ),
            (_A.IMPACT_OF_LEADERS,),
        ),
        (
            Column(
                field="protection",
                headers=_PROTECTION,
                is_required=True,
            ),
            (_A.HELP_AND_PROTECTION,),
        ),
        (
            Column(
                field="in_care",
                headers=(*_IN_CARE, *_IN_CARE_OLDER),
                is_required=True,
            ),
            (_A.CHILDREN_IN_CARE_AND_CARE_LEAVERS, _A.CHILDREN_IN_CARE),
        ),
        (Column(field="care_leavers", headers=_CARE_LEAVERS), (_A.CARE_LEAVERS,)),
        # read where a table has both columns; the version in force says which of them counts
        (Column(field=IN_CARE_OLDER, headers=_IN_CARE_OLDER), (_A.CHILDREN_IN_CARE_AND_CARE_LEAVERS,)),
    ),
)

LAYOUTS = (SIF_LAYOUT, ILACS_LAYOUT)

AREAS: Mapping[Framework, Mapping[str, tuple[JudgementArea, ...]]] = {
    Framework.SIF: {
        "overall": (_A.OVERALL_EFFECTIVENESS,),
        "protection": (_A.HELP_AND_PROTECTION,),
        "looked_after": (_A.LOOKED_AFTER_AND_PERMANENCE,),
        "in_care": (_A.LOOKED_AFTER_AND_PERMANENCE,),
        "adoption": (_A.ADOPTION_PERFORMANCE,),
        "care_leavers": (_A.CARE_LEAVERS,),
        "leadership": (_A.LEADERSHIP_MANAGEMENT_AND_GOVERNANCE,),
        "leaders": (_A.LEADERSHIP_MANAGEMENT_AND_GOVERNANCE,),
        "lscb": (_A.LSCB_EFFECTIVENESS,),
    },
    Framework.ILACS: {
        "overall": (_A.OVERALL_EFFECTIVENESS,),
        "leaders": (_A.IMPACT_OF_LEADERS,),
        "leadership": (_A.IMPACT_OF_LEADERS,),
        "protection": (_A.HELP_AND_PROTECTION,),
        "in_care": (_A.CHILDREN_IN_CARE_AND_CARE_LEAVERS, _A.CHILDREN_IN_CARE),
        "looked_after": (_A.CHILDREN_IN_CARE_AND_CARE_LEAVERS, _A.CHILDREN_IN_CARE),
        IN_CARE_OLDER: (_A.CHILDREN_IN_CARE_AND_CARE_LEAVERS,),
        "care_leavers": (_A.CARE_LEAVERS,),
    },
    Framework.JTAI: {},
}
"""The areas that a column of grades is of, by the framework that the row says, or else its table."""
