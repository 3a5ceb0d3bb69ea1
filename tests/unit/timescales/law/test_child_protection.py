"""The front door, assessment, conferences and care proceedings, each on both sides of its last day."""

from datetime import date

import pytest
from tests.unit.timescales.made_up import ends_on, judged

from safeguarding.timescales.catalogue import rule_named
from safeguarding.timescales.rules import counted_as
from safeguarding.timescales.words import TimescaleOutcome


@pytest.mark.parametrize(
    ("rule", "start", "last"),
    [
        # Easter 2017: Good Friday 14 and Monday 17 April; 1 and 29 May are holidays
        ("referral_decision", "2017-04-13", "2017-04-18"),
        ("single_assessment", "2017-04-03", "2017-06-09"),
        ("icpc", "2017-04-20", "2017-05-12"),
        ("core_group", "2017-05-05", "2017-05-19"),
        ("rcpc_first", "2016-11-30", "2017-02-28"),
        ("rcpc_subsequent", "2016-08-31", "2017-02-28"),
    ],
)
def test_working_together(rule: str, start: str, last: str) -> None:
    """The day of the event is day 0; weekends and holidays are left out; of a month without the day, its last."""
    ends_on(rule, start, last)


def test_care_proceedings() -> None:
    """Twenty-six weeks beginning with the day of issue: the last is the day before the same weekday."""
    ends_on("care_proceedings", "2017-03-01", "2017-08-29")
    later = counted_as(rule_named("care_proceedings"), "day of issue as day 0")
    assert judged(later, date(2017, 3, 1), date(2017, 8, 30)).outcome is TimescaleOutcome.IN_TIME
    assert judged(later, date(2017, 3, 1), date(2017, 8, 31)).outcome is TimescaleOutcome.LATE


@pytest.mark.parametrize(
    ("rule", "known_from"),
    [
        ("single_assessment", date(2013, 4, 15)),
        ("icpc", date(2010, 4, 1)),
        ("care_proceedings", date(2014, 4, 22)),
    ],
)
def test_before_it_was_law(rule: str, known_from: date) -> None:
    """The single assessment came in April 2013, the twenty-six weeks in April 2014; of the time before nothing is said."""
    eve = date.fromordinal(known_from.toordinal() - 1)
    assert judged(rule, eve, None, as_at=eve).outcome is TimescaleOutcome.CANNOT_TELL
    assert judged(rule, known_from, None, as_at=known_from).outcome is TimescaleOutcome.NOT_YET_DUE
