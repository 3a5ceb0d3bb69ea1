"""Rules that follow one another for one child: a first interval, then another. A course is a tuple of rules in order."""

from __future__ import annotations

from safeguarding.timescales.catalogue import rule_named
from safeguarding.timescales.rules import Rule, counted_as

LOOKED_AFTER_REVIEWS: tuple[Rule, ...] = (
    rule_named("cla_review_first"),
    rule_named("cla_review_second"),
    rule_named("cla_review_subsequent"),
)
"""Reviews from the day a child becomes looked after: 20 working days, then 3 months, then 6 months."""

PERMANENT_PLACEMENT_VISITS: tuple[Rule, ...] = (
    rule_named("cla_visit_first"),
    rule_named("cla_visit_year1"),
    rule_named("cla_visit_permanent"),
)
"""Visits in a placement intended to last to 18: a week, then 6 weeks for a year, then 3 months. A move starts afresh."""

PLACEMENT_VISITS: tuple[Rule, ...] = (
    rule_named("cla_visit_first"),
    rule_named("cla_visit_year1"),
    counted_as(rule_named("cla_visit_permanent"), "not intended to last to 18"),
)
"""Visits in any other placement: a week, then 6 weeks throughout. A move starts afresh."""

HEALTH_ASSESSMENTS: tuple[Rule, ...] = (
    rule_named("iha"),
    rule_named("rha_under5"),
    rule_named("rha_5plus"),
)
"""Health assessments: 20 working days, then 6 months until the fifth birthday, then 12 months."""

REVIEW_CONFERENCES: tuple[Rule, ...] = (rule_named("rcpc_first"), rule_named("rcpc_subsequent"))
"""Review conferences from the initial conference: 3 months, then 6 months."""

PRIVATE_FOSTERING_VISITS: tuple[Rule, ...] = (
    rule_named("private_fostering_first_visit"),
    rule_named("private_fostering_y1"),
    rule_named("private_fostering_y2"),
)
"""Visits to a privately fostered child: 7 working days, then 6 weeks for a year, then 12 weeks."""

COURSES: dict[str, tuple[Rule, ...]] = {
    "looked_after_reviews": LOOKED_AFTER_REVIEWS,
    "permanent_placement_visits": PERMANENT_PLACEMENT_VISITS,
    "placement_visits": PLACEMENT_VISITS,
    "health_assessments": HEALTH_ASSESSMENTS,
    "review_conferences": REVIEW_CONFERENCES,
    "private_fostering_visits": PRIVATE_FOSTERING_VISITS,
}
"""The courses by name, for tools that take a name."""
