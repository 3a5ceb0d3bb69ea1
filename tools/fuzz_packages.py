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


_CELLS = (*range(12), 19, 35, 148, 145, 146, 156, 159, 44, 47, 999, 0x3FFF)
"""Kinds of records of the newer binary workbook."""
_PLACES = (0, 1, 9, 11, 16_383, 16_384, 20_000, 1_048_576, 0x7FFFFFFF, 0xFFFFFFFF)


def xlsb(chance: random.Random, rows: Rows) -> bytes:
    """A workbook of the newer binary kind; some with records damaged, a part gone or any bytes changed."""
    texts = list(dict.fromkeys(cell for row in rows for cell in row))
    sheet = begun12(max(1, len(rows)), max((1, *map(len, rows))))
    for line, row in enumerate(rows):
        sheet.append(row12(line))
        sheet += [_cell12(chance, column, cell, texts) for column, cell in enumerate(row)]
    shared = shared12(*texts)
    style = (record12(615, struct.pack("<I", 1)), record12(44, struct.pack("<H", 200) + wide("yyyy-mm-dd")))
    styles = [
        *style,
        record12(617, struct.pack("<I", 2)),
        record12(47, bytes(16)),
        record12(47, b"\0\0\xc8" + bytes(13)),
    ]
    for part in (sheet, shared, styles):
        for _ in range(chance.choice((0, 0, 0, 1, 2))):
            _bend12(chance, part)
    made = binary_workbook(sheet, shared=shared, styles=styles, is_1904=chance.random() < 0.2)
    return bent_bytes(chance, made) if chance.random() < 0.1 else made


def binary_workbook(
    sheet: Sequence[bytes], *, shared: Sequence[bytes] = (), styles: Sequence[bytes] = (), is_1904: bool = False
) -> bytes:
    """An .xlsb file with one sheet of these records, and the parts with its shared texts and styles where there are some."""
    named = record12(156, struct.pack("<2I", 0, 1) + wide("rId1") + wide("One"))
    book = [record12(131), record12(153, struct.pack("<2I", is_1904, 0) + wide("")), record12(143), named]
    parts = {
        "[Content_Types].xml": TYPES.format("xl/workbook.bin", "sheet.binary", "").encode(),
        "_rels/.rels": LINK.format("officeDocument", "xl/workbook.bin").encode(),
        "xl/workbook.bin": b"".join([*book, record12(144), record12(132)]),
        "xl/_rels/workbook.bin.rels": LINK.format("worksheet", "worksheets/sheet1.bin").encode(),
        "xl/worksheets/sheet1.bin": b"".join([*sheet, record12(146), record12(130)]),
        "xl/sharedStrings.bin": b"".join([*shared, record12(160)]) if shared else b"",
        "xl/styles.bin": b"".join([record12(278), *styles, record12(618), record12(279)]) if styles else b"",
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, contents in parts.items():
            if contents:
                package.writestr(zipfile.ZipInfo(name), contents, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def record12(kind: int, contents: bytes = b"") -> bytes:
    """A record of a newer binary workbook: its kind and its length of as many bytes as they need."""
    return _varying(kind) + _varying(len(contents)) + contents


def _varying(number: int) -> bytes:
    found = bytearray()
    while number > 0x7F:
        found.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*found, number])


def wide(words: str) -> bytes:
    """A text with its length before it."""
    said = words.encode("utf-16-le", "replace")
    return struct.pack("<I", len(said) // 2) + said


def begun12(rows: int, columns: int) -> list[bytes]:
    """What stands before the first row of a sheet: how far it reaches, by itself."""
    return [record12(129), record12(148, struct.pack("<4I", 0, rows - 1, 0, columns - 1)), record12(145)]


def row12(line: int) -> bytes:
    """The head of a row."""
    return record12(0, struct.pack("<2I", line, 0) + bytes(9))


def cell12(kind: int, column: int, contents: bytes, style: int = 0) -> bytes:
    """A cell of some kind of the row before it."""
    return record12(kind, struct.pack("<2I", column, style) + contents)


def shared12(*texts: str) -> list[bytes]:
    """Texts that cells may share."""
    count = record12(159, struct.pack("<2I", len(texts), len(texts)))
    return [count, *(record12(19, b"\0" + wide(each)) for each in texts)]


def _cell12(chance: random.Random, column: int, cell: str, texts: Sequence[str]) -> bytes:
    if re.fullmatch(r"[0-9]{1,9}", cell) and chance.random() < 0.7:
        style = chance.choice((0, 0, 1, 9))
        if chance.random() < 0.5:
            return cell12(5, column, struct.pack("<d", int(cell)), style)
        return cell12(2, column, struct.pack("<I", (int(cell) << 2 | chance.choice((0, 1, 2, 3))) & 0xFFFFFFFF), style)
    kind = chance.choice((6, 6, 6, 7, 7, 7, 8, 1, 3, 4)) if chance.random() < 0.2 else 6 + (len(cell) & 1)
    contents = {
        1: b"",
        3: chance.choice((b"\x2a", b"\x17", b"\xff")),
        4: chance.choice((b"\0", b"\1", b"\7")),
        7: struct.pack("<I", texts.index(cell)),
        8: wide(cell) + bytes(10),
    }
    return cell12(kind, column, contents.get(kind, wide(cell)))


def _bend12(chance: random.Random, part: list[bytes]) -> None:
    """Records of a part changed, gone, twice, exchanged or put in."""
    at, kind = chance.randrange(len(part)), chance.randrange(6)
    if kind == 0:
        del part[at]
    elif kind == 1:
        part.insert(at, part[chance.randrange(len(part))])
    elif kind == 2:
        part.insert(at, record12(chance.choice(_CELLS), chance.randbytes(chance.randrange(24))))
    elif kind == 3:
        part[at] = bent_bytes(chance, part[at])
    elif kind == 4:
        far = struct.pack("<I", chance.choice(_PLACES))
        part[at] = part[at][:2] + far + part[at][6:]
    else:
        part.insert(at, row12(chance.choice(_PLACES)))


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


def old_workbook(sheet: Sequence[bytes], before: Sequence[bytes] = (), *, sheets: int = 1) -> bytes:
    """An .xls file with a sheet of these records, once or more often; what it shares stands before them."""
    shared, one = b"".join(before), b"".join([_begun(_WORKSHEET), *sheet, record(0x0A)])
    first = len(_begun(_GLOBALS)) + 15 * sheets + len(shared) + 4
    named = [record(0x85, struct.pack("<IHBB", first + k * len(one), 0, 3, 0) + b"On%d" % k) for k in range(sheets)]
    book = [_begun(_GLOBALS), *named, shared, record(0x0A)]
    return _in_sectors(b"".join([*book, one * sheets]).ljust(_SHORTEST, b"\0"))


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
