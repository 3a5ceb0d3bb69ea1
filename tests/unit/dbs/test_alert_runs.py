"""Alerts that cannot be lost, and cannot come twice."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import attrs
import pytest

from safeguarding.dates.periods import Period
from safeguarding.dbs.alert_ledgers import AlertLedger, AlertRun
from safeguarding.dbs.alert_runs import alerts_due
from safeguarding.dbs.alerting import AlertKind, alerts
from safeguarding.dbs.checks import Application, Certificate, StatusCheck, StatusCheckResult
from safeguarding.dbs.levels import parse_level
from safeguarding.dbs.people import Person, Post
from safeguarding.dbs.policies import RecheckPolicy, RecheckRule, steady_policy
from safeguarding.dbs.standings import Standing
from safeguarding.errors import InvalidRecordError, UnreadableFileError
from safeguarding.serialization.alert_ledgers import alert_run, read_ledger, write_ledger
from safeguarding.testing.strategies.dbs import INVENTED

DAY = timedelta(days=1)
NEVER = AlertLedger()
ENHANCED, BARRED = parse_level("enhanced"), parse_level("enhanced with children's barred list")


def policy_of(years: int = 3, leads: tuple[int, ...] = (90, 30), grace: int = 0, **settings: object) -> RecheckPolicy:
    rule_ = RecheckRule(
        certificate_interval=Period(years=years),
        alert_leads=[Period(days=lead) for lead in leads],
        grace=Period(days=grace),
        **settings,  # type: ignore[arg-type]
    )
    return steady_policy("invented", rule_, source=INVENTED)


POLICY = policy_of()


def person(*issued: date | None, **fields: object) -> Person:
    return Person(reference="S1", certificates=[Certificate(issued_on=each) for each in issued], **fields)  # type: ignore[arg-type]


def run(someone: Person, as_at: date, ledger: AlertLedger = NEVER, policy: RecheckPolicy = POLICY) -> AlertRun:
    return alerts_due([someone], policy, as_at=as_at, sent=ledger)


def kinds(found: AlertRun) -> list[AlertKind]:
    return [each.kind for each in found.to_send]


class TestLateData:
    """What was typed, corrected or missed late is sent in the next run, once."""

    def test_a_row_typed_after_its_day(self) -> None:
        empty = alerts_due([], POLICY, as_at=date(2017, 9, 8), sent=NEVER).ledger
        found = run(person(date(2014, 9, 1)), date(2017, 9, 15), empty)
        assert kinds(found) == [AlertKind.NOT_MADE]
        assert kinds(run(person(date(2014, 9, 1)), date(2017, 9, 22), found.ledger)) == []

    def test_due_today_is_in_a_run_made_today(self) -> None:
        assert kinds(run(person(date(2014, 9, 19)), date(2017, 9, 19))) == [AlertKind.DUE]
        assert kinds(run(person(date(2014, 9, 19)), date(2017, 9, 18))) == [AlertKind.AHEAD]

    def test_a_later_lead_supersedes_an_earlier_unsent_one(self) -> None:
        (alert,) = run(person(date(2014, 9, 19)), date(2017, 9, 1)).to_send
        assert (alert.kind, alert.lead) == (AlertKind.AHEAD, Period(days=30))

    def test_a_run_on_the_same_day_sends_nothing_again(self) -> None:
        first = run(person(date(2014, 9, 19)), date(2017, 9, 19))
        again = run(person(date(2014, 9, 19)), date(2017, 9, 19), first.ledger)
        assert (again.to_send, again.withdrawn, again.ledger) == ((), (), first.ledger)

    def test_a_run_before_the_last_is_refused(self) -> None:
        ledger = run(person(), date(2017, 9, 19)).ledger
        with pytest.raises(InvalidRecordError, match="last run was on 2017-09-19"):
            run(person(), date(2017, 9, 18), ledger)

    def test_a_corrected_date_withdraws_and_sends(self) -> None:
        first = run(person(date(2014, 9, 19)), date(2017, 9, 20))
        found = run(person(date(2015, 9, 19)), date(2017, 9, 21), first.ledger)
        assert kinds(found) == []
        assert [str(each) for each in found.withdrawn] == [
            "withdrawn: S1: recheck not made in time (due 19 September 2017), sent 20 September 2017; now in date"
        ]

    def test_a_reason_that_comes_back_is_sent_again(self) -> None:
        first = run(person(date(2014, 9, 19)), date(2017, 9, 20))
        between = run(person(date(2015, 9, 19)), date(2017, 9, 21), first.ledger)
        assert kinds(run(person(date(2014, 9, 19)), date(2017, 9, 22), between.ledger)) == [AlertKind.NOT_MADE]

    def test_a_policy_that_changes(self) -> None:
        first = run(person(date(2014, 9, 19)), date(2016, 9, 19))
        assert kinds(run(person(date(2014, 9, 19)), date(2016, 9, 20), first.ledger, policy_of(years=2))) == [
            AlertKind.NOT_MADE
        ]

    def test_a_lead_that_the_policy_has_no_more(self) -> None:
        """What was told ahead stays true when the policy's leads change; what an interrupted run may have told, too."""
        soon = person(date(2014, 9, 19))
        first = run(soon, date(2017, 9, 1))
        for ledger in (first.ledger, first.begun):
            after = run(soon, date(2017, 9, 2), ledger, policy_of(leads=()))
            assert after.messages == ()
            assert len(after.ledger.sent + after.ledger.sending) == 1

    def test_a_check_older_than_the_policy(self) -> None:
        """A date that passed before the policy's first rule alerts like any other; its leads are that rule's."""
        recent = steady_policy(
            "invented", POLICY.versions.entries[0].value, source=INVENTED, starts_on=date(2016, 4, 1)
        )
        assert kinds(run(person(date(2010, 1, 1)), date(2017, 1, 1), policy=recent)) == [AlertKind.NOT_MADE]
        assert [
            each.falls_on
            for each in alerts([person(date(2010, 1, 1))], recent, since=date(2016, 1, 1), until=date(2018, 1, 1))
        ] == [date(2016, 4, 1)]


