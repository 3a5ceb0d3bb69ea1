"""Formula cells of a workbook in which no value is stored: whoever reads the file finds them empty."""

from __future__ import annotations

import re

from safeguarding.tables.workbook_sheets import SheetTexts

_BARE = re.compile(
    rb"<(?:\w+:)?c\b(?:(?!\br=)[^<>])*+\br=[\"']([A-Z]{1,3}[0-9]{1,7})[\"'][^<>]*+>\s*"
    rb"<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w+:)?f>)\s*+"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_OPEN_CELL = re.compile(rb"<table:table-cell\b(?:(?!\btable:formula=)[^<>])*+\btable:formula=[^<>]*+>")


def formulas_without_value(texts: SheetTexts, *, sheet: str) -> tuple[str, ...] | None:
    """The cells of a sheet that hold a formula and no value; None where that cannot be told.

    A program that made the workbook without calculating it has left them so, until a spreadsheet opens and saves it.
    Only spreadsheets themselves make the older binary kinds, and store values. In an .ods file the cells have no names:
    each is called "a cell".
    """
    if texts.stores_values:
        return ()
    text = texts.of(sheet)
    if text is None:
        return None
    if texts.tables:
        return tuple("a cell" for cell in _OPEN_CELL.findall(text) if b"office:value-type=" not in cell)
    return tuple(cell.decode() for cell in _BARE.findall(text)) if b"<f" in text or b":f" in text else ()
