"""What stands beside every answer: a rule's note, its source's note, and how long ago the rule was last checked."""

from __future__ import annotations

from datetime import date

from safeguarding.dates.words import printed_date
from safeguarding.timelines import DatedValue
from safeguarding.timescales.limits import Limit
from safeguarding.timescales.rules import Rule


def remarks_on(rule: Rule, entry: DatedValue[Limit], *, as_at: date) -> tuple[str, ...]:
    """The notes on an answer under one entry of a rule, asked as at a day.

    Examples:
        >>> from safeguarding.timescales.catalogue import rule_named
        >>> rule = rule_named("complaint_panel")
        >>> remarks_on(rule, rule.limits.entries[-1], as_at=date(2099, 1, 1))[-1][-23:]
        'asked about a later day'
    """
    age = staleness(rule, entry, as_at=as_at)
    return tuple(note for note in (rule.note, entry.source.note, age) if note)


def staleness(rule: Rule, entry: DatedValue[Limit], *, as_at: date) -> str:
    """That the law may have changed since it was last looked at; empty where the entry is over, or the day is not later.

    Examples:
        >>> from safeguarding.timescales.catalogue import rule_named
        >>> rule = rule_named("complaint_panel")
        >>> staleness(rule, rule.limits.entries[-1], as_at=date(2017, 1, 1))
        ''
    """
    last = rule.limits.entries[-1]
    if (entry is not last and entry != last) or rule.limits.ends_on is not None:
        return ""
    checked_on = entry.source.checked_on
    if checked_on is None:
        return "it is not recorded when this rule was last checked"
    if as_at <= checked_on:
        return ""
    return f"this rule was last checked on {printed_date(checked_on)}; asked about a later day"
