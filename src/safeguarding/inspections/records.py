"""An inspection as facts: what was judged when, with what grade, and what was found.

A record holds what a report says, also where it cannot be true; the conflict checks say what is wrong with it.
"""

from __future__ import annotations

from datetime import date

import attrs

from safeguarding.dates.ranges import DateRange
from safeguarding.dates.words import printed_date
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
    AREA_SEND = "area SEND inspection"

    @property
    def is_graded(self) -> bool:
        """Whether inspections of this kind grade a council's services; visits, joint and area ones are narrative."""
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
    """Whether inspectors praised it or asked for more, and how urgently.

    Examples:
        >>> FindingKind.AREA_FOR_PRIORITY_ACTION.label
        'area for priority action'
    """

    STRENGTH = "strength"
    AREA_FOR_DEVELOPMENT = "area for development"
    AREA_FOR_PRIORITY_ACTION = "area for priority action"
    AREA_FOR_IMPROVEMENT = "area for improvement"


@attrs.frozen(kw_only=True)
class Finding(Record):
    """Something that inspectors described: a strength, or what they ask the authority to better.

    Attributes:
        kind: Which of the four.
        area: The judgement area that it belongs to; None where the report or letter groups it under none, as a
            visit's letter does.
        text: What was found.
        service: The service concerned, where one was named: "Early Help", "IRO service".

    Examples:
        >>> finding = Finding(
        ...     kind=FindingKind.AREA_FOR_DEVELOPMENT, area=JudgementArea.CARE_LEAVERS, text="health passports for all"
        ... )
        >>> finding.kind.label
        'area for development'
    """

    kind: FindingKind
    text: str
    area: JudgementArea | None = None
    service: str = ""

    def __str__(self) -> str:
        return f"{self.kind}, {self.area}: {self.text}" if self.area else f"{self.kind}: {self.text}"


@attrs.frozen(kw_only=True)
class Revision(Record):
    """An outcome that was published and then replaced. The judgement itself holds what stands now.

    Attributes:
        area: The area whose outcome was replaced.
        was: The grade as first published; None where none had been.
        revised_on: The day the replacement was published. From then on the judgement's grade stands.
        reason: Why, where that is known.

    Examples:
        >>> from safeguarding.inspections.scales import SocialCareGrade
        >>> print(
        ...     Revision(
        ...         area=JudgementArea.CARE_LEAVERS, was=SocialCareGrade.GOOD, revised_on=date(2023, 11, 2), reason="a slip"
        ...     )
        ... )
        experiences and progress of care leavers: Good until 2 November 2023
    """

    area: JudgementArea
    was: Grade | None
    revised_on: date
    reason: str = ""

    def _check(self) -> None:
        if self.was is not None and type(self.was) is not self.area.scale:
            raise InvalidRecordError(f"{self.area.label} is not graded as {type(self.was).__name__}")

    def __str__(self) -> str:
        return f"{self.area}: {self.was or 'no grade'} until {printed_date(self.revised_on)}"


