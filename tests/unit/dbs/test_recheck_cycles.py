"""Cycles of one person follow on one another."""

import itertools
from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given

from safeguarding.dates.ranges import DateRange
from safeguarding.dbs.checks import Certificate
from safeguarding.dbs.due_dates import DueDateCache
from safeguarding.dbs.levels import parse_level
from safeguarding.dbs.people import Person, Post
from safeguarding.dbs.policies import RecheckPolicy
from safeguarding.dbs.positions import Position
from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.dbs.recheck_cycles import PositionPeriod, cycles, day_within, position_periods, spans_of
from safeguarding.testing.strategies.dbs import people, policies


@given(people(), policies())
def test_cycles_follow_one_another(person: Person, policy: RecheckPolicy) -> None:
    """Each cycle closes before the next opens, and what was made late was made after its date."""
    found = cycles(person, DueDateCache(policy))
    for earlier, later in itertools.pairwise(found):
        assert earlier.closed_on is not None
        assert earlier.opened_on < earlier.closed_on <= later.opened_on
    assert all(each.done_on is not None and each.done_on > each.due_on for each in found if each.is_made_late)


@given(people(), policies())
def test_positions_follow_on_one_another(person: Person, policy: RecheckPolicy) -> None:
    """Each holds from the day after the one before it: no day has two, and none has none."""
    pieces = position_periods(person, DueDateCache(policy))
    for one, other in itertools.pairwise(pieces):
        assert other.days.starts_on - one.days.ends_on == timedelta(days=1)
    assert pieces[-1].days.ends_on == (policy.versions.ends_on or date.max)


def test_another_check_of_the_same_day_is_no_recheck() -> None:
    """Of two certificates of one day the second counts for the next post; nothing was made again, and no cycle began."""
    issued = date(2016, 3, 3)
    standard, enhanced = (parse_level(each) for each in ("standard", "enhanced"))
    begins = date(2017, 6, 1)
    person = Person(
        reference="S1",
        posts=[
            Post(required=standard, starts_on=issued, ends_on=begins - timedelta(days=1)),
            Post(required=enhanced, starts_on=begins),
        ],
        certificates=[Certificate(issued_on=issued, level=each) for each in (standard, enhanced)],
    )
    (only,) = cycles(person, DueDateCache(YORK_2017))
    assert (only.due_on, only.closed_on, only.done_on) == (date(2019, 3, 3), None, None)
    later = attrs.evolve(
        person,
        certificates=[
            person.certificates[0],
            attrs.evolve(person.certificates[1], issued_on=issued + timedelta(days=1)),
        ],
    )
    assert cycles(later, DueDateCache(YORK_2017))[0].done_on == issued + timedelta(days=1)


def test_a_position_lasts_until_the_day_before_the_next() -> None:
    """With a renewal the one before it ends on the eve, and the last holds to the end of all days."""
    checks = [Certificate(issued_on=date(2014, 3, 3)), Certificate(issued_on=date(2017, 3, 8))]
    days = [
        each.days for each in position_periods(Person(reference="S1", certificates=checks), DueDateCache(YORK_2017))
    ]
    assert [(each.starts_on, each.ends_on) for each in days] == [
        (date(2002, 3, 1), date(2014, 3, 2)),
        (date(2014, 3, 3), date(2017, 3, 7)),
        (date(2017, 3, 8), date.max),
    ]


class TestNotMade:
    """A recheck is not made on a day after its grace, from the day its cycle opens until the eve of its close."""

    LATE = Person(reference="S1", certificates=[Certificate(issued_on=date(2014, 3, 3))])

    def _not_made(self, on: date, **fields: Any) -> bool:  # noqa: ANN401 - any field
        (cycle,) = cycles(self.LATE, DueDateCache(YORK_2017))
        return attrs.evolve(cycle, **fields).is_not_made(on=on)

    def test_after_its_grace(self) -> None:
        assert [self._not_made(date(2017, 3, day)) for day in (3, 4)] == [False, True]

    def test_from_the_day_it_opens(self) -> None:
        days = (date(2017, 5, 31), date(2017, 6, 1))
        assert [self._not_made(day, opened_on=date(2017, 6, 1)) for day in days] == [False, True]

    def test_until_it_closes_or_is_made(self) -> None:
        days = (date(2017, 5, 31), date(2017, 6, 1))
        for field in ("closed_on", "done_on"):
            assert [self._not_made(day, **{field: date(2017, 6, 1)}) for day in days] == [True, False]


def test_periods_that_touch_are_one_span() -> None:
    """A day between two of them makes two spans; however many touch, their first day and their last are the span's."""
    ends = [(1, 2), (3, 3), (4, 9), (11, 12), (13, 20)]
    pieces = [PositionPeriod(DateRange(date(2017, 1, one), date(2017, 1, last)), Position()) for one, last in ends]
    spans = [DateRange(date(2017, 1, one), date(2017, 1, last)) for one, last in ((1, 9), (11, 20))]
    assert spans_of(pieces) == spans


@pytest.mark.parametrize(("day", "found"), [(1, 2), (2, 2), (9, 9), (10, 11), (20, 20), (21, None)])
def test_the_first_day_in_a_span_from_a_day_on(day: int, found: int | None) -> None:
    """A span's first and last day lie in it."""
    spans = [DateRange(date(2017, 1, one), date(2017, 1, last)) for one, last in ((2, 9), (11, 20))]
    assert day_within(spans, date(2017, 1, day)) == (None if found is None else date(2017, 1, found))
