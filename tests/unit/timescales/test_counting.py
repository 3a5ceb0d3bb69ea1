"""Working days as the rules count them."""

from datetime import date

import pytest

from safeguarding.dates.statutory_calendars import england_and_wales
from safeguarding.timescales.catalogue import rule_named
from safeguarding.timescales.counting import WorkingDays, calendar_of
from safeguarding.timescales.episodes import Episode
from safeguarding.timescales.following import obligations
from safeguarding.timescales.rules import Rule, counted_as


def due(rule: Rule | str, start: date, *, as_at: date | None = None) -> date | None:
    asked = rule_named(rule) if isinstance(rule, str) else rule
    (first, *_) = obligations([asked], Episode(started_on=start, born_on=start), as_at=as_at or start)
    return first.due_on


class TestWorkingDays:
    """Working days leave out weekends and bank holidays; the day of the event is day 0.

    The expected days were counted by hand on printed calendars with the published bank holidays.
    """

    @pytest.mark.parametrize(
        ("rule_id", "start", "expected"),
        [
            # Easter 2017: Friday 14 and Monday 17 April; then 1 May
            ("iha", date(2017, 4, 3), date(2017, 5, 4)),
            ("icpc", date(2017, 4, 7), date(2017, 5, 3)),
            # Christmas 2016: Monday 26, Tuesday 27 December, Monday 2 January
            ("icpc", date(2016, 12, 16), date(2017, 1, 11)),
            ("referral_decision", date(2016, 12, 23), date(2016, 12, 28)),
            # 2022: jubilee on 2 and 3 June, the funeral on Monday 19 September
            ("core_group", date(2022, 5, 27), date(2022, 6, 14)),
            ("referral_decision", date(2022, 9, 16), date(2022, 9, 20)),
            # 2023: the coronation on Monday 8 May besides 1 May
            ("core_group", date(2023, 4, 28), date(2023, 5, 16)),
            # a start on a Saturday, a Sunday and a bank holiday all lead where the working day before leads
            ("referral_decision", date(2017, 9, 16), date(2017, 9, 18)),
            ("referral_decision", date(2017, 9, 17), date(2017, 9, 18)),
            ("referral_decision", date(2017, 5, 1), date(2017, 5, 2)),
            ("ofsted_action_statement", date(2017, 2, 7), date(2017, 5, 19)),
        ],
    )
    def test_known_cases(self, rule_id: str, start: date, expected: date) -> None:
        assert due(rule_id, start) == expected

    def test_a_count_that_ignores_holidays_comes_out_sooner(self) -> None:
        assert due(counted_as(rule_named("iha"), "holidays ignored"), date(2017, 4, 3)) == date(2017, 5, 1)

    def test_a_count_from_day_one_comes_out_a_working_day_sooner(self) -> None:
        assert due(counted_as(rule_named("iha"), "event day as day 1"), date(2017, 4, 3)) == date(2017, 5, 3)

    def test_twenty_eight_days_is_another_day(self) -> None:
        assert due(counted_as(rule_named("iha"), "28 days"), date(2017, 4, 3)) == date(2017, 5, 1)

    def test_the_complaints_calendar_is_its_own(self) -> None:
        """SI 2006/1738 names Boxing Day; the days come out as those of SI 2007/462 do."""
        complaints, usual = calendar_of(WorkingDays.COMPLAINTS_REGULATIONS), england_and_wales()
        assert complaints.days_off == usual.days_off
        assert "2006/1738" in str(complaints.source)
        assert all(not complaints.is_working_day(date(year, 12, 26)) for year in range(1995, 2029))