class TestCycles:
    """A new check begins a new cycle; a recheck made late is told once."""

    def test_made_late(self) -> None:
        first = run(person(date(2014, 9, 19)), date(2017, 9, 20))
        renewed = person(date(2014, 9, 19), date(2017, 10, 2))
        found = run(renewed, date(2017, 10, 3), first.ledger)
        assert kinds(found) == [AlertKind.MADE_LATE]
        assert [each.key.kind for each in found.withdrawn] == [AlertKind.NOT_MADE]
        assert kinds(run(renewed, date(2017, 10, 4), found.ledger)) == []
        assert kinds(run(renewed, date(2020, 10, 3), found.ledger)) == [AlertKind.NOT_MADE]

    def test_made_late_is_told_for_a_year(self) -> None:
        renewed = person(date(2014, 9, 19), date(2017, 10, 2))
        assert kinds(run(renewed, date(2018, 10, 2))) == [AlertKind.MADE_LATE]
        assert kinds(run(renewed, date(2018, 10, 3))) == []

    def test_a_new_check_that_is_wrong_again_alerts_again(self) -> None:
        post = [Post(required=BARRED)]
        low = [Certificate(issued_on=date(2016, 1, 1), level=ENHANCED)]
        first = run(Person(reference="S1", posts=post, certificates=low), date(2017, 1, 1))
        low += [Certificate(issued_on=date(2017, 2, 1), level=ENHANCED)]
        found = run(Person(reference="S1", posts=post, certificates=low), date(2017, 3, 1), first.ledger)
        assert kinds(first) == kinds(found) == [AlertKind.WRONG_LEVEL]

    def test_a_check_that_is_typed_ahead_begins_its_cycle_on_its_day(self) -> None:
        low = [Certificate(issued_on=day, level=ENHANCED) for day in (date(2016, 1, 1), date(2017, 2, 1))]
        someone = Person(reference="S1", posts=[Post(required=BARRED)], certificates=low)
        first = run(someone, date(2017, 1, 31))
        assert kinds(run(someone, date(2017, 2, 1), first.ledger)) == [AlertKind.WRONG_LEVEL]

    def test_a_look_that_finds_nothing_new_to_say_begins_none(self) -> None:
        """New information twice about one certificate asks for one new certificate."""
        looks = [StatusCheck(checked_on=date(2017, month, 1), result=StatusCheckResult.NEW_INFO) for month in (3, 4)]
        first = run(person(date(2016, 1, 1), status_checks=looks[:1]), date(2017, 3, 1))
        assert kinds(first) == [AlertKind.NEW_CERTIFICATE_REQUIRED]
        assert run(person(date(2016, 1, 1), status_checks=looks), date(2017, 4, 1), first.ledger).messages == ()

    def test_a_new_certificate_that_is_overtaken_too(self) -> None:
        looks = [StatusCheck(checked_on=date(2017, month, 1), result=StatusCheckResult.NEW_INFO) for month in (3, 8)]
        first = run(person(date(2016, 1, 1), status_checks=looks[:1]), date(2017, 3, 1))
        again = person(date(2016, 1, 1), date(2017, 5, 1), status_checks=looks)
        found = run(again, date(2017, 8, 1), first.ledger)
        assert kinds(found) == [AlertKind.NEW_CERTIFICATE_REQUIRED]

    def test_an_application_holds_back_and_does_not_withdraw(self) -> None:
        first = run(person(date(2014, 9, 19)), date(2017, 9, 19))
        applied = person(date(2014, 9, 19), applications=[Application(submitted_on=date(2017, 9, 20))])
        held = run(applied, date(2017, 9, 25), first.ledger)
        assert (held.to_send, held.withdrawn) == ((), ())
        given_up = Application(submitted_on=date(2017, 9, 20), withdrawn_on=date(2017, 9, 26))
        found = run(person(date(2014, 9, 19), applications=[given_up]), date(2017, 9, 26), held.ledger)
        assert kinds(found) == [AlertKind.NOT_MADE]


