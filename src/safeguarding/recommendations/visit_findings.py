"""A monitoring visit's findings held against the plan: where inspectors and the plan say the same, and where not."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.labels import Labelled
from safeguarding.recommendations.recommendation_states import Answered, RecommendationState, recommendation_states_on
from safeguarding.recommendations.records import Plan, Recommendation
from safeguarding.recommendations.repeated_recommendations import A_THIRD, Repeat, repeats
from safeguarding.recommendations.states import standing
from safeguarding.recommendations.words import ActionStanding
from safeguarding.records import NoTruthValue, Record, Several


class VisitProgress(NoTruthValue, Labelled):
    """What inspectors said of progress in a matter."""

    ENOUGH = "enough progress"
    NOT_ENOUGH = "not enough progress"
    NOT_SAID = "progress is not said"


@attrs.frozen(kw_only=True)
class VisitFinding(Record):
    """One thing that a monitoring visit found.

    Attributes:
        ref: A key for it.
        topic: What it is about, in a word or two.
        text: What was found, in few words.
        progress: What the inspectors said of progress.
        recommendations: The keys of the plan's recommendations that it is about; empty where nobody has said.

    Examples:
        >>> VisitFinding(ref="v1", topic="supervision", progress=VisitProgress.NOT_ENOUGH).progress.label
        'not enough progress'
    """

    ref: str
    topic: str = ""
    text: str = ""
    progress: VisitProgress = VisitProgress.NOT_SAID
    recommendations: tuple[str, ...] = attrs.field(default=(), converter=Several[str])

    def _check(self) -> None:
        if not self.ref.strip():
            raise InvalidRecordError("a finding needs a key")


@attrs.frozen(kw_only=True)
class Visit(Record):
    """A monitoring visit.

    Attributes:
        on: The last day of the visit: the plan is taken as it stood then.
        published_on: The day its letter was published; None where that is not stated.
        findings: What it found.
    """

    on: date
    published_on: date | None = None
    findings: tuple[VisitFinding, ...] = attrs.field(default=(), converter=Several[VisitFinding])


class FindingVerdict(NoTruthValue, Labelled):
    """What a finding is, beside the plan."""

    SAME = "the plan says the same"
    PLAN_SAYS_MORE = "the plan says done, the visit saw too little"
    PLAN_SAYS_LESS = "the visit saw enough, the plan is behind"
    NOT_IN_PLAN = "nothing in the plan answers it"
    CANNOT_SAY = "cannot say"


@attrs.frozen(kw_only=True)
class FindingAnswer(NoTruthValue, Record):
    """A finding beside what the plan said on the day of the visit.

    Attributes:
        finding: The finding.
        states: The recommendations that it is about, as they stood on that day.
        likenesses: The texts with the words compared, where the finding names none; a person says whether they fit.
        verdict: Whether the two say the same.
    """

    _instead = "verdict"

    finding: VisitFinding
    states: tuple[RecommendationState, ...]
    likenesses: tuple[Repeat, ...]
    verdict: FindingVerdict


def findings_against_plan(plan: Plan, visit: Visit, *, at_least: Fraction = A_THIRD) -> tuple[FindingAnswer, ...]:
    """Each finding of a visit beside what the plan said on the last day of the visit.

    A finding that names no recommendation is put beside those that share its topic or enough of its words.

    Args:
        plan: The plan.
        visit: The visit.
        at_least: The smallest likeness of words.

    Examples:
        >>> from safeguarding.recommendations import Action, Update
        >>> plan = Plan(
        ...     recommendations=[Recommendation(ref="r9", number=9, topic="Supervision")],
        ...     actions=[Action(ref="a1", serves=["r9"])],
        ...     updates=[Update(action="a1", on=date(2017, 9, 1), completed_on=date(2017, 8, 31))],
        ... )
        >>> seen = VisitFinding(ref="v1", topic="supervision", progress=VisitProgress.NOT_ENOUGH)
        >>> for each in findings_against_plan(plan, Visit(on=date(2017, 9, 19), findings=[seen])):
        ...     print(each.verdict)
        the plan says done, the visit saw too little
    """
    states = {each.recommendation.ref: each for each in reversed(recommendation_states_on(plan, on=visit.on))}
    return tuple(_answer(finding, plan, states, at_least) for finding in visit.findings)


def _answer(
    finding: VisitFinding, plan: Plan, states: dict[str, RecommendationState], at_least: Fraction
) -> FindingAnswer:
    likenesses: tuple[Repeat, ...] = ()
    refs = [ref for ref in finding.recommendations if ref in states]
    if not finding.recommendations:
        said = Recommendation(ref=finding.ref, topic=finding.topic, text=finding.text)
        likenesses = repeats(plan.recommendations, [said], at_least=at_least)
        refs = [each.earlier.ref for each in likenesses]
    about = tuple(states[ref] for ref in dict.fromkeys(refs))
    return FindingAnswer(finding=finding, states=about, likenesses=likenesses, verdict=_verdict(finding, about))


def _verdict(finding: VisitFinding, about: tuple[RecommendationState, ...]) -> FindingVerdict:
    if not about or all(each.answered is Answered.NO_ACTION for each in about):
        return FindingVerdict.NOT_IN_PLAN
    done = [each.answered for each in about]
    if finding.progress is VisitProgress.NOT_SAID or Answered.NOT_KNOWN in done:
        return FindingVerdict.CANNOT_SAY
    if finding.progress is VisitProgress.NOT_ENOUGH:
        is_done = all(each is Answered.DONE for each in done)
        return FindingVerdict.PLAN_SAYS_MORE if is_done else FindingVerdict.SAME
    late = any(standing(each.state) is ActionStanding.OVERDUE for one in about for each in one.actions)
    return FindingVerdict.PLAN_SAYS_LESS if late else FindingVerdict.SAME
