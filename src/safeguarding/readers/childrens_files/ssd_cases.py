"""The cases that tables of the standard safeguarding dataset give for the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from safeguarding.errors import InvalidRecordError
from safeguarding.faults import Fault, Severity
from safeguarding.readers.childrens_files.cin_cases import CasesOfCensus
from safeguarding.readers.childrens_files.ssd import SsdRow, SsdTables
from safeguarding.timescales.episodes import Episode

_Made = Iterator[Episode | Fault | None]
"""A case, why there is none, or None where nothing was asked for."""
_LOCAL = "the kinds of its health checks are a council's own words: which is the first assessment cannot be told"


def ssd_cases(tables: SsdTables, rule: str, *, held_from: date | None) -> CasesOfCensus:
    """The cases of a rule.

    Args:
        tables: The tables.
        rule: ``single_assessment``, ``icpc``, ``review_conferences`` or ``looked_after_reviews``.
        held_from: The first day from which the dataset holds everything (it reaches back six years); None where it
            holds all. What was done before is not called undone.

    Raises:
        InvalidRecordError: for another rule, and where a table that it needs is not there.

    Examples:
        >>> plan = SsdRow(table="cp_plans", key="7", days=[("began", date(2024, 1, 8))])
        >>> held = SsdRow(table="cp_reviews", of="7", days=[("held", date(2024, 3, 28))])
        >>> tables = SsdTables(rows=[plan, held], tables=("cp_plans", "cp_reviews"))
        >>> ssd_cases(tables, "review_conferences", held_from=None).cases[0].done_on
        (datetime.date(2024, 3, 28),)
    """
    if rule not in _MAKERS:
        why = _LOCAL if rule in ("iha", "health_assessments") else f"no cases of {rule} are made of it"
        raise InvalidRecordError(f"the dataset: {why}", remedy=f"it has those of {', '.join(_MAKERS)}")
    needed, make = _MAKERS[rule]
    absent = [each for each in needed if each not in tables.tables]
    if absent:
        remedy = "an absent table says nothing of what was done"
        raise InvalidRecordError(f"no table ssd_{absent[0]}, which {rule} needs", remedy=remedy)
    made = list(make(tables, held_from))
    return CasesOfCensus(
        cases=[each for each in made if isinstance(each, Episode)],
        refused=[each for each in made if isinstance(each, Fault)],
        not_required=sum(each is None for each in made),
    )


def _refused(row: SsdRow, problem: str) -> Fault:
    return Fault(place=row.place, problem=problem, remedy="look it up in the record", severity=Severity.WARNING)


def _joined(tables: SsdTables, name: str) -> dict[str, list[SsdRow]]:
    joined: dict[str, list[SsdRow]] = {}
    for row in tables.of(name):
        joined.setdefault(row.of, []).append(row)
    return joined


def _case(
    row: SsdRow, done: Iterable[date], ended: date | None, held_from: date | None, doubted: Iterable[SsdRow] = ()
) -> Episode | Fault:
    """A case, unless a day that it rests on cannot be read, or its days cannot be true together."""
    began = row.day("began")
    if began is None:
        return _refused(row, "no day from which it is counted")
    if row.unread or any(each.unread for each in doubted):
        return _refused(row, "a day of it, or of what belongs to it, cannot be read")
    if ended is not None and ended < began:
        return _refused(row, "it ended before it began")
    days = sorted(done)
    known_from = held_from if held_from is not None and began < held_from else None
    return Episode(reference=row.child, started_on=began, done_on=days, ended_on=ended, known_from=known_from)


def _assessments(tables: SsdTables, held_from: date | None) -> _Made:
    of = _joined(tables, "cin_assessments")
    for row in tables.of("cin_episodes"):
        several = sorted(of.get(row.key, ()), key=lambda each: each.day("began") or date.max)
        if not several and row.flag("no_action") is not False:
            yield None if row.flag("no_action") else _refused(row, "whether an assessment was asked for is not told")
            continue
        done = [day for each in several[:1] if (day := each.day("ended")) is not None]
        yield _case(row, done, row.day("ended"), held_from, several)


def _conferences(tables: SsdTables, held_from: date | None) -> _Made:
    of = _joined(tables, "initial_cp_conference")
    for row in tables.of("s47_enquiry"):
        several = [each for each in of.get(row.key, ()) if not each.flag("transferred")]
        days = sorted(day for each in several if (day := each.day("held")) is not None)
        if not days and row.flag("no_action"):
            yield None
        elif not days:
            # an enquiry may end in other ways than in a conference
            yield _refused(row, "no conference is held, and whether one was required is not told")
        else:
            yield _case(row, days[:1], None, held_from, several)


def _plans(tables: SsdTables, held_from: date | None) -> _Made:
    of = _joined(tables, "cp_reviews")
    for row in tables.of("cp_plans"):
        if row.flag("of_another"):
            yield None
            continue
        several = of.get(row.key, [])
        yield _case(row, _held(several), row.day("ended"), held_from, several)


def _care(tables: SsdTables, held_from: date | None) -> _Made:
    of = _joined(tables, "cla_reviews")
    periods: dict[str, list[SsdRow]] = {}
    for row in tables.of("cla_episodes"):
        periods.setdefault(row.key, []).append(row)
    for key, rows in periods.items():
        first = rows[0]
        if len({each.day("began") for each in rows}) > 1:
            yield _refused(first, "two days on which the same period of care began")
            continue
        ends = [each.day("ended") for each in rows]
        ended = None if any(each is None for each in ends) else max(each for each in ends if each is not None)
        several = [each for each in of.get(key, ()) if not each.flag("cancelled")]
        yield _case(first, _held(several), ended, held_from, [*rows, *several])


def _held(several: Iterable[SsdRow]) -> list[date]:
    return [day for each in several if (day := each.day("held")) is not None]


_MAKERS: dict[str, tuple[tuple[str, ...], Callable[[SsdTables, date | None], _Made]]] = {
    "single_assessment": (("cin_episodes", "cin_assessments"), _assessments),
    "icpc": (("s47_enquiry", "initial_cp_conference"), _conferences),
    "review_conferences": (("cp_plans", "cp_reviews"), _plans),
    "looked_after_reviews": (("cla_episodes", "cla_reviews"), _care),
}
