"""What must be sent, and when."""

from datetime import date, timedelta

import attrs
import pytest

from safeguarding.dates.periods import Period
from safeguarding.dbs.alerting import Alert, AlertKind, alerts, thresholds
from safeguarding.dbs.checks import Application, Certificate, Moment, StatusCheck, StatusCheckResult
from safeguarding.dbs.people import LongAbsence, Person
from safeguarding.dbs.policies import AbsenceTreatment, RecheckPolicy, RecheckRule, steady_policy
from safeguarding.errors import InvalidRecordError
from safeguarding.testing.strategies.dbs import INVENTED
from safeguarding.timelines import DatedValue, Timeline

ISSUED, DUE = date(2014, 9, 19), date(2017, 9, 19)
LEADS = (Period(months=4), Period(days=30), Period(days=7))


def policy_of(**settings: object) -> RecheckPolicy:
    rule = RecheckRule(certificate_interval=Period(years=3), alert_leads=LEADS, **settings)  # type: ignore[arg-type]
    return steady_policy("invented", rule, source=INVENTED)


POLICY = policy_of()


def person(*issued: date, **fields: object) -> Person:
    return Person(reference="S1", certificates=[Certificate(issued_on=each) for each in issued], **fields)  # type: ignore[arg-type]


def sent(someone: Person, since: date, until: date, policy: RecheckPolicy = POLICY) -> list[tuple[date, AlertKind]]:
    return [(each.falls_on, each.kind) for each in alerts([someone], policy, since=since, until=until)]


class TestOnceACycle:
    """Each lead, the due day and the day after the grace have one alert each in a cycle."""

    def test_the_whole_cycle(self) -> None:
        assert sent(person(ISSUED), date(2014, 1, 1), date(2020, 1, 1)) == [
            (date(2017, 5, 19), AlertKind.AHEAD),
            (date(2017, 8, 20), AlertKind.AHEAD),
            (date(2017, 9, 12), AlertKind.AHEAD),
            (DUE, AlertKind.DUE),
            (date(2017, 9, 20), AlertKind.NOT_MADE),
        ]

    def test_a_span_includes_its_first_day_and_not_its_last(self) -> None:
        assert sent(person(ISSUED), DUE, DUE + timedelta(days=1)) == [(DUE, AlertKind.DUE)]
        assert sent(person(ISSUED), DUE - timedelta(days=1), DUE) == []

    def test_another_document_of_the_same_check_is_no_recheck(self) -> None:
        """Who brings a second certificate of the day after the due date is told once that none was made, and not also of one."""
        policy = policy_of(done_when=Moment.SEEN)
        first = Certificate(issued_on=ISSUED, seen_on=ISSUED)
        twice = attrs.evolve(person(), certificates=[attrs.evolve(first, seen_on=DUE + timedelta(days=1)), first])
        assert sent(twice, DUE, date(2020, 1, 1), policy) == [
            (DUE, AlertKind.DUE),
            (DUE + timedelta(days=1), AlertKind.NOT_MADE),
        ]
        newer = attrs.evolve(first, issued_on=ISSUED + timedelta(days=1), seen_on=DUE + timedelta(days=1))
        renewed = attrs.evolve(person(), certificates=[first, newer])
        assert (DUE + timedelta(days=1), AlertKind.MADE_LATE) in sent(renewed, DUE, date(2020, 1, 1), policy)

    def test_grace_holds_back_only_the_last(self) -> None:
        policy = policy_of(grace=Period(days=14))
        assert sent(person(ISSUED), DUE, date(2018, 1, 1), policy) == [
            (DUE, AlertKind.DUE),
            (date(2017, 10, 4), AlertKind.NOT_MADE),
        ]

    def test_a_grace_up_to_the_last_day_of_the_calendar(self) -> None:
        """No day follows it on which anything would be late."""
        kinds = [kind for kind, _, _ in thresholds(DUE, date.max, POLICY)]
        assert kinds == [AlertKind.AHEAD, AlertKind.AHEAD, AlertKind.AHEAD, AlertKind.DUE]
        assert [kind for kind, _, _ in thresholds(DUE, date.max - timedelta(days=1), POLICY)][-1] is AlertKind.NOT_MADE

    def test_a_span_cannot_end_before_it_starts(self) -> None:
        with pytest.raises(InvalidRecordError):
            alerts([], POLICY, since=DUE, until=ISSUED)


class TestANewCheck:
    """A new check ends the old cycle's alerts and begins its own."""

    def test_in_time(self) -> None:
        someone = person(ISSUED, date(2017, 9, 1))
        assert sent(someone, date(2017, 9, 1), date(2020, 5, 1)) == []

    def test_late(self) -> None:
        someone = person(ISSUED, date(2017, 10, 2))
        assert sent(someone, date(2017, 9, 20), date(2020, 1, 1)) == [
            (date(2017, 9, 20), AlertKind.NOT_MADE),
            (date(2017, 10, 2), AlertKind.MADE_LATE),
        ]


