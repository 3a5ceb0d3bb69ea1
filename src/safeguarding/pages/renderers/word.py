"""A page or a section as a Word document, with real headings, captions and repeated header rows.

A council's own template lends its styles; where it lacks one that is wanted, the text stays plain. Needs the extra
``documents``.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from safeguarding.charts.count_bars import CountBars
from safeguarding.charts.pictures import Picture
from safeguarding.dates.words import printed_date
from safeguarding.errors import MissingExtraError, UnreadableFileError
from safeguarding.extras import optional
from safeguarding.faults import Fault
from safeguarding.opened_files import file_contents
from safeguarding.pages.cells import printed
from safeguarding.pages.renderers.html.tables import holds_numbers
from safeguarding.pages.sections import (
    Page,
    Section,
    conflict_count,
    sources_besides,
    what_conflicts,
    what_would_be_right,
)
from safeguarding.pages.tables import Table
from safeguarding.texts import visible

with optional("docx", task="a Word document"):
    import docx
    from docx.document import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Cm

_LARGEST_TEMPLATE, _MOST_UNPACKED = 20_000_000, 100_000_000
# a fixed time, so that the same page gives the same file
_TIME = (1980, 1, 1, 0, 0, 0)
_HEADING = "Heading 1"
_PAGE = {"page_width": 21, "page_height": 29.7, "left_margin": 2, "right_margin": 2}
_ANY_TABLE = Table(caption="A", columns=("A",), rows=(("A",),))


def page_docx(page: Page, *, template: Path | None = None) -> bytes:
    """A whole page as the bytes of a .docx file.

    Args:
        page: The page.
        template: A document whose styles, margins, header and footer are used; what it says is left out.

    Raises:
        UnreadableFileError: for a template that is no Word document.

    Examples:
        >>> from datetime import date
        >>> page_docx(Page(title="An update", about="York", as_at=date(2017, 9, 19), sections=()))[:2]
        b'PK'
    """
    document = _started(page.title, template)
    _paragraph(document, f"{page.about}, {printed_date(page.as_at)}. {conflict_count(page)}", "Subtitle")
    if page.conflicts:
        _paragraph(document, "What is wrong", _HEADING)
        for each in page.conflicts:
            _paragraph(document, what_conflicts(each), "List Bullet")
    for section in page.sections:
        _paragraph(document, section.title, _HEADING)
        _section(document, section)
    if page.files_not_read:
        _paragraph(document, f"Files in the folder that no section reads: {', '.join(page.files_not_read)}.")
    return _bytes_of(document)


def section_docx(section: Section, *, template: Path | None = None) -> bytes:
    """One section by itself as the bytes of a .docx file; see ``page_docx``.

    Examples:
        >>> section_docx(Section(title="Survey", notes=["No answers are in the folder."]))[:2]
        b'PK'
    """
    document = _started(section.title, template)
    _section(document, section)
    return _bytes_of(document)


def sections_docx(title: str, sections: Iterable[Section], *, template: Path | None = None) -> bytes:
    """Several sections as the bytes of one .docx file; see ``page_docx``."""
    document = _started(title, template)
    for section in sections:
        _paragraph(document, section.title, _HEADING)
        _section(document, section)
    return _bytes_of(document)


def _started(title: str, template: Path | None) -> Document:
    return _begun(docx.Document() if template is None else _opened(template), title)


def _begun(document: Document, title: str) -> Document:
    """The document with nothing in it but a title."""
    body = document.element.body
    for each in list(body):
        # the last part holds the size of the page, its header and its footer
        if each.tag != qn("w:sectPr"):
            body.remove(each)
    body.get_or_add_sectPr()
    page = document.sections[-1]
    for name, size in _PAGE.items():
        # other programs' documents need not say how large their pages are
        if getattr(page, name) is None:
            setattr(page, name, Cm(size))
    document.core_properties.title = _plain(title)[:255]
    document.core_properties.author = ""
    document.core_properties.language = "en-GB"
    _speak_british(document)
    _paragraph(document, title, "Title")
    return document


def _opened(template: Path) -> Document:
    contents = io.BytesIO(file_contents(template, most=_LARGEST_TEMPLATE))
    try:
        with zipfile.ZipFile(contents) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
        if unpacked <= _MOST_UNPACKED:
            # a part that is damaged or gone may be noticed only by what uses it
            tried = _begun(docx.Document(contents), "")
            _section(tried, Section(title="", tables=[_ANY_TABLE], notes=[""]))
            _bytes_of(tried)
            return docx.Document(contents)
    except Exception:  # noqa: BLE001 - a damaged file can fail anywhere inside the library
        raise UnreadableFileError("is no Word document", file=template.name, remedy="name a .docx file") from None
    raise UnreadableFileError(f"would unpack to {unpacked:,} bytes", file=template.name, remedy="that is no template")


def _speak_british(document: Document) -> None:
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


def _section(document: Document, section: Section) -> None:
    for paragraph in section.paragraphs:
        _paragraph(document, paragraph)
    for each in section.conflicts:
        _finding(document, each)
    for table in section.tables:
        _table(document, table)
    for picture in section.pictures:
        _picture(document, picture)
    for source in sources_besides(section):
        _paragraph(
            document, f"These figures rest on: {source}.{f' {source.note}.' if source.note else ''}", is_note=True
        )
    for note in section.notes:
        _paragraph(document, note, is_note=True)


def _picture(document: Document, picture: Picture | CountBars) -> None:
    try:
        drawn = io.BytesIO(picture.png)
    except MissingExtraError as error:
        _paragraph(document, f"A picture is not shown: {error}.", is_note=True)
        return
    page = document.sections[-1]
    width, left, right = (getattr(page, name) for name in ("page_width", "left_margin", "right_margin"))
    room = width - left - right
    shown = document.add_picture(drawn, width=room)
    # the library has no other way to the words of a picture
    shown._inline.docPr.set("descr", _plain(picture.alt_text))  # noqa: SLF001
    _paragraph(document, picture.caption, "Caption")


def _finding(document: Document, conflict: Fault) -> None:
    paragraph = document.add_paragraph(style=_style(document, "List Bullet"))
    paragraph.add_run("In conflict: ").bold = True
    paragraph.add_run(_plain(what_conflicts(conflict)))
    if remedy := what_would_be_right(conflict):
        paragraph.add_run(f" {_plain(remedy)}")
    if conflict.source is not None:
        paragraph.add_run(_plain(f" Source: {conflict.source}.")).italic = True


def _table(document: Document, table: Table) -> None:
    caption = _paragraph(document, table.caption, "Caption") if table.caption else None
    if caption is not None:
        caption.paragraph_format.keep_with_next = True
    made = document.add_table(rows=1, cols=max(1, len(table.columns)), style=_style(document, "Table Grid"))
    numeric = [holds_numbers(table, place) for place in range(len(table.columns))]
    _fill(made.rows[0], table.columns, numeric, is_header=True)
    for row in table.rows:
        _fill(made.add_row(), map(printed, row), numeric, is_header=False)
    if table.caption:
        _describe(made, table.caption)
    for note in table.notes:
        _paragraph(document, note, is_note=True)
    for source, told in table.rules_by_source:
        rules = " ".join(f"{figures}: {rules}" if figures else rules for figures, rules in told.items())
        note = f" {source.note[:1].upper()}{source.note[1:]}." if source.note else ""
        _paragraph(document, f"Why. {rules} Source: {source}.{note}", is_note=True)
    _paragraph(document, "")


def _fill(row: Any, texts: Iterable[str], numeric: list[bool], *, is_header: bool) -> None:  # noqa: ANN401 - untyped
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - the library has no other way to these two
    properties.append(OxmlElement("w:cantSplit"))
    if is_header:
        properties.append(OxmlElement("w:tblHeader"))
    for cell, text, is_number in zip(row.cells, texts, numeric, strict=False):
        paragraph = cell.paragraphs[0]
        paragraph.add_run(_plain(text)).bold = is_header or None
        if is_number:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _describe(made: Any, caption: str) -> None:  # noqa: ANN401 - untyped in the library
    """The table's name for those who hear it read."""
    title = OxmlElement("w:tblCaption")
    title.set(qn("w:val"), _plain(caption))
    made._tbl.tblPr.append(title)  # noqa: SLF001 - the library has no other way


def _paragraph(document: Document, text: str, style: str = "Normal", *, is_note: bool = False) -> Any:  # noqa: ANN401
    paragraph = document.add_paragraph(style=_style(document, style))
    paragraph.add_run(_plain(text)).italic = is_note or None
    return paragraph


def _style(document: Document, name: str) -> str | None:
    """A style that the template has; its own default where it has none of that name."""
    return name if name in {each.name for each in document.styles} else None


def _plain(text: str) -> str:
    return visible(text).replace("\x0b", " ").replace("\x0c", " ")


def _bytes_of(document: Document) -> bytes:
    made = io.BytesIO()
    document.save(made)
    again = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.infolist():
            entry = zipfile.ZipInfo(each.filename, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(each))
    return again.getvalue()
