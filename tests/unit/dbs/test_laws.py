"""Laws that hold for any register, any policy and any day."""

from datetime import date, timedelta

import attrs
from hypothesis import given, strategies as st

from safeguarding.dates.ranges import DateRange
from safeguarding.dbs.alerting import alerts
from safeguarding.dbs.breaches import BreachKind, breach_report
from safeguarding.dbs.due_dates import DueDateCache
from safeguarding.dbs.people import Person, Post
from safeguarding.dbs.policies import DecidingCheck, RecheckPolicy
from safeguarding.dbs.positions import positions
from safeguarding.dbs.standings import Standing
from safeguarding.dbs.statuses import recheck_status
from safeguarding.testing.strategies.dbs import certificates, days, people, policies, registers
from safeguarding.timelines import Timeline


def going_by_the_longest(policy: RecheckPolicy) -> RecheckPolicy:
    """The policy with the default choice between checks in every version."""
    entries = [
        attrs.evolve(entry, value=attrs.evolve(entry.value, deciding_check=DecidingCheck.LASTS_LONGEST))
        for entry in policy.versions.entries
    ]
    return attrs.evolve(policy, versions=Timeline(name=policy.versions.name, entries=entries))


@given(people(), st.data(), policies(), days())
def test_a_newer_covering_check_never_makes_the_due_date_earlier(
    person: Person, data: st.DataObject, policy: RecheckPolicy, on: date
) -> None:
    """A newer check that covers never brings the due date forward, unless the policy goes by the latest check."""
    person = attrs.evolve(person, posts=person.posts[:1])
    # newer than every look at the Update Service too: a certificate before one may be the one that it was about
    looks = (each.checked_on + timedelta(days=1) for each in person.status_checks)
    latest = max((*(each.issued_on or date.min for each in person.certificates), *looks), default=date.min)
    newer = data.draw(certificates(dated=True, level=person.posts[0].required))
    newer = attrs.evolve(newer, number=None, issued_on=max(latest, newer.issued_on or latest), seen_on=None)
    cache = DueDateCache(going_by_the_longest(policy))
    (before,) = positions(person, cache, on=on)
    (after,) = positions(attrs.evolve(person, certificates=[*person.certificates, newer]), cache, on=on)
    if before.evidence is not None and before.standing is None:
        assert after.evidence is not None
        assert after.standing is None
        assert (after.due_on or date.max) >= (before.due_on or date.max)


@given(registers(most=3), policies(), st.lists(days(), min_size=3, max_size=3))
def test_alerts_of_two_spans_are_those_of_the_whole(
    register: list[Person], policy: RecheckPolicy, asked: list[date]
) -> None:
    """Alerts over [a, b) and [b, c) together are those over [a, c)."""
    first, middle, last = sorted(asked)
    parts = [
        *alerts(register, policy, since=first, until=middle),
        *alerts(register, policy, since=middle, until=last),
    ]
    assert parts == alerts(register, policy, since=first, until=last)


@given(people(), policies())
def test_no_alert_is_sent_twice_in_a_cycle(person: Person, policy: RecheckPolicy) -> None:
    """One alert for each due date, reason and lead of a check, however often the person comes and goes."""
    policy = attrs.evolve(policy, extensions=())
    sent = alerts([person], policy, since=date.min, until=date.max)
    dated = [(each.falls_on, each.due_on) for each in sent if each.due_on is not None]
    assert len(set(dated)) == len(dated)


@given(people(), policies(), st.lists(days(), min_size=5, max_size=10), st.integers(0, 400))
def test_breaches_agree_with_statuses(person: Person, policy: RecheckPolicy, asked: list[date], length: int) -> None:
    """Who is overdue with nothing under way at the end of a period is reported as a recheck not made."""
    for on in asked:
        status = recheck_status(person, policy, on=on)
        if status.standing is not Standing.OVERDUE:
            continue
        report = breach_report([person], policy, period=DateRange(on - timedelta(days=length), on))
        not_made = [(each.due_on, each.days_late) for each in report.of_kind(BreachKind.NOT_MADE)]
        assert not_made == [(status.due_on, status.days_overdue)]


def test_posts_without_a_level_are_covered_by_any() -> None:
    """Where a post's level is not recorded, any check counts."""
    assert Post().required is None
