from datetime import date

import attrs
import pytest

from safeguarding.dates.periods import Period
from safeguarding.dates.ranges import DateRange
from safeguarding.errors import InvalidRecordError
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.frameworks import Framework
from safeguarding.inspections.records import Inspection, InspectionKind, Judgement
from safeguarding.inspections.scales import SocialCareGrade
from safeguarding.inspections.schedules import ILACS_CYCLE, expected_inspection
from safeguarding.sources import Certainty

A, G = JudgementArea, SocialCareGrade


def latest(grade: SocialCareGrade | None) -> Inspection:
    return Inspection(
        authority="York",
        framework=Framework.ILACS,
        kind=InspectionKind.STANDARD,
        visits=[DateRange(date(2022, 3, 7), date(2022, 3, 18))],
        judgements=[Judgement(A.OVERALL_EFFECTIVENESS, grade)] if grade else [],
    )


@pytest.mark.parametrize(
    ("grade", "kind", "monitored"),
    [
        (G.OUTSTANDING, InspectionKind.SHORT, False),
        (G.GOOD, InspectionKind.SHORT, False),
        (G.REQUIRES_IMPROVEMENT, InspectionKind.STANDARD, False),
        (G.INADEQUATE, InspectionKind.STANDARD, True),
    ],
)
def test_the_pathway(grade: SocialCareGrade, kind: InspectionKind, monitored: bool) -> None:  # noqa: FBT001
    """[S] Good or better leads to a short inspection, else to a standard one; inadequate to monitoring visits first."""
    expected = expected_inspection(latest(grade))
    assert (expected.kind, expected.monitoring_visits) == (kind, monitored)
    assert expected.window == DateRange(date(2024, 9, 7), date(2025, 9, 7))
    assert expected.source.certainty is Certainty.SECONDARY


def test_without_an_overall_grade_nothing_is_expected() -> None:
    """Since April 2026 there is no overall grade to expect the next inspection from."""
    with pytest.raises(InvalidRecordError, match="this inspection has none"):
        expected_inspection(latest(None))


def test_a_window_in_weeks_reaches_to_both_sides() -> None:
    """A cycle of one's own may state its window in weeks; it lies as far before the anniversary as after it."""
    cycle = attrs.evolve(ILACS_CYCLE, either_side=Period(weeks=2))
    window = expected_inspection(latest(G.GOOD), cycle=cycle).window
    assert window == DateRange(date(2025, 2, 21), date(2025, 3, 21))


def test_a_cycle_in_working_days_is_refused() -> None:
    """A cycle is in calendar units: it has no calendar to count working days by."""
    with pytest.raises(InvalidRecordError, match="calendar units"):
        attrs.evolve(ILACS_CYCLE, either_side=Period(working_days=5))


class TestWithoutOverallGrade:
    """[U] Since April 2026 the lowest graded area is taken to stand in the place of the overall grade."""

    @pytest.mark.parametrize(
        ("lowest", "kind", "monitored"),
        [
            (G.GOOD, InspectionKind.SHORT, False),
            (G.REQUIRES_IMPROVEMENT, InspectionKind.STANDARD, False),
            (G.INADEQUATE, InspectionKind.STANDARD, True),
        ],
    )
    def test_the_lowest_area_decides(self, lowest: SocialCareGrade, kind: InspectionKind, monitored: bool) -> None:  # noqa: FBT001
        expected = expected_inspection(since_2026(lowest))
        assert (expected.kind, expected.monitoring_visits) == (kind, monitored)
        assert expected.source.certainty is Certainty.UNVERIFIED

    def test_the_last_day_of_march_and_the_first_of_april(self) -> None:
        """An inspection begun on 31 March 2026 has an overall grade to go by; one begun on 1 April has none."""
        eve = attrs.evolve(since_2026(G.GOOD), visits=[DateRange(date(2026, 3, 31), date(2026, 4, 10))])
        with pytest.raises(InvalidRecordError, match="this inspection has none"):
            expected_inspection(eve)

    def test_an_area_that_is_not_stated_may_be_the_lowest(self) -> None:
        """Three good areas of four say nothing; one inadequate area is the lowest whatever the others are."""
        good = since_2026(G.GOOD)
        with pytest.raises(InvalidRecordError, match="not all are stated"):
            expected_inspection(attrs.evolve(good, judgements=good.judgements[1:]))
        one = attrs.evolve(good, judgements=[Judgement(A.CARE_LEAVERS, G.INADEQUATE)])
        assert expected_inspection(one).monitoring_visits


def since_2026(lowest: SocialCareGrade) -> Inspection:
    areas = (A.IMPACT_OF_LEADERS, A.HELP_AND_PROTECTION, A.CHILDREN_IN_CARE)
    return Inspection(
        authority="York",
        framework=Framework.ILACS,
        kind=InspectionKind.STANDARD,
        visits=[DateRange(date(2026, 4, 1), date(2026, 4, 17))],
        judgements=[*(Judgement(area, G.GOOD) for area in areas), Judgement(A.CARE_LEAVERS, lowest)],
    )
