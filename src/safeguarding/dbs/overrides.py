"""Overrides of a policy that nobody on a register falls under: often a role that is spelt otherwise there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from safeguarding.dbs.levels import Tier
from safeguarding.dbs.people import Person
from safeguarding.dbs.policies import IntervalOverride, RecheckPolicy


def unmatched_overrides(people: Iterable[Person], policy: RecheckPolicy, *, on: date) -> tuple[str, ...]:
    """The roles and tiers that the rule of a day names and no post on the register has, in words.

    An override for "Drivers" where the register says "Driver" would leave every driver under the longer interval.

    Raises:
        OutOfCoverageError: for a day on which the policy has no rule.

    Examples:
        >>> from safeguarding import Certainty, Period, Post, RecheckRule, Source, steady_policy
        >>> yearly = IntervalOverride(roles=["Drivers"], certificate_interval=Period(years=1))
        >>> rule = RecheckRule(certificate_interval=Period(years=3), overrides=[yearly])
        >>> policy = steady_policy("made up", rule, source=Source(title="Made up", certainty=Certainty.UNVERIFIED))
        >>> unmatched_overrides([Person(reference="S1", posts=[Post(role="Driver")])], policy, on=date(2017, 9, 19))
        ("the policy has an interval for the role 'drivers', which no post on the register has",)
    """
    overrides = policy.version_on(on).value.overrides
    if not overrides:
        return ()
    posts = [post for person in people for post in person.posts]
    roles = {post.role.strip().casefold() for post in posts}
    tiers = {post.required.tier for post in posts if post.required is not None}
    named = (words for each in overrides for words in _named(each, roles=roles, tiers=tiers))
    return tuple(
        f"the policy has an interval for {words}, which no post on the register has" for words in dict.fromkeys(named)
    )


def _named(override: IntervalOverride, *, roles: set[str], tiers: set[Tier]) -> Iterator[str]:
    yield from (f"the role {role!r}" for role in sorted(override.roles - roles))
    if override.tier is not None and override.tier not in tiers:
        yield f"the required level {override.tier.label!r}"
