"""What is due under one rule of any shape, or under rules that follow one another: typed answers, without words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

import attrs

from safeguarding.dates.due import MonthEnd, due_on, months_after
from safeguarding.dates.periods import Period
from safeguarding.dates.ranges import DateRange
from safeguarding.errors import InvalidRecordError
from safeguarding.records import Record, Several
from safeguarding.secrets import BirthDate, as_birth_date
from safeguarding.sources import Source
from safeguarding.timelines import DatedValue
from safeguarding.timescales.birthdays import window_answers
from safeguarding.timescales.duties import Obligation
from safeguarding.timescales.each_period import period_outcomes
from safeguarding.timescales.events import DONE, Events, Moment, day_of, episode_of, last_moment
from safeguarding.timescales.events_looked_at import check_kinds, expects_an_end
from safeguarding.timescales.following import obligations
from safeguarding.timescales.hours import date_span_outcome, ends_at, hours_outcome
from safeguarding.timescales.limits import (
    AverageTarget,
    BirthdayWindow,
    CumulativeTotal,
    DateSpanLimit,
    EachPeriod,
    HourLimit,
    Limit,
    PeriodKind,
    RollingTotal,
    ShareTarget,
)
from safeguarding.timescales.remarks import remarks_on
from safeguarding.timescales.rules import Rule
from safeguarding.timescales.schedules import Schedule
from safeguarding.timescales.totals import RollingAnswer, eligible_on, rolling_answer
from safeguarding.timescales.words import StepChange, TimescaleOutcome, TotalOutcome


@attrs.frozen(kw_only=True)
class DueAnswer(Record):
    """How a case stands under a rule of any shape.

    Attributes:
        rule_id: The rule.
        requirement: What is asked for.
        limit: The limit that was counted: that of the entry in force on the day it is counted from.
        source: Where it stands, and how surely it is known.
        entry_from: The first day of that entry.
        entry_to: Its last day; None where it still holds.
        notes: The rule's note, its source's, and what else belongs beside the answer.
        counted_from: The day or time from which it is counted.
        as_at: The day or time of the question.
        due: The last day or time in time, or the window; for a total, the day on which it was passed or reached. None
            where there is none, or where only the day of a limit in hours is known.
        outcome: How it stands.
        obligation: The whole answer, of a rule that is counted in days for one case.
        total: The whole answer, of a total in any window.
        age: The birthday, of a window about one.
        done: When it was done, or ended, where a limit in hours was kept or not by it.
    """

    rule_id: str
    requirement: str
    limit: Limit
    source: Source
    counted_from: Moment
    as_at: Moment
    due: date | datetime | DateRange | None
    outcome: TimescaleOutcome | TotalOutcome
    obligation: Obligation | None = None
    total: RollingAnswer | None = None
    age: int | None = None
    done: Moment | None = None
    entry_from: date | None = None
    entry_to: date | None = None
    notes: tuple[str, ...] = ()

    @property
    def is_breach(self) -> bool:
        """Whether the timescale was not kept."""
        return self.outcome.is_breach


@attrs.frozen(kw_only=True)
class Conventions(Record):
    """What a case leaves open, as the one who asks wants it counted.

    Attributes:
        step_change: Which interval counts where it changes between two times.
        month_end: What a month without the corresponding day does, in place of the rules' own way.
        refuses_missing_day: Whether such a month leaves the due day untold instead.
        known_from: The first day from which it is known what was done; None where all is.
        terms: The first and last days of the school terms, for rules that count by them.
        law_on: The day whose law counts throughout; None for that of the day each step is counted from.
    """

    step_change: StepChange = StepChange.BY_LAST_TIME
    month_end: MonthEnd | None = None
    refuses_missing_day: bool = False
    known_from: date | None = None
    terms: tuple[DateRange, ...] = attrs.field(default=(), converter=Several[DateRange])
    law_on: date | None = None


PLAIN = Conventions()
"""Every convention as the rules have it."""


@attrs.frozen(kw_only=True)
class _Asked(Record):
    rule: Rule
    started: Moment
    events: Events
    born_on: BirthDate | None = attrs.field(converter=as_birth_date)
    on: Moment
    conventions: Conventions

    @property
    def entry(self) -> DatedValue[Limit]:
        first = self.rule.limits.entries[0]
        # what is asked each month or at each birthday goes on from the first day of its law, whenever the case began
        recurs = isinstance(first.value, EachPeriod | BirthdayWindow)
        day = max(self.started_on, first.starts_on) if recurs else self.started_on
        return self.rule.limits.entry_on(self.conventions.law_on or day)

    @property
    def started_on(self) -> date:
        return day_of(self.started)

    @property
    def as_at(self) -> date:
        return day_of(self.on)

    def need_birthday(self) -> date:
        if self.born_on is None:
            raise InvalidRecordError(f"{self.rule.rule_id} is about a birthday; give it with --born")
        return self.born_on


def due_answers(
    rules: Sequence[Rule],
    *,
    started: Moment,
    events: Events,
    born_on: date | None = None,
    on: Moment | None = None,
    step_change: StepChange | None = None,
    conventions: Conventions = PLAIN,
) -> tuple[DueAnswer, ...]:
    """The answers for a case under one rule, or under rules that follow one another.

    Args:
        rules: The rules.
        started: When the clock starts; with its time where hours count.
        events: What happened.
        born_on: The child's date of birth, which some rules need.
        on: The day to judge by; None for the last one named.
        step_change: Which interval counts where it changes between two times; None takes that of the conventions.
        conventions: What the case leaves open, as it is wanted.

    Raises:
        InvalidRecordError: for events that cannot be true together, or a birthday that a rule needs and nobody gave.
        OutOfCoverageError: for a day before the rule is known, where nothing was done since either.
        UnknownNameError: for an event that the rule does not look at.

    Examples:
        >>> from safeguarding.timescales.catalogue import rule_named
        >>> taken = datetime(2017, 5, 1, 22, 30)
        >>> ended = Events(moments={"ended": (datetime(2017, 5, 4, 22, 31),)})
        >>> (answer,) = due_answers([rule_named("police_protection")], started=taken, events=ended)
        >>> answer.due, answer.outcome.label, answer.is_breach
        (datetime.datetime(2017, 5, 4, 22, 30), 'late', True)
    """
    check_kinds(rules, events)
    if expects_an_end(rules[0]):
        events = events.ends_as_done
    if step_change is not None:
        conventions = attrs.evolve(conventions, step_change=step_change)
    asked = _Asked(
        rule=rules[0],
        started=started,
        events=events,
        born_on=born_on,
        on=on or last_moment(started, events),
        conventions=conventions,
    )
    # only a schedule has times after the first, which later entries of the law may know
    if isinstance(rules[0].limits.entries[-1].value, Schedule | ShareTarget):
        return _scheduled(rules, asked)
    return tuple(_of_another_shape(asked))


def _of_another_shape(asked: _Asked) -> Iterator[DueAnswer]:
    """The answers of a rule that is not counted in days for one case."""
    match asked.entry.value:
        case HourLimit() as limit:
            finished = asked.events.first(DONE)
            outcome = hours_outcome(limit, asked.started, finished, as_at=asked.on)
            due = ends_at(limit, asked.started) if isinstance(asked.started, datetime) else None
            yield attrs.evolve(
                _answer(asked, limit, due, outcome), done=finished if outcome in _BY_WHAT_WAS_DONE else None
            )
        case DateSpanLimit() as limit:
            done = next(iter(asked.events.of(DONE)), None)
            span = date_span_outcome(limit, asked.started_on, done, as_at=asked.as_at)
            answer = _answer(asked, limit, due_on(asked.started_on, Period(days=limit.days)), span)
            yield attrs.evolve(answer, done=done if span in _BY_WHAT_WAS_DONE else None)
        case RollingTotal() as limit:
            found = rolling_answer(limit, asked.events.stays, as_at=asked.as_at)
            kept = TotalOutcome.KEPT if found.is_kept else TotalOutcome.NOT_KEPT
            yield attrs.evolve(_answer(asked, limit, found.first_over_on, kept), total=found)
        case CumulativeTotal() as limit:
            reached = eligible_on(limit, asked.events.stays, born_on=asked.need_birthday(), as_at=asked.as_at)
            status = TotalOutcome.NOT_REACHED if reached is None else TotalOutcome.REACHED
            yield _answer(asked, limit, reached, status)
        case BirthdayWindow() as limit:
            yield from _windows(asked, limit)
        case EachPeriod():
            yield from _periods(asked)
        case AverageTarget() as limit:
            said = "an average of all cases judges no single one"
            average = _answer(asked, limit, None, TimescaleOutcome.NOT_APPLICABLE)
            yield attrs.evolve(average, notes=(said, *average.notes))


_BY_WHAT_WAS_DONE = frozenset({TimescaleOutcome.IN_TIME, TimescaleOutcome.LATE, TimescaleOutcome.BEFORE_START})


def _answer(
    asked: _Asked, limit: Limit, due: date | datetime | DateRange | None, outcome: TimescaleOutcome | TotalOutcome
) -> DueAnswer:
    return DueAnswer(
        rule_id=asked.rule.rule_id,
        requirement=asked.rule.requirement,
        limit=limit,
        source=asked.entry.source,
        counted_from=asked.started,
        as_at=asked.on,
        due=due,
        outcome=outcome,
        entry_from=asked.entry.starts_on,
        entry_to=asked.rule.limits.last_day_of(asked.entry),
        notes=remarks_on(asked.rule, asked.entry, as_at=asked.as_at),
    )


def _windows(asked: _Asked, limit: BirthdayWindow) -> Iterator[DueAnswer]:
    for each in window_answers(limit, asked.events.of(DONE), born_on=asked.need_birthday(), as_at=asked.as_at):
        if each.window.ends_on >= asked.started_on:
            yield attrs.evolve(_answer(asked, limit, each.window, each.outcome), age=each.age)


def _periods(asked: _Asked) -> Iterator[DueAnswer]:
    limit, terms = asked.entry.value, asked.conventions.terms
    if isinstance(limit, EachPeriod) and limit.kind is PeriodKind.SCHOOL_TERM and not terms:
        unknown = _answer(asked, limit, None, TimescaleOutcome.CANNOT_TELL)
        yield attrs.evolve(unknown, notes=("the first and last days of the terms were not given", *unknown.notes))
        return
    done = asked.events.of(DONE)
    for period, outcome in period_outcomes(
        asked.rule, done, starts_on=asked.started_on, as_at=asked.as_at, terms=terms
    ):
        entry = asked.rule.limits.entry_on(period.starts_on)
        yield attrs.evolve(
            _answer(asked, entry.value, period, _of_age(asked, period, outcome)),
            source=entry.source,
            entry_from=entry.starts_on,
            entry_to=asked.rule.limits.last_day_of(entry),
            notes=remarks_on(asked.rule, entry, as_at=asked.as_at),
        )


def _of_age(asked: _Asked, period: DateRange, outcome: TimescaleOutcome) -> TimescaleOutcome:
    """How a period stands for somebody who grows out of the rule: one that has not ended by then asks for nothing."""
    ages, born_on = asked.rule.ages, asked.born_on
    if ages is None or ages.to_age is None or born_on is None or outcome is TimescaleOutcome.IN_TIME:
        return outcome
    leaves_on = months_after(born_on, 12 * (ages.to_age + 1))
    if period.ends_on >= leaves_on:
        return TimescaleOutcome.NOT_APPLICABLE
    is_over = outcome is TimescaleOutcome.OVERDUE and asked.as_at >= leaves_on
    return TimescaleOutcome.MISSED if is_over else outcome


def _scheduled(rules: Sequence[Rule], asked: _Asked) -> tuple[DueAnswer, ...]:
    wanted = asked.conventions
    case = episode_of(asked.events, started_on=asked.started_on, born_on=asked.born_on, known_from=wanted.known_from)
    found = obligations(
        rules,
        case,
        as_at=asked.as_at,
        step_change=wanted.step_change,
        month_end=wanted.month_end,
        refuses_missing_day=wanted.refuses_missing_day,
        law_on=wanted.law_on,
    )
    if wanted.law_on is None and len(found) == 1 and asked.started_on < rules[0].limits.entries[0].starts_on:
        # nothing was done since either, so there is no answer: the error says what is known
        rules[0].limits.entry_on(asked.started_on)
    named = {rule.rule_id: rule for rule in rules}
    return tuple(answer_of(each, named[each.rule_id]) for each in found)


def answer_of(each: Obligation, rule: Rule) -> DueAnswer:
    """The answer that an obligation under a rule is."""
    entry = next(entry for entry in rule.limits.entries if entry.starts_on == each.entry_from)
    return DueAnswer(
        rule_id=each.rule_id,
        requirement=each.requirement,
        limit=entry.value,
        source=each.source,
        counted_from=each.counted_from,
        as_at=each.as_at,
        due=each.due_on,
        outcome=each.outcome,
        obligation=each,
        entry_from=each.entry_from,
        entry_to=each.entry_to,
        notes=each.notes,
    )
