"""Cycles of one person follow on one another."""

import itertools
from datetime import date, timedelta

from hypothesis import given

from safeguarding.dbs.due_dates import DueDateCache
from safeguarding.dbs.people import Person
from safeguarding.dbs.policies import RecheckPolicy
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
