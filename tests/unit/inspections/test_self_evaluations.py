from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given

from safeguarding.dates.ranges import DateRange
from safeguarding.errors import InvalidRecordError
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.frameworks import Framework
from safeguarding.inspections.records import Inspection, InspectionKind, Judgement
from safeguarding.inspections.scales import SocialCareGrade
from safeguarding.inspections.self_evaluations import Agreement, GradePair, SelfEvaluation, agreement
from safeguarding.pages.inspections import own_grades_table
from safeguarding.testing.strategies.inspections import possible_inspections

A, G = JudgementArea, SocialCareGrade


def inspected(*judgements: Judgement) -> Inspection:
    return Inspection(
        authority="York",
        framework=Framework.SIF,
        kind=InspectionKind.FULL,
        visits=[DateRange(date(2016, 11, 14), date(2016, 12, 8))],
        judgements=judgements,
    )


def test_agreement_by_area_and_direction() -> None:
    """Exact agreement is a share of the areas that both graded; differences have a direction; the rest is named."""
    own = SelfEvaluation(
        authority="York",
        judgements=[
            Judgement(A.HELP_AND_PROTECTION, G.GOOD),
            Judgement(A.LOOKED_AFTER_AND_PERMANENCE, G.GOOD),
            Judgement(A.CARE_LEAVERS, G.REQUIRES_IMPROVEMENT),
            Judgement(A.LSCB_EFFECTIVENESS, G.GOOD),
        ],
    )
    inspection = inspected(
        Judgement(A.HELP_AND_PROTECTION, G.REQUIRES_IMPROVEMENT),
        Judgement(A.LOOKED_AFTER_AND_PERMANENCE, G.GOOD),
        Judgement(A.CARE_LEAVERS, G.GOOD),
        Judgement(A.ADOPTION_PERFORMANCE, G.GOOD),
    )
    both = agreement(own, inspection)
    assert str(both.exact) == "1 of 3"
    assert (both.own_higher, both.own_lower) == (1, 1)
    assert both.unpaired == (A.ADOPTION_PERFORMANCE, A.LSCB_EFFECTIVENESS)
    assert "too few for a kappa" in both.caveat


def test_weighted_kappa_of_a_worked_example() -> None:
    """Linear weights by hand: pairs (G,G) (G,RI) (RI,RI) (O,G); observed 2/4, by chance 12/16, kappa 1/3."""
    pairs = [(G.GOOD, G.GOOD), (G.GOOD, G.REQUIRES_IMPROVEMENT), (G.REQUIRES_IMPROVEMENT,) * 2, (G.OUTSTANDING, G.GOOD)]
    both = Agreement(pairs=tuple(GradePair(A.HELP_AND_PROTECTION, *each) for each in pairs), unpaired=())
    assert both.weighted_kappa() == Fraction(1, 3)


def test_kappa_does_not_exist_without_pairs_or_without_any_spread() -> None:
    """No pairs, or one and the same grade throughout, leave chance nothing to agree on."""
    assert Agreement(pairs=(), unpaired=()).weighted_kappa() is None
    same = tuple(GradePair(area, G.GOOD, G.GOOD) for area in (A.HELP_AND_PROTECTION, A.CARE_LEAVERS))
    assert Agreement(pairs=same, unpaired=()).weighted_kappa() is None


@given(possible_inspections())
def test_grading_oneself_as_the_inspectors_did_is_full_agreement(inspection: Inspection) -> None:
    """Equal grades agree in every area, with a kappa of 1 wherever a kappa exists."""
    both = agreement(SelfEvaluation(authority="York", judgements=inspection.judgements), inspection)
    assert both.exact.fraction == 1
    assert both.weighted_kappa() in (1, None)
    assert both.unpaired == ()


def test_an_area_is_graded_once() -> None:
    """A self-evaluation with two grades of one area is refused rather than one of them dropped."""
    twice = SelfEvaluation(
        authority="York", judgements=[Judgement(A.CARE_LEAVERS, G.GOOD), Judgement(A.CARE_LEAVERS, G.OUTSTANDING)]
    )
    with pytest.raises(InvalidRecordError, match="each area once"):
        agreement(twice, inspected())


@pytest.mark.parametrize(("pairs", "says"), [(0, True), (19, True), (20, False)])
def test_twenty_areas_are_enough_for_a_kappa(pairs: int, says: bool) -> None:  # noqa: FBT001
    found = Agreement(pairs=(GradePair(A.CARE_LEAVERS, G.GOOD, G.GOOD),) * pairs, unpaired=())
    assert bool(found.caveat) is says


def test_which_way_the_two_differ() -> None:
    """Two areas are graded higher than the inspectors did, one lower."""
    above, below = (
        GradePair(A.CARE_LEAVERS, G.GOOD, G.INADEQUATE),
        GradePair(A.ADOPTION_PERFORMANCE, G.INADEQUATE, G.GOOD),
    )
    found = Agreement(pairs=(above, above, below), unpaired=())
    assert (found.own_higher, found.own_lower, found.exact.count) == (2, 1, 0)


def test_where_no_area_is_graded_by_both_there_is_no_agreement() -> None:
    """Neither a share nor a kappa of nothing: the areas that one side graded are named."""
    own = SelfEvaluation(authority="York", judgements=[Judgement(JudgementArea.CARE_LEAVERS, SocialCareGrade.GOOD)])
    published = Inspection(
        authority="York",
        framework=Framework.ILACS,
        kind=InspectionKind.STANDARD,
        visits=[DateRange(date(2023, 1, 9), date(2023, 1, 20))],
        judgements=[Judgement(JudgementArea.OVERALL_EFFECTIVENESS, SocialCareGrade.GOOD)],
    )
    assert str(agreement(own, published)) == "no area graded by both"
    notes = " ".join(own_grades_table(own, published).notes)
    assert ("Weighted kappa" in notes, "The same grade in" in notes, "Graded by one side only" in notes) == (
        False,
        False,
        True,
    )
