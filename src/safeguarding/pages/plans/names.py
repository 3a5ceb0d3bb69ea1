"""How recommendations and actions are called in tables and pictures."""

from __future__ import annotations

from safeguarding.recommendations.records import Action, Plan, Recommendation
from safeguarding.recommendations.states import ActionState

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


def numbers_served(plan: Plan, action: Action) -> str:
    """The numbers, or else the keys, of the recommendations that an action answers.

    Examples:
        >>> plan = Plan(recommendations=[Recommendation(ref="r8", number=8), Recommendation(ref="iro")])
        >>> numbers_served(plan, Action(ref="a1", serves=["r8", "iro"]))
        '8, iro'
    """
    numbers = {each.ref: each.number for each in reversed(plan.recommendations)}
    shown = (numbers.get(ref) for ref in action.serves)
    return ", ".join(ref if number is None else str(number) for ref, number in zip(action.serves, shown, strict=True))


def themes_served(plan: Plan, action: Action) -> tuple[str, ...]:
    """The themes of the recommendations that an action answers, each once; empty where none has one."""
    themes = {each.ref: each.theme for each in reversed(plan.recommendations)}
    return tuple(dict.fromkeys(theme for ref in action.serves if (theme := themes.get(ref, ""))))
