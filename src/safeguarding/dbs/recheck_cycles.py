"""Recheck cycles: each check that counted, the due date it gave, and what was done about it.

A cycle opens when a check begins to set the due date and closes when another takes over, or with the employment. The
same cycle is the unit of alerts (once each) and of breaches (made late, not made).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import attrs

from safeguarding.dates.ranges import DateRange
from safeguarding.dbs.due_dates import DueDateCache
from safeguarding.dbs.evidence import Evidence
from safeguarding.dbs.people import Person
from safeguarding.dbs.positions import Position, change_days, positions
from safeguarding.dbs.standings import Standing
from safeguarding.records import Record


@attrs.frozen
class PositionPeriod(Record):
    """A position and the days over which it holds, first and last included."""

    days: DateRange
    position: Position


def position_periods(person: Person, cache: DueDateCache) -> list[PositionPeriod]:
    """A person's gravest position over all the time that the policy covers, piece by piece."""
    last = cache.policy.versions.ends_on or date.max
    days = change_days(person, cache)
    ends = [date.fromordinal(day.toordinal() - 1) for day in days[1:]] + [last]
    return [
        PositionPeriod(DateRange(starts_on, ends_on), positions(person, cache, on=starts_on)[0])
        for starts_on, ends_on in zip(days, ends, strict=True)
    ]


@attrs.frozen(kw_only=True)
class Cycle(Record):
    """One check that set a due date, from the day it did so until something took its place.

    Attributes:
        reference: The person's staff reference.
        evidence: The check that set the date.
        due_on: The due date that stood when the cycle closed (an absence may have moved it).
        grace_ends_on: The last day that is not late.
        opened_on: The first day on which it set the date.
        closed_on: The first day on which it no longer did; None while it does.
        done_on: The day the recheck counts as made; None where it was not. Where applying is enough, an application
            under way counts.
    """

    reference: str
    evidence: Evidence
    due_on: date
    grace_ends_on: date
    opened_on: date
    closed_on: date | None = None
    done_on: date | None = None

    @property
    def is_made_late(self) -> bool:
        """Whether the recheck was made, after the date and its grace."""
        return self.done_on is not None and self.done_on > self.grace_ends_on

    def is_not_made(self, *, on: date) -> bool:
        """Whether, on a day within the cycle, the date and its grace had passed and no recheck was made by then."""
        within = self.opened_on <= on and (self.closed_on is None or on < self.closed_on)
        return within and on > self.grace_ends_on and (self.done_on is None or on < self.done_on)


def cycles(person: Person, cache: DueDateCache) -> list[Cycle]:
    """Every recheck cycle of a person, in order of time.

    Examples:
        >>> from safeguarding.dbs import YORK_2017, Certificate
        >>> checks = [Certificate(issued_on=date(2014, 3, 3)), Certificate(issued_on=date(2017, 3, 8))]
        >>> person = Person(reference="S1", certificates=checks)
        >>> [(str(each.due_on), each.is_made_late) for each in cycles(person, DueDateCache(YORK_2017))]
        [('2017-03-03', True), ('2020-03-08', False)]
    """
    return cycles_of(person.reference, position_periods(person, cache))


def cycles_of(reference: str, pieces: Iterable[PositionPeriod]) -> list[Cycle]:
    """The cycles in a person's positions: runs of periods whose date is set by one check.

    A period without a date (new information, a break, an absence left out) leaves the cycle open; leaving closes it.
    """
    found: list[Cycle] = []
    running: Cycle | None = None
    for piece in pieces:
        position, starts_on = piece.position, piece.days.starts_on
        if position.post is None:
            running = _paused(found, running, position, starts_on)
            continue
        evidence = position.evidence
        if evidence is None or position.due_on is None or position.grace_ends_on is None:
            continue
        if running is not None and _is_same_check(running.evidence, evidence):
            running = attrs.evolve(
                running,
                due_on=position.due_on,
                grace_ends_on=position.grace_ends_on,
                done_on=position.pending_on,
            )
            continue
        if running is not None:
            done_on = evidence.done_on if evidence.done_on > running.evidence.on else None
            found.append(attrs.evolve(running, closed_on=starts_on, done_on=done_on))
        running = Cycle(
            reference=reference,
            evidence=evidence,
            due_on=position.due_on,
            grace_ends_on=position.grace_ends_on,
            opened_on=starts_on,
            done_on=position.pending_on,
        )
    return [*found, running] if running is not None else found


def _paused(found: list[Cycle], running: Cycle | None, position: Position, starts_on: date) -> Cycle | None:
    """The cycle that goes on after a period in which no check is required: only a count leaves it open."""
    if running is None or position.standing is Standing.ABSENT:
        return running
    found.append(attrs.evolve(running, closed_on=starts_on))
    return None


def _is_same_check(one: Evidence, other: Evidence) -> bool:
    # another document of the day moves no due date: who brings it has not been checked again
    return (one.kind, one.on) == (other.kind, other.on)


def spans_of(pieces: Iterable[PositionPeriod]) -> list[DateRange]:
    """The days of several periods in order, those that touch joined."""
    joined: list[DateRange] = []
    for piece in pieces:
        if joined and joined[-1].ends_on.toordinal() + 1 == piece.days.starts_on.toordinal():
            joined[-1] = DateRange(joined[-1].starts_on, piece.days.ends_on)
        else:
            joined.append(piece.days)
    return joined


def day_within(spans: Iterable[DateRange], day: date) -> date | None:
    """The first day, at or after a day, that lies in one of the spans; None where there is none.

    Examples:
        >>> spans = [DateRange(date(2017, 1, 1), date(2017, 1, 31)), DateRange(date(2017, 3, 1), date(2017, 3, 31))]
        >>> day_within(spans, date(2017, 2, 10))
        datetime.date(2017, 3, 1)
    """
    return next((max(day, span.starts_on) for span in spans if span.ends_on >= day), None)
