"""Tagged pages as passages: the paragraphs, lists and tables that the file itself names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs

from safeguarding.documents.laid_out import SpannedCell, by_itself, grid_of, is_table_of_figures, table_passages
from safeguarding.documents.pdf.glyphs import Glyph, words_of
from safeguarding.documents.pdf.tags import Piece, Tag
from safeguarding.documents.texts import LONGEST_LINE, Line, entry_passage, plain_passage
from safeguarding.figures.prose.passages import Passage, PassageKind, TextPlace
from safeguarding.records import Record

_INLINE = frozenset(
    "Span Link Quote Reference Annot Code Em Strong Ruby Warichu RB RT RP WT WP Sub BibEntry Lbl LBody NonStruct Private".split()  # noqa: SIM905
)
_LEFT_OUT = frozenset(["Artifact", "Figure", "Formula", "Form"])
_OF_ROWS = frozenset(["TR", "THead", "TBody", "TFoot"])


@attrs.frozen
class MarkedContent(Record):
    """The text of consecutive marked content on one page."""

    page: int
    text: str


class TaggedText:
    """The texts of a file's marked content, and the passages that its tags make of them."""

    def __init__(self, pages: Mapping[int, Mapping[int, Sequence[Glyph]]]) -> None:
        self.pages = pages
        self.notes: list[Passage] = []

    def passages_of(self, tag: Tag) -> Iterator[Passage]:
        """The passages of an element, in the order of the tree."""
        inline: list[Piece] = []
        for child in tag.children:
            if not isinstance(child, Tag):
                inline.append(child)
            elif child.role in _INLINE and not _holds_blocks(child):
                inline += child.pieces()
            elif child.role == "Note":
                # a footnote comes after its page: the sentences around it go on
                self.notes += (each for passage in self.passages_of(child) for each in by_itself(passage))
            else:
                yield from self._paragraph(inline)
                inline = []
                yield from self._block(child)
        yield from self._paragraph(inline)

    def _block(self, tag: Tag) -> Iterator[Passage]:
        if tag.role in _LEFT_OUT:
            return
        if tag.role == "Table":
            yield from self._table(tag)
        elif tag.role == "LI":
            yield from self._entry(tag)
        else:
            yield from self.passages_of(tag)

    def _entry(self, tag: Tag) -> Iterator[Passage]:
        """An entry of a list, and what stands in it besides: further paragraphs, lists of its own."""
        label = " ".join(
            each.text for child in tag.tags() if child.role == "Lbl" for each in self._text(child.pieces())
        )
        bodies = Tag(
            "Div", tuple(child for child in tag.children if not (isinstance(child, Tag) and child.role == "Lbl"))
        )
        is_first = True
        for passage in self.passages_of(_unwrapped(bodies)):
            if is_first and passage.kind is PassageKind.PARAGRAPH:
                yield entry_passage(passage, label)
            else:
                yield passage
            is_first = False

    def _paragraph(self, pieces: Sequence[Piece]) -> Iterator[Passage]:
        lines = [Line(each.text[:LONGEST_LINE], TextPlace("page", each.page + 1)) for each in self._text(pieces)]
        if lines:
            yield plain_passage(lines)

    def _table(self, tag: Tag) -> Iterator[Passage]:
        """Its caption, and a table, if two of its rows hold figures; what is only laid out as one becomes paragraphs."""
        for child in tag.tags():
            if child.role not in _OF_ROWS:
                yield from self._block(child)
        rows = list(_rows(tag))
        texts = [[" ".join(each.text for each in self._text(cell.pieces())) for cell in row] for row in rows]
        if not is_table_of_figures(texts):
            for row in rows:
                for cell in row:
                    yield from self.passages_of(cell)
            return
        pages = [min((page for cell in row for page, _ in cell.pieces()), default=-1) for row in rows]
        page = min(page for page in pages if page >= 0)
        cells = [
            [SpannedCell(text, cell.columns, cell.rows) for cell, text in zip(*both, strict=True)]
            for both in zip(rows, texts, strict=True)
        ]
        places = (TextPlace("page", max(page, own) + 1) for own in pages)
        yield from table_passages(grid_of(cells), TextPlace("page", page + 1), places)

    def _text(self, pieces: Sequence[Piece] | Iterator[Piece]) -> Iterator[MarkedContent]:
        """The text of marked content, page by page."""
        page, glyphs = -1, list[Glyph]()
        for piece in pieces:
            found = self.pages.get(piece[0], {}).get(piece[1])
            if not found:
                continue
            if piece[0] != page:
                yield from _marked(page, glyphs)
                page, glyphs = piece[0], []
            first = found[0] if not glyphs else found[0]._replace(lead=_lead(glyphs[-1], found[0]))
            glyphs += [first, *found[1:]]
        yield from _marked(page, glyphs)


def _marked(page: int, glyphs: Sequence[Glyph]) -> Iterator[MarkedContent]:
    text = words_of(glyphs)
    if text:
        yield MarkedContent(page, text)


def _lead(last: Glyph, first: Glyph) -> str:
    """What stands between two stretches of marked content: nothing only where they touch on one line."""
    if abs(first.base - last.base) > last.size / 2:
        return "\n"
    if first.lead:
        return first.lead
    return "" if abs(first.left - last.right) < last.size / 10 else " "


def _holds_blocks(tag: Tag) -> bool:
    return any(child.role not in _INLINE or _holds_blocks(child) for child in tag.tags())


def _unwrapped(tag: Tag) -> Tag:
    """The body of an entry without the elements that only hold it."""
    children: list[Tag | Piece] = []
    for child in tag.children:
        children += (
            _unwrapped(child).children if isinstance(child, Tag) and child.role in ("LBody", "Div") else (child,)
        )
    return Tag(tag.role, tuple(children))


def _rows(tag: Tag) -> Iterator[list[Tag]]:
    for child in tag.tags():
        if child.role == "TR":
            yield [cell for cell in child.tags() if cell.role in ("TD", "TH")]
        elif child.role in _OF_ROWS:
            yield from _rows(child)
