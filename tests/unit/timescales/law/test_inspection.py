"""After an inspection: publication, the statement of action, the draft plan, and answers to committees."""

from datetime import date

import pytest
from tests.unit.timescales.made_up import ends_on, judged

from safeguarding.timescales.words import TimescaleOutcome


@pytest.mark.parametrize(
    ("rule", "start", "last"),
    [
        # Christmas, Boxing Day and New Year's Day fell on weekdays
        ("ofsted_publish_report", "2017-12-18", "2018-02-01"),
        ("ofsted_action_statement", "2017-04-03", "2017-07-14"),
        ("jtai_statement", "2017-04-03", "2017-07-14"),
        ("ofsted_draft_plan_priority_action", "2018-12-03", "2019-01-03"),
        ("select_committee_response", "2016-12-31", "2017-02-28"),
    ],
)
def test_last_days(rule: str, start: str, last: str) -> None:
    """Thirty working days to publish, seventy for a statement, twenty for the draft, two months for the Government."""
    ends_on(rule, start, last)


@pytest.mark.parametrize(
    ("rule", "since"),
    [("ofsted_draft_plan_priority_action", date(2018, 9, 1)), ("jtai_statement", date(2015, 11, 9))],
)
def test_before_it_was_asked_for(rule: str, since: date) -> None:
    """The framework asks for the draft from September 2018, joint inspections' statements are of November 2015."""
    eve = date.fromordinal(since.toordinal() - 1)
    assert judged(rule, eve, None, as_at=eve).outcome is TimescaleOutcome.CANNOT_TELL
    assert judged(rule, since, None, as_at=since).outcome is TimescaleOutcome.NOT_YET_DUE
