"""How often inspectors have said the same thing of one body: a recommendation followed back through its inspections.

Two are taken for the same where the plans say that one goes on with the other, or where ``repeats`` finds them alike.
The words compared are kept, since whether it is the same matter is for a person to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.recommendations.recommendation_lineages import Recommended, continued_recommendations
from safeguarding.recommendations.records import Plan, Recommendation
from safeguarding.recommendations.repeated_recommendations import A_THIRD, Repeat, repeats
from safeguarding.records import Record


@attrs.frozen(kw_only=True)
class EarlierRecommendation(Record):
    """A recommendation of an earlier inspection that looks the same.

    Attributes:
        said: The earlier recommendation, in its plan.
        likeness: The two texts with the words compared; None where only the plans say that one goes on with the other.
        is_stated: Whether the plans say so.
    """

    said: Recommended
    likeness: Repeat | None
    is_stated: bool


@attrs.frozen(kw_only=True)
class RecommendationMadeBefore(Record):
    """A recommendation, and where it was made before.

    Attributes:
        said: The recommendation, in its plan.
        earlier: The earlier ones, latest inspection first.
    """

    said: Recommended
    earlier: tuple[EarlierRecommendation, ...]

    @property
    def times(self) -> int:
        """In how many inspections it was made, this one included."""
        return 1 + len({each.said.plan.ref for each in self.earlier})

    @property
    def explanation(self) -> str:
        """How often it was said, in a sentence without its full stop."""
        return f"{self.said.recommendation.name}: made in {self.times} of the inspections compared"


def recommendations_made_before(
    plans: Sequence[Plan], *, at_least: Fraction = A_THIRD
) -> tuple[RecommendationMadeBefore, ...]:
    """The recommendations of the latest inspection that were made before, those made most often first.

    Args:
        plans: The plans that answer the inspections of one body, in any order. Each states when its report was
            received or published.
        at_least: The smallest likeness of words from which two are put side by side.

    Raises:
        InvalidRecordError: for a plan without the day of its report, two of one day, or two with one key.

    Examples:
        >>> texts = ("Visit children in care on time", "Make visits to children in care on time", "See children in care on time")
        >>> plans = [
        ...     Plan(ref=str(year), published_on=date(year, 2, 7), recommendations=[Recommendation(ref="r1", text=text)])
        ...     for year, text in zip((2013, 2017, 2022), texts)
        ... ]
        >>> (found,) = recommendations_made_before(plans)
        >>> found.times, [(each.said.plan.ref, each.likeness.shared) for each in found.earlier]
        (3, [('2017', ('care', 'children', 'time')), ('2013', ('care', 'children', 'time'))])
    """
    in_order = _in_order(plans)
    if not in_order:
        return ()
    stated = {
        (step.later.plan.ref, step.later.recommendation.ref, step.earlier.plan.ref, step.earlier.recommendation.ref)
        for step in continued_recommendations(in_order)
    }
    latest = in_order[-1]
    found = [
        RecommendationMadeBefore(said=Recommended(plan=latest, recommendation=each), earlier=earlier)
        for each in latest.recommendations
        if (earlier := _earlier(each, in_order, stated, at_least))
    ]
    return tuple(sorted(found, key=lambda each: -each.times))


def _in_order(plans: Sequence[Plan]) -> list[Plan]:
    dated: dict[date, Plan] = {}
    for plan in plans:
        day = plan.published_on or plan.received_on
        if day is None:
            raise InvalidRecordError(f"plan {plan.ref!r} does not state when its report was received or published")
        if day in dated:
            raise InvalidRecordError(f"plans {dated[day].ref!r} and {plan.ref!r} answer reports of one day, {day}")
        dated[day] = plan
    if len({plan.ref for plan in plans}) < len(plans):
        raise InvalidRecordError("two plans have one key")
    return [dated[day] for day in sorted(dated)]


def _earlier(
    recommendation: Recommendation,
    in_order: Sequence[Plan],
    stated: set[tuple[str, str, str, str]],
    at_least: Fraction,
) -> tuple[EarlierRecommendation, ...]:
    """Back from inspection to inspection: what is like the recommendation itself, or like one found on the way."""
    chain = [Recommended(plan=in_order[-1], recommendation=recommendation)]
    found: list[EarlierRecommendation] = []
    for plan in reversed(in_order[:-1]):
        here = []
        for each in plan.recommendations:
            steps = [(later.plan.ref, later.recommendation.ref, plan.ref, each.ref) in stated for later in chain]
            alike = repeats([each], [later.recommendation for later in chain], at_least=at_least)
            if any(steps) or alike:
                said = Recommended(plan=plan, recommendation=each)
                here.append(
                    EarlierRecommendation(said=said, likeness=alike[0] if alike else None, is_stated=any(steps))
                )
        found += here
        chain += [each.said for each in here]
    return tuple(found)
