"""Registers read row by row. A person may have several rows, and several people one reference."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property
from typing import Any

import attrs

from safeguarding.dbs.people import Person, Post
from safeguarding.faults import Severity
from safeguarding.readers.dbs.cells import is_leaver
from safeguarding.readers.dbs.fields import FIELDS, RegisterField
from safeguarding.readers.dbs.people import PersonRows
from safeguarding.readers.dbs.records import PARTS, further
from safeguarding.readers.dbs.words import NAME_FIELDS, name_of
from safeguarding.readers.references import lone_count, lone_heading, unlike
from safeguarding.tables.grids import Row
from safeguarding.tables.row_readers import Cells, RowReader
from safeguarding.tables.words import is_unsaid

OWN_FIELDS = tuple(
    field for field in FIELDS if field.attribute and not field.part and field.attribute not in {"reference", "name"}
)
"""What a person has besides a reference, a name and records: days of the employment."""


@attrs.define(repr=False)
class _Gathered:
    """What the rows so far say of a person."""

    reference: str
    name: str = attrs.field(repr=False)
    rows: list[int] = attrs.field(factory=list)
    own: dict[str, Any] = attrs.field(factory=dict)
    records: list[tuple[str, object]] = attrs.field(factory=list)
    ended_posts: list[tuple[int, date]] = attrs.field(factory=list)
    going_on: int | None = None
    is_leaver: bool = False

    def add_post(self, post: Post, left_on: date | None, row: int, *, is_leaver: bool) -> None:
        """Note a post, and whether its row says that the person has left."""
        if left_on is not None:
            self.ended_posts.append((len(self.records), left_on))
        elif not is_leaver:
            self.going_on = row
        self.records.append(("posts", post))

    def add_own(self, field: RegisterField, cells: Cells) -> None:
        """Note what a row says of the person; where rows differ, what can make nobody safer is kept."""
        value = cells[field.field]
        if value in {None, ""}:
            return
        known = self.own.setdefault(field.attribute, value)
        if known != value:
            which = "earlier" if field.keep is min else "later"
            cells.report(field.field, "differs from an earlier row of the person", f"the {which} was kept")
            self.own[field.attribute] = field.keep(known, value)

    def _still_here(self, row: int, reader: RowReader) -> None:
        """A leaving date beside a post without one ended that row's post: nobody who is still here is taken for gone."""
        says = (
            "has a leaving date, this one has none"
            if "left_on" in self.own
            else "says that they have left, this one not"
        )
        problem = f"another row of the person {says}"
        reader.report_row(row, problem, "taken as still here", severity=Severity.ERROR)
        self.is_leaver = False
        self.own.pop("left_on", None)
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
        own = self.own
        if ("left_on" in own or self.is_leaver) and self.going_on is not None:
            self._still_here(self.going_on, reader)
        if "left_on" in own and own["left_on"] < own.get("starts_on", date.min):
            problem, done = "left before the start", "the leaving date was left out"
            reader.report_row(self.rows[0], problem, done, severity=Severity.ERROR)
            del own["left_on"]
        own["is_leaver"] = self.is_leaver and "left_on" not in own
        fields: dict[str, Any] = {}
        for field, record in self.records:
            fields.setdefault(field, []).append(record)
        for field, several in fields.items():
            fields[field] = tuple(several) if len(several) == 1 else tuple(dict.fromkeys(several))
        return Person(reference=self.reference, name=self.name, **own, **fields), tuple(self.rows)


class PeopleByRow:
    """Rows read one by one into people.

    One reference with two names is two people: to give one the other's check would be worse than a false alarm.

    Args:
        reader: What reads each row, and gathers the problems.
    """

    def __init__(self, reader: RowReader) -> None:
        self.reader = reader
        self._people: dict[int, _Gathered] = {}
        self._first: dict[str, _Gathered] = {}
        self._namesakes: dict[tuple[str, str], _Gathered] = {}
        fields = reader.table.header.positions
        self._own = tuple(each for each in OWN_FIELDS if each.field in fields and each.attribute != "is_leaver")
        parts = (part for part in PARTS if any(each.field in fields for each in part.fields))
        self._parts = (*parts, *further(fields))

    def read(self, rows: Iterable[Row] | None = None) -> dict[int, PersonRows]:
        """The people of some rows, by default of all, and the lines of their rows; by the line of the first."""
        has_references = "reference" in self.reader.table.header.positions
        for cells in self.reader.records(rows):
            if has_references and not cells.text("reference"):
                self.reader.set_aside(cells.row, "no staff reference", severity=Severity.ERROR)
            elif has_references and not cells.text("number") and self._is_unlike(cells.text("reference")):
                self.reader.set_aside(cells.row, "a reference unlike all others", severity=Severity.ERROR)
            elif has_references and (reason := self._lone(cells)):
                self.reader.set_aside(cells.row, reason, severity=Severity.ERROR)
            else:
                self._add(self._person(cells), cells)
        return {line: person.person(self.reader) for line, person in self._people.items()}

    @cached_property
    def _is_unlike(self) -> Callable[[str], bool]:
        return unlike(self.reader.table.body.cells("reference"))

    def _lone(self, cells: Cells) -> str:
        """Why a reference with nothing beside it is none; empty where it may be one."""
        if sum(map(bool, map(str.strip, cells.row.cells))) > 1:
            return ""
        may_count, may_head = self._may_stand_alone
        reference = cells.text("reference")
        if may_count(reference):
            return "a number alone, unlike all references"
        return "a reference unlike all others" if may_head(reference) else ""

    @cached_property
    def _may_stand_alone(self) -> tuple[Callable[[str], bool], Callable[[str], bool]]:
        references = self.reader.table.body.cells("reference")
        return lone_count(references), lone_heading(references)

    def _add(self, person: _Gathered, cells: Cells) -> None:
        person.rows.append(cells.number)
        for field in self._own:
            person.add_own(field, cells)
        leaves = is_leaver(cells, "")
        person.is_leaver |= leaves
        for part in self._parts:
            record = part.make(cells)
            if isinstance(record, Post):
                person.add_post(record, cells["left"] or None, cells.number, is_leaver=leaves)
            elif record is not None:
                person.records.append((part.kept_in, record))

    def _person(self, cells: Cells) -> _Gathered:
        reference = cells.text("reference") or f"row {cells.number}"
        name = name_of(*map(cells.text, NAME_FIELDS))
        known = self._first.get(reference)
        if known is None:
            known = self._first[reference] = self._new(cells.number, reference, name)
            return known
        if not name and not known.name and is_unsaid(reference):
            # "n/a" is nobody's own: one person's check must not count for another
            cells.report("reference", "no reference of anybody's own, and no name", "read as another person")
            return self._new(cells.number, reference, name)
        if not name or known.name.casefold() == name.casefold():
            return known
        if not known.name:
            # rows without a name belong to whoever has the reference
            known.name = name
            return known
        key = (reference, name.casefold())
        if key not in self._namesakes:
            cells.report("reference", "one reference, two names", "read as another person")
            self._namesakes[key] = self._new(cells.number, reference, name)
        return self._namesakes[key]

    def _new(self, line: int, reference: str, name: str) -> _Gathered:
        person = self._people[line] = _Gathered(reference, name)
        return person
