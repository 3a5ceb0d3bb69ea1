"""The careful way: row by row, each doubt told. A person may have several rows, and several people one reference."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import attrs

from safeguarding.dbs.people import Person, Post
from safeguarding.faults import Severity
from safeguarding.registers.dbs_everybody import PersonRows
from safeguarding.registers.dbs_rows import RowReader
from safeguarding.registers.grids import Row
from safeguarding.registers.headers import Header

_TOTAL = re.compile(
    r"(?:grand |sub|sub-|overall )?totals?\b|(?:count|sum|average)\b(?! of)|end of (?:report|list)\b|page [0-9]"
)
_NO_REFERENCE = "no staff reference"
_TOTAL_ROW = "a total or a note, not a person"
_HEADER_ROW = "the header again"


def _severity(reason: str) -> Severity:
    return Severity.ERROR if reason == _NO_REFERENCE else Severity.WARNING


def _not_a_person(row: Row, header: Header, reader: RowReader) -> str:
    """Why a row is nobody's; empty where it is somebody's."""
    reference = reader.text("reference")
    if reference and reader.text("number") and reader.text("issued") and row.cells != header.row.cells:
        return ""
    if row.cells == header.row.cells:
        return _HEADER_ROW
    filled = [cell.strip() for cell in row.cells if cell.strip()]
    first = filled[0].casefold()
    if _TOTAL.match(first) or (len(filled) == 1 and len(header.positions) > 1 and " " in first):
        return _TOTAL_ROW
    has_references = "reference" in header.positions
    return _NO_REFERENCE if has_references and not reference else ""


@attrs.define(repr=False)
class _Gathered:
    """A person as the rows so far tell it."""

    reference: str
    name: str = attrs.field(repr=False)
    rows: list[int] = attrs.field(factory=list)
    starts: date | None = None
    left: date | None = None
    risk_assessed: date | None = None
    records: list[tuple[str, object]] = attrs.field(factory=list)
    ended_posts: list[tuple[int, date]] = attrs.field(factory=list)
    going_on: int | None = None

    def add_post(self, post: Post, left_on: date | None, row: int) -> None:
        """Note a post, and whether its row says that the person has left."""
        if left_on is None:
            self.going_on = row
        else:
            self.ended_posts.append((len(self.records), left_on))
        self.records.append(("posts", post))

    def _still_here(self, row: int, reader: RowReader) -> None:
        """A leaving date beside a post without one ended that row's post: nobody who is still here is taken for gone."""
        reader.report_row(row, "another row of the person has a leaving date, this one has none", "taken as still here")
        self.left = None
        for place, left_on in self.ended_posts:
            post = self.records[place][1]
            if (
                isinstance(post, Post)
                and post.ends_on is None
                and (post.starts_on is None or post.starts_on <= left_on)
            ):
                self.records[place] = "posts", attrs.evolve(post, ends_on=left_on)

    def person(self, reader: RowReader) -> PersonRows:
        """The person, with their rows. The same record from two rows is one; a leaving date before the start is left out."""
        if self.left is not None and self.going_on is not None:
            self._still_here(self.going_on, reader)
        left_on = self.left
        if self.starts is not None and left_on is not None and left_on < self.starts:
            reader.report_row(self.rows[0], "left before the start", "the leaving date was left out")
            left_on = None
        fields: dict[str, Any] = {}
        for field, record in self.records:
            fields.setdefault(field, []).append(record)
        for field, several in fields.items():
            fields[field] = tuple(several) if len(several) == 1 else tuple(dict.fromkeys(several))
        person = Person(
            reference=self.reference,
            name=self.name,
            starts_on=self.starts,
            left_on=left_on,
            risk_assessed_on=self.risk_assessed,
            **fields,
        )
        return person, tuple(self.rows)


@attrs.define(repr=False)
class CarefulRows:
    """Rows read one by one into people.

    One reference with two names is two people: to give one the other's check would be worse than a false alarm.

    Attributes:
        reader: What reads each row, and gathers the problems.
        unread: The line numbers of the rows that became part of nobody.
        blank_rows: How many rows held nothing.
    """

    reader: RowReader
    unread: list[int] = attrs.field(factory=list, init=False)
    blank_rows: int = attrs.field(default=0, init=False)
    _people: dict[int, _Gathered] = attrs.field(factory=dict, init=False)
    _first: dict[str, _Gathered] = attrs.field(factory=dict, init=False)
    _namesakes: dict[tuple[str, str], _Gathered] = attrs.field(factory=dict, init=False)

    def add(self, position: int, row: Row) -> None:
        """Read a row: part of a person, unread with its reason, or blank."""
        if row.is_blank:
            self.blank_rows += 1
            return
        reader = self.reader
        reader.start(row)
        reason = _not_a_person(row, reader.header, reader)
        if reason:
            self.unread.append(row.number)
            reader.report("", reason, "not read as a person", _severity(reason))
        else:
            self._add_to_person(self._person(position, row), row)

    def people(self) -> dict[int, PersonRows]:
        """The people and the lines of their rows, by the position of the first row."""
        return {position: person.person(self.reader) for position, person in self._people.items()}

    def _add_to_person(self, person: _Gathered, row: Row) -> None:
        reader = self.reader
        person.rows.append(row.number)
        days = {field: reader.day(field) for field in _KEPT}
        for field, day in days.items():
            if day is not None:
                self._add_day(person, field, day)
        certificate, application = reader.certificate()
        records = person.records
        post = reader.post()
        if post is not None:
            person.add_post(post, days["left"], row.number)
        if certificate is not None:
            records.append(("certificates", certificate))
        if application is not None:
            records.append(("applications", application))
        for field, read in reader.others:
            record = read()
            if record is not None:
                records.append((field, record))

    def _person(self, position: int, row: Row) -> _Gathered:
        reference = self.reader.text("reference") or f"row {row.number}"
        name = self.reader.name()
        known = self._first.get(reference)
        if known is None:
            known = self._first[reference] = self._new(position, reference, name)
            return known
        if not name or known.name.casefold() == name.casefold():
            return known
        if not known.name:
            # rows without a name belong to whoever has the reference
            known.name = name
            return known
        key = (reference, name.casefold())
        if key not in self._namesakes:
            self.reader.report("reference", "one reference, two names", "read as another person")
            self._namesakes[key] = self._new(position, reference, name)
        return self._namesakes[key]

    def _new(self, position: int, reference: str, name: str) -> _Gathered:
        person = self._people[position] = _Gathered(reference, name)
        return person

    def _add_day(self, person: _Gathered, field: str, day: date) -> None:
        known = getattr(person, field)
        if known is None:
            setattr(person, field, day)
        elif known != day:
            which, choose = _KEPT[field]
            self.reader.report(field, "differs from an earlier row of the person", f"the {which} was kept")
            setattr(person, field, choose(known, day))


# of dates that differ, the one that can make nobody safer than they are
_KEPT: dict[str, tuple[str, Callable[[date, date], date]]] = {
    "starts": ("earlier", min),
    "left": ("later", max),
    "risk_assessed": ("later", max),
}
