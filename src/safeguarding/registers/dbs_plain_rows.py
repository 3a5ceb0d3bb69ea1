"""The short way for rows with nothing unusual in them: most rows of most registers.

It works by column. A workforce has few distinct dates, roles and levels, so every distinct cell is judged once, and
no row is looked at by itself. Whatever has the least doubt (a second row of a person, a date with a problem, an
unknown level) is left to the careful reader, which gives the same answer to a plain row, only later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import repeat

import attrs

from safeguarding.dbs.certificate_numbers import LENGTH, CertificateNumber
from safeguarding.dbs.checks import FIRST_ISSUE, Certificate
from safeguarding.dbs.levels import Level
from safeguarding.dbs.people import Person, Post
from safeguarding.registers.bodies import Cells, TableBody
from safeguarding.registers.dbs_rows import RowReader
from safeguarding.registers.dbs_words import NAME_FIELDS, name_of
from safeguarding.registers.grids import Row
from safeguarding.registers.guards import cleaned
from safeguarding.registers.headers import Header
from safeguarding.registers.spreadsheet_dates import CellState, DateCell, DateColumn

_ALIKE = ("role", "required", "requires_check", "level", "workforce")
_DAYS = ("issued", "starts", "left", "risk_assessed", "entry_issued")
_POST_DAYS = ("post_starts", "post_ends")
_SPANS = (("starts", "left"), _POST_DAYS, ("entry_issued", "issued"))
_NEEDED = frozenset({"reference", "number", "issued"})
_PLAIN_FIELDS = _NEEDED.union(NAME_FIELDS, _DAYS, _POST_DAYS, _ALIKE)

_Shared = tuple[Post, Level | None]
_PostsAndLevel = tuple[tuple[Post], Level | None]


@attrs.frozen(kw_only=True, eq=False)
class PlainRows:
    """The rows that are plain, and the people that they are.

    Attributes:
        body: The table's body.
        fields: The columns that the table has.
        days: What the distinct cells of each date column hold.
        shared: The posts and the level of what many rows have alike.
        doubtful: The positions of the rows that are not plain.
    """

    body: TableBody = attrs.field(repr=False)
    fields: frozenset[str]
    days: Mapping[str, Mapping[str, DateCell]] = attrs.field(repr=False)
    shared: Mapping[Cells, _Shared] = attrs.field(repr=False)
    doubtful: frozenset[int] = attrs.field(repr=False)

    @classmethod
    def none_of(cls, body: TableBody, reader: RowReader) -> PlainRows:
        """No row taken for plain."""
        fields = frozenset(reader.header.positions)
        return cls(body=body, fields=fields, days={}, shared={}, doubtful=frozenset(range(len(body))))

    @classmethod
    def of(cls, body: TableBody, reader: RowReader) -> PlainRows:
        """The plain rows among these: none where the table lacks what makes a row plain."""
        header = reader.header
        fields = frozenset(header.positions)
        if not fields >= _NEEDED:
            return cls.none_of(body, reader)
        days = {
            field: _days(body, field, reader.date_columns[field]) for field in (*_DAYS, *_POST_DAYS) if field in fields
        }
        alike = [field for field in _ALIKE if field in fields]
        keys = body.distinct(*alike) if alike else frozenset({()})
        shared = _shared(keys, reader)
        doubtful = {
            *body.not_single("reference"),
            *body.positions_of([(header.row.cells[header.positions["reference"]],)], "reference"),
            *body.not_digits("number", LENGTH),
            *(body.positions_of(keys - shared.keys(), *alike) if alike else ()),
            *(each for field in days for each in body.positions_of(_doubtful_days(field, days[field]), field)),
            *(each for field in fields - _PLAIN_FIELDS for each in _filled(body, field)),
            *(each for span in _SPANS for each in _ended_too_early(body, days, *span)),
        }
        return cls(body=body, fields=fields, days=days, shared=shared, doubtful=frozenset(doubtful))

    def short_years(self, field: str) -> int:
        """How many cells of a column were read with a two-digit year in plain rows."""
        short = [(text,) for text, cell in self.days.get(field, {}).items() if cell.is_short_year]
        return sum(position not in self.doubtful for position in self.body.positions_of(short, field))

    def people(self) -> Iterator[Person | None]:
        """The person of every row in turn; None for a row that is not plain."""
        if not self.days:
            yield from repeat(None, len(self.body))
            return
        posts: dict[Cells, _PostsAndLevel] = {}
        rows = zip(
            self._side_by_side(self._post_fields),
            map(cleaned, self.body.cells("reference")),
            map(name_of, *(map(cleaned, self._column(field)) for field in NAME_FIELDS)),
            map(str.strip, self.body.cells("number")),
            *(self._days_of(field) for field in _DAYS),
            strict=True,
        )
        for position, (key, *cells) in enumerate(rows):
            if position in self.doubtful:
                yield None
                continue
            if key not in posts:
                posts[key] = self._posts_and_level(key)
            yield _person(posts[key], *cells)

    def _column(self, field: str) -> Sequence[str]:
        return self.body.cells(field) if field in self.fields else [""] * len(self.body)

    @property
    def _post_fields(self) -> list[str]:
        return [field for field in (*_ALIKE, *_POST_DAYS) if field in self.fields]

    def _side_by_side(self, fields: Sequence[str]) -> Iterable[Cells]:
        return zip(*map(self.body.cells, fields), strict=True) if fields else repeat((), len(self.body))

    def _posts_and_level(self, key: Cells) -> _PostsAndLevel:
        """The posts and the level of a plain row, by its cells in the columns of a post."""
        texts = dict(zip(self._post_fields, key, strict=True))
        post, level = self.shared[tuple(texts[field] for field in _ALIKE if field in texts)]
        starts_on, ends_on = (self.days[field][texts[field]].on if field in texts else None for field in _POST_DAYS)
        return (attrs.evolve(post, starts_on=starts_on, ends_on=ends_on),), level

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


def _ended_too_early(
    body: TableBody, days: Mapping[str, Mapping[str, DateCell]], starts: str, ends: str
) -> Sequence[int]:
    if not days.keys() >= {starts, ends}:
        return []
    early: list[Cells] = []
    for start, end in body.distinct(starts, ends):
        starts_on, ends_on = days[starts][start].on, days[ends][end].on
        if starts_on is not None and ends_on is not None and ends_on < starts_on:
            early.append((start, end))
    return body.positions_of(early, starts, ends)


def _shared(keys: Iterable[Cells], reader: RowReader) -> dict[Cells, _Shared]:
    """The posts and the level of each key that the careful reader has no doubt about."""
    fields = tuple(field for field in _ALIKE if field in reader.header.positions)
    header = Header(row=Row(0, fields), positions={field: k for k, field in enumerate(fields)}, faults=())
    known: dict[Cells, _Shared] = {}
    for key in keys:
        # a reader of its own for each, so that what it finds wrong is not told twice
        apart = RowReader(header=header, date_columns={})
        apart.start(Row(0, key))
        post, level = apart.post(), apart.level("level")
        if not apart.problems:
            known[key] = post or Post(), level
    return known


def _person(  # noqa: PLR0917 - one argument for each column
    posts_and_level: _PostsAndLevel,
    reference: str,
    name: str,
    number: str,
    issued_on: date | None,
    starts_on: date | None,
    left_on: date | None,
    risk_assessed_on: date | None,
    first_on: date | None,
) -> Person:
    posts, level = posts_and_level
    certificate = Certificate(number=CertificateNumber(number), level=level, issued_on=issued_on)
    return Person(
        reference=reference,
        name=name,
        posts=posts,
        certificates=(certificate,) if first_on is None else (certificate, Certificate(issued_on=first_on)),
        starts_on=starts_on,
        left_on=left_on,
        risk_assessed_on=risk_assessed_on,
    )
