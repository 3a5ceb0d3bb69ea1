"""Cells of a workbook that are shown in per cent: 0.245 as 24.5%. Whoever reads the values alone does not see it."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from safeguarding.tables.workbook_sheets import UNREADABLE, SheetTexts, attribute, part_contents

CellPlace = tuple[int, int]
"""A row and a column, the first being 1."""

_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\b[^<>]*+>")
_STYLE = re.compile(rb"<(?:\w+:)?xf\b[^<>]*+>")
_CELL = re.compile(rb"<(?:\w+:)?c(?=\s)[^<>]*+>")
_NAME = re.compile(rb"([A-Z]{1,3})([0-9]{1,7})")
# what stands in quotes, or behind a backslash, is shown beside the number
_BESIDE = re.compile(rb"&quot;[^&]*+&quot;|\"[^\"]*+\"|\\\\.")
_BUILT_IN = frozenset([b"9", b"10"])
_LETTERS = 26


def styles_in_per_cent(path: Path) -> frozenset[bytes]:
    """The numbers of the styles of a workbook that show per cent; none where the file is of another kind or cannot tell."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _styles_in_per_cent(part_contents(archive, "xl/styles.xml"))
    except UNREADABLE:
        return frozenset()


def cells_in_per_cent(texts: SheetTexts, styles: frozenset[bytes], *, sheet: str) -> frozenset[CellPlace]:
    """The cells of a sheet that are shown in per cent, by the styles that show it."""
    text = texts.of(sheet) if styles else None
    if text is None:
        return frozenset()
    cells = (cell[0] for cell in _CELL.finditer(text))
    named = (_NAME.fullmatch(attribute(cell, b"r")) for cell in cells if attribute(cell, b"s") in styles)
    return frozenset((int(name[2]), _column(name[1])) for name in named if name is not None)


def _styles_in_per_cent(text: bytes) -> frozenset[bytes]:
    """The numbers of the styles of cells whose number is shown in per cent."""
    own = {
        attribute(each, b"numFmtId"): _BESIDE.sub(b"", attribute(each, b"formatCode")) for each in _FORMAT.findall(text)
    }
    in_per_cent = {number for number, code in own.items() if b"%" in code} | (_BUILT_IN - own.keys())
    several = _STYLE.findall(text.partition(b"cellXfs")[2].partition(b"cellXfs")[0])
    return frozenset(b"%d" % at for at, each in enumerate(several) if attribute(each, b"numFmtId") in in_per_cent)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * _LETTERS + letter - ord("A") + 1
    return number
