"""How far the cells of a sheet reach: its last row and its last column, by the cells themselves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from xml.parsers.expat import ParserCreate

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


@attrs.frozen(kw_only=True)
class RoomNeeded(Record):
    """How much room there has to be for what a workbook holds.

    Attributes:
        sheets: The reach of each sheet.
        signs: How many signs its texts come to, in the cells that show them.
    """

    sheets: tuple[UsedRange, ...] = ()
    signs: int = 0


def room_of_open_document(text: bytes | bytearray) -> RoomNeeded:
    """The room for an .ods file, in which rows, cells and spaces say how often they stand there.

    Empty ones at the end, which spreadsheets repeat up to the edge of the sheet, do not count.

    Raises:
        ExpatError: where the markup is broken; a table without an end would be waited for.

    Examples:
        >>> sheet = b"<a><table:table><table:table-row table:number-rows-repeated='9'>%b</table:table-row></table:table></a>"
        >>> cell = b"<table:table-cell table:number-columns-repeated='16384'>%b</table:table-cell>"
        >>> (reach,) = room_of_open_document(sheet % (cell % b"<text:p>words</text:p>")).sheets
        >>> print(reach)
        9 rows and 16,384 columns
        >>> room_of_open_document(sheet % (cell % b"<text:p>words</text:p>")).signs == 9 * 16_384 * 5
        True
        >>> room_of_open_document(sheet % (cell % b"")).sheets
        (UsedRange(rows=0, columns=0),)
    """
    return _OpenDocument(text).room


class _OpenDocument:
    """Walks through the markup, and adds up what stands there."""

    def __init__(self, text: bytes | bytearray) -> None:
        self._sheets, self._signs = list[UsedRange](), 0
        self._rows = self._columns = self._empty_rows = 0
        self._row_times, self._width, self._empty, self._row_signs = 1, 0, 0, 0
        self._cell_times, self._cell_signs, self._is_filled = 1, 0, False
        reader = ParserCreate()
        reader.buffer_text = True
        reader.StartElementHandler, reader.EndElementHandler = self._begin, self._end
        reader.CharacterDataHandler = self._read
        reader.Parse(text, True)
        self.room = RoomNeeded(sheets=tuple(self._sheets), signs=self._signs)

    def _begin(self, name: str, given: dict[str, str]) -> None:
        if name in _OPEN_CELLS:
            self._cell_times = _times(given, "table:number-columns-repeated")
            self._cell_signs = len(given.get("office:string-value", "")) + len(given.get("table:formula", ""))
            self._is_filled = any(each.startswith("office:") for each in given)
        elif name == "text:s":
            self._cell_signs += _times(given, "text:c")
        elif name == "table:table-row":
            self._row_times, self._width, self._empty, self._row_signs = (
                _times(given, "table:number-rows-repeated"),
                0,
                0,
                0,
            )

    def _read(self, words: str) -> None:
        self._cell_signs += len(words)

    def _end(self, name: str) -> None:
        if name in _OPEN_CELLS:
            self._empty += self._cell_times
            if self._is_filled or self._cell_signs:
                self._width, self._empty = self._width + self._empty, 0
                self._row_signs += self._cell_signs * self._cell_times
            self._cell_signs = 0
        elif name == "table:table-row":
            self._empty_rows += self._row_times
            if self._width:
                self._rows, self._empty_rows = self._rows + self._empty_rows, 0
            self._columns = max(self._columns, self._width)
            self._signs += self._row_signs * self._row_times
        elif name == "table:table":
            # each sheet by itself: what is empty below one does not stand above the next
            self._sheets.append(UsedRange(self._rows, self._columns))
            self._rows = self._columns = self._empty_rows = 0


_OPEN_CELLS = frozenset({"table:table-cell", "table:covered-table-cell"})
_MOST_DIGITS = 20


def _times(given: dict[str, str], name: str) -> int:
    number = given.get(name, "").strip().removeprefix("+")
    return int(number) if number.isdecimal() and len(number) <= _MOST_DIGITS else 1


def reach_of_binary(contents: bytes | bytearray) -> tuple[UsedRange, Counter[int]]:
    r"""The reach of a sheet of an .xlsb file, and how often it shows which shared text.

    Its rows are records of the kind 0, its cells those of the kinds 1 to 11, of which the kind 7 names a shared text.

    Examples:
        >>> reach, shown = reach_of_binary(b"\x00\x04\x09\x00\x00\x00" + b"\x07\x0c\x03\x00\x00\x00" + bytes(8))
        >>> print(reach, shown)
        10 rows and 4 columns Counter({0: 1})
    """
    rows = columns = 0
    shown, held = Counter[int](), bytearray(_PLACED)
    for kind, start, length in _records(contents):
        # where a record is too short, its reader takes what the one before left in its place
        left = contents[start : start + min(length, _PLACED)]
        held[: len(left)] = left
        if kind <= _LAST_CELL_KIND:
            number = int.from_bytes(held[:4], "little") + 1
            rows, columns = (max(rows, number), columns) if kind == 0 else (rows, max(columns, number))
            if kind == _SHOWS_SHARED:
                shown[int.from_bytes(held[8:], "little")] += 1
    return UsedRange(rows, columns), shown


def shared_in_binary(contents: bytes | bytearray) -> list[int]:
    r"""How many signs each shared text of an .xlsb file has at most.

    Examples:
        >>> shared_in_binary(b"\x13\x09\x00\x02\x00\x00\x00" + "ab".encode("utf-16-le"))
        [4]
    """
    return [length // 2 for kind, _, length in _records(contents) if kind == _SHARED]


_SHARED, _SHOWS_SHARED, _LAST_CELL_KIND = 19, 7, 11
_PLACED = 12


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
