"""What the file of a workbook holds of each of its sheets: the text that a library of spreadsheets does not pass on."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import attrs

_SHEET = re.compile(rb"<(?:\w+:)?sheet\b[^<>]*+>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^<>]*+>")
_OPEN_TABLE = re.compile(rb"<table:table\b[^<>]*+>")
_OPEN_TABLE_ENDS = b"</table:table>"
_MOST = 500_000_000
UNREADABLE = (zipfile.BadZipFile, KeyError, OSError, NotImplementedError, RuntimeError, UnicodeDecodeError)
"""What an archive that is damaged, or of another kind, may raise."""


@attrs.define(kw_only=True)
class SheetTexts:
    """The text of each sheet of a workbook, found once for all of them.

    Attributes:
        path: The workbook.
        stores_values: Whether it is of a kind that only spreadsheets make, which store the value of every formula.
        parts: The part of an .xlsx file that holds each sheet, by its name as it stands there.
        tables: Where each sheet begins and ends in the text of an .ods file, by its name as it stands there.
        text: The text of an .ods file.
        size: How many bytes the sheets of an .xlsx file come to together, each as often as it is shown.
    """

    path: Path
    stores_values: bool = False
    parts: Mapping[bytes, str] = attrs.field(factory=dict)
    tables: Mapping[bytes, tuple[int, int]] = attrs.field(factory=dict)
    text: bytes = attrs.field(default=b"", repr=False)
    size: int = 0

    def of(self, sheet: str) -> bytes | None:
        """What stands in a sheet; None where that cannot be told."""
        name = _escaped(sheet)
        if name in self.tables:
            start, end = self.tables[name]
            return self.text[start:end]
        try:
            with zipfile.ZipFile(self.path) as archive:
                return part_contents(archive, self.parts[name])
        except UNREADABLE:
            return None


def sheet_texts(path: Path) -> SheetTexts:
    """What a workbook holds of its sheets; nothing where it is of another kind, or cannot tell."""
    if not zipfile.is_zipfile(path):
        return SheetTexts(path=path, stores_values=True)
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            if "xl/workbook.bin" in names:
                return SheetTexts(path=path, stores_values=True)
            if "content.xml" in names:
                text = part_contents(archive, "content.xml")
                return SheetTexts(path=path, tables=dict(_tables(text)), text=text)
            parts = dict(_parts(archive))
            sizes = {each.filename: each.file_size for each in archive.infolist()}
            return SheetTexts(path=path, parts=parts, size=sum(sizes.get(part, 0) for part in parts.values()))
    except UNREADABLE:
        return SheetTexts(path=path)


def part_contents(archive: zipfile.ZipFile, part: str) -> bytes:
    """What a part of an archive holds.

    Raises:
        OSError: for a part that no workbook of a report has, by its size.
    """
    if archive.getinfo(part).file_size > _MOST:
        raise OSError
    return archive.read(part)


def _tables(text: bytes) -> Iterator[tuple[bytes, tuple[int, int]]]:
    for match in _OPEN_TABLE.finditer(text):
        end = text.find(_OPEN_TABLE_ENDS, match.end())
        yield attribute(match[0], b"name"), (match.end(), len(text) if end < 0 else end)
        if end < 0:
            return


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[bytes, str]]:
    targets = {
        attribute(each, b"Id"): attribute(each, b"Target").decode()
        for each in _RELATION.findall(part_contents(archive, "xl/_rels/workbook.xml.rels"))
    }
    for each in _SHEET.findall(part_contents(archive, "xl/workbook.xml")):
        target = targets.get(attribute(each, b"id"))
        if target is not None:
            yield attribute(each, b"name"), target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


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
