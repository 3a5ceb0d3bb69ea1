"""Missing children, private fostering, serious incidents, children's homes and adoption."""

from datetime import date, datetime, timedelta

import pytest
from tests.unit.timescales.made_up import answers, ends_on

from safeguarding.dates.ranges import DateRange
from safeguarding.timescales.catalogue import rule_named
from safeguarding.timescales.limits import AverageTarget
from safeguarding.timescales.timeliness_measures import average_outcome
from safeguarding.timescales.words import TimescaleOutcome

IN_TIME, LATE, MISSED = TimescaleOutcome.IN_TIME, TimescaleOutcome.LATE, TimescaleOutcome.MISSED


@pytest.mark.parametrize(
    ("rule", "start", "last"),
    [
        ("private_fostering_first_visit", "2017-04-12", "2017-04-25"),
        ("private_fostering_y1", "2017-04-03", "2017-05-15"),
        ("private_fostering_y2", "2017-04-03", "2017-06-26"),
        ("serious_incident_notify", "2018-08-20", "2018-08-28"),
        ("rapid_review", "2018-08-20", "2018-09-11"),
        ("local_practice_review", "2018-08-31", "2019-02-28"),
    ],
)
def test_last_days(rule: str, start: str, last: str) -> None:
    """Seven working days, then six weeks, later twelve; five to notify, fifteen to review, six months to publish."""
    ends_on(rule, start, last)


@pytest.mark.parametrize(("minutes", "outcome"), [(0, IN_TIME), (1, LATE)])
def test_the_return_interview(minutes: int, outcome: TimescaleOutcome) -> None:
    """Within seventy-two hours of the child's return, to the minute."""
    back = datetime(2017, 4, 14, 18, 30)  # noqa: DTZ001 - as a record writes it
    held = back + timedelta(hours=72, minutes=minutes)
    (answer,) = answers("return_home_interview", back, on=date(2017, 5, 1), done=held)
    assert answer.outcome is outcome


def test_a_home_is_visited_in_each_calendar_month() -> None:
    """Begun on 2 May: the first whole month is June."""
    first = answers("childrens_home_visit", date(2017, 5, 2), on=date(2017, 6, 30))[0]
    assert first.due == DateRange(date(2017, 6, 1), date(2017, 6, 30))


@pytest.mark.parametrize(("rule", "most"), [("adoption_scorecard_a10", 426), ("adoption_scorecard_a2", 121)])
def test_averages_of_adoption(rule: str, most: int) -> None:
    """Judged of all children together: 426 days from care to the family, 121 from the order to the match."""
    target = rule_named(rule).limits.entries[-1].value
    assert isinstance(target, AverageTarget)
    assert average_outcome(target, [most - 1, most + 1]) is IN_TIME
    assert average_outcome(target, [most, most + 1]) is MISSED
