"""Alerts over many runs, against a clerk who keeps a list of what was told.

The clerk knows the rule in words only: from the latest certificate known so many years, so many days before it and so
many after. After each finished run the most urgent thing that is true has been told, once, and nothing else that is not.
Chance finds sequences that nobody thought of; the sequences of a few states are all tried in every run of the tests.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date, timedelta

import attrs
import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from safeguarding.dates.periods import Period
from safeguarding.dbs.alert_ledgers import AlertLedger, AlertRun, SentAlert, WithdrawnAlert
from safeguarding.dbs.alert_reasons import AlertKey
from safeguarding.dbs.alert_runs import alerts_due
from safeguarding.dbs.alerting import STANDING_ALERTS, Alert, AlertKind
from safeguarding.dbs.checks import Application, Certificate
from safeguarding.dbs.people import Person
from safeguarding.dbs.policies import RecheckPolicy, RecheckRule, steady_policy
from safeguarding.dbs.standings import Standing
from safeguarding.dbs.statuses import post_statuses
from safeguarding.errors import InvalidRecordError
from safeguarding.testing.strategies.dbs import INVENTED, days, people, policies

DAY = timedelta(days=1)
NAMES = st.sampled_from(["S1", "S2"])
FIRST = date(2010, 1, 1)
EVERY_LEAD = (120, 90, 30, 7)
Told = tuple[str, date | None, int | None]


class Clerk:
    """A register that HR types into, the runs over it, and what was told."""

    def __init__(self) -> None:
        self.today = FIRST
        self.issued: dict[str, list[date | None]] = {}
        self.left: dict[str, date] = {}
        self.applied: dict[str, tuple[date, date | None]] = {}
        self.years, self.grace = 3, 0
        self.leads: tuple[int, ...] = (90, 30)
        self.ledger = AlertLedger()
        self.told: dict[str, set[Told]] = {}
        self.heard: set[str] = set()

    def run(self) -> None:
        """A run from its first line to its last."""
        found = self._found()
        self._hear(found, found.messages)
        self.ledger = found.ledger
        for name in self.issued:
            self._look(name)
        self.check_the_ledger()

    def run_and_stop(self, after: int) -> None:
        """A run that is interrupted when so many messages have gone; below 0 before it has begun."""
        found = self._found()
        if after < 0:
            return
        self.ledger = found.begun
        self._hear(found, found.messages[:after])
        self.check_the_ledger()

    def check_the_ledger(self) -> None:
        """What is in it was told, and what was told is in it, or was on the way."""
        told = {(name, *each) for name, several in self.told.items() for each in several}
        sure, unsure = (
            {
                (e.key.reference, e.key.kind.name, e.key.anchor, None if e.key.lead is None else e.key.lead.days)
                for e in part
            }
            for part in (self.ledger.sent, (*self.ledger.sending, *self.ledger.withdrawing))
        )
        assert sure - unsure <= told <= sure | unsure

    def _found(self) -> AlertRun:
        people = [self._person(name) for name in self.issued]
        return alerts_due(people, self._policy(), as_at=self.today, sent=self.ledger, kept_for=Period(years=200))

    def _policy(self) -> RecheckPolicy:
        rule_ = RecheckRule(
            certificate_interval=Period(years=self.years),
            alert_leads=[Period(days=lead) for lead in self.leads],
            grace=Period(days=self.grace),
        )
        return steady_policy("invented", rule_, source=INVENTED)

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

    def _hear(self, found: AlertRun, messages: tuple[Alert | WithdrawnAlert, ...]) -> None:
        """What a receiver makes of the messages: one whose identity is known is not a new one."""
        entries = {each.identity: each.key for each in (*found.begun.sending, *found.ledger.sent)}
        for each in messages:
            if each.identity in self.heard:
                assert each.is_again, "sent twice"
                continue
            self.heard.add(each.identity)
            key = each.key if isinstance(each, WithdrawnAlert) else entries[each.identity]
            item = key.kind.name, key.anchor, None if key.lead is None else key.lead.days
            told = self.told.setdefault(key.reference, set())
            if isinstance(each, WithdrawnAlert):
                told.discard(item)
            else:
                assert item not in told, "sent twice"
                told.add(item)

    def _look(self, name: str) -> None:
        told = {each for each in self.told.get(name, set()) if each[0] != "MADE_LATE"}
        late = {each[1] for each in self.told.get(name, set()) if each[0] == "MADE_LATE"}
        if name in self.left and self.left[name] < self.today:
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
        true: set[Told] = {("AHEAD", anchor, lead) for lead in EVERY_LEAD if self.today >= due - lead * DAY}
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


class State:
    """What the register and the policy say of somebody on the days of a sequence, which begins in January 2010."""

    def __init__(
        self,
        *issued: date | None,
        left: date | None = None,
        applied: date | None = None,
        years: int = 3,
        grace: int = 0,
        leads: tuple[int, ...] = (90, 30),
    ) -> None:
        self.issued, self.left, self.applied = list(issued), left, applied
        self.years, self.grace, self.leads = years, grace, leads

    def typed_by(self, clerk: Clerk) -> None:
        clerk.issued["S1"] = self.issued
        clerk.left = {} if self.left is None else {"S1": self.left}
        clerk.applied = {} if self.applied is None else {"S1": (self.applied, None)}
        clerk.years, clerk.grace, clerk.leads = self.years, self.grace, self.leads


OVERDUE = date(2006, 12, 20)
STATES = {
    "in date": State(date(2009, 1, 1)),
    "90 days ahead": State(date(2007, 3, 1)),
    "30 days ahead": State(date(2007, 1, 25)),
    "due on the second day": State(date(2007, 1, 2)),
    "overdue": State(OVERDUE),
    "overdue since another day": State(date(2006, 12, 19)),
    "nothing on record": State(),
    "undated": State(None),
    "left": State(OVERDUE, left=date(2009, 12, 31)),
    "applied for": State(OVERDUE, applied=date(2009, 12, 30)),
    "made late": State(OVERDUE, date(2009, 12, 30)),
    "under a longer interval": State(OVERDUE, years=4),
    "within a grace": State(OVERDUE, grace=14),
    "under other leads": State(date(2007, 1, 25), leads=(120, 7)),
}


SEVERAL = ("in date", "overdue", "nothing on record", "left", "applied for", "made late")


def runs_over(states: tuple[State, ...]) -> Iterator[Clerk]:
    """A clerk on each day of a sequence, when its state has been typed."""
    clerk = Clerk()
    for state in states:
        state.typed_by(clerk)
        yield clerk
        clerk.today += DAY


class TestEverySequence:
    """Whatever comes after whatever: nothing is lost, nothing told twice, nothing stands that is not true."""

    @pytest.mark.parametrize("first", STATES)
    def test_runs(self, first: str) -> None:
        for others in itertools.product(STATES.values(), repeat=2):
            for clerk in runs_over((STATES[first], *others)):
                clerk.run()
                clerk.run()

    @pytest.mark.parametrize("first", SEVERAL)
    @pytest.mark.parametrize("stops", [(-1,), (0,), (1,), (9,), (0, 0), (0, 1), (1, 0), (1, 1), (9, 9)], ids=str)
    def test_interrupted_runs(self, first: str, stops: tuple[int, ...]) -> None:
        """A run that stops before it begins, before, between or after its messages, once or twice, is gone on with."""
        for others in itertools.product(SEVERAL, repeat=2):
            steps = runs_over(tuple(STATES[name] for name in (first, *others, *others)))
            next(steps).run()
            for stop in stops:
                next(steps).run_and_stop(stop)
            for clerk in steps:
                clerk.run()


@given(
    st.lists(st.builds(lambda each, reference: attrs.evolve(each, reference=reference), people(), NAMES), max_size=3),
    policies(),
    days(),
)
def test_any_register(register: list[Person], policy: RecheckPolicy, on: date) -> None:
    """Whoever is not compliant in a post is alerted about, under any policy; a second run, interrupted or not, adds nothing."""
    run = alerts_due(register, policy, as_at=on, sent=AlertLedger())
    for person in register:
        sent = {each.key.kind for each in run.ledger.sent if each.key.reference == person.reference}
        for status in post_statuses(person, policy, on=on):
            standing = status.standing
            if standing.is_required and not standing.is_compliant and standing is not Standing.IN_PROGRESS:
                assert STANDING_ALERTS[standing] in sent
    again = alerts_due(register, policy, as_at=on, sent=run.ledger)
    assert (again.messages, again.ledger) == ((), run.ledger)
    gone_on_with = alerts_due(register, policy, as_at=on, sent=run.begun)
    assert [each.identity for each in gone_on_with.messages] == [each.identity for each in run.messages]
    assert gone_on_with.ledger.sent == run.ledger.sent


# so many years ago, and days from then: near a due date, where it matters
ISSUED = st.none() | st.tuples(st.integers(0, 4), st.sampled_from([-40, -15, -1, 0, 1, 7, 30, 60, 91, 130]))


class Register(RuleBasedStateMachine):
    """HR types what it likes when it likes; runs come when they come, and stop when they stop."""

    def __init__(self) -> None:
        super().__init__()
        self.clerk = Clerk()

    @rule(name=NAMES, issued=st.lists(ISSUED, max_size=3))
    def type_rows(self, name: str, issued: list[tuple[int, int] | None]) -> None:
        today = self.clerk.today
        self.clerk.issued[name] = [
            None if each is None else today - relativedelta(years=each[0]) + each[1] * DAY for each in issued
        ]

    @rule(name=NAMES, back=st.integers(-5, 40))
    def renew(self, name: str, back: int) -> None:
        if name in self.clerk.issued:
            self.clerk.issued[name] = [*self.clerk.issued[name], self.clerk.today - back * DAY]

    @rule(name=NAMES, back=st.integers(0, 30))
    def leave(self, name: str, back: int) -> None:
        self.clerk.left[name] = self.clerk.today - back * DAY

    @rule(name=NAMES)
    def come_back(self, name: str) -> None:
        self.clerk.left.pop(name, None)

    @rule(name=NAMES, back=st.integers(0, 30), days=st.none() | st.integers(0, 60))
    def apply(self, name: str, back: int, days: int | None) -> None:
        made = self.clerk.today - back * DAY
        self.clerk.applied[name] = made, None if days is None else made + days * DAY

    @rule(years=st.integers(1, 4), leads=st.sets(st.sampled_from(EVERY_LEAD)), grace=st.sampled_from([0, 14]))
    def change_policy(self, years: int, leads: set[int], grace: int) -> None:
        self.clerk.years, self.clerk.leads, self.clerk.grace = years, tuple(leads), grace

    @rule(days=st.sampled_from([0, 1, 6, 29, 31, 60, 200]))
    def wait_and_run(self, days: int) -> None:
        self.clerk.today += days * DAY
        self.clerk.run()

    @rule(days=st.sampled_from([0, 1, 6, 29, 31, 60, 200]), after=st.integers(-1, 3))
    def wait_and_be_interrupted(self, days: int, after: int) -> None:
        self.clerk.today += days * DAY
        self.clerk.run_and_stop(after)

    @invariant()
    def the_ledger_is_what_was_told(self) -> None:
        self.clerk.check_the_ledger()


Register.TestCase.settings = settings(max_examples=100, stateful_step_count=30, deadline=None)
TestAnyOrder = Register.TestCase


@pytest.mark.parametrize("held", [{"sent": 2}, {"sent": 1, "sending": 1}, {"sending": 2}])
def test_a_ledger_has_each_alert_once(held: dict[str, int]) -> None:
    """Of an alert that stands in it twice nobody could say when it was sent, or whether it was."""
    one = SentAlert(
        key=AlertKey(reference="S1", kind=AlertKind.DUE, anchor=FIRST), sent_on=FIRST, seen_on=FIRST, due_on=FIRST
    )
    with pytest.raises(InvalidRecordError, match="each alert once"):
        AlertLedger(**{kind: [one] * count for kind, count in held.items()})  # type: ignore[arg-type]
