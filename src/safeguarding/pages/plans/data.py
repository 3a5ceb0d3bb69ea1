"""An action plan as data, as at a day. Owners are roles, but may be names: they stand in data only where asked for."""

from __future__ import annotations

from datetime import date
from typing import Any

from safeguarding.pages.cells import as_data, fields_data
from safeguarding.recommendations.impact_judgements import impacts_on
from safeguarding.recommendations.records import Plan
from safeguarding.recommendations.states import ActionState, standing, states_on
from safeguarding.recommendations.words import Impact, Target


def plan_data(plan: Plan, *, on: date, with_owners: bool = False) -> dict[str, Any]:
    """The plan's days, and each action as it stood on a day.

    Args:
        plan: The plan.
        on: The day.
        with_owners: Whether owners, who may be people, stand in it.

    Examples:
        >>> from safeguarding.recommendations import Action, Update
        >>> entry = Update(action="a1", on=date(2017, 6, 1), percent=40)
        >>> plan = Plan(actions=[Action(ref="a1", target_on=date(2017, 6, 30))], updates=[entry])
        >>> (action,) = plan_data(plan, on=date(2017, 9, 19))["actions"]
        >>> action["target_on"], action["standing"], action["percent"]
        ('2017-06-30', {'code': 'overdue', 'label': 'overdue'}, 40)
    """
    days = fields_data(plan, "published_on", "received_on", "submitted_on")
    impacts = impacts_on(plan, on=on)
    return days | {
        "actions": [
            _action(state, impacts.get(state.action.ref, Impact.NOT_MEASURED))
            | ({"owner": state.owner.reveal()} if with_owners else {})
            for state in states_on(plan, on=on)
        ]
    }


def _action(state: ActionState, impact: Impact) -> dict[str, Any]:
    targets = {"target_on": state.target_on(), "original_target_on": state.target_on(Target.ORIGINAL)}
    return {
        **fields_data(state.action, "ref", "text", "starts_on"),
        "serves": list(state.action.serves),
        **{name: as_data(day) for name, day in targets.items()},
        "standing": as_data(standing(state)),
        **fields_data(state, "delivery", "percent", "completed_on", "signed_off_on", "rating", "travel", "updated_on"),
        "sign_off": as_data(state.sign_off),
        "impact": as_data(impact),
        "targets": [day.isoformat() for day in state.targets],
        "evidence": [fields_data(each, "text", "on", "recorded_on") for each in state.evidences],
    }
