"""Across plans and inspections: what goes on with what, how often it was said, and what visits saw."""

from datetime import date

import pytest

from safeguarding.errors import InvalidRecordError, UnknownNameError
from safeguarding.recommendations.checks import plans_faults
from safeguarding.recommendations.recommendation_lineages import continued_recommendations, recommendation_lineage
from safeguarding.recommendations.records import Action, ContinuedFrom, Plan, Recommendation
from safeguarding.recommendations.said_before import said_again
from safeguarding.recommendations.updates import Update
from safeguarding.recommendations.visit_findings import (
    FindingVerdict,
    Visit,
    VisitFinding,
    VisitProgress,
    findings_against_plan,
)
from safeguarding.recommendations.words import Continuation, Delivery

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


def said(year: int, *texts: str) -> Plan:
    return Plan(
        ref=str(year),
        published_on=date(year, 2, 7),
        recommendations=[Recommendation(ref=f"r{k}", text=text) for k, text in enumerate(texts)],
    )


class TestSaidAgain:
    """Is this the third time inspectors say it? The words compared are shown; a person says whether it is the same."""

    def test_the_third_time(self) -> None:
        plans = [
            said(2022, "Supervision of social workers must be regular", "Find more foster homes"),
            said(2013, "Make supervision regular for social workers"),
            said(2017, "Ensure that social workers have regular supervision", "Audit cases"),
        ]
        (found,) = said_again(plans)
        assert found.times == 3
        (latest, first) = found.earlier
        assert (latest.said.plan.ref, first.said.plan.ref) == ("2017", "2013")
        assert latest.likeness is not None
        assert latest.likeness.shared == ("regular", "social", "supervision", "workers")
        assert (latest.likeness.only_earlier, latest.likeness.only_later) == ((), ())

    def test_by_way_of_the_one_between(self) -> None:
        """The words drift: the last is like the second, the second like the first."""
        plans = [
            said(2013, "visits plans records"),
            said(2017, "visits plans reviews"),
            said(2022, "reviews plans advocates"),
        ]
        assert said_again(plans)[0].times == 3
        assert said_again(plans[::2]) == ()

    def test_what_the_plans_state_needs_no_words(self) -> None:
        later = Plan(
            ref="2022",
            published_on=date(2022, 2, 7),
            recommendations=[Recommendation(ref="t1", text="Other words", continues=[origin("2017", "r0")])],
        )
        (found,) = said_again([said(2017, "Audit cases"), later])
        (earlier,) = found.earlier
        assert (earlier.is_stated, earlier.likeness) == (True, None)

    def test_inspections_that_cannot_be_put_in_order(self) -> None:
        with pytest.raises(InvalidRecordError, match="does not state when"):
            said_again([Plan(ref="a"), said(2017)])
        with pytest.raises(InvalidRecordError, match="of one day"):
            said_again([said(2017), Plan(ref="b", published_on=date(2017, 2, 7))])
        assert said_again([]) == ()


class TestVisits:
    """A finding beside the plan as it stood on the day of the visit, whatever was recorded later."""

    def verdict(self, finding: VisitFinding, **entry: object) -> FindingVerdict:
        log = [Update(action="a1", on=date(2024, 12, 1), **entry)] if entry else []  # type: ignore[arg-type]
        later = Update(action="a1", on=date(2024, 12, 12), delivery=Delivery.SUPERSEDED)
        plan = Plan(
            recommendations=[Recommendation(ref="r1", topic="Supervision"), Recommendation(ref="r2", topic="Audit")],
            actions=[Action(ref="a1", serves=["r1"], target_on=date(2024, 11, 30))],
            updates=[*log, later],
        )
        (answer,) = findings_against_plan(plan, Visit(on=ON, findings=[finding]))
        return answer.verdict

    @pytest.mark.parametrize(
        ("progress", "entry", "expected"),
        [
            (VisitProgress.NOT_ENOUGH, {"completed_on": date(2024, 12, 1)}, FindingVerdict.PLAN_SAYS_MORE),
            (VisitProgress.NOT_ENOUGH, {"percent": 10}, FindingVerdict.SAME),
            (VisitProgress.ENOUGH, {"completed_on": date(2024, 12, 1)}, FindingVerdict.SAME),
            (VisitProgress.ENOUGH, {"percent": 10}, FindingVerdict.PLAN_SAYS_LESS),
            (VisitProgress.NOT_ENOUGH, {}, FindingVerdict.CANNOT_SAY),
            (VisitProgress.NOT_SAID, {"percent": 10}, FindingVerdict.CANNOT_SAY),
        ],
    )
    def test_named(self, progress: VisitProgress, entry: dict[str, object], expected: FindingVerdict) -> None:
        assert self.verdict(VisitFinding(ref="v1", progress=progress, recommendations=["r1"]), **entry) is expected

    def test_what_the_plan_does_not_answer(self) -> None:
        """Nothing like it, a recommendation without an action, and a key that the plan has not."""
        for finding in (
            VisitFinding(ref="v1", topic="private fostering"),
            VisitFinding(ref="v2", topic="audit"),
            VisitFinding(ref="v3", recommendations=["r9"]),
        ):
            assert self.verdict(finding) is FindingVerdict.NOT_IN_PLAN
