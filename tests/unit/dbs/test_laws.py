"""Laws that hold for any register, any policy and any day."""

import itertools
from datetime import date, timedelta

import attrs
from hypothesis import given, strategies as st

from safeguarding.dates.periods import Period
from safeguarding.dates.ranges import DateRange
from safeguarding.dbs.alerting import alerts
from safeguarding.dbs.audits import audit
from safeguarding.dbs.breaches import BreachKind, breach_report
from safeguarding.dbs.checks import Certificate
from safeguarding.dbs.due_dates import DueDateCache
from safeguarding.dbs.people import Person, Post
from safeguarding.dbs.policies import DecidingCheck, RecheckPolicy
from safeguarding.dbs.positions import positions
from safeguarding.dbs.recheck_cycles import cycles, position_periods
from safeguarding.dbs.standings import GRAVEST_FIRST, IN_ORDER_OF_TIME, Standing
from safeguarding.dbs.statuses import recheck_status
from safeguarding.testing.strategies.dbs import certificates, days, people, periods, policies, posts, registers
from safeguarding.timelines import Timeline

windows = st.none() | periods()


@given(registers(), policies(), days(), windows)
def test_the_partition_sums_to_the_register(
    register: list[Person], policy: RecheckPolicy, as_at: date, window: Period | None
) -> None:
    """Everybody stands in exactly one part, and the parts sum to the register, the required ones to the base."""
    found = audit(register, policy, as_at=as_at, window=window)
    assert sum(found.counts.values()) == len(register) == len(found.statuses)
    assert sum(count for standing, count in found.counts.items() if standing.is_required) == found.base
    assert sum(found.entry_counts.values()) == found.base
    assert [status.reference for status in found.statuses] == [each.reference for each in register]


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


@given(people(), policies(), days())
def test_a_position_holds_until_the_next_change(person: Person, policy: RecheckPolicy, on: date) -> None:
    """Between two days of change nothing changes: the position worked out on any day is that of its period."""
    cache = DueDateCache(policy)
    period = next(each for each in position_periods(person, cache) if on in each.days)
    assert period.position == positions(person, cache, on=on)[0]


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


@given(people(), policies())
def test_cycles_follow_one_another(person: Person, policy: RecheckPolicy) -> None:
    """Each cycle closes before the next opens, and what was made late was made after its date."""
    found = cycles(person, DueDateCache(policy))
    for earlier, later in itertools.pairwise(found):
        assert earlier.closed_on is not None
        assert earlier.opened_on < earlier.closed_on <= later.opened_on
    assert all(each.done_on is not None and each.done_on > each.due_on for each in found if each.is_made_late)


def test_posts_without_a_level_are_covered_by_any() -> None:
    """Where a post's level is not recorded, any check counts."""
    assert Post().required is None


def test_every_standing_has_its_place() -> None:
    """What is wrong needs action, what needs action is required, and the order of gravity leaves none out."""
    for standing in Standing:
        assert standing.needs_action or not standing.is_wrong
        assert standing.is_required or not standing.needs_action
        assert not (standing.is_wrong and standing.is_compliant)
    assert sorted(GRAVEST_FIRST, key=str) == sorted(Standing, key=str)
