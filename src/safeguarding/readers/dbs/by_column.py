"""The short way for rows without a doubt in them: most rows of most registers, read by column.

A workforce has few distinct dates, roles and levels, so whatever differs is judged once, by the same functions that read
single rows, and no row is looked at by itself. Whatever has the least doubt (a second row of a person, a date with a
problem, an unknown level) is left to the way row by row, which gives the same answer to any row, only later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set as AbstractSet
from itertools import repeat
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
from safeguarding.records import Record, maker_of
from safeguarding.tables.bodies import Cells as Texts, TableBody
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
_MAKE: Mapping[str, Callable[[Cells], Any]] = {"posts": post, "certificates": certificate_values}
_DEFAULT_POST = Post()
_DEFAULT_POSTS = (_DEFAULT_POST,)
# each different cell has been read, and so looked at, before anybody is made of it
_person, _certificate = maker_of(Person), maker_of(Certificate)


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
        """What stands in each row in turn; for a row in doubt it means nothing."""
        if not self.fields:
            return repeat(self.read[()])
        return map(self.read.get, zip(*map(columns.__getitem__, self.fields), strict=True))


class _Attributes(dict[Texts, dict[str, Any]]):
    """The attributes that cells side by side stand for; made once for all rows that have them."""

    def __init__(self, make: Callable[[Texts], dict[str, Any]]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, texts: Texts) -> dict[str, Any]:
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
        self._others = [
            (part.kept_in, Group.of(reader, part.fields, part.make))
            for part in PARTS
            if part.name not in _VARIED and not self._fields.isdisjoint(field.field for field in part.fields)
        ]
        groups = (*self._shared.values(), *(group for _, group in self._others))
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

    def people(self) -> Iterator[Person | None]:
        """The person of every row in turn; None for a row with a doubt."""
        days = {part: self._days_of(part) for part in _VARIED}
        for start in range(0, len(self.body), _AT_ONCE):
            columns = self.body.part(start, start + _AT_ONCE)
            yield from self._people(columns, {part: found(columns) for part, found in days.items()}, start)

    def _people(
        self, columns: _Columns, attributes: Mapping[str, Iterable[dict[str, Any]]], start: int
    ) -> Iterator[Person | None]:
        rows = zip(
            map(cleaned, columns["reference"]),
            self._names(columns),
            map(str.strip, columns["number"]),
            self._shared["posts"].by_row(columns),
            attributes["posts"],
            attributes["certificates"],
            attributes["own"],
            self._other_records(columns),
            strict=False,
        )
        doubtful = self.doubtful
        for position, (reference, name, digits, with_post, held, issued, own, others) in enumerate(rows, start):
            if position in doubtful:
                yield None
                continue
            certificate = _certificate(number=CertificateNumber(digits), **issued)
            posts = _DEFAULT_POSTS if with_post is None else (with_post,)
            if held and any(held.values()):
                posts = (attrs.evolve(posts[0], **held),)
            yield _person(
                reference=reference,
                name=PersonName(name),
                posts=posts,
                certificates=(certificate, *others.pop("certificates", ())) if others else (certificate,),
                **own,
                **others,
            )

    def _names(self, columns: _Columns) -> Iterable[str]:
        several = [
            map(cleaned, columns[field]) if field in self._fields else repeat("", len(columns["reference"]))
            for field in NAME_FIELDS
        ]
        return several[0] if self._fields.isdisjoint(NAME_FIELDS[1:]) else map(name_of, *several)

    def _days_of(self, part: str) -> Callable[[_Columns], Iterable[dict[str, Any]]]:
        """What finds the attributes that rows give of a part; those of a row with a doubt mean nothing."""
        shared = None if part == "posts" else self._shared[part]
        fields = () if shared is None else shared.fields
        days = [(field.attribute, field.field) for field in _VARIED[part] if field.field in self._days]
        if not days:
            return lambda columns: repeat({}) if shared is None else shared.by_row(columns)
        names, found_days, width = [name for name, _ in days], [self._days[field] for _, field in days], len(fields)

        def made(texts: Texts) -> dict[str, Any]:
            found = {} if shared is None else dict(shared.read.get(texts[:width], {}))
            for name, column, text in zip(names, found_days, texts[width:], strict=True):
                found[name] = column[text].on
            return found

        known, wanted = _Attributes(made), (*fields, *(field for _, field in days))
        return lambda columns: map(known.__getitem__, zip(*map(columns.__getitem__, wanted), strict=True))

    def _other_records(self, columns: _Columns) -> Iterable[dict[str, Any]]:
        """What else each row holds, by the person's field."""
        if not self._others:
            return repeat({})
        names = [name for name, _ in self._others]
        return (
            {name: (record,) for name, record in zip(names, records, strict=True) if record is not None}
            for records in zip(*(group.by_row(columns) for _, group in self._others), strict=False)
        )

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


def _is_sure(field: RegisterField, cell: DateCell) -> bool:
    if cell.on is None:
        return field.field not in NEEDED and cell.state is CellState.BLANK
    return not cell.problem and cell.state is CellState.READ and cell.on >= field.earliest
