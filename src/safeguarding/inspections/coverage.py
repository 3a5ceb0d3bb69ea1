"""The areas that an inspection judges, held against those of its framework's version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from safeguarding.dates.words import printed_date
from safeguarding.errors import OutOfCoverageError
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.conflicts import Conflict
from safeguarding.inspections.frameworks import FRAMEWORK_VERSIONS, Framework, FrameworkVersion, version_of_report
from safeguarding.inspections.records import Inspection, InspectionKind
from safeguarding.sources import Source
from safeguarding.timelines import DatedValue, Timeline


def coverage_conflicts(
    inspection: Inspection, *, versions: Mapping[Framework, Timeline[FrameworkVersion]] = FRAMEWORK_VERSIONS
) -> tuple[Conflict, ...]:
    """Where the graded areas are not those of the framework's version in force when the inspection started.

    An area that is listed without a grade (not judged, not in force yet) is no conflict: its absence has a reason.

    Examples:
        >>> from safeguarding.inspections.examples import YORK
        >>> coverage_conflicts(YORK)
        ()
    """
    timeline = versions.get(inspection.framework)
    try:
        version = _version(inspection, versions)
    except OutOfCoverageError as error:
        if timeline is None or inspection.starts_on is None:
            return ()
        return (_framework_not_in_force(inspection, inspection.starts_on, str(error), timeline.entries[0].source),)
    if not inspection.kind.is_graded and inspection.kind is not InspectionKind.AREA_SEND:
        return tuple(_grades_of_a_narrative_visit(inspection, inspection.kind.label, version.source))
    if not version.value.areas:
        return tuple(_grades_of_a_narrative_visit(inspection, inspection.framework.label, version.source))
    return tuple(_areas_not_in_force(inspection, version.value, version.source))


def _version(
    inspection: Inspection, versions: Mapping[Framework, Timeline[FrameworkVersion]]
) -> DatedValue[FrameworkVersion]:
    return version_of_report(
        inspection.framework,
        starts_on=inspection.starts_on,
        published_on=inspection.published_on,
        versions=versions,
    )


def _started(inspection: Inspection) -> str:
    """When an inspection started, as a sentence goes on, where that is known."""
    return f"starting on {printed_date(inspection.starts_on)}" if inspection.starts_on else "whose days are not known"


def _framework_not_in_force(inspection: Inspection, starts_on: date, reason: str, source: Source) -> Conflict:
    return Conflict(
        rule="the framework is in force when the inspection starts",
        explanation=(
            f"The inspection of {inspection.authority} starts on {printed_date(starts_on)}, "
            f"when {inspection.framework.label} was not in force ({reason})."
        ),
        remedy="Check the start date and the framework.",
        source=source,
    )


def _grades_of_a_narrative_visit(inspection: Inspection, visit: str, source: Source) -> Iterator[Conflict]:
    for judgement in inspection.judgements:
        if judgement.grade is not None:
            yield Conflict(
                rule="narrative visits give no grades",
                explanation=f"A {visit} gives no grades, but {judgement.area.label} is graded.",
                remedy="Check the kind of inspection, or leave the grade out.",
                source=source,
            )


def _areas_not_in_force(inspection: Inspection, version: FrameworkVersion, source: Source) -> Iterator[Conflict]:
    graded = ", ".join(area.label for area in version.areas)
    for judgement in inspection.judgements:
        if judgement.grade is not None and judgement.area not in version.areas:
            yield Conflict(
                rule="only the areas of the framework's version are graded",
                explanation=(
                    f"{judgement.area.heading} is graded, but {version.name}, which governs an inspection "
                    f"{_started(inspection)}, does not grade it."
                ),
                remedy=f"{version.name} grades: {graded}.",
                source=source,
            )


def areas_left_out(
    inspection: Inspection, *, versions: Mapping[Framework, Timeline[FrameworkVersion]] = FRAMEWORK_VERSIONS
) -> tuple[JudgementArea, ...]:
    """The areas that the framework's version grades and the record does not mention.

    A visit, which grades nothing, leaves none out. Leaving areas out is no conflict, but a reader of the record should know that they exist.

    Raises:
        OutOfCoverageError: where the framework was not in force when the inspection started, and where the version that
            governed it cannot be said, since only the day of publication is known.

    Examples:
        >>> from safeguarding.inspections.examples import YORK
        >>> areas_left_out(YORK)[0].label
        'children who need help and protection'
    """
    if not inspection.kind.is_graded:
        return ()
    version = _version(inspection, versions).value
    wanted = (area for area in version.areas if area not in version.optional_areas)
    return tuple(area for area in wanted if inspection.judgement_of(area) is None)
