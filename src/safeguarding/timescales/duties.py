"""One thing that fell due: when, from what, whether it was done in time, in a sentence that says so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import attrs

from safeguarding.dates.due import EventDay
from safeguarding.dates.periods import Period
from safeguarding.dates.words import printed_date
from safeguarding.numbers.nouns import counted
from safeguarding.records import NoTruthValue, Record, Several
from safeguarding.sources import Source
from safeguarding.timelines import Running
from safeguarding.timescales.counting import Counting
from safeguarding.timescales.schedules import Relaxed
from safeguarding.timescales.words import Expects, StepChange, TimescaleOutcome


def by_days(due_on: date, *, done_on: date | None, closed_on: date | None, as_at: date) -> TimescaleOutcome:
    """How a thing stands by its days alone. Done, or not yet done, on its due day it is in time.

    Examples:
        >>> by_days(date(2017, 5, 4), done_on=date(2017, 5, 5), closed_on=None, as_at=date(2017, 6, 1)).label
        'late'
    """
    if done_on is not None:
        return TimescaleOutcome.IN_TIME if done_on <= due_on else TimescaleOutcome.LATE
    if closed_on is not None:
        return TimescaleOutcome.LAPSED if closed_on <= due_on else TimescaleOutcome.MISSED
    return TimescaleOutcome.NOT_YET_DUE if as_at <= due_on else TimescaleOutcome.OVERDUE


@attrs.frozen(kw_only=True)
class LawChange(Record):
    """A change of the law between the day a limit is counted from and its end.

    Attributes:
        on: The first day of the new entry.
        limit: The new limit, in words.
        changed: What changed.
        source: Where that stands.
        running: What the change does to what had begun.
    """

    on: date
    limit: str
    changed: str
    source: Source
    running: Running = Running.NOT_READ

    def __str__(self) -> str:
        changed = f" ({self.changed})" if self.changed else ""
        return f"from {printed_date(self.on)}: {self.limit}{changed}, {self.source}; {self.running.label}"


@attrs.frozen(kw_only=True)
class Obligation(NoTruthValue, Record):
    """One thing that was to be done by a day, as it stood on another. Made by ``obligations``; nothing in it is stored.

    Attributes:
        rule_id: The rule that asks for it.
        requirement: What is asked for.
        reference: The caller's key for the case.
        number: Which time this is under the same clock, from 1.
        clock_started_on: When that clock (last) started.
        counted_from: The day from which the time is counted: the start, or the last time it was done.
        interval: How long there was.
        counting: How the days are counted.
        due_on: The last day in time; None where it cannot be told.
        done_on: The day it was done, as known on ``as_at``; None where it was not.
        closed_on: The day from which it was no longer required, if that had come.
        as_at: The day of the question.
        source: Where the rule stands, and how surely it is known.
        expects: Whether a thing is to be done or a state to have ended.
        counted_as: The name of the count, where it is not the rule's own.
        is_extended: Whether a longer time had been agreed.
        cannot_tell: Why there is no due date, or no plain outcome; empty where there is.
        found: The outcome where the days alone do not give it; None where they do.
        entry_from: The first day of the entry of the law that was counted.
        entry_to: Its last day; None where it still holds.
        relaxed: What stood in place of the interval, or on what condition it held; None where it held plainly.
        changes: The changes of the law that lie between the day it is counted from and its end.
        step_change: Which way of choosing between two intervals was used, where the rules leave it open.
        other_intervals: By each of the other ways that leads to another day: the way and the day.
        other_due_days: Other days by which it may have been due, where it is not known how often it was done before.
        notes: The rule's note, its source's, and what else belongs beside the answer.

    Examples:
        >>> from safeguarding.timescales import Episode, obligations, rule_named
        >>> child = Episode(started_on=date(2017, 4, 3))
        >>> (owed,) = obligations([rule_named("icpc")], child, as_at=date(2017, 4, 28))
        >>> owed.due_on, owed.outcome.label, owed.days_late
        (datetime.date(2017, 4, 26), 'overdue', 2)
    """

    _instead = "outcome"

    rule_id: str
    requirement: str
    reference: str = attrs.field(default="", repr=False)
    number: int
    clock_started_on: date
    counted_from: date
    interval: Period
    counting: Counting
    due_on: date | None
    done_on: date | None
    closed_on: date | None
    as_at: date
    source: Source
    expects: Expects = Expects.DONE
    counted_as: str = ""
    is_extended: bool = False
    cannot_tell: str = ""
    found: TimescaleOutcome | None = None
    entry_from: date | None = None
    entry_to: date | None = None
    relaxed: Relaxed | None = None
    changes: tuple[LawChange, ...] = ()
    step_change: StepChange | None = None
    other_intervals: tuple[tuple[StepChange, date], ...] = ()
    other_due_days: tuple[date, ...] = attrs.field(default=(), converter=Several[date])
    notes: tuple[str, ...] = ()

    @property
    def outcome(self) -> TimescaleOutcome:
        """How it stood on the day of the question. A thing done, or not yet done, on its due day is in time."""
        if self.found is not None:
            return self.found
        if self.due_on is None:
            return TimescaleOutcome.CANNOT_TELL
        return by_days(self.due_on, done_on=self.done_on, closed_on=self.closed_on, as_at=self.as_at)

    @property
    def days_late(self) -> int | None:
        """Calendar days past the due day: 0 where it was kept, None where lateness cannot be told.

        An open obligation is late up to the day of the question, a closed one up to the day it was closed.
        """
        if self.due_on is None or not (self.outcome.is_breach or self.outcome in _KEPT):
            return None
        until = self.done_on or self.closed_on or self.as_at
        # by a later law it may be late whose own last day had not come
        return (max(0, (until - self.due_on).days) or None) if self.outcome.is_breach else 0

    @property
    def is_open(self) -> bool:
        """Whether it was still to be done on the day of the question."""
        return self.done_on is None and self.closed_on is None

    @property
    def explanation(self) -> str:
        """The answer in a sentence, with the rule's source and how surely it is known, and the notes that go with it."""
        count = f", counted as {self.counted_as!r}" if self.counted_as else ""
        said = f"{self.requirement[:1].upper()}{self.requirement[1:]}: {self._reckoning()}{count}. Rule: {self.source}."
        beside = [*self._choice(), *(f"The law changed {change}" for change in self.changes)]
        notes = [f"Note: {'; '.join(self.notes)}"] if self.notes else []
        return " ".join([said, *(f"{each}." for each in (*beside, *notes))])

    def _reckoning(self) -> str:
        because = f", because {self.cannot_tell}" if self.cannot_tell else ""
        since = f"counted from {printed_date(self.counted_from)}"
        if self.relaxed is not None and self.due_on is None:
            return f"{since}; {self.relaxed.words} in place of {self.interval}: {self.outcome.label}{self._when_done()}"
        if self.due_on is None:
            return f"{since}; {self.outcome.label}{because}"
        extended = " (extended)" if self.is_extended else ""
        tense = "ends" if self.due_on >= self.as_at else "ended"
        relaxed = f", {self.relaxed.words}" if self.relaxed is not None else ""
        return (
            f"{self.interval}{extended} from {printed_date(self.counted_from)} {tense} on {printed_date(self.due_on)} "
            f"({self._counting_words()}{relaxed}); {self._what_happened(because)}"
        )

    def _choice(self) -> list[str]:
        if self.other_due_days:
            days = " or ".join(map(printed_date, self.other_due_days))
            return [f"It may have been due by {days}: that hangs on how often it was done before"]
        if not self.other_intervals or self.step_change is None:
            return []
        others = " and ".join(way.label.partition(" counts")[0] for way, _ in self.other_intervals)
        return [f"Between two intervals, {self.step_change.label}; another day would follow from {others}"]

    def _counting_words(self) -> str:
        day = "the first day not counted" if self.counting.event_day is EventDay.DAY_ZERO else "the first day counted"
        return f"{day}; {self.counting.working_days.label}" if self.interval.working_days else day

    def _when_done(self) -> str:
        return f"; {self.expects.label} on {printed_date(self.done_on)}" if self.done_on is not None else ""

    def _what_happened(self, because: str) -> str:
        # only an obligation with a due day is reported so
        late = f"{counted(self.days_late, 'day')} late" if self.days_late else "late"
        done, outcome = self.expects.label, self.outcome
        if self.found is not None and self.found not in _BY_DAYS:
            return f"{outcome.label}{because}{self._when_done()}"
        if self.done_on is not None:
            when = printed_date(self.done_on)
            return f"{done} on {when}, {'in time' if outcome is TimescaleOutcome.IN_TIME else late}"
        if self.closed_on is not None:
            return f"not {done}: {outcome.label}, on {printed_date(self.closed_on)}"
        standing = "not yet due" if outcome is TimescaleOutcome.NOT_YET_DUE else f"overdue, {late}"
        return f"not {done} by {printed_date(self.as_at)}: {standing}"


_KEPT = (TimescaleOutcome.IN_TIME, TimescaleOutcome.NOT_YET_DUE, TimescaleOutcome.LAPSED)
_BY_DAYS = (*_KEPT, TimescaleOutcome.LATE, TimescaleOutcome.OVERDUE, TimescaleOutcome.MISSED)


def open_obligation(obligations: Iterable[Obligation]) -> Obligation | None:
    """What is still to be done: the one that is open, or None where nothing is.

    Examples:
        >>> from safeguarding.timescales import Episode, obligations, rule_named
        >>> child = Episode(started_on=date(2017, 4, 3), done_on=[date(2017, 8, 1)])
        >>> asked = obligations([rule_named("cla_review_subsequent")], child, as_at=date(2017, 9, 19))
        >>> open_obligation(asked).due_on
        datetime.date(2018, 2, 1)
    """
    return next((each for each in obligations if each.is_open), None)
