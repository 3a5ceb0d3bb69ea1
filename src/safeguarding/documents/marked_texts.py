"""Where a figure stands in the text of a report: its sentence or its row, with the characters that are the figure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

import attrs

from safeguarding.figures.claims import Claim
from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.prose.found import FoundClaim, fragment
from safeguarding.figures.prose.passages import Passage, PassageKind, TextPlace
from safeguarding.figures.stated import Stated
from safeguarding.records import Record

_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_BETWEEN_CELLS = " | "
_LONGEST_ROW = 400


@attrs.frozen(kw_only=True)
class MarkedText(Record):
    """Where a figure stands.

    Attributes:
        passage: Which of the report's passages holds it, the first being 0.
        text: The sentence, or the row of a table with its cells parted by bars.
        start: The first character of the figure in the text, the first being 0.
        end: The character behind it.
        offset: Where the text begins in its passage; None for a row.
        row: The row of a table, the first being 1; 0 outside tables.
        cell: The cell in the row.

    Examples:
        >>> marked = MarkedText(passage=0, text="35 (24%) were late.", start=0, end=8, offset=0)
        >>> marked.shown
        '»35 (24%)« were late.'
    """

    passage: int
    text: str = attrs.field(repr=False)
    start: int
    end: int
    offset: int | None = None
    row: int = 0
    cell: int = 0

    @property
    def shown(self) -> str:
        """The text, the figure between » and «."""
        return f"{self.text[: self.start]}»{self.text[self.start : self.end]}«{self.text[self.end :]}"


class MarkedTexts:
    """Where the claims that were found in a document stand.

    Examples:
        >>> from safeguarding.figures.prose.reading import claims_in
        >>> from safeguarding.figures.prose.passages import Document
        >>> report = Document(name="a report", passages=(Passage(text="It was so. 35 of the 139 (24%) were late."),))
        >>> (found,) = claims_in(report)
        >>> marked = MarkedTexts(report.passages).of(found)
        >>> marked.text[marked.start : marked.end], marked.offset
        ('35 of the 139 (24%)', 11)
    """

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        self._at: defaultdict[TextPlace, list[int]] = defaultdict(list)
        for number, passage in enumerate(passages):
            for place in dict.fromkeys((passage.place, *(place for _, place in passage.breaks))):
                self._at[place].append(number)
        self._cells: dict[int, dict[str, list[tuple[int, int]]]] = {}

    def of(self, found: FoundClaim) -> MarkedText | None:
        """Where a claim stands; None where that is not known to the character."""
        if found.sentence:
            before, _, rest = found.sentence.partition("»")
            figure, _, after = rest.partition("«")
            return self._in_words(found.place, before, figure, after)
        return next(self._in_tables(found), None)

    def _in_words(self, place: TextPlace, before: str, figure: str, after: str) -> MarkedText | None:
        text = f"{before}{figure}{after}"
        core = text.removeprefix("…").removesuffix("…")
        for number in self._at[place]:
            at = self._passages[number].text.find(core)
            if at >= 0:
                start = len(before)
                offset = at - (len(text.removesuffix("…")) - len(core))
                return MarkedText(passage=number, text=text, start=start, end=start + len(figure), offset=offset)
        return None

    def _in_tables(self, found: FoundClaim) -> Iterator[MarkedText]:
        """The row or column of a table that holds all figures of a claim, the likeliest first."""
        figures = _figures_of(found.claim)
        for number in self._at[found.place]:
            passage = self._passages[number]
            if passage.kind is not PassageKind.TABLE or not figures:
                continue
            cells = self._index(number)
            held = [cells.get(figure, []) for figure in figures]
            for along in (0, 1):
                lines = set.intersection(*({place[along] for place in places} for places in held))
                for line in sorted(lines, key=lambda each: (not _is_named(passage, each, along, found.quote), each)):
                    row, cell = max(place for place in held[-1] if place[along] == line)
                    yield _in_row(number, passage, row, cell, figures[-1])

    def _index(self, number: int) -> dict[str, list[tuple[int, int]]]:
        """The cells in which each number of a table stands."""
        if number not in self._cells:
            index = defaultdict(list)
            for row, cells in enumerate(self._passages[number].rows):
                for cell, text in enumerate(cells):
                    for match in _NUMBER.finditer(text):
                        index[match[0].replace(",", "")].append((row, cell))
            self._cells[number] = dict(index)
        return self._cells[number]


def _is_named(passage: Passage, line: int, along: int, quote: str) -> bool:
    """Whether the words of a claim name a row by its label, or a column by what stands over it."""
    if along == 0:
        return fragment(quote, 30).startswith(fragment(passage.rows[line][0], 30).rstrip("…"))
    heads = " ".join(filter(None, (row[line] for row in passage.rows[:3] if line < len(row))))
    return heads.startswith(quote.rstrip("…"))


def _in_row(number: int, passage: Passage, row: int, cell: int, figure: str) -> MarkedText:
    cells = passage.rows[row]
    before = _BETWEEN_CELLS.join([*cells[:cell], ""])
    within = next(
        (match.span() for match in _NUMBER.finditer(cells[cell]) if match[0].replace(",", "") == figure), None
    )
    start, end = within or (0, len(cells[cell]))
    text = _BETWEEN_CELLS.join(cells)
    if len(text) > _LONGEST_ROW:
        before, text = "", cells[cell]
    origin = passage.place
    return MarkedText(
        passage=number,
        text=text,
        start=len(before) + start,
        end=len(before) + end,
        row=max(origin.row, 1) + row,
        cell=max(origin.cell, 1) + cell,
    )


def _figures_of(claim: Claim) -> list[str]:
    """The figures of a claim as a table prints them, the one that is judged last; a share's base stands elsewhere."""
    if isinstance(claim, ShareClaim):
        values: list[object] = [claim.count, claim.percentage]
    else:
        values = []
        for field in attrs.fields(type(claim)):
            value = getattr(claim, field.name)
            values += value if isinstance(value, tuple) else [value]
    matches = [_NUMBER.search(value.text) for value in values if isinstance(value, Stated)]
    return [match[0].replace(",", "") for match in matches if match is not None]
