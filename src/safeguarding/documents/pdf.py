"""PDF reports as passages, page by page. Needs the extra ``documents``.

A PDF keeps no paragraphs and no tables, so lines are what there is; scanned pages hold no text at all.
"""

from __future__ import annotations

import io
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from safeguarding.documents.texts import LONGEST_LINE, Line, contents_of, passages_of
from safeguarding.errors import UnreadableFileError
from safeguarding.extras import optional
from safeguarding.figures.prose.passages import Document, TextPlace

with optional("pypdf", task="reading .pdf"):
    import pypdf

_MOST_PAGES = 1_000
_MOST_CHARACTERS = 5_000_000
_MOST_SECONDS = 60.0
_MOST_INSTRUCTIONS = 3_000_000


def read_pdf_document(path: Path) -> Document:
    """Read a .pdf file.

    Raises:
        UnreadableFileError: for a file that is missing, damaged, encrypted, without any text, or far too long.
    """
    contents = contents_of(path)
    try:
        with _quiet(logging.getLogger("pypdf")):
            pages = _pages(path, _unlocked(path, pypdf.PdfReader(io.BytesIO(contents))))
    except UnreadableFileError:
        raise
    except Exception as error:  # noqa: BLE001  a damaged file can fail anywhere inside the reader
        raise UnreadableFileError(
            f"not readable as PDF ({type(error).__name__})", file=path.name, remedy="export it again"
        ) from None
    remarks = tuple(f"Page {number} holds no text; it may be a scan." for number, text in pages if not text.strip())
    if len(remarks) == len(pages):
        raise UnreadableFileError(
            "no page holds text", file=path.name, remedy="it may be a scan, which needs text recognition first"
        )
    return Document(name=path.name, passages=tuple(passages_of(_lines(pages))), remarks=remarks)


@contextmanager
def _quiet(logger: logging.Logger) -> Iterator[None]:
    """Its warnings about a damaged file would only repeat the error that follows."""
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)


def _unlocked(path: Path, reader: pypdf.PdfReader) -> pypdf.PdfReader:
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableFileError("encrypted", file=path.name, remedy="save it without a password")
    return reader


def _pages(path: Path, reader: pypdf.PdfReader) -> list[tuple[int, str]]:
    """The text of each page, as long as there is a bearable amount of it."""
    count = len(reader.pages)
    if count > _MOST_PAGES:
        raise UnreadableFileError(f"{count:,} pages", file=path.name, remedy=f"a report is never above {_MOST_PAGES:,}")
    started, characters = time.monotonic(), 0
    pages = []
    for number in range(1, count + 1):
        text = _text(path, reader.pages[number - 1])
        characters += len(text)
        if characters > _MOST_CHARACTERS or time.monotonic() - started > _MOST_SECONDS:
            raise UnreadableFileError(
                f"too much text by page {number}", file=path.name, remedy="check the file, or split it"
            )
        pages.append((number, text))
    return pages


def _text(path: Path, page: pypdf.PageObject) -> str:
    """The text of a page, unless its drawing instructions alone are longer than any report's page."""
    contents = page.get_contents()
    if contents is not None and len(contents.get_data()) > _MOST_INSTRUCTIONS:
        raise UnreadableFileError(
            f"page {(page.page_number or 0) + 1} is far too long to be a page of a report", file=path.name
        )
    return page.extract_text()


def _lines(pages: list[tuple[int, str]]) -> Iterator[Line]:
    for number, text in pages:
        yield from (Line(line[:LONGEST_LINE], TextPlace("page", number)) for line in text.splitlines())
        yield Line("", TextPlace("page", number))
