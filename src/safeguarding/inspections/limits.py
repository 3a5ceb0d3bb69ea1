"""Judgements that limit the overall, as checks on stated grades. The overall judgement is never derived."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import attrs

from safeguarding.errors import OutOfCoverageError
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.conflicts import Conflict
from safeguarding.inspections.frameworks import FRAMEWORK_VERSIONS, Framework, FrameworkVersion, version_of_report
from safeguarding.inspections.records import Inspection
from safeguarding.inspections.scales import Grade
from safeguarding.records import Record
from safeguarding.sources import Certainty, Source
from safeguarding.timelines import Timeline

_SIF_OUTCOMES = "SIF outcomes 2014 to 2018"
SIF_LIMIT = Source(
    title=_SIF_OUTCOMES,
    clause="key judgements",
    certainty=Certainty.ESTABLISHED,
    checked_on=date(2026, 11, 23),
    note="any key judgement inadequate exactly where overall is inadequate: 167 of 167 reports",
)
SIF_SUB_JUDGEMENT_LIMIT = Source(
    title=_SIF_OUTCOMES,
    clause="sub-judgements",
    certainty=Certainty.ESTABLISHED,
    checked_on=date(2026, 11, 23),
    note="an inadequate sub-judgement never goes with its key judgement better than requires improvement",
)
ILACS_LIMIT = Source(
    title="Ofsted official statistics, ILACS outcomes to 31 March 2025",
    certainty=Certainty.ESTABLISHED,
    checked_on=date(2026, 11, 23),
    note=(
        "any practice area inadequate, overall inadequate: every one of the 271 reports; leaders alone inadequate "
        "does not force it, and has gone with it"
    ),
)
SCCIF_LIMIT = Source(
    title="Social care common inspection framework",
    clause="limiting judgement",
    published_at="Ofsted",
    certainty=Certainty.VERIFIED,
    checked_on=date(2026, 11, 1),
    note="helped and protected inadequate limits the overall experiences and progress to inadequate",
)
RANGE_OF_PARTS = Source(
    title=f"{_SIF_OUTCOMES} and ILACS outcomes to 31 March 2025",
    certainty=Certainty.ESTABLISHED,
    checked_on=date(2026, 11, 23),
    note="the overall lies between the worst and the best key judgement: 438 of 438 reports",
)

_SOURCES = {Framework.SIF: SIF_LIMIT, Framework.ILACS: ILACS_LIMIT, Framework.SCCIF: SCCIF_LIMIT}


@attrs.frozen
class _Graded(Record):
    """The grades of an inspection, sorted by the part that each plays in its framework's version."""

    version: FrameworkVersion
    framework: Framework
    overall: Grade | None
    key: dict[JudgementArea, Grade]
    subs: tuple[tuple[JudgementArea, Grade, JudgementArea, Grade], ...]

    @property
    def every_key_area_is_known(self) -> bool:
        return len(self.key) == len(self.version.key_areas)


def limit_conflicts(
    inspection: Inspection, *, versions: Mapping[Framework, Timeline[FrameworkVersion]] = FRAMEWORK_VERSIONS
) -> tuple[Conflict, ...]:
    """Where the stated grades break a limiting judgement, or the overall lies outside its parts' range.

    An inspection outside every known version of its framework has none: what limits it is not known.

    Examples:
        >>> from safeguarding.inspections import Judgement, SocialCareGrade
        >>> from safeguarding.inspections.examples import YORK
        >>> worse = Judgement(JudgementArea.HELP_AND_PROTECTION, SocialCareGrade.INADEQUATE)
        >>> print(limit_conflicts(attrs.evolve(YORK, judgements=[*YORK.judgements, worse]))[0].explanation)
        Overall is Good, although children who need help and protection is Inadequate.
    """
    graded = _graded(inspection, versions)
    if graded is None:
        return ()
    return (*_limiting_judgements(graded), *_sub_judgements(graded), *_outside_the_range(graded))


def _graded(inspection: Inspection, versions: Mapping[Framework, Timeline[FrameworkVersion]]) -> _Graded | None:
    try:
        version = version_of_report(
            inspection.framework,
            starts_on=inspection.starts_on,
            published_on=inspection.published_on,
            versions=versions,
        ).value
    except OutOfCoverageError:
        return None
    grades = {each.area: each.grade for each in inspection.judgements if each.grade is not None}
    return _Graded(
        version=version,
        framework=inspection.framework,
        overall=grades.get(version.overall) if version.overall else None,
        key={area: grades[area] for area in version.key_areas if area in grades},
        subs=tuple(
            (sub, grades[sub], key, grades[key]) for sub, key in version.sub_areas if sub in grades and key in grades
        ),
    )


def _worst(grade: Grade) -> bool:
    return grade is list(type(grade))[-1]


def _limiting_judgements(graded: _Graded) -> Iterator[Conflict]:
    overall = graded.overall
    if overall is None or not graded.version.limiting_areas:
        return
    source = _SOURCES[graded.framework]
    limiting = [area for area in graded.version.limiting_areas if area in graded.key and _worst(graded.key[area])]
    if limiting and not _worst(overall):
        areas = " and ".join(area.label for area in limiting)
        worst = graded.key[limiting[0]].label
        yield Conflict(
            rule="an inadequate limiting judgement makes the overall inadequate",
            explanation=f"Overall is {overall.label}, although {areas} is {worst}.",
            remedy=f"With these areas the overall would be {worst}; check each grade against the report.",
            source=source,
        )
    # the converse holds under the SIF, where every key judgement limits
    every_part_limits = set(graded.version.limiting_areas) == set(graded.version.key_areas)
    if _worst(overall) and every_part_limits and graded.every_key_area_is_known and not limiting:
        yield Conflict(
            rule="an inadequate overall rests on an inadequate key judgement",
            explanation=f"Overall is {overall.label}, although no key judgement is.",
            remedy="Check the overall grade and each area's against the report.",
            source=source,
        )


def _sub_judgements(graded: _Graded) -> Iterator[Conflict]:
    for sub, sub_grade, key, key_grade in graded.subs:
        if _worst(sub_grade) and key_grade.steps_above(sub_grade) > 1:
            yield Conflict(
                rule="an inadequate sub-judgement holds its key judgement down",
                explanation=f"{key.heading} is {key_grade.label}, although {sub.label} is {sub_grade.label}.",
                remedy="No published report has had better than Requires improvement there; check both grades.",
                source=SIF_SUB_JUDGEMENT_LIMIT,
            )


def _outside_the_range(graded: _Graded) -> Iterator[Conflict]:
    # an area that is not stated may have any grade
    if graded.overall is None or not graded.key or not graded.every_key_area_is_known:
        return
    worst, best = min(graded.key.values()), max(graded.key.values())
    if not worst <= graded.overall <= best:
        yield Conflict(
            rule="the overall lies between its worst and its best key judgement",
            explanation=(
                f"Overall is {graded.overall.label}, but the key judgements run from {worst.label} to {best.label}."
            ),
            remedy="Check the overall grade and each area's against the report.",
            source=RANGE_OF_PARTS,
        )
