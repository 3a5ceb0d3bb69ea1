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

COURSE_ALIASES: dict[str, str] = {
    "lac review": "looked_after_reviews",
    "lac reviews": "looked_after_reviews",
    "cla review": "looked_after_reviews",
    "cla reviews": "looked_after_reviews",
    "cic review": "looked_after_reviews",
    "looked after review": "looked_after_reviews",
    "statutory visit": "placement_visits",
    "statutory visits": "placement_visits",
    "lac visit": "placement_visits",
    "cla visit": "placement_visits",
    "health assessment": "health_assessments",
    "rpc": "review_conferences",
    "rcpc": "review_conferences",
    "review conference": "review_conferences",
    "private fostering visit": "private_fostering_visits",
}
"""What the courses are called in practice, in lower case."""


def course_named(name: str) -> tuple[Rule, ...] | None:
    """The course of that name, or of a name by which it goes in practice; None where there is none.

    Examples:
        >>> course_named("LAC review") is LOOKED_AFTER_REVIEWS, course_named("iha")
        (True, None)
    """
    plain = " ".join(name.casefold().replace("_", " ").replace("-", " ").split())
    return COURSES.get(name) or COURSES.get(COURSE_ALIASES.get(plain, plain.replace(" ", "_")))
