"""The statutory timescales as a table: what must be done, how soon, since when, and how surely that is known."""

from __future__ import annotations

from collections.abc import Iterable

from safeguarding.pages.cells import Row
from safeguarding.pages.tables import Table
from safeguarding.sources import Certainty
from safeguarding.timescales.rules import Rule


def rules_table(rules: Iterable[Rule]) -> Table:
    """A row for each dated limit of each rule, and for each other way of counting it.

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
            f"Known: {'; '.join(f'{each.value} {each.label}' for each in Certainty)}.",
            "A row that names a count is another way in which somebody counts the same rule.",
        ),
    )


def _rows(rule: Rule) -> Iterable[Row]:
    for entry in rule.limits.entries:
        authority = ", ".join(filter(None, [entry.source.title, entry.source.clause]))
        yield (
            rule.rule_id,
            rule.requirement,
            rule.trigger,
            str(entry.value),
            entry.starts_on,
            authority,
            entry.source.certainty.value,
        )
    for other in rule.other_counts:
        authority = ", ".join(filter(None, [other.source.title, other.source.clause]))
        yield (
            rule.rule_id,
            f"counted as: {other.name}",
            None,
            str(other.limit),
            None,
            authority,
            other.source.certainty.value,
        )
