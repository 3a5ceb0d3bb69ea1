"""Formula cells of a workbook in which no value is stored: whoever reads the file finds them empty."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

_SHEET = re.compile(rb"<(?:\w+:)?sheet\b[^<>]*+>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^<>]*+>")
_BARE = re.compile(
    rb"<(?:\w+:)?c\b(?:(?!\br=)[^<>])*+\br=[\"']([A-Z]{1,3}[0-9]{1,7})[\"'][^<>]*+>\s*"
    rb"<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w+:)?f>)\s*+"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_OPEN_TABLE = re.compile(rb"<table:table\b[^<>]*+>")
_OPEN_CELL = re.compile(rb"<table:table-cell\b(?:(?!\btable:formula=)[^<>])*+\btable:formula=[^<>]*+>")
_MOST = 500_000_000


def formulas_without_value(path: Path, *, sheet: str) -> tuple[str, ...] | None:
    """The cells of a sheet that hold a formula and no value; None where that cannot be told.

    A program that made the workbook without calculating it has left them so, until a spreadsheet opens and saves it.
    Only spreadsheets themselves make the older binary kinds, and store values. In an .ods file the cells have no names:
    each is called "a cell".
    """
    if not zipfile.is_zipfile(path):
        return ()
    try:
        with zipfile.ZipFile(path) as archive:
            if "xl/workbook.bin" in archive.namelist():
                return ()
            if "content.xml" in archive.namelist():
                return _of_open_document(part_contents(archive, "content.xml"), sheet)
            text = part_contents(archive, sheet_part(archive, sheet))
    except (zipfile.BadZipFile, KeyError, OSError, NotImplementedError, RuntimeError, UnicodeDecodeError):
        return None
    return tuple(cell.decode() for cell in _BARE.findall(text)) if b"<f" in text or b":f" in text else ()


def part_contents(archive: zipfile.ZipFile, part: str) -> bytes:
    """What a part of an archive holds.

    Raises:
        OSError: for a part that no workbook of a report has, by its size.
    """
    if archive.getinfo(part).file_size > _MOST:
        raise OSError
    return archive.read(part)


def open_document_sheet(path: Path, sheet: str) -> bytes:
    """What stands in a sheet of an .ods file; nothing of another kind of file."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _sheet_of(part_contents(archive, "content.xml"), sheet) or b""
    except (zipfile.BadZipFile, KeyError, OSError, NotImplementedError, RuntimeError):
        return b""


def _of_open_document(text: bytes, sheet: str) -> tuple[str, ...] | None:
    found = _sheet_of(text, sheet)
    cells = () if found is None else _OPEN_CELL.findall(found)
    return None if found is None else tuple("a cell" for cell in cells if b"office:value-type=" not in cell)


def _sheet_of(text: bytes, sheet: str) -> bytes | None:
    for match in _OPEN_TABLE.finditer(text):
        if attribute(match[0], b"name") == _escaped(sheet):
            end = text.find(b"</table:table>", match.end())
            return text[match.end() : len(text) if end < 0 else end]
    return None


def sheet_part(archive: zipfile.ZipFile, sheet: str) -> str:
    """The part of the archive that holds a sheet.

    Raises:
        KeyError: where the archive does not say which it is.
    """
    wanted = _escaped(sheet)
    ids = {attribute(each, b"name"): attribute(each, b"id") for each in _SHEET.findall(archive.read("xl/workbook.xml"))}
    targets = {
        attribute(each, b"Id"): attribute(each, b"Target")
        for each in _RELATION.findall(archive.read("xl/_rels/workbook.xml.rels"))
    }
    target = targets[ids[wanted]].decode()
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def attribute(tag: bytes, name: bytes) -> bytes:
    """The value of a tag's attribute, whatever name space it is called by; empty where it has none.

    Examples:
        >>> attribute(b'<x:sheet name="Staff" sheetId="1" r:id="rId1"/>', b"id")
        b'rId1'
    """
    match = re.search(rb"\s(?:\w+:)?" + name + rb"\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", tag)
    return (match[1] or match[2] or b"") if match else b""


def _escaped(name: str) -> bytes:
    plain = name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return plain.encode()
