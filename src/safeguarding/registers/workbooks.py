"""Excel and OpenDocument tables, read as the text that a CSV file would hold. Needs the extra ``xlsx``."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path

import python_calamine

from safeguarding.errors import UnreadableFileError
from safeguarding.registers.grids import Grid, Row

_Cell = int | float | str | bool | time | date | datetime | timedelta


def read_workbook_grid(path: Path, *, sheet: str | None = None) -> Grid:
    """Read one sheet of a workbook.

    Numbers become the text that a person would type: ``5`` for 5.0, ISO for dates.

    Args:
        path: An ``.xlsx``, ``.xlsm``, ``.xls``, ``.xlsb`` or ``.ods`` file.
        sheet: The sheet's name; None for the first.

    Raises:
        UnreadableFileError: for a file that is missing, no workbook, empty, or without that sheet.
    """
    try:
        workbook = python_calamine.CalamineWorkbook.from_path(str(path))
        name = workbook.sheet_names[0] if sheet is None else sheet
        cells = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except (python_calamine.CalamineError, OSError, IndexError) as error:
        raise UnreadableFileError(f"{path.name}: cannot be read as a workbook ({type(error).__name__})") from None
    if not any(cell != "" for row in cells for cell in row):
        raise UnreadableFileError(f"{path.name}: the sheet {name!r} is empty; expected a table with a header row")
    rows = tuple(Row(number, tuple(map(cell_text, row))) for number, row in enumerate(cells, start=1))
    return Grid(name=path.name, rows=rows)


def cell_text(cell: _Cell) -> str:
    """A cell as text.

    Examples:
        >>> [cell_text(each) for each in (5.0, 2.5, True, date(2017, 3, 1), datetime(2017, 3, 1), "Yes")]
        ['5', '2.5', 'TRUE', '2017-03-01', '2017-03-01', 'Yes']
    """
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell)
