"""The clock of the United Kingdom, beside the time zone database where the machine has one."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest

from safeguarding.errors import InvalidRecordError, OutOfCoverageError
from safeguarding.timescales.uk_clock import moments_of, shown_at, summer_time

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("year", "begins", "ends"),
    [
        # from the 23rd of October on, then from the 22nd, then the last Sunday
        (1984, date(1984, 3, 25), date(1984, 10, 28)),
        (1987, date(1987, 3, 29), date(1987, 10, 25)),
        (1988, date(1988, 3, 27), date(1988, 10, 23)),
        (1989, date(1989, 3, 26), date(1989, 10, 29)),
        (1990, date(1990, 3, 25), date(1990, 10, 28)),
        (1995, date(1995, 3, 26), date(1995, 10, 22)),
        (1996, date(1996, 3, 31), date(1996, 10, 27)),
        (2017, date(2017, 3, 26), date(2017, 10, 29)),
        # the earliest and the latest day that is a last Sunday
        (2020, date(2020, 3, 29), date(2020, 10, 25)),
        (2021, date(2021, 3, 28), date(2021, 10, 31)),
        (2018, date(2018, 3, 25), date(2018, 10, 28)),
        (2019, date(2019, 3, 31), date(2019, 10, 27)),
        (2024, date(2024, 3, 31), date(2024, 10, 27)),
    ],
)
def test_sundays(year: int, begins: date, ends: date) -> None:
    """From the orders of the time; both at 1:00 GMT."""
    found = summer_time(year)
    assert [each.date() for each in found] == [begins, ends]
    assert {each.hour for each in found} == {1}


@pytest.mark.parametrize("year", [1984, 1988, 1989, 1994, 1995, 1996, 2017, 2024, 2030])
def test_beside_the_time_zone_database(year: int) -> None:
    """At the changes and a minute to either side, and in the middle of each season."""
    try:
        london = ZoneInfo("Europe/London")
    except ZoneInfoNotFoundError:
        pytest.skip("this machine has no time zone database")
    changes = [change + by * MINUTE for change in summer_time(year) for by in (-61, -60, -1, 0, 1, 59, 60)]
    for moment in (*changes, datetime(year, 1, 15, 12, tzinfo=UTC), datetime(year, 7, 15, 12, tzinfo=UTC)):
        shown = shown_at(moment)
        assert shown == moment.astimezone(london).replace(tzinfo=None)
        assert moment in moments_of(shown)


@pytest.mark.parametrize(
    ("text", "moments"),
    [
        ("2017-03-26 00:59", 1),
        ("2017-03-26 01:00", 0),
        ("2017-03-26 01:59", 0),
        ("2017-03-26 02:00", 1),
        ("2017-10-29 00:59", 1),
        ("2017-10-29 01:00", 2),
        ("2017-10-29 01:59", 2),
        ("2017-10-29 02:00", 1),
    ],
)
def test_an_hour_that_comes_twice_and_one_that_is_left_out(text: str, moments: int) -> None:
    """In the order of time; each is shown as what was asked."""
    local = datetime.fromisoformat(text)
    if not moments:
        with pytest.raises(InvalidRecordError):
            moments_of(local)
        return
    found = moments_of(local)
    assert len(found) == moments
    assert list(found) == sorted(found)
    assert {shown_at(each) for each in found} == {local}


def test_before_the_first_hour_there_is_none() -> None:
    with pytest.raises(OutOfCoverageError):
        moments_of(datetime.fromisoformat("0001-01-01 00:30"))
