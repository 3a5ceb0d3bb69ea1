"""PDF reports as passages. Needs the extra ``documents``.

The file's own tags come first: nearly all reports of public bodies have them. Where a page has none, its words with
their places show lines, columns and tables; a scanned page holds no text at all. pypdf opens the file first, since it
refuses what would unpack without end; PDFium then reads the signs.
"""

from __future__ import annotations

import io
import logging
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import attrs

from safeguarding.documents.pdf.carried_on import carried_on
from safeguarding.documents.pdf.glyphs import ONE_AT_A_TIME, Glyph, glyphs_of
from safeguarding.documents.pdf.placed import placed_passages
from safeguarding.documents.pdf.tagged import TaggedText
from safeguarding.documents.pdf.tags import Tag, tags_of
from safeguarding.documents.texts import contents_of
from safeguarding.errors import UnreadableFileError
from safeguarding.extras import optional
from safeguarding.figures.prose.passages import Document, Passage
from safeguarding.records import Record

with optional("pypdf", "pypdfium2", task="reading .pdf"):
    import pypdf
    import pypdfium2
    import pypdfium2.raw as pdfium
    from pypdf.errors import DependencyError

MOST_BYTES = 100_000_000
"""A report with pictures may be large; one above this is none."""

_MOST_PAGES = 5_000
_MOST_CHARACTERS = 5_000_000
_MOST_SECONDS = 60.0
_MOST_INSTRUCTIONS = 3_000_000
# where tags name less than this share of a page's words, the page is read without them
_WELL_TAGGED = 0.7
_WEB_PAGE = re.compile(rb"\s{0,100}<(?:!doctype|html)", re.IGNORECASE)


@attrs.frozen
class _Pages(Record):
    """What a file holds: the signs of each page, and its tags if it has any."""

    glyphs: Sequence[Sequence[Glyph]]
    tags: Tag | None


def read_pdf_document(path: Path) -> Document:
    """Read a .pdf file.

    Raises:
        UnreadableFileError: for a file that is missing, damaged, encrypted, without any text, or far too long.
    """
    contents = contents_of(path, most=MOST_BYTES)
    if _WEB_PAGE.match(contents):
        raise UnreadableFileError(
            "a saved web page, no PDF", file=path.name, remedy="name it .html, or save the report itself"
        )
    try:
        with _quiet(logging.getLogger("pypdf")):
            pages = _pages(path, contents)
    except UnreadableFileError:
        raise
    except Exception as error:  # noqa: BLE001  a damaged file can fail anywhere inside the readers
        raise UnreadableFileError(
            f"not readable as PDF ({type(error).__name__})", file=path.name, remedy="export it again"
        ) from None
    without = [number for number, glyphs in enumerate(pages.glyphs, start=1) if not glyphs]
    if len(without) == len(pages.glyphs):
        raise UnreadableFileError(
            "no page holds text", file=path.name, remedy="it may be a scan, which needs text recognition first"
        )
    remarks = tuple(f"Page {number} holds no text; it may be a scan." for number in without)
    return Document(name=path.name, passages=tuple(_passages(pages)), remarks=remarks)


@contextmanager
def _quiet(logger: logging.Logger) -> Iterator[None]:
    """Its warnings about a damaged file would only repeat the error that follows."""
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)


def _pages(path: Path, contents: bytes) -> _Pages:
    """The signs of each page, as long as there is a bearable amount of them, and the tags."""
    # the processor's: what else a machine has to do makes no report too long
    started, signs = time.process_time(), 0
    contents, reader = _unlocked(path, contents)
    count = len(reader.pages)
    if count > _MOST_PAGES:
        raise UnreadableFileError(f"{count:,} pages", file=path.name, remedy=f"a report is never above {_MOST_PAGES:,}")
    found: list[list[Glyph]] = []
    with ONE_AT_A_TIME, pypdfium2.PdfDocument(contents) as drawn:
        for number in range(count):
            _check_instructions(path, reader.pages[number])
            page = drawn[number]
            try:
                found.append(glyphs_of(page))
            finally:
                page.close()
            signs += len(found[-1])
            if signs > _MOST_CHARACTERS or time.process_time() - started > _MOST_SECONDS:
                raise UnreadableFileError(
                    f"too much text by page {number + 1}", file=path.name, remedy="check the file, or split it"
                )
    return _Pages(found, _tags(reader))


