"""What is known of one case under one clock: when it started, what was done, what restarted, extended or ended it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import attrs

from safeguarding.dates.words import printed_date
from safeguarding.errors import InvalidRecordError
from safeguarding.records import Record, how_many, of_several
from safeguarding.secrets import BirthDate, as_birth_date


@attrs.frozen(order=True)
class Milestone(Record):
    """Something else that happened and that a schedule may wait for: the first review.

    Attributes:
        event: What happened, in the words of the schedule's step.
        on: The day.

    Examples:
        >>> Episode(started_on=date(2017, 4, 3), milestones=[Milestone("first review", date(2017, 5, 2))]).milestones[0].event
        'first review'
    """

    event: str
    on: date

    def __str__(self) -> str:
        return f"{self.event} on {printed_date(self.on)}"


def _days(days: Iterable[date]) -> tuple[date, ...]:
    return of_several(days, lambda several: tuple(sorted(set(several))))


def _milestones(milestones: Iterable[Milestone]) -> tuple[Milestone, ...]:
    return of_several(milestones, lambda several: tuple(sorted(several)))


@attrs.frozen(kw_only=True)
class Episode(Record):
    """One case under one clock. Nothing here needs a name, and a reference and a birthday stay out of the repr.

    Attributes:
        reference: The caller's own key for the case; empty where there is none.
        started_on: The day of the trigger.
        done_on: The days on which the thing was done, or the state ended, in order; several on one day count once.
            One before the start is an answer of its own (``BEFORE_START``).
        known_from: The first day from which it is known what was done, where a file leaves out what came before; None
            where all is known. A clock that started before it is not judged until the first time after it.
        restarted_on: The days on which the clock started afresh: each placement move.
        ended_on: The day from which nothing more is required; None while it is.
        extended_on: The day on which a longer time was agreed; None where none was.
        born_on: The child's date of birth, where a rule asks for it.
        milestones: Other events that a schedule waits for.
        stated_end_on: The last day that an order itself states, where a rule takes one; None where none is known.
        perhaps_on: Days on which it may have been done: of records that do not say whose they are. What was not done by
            such a day, or in time, cannot be told.

    Raises:
        InvalidRecordError: for an end, an extension or a restart before the start, a restart after the end, or a time of day.

    Examples:
        >>> Episode(started_on=date(2017, 4, 3), done_on=[date(2017, 5, 4)], reference="child 12").done_on
        (datetime.date(2017, 5, 4),)
    """

    reference: str = attrs.field(default="", repr=False)
    started_on: date
    done_on: Sequence[date] = attrs.field(default=(), converter=_days)
    restarted_on: Sequence[date] = attrs.field(default=(), converter=_days)
    ended_on: date | None = None
    extended_on: date | None = None
    born_on: BirthDate | None = attrs.field(default=None, converter=as_birth_date, repr=False)
    milestones: Sequence[Milestone] = attrs.field(default=(), converter=_milestones)
    known_from: date | None = None
    stated_end_on: date | None = None
    perhaps_on: Sequence[date] = attrs.field(default=(), converter=_days, repr=how_many)

    def _check(self) -> None:
        for what, day in (("end", self.ended_on), ("extension", self.extended_on)):
            if day is not None and day < self.started_on:
                raise InvalidRecordError(f"the {what} lies before the clock starts")
        if self.restarted_on and self.restarted_on[0] < self.started_on:
            raise InvalidRecordError("the clock cannot start afresh before it starts")
        if self.ended_on is not None and self.restarted_on and self.restarted_on[-1] > self.ended_on:
            raise InvalidRecordError("the clock cannot start afresh after it ended")
        if self.born_on is not None and self.born_on > self.started_on:
            raise InvalidRecordError("the child was born after the clock starts")
