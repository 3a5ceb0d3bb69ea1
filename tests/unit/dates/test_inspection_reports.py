"""What an authority owes once it has the report of an inspection."""

from datetime import date

import pytest

from safeguarding.dates.deadlines import DeadlineRule, deadline
from safeguarding.dates.inspection_reports import PUBLISH_REPORT, STATEMENT_OF_ACTION
from safeguarding.dates.statutory_calendars import england_and_wales


@pytest.mark.parametrize(
    ("rule", "received_on", "due_on"),
    [
        # counted on a wall calendar: Good Friday, Easter Monday and the first Monday of May lie between
        (PUBLISH_REPORT, date(2017, 4, 3), date(2017, 5, 18)),
        # York's own dates of 2022: received 4 May, statement due 12 August
        (STATEMENT_OF_ACTION, date(2022, 5, 4), date(2022, 8, 12)),
    ],
)
def test_both_periods_run_from_the_day_of_receipt(rule: DeadlineRule, received_on: date, due_on: date) -> None:
    """Thirty working days to publish the report, seventy to send the statement."""
    assert deadline(rule, triggered_on=received_on, calendar=england_and_wales()).due_on == due_on
