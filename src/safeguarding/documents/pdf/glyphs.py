"""The signs of a PDF's pages, each with its place, its size and the tag that it belongs to. Needs the extra ``documents``."""

from __future__ import annotations

import ctypes
import re
import threading
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from safeguarding.documents.texts import before_the_next_line
from safeguarding.extras import optional

with optional("pypdfium2", task="reading .pdf"):
    import pypdfium2
    import pypdfium2.raw as pdfium

ONE_AT_A_TIME = threading.Lock()
"""PDFium answers one question at a time."""

_NO_TAG = -1
_MOST_TURNED = 0.1
_QUARTER = 1.5707963
_SLANTED = -1
# what a font draws as one sign, and signs that are not seen
_SIGNS = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0x00A0: " ",
    0x2002: " ",
    0x2003: " ",
    0x2009: " ",
    0x202F: " ",
    0x0002: "-",
    0xFFFE: "-",
    0x2010: "-",
    0x2011: "-",
    0x00AD: "\xad",
}
_UNSEEN = frozenset([0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFFFF, 0])
# a mark that leads to a note is smaller than this share of the text that it stands at, and raised
_SMALL, _RAISED = 0.8, 0.12
_MARK = re.compile(r"[0-9ivxl*†‡§]")


class Glyph(NamedTuple):
    """A sign on a page.

    Attributes:
        sign: The character, or the few that it is drawn for.
        tag: The number of its marked content; -1 where it has none.
        left: Its left edge in points.
        right: Its right edge.
        base: The height of its line.
        size: The height of its box.
        lead: What stands before it: nothing, a space, or a line break.
    """

    sign: str
    tag: int
    left: float
    right: float
    base: float
    size: float
    lead: str


def glyphs_of(page: pypdfium2.PdfPage) -> list[Glyph]:
    """The signs of a page in the file's own order, without those on their side and without the marks of footnotes."""
    text = page.get_textpage()
    try:
        return list(without_marks(_glyphs(text)))
    finally:
        text.close()


def _glyphs(text: Any) -> list[Glyph]:  # noqa: ANN401  a library without types
    """The signs that stand as most signs of the page do: upright, or all turned, as a wide table may be."""
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    tags: dict[int | None, int] = {}
    turns: dict[int, list[Glyph]] = {}
    lead = ""
    for at in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, at)
        if code in _UNSEEN:
            continue
        sign = _SIGNS.get(code) or chr(code)
        if sign.isspace() or pdfium.FPDFText_IsGenerated(text, at):
            lead = "\n" if "\n" in (lead, sign) or sign == "\r" else " "
            continue
        drawn = pdfium.FPDFText_GetTextObject(text, at)
        key = ctypes.cast(drawn, ctypes.c_void_p).value
        if key not in tags:
            tags[key] = pdfium.FPDFPageObj_GetMarkedContentID(drawn) if key else _NO_TAG
        turn = _turn(pdfium.FPDFText_GetCharAngle(text, at))
        pdfium.FPDFText_GetLooseCharBox(text, at, ctypes.byref(box))
        pdfium.FPDFText_GetCharOrigin(text, at, ctypes.byref(x), ctypes.byref(y))
        edges = (box.left, box.bottom, box.right, box.top)
        turns.setdefault(turn, []).append(_upright(sign, tags[key], edges, (x.value, y.value), turn=turn, lead=lead))
        lead = ""
    turns.pop(_SLANTED, None)
    return max(turns.values(), key=len, default=[])


def _turn(angle: float) -> int:
    """By how many quarters, clockwise, a sign is turned; -1 where it is slanted."""
    quarters = round(angle / _QUARTER)
    return quarters % 4 if abs(angle - quarters * _QUARTER) < _MOST_TURNED else _SLANTED


def _upright(
    sign: str, tag: int, edges: tuple[float, float, float, float], origin: tuple[float, float], *, turn: int, lead: str
) -> Glyph:
    """A sign with its places as they are when the page is held so that it stands upright."""
    left, bottom, right, top = edges
    x, y = origin
    match turn:
        case 1:  # it runs down the page
            left, right, base, size = -top, -bottom, x, right - left
        case 2:
            left, right, base, size = -right, -left, -y, top - bottom
        case 3:  # it runs up the page
            left, right, base, size = bottom, top, -x, right - left
        case _:
            base, size = y, top - bottom
    return Glyph(sign, tag, left, right, base, max(size, 1.0), lead)


def without_marks(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """The signs without the marks that lead to footnotes: small, raised, and no part of the figure that they stand at.

    Examples:
        >>> figure = [Glyph(sign, 0, 5.0 * at, 5.0 * at + 5, 100, 12, "") for at, sign in enumerate("517")]
        >>> mark = Glyph("9", 0, 15, 18, 104, 7, "")
        >>> "".join(glyph.sign for glyph in without_marks([*figure, mark]))
        '517'
    """
    text: Glyph | None = None
    lead = ""
    for glyph in glyphs:
        if text is not None and _is_mark(glyph, text):
            lead = lead or glyph.lead
            continue
        yield glyph._replace(lead=_stronger(lead, glyph.lead)) if lead else glyph
        text, lead = glyph, ""


def _is_mark(glyph: Glyph, text: Glyph) -> bool:
    raised = glyph.base - text.base
    return (
        "\n" not in glyph.lead
        and glyph.size < _SMALL * text.size
        and _RAISED * text.size < raised < text.size
        and _MARK.fullmatch(glyph.sign) is not None
    )


def _stronger(one: str, other: str) -> str:
    return "\n" if "\n" in (one, other) else one or other


def words_of(glyphs: Iterable[Glyph]) -> str:
    """The text of signs in their order. The break of a line is a space, but behind a hyphen, which is kept.

    Examples:
        >>> line = [Glyph(sign, 0, 0, 0, 0, 1, "") for sign in "year-"]
        >>> words_of([*line, Glyph("o", 0, 0, 0, 0, 1, chr(10)), Glyph("ld", 0, 0, 0, 0, 1, "")])
        'year-old'
    """
    pieces: list[str] = []
    for glyph in glyphs:
        if glyph.lead and pieces:
            pieces.append(glyph.lead)
        pieces.append(glyph.sign)
    text = ""
    for line in "".join(pieces).split("\n"):
        plain = " ".join(line.split())
        text = before_the_next_line(text, plain) + plain if text and plain else text or plain
    # a hyphen that is only shown where a line breaks: the next line may be another stretch
    return text[:-1].replace("\xad", "") + text[-1:]
