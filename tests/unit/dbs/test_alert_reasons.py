"""Which alerts have a reason on a day."""

from datetime import date

import attrs
import pytest
from tests.unit.dbs.test_alert_runs import BARRED, ENHANCED, kinds, person, policy_of, run

from safeguarding.dates.periods import Period
from safeguarding.dbs.alert_reasons import alert_reasons
from safeguarding.dbs.alerting import STANDING_ALERTS, AlertKind
from safeguarding.dbs.checks import Application, Certificate, Moment, StatusCheck, StatusCheckResult
from safeguarding.dbs.due_dates import DueDateCache
from safeguarding.dbs.people import LongAbsence, Person, Post
from safeguarding.dbs.policies import AbsenceTreatment, IntervalOverride
from safeguarding.dbs.standings import Standing


class TestSeveralPosts:
    """One new check settles all posts whose dates are counted from one check, so the earliest of them alerts."""

    POLICY = policy_of(overrides=[IntervalOverride(roles=["Driver"], certificate_interval=Period(years=1))])

    def test_a_later_date_of_the_same_check_does_not_alert(self) -> None:
        both = person(date(2016, 9, 19), posts=[Post(role="Cook"), Post(role="Driver")])
        (alert,) = run(both, date(2019, 9, 1), policy=self.POLICY).to_send
        assert (alert.kind, alert.due_on) == (AlertKind.NOT_MADE, date(2017, 9, 19))

    def test_it_alerts_when_the_other_post_has_ended(self) -> None:
        both = person(date(2016, 9, 19), posts=[Post(role="Cook"), Post(role="Driver", ends_on=date(2017, 1, 1))])
        (alert,) = run(both, date(2019, 9, 1), policy=self.POLICY).to_send
        assert (alert.kind, alert.due_on) == (AlertKind.AHEAD, date(2019, 9, 19))

    def test_one_that_is_wrong_beside_one_that_is_due(self) -> None:
        low = [Certificate(issued_on=date(2016, 9, 19), level=ENHANCED)]
        posts = [Post(role="Cook", required=ENHANCED), Post(role="Escort", required=BARRED)]
        found = run(Person(reference="S1", posts=posts, certificates=low), date(2019, 9, 19))
        assert kinds(found) == [AlertKind.WRONG_LEVEL, AlertKind.DUE]


def _looked(result: StatusCheckResult) -> list[StatusCheck]:
    return [StatusCheck(checked_on=date(2017, 3, 1), result=result)]


EVERY_STANDING = {
    Standing.IN_DATE: (person(date(2016, 1, 1)), []),
    Standing.DUE_SOON: (person(date(2014, 10, 1)), [AlertKind.AHEAD]),
    Standing.DUE: (person(date(2014, 9, 19)), [AlertKind.DUE]),
    Standing.OVERDUE: (person(date(2014, 9, 18)), [AlertKind.NOT_MADE]),
    Standing.NEW_CERTIFICATE_REQUIRED: (
        person(date(2016, 1, 1), status_checks=_looked(StatusCheckResult.NEW_INFO)),
        [AlertKind.NEW_CERTIFICATE_REQUIRED],
    ),
    Standing.IN_PROGRESS: (person(applications=[Application(submitted_on=date(2017, 9, 1))]), []),
    Standing.NO_CHECK: (person(starts_on=date(2017, 1, 1)), [AlertKind.NO_CHECK]),
    Standing.UNKNOWN_DATE: (person(None), [AlertKind.UNKNOWN_DATE]),
    Standing.UNKNOWN_LEVEL: (person(date(2016, 1, 1), posts=[Post(required=ENHANCED)]), [AlertKind.UNKNOWN_LEVEL]),
    Standing.WRONG_LEVEL: (
        Person(
            reference="S1",
            posts=[Post(required=BARRED)],
            certificates=[Certificate(issued_on=date(2016, 1, 1), level=ENHANCED)],
        ),
        [AlertKind.WRONG_LEVEL],
    ),
    Standing.ABSENT: (person(absences=[LongAbsence(starts_on=date(2017, 1, 1))]), []),
    Standing.NOT_REQUIRED: (person(posts=[Post(requires_check=False)]), []),
    Standing.NOT_STARTED: (person(starts_on=date(2018, 1, 1)), []),
    Standing.LEFT: (person(left_on=date(2017, 1, 1)), []),
}


