"""Word reports (.docx) as passages, in the order of the document and as Word shows it. Needs the extra ``documents``.

A .docx is a zip archive. What it would unpack to is looked at before anything is unpacked.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from safeguarding.documents.shown_words import (
    Element,
    blocks_of,
    boxed_paragraphs,
    is_table,
    rows_of,
    text_of,
)
from safeguarding.documents.texts import LONGEST_LINE, Line, contents_of, joined_passage
from safeguarding.errors import UnreadableFileError
from safeguarding.extras import optional
from safeguarding.figures.prose.passages import Document, Passage, PassageKind, TextPlace

with optional("docx", task="reading .docx"):
    import docx
    from docx.document import Document as WordFile
    from docx.text.paragraph import Paragraph

_MOST_UNPACKED = 40_000_000
_MOST_PARTS = 5_000
_MOST_CELLS = 50_000
_NUMBERED = re.compile(r"\s{0,40}(?P<number>\(?[0-9]{1,3}[.)])\s{1,10}(?=\S)")


def read_word_document(path: Path) -> Document:
    """Read a .docx file. Places are paragraph numbers, since Word keeps no pages in the file.

    Raises:
        UnreadableFileError: for a file that is missing, damaged, encrypted, no .docx, or would unpack to too much.
    """
    contents = contents_of(path)
    _check_archive(path, contents)
    try:
        document = docx.Document(io.BytesIO(contents))
        passages = tuple(_passages(document))
    except Exception as error:  # noqa: BLE001  a damaged file can fail anywhere inside the reader
        raise UnreadableFileError(
            f"not readable as .docx ({type(error).__name__})", file=path.name, remedy="save it again from Word"
        ) from None
    return Document(name=path.name, passages=passages)


def _check_archive(path: Path, contents: bytes) -> None:
    """Refuse what is no archive, or one that would unpack to more than a report."""
    if contents.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableFileError(
            "encrypted, or an old .doc", file=path.name, remedy="save it as .docx without a password"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(contents)) as archive:
            parts = archive.infolist()
            unpacked = sum(part.file_size for part in parts)
            if len(parts) > _MOST_PARTS or unpacked > _MOST_UNPACKED:
                raise UnreadableFileError(
                    f"would unpack to {unpacked:,} bytes in {len(parts):,} parts",
                    file=path.name,
                    remedy="that is no report",
                )
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError):
        raise UnreadableFileError("damaged or no .docx", file=path.name, remedy="save it again from Word") from None


def _passages(document: WordFile) -> Iterator[Passage]:
    for number, block in enumerate(blocks_of(document.element.body), start=1):
        place = TextPlace("paragraph", number)
        if is_table(block):
            yield Passage(kind=PassageKind.TABLE, rows=_rows(block), place=place)
            continue
        text = text_of(block)[:LONGEST_LINE]
        if text.strip():
            yield _paragraph(Paragraph(block, document), text, place)
        for boxed in boxed_paragraphs(block):
            if boxed.strip():
                yield joined_passage([Line(boxed[:LONGEST_LINE], place)])


def _paragraph(paragraph: Paragraph, text: str, place: TextPlace) -> Passage:
    """A paragraph or an entry of a list. Automatic numbers are not in the file's text, so they stay unknown."""
    style = (paragraph.style.name or "") if paragraph.style is not None else ""
    properties = paragraph._p.pPr  # noqa: SLF001  python-docx has no public way to ask for list membership
    is_entry = style.startswith("List") or (properties is not None and properties.numPr is not None)
    typed = _NUMBERED.match(text)
    if typed is not None:
        return joined_passage([Line(text[typed.end() :], place)], number=typed["number"], is_entry=True)
    return joined_passage([Line(text, place)], is_entry=is_entry)


def _rows(table: Element) -> tuple[tuple[str, ...], ...]:
    """The rows of a table, as far as a table of a report goes."""
    rows: list[tuple[str, ...]] = []
    cells = 0
    for row in rows_of(table):
        texts = tuple(" ".join(text[:LONGEST_LINE].split()) for text in row)
        cells += len(texts)
        if cells > _MOST_CELLS:
            break
        rows.append(texts)
    return tuple(rows)
