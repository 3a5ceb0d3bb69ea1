"""What closes next of a plan, as an iCalendar file that other calendars take in and, given again, bring up to date."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, time, timedelta

from safeguarding.dates.periods import Period
from safeguarding.extras import optional
from safeguarding.pages.plans.names import Served, action_name
from safeguarding.recommendations.progress_measures import closing_next
from safeguarding.recommendations.records import Plan
from safeguarding.recommendations.states import ActionState, standing

with optional("icalendar", task="a calendar"):
    from icalendar import Calendar, Event

# fixed for ever: an event is known again by it
_OURS = uuid.UUID("5d0a8a1e-4f3c-5a55-9c0b-6f6d2a3d7b11")
_NAMELESS = frozenset({"plan", "tracker"})


def plan_calendar(plan: Plan, *, on: date, within: Period | None = None) -> str:
    """The calendar of what closes next: an event of a whole day for each action, on its latest target.

    An event keeps its UID while the plan and the action keep their keys, so a calendar that takes in the next one moves
    it. The text depends on the plan and the day alone. Owners do not stand in it.

    Args:
        plan: The plan.
        on: The day; nothing recorded later counts.
        within: Only what is due within so long; None for all.

    Examples:
        >>> from safeguarding.recommendations import Action, Update
        >>> plan = Plan(ref="2024", actions=[Action(ref="a1", text="agree a form", target_on=date(2024, 9, 30))])
        >>> lines = plan_calendar(plan, on=date(2024, 9, 1)).splitlines()
        >>> [line for line in lines if line.startswith(("SUMMARY", "DTSTART"))]
        ['SUMMARY:agree a form', 'DTSTART;VALUE=DATE:20240930']
        >>> moved = Update(action="a1", on=date(2024, 9, 2), target_on=date(2024, 12, 31))
        >>> later = plan_calendar(Plan(ref="2024", actions=plan.actions, updates=[moved]), on=date(2024, 9, 3))
        >>> [line for line in later.splitlines() if line in lines and line.startswith(("UID", "DTSTART"))] == [
        ...     line for line in lines if line.startswith("UID")
        ... ]
        True
    """
    calendar = Calendar()
    calendar.add("prodid", "-//safeguarding//action plans//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", plan.title or "Action plan")
    served = Served.of(plan)
    for state in closing_next(plan, on=on, within=within):
        calendar.add_component(_event(plan, served, state, on))
    return bytes(calendar.to_ical()).decode("utf-8")


def _event(plan: Plan, served: Served, state: ActionState, on: date) -> Event:
    target = state.target_on() or on
    event = Event()
    event.add("uid", _uid(plan, state))
    # the day asked about, not the machine's clock: the same question gives the same file
    event.add("dtstamp", datetime.combine(on, time(), tzinfo=UTC))
    # rises with every entry of another day, so that calendars take the later of two files
    event.add("sequence", 0 if state.updated_on is None else (state.updated_on - date(1970, 1, 1)).days)
    event.add("dtstart", target)
    if target < date.max:
        event.add("dtend", target + timedelta(days=1))
    event.add("summary", action_name(state))
    numbers = served.numbers(state.action)
    told = [*([f"Recommendation {numbers}"] if numbers else []), f"{standing(state).label} on {on.isoformat()}"]
    event.add("description", "; ".join(told))
    event.add("transp", "TRANSPARENT")
    return event


def _uid(plan: Plan, state: ActionState) -> str:
    """From the plan's key, or its title where the key names no plan, and the action's key."""
    name = plan.title if plan.ref in _NAMELESS else plan.ref
    return f"{uuid.uuid5(_OURS, chr(31).join((plan.body, name, state.action.ref)))}@safeguarding.example"
