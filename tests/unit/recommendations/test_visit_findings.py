"""What visits saw, beside what the plan says."""

from datetime import date

import pytest

from safeguarding.errors import InvalidRecordError
from safeguarding.recommendations.records import Action, Plan, Recommendation
from safeguarding.recommendations.updates import Update
from safeguarding.recommendations.visit_findings import (
    FindingVerdict,
    Visit,
    VisitFinding,
    VisitProgress,
    findings_against_plan,
)
from safeguarding.recommendations.words import Delivery

ON = date(2024, 12, 11)


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


def test_a_finding_needs_a_key() -> None:
    """By the key it is held against the plan."""
    with pytest.raises(InvalidRecordError, match="needs a key"):
        VisitFinding(ref=" ", topic="supervision")
