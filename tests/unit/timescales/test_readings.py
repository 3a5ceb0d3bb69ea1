"""How a case stands whose limit was changed by the law while it ran."""

from datetime import date, timedelta

import attrs
import pytest

from safeguarding.dates.periods import Period
from safeguarding.sources import Certainty, Source
from safeguarding.timelines import DatedValue, Running, Timeline
from safeguarding.timescales.catalogue import rule_named
from safeguarding.timescales.episodes import Episode
from safeguarding.timescales.following import obligations
from safeguarding.timescales.limits import Limit
from safeguarding.timescales.rules import Rule
from safeguarding.timescales.schedules import Relaxed, Schedule, Step, Times, once
from safeguarding.timescales.words import RelaxedBy, TimescaleOutcome

O = TimescaleOutcome  # noqa: E741 - the outcomes of a table
START = date(2017, 1, 2)
SOON = Relaxed(by=RelaxedBy.REPLACED, words="as soon as reasonably practicable")
WHERE = Relaxed(by=RelaxedBy.WHERE_PRACTICABLE, words="where practicable")


def on(day: int) -> date:
    """So many days after the start."""
    return START + timedelta(days=day)


def changed(day: int, running: Running = Running.NOT_READ, relaxed: Relaxed | None = None) -> Rule:
    """Ten days at first; from a day on thirty, or ten that are relaxed."""
    source = Source(title="An example", certainty=Certainty.UNVERIFIED)
    later = once(Period(days=30)) if relaxed is None else once(Period(days=10), relaxed=relaxed)
    entries = [
        DatedValue[Limit](starts_on=date(2000, 1, 1), value=once(Period(days=10)), source=source),
        DatedValue[Limit](starts_on=on(day), value=later, source=source, running=running, changed="an invented change"),
    ]
    return attrs.evolve(rule_named("iha"), limits=Timeline[Limit](name="iha", entries=entries), other_counts=())


def outcome(rule: Rule, done: int | None, as_at: int = 60) -> TimescaleOutcome:
    case = Episode(started_on=START, done_on=[] if done is None else [on(done)])
    (found,) = obligations([rule], case, as_at=on(as_at))
    return found.outcome


def test_a_second_time_that_the_later_law_does_not_ask_for() -> None:
    """Ten days, then ten days again; from day 15 once only: whether the second time was still owed, nobody read."""
    rule = changed(15)
    first, later = rule.limits.entries
    twice = Schedule(steps=[Step(interval=Period(days=10), until=Times(1)), Step(interval=Period(days=10))])
    rule = attrs.evolve(rule, limits=Timeline[Limit](name="iha", entries=[attrs.evolve(first, value=twice), later]))
    case = Episode(started_on=START, done_on=[on(8)])
    for as_at, found in ((14, O.NOT_YET_DUE), (19, O.LAW_CHANGED)):
        assert obligations([rule], case, as_at=on(as_at))[1].outcome is found


@pytest.mark.parametrize(
    ("change", "done", "found"),
    [
        # both limits agree
        (5, 10, O.IN_TIME),
        (5, 31, O.LATE),
        # ten days late by the old, in time by the new: what the change does to what had begun was not read
        (5, 21, O.LAW_CHANGED),
        (10, 21, O.LAW_CHANGED),
        (11, 21, O.LAW_CHANGED),
        (20, 21, O.LAW_CHANGED),
        # late by more than a whole further interval before the law changed, or done before it
        (21, 21, O.LATE),
        (22, 21, O.LATE),
        (5, 4, O.IN_TIME),
        # in force on the first day
        (0, 21, O.IN_TIME),
        (1, 21, O.LAW_CHANGED),
    ],
)
def test_a_change_within_the_limit(change: int, done: int, found: TimescaleOutcome) -> None:
    """Where the two limits differ, and nobody read which holds, it is neither in time nor late."""
    assert outcome(changed(change), done) is found


@pytest.mark.parametrize(
    ("running", "found"),
    [(Running.OLD_RUNS_ON, O.LATE), (Running.NEW_APPLIES, O.IN_TIME), (Running.NOT_READ, O.LAW_CHANGED)],
)
def test_what_was_read_of_what_had_begun_decides(running: Running, found: TimescaleOutcome) -> None:
    assert outcome(changed(5, running), 21) is found


@pytest.mark.parametrize(
    ("as_at", "found"), [(10, O.NOT_YET_DUE), (11, O.LAW_CHANGED), (30, O.LAW_CHANGED), (31, O.OVERDUE)]
)
def test_what_is_still_to_be_done(as_at: int, found: TimescaleOutcome) -> None:
    """Overdue by both, or due by neither."""
    assert outcome(changed(5), None, as_at=as_at) is found


@pytest.mark.parametrize(
    ("relaxed", "running", "done", "found"),
    [
        (SOON, Running.NEW_APPLIES, 21, O.NO_FIXED_TIME),
        (WHERE, Running.NEW_APPLIES, 21, O.NO_FIXED_TIME),
        (WHERE, Running.NEW_APPLIES, 10, O.IN_TIME),
        (WHERE, Running.OLD_RUNS_ON, 21, O.LATE),
        (WHERE, Running.NOT_READ, 21, O.LAW_CHANGED),
        (WHERE, Running.NOT_READ, 10, O.IN_TIME),
    ],
)
def test_a_limit_that_was_relaxed(relaxed: Relaxed, running: Running, done: int, found: TimescaleOutcome) -> None:
    """Words in the place of a number leave no day to miss; where it was practicable, who kept the number is in time."""
    assert outcome(changed(5, running, relaxed), done) is found


@pytest.mark.parametrize(("as_at", "found"), [(date(2021, 9, 26), O.LAW_CHANGED), (date(2021, 9, 27), O.OVERDUE)])
def test_what_recurs_and_was_not_done_for_two_intervals_of_the_last_law(as_at: date, found: TimescaleOutcome) -> None:
    """Reviews every six months, relaxed from April 2020 to 25 September: two of them later no saving is for so long."""
    case = Episode(started_on=date(2020, 1, 22))
    assert obligations([rule_named("cla_review_subsequent")], case, as_at=as_at)[0].outcome is found


@pytest.mark.parametrize(("change", "named"), [(20, True), (21, False)])
def test_a_change_after_all_was_over_is_not_named(change: int, *, named: bool) -> None:
    """Ten days from the first, and ten more, were over on the twentieth: a change of the day after touched nothing."""
    case = Episode(started_on=START, done_on=[on(40)])
    (found,) = obligations([changed(change)], case, as_at=on(60))
    assert bool(found.changes) is named
