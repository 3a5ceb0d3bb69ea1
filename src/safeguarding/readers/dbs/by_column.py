"""The short way for rows without a doubt in them: most rows of most registers, read by column.

A workforce has few distinct dates, roles and levels, so whatever differs is judged once, by the same functions that read
single rows, and no row is looked at by itself. Whatever has the least doubt (a second row of a person, a date with a
problem, an unknown level) is left to the way row by row, which gives the same answer to any row, only later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set as AbstractSet
from functools import cache, partial
from itertools import chain, compress, repeat
from operator import add
from typing import Any

import attrs

from safeguarding.dbs.certificate_numbers import LENGTH, CertificateNumber
from safeguarding.dbs.checks import Certificate
from safeguarding.dbs.people import Person, PersonName, Post
from safeguarding.readers.dbs.by_row import OWN_FIELDS
from safeguarding.readers.dbs.fields import FIELDS, RegisterField
from safeguarding.readers.dbs.further_columns import CONFIRMATION_FIELDS, is_further
from safeguarding.readers.dbs.records import FIELDS_OF, PARTS, certificate_values, post
from safeguarding.readers.dbs.words import NAME_FIELDS, name_of
from safeguarding.records import Record, like_of
from safeguarding.secrets import hidden_as
from safeguarding.tables.bodies import STANDS_AROUND, Cells as Texts, TableBody
from safeguarding.tables.guards import cleaned
from safeguarding.tables.row_readers import Cells, RowReader
from safeguarding.tables.spreadsheet_dates import CellState, DateCell

_Columns = Mapping[str, Sequence[str]]
_AT_ONCE = 2_000
"""How many people are made from cells at once: the texts of a long register are never all there as Python's."""

NEEDED = ("reference", "number", "issued")
"""A row without one of them has a doubt, and one with all of them is a person's."""

# their days and numbers differ from row to row, so that each column is read by itself
_VARIED: Mapping[str, Sequence[RegisterField]] = {
    "own": OWN_FIELDS,
    "posts": FIELDS_OF["posts"],
    "certificates": tuple(field for field in FIELDS_OF["certificates"] if field.field not in CONFIRMATION_FIELDS),
}
_DEFAULT_POST = Post()


def _posts(found: Post | None, days: Mapping[str, Any]) -> tuple[Post, ...]:
    known = found or _DEFAULT_POST
    return (attrs.evolve(known, **days) if any(days.values()) else known,)


_MAKE: Mapping[str, Callable[[Cells], Any]] = {"posts": post, "certificates": certificate_values}
# with the days beside it, everything that the record checks together is there, and is checked once for all rows alike
_WITH_DAYS: Mapping[str, Callable[[Any, Mapping[str, Any]], Any]] = {
    "own": lambda values, days: Person(reference="-", **values, **days),
    "posts": _posts,
    "certificates": lambda values, days: Certificate(**values, **days),
}
# what differs from row to row has been looked at by column
_certificate, _person = like_of(Certificate, "number"), cache(partial(like_of, Person))


@attrs.frozen(eq=False)
class Group(Record):
    """What a table holds in some columns side by side, each that differs read once.

    Attributes:
        fields: The columns, of those that the table has.
        read: What stands for what, without the cells that are in doubt.
        doubtful: The positions of the rows whose cells are in doubt.
    """

    fields: tuple[str, ...]
    read: Mapping[Texts, Any] = attrs.field(repr=False)
    doubtful: frozenset[int] = attrs.field(repr=False)

    @classmethod
    def of(cls, reader: RowReader, fields: Iterable[RegisterField], make: Callable[[Cells], Any]) -> Group:
        """The group of a table's columns."""
        body = reader.table.body
        present = tuple(field.field for field in fields if field.field in reader.table.header.positions)
        differing = body.distinct(*present) if present else frozenset({()})
        read: dict[Texts, Any] = {}
        for texts in differing:
            cells = Cells(dict(zip(present, map(cleaned, texts), strict=True)), reader.columns, reader.looked)
            made = make(cells)
            if not cells.doubts:
                read[texts] = made
        return cls(present, read, frozenset(body.positions_of(differing - read.keys(), *present)))

    def by_row(self, columns: _Columns) -> Iterable[Any]:
        """What stands in each row in turn, of rows without a doubt."""
        return map(self.read.__getitem__, zip(*map(columns.__getitem__, self.fields), strict=True))


