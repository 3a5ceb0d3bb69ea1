"""The events of a case, by kind."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from safeguarding.dates.ranges import DateRange
from safeguarding.errors import InvalidRecordError
from safeguarding.timescales.events import DONE, ENDED, STAY, Events, episode_of, last_moment

FIRST, SECOND, THIRD = date(2024, 5, 1), date(2024, 5, 2), date(2024, 5, 3)
NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


def test_days_of_one_kind_in_the_order_given() -> None:
    events = Events(moments={DONE: (THIRD, NOON), "seen": (SECOND,)}, stays=(DateRange(FIRST, SECOND),))
    assert (events.of(DONE), events.first(DONE), events.of("none"), events.first("none")) == (
        (THIRD, FIRST),
        THIRD,
        (),
        None,
    )
    assert events.kinds == (DONE, "seen", STAY)


@pytest.mark.parametrize(
    ("moments", "done"),
    [
        ({ENDED: (SECOND,)}, (SECOND,)),
        ({DONE: (FIRST,), ENDED: (SECOND,)}, (FIRST, SECOND)),
        ({DONE: (FIRST,)}, (FIRST,)),
        ({}, ()),
    ],
)
def test_of_a_state_the_end_is_what_was_to_be_done(moments: dict[str, Any], done: tuple[date, ...]) -> None:
    found = Events(moments={**moments, "seen": (THIRD,)}).ends_as_done
    assert (found.of(DONE), found.of(ENDED), found.of("seen")) == (done, (), (THIRD,))


def test_the_last_moment() -> None:
    """Of days with stays the last day; where the clock starts at a time with a zone, only such times are compared."""
    later = datetime(2024, 5, 1, 13, tzinfo=UTC)
    events = Events(moments={DONE: (SECOND, later)}, stays=(DateRange(FIRST, THIRD),))
    assert last_moment(FIRST, events) == THIRD
    assert last_moment(NOON, events) == later
    assert last_moment(NOON, Events(moments={DONE: (datetime(2024, 5, 3, 13), SECOND)})) == NOON  # noqa: DTZ001 - no zone is the point
    assert last_moment(NOON.replace(tzinfo=None), Events(moments={DONE: (SECOND,)})) == SECOND


@pytest.mark.parametrize(
    ("kind", "is_once"), [(ENDED, True), ("extended", True), ("stated", True), (DONE, False), ("seen", False)]
)
def test_what_happens_once(kind: str, is_once: bool) -> None:  # noqa: FBT001
    events = Events(moments={kind: (SECOND, THIRD)})
    if is_once:
        with pytest.raises(InvalidRecordError):
            episode_of(events, started_on=FIRST, born_on=None)
    else:
        found = episode_of(events, started_on=FIRST, born_on=None)
        assert [*found.done_on, *(each.on for each in found.milestones)] == [SECOND, THIRD]
