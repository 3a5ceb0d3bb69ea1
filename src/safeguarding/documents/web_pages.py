"""Web pages (.html) as passages: headings, paragraphs, lists and tables of the main part."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from safeguarding.documents.laid_out import SpannedCell, grid_of, is_table_of_figures, on_one_line, span, table_passages
from safeguarding.documents.page_trees import page_tree
from safeguarding.documents.texts import LONGEST_LINE, Line, decoded_text, entry_passage, plain_passage
from safeguarding.documents.word.numbering import written_number
from safeguarding.errors import UnreadableFileError
from safeguarding.figures.prose.passages import Document, Passage, PassageKind, TextPlace

Element = Any

_LEFT_OUT = frozenset(
    "script style nav footer noscript template svg math button select option iframe object head del s strike aside audio video canvas".split()  # noqa: SIM905
)
_INLINE = frozenset(
    """
    a abbr b bdi bdo big cite code data dfn em font i ins kbd label mark nobr output q ruby samp small span strong sub sup
    time tt u var wbr br img input acronym
    """.split()  # noqa: SIM905  a list of words reads as one
)
_LISTS = frozenset(["ul", "ol", "menu", "dir"])
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|text-decoration(?:-line)?\s*:[^;:]{0,40}line-through", re.IGNORECASE
)
# what leads to a note, raised, or lowered behind a figure: [3], 12, iv, * ; but 21st and H₂O stay
_MARK = re.compile(
    r"\[?(?:[0-9]{1,3}|[ivxl]{1,6}|[*†‡§]{1,3}|[a-z]|note [0-9]{1,3})\]?(?:, ?\[?[0-9]{1,3}\]?)*", re.IGNORECASE
)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_WHOLE = re.compile(r"-?[0-9]{1,6}", re.ASCII)
_DEEPEST = 120
# so many are a sentence
_WORDS = 5


def read_web_page(path: Path) -> Document:
    """Read a .html file: what stands in its main part, without menus and what is hidden.

    Raises:
        UnreadableFileError: for a file that is missing, empty, too large, or holds no text.
    """
    text = _DECLARATION.sub("", decoded_text(path))
    passages = tuple(_blocks(_main(_root(text, path.name)), 0))
    if not passages:
        raise UnreadableFileError("the page holds no text", file=path.name, remedy="save it with its text, or as PDF")
    return Document(name=path.name, passages=passages)


def _root(text: str, name: str) -> Element:
    """The root of a page: by lxml where it is installed, which is four times as quick; the standard library needs nothing."""
    try:
        html = importlib.import_module("lxml.html")
    except ModuleNotFoundError:
        return page_tree(text)
    try:
        return html.document_fromstring(text, parser=html.HTMLParser(huge_tree=False))
    except (html.etree.LxmlError, ValueError) as error:
        raise UnreadableFileError(f"not readable as a web page ({type(error).__name__})", file=name) from None


def _main(root: Element) -> Element:
    """The part of a page that is the report: its ``main``, its only ``article``, or all of it."""
    by_role = (each for each in root.iter() if each.get("role") == "main")
    for several in (root.iter("main"), by_role, root.iter("article")):
        found = [*several]
        if len(found) == 1 and len(" ".join(found[0].itertext()).split()) > 1:
            return found[0]
    return next(root.iter("body"), root)


def _blocks(element: Element, depth: int) -> Iterator[Passage]:
    """The passages of an element: words that stand directly in it are paragraphs."""
    inline: list[str] = [element.text or ""]
    for child in element:
        if _is_inline(child):
            inline.append(_words(child, before=inline[-1]))
        elif not _is_left_out(child):
            yield from _paragraph(inline, element)
            inline = []
            if depth < _DEEPEST:
                yield from _block(child, depth + 1)
        inline.append(child.tail or "")
    yield from _paragraph(inline, element)


def _block(element: Element, depth: int) -> Iterator[Passage]:
    if element.tag == "table":
        yield from _table(element, depth)
    elif element.tag in _LISTS:
        yield from _list(element, depth)
    elif element.tag == "dl":
        yield from _terms(element, depth)
    else:
        yield from _blocks(element, depth)


def _paragraph(texts: Sequence[str], element: Element) -> Iterator[Passage]:
    text = on_one_line("".join(texts))[:LONGEST_LINE]
    if text:
        yield plain_passage([Line(text, _place(element))])


def _list(element: Element, depth: int) -> Iterator[Passage]:
    """The entries of a list, each with the number that is shown before it."""
    entries = [child for child in element if child.tag == "li" and not _is_left_out(child)]
    is_reversed = element.get("reversed") is not None
    number = _whole(element.get("start"), len(entries) if is_reversed else 1)
    for entry in entries:
        number = _whole(entry.get("value"), number)
        form = _FORMS.get(element.get("type") or "", "decimal")
        label = f"{written_number(number, form)}." if element.tag == "ol" else ""
        is_first = True
        for passage in _blocks(entry, depth + 1):
            is_own = is_first and passage.kind is not PassageKind.TABLE
            yield entry_passage(passage, label) if is_own else passage
            is_first = False
        number += -1 if is_reversed else 1


def _terms(element: Element, depth: int) -> Iterator[Passage]:
    """A list of terms, each with its figure, as a table without headings; any other as its paragraphs."""
    rows: list[list[str]] = []
    for child in element.iter():
        if child.tag == "dt":
            rows.append([_cell_text(child), ""])
        elif child.tag == "dd" and rows:
            rows[-1][1] = f"{rows[-1][1]} {_cell_text(child)}".strip()
    is_plain = not any(
        _is_left_out(child) or child.tag in ("p", "dl", "table") for child in element.iter("*") if child is not element
    )
    if is_plain and is_table_of_figures(rows) and all(len(figure.split()) < _WORDS for _, figure in rows):
        yield from table_passages([("", ""), *rows], _place(element))
    else:
        yield from _blocks(element, depth)


def _table(table: Element, depth: int) -> Iterator[Passage]:
    caption = next((child for child in table if child.tag == "caption"), None)
    if caption is not None:
        yield from _paragraph([_words(caption)], caption)
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in _rows(table)]
    cells = [
        [SpannedCell(_cell_text(cell), span(cell.get("colspan", 1)), span(cell.get("rowspan", 1))) for cell in row]
        for row in rows
    ]
    if not is_table_of_figures([[cell.text for cell in row] for row in cells]):
        for row in rows:
            for cell in row:
                yield from _blocks(cell, depth + 1)
        return
    yield from table_passages(grid_of(cells), _place(table), map(_place, _rows(table)))
    if depth < _DEEPEST:
        for nested in (inner for row in rows for cell in row for inner in _tables_in(cell)):
            yield from _table(nested, depth + 1)


def _tables_in(element: Element) -> Iterator[Element]:
    """The tables inside an element, without those inside them."""
    for child in element:
        if child.tag == "table":
            yield child
        else:
            yield from _tables_in(child)


def _rows(table: Element) -> Iterator[Element]:
    """The rows of a table as they are shown: its foot is last, wherever it was written."""
    groups = [child for child in table if isinstance(child.tag, str) and not _is_left_out(child)]
    for wanted in (("thead",), ("tbody", "tr"), ("tfoot",)):
        for group in groups:
            if group.tag in wanted:
                yield from (
                    row
                    for row in ([group] if group.tag == "tr" else group)
                    if row.tag == "tr" and not _is_left_out(row)
                )


def _cell_text(cell: Element) -> str:
    return on_one_line(_words(cell, without="table"))[:LONGEST_LINE]


def _words(element: Element, depth: int = 0, *, without: str = "", before: str = "") -> str:
    """The words of an element; blocks inside it are parted by spaces, the marks of notes are left out."""
    if element.tag == "br":
        return " "
    is_moved = element.tag == "sup" or (element.tag == "sub" and before[-1:].isdigit())
    if is_moved and _MARK.fullmatch("".join(element.itertext()).strip()):
        return ""
    pieces = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and not _is_left_out(child) and child.tag != without and depth < _DEEPEST:
            words = _words(child, depth + 1, without=without, before=pieces[-1])
            pieces.append(words if child.tag in _INLINE else f" {words} ")
        pieces.append(child.tail or "")
    return "".join(pieces)


def _is_inline(element: Element) -> bool:
    """Whether an element is part of a sentence: also one that only holds such."""
    if not isinstance(element.tag, str):
        return False
    return (
        element.tag in _INLINE
        and not _is_left_out(element)
        and all(each.tag in _INLINE for each in element.iter() if isinstance(each.tag, str))
    )


def _is_left_out(element: Element) -> bool:
    if not isinstance(element.tag, str) or element.tag in _LEFT_OUT:
        return True
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or _HIDDEN.search(element.get("style") or "") is not None
    )


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and _WHOLE.fullmatch(text.strip()) else otherwise


def _place(element: Element) -> TextPlace:
    return TextPlace("line", int(element.sourceline or 0))