class _Known(dict[Texts, Any]):
    """What cells side by side stand for; made once for all rows that have them."""

    def __init__(self, make: Callable[[Texts], Any]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, texts: Texts) -> Any:  # noqa: ANN401 - whatever is made
        made = self[texts] = self._make(texts)
        return made


class PeopleByColumn:
    """The rows of a register that have no doubt in them, and the people that they are.

    Args:
        reader: The reader of the register, whose table has the columns that are needed.

    Attributes:
        doubtful: The positions of the rows that are left to the way row by row.
    """

    def __init__(self, reader: RowReader) -> None:
        header = reader.table.header
        self.body: TableBody = reader.table.body
        self._fields = frozenset(header.positions)
        dates = [field for field in FIELDS if field.holds_dates and field.field in self._fields]
        self._days: dict[str, dict[str, DateCell]] = {
            field.field: {text: reader.looked[field.field].read(cleaned(text)) for text in self._texts(reader, field)}
            for field in dates
        }
        self._shared = {
            part: Group.of(reader, _shared(fields), _MAKE.get(part) or _values(fields))
            for part, fields in _VARIED.items()
        }
        self._others = {
            part.kept_in: Group.of(reader, part.fields, _several(part.make))
            for part in PARTS
            if part.name not in _VARIED and not self._fields.isdisjoint(field.field for field in part.fields)
        }
        groups = (*self._shared.values(), *self._others.values())
        doubtful = frozenset(
            {
                *self.body.ragged(),
                *self.body.not_single("reference"),
                *self.body.positions_of([(header.row.cells[header.positions["reference"]],)], "reference"),
                *self.body.not_digits("number", LENGTH),
                *(each for field in dates for each in self.body.positions_of(self._doubts(field), field.field)),
                *(each for field in CONFIRMATION_FIELDS & self._fields for each in self._filled(field)),
                *(
                    each
                    for field in dates
                    for first in field.not_before
                    for each in self._disordered(first, field.field)
                ),
                *(each for group in groups for each in group.doubtful),
            }
        )

        second = next(
            (each for each in sorted(doubtful) if reader.is_other_header(self.body.row(each))), len(self.body)
        )
        self.doubtful: frozenset[int] = doubtful | frozenset(range(second, len(self.body)))

    @classmethod
    def of(cls, reader: RowReader) -> PeopleByColumn | None:
        """The rows of a table without a doubt; None where it lacks a column without which every row has one."""
        fields = reader.table.header.positions.keys()
        return cls(reader) if fields >= set(NEEDED) and not any(map(is_further, fields)) else None

    @staticmethod
    def _texts(reader: RowReader, field: RegisterField) -> Iterable[str]:
        texts: Iterable[str] = reader.looked[field.field].texts
        return texts

    @property
    def lines(self) -> Sequence[int]:
        """The line of every row without a doubt."""
        lines, doubtful = self.body.numbers, self.doubtful
        return [line for k, line in enumerate(lines) if k not in doubtful] if doubtful else lines

    def people(self) -> Iterator[Person]:
        """The person of every row without a doubt."""
        found = {part: self._found(part) for part in _VARIED}
        others = {field: group.by_row for field, group in self._others.items()}
        entry = others.pop("certificates", None)
        like = _person("reference", "name", "posts", "certificates", *others)
        references, numbers, names = self._cleaned("reference"), self._cleaned("number"), self._names()

        def made(columns: _Columns) -> Iterator[Person]:
            hidden = hidden_as(CertificateNumber, numbers(columns))
            several = zip(map(_certificate, found["certificates"](columns), hidden), strict=False)
            return map(
                like,
                *(found["own"](columns), references(columns), hidden_as(PersonName, names(columns))),
                *(found["posts"](columns), several if entry is None else map(add, several, entry(columns))),
                *(other(columns) for other in others.values()),
            )

        return chain.from_iterable(map(made, self._sure_rows()))

    def _sure_rows(self) -> Iterator[_Columns]:
        """The cells of the rows without a doubt, some at a time."""
        start, doubtful = 0, self.doubtful
        for columns in self.body.parts(_AT_ONCE):
            places = range(start, start := start + len(columns["reference"]))
            if doubtful.isdisjoint(places):
                yield columns
            else:
                is_sure = [place not in doubtful for place in places]
                yield {field: [*compress(cells, is_sure)] for field, cells in columns.items()}

    def _cleaned(self, field: str) -> Callable[[_Columns], Sequence[str]]:
        """What gives the cells of a column cleaned; in most, nothing stands around any of them."""
        if field not in self._fields:
            return lambda columns: [""] * len(columns["reference"])
        if self.body.has(field, STANDS_AROUND):
            return lambda columns: [*map(cleaned, columns[field])]
        return lambda columns: columns[field]

    def _names(self) -> Callable[[_Columns], Sequence[str]]:
        whole, *parts = map(self._cleaned, NAME_FIELDS)
        if self._fields.isdisjoint(NAME_FIELDS[1:]):
            return whole
        return lambda columns: [*map(name_of, whole(columns), *(part(columns) for part in parts))]

    def _found(self, part: str) -> Callable[[_Columns], Iterable[Any]]:
        """What finds what the cells of a part stand for, in rows without a doubt."""
        shared = self._shared[part]
        days = [(field.attribute, field.field) for field in _VARIED[part] if field.field in self._days]
        wanted, width = (*shared.fields, *(field for _, field in days)), len(shared.fields)

        def made(texts: Texts) -> Any:  # noqa: ANN401 - whatever the part is made into
            on = {name: self._days[field][text].on for (name, field), text in zip(days, texts[width:], strict=True)}
            return _WITH_DAYS[part](shared.read[texts[:width]], on)

        known = _Known(made)
        if not wanted:
            return lambda _: repeat(known[()])
        return lambda columns: map(known.__getitem__, zip(*map(columns.__getitem__, wanted), strict=True))

    def watched(self, numbers: AbstractSet[CertificateNumber]) -> Callable[[Person], bool]:
        """Whether somebody else may have the certificate number of a person without a doubt.

        Args:
            numbers: Those of everybody in whose rows there is a doubt.
        """
        repeated = self.body.repeated("number")
        digits = (each for each in repeated if len(each) == LENGTH and each.isascii() and each.isdigit())
        several = numbers | set(map(CertificateNumber, digits))
        return lambda person: not several.isdisjoint(each.number for each in person.certificates)

    def _doubts(self, field: RegisterField) -> list[Texts]:
        """The cells of a date column that are no day without a doubt, nor blank where that may be."""
        return [(text,) for text, cell in self._days[field.field].items() if not _is_sure(field, cell)]

    def _filled(self, field: str) -> Sequence[int]:
        """The rows in which a column that few registers fill holds something."""
        return self.body.positions_of([texts for texts in self.body.distinct(field) if texts[0].strip()], field)

    def _disordered(self, first: str, then: str) -> Sequence[int]:
        """The rows whose day in one column is after that in another, which cannot be."""
        if first not in self._days:
            return []
        wrong: list[Texts] = []
        for one, other in self.body.distinct(first, then):
            first_on, then_on = self._days[first][one].on, self._days[then][other].on
            if first_on is not None and then_on is not None and then_on < first_on:
                wrong.append((one, other))
        return self.body.positions_of(wrong, first, then)


def _shared(fields: Iterable[RegisterField]) -> Iterator[RegisterField]:
    """The columns of a part whose cells are the same in many rows: all but days and certificate numbers."""
    return (field for field in fields if not field.holds_dates and field.field not in NEEDED)


def _values(fields: Iterable[RegisterField]) -> Callable[[Cells], dict[str, Any]]:
    named = [(field.attribute, field.field) for field in _shared(fields) if field.attribute]
    return lambda cells: {attribute: cells[field] for attribute, field in named}


def _several(make: Callable[[Cells], object | None]) -> Callable[[Cells], tuple[object, ...]]:
    def made(cells: Cells) -> tuple[object, ...]:
        record = make(cells)
        return () if record is None else (record,)

    return made


def _is_sure(field: RegisterField, cell: DateCell) -> bool:
    if cell.on is None:
        return field.field not in NEEDED and cell.state is CellState.BLANK
    return not cell.problem and cell.state is CellState.READ and cell.on >= field.earliest
