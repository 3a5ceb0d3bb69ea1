"""Where a figure stands in the text of a report: its sentence or its row, with the characters that are the figure."""

from __future__ import annotations

import bisect
import itertools
import operator
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Self

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
_MOST_ALIKE = 50


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
            stretches = list(itertools.islice(self._in_words(found), _MOST_ALIKE))
            here = (each for each in stretches if self.place_of(each) == found.place)
            return next(here, stretches[0] if stretches else None)
        return next(self._in_tables(found), None)

    def place_of(self, marked: MarkedText) -> TextPlace:
        """Where a marked text stands: of a row its own line or page, with the cell."""
        passage = self._passages[marked.passage]
        if not marked.row:
            return passage.place_of((marked.offset or 0) + marked.start)
        own = passage.place_of(marked.row - max(passage.place.row, 1))
        return attrs.evolve(own, row=marked.row, cell=marked.cell)

    def _in_words(self, found: FoundClaim) -> Iterator[MarkedText]:
        """Where the words of a claim stand: a passage may say the same twice."""
        sentence = found.sentence
        ends = ([match.start() for match in re.finditer(mark, sentence)] for mark in "»«")
        # which marks are ours, where the report has such marks itself, is seen by what stands in it
        for first, last in itertools.islice(itertools.product(*ends), _MOST_ALIKE):
            text = f"{sentence[:first]}{sentence[first + 1 : last]}{sentence[last + 1 :]}"
            core = text.removeprefix("…").removesuffix("…")
            for number in self._at[found.place] if first < last else ():
                for match in re.finditer(re.escape(core), self._passages[number].text):
                    offset = match.start() - (len(text.removesuffix("…")) - len(core))
                    yield MarkedText(passage=number, text=text, start=first, end=last - 1, offset=offset)

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
        for number in self._at[found.place]:
            yield from _by_names(number, self._passages[number], figures, found.quote)

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


def _by_names(number: int, passage: Passage, figures: Sequence[str], quote: str) -> Iterator[MarkedText]:
    """The cell of the row or the column, or of both, that the words of a claim name: of one alone its last figure there."""
    names = {part.casefold() for part in re.split(r"[,;:] ", quote)}
    rows = [at for at, row in enumerate(passage.rows) if row and row[0].strip().casefold() in names]
    heads = passage.rows[0] if passage.rows else ()
    columns = [at for at, head in enumerate(heads) if at and head.strip().casefold() in names]
    if rows and columns and columns[0] < len(passage.rows[rows[0]]):
        yield _in_row(number, passage, rows[0], columns[0], "")
        return
    for figure in reversed(figures):
        for row in rows[:1] or range(len(passage.rows) - 1, 0, -1):
            for cell in columns[:1] if not rows else range(len(passage.rows[row]) - 1, 0, -1):
                held = passage.rows[row][cell : cell + 1]
                if held and figure in (match[0].replace(",", "") for match in _NUMBER.finditer(held[0])):
                    yield _in_row(number, passage, row, cell, figure)
                    return


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


@attrs.frozen
class Compared(Record):
    """The figures that some claim compares: where each stands, and how far the words reach in which it was compared.

    Examples:
        >>> whole, bare = ShareClaim(count="69", base="96", percentage="72%"), ShareClaim(percentage="72%")
        >>> sentence = MarkedText(passage=0, text="72% of the 96 (69)", start=0, end=18, offset=0)
        >>> percentage = attrs.evolve(sentence, end=3)
        >>> Compared.of([(whole, sentence)]).holds(bare, percentage)
        True
    """

    stretches: Mapping[tuple[object, ...], Sequence[tuple[int, int]]]

    @classmethod
    def of(cls, claims: Iterable[tuple[Claim, MarkedText | None]]) -> Self:
        """What these claims compare, each with its place."""
        spans = defaultdict(list)
        for claim, marked in claims:
            if marked is not None:
                for figure in _figures_of(claim):
                    spans[_holder(marked, figure)].append(_span(marked))
        # how far those reach that begin earlier: so that each is looked up, and not all are gone through
        return cls(
            {
                held: list(itertools.accumulate(sorted(each), lambda one, next_: (next_[0], max(one[1], next_[1]))))
                for held, each in spans.items()
            }
        )

    def holds(self, claim: Claim, marked: MarkedText | None) -> bool:
        """Whether the percentage of a share, at its place, is one that was compared."""
        if marked is None or not isinstance(claim, ShareClaim) or claim.percentage is None:
            return False
        start, end = _span(marked)
        stretches = self.stretches.get(_holder(marked, _figures_of(claim)[-1]), ())
        before = bisect.bisect_left(stretches, end, key=operator.itemgetter(0))
        return before > 0 and stretches[before - 1][1] > start


def _holder(marked: MarkedText, figure: str) -> tuple[object, ...]:
    return marked.passage, marked.row, marked.cell, figure


def _span(marked: MarkedText) -> tuple[int, int]:
    """From where to where a figure stands in its passage, or in its row."""
    offset = marked.offset or 0
    return offset + marked.start, offset + marked.end
