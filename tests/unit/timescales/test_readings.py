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
from safeguarding.timescales.schedules import Relaxed, Schedule, Step, Times, every, once, relaxed_as
from safeguarding.timescales.words import RelaxedBy, TimescaleOutcome

O = TimescaleOutcome  # noqa: E741 - the outcomes of a table
START = date(2017, 1, 2)
SOON = Relaxed(by=RelaxedBy.REPLACED, words="as soon as reasonably practicable")
WHERE = Relaxed(by=RelaxedBy.WHERE_PRACTICABLE, words="where practicable")


def on(day: int) -> date:
    """So many days after the start."""
    return START + timedelta(days=day)


def over_time(first: Limit, *later: tuple[int, Limit, Running]) -> Rule:
    """One limit at first, and others from later days on."""
    source = Source(title="An example", certainty=Certainty.UNVERIFIED)
    entries = [DatedValue[Limit](starts_on=date(2000, 1, 1), value=first, source=source)]
    for day, limit, running in later:
        change = f"the change of day {day}"
        entries.append(DatedValue[Limit](on(day), limit, source, change, running))
    return attrs.evolve(rule_named("iha"), limits=Timeline[Limit](name="iha", entries=entries), other_counts=())


def changed(day: int, running: Running = Running.NOT_READ, relaxed: Relaxed | None = None) -> Rule:
    """Ten days at first; from a day on thirty, or ten that are relaxed."""
    later = once(Period(days=30)) if relaxed is None else once(Period(days=10), relaxed=relaxed)
    return over_time(once(Period(days=10)), (day, later, running))


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
        # in force on the day it was done, and on the day after
        (15, 15, O.LAW_CHANGED),
        (16, 15, O.LATE),
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


TEN, THIRTY, SIXTY = (once(Period(days=days)) for days in (10, 30, 60))


def test_the_first_of_several_changes_decides_whether_all_was_over() -> None:
    """Ten days and ten more were not over when the first came in, though they were before the second."""
    rule = over_time(TEN, (5, THIRTY, Running.NOT_READ), (40, SIXTY, Running.NOT_READ))
    assert outcome(rule, 50) is O.LAW_CHANGED
    rule = over_time(TEN, (21, THIRTY, Running.NOT_READ), (40, SIXTY, Running.NOT_READ))
    assert outcome(rule, 50) is O.LATE


@pytest.mark.parametrize(
    ("second", "found", "named"),
    [
        # thirty days, and thirty more, are over on the sixtieth
        (60, O.LAW_CHANGED, ["the change of day 10", "the change of day 60"]),
        (61, O.LATE, ["the change of day 10"]),
    ],
)
def test_by_a_law_that_applies_to_what_had_begun_it_is_over_later(
    second: int, found: TimescaleOutcome, named: list[str]
) -> None:
    """It is by its number, and not by the one before it, that a limit had run out before the next change."""
    rule = over_time(TEN, (10, THIRTY, Running.NEW_APPLIES), (second, once(Period(days=90)), Running.NOT_READ))
    (owed,) = obligations([rule], Episode(started_on=START, done_on=[on(80)]), as_at=on(100))
    assert (owed.outcome, [each.changed for each in owed.changes]) == (found, named)


@pytest.mark.parametrize(("change", "named"), [(21, True), (22, False)])
def test_a_change_that_leaves_what_had_begun_alone_is_named_where_it_came_before_the_end(
    change: int, *, named: bool
) -> None:
    """Done on the twenty-first day: whoever asks why ten days still held is told of it."""
    case = Episode(started_on=START, done_on=[on(21)])
    (owed,) = obligations([changed(change, Running.OLD_RUNS_ON)], case, as_at=on(60))
    assert owed.outcome is O.LATE
    assert bool(owed.changes) is named


def test_a_later_time_that_the_new_law_does_not_know() -> None:
    """Once within ten days and then every ten; from the twelfth day on only every thirty: what the second was to be is open."""
    two = Schedule(steps=[*once(Period(days=10)).steps, *every(Period(days=10)).steps])
    case = Episode(started_on=START, done_on=[on(10), on(60)])
    owed = obligations([over_time(two, (12, every(Period(days=30)), Running.NOT_READ))], case, as_at=on(60))
    assert [each.outcome for each in owed[:2]] == [O.IN_TIME, O.LAW_CHANGED]


@pytest.mark.parametrize("done", [30, 90])
def test_relaxed_in_one_way_and_then_in_another(done: int) -> None:
    """Nothing of it is late, however long it took: which of them held is not known."""
    for_a_reason = Relaxed(by=RelaxedBy.FOR_A_REASON, words="unless there was a reason")
    ways = [relaxed_as(every(Period(days=10)), relaxed) for relaxed in (WHERE, for_a_reason)]
    rule = over_time(ways[0], (5, ways[1], Running.NOT_READ))
    (first, *_) = obligations([rule], Episode(started_on=START, done_on=[on(done)]), as_at=on(100))
    assert first.outcome is O.LAW_CHANGED


def test_late_by_a_shorter_limit_that_applies_to_what_had_begun() -> None:
    """Done on the ninth of ten days, of which only five were left: by how many days is not said."""
    rule = over_time(TEN, (5, once(Period(days=5)), Running.NEW_APPLIES))
    (owed,) = obligations([rule], Episode(started_on=START, done_on=[on(9)]), as_at=on(60))
    assert (owed.outcome, owed.days_late) == (O.LATE, None)
    assert "done on 11 January 2017, late." in owed.explanation
