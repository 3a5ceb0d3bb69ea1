"""Visits and health assessments that tables of the standard safeguarding dataset hold.

A visit at which the child was not seen is counted neither as made nor as not made: which it is, is for the council to say.
Kinds of health checks are a council's own words; what is not understood among them gives no case.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from datetime import date

from safeguarding.faults import Fault
from safeguarding.readers.childrens_files.ssd import SsdRow, SsdTables
from safeguarding.readers.childrens_files.ssd_joins import (
    CareInTables,
    Made,
    care_in,
    days_held,
    joined_rows,
    refused_row,
    ssd_case,
)
from safeguarding.texts import phrases
from safeguarding.timescales.episodes import Episode

_ASSESSMENTS = frozenset(
    phrases(
        "health assessment | initial health assessment | review health assessment | iha | rha | initial ha | review ha"
        " | health assessment initial | health assessment review | first health assessment | cla health assessment"
        " | lac health assessment | annual health assessment | six monthly health assessment"
    )
)
_OTHER_CHECKS = ("dental", "dentist", "teeth", "optic", "eye", "vision", "immunis", "vaccin", "sdq", "strengths")
_REVIEWS = ("review", "rha", "annual", "six monthly")
_DONE, _NOT_DONE = (
    frozenset({"completed", "complete", "done"}),
    frozenset({"planned", "refused", "cancelled", "canceled"}),
)
_UNSEEN = "at a visit in it the child was not seen: whether it counts is not settled"


def placement_visits(tables: SsdTables, held_from: date | None) -> Made:
    """The visits in each placement: a placement starts the visits afresh, and ends them when it ends."""
    visits, of_care = joined_rows(tables, "cla_visits"), joined_rows(tables, "cla_placement")
    for key, several in of_care.items():
        placements = sorted(several, key=lambda each: each.day("began") or date.min)
        for place, following in itertools.zip_longest(placements, placements[1:]):
            yield _in_placement(place, following, visits.get(key, []), held_from)


def _in_placement(
    place: SsdRow, following: SsdRow | None, visits: Sequence[SsdRow], held_from: date | None
) -> Episode | Fault:
    began, ended = place.day("began"), place.day("ended")
    next_began = None if following is None else following.day("began")
    if began is None or place.unread or (following is not None and next_began is None):
        return refused_row(place, "a day on which it, or the placement after it, began or ended cannot be read")
    if ended is None and next_began is not None:
        return refused_row(place, "no day on which it ended, and another placement follows")
    if ended is not None and next_began is not None and next_began < ended:
        return refused_row(place, "the placement after it began before it ended: in which a visit was made is not told")
    inside = _within(visits, began, ended)
    if following is not None and any(day == next_began for day in days_held(inside)):
        return refused_row(place, "a visit on the day of the move: in which placement it was made is not told")
    return _visited(place, ended, inside, held_from)


def _visited(row: SsdRow, ended: date | None, visits: Sequence[SsdRow], held_from: date | None) -> Episode | Fault:
    if any(each.flag("seen") is False for each in visits):
        return refused_row(row, _UNSEEN)
    return ssd_case(row, days_held(visits), ended, held_from, visits)


def _within(rows: Iterable[SsdRow], began: date | None, ended: date | None) -> list[SsdRow]:
    """The rows of a time; those whose day cannot be read may lie in it."""
    return [
        each
        for each in rows
        if (day := each.day("held")) is None or ((began is None or began <= day) and (ended is None or day <= ended))
    ]


def plan_visits(tables: SsdTables, held_from: date | None) -> Made:
    """The visits under each child protection plan, for a council's own rule of them."""
    visits = joined_rows(tables, "cp_visits")
    for row in tables.of("cp_plans"):
        if row.flag("of_another"):
            yield None
        else:
            yield _visited(row, row.day("ended"), visits.get(row.key, []), held_from)


def need_visits(tables: SsdTables, held_from: date | None) -> Made:
    """The visits under each plan of a child in need, told by the child and the day, for a council's own rule of them."""
    visits = _by_child(tables, "cin_visits")
    plans = _by_child(tables, "cin_plans")
    for row in tables.of("cin_plans"):
        began, ended = row.day("began"), row.day("ended")
        others = [each for each in plans[row.child] if each is not row]
        if any(_meet(row, other) for other in others):
            yield refused_row(row, "two plans of one child at one time: under which a visit was made is not told")
        else:
            yield _visited(row, ended, _within(visits.get(row.child, []), began, ended), held_from)


def _meet(one: SsdRow, other: SsdRow) -> bool:
    """Whether two plans may hold on one day."""
    first, second = (one.day("began") or date.min), (other.day("began") or date.min)
    return first <= (other.day("ended") or date.max) and second <= (one.day("ended") or date.max)


def _by_child(tables: SsdTables, name: str) -> dict[str, list[SsdRow]]:
    found: dict[str, list[SsdRow]] = {}
    for row in tables.of(name):
        found.setdefault(row.child, []).append(row)
    return found


def first_health_assessments(tables: SsdTables, held_from: date | None) -> Made:
    """The first health assessment in each period of care: the first that is completed in it."""
    return _health(tables, held_from, {}, is_first_alone=True)


def health_assessments(tables: SsdTables, held_from: date | None) -> Made:
    """All health assessments in each period of care, with the birthday on which the later ones turn."""
    born = {row.key: day for row in tables.of("person") if (day := row.day("born")) is not None}
    return _health(tables, held_from, born, is_first_alone=False)


def _health(tables: SsdTables, held_from: date | None, born: dict[str, date], *, is_first_alone: bool) -> Made:
    checks = _by_child(tables, "cla_health")
    for period in care_in(tables):
        if isinstance(period, Fault):
            yield period
            continue
        first = period.rows[0]
        inside = _within(checks.get(first.child, []), first.day("began"), period.ended_on)
        problem = _why_untold(inside, period, held_from)
        if problem:
            yield refused_row(first, problem)
            continue
        done = [each for each in inside if each.word("kind") in _ASSESSMENTS and each.word("status") in _DONE]
        days = sorted(days_held(done))
        birthday = born.get(first.child)
        began = first.day("began")
        if birthday is not None and began is not None and birthday > began:
            yield refused_row(first, "a birthday after care began")
            continue
        yield ssd_case(
            first,
            days[:1] if is_first_alone else days,
            period.ended_on,
            held_from,
            [*period.rows, *done],
            born=birthday,
        )


def _why_untold(checks: Sequence[SsdRow], period: CareInTables, held_from: date | None) -> str:
    """Why nothing can be said of the health assessments of a period of care; empty where something can."""
    assessments = []
    for each in checks:
        kind, status = each.word("kind"), each.word("status")
        if any(word in kind for word in _OTHER_CHECKS):
            continue
        if kind not in _ASSESSMENTS:
            return "a health check in it is of a kind that is not known, in the council's own words"
        if status not in _DONE | _NOT_DONE:
            return "whether a health assessment in it was completed is not told"
        if status in _DONE:
            assessments.append(each)
    dated = sorted((each for each in assessments if each.day("held")), key=lambda each: each.day("held") or date.min)
    began = period.rows[0].day("began")
    is_whole = held_from is None or (began is not None and began >= held_from)
    if dated and is_whole and any(dated[0].word("kind").startswith(word) for word in _REVIEWS):
        return "the first health assessment in it is called a review: an earlier one may not be in the tables"
    return ""
