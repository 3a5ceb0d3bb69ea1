"""How recommendations and actions are called in tables and pictures."""

from __future__ import annotations

import attrs

from safeguarding.recommendations.records import Action, Plan, Recommendation
from safeguarding.recommendations.states import ActionState
from safeguarding.records import Record

NOBODY = "(nobody)"
"""What stands for an owner where nobody is named."""


def recommendation_name(recommendation: Recommendation) -> str:
    """Its printed number and topic.

    Examples:
        >>> recommendation_name(Recommendation(ref="r8", number=8, topic="health")), recommendation_name(Recommendation(ref="x"))
        ('8 health', '(no number)')
    """
    number = "(no number)" if recommendation.number is None else str(recommendation.number)
    return f"{number} {recommendation.topic}".strip()


def action_name(state: ActionState) -> str:
    """What is to be done, or the action's key where the plan does not say."""
    return state.action.text or state.action.ref


@attrs.frozen
class Served(Record):
    """The recommendations of a plan by their keys, to say what an action answers.

    Examples:
        >>> recommendations = [Recommendation(ref="r8", number=8, theme="Care leavers"), Recommendation(ref="iro")]
        >>> served = Served.of(Plan(recommendations=recommendations))
        >>> action = Action(ref="a1", serves=["r8", "iro"])
        >>> served.numbers(action), served.themes(action)
        ('8, iro', ('Care leavers',))
    """

    recommendations: dict[str, Recommendation]

    @classmethod
    def of(cls, plan: Plan) -> Served:
        """Those of a plan; of two with one key, which is a fault, the first."""
        return cls({each.ref: each for each in reversed(plan.recommendations)})

    def numbers(self, action: Action) -> str:
        """The numbers, or else the keys, of the recommendations that an action answers."""
        found = (self.recommendations.get(ref) for ref in action.serves)
        return ", ".join(
            ref if each is None or each.number is None else str(each.number)
            for ref, each in zip(action.serves, found, strict=True)
        )

    def themes(self, action: Action) -> tuple[str, ...]:
        """Their themes, each once; empty where none has one."""
        found = (self.recommendations.get(ref) for ref in action.serves)
        return tuple(dict.fromkeys(each.theme for each in found if each is not None and each.theme))