class TestThePartition:
    """Every standing that is not compliant alerts, unless something under way holds it back."""

    @pytest.mark.parametrize("standing", Standing)
    def test_each_standing(self, standing: Standing) -> None:
        someone, expected = EVERY_STANDING[standing]
        policy = policy_of(absence=AbsenceTreatment.LEFT_OUT)
        assert kinds(run(someone, date(2017, 9, 19), policy=policy)) == expected

    def test_the_kinds_and_the_standings_cover_one_another(self) -> None:
        assert set(STANDING_ALERTS) == set(Standing)
        silent = {standing for standing, kind in STANDING_ALERTS.items() if kind is None}
        assert {each for each in Standing if each.is_required and not each.is_compliant} & silent == {
            Standing.IN_PROGRESS
        }
        told_apart = {AlertKind.MADE_LATE, AlertKind.RESULT_UNKNOWN}
        assert {*STANDING_ALERTS.values(), *told_apart} - {None} == set(AlertKind)

    def test_no_check_without_a_start_date(self) -> None:
        assert kinds(run(person(), date(2017, 9, 19))) == [AlertKind.NO_CHECK]

    def test_a_result_that_is_not_known(self) -> None:
        unmatched = person(date(2016, 1, 1), status_checks=_looked(StatusCheckResult.NO_MATCH_FOUND))
        found = run(unmatched, date(2017, 3, 1))
        assert kinds(found) == [AlertKind.RESULT_UNKNOWN]
        assert kinds(run(unmatched, date(2017, 3, 2), found.ledger)) == []
        settled = attrs.evolve(
            unmatched, certificates=[*unmatched.certificates, Certificate(issued_on=date(2017, 3, 2))]
        )
        assert [each.key.kind for each in run(settled, date(2017, 3, 2), found.ledger).withdrawn] == [
            AlertKind.RESULT_UNKNOWN
        ]

    def test_the_end_of_an_absence(self) -> None:
        """Whoever comes back from an absence that was left out is told of at once, told before or not."""
        policy = policy_of(absence=AbsenceTreatment.LEFT_OUT)
        before = run(person(), date(2017, 1, 1), policy=policy)
        away = person(absences=[LongAbsence(starts_on=date(2017, 2, 1), ends_on=date(2017, 9, 18))])
        during = run(away, date(2017, 9, 18), before.ledger, policy)
        assert (kinds(during), len(during.withdrawn)) == ([], 1)
        assert kinds(run(away, date(2017, 9, 19), during.ledger, policy)) == [AlertKind.NO_CHECK]

    def test_a_date_that_is_deferred(self) -> None:
        """It alerts from the first day back; while no day is known nothing does, and then what is true by then."""
        policy = policy_of(absence=AbsenceTreatment.DEFERRED, leads=())
        back = [LongAbsence(starts_on=date(2017, 9, 1), ends_on=date(2017, 10, 15))]
        away = person(date(2014, 9, 19), absences=back)
        assert kinds(run(away, date(2017, 10, 15), policy=policy)) == []
        assert kinds(run(away, date(2017, 10, 16), policy=policy)) == [AlertKind.DUE]
        not_known = person(date(2014, 9, 19), absences=[LongAbsence(starts_on=date(2017, 9, 1))])
        before = run(not_known, date(2017, 10, 20), policy=policy)
        assert kinds(before) == []
        assert kinds(run(away, date(2017, 10, 27), before.ledger, policy)) == [AlertKind.NOT_MADE]


