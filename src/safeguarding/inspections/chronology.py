"""Dates of an inspection that stand in an impossible order."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date

import attrs

from safeguarding.dates.ranges import DateRange
from safeguarding.dates.words import printed_date
from safeguarding.errors import InvalidRecordError
from safeguarding.inspections.conflicts import Conflict
from safeguarding.inspections.records import Inspection
from safeguarding.sources import Certainty, Source

ORDER_OF_EVENTS = Source(
    title="The order of events",
    certainty=Certainty.ESTABLISHED,
    checked_on=date(2026, 11, 23),
    note="a report follows its inspection; holds in all 167 SIF reports and all 271 ILACS rows examined",
)


def chronology_conflicts(inspection: Inspection, *, known_by: date | None = None) -> tuple[Conflict, ...]:
    """What is impossible in the order of an inspection's dates.

    A visit ends before the report is received and published, visits do not overlap, and nothing lies after the day
    of the document that tells of it. Several reasons against one date are one conflict.

    Args:
        inspection: The record, as stated.
        known_by: The date of the document in which the facts stand, where there is one.

    Examples:
        >>> from safeguarding.inspections.examples import YORK
        >>> [conflict.rule for conflict in chronology_conflicts(YORK, known_by=date(2016, 12, 7))]
        ['an inspection ends before its report is published', 'a document tells of nothing after its own date']
    """
    return (
        *(
            conflict
            for visit in inspection.visits
            if (conflict := _impossible_end(inspection, visit, known_by)) is not None
        ),
        *_reports_from_the_future(inspection, known_by),
        *_overlapping_visits(inspection),
    )


def _impossible_end(inspection: Inspection, visit: DateRange, known_by: date | None) -> Conflict | None:
    """The conflict of a visit that ends after something that must follow it."""
    followers = {
        "the report was received": inspection.received_on,
        "the report was published": inspection.published_on,
        "the document that states it was written": known_by,
    }
    broken = {event: on for event, on in followers.items() if on is not None and visit.ends_on > on}
    if not broken:
        return None
    reasons = " and ".join(f"after {event} ({printed_date(on)})" for event, on in broken.items())
    return Conflict(
        rule="an inspection ends before its report is published",
        explanation=f"The inspection of {inspection.authority} is said to end on {printed_date(visit.ends_on)}: {reasons}.",
        remedy=_nearest_possible_end(visit, min(broken.values())),
        source=ORDER_OF_EVENTS,
    )


def _nearest_possible_end(visit: DateRange, latest: date) -> str:
    """The same day of an earlier year, where that makes the visit possible: a wrong year is the commonest slip."""
    if visit.starts_on > latest:
        return _nearest_possible_visit(visit, latest)
    for year in range(min(visit.ends_on.year, latest.year), visit.starts_on.year - 1, -1):
        try:
            possible = DateRange(visit.starts_on, visit.ends_on.replace(year=year))
        except (InvalidRecordError, ValueError):
            continue
        if possible.ends_on <= latest:
            return (
                f"{printed_date(possible.ends_on)} would be possible: "
                f"{possible} is {possible.days} days, first and last included."
            )
    return f"An end on or before {printed_date(latest)} would be possible."


def _nearest_possible_visit(visit: DateRange, latest: date) -> str:
    """The same days of an earlier year: no other end could make a visit possible that starts too late."""
    is_over = (visit.ends_on.month, visit.ends_on.day) <= (latest.month, latest.day)
    back = visit.ends_on.year - latest.year + (not is_over)
    try:
        starts_on, ends_on = (day.replace(year=day.year - back) for day in (visit.starts_on, visit.ends_on))
    except ValueError:
        return f"An inspection that ends on or before {printed_date(latest)} would be possible."
    return f"{DateRange(starts_on, ends_on)} would be possible: the same days of an earlier year."


def _reports_from_the_future(inspection: Inspection, known_by: date | None) -> Iterator[Conflict]:
    for event, on in (("received", inspection.received_on), ("published", inspection.published_on)):
        if on is not None and known_by is not None and on > known_by:
            yield Conflict(
                rule="a document tells of nothing after its own date",
                explanation=(
                    f"The report on {inspection.authority} is said to be {event} on {printed_date(on)}, "
                    f"after the document that says so ({printed_date(known_by)})."
                ),
                remedy=f"A date on or before {printed_date(known_by)} would be possible.",
                source=ORDER_OF_EVENTS,
            )


def _overlapping_visits(inspection: Inspection) -> Iterator[Conflict]:
    for earlier, later in itertools.pairwise(sorted(inspection.visits)):
        if earlier.overlaps(later):
            yield Conflict(
                rule="the visits of an inspection do not overlap",
                explanation=f"Two visits to {inspection.authority} overlap: {earlier}, and {later}.",
                remedy="Check both ranges: one visit may be stated twice.",
                source=attrs.evolve(ORDER_OF_EVENTS, note="no published inspection has overlapping visits"),
            )
