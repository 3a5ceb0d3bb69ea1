"""When the next inspection is to be expected, and of which kind. An expectation with exceptions, never a due date."""

from __future__ import annotations

import attrs

from safeguarding.dates.due import due_on, period_before
from safeguarding.dates.periods import Period
from safeguarding.dates.ranges import DateRange
from safeguarding.errors import InvalidRecordError, OutOfCoverageError
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.frameworks import ILACS_2026_SOURCE, ILACS_SOURCE, FrameworkVersion, version_of_report
from safeguarding.inspections.records import Inspection, InspectionKind
from safeguarding.inspections.scales import SocialCareGrade
from safeguarding.records import Record
from safeguarding.sources import Certainty, Source

ILACS_PATHWAY = Source(
    title=ILACS_SOURCE.title,
    clause="the ILACS system",
    published_at="Ofsted",
    certainty=Certainty.SECONDARY,
    note=(
        "about every three years, usually within six months either side of the third anniversary, with exceptions; "
        "in Ofsted's history to 31 March 2025, 108 of the 115 inspections that followed another were of the expected "
        "kind; 21 of them started within the window, 1 before it and 93 after it, since inspections stood still in the "
        "pandemic; of the 14 that followed one begun since April 2021, 13 did so within it"
    ),
)

ILACS_2026_PATHWAY = Source(
    title=ILACS_2026_SOURCE.title,
    clause="the ILACS system",
    published_at="Ofsted",
    certainty=Certainty.UNVERIFIED,
    note=(
        "since April 2026 no overall grade decides; that the lowest of the graded areas stands in its place, with the "
        "cycle of before, is assumed here: the framework of 2026 was not read, no outcome under it is known here, and "
        "another framework is announced for 2027"
    ),
)


@attrs.frozen(kw_only=True)
class InspectionCycle(Record):
    """How often inspections are expected.

    Attributes:
        interval: From one inspection's start to the next.
        either_side: How far before and after the anniversary it usually falls.
        source: Where this is said.

    Raises:
        InvalidRecordError: for periods in working days, which would need a calendar.

    Examples:
        >>> print(ILACS_CYCLE.interval, "give or take", ILACS_CYCLE.either_side)
        3 years give or take 6 months
    """

    interval: Period
    either_side: Period
    source: Source = attrs.field(repr=str)

    def _check(self) -> None:
        if self.interval.working_days or self.either_side.working_days:
            raise InvalidRecordError("a cycle of inspections is stated in calendar units, not in working days")


ILACS_CYCLE = InspectionCycle(interval=Period(years=3), either_side=Period(months=6), source=ILACS_PATHWAY)
ILACS_2026_CYCLE = attrs.evolve(ILACS_CYCLE, source=ILACS_2026_PATHWAY)
"""Since April 2026, where the lowest graded area is assumed to stand in the place of the overall grade."""


@attrs.frozen(kw_only=True)
class ExpectedInspection(Record):
    """What to expect after an inspection.

    Attributes:
        kind: A short inspection after good or outstanding, a standard one otherwise.
        window: The days within which it usually starts.
        monitoring_visits: Whether monitoring visits come first, as they do after inadequate.
        source: Where the pathway is described, and how surely.

    Examples:
        >>> from datetime import date
        >>> ExpectedInspection(
        ...     kind=InspectionKind.SHORT,
        ...     window=DateRange(date(2024, 9, 7), date(2025, 9, 7)),
        ...     monitoring_visits=False,
        ...     source=ILACS_PATHWAY,
        ... ).kind.label
        'short inspection'
    """

    _words = "{0.kind}, {0.window}"

    kind: InspectionKind
    window: DateRange
    monitoring_visits: bool
    source: Source


def expected_inspection(
    latest: Inspection, *, cycle: InspectionCycle = ILACS_CYCLE, without_overall: InspectionCycle = ILACS_2026_CYCLE
) -> ExpectedInspection:
    """The next full inspection that the pathway leads one to expect.

    The kind follows the overall grade; since April 2026, when there is none, the lowest of the graded areas. The window
    is counted from the day the latest inspection started.

    Args:
        latest: The latest graded inspection.
        cycle: The pathway where there is an overall grade.
        without_overall: The pathway where the version in force gives none.

    Raises:
        InvalidRecordError: for an inspection without an overall grade on the social-care scale, where its version gives
            one, and where one of its areas has no grade, where it does not. For one known by its day of publication only:
            the window is counted from its first day on site.
        OutOfCoverageError: where the window lies outside the years 1 to 9999.

    Examples:
        >>> from datetime import date
        >>> from safeguarding.inspections import Framework, Judgement
        >>> latest = Inspection(
        ...     authority="York",
        ...     framework=Framework.ILACS,
        ...     kind=InspectionKind.STANDARD,
        ...     visits=[DateRange(date(2022, 3, 7), date(2022, 3, 18))],
        ...     judgements=[Judgement(JudgementArea.OVERALL_EFFECTIVENESS, SocialCareGrade.GOOD)],
        ... )
        >>> expected = expected_inspection(latest)
        >>> print(expected.kind.label, "|", expected.window)
        short inspection | 7 September 2024 – 7 September 2025
    """
    if latest.starts_on is None:
        raise InvalidRecordError(
            "the next inspection is expected from a first day on site, and none is known of this one"
        )
    version = _version_without_overall(latest)
    followed = without_overall if version else cycle
    grade = _lowest_grade(latest, version) if version else latest.grade_of(JudgementArea.OVERALL_EFFECTIVENESS)
    if not isinstance(grade, SocialCareGrade):
        raise InvalidRecordError("the next inspection is expected from an overall grade, and this inspection has none")
    anniversary = due_on(latest.starts_on, followed.interval)
    short = grade >= SocialCareGrade.GOOD
    return ExpectedInspection(
        kind=InspectionKind.SHORT if short else InspectionKind.STANDARD,
        window=DateRange(period_before(anniversary, followed.either_side), due_on(anniversary, followed.either_side)),
        monitoring_visits=grade is SocialCareGrade.INADEQUATE,
        source=followed.source,
    )


def _version_without_overall(latest: Inspection) -> FrameworkVersion | None:
    """The version that governs the inspection, where it grades areas and gives no overall grade."""
    try:
        version = version_of_report(latest.framework, starts_on=latest.starts_on).value
    except OutOfCoverageError:
        return None
    return version if version.overall is None and version.key_areas else None


def _lowest_grade(latest: Inspection, version: FrameworkVersion) -> SocialCareGrade:
    grades = [latest.grade_of(area) for area in version.key_areas]
    known = [grade for grade in grades if isinstance(grade, SocialCareGrade)]
    # one that is not known may be the lowest
    if len(known) < len(grades) and SocialCareGrade.INADEQUATE not in known:
        raise InvalidRecordError(
            "the next inspection is expected from the lowest of the graded areas, and not all are stated"
        )
    return min(known)
