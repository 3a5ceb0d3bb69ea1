"""The old binary workbook (.xls): its stream of records, how far its cells reach, and how much text they come to.

Laid out by [MS-CFB], a file of streams cut into sectors, and [MS-XLS], records of a kind and a length. Whatever a library
that reads one would believe without looking, such as a chain of sectors that leads in a circle, is looked at here.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from safeguarding.tables.workbook_reaches import RoomNeeded, UsedRange

BEGINS = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a file of streams begins."""

_END, _LAST_SECTOR = 0xFFFFFFFE, 0xFFFFFFF9
_MINI, _SHORT, _MOST_MINI_TABLES = 64, 4096, 4095
_NAMES = ("Workbook", "Book", "WORKBOOK", "BOOK")
_BEGUN, _ENDED, _SHEET, _TEXTS, _CONTINUED, _PASSWORD = 0x0809, 0x0A, 0x85, 0xFC, 0x3C, 0x2F
_DIMENSIONS, _TEXT_CELL, _SEVERAL_CELLS = 0x0200, 0xFD, 0xBD
_CELLS = frozenset({0x06, 0xBD, 0xD6, 0xFD, 0x0203, 0x0204, 0x0205, 0x027E})
_RICH, _EXTENDED = 8, 4


def room_of_old_workbook(contents: bytes) -> RoomNeeded | None:
    """The room for a file of streams; None where nothing of it is read: it has a password, or none of them is a workbook's.

    Raises:
        ValueError: where the file contradicts itself.
    """
    stream = _Streams(contents).named(_NAMES)
    if stream is None:
        return None
    lengths, places = list[int](), list[int]()
    for kind, start, length in records(stream):
        if kind == _SHEET:
            places.append(int.from_bytes(stream[start : start + 4], "little"))
        elif kind == _TEXTS:
            lengths = list(_text_lengths(stream, start, length))
        elif kind == _PASSWORD and any(stream[start : start + 2]):
            return None
        elif kind == _ENDED:
            break
    if len(set(places)) < len(places):
        raise ValueError("two sheets in one place")
    found = [_sheet(stream, place, lengths) for place in places]
    return RoomNeeded(sheets=tuple(reach for reach, _ in found), signs=sum(signs for _, signs in found))


def records(stream: bytes, place: int = 0) -> Iterator[tuple[int, int, int]]:
    r"""The records of a stream from a place on: the kind, the place of what it holds, and the length of that.

    Examples:
        >>> list(records(b"\x22\x00\x02\x00\x01\x00" + b"\x0a\x00\x00\x00"))
        [(34, 4, 2), (10, 10, 0)]
    """
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        yield kind, place + 4, length
        place += 4 + length


def _sheet(stream: bytes, place: int, lengths: list[int]) -> tuple[UsedRange, int]:
    rows = columns = signs = depth = 0
    for kind, start, length in records(stream, place):
        if kind == _BEGUN:
            depth += 1
        elif kind == _ENDED:
            depth -= 1
            if depth <= 0:
                break
        elif kind in _CELLS and length >= 6 and depth <= 1:  # noqa: PLR2004 - row, column, format
            row, column = struct.unpack_from("<HH", stream, start) if start + 4 <= len(stream) else (0, 0)
            last = column + length // 6 if kind == _SEVERAL_CELLS else column
            rows, columns = max(rows, row + 1), max(columns, last + 1)
            if kind == _TEXT_CELL:
                number = int.from_bytes(stream[start + 6 : start + 10], "little")
                signs += lengths[number] if number < len(lengths) else 0
        elif kind == _DIMENSIONS:
            stated = _stated(stream[start : start + length])
            rows, columns = max(rows, stated.rows), max(columns, stated.columns)
    return UsedRange(rows, columns), signs


def _stated(contents: bytes) -> UsedRange:
    if len(contents) not in _LAYOUTS:
        raise ValueError("it states in an unknown way how far it reaches")
    first, last, left, right = struct.unpack_from(_LAYOUTS[len(contents)], contents)
    if last and right and last <= first:
        raise ValueError("the last row stands before the first")
    return UsedRange(last, max(right, left))


_LAYOUTS = {10: "<HHHH", 14: "<IIHH"}


