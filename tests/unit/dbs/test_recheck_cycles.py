"""Cycles of one person follow on one another."""

import itertools

from hypothesis import given

from safeguarding.dbs.due_dates import DueDateCache
from safeguarding.dbs.people import Person
from safeguarding.dbs.policies import RecheckPolicy
from safeguarding.dbs.recheck_cycles import cycles
from safeguarding.testing.strategies.dbs import people, policies


@given(people(), policies())
def test_cycles_follow_one_another(person: Person, policy: RecheckPolicy) -> None:
    """Each cycle closes before the next opens, and what was made late was made after its date."""
    found = cycles(person, DueDateCache(policy))
    for earlier, later in itertools.pairwise(found):
        assert earlier.closed_on is not None
        assert earlier.opened_on < earlier.closed_on <= later.opened_on
    assert all(each.done_on is not None and each.done_on > each.due_on for each in found if each.is_made_late)
