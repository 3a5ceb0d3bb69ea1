"""Overrides that nobody on a register falls under."""

from datetime import date

import pytest

from safeguarding.dates.periods import Period
from safeguarding.dbs.levels import Level, Tier
from safeguarding.dbs.overrides import unmatched_overrides
from safeguarding.dbs.people import Person, Post
from safeguarding.dbs.policies import IntervalOverride, RecheckRule, steady_policy
from safeguarding.testing.strategies.dbs import INVENTED

YEAR = Period(years=1)
ENHANCED = IntervalOverride(tier=Tier.ENHANCED, certificate_interval=YEAR)
STANDARD = IntervalOverride(tier=Tier.STANDARD, certificate_interval=YEAR)


def drivers(*roles: str) -> IntervalOverride:
    return IntervalOverride(roles=roles, certificate_interval=YEAR)


@pytest.mark.parametrize(
    ("overrides", "named"),
    [
        ([], []),
        ([drivers("DRIVER "), ENHANCED], []),
        ([drivers("Driver", "Escort"), drivers("Escort")], ["the role 'escort'"]),
        ([STANDARD, drivers("Drivers")], ["the required level 'standard'", "the role 'drivers'"]),
    ],
)
def test_roles_and_levels_that_no_post_has_are_named(overrides: list[IntervalOverride], named: list[str]) -> None:
    """A role or a level that a policy has an interval for and no post has is named once, capitals and spaces aside."""
    rule = RecheckRule(certificate_interval=Period(years=3), overrides=overrides)
    people = [Person(reference="S1", posts=[Post(role=" Driver", required=Level(tier=Tier.ENHANCED)), Post()])]
    found = unmatched_overrides(people, steady_policy("invented", rule, source=INVENTED), on=date(2017, 9, 19))
    assert list(found) == [
        f"the policy has an interval for {each}, which no post on the register has" for each in named
    ]
