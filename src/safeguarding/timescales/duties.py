"""One thing that fell due: when, from what, whether it was done in time, in a sentence that says so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import attrs

from safeguarding.dates.due import EventDay
from safeguarding.dates.periods import Period
from safeguarding.dates.words import printed_date
from safeguarding.numbers.nouns import counted
from safeguarding.records import NoTruthValue, Record
from safeguarding.sources import Source
from safeguarding.timescales.counting import Counting
from safeguarding.timescales.words import Expects, TimescaleOutcome


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
        cannot_tell: Why there is no due date; empty where there is one.

    Examples:
        >>> from safeguarding.timescales.catalogue import rule_named
        >>> from safeguarding.timescales.episodes import Episode
        >>> from safeguarding.timescales.following import obligations
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

    @property
    def outcome(self) -> TimescaleOutcome:
        """How it stood on the day of the question. A thing done, or not yet done, on its due day is in time."""
        if self.due_on is None:
            return TimescaleOutcome.CANNOT_TELL
        if self.done_on is not None:
            return TimescaleOutcome.IN_TIME if self.done_on <= self.due_on else TimescaleOutcome.LATE
        if self.closed_on is not None:
            return TimescaleOutcome.LAPSED if self.closed_on <= self.due_on else TimescaleOutcome.MISSED
        return TimescaleOutcome.NOT_YET_DUE if self.as_at <= self.due_on else TimescaleOutcome.OVERDUE

    @property
    def days_late(self) -> int | None:
        """Calendar days past the due day: 0 in time, None where it cannot be told.

        An open obligation is late up to the day of the question, a closed one up to the day it was closed.
        """
        if self.due_on is None:
            return None
        until = self.done_on or self.closed_on or self.as_at
        return max(0, (until - self.due_on).days)

    @property
    def is_open(self) -> bool:
        """Whether it was still to be done on the day of the question."""
        return self.done_on is None and self.closed_on is None

    @property
    def explanation(self) -> str:
        """The answer in a sentence, with the rule's source and how surely it is known."""
        count = f", counted as {self.counted_as!r}" if self.counted_as else ""
        return f"{self.requirement[:1].upper()}{self.requirement[1:]}: {self._reckoning()}{count}. Rule: {self.source}."

    def _reckoning(self) -> str:
        if self.due_on is None:
            return f"counted from {printed_date(self.counted_from)}; {self.outcome.label}, because {self.cannot_tell}"
        extended = " (extended)" if self.is_extended else ""
        tense = "ends" if self.due_on >= self.as_at else "ended"
        return (
            f"{self.interval}{extended} from {printed_date(self.counted_from)} {tense} on {printed_date(self.due_on)} "
            f"({self._counting_words()}); {self._what_happened()}"
        )

    def _counting_words(self) -> str:
        day = "the first day not counted" if self.counting.event_day is EventDay.DAY_ZERO else "the first day counted"
        return f"{day}; {self.counting.working_days.label}" if self.interval.working_days else day

    def _what_happened(self) -> str:
        # only an obligation with a due day is told of so
        late = f"{counted(self.days_late or 0, 'day')} late"
        done = self.expects.label
        if self.done_on is not None:
            when = printed_date(self.done_on)
            return f"{done} on {when}, {'in time' if self.outcome is TimescaleOutcome.IN_TIME else late}"
        if self.closed_on is not None:
            return f"not {done}: {self.outcome.label}, on {printed_date(self.closed_on)}"
        standing = "not yet due" if self.outcome is TimescaleOutcome.NOT_YET_DUE else f"overdue, {late}"
        return f"not {done} by {printed_date(self.as_at)}: {standing}"


def open_obligation(obligations: Iterable[Obligation]) -> Obligation | None:
    """What is still to be done: the one that is open, or None where nothing is.

    Examples:
        >>> from safeguarding.timescales.catalogue import rule_named
        >>> from safeguarding.timescales.episodes import Episode
        >>> from safeguarding.timescales.following import obligations
        >>> child = Episode(started_on=date(2017, 4, 3), done_on=[date(2017, 8, 1)])
        >>> asked = obligations([rule_named("cla_review_subsequent")], child, as_at=date(2017, 9, 19))
        >>> open_obligation(asked).due_on
        datetime.date(2018, 2, 1)
    """
    return next((each for each in obligations if each.is_open), None)
