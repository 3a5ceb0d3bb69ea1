"""Inspection frameworks and their versions: which areas are graded, from when, and which of them limit the overall.

The version is fixed by the day the inspection *starts*, not by publication: 103 inspections that started from 2023
on grade care leavers, and none of the 168 before does.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from safeguarding.errors import OutOfCoverageError
from safeguarding.inspections.absences import Absence
from safeguarding.inspections.areas import JudgementArea
from safeguarding.labels import Labelled
from safeguarding.records import Record, Several
from safeguarding.sources import Certainty, Source
from safeguarding.timelines import DatedValue, Timeline


class Framework(Labelled):
    """What the inspectors worked to. A framework is not an inspection's kind.

    Examples:
        >>> Framework.ILACS.label
        "Inspecting local authority children's services"
    """

    SIF = "Single Inspection Framework"
    ILACS = "Inspecting local authority children's services"
    SCCIF = "Social care common inspection framework"
    AREA_SEND = "Area SEND inspection"
    JTAI = "Joint targeted area inspection"
    REPORT_CARD = "Education inspection, report card"


@attrs.frozen(kw_only=True)
class FrameworkVersion(Record):
    """What one version of a framework grades.

    Attributes:
        name: The version: ``"ILACS 2023"``.
        overall: The area of the overall judgement, or None where there is none.
        key_areas: The graded areas that the overall judgement rests on.
        sub_areas: Graded sub-judgements, each with the key area that it is part of.
        other_body: The area judged on the same words of another body; it never feeds the overall judgement.
        limiting_areas: The key areas of which one inadequate makes the overall inadequate.
        optional_areas: Areas graded only where the provider has them.

    Examples:
        >>> [area.name for area in ILACS_2018.areas]
        ['OVERALL_EFFECTIVENESS', 'IMPACT_OF_LEADERS', 'HELP_AND_PROTECTION', 'CHILDREN_IN_CARE_AND_CARE_LEAVERS']
    """

    _words = "{0.name}"

    name: str
    overall: JudgementArea | None
    key_areas: tuple[JudgementArea, ...] = attrs.field(converter=Several[JudgementArea])
    sub_areas: tuple[tuple[JudgementArea, JudgementArea], ...] = ()
    other_body: JudgementArea | None = None
    limiting_areas: tuple[JudgementArea, ...] = attrs.field(default=(), converter=Several[JudgementArea])
    optional_areas: tuple[JudgementArea, ...] = attrs.field(default=(), converter=Several[JudgementArea])

    @property
    def areas(self) -> tuple[JudgementArea, ...]:
        """Every area that is or may be graded, the overall judgement first, another body's last."""
        subs = tuple(area for area, _ in self.sub_areas)
        every = (self.overall, *self.key_areas, *subs, *self.optional_areas, self.other_body)
        return tuple(area for area in every if area is not None)


_A = JudgementArea

SIF_SOURCE = Source(
    title="Framework and evaluation schedule for inspections of services for children in need of help and protection",
    published_at="Ofsted",
    certainty=Certainty.ESTABLISHED,
    checked_on=date(2026, 11, 23),
    note="areas and dates hold in all 167 SIF reports extracted from Ofsted's publications",
)
ILACS_SOURCE = Source(
    title="Inspecting local authority children's services framework",
    published_at="Ofsted",
    certainty=Certainty.ESTABLISHED,
    checked_on=date(2026, 11, 23),
    note="areas and dates hold in all 271 rows of Ofsted's official statistics to 31 March 2025",
)
ILACS_2026_SOURCE = Source(
    title="Inspecting local authority children's services framework, from April 2026",
    published_at="Ofsted",
    certainty=Certainty.SECONDARY,
    note="overall effectiveness abolished for inspections from April 2026; no outcome under it is in our data",
)
OTHER_FRAMEWORKS_SOURCE = Source(
    title="Ofsted's framework pages",
    certainty=Certainty.FROM_MEMORY,
    note="start dates from memory, to be verified",
)
REPORT_CARD_SOURCE = Source(
    title="Education inspection framework, for use from November 2025",
    published_at="Ofsted; as summarised for schools by focus-education.co.uk and forbessolicitors.co.uk",
    certainty=Certainty.SECONDARY,
    note="areas, five-point scale and safeguarding met or not met, from 10 November 2025; the framework was not read",
)

