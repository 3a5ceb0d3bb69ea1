"""A report in any form that is read: chosen by the file's ending, its reader loaded only when it is needed."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path

from safeguarding.errors import UnreadableFileError
from safeguarding.figures.prose.passages import Document

READERS: dict[str, tuple[str, str]] = {
    ".txt": ("safeguarding.documents.texts", "read_text_document"),
    ".md": ("safeguarding.documents.texts", "read_text_document"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), ("safeguarding.documents.web_pages", "read_web_page")),
    **dict.fromkeys((".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"), ("safeguarding.documents.workbooks", "read_workbook")),
    **dict.fromkeys((".csv", ".tsv"), ("safeguarding.documents.workbooks", "read_workbook")),
    ".docx": ("safeguarding.documents.word.reading", "read_word_document"),
    ".pdf": ("safeguarding.documents.pdf.reading", "read_pdf_document"),
}


TABLES_ALONE = frozenset({".csv", ".tsv"})
"""What is read where it is named: in a folder such a file is as likely to hold the data behind a report."""


def read_document(path: Path) -> Document:
    r"""Read a text, Markdown, HTML, Word, PDF or workbook file.

    Raises:
        UnreadableFileError: for another ending, and for a file that cannot be read.
        MissingExtraError: for .pdf without the extra ``documents``, for a workbook without ``tables``.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder, "report.md")
        ...     _ = path.write_text("# Update\n\nWe saw 139 children.\n", encoding="utf-8")
        ...     [str(passage.place) for passage in read_document(path).passages]
        ['line 1', 'line 3']
    """
    ending = path.suffix.casefold()
    if ending not in READERS:
        raise UnreadableFileError(
            f"expected one of {', '.join(sorted(READERS))}, or a TOML file of claims", file=path.name
        )
    module, function = READERS[ending]
    read: Callable[[Path], Document] = getattr(importlib.import_module(module), function)
    return read(path)
