"""A document as figure checking sees it: paragraphs, list entries and tables, each with its place."""

from __future__ import annotations

from bisect import bisect_right

import attrs

from safeguarding.labels import Labelled
from safeguarding.records import Record


class PassageKind(Labelled):
    """What a passage is to the reader."""

    PARAGRAPH = "paragraph"
    LIST_ENTRY = "list entry"
    TABLE = "table"


@attrs.frozen
class TextPlace(Record):
    """Where something stands in a document.

    Attributes:
        unit: What is counted: "line", "page", "paragraph".
        number: 1 for the first; 0 where the place is not known.
        row: The row of a table, the first being 1; 0 for what stands in no cell.
        cell: The cell in the row.

    Examples:
        >>> print(TextPlace("line", 41))
        line 41
        >>> print(TextPlace("page", 4, row=3, cell=2))
        page 4, row 3, cell 2
    """

    unit: str = ""
    number: int = 0
    row: int = attrs.field(default=0, kw_only=True)
    cell: int = attrs.field(default=0, kw_only=True)

    def __str__(self) -> str:
        parts = (
            f"{name} {number}" for name, number in ((self.unit, self.number), ("row", self.row), ("cell", self.cell))
        )
        return ", ".join(part for part, number in zip(parts, (self.number, self.row, self.cell), strict=True) if number)


NO_PLACE = TextPlace()
"""A place that is not known."""


@attrs.frozen(kw_only=True)
class Passage(Record):
    """A paragraph, an entry of a list, or a table.

    Attributes:
        kind: Which of them.
        text: The words of a paragraph or an entry, on one line, the entry's bullet or number left out.
        place: Where it starts.
        number: The printed number of a list entry: "7", "7."; empty for a bullet.
        rows: The rows of a table, each with its cells.
        breaks: Where in the text, or at which row of a table, another line or page begins, and its place.

    Examples:
        >>> print(Passage(text="Of the 139 seen:", place=TextPlace("line", 41)).place_of(7))
        line 41
    """

    kind: PassageKind = PassageKind.PARAGRAPH
    text: str = attrs.field(default="", repr=False)
    place: TextPlace = NO_PLACE
    number: str = ""
    rows: tuple[tuple[str, ...], ...] = attrs.field(default=(), repr=False)
    breaks: tuple[tuple[int, TextPlace], ...] = attrs.field(default=(), repr=False)

    def is_of_list(self, entry: Passage) -> bool:
        """Whether this is an entry of the same list as another: both with bullets, or both with numbers or letters."""
        if self.kind is not PassageKind.LIST_ENTRY or entry.kind is not PassageKind.LIST_ENTRY:
            return False
        return _marker(self) == _marker(entry)

    def place_of(self, offset: int) -> TextPlace:
        """Where a character of the text stands, or a row of a table, the first being 0."""
        at = bisect_right(self.breaks, offset, key=_offset)
        return self.breaks[at - 1][1] if at else self.place


def _marker(entry: Passage) -> str:
    """What kind of marker an entry has: a bullet, a number or a letter."""
    mark = entry.number.strip("().")
    return "number" if mark.isdigit() else "letter" if mark else "bullet"


def _offset(each: tuple[int, TextPlace]) -> int:
    return each[0]


@attrs.frozen(kw_only=True)
class Document(Record):
    """A report's passages in their order.

    Attributes:
        name: The file's name.
        passages: What it says; not shown in a repr, since reports name people.
        remarks: What the reader of the file could not read.
    """

    name: str
    passages: tuple[Passage, ...] = attrs.field(repr=False)
    remarks: tuple[str, ...] = ()
