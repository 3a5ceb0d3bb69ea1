"""Indicators of the field that ship, each with its source and how surely it is known.

Definitions are those of the Department for Education's published tables, as compiled from its Local Authority Interactive
Tool and its releases. "Established" is one whose printed figures were recomputed from their counts in every case examined.
"""

from __future__ import annotations

from safeguarding.indicators.definitions import (
    DefinitionChange,
    FigureKind,
    Indicator,
    MeasuredOver,
    chosen_indicator,
)
from safeguarding.numbers.polarities import Polarity
from safeguarding.sources import Certainty, Source

_TOOL = "Department for Education, Local Authority Interactive Tool: data dictionary"
_LOCAL = "Councils' own performance reports"
_E, _S, _M = Certainty.ESTABLISHED, Certainty.SECONDARY, Certainty.FROM_MEMORY
_SHARE, _RATE, _MEAN = FigureKind.SHARE, FigureKind.RATE, FigureKind.MEAN
_HIGH, _LOW = Polarity.HIGHER_IS_BETTER, Polarity.LOWER_IS_BETTER
_DAY, _YEAR, _THREE = MeasuredOver.DAY_IN_MARCH, MeasuredOver.YEAR_TO_MARCH, MeasuredOver.THREE_YEARS_TO_MARCH
_AUTUMN, _AUTUMN_YEAR = MeasuredOver.DAY_IN_SEPTEMBER, MeasuredOver.YEAR_TO_SEPTEMBER

_CHILDREN = "children aged 0 to 17, mid-year estimate of the year before"
_CLA = "children looked after on 31 March"
_LEAVERS = "former relevant young people aged 19, 20 and 21"
_POPULATIONS = "populations are revised: the same year's rate differs between editions"

