"""A case of which it is not known how often something was done before: which time the next one is, is not known either."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import attrs

from safeguarding.dates.words import printed_date
from safeguarding.timescales.duties import Obligation
from safeguarding.timescales.rules import Rule, schedule_in
from safeguarding.timescales.schedules import Times
from safeguarding.timescales.words import TimescaleOutcome


def times_in(rules: Sequence[Rule]) -> int:
    """How many times have an interval of their own before the one that is repeated.

    Examples:
        >>> from safeguarding.timescales.courses import LOOKED_AFTER_REVIEWS
        >>> times_in(LOOKED_AFTER_REVIEWS)
        2
    """
    return sum(max(_times(rule, place) for place in range(len(rule.limits.entries))) for rule in rules)


def _times(rule: Rule, place: int) -> int:
    steps = schedule_in(rule.limits.entries[place].value, rule_id=rule.rule_id).steps
    return sum(step.until.count for step in steps if isinstance(step.until, Times))


def as_one_of_several(counted: Obligation, later: Iterable[Obligation | None], *, known_from: date) -> Obligation:
    """An obligation that may be any of several times: what they agree on, and otherwise that it cannot be told.

    Of a day in time the earliest is said, of a day that was missed the latest: nobody is safer for what is not known, and
    nobody later.

    Args:
        counted: The obligation as the first time that it can be.
        later: The same as each later time; None where nothing more would be due.
        known_from: The first day from which it is known what was done.
    """
    readings = [counted]
    is_due = True
    for each in later:
        if each is None:
            is_due = False
        elif all(each.due_on != other.due_on for other in readings):
            readings.append(each)
    if len(readings) == 1 and is_due:
        return counted
    days = sorted(each.due_on for each in readings if each.due_on is not None)
    outcomes = {each.outcome for each in readings}
    if len(outcomes) > 1 or len(days) < len(readings) or not is_due:
        why = f"how often it was done before {printed_date(known_from)} is not known"
        said = attrs.evolve(counted, found=TimescaleOutcome.CANNOT_TELL, cannot_tell=why)
    else:
        chosen = max if counted.outcome.is_breach else min
        (said,) = (each for each in readings if each.due_on == chosen(days))
    others = [day for day in days if day != said.due_on]
    return attrs.evolve(said, number=counted.number, other_due_days=others)
