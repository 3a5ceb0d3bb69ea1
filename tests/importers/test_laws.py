"""The laws that importers run against their own policies and rules: they pass what is right, and see what is not."""

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import strategies as st

from safeguarding.dates.periods import Period
from safeguarding.dbs.checks import Certificate
from safeguarding.dbs.people import Person
from safeguarding.dbs.policies import RecheckPolicy
from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.dbs.statuses import RecheckStatus, recheck_status
from safeguarding.testing import laws
from safeguarding.testing.strategies.dbs import days
from safeguarding.timescales.catalogue import rule_named
from safeguarding.timescales.duties import Obligation
from safeguarding.timescales.episodes import Episode
from safeguarding.timescales.following import obligations
from safeguarding.timescales.law.entries import FROM_LOCAL_TOOLS, rule_since
from safeguarding.timescales.rules import Rule
from safeguarding.timescales.schedules import every
from safeguarding.timescales.words import Area

OURS = rule_since(
    rule_id="our_visit",
    area=Area.LOOKED_AFTER,
    requirement="the child is visited",
    trigger="the visit before",
    since=date(2017, 4, 1),
    limit=every(Period(weeks=4)),
    source=FROM_LOCAL_TOOLS,
)


@pytest.mark.parametrize(
    "rule", [OURS, rule_named("iha"), rule_named("police_protection")], ids=lambda rule: rule.rule_id
)
def test_rules_that_keep_them(rule: Rule) -> None:
    laws.timescale_rule(rule, max_examples=5)


def test_a_policy_that_keeps_them() -> None:
    laws.recheck_policy(YORK_2017, max_examples=3)


def test_a_status_that_looks_ahead_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """A certificate of next year may not change how somebody stands today."""

    def ahead(person: Person, policy: RecheckPolicy, *, on: date) -> RecheckStatus:
        latest = max((each.issued_on or on for each in person.certificates), default=on)
        return recheck_status(person, policy, on=max(on, latest))

    certificates = st.builds(Certificate, issued_on=days())
    plain = st.builds(Person, reference=st.just("S1"), certificates=st.lists(certificates, max_size=2))
    monkeypatch.setattr(laws, "people", lambda: plain)
    monkeypatch.setattr(laws, "recheck_status", ahead)
    with pytest.raises(AssertionError, match="what came later"):
        laws.recheck_policy(YORK_2017, max_examples=60)


def test_a_count_that_is_a_day_long_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Done a day after the last day would be in time."""

    def long(rules: list[Rule], case: Episode, *, as_at: date) -> tuple[Obligation, ...]:
        found = obligations(rules, case, as_at=as_at)
        if not case.done_on:
            return tuple(attrs.evolve(each, due_on=each.due_on and each.due_on - timedelta(days=1)) for each in found)
        return found

    monkeypatch.setattr(laws, "obligations", long)
    with pytest.raises(AssertionError, match="a day after the last is in time"):
        laws.timescale_rule(OURS, max_examples=20)
