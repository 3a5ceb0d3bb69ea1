"""Which step of which rule sets the next due day of a case, and under which entry of the law."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple, assert_never

import attrs

from safeguarding.dates.calendars import WorkingDayCalendar
from safeguarding.dates.due import MonthEnd, months_after
from safeguarding.errors import OutOfCoverageError
from safeguarding.timelines import DatedValue
from safeguarding.timescales.counting import FROM_THE_DAY_AFTER, Counting, end_of
from safeguarding.timescales.episodes import Episode
from safeguarding.timescales.limits import Limit, ShareTarget
from safeguarding.timescales.rules import Rule, schedule_in
from safeguarding.timescales.schedules import Anniversary, Birthday, Reached, Step, Times
from safeguarding.timescales.words import Expects, StepChange

_LONG_KNOWN = 12
"""Months after which the times that a new case starts with are taken to be over, where their days are not known."""


class RuleQuestion(NamedTuple):
    """What is asked: under which rules, as at which day, by which conventions."""

    rules: tuple[Rule, ...]
    as_at: date
    step_change: StepChange
    calendar: WorkingDayCalendar | None
    month_end: MonthEnd | None = None
    refuses_missing_day: bool = False
    law_on: date | None = None

    def counting_of(self, step: Step) -> Counting:
        """How the days of a step are counted in this question."""
        counting = step.counting
        if self.month_end is not None:
            counting = attrs.evolve(counting, month_end=self.month_end)
        return attrs.evolve(counting, refuses_missing_day=True) if self.refuses_missing_day else counting

    def end_of(self, step: Step, day: date, *, extended: bool = False) -> date:
        """The last day in time of a step counted from a day.

        Raises:
            OutOfCoverageError: where the calendar does not reach, or a month end is refused.
        """
        interval = step.extended_to if extended and step.extended_to is not None else step.interval
        return end_of(interval, day, counting=self.counting_of(step), calendar=self.calendar)


class Clock(NamedTuple):
    """One run of the clock: from a start or a restart to the next one, or to the end."""

    episode: Episode
    starts_on: date
    closed_on: date | None
    done_on: tuple[date, ...]


class RuleStep(NamedTuple):
    """A step with the rule, and the entry of its law, that it comes from."""

    rule: Rule
    entry: DatedValue[Limit]
    step: Step
    expects: Expects
    place: int

    @property
    def is_target(self) -> bool:
        """Whether the step is of a target for a share of cases, which judges no single one."""
        return isinstance(self.entry.value, ShareTarget)


class BirthdayUnknownError(Exception):
    """A step waits for a birthday that is not known. It never leaves the modules that follow a case."""

    def __init__(self, current: RuleStep) -> None:
        super().__init__()
        self.current = current


def clocks(question: RuleQuestion, episode: Episode) -> Iterator[Clock]:
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
        yield Clock(episode, start, restarted_on or ended_on, done)


def _restarts(rules: Sequence[Rule]) -> bool:
    limits = (entry.value for rule in rules for entry in rule.limits.entries)
    return any(schedule_in(limit, rule_id=rules[0].rule_id).restarts_on for limit in limits)


def rule_step(
    question: RuleQuestion, clock: Clock, number: int, counted_from: date, *, asked_on: date
) -> RuleStep | None:
    """The step that sets the next due date: the first that had not ended on the day it is counted from.

    Args:
        question: What is asked.
        clock: The run of the clock.
        number: Which time this is, from 1.
        counted_from: The day from which it is counted.
        asked_on: The day that decides where the interval goes by the day asked: when it was done, or of the question.

    Raises:
        OutOfCoverageError: where nothing is known of the law on the day.
    """
    times_before = 0
    for current in _rule_steps(question.rules, question.law_on or counted_from):
        until = current.step.until
        if isinstance(until, Times):
            if _began_elsewhere(current, clock, counted_from):
                continue
            times_before += until.count
            if number <= times_before:
                return current
        elif not _has_ended(question, clock, current, counted_from, asked_on):
            return current
    return None


def _began_elsewhere(current: RuleStep, clock: Clock, counted_from: date) -> bool:
    """Whether the first times of this clock lie before the rule, or before what is known of the case."""
    if clock.starts_on < current.rule.limits.entries[0].starts_on <= counted_from:
        return True
    known_from = clock.episode.known_from
    if known_from is None or clock.starts_on >= known_from:
        return False
    return counted_from > clock.starts_on and months_after(clock.starts_on, _LONG_KNOWN) <= counted_from


def _rule_steps(rules: Sequence[Rule], law_on: date) -> Iterator[RuleStep]:
    for rule in rules:
        entry = rule.limits.entry_on(law_on)
        schedule = schedule_in(entry.value, rule_id=rule.rule_id)
        for place, step in enumerate(schedule.steps):
            yield RuleStep(rule, entry, step, schedule.expects, place)


def _has_ended(
    question: RuleQuestion,
    clock: Clock,
    current: RuleStep,
    counted_from: date,
    asked_on: date,
) -> bool:
    """Whether a step that ends on a day had ended when the next interval began, or will have when it would be due."""
    until = current.step.until
    if isinstance(until, Reached):
        days = (each.on for each in clock.episode.milestones if each.event == until.event)
        return any(day <= counted_from for day in days)
    if until is None or isinstance(until, Times):
        return False
    changes_on = _changes_on(until, clock, current)
    if counted_from >= changes_on:
        return True
    match question.step_change:
        case StepChange.BY_LAST_TIME:
            return False
        case StepChange.BY_DAY_ASKED:
            return asked_on >= changes_on
        case StepChange.BY_DUE_DAY:
            return question.end_of(current.step, counted_from) > changes_on
        case _:
            assert_never(question.step_change)


def _changes_on(until: Anniversary | Birthday, clock: Clock, current: RuleStep) -> date:
    if isinstance(until, Anniversary):
        return end_of(until.after, clock.starts_on, counting=FROM_THE_DAY_AFTER)
    if clock.episode.born_on is None:
        raise BirthdayUnknownError(current)
    return months_after(clock.episode.born_on, 12 * until.age)


def other_choices(
    question: RuleQuestion, clock: Clock, number: int, counted_from: date, *, asked_on: date, chosen: RuleStep
) -> tuple[tuple[StepChange, date], ...]:
    """The due days by the other ways of choosing between two intervals, where one of them leads to another step."""
    if not any(isinstance(step.step.until, Anniversary | Birthday) for step in _safe_steps(question, counted_from)):
        return ()
    found = []
    for way in StepChange:
        if way is question.step_change:
            continue
        try:
            other = rule_step(question._replace(step_change=way), clock, number, counted_from, asked_on=asked_on)
            if other is not None and other.step != chosen.step:
                found.append((way, question.end_of(other.step, counted_from)))
        except (BirthdayUnknownError, OutOfCoverageError):
            continue
    return tuple(found)


def _safe_steps(question: RuleQuestion, counted_from: date) -> list[RuleStep]:
    try:
        return list(_rule_steps(question.rules, question.law_on or counted_from))
    except OutOfCoverageError:
        return []
