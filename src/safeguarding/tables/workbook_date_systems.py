"""From which day a workbook numbers its days. Cells that it formats as dates are dates already; bare numbers are not."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from safeguarding.tables.spreadsheet_dates import DateSystem
from safeguarding.tables.workbook_records import records
from safeguarding.tables.workbook_sheets import attribute

_WORKBOOK = re.compile(rb"<(?:\w+:)?workbook\b")
_PROPERTIES = re.compile(rb"<(?:\w+:)?workbookPr\b[^>]*>")
_MOST = 10_000_000
# how a workbook of Excel 97 and after, and one of Excel 5, begins within an .xls file
_BEGINNINGS = (b"\x09\x08\x10\x00\x00\x06\x05\x00", b"\x09\x08\x08\x00\x00\x05\x05\x00")
_DATE_MODE, _END = 0x22, 0x0A


def date_system_of(path: Path) -> DateSystem | None:
    """The system that a workbook says its day numbers are in; None where it cannot be told."""
    try:
        if not zipfile.is_zipfile(path):
            return _of_binary(path.read_bytes())
        with zipfile.ZipFile(path) as archive:
            if "content.xml" in archive.namelist():
                # an open document stores each date as a date
                return DateSystem.FROM_1900
            with archive.open("xl/workbook.xml") as part:
                text = part.read(_MOST)
    except (zipfile.BadZipFile, KeyError, OSError, NotImplementedError, RuntimeError):
        return None
    if _WORKBOOK.search(text) is None:
        return None
    properties = _PROPERTIES.search(text)
    is_1904 = properties is not None and attribute(properties[0], b"date1904") in (b"1", b"true")
    return DateSystem.FROM_1904 if is_1904 else DateSystem.FROM_1900


def _of_binary(contents: bytes) -> DateSystem | None:
    """The date mode among the records with which an .xls workbook begins."""
    place = next((found for each in _BEGINNINGS if (found := contents.find(each)) >= 0), len(contents))
    for kind, start, _ in records(contents, place):
        if kind == _END:
            return DateSystem.FROM_1900
        if kind == _DATE_MODE:
            return DateSystem.FROM_1904 if any(contents[start : start + 2]) else DateSystem.FROM_1900
    return None
