"""The four states of a recommendation, kept apart: what was answered, what was done, what was accepted, what it changed."""

from __future__ import annotations

from datetime import date

import attrs

from safeguarding.labels import Labelled
from safeguarding.recommendations.impact_judgements import impacts_on
from safeguarding.recommendations.records import Plan, Recommendation
from safeguarding.recommendations.states import ActionState, states_on
from safeguarding.recommendations.words import Delivery, Impact, Response, SignOff
from safeguarding.records import NoTruthValue, Record


class Answered(NoTruthValue, Labelled):
    """How far the actions that answer a recommendation are, taken together."""

    NO_ACTION = "no action"
    NOT_KNOWN = "not known"
    OPEN = "work left"
    DONE = "all done"
    CLOSED_OTHERWISE = "closed without being done"


@attrs.frozen(kw_only=True)
class ActionImpact(NoTruthValue, Record):
    """The state of an action beside what its measures say.

    Attributes:
        state: The state.
        impact: What its measures say.
    """

    _instead = "impact"

    state: ActionState
    impact: Impact

    @property
    def is_not_embedded(self) -> bool:
        """Whether it is complete but not embedded: done, and its measure has not moved. What is not measured is not known."""
        return self.state.delivery.is_done and self.impact in (Impact.MOVED_AWAY, Impact.NO_SIGN_OF_CHANGE)


@attrs.frozen(kw_only=True)
class RecommendationState(NoTruthValue, Record):
    """A recommendation as the record stood at the end of a day. None of its states says anything of another.

    Attributes:
        recommendation: The recommendation.
        on: The day.
        actions: The actions that answer it, each with what its measures say.
    """

    _instead = "answered, sign_off or impact"

    recommendation: Recommendation
    on: date
    actions: tuple[ActionImpact, ...]

    @property
    def response(self) -> Response:
        """What the body answered."""
        return self.recommendation.response

    @property
    def answered(self) -> Answered:
        """How far its actions are together: what is left, then what is not known, then what is done."""
        deliveries = {each.state.delivery for each in self.actions}
        if not deliveries:
            return Answered.NO_ACTION
        if any(each.is_open for each in deliveries):
            return Answered.OPEN
        if Delivery.NOT_KNOWN in deliveries:
            return Answered.NOT_KNOWN
        return Answered.DONE if any(each.is_done for each in deliveries) else Answered.CLOSED_OTHERWISE

    @property
    def sign_off(self) -> SignOff:
        """Whether everything that was done for it was accepted."""
        if self.answered is not Answered.DONE:
            return {
                Answered.NOT_KNOWN: SignOff.NOT_KNOWN,
                Answered.CLOSED_OTHERWISE: SignOff.NOT_NEEDED,
            }.get(self.answered, SignOff.NOT_YET)
        found = {each.state.sign_off for each in self.actions}
        return SignOff.AWAITED if SignOff.AWAITED in found else SignOff.SIGNED_OFF

    @property
    def impact(self) -> Impact:
        """What the measures of its actions say: of several the least good; those without one do not count."""
        measured = {each.impact for each in self.actions} - {Impact.NOT_MEASURED}
        return next((each for each in _WORST_FIRST if each in measured), Impact.NOT_MEASURED)


_WORST_FIRST = (Impact.MOVED_AWAY, Impact.CANNOT_SAY, Impact.NO_SIGN_OF_CHANGE, Impact.MOVED)


def recommendation_states_on(plan: Plan, *, on: date) -> tuple[RecommendationState, ...]:
    """The four states of every recommendation at the end of a day, in the plan's order.

    Examples:
        >>> from safeguarding.recommendations import Action, Element, Update
        >>> agreed = Recommendation(ref="r1", elements=[Element(response=Response.AGREED)])
        >>> done = Update(action="a1", on=date(2017, 9, 1), completed_on=date(2017, 8, 31))
        >>> plan = Plan(recommendations=[agreed], actions=[Action(ref="a1", serves=["r1"])], updates=[done])
        >>> (state,) = recommendation_states_on(plan, on=date(2017, 9, 19))
        >>> print(state.response, state.answered, state.sign_off, state.impact, sep=" | ")
        agreed | all done | done, sign-off awaited | not measured
    """
    impacts = impacts_on(plan, on=on)
    by_recommendation: dict[str, list[ActionImpact]] = {}
    for state in states_on(plan, on=on):
        found = ActionImpact(state=state, impact=impacts.get(state.action.ref, Impact.NOT_MEASURED))
        for ref in dict.fromkeys(state.action.serves):
            by_recommendation.setdefault(ref, []).append(found)
    return tuple(
        RecommendationState(recommendation=each, on=on, actions=tuple(by_recommendation.get(each.ref, ())))
        for each in plan.recommendations
    )
