from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from safeguarding.errors import InvalidRecordError, OutOfCoverageError
from safeguarding.sources import Certainty, Source
from safeguarding.testing.strategies.sources import timelines
from safeguarding.timelines import DatedValue, Timeline

MADE_UP = Source(title="made up", certainty=Certainty.UNVERIFIED)
ONE_DAY = timedelta(days=1)


def timeline(*starts: date, ends_on: date | None = None) -> Timeline[int]:
    entries = [DatedValue(start, number, MADE_UP) for number, start in enumerate(starts)]
    return Timeline(name="a made-up rule", entries=entries, ends_on=ends_on)


@given(timelines(values=st.integers()), st.dates())
def test_the_value_is_the_last_that_starts_at_or_before_the_date(known: Timeline[int], on: date) -> None:
    """On a day the last value that started by then holds; before the first and past the end there is none."""
    started = [entry for entry in known.entries if entry.starts_on <= on]
    if not started or (known.ends_on is not None and on > known.ends_on):
        with pytest.raises(OutOfCoverageError) as refused:
            known.value_on(on)
        assert refused.value.on == on
        assert refused.value.covers_from == known.entries[0].starts_on
    else:
        assert known.entry_on(on) == started[-1]


def test_both_sides_of_every_boundary() -> None:
    """A value holds from its first day on; the one before it until the eve; coverage includes its last day."""
    known = timeline(date(2018, 1, 1), date(2023, 1, 1), ends_on=date(2026, 3, 31))
    assert known.value_on(date(2018, 1, 1)) == 0
    assert known.value_on(date(2022, 12, 31)) == 0
    assert known.value_on(date(2023, 1, 1)) == 1
    assert known.value_on(date(2026, 3, 31)) == 1
    with pytest.raises(OutOfCoverageError, match="first value starts on 2018-01-01"):
        known.value_on(date(2017, 12, 31))
    with pytest.raises(OutOfCoverageError, match="coverage ends on 2026-03-31"):
        known.value_on(date(2026, 4, 1))


@pytest.mark.parametrize(
    ("starts", "ends_on"),
    [
        ([], None),
        ([date(2023, 1, 1), date(2018, 1, 1)], None),
        ([date(2018, 1, 1), date(2018, 1, 1)], None),
        ([date(2018, 1, 1)], date(2017, 12, 31)),
    ],
)
def test_an_impossible_timeline_is_refused(starts: list[date], ends_on: date | None) -> None:
    """A timeline has a value, its values in order on different days, and no end before the last of them."""
    with pytest.raises(InvalidRecordError, match="a made-up rule"):
        timeline(*starts, ends_on=ends_on)


def test_an_entry_of_another_timeline_has_no_last_day_in_it() -> None:
    """Only its own entries have a day on which they ended here."""
    entries = [DatedValue(date(2010 + k, 1, 1), k, MADE_UP) for k in range(3)]
    timeline = Timeline(name="invented", entries=entries[:2])
    assert timeline.last_day_of(entries[0]) == date(2010, 12, 31)
    assert timeline.last_day_of(entries[1]) is None
    with pytest.raises(InvalidRecordError, match="none of its own"):
        timeline.last_day_of(entries[2])
