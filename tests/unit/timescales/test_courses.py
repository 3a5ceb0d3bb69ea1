"""Courses: several rules, one after the other, under one name."""

import pytest

from safeguarding.timescales.catalogue import RULES, names_of, rule_named
from safeguarding.timescales.courses import COURSES, course_named


@pytest.mark.parametrize("course", COURSES)
def test_by_its_own_name(course: str) -> None:
    """Capitals, hyphens and underscores do not matter."""
    for name in (course, course.replace("_", " ").title(), course.replace("_", "-")):
        assert course_named(name) is COURSES[course]


@pytest.mark.parametrize(
    ("name", "first"),
    [
        *[(name, "cla_review_first") for name in ("LAC review", "lac-reviews", "CIC review", "IRO review")],
        *[(name, "cla_visit_first") for name in ("stat visit", "Statutory Visits", "SW visit", "social worker visit")],
        *[(name, "rcpc_first") for name in ("RCPC", "CP reviews", "review child protection conference")],
        *[(name, "private_fostering_first_visit") for name in ("PF visit", "private fostering visits")],
        *[(name, "iha") for name in ("health assessment", "health assessments")],
    ],
)
def test_a_name_of_practice_begins_with_the_first_interval(name: str, first: str) -> None:
    """What goes on longest gives the whole its name; counted from the start, its interval alone would end too late."""
    found = course_named(name)
    assert found is not None
    assert found[0].rule_id == first


@pytest.mark.parametrize("name", ["iha", "", "review", "cla_review_subsequent", "first LAC review", "RHA"])
def test_what_is_no_course(name: str) -> None:
    assert course_named(name) is None


@pytest.mark.parametrize(
    ("name", "rule_id"),
    [
        *[("IHAs", "iha"), ("RHIs", "return_home_interview"), ("missing interview", "return_home_interview")],
        *[(name, "childrens_home_visit") for name in ("reg 44", "Reg44", "Reg. 44 visits", "Regulation 44")],
        *[("1st LAC review", "cla_review_first"), ("2nd CLA review", "cla_review_second")],
        *[("C&F", "single_assessment"), ("C & F assessment", "single_assessment"), ("S.46", "police_protection")],
        *[("stage one complaint", "complaint_stage1"), ("Stage 2", "complaint_stage2"), ("375", "respite_375")],
        *[("PEPs", "pep_available"), ("core groups", "core_group"), ("ICPCs", "icpc"), ("EHCPs", "ehcp")],
    ],
)
def test_the_words_of_the_field(name: str, rule_id: str) -> None:
    """In one or several, with or without signs, by number or in words."""
    assert rule_named(name).rule_id == rule_id


def test_no_name_is_of_two_rules() -> None:
    names = [name for rule in RULES for name in names_of(rule)]
    assert len(names) == len(set(names))