class TestMadeLate:
    """A recheck that was made late is told of from the day it was made, whatever it was made with."""

    def test_from_the_day_itself(self) -> None:
        renewed = person(date(2014, 9, 19), date(2017, 10, 2))
        assert kinds(run(renewed, date(2017, 10, 1))) == [AlertKind.NOT_MADE]
        assert kinds(run(renewed, date(2017, 10, 2))) == [AlertKind.MADE_LATE]

    @pytest.mark.parametrize(
        ("looked_on", "alerts"), [(date(2017, 9, 19), []), (date(2017, 9, 20), [AlertKind.MADE_LATE])]
    )
    def test_by_a_look_at_the_update_service(self, looked_on: date, alerts: list[AlertKind]) -> None:
        look = StatusCheck(checked_on=looked_on, result=StatusCheckResult.BLANK_NO_NEW_INFO)
        looked_up = person(date(2014, 9, 19), status_checks=[look])
        assert (
            kinds(run(looked_up, date(2017, 10, 2), policy=policy_of(status_check_interval=Period(years=1)))) == alerts
        )

    @pytest.mark.parametrize(
        ("applied_on", "alerts"), [(date(2017, 9, 19), []), (date(2017, 9, 20), [AlertKind.MADE_LATE])]
    )
    def test_by_an_application_where_that_is_enough(self, applied_on: date, alerts: list[AlertKind]) -> None:
        """It is told when the cycle closes: here with the post that needs a check."""
        posts = [Post(role="Driver", ends_on=date(2017, 10, 1)), Post(role="Clerk", requires_check=False)]
        applied = person(date(2014, 9, 19), posts=posts, applications=[Application(submitted_on=applied_on)])
        assert kinds(run(applied, date(2017, 10, 2), policy=policy_of(done_when=Moment.SUBMITTED))) == alerts


class TestNeverRechecked:
    """Where a policy asks for no recheck of a role, its certificate is no reason for an alert, however old it is."""

    POLICY = policy_of(overrides=[IntervalOverride(roles=["Clerk"], certificate_interval=None)])

    @pytest.mark.parametrize(("roles", "alerts"), [(["Clerk"], []), (["Clerk", "Driver"], [AlertKind.NOT_MADE])])
    def test_a_certificate_of_long_ago(self, roles: list[str], alerts: list[AlertKind]) -> None:
        old = person(date(2004, 9, 19), posts=[Post(role=role) for role in roles])
        assert kinds(run(old, date(2026, 9, 19), policy=self.POLICY)) == alerts

    def test_what_was_told_under_an_earlier_policy_is_withdrawn(self) -> None:
        clerk = person(date(2014, 9, 19), posts=[Post(role="Clerk")])
        told = run(clerk, date(2017, 9, 19))
        assert kinds(told) == [AlertKind.DUE]
        later = run(clerk, date(2017, 9, 20), told.ledger, self.POLICY)
        assert (kinds(later), [each.key.kind for each in later.withdrawn]) == ([], [AlertKind.DUE])


class TestWhatStaysTrue:
    """What was told stays true from the first day of its lead on, and a date told of several posts is the earliest."""

    def test_a_lead_on_its_first_day(self) -> None:
        soon, first_day = person(date(2014, 9, 19)), date(2017, 6, 21)
        told = run(soon, first_day)
        assert kinds(told) == [AlertKind.AHEAD]
        assert run(soon, first_day, told.ledger, policy_of(leads=())).messages == ()
        moved = attrs.evolve(soon, certificates=[Certificate(issued_on=date(2014, 9, 20))])
        assert len(run(moved, first_day, told.ledger, policy_of(leads=())).withdrawn) == 1

    def test_of_two_posts_the_earlier_date(self) -> None:
        policy = policy_of(overrides=[IntervalOverride(roles=["Driver"], certificate_interval=Period(years=1))])
        posts = [Post(role="Cook"), Post(role="Driver")]
        for several in (posts, posts[::-1]):
            both = person(date(2014, 9, 19), posts=several)
            holding = dict(alert_reasons(both, DueDateCache(policy), on=date(2018, 1, 1)).holding)
            due = {key.kind: day for key, day in holding.items()}
            assert due[AlertKind.NOT_MADE] == due[AlertKind.DUE] == date(2015, 9, 19)