@attrs.frozen(kw_only=True)
class Inspection(Record):
    """One inspection of one authority, or one visit to it, as its report or letter states it.

    Attributes:
        authority: The authority's name as published, or its nine-character code.
        framework: The framework it was carried out under.
        kind: What sort of inspection it was.
        visits: The date ranges on site; some inspections had two. None where only the day of publication is known: a
            version of the framework, a duration or an interval that rests on days on site then cannot be said.
        end_is_stated: False where the source prints only the first day; a visit's end is then no more than its start.
        published_on: The day the report, or a visit's letter, was published, if known.
        received_on: The day the authority received the report, if known. Deadlines run from it, not from publication.
        judgements: Areas with grades or reasons, each area once.
        findings: Strengths, areas for development, for priority action and for improvement.
        theme: What a visit or a joint inspection looked at: ``"children in need"``.
        series_number: Which visit of its series a monitoring visit is, the first being 1.
        is_statement_required: Whether a joint inspection's report determines that a written statement of proposed
            action is to be made; None where that is not stated.
        revisions: Outcomes that were published and replaced since.
        reference: The publisher's reference, such as a report number. An Ofsted URN is not an ONS code.

    Raises:
        InvalidRecordError: for no authority, neither a visit nor a day of publication, an area judged twice, a number in
            a series below 1, or the revision of an area that is not judged.

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
    visits: tuple[DateRange, ...] = attrs.field(default=(), converter=Several[DateRange])
    end_is_stated: bool = True
    published_on: date | None = None
    received_on: date | None = None
    judgements: tuple[Judgement, ...] = attrs.field(default=(), converter=Several[Judgement])
    findings: tuple[Finding, ...] = attrs.field(default=(), converter=Several[Finding])
    theme: str = ""
    series_number: int | None = None
    is_statement_required: bool | None = None
    revisions: tuple[Revision, ...] = attrs.field(default=(), converter=Several[Revision])
    reference: str = ""

    def _check(self) -> None:
        if not self.authority.strip():
            raise InvalidRecordError("an inspection is of an authority; its name or code is missing")
        if not self.visits and self.published_on is None:
            raise InvalidRecordError(
                "an inspection has at least one visit, or the day on which its report was published"
            )
        if self.series_number is not None and self.series_number < 1:
            raise InvalidRecordError(f"visits of a series are numbered from 1, not {self.series_number}")
        areas = [judgement.area for judgement in self.judgements]
        for area in areas:
            if areas.count(area) > 1:
                raise InvalidRecordError(f"{area.label} is judged more than once")
        for revision in self.revisions:
            if revision.area not in areas:
                raise InvalidRecordError(f"{revision.area.label} is revised, but is not judged")

    @property
    def starts_on(self) -> date | None:
        """The first day of the earliest visit, which decides the framework's version; None where it is not known."""
        return min((visit.starts_on for visit in self.visits), default=None)

    @property
    def last_known_day(self) -> date | None:
        """The last day on site that the source states: the first one, where it prints no other. None for no visits."""
        return max((visit.ends_on for visit in self.visits), default=None)

    @property
    def ends_on(self) -> date | None:
        """The last day of the latest visit, or None where the source does not print it."""
        return self.last_known_day if self.end_is_stated else None

    @property
    def over_by(self) -> date:
        """A day by which the inspection was certainly over, as far as is stated: its last known day, or publication."""
        known = self.last_known_day or self.published_on
        assert known is not None  # noqa: S101 - a record has one or the other
        return known

    def judgement_of(self, area: JudgementArea) -> Judgement | None:
        """The judgement of an area, or None where the record does not mention it."""
        return next((judgement for judgement in self.judgements if judgement.area is area), None)

    def grade_of(self, area: JudgementArea) -> Grade | None:
        """The grade of an area, or None where it has none."""
        judgement = self.judgement_of(area)
        return judgement.grade if judgement else None

    def grade_on(self, area: JudgementArea, *, on: date) -> Grade | None:
        """The grade of an area as it stood published on a day: before a revision, the one that was replaced.

        Where an outcome was revised more than once, each revision holds what stood until its day.
        """
        later = [each for each in self.revisions if each.area is area and on < each.revised_on]
        return min(later, key=lambda each: each.revised_on).was if later else self.grade_of(area)

    def findings_of(self, kind: FindingKind, area: JudgementArea | None = None) -> tuple[Finding, ...]:
        """The findings of a kind, of one area or of all."""
        return tuple(each for each in self.findings if each.kind is kind and area in (None, each.area))

    def __str__(self) -> str:
        return f"{self.authority}: {self.framework}, {self.kind}, {self.printed_days}"

    @property
    def printed_days(self) -> str:
        """When it was, in words: its days on site, or the day of publication where that is all that is known."""
        if self.visits:
            return " and ".join(map(str, self.visits))
        return f"days on site not known, published {printed_date(self.over_by)}"
