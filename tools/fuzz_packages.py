"""Workbooks old and new written by hand, part by part, so that each part can be damaged."""

from __future__ import annotations

import io
import random
import re
import struct
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

import polars as pl
from tools.fuzz_inputs import Rows, bent_bytes, value

TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/{0}" ContentType="application/vnd.openxmlformats-officedocument.{1}.main+xml"/>{2}</Types>'
LINK = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"/></Relationships>'
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ODS = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def xml(words: str) -> str:
    """A text as it stands in markup, without the signs that XML cannot hold."""
    return escape(re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", words))


def workbook_parts(chance: random.Random, rows: Rows) -> dict[str, str]:
    """The parts of an XLSX workbook with this table."""
    lines = []
    for number, row in enumerate(rows, 1):
        cells = []
        for column, cell in enumerate(row):
            at = f"{chr(65 + column)}{number}" if column < 26 else f"A{chr(65 + column % 26)}{number}"
            if re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,9})?", cell):
                style = chance.choice(("", ' s="1"', ' s="9"'))
                cells.append(f'<c r="{at}"{style}><v>{cell}</v></c>')
            else:
                cells.append(f'<c r="{at}" t="inlineStr"><is><t>{xml(cell)}</t></is></c>')
        lines.append(f'<row r="{number}">{"".join(cells)}</row>')
    sheet = '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    named = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    return {
        "[Content_Types].xml": TYPES.format("xl/workbook.xml", "spreadsheetml.sheet", sheet),
        "_rels/.rels": LINK.format("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{_SHEET}" {named}><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": LINK.format("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_SHEET}"><sheetData>{"".join(lines)}</sheetData></worksheet>',
    }


def ods_parts(_: random.Random, rows: Rows) -> dict[str, str]:
    """The parts of an ODS workbook with this table."""
    cells = [
        "".join(
            f'<table:table-cell office:value-type="string"><text:p>{xml(cell)}</text:p></table:table-cell>'
            for cell in row
        )
        for row in rows
    ]
    lines = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
    return {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": f'<office:document-content {_ODS}><office:body><office:spreadsheet><table:table table:name="One">{lines}</table:table></office:spreadsheet></office:body></office:document-content>',
        "META-INF/manifest.xml": '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>',
    }


def packed(chance: random.Random, parts: Mapping[str, str]) -> bytes:
    """Parts as a package, some of them damaged or gone."""
    kept = dict(parts)
    for _ in range(chance.choice((0, 0, 1, 1, 2))):
        name = chance.choice(list(kept))
        kept[name] = bent_markup(chance, kept[name]) if chance.random() < 0.85 else ""
        if chance.random() < 0.1 and len(kept) > 1:
            del kept[name]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, words in kept.items():
            package.writestr(zipfile.ZipInfo(name), words.encode("utf-8", "replace"))
    return bent_bytes(chance, file.getvalue()) if chance.random() < 0.1 else file.getvalue()


_ATTRIBUTES = (
    "XFD1048576",
    "A20001",
    "ZZZZ99999999999",
    "0",
    "-1",
    "99999999",
    "1e9",
    "",
    "rId9",
    "s",
    "e",
    "d",
    "b",
    "A1:XFD9",
)


def bent_markup(chance: random.Random, words: str) -> str:
    """Markup with an element, a text, an attribute or a sign changed."""
    for _ in range(chance.choice((1, 1, 2, 4))):
        pieces = re.split(r"(<[^>]*>|\"[^\"<>]*\")", words)
        at = chance.randrange(len(pieces))
        kind = chance.randrange(6)
        if kind == 0:
            pieces[at] = ""
        elif kind == 1:
            pieces[at] *= 2
        elif kind == 2:
            pieces[at] = escape(value(chance))
        elif kind == 3:
            other = chance.randrange(len(pieces))
            pieces[at], pieces[other] = pieces[other], pieces[at]
        elif kind == 4:
            quoted = [k for k, piece in enumerate(pieces) if piece.startswith('"')] or [at]
            pieces[chance.choice(quoted)] = f'"{chance.choice(_ATTRIBUTES)}"'
        else:
            pieces[at] += chance.choice(
                ("&", "&x;", "<", "<!DOCTYPE a [<!ENTITY x 'y'>]>&x;", "]]>", "<a>" * 600, "&#0;")
            )
        words = "".join(pieces)
    return words


