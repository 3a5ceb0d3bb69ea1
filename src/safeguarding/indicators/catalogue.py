"""Indicators of the field that ship, each with its source and how surely it is known.

Definitions are those of the Department for Education's published tables, as compiled from its Local Authority Interactive
Tool and its releases. "Established" is one whose printed figures were recomputed from their counts in every case examined.
"""

from __future__ import annotations

from collections.abc import Mapping

from safeguarding.indicators.definitions import DefinitionChange, FigureKind, Indicator, MeasuredOver, chosen_indicator
from safeguarding.numbers.polarities import Polarity
from safeguarding.records import Catalogue
from safeguarding.shipped import shipped_rows
from safeguarding.sources import Certainty, Source

_TOOL = "Department for Education, Local Authority Interactive Tool: data dictionary"
_LOCAL = "Councils' own performance reports"
_CENSUS = DefinitionChange(from_year=2017, what="another method of the workforce census")
_CHANGES = {
    "assessment_45wd": (
        DefinitionChange(from_year=2014, what="one assessment in the place of an initial and a core assessment"),
    ),
    "sw_vacancy": (_CENSUS,),
    "sw_turnover": (_CENSUS,),
}


def _indicator(row: Mapping[str, str]) -> Indicator:
    key, kind, measured = row["key"], FigureKind(row["kind"]), MeasuredOver(row["measured"])
    title = _LOCAL if measured is MeasuredOver.OTHER else _TOOL
    return Indicator(
        key=key,
        name=row["name"],
        numerator=row["numerator"],
        denominator=row["denominator"],
        kind=kind,
        per=10_000 if kind is FigureKind.RATE else None,
        polarity=Polarity(row["polarity"]) if row["polarity"] else None,
        measured=measured,
        first_year=int(row["first_year"]) if row["first_year"] else None,
        changes=_CHANGES.get(key, ()),
        note=row["note"],
        source=Source(title=title, clause=key, certainty=Certainty(row["certainty"])),
    )


INDICATORS = Catalogue(map(_indicator, shipped_rows("indicators", "definitions.csv")))
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
