"""Visits to a placement that is meant to last, before and since 2015."""

from datetime import date

import pytest
from tests.unit.timescales.made_up import judged

from safeguarding.dates.periods import Period
from safeguarding.timescales.catalogue import rule_named
from safeguarding.timescales.courses import PLACEMENT_VISITS
from safeguarding.timescales.rules import counted_as
from safeguarding.timescales.words import TimescaleOutcome

NO_FIXED_TIME, LAW_CHANGED = TimescaleOutcome.NO_FIXED_TIME, TimescaleOutcome.LAW_CHANGED

CANNOT_TELL, OVERDUE = TimescaleOutcome.CANNOT_TELL, TimescaleOutcome.OVERDUE


class TestIssueOf2015:
    """SI 2015/495, from 1 April 2015: a long-term foster placement may be visited every six months."""

    LONG_TERM = counted_as(rule_named("cla_visit_permanent"), "long-term foster placement, child agrees")

    @pytest.mark.parametrize("day", [date(2011, 4, 1), date(2014, 8, 18), date(2015, 3, 31)])
    def test_before_it_was_law(self, day: date) -> None:
        assert judged(self.LONG_TERM, day, None, as_at=day).outcome is CANNOT_TELL
        assert judged("cla_visit_long_term_foster", day, None, as_at=day).outcome is CANNOT_TELL
        assert judged("cla_visit_permanent", day, None, as_at=day).interval == Period(months=3)

    @pytest.mark.parametrize(
        ("day", "due"),
        [
            (date(2015, 4, 1), date(2015, 10, 1)),
            (date(2016, 8, 31), date(2017, 2, 28)),
            (date(2022, 1, 10), date(2022, 7, 10)),
        ],
    )
    def test_since(self, day: date, due: date) -> None:
        assert judged(self.LONG_TERM, day, None, as_at=day).due_on == due
        assert judged("cla_visit_long_term_foster", day, None, as_at=day).due_on == due
        assert judged("cla_visit_permanent", day, None, as_at=day).interval == Period(months=3)

    def test_a_count_is_relaxed_as_its_rule_was(self) -> None:
        """Six-weekly visits after the first year were not plainly late in 2020 either."""
        assert judged(PLACEMENT_VISITS[2], date(2020, 5, 1), date(2020, 7, 1)).outcome is NO_FIXED_TIME
