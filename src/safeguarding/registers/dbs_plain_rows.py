"""The short way for rows with nothing unusual in them: most rows of most registers.

It works by column. A workforce has few distinct dates, roles and levels, so whatever differs is judged once, and no
row is looked at by itself. Whatever has the least doubt (a second row of a person, a date with a problem, an unknown
level) is left to the careful reader, which gives the same answer to a plain row, only later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import repeat
from typing import Any

import attrs

from safeguarding.dbs.certificate_numbers import LENGTH, CertificateNumber
from safeguarding.dbs.checks import FIRST_ISSUE, Certificate
from safeguarding.dbs.levels import Level
from safeguarding.dbs.people import Person, Post
from safeguarding.records import Record
from safeguarding.registers.bodies import Cells, TableBody
from safeguarding.registers.dbs_groups import Group
from safeguarding.registers.dbs_rows import RowReader
from safeguarding.registers.dbs_words import NAME_FIELDS, name_of
from safeguarding.registers.guards import cleaned
from safeguarding.registers.spreadsheet_dates import CellState, DateCell, DateColumn

_NEEDED = frozenset({"reference", "number", "issued"})
_DAYS = ("issued", "submitted", "seen", "starts", "left", "risk_assessed", "entry_issued", "post_starts", "post_ends")
# the second of each pair is not before the first
_IN_ORDER = (
    *(("starts", "left"), ("post_starts", "post_ends")),
    *(("submitted", "issued"), ("issued", "seen"), ("entry_issued", "issued")),
)
_POST = ("role", "required", "requires_check")
_LEVEL = ("level", "workforce")

_OTHERS: Mapping[str, tuple[tuple[str, ...], Callable[[RowReader], object | None]]] = {
    "status_checks": (("status_checked", "status_result"), RowReader.status_check),
    "subscriptions": (("subscribed", "subscription_starts", "subscription_ends"), RowReader.subscription),
    "applications": (("applied", "applied_level", "withdrawn"), RowReader.application),
    "absences": (("absence_starts", "absence_ends"), RowReader.absence),
    "breaks": (("break_starts", "break_ends"), RowReader.break_in_service),
}
"""What else a row may hold, by the person's field: its columns, and how they are read."""

_PLAIN_FIELDS = _NEEDED.union(NAME_FIELDS, _DAYS, _POST, _LEVEL, *(fields for fields, _ in _OTHERS.values()))


@attrs.frozen(kw_only=True, eq=False)
class PlainRows(Record):
    """The rows that are plain, and the people that they are.

    Attributes:
        body: The table's body.
        fields: The columns that the table has.
        days: What the distinct cells of each date column hold.
        posts: The posts, their days aside.
        levels: The levels of the certificates.
        others: What else rows hold, by the person's field.
        doubtful: The positions of the rows that are not plain.
    """

    body: TableBody = attrs.field(repr=False)
    fields: frozenset[str]
    days: Mapping[str, Mapping[str, DateCell]] = attrs.field(repr=False)
    posts: Group[Post] = attrs.field(repr=False)
    levels: Group[Level] = attrs.field(repr=False)
    others: Mapping[str, Group[object]] = attrs.field(repr=False)
    doubtful: frozenset[int] = attrs.field(repr=False)

    @classmethod
    def of(cls, body: TableBody, reader: RowReader) -> PlainRows | None:
        """The plain rows of a table; None where it lacks a column without which no row is plain."""
        header = reader.header
        fields = frozenset(header.positions)
        if not fields >= _NEEDED:
            return None
        days = {field: _days(body, field, reader.date_columns[field]) for field in _DAYS if field in fields}
        posts = Group[Post].of(body, reader, _POST, RowReader.post)
        levels = Group[Level].of(body, reader, _LEVEL, lambda apart: apart.level("level"))
        others = {
            name: Group[object].of(body, reader, several, read)
            for name, (several, read) in _OTHERS.items()
            if not fields.isdisjoint(several)
        }
        doubtful = {
            *body.not_single("reference"),
            *body.positions_of([(header.row.cells[header.positions["reference"]],)], "reference"),
            *body.not_digits("number", LENGTH),
            *(each for field in days for each in body.positions_of(_doubtful_days(field, days[field]), field)),
            *(each for pair in _IN_ORDER for each in _out_of_order(body, days, *pair)),
            *posts.doubtful,
            *levels.doubtful,
            *(each for group in others.values() for each in group.doubtful),
            *(each for field in fields - _PLAIN_FIELDS for each in _filled(body, field)),
        }
        return cls(
            body=body,
            fields=fields,
            days=days,
            posts=posts,
            levels=levels,
            others=others,
            doubtful=frozenset(doubtful),
        )

    def short_years(self, field: str) -> int:
        """How many cells of a column were read with a two-digit year in plain rows."""
        short = [(text,) for text, cell in self.days.get(field, {}).items() if cell.is_short_year]
        return sum(position not in self.doubtful for position in self.body.positions_of(short, field))

    def people(self) -> Iterator[Person | None]:
        """The person of every row in turn; None for a row that is not plain."""
        body = self.body
        rows = zip(
            self._other_records(),
            map(cleaned, body.cells("reference")),
            map(name_of, *(map(cleaned, self._column(field)) for field in NAME_FIELDS)),
            map(str.strip, body.cells("number")),
            self.posts.by_row(body),
            self.levels.by_row(body),
            *(self._days_of(field) for field in _DAYS),
            strict=True,
        )
        for position, cells in enumerate(rows):
            yield None if position in self.doubtful else _person(*cells)

    def _column(self, field: str) -> Sequence[str]:
        return self.body.cells(field) if field in self.fields else [""] * len(self.body)

    def _other_records(self) -> Iterator[dict[str, Any]]:
        """What else each row holds, by the person's field."""
        if not self.others:
            yield from repeat({}, len(self.body))
            return
        names = tuple(self.others)
        for records in zip(*(group.by_row(self.body) for group in self.others.values()), strict=True):
            yield {name: (record,) for name, record in zip(names, records, strict=True) if record is not None}

    def _days_of(self, field: str) -> Iterable[date | None]:
        """The day of every row in a column; that of a row that is not plain means nothing."""
        known = self.days.get(field)
        if known is None:
            return repeat(None, len(self.body))
        return map({text: cell.on for text, cell in known.items()}.__getitem__, self.body.cells(field))


