"""How far the cells of a sheet reach: its last row and its last column, by the cells themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from safeguarding.records import Record

_CHUNK, _OVERLAP = 1_000_000, 500
_TAG = re.compile(rb"<(?:\w{1,20}:)?(?:c|row)[\s/>]")
_CELL_COLUMN = re.compile(rb"<(?:\w{1,20}:)?c\s[^<>]{0,300}?\br\s{0,9}=\s{0,9}[\"']([A-Za-z]{1,9})")
_ROW = re.compile(rb"<(?:\w{1,20}:)?(?:c|row)\s[^<>]{0,300}?\br\s{0,9}=\s{0,9}[\"'][A-Za-z]{0,9}([0-9]{1,20})")
_ODS = re.compile(rb"<(/?)table:(table|table-row|table-cell|covered-table-cell)(?=[\s/>])([^<>]{0,2000})")
_REPEATED = re.compile(rb"table:number-(?:rows|columns)-repeated=[\"']([0-9]{1,20})")


@attrs.frozen
class UsedRange(Record):
    """How far cells reach.

    Attributes:
        rows: The last row that holds anything, from 1; 0 where there is none.
        columns: The last column that does.

    Examples:
        >>> print(UsedRange(1_048_576, 16_384))
        1,048,576 rows and 16,384 columns
    """

    rows: int = 0
    columns: int = 0
    _words = "{0.rows:,} rows and {0.columns:,} columns"


def reach_of_sheet(text: bytes | bytearray) -> UsedRange:
    """The reach of a sheet of an .xlsx file. Where cells do not say where they stand, they are counted.

    Examples:
        >>> print(reach_of_sheet(b'<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="XFD20001"/></row></sheetData>'))
        20,001 rows and 16,384 columns
        >>> print(reach_of_sheet(b"<sheetData><row><c/><c/></row><row><c/></row></sheetData>"))
        2 rows and 2 columns
    """
    columns = max(map(_column, _several(_CELL_COLUMN, text)), default=0)
    rows = max(map(int, _several(_ROW, text)), default=0)
    tags = sum(1 for _ in _TAG.finditer(text))
    if tags > sum(1 for _ in _ROW.finditer(text)):
        more_rows, more_columns = _counted(text)
        rows, columns = rows + more_rows, columns + more_columns
    return UsedRange(rows, columns)


def _several(pattern: re.Pattern[bytes], text: bytes | bytearray) -> set[bytes]:
    """What a pattern finds, each once. Piece by piece, since a list of all would be larger than the text."""
    found: set[bytes] = set()
    for start in range(0, len(text), _CHUNK):
        found.update(pattern.findall(text, start, start + _CHUNK + _OVERLAP))
    return found


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _counted(text: bytes | bytearray) -> tuple[int, int]:
    """How many rows have cells, and how many cells the row with the most has."""
    rows = most = cells = 0
    for match in _TAG.finditer(text):
        is_row = match[0].rstrip(b" \t\r\n/>").endswith(b"row")
        rows, cells = rows + is_row, 0 if is_row else cells + 1
        most = max(most, cells)
    return rows, most


def reach_of_open_document(text: bytes | bytearray) -> UsedRange:
    """The reach of the largest sheet of an .ods file, in which rows and cells say how often they stand there.

    Empty ones at the end, which spreadsheets repeat up to the edge of the sheet, do not count.

    Examples:
        >>> cell = b'<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"/>'
        >>> print(reach_of_open_document(b'<table:table-row table:number-rows-repeated="9">' + cell + b"</table:table-row>"))
        9 rows and 16,384 columns
        >>> empty = b'<table:table-row><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
        >>> print(reach_of_open_document(empty))
        0 rows and 0 columns
    """
    largest = UsedRange()
    rows = columns = waiting_rows = repeated = width = waiting = 0
    for match in _ODS.finditer(text):
        is_end, kind, rest = match.groups()
        times = max((int(each) for each in _REPEATED.findall(rest)), default=1)
        if kind == b"table":
            # each sheet by itself: what is empty below one does not stand above the next
            largest = max(largest, UsedRange(rows, columns), key=lambda each: each.rows * each.columns)
            rows = columns = waiting_rows = 0
        elif kind == b"table-row" and is_end:
            waiting_rows += repeated
            if width:
                rows, waiting_rows = rows + waiting_rows, 0
            columns = max(columns, width)
        elif kind == b"table-row":
            repeated, width, waiting = times, 0, 0
            waiting_rows += times if rest.endswith(b"/") else 0
        elif not is_end:
            waiting += times
            is_empty = rest.endswith(b"/") and b"office:value" not in rest
            width, waiting = (width, waiting) if is_empty else (width + waiting, 0)
    return max(largest, UsedRange(rows, columns), key=lambda each: each.rows * each.columns)


def reach_of_binary(contents: bytes | bytearray) -> UsedRange:
    r"""The reach of a sheet of an .xlsb file: its rows are records of the kind 0, its cells those of the kinds 1 to 11.

    Examples:
        >>> print(reach_of_binary(b"\x00\x04\x09\x00\x00\x00" + b"\x02\x08" + b"\x03\x00\x00\x00" + bytes(4)))
        10 rows and 4 columns
    """
    rows = columns = 0
    for kind, start, length in _records(contents):
        if kind <= _LAST_CELL_KIND and length >= _NUMBER:
            number = int.from_bytes(contents[start : start + _NUMBER], "little") + 1
            rows, columns = (max(rows, number), columns) if kind == 0 else (rows, max(columns, number))
    return UsedRange(rows, columns)


_LAST_CELL_KIND, _NUMBER = 11, 4


def _records(contents: bytes | bytearray) -> Iterator[tuple[int, int, int]]:
    """The records of a part of an .xlsb file: the kind, the place and the length of each."""
    place = 0
    while place < len(contents):
        kind, place = _varying(contents, place, 2)
        length, place = _varying(contents, place, 4)
        yield kind, place, length
        place += length


def _varying(contents: bytes | bytearray, place: int, most: int) -> tuple[int, int]:
    """A number of as many bytes as have their highest bit set, and one more; then the place after it."""
    number = shift = 0
    for byte in contents[place : place + most]:
        number |= (byte & 0x7F) << shift
        place, shift = place + 1, shift + 7
        if byte < 0x80:  # noqa: PLR2004 - the highest bit
            break
    return number, place
