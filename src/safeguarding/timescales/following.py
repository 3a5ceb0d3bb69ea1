"""Following a case through its rules: what was due when, done or not, and what is due next, as at any day.

Nothing later than the day of the question is looked at, so a later event never changes what stood before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import attrs

from safeguarding.dates.calendars import WorkingDayCalendar
from safeguarding.dates.days import checked_day
from safeguarding.dates.due import EventDay, MonthEnd
from safeguarding.dates.periods import Period
from safeguarding.dates.words import printed_date
from safeguarding.errors import InvalidRecordError, OutOfCoverageError
from safeguarding.records import Record
from safeguarding.timelines import DatedValue
from safeguarding.timescales.conditions import beyond_a_target, by_age, by_stated_end
from safeguarding.timescales.counting import FROM_THE_DAY_AFTER
from safeguarding.timescales.duties import LawChange, Obligation
from safeguarding.timescales.episodes import Episode
from safeguarding.timescales.limits import Limit
from safeguarding.timescales.readings import judge_of, law_outcome
from safeguarding.timescales.remarks import remarks_on
from safeguarding.timescales.remembered import key_of, recall, remember
from safeguarding.timescales.rules import Rule
from safeguarding.timescales.schedules import Step, Times
from safeguarding.timescales.steps import (
    BirthdayUnknownError,
    Clock,
    RuleQuestion,
    RuleStep,
    clocks,
    other_choices,
    rule_step,
)
from safeguarding.timescales.unknown_times import as_one_of_several, times_in
from safeguarding.timescales.words import Expects, RelaxedBy, StepChange, TimescaleOutcome


@attrs.frozen(kw_only=True)
class _Time(Record):
    """Which time under a clock is looked at: from which day, and what became of it."""

    clock: Clock
    number: int
    counted_from: date
    done_on: date | None


def obligations(
    rules: Sequence[Rule],
    episode: Episode,
    *,
    as_at: date,
    step_change: StepChange = StepChange.BY_LAST_TIME,
    calendar: WorkingDayCalendar | None = None,
    month_end: MonthEnd | None = None,
    refuses_missing_day: bool = False,
    law_on: date | None = None,
) -> tuple[Obligation, ...]:
    """Everything that a case was to have done under some rules, as it stood at the end of a day.

    Each is counted under the entry of the law that was in force on the day it is counted from. Where another came in
    while the limit ran, both are named.

    Args:
        rules: One rule, or several that follow one another: the steps of the first, then those of the next.
        episode: The case.
        as_at: The day of the question. Events after it are not looked at.
        step_change: Which interval counts where a birthday or an anniversary lies between two times.
        calendar: A working-day calendar to use in place of the rules' own.
        month_end: What a month without the corresponding day does, in place of the rules' own way.
        refuses_missing_day: Whether such a month leaves the due day untold instead.
        law_on: The day whose law counts throughout, whatever changed; None for that of the day each is counted from.

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
    several = tuple(rules)
    key = key_of(several, episode, (as_at, step_change, id(calendar), month_end, refuses_missing_day, law_on))
    known = recall(key, episode.reference)
    if known is not None:
        return known
    question = RuleQuestion(
        rules=several,
        as_at=as_at,
        step_change=step_change,
        calendar=calendar,
        month_end=month_end,
        refuses_missing_day=refuses_missing_day,
        law_on=law_on,
    )
    return remember(key, question, tuple(_all(question, episode)))


def _all(question: RuleQuestion, episode: Episode) -> Iterator[Obligation]:
    for place, clock in enumerate(clocks(question, episode)):
        early = [day for day in episode.done_on if day < clock.starts_on] if place == 0 else []
        is_once = bool(early) and all(isinstance(step.until, Times) for rule in question.rules for step in _steps(rule))
        if early and not (is_once and clock.done_on):
            first = _obligation(question, _Time(clock=clock, number=1, counted_from=clock.starts_on, done_on=None))
            if first is not None:
                yield attrs.evolve(first, number=0, done_on=early[-1], found=TimescaleOutcome.BEFORE_START)
            if is_once:
                continue
        yield from _followed(question, clock)


