"""The statutory timescales as tables: what must be done, how soon, since when, how surely that is known, and what changed."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from safeguarding.dates.words import printed_date
from safeguarding.pages.cells import Row
from safeguarding.pages.tables import Table
from safeguarding.sources import Certainty, Source
from safeguarding.texts import phrases
from safeguarding.timelines import DatedValue
from safeguarding.timescales.law.events import LAW_EVENTS, LawEvent
from safeguarding.timescales.limits import Limit
from safeguarding.timescales.rules import Rule

_KNOWN = f"Known: {'; '.join(f'{each.value} {each.label}' for each in Certainty)}."
_COUNTS = "A row that names a count is another way in which somebody counts the same rule."


def rules_table(rules: Iterable[Rule]) -> Table:
    """A row for the last entry of each rule, and for each other way of counting it.

    Examples:
        >>> from safeguarding.timescales.catalogue import rule_named
        >>> rules_table([rule_named("care_proceedings")]).rows[0][3]
        'within 26 weeks'
    """
    return Table(
        caption="Timescales",
        columns=("Rule", "What", "Counted from", "Limit", "Since", "Authority", "Known"),
        rows=[row for rule in rules for row in _rows(rule)],
        notes=(
            _KNOWN,
            _COUNTS,
            "Since: the first day from which the limit has held unchanged; what was before is in the history.",
        ),
    )


def history_table(rules: Iterable[Rule]) -> Table:
    """A row for each entry of each rule: its first and last day, its source with the version that was read, its mark.

    Examples:
        >>> from safeguarding.timescales.catalogue import rule_named
        >>> [row[4:6] for row in history_table([rule_named("temporary_approval")]).rows[:2]]
        [(datetime.date(2011, 4, 1), '23 April 2020'), (datetime.date(2020, 4, 24), '25 September 2020')]
    """
    return Table(
        caption="Timescales",
        columns=phrases(
            "Rule | What | Counted from | Limit | First day | Last day | Authority | Version read | Last checked"
            " | Known"
        ),
        rows=[row for rule in rules for row in (*_entries(rule), *_counts(rule))],
        notes=(_KNOWN, _COUNTS),
    )


def changes_table(rules: Iterable[Rule], events: Iterable[LawEvent] | None = None) -> Table:
    """A row for each change of the law, by its day: what changed, in which rules, on whose authority.

    Args:
        rules: The rules.
        events: What became law without changing a rule; None for what the package knows of.

    Examples:
        >>> from safeguarding.timescales.catalogue import rule_named
        >>> changes_table([rule_named("placement_plan")], []).rows[0][:3]
        (datetime.date(2020, 4, 24), 'as soon as is reasonably practicable in place of five working days', 'placement_plan')
    """
    together: defaultdict[tuple[date, str, str], list[tuple[str, Source]]] = defaultdict(list)
    for rule in rules:
        for entry in rule.limits.entries:
            if entry.changed:
                together[(entry.starts_on, entry.changed, entry.source.title)].append((rule.rule_id, entry.source))
    for event in LAW_EVENTS if events is None else events:
        together[(event.on, event.changed, event.source.title)].append(("", event.source))
    rows: list[Row] = [
        (
            day,
            changed,
            ", ".join(name for name, _ in named if name) or "none here",
            ", ".join(filter(None, [title, "; ".join(_once(source.clause for _, source in named))])),
            ", ".join(_once(source.certainty.value for _, source in named)),
        )
        for (day, changed, title), named in sorted(together.items(), key=lambda item: item[0])
    ]
    return Table(
        caption="What changed in law",
        columns=("From", "What changed", "Rules", "Authority", "Known"),
        rows=rows,
        notes=(_KNOWN,),
    )


def _once(texts: Iterable[str]) -> list[str]:
    return [text for text in dict.fromkeys(texts) if text]


def _authority(source: Source) -> str:
    return ", ".join(filter(None, [source.title, source.clause]))


def _what(rule: Rule) -> str:
    """What is to be done, with the names by which it goes in practice."""
    return f"{rule.requirement} (also: {', '.join(rule.aliases)})" if rule.aliases else rule.requirement


def _rows(rule: Rule) -> Iterable[Row]:
    entry = rule.limits.entries[-1]
    # a new edition, or an amendment elsewhere, does not make a limit younger
    unchanged = itertools.takewhile(lambda each: each.value == entry.value, reversed(rule.limits.entries))
    yield (
        rule.rule_id,
        _what(rule),
        rule.trigger,
        str(entry.value),
        min(each.starts_on for each in unchanged),
        _authority(entry.source),
        entry.source.certainty.value,
    )
    for other in rule.other_counts:
        yield (
            rule.rule_id,
            f"counted as: {other.name}",
            None,
            str(other.limit),
            other.since,
            _authority(other.source),
            other.source.certainty.value,
        )


def _entries(rule: Rule) -> Iterable[Row]:
    for entry in rule.limits.entries:
        yield (
            rule.rule_id,
            _what(rule) if entry is rule.limits.entries[-1] else rule.requirement,
            rule.trigger,
            str(entry.value),
            entry.starts_on,
            _last_day(rule, entry),
            _authority(entry.source),
            entry.source.version_read or None,
            entry.source.checked_on,
            entry.source.certainty.value,
        )


def _last_day(rule: Rule, entry: DatedValue[Limit]) -> str:
    last = rule.limits.last_day_of(entry)
    return "in force" if last is None else printed_date(last)


def _counts(rule: Rule) -> Iterable[Row]:
    for other in rule.other_counts:
        source = other.source
        yield (
            rule.rule_id,
            f"counted as: {other.name}",
            None,
            str(other.limit),
            other.since,
            None,
            _authority(source),
            source.version_read or None,
            source.checked_on,
            source.certainty.value,
        )
