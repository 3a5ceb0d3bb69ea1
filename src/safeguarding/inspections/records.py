"""An inspection as facts: what was judged when, with what grade, and what was found.

A record holds what a report says, also where it cannot be true; the conflict checks say what is wrong with it.
"""

from __future__ import annotations

from datetime import date

import attrs

from safeguarding.dates.ranges import DateRange
from safeguarding.errors import InvalidRecordError
from safeguarding.inspections.absences import Absence
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.frameworks import Framework
from safeguarding.inspections.scales import Grade
from safeguarding.labels import Labelled
from safeguarding.records import Record, Several


class InspectionKind(Labelled):
    """What sort of visit it was. A kind is not a framework.

    Examples:
        >>> InspectionKind.SHORT.is_graded, InspectionKind.MONITORING_VISIT.is_graded
        (True, False)
    """

    FULL = "full inspection"
    STANDARD = "standard inspection"
    SHORT = "short inspection"
    REINSPECTION = "re-inspection"
    FOCUSED_VISIT = "focused visit"
    MONITORING_VISIT = "monitoring visit"
    JOINT = "joint targeted area inspection"

    @property
    def is_graded(self) -> bool:
        """Whether inspections of this kind give grades; visits and joint inspections are narrative."""
        return self in _GRADED


_GRADED = frozenset({InspectionKind.FULL, InspectionKind.STANDARD, InspectionKind.SHORT, InspectionKind.REINSPECTION})


@attrs.frozen
class Judgement(Record):
    """One area with its grade, or with the reason why it has none.

    Raises:
        InvalidRecordError: for both or neither, or for a grade of another scale than the area's.

    Examples:
        >>> from safeguarding.inspections.scales import SccifGrade, SocialCareGrade
        >>> Judgement(JudgementArea.HELP_AND_PROTECTION, SocialCareGrade.GOOD).grade.label
        'Good'
        >>> Judgement(JudgementArea.HELP_AND_PROTECTION, SccifGrade.GOOD)
        Traceback (most recent call last):
        ...
        safeguarding.errors.InvalidRecordError: children who need help and protection is graded as SocialCareGrade, not as SccifGrade
    """

    area: JudgementArea
    grade: Grade | None = None
    absence: Absence | None = None

    def _check(self) -> None:
        if (self.grade is None) == (self.absence is None):
            raise InvalidRecordError(f"{self.area.label} has either a grade or a reason why there is none")
        if self.grade is not None and type(self.grade) is not self.area.scale:
            raise InvalidRecordError(
                f"{self.area.label} is graded as {self.area.scale.__name__}, not as {type(self.grade).__name__}"
            )

    def __str__(self) -> str:
        return f"{self.area}: {self.grade or self.absence}"


class FindingKind(Labelled):
    """Whether inspectors praised it or asked for more.

    Examples:
        >>> FindingKind.STRENGTH.label
        'strength'
    """

    STRENGTH = "strength"
    AREA_FOR_DEVELOPMENT = "area for development"


@attrs.frozen(kw_only=True)
class Finding(Record):
    """A strength or an area for development that inspectors described.

    Attributes:
        kind: Which of the two.
        area: The judgement area that it belongs to.
        text: What was found.
        service: The service concerned, where one was named: "Early Help", "IRO service".

    Examples:
        >>> finding = Finding(
        ...     kind=FindingKind.AREA_FOR_DEVELOPMENT, area=JudgementArea.CARE_LEAVERS, text="health passports for all"
        ... )
        >>> finding.kind.label
        'area for development'
    """

    _words = "{0.kind}, {0.area}: {0.text}"

    kind: FindingKind
    area: JudgementArea
    text: str
    service: str = ""


@attrs.frozen(kw_only=True)
class Inspection(Record):
    """One inspection of one authority, as its report states it.

    Attributes:
        authority: The authority's name as published, or its nine-character code.
        framework: The framework it was carried out under.
        kind: What sort of inspection it was.
        visits: The date ranges on site, at least one; some inspections had two.
        end_is_stated: False where the source prints only the first day; a visit's end is then no more than its start.
        published_on: The day the report was published, if known.
        received_on: The day the authority received the report, if known. Deadlines run from it, not from publication.
        judgements: Areas with grades or reasons, each area once.
        findings: Strengths and areas for development.
        reference: The publisher's reference, such as a report number. An Ofsted URN is not an ONS code.

    Raises:
        InvalidRecordError: for no authority, no visit, or an area judged twice.

    Examples:
        >>> stated = Inspection(
        ...     authority="York",
        ...     framework=Framework.SIF,
        ...     kind=InspectionKind.FULL,
        ...     visits=[DateRange(date(2016, 11, 14), date(2016, 12, 8))],
        ... )
        >>> stated.starts_on, stated.grade_of(JudgementArea.OVERALL_EFFECTIVENESS)
        (datetime.date(2016, 11, 14), None)
    """

    authority: str
    framework: Framework
    kind: InspectionKind
    visits: tuple[DateRange, ...] = attrs.field(converter=Several[DateRange])
    end_is_stated: bool = True
    published_on: date | None = None
    received_on: date | None = None
    judgements: tuple[Judgement, ...] = attrs.field(default=(), converter=Several[Judgement])
    findings: tuple[Finding, ...] = attrs.field(default=(), converter=Several[Finding])
    reference: str = ""

    def _check(self) -> None:
        if not self.authority.strip():
            raise InvalidRecordError("an inspection is of an authority; its name or code is missing")
        if not self.visits:
            raise InvalidRecordError("an inspection has at least one visit")
        areas = [judgement.area for judgement in self.judgements]
        for area in areas:
            if areas.count(area) > 1:
                raise InvalidRecordError(f"{area.label} is judged more than once")

    @property
    def starts_on(self) -> date:
        """The first day of the earliest visit. It decides the framework's version."""
        return min(visit.starts_on for visit in self.visits)

    @property
    def last_known_day(self) -> date:
        """The last day on site that the source states: the first one, where it prints no other."""
        return max(visit.ends_on for visit in self.visits)

    @property
    def ends_on(self) -> date | None:
        """The last day of the latest visit, or None where the source does not print it."""
        return self.last_known_day if self.end_is_stated else None

    def judgement_of(self, area: JudgementArea) -> Judgement | None:
        """The judgement of an area, or None where the record does not mention it."""
        return next((judgement for judgement in self.judgements if judgement.area is area), None)

    def grade_of(self, area: JudgementArea) -> Grade | None:
        """The grade of an area, or None where it has none."""
        judgement = self.judgement_of(area)
        return judgement.grade if judgement else None

    def findings_of(self, kind: FindingKind, area: JudgementArea | None = None) -> tuple[Finding, ...]:
        """The findings of a kind, of one area or of all."""
        return tuple(each for each in self.findings if each.kind is kind and area in (None, each.area))

    def __str__(self) -> str:
        return f"{self.authority}: {self.framework}, {self.kind}, {' and '.join(map(str, self.visits))}"