SIF = FrameworkVersion(
    name="SIF",
    overall=_A.OVERALL_EFFECTIVENESS,
    key_areas=(_A.HELP_AND_PROTECTION, _A.LOOKED_AFTER_AND_PERMANENCE, _A.LEADERSHIP_MANAGEMENT_AND_GOVERNANCE),
    sub_areas=(
        (_A.ADOPTION_PERFORMANCE, _A.LOOKED_AFTER_AND_PERMANENCE),
        (_A.CARE_LEAVERS, _A.LOOKED_AFTER_AND_PERMANENCE),
    ),
    other_body=_A.LSCB_EFFECTIVENESS,
    limiting_areas=(
        _A.HELP_AND_PROTECTION,
        _A.LOOKED_AFTER_AND_PERMANENCE,
        _A.LEADERSHIP_MANAGEMENT_AND_GOVERNANCE,
    ),
)
ILACS_2018 = FrameworkVersion(
    name="ILACS 2018",
    overall=_A.OVERALL_EFFECTIVENESS,
    key_areas=(_A.IMPACT_OF_LEADERS, _A.HELP_AND_PROTECTION, _A.CHILDREN_IN_CARE_AND_CARE_LEAVERS),
    limiting_areas=(_A.HELP_AND_PROTECTION, _A.CHILDREN_IN_CARE_AND_CARE_LEAVERS),
)
ILACS_2023 = FrameworkVersion(
    name="ILACS 2023",
    overall=_A.OVERALL_EFFECTIVENESS,
    key_areas=(_A.IMPACT_OF_LEADERS, _A.HELP_AND_PROTECTION, _A.CHILDREN_IN_CARE, _A.CARE_LEAVERS),
    limiting_areas=(_A.HELP_AND_PROTECTION, _A.CHILDREN_IN_CARE, _A.CARE_LEAVERS),
)
ILACS_2026 = attrs.evolve(ILACS_2023, name="ILACS 2026", overall=None, limiting_areas=())

_SCCIF = FrameworkVersion(
    name="SCCIF",
    overall=_A.SCCIF_OVERALL_EXPERIENCES,
    key_areas=(_A.SCCIF_HELPED_AND_PROTECTED, _A.SCCIF_LEADERS_AND_MANAGERS),
    limiting_areas=(_A.SCCIF_HELPED_AND_PROTECTED,),
)
_AREA_SEND_2016 = FrameworkVersion(name="Area SEND 2016", overall=_A.AREA_SEND_WRITTEN_STATEMENT, key_areas=())
_AREA_SEND_2023 = FrameworkVersion(name="Area SEND 2023", overall=_A.AREA_SEND_PARTNERSHIP, key_areas=())
_REPORT_CARD = FrameworkVersion(
    name="Report card 2025",
    overall=None,
    key_areas=(
        _A.REPORT_CARD_INCLUSION,
        _A.REPORT_CARD_CURRICULUM,
        _A.REPORT_CARD_ACHIEVEMENT,
        _A.REPORT_CARD_ATTENDANCE,
        _A.REPORT_CARD_PERSONAL_DEVELOPMENT,
        _A.REPORT_CARD_LEADERSHIP,
        _A.REPORT_CARD_SAFEGUARDING,
    ),
    optional_areas=(_A.REPORT_CARD_EARLY_YEARS, _A.REPORT_CARD_SIXTH_FORM),
)
_NARRATIVE = FrameworkVersion(name="narrative, no grades", overall=None, key_areas=())

FRAMEWORK_VERSIONS: Mapping[Framework, Timeline[FrameworkVersion]] = {
    Framework.SIF: Timeline(
        name="versions of the SIF",
        entries=[DatedValue(date(2013, 11, 19), SIF, SIF_SOURCE)],
        # the last re-inspection started on 11 June 2018
        ends_on=date(2018, 6, 30),
    ),
    Framework.ILACS: Timeline(
        name="versions of ILACS",
        entries=[
            DatedValue(date(2018, 1, 1), ILACS_2018, ILACS_SOURCE),
            DatedValue(date(2023, 1, 1), ILACS_2023, ILACS_SOURCE),
            DatedValue(date(2026, 4, 1), ILACS_2026, ILACS_2026_SOURCE),
        ],
    ),
    Framework.SCCIF: Timeline(
        name="versions of the SCCIF", entries=[DatedValue(date(2017, 4, 1), _SCCIF, OTHER_FRAMEWORKS_SOURCE)]
    ),
    Framework.AREA_SEND: Timeline(
        name="versions of the area SEND framework",
        entries=[
            DatedValue(date(2016, 5, 1), _AREA_SEND_2016, OTHER_FRAMEWORKS_SOURCE),
            DatedValue(date(2023, 1, 1), _AREA_SEND_2023, OTHER_FRAMEWORKS_SOURCE),
        ],
    ),
    Framework.REPORT_CARD: Timeline(
        name="versions of the education report card",
        entries=[DatedValue(date(2025, 11, 10), _REPORT_CARD, REPORT_CARD_SOURCE)],
    ),
    Framework.JTAI: Timeline(
        name="versions of the JTAI", entries=[DatedValue(date(2016, 1, 1), _NARRATIVE, OTHER_FRAMEWORKS_SOURCE)]
    ),
}
"""The published versions, by framework. Values, to be passed to the rules; a caller may pass others."""


