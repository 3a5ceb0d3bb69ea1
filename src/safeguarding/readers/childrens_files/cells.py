"""Cells of children's files: days, and the child's own number, which is shown nowhere."""

from __future__ import annotations

import re
from datetime import date

from safeguarding.faults import Severity
from safeguarding.readers.known_words import without_names, without_numbers
from safeguarding.tables.headers import Column
from safeguarding.tables.row_readers import Cells
from safeguarding.tables.spreadsheet_dates import CellState, DateColumn
from safeguarding.tables.words import is_unsaid

_FROM_A_SPREADSHEET = re.compile(r"([0-9]{1,12})\.0", re.ASCII)


def day(cells: Cells, field: str) -> date | None:
    """A day; None where the cell is blank or cannot be read, or the table has no such column."""
    column: DateColumn | None = cells.looked.get(field)
    if column is None:
        return None
    cell = column.read(cells.text(field))
    if cell.state is CellState.BLANK:
        return None
    if cell.state is not CellState.READ or cell.on is None:
        cells.report(field, cell.problem or "not a date", "write the date as dd/mm/yyyy")
        return None
    if cell.problem or cell.is_short_year:
        said = cell.problem or "a year of two digits"
        cells.report(field, f"{said}; read as {cell.on}", "write the date as dd/mm/yyyy", Severity.WARNING)
    return cell.on


def child_number(cells: Cells, field: str) -> str:
    """A child's number as text, without the spaces and the ".0" that a spreadsheet adds; leading zeros stay.

    What says that there is none, or none yet, is nobody's: two children must not become one by it.
    """
    if is_unsaid(cells.text(field)):
        return ""
    text = "".join(cells.text(field).split()).upper()
    match = _FROM_A_SPREADSHEET.fullmatch(text)
    return match[1] if match else text


def code(cells: Cells, field: str) -> str:
    """A code in capitals, without spaces."""
    return "".join(cells.text(field).split()).upper()


def dated(field: str, *headers: str, is_required: bool = False) -> Column:
    """A column of days."""
    return Column(field=field, headers=headers or (field,), is_required=is_required, read=day, look=DateColumn.of)


def masked(cells: Cells, field: str) -> str:
    """What a message may show of a cell: nothing that tells a child or a worker, and a day only where it could not be read."""
    return "" if field in _OF_THE_CHILD else may_be_shown(cells.text(field))


def may_be_shown(text: str) -> str:
    """A text without numbers that may be somebody's, and without words that may be a name."""
    return without_names(without_numbers(text))


_OF_THE_CHILD = frozenset({"", "child", "born", "reference", "name", "key", "of"})
