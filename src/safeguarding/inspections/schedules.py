"""When the next inspection is to be expected, and of which kind. An expectation with exceptions, never a due date."""

from __future__ import annotations

import attrs

from safeguarding.dates.due import due_on, period_before
from safeguarding.dates.periods import Period
from safeguarding.dates.ranges import DateRange
from safeguarding.errors import InvalidRecordError
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.frameworks import ILACS_SOURCE
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
    source: Source

    def _check(self) -> None:
        if self.interval.working_days or self.either_side.working_days:
            raise InvalidRecordError("a cycle of inspections is stated in calendar units, not in working days")


ILACS_CYCLE = InspectionCycle(interval=Period(years=3), either_side=Period(months=6), source=ILACS_PATHWAY)


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


def expected_inspection(latest: Inspection, *, cycle: InspectionCycle = ILACS_CYCLE) -> ExpectedInspection:
    """The next full inspection that the pathway leads one to expect.

    The kind follows the overall grade. The window is counted from the day the latest inspection started.

    Raises:
        InvalidRecordError: for an inspection without an overall grade on the social-care scale: since April 2026
            there is none, and the pathway that replaced it is not known here. For one known by its day of publication
            only: the window is counted from its first day on site.
        OutOfCoverageError: where the window lies outside the years 1 to 9999.

    Examples:
        >>> from datetime import date
        >>> from safeguarding.inspections.frameworks import Framework
        >>> from safeguarding.inspections.records import Judgement
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
    grade = latest.grade_of(JudgementArea.OVERALL_EFFECTIVENESS)
    if not isinstance(grade, SocialCareGrade):
        raise InvalidRecordError("the next inspection is expected from an overall grade, and this inspection has none")
    if latest.starts_on is None:
        raise InvalidRecordError(
            "the next inspection is expected from a first day on site, and none is known of this one"
        )
    anniversary = due_on(latest.starts_on, cycle.interval)
    short = grade >= SocialCareGrade.GOOD
    return ExpectedInspection(
        kind=InspectionKind.SHORT if short else InspectionKind.STANDARD,
        window=DateRange(period_before(anniversary, cycle.either_side), due_on(anniversary, cycle.either_side)),
        monitoring_visits=grade is SocialCareGrade.INADEQUATE,
        source=cycle.source,
    )
