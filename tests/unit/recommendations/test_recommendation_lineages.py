"""What goes on with what, across plans."""

from datetime import date

import pytest

from safeguarding.errors import InvalidRecordError, UnknownNameError
from safeguarding.recommendations.checks import plans_faults
from safeguarding.recommendations.recommendation_lineages import continued_recommendations, recommendation_lineage
from safeguarding.recommendations.records import ContinuedFrom, Plan, Recommendation
from safeguarding.recommendations.words import Continuation

ON = date(2024, 12, 11)


def origin(plan: str, ref: str, how: Continuation = Continuation.CARRIED_FORWARD) -> ContinuedFrom:
    return ContinuedFrom(plan=plan, recommendation=ref, how=how)


def plan_of(year: int, **recommendations: list[ContinuedFrom]) -> Plan:
    return Plan(
        ref=str(year),
        published_on=date(year, 2, 7),
        recommendations=[Recommendation(ref=ref, continues=origins) for ref, origins in recommendations.items()],
    )


class TestLineages:
    """Carried forward and superseded are stated; merged and split follow from what goes on with what."""

    PLANS = (
        plan_of(2013, r1=[], r2=[], r3=[], r4=[]),
        plan_of(
            2017,
            s1=[origin("2013", "r1")],
            s2=[origin("2013", "r2", Continuation.SUPERSEDED)],
            s3=[origin("2013", "r3"), origin("2013", "r4")],
            s4=[origin("2013", "r4")],
            s5=[],
        ),
        plan_of(2022, t1=[origin("2017", "s3")], t2=[origin("2017", "s3")]),
    )

    def test_how(self) -> None:
        steps = {
            (each.earlier.recommendation.ref, each.later.recommendation.ref): each.how.name
            for each in continued_recommendations(self.PLANS)
        }
        assert steps == {
            ("r1", "s1"): "CARRIED_FORWARD",
            ("r2", "s2"): "SUPERSEDED",
            ("r3", "s3"): "MERGED",
            ("r4", "s3"): "MERGED_AND_SPLIT",
            ("r4", "s4"): "SPLIT",
            ("s3", "t1"): "SPLIT",
            ("s3", "t2"): "SPLIT",
        }

    def test_back_to_the_first(self) -> None:
        found = recommendation_lineage(self.PLANS, "2022", "t1")
        assert [each.recommendation.ref for each in found] == ["t1", "s3", "r3", "r4"]

    def test_merged_is_not_stated(self) -> None:
        with pytest.raises(InvalidRecordError, match="follow from"):
            origin("2013", "r1", Continuation.MERGED)

    def test_names_and_circles(self) -> None:
        here = plan_of(2017, s1=[origin("2022", "t1")])
        there = plan_of(2022, t1=[origin("2017", "s1"), origin("2017", "s9")])
        with pytest.raises(UnknownNameError, match="s9"):
            recommendation_lineage([here, there], "2022", "t1")
        there = plan_of(2022, t1=[origin("2017", "s1")])
        with pytest.raises(InvalidRecordError, match="goes on with itself"):
            recommendation_lineage([here, there], "2022", "t1")
        problems = [fault.problem for fault in plans_faults([here, there], on=ON)]
        assert problems.count("a recommendation that goes on with itself") == 2

    def test_two_origins_that_meet_again_are_no_circle(self) -> None:
        first, second = plan_of(2013, r1=[]), plan_of(2017, s1=[origin("2013", "r1")], s2=[origin("2013", "r1")])
        third = plan_of(2022, t1=[origin("2017", "s1"), origin("2017", "s2")])
        assert len(recommendation_lineage([first, second, third], "2022", "t1")) == 4


def test_a_lineage_begins_in_a_plan_that_is_there() -> None:
    """Of a plan, or a recommendation, that is not given, the names of those that are."""
    plans = [plan_of(2013, r1=[])]
    for asked in (("2014", "r1"), ("2013", "r2")):
        with pytest.raises(UnknownNameError):
            recommendation_lineage(plans, *asked)


def test_what_is_not_there_is_named_with_what_may_be_meant() -> None:
    """Plans for a plan, and the recommendations of that plan for one of its own."""
    with pytest.raises(UnknownNameError, match=r"unknown plan '2018'; did you mean '2017' or '2013'\?"):
        recommendation_lineage(TestLineages.PLANS, "2018", "s1")
    with pytest.raises(UnknownNameError, match=r"unknown recommendation 's11'; did you mean 's1'"):
        recommendation_lineage(TestLineages.PLANS, "2017", "s11")
