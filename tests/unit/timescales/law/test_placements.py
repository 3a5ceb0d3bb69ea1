"""Plans and notices of placements, temporary approval, and temporary placements elsewhere."""

from datetime import date

import pytest
from tests.unit.timescales.made_up import answers, ends_on, judged

from safeguarding.timescales.words import TimescaleOutcome


@pytest.mark.parametrize(
    ("rule", "start", "last"),
    [
        # working days over Easter 2017
        ("care_plan", "2017-04-12", "2017-04-28"),
        ("placement_plan", "2017-04-12", "2017-04-21"),
        ("placement_notice", "2017-04-12", "2017-04-21"),
        ("out_of_area_notice", "2017-04-12", "2017-04-21"),
        ("placement_end_notice", "2017-04-12", "2017-04-28"),
        ("emergency_foster_placement", "2017-04-12", "2017-04-24"),
        ("parent_placement_assessment", "2017-04-12", "2017-04-28"),
        # weeks and days
        ("temporary_approval", "2017-04-03", "2017-07-24"),
        ("respite_375", "2017-04-03", "2017-05-15"),
        ("respite_376", "2017-04-03", "2017-04-24"),
        ("respite_379", "2017-04-03", "2017-04-10"),
    ],
)
def test_last_days(rule: str, start: str, last: str) -> None:
    """Five, six or ten working days; sixteen weeks of temporary approval; 42, 21 or 7 days elsewhere."""
    ends_on(rule, start, last)


def test_temporary_approval_may_be_extended() -> None:
    """To twenty-four weeks from its start."""
    (longer,) = answers("temporary_approval", date(2017, 4, 3), on=date(2017, 10, 1), extended=date(2017, 7, 1))
    assert longer.due == date(2017, 9, 18)


def test_the_area_authority_is_told_since_2014() -> None:
    """The duty is of 27 January 2014."""
    for day, outcome in ((26, TimescaleOutcome.CANNOT_TELL), (27, TimescaleOutcome.NOT_YET_DUE)):
        start = date(2014, 1, day)
        assert judged("out_of_area_notice", start, None, as_at=start).outcome is outcome
