from datetime import date

import pytest

from safeguarding.dates.statutory_calendars import england_and_wales
from safeguarding.errors import OutOfCoverageError
from safeguarding.inspections.deadlines import publication_deadline, statement_deadline
from safeguarding.sources import Certainty


class TestDeadlines:
    """Both periods run from receipt of the report: 30 working days to publish it, 70 to send the statement."""

    @pytest.mark.parametrize(
        ("received_on", "due_on"),
        [(date(2017, 2, 7), date(2017, 5, 19)), (date(2022, 5, 4), date(2022, 8, 12))],
    )
    def test_the_statement(self, received_on: date, due_on: date) -> None:
        """[V] SI 2007/462 reg 3 was read, and checked on two published cases."""
        deadline = statement_deadline(received_on=received_on, calendar=england_and_wales())
        assert deadline.due_on == due_on
        assert deadline.rule.source.certainty is Certainty.VERIFIED

    def test_york_2017_was_on_day_68_and_in_time(self) -> None:
        deadline = statement_deadline(received_on=date(2017, 2, 7), calendar=england_and_wales())
        assert deadline.day_number(date(2017, 5, 17)) == 68
        assert deadline.is_met_by(date(2017, 5, 17))
        assert deadline.is_met_by(date(2017, 5, 19))
        assert not deadline.is_met_by(date(2017, 5, 20))

    def test_publication(self) -> None:
        """[V] 30 working days after 7 February 2017, with no bank holiday between, are six weeks."""
        deadline = publication_deadline(received_on=date(2017, 2, 7), calendar=england_and_wales())
        assert deadline.due_on == date(2017, 3, 21)
        assert deadline.rule.source.certainty is Certainty.VERIFIED

    def test_past_the_calendar(self) -> None:
        with pytest.raises(OutOfCoverageError, match="past 2028-12-31"):
            statement_deadline(received_on=date(2028, 11, 1), calendar=england_and_wales())
