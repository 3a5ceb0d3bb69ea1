"""How long inspectors are on site, by kind of inspection: a check that names its evidence, and accuses nobody."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from safeguarding.dates.ranges import DateRange
from safeguarding.inspections.frameworks import Framework
from safeguarding.inspections.records import Inspection, InspectionKind
from safeguarding.records import NoTruthValue, Record
from safeguarding.sources import Certainty, Source


@attrs.frozen
class UsualLength(Record):
    """How many days on site an inspection of a kind lasts.

    Attributes:
        days: From the first to the last, both counted, weekends too.
        source: In how many of how many published reports it does.
    """

    days: int
    source: Source


def _seen(note: str) -> Source:
    return Source(
        title="Published ILACS reports with a single visit",
        certainty=Certainty.ESTABLISHED,
        checked_on=date(2026, 11, 23),
        note=note,
    )


USUAL_LENGTHS: Mapping[InspectionKind, UsualLength] = {
    InspectionKind.SHORT: UsualLength(5, _seen("97 of 98 short inspections lasted 5 days")),
    InspectionKind.STANDARD: UsualLength(12, _seen("166 of 167 standard inspections lasted 12 days")),
}
"""The usual lengths under ILACS, of inspections with one visit. Values; a caller may pass others."""

_WEEK = 7


@attrs.frozen
class UnusualLength(NoTruthValue, Record):
    """That an inspection's days on site are not as many as is usual. It may be right.

    Attributes:
        explanation: How long, how long usually, and what the difference may be.
        source: The evidence.
    """

    explanation: str
    source: Source


def unusual_length(
    inspection: Inspection, *, lengths: Mapping[InspectionKind, UsualLength] = USUAL_LENGTHS
) -> UnusualLength | None:
    """What is unusual about the days on site, or None: nothing is, or too little is known to say.

    Councils' papers often count the week before, in which inspectors work off site: a visit that is seven days longer
    than usual may begin with it.

    Examples:
        >>> stated = Inspection(
        ...     authority="York",
        ...     framework=Framework.ILACS,
        ...     kind=InspectionKind.STANDARD,
        ...     visits=[DateRange(date(2023, 2, 27), date(2023, 3, 17))],
        ... )
        >>> print(unusual_length(stated))
        19 days are stated for this standard inspection, first and last included; 166 of 167 standard inspections lasted 12 days. The week before the visit, off site, may have been counted too: on site it would then be 6 – 17 March 2023.
    """
    usual = lengths.get(inspection.kind)
    if usual is None or inspection.framework is not Framework.ILACS or not inspection.end_is_stated:
        return None
    if len(inspection.visits) != 1 or inspection.visits[0].days == usual.days:
        return None
    (visit,) = inspection.visits
    days = f"{visit.days} day{' is' if visit.days == 1 else 's are'}"
    said = f"{days} stated for this {inspection.kind.label}, first and last included; {usual.source.note}."
    if visit.days == usual.days + _WEEK:
        first = date.fromordinal(visit.starts_on.toordinal() + _WEEK)
        on_site = DateRange(first, visit.ends_on)
        said += f" The week before the visit, off site, may have been counted too: on site it would then be {on_site}."
    return UnusualLength(said, usual.source)
