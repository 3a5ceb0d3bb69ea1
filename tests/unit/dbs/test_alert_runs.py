"""Alerts that cannot be lost, and cannot come twice."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from pathlib import Path

import attrs
import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from safeguarding.dates.periods import Period
from safeguarding.dbs.alert_runs import AlertLedger, AlertRun, alerts_due
from safeguarding.dbs.alerting import STANDING_ALERTS, AlertKind
from safeguarding.dbs.checks import Application, Certificate, StatusCheck, StatusCheckResult
from safeguarding.dbs.levels import parse_level
from safeguarding.dbs.people import LongAbsence, Person, Post
from safeguarding.dbs.policies import AbsenceTreatment, RecheckPolicy, RecheckRule, steady_policy
from safeguarding.dbs.standings import Standing
from safeguarding.errors import InvalidRecordError, UnreadableFileError
from safeguarding.serialization.alert_ledgers import read_ledger, write_ledger
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

    def test_an_application_holds_back_and_does_not_withdraw(self) -> None:
        first = run(person(date(2014, 9, 19)), date(2017, 9, 19))
        applied = person(date(2014, 9, 19), applications=[Application(submitted_on=date(2017, 9, 20))])
        held = run(applied, date(2017, 9, 25), first.ledger)
        assert (held.to_send, held.withdrawn) == ((), ())
        given_up = Application(submitted_on=date(2017, 9, 20), withdrawn_on=date(2017, 9, 26))
        found = run(person(date(2014, 9, 19), applications=[given_up]), date(2017, 9, 26), held.ledger)
        assert kinds(found) == [AlertKind.NOT_MADE]


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


class TestForgetting:
    """An entry goes a stated period after its person has left, or was last on the register."""

    def test_a_leaver(self) -> None:
        renewed = person(date(2014, 9, 19), date(2017, 10, 2))
        ledger = run(renewed, date(2017, 10, 3)).ledger
        gone = attrs.evolve(renewed, left_on=date(2017, 12, 1))
        kept = run(gone, date(2018, 12, 1), ledger)
        assert [each.key.kind for each in kept.ledger.sent] == [AlertKind.MADE_LATE]
        assert run(gone, date(2018, 12, 2), ledger).ledger.sent == ()

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


FIRST = date(2010, 1, 1)
# so many years ago, and days from then: near a due date, where it matters
ISSUED = st.none() | st.tuples(st.integers(0, 4), st.sampled_from([-40, -15, -1, 0, 1, 7, 30, 60, 91, 130]))
Told = tuple[str, date | None, int | None]


class Register(RuleBasedStateMachine):
    """HR types what it likes when it likes; runs come when they come. A clerk keeps a list of what was told.

    The clerk knows the rule in words only: from the latest certificate known so many years, so many days before it
    and so many after. After each run the most urgent thing that is true has been told, and nothing else that is not.
    """

    def __init__(self) -> None:
        super().__init__()
        self.today = FIRST
        self.issued: dict[str, list[date | None]] = {}
        self.left: dict[str, date] = {}
        self.applied: dict[str, tuple[date, date | None]] = {}
        self.years, self.grace = 3, 0
        self.leads: tuple[int, ...] = (90, 30)
        self.ledger = NEVER
        self.told: dict[str, set[Told]] = {}

    names = st.sampled_from(["S1", "S2"])

    @rule(name=names, issued=st.lists(ISSUED, max_size=3))
    def type_rows(self, name: str, issued: list[tuple[int, int] | None]) -> None:
        self.issued[name] = [
            None if each is None else self.today - relativedelta(years=each[0]) + each[1] * DAY for each in issued
        ]

    @rule(name=names, back=st.integers(-5, 40))
    def renew(self, name: str, back: int) -> None:
        if name in self.issued:
            self.issued[name] = [*self.issued[name], self.today - back * DAY]

    @rule(name=names, back=st.integers(0, 30))
    def leave(self, name: str, back: int) -> None:
        self.left[name] = self.today - back * DAY

    @rule(name=names)
    def come_back(self, name: str) -> None:
        self.left.pop(name, None)

    @rule(name=names, back=st.integers(0, 30), days=st.none() | st.integers(0, 60))
    def apply(self, name: str, back: int, days: int | None) -> None:
        made = self.today - back * DAY
        self.applied[name] = made, None if days is None else made + days * DAY

    @rule(years=st.integers(1, 4), leads=st.sets(st.sampled_from([120, 90, 30, 7])), grace=st.sampled_from([0, 14]))
    def change_policy(self, years: int, leads: set[int], grace: int) -> None:
        self.years, self.leads, self.grace = years, tuple(leads), grace

    @rule(days=st.sampled_from([0, 1, 6, 29, 31, 60, 200]))
    def wait_and_run(self, days: int) -> None:
        self.today += days * DAY
        people = [self._person(name) for name in self.issued]
        policy = policy_of(self.years, self.leads, self.grace)
        found = alerts_due(people, policy, as_at=self.today, sent=self.ledger, kept_for=Period(years=200))
        for each in found.withdrawn:
            lead = None if each.key.lead is None else each.key.lead.days
            self.told[each.key.reference].remove((each.key.kind.name, each.key.anchor, lead))
        sent = {(each.key.reference, each.key.kind, each.due_on, each.key.lead): each for each in found.ledger.sent}
        for alert in found.to_send:
            entry = sent[alert.reference, alert.kind, alert.due_on, alert.lead]
            item = alert.kind.name, entry.key.anchor, None if alert.lead is None else alert.lead.days
            assert item not in self.told.setdefault(alert.reference, set()), "sent twice"
            self.told[alert.reference].add(item)
        self.ledger = found.ledger
        for name in self.issued:
            self._clerk_looks(name)

    def _person(self, name: str) -> Person:
        applications = []
        if name in self.applied:
            made, ended = self.applied[name]
            applications = [Application(submitted_on=made, withdrawn_on=ended)]
        return Person(
            reference=name,
            certificates=[Certificate(issued_on=each) for each in self.issued[name]],
            applications=applications,
            left_on=self.left.get(name),
        )

    def _clerk_looks(self, name: str) -> None:
        told = {each for each in self.told.get(name, set()) if each[0] != "MADE_LATE"}
        late = {each[1] for each in self.told.get(name, set()) if each[0] == "MADE_LATE"}
        has_left = name in self.left and self.left[name] < self.today
        if has_left:
            assert told == set(), "told about somebody who has left"
            return
        assert late == self._missed(name)
        true, wanted = self._truth(name)
        assert told <= true, "what is not true still stands"
        if wanted is not None and not self._waits(name):
            assert wanted in told, "lost"

    def _known(self, name: str) -> list[date]:
        return sorted({each for each in self.issued[name] if each is not None and each <= self.today})

    def _due(self, issued: date) -> date:
        return issued + relativedelta(years=self.years)

    def _truth(self, name: str) -> tuple[set[Told], Told | None]:
        known = self._known(name)
        if not known:
            kind = "UNKNOWN_DATE" if None in self.issued[name] else "NO_CHECK"
            only: Told = (kind, None, None)
            return {only}, only
        anchor, due = known[-1], self._due(known[-1])
        true: set[Told] = {("AHEAD", anchor, lead) for lead in (120, 90, 30, 7) if self.today >= due - lead * DAY}
        stages: list[Told] = [
            ("AHEAD", anchor, lead) for lead in sorted(self.leads, reverse=True) if self.today >= due - lead * DAY
        ]
        stages += [("DUE", anchor, None)] if self.today >= due else []
        stages += [("NOT_MADE", anchor, None)] if self.today > due + self.grace * DAY else []
        return true | set(stages), stages[-1] if stages else None

    def _missed(self, name: str) -> set[date]:
        known = self._known(name)
        return {first for first, then in itertools.pairwise(known) if then > self._due(first) + self.grace * DAY}

    def _waits(self, name: str) -> bool:
        if name not in self.applied:
            return False
        made, ended = self.applied[name]
        is_open = made <= self.today and (ended is None or self.today < ended)
        return is_open and not any(made <= each for each in self._known(name))

    @invariant()
    def the_ledger_is_what_was_told(self) -> None:
        told = {(name, *each) for name, several in self.told.items() for each in several}
        held = {
            (e.key.reference, e.key.kind.name, e.key.anchor, None if e.key.lead is None else e.key.lead.days)
            for e in self.ledger.sent
        }
        assert told == held


Register.TestCase.settings = settings(max_examples=100, stateful_step_count=30, deadline=None)
TestAnyOrder = Register.TestCase
