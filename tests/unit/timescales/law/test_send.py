"""Education, health and care plans."""

from datetime import date

import pytest
from tests.unit.timescales.made_up import ends_on, judged

from safeguarding.timescales.words import TimescaleOutcome


@pytest.mark.parametrize(
    ("rule", "last"),
    [
        ("ehcp", "2017-08-21"),
        ("ehc_decision_to_assess", "2017-05-15"),
        ("ehc_advice", "2017-05-15"),
        ("ehc_no_plan", "2017-07-24"),
        ("ehc_review", "2018-04-03"),
        ("ehc_review_decision", "2017-05-01"),
        ("ehc_amended_plan", "2017-05-29"),
        ("ehc_reassessed_plan", "2017-07-10"),
    ],
)
def test_last_days(rule: str, last: str) -> None:
    """Weeks from 3 April 2017, a Monday: 20, 6, 6, 16, 4, 8 and 14; holidays move nothing; a review each year."""
    ends_on(rule, "2017-04-03", last)


def test_plans_began_in_september_2014() -> None:
    assert judged("ehcp", date(2014, 8, 31), None, as_at=date(2014, 8, 31)).outcome is TimescaleOutcome.CANNOT_TELL
    assert judged("ehcp", date(2014, 9, 1), None, as_at=date(2014, 9, 1)).due_on == date(2015, 1, 19)
