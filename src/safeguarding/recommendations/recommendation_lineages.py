"""How recommendations go on from plan to plan: carried forward, superseded, merged, split; and how often one was made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import attrs

from safeguarding.errors import InvalidRecordError, UnknownNameError
from safeguarding.faults import Fault, Place
from safeguarding.recommendations.lineages import circle_from
from safeguarding.recommendations.part_checks import unknown_name
from safeguarding.recommendations.records import Plan, Recommendation
from safeguarding.recommendations.words import Continuation
from safeguarding.records import Record


@attrs.frozen(kw_only=True)
class Recommended(Record):
    """A recommendation in its plan."""

    plan: Plan
    recommendation: Recommendation


@attrs.frozen(kw_only=True)
class ContinuedRecommendation(Record):
    """A recommendation that goes on with one of an earlier plan.

    Attributes:
        earlier: The one of the earlier plan.
        later: The one that goes on with it.
        how: Carried forward or superseded; merged where it goes on with several, split where several go on with one.
    """

    earlier: Recommended
    later: Recommended
    how: Continuation


def continued_recommendations(plans: Sequence[Plan]) -> tuple[ContinuedRecommendation, ...]:
    """Every step from one plan's recommendation to another's, as the plans state them, in the order of the plans.

    What names a plan or a recommendation that is not there is left out; ``plans_faults`` reports it.

    Examples:
        >>> from safeguarding.recommendations.records import ContinuedFrom
        >>> first = Plan(ref="2017", recommendations=[Recommendation(ref="r1"), Recommendation(ref="r2")])
        >>> both = [ContinuedFrom(plan="2017", recommendation=ref) for ref in ("r1", "r2")]
        >>> second = Plan(ref="2022", recommendations=[Recommendation(ref="s1", continues=both)])
        >>> [(step.earlier.recommendation.ref, step.how.label) for step in continued_recommendations([first, second])]
        [('r1', 'merged with others'), ('r2', 'merged with others')]
    """
    known = _by_key(plans)
    followers = Counter(
        (origin.plan, origin.recommendation)
        for here in known.values()
        for origin in here.recommendation.continues
        if (origin.plan, origin.recommendation) in known
    )
    found = []
    for here in known.values():
        origins = [each for each in here.recommendation.continues if (each.plan, each.recommendation) in known]
        for origin in origins:
            key = (origin.plan, origin.recommendation)
            how = _how(merged=len(origins) > 1, split=followers[key] > 1) or origin.how
            found.append(ContinuedRecommendation(earlier=known[key], later=here, how=how))
    return tuple(found)


def _how(*, merged: bool, split: bool) -> Continuation | None:
    if merged and split:
        return Continuation.MERGED_AND_SPLIT
    return Continuation.MERGED if merged else Continuation.SPLIT if split else None


def _by_key(plans: Iterable[Plan]) -> dict[tuple[str, str], Recommended]:
    known: dict[tuple[str, str], Recommended] = {}
    for plan in plans:
        for each in plan.recommendations:
            known.setdefault((plan.ref, each.ref), Recommended(plan=plan, recommendation=each))
    return known


def recommendation_lineage(plans: Sequence[Plan], plan_ref: str, ref: str) -> tuple[Recommended, ...]:
    """A recommendation and all that it goes on with, through however many plans: the latest first, each once.

    Args:
        plans: All plans that may be in it.
        plan_ref: The plan to start from.
        ref: The recommendation to start from.

    Raises:
        UnknownNameError: for a plan or a recommendation that is not there.
        InvalidRecordError: where a recommendation goes on with itself, through however many plans.

    Examples:
        >>> from safeguarding.recommendations.records import ContinuedFrom
        >>> first = Plan(ref="2017", recommendations=[Recommendation(ref="r1")])
        >>> origin = ContinuedFrom(plan="2017", recommendation="r1")
        >>> second = Plan(ref="2022", recommendations=[Recommendation(ref="s1", continues=[origin])])
        >>> [each.plan.ref for each in recommendation_lineage([first, second], "2022", "s1")]
        ['2022', '2017']
    """
    known = _by_key(plans)
    refs = [plan.ref for plan in plans]
    found: dict[tuple[str, str], Recommended] = {}
    waiting = [(plan_ref, ref)]
    while waiting:
        key = waiting.pop(0)
        if key[0] not in refs:
            raise UnknownNameError.among("plan", key[0], refs)
        if key not in known:
            raise UnknownNameError.among("recommendation", key[1], [one for plan, one in known if plan == key[0]])
        if key not in found:
            found[key] = known[key]
            waiting += [(each.plan, each.recommendation) for each in known[key].recommendation.continues]
    followed = {
        _name(*key): [_name(each.plan, each.recommendation) for each in found[key].recommendation.continues]
        for key in found
    }
    if any(circle_from(key, followed) for key in followed):
        raise InvalidRecordError(f"recommendation {ref!r} of plan {plan_ref!r} goes on with itself")
    return tuple(found.values())


def _name(plan: str, ref: str) -> str:
    return f"{plan} / {ref}"


def continuation_faults(plans: Sequence[Plan]) -> Iterator[Fault]:
    """The faults of what recommendations of several plans go on with: names that nothing has, and circles.

    Examples:
        >>> from safeguarding.recommendations.records import ContinuedFrom
        >>> origin = ContinuedFrom(plan="2017", recommendation="r9")
        >>> plans = [Plan(ref="2017"), Plan(ref="2022", recommendations=[Recommendation(ref="s1", continues=[origin])])]
        >>> [fault.problem for fault in continuation_faults(plans)]
        ['not a recommendation of the plans']
    """
    followed = {
        _name(plan.ref, each.ref): [_name(origin.plan, origin.recommendation) for origin in each.continues]
        for plan in plans
        for each in plan.recommendations
    }
    for position, plan in enumerate(plans):
        for number, each in enumerate(plan.recommendations):
            place = f"$[{position}].recommendations[{number}].continues"
            for step, origin in enumerate(each.continues):
                name = _name(origin.plan, origin.recommendation)
                if name not in followed:
                    yield unknown_name(f"{place}[{step}]", "not a recommendation of the plans", name, followed)
            if circle := circle_from(_name(plan.ref, each.ref), followed):
                yield Fault(
                    place=Place(path=place),
                    problem="a recommendation that goes on with itself",
                    found=" → ".join(circle),
                    remedy="name the recommendation of the earlier plan",
                )
