"""The text of a Word file as Word shows it: tracked insertions are in it, deletions are not, and no cell stands twice.

The elements are those of WordprocessingML, ECMA-376 part 1, clause 17.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Element = Any
"""An element of the file's XML."""

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# what was deleted or moved away, what a field was made from, and what stands in a box of its own
_LEFT_OUT = frozenset(
    [
        *(
            f"{_WORD}{name}"
            for name in ("del", "moveFrom", "instrText", "delText", "delInstrText", "txbxContent", "rPr", "pPr")
        ),
        _ALTERNATIVE,
    ]
)
_SIGNS = {f"{_WORD}tab": " ", f"{_WORD}br": " ", f"{_WORD}cr": " ", f"{_WORD}noBreakHyphen": "-"}
_AROUND = frozenset(f"{_WORD}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
# more cells side by side than any table of a report
_MOST_SPANNED = 200


def text_of(paragraph: Element) -> str:
    """The words of a paragraph that Word shows, insertions included.

    Examples:
        >>> from xml.etree import ElementTree
        >>> words = "<w:t>Of the </w:t><w:ins><w:t>139</w:t></w:ins><w:del><w:delText>140</w:delText></w:del><w:t> seen</w:t>"
        >>> text_of(ElementTree.fromstring(f'<w:p xmlns:w="{_WORD[1:-1]}">{words}</w:p>'))
        'Of the 139 seen'
    """
    return "".join(_pieces(paragraph))


def _pieces(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag in _LEFT_OUT:
            continue
        if child.tag == f"{_WORD}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        else:
            yield from _pieces(child)


def blocks_of(element: Element) -> Iterator[Element]:
    """The paragraphs and tables of a body or a cell, also those inside controls and tracked insertions."""
    for child in element:
        if child.tag in (f"{_WORD}p", f"{_WORD}tbl"):
            yield child
        elif child.tag in _AROUND:
            yield from blocks_of(child)


def boxed_paragraphs(paragraph: Element) -> Iterator[str]:
    """The paragraphs of the text boxes that hang on a paragraph, each once."""
    for box in paragraph.iter(f"{_WORD}txbxContent"):
        if not any(parent.tag == _ALTERNATIVE for parent in box.iterancestors()):
            yield from (text_of(block) for block in blocks_of(box) if not is_table(block))


def is_table(block: Element) -> bool:
    """Whether a block is a table."""
    return bool(block.tag == f"{_WORD}tbl")


def rows_of(table: Element) -> Iterator[list[str]]:
    """The cells of each row that is not deleted. A cell that spans several columns or rows stands once, then empty."""
    for row in _rows(table):
        properties = row.find(f"{_WORD}trPr")
        if properties is not None and properties.find(f"{_WORD}del") is not None:
            continue
        cells: list[str] = [""] * _count(properties, "gridBefore", least=0)
        for cell in _cells(row):
            shape = cell.find(f"{_WORD}tcPr")
            merged = shape.find(f"{_WORD}vMerge") if shape is not None else None
            is_rest = merged is not None and merged.get(f"{_WORD}val") != "restart"
            text = "" if is_rest else " ".join(text_of(each) for each in blocks_of(cell) if not is_table(each))
            cells += [text, *[""] * (_count(shape, "gridSpan", least=1) - 1)]
        yield cells + [""] * _count(properties, "gridAfter", least=0)


def _rows(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == f"{_WORD}tr":
            yield child
        elif child.tag in _AROUND:
            yield from _rows(child)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == f"{_WORD}tc":
            yield child
        elif child.tag in _AROUND:
            yield from _cells(child)


def _count(properties: Element, name: str, *, least: int) -> int:
    found = properties.find(f"{_WORD}{name}") if properties is not None else None
    value = found.get(f"{_WORD}val", "") if found is not None else ""
    return max(least, min(int(value), _MOST_SPANNED)) if value.isascii() and value.isdigit() else least
