"""What an update states of its action plan: the plan, and what is said of it in figures."""

from __future__ import annotations

import attrs

from safeguarding.recommendations.ratings import RatingRule
from safeguarding.recommendations.records import Plan
from safeguarding.recommendations.visit_findings import Visit
from safeguarding.records import Record, Several


@attrs.frozen(kw_only=True)
class StatedCounts(Record):
    """What the update says of the plan in figures; None where it says nothing."""

    themes: int | None = None
    recommendations: int | None = None
    actions: int | None = None


@attrs.frozen(kw_only=True)
class PlanFacts(Record):
    """What a file ``plan.toml`` holds.

    Attributes:
        plan: The plan.
        stated: What the update says of it in figures.
        rating_rule: The rule that its ratings are stated by, where it is published.
        visits: The monitoring visits since, with what they found.
    """

    plan: Plan
    stated: StatedCounts = StatedCounts()
    rating_rule: RatingRule | None = None
    visits: tuple[Visit, ...] = attrs.field(default=(), converter=Several[Visit])