def _steps(rule: Rule) -> Sequence[Step]:
    limit = rule.limits.entries[-1].value
    return getattr(limit, "steps", None) or limit.schedule.steps  # type: ignore[union-attr]  # other shapes are refused before


def _followed(question: RuleQuestion, clock: Clock) -> Iterator[Obligation]:
    """The obligations of one run: each counted from the last time, until one is not done or no step is left."""
    counted_from = clock.starts_on
    for number, done_on in enumerate((*clock.done_on, None), start=1):
        obligation = _obligation(
            question, _Time(clock=clock, number=number, counted_from=counted_from, done_on=done_on)
        )
        if obligation is None:
            return
        yield obligation
        counted_from = done_on or counted_from


def _obligation(question: RuleQuestion, time: _Time) -> Obligation | None:
    """The obligation counted from a day, or None where the schedule has come to its end.

    Where it is not known how often it was done before, it is judged as every later time that it may have been.
    """
    counted = _counted(question, time)
    known_from = time.clock.episode.known_from
    if counted is None or time.number == 1 or known_from is None or time.clock.starts_on >= known_from:
        return counted
    later = range(time.number + 1, times_in(question.rules) + 2)
    return as_one_of_several(
        counted, [_counted(question, attrs.evolve(time, number=number)) for number in later], known_from=known_from
    )


def _counted(question: RuleQuestion, time: _Time) -> Obligation | None:
    clock, asked_on = time.clock, time.done_on or question.as_at
    current: RuleStep | None = None
    waiting: RuleStep | None = None
    due_on, why = None, ""
    day, is_extended = time.counted_from, False
    try:
        current = rule_step(question, clock, time.number, time.counted_from, asked_on=asked_on)
        if current is None:
            return None
        day = clock.starts_on if current.step.from_start else time.counted_from
        current, day = _from_earlier_event(current, clock, day)
        due_on = question.end_of(current.step, day)
        is_extended = _is_extended(question, clock.episode, current.step, due_on)
        if is_extended:
            due_on = question.end_of(current.step, day, extended=True)
    except BirthdayUnknownError as error:
        waiting, why = error.current, "the date of birth is not known"
    except OutOfCoverageError as error:
        due_on, why = None, str(error)
    cited = current or waiting
    plain = _plain(question, time, cited, day=day, due_on=due_on, why=why, is_extended=is_extended)
    if current is None or due_on is None:
        return plain
    return _judged(question, time, current, plain)


def _from_earlier_event(current: RuleStep, clock: Clock, day: date) -> tuple[RuleStep, date]:
    """The step as it counts where an event happened with whose day its interval begins, and that day."""
    days = [each.on for each in clock.episode.milestones if current.step.begins_with == each.event]
    if not current.step.begins_with or not days:
        return current, day
    counting = attrs.evolve(current.step.counting, event_day=EventDay.DAY_ONE)
    return current._replace(step=attrs.evolve(current.step, counting=counting)), min(days)


def _plain(
    question: RuleQuestion,
    time: _Time,
    cited: RuleStep | None,
    *,
    day: date,
    due_on: date | None,
    why: str,
    is_extended: bool,
) -> Obligation:
    """The obligation as the days of its step alone make it."""
    rule = cited.rule if cited else question.rules[0]
    entry = cited.entry if cited else rule.limits.entries[0]
    return Obligation(
        rule_id=rule.rule_id,
        requirement=rule.requirement,
        reference=time.clock.episode.reference,
        number=time.number,
        clock_started_on=time.clock.starts_on,
        counted_from=day,
        interval=_interval(cited, is_extended=is_extended),
        counting=question.counting_of(cited.step) if cited else FROM_THE_DAY_AFTER,
        due_on=due_on,
        done_on=time.done_on,
        closed_on=time.clock.closed_on,
        as_at=question.as_at,
        source=entry.source,
        expects=cited.expects if cited else Expects.DONE,
        counted_as=rule.counted_as,
        is_extended=is_extended,
        cannot_tell=why,
        entry_from=entry.starts_on,
        entry_to=rule.limits.last_day_of(entry),
        notes=remarks_on(rule, entry, as_at=question.as_at),
        step_change=None if cited is None or due_on is None else question.step_change,
    )


