"""Rows of the standard safeguarding dataset, joined by their numbers into cases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from safeguarding.faults import Fault, Severity
from safeguarding.readers.childrens_files.ssd import SsdRow, SsdTables
from safeguarding.records import Record
from safeguarding.timescales.episodes import Episode

Made = Iterator[Episode | Fault | None]
"""A case, why there is none, or None where nothing was asked for."""


@attrs.frozen(kw_only=True)
class CareInTables(Record):
    """A period of care.

    Attributes:
        key: Its number; kept out of the repr.
        rows: Its rows.
        ended_on: The day it ended; None while it goes on.
    """

    key: str = attrs.field(repr=False)
    rows: tuple[SsdRow, ...]
    ended_on: date | None = None


def care_in(tables: SsdTables) -> Iterator[CareInTables | Fault]:
    """The periods of care, each told by its own number, or why one cannot be told."""
    periods: dict[str, list[SsdRow]] = {}
    for row in tables.of("cla_episodes"):
        periods.setdefault(row.key, []).append(row)
    for key, rows in periods.items():
        if len({each.day("began") for each in rows}) > 1:
            yield refused_row(rows[0], "two days on which the same period of care began")
            continue
        ends = [each.day("ended") for each in rows]
        ended = None if any(each is None for each in ends) else max(each for each in ends if each is not None)
        yield CareInTables(key=key, rows=tuple(rows), ended_on=ended)


def refused_row(row: SsdRow, problem: str) -> Fault:
    """Why a row gives no case."""
    return Fault(place=row.place, problem=problem, remedy="look it up in the record", severity=Severity.WARNING)


def joined_rows(tables: SsdTables, name: str) -> dict[str, list[SsdRow]]:
    """The rows of a table by the number of what they belong to."""
    joined: dict[str, list[SsdRow]] = {}
    for row in tables.of(name):
        joined.setdefault(row.of, []).append(row)
    return joined


def ssd_case(
    row: SsdRow,
    done: Iterable[date],
    ended: date | None,
    held_from: date | None,
    doubted: Iterable[SsdRow] = (),
    *,
    born: date | None = None,
) -> Episode | Fault:
    """A case, unless a day that it rests on cannot be read, or its days cannot be true together."""
    began = row.day("began")
    if began is None:
        return refused_row(row, "no day from which it is counted")
    if row.unread or any(each.unread for each in doubted):
        return refused_row(row, "a day of it, or of what belongs to it, cannot be read")
    if ended is not None and ended < began:
        return refused_row(row, "it ended before it began")
    days = sorted(done)
    known_from = held_from if held_from is not None and began < held_from else None
    return Episode(
        reference=row.child, started_on=began, done_on=days, ended_on=ended, born_on=born, known_from=known_from
    )


def days_held(several: Iterable[SsdRow]) -> list[date]:
    """The days on which something was held."""
    return [day for each in several if (day := each.day("held")) is not None]
