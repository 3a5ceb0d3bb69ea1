"""Many dates at once: the answers of the one-by-one rules."""

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given, strategies as st

from safeguarding.dates.periods import Period
from safeguarding.dbs.bulk import cut_offs, is_in_order, recheck_due_dates, recheck_standings
from safeguarding.dbs.checks import Certificate
from safeguarding.dbs.due_dates import DueDateCache, evidence_due
from safeguarding.dbs.people import Person, Post
from safeguarding.dbs.policies import EvidenceKind, Extension, RecheckPolicy, RecheckRule
from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.dbs.standings import Standing
from safeguarding.dbs.statuses import recheck_status
from safeguarding.testing.strategies.dbs import INVENTED, ROLES, days, periods, policies
from safeguarding.timelines import DatedValue, Timeline

anchors = st.lists(days(), max_size=12)


def taking_over(policy: RecheckPolicy) -> RecheckPolicy:
    """The policy made orderly: one grace, every version for held checks too, no extensions."""
    grace = policy.versions.entries[0].value.grace
    entries = [
        attrs.evolve(entry, value=attrs.evolve(entry.value, grace=grace, applies_to_held=True))
        for entry in policy.versions.entries
    ]
    return attrs.evolve(policy, extensions=(), versions=Timeline(name="invented", entries=entries))


@given(anchors, policies(most_versions=3), st.sampled_from(ROLES))
def test_due_dates_are_those_of_the_rule(issued: list[date], policy: RecheckPolicy, role: str) -> None:
    """Scalar and bulk due dates are equal."""
    one_by_one = []
    for anchor in issued:
        due = evidence_due(anchor, EvidenceKind.CERTIFICATE, policy, role=role)
        assert due is not None
        one_by_one.append(due.on)
    assert recheck_due_dates(issued, policy, role=role) == one_by_one


@given(policies(most_versions=3))
def test_an_orderly_policy_is_known_as_one(policy: RecheckPolicy) -> None:
    """One grace, no extension and versions that take over at once: such a policy has cut-offs."""
    assert is_in_order(taking_over(policy))


@given(
    anchors,
    policies(most_versions=3) | policies(most_versions=3).map(taking_over),
    days(),
    st.none() | periods(),
    st.sampled_from(ROLES),
)
def test_standings_are_those_of_the_person_rule(
    issued: list[date], policy: RecheckPolicy, on: date, window: Period | None, role: str
) -> None:
    """Scalar and bulk standings are equal, found by cut-off where the policy is in order and one by one elsewhere."""
    known: list[date | None] = [*issued, None]
    found = recheck_standings(known, policy, on=on, window=window, role=role)
    for anchor, standing in zip(known, found, strict=True):
        whole = Certificate(issued_on=anchor, submitted_on=anchor, seen_on=anchor)
        person = Person(reference="S1", posts=[Post(role=role)], certificates=[whole])
        assert recheck_status(person, policy, on=on, window=window).standing is standing


LATER = date(2016, 4, 1)


def _policy(first: RecheckRule, second: RecheckRule | None = None, *extensions: Extension) -> RecheckPolicy:
    entries = [DatedValue(date(2002, 3, 1), first, INVENTED)]
    entries += [] if second is None else [DatedValue(LATER, second, INVENTED)]
    return RecheckPolicy(name="invented", versions=Timeline(name="invented", entries=entries), extensions=extensions)


FIVE, THREE = Period(years=5), Period(years=3)


@pytest.mark.parametrize(
    "policy",
    [
        _policy(
            RecheckRule(certificate_interval=THREE),
            None,
            Extension(due_from=date(2017, 1, 1), due_to=date(2017, 3, 31), by=Period(months=6), source=INVENTED),
        ),
        _policy(RecheckRule(certificate_interval=FIVE), RecheckRule(certificate_interval=THREE, applies_to_held=False)),
        _policy(
            RecheckRule(certificate_interval=FIVE),
            RecheckRule(certificate_interval=Period(years=1), compliance_on=date(2018, 4, 1)),
        ),
        _policy(
            RecheckRule(certificate_interval=THREE, grace=Period(months=6)), RecheckRule(certificate_interval=THREE)
        ),
    ],
    ids=["extension", "for newer checks only", "late compliance", "two graces"],
)
def test_where_later_checks_fall_due_earlier_there_is_no_cut_off(policy: RecheckPolicy) -> None:
    """Policies whose history breaks the order of due dates get the person rule's answers on every day all the same."""
    for on in (date(2017, 5, 1), date(2017, 9, 19), date(2018, 3, 31), date(2019, 4, 15)):
        issued = [date(2012, 1, 1) + timedelta(days=3 * k) for k in range(880)]
        people = [Person(reference="S1", certificates=[Certificate(issued_on=each)]) for each in issued]
        cache = DueDateCache(policy)
        one_by_one = [recheck_status(each, policy, on=on, cache=cache).standing for each in people]
        assert recheck_standings(issued, policy, on=on) == one_by_one
    assert not is_in_order(policy)


def test_the_cut_off_comes_from_the_forward_rule() -> None:
    """Taking three years off 28 February 2019 gives 28 February 2016, but the 29th is due that day as well."""
    cuts = cut_offs(YORK_2017, on=date(2019, 2, 28))
    assert cuts is not None
    assert cuts.due == date(2016, 2, 29)
    assert cuts.overdue == date(2016, 2, 27)


def test_a_missing_date_is_unknown_and_a_later_one_is_no_check() -> None:
    """A missing date is unknown, never in date."""
    found = recheck_standings([None, date(2017, 9, 20)], YORK_2017, on=date(2017, 9, 19))
    assert found == [Standing.UNKNOWN_DATE, Standing.NO_CHECK]


def test_a_date_that_has_a_policy_without_order_is_due_soon_within_the_window() -> None:
    """Where versions cannot be cut, each date is judged by itself: a window before the due day it is due soon."""
    lasting = Extension(due_from=date(2020, 3, 1), due_to=date(2020, 9, 30), by=Period(months=3), source=INVENTED)
    policy = attrs.evolve(YORK_2017, extensions=[lasting])
    issued = date(2014, 9, 19)
    found = [
        recheck_standings([issued], policy, on=on, window=Period(days=30))[0]
        for on in (date(2017, 8, 19), date(2017, 8, 20), date(2017, 9, 18), date(2017, 9, 19), date(2018, 1, 1))
    ]
    assert cut_offs(policy, on=date(2017, 9, 18), window=Period(days=30), role="", tier=None) is None
    assert found == [Standing.IN_DATE, Standing.DUE_SOON, Standing.DUE_SOON, Standing.DUE, Standing.OVERDUE]
