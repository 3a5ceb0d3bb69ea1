"""Rules that follow one another for one child: a first interval, then another. A course is a tuple of rules in order."""

from __future__ import annotations

from safeguarding.timescales.catalogue import plain_name, rule_named
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

_GOES_ON_BY = {
    "cla_review_subsequent": "looked_after_reviews",
    "cla_visit_year1": "placement_visits",
    "rcpc_subsequent": "review_conferences",
    "private_fostering_y1": "private_fostering_visits",
}
"""The rule of each course by which it goes on. In practice its name is said of the whole: "LAC review", "stat visit"."""
_OF_NO_RULE = {"health assessment": "health_assessments", "rpc": "review_conferences"}


def course_named(name: str) -> tuple[Rule, ...] | None:
    """The course of that name, or of a name by which it goes in practice; None where there is none.

    Examples:
        >>> course_named("LAC review") is LOOKED_AFTER_REVIEWS, course_named("iha"), course_named("cla_review_subsequent")
        (True, None, None)
    """
    plain = plain_name(name)
    if plain in _OF_NO_RULE:
        return COURSES[_OF_NO_RULE[plain]]
    for rule_id, course in _GOES_ON_BY.items():
        if plain in map(plain_name, rule_named(rule_id).aliases):
            return COURSES[course]
    return next((course for each, course in COURSES.items() if plain_name(each) == plain), None)
