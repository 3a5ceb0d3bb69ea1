"""The text of a Word file as Word shows it: tracked insertions are in it, deletions are not, and no cell stands twice.

The elements are those of WordprocessingML, ECMA-376 part 1, clause 17.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Any

from safeguarding.documents.laid_out import MOST_CELLS, span

Element = Any
"""An element of the file's XML."""

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# what was deleted or moved away, what a field was made from, and what stands in a box of its own
_LEFT_OUT = frozenset(
    [
        *(
            f"{WORD}{name}"
            for name in ("del", "moveFrom", "instrText", "delText", "delInstrText", "txbxContent", "rPr", "pPr")
        ),
        _ALTERNATIVE,
    ]
)
_SIGNS = {f"{WORD}tab": " ", f"{WORD}br": " ", f"{WORD}cr": " ", f"{WORD}noBreakHyphen": "-"}
_AROUND = frozenset(f"{WORD}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))


_OFF = ("", "0", "false")
# the mark of a note that was typed by hand, but no 21st and no m²
_MARK = re.compile(r"(?:[0-9]{1,3}|[ivxl]{1,6}|[*†‡§]{1,3})(?:, ?[0-9]{1,3})*")


def text_of(paragraph: Element) -> str:
    """The words of a paragraph that Word shows, insertions included.

    Examples:
        >>> from xml.etree import ElementTree
        >>> words = "<w:t>Of the </w:t><w:ins><w:t>139</w:t></w:ins><w:del><w:delText>140</w:delText></w:del><w:t> seen</w:t>"
        >>> text_of(ElementTree.fromstring(f'<w:p xmlns:w="{WORD[1:-1]}">{words}</w:p>'))
        'Of the 139 seen'
    """
    return "".join(words for words, _ in runs_of(paragraph))


def runs_of(element: Element, run: Element = None) -> Iterator[tuple[str, Element]]:
    """The words of a paragraph that Word shows, each with the run that holds them."""
    for before, child in itertools.pairwise((None, *element)):
        if child.tag in _LEFT_OUT or (child.tag == f"{WORD}r" and not _is_shown(child, before)):
            continue
        if child.tag == f"{WORD}t":
            yield child.text or "", run
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag], run
        else:
            yield from runs_of(child, child if child.tag == f"{WORD}r" else run)


def _is_shown(run: Element, before: Element | None) -> bool:
    """Whether a run is read: it is neither hidden nor struck out, nor the raised or, behind a figure, lowered mark of a note."""
    properties = run.find(f"{WORD}rPr")
    if properties is None:
        return True
    if any(_set(properties, name, "true") not in _OFF for name in ("vanish", "strike", "dstrike")):
        return False
    moved = _set(properties, "vertAlign", ""), _set(properties, "position", "")
    if moved[0] in ("", "baseline") and moved[1] in _OFF:
        return True
    is_lowered = moved[0] == "subscript" or moved[1].startswith("-")
    if is_lowered and (before is None or not _words(before)[-1:].isdigit()):
        return True  # the 2 of H₂O
    return _MARK.fullmatch(_words(run).strip()) is None


def _words(run: Element) -> str:
    return "".join(each.text or "" for each in run.iter(f"{WORD}t"))


def _set(properties: Element, name: str, otherwise: str) -> str:
    """What a property of a run is set to; nothing where it is not named."""
    found = properties.find(f"{WORD}{name}")
    return "" if found is None else str(found.get(f"{WORD}val", otherwise))


def ends_in_the_next(paragraph: Element) -> bool:
    """Whether the end of a paragraph was deleted while changes were tracked, so that it runs on into the next."""
    return paragraph.find(f"{WORD}pPr/{WORD}rPr/{WORD}del") is not None


def blocks_of(element: Element) -> Iterator[Element]:
    """The paragraphs and tables of a body or a cell, also those inside controls and tracked insertions."""
    for child in element:
        if child.tag in (f"{WORD}p", f"{WORD}tbl"):
            yield child
        elif child.tag in _AROUND:
            yield from blocks_of(child)


def boxes_of(paragraph: Element) -> Iterator[Element]:
    """The text boxes that hang on a paragraph, each once, and none of those inside them."""
    for child in paragraph:
        if child.tag == f"{WORD}txbxContent":
            yield child
        elif child.tag != _ALTERNATIVE:
            yield from boxes_of(child)


def is_table(block: Element) -> bool:
    """Whether a block is a table."""
    return bool(block.tag == f"{WORD}tbl")


def rows_of(table: Element) -> Iterator[list[Element | None]]:
    """The cells of each row that is not deleted. A cell that spans several columns or rows stands once, then None."""
    return (cells for cells, _ in rows_and_rests(table))


def rows_and_rests(table: Element) -> Iterator[tuple[list[Element | None], list[int]]]:
    """The same, and in which places the cell of the row above goes on."""
    for row in _rows(table):
        properties = row.find(f"{WORD}trPr")
        if properties is not None and properties.find(f"{WORD}del") is not None:
            continue
        cells: list[Element | None] = [None] * _count(properties, "gridBefore")
        rests: list[int] = []
        for cell in _cells(row):
            shape = cell.find(f"{WORD}tcPr")
            merged = shape.find(f"{WORD}vMerge") if shape is not None else None
            is_rest = merged is not None and merged.get(f"{WORD}val") != "restart"
            rests += [len(cells)] * is_rest
            cells += [None if is_rest else cell, *[None] * (max(_count(shape, "gridSpan"), 1) - 1)]
            if len(cells) > MOST_CELLS:
                # of one row there is no more to be read than of a table
                break
        yield cells + [None] * _count(properties, "gridAfter"), rests


def _rows(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == f"{WORD}tr":
            yield child
        elif child.tag in _AROUND:
            yield from _rows(child)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == f"{WORD}tc":
            yield child
        elif child.tag in _AROUND:
            yield from _cells(child)


def _count(properties: Element, name: str) -> int:
    found = properties.find(f"{WORD}{name}") if properties is not None else None
    return 0 if found is None else span(found.get(f"{WORD}val", ""))
