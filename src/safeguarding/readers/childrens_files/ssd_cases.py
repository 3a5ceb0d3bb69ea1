"""The cases that tables of the standard safeguarding dataset give for the rules."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.faults import Fault
from safeguarding.readers.childrens_files.cin_cases import CasesOfCensus
from safeguarding.readers.childrens_files.ssd import SsdRow, SsdTables
from safeguarding.readers.childrens_files.ssd_joins import Made, care_in, days_held, joined_rows, refused_row, ssd_case
from safeguarding.readers.childrens_files.ssd_visits import (
    first_health_assessments,
    health_assessments,
    need_visits,
    placement_visits,
    plan_visits,
)
from safeguarding.timescales.episodes import Episode


def ssd_cases(tables: SsdTables, rule: str, *, held_from: date | None) -> CasesOfCensus:
    """The cases of a rule.

    Args:
        tables: The tables.
        rule: ``single_assessment``, ``icpc``, ``review_conferences``, ``looked_after_reviews``, ``placement_visits``,
            ``iha``, ``health_assessments``; or the id of a council's own rule of visits: ``cp_visit``, ``cin_visit``.
        held_from: The first day from which the dataset holds everything (it reaches back six years); None where it
            holds all. What was done before is not called undone.

    Raises:
        InvalidRecordError: for another rule, and where a table that it needs is not there.

    Examples:
        >>> from safeguarding.readers.childrens_files.ssd import SsdRow
        >>> plan = SsdRow(table="cp_plans", key="7", days=[("began", date(2024, 1, 8))])
        >>> held = SsdRow(table="cp_reviews", of="7", days=[("held", date(2024, 3, 28))])
        >>> tables = SsdTables(rows=[plan, held], tables=("cp_plans", "cp_reviews"))
        >>> ssd_cases(tables, "review_conferences", held_from=None).cases[0].done_on
        (datetime.date(2024, 3, 28),)
    """
    if rule not in SSD_RULES:
        why = _NOT_HELD.get(rule, f"no cases of {rule} are made of it")
        raise InvalidRecordError(f"the dataset: {why}", remedy=f"it has those of {', '.join(SSD_RULES)}")
    needed, make = SSD_RULES[rule]
    absent = [each for each in needed if each not in tables.tables]
    if absent:
        remedy = "an absent table says nothing of what was done"
        raise InvalidRecordError(f"no table ssd_{absent[0]}, which {rule} needs", remedy=remedy)
    if rule in _JOINED and len(tables.of(needed[0])) >= _SEVERAL and not tables.of(needed[1]):
        # of so many something was done: it was not exported, and everybody would be overdue
        raise InvalidRecordError(
            f"ssd_{needed[1]} has no rows, so what was done is not known", remedy="check the export"
        )
    made = list(make(tables, held_from))
    stray = _of_none(tables, *needed[:2]) if rule in _JOINED else []
    perhaps = [day for row in stray for _, day in row.days]
    return CasesOfCensus(
        cases=[
            attrs.evolve(each, perhaps_on=perhaps) if perhaps else each for each in made if isinstance(each, Episode)
        ],
        refused=[
            *(each for each in made if isinstance(each, Fault)),
            *(refused_row(each, "it belongs to nothing that is in the tables, and may be anybody's") for each in stray),
        ],
        not_required=sum(each is None for each in made),
    )


def _of_none(tables: SsdTables, whole: str, parts: str) -> list[SsdRow]:
    """The rows of a table that belong to none of another's."""
    keys = {row.key for row in tables.of(whole)}
    return [row for row in tables.of(parts) if row.of not in keys]


def _assessments(tables: SsdTables, held_from: date | None) -> Made:
    of = joined_rows(tables, "cin_assessments")
    for row in tables.of("cin_episodes"):
        several = sorted(of.get(row.key, ()), key=lambda each: each.day("began") or date.max)
        if not several and row.flag("no_action") is not False:
            yield None if row.flag("no_action") else refused_row(row, "whether an assessment was asked for is not told")
            continue
        done = [day for each in several[:1] if (day := each.day("ended")) is not None]
        yield ssd_case(row, done, row.day("ended"), held_from, several)


def _conferences(tables: SsdTables, held_from: date | None) -> Made:
    of = joined_rows(tables, "initial_cp_conference")
    for row in tables.of("s47_enquiry"):
        several = [each for each in of.get(row.key, ()) if not each.flag("transferred")]
        days = sorted(day for each in several if (day := each.day("held")) is not None)
        if not days and row.flag("no_action"):
            yield None
        elif not days:
            # an enquiry may end in other ways than in a conference
            yield refused_row(row, "no conference is held, and whether one was required is not told")
        else:
            yield ssd_case(row, days[:1], None, held_from, several)


def _plans(tables: SsdTables, held_from: date | None) -> Made:
    of = joined_rows(tables, "cp_reviews")
    for row in tables.of("cp_plans"):
        if row.flag("of_another"):
            yield None
            continue
        several = of.get(row.key, [])
        yield ssd_case(row, days_held(several), row.day("ended"), held_from, several)


def _care(tables: SsdTables, held_from: date | None) -> Made:
    of = joined_rows(tables, "cla_reviews")
    for period in care_in(tables):
        if isinstance(period, Fault):
            yield period
            continue
        several = [each for each in of.get(period.key, ()) if not each.flag("cancelled")]
        yield ssd_case(period.rows[0], days_held(several), period.ended_on, held_from, [*period.rows, *several])


SSD_RULES: dict[str, tuple[tuple[str, ...], Callable[[SsdTables, date | None], Made]]] = {
    "single_assessment": (("cin_episodes", "cin_assessments"), _assessments),
    "icpc": (("s47_enquiry", "initial_cp_conference"), _conferences),
    "review_conferences": (("cp_plans", "cp_reviews"), _plans),
    "looked_after_reviews": (("cla_episodes", "cla_reviews"), _care),
    "placement_visits": (("cla_placement", "cla_visits"), placement_visits),
    "cla_visit_first": (("cla_placement", "cla_visits"), placement_visits),
    "iha": (("cla_episodes", "cla_health"), first_health_assessments),
    "health_assessments": (("cla_episodes", "cla_health", "person"), health_assessments),
    "cp_visit": (("cp_plans", "cp_visits"), plan_visits),
    "cin_visit": (("cin_plans", "cin_visits"), need_visits),
}
"""The tables that the cases of a rule, or of a course, need, and what makes them."""

_SEVERAL = 10
_JOINED = frozenset({"single_assessment", "review_conferences", "looked_after_reviews"})
"""Those of which the second table says what was done, each row with the number of what it belongs to."""
_NOT_HELD = {
    "return_interview": "it has no day of a return interview, only whether one was offered",
    "permanent_placement_visits": "whether a placement is to last to 18 is not in it: ask for placement_visits",
}