_Row = tuple[str, str, str, str, tuple[FigureKind, Polarity | None, MeasuredOver, Certainty], str]
_ROWS: tuple[_Row, ...] = (
    (
        "cla_rate",
        "Children looked after per 10,000",
        "children looked after on 31 March, without series of short-term placements",
        _CHILDREN,
        (_RATE, None, _DAY, _E),
        _POPULATIONS,
    ),
    (
        "cla_start_rate",
        "Children starting to be looked after per 10,000",
        "children starting in the year, each once",
        _CHILDREN,
        (_RATE, None, _YEAR, _S),
        "transfers of care between authorities are in",
    ),
    (
        "referral_rate",
        "Referrals per 10,000",
        "referrals in the year; a child may have several",
        _CHILDREN,
        (_RATE, None, _YEAR, _E),
        _POPULATIONS,
    ),
    (
        "rereferral_12m",
        "Re-referrals within 12 months",
        "referrals within 12 months of an earlier one of the same child",
        "referrals in the year",
        (_SHARE, _LOW, _YEAR, _E),
        "counted per referral; per child it is another figure",
    ),
    (
        "assessment_45wd",
        "Assessments completed within 45 working days",
        "assessments completed within 45 working days of the referral",
        "assessments completed in the year",
        (_SHARE, _HIGH, _YEAR, _E),
        "",
    ),
    (
        "s47_rate",
        "Section 47 enquiries per 10,000",
        "section 47 enquiries started in the year; a child may have several",
        _CHILDREN,
        (_RATE, None, _YEAR, _E),
        _POPULATIONS,
    ),
    (
        "icpc_rate",
        "Initial child protection conferences per 10,000",
        "initial conferences in the year, transfers in among them",
        _CHILDREN,
        (_RATE, None, _YEAR, _S),
        _POPULATIONS,
    ),
    (
        "icpc_15wd",
        "Initial conferences within 15 working days",
        "initial conferences within 15 working days of the start of the enquiry",
        "initial conferences in the year",
        (_SHARE, _HIGH, _YEAR, _E),
        "",
    ),
    (
        "cpp_rate",
        "Child protection plans per 10,000",
        "children with a plan on 31 March",
        _CHILDREN,
        (_RATE, None, _DAY, _S),
        _POPULATIONS,
    ),
    (
        "cpp_repeat",
        "Plans that are a second or subsequent plan",
        "plans started by children who ever had one before in that authority",
        "plans started in the year",
        (_SHARE, _LOW, _YEAR, _E),
        "some authorities count two years only: another figure",
    ),
    (
        "cpp_2y_open",
        "Plans open two years or more",
        "children whose plan has lasted more than 729 days",
        "children with a plan on 31 March",
        (_SHARE, _LOW, _DAY, _E),
        "",
    ),
    (
        "cpp_reviewed",
        "Plans reviewed within timescales",
        "children whose every review was in time",
        "children with a plan for at least three months on 31 March",
        (_SHARE, _HIGH, _DAY, _E),
        "",
    ),
    (
        "cla_3_placements",
        "Three or more placements in the year",
        "children looked after with three placements or more in the year",
        _CLA,
        (_SHARE, _LOW, _YEAR, _E),
        "",
    ),
    (
        "cla_stability",
        "Same placement for two years",
        "of those, in the same placement for two years, or placed for adoption",
        "children under 16 looked after continuously for two and a half years",
        (_SHARE, _HIGH, _DAY, _E),
        "now printed as living with the same carer",
    ),
    (
        "cla_20_miles",
        "Placed more than 20 miles from home and outside the boundary",
        "children placed more than 20 miles from home and outside the authority",
        _CLA,
        (_SHARE, _LOW, _DAY, _S),
        "other tables count 20 miles regardless of the boundary",
    ),
    (
        "cla_health",
        "Health assessments up to date",
        "had the yearly assessment; a refusal counts as not done",
        "children looked after for 12 months on 31 March",
        (_SHARE, _HIGH, _DAY, _S),
        "",
    ),
    (
        "iha_20wd",
        "Initial health assessments within 20 working days",
        "initial health assessments within 20 working days of the child's coming into care",
        "children who came into care",
        (_SHARE, _HIGH, MeasuredOver.OTHER, _M),
        "a local figure, which is not published nationally",
    ),
    (
        "cla_dental",
        "Dental checks",
        "teeth checked by a dentist; a refusal counts as not done",
        "children looked after for 12 months on 31 March",
        (_SHARE, _HIGH, _DAY, _S),
        "2021 and 2022 were depressed by closed surgeries",
    ),
    (
        "cla_sdq",
        "Average strengths and difficulties score",
        "total difficulties scores by the main carer",
        "children aged 5 to 16 looked after for 12 months with a score",
        (_MEAN, _LOW, _DAY, _S),
        "a mean of authorities is not the mean of children",
    ),
    (
        "cla_missing",
        "Looked-after children who went missing",
        "children with a missing incident in the year",
        "children looked after at any time in the year",
        (_SHARE, None, _YEAR, _S),
        "recorded differently between authorities",
    ),
    (
        "cl_suitable",
        "Care leavers in suitable accommodation",
        "judged to be in suitable accommodation near the birthday",
        _LEAVERS,
        (_SHARE, _HIGH, _YEAR, _S),
        "those gone abroad, deported or of unknown residence are not in the base, unlike that of employment",
    ),
    (
        "cl_eet",
        "Care leavers in education, employment or training",
        "in education, employment or training at the contact nearest the birthday",
        _LEAVERS,
        (_SHARE, _HIGH, _YEAR, _S),
        "those not in touch stay in the base",
    ),
    (
        "cl_in_touch",
        "Care leavers in touch",
        "young people with whom the authority is in touch",
        _LEAVERS,
        (_SHARE, _HIGH, _YEAR, _S),
        "the tool prints those not in touch: then low is good",
    ),
    (
        "a10",
        "From coming into care to moving in with adopters",
        "days, ending where foster carers adopt at the start of the placement",
        "children adopted in three years",
        (_MEAN, _LOW, _THREE, _S),
        "takes the place of A1",
    ),
    (
        "sw_caseload",
        "Average caseload of social workers",
        "cases held on 30 September, those of agency workers among them",
        "full-time equivalents who hold a case",
        (_MEAN, _LOW, _AUTUMN, _E),
        "",
    ),
    (
        "sw_vacancy",
        "Vacancy rate of social workers",
        "vacant full-time equivalents",
        "vacant full-time equivalents and those in post",
        (_SHARE, _LOW, _AUTUMN, _E),
        "a vacancy covered by agency is one",
    ),
    (
        "sw_turnover",
        "Turnover of social workers",
        "full-time equivalents who left in the year",
        "full-time equivalents in post on 30 September",
        (_SHARE, _LOW, _AUTUMN_YEAR, _E),
        "the base is the end of the year, not its average; totals leave out authorities without data",
    ),
)

_FIRST_YEARS = {"cla_rate": 1994, "rereferral_12m": 2013, "icpc_15wd": 2013, "cpp_2y_open": 2013, "sw_caseload": 2017}
_CHANGES = {
    "assessment_45wd": (
        DefinitionChange(from_year=2014, what="one assessment in the place of an initial and a core assessment"),
    ),
    "sw_vacancy": (DefinitionChange(from_year=2017, what="another method of the workforce census"),),
    "sw_turnover": (DefinitionChange(from_year=2017, what="another method of the workforce census"),),
}


def _indicator(row: _Row) -> Indicator:
    key, name, numerator, denominator, (kind, polarity, measured, certainty), note = row
    return Indicator(
        key=key,
        name=name,
        numerator=numerator,
        denominator=denominator,
        kind=kind,
        per=10_000 if kind is FigureKind.RATE else None,
        polarity=polarity,
        measured=measured,
        first_year=_FIRST_YEARS.get(key),
        changes=_CHANGES.get(key, ()),
        note=note,
        source=Source(title=_LOCAL if measured is MeasuredOver.OTHER else _TOOL, clause=key, certainty=certainty),
    )


INDICATORS = tuple(map(_indicator, _ROWS))
"""Definitions of the field, in the order of a child's journey, then the workforce."""


def indicator_named(key: str) -> Indicator:
    """The shipped definition of that key.

    Raises:
        UnknownNameError: where none ships under it, with what may have been meant.

    Examples:
        >>> found = indicator_named("rereferral_12m")
        >>> print(found.name, "|", found.polarity, "|", found.source.certainty.name)
        Re-referrals within 12 months | lower is better | ESTABLISHED
    """
    return chosen_indicator(key, INDICATORS)
