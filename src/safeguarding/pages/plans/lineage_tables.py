"""Several plans and visits beside one another, as tables: what goes on with what, what was said before, what visits saw."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from safeguarding.dates.words import printed_date
from safeguarding.errors import InvalidRecordError, UnknownNameError
from safeguarding.numbers.shares import Share
from safeguarding.pages.cells import Percentage, Row, shown_share
from safeguarding.pages.plans.names import action_name, recommendation_name
from safeguarding.pages.plans.tables import BY_TARGET, THE_PLAN_ITSELF
from safeguarding.pages.tables import Reason, Table
from safeguarding.recommendations.earlier_recommendations import (
    EarlierRecommendation,
    RecommendationMadeBefore,
    recommendations_made_before,
)
from safeguarding.recommendations.lineages import first_target_on, lineage, not_carried_forward
from safeguarding.recommendations.recommendation_lineages import Recommended, continued_recommendations
from safeguarding.recommendations.records import Plan
from safeguarding.recommendations.repeated_recommendations import Repeat
from safeguarding.recommendations.states import ActionState, standing, states_on
from safeguarding.recommendations.visit_findings import FindingAnswer, Visit, findings_against_plan


def continued_table(plans: Sequence[Plan]) -> Table | None:
    """Which recommendation goes on with which, and how; None where the plans state nothing of it.

    Examples:
        >>> from safeguarding.recommendations.records import ContinuedFrom, Recommendation
        >>> first = Plan(ref="2017", recommendations=[Recommendation(ref="r8", number=8, topic="health")])
        >>> origin = ContinuedFrom(plan="2017", recommendation="r8")
        >>> later = Recommendation(ref="s2", number=2, topic="health passports", continues=[origin])
        >>> print(*continued_table([first, Plan(ref="2022", recommendations=[later])]).words[0], sep=" | ")
        2022: 2 health passports | carried forward | 2017: 8 health
    """
    steps = continued_recommendations(plans)
    if not steps:
        return None
    return Table(
        caption="Recommendations that go on from an earlier plan",
        columns=("Recommendation", "How", "From"),
        rows=[(_in_plan(each.later), each.how, _in_plan(each.earlier)) for each in steps],
        reasons=(Reason(rule="As the later plan says of itself.", source=THE_PLAN_ITSELF),),
    )


_THROUGH = "From the action's first target in any of the plans through which it was carried to its target now."


def _in_plan(said: Recommended) -> str:
    return f"{said.plan.ref}: {recommendation_name(said.recommendation)}"


def carried_table(plans: Sequence[Plan], *, on: date) -> Table | None:
    """The actions that the last of some plans carries on, each from its first target of all; None where none is.

    Examples:
        >>> from safeguarding.recommendations.records import Action, CarriedFrom
        >>> first = Plan(ref="2021", actions=[Action(ref="b6", text="book early", target_on=date(2021, 10, 31))])
        >>> origin = CarriedFrom(plan="2021", action="b6")
        >>> later = Action(ref="a1", text="book at once", target_on=date(2024, 6, 30), carried_from=origin)
        >>> table = carried_table([first, Plan(ref="2024", actions=[later])], on=date(2024, 6, 1))
        >>> print(*table.words[0], sep=" | ")
        book at once | 2021: book early | 31 October 2021 | 30 June 2024 | 973 | not known
    """
    latest = plans[-1]
    rows = [row for state in states_on(latest, on=on) if state.action.carried_from and (row := _carried(plans, state))]
    left = list(_not_taken_over(plans, on))
    if not rows and not left:
        return None
    return Table(
        caption="Actions carried on from an earlier plan",
        columns=("Action", "From", "First target of all", "Target", "Days between", "Standing"),
        rows=rows,
        notes=[f"Left open by {plan}, or not known, and not taken over: {names}." for plan, names in left],
        reasons=(
            Reason(figures="First target of all; Days between", rule=_THROUGH, source=THE_PLAN_ITSELF),
            Reason(figures="Standing", rule=BY_TARGET, source=THE_PLAN_ITSELF),
        ),
    )


def _carried(plans: Sequence[Plan], state: ActionState) -> Row | None:
    latest = plans[-1]
    try:
        before = lineage(plans, latest.ref, state.action.ref)[1:]
        first = first_target_on(plans, latest.ref, state.action.ref)
    except (UnknownNameError, InvalidRecordError):
        # reported among what cannot be right
        return None
    target = state.target_on()
    return (
        action_name(state),
        " ← ".join(f"{each.plan.ref}: {each.action.text or each.action.ref}" for each in before),
        first,
        target,
        None if first is None or target is None else (target - first).days,
        standing(state),
    )


def _not_taken_over(plans: Sequence[Plan], on: date) -> Iterator[tuple[str, str]]:
    latest = plans[-1]
    for plan in plans[:-1]:
        if plan.ref in latest.carries_forward:
            left = not_carried_forward(plan, latest, on=on)
            if left:
                yield plan.title or plan.ref, "; ".join(each.text or each.ref for each in left)


def said_again_table(plans: Sequence[Plan]) -> Table | None:
    """What the latest inspection said that an earlier one had said, with the words compared; None where nothing.

    Raises:
        InvalidRecordError: for plans whose reports cannot be put in order.
    """
    found = recommendations_made_before(plans)
    if not found:
        return None
    bodies = {each.body.casefold().strip(): each.body for each in plans if each.body.strip()}
    mixed = [f"The plans name different bodies ({', '.join(bodies.values())}); only one's may be compared."]
    return Table(
        caption="Said before",
        columns=("Recommendation", "Times", "Before", "Likeness", "Words in both", "Only then", "Only now"),
        rows=[_saying(each, earlier) for each in found for earlier in each.earlier],
        notes=(
            "Likeness: words of both, of the words of either; small words are left out.",
            "Whether it is the same matter is for a person to say.",
            *(mixed if len(bodies) > 1 else ()),
        ),
        reasons=(
            Reason(figures="Likeness", rule="Words that both hold, of the words of either.", source=THE_PLAN_ITSELF),
        ),
    )


def _saying(again: RecommendationMadeBefore, earlier: EarlierRecommendation) -> Row:
    alike = earlier.likeness
    if alike is None:
        return (
            recommendation_name(again.said.recommendation),
            again.times,
            _in_plan(earlier.said),
            "as the plans say",
            *[""] * 3,
        )
    return (
        recommendation_name(again.said.recommendation),
        again.times,
        _in_plan(earlier.said) + (" (and the plans say so)" if earlier.is_stated else ""),
        _likeness(alike),
        ", ".join(alike.shared),
        ", ".join(alike.only_earlier),
        ", ".join(alike.only_later),
    )


def _likeness(alike: Repeat) -> Percentage:
    share = alike.likeness
    return shown_share(Share(share.numerator, share.denominator))


def findings_table(plan: Plan, visit: Visit) -> Table:
    """What a monitoring visit found, beside what the plan said on the day of the visit.

    Examples:
        >>> from safeguarding.recommendations.visit_findings import VisitFinding
        >>> visit = Visit(on=date(2017, 9, 19), findings=[VisitFinding(ref="v1", topic="supervision")])
        >>> print(*findings_table(Plan(), visit).words[0], sep=" | ")
        supervision | progress is not said | (none) |  | nothing in the plan answers it
    """
    return Table(
        caption=f"Visit of {printed_date(visit.on)} beside the plan",
        columns=("Finding", "The visit says", "Recommendation", "The plan said", "Together"),
        rows=[_finding(each) for each in findings_against_plan(plan, visit)],
        notes=("The plan as it stood on the day of the visit; nothing recorded later.",),
        reasons=(
            Reason(
                rule="The finding beside the recommendations that it names, or whose words it shares.",
                source=THE_PLAN_ITSELF,
            ),
        ),
    )


def _finding(answer: FindingAnswer) -> Row:
    finding = answer.finding
    names = [recommendation_name(each.recommendation) for each in answer.states]
    alike = {each.earlier.ref: ", ".join(each.shared) or "topic" for each in answer.likenesses}
    shown = [
        f"{name} (by the words: {alike[each.recommendation.ref]})" if each.recommendation.ref in alike else name
        for name, each in zip(names, answer.states, strict=True)
    ]
    return (
        " – ".join(filter(None, (finding.topic, finding.text))) or finding.ref,
        finding.progress,
        "; ".join(shown) or "(none)",
        "; ".join(f"{each.answered.label}, {each.sign_off.label}" for each in answer.states),
        answer.verdict,
    )
