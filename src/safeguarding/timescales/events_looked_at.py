"""Which kinds of event a rule looks at, so that no other is left out silently."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from safeguarding.errors import UnknownNameError
from safeguarding.timescales.events import DONE, ENDED, EXTENDED, RESTARTED, STATED, STAY, Events
from safeguarding.timescales.limits import (
    AverageTarget,
    BirthdayWindow,
    CumulativeTotal,
    DateSpanLimit,
    EachPeriod,
    HourLimit,
    Limit,
    RollingTotal,
)
from safeguarding.timescales.rules import Rule, schedule_in
from safeguarding.timescales.schedules import Reached
from safeguarding.timescales.words import Expects


def expects_an_end(rule: Rule) -> bool:
    """Whether the rule says when a state is to have ended. What a check of dates counts, it counts of such a state.

    Examples:
        >>> from safeguarding.timescales.catalogue import rule_named
        >>> expects_an_end(rule_named("epo")), expects_an_end(rule_named("iha"))
        (True, False)
    """
    first = rule.limits.entries[0].value
    return isinstance(first, DateSpanLimit) or getattr(first, "expects", None) is Expects.ENDED


def check_kinds(rules: Sequence[Rule], events: Events) -> None:
    """Refuse an event that no rule looks at: it would be left out silently, and a slip of the pen with it.

    Raises:
        UnknownNameError: for such an event; it says what the rules look at.
    """
    known = {kind for rule in rules for entry in rule.limits.entries for kind in _kinds(rule, entry.value)}
    for kind in events.kinds:
        if kind not in known:
            looked_at = ", ".join(sorted(known))
            problem = f"{rules[0].rule_id} does not look at {kind!r}"
            raise UnknownNameError(problem, remedy=f"it looks at {looked_at}", name=kind)


def _kinds(rule: Rule, limit: Limit) -> Iterator[str]:
    """The kinds of event that a limit looks at."""
    match limit:
        case RollingTotal() | CumulativeTotal():
            yield STAY
        case BirthdayWindow() | EachPeriod() | AverageTarget():
            yield DONE
        case HourLimit() | DateSpanLimit():
            yield from (DONE, ENDED)
        case _:
            schedule = schedule_in(limit, rule_id=rule.rule_id)
            yield from (DONE, ENDED)
            if schedule.restarts_on:
                yield RESTARTED
            if any(step.extended_to for step in schedule.steps):
                yield EXTENDED
            if any(step.ends_at_noon_after_holiday for step in schedule.steps):
                yield STATED
            yield from (step.begins_with for step in schedule.steps if step.begins_with)
            yield from (step.until.event for step in schedule.steps if isinstance(step.until, Reached))
