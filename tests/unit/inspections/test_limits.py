from datetime import date

import pytest

from safeguarding.dates.ranges import DateRange
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.checks import inspection_conflicts
from safeguarding.inspections.frameworks import Framework
from safeguarding.inspections.records import Inspection, InspectionKind, Judgement
from safeguarding.inspections.scales import SccifGrade, SocialCareGrade
from safeguarding.sources import Certainty

A, G = JudgementArea, SocialCareGrade


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


class TestLimitingJudgements:
    """An inadequate limiting judgement makes the overall inadequate, and only stated grades are checked."""

    def sif(self, **grades: SocialCareGrade) -> Inspection:
        good = dict.fromkeys(
            ("HELP_AND_PROTECTION", "LOOKED_AFTER_AND_PERMANENCE", "LEADERSHIP_MANAGEMENT_AND_GOVERNANCE"), G.GOOD
        )
        return graded(Framework.SIF, date(2016, 1, 4), **(good | grades))

    def test_sif_every_key_judgement_limits(self) -> None:
        for name in ("HELP_AND_PROTECTION", "LOOKED_AFTER_AND_PERMANENCE", "LEADERSHIP_MANAGEMENT_AND_GOVERNANCE"):
            grades = {name: G.INADEQUATE, "OVERALL_EFFECTIVENESS": G.REQUIRES_IMPROVEMENT}
            assert rules(self.sif(**grades)) == ["an inadequate limiting judgement makes the overall inadequate"]

    def test_sif_overall_inadequate_rests_on_a_key_judgement(self) -> None:
        assert "an inadequate overall rests on an inadequate key judgement" in rules(
            self.sif(OVERALL_EFFECTIVENESS=G.INADEQUATE)
        )

    @pytest.mark.parametrize(("looked_after", "count"), [(G.GOOD, 1), (G.REQUIRES_IMPROVEMENT, 0)])
    def test_sif_an_inadequate_sub_judgement(self, looked_after: SocialCareGrade, count: int) -> None:
        stated = self.sif(LOOKED_AFTER_AND_PERMANENCE=looked_after, ADOPTION_PERFORMANCE=G.INADEQUATE)
        assert len(inspection_conflicts(stated)) == count

    def test_ilacs_leaders_alone_does_not_limit(self) -> None:
        grades = {
            "IMPACT_OF_LEADERS": G.INADEQUATE,
            "HELP_AND_PROTECTION": G.REQUIRES_IMPROVEMENT,
            "CHILDREN_IN_CARE": G.REQUIRES_IMPROVEMENT,
            "CARE_LEAVERS": G.REQUIRES_IMPROVEMENT,
        }
        for overall in (G.REQUIRES_IMPROVEMENT, G.INADEQUATE):
            assert rules(graded(Framework.ILACS, date(2023, 5, 1), **grades, OVERALL_EFFECTIVENESS=overall)) == []
        grades["CARE_LEAVERS"] = G.INADEQUATE
        stated = graded(Framework.ILACS, date(2023, 5, 1), **grades, OVERALL_EFFECTIVENESS=G.REQUIRES_IMPROVEMENT)
        assert rules(stated) == ["an inadequate limiting judgement makes the overall inadequate"]

    def test_sccif_helped_and_protected_limits(self) -> None:
        stated = Inspection(
            authority="a made-up home",
            framework=Framework.SCCIF,
            kind=InspectionKind.FULL,
            visits=[DateRange(date(2020, 1, 7), date(2020, 1, 8))],
            judgements=[
                Judgement(A.SCCIF_OVERALL_EXPERIENCES, SccifGrade.REQUIRES_IMPROVEMENT),
                Judgement(A.SCCIF_HELPED_AND_PROTECTED, SccifGrade.INADEQUATE),
                Judgement(A.SCCIF_LEADERS_AND_MANAGERS, SccifGrade.REQUIRES_IMPROVEMENT),
            ],
        )
        (conflict,) = inspection_conflicts(stated)
        assert conflict.source.certainty is Certainty.VERIFIED

    @pytest.mark.parametrize(
        ("overall", "count"),
        [(G.OUTSTANDING, 1), (G.GOOD, 0), (G.REQUIRES_IMPROVEMENT, 0), (G.INADEQUATE, 2)],
    )
    def test_the_overall_lies_within_its_parts(self, overall: SocialCareGrade, count: int) -> None:
        stated = self.sif(HELP_AND_PROTECTION=G.REQUIRES_IMPROVEMENT, OVERALL_EFFECTIVENESS=overall)
        assert len(inspection_conflicts(stated)) == count

    @pytest.mark.parametrize("overall", list(G))
    @pytest.mark.parametrize("part", [G.GOOD, G.REQUIRES_IMPROVEMENT])
    def test_parts_that_are_not_stated_may_have_any_grade(
        self, overall: SocialCareGrade, part: SocialCareGrade
    ) -> None:
        """York in 2016: good overall, help and protection requires improvement. Stating these two is no conflict."""
        stated = graded(Framework.SIF, date(2016, 11, 14), OVERALL_EFFECTIVENESS=overall, HELP_AND_PROTECTION=part)
        assert inspection_conflicts(stated) == ()

    def test_the_lscb_review_never_feeds_the_overall(self) -> None:
        assert rules(self.sif(OVERALL_EFFECTIVENESS=G.GOOD, LSCB_EFFECTIVENESS=G.INADEQUATE)) == []
