"""Courses: several rules, one after the other, under one name."""

import pytest

from safeguarding.timescales.courses import COURSE_ALIASES, COURSES, course_named


@pytest.mark.parametrize(
    "name", [*COURSES, *COURSE_ALIASES, "LAC review", "lac-review", "Placement Visits", "health_assessments"]
)
def test_by_its_name_and_by_those_of_practice(name: str) -> None:
    """Capitals, hyphens and underscores do not matter."""
    assert course_named(name) in COURSES.values()


@pytest.mark.parametrize("name", ["iha", "", "review"])
def test_what_is_no_course(name: str) -> None:
    assert course_named(name) is None


def test_every_alias_is_of_a_course() -> None:
    """And is written as it is looked up."""
    assert set(COURSE_ALIASES.values()) <= set(COURSES)
    assert all(alias == alias.casefold() and "_" not in alias for alias in COURSE_ALIASES)
    # the first of each course is for what comes first
    assert [rules[0].rule_id for rules in COURSES.values()] == [
        "cla_review_first",
        "cla_visit_first",
        "cla_visit_first",
        "iha",
        "rcpc_first",
        "private_fostering_first_visit",
    ]
