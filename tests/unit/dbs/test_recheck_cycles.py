"""Cycles of one person follow on one another."""

import itertools
from datetime import date, timedelta

import attrs
from hypothesis import given

from safeguarding.dbs.checks import Certificate
from safeguarding.dbs.due_dates import DueDateCache
from safeguarding.dbs.levels import parse_level
from safeguarding.dbs.people import Person, Post
from safeguarding.dbs.policies import RecheckPolicy
from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.dbs.recheck_cycles import cycles, position_periods
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