def _days(body: TableBody, field: str, dates: DateColumn) -> dict[str, DateCell]:
    return {text: dates.look_up(cleaned(text)) for (text,) in body.distinct(field)}


def _doubtful_days(field: str, days: Mapping[str, DateCell]) -> list[Cells]:
    earliest = FIRST_ISSUE if field in {"issued", "entry_issued"} else date.min
    return [(text,) for text, cell in days.items() if not _is_plain(cell, earliest, may_be_blank=field != "issued")]


def _is_plain(cell: DateCell, earliest: date, *, may_be_blank: bool) -> bool:
    if cell.on is None:
        return may_be_blank and cell.state is CellState.BLANK
    return not cell.problem and cell.state is CellState.READ and cell.on >= earliest


def _filled(body: TableBody, field: str) -> Sequence[int]:
    return body.positions_of([(cell,) for (cell,) in body.distinct(field) if cell.strip()], field)


def _out_of_order(body: TableBody, days: Mapping[str, Mapping[str, DateCell]], first: str, then: str) -> Sequence[int]:
    if not days.keys() >= {first, then}:
        return []
    wrong: list[Cells] = []
    for one, other in body.distinct(first, then):
        first_on, then_on = days[first][one].on, days[then][other].on
        if first_on is not None and then_on is not None and then_on < first_on:
            wrong.append((one, other))
    return body.positions_of(wrong, first, then)


_DEFAULT_POST = Post()
_DEFAULT_POSTS = (_DEFAULT_POST,)


def _person(  # noqa: PLR0917 - one argument for each column
    others: dict[str, Any],
    reference: str,
    name: str,
    number: str,
    post: Post | None,
    level: Level | None,
    issued_on: date | None,
    submitted_on: date | None,
    seen_on: date | None,
    starts_on: date | None,
    left_on: date | None,
    risk_assessed_on: date | None,
    first_on: date | None,
    post_starts_on: date | None,
    post_ends_on: date | None,
) -> Person:
    certificate = Certificate(
        number=CertificateNumber(number), level=level, issued_on=issued_on, submitted_on=submitted_on, seen_on=seen_on
    )
    posts = _DEFAULT_POSTS if post is None else (post,)
    if post_starts_on is not None or post_ends_on is not None:
        posts = (attrs.evolve(post or _DEFAULT_POST, starts_on=post_starts_on, ends_on=post_ends_on),)
    return Person(
        reference=reference,
        name=name,
        posts=posts,
        certificates=(certificate,) if first_on is None else (certificate, Certificate(issued_on=first_on)),
        starts_on=starts_on,
        left_on=left_on,
        risk_assessed_on=risk_assessed_on,
        **others,
    )