def _unlocked(path: Path, contents: bytes) -> tuple[bytes, pypdf.PdfReader]:
    """The file without its lock, where no password is needed to read it."""
    try:
        reader = pypdf.PdfReader(io.BytesIO(contents))
        if not reader.is_encrypted:
            return contents, reader
    except DependencyError:
        pass  # encrypted in a way for which pypdf needs another library, and PDFium none
    try:
        with ONE_AT_A_TIME, pypdfium2.PdfDocument(contents) as locked:
            unlocked = io.BytesIO()
            locked.save(unlocked, flags=pdfium.FPDF_REMOVE_SECURITY)
    except pypdfium2.PdfiumError:
        raise UnreadableFileError("encrypted", file=path.name, remedy="save it without a password") from None
    return unlocked.getvalue(), pypdf.PdfReader(io.BytesIO(unlocked.getvalue()))


def _tags(reader: pypdf.PdfReader) -> Tag | None:
    """The tags of a file; damaged ones are as good as none, since the words are there without them."""
    numbers = {
        page.indirect_reference.idnum: number
        for number, page in enumerate(reader.pages)
        if page.indirect_reference is not None
    }
    try:
        return tags_of(reader.root_object, numbers)
    except Exception:  # noqa: BLE001  as above
        return None


def _check_instructions(path: Path, page: pypdf.PageObject) -> None:
    """Refuse a page whose drawing instructions alone are longer than any report's page."""
    contents = page.get_contents()
    lengths = [0 if contents is None else len(contents.get_data())]
    resources = page.get("/Resources")
    forms = (resources.get_object().get("/XObject") or {}) if resources is not None else {}
    for each in forms.get_object().values() if hasattr(forms, "get_object") else ():
        form = each.get_object()
        if form.get("/Subtype") == "/Form":
            lengths.append(len(form.get_data()))
    if max(lengths) > _MOST_INSTRUCTIONS:
        raise UnreadableFileError(
            f"page {(page.page_number or 0) + 1} is far too long to be a page of a report", file=path.name
        )


def _passages(pages: _Pages) -> Iterator[Passage]:
    """The passages of all pages in their order: by tags, or by place where they are missing."""
    tagged = _tagged(pages)
    by_page: dict[int, list[Passage]] = {}
    for passage in tagged:
        by_page.setdefault(passage.place.number, []).append(passage)
    untagged = _untagged(pages)
    placed = [
        [*by_page.get(number, ()), *(placed_passages(glyphs, number) if number - 1 in untagged else ())]
        for number, glyphs in enumerate(pages.glyphs, start=1)
    ]
    yield from carried_on(placed)


def _tagged(pages: _Pages) -> Iterator[Passage]:
    if pages.tags is None:
        return
    untagged = _untagged(pages)
    texts = {at: _by_tag(glyphs) for at, glyphs in enumerate(pages.glyphs) if at not in untagged}
    tagged = TaggedText(texts)
    yield from tagged.passages_of(pages.tags)
    yield from tagged.notes


def _by_tag(glyphs: Sequence[Glyph]) -> Mapping[int, Sequence[Glyph]]:
    """The signs of each stretch of marked content."""
    found: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        found.setdefault(glyph.tag, []).append(glyph)
    return found


def _untagged(pages: _Pages) -> frozenset[int]:
    """The pages of which the tags name too little."""
    named: dict[int, set[int]] = {}
    for page, tag in pages.tags.pieces() if pages.tags is not None else ():
        named.setdefault(page, set()).add(tag)
    return frozenset(
        at
        for at, glyphs in enumerate(pages.glyphs)
        if sum(glyph.tag in named.get(at, ()) for glyph in glyphs) < _WELL_TAGGED * len(glyphs)
    )
