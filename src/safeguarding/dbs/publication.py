"""An audit's counts as they may be published: small numbers hidden, and what would give them away."""

from __future__ import annotations

from safeguarding.dbs.audits import CountedAudit
from safeguarding.disclosure.protection import ProtectedTable, protected_table
from safeguarding.disclosure.rules import DisclosureRule
from safeguarding.disclosure.tables import one_way_table


def published_standings(audit: CountedAudit, rule: DisclosureRule) -> ProtectedTable:
    """The partition with its total, under a disclosure rule.

    Args:
        audit: The audit.
        rule: The publisher's rule: what counts as small, how numbers are rounded.

    Examples:
        >>> from datetime import date
        >>> from safeguarding.dbs import YORK_2017, Certificate, Person, audit
        >>> from safeguarding.disclosure import FEWER_THAN_FIVE
        >>> late = [Person(reference=f"L{k}", certificates=[Certificate(issued_on=date(2014, 1, 1))]) for k in range(2)]
        >>> fine = [Person(reference=f"F{k}", certificates=[Certificate(issued_on=date(2016, 1, 1))]) for k in range(9)]
        >>> table = published_standings(audit([*late, *fine], YORK_2017, as_at=date(2017, 9, 19)), FEWER_THAN_FIVE)
        >>> [str(table.at(label)) for label in ("in date", "overdue", None)]
        ['c', 'c', '11']
    """
    return protected_table(
        one_way_table("Standing", {standing.label: count for standing, count in audit.counts.items()}), rule
    )