def framework_version(
    framework: Framework,
    *,
    on: date,
    versions: Mapping[Framework, Timeline[FrameworkVersion]] = FRAMEWORK_VERSIONS,
) -> DatedValue[FrameworkVersion]:
    """The version that governs an inspection starting on a day, with its source.

    Raises:
        OutOfCoverageError: where the framework was not in force on that day.

    Examples:
        >>> framework_version(Framework.ILACS, on=date(2022, 12, 31)).value.name
        'ILACS 2018'
        >>> framework_version(Framework.ILACS, on=date(2023, 1, 1)).value.name
        'ILACS 2023'
    """
    timeline = versions.get(framework)
    if timeline is None:
        raise OutOfCoverageError(f"no version of {framework.label} is known", on=on)
    return timeline.entry_on(on)


def version_of_report(
    framework: Framework,
    *,
    starts_on: date | None,
    published_on: date | None = None,
    versions: Mapping[Framework, Timeline[FrameworkVersion]] = FRAMEWORK_VERSIONS,
) -> DatedValue[FrameworkVersion]:
    """The version that governs an inspection, also where only the day of publication of its report is known.

    The version is fixed by the first day on site. Where that is not known, any version that was in force on or before
    the day of publication may have governed it: there is an answer only where that is a single one.

    Raises:
        OutOfCoverageError: where the framework was not in force, and where one of several versions may have governed.

    Examples:
        >>> version_of_report(Framework.SIF, starts_on=None, published_on=date(2018, 8, 24)).value.name
        'SIF'
        >>> version_of_report(Framework.ILACS, starts_on=None, published_on=date(2023, 3, 1))
        Traceback (most recent call last):
        ...
        safeguarding.errors.OutOfCoverageError: the first day on site is not known, so ILACS 2018 or ILACS 2023 may have governed
    """
    if starts_on is not None:
        return framework_version(framework, on=starts_on, versions=versions)
    timeline = versions.get(framework)
    if timeline is None or published_on is None:
        raise OutOfCoverageError(f"no version of {framework.label} is known", on=published_on)
    possible = [entry for entry in timeline.entries if entry.starts_on <= published_on]
    if len(possible) == 1:
        return possible[0]
    names = " or ".join(entry.value.name for entry in possible)
    raise OutOfCoverageError(
        f"the first day on site is not known, so {names} may have governed"
        if possible
        else f"{framework.label} was not in force by then",
        on=published_on,
    )


def reason_without_grade(
    framework: Framework,
    area: JudgementArea,
    *,
    on: date,
    versions: Mapping[Framework, Timeline[FrameworkVersion]] = FRAMEWORK_VERSIONS,
) -> Absence:
    """Why an inspection that started on a day may say nothing of an area.

    ``NOT_INSPECTED`` where the version in force grades the area, ``ABOLISHED`` where an earlier version did, and
    ``NOT_IN_FORCE`` otherwise.

    Examples:
        >>> reason_without_grade(Framework.ILACS, JudgementArea.CARE_LEAVERS, on=date(2022, 12, 31)).label
        'not in force yet'
        >>> reason_without_grade(Framework.ILACS, JudgementArea.OVERALL_EFFECTIVENESS, on=date(2026, 4, 1)).label
        'abolished'
    """
    timeline = versions.get(framework)
    so_far = [entry.value for entry in timeline.entries if entry.starts_on <= on] if timeline else []
    if so_far and area in so_far[-1].areas:
        return Absence.NOT_INSPECTED
    return Absence.ABOLISHED if any(area in version.areas for version in so_far) else Absence.NOT_IN_FORCE