class TestForgetting:
    """An entry goes a stated period after its person has left, or was last on the register."""

    def test_a_leaver(self) -> None:
        renewed = person(date(2014, 9, 19), date(2017, 10, 2))
        ledger = run(renewed, date(2017, 10, 3)).ledger
        gone = attrs.evolve(renewed, left_on=date(2017, 12, 1))
        kept = run(gone, date(2018, 12, 1), ledger)
        assert [each.key.kind for each in kept.ledger.sent] == [AlertKind.MADE_LATE]
        assert run(gone, date(2018, 12, 2), ledger).ledger.sent == ()

    def test_a_late_recheck_of_a_leaver_is_not_told(self) -> None:
        assert (
            run(person(date(2014, 9, 19), date(2017, 10, 2), left_on=date(2017, 12, 1)), date(2017, 12, 2)).messages
            == ()
        )

    def test_the_period_runs_from_the_last_run_that_saw_somebody(self) -> None:
        ledger = run(person(), date(2017, 9, 1)).ledger
        seen = run(person(), date(2018, 3, 1), ledger).ledger
        assert alerts_due([], POLICY, as_at=date(2019, 3, 1), sent=seen).withdrawn == ()
        assert len(alerts_due([], POLICY, as_at=date(2019, 3, 2), sent=seen).withdrawn) == 1

    def test_what_is_open_is_withdrawn_when_somebody_leaves(self) -> None:
        ledger = run(person(), date(2017, 9, 1)).ledger
        (withdrawn,) = run(person(left_on=date(2017, 9, 1)), date(2017, 9, 2), ledger).withdrawn
        assert withdrawn.standing is Standing.LEFT

    def test_a_register_that_lacks_somebody_does_not_say_that_they_left(self) -> None:
        ledger = run(person(), date(2017, 9, 1)).ledger
        missing = alerts_due([], POLICY, as_at=date(2018, 9, 1), sent=ledger)
        assert missing.withdrawn == ()
        assert kinds(run(person(), date(2018, 9, 1), missing.ledger)) == []
        (forgotten,) = alerts_due([], POLICY, as_at=date(2018, 9, 2), sent=ledger).withdrawn
        assert forgotten.standing is None
        assert str(forgotten).endswith("no longer on the register")


