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
    "inspection date | inspection start date | inspection visit date | visit date | inspection visit start date"
    " | start date"
)


def _day(field: str, headers: str) -> Column:
    return Column(field=field, headers=headers, read=day, look=DateColumn.of)


def _visits(*headers: str) -> Column:
    return Column(field="visits", headers=" | ".join(headers), read=visits, look=look_for_days, is_required=True)


_Graded = tuple[Column, tuple[JudgementArea, ...]]


def _graded(field: str, headers: str, *areas: JudgementArea, is_required: bool = False) -> _Graded:
    return Column(field=field, headers=headers, is_required=is_required), areas


_COMMON = (
    Column(field="reference", headers="urn | report number"),
    Column(
        field="code",
        headers="local authority area code | ons code | la code | dfe code | local authority code | lea code",
        read=code,
    ),
    Column(
        field="authority",
        headers="local authority name | local authority | la name | authority | authority name",
        is_required=True,
    ),
    Column(field="framework", headers="framework | inspection framework", read=framework),
    Column(
        field="kind",
        headers="inspection type | kind | inspection visit type | type of inspection | visit type | event type"
        " | inspection kind",
        read=kind,
    ),
    Column(field="theme", headers="visit theme | theme | theme of visit | visit focus | focus of visit | focus"),
    _day("starts", "inspection start | first day on site"),
    _day("ends", "inspection end date | inspection end | last day on site | end date"),
    _day("published", "published on site | publication date | published | report publication date | date published"),
    _day("published_in_report", "published in report"),
)
_OVERALL = "overall effectiveness | overall effectiveness grade | overall | overall grade | overall judgement"
_PROTECTION = (
    "the experiences and progress of children who need help and protection"
    " | experiences and progress of children who need help and protection | help and protection | help and protection grade"
)
_CARE_LEAVERS = (
    "the experiences and progress of care leavers | experiences and progress of care leavers | care leavers"
    " | care leavers grade"
)
_IN_CARE_OLDER = (
    "the experiences and progress of children in care and care leavers"
    " | experiences and progress of children in care and care leavers | children in care and care leavers"
    " | in care and care leavers | in care and care leavers grade"
)
_IN_CARE = (
    "the experiences and progress of children in care | experiences and progress of children in care"
    " | children in care | in care | in care grade"
)

SIF_LAYOUT = InspectionLayout(
    framework=Framework.SIF,
    columns=(*_COMMON, _visits(*DATE_RANGES, _DAYS)),
    areas=(
        _graded("overall", _OVERALL, _A.OVERALL_EFFECTIVENESS, is_required=True),
        _graded("protection", _PROTECTION, _A.HELP_AND_PROTECTION, is_required=True),
        _graded(
            "looked_after",
            "looked after and permanence | looked after and permanence grade"
            " | children looked after and achieving permanence",
            _A.LOOKED_AFTER_AND_PERMANENCE,
            is_required=True,
        ),
        _graded(
            "adoption",
            "adoption | adoption performance | adoption grade | adoption performance grade",
            _A.ADOPTION_PERFORMANCE,
        ),
        _graded("care_leavers", _CARE_LEAVERS, _A.CARE_LEAVERS),
        _graded(
            "leadership",
            "leadership management governance | leadership management and governance | leadership | leadership grade",
            _A.LEADERSHIP_MANAGEMENT_AND_GOVERNANCE,
        ),
        _graded("lscb", "lscb | lscb grade", _A.LSCB_EFFECTIVENESS),
    ),
)

ILACS_LAYOUT = InspectionLayout(
    framework=Framework.ILACS,
    columns=(*_COMMON, _visits(_DAYS, *DATE_RANGES)),
    areas=(
        _graded("overall", _OVERALL, _A.OVERALL_EFFECTIVENESS),
        _graded(
            "leaders",
            "the impact of leaders on social work practice with children and families | impact of leaders"
            " | impact of leaders grade",
            _A.IMPACT_OF_LEADERS,
            is_required=True,
        ),
        _graded("protection", _PROTECTION, _A.HELP_AND_PROTECTION, is_required=True),
        _graded(
            "in_care",
            f"{_IN_CARE} | {_IN_CARE_OLDER}",
            *(_A.CHILDREN_IN_CARE_AND_CARE_LEAVERS, _A.CHILDREN_IN_CARE),
            is_required=True,
        ),
        _graded("care_leavers", _CARE_LEAVERS, _A.CARE_LEAVERS),
        # read where a table has both columns; the version in force says which of them counts
        _graded(IN_CARE_OLDER, _IN_CARE_OLDER, _A.CHILDREN_IN_CARE_AND_CARE_LEAVERS),
    ),
)

LAYOUTS = (SIF_LAYOUT, ILACS_LAYOUT)

AREAS: Mapping[Framework, Mapping[str, tuple[JudgementArea, ...]]] = {
    Framework.SIF: {
        "overall": (_A.OVERALL_EFFECTIVENESS,),
        "protection": (_A.HELP_AND_PROTECTION,),
        "looked_after": (_A.LOOKED_AFTER_AND_PERMANENCE,),
        "in_care": (_A.LOOKED_AFTER_AND_PERMANENCE,),
        IN_CARE_OLDER: (_A.LOOKED_AFTER_AND_PERMANENCE,),
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
