"""Steps, each until something is reached, and what a schedule says of itself."""

from typing import Any

import attrs
import pytest

from safeguarding.dates.periods import Period
from safeguarding.errors import InvalidRecordError
from safeguarding.timescales.schedules import (
    Anniversary,
    Birthday,
    Reached,
    Relaxed,
    Schedule,
    Step,
    Times,
    every,
    once,
    relaxed_as,
)
from safeguarding.timescales.words import RelaxedBy

WEEK = Period(weeks=1)
SOON = Relaxed(by=RelaxedBy.REPLACED, words="as soon as reasonably practicable")
WHERE = Relaxed(by=RelaxedBy.WHERE_PRACTICABLE, words="where practicable")


@pytest.mark.parametrize(("count", "can_be"), [(1, True), (0, False), (-1, False)])
def test_a_step_lasts_for_one_time_or_more(count: int, can_be: bool) -> None:  # noqa: FBT001
    if can_be:
        assert str(Times(count)) == "once"
    else:
        with pytest.raises(InvalidRecordError):
            Times(count)


@pytest.mark.parametrize(
    ("interval", "extended_to", "can_be"),
    [
        (Period(days=1), None, True),
        (Period(), None, False),
        (Period(working_days=10), Period(working_days=11), True),
        (Period(working_days=10), Period(working_days=10), False),
        (Period(working_days=10), Period(days=20), False),
        (Period(weeks=1), Period(days=8), True),
        (Period(months=1), Period(years=1), True),
        (Period(months=1), Period(months=1, days=1), False),
    ],
)
def test_an_extension_is_longer_in_the_same_units(interval: Period, extended_to: Period | None, can_be: bool) -> None:  # noqa: FBT001
    if can_be:
        assert Step(interval=interval, extended_to=extended_to).extended_to == extended_to
    else:
        with pytest.raises(InvalidRecordError):
            Step(interval=interval, extended_to=extended_to)


@pytest.mark.parametrize(
    ("ends", "can_be"),
    [
        ([], False),
        ([None], True),
        ([Times(1), None], True),
        ([None, Times(1)], False),
        ([Times(1), Anniversary(Period(years=1)), Birthday(5), None], True),
        ([Anniversary(Period(years=1)), Times(1)], False),
        ([Times(1), Times(2)], True),
    ],
)
def test_times_come_first_and_what_nothing_ends_last(ends: list[Any], can_be: bool) -> None:  # noqa: FBT001
    steps = [Step(interval=WEEK, until=each) for each in ends]
    if can_be:
        assert len(Schedule(steps=steps).steps) == len(ends)
    else:
        with pytest.raises(InvalidRecordError):
            Schedule(steps=steps)


@pytest.mark.parametrize(
    ("schedule", "words"),
    [
        (once(WEEK), "within 1 week"),
        (once(Period(working_days=10), extended_to=Period(working_days=20)), "within 10 working days (may be extended to 20 working days)"),
        (every(WEEK), "every week"),
        (every(Period(years=1, months=6)), "every 1 year and 6 months"),
        (every(Period(months=6), until=Birthday(5)), "every 6 months, until the child is 5"),
        (every(Period(weeks=6), until=Reached("first review"), restarts_on="a new placement"), "every 6 weeks, until the first review; afresh on a new placement"),
        (once(WEEK, relaxed=SOON), "as soon as reasonably practicable, in place of within 1 week"),
        (once(WEEK, relaxed=WHERE), "within 1 week, where practicable"),
        (Schedule(steps=[Step(interval=WEEK, until=Times(1), from_start=True), Step(interval=WEEK, until=Times(2))]), "within 1 week of the start; then every week, 2 times"),
    ],
)  # fmt: skip
def test_in_words(schedule: Schedule, words: str) -> None:
    assert str(schedule) == words


def test_every_step_is_relaxed() -> None:
    """What relaxes an interval is said in words."""
    both = Schedule(steps=[Step(interval=WEEK, until=Times(1)), Step(interval=WEEK)])
    assert [step.relaxed for step in relaxed_as(both, WHERE).steps] == [WHERE, WHERE]
    assert [step.relaxed for step in both.steps] == [None, None]
    with pytest.raises(InvalidRecordError):
        attrs.evolve(WHERE, words=" ")