def _text_lengths(stream: bytes, start: int, length: int) -> Iterator[int]:
    """How many signs each shared text has. A text may go on in the next record, which says anew how wide its signs are."""
    parts = [stream[start + 8 : start + length]]
    for kind, place, more in records(stream, start + length):
        if kind != _CONTINUED:
            break
        parts.append(stream[place : place + more])
    ends, contents, at = [*accumulate(map(len, parts))], b"".join(parts), 0
    while at + 3 <= len(contents):
        signs, flags = struct.unpack_from("<HB", contents, at)
        yield signs
        at += 3
        formats = int.from_bytes(contents[at : at + 2], "little") * 4 if flags & _RICH else 0
        at += 2 if flags & _RICH else 0
        further = int.from_bytes(contents[at : at + 4], "little") if flags & _EXTENDED else 0
        at += 4 if flags & _EXTENDED else 0
        while signs and at < len(contents):
            width, end = 1 + (flags & 1), ends[bisect_right(ends, at)]
            taken = min(signs, (end - at) // width)
            signs -= taken
            at = end if signs else at + taken * width
            if signs and at < len(contents):
                flags, at = contents[at], at + 1
        at += formats + further


class _Streams:
    """The streams of a file, which the table of sectors puts together."""

    def __init__(self, contents: bytes) -> None:
        if len(contents) < 512 or contents[30] not in (9, 12):  # noqa: PLR2004 - the length of its head
            raise ValueError("no file of streams")
        self._contents, self._size = contents, 1 << contents[30]
        tables, first_name, self._mini_table, self._mini_tables = (
            int.from_bytes(contents[at : at + 4], "little") for at in (44, 48, 60, 64)
        )
        if tables > self._most or self._mini_tables > min(self._most, _MOST_MINI_TABLES):
            raise ValueError("more tables than sectors")
        self._follows = self._table()
        names = self._chain(first_name)
        self._entries = [names[at : at + 128] for at in range(0, len(names) - 127, 128)]
        if not self._entries:
            raise ValueError("no list of streams")

    @property
    def _most(self) -> int:
        return len(self._contents) // self._size + 1

    def named(self, names: tuple[str, ...]) -> bytes | None:
        """The stream with the first of these names that there is."""
        found = {each[:64].decode("utf-16-le", "replace").partition("\0")[0]: each for each in reversed(self._entries)}
        entry = next((found[name] for name in names if name in found), None)
        if entry is None:
            return None
        length = _length(entry)
        if max(length, _length(self._entries[0]) if self._mini_tables else 0) > len(self._contents):
            raise ValueError("a stream longer than its file")
        if length >= _SHORT:
            return self._chain(_first(entry))[:length]
        inner, table = self._chain(_first(self._entries[0])), self._chain(self._mini_table)
        numbers = _followed(_first(entry), _numbers(table), len(inner) // _MINI + 1)
        return b"".join(inner[number * _MINI : (number + 1) * _MINI] for number in numbers)[:length]

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._contents[start : start + self._size]

    def _table(self) -> tuple[int, ...]:
        places, following, asked = [*_numbers(self._contents[76:512])], *struct.unpack_from("<I", self._contents, 68), 0
        while following <= _LAST_SECTOR:
            *more, following = _numbers(self._sector(following)) or (_END,)
            places, asked = places + more, asked + 1
            if asked > self._most:
                raise ValueError("the table of sectors leads in a circle")
        return _numbers(b"".join(self._sector(each) for each in places if each <= _LAST_SECTOR))

    def _chain(self, first: int) -> bytes:
        return b"".join(map(self._sector, _followed(first, self._follows, self._most)))


def _numbers(contents: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(contents) // 4}I", contents[: len(contents) // 4 * 4])


def _first(entry: bytes) -> int:
    return int.from_bytes(entry[116:120], "little")


def _length(entry: bytes) -> int:
    return int.from_bytes(entry[120:124], "little")


def _followed(first: int, follows: tuple[int, ...], most: int) -> list[int]:
    found: list[int] = []
    while first != _END:
        found.append(first)
        if first >= len(follows) or len(found) > most:
            raise ValueError("sectors that lead nowhere, or in a circle")
        first = follows[first]
    return found
