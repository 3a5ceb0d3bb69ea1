"""Why an alert is to stand on a day: what the records and the policy say of somebody then, and nothing of the past.

A reason holds or does not, whatever was sent before and in whatever order the records were typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import attrs

from safeguarding.dates.periods import Period
from safeguarding.dbs.alerting import STANDING_ALERTS, AlertKind, thresholds
from safeguarding.dbs.checks import StatusCheckResult
from safeguarding.dbs.due_dates import DueDateCache, first_warning_on
from safeguarding.dbs.people import Person
from safeguarding.dbs.positions import Position, gravest_standing, positions
from safeguarding.dbs.recheck_cycles import cycles_of, position_periods
from safeguarding.dbs.standings import Standing
from safeguarding.records import Record


@attrs.frozen(kw_only=True)
class AlertKey(Record):
    """What makes two alerts the same: whom they are about, the cycle, the kind and the lead.

    Attributes:
        reference: The staff reference.
        kind: Why.
        anchor: The day of the check that began the cycle; of an answer that is not known, the day of the look; None
            where there is no dated check.
        lead: For alerts ahead: how long before the due date.
    """

    reference: str
    kind: AlertKind
    anchor: date | None = None
    lead: Period | None = None


class Reasons(NamedTuple):
    """Which alerts have a reason on a day.

    Attributes:
        standing: Where the person stands then: the gravest of the posts.
        holding: Every alert that would be true, with the due date it is about. One that was sent stays sent.
        to_stand: Those of them that must have been sent: of each cycle the most urgent.
        left_on: The last day of the employment, if it is over.
    """

    standing: Standing
    holding: tuple[tuple[AlertKey, date | None], ...]
    to_stand: tuple[AlertKey, ...]
    left_on: date | None = None


def alert_reasons(
    person: Person, cache: DueDateCache, *, on: date, told: tuple[Period, ...] = (), late_since: date = date.min
) -> Reasons:
    """The alerts that have a reason on a day.

    Args:
        person: The person, with every check.
        cache: The policy's due dates.
        on: The day; checks dated after it are not known yet.
        told: Leads of alerts that were sent, under this policy or another: they stay true while the day is within them.
        late_since: The first day on which a recheck that was made late is still to be told.
    """
    found: dict[AlertKey, date | None] = {}
    latest: list[tuple[AlertKey, date | None]] = []
    places = positions(person, cache, on=on)
    for position in places:
        for key, due, is_latest in _of_position(person, position, cache, on, told):
            # of several posts the one that falls due first goes first
            found.setdefault(key, due)
            if is_latest and not position.is_in_flight:
                latest.append((key, due))
    wanted = _earliest_of_each_cycle(latest)
    found.update(wanted)
    standing = gravest_standing(places, on=on, window_ends_on=on)
    for key, due, done_on in _made_late(person, cache, on):
        found[key] = due
        if done_on >= late_since and standing is not Standing.LEFT:
            wanted[key] = due
    if standing.is_required and (looked_on := _not_matched_on(person, on)) is not None:
        key = AlertKey(reference=person.reference, kind=AlertKind.RESULT_UNKNOWN, anchor=looked_on)
        found[key] = wanted[key] = None
    left_on = person.left_on if standing is Standing.LEFT else None
    return Reasons(standing=standing, holding=tuple(found.items()), to_stand=tuple(wanted), left_on=left_on)


def _earliest_of_each_cycle(latest: list[tuple[AlertKey, date | None]]) -> dict[AlertKey, date | None]:
    """The alerts to stand. Of posts whose dates are counted from one check, only the one that falls due first alerts."""
    first: dict[date | None, date] = {}
    for key, due in latest:
        if due is not None:
            first[key.anchor] = min(due, first.get(key.anchor, due))
    return {key: due for key, due in latest if due is None or due == first[key.anchor]}


def _of_position(
    person: Person, position: Position, cache: DueDateCache, on: date, told: tuple[Period, ...]
) -> Iterator[tuple[AlertKey, date | None, bool]]:
    """The alerts that a position makes true, with their due date; the last of a cycle is the most urgent."""
    if position.standing is not None:
        kind = STANDING_ALERTS[position.standing]
        if kind is not None:
            anchor = _latest_check_on(person, on)
            yield AlertKey(reference=person.reference, kind=kind, anchor=anchor), None, True
        return
    if position.evidence is None or position.due_on is None or position.grace_ends_on is None:
        return
    due, anchor = position.due_on, position.evidence.on
    passed = [(kind, lead) for kind, lead, day in thresholds(due, position.grace_ends_on, cache.policy) if day <= on]
    for place, (kind, lead) in enumerate(passed, start=1):
        key = AlertKey(reference=person.reference, kind=kind, anchor=anchor, lead=lead)
        yield key, due, place == len(passed)
    for lead in told:
        if first_warning_on(due, lead) <= on:
            yield AlertKey(reference=person.reference, kind=AlertKind.AHEAD, anchor=anchor, lead=lead), due, False


def _latest_check_on(person: Person, on: date) -> date | None:
    """The day of the latest certificate or passed status check: another one begins another cycle."""
    days = [each.issued_on for each in person.certificates if each.issued_on is not None]
    days += [each.checked_on for each in person.status_checks if each.result.is_pass]
    return max((day for day in days if day <= on), default=None)


def _made_late(person: Person, cache: DueDateCache, on: date) -> Iterator[tuple[AlertKey, date, date]]:
    """The rechecks made late by a day, each with the due date that was missed and the day it was made."""
    several = person.certificates[1:] or person.status_checks or person.applications
    if not several:
        return
    known = [each for each in position_periods(person, cache) if each.days.starts_on <= on]
    for cycle in cycles_of(person.reference, known):
        if cycle.is_made_late and cycle.closed_on is not None:
            anchor = cycle.evidence.on
            key = AlertKey(reference=person.reference, kind=AlertKind.MADE_LATE, anchor=anchor)
            yield key, cycle.due_on, cycle.closed_on


def _not_matched_on(person: Person, on: date) -> date | None:
    """The day of the latest look at the Update Service if it found no match and no certificate has followed."""
    looks = [each for each in person.status_checks if each.checked_on <= on]
    latest = max(looks, key=lambda each: each.checked_on, default=None)
    if latest is None or latest.result is not StatusCheckResult.NO_MATCH_FOUND:
        return None
    issued = (each.issued_on for each in person.certificates if each.issued_on is not None)
    return None if any(latest.checked_on < day <= on for day in issued) else latest.checked_on
