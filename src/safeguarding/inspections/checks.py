"""All the conflict checks on one inspection's record, in one call."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from safeguarding.inspections.chronology import chronology_conflicts
from safeguarding.inspections.conflicts import Conflict
from safeguarding.inspections.coverage import coverage_conflicts
from safeguarding.inspections.frameworks import FRAMEWORK_VERSIONS, Framework, FrameworkVersion
from safeguarding.inspections.limits import limit_conflicts
from safeguarding.inspections.records import Inspection
from safeguarding.timelines import Timeline


def inspection_conflicts(
    inspection: Inspection,
    *,
    known_by: date | None = None,
    versions: Mapping[Framework, Timeline[FrameworkVersion]] = FRAMEWORK_VERSIONS,
) -> tuple[Conflict, ...]:
    """Everything in an inspection's record that cannot be true: dates, areas, limiting judgements, range.

    Args:
        inspection: The record, as stated.
        known_by: The date of the document in which the facts stand; nothing it tells of lies after it.
        versions: The frameworks' versions, published ones by default.

    Examples:
        >>> from safeguarding.dates.ranges import DateRange
        >>> from safeguarding.inspections.records import InspectionKind
        >>> stated = Inspection(
        ...     authority="York",
        ...     framework=Framework.SIF,
        ...     kind=InspectionKind.FULL,
        ...     visits=[DateRange(date(2016, 11, 14), date(2017, 12, 8))],
        ...     published_on=date(2017, 2, 7),
        ... )
        >>> for conflict in inspection_conflicts(stated):
        ...     print(conflict)
        The inspection of York is said to end on 8 December 2017: after the report was published (7 February 2017). 8 December 2016 would be possible: 14 November – 8 December 2016 is 25 days, first and last included.
    """
    return (
        *chronology_conflicts(inspection, known_by=known_by),
        *coverage_conflicts(inspection, versions=versions),
        *limit_conflicts(inspection, versions=versions),
    )