def _judged(question: RuleQuestion, time: _Time, current: RuleStep, plain: Obligation) -> Obligation:
    """The obligation with what its days do not say: the history of the law, the age, a target, a stated end."""
    clock, episode = time.clock, time.clock.episode
    if episode.known_from is not None and clock.starts_on < episode.known_from and time.number == 1:
        why = f"what was done before {episode.known_from} is not known"
        return attrs.evolve(plain, found=TimescaleOutcome.CANNOT_TELL, cannot_tell=why, step_change=None)
    is_replaced = current.step.relaxed is not None and current.step.relaxed.by is RelaxedBy.REPLACED
    found, changes = law_outcome(
        question,
        current,
        day=plain.counted_from,
        due_on=None if is_replaced else plain.due_on,
        until=time.done_on or clock.closed_on or question.as_at,
        judged=judge_of(done_on=time.done_on, closed_on=clock.closed_on, as_at=question.as_at),
        extended=plain.is_extended,
    )
    others = other_choices(
        question, clock, time.number, time.counted_from, asked_on=time.done_on or question.as_at, chosen=current
    )
    judged = plain
    # most are as their days make them, and a record made anew would cost as much as all the rest
    if found is not None or current.step.relaxed is not None or changes or others:
        judged = attrs.evolve(
            plain,
            due_on=None if is_replaced else plain.due_on,
            found=found,
            relaxed=current.step.relaxed,
            cannot_tell=_why(found, current),
            changes=_named(changes),
            other_intervals=others,
        )
    judged = by_stated_end(question, current.step, episode, judged)
    return _by_what_may_be(beyond_a_target(current, by_age(current.rule, question, episode, judged)), episode)


def _by_what_may_be(judged: Obligation, episode: Episode) -> Obligation:
    """The obligation, which accuses nobody of what may have been done on a day of which it is not known whose it was."""
    if not episode.perhaps_on or not judged.outcome.is_breach:
        return judged
    until = judged.done_on or judged.closed_on or judged.as_at
    day = next((each for each in episode.perhaps_on if judged.counted_from <= each <= until), None)
    if day is None:
        return judged
    why = f"something of {printed_date(day)} may be it: whose it was is not known"
    return attrs.evolve(judged, found=TimescaleOutcome.CANNOT_TELL, cannot_tell=why)


def _why(found: TimescaleOutcome | None, current: RuleStep) -> str:
    if found is TimescaleOutcome.LAW_CHANGED:
        return "what the change does to what had begun was not read"
    if found is TimescaleOutcome.CANNOT_TELL and current.step.relaxed is not None:
        return current.step.relaxed.by.label
    return ""


def _named(changes: Sequence[DatedValue[Limit]]) -> tuple[LawChange, ...]:
    return tuple(
        LawChange(
            on=each.starts_on, limit=str(each.value), changed=each.changed, source=each.source, running=each.running
        )
        for each in changes
    )


def _interval(cited: RuleStep | None, *, is_extended: bool) -> Period:
    if cited is None:
        return Period()
    return cited.step.extended_to if is_extended and cited.step.extended_to is not None else cited.step.interval


def _is_extended(question: RuleQuestion, episode: Episode, step: Step, due_on: date) -> bool:
    """Whether a longer time had been agreed by the day of the question, and before the shorter one had run out."""
    if step.extended_to is None or episode.extended_on is None:
        return False
    return episode.extended_on <= min(question.as_at, due_on)
