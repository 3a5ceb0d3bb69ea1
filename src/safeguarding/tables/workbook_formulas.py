"""Formula cells of an .xlsx workbook in which no value is stored: whoever reads the file finds them empty."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

_SHEET = re.compile(rb"<sheet\b[^>]*>")
_RELATION = re.compile(rb"<Relationship\b[^>]*>")
_BARE = re.compile(
    rb'<c\b[^>]*?\br="([A-Z]{1,3}[0-9]{1,7})"[^>]*>\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>'
)
_MOST = 500_000_000


def formulas_without_value(path: Path, *, sheet: str) -> list[str]:
    """The cells of a sheet that hold a formula and no value; none for a file that is no .xlsx workbook.

    A program that made the workbook without calculating it has left them so, until a spreadsheet opens and saves it.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            part = _part(archive, sheet)
            if part is None or archive.getinfo(part).file_size > _MOST:
                return []
            text = archive.read(part)
    except (zipfile.BadZipFile, KeyError, OSError, NotImplementedError, RuntimeError):
        return []
    return [cell.decode() for cell in _BARE.findall(text)] if b"<f" in text else []


def _part(archive: zipfile.ZipFile, sheet: str) -> str | None:
    """The part of the archive that holds a sheet."""
    wanted = _escaped(sheet)
    ids = {
        _attribute(each, b"name"): _attribute(each, b"r:id") for each in _SHEET.findall(archive.read("xl/workbook.xml"))
    }
    targets = {
        _attribute(each, b"Id"): _attribute(each, b"Target")
        for each in _RELATION.findall(archive.read("xl/_rels/workbook.xml.rels"))
    }
    target = targets.get(ids.get(wanted, b""), b"").decode()
    if not target:
        return None
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _attribute(tag: bytes, name: bytes) -> bytes:
    match = re.search(rb"\s" + name + rb'="([^"]*)"', tag)
    return match[1] if match else b""


def _escaped(name: str) -> bytes:
    plain = name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return plain.encode()
