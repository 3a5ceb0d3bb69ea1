"""Moments that were exported in universal time, put back on their day in the United Kingdom."""

from datetime import date

import pytest

from safeguarding.tables.moments import is_eve_of_a_summers_day, uk_day, without_offset


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # the clocks went forward on 30 March 2014 and back on 26 October, at one by universal time
        ("2014-03-29t23:00:00z", date(2014, 3, 29)),
        ("2014-03-30t00:59:59z", date(2014, 3, 30)),
        ("2014-03-30t23:00:00z", date(2014, 3, 31)),
        ("2014-10-25t23:00:00z", date(2014, 10, 26)),
        ("2014-10-26t00:59:00z", date(2014, 10, 26)),
        ("2014-10-26t23:00:00z", date(2014, 10, 26)),
        # where the last day of March is itself a Sunday, and a Monday
        ("2019-03-30 23:30+00:00", date(2019, 3, 30)),
        ("2019-03-31 23:30 utc", date(2019, 4, 1)),
        ("2014-09-30 22:59:59.999 gmt", date(2014, 9, 30)),
        # no moment in universal time, or none at all
        ("2014-09-30t23:00:00", None),
        ("2014-09-30t23:00:00+01:00", None),
        ("2014-09-31t23:00:00z", None),
        ("2014-09-30t25:00z", None),
    ],
)
def test_the_day_in_the_united_kingdom(text: str, day: date | None) -> None:
    assert uk_day(text) == day


@pytest.mark.parametrize(
    ("text", "is_eve"),
    [
        ("2014-03-29 23:00", False),
        ("2014-03-30 23:00", True),
        ("2014-10-25T23:00:00.000".lower(), True),
        ("2014-10-26 23:00", False),
        ("2014-09-30 22:00", False),
        ("2014-09-31 23:00", False),
    ],
)
def test_an_hour_before_midnight_in_summer_is_likely_the_day_after(text: str, is_eve: bool) -> None:  # noqa: FBT001
    assert is_eve_of_a_summers_day(text) is is_eve


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("2014-10-01t00:00:00+0100", "2014-10-01t00:00:00"),
        ("2014-10-01t00:00-05:30", "2014-10-01t00:00"),
        # a year at the end of a date is no offset
        ("01-10-2014", "01-10-2014"),
    ],
)
def test_a_moment_with_its_offset_has_the_day_of_its_place(text: str, without: str) -> None:
    assert without_offset(text) == without
