from datetime import date

import pytest

from safeguarding.dates.deadlines import DeadlineRule, deadline
from safeguarding.dates.periods import Period
from safeguarding.dates.statutory_calendars import england_and_wales, weekends_only
from safeguarding.sources import Certainty, Source

MADE_UP = Source(title="made up", certainty=Certainty.UNVERIFIED)
IN_WORKING_DAYS = DeadlineRule(task="reply", trigger="receipt", period=Period(working_days=10), source=MADE_UP)
IN_MONTHS = DeadlineRule(task="reply", trigger="receipt", period=Period(months=2), source=MADE_UP)


@pytest.mark.parametrize(("done_on", "met"), [(date(2017, 5, 16), True), (date(2017, 5, 17), False)])
def test_the_last_day_is_in_time_and_the_next_is_late(done_on: date, met: bool) -> None:  # noqa: FBT001
    """A deadline is met on its last day and not on the day after."""
    due = deadline(IN_WORKING_DAYS, triggered_on=date(2017, 5, 2), calendar=england_and_wales())
    assert due.due_on == date(2017, 5, 16)
    assert due.is_met_by(done_on) is met
    assert ("in time" if met else "late") in due.explanation(done_on)


def test_a_day_number_is_of_the_rules_own_unit() -> None:
    """Working days are numbered where the rule counts them, calendar days otherwise; the event's day is day 0."""
    by_working_days = deadline(IN_WORKING_DAYS, triggered_on=date(2017, 5, 2), calendar=england_and_wales())
    assert by_working_days.day_number(date(2017, 5, 8)) == 4
    by_months = deadline(IN_MONTHS, triggered_on=date(2017, 5, 2), calendar=england_and_wales())
    assert by_months.calendar is None
    assert by_months.day_number(date(2017, 5, 8)) == 6
    assert "is day 6: in time." in by_months.explanation(date(2017, 5, 8))


def test_a_day_that_is_not_worked_has_no_number() -> None:
    """A thing done on a Saturday comes after a working day; it is not done on one."""
    due = deadline(IN_WORKING_DAYS, triggered_on=date(2017, 5, 2), calendar=england_and_wales())
    assert "20 May 2017 is no working day and comes after working day 13: late." in due.explanation(date(2017, 5, 20))


def test_a_day_past_the_calendar_is_judged_without_a_number() -> None:
    """Whether a day is in time needs no calendar: only its number is left out where the holidays are not known."""
    due = deadline(IN_WORKING_DAYS, triggered_on=date(2028, 12, 1), calendar=england_and_wales())
    assert due.explanation(date(2029, 2, 1)).endswith("was due by 15 December 2028; 1 February 2029: late.")
    assert due.explanation(date(1990, 1, 1)).endswith("1 January 1990: in time.")


def test_an_answer_cites_its_rule_and_what_its_days_rest_on() -> None:
    """In working days: the calendar and its holidays too; in months: the rule alone."""
    calendar = england_and_wales()
    in_days = deadline(IN_WORKING_DAYS, triggered_on=date(2017, 5, 2), calendar=calendar)
    assert in_days.sources == (MADE_UP, calendar.source, calendar.holidays_source)
    weekends = weekends_only()
    assert deadline(IN_WORKING_DAYS, triggered_on=date(2017, 5, 2), calendar=weekends).sources == (
        MADE_UP,
        weekends.source,
    )
    assert deadline(IN_MONTHS, triggered_on=date(2017, 5, 2), calendar=calendar).sources == (MADE_UP,)
