from datetime import date

import attrs
import pytest

from safeguarding.dates.periods import Period
from safeguarding.dates.ranges import DateRange
from safeguarding.dates.statutory_calendars import england_and_wales
from safeguarding.errors import InvalidRecordError, OutOfCoverageError
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.deadlines import publication_deadline, statement_deadline
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


class TestDeadlines:
    """Both periods run from receipt of the report: 30 working days to publish it, 70 to send the statement."""

    @pytest.mark.parametrize(
        ("received_on", "due_on"),
        [(date(2017, 2, 7), date(2017, 5, 19)), (date(2022, 5, 4), date(2022, 8, 12))],
    )
    def test_the_statement(self, received_on: date, due_on: date) -> None:
        """[S, and checked on two published cases]."""
        deadline = statement_deadline(received_on=received_on, calendar=england_and_wales())
        assert deadline.due_on == due_on
        assert deadline.rule.source.certainty is Certainty.SECONDARY

    def test_york_2017_was_on_day_68_and_in_time(self) -> None:
        deadline = statement_deadline(received_on=date(2017, 2, 7), calendar=england_and_wales())
        assert deadline.day_number(date(2017, 5, 17)) == 68
        assert deadline.is_met_by(date(2017, 5, 17))
        assert deadline.is_met_by(date(2017, 5, 19))
        assert not deadline.is_met_by(date(2017, 5, 20))

    def test_publication(self) -> None:
        """[V] 30 working days after 7 February 2017, with no bank holiday between, are six weeks."""
        deadline = publication_deadline(received_on=date(2017, 2, 7), calendar=england_and_wales())
        assert deadline.due_on == date(2017, 3, 21)
        assert deadline.rule.source.certainty is Certainty.VERIFIED

    def test_past_the_calendar(self) -> None:
        with pytest.raises(OutOfCoverageError, match="past 2028-12-31"):
            statement_deadline(received_on=date(2028, 11, 1), calendar=england_and_wales())


def test_a_window_in_weeks_reaches_to_both_sides() -> None:
    """A cycle of one's own may state its window in weeks; it lies as far before the anniversary as after it."""
    cycle = attrs.evolve(ILACS_CYCLE, either_side=Period(weeks=2))
    window = expected_inspection(latest(G.GOOD), cycle=cycle).window
    assert window == DateRange(date(2025, 2, 21), date(2025, 3, 21))


def test_a_cycle_in_working_days_is_refused() -> None:
    """A cycle is in calendar units: it has no calendar to count working days by."""
    with pytest.raises(InvalidRecordError, match="calendar units"):
        attrs.evolve(ILACS_CYCLE, either_side=Period(working_days=5))
