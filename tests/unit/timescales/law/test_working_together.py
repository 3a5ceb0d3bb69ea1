"""Limits that stand in several editions of the guidance."""

from datetime import date

import pytest

from safeguarding.dates.periods import Period
from safeguarding.sources import Certainty
from safeguarding.timescales.law.working_together import through_the_editions, working_together
from safeguarding.timescales.schedules import once

SINCE_2013 = ["2013-04-15", "2015-03-26", "2018-07-04", "2020-12-09", "2023-12-15"]


@pytest.mark.parametrize(
    ("since", "in_2010", "days"),
    [
        (date(2013, 4, 15), False, SINCE_2013),
        (date(2013, 4, 15), True, ["2010-04-01", *SINCE_2013]),
        # on the day of an edition, and a day after it
        (date(2018, 7, 4), False, SINCE_2013[2:]),
        (date(2018, 7, 5), False, SINCE_2013[3:]),
    ],
)
def test_one_entry_an_edition(since: date, in_2010: bool, days: list[str]) -> None:  # noqa: FBT001 - a table's column
    """From the first edition that has the rule; that of 2010 is known from memory only, whatever is known of the others."""
    limit = once(Period(working_days=15))
    found = through_the_editions(
        limit, "chapter 1", Certainty.SECONDARY, "a board's page", since=since, in_2010=in_2010
    )
    assert [each.starts_on.isoformat() for each in found] == days
    assert {each.value for each in found} == {limit}
    marks = [each.source.certainty for each in found]
    assert marks == [Certainty.FROM_MEMORY] * in_2010 + [Certainty.SECONDARY] * (len(days) - in_2010)
    assert all("no change to this number is known" in each.changed for each in found[1:])


def test_the_source_names_the_edition() -> None:
    """And the guidance alone where the edition is not said."""
    found = through_the_editions(once(Period(days=1)), "chapter 1", Certainty.SECONDARY, since=date(2023, 12, 15))
    assert [each.source.title for each in found] == ["Working Together to Safeguard Children (December 2023)"]
    assert working_together("chapter 1", Certainty.SECONDARY).title == "Working Together to Safeguard Children"