class TestWhileAnApplicationIsUnderWay:
    """Alerts pause while a renewal is in flight; when it comes to nothing the most urgent one is sent."""

    def test_a_pause_that_ends_in_nothing(self) -> None:
        someone = person(
            ISSUED, applications=[Application(submitted_on=date(2017, 8, 1), withdrawn_on=date(2017, 10, 1))]
        )
        assert sent(someone, date(2017, 8, 1), date(2020, 1, 1)) == [(date(2017, 10, 1), AlertKind.NOT_MADE)]

    def test_a_pause_that_ends_in_a_certificate(self) -> None:
        someone = person(ISSUED, date(2017, 9, 10), applications=[Application(submitted_on=date(2017, 8, 1))])
        assert sent(someone, date(2017, 8, 1), date(2020, 1, 1)) == []


class TestPeopleWhoComeAndGo:
    """Nothing is sent about people who have left, and an absence left out only delays."""

    def test_a_leaver(self) -> None:
        assert sent(person(ISSUED, left_on=date(2017, 8, 25)), date(2017, 8, 21), date(2020, 1, 1)) == []

    def test_a_starter_with_an_old_certificate_is_warned_about_once(self) -> None:
        someone = person(ISSUED, starts_on=date(2017, 9, 15))
        assert sent(someone, date(2014, 1, 1), date(2017, 9, 19)) == [(date(2017, 9, 15), AlertKind.AHEAD)]

    def test_an_absence_left_out_delays_and_does_not_repeat(self) -> None:
        away = LongAbsence(starts_on=date(2017, 8, 1), ends_on=date(2017, 9, 15))
        policy = policy_of(absence=AbsenceTreatment.LEFT_OUT)
        assert sent(person(ISSUED, absences=[away]), date(2017, 5, 1), DUE, policy) == [
            (date(2017, 5, 19), AlertKind.AHEAD),
            (date(2017, 9, 16), AlertKind.AHEAD),
        ]


class TestStandingsWithoutADate:
    """No check, and a new certificate needed, are sent once when they set in."""

    def test_no_check_from_the_start(self) -> None:
        someone = person(starts_on=date(2017, 9, 1))
        assert sent(someone, date(2014, 1, 1), date(2020, 1, 1)) == [(date(2017, 9, 1), AlertKind.NO_CHECK)]

    def test_new_information(self) -> None:
        news = StatusCheck(checked_on=date(2016, 2, 1), result=StatusCheckResult.NEW_INFO)
        assert sent(person(ISSUED, status_checks=[news]), date(2016, 1, 1), date(2020, 1, 1)) == [
            (date(2016, 2, 1), AlertKind.NEW_CERTIFICATE_REQUIRED)
        ]


def test_an_alert_prints_its_day_whom_and_why() -> None:
    """An alert is readable, and names nobody."""
    alert = Alert(reference="S1", falls_on=DUE, kind=AlertKind.DUE, due_on=DUE)
    assert str(alert) == "19 September 2017: S1: recheck due (due 19 September 2017)"


def test_leads_are_those_in_force_on_the_due_date_or_the_first() -> None:
    """Of a due date before the policy's first rule, those of that rule; of one past its end, those of the last."""
    first = RecheckRule(certificate_interval=Period(years=3), alert_leads=[Period(days=30)])
    second = attrs.evolve(first, alert_leads=[Period(days=7)])
    versions = Timeline(
        name="invented",
        entries=[DatedValue(date(2016, 1, 1), first, INVENTED), DatedValue(date(2017, 1, 1), second, INVENTED)],
        ends_on=date(2018, 1, 1),
    )
    policy = RecheckPolicy(name="invented", versions=versions)

    def leads(due: date) -> list[Period | None]:
        return [lead for kind, lead, _ in thresholds(due, due, policy) if kind is AlertKind.AHEAD]

    assert [leads(date(year, 6, 1))[0] for year in (2015, 2016, 2017, 2019)] == [
        *(Period(days=30), Period(days=30), Period(days=7), Period(days=7)),
    ]


def test_an_application_under_way_holds_an_alert_back_until_it_lapses() -> None:
    """Nobody is told of a missing check while one is being made; when that comes to nothing, they are."""
    policy = policy_of(application_lapses_after=Period(days=90))
    someone = person(starts_on=date(2017, 9, 1), applications=[Application(submitted_on=date(2017, 9, 1))])
    assert sent(someone, date(2014, 1, 1), date(2020, 1, 1), policy) == [(date(2017, 12, 1), AlertKind.NO_CHECK)]


def test_a_grace_that_never_ends_is_never_over() -> None:
    """On the last day that there is, no day after it is asked for."""
    ended, endless = (
        [kind for kind, *_ in thresholds(date(2017, 9, 19), day, POLICY)] for day in (date(2017, 10, 19), date.max)
    )
    assert AlertKind.NOT_MADE in ended
    assert AlertKind.NOT_MADE not in endless