_SECTOR, _SHORTEST = 512, 4096
_END, _TABLE, _FREE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_GLOBALS, _WORKSHEET = 5, 0x10


def xls(chance: random.Random, rows: Rows) -> bytes:
    """A workbook of the old binary kind, with records, the table of sectors or any bytes damaged."""
    cells = [
        record(0x0204, struct.pack("<HHHHB", line, column, 0, len(cell), 1) + cell.encode("utf-16-le", "replace"))
        for line, row in enumerate(rows)
        for column, cell in enumerate(each[:200] for each in row)
    ]
    for _ in range(chance.choice((0, 0, 1, 2))):
        bad = record(chance.choice(_KINDS), chance.randbytes(chance.randrange(20)))
        cells.insert(chance.randint(0, len(cells)), bad)
    size = struct.pack("<IIHHH", 0, len(rows), 0, max(map(len, rows)), 0)
    made = old_workbook([record(0x0200, size), *cells])
    return bent_bytes(chance, made) if chance.random() < 0.5 else made


def old_workbook(sheet: Sequence[bytes], before: Sequence[bytes] = ()) -> bytes:
    """An .xls file with one sheet of these records; what it shares stands before them."""
    name, shared = struct.pack("<HBB", 0, 3, 0) + b"One", b"".join(before)
    first = len(_begun(_GLOBALS)) + 4 + 4 + len(name) + len(shared) + 4
    book = [_begun(_GLOBALS), record(0x85, struct.pack("<I", first) + name), shared, record(0x0A)]
    return _in_sectors(b"".join([*book, _begun(_WORKSHEET), *sheet, record(0x0A)]).ljust(_SHORTEST, b"\0"))


_KINDS = (
    0x0201,
    0x0203,
    0x0204,
    0x0205,
    0x0006,
    0x0200,
    0x00BD,
    0x00E5,
    0x00FC,
    0x00FD,
    0x003C,
    0x0809,
    0x000A,
    0x0022,
)


def record(kind: int, contents: bytes = b"") -> bytes:
    """A record of an old workbook."""
    return struct.pack("<HH", kind, len(contents)) + contents


def _begun(part: int) -> bytes:
    return record(0x0809, struct.pack("<HHHHII", 0x0600, part, 0, 0, 0, 0))


def _in_sectors(stream: bytes) -> bytes:
    """A file of streams with one in it: its head, the table of which sector follows which, the list of streams, the stream."""
    count = -(-len(stream) // _SECTOR)
    tables = -(-(count + 1) // (_SECTOR // 4 - 1))
    follows = [_TABLE] * tables + [_END] + [tables + 2 + k for k in range(count - 1)] + [_END]
    follows += [_FREE] * (tables * _SECTOR // 4 - len(follows))
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    head += struct.pack("<8I", tables, tables, 0, _SHORTEST, _END, 0, _END, 0)
    places = [*range(tables), *[_FREE] * (109 - tables)]
    names = _stream("Root Entry", 5, 1, _END, 0) + _stream("Workbook", 2, _FREE, tables + 1, len(stream)) + bytes(256)
    parts = (head, struct.pack("<109I", *places), struct.pack(f"<{len(follows)}I", *follows), names, stream)
    return b"".join(parts) + bytes(-len(stream) % _SECTOR)


def _stream(name: str, kind: int, child: int, first: int, size: int) -> bytes:
    said = name.encode("utf-16-le").ljust(64, b"\0")
    return said + struct.pack("<HBBIII36xIQ", 2 * len(name) + 2, kind, 1, _FREE, _FREE, child, first, size)


def parquet(chance: random.Random, rows: Rows) -> bytes:
    """A table as a file of Parquet, often with some bytes changed."""
    titles = {title or f"column {k}": k for k, title in enumerate(rows[0])}
    columns = {title: [row[k] if k < len(row) else None for row in rows[1:]] for title, k in titles.items()}
    file = io.BytesIO()
    pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String)).write_parquet(file)
    return bent_bytes(chance, file.getvalue()) if chance.random() < 0.6 else file.getvalue()
