"""The short way for rows with nothing unusual in them: most rows of most registers.

It works by column. A workforce has few distinct dates, roles and levels, so every distinct cell is judged once, and
no row is looked at by itself. Whatever has the least doubt (a second row of a person, a date with a problem, an
unknown level) is left to the careful reader, which gives the same answer to a plain row, only later.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

import attrs

from safeguarding.dbs.certificate_numbers import LENGTH, CertificateNumber
from safeguarding.dbs.checks import FIRST_ISSUE, Certificate
from safeguarding.dbs.levels import Level
from safeguarding.dbs.people import Person, Post
from safeguarding.registers.dbs_rows import GUARDS, NAME_FIELDS, POST_FIELDS, RowReader, cleaned, name_of
from safeguarding.registers.grids import Row
from safeguarding.registers.headers import Header
from safeguarding.registers.spreadsheet_dates import CellState, DateCell, DateColumn

_SHARED_FIELDS = (*POST_FIELDS, "level", "workforce")
_DAYS = ("issued", "starts", "left", "risk_assessed", "entry_issued")
_NEEDED = frozenset({"reference", "number", "issued"})
_PLAIN_FIELDS = _NEEDED.union(NAME_FIELDS, _DAYS, _SHARED_FIELDS)
_DEFAULT_POSTS = (Post(),)

Columns = Mapping[str, Sequence[str]]
_Shared = tuple[tuple[Post, ...], Level | None]
Value = TypeVar("Value", bound=Hashable)


@attrs.frozen(kw_only=True, eq=False)
class PlainRows:
    """The rows that are plain, and the person that each of them is.

    Attributes:
        columns: The cells of every column that the reader knows, by field, as they stand in the file.
        references: The references, cleaned.
        days: What the distinct cells of each date column hold.
        shared: The posts and the level of what many rows have alike.
        doubtful: The positions of the rows that are not plain.
    """

    columns: Columns = attrs.field(repr=False)
    references: Sequence[str] = attrs.field(repr=False)
    days: Mapping[str, Mapping[str, DateCell]] = attrs.field(repr=False)
    shared: Mapping[tuple[str, ...], _Shared] = attrs.field(repr=False)
    doubtful: frozenset[int] = attrs.field(repr=False)

    @classmethod
    def none_of(cls, columns: Columns) -> PlainRows:
        """No row taken for plain."""
        everything = frozenset(range(len(columns["issued"])))
        return cls(columns=columns, references=(), days={}, shared={}, doubtful=everything)

    @classmethod
    def of(cls, columns: Columns, reader: RowReader) -> PlainRows:
        """The plain rows among these: none where the table lacks what makes a row plain."""
        if not columns.keys() >= _NEEDED:
            return cls.none_of(columns)
        days = {field: _days(reader.date_columns[field]) for field in _DAYS if field in columns}
        keys = _shared_keys(columns)
        shared = _shared(set(keys), reader)
        references = _cleaned_column(columns["reference"])
        doubtful = {
            *_where(references, _repeated(references) | {"", reader.header.title("reference")}),
            *_doubtful_numbers(columns["number"]),
            *_where(keys, set(keys) - shared.keys()),
            *(position for field in days for position in _where(columns[field], _doubtful_days(field, days[field]))),
            *_filled(columns[field] for field in columns.keys() - _PLAIN_FIELDS),
            *_left_too_early(columns, days),
        }
        return cls(columns=columns, references=references, days=days, shared=shared, doubtful=frozenset(doubtful))

    def short_years(self, field: str) -> int:
        """How many cells of a column were read with a two-digit year in plain rows."""
        short = {text for text, cell in self.days.get(field, {}).items() if cell.is_short_year}
        return sum(position not in self.doubtful for position in _where(self.columns[field], short))

    def person(self, position: int) -> Person:
        """The person of a plain row."""
        columns = self.columns
        posts, level = self.shared[tuple([columns[field][position] for field in _SHARED_FIELDS if field in columns])]
        days = {field: cells[columns[field][position]].on for field, cells in self.days.items()}
        number = CertificateNumber(columns["number"][position].strip())
        certificate = Certificate(number=number, level=level, issued_on=days["issued"])
        first_on = days.get("entry_issued")
        return Person(
            reference=self.references[position],
            name=name_of(*(cleaned(columns[field][position]) if field in columns else "" for field in NAME_FIELDS)),
            posts=posts,
            certificates=(certificate,) if first_on is None else (certificate, Certificate(issued_on=first_on)),
            starts_on=days.get("starts"),
            left_on=days.get("left"),
            risk_assessed_on=days.get("risk_assessed"),
        )


def _where(column: Sequence[Value], doubtful: set[Value]) -> list[int]:
    """The positions of doubtful cells."""
    if not doubtful or doubtful.isdisjoint(column):
        return []
    return [position for position, each in enumerate(column) if each in doubtful]


def _filled(columns: Iterable[Sequence[str]]) -> Iterator[int]:
    for column in columns:
        yield from _where(column, {cell for cell in set(column) if cell.strip()})


def _cleaned_column(column: Iterable[str]) -> list[str]:
    stripped = list(map(str.strip, column))
    together = "\n".join(stripped)
    # the signs that need more than stripping are rare, and one look through the whole column finds them
    return list(map(cleaned, stripped)) if any(sign in together for sign in GUARDS) else stripped


def _repeated(texts: Collection[str]) -> set[str]:
    if len(set(texts)) == len(texts):
        return set()
    return {text for text, count in Counter(texts).items() if count > 1}


def _doubtful_numbers(column: Sequence[str]) -> list[int]:
    together = "".join(column)
    # cells of twelve signs each that are together nothing but digits are all plain, and most columns are so
    if set(map(len, column)) <= {LENGTH} and together.isascii() and together.isdigit():
        return []
    return [position for position, cell in enumerate(column) if not _is_number(cell.strip())]


def _is_number(text: str) -> bool:
    return len(text) == LENGTH and text.isascii() and text.isdigit()


def _days(dates: DateColumn) -> dict[str, DateCell]:
    return {text: dates.look_up(cleaned(text)) for text in dates.distinct}


def _doubtful_days(field: str, days: Mapping[str, DateCell]) -> set[str]:
    earliest = FIRST_ISSUE if field in {"issued", "entry_issued"} else date.min
    return {text for text, cell in days.items() if not _is_plain(cell, earliest, may_be_blank=field != "issued")}


def _is_plain(cell: DateCell, earliest: date, *, may_be_blank: bool) -> bool:
    if cell.on is None:
        return may_be_blank and cell.state is CellState.BLANK
    return not cell.problem and cell.state is CellState.READ and cell.on >= earliest


def _left_too_early(columns: Columns, days: Mapping[str, Mapping[str, DateCell]]) -> list[int]:
    if not days.keys() >= {"starts", "left"}:
        return []
    pairs = list(zip(columns["starts"], columns["left"], strict=True))
    early: set[tuple[str, str]] = set()
    for starts, left in set(pairs):
        starts_on, left_on = days["starts"][starts].on, days["left"][left].on
        if starts_on is not None and left_on is not None and left_on < starts_on:
            early.add((starts, left))
    return _where(pairs, early)


def _shared_keys(columns: Columns) -> list[tuple[str, ...]]:
    several = [columns[field] for field in _SHARED_FIELDS if field in columns]
    return list(zip(*several, strict=True)) if several else [()] * len(columns["reference"])


def _shared(keys: Iterable[tuple[str, ...]], reader: RowReader) -> dict[tuple[str, ...], _Shared]:
    """The posts and the level of each key that the careful reader has no doubt about."""
    fields = tuple(field for field in _SHARED_FIELDS if field in reader.header.positions)
    header = Header(row=Row(0, fields), positions={field: k for k, field in enumerate(fields)}, faults=())
    known: dict[tuple[str, ...], _Shared] = {}
    for key in keys:
        # a reader of its own for each, so that what it finds wrong is not told twice
        columns = {field: attrs.evolve(column, short_years=0) for field, column in reader.date_columns.items()}
        apart = RowReader(header=header, date_columns=columns)
        apart.start(Row(0, key))
        post, level = apart.post(), apart.level("level")
        if not apart.problems and not any(column.short_years for column in columns.values()):
            known[key] = (_DEFAULT_POSTS if post is None else (post,)), level
    return known
