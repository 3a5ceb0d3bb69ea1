"""What ``safeguarding due`` answers, for rules of every shape."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

import attrs

from safeguarding.cli.events import DONE, ENDED, EXTENDED, RESTARTED, STAY, TypedEvents, day_of, typed_case
from safeguarding.dates.due import due_on
from safeguarding.dates.periods import Period
from safeguarding.dates.words import printed_date
from safeguarding.errors import InvalidRecordError, UnknownNameError
from safeguarding.records import Record
from safeguarding.timescales.birthdays import window_answers
from safeguarding.timescales.following import obligations
from safeguarding.timescales.hours import date_span_outcome, ends_at, hours_outcome
from safeguarding.timescales.limits import (
    BirthdayWindow,
    CumulativeTotal,
    DateSpanLimit,
    HourLimit,
    Limit,
    RollingTotal,
)
from safeguarding.timescales.rules import Rule, schedule_in
from safeguarding.timescales.schedules import Reached
from safeguarding.timescales.totals import eligible_on, rolling_answer
from safeguarding.timescales.words import Expects, Outcome, StepChange

Moment = date | datetime


@attrs.frozen(kw_only=True)
class Answer(Record):
    """One line of an answer.

    Attributes:
        rule: The rule's identifier.
        due: When, in words.
        outcome: How it stands, in words.
        is_breach: Whether the timescale was not kept.
        explanation: The sentence, with the rule's source and how surely it is known.
    """

    rule: str
    due: str
    outcome: str
    is_breach: bool
    explanation: str


@attrs.frozen(kw_only=True)
class _Asked(Record):
    rule: Rule
    started: Moment
    events: TypedEvents
    born_on: date | None
    on: Moment

    @property
    def started_on(self) -> date:
        return day_of(self.started)

    @property
    def as_at(self) -> date:
        return day_of(self.on)

    @property
    def source(self) -> str:
        return f"Rule: {self.rule.limits.entry_on(self.started_on).source}."

    def need_birthday(self) -> date:
        if self.born_on is None:
            raise InvalidRecordError(f"{self.rule.rule_id} is about a birthday; give it with --born")
        return self.born_on


def answers(
    rules: Sequence[Rule],
    *,
    started: Moment,
    events: TypedEvents,
    born_on: date | None,
    on: Moment | None,
    step_change: StepChange,
) -> tuple[Answer, ...]:
    """The answers for a case under one rule, or under rules that follow one another.

    Raises:
        InvalidRecordError: for events that cannot be true together, or a birthday that a rule needs and nobody gave.
        OutOfCoverageError: for a day before the rule is known.
        UnknownNameError: for an event that the rule does not look at.
    """
    _check_kinds(rules, events)
    if _expects_an_end(rules[0]):
        events = events.ends_as_done
    asked_on = on or _last_named(started, events)
    asked = _Asked(rule=rules[0], started=started, events=events, born_on=born_on, on=asked_on)
    match rules[0].limits.value_on(asked.started_on):
        case HourLimit() as limit:
            return (_hours(asked, limit),)
        case DateSpanLimit() as limit:
            return (_date_span(asked, limit),)
        case RollingTotal() as limit:
            return (_rolling(asked, limit),)
        case CumulativeTotal() as limit:
            return (_cumulative(asked, limit),)
        case BirthdayWindow() as limit:
            return tuple(_windows(asked, limit))
        case _:
            return _scheduled(rules, asked, step_change)


def _scheduled(rules: Sequence[Rule], asked: _Asked, step_change: StepChange) -> tuple[Answer, ...]:
    case = typed_case(asked.events, started_on=asked.started_on, born_on=asked.born_on)
    return tuple(
        Answer(
            rule=each.rule_id,
            due="no due date" if each.due_on is None else printed_date(each.due_on),
            outcome=each.outcome.label,
            is_breach=each.outcome.is_breach,
            explanation=each.explanation,
        )
        for each in obligations(rules, case, as_at=asked.as_at, step_change=step_change)
    )


def _hours(asked: _Asked, limit: HourLimit) -> Answer:
    outcome = hours_outcome(limit, asked.started, asked.events.first(DONE), as_at=asked.on)
    if isinstance(asked.started, datetime):
        due = ends_at(limit, asked.started).isoformat(sep=" ", timespec="minutes")
    else:
        due = f"{limit.hours} hours after a time on {printed_date(asked.started)}"
    return _answer(asked, due, outcome, str(limit))


def _date_span(asked: _Asked, limit: DateSpanLimit) -> Answer:
    done = asked.events.of(DONE)
    outcome = date_span_outcome(limit, asked.started_on, done[0] if done else None, as_at=asked.as_at)
    due = printed_date(due_on(asked.started_on, Period(days=limit.days)))
    return _answer(asked, due, outcome, str(limit))


def _rolling(asked: _Asked, limit: RollingTotal) -> Answer:
    found = rolling_answer(limit, asked.events.stays, as_at=asked.as_at)
    most = f"{found.highest} days at most in a window"
    most += f" ({found.window})" if found.window else ""
    return Answer(
        rule=asked.rule.rule_id,
        due="never passed" if found.first_over_on is None else f"passed on {printed_date(found.first_over_on)}",
        outcome="kept" if found.is_kept else "not kept",
        is_breach=not found.is_kept,
        explanation=_said(asked, f"{limit}; {most}"),
    )


def _cumulative(asked: _Asked, limit: CumulativeTotal) -> Answer:
    reached = eligible_on(limit, asked.events.stays, born_on=asked.need_birthday(), as_at=asked.as_at)
    return Answer(
        rule=asked.rule.rule_id,
        due="no day yet" if reached is None else printed_date(reached),
        outcome="not reached" if reached is None else "reached",
        is_breach=False,
        explanation=_said(asked, str(limit)),
    )


def _windows(asked: _Asked, limit: BirthdayWindow) -> Iterator[Answer]:
    for each in window_answers(limit, asked.events.of(DONE), born_on=asked.need_birthday(), as_at=asked.as_at):
        if each.window.ends_on < asked.started_on:
            continue
        yield _answer(asked, str(each.window), each.outcome, f"{limit}; birthday {each.age}")


def _answer(asked: _Asked, due: str, outcome: Outcome, what: str) -> Answer:
    return Answer(
        rule=asked.rule.rule_id,
        due=due,
        outcome=outcome.label,
        is_breach=outcome.is_breach,
        explanation=_said(asked, what),
    )


def _said(asked: _Asked, what: str) -> str:
    requirement = asked.rule.requirement
    return f"{requirement[:1].upper()}{requirement[1:]}: {what}. {asked.source}"


def _last_named(started: Moment, events: TypedEvents) -> Moment:
    """The last day named; where the clock starts at a time with a zone, the last such time."""
    named = [started, *(each for several in events.moments.values() for each in several)]
    if isinstance(started, datetime) and started.tzinfo is not None:
        return max(each for each in named if isinstance(each, datetime) and each.tzinfo is not None)
    return max([*map(day_of, named), *(stay.ends_on for stay in events.stays)])


def _expects_an_end(rule: Rule) -> bool:
    """Whether the rule says when a state is to have ended. What a check of dates counts, it counts of such a state."""
    first = rule.limits.entries[0].value
    return isinstance(first, DateSpanLimit) or getattr(first, "expects", None) is Expects.ENDED


def _check_kinds(rules: Sequence[Rule], events: TypedEvents) -> None:
    """An event that a rule does not look at would be left out silently, and a slip of the pen with it."""
    known = {kind for rule in rules for entry in rule.limits.entries for kind in _kinds(rule, entry.value)}
    for kind in events.kinds:
        if kind not in known:
            looked_at = ", ".join(sorted(known))
            raise UnknownNameError(f"{rules[0].rule_id} does not look at {kind!r}; it looks at {looked_at}", name=kind)


def _kinds(rule: Rule, limit: Limit) -> Iterator[str]:
    """The kinds of event that a limit looks at."""
    match limit:
        case RollingTotal() | CumulativeTotal():
            yield STAY
        case BirthdayWindow():
            yield DONE
        case HourLimit() | DateSpanLimit():
            yield from (DONE, ENDED)
        case _:
            schedule = schedule_in(limit, rule_id=rule.rule_id)
            yield from (DONE, ENDED)
            if schedule.restarts_on:
                yield RESTARTED
            if any(step.extended_to for step in schedule.steps):
                yield EXTENDED
            yield from (step.until.event for step in schedule.steps if isinstance(step.until, Reached))
