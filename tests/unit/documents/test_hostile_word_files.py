"""Word files of some kilobytes that ask for far more time or memory than a report does."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from safeguarding.documents.word.reading import MOST_PARAGRAPHS, read_word_document, read_word_tables

WORDS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="x/officeDocument" Target="word/document.xml"/></Relationships>'


def made(folder: Path, body: str) -> Path:
    path = folder / "report.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr("word/document.xml", f"<w:document {WORDS}><w:body>{body}</w:body></w:document>")
    return path


def test_paragraphs_without_end(tmp_path: Path) -> None:
    """The first are read, and it is said that the others are not."""
    path = made(tmp_path, "<w:p><w:r><w:t>x</w:t></w:r></w:p>" * (MOST_PARAGRAPHS + 5))
    read = read_word_document(path)
    assert len(read.passages) == MOST_PARAGRAPHS
    assert read.remarks == (f"Only the first {MOST_PARAGRAPHS:,} paragraphs were read.",)
    assert read_word_tables(path) == ()


@pytest.mark.parametrize(("span", "cells"), [(99_999_999, 3), (200, 100_000)])
def test_cells_that_span_everything(span: int, cells: int, tmp_path: Path) -> None:
    """A row is never wider than a table may be large."""
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr><w:p><w:r><w:t>3</w:t></w:r></w:p></w:tc>'
    path = made(tmp_path, f"<w:tbl><w:tr>{cell * cells}</w:tr></w:tbl>")
    assert len(read_word_document(path).passages) <= 3
    assert sum(len(row.cells) for table in read_word_tables(path) for row in table.rows) <= 600
