"""Standings: each has its place, and none goes back in time."""

from datetime import date

import attrs
from hypothesis import given, strategies as st

from safeguarding.dates.periods import Period
from safeguarding.dbs.checks import Certificate
from safeguarding.dbs.people import Person
from safeguarding.dbs.policies import DecidingCheck, RecheckPolicy
from safeguarding.dbs.standings import GRAVEST_FIRST, IN_ORDER_OF_TIME, Standing
from safeguarding.dbs.statuses import recheck_status
from safeguarding.testing.strategies.dbs import days, periods, policies, posts
from safeguarding.timelines import Timeline

windows = st.none() | periods()


def going_by_the_longest(policy: RecheckPolicy) -> RecheckPolicy:
    """The policy with the default choice between checks in every version."""
    entries = [
        attrs.evolve(entry, value=attrs.evolve(entry.value, deciding_check=DecidingCheck.LASTS_LONGEST))
        for entry in policy.versions.entries
    ]
    return attrs.evolve(policy, versions=Timeline(name=policy.versions.name, entries=entries))


@st.composite
def unchanging_people(draw: st.DrawFn) -> Person:
    """People to whom nothing happens after 2012: only time passes."""
    first, last = date(2003, 1, 1), date(2012, 1, 1)
    issued = draw(st.lists(st.dates(first, last), min_size=1, max_size=3))
    return Person(
        reference="S1",
        posts=[attrs.evolve(draw(posts(dated=False)), required=None)],
        certificates=[Certificate(issued_on=each, seen_on=each, submitted_on=each) for each in issued],
    )


@given(unchanging_people(), policies(most_versions=3), st.lists(days(first=date(2012, 1, 1)), min_size=2), windows)
def test_a_standing_moves_forward_in_time_only(
    person: Person, policy: RecheckPolicy, asked: list[date], window: Period | None
) -> None:
    """While only time passes: in date, then due soon, then due, then overdue, never back; under any policy history."""
    policy = going_by_the_longest(policy)
    on_each = [recheck_status(person, policy, on=day, window=window).standing for day in sorted(asked)]
    ranks = [IN_ORDER_OF_TIME.index(standing) for standing in on_each]
    assert ranks == sorted(ranks)


def test_every_standing_has_its_place() -> None:
    """What is wrong needs action, what needs action is required, and the order of gravity leaves none out."""
    for standing in Standing:
        assert standing.needs_action or not standing.is_wrong
        assert standing.is_required or not standing.needs_action
        assert not (standing.is_wrong and standing.is_compliant)
    assert sorted(GRAVEST_FIRST, key=str) == sorted(Standing, key=str)
