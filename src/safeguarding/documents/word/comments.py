"""A reviewer's copy of a Word report: comments at the figures that cannot be right. Needs the extra ``documents``."""

from __future__ import annotations

import copy
import io
import itertools
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from safeguarding.documents.checking import CheckedFigure, CheckedReport, explained
from safeguarding.documents.marked_texts import MarkedText
from safeguarding.documents.texts import contents_of
from safeguarding.documents.word.reading import MOST_BYTES
from safeguarding.documents.word.shown import WORD, Element, blocks_of, is_table, rows_of, runs_of
from safeguarding.errors import UnreadableFileError
from safeguarding.extras import optional
from safeguarding.texts import visible

with optional("docx", task="writing comments into .docx"):
    import docx
    from docx.document import Document as WordFile
    from docx.text.run import Run

AUTHOR = "safeguarding check"
"""Whose comments they are."""

_MOST_UNPACKED = 500_000_000
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# what the reader takes for emphasis, and leaves out
_EMPHASIS = "*_"
_TEXT, _PROPERTIES = f"{WORD}t", f"{WORD}rPr"


def commented_copy(path: Path, report: CheckedReport) -> bytes:
    """The file with a comment at each figure that cannot be right, or is right only by an unusual rounding.

    A figure whose words are not found again is commented at the first words of its paragraph, or, such as one in a footnote, of
    the report.

    Args:
        path: The .docx file, which is left as it is.
        report: What was checked in it.

    Raises:
        UnreadableFileError: for a file that cannot be read.
    """
    contents = contents_of(path, most=MOST_BYTES)
    _check_size(path, contents)
    try:
        document = docx.Document(io.BytesIO(contents))
        blocks = list(blocks_of(document.element.body))
        for figure in told(report.figures):
            _comment(document, blocks, figure)
        out = io.BytesIO()
        document.save(out)
    except Exception as error:  # noqa: BLE001  a damaged file can fail anywhere inside the library
        raise UnreadableFileError(
            f"no comments can be written into it ({type(error).__name__})",
            file=path.name,
            remedy="save it again from Word",
        ) from None
    return out.getvalue()


def _check_size(path: Path, contents: bytes) -> None:
    """Refuse a file that would unpack to far more than a report with its pictures, which are written again."""
    try:
        with zipfile.ZipFile(io.BytesIO(contents)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
    except zipfile.BadZipFile:
        raise UnreadableFileError("damaged or no .docx", file=path.name, remedy="save it again from Word") from None
    if unpacked > _MOST_UNPACKED:
        raise UnreadableFileError(f"would unpack to {unpacked:,} bytes", file=path.name, remedy="that is no report")


def told(figures: Iterable[CheckedFigure]) -> Iterator[CheckedFigure]:
    """The figures that a reviewer is shown."""
    return (each for each in figures if each.verdict.is_inconsistent or each.verdict.is_unusual)


def _comment(document: WordFile, blocks: Sequence[Element], figure: CheckedFigure) -> None:
    runs, text = _runs_at(blocks, figure), visible("\n".join(explained(figure)))
    if not runs:
        at = figure.at.number if figure.at.unit == "paragraph" else 0
        near = (*blocks[max(at - 1, 0) : at], *blocks)
        runs = next(([run] for block in near for words, run in runs_of(block) if words.strip() and run is not None), [])
        text = visible(f"{figure.place}: {figure.sentence or figure.about}\n{text}")
    if runs:
        ends = [Run(run, document._body) for run in (runs[0], runs[-1])]  # noqa: SLF001  what a run asks its part of
        document.add_comment(ends, text=text, author=AUTHOR, initials="sc")


def _runs_at(blocks: Sequence[Element], figure: CheckedFigure) -> list[Element]:
    """The runs of a figure in its paragraph, parted from their neighbours; none where it is not found again."""
    marked, place = figure.marked, figure.at
    if marked is None or place.unit != "paragraph" or not 0 < place.number <= len(blocks):
        return []
    words = marked.text[marked.start : marked.end]
    before, after = marked.text[: marked.start], marked.text[marked.end :]
    block = blocks[place.number - 1]
    if marked.row:  # of a row only the cell is a paragraph
        block, before, after = _cell(_table_of(block, marked), marked.row, marked.cell), "", ""
    elif place.row:
        block = _cell(block, place.row, place.cell)
    for paragraph in block.iter(f"{WORD}p") if block is not None else ():
        found = _runs_of(paragraph, (before.removeprefix("…"), words, after.removesuffix("…")))
        if found:
            return found
    return []


def _table_of(block: Element, marked: MarkedText) -> Element:
    """Of a table and those inside it the one that holds the row."""
    shown = _plain(marked.text)
    for table in block.iter(f"{WORD}tbl"):
        row = next(itertools.islice(rows_of(table), marked.row - 1, None), [])
        held = ["".join(words for words, _ in runs_of(cell)) for cell in row if cell is not None]
        if any(held) and all(_plain(each) in shown for each in held):
            return table
    return block


def _cell(block: Element, row: int, cell: int) -> Element | None:
    rows = list(itertools.islice(rows_of(block), row)) if is_table(block) else []
    return rows[row - 1][cell - 1] if len(rows) == row and cell <= len(rows[row - 1]) else None


def _runs_of(paragraph: Element, sentence: tuple[str, str, str]) -> list[Element]:
    """The runs that hold the middle of three texts that follow one another in a paragraph."""
    signs = list(_signs(paragraph))
    before, words, after = map(_plain, sentence)
    at = "".join(sign for sign, _, _ in signs).find(before + words + after)
    covered = signs[at + len(before) : at + len(before) + len(words)] if at >= 0 else []
    if not covered or any(run is None for _, run, _ in covered):
        return []
    (_, first, start), (_, last, end) = covered[0], covered[-1]
    _part(last, end + 1)
    if start:
        rest = _part(first, start)
        return [rest, rest if last is first else last] if rest is not None else [first, last]
    return [first, last]


def _signs(paragraph: Element) -> Iterator[tuple[str, Element, int]]:
    """The signs of a paragraph but for spaces and emphasis, each with its run and its place in the run's words."""
    places: dict[int, int] = {}
    for words, run in runs_of(paragraph):
        start = places.get(id(run), 0)
        places[id(run)] = start + len(words)
        for at, sign in enumerate(words, start=start):
            if _plain(sign):
                yield sign, run, at


def _plain(text: str) -> str:
    return "".join(sign for sign in text if not sign.isspace() and sign not in _EMPHASIS)


def _part(run: Element, at: int) -> Element | None:
    """Part a run before a sign and give back the second part; None for one that holds more than one text."""
    held = [child for child in run if child.tag != _PROPERTIES]
    if len(held) != 1 or held[0].tag != _TEXT or not 0 < at < len(held[0].text or ""):
        return None
    rest = copy.deepcopy(run)
    first, second = held[0], rest.find(_TEXT)
    first.text, second.text = first.text[:at], first.text[at:]
    for each in (first, second):
        each.set(_SPACE, "preserve")
    run.addnext(rest)
    return rest