class TestInterruptedRuns:
    """The run after an interrupted one says again what may not have been said, under the same identity."""

    def test_what_may_have_been_sent_keeps_its_identity(self) -> None:
        (alert,) = run(person(), date(2017, 9, 1)).to_send
        begun = run(person(), date(2017, 9, 1)).begun
        (again,) = run(person(), date(2017, 9, 8), begun).to_send
        assert (again.identity, again.is_again, alert.is_again) == (alert.identity, True, False)
        assert str(again) == "8 September 2017: S1: no check on record; again, the run before was interrupted"
        assert run(person(), date(2017, 9, 8), begun).ledger.sending == ()

    def test_the_same_run_from_the_ledger_before(self) -> None:
        """Where only the last ledger is kept, the run is made again as it was."""
        (alert,) = run(person(), date(2017, 9, 1)).to_send
        (again,) = run(person(), date(2017, 9, 8)).to_send
        assert again.identity == alert.identity

    def test_what_may_have_been_sent_is_withdrawn(self) -> None:
        begun = run(person(), date(2017, 9, 1)).begun
        (withdrawn,) = run(person(date(2017, 9, 7)), date(2017, 9, 8), begun).withdrawn
        assert withdrawn.key.kind is AlertKind.NO_CHECK

    def test_a_withdrawal_that_may_have_been_told(self) -> None:
        """If the reason comes back meanwhile the alert is sent anew, after the withdrawal: the last word counts."""
        ledger = run(person(), date(2017, 9, 1)).ledger
        begun = run(person(date(2017, 9, 7)), date(2017, 9, 8), ledger).begun
        back = run(person(), date(2017, 9, 15), begun)
        assert [type(each).__name__ for each in back.messages] == ["WithdrawnAlert", "Alert"]
        assert back.withdrawn[0].is_again
        assert back.to_send[0].identity != run(person(), date(2017, 9, 1)).to_send[0].identity

    def test_held_back_after_it_may_have_been_sent(self) -> None:
        """An application holds it back, and what is not sure to have been sent is sent when that ends."""
        begun = run(person(), date(2017, 9, 1)).begun
        applied = person(applications=[Application(submitted_on=date(2017, 9, 2), withdrawn_on=date(2017, 9, 10))])
        held = run(applied, date(2017, 9, 8), begun)
        assert (held.messages, len(held.ledger.sending)) == ((), 1)
        assert [each.is_again for each in run(applied, date(2017, 9, 15), held.ledger).to_send] == [True]

    def test_the_file_is_kept_while_sending(self, tmp_path: Path) -> None:
        path = tmp_path / "ledger.json"
        with pytest.raises(ConnectionError), alert_run(path, [person()], POLICY, as_at=date(2017, 9, 1)) as first:
            raise ConnectionError
        assert read_ledger(path) == first.begun
        with alert_run(path, [person()], POLICY, as_at=date(2017, 9, 8)) as second:
            assert [each.identity for each in second.messages] == [each.identity for each in first.messages]
        assert read_ledger(path) == second.ledger
        assert [each.name for each in tmp_path.iterdir()] == ["ledger.json"]

    def test_a_ledger_that_cannot_be_written_sends_nothing(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableFileError), alert_run(tmp_path, [person()], POLICY, as_at=date(2017, 9, 1)):
            pytest.fail("something may have been sent")


class TestTheFile:
    """A ledger file holds references only, and is replaced whole."""

    def test_there_and_back(self, tmp_path: Path) -> None:
        path = tmp_path / "ledger.json"
        assert read_ledger(path) == NEVER
        someone = attrs.evolve(person(date(2014, 9, 19)), name="Invented Person")
        ledger = run(someone, date(2017, 9, 1)).ledger
        write_ledger(ledger, path)
        assert read_ledger(path) == ledger
        assert "Invented" not in path.read_text(encoding="utf-8")
        assert [each.name for each in tmp_path.iterdir()] == ["ledger.json"]

    def test_a_folder_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableFileError):
            write_ledger(NEVER, tmp_path / "none" / "ledger.json")


def test_a_run_that_has_something_to_say_is_counted_by_one() -> None:
    """What it sends bears its number: the first is the first."""
    found = run(person(date(2014, 9, 1)), date(2017, 9, 15))
    assert ([entry.run for entry in found.ledger.sent], found.ledger.runs) == ([1], 1)


class TestWhatIsForgotten:
    """A recheck made late is forgotten a year after its person left; everything else that was told is withdrawn."""

    def test_what_is_open_is_withdrawn_however_long_ago_somebody_left(self) -> None:
        ledger = run(person(), date(2017, 9, 1)).ledger
        (withdrawn,) = run(person(left_on=date(2017, 9, 2)), date(2019, 9, 1), ledger).withdrawn
        assert (withdrawn.key.kind, withdrawn.standing) == (AlertKind.NO_CHECK, Standing.LEFT)

    def test_of_somebody_who_is_not_on_the_register(self) -> None:
        """Where nobody says that they have left, a recheck made late is kept, and withdrawn when it is too old."""
        ledger = run(person(date(2014, 9, 19), date(2017, 10, 2)), date(2017, 10, 3)).ledger
        assert alerts_due([], POLICY, as_at=date(2018, 10, 3), sent=ledger).ledger.sent
        (withdrawn,) = alerts_due([], POLICY, as_at=date(2018, 10, 4), sent=ledger).withdrawn
        assert withdrawn.key.kind is AlertKind.MADE_LATE

    def test_one_that_is_forgotten_leaves_the_next_as_it_is(self) -> None:
        renewed, other = person(date(2014, 9, 19), date(2017, 10, 2)), Person(reference="S2")
        ledger = alerts_due([renewed, other], POLICY, as_at=date(2017, 10, 3), sent=NEVER).ledger
        gone = attrs.evolve(renewed, left_on=date(2017, 12, 1))
        found = alerts_due([gone, other], POLICY, as_at=date(2018, 12, 2), sent=ledger)
        assert (found.messages, [each.key.reference for each in found.ledger.sent]) == ((), ["S2"])
