"""What kind of file holds a table: told by how it begins, or else by its name. What holds none is named for what it is."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from safeguarding.errors import UnreadableFileError
from safeguarding.labels import Labelled
from safeguarding.opened_files import file_start


class FileKind(Labelled):
    """How a file holds its table."""

    TEXT = "CSV"
    WORKBOOK = "workbook"
    PARQUET = "Parquet"


TABLE_SUFFIXES = (".csv", ".tsv", ".tab", ".psv", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".parquet")
"""What files that hold a table are usually called by."""

_WORKBOOK_SUFFIXES = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})
_BEGINNINGS = (
    (b"PK\x03\x04", FileKind.WORKBOOK),
    (b"\xd0\xcf\x11\xe0", FileKind.WORKBOOK),
    (b"PAR1", FileKind.PARQUET),
)
_WEB_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|table|head|body|meta)\b", re.IGNORECASE)
_NO_TABLES = (
    (_WEB_PAGE, "a web page", "open it in a spreadsheet and save it as XLSX"),
    (re.compile(r"MIME-Version:", re.IGNORECASE), "a web archive", "open it in a spreadsheet and save it as XLSX"),
    (re.compile(r"\A\s*<\?xml\b", re.IGNORECASE), "an XML file", "open it in a spreadsheet and save it as XLSX"),
    (re.compile("%PDF-"), "a PDF document", "give the spreadsheet that it was made from"),
    (re.compile(r"\{\\rtf"), "a document of rich text", "give the spreadsheet that it was made from"),
    (re.compile("\x1f\x8b"), "a compressed file", "unpack it"),
)
_LONGEST_START = 512
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def file_kind(path: Path) -> FileKind:
    """The kind of a file. One that cannot be opened is taken for text, whose reader says why it cannot be.

    Raises:
        UnreadableFileError: for a file that holds no table, such as a web page under the name of a workbook.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     file = Path(folder, "staff.xls")
        ...     _ = file.write_text("<html><table><tr><td>Staff ID", encoding="utf-8")
        ...     file_kind(file)
        Traceback (most recent call last):
        ...
        safeguarding.errors.UnreadableFileError: staff.xls: a web page, named .xls; open it in a spreadsheet and save it as XLSX
    """
    try:
        start = file_start(path, _LONGEST_START)
    except UnreadableFileError:
        return FileKind.TEXT
    for beginning, kind in _BEGINNINGS:
        if start.startswith(beginning):
            return kind
    text = _decoded(start)
    for begins, what, remedy in _NO_TABLES:
        if begins.match(text):
            named = f"named {path.suffix or 'as something else'}"
            raise UnreadableFileError(f"{what}, {named}", file=path.name, remedy=remedy)
    is_named_workbook = path.suffix.casefold() in _WORKBOOK_SUFFIXES
    return FileKind.WORKBOOK if is_named_workbook and b"\0" in start[:4] else FileKind.TEXT


def _decoded(start: bytes) -> str:
    """How a file begins, as far as it is text at all."""
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            return start.removeprefix(mark).decode(encoding, errors="replace")
    return start.decode("latin-1")
