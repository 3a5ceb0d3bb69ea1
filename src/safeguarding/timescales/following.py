"""Following a case through its rules: what was due when, done or not, and what is due next, as at any day.

Nothing later than the day of the question is looked at, so a later event never changes what stood before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import attrs

from safeguarding.dates.calendars import WorkingDayCalendar
from safeguarding.dates.days import checked_day
from safeguarding.dates.due import months_after
from safeguarding.dates.periods import Period
from safeguarding.errors import InvalidRecordError, OutOfCoverageError
from safeguarding.records import Record
from safeguarding.sources import Source
from safeguarding.timescales.counting import FROM_THE_DAY_AFTER, end_of
from safeguarding.timescales.duties import Obligation
from safeguarding.timescales.episodes import Episode
from safeguarding.timescales.rules import Rule, schedule_in
from safeguarding.timescales.schedules import Anniversary, Birthday, Reached, Step, Times
from safeguarding.timescales.words import Expects, StepChange


@attrs.frozen
class _Clock(Record):
    """One run of the clock: from a start or a restart to the next one, or to the end."""

    episode: Episode
    starts_on: date
    closed_on: date | None
    done_on: tuple[date, ...]


@attrs.frozen
class _RuleStep(Record):
    """A step with the rule that it comes from."""

    rule: Rule
    source: Source
    step: Step
    expects: Expects


@attrs.frozen(kw_only=True)
class _Question(Record):
    rules: tuple[Rule, ...]
    as_at: date
    step_change: StepChange
    calendar: WorkingDayCalendar | None


def obligations(
    rules: Sequence[Rule],
    episode: Episode,
    *,
    as_at: date,
    step_change: StepChange = StepChange.BY_LAST_TIME,
    calendar: WorkingDayCalendar | None = None,
) -> tuple[Obligation, ...]:
    """Everything that a case was to have done under some rules, as it stood at the end of a day.

    Args:
        rules: One rule, or several that follow one another: the steps of the first, then those of the next.
        episode: The case.
        as_at: The day of the question. Events after it are not looked at.
        step_change: Which interval counts where a birthday or an anniversary lies between two times.
        calendar: A working-day calendar to use in place of the rules' own.

    Returns:
        The obligations in order. The last one is open, unless the case is closed or everything is done. Where a
        due date cannot be told (a birthday not known, a day past the calendar), the obligation says why.

    Raises:
        InvalidRecordError: for no rules, or a rule that is not counted in days for one case.

    Examples:
        >>> from safeguarding.timescales.courses import LOOKED_AFTER_REVIEWS
        >>> child = Episode(started_on=date(2017, 4, 3), done_on=[date(2017, 5, 5), date(2017, 8, 4)])
        >>> for each in obligations(LOOKED_AFTER_REVIEWS, child, as_at=date(2017, 9, 19)):
        ...     print(each.due_on, each.outcome.label)
        2017-05-04 late
        2017-08-05 in time
        2018-02-04 not yet due
    """
    checked_day(as_at, "day of the question")
    if not rules:
        raise InvalidRecordError("obligations are asked under at least one rule")
    question = _Question(rules=tuple(rules), as_at=as_at, step_change=step_change, calendar=calendar)
    return tuple(each for clock in _clocks(question, episode) for each in _followed(question, clock))


def _clocks(question: _Question, episode: Episode) -> Iterator[_Clock]:
    """The runs of the clock that had started by the day of the question, with what was done in each.

    What is done on the day of a restart belongs to the new run; what is done after the end, to none.
    """
    starts = [episode.started_on]
    if _restarts(question.rules):
        starts += [day for day in episode.restarted_on if day > episode.started_on]
    starts = [day for day in starts if day <= question.as_at]
    ended_on = episode.ended_on if episode.ended_on is not None and episode.ended_on <= question.as_at else None
    last_day = ended_on or question.as_at
    for place, start in enumerate(starts):
        restarted_on = starts[place + 1] if place + 1 < len(starts) else None
        until = restarted_on - timedelta(days=1) if restarted_on else last_day
        done = tuple(day for day in episode.done_on if start <= day <= until)
        yield _Clock(episode, start, restarted_on or ended_on, done)


def _restarts(rules: Sequence[Rule]) -> bool:
    limits = (entry.value for rule in rules for entry in rule.limits.entries)
    return any(schedule_in(limit, rule_id=rules[0].rule_id).restarts_on for limit in limits)


def _followed(question: _Question, clock: _Clock) -> Iterator[Obligation]:
    """The obligations of one run: each counted from the last time, until one is not done or no step is left."""
    counted_from = clock.starts_on
    for number in range(1, len(clock.done_on) + 2):
        done_on = clock.done_on[number - 1] if number <= len(clock.done_on) else None
        obligation = _obligation(question, clock, number, counted_from, done_on)
        if obligation is None:
            return
        yield obligation
        if done_on is None or obligation.due_on is None:
            return
        counted_from = done_on


def _obligation(
    question: _Question, clock: _Clock, number: int, counted_from: date, done_on: date | None
) -> Obligation | None:
    """The obligation counted from a day, or None where the schedule has come to its end."""
    due_on: date | None = None
    why = ""
    is_extended = False
    current: _RuleStep | None = None
    waiting: _RuleStep | None = None
    day = counted_from
    try:
        current = _rule_step(question, clock, number, counted_from)
        if current is None:
            return None
        day = clock.starts_on if current.step.from_start else counted_from
        due_on = end_of(current.step.interval, day, counting=current.step.counting, calendar=question.calendar)
        is_extended = _is_extended(question, clock.episode, current.step, due_on)
        if is_extended and current.step.extended_to is not None:
            due_on = end_of(current.step.extended_to, day, counting=current.step.counting, calendar=question.calendar)
    except _BirthdayUnknownError as error:
        waiting, due_on, why = error.current, None, "the date of birth is not known"
    except OutOfCoverageError as error:
        due_on, why = None, str(error)
    cited = current or waiting
    rule = cited.rule if cited else question.rules[0]
    return Obligation(
        rule_id=rule.rule_id,
        requirement=rule.requirement,
        reference=clock.episode.reference,
        number=number,
        clock_started_on=clock.starts_on,
        counted_from=day,
        interval=_interval(current, is_extended=is_extended),
        counting=current.step.counting if current else FROM_THE_DAY_AFTER,
        due_on=due_on,
        done_on=done_on,
        closed_on=clock.closed_on,
        as_at=question.as_at,
        source=cited.source if cited else rule.limits.entries[0].source,
        expects=cited.expects if cited else Expects.DONE,
        counted_as=rule.counted_as,
        is_extended=is_extended,
        cannot_tell=why,
    )


def _interval(current: _RuleStep | None, *, is_extended: bool) -> Period:
    if current is None:
        return Period()
    return current.step.extended_to if is_extended and current.step.extended_to is not None else current.step.interval


class _BirthdayUnknownError(Exception):
    """A step waits for a birthday that is not known. It never leaves this module."""

    def __init__(self, current: _RuleStep) -> None:
        super().__init__()
        self.current = current


def _rule_step(question: _Question, clock: _Clock, number: int, counted_from: date) -> _RuleStep | None:
    """The step that sets the next due date: the first that had not ended on the day it is counted from."""
    times_before = 0
    for current in _rule_steps(question.rules, counted_from):
        until = current.step.until
        if isinstance(until, Times):
            times_before += until.count
            if number <= times_before:
                return current
        elif until is None or not _has_ended(question, clock, current, until, counted_from):
            return current
    return None


def _rule_steps(rules: Sequence[Rule], counted_from: date) -> Iterator[_RuleStep]:
    for rule in rules:
        entry = rule.limits.entry_on(counted_from)
        schedule = schedule_in(entry.value, rule_id=rule.rule_id)
        for step in schedule.steps:
            yield _RuleStep(rule, entry.source, step, schedule.expects)


def _has_ended(
    question: _Question, clock: _Clock, current: _RuleStep, until: Anniversary | Birthday | Reached, counted_from: date
) -> bool:
    """Whether a step that ends on a day had ended when the next interval began, or will have when it would be due."""
    if isinstance(until, Reached):
        days = (each.on for each in clock.episode.milestones if each.event == until.event)
        return any(day <= counted_from for day in days)
    changes_on = _changes_on(until, clock, current)
    step = current.step
    if question.step_change is StepChange.BY_LAST_TIME or counted_from >= changes_on:
        return counted_from >= changes_on
    return end_of(step.interval, counted_from, counting=step.counting, calendar=question.calendar) > changes_on


def _changes_on(until: Anniversary | Birthday, clock: _Clock, current: _RuleStep) -> date:
    if isinstance(until, Anniversary):
        return end_of(until.after, clock.starts_on, counting=FROM_THE_DAY_AFTER)
    if clock.episode.born_on is None:
        raise _BirthdayUnknownError(current)
    return months_after(clock.episode.born_on, 12 * until.age)


def _is_extended(question: _Question, episode: Episode, step: Step, due_on: date) -> bool:
    """Whether a longer time had been agreed by the day of the question, and before the shorter one had run out."""
    if step.extended_to is None or episode.extended_on is None:
        return False
    return episode.extended_on <= min(question.as_at, due_on)
