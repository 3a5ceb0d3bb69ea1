"""The short way for rows with nothing unusual in them: most rows of most registers.

Whatever has the least doubt (a second row of a person, a date with a problem, an unknown level) is left to the careful
reader, which gives the same answer to a plain row, only later.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date

import attrs

from safeguarding.dbs.certificate_numbers import LENGTH, CertificateNumber
from safeguarding.dbs.checks import FIRST_ISSUE, Certificate
from safeguarding.dbs.levels import Level
from safeguarding.dbs.people import Person, Post
from safeguarding.registers.dbs_rows import POST_FIELDS, RowReader
from safeguarding.registers.grids import Row
from safeguarding.registers.spreadsheet_dates import CellState, DateCell

_LEVEL_FIELDS = ("level", "workforce")
_NAME_FIELDS = ("name", "forename", "surname")
_DAYS = ("issued", "starts", "left", "risk_assessed", "entry_issued")
_PLAIN_FIELDS = frozenset({"reference", "number", *_NAME_FIELDS, *_DAYS, *POST_FIELDS, *_LEVEL_FIELDS})
_PLAIN_STATES = (CellState.READ, CellState.BLANK)
_DEFAULT_POSTS = (Post(),)
_GUARDS = ("'", "\ufeff")

Cells = tuple[str, ...]
_Shared = tuple[tuple[Post, ...], Level | None]


@attrs.define(kw_only=True)
class PlainRows:
    """Reads plain rows, and declines all others.

    Attributes:
        reader: The careful reader, whose posts and levels are used once it knows them.
        once: The references that stand in one row only.
        reference: The position of the reference.
        number: The position of the certificate number.
        names: The positions of the name's columns.
        days: The date columns: position, and how a cell of it is looked up; issue date first.
        shared: The positions of what many people have alike: posts and levels.
        blank: The positions of columns that a plain row leaves blank.
        width: How many cells a whole row has.
    """

    reader: RowReader
    once: frozenset[str]
    reference: int
    number: int
    names: tuple[int, ...]
    days: tuple[tuple[str, int, Callable[[str], DateCell]], ...]
    shared: tuple[int, ...]
    blank: tuple[int, ...]
    width: int
    _known: dict[Cells, _Shared] = attrs.field(factory=dict, init=False)

    @classmethod
    def of(cls, rows: Iterable[Row], reader: RowReader) -> PlainRows | None:
        """The reader of the plain rows among these; None where the table lacks what makes a row plain."""
        positions = reader.header.positions
        if not {"reference", "number"} <= positions.keys():
            return None
        position = positions["reference"]
        # without the apostrophe that guards a formula's sign, as the careful reader reads it
        counts = Counter(row.cells[position].strip().removeprefix("'") for row in rows if position < len(row.cells))
        return cls(
            reader=reader,
            once=frozenset(reference for reference, count in counts.items() if count == 1 and reference),
            reference=position,
            number=positions["number"],
            names=tuple(positions[field] for field in _NAME_FIELDS if field in positions),
            days=tuple(
                (field, positions[field], reader.date_columns[field].look_up) for field in _DAYS if field in positions
            ),
            shared=tuple(positions[field] for field in (*POST_FIELDS, *_LEVEL_FIELDS) if field in positions),
            blank=tuple(position for field, position in positions.items() if field not in _PLAIN_FIELDS),
            width=max(positions.values()) + 1,
        )

    def person(self, row: Row) -> Person | None:
        """The person of a plain row; None for any other row."""
        cells = row.cells
        if len(cells) < self.width:
            return None
        for position in self.blank:
            if cells[position].strip():
                return None
        reference, number = cells[self.reference].strip(), cells[self.number].strip()
        name = self._name(cells)
        is_number = len(number) == LENGTH and number.isascii() and number.isdigit()
        if reference not in self.once or not is_number or name[:1] in _GUARDS or reference[0] in _GUARDS:
            return None
        days = self._dates(cells)
        shared = self._shared(cells)
        if days is None or shared is None:
            return None
        return _person(reference, name, CertificateNumber(number), days, shared)

    def _name(self, cells: Cells) -> str:
        if len(self.names) == 1:
            return cells[self.names[0]].strip()
        parts = [part for position in self.names if (part := cells[position].strip())]
        # a whole name beside its parts is for the careful reader
        return " ".join(parts) if len(self.names) < len(_NAME_FIELDS) else _GUARDS[0]

    def _dates(self, cells: Cells) -> dict[str, date] | None:
        """The dates of a row, by field; None where one of them has a problem."""
        days: dict[str, date] = {}
        for field, position, look_up in self.days:
            cell = look_up(cells[position].strip())
            if cell.problem or cell.is_short_year or cell.state not in _PLAIN_STATES:
                return None
            if cell.on is not None:
                days[field] = cell.on
        return days

    def _shared(self, cells: Cells) -> _Shared | None:
        """The posts and the level of a row, as the careful reader has read them before; None where it has not."""
        key = tuple([cells[position] for position in self.shared])
        known = self._known.get(key)
        if known is None:
            known = self._from_reader(cells)
            if known is not None:
                self._known[key] = known
        return known

    def _from_reader(self, cells: Cells) -> _Shared | None:
        positions = self.reader.header.positions

        def text(field: str) -> str | None:
            return cells[positions[field]].strip() if field in positions else None

        post_key = tuple(map(text, POST_FIELDS))
        level_key = (text("level") or "", text("workforce") or "")
        post = self.reader.known_posts.get(post_key)
        level = self.reader.known_levels.get(level_key)
        if (post is None and any(post_key)) or (level is None and any(level_key)):
            return None
        return (_DEFAULT_POSTS if post is None else (post,)), level


def _person(
    reference: str, name: str, number: CertificateNumber, days: dict[str, date], shared: _Shared
) -> Person | None:
    issued_on, first_on = days.get("issued"), days.get("entry_issued")
    starts_on, left_on = days.get("starts"), days.get("left")
    if issued_on is None or issued_on < FIRST_ISSUE or (first_on is not None and first_on < FIRST_ISSUE):
        return None
    if left_on is not None and starts_on is not None and left_on < starts_on:
        return None
    posts, level = shared
    certificate = Certificate(number=number, level=level, issued_on=issued_on)
    return Person(
        reference=reference,
        name=name,
        posts=posts,
        certificates=(certificate,) if first_on is None else (certificate, Certificate(issued_on=first_on)),
        starts_on=starts_on,
        left_on=left_on,
        risk_assessed_on=days.get("risk_assessed"),
    )
