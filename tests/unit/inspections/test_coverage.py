from datetime import date

import attrs

from safeguarding.dates.ranges import DateRange
from safeguarding.dates.reading import parse_date_ranges
from safeguarding.inspections.absences import Absence
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.checks import inspection_conflicts
from safeguarding.inspections.coverage import areas_left_out
from safeguarding.inspections.frameworks import FRAMEWORK_VERSIONS, Framework
from safeguarding.inspections.records import Inspection, InspectionKind, Judgement
from safeguarding.inspections.scales import SocialCareGrade
from safeguarding.sources import Certainty

A, G = JudgementArea, SocialCareGrade


def york(visits: str = "14 November – 8 December 2016", **changes: object) -> Inspection:
    stated = Inspection(
        authority="York",
        framework=Framework.SIF,
        kind=InspectionKind.FULL,
        visits=parse_date_ranges(visits),
        published_on=date(2017, 2, 7),
    )
    return attrs.evolve(stated, **changes)  # type: ignore[arg-type]


def graded(framework: Framework, starts_on: date, **grades: SocialCareGrade) -> Inspection:
    return Inspection(
        authority="York",
        framework=framework,
        kind=InspectionKind.FULL,
        visits=[DateRange(starts_on, starts_on)],
        judgements=[Judgement(A[name], grade) for name, grade in grades.items()],
    )


def rules(inspection: Inspection, *, known_by: date | None = None) -> list[str]:
    return [conflict.rule for conflict in inspection_conflicts(inspection, known_by=known_by)]


class TestAreasInForce:
    """Only the areas of the version in force at the start are graded."""

    def test_care_leavers_before_and_from_2023(self) -> None:
        assert rules(graded(Framework.ILACS, date(2022, 12, 31), CARE_LEAVERS=G.GOOD)) == [
            "only the areas of the framework's version are graded"
        ]
        assert rules(graded(Framework.ILACS, date(2023, 1, 1), CARE_LEAVERS=G.GOOD)) == []

    def test_overall_effectiveness_before_and_after_its_abolition(self) -> None:
        assert rules(graded(Framework.ILACS, date(2026, 3, 31), OVERALL_EFFECTIVENESS=G.GOOD)) == []
        (conflict,) = inspection_conflicts(graded(Framework.ILACS, date(2026, 4, 1), OVERALL_EFFECTIVENESS=G.GOOD))
        assert "ILACS 2026" in conflict.explanation
        assert conflict.source.certainty is Certainty.SECONDARY

    def test_a_framework_not_in_force(self) -> None:
        assert rules(graded(Framework.ILACS, date(2017, 12, 31))) == [
            "the framework is in force when the inspection starts"
        ]
        (conflict,) = inspection_conflicts(graded(Framework.ILACS, date(2017, 12, 31)))
        assert conflict.source == FRAMEWORK_VERSIONS[Framework.ILACS].entries[0].source

    def test_a_narrative_visit_gives_no_grades(self) -> None:
        visit = attrs.evolve(
            graded(Framework.ILACS, date(2022, 1, 10), HELP_AND_PROTECTION=G.GOOD), kind=InspectionKind.FOCUSED_VISIT
        )
        assert rules(visit) == ["narrative visits give no grades"]

    def test_a_framework_without_grades(self) -> None:
        """A joint inspection is narrative, whatever kind it is said to be."""
        stated = attrs.evolve(
            graded(Framework.JTAI, date(2018, 1, 8), HELP_AND_PROTECTION=G.GOOD), kind=InspectionKind.FULL
        )
        (conflict,) = inspection_conflicts(stated)
        assert conflict.rule == "narrative visits give no grades"
        assert "Joint targeted area inspection" in conflict.explanation

    def test_what_a_record_leaves_out_is_told_but_no_conflict(self) -> None:
        stated = york(judgements=[Judgement(A.OVERALL_EFFECTIVENESS, G.GOOD)])
        assert inspection_conflicts(stated) == ()
        assert areas_left_out(stated) == (
            A.HELP_AND_PROTECTION,
            A.LOOKED_AFTER_AND_PERMANENCE,
            A.LEADERSHIP_MANAGEMENT_AND_GOVERNANCE,
            A.ADOPTION_PERFORMANCE,
            A.CARE_LEAVERS,
            A.LSCB_EFFECTIVENESS,
        )


def test_an_area_without_a_grade_is_no_grade_of_a_narrative_visit() -> None:
    """A visit that grades nothing may say that an area was not judged."""
    visit = Inspection(
        authority="York",
        framework=Framework.ILACS,
        kind=InspectionKind.MONITORING_VISIT,
        visits=[DateRange(date(2022, 3, 7), date(2022, 3, 8))],
        judgements=[Judgement(A.CARE_LEAVERS, absence=Absence.NOT_JUDGED), Judgement(A.HELP_AND_PROTECTION, G.GOOD)],
    )
    assert len([rule for rule in rules(visit) if "grade" in rule]) == 1
