"""Defects seen in real software that tracks checks: one test each, which would catch it."""

from datetime import date, timedelta

import attrs
import pytest

from safeguarding.dates.periods import Period
from safeguarding.dbs.alerting import AlertKind, alerts
from safeguarding.dbs.audit_measures import measures
from safeguarding.dbs.audits import audit
from safeguarding.dbs.checks import Certificate, StatusCheck, StatusCheckResult, Subscription
from safeguarding.dbs.due_dates import DueDateCache
from safeguarding.dbs.entry_checks import EntryCheck, entry_check
from safeguarding.dbs.people import Person
from safeguarding.dbs.policies import RecheckRule, steady_policy
from safeguarding.dbs.recheck_cycles import cycles
from safeguarding.dbs.standings import CheckFinding, Standing
from safeguarding.dbs.statuses import recheck_status
from safeguarding.testing.strategies.dbs import INVENTED

POLICY = steady_policy(
    "invented",
    RecheckRule(
        certificate_interval=Period(years=3),
        status_check_interval=Period(years=1),
        alert_leads=[Period(days=30)],
    ),
    source=INVENTED,
)
ON = date(2017, 9, 19)
OLD, RECENT = date(2012, 9, 1), date(2016, 9, 1)


def person(*issued: date | None, **fields: object) -> Person:
    return Person(reference="S1", certificates=[Certificate(issued_on=each) for each in issued], **fields)  # type: ignore[arg-type]


def test_a_missing_date_is_not_counted_as_compliant() -> None:
    """Missing date counted as compliant: it is unknown, in the base, and in no compliant count."""
    status = recheck_status(person(None), POLICY, on=ON)
    assert status.standing is Standing.UNKNOWN_DATE
    assert not status.standing.is_compliant
    compliant = measures(audit([person(None)], POLICY, as_at=ON))[0]
    assert (compliant.count, compliant.base) == (0, 1)


@pytest.mark.parametrize("order", [(OLD, RECENT), (RECENT, OLD)])
def test_the_oldest_check_is_not_taken(order: tuple[date, date]) -> None:
    """Oldest check taken: the latest that covers counts, in whatever order they stand."""
    assert recheck_status(person(*order), POLICY, on=ON).evidence_on == RECENT


def test_a_subscription_alone_is_not_shown_as_in_date() -> None:
    """Subscription shown green: it is no evidence, with or without an overdue certificate beside it."""
    running = Subscription(starts_on=date(2016, 9, 1), ends_on=date(2018, 8, 31))
    alone = recheck_status(person(subscriptions=[running]), POLICY, on=ON)
    assert (alone.standing, alone.findings) == (Standing.NO_CHECK, (CheckFinding.SUBSCRIPTION_ALONE,))
    beside = recheck_status(person(OLD, subscriptions=[running]), POLICY, on=ON)
    assert beside.standing is Standing.OVERDUE


def test_an_alert_whose_exact_day_was_missed_is_still_sent() -> None:
    """Alert only on the exact day: a run that comes days later, asking from the last run, still has it."""
    someone = person(date(2014, 9, 19))
    exact = date(2017, 8, 20)
    assert [each.falls_on for each in alerts([someone], POLICY, since=exact, until=exact + timedelta(days=1))] == [
        exact
    ]
    late = alerts([someone], POLICY, since=date(2017, 8, 1), until=date(2017, 9, 5))
    assert [each.falls_on for each in late] == [exact]


def test_reminders_start_again_with_a_new_check() -> None:
    """Reminder never reset: the new cycle has its own reminder, and the old one's later alerts are not sent."""
    someone = person(date(2011, 9, 19), date(2014, 9, 1))
    sent = alerts([someone], POLICY, since=date(2014, 1, 1), until=date(2017, 9, 1))
    assert [(each.kind, each.due_on) for each in sent] == [
        (AlertKind.AHEAD, date(2014, 9, 19)),
        (AlertKind.AHEAD, date(2017, 9, 1)),
    ]


def test_a_status_is_never_stored() -> None:
    """Stored status gone stale: the record has no field for it, and the same record answers for any day."""
    fields = {field.name for field in attrs.fields(Person)}
    assert not {name for name in fields if "stand" in name or "status" in name or "due" in name} - {"status_checks"}
    someone = person(date(2014, 9, 19))
    assert recheck_status(someone, POLICY, on=ON).standing is Standing.DUE
    assert recheck_status(someone, POLICY, on=ON + timedelta(days=1)).standing is Standing.OVERDUE


def test_an_earlier_check_survives_a_later_one() -> None:
    """One overwritten check: the entry check and every past cycle are still there after rechecks."""
    someone = person(date(2010, 5, 1), date(2013, 4, 1), date(2016, 6, 1), starts_on=date(2010, 5, 10))
    assert entry_check(someone, as_at=ON) is EntryCheck.BEFORE_START
    assert [each.evidence.on for each in cycles(someone, DueDateCache(POLICY))] == [
        date(2010, 5, 1),
        date(2013, 4, 1),
        date(2016, 6, 1),
    ]


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (StatusCheckResult.BLANK_NO_NEW_INFO, Standing.IN_DATE),
        (StatusCheckResult.NON_BLANK_NO_NEW_INFO, Standing.IN_DATE),
        (StatusCheckResult.NEW_INFO, Standing.NEW_CERTIFICATE_REQUIRED),
        (StatusCheckResult.NO_MATCH_FOUND, Standing.OVERDUE),
    ],
)
def test_a_non_blank_certificate_without_news_passes(result: StatusCheckResult, expected: Standing) -> None:
    """NON_BLANK taken as a fail: it passes exactly as BLANK does; the other two answers do not."""
    someone = person(date(2014, 1, 1), status_checks=[StatusCheck(checked_on=date(2017, 6, 1), result=result)])
    assert recheck_status(someone, POLICY, on=ON).standing is expected
