"""How large a workbook is before it is read: what its parts unpack to, and how far its cells reach.

A workbook's reader makes room for every cell up to the last one, used or not, and for a shared text in every cell that
shows it. A file of some kilobytes can so ask for more memory than there is; it is refused instead, saying why.
"""

from __future__ import annotations

import copy
import itertools
import re
import zipfile
from collections import Counter
from pathlib import Path
from xml.parsers.expat import ParserCreate

from safeguarding.errors import UnreadableFileError
from safeguarding.opened_files import check_ordinary, file_contents, file_start, size_limit, too_large
from safeguarding.tables.workbook_reaches import (
    RoomNeeded,
    UsedRange,
    reach_of_binary,
    reach_of_sheet,
    room_of_open_document,
    shared_in_binary,
)
from safeguarding.tables.workbook_records import BEGINS, room_of_old_workbook

MOST_CELLS = 20_000_000
"""How many cells the sheets that are read may reach over: a million rows of twenty columns."""

_CHUNK = 1_000_000
# what is packed more tightly is no text that people or programs wrote
_TIGHTEST, _SMALL = 200, 20_000_000
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_SHARED_TEXT = re.compile(rb"<(?:\w{1,20}:)?si[\s>]")
_SHARED_CELL = re.compile(rb"<(?:\w{1,20}:)?v>([0-9]{1,9})<")


def check_size(path: Path) -> None:
    """Refuse a workbook that would unpack to more than is bearable, or whose cells reach over too many rows and columns.

    Raises:
        UnreadableFileError: for such a file, and for one that is missing or no ordinary file.
    """
    check_ordinary(path)
    if file_start(path, len(BEGINS)) == BEGINS:
        _check_binary(path)
    if not zipfile.is_zipfile(path):
        return
    try:
        with zipfile.ZipFile(path) as archive:
            _check_parts(archive, path)
    except UnreadableFileError:
        raise
    except Exception as error:  # noqa: BLE001 - a damaged archive can fail anywhere
        problem = f"not a workbook that can be read ({type(error).__name__})"
        raise UnreadableFileError(problem, file=path.name, remedy="save it as XLSX or CSV") from None


def _check_binary(path: Path) -> None:
    try:
        found = room_of_old_workbook(file_contents(path))
    except ValueError as error:
        problem = f"not a workbook that can be read ({error})"
        raise UnreadableFileError(problem, file=path.name, remedy="save it as XLSX or CSV") from None
    if found is not None:
        _check_room(path, found)


def _check_room(path: Path, room: RoomNeeded) -> None:
    for reach in room.sheets:
        _check_reach(path, reach, "a sheet")
    check_cells(path, sum(reach.rows * reach.columns for reach in room.sheets))
    check_signs(path, room.signs)


def _check_reach(path: Path, reach: UsedRange, what: str) -> None:
    if reach.rows > _LAST_ROW or reach.columns > _LAST_COLUMN or reach.rows * reach.columns > MOST_CELLS:
        problem = f"the cells of {what} reach over {reach}, and no more than {MOST_CELLS:,} cells are read"
        remedy = "delete what stands far below or beside the table, or save the sheet as CSV"
        raise UnreadableFileError(problem, file=path.name, remedy=remedy)


def check_cells(path: Path, cells: int) -> None:
    """Refuse a workbook whose sheets reach over too many cells together, each of them over few enough.

    Raises:
        UnreadableFileError: for such a file.
    """
    if cells > MOST_CELLS:
        problem = f"its sheets reach over {cells:,} cells together, and no more than {MOST_CELLS:,} cells are read"
        remedy = "delete what stands far below or beside the tables, or save the sheet that is meant as CSV"
        raise UnreadableFileError(problem, file=path.name, remedy=remedy)


def check_signs(path: Path, signs: int) -> None:
    """Refuse a workbook whose texts, in the cells that show them, come to more than a file may hold.

    Raises:
        UnreadableFileError: for such a file.
    """
    if signs > (limit := size_limit()):
        raise too_large(path, limit, what="its texts, in every cell that shows them, come to ")


def _check_parts(archive: zipfile.ZipFile, path: Path) -> None:
    left = size_limit()
    lengths, shown = list[int](), Counter[bytes | int]()
    parts = {_last(each.filename): each for each in archive.infolist()}
    if (found := parts.get("manifest.xml")) and b"encryption-data" in _unpacked(archive, found, path, left):
        raise UnreadableFileError("needs a password", file=path.name, remedy="save it without one")
    named = parts.get("workbook.bin.rels")
    sheets = _binary_sheets(_unpacked(archive, named, path, left)) if named else frozenset()
    for part in archive.infolist():
        contents = _unpacked(archive, part, path, left)
        left -= len(contents)
        if part.filename == "content.xml":
            _check_room(path, room_of_open_document(contents))
        elif found_lengths := _shared_lengths(_last(part.filename), contents):
            lengths = found_lengths
        else:
            reach, cells = _sheet(_last(part.filename), contents, sheets)
            _check_reach(path, reach, repr(part.filename))
            shown.update(cells)
    if max(lengths, default=0) * shown.total() > size_limit():
        times = ((int(number), count) for number, count in shown.items())
        check_signs(path, sum(lengths[number] * count for number, count in times if number < len(lengths)))


def _shared_lengths(name: str, contents: bytearray) -> list[int]:
    """How long each shared text is, in a part that holds them."""
    if name.endswith("sharedstrings.bin"):
        return shared_in_binary(contents)
    if not name.endswith("sharedstrings.xml"):
        return []
    starts = [each.start() for each in _SHARED_TEXT.finditer(contents)] + [len(contents)]
    return [end - start for start, end in itertools.pairwise(starts)]


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo, path: Path, most: int) -> bytearray:
    """What a part holds; not as much as the archive states, but as much as there is."""
    stated = copy.copy(part)
    stated.file_size = most + 1
    # of what is cut short there is no right check sum
    stated.CRC = None  # type: ignore[assignment]
    bearable = size_limit(max(_SMALL, _TIGHTEST * part.compress_size))
    contents = bytearray()
    with archive.open(stated) as file:
        while chunk := file.read(_CHUNK):
            contents += chunk
            if len(contents) > most:
                raise too_large(path, size_limit(), what="it unpacks to ")
            if len(contents) > bearable:
                raise too_large(path, bearable, what=f"its part {part.filename!r} unpacks to ")
    return contents


def _binary_sheets(links: bytearray) -> frozenset[str]:
    """The names of the parts that an .xlsb file links to; settings of printers and macros are such parts in no way."""
    found: set[str] = set()
    reader = ParserCreate()
    reader.StartElementHandler = lambda _, attributes: found.add(_last(attributes.get("Target", "")))
    reader.Parse(links, True)
    return frozenset(found)


def _last(name: str) -> str:
    return name.replace("\\", "/").rpartition("/")[2].casefold()


def _sheet(name: str, contents: bytearray, sheets: frozenset[str]) -> tuple[UsedRange, Counter[int] | list[bytes]]:
    """How far the cells of a part reach, and which shared texts they show; nothing of a part that is no sheet."""
    if name in sheets:
        return reach_of_binary(contents)
    reach = reach_of_sheet(contents) if b"sheetData" in contents else UsedRange()
    return reach, _SHARED_CELL.findall(contents) if reach.rows else []
