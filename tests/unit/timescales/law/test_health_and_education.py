"""Health and education of children looked after, each on both sides of its last day."""

from datetime import date

import pytest
from tests.unit.timescales.made_up import ends_on, judged

from safeguarding.timescales.catalogue import rule_named
from safeguarding.timescales.rules import counted_as
from safeguarding.timescales.words import TimescaleOutcome


@pytest.mark.parametrize(
    ("rule", "start", "last", "born_on"),
    [
        ("iha", "2017-04-03", "2017-05-04", None),
        ("rha_under5", "2016-08-31", "2017-02-28", "2015-01-01"),
        ("rha_5plus", "2016-04-03", "2017-04-03", "2010-01-01"),
        ("dental_check", "2016-02-29", "2017-02-28", "2010-01-01"),
        ("sdq", "2016-04-03", "2017-04-03", "2010-01-01"),
        ("pep_initiate", "2017-04-03", "2017-04-19", None),
        ("pep_available", "2017-04-03", "2017-05-04", None),
    ],
)
def test_last_days(rule: str, start: str, last: str, born_on: str | None) -> None:
    """Twenty working days, or ten; half a year before the fifth birthday and a year after it; a year for teeth and feelings."""
    ends_on(rule, start, last, born_on=born_on)


@pytest.mark.parametrize(
    ("rule", "last_time", "born_on", "applies"),
    [
        # the questionnaire: from the fourth birthday to the eve of the seventeenth, on the day that is due
        ("sdq", date(2016, 4, 3), date(2013, 4, 3), True),
        ("sdq", date(2016, 4, 3), date(2013, 4, 4), False),
        ("sdq", date(2016, 4, 3), date(2000, 4, 4), True),
        ("sdq", date(2016, 4, 3), date(2000, 4, 3), False),
        # the yearly assessment: five on the day of the last one
        ("rha_5plus", date(2016, 4, 3), date(2011, 4, 3), True),
        ("rha_5plus", date(2016, 4, 3), date(2011, 4, 4), False),
    ],
)
def test_ages(rule: str, last_time: date, born_on: date, applies: bool) -> None:  # noqa: FBT001 - a table's column
    owed = judged(rule, last_time, None, born_on=born_on, as_at=date(2016, 5, 1))
    assert (owed.outcome is not TimescaleOutcome.NOT_APPLICABLE) == applies


def test_twenty_eight_days_are_another_count() -> None:
    """What some local measures use instead of the twenty working days; one is not the other."""
    other = counted_as(rule_named("iha"), "28 days")
    assert judged(other, date(2017, 4, 3), None, as_at=date(2017, 4, 3)).due_on == date(2017, 5, 1)
