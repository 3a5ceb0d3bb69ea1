"""Laws that hold for every policy and every rule, to be run against one's own.

Each is called in a test, with what is to be tried; it draws cases, and fails with the smallest one that breaks the law:

>>> from safeguarding.dates.periods import Period
>>> from safeguarding.dbs.policies import RecheckRule, steady_policy
>>> from safeguarding.sources import Certainty, Source
>>> ours = Source(title="Our recheck policy", certainty=Certainty.UNVERIFIED)
>>> recheck_policy(steady_policy("ours", RecheckRule(certificate_interval=Period(years=3)), source=ours), max_examples=5)
>>> from safeguarding.timescales.catalogue import rule_named
>>> timescale_rule(rule_named("iha"), max_examples=5)
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import attrs

from safeguarding.dbs.audits import audit
from safeguarding.dbs.people import Person
from safeguarding.dbs.policies import RecheckPolicy
from safeguarding.dbs.statuses import recheck_status
from safeguarding.errors import OutOfCoverageError
from safeguarding.extras import optional
from safeguarding.serialization.documents import from_json, to_json
from safeguarding.testing.strategies.dbs import days, people, registers
from safeguarding.testing.strategies.timescales import episodes
from safeguarding.timescales.duties import Obligation
from safeguarding.timescales.episodes import Episode
from safeguarding.timescales.following import obligations
from safeguarding.timescales.rules import Rule
from safeguarding.timescales.schedules import Schedule
from safeguarding.timescales.words import TimescaleOutcome

with optional("hypothesis", task="laws to run against a policy or a rule"):
    from hypothesis import HealthCheck, given, settings, strategies as st

_A_DAY = timedelta(days=1)
_EXAMPLES = 50


def _hold(is_so: bool, words: str) -> None:  # noqa: FBT001 - what is to be so
    # said so, and not by a statement that some interpreters leave out
    if not is_so:
        raise AssertionError(words)


def recheck_policy(policy: RecheckPolicy, *, max_examples: int = _EXAMPLES) -> None:
    """What every recheck policy has to keep, whatever it decides.

    - Going to JSON and back changes no answer.
    - What comes after a day does not change how somebody stood on it.
    - The order in which a person's checks are listed changes nothing.
    - Everybody of a register stands in one part of its audit, and the parts add up.

    Args:
        policy: The policy.
        max_examples: How many cases each law is tried on.

    Raises:
        AssertionError: for a law that is broken, with the smallest case that breaks it.
    """
    again = from_json(to_json(policy), RecheckPolicy)

    def written_and_read(person: Person, on: date) -> None:
        before, after = recheck_status(person, policy, on=on), recheck_status(person, again, on=on)
        _hold(before == after, "JSON changes an answer")

    def known_on_the_day(person: Person, on: date) -> None:
        then, now = recheck_status(_known_on(person, on), policy, on=on), recheck_status(person, policy, on=on)
        _hold(now.standing is then.standing, "what came later changes how somebody stood")

    def in_any_order(person: Person, on: date) -> None:
        turned = attrs.evolve(person, certificates=person.certificates[::-1], status_checks=person.status_checks[::-1])
        now, then = recheck_status(person, policy, on=on), recheck_status(turned, policy, on=on)
        is_same = (now.standing, now.due_on) == (then.standing, then.due_on)
        _hold(is_same, "the order of the checks changes an answer")

    def adds_up(register: list[Person], on: date) -> None:
        found = audit(register, policy, as_at=on)
        _hold(sum(found.counts.values()) == len(register), "somebody stands in no part of the audit, or in two")

    for law in (written_and_read, known_on_the_day, in_any_order):
        _tried(law, max_examples, person=people(), on=days())
    _tried(adds_up, max_examples, register=registers(), on=days())


def _known_on(person: Person, on: date) -> Person:
    """The person as known on a day: without certificates not even applied for then, and without later looks."""
    known = [
        each
        for each in person.certificates
        if each.issued_on is None or min(each.issued_on, each.submitted_on or each.issued_on) <= on
    ]
    looks = [each for each in person.status_checks if each.checked_on <= on]
    return attrs.evolve(person, certificates=known, status_checks=looks)


def timescale_rule(rule: Rule, *, max_examples: int = _EXAMPLES) -> None:
    """What every rule has to keep, however it is counted. Of a rule in hours, totals or windows only the first is tried.

    - Going to JSON and back gives the same rule, and each entry of its law says where it stands.
    - No limit runs out before the day from which it is counted.
    - What is done on the last day is in time, and a day later it is not.
    - What comes after the day of the question changes no answer.
    - A case that starts a day later is not due earlier, under one entry of the law.

    Args:
        rule: The rule.
        max_examples: How many cases each law is tried on.

    Raises:
        AssertionError: for a law that is broken, with the smallest case that breaks it.
    """
    _hold(from_json(to_json(rule), Rule) == rule, "JSON changes the rule")
    _hold(all(each.source.title.strip() for each in rule.limits.entries), "an entry says not where it stands")
    if all(isinstance(each.value, Schedule) for each in rule.limits.entries):
        for law in (_runs_forward, _has_two_sides, _looks_back_only, _keeps_the_order):
            _tried(law, max_examples, rule, case=episodes(), on=_days_of(rule))


def _runs_forward(rule: Rule, case: Episode, on: date) -> None:
    for each in _owed(rule, case, on):
        _hold(each.due_on is None or each.due_on >= each.counted_from, "due before the day it is counted from")


def _has_two_sides(rule: Rule, case: Episode, on: date) -> None:
    for each in _owed(rule, Episode(started_on=case.started_on, born_on=case.born_on), on)[:1]:
        if each.due_on is None or each.found is not None or each.due_on == date.max:
            continue
        _hold(_done_on(rule, case, each.due_on) is not TimescaleOutcome.LATE, "done on the last day is late")
        is_late = _done_on(rule, case, each.due_on + _A_DAY) is not TimescaleOutcome.IN_TIME
        _hold(is_late, "done a day after the last is in time")


def _looks_back_only(rule: Rule, case: Episode, on: date) -> None:
    early = attrs.evolve(case, done_on=[day for day in case.done_on if day <= on])
    _hold(_owed(rule, case, on) == _owed(rule, early, on), "what came later changes an answer")


def _keeps_the_order(rule: Rule, case: Episode, on: date) -> None:
    born = case.born_on if case.born_on is not None and case.born_on < on else None
    found = [_owed(rule, Episode(started_on=day, born_on=born), day) for day in (on, on + _A_DAY)]
    for earlier, later in itertools.product(*(several[:1] for several in found)):
        is_one_law = (earlier.entry_from, earlier.interval) == (later.entry_from, later.interval)
        if is_one_law and earlier.due_on is not None and later.due_on is not None:
            _hold(earlier.due_on <= later.due_on, "a case that starts later is due earlier")


def _days_of(rule: Rule) -> st.SearchStrategy[date]:
    """Days on which something is known of the rule, and some before."""
    first = rule.limits.entries[0].starts_on
    return st.dates(first - timedelta(days=30), max(first, date(2028, 6, 1)))


def _owed(rule: Rule, case: Episode, on: date) -> tuple[Obligation, ...]:
    try:
        return obligations([rule], case, as_at=on)
    except OutOfCoverageError:
        return ()


def _done_on(rule: Rule, case: Episode, day: date) -> TimescaleOutcome | None:
    done = Episode(started_on=case.started_on, born_on=case.born_on, done_on=[day])
    owed = _owed(rule, done, day + _A_DAY)
    return owed[0].outcome if owed else None


def _tried(law: Callable[..., None], max_examples: int, *given_first: object, **drawn: st.SearchStrategy[Any]) -> None:
    """Try a law on cases that are the same each time, so that a test of it does not come and go."""

    def tried(**case: Any) -> None:  # noqa: ANN401 - whatever the law takes
        law(*given_first, **case)

    unhurried = settings(
        max_examples=max_examples,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    unhurried(given(**drawn)(tried))()
