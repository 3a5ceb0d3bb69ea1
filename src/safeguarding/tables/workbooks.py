"""Workbooks read as grids of text, each cell's own type kept: a certificate number keeps its zeros. Extra ``tables``."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path

from safeguarding.errors import UnknownNameError, UnreadableFileError
from safeguarding.extras import optional
from safeguarding.faults import Fault, Place, Severity
from safeguarding.tables.grids import Grid, Row
from safeguarding.tables.spreadsheet_dates import DateSystem
from safeguarding.tables.workbook_formulas import formulas_without_value

with optional("python_calamine", task="reading a workbook"):
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum, WorksheetNotFound

Cell = int | float | str | bool | time | date | datetime | timedelta


def read_workbook_grid(path: Path, *, sheet: str | None = None) -> Grid:
    """Read one sheet of a workbook.

    Args:
        path: An .xlsx, .xlsm, .xlsb, .xls or .ods file.
        sheet: The sheet's name; by default the first that is not hidden. Where others are there too, a fault names them.

    Raises:
        UnreadableFileError: for a file that is no workbook, is damaged, or needs a password, and for an empty sheet.
        UnknownNameError: for a sheet that the workbook does not have.
    """
    try:
        with CalamineWorkbook.from_path(path) as workbook:
            names = workbook.sheet_names
            if sheet is not None and sheet not in names:
                raise UnknownNameError.among("sheet", sheet, names)
            shown = [
                each.name for each in workbook.sheets_metadata if each.visible is SheetVisibleEnum.Visible
            ] or names
            chosen = shown[0] if sheet is None else sheet
            rows = tuple(_rows(workbook.get_sheet_by_name(chosen).to_python(skip_empty_area=False)))
    except PasswordError:
        raise UnreadableFileError("needs a password", file=path.name, remedy="save it without one") from None
    except (CalamineError, WorksheetNotFound, OSError, ValueError) as error:
        problem = f"not a workbook that can be read ({type(error).__name__})"
        raise UnreadableFileError(problem, file=path.name, remedy="save it as XLSX or CSV") from None
    if all(row.is_blank for row in rows):
        raise UnreadableFileError("the sheet is empty", file=path.name, remedy="expected a table with a header row")
    faults = (*(_unread_sheets(path, chosen, shown) if sheet is None else ()), *_without_value(path, chosen))
    return Grid(name=path.name, rows=rows, sheet=chosen, date_system=_date_system(path), faults=faults)


def _unread_sheets(path: Path, chosen: str, shown: Sequence[str]) -> tuple[Fault, ...]:
    """That a workbook has more sheets than the one that was read, where it was not asked for by name."""
    others = ", ".join(repr(name) for name in shown if name != chosen)
    if not others:
        return ()
    problem = f"only the sheet {chosen!r} was read, not {others}"
    remedy = "name the sheet that is meant, or put all rows on one"
    return (Fault(place=Place(file=path.name), problem=problem, remedy=remedy, severity=Severity.WARNING),)


def _without_value(path: Path, sheet: str) -> Iterator[Fault]:
    """That cells hold formulas whose values are not in the file, so that they are read as empty."""
    cells = formulas_without_value(path, sheet=sheet)
    if cells:
        yield Fault(
            place=Place(file=path.name, sheet=sheet),
            problem=f"formulas without a stored value, read as empty cells: {len(cells)}, the first of them {cells[0]}",
            remedy="open the file in a spreadsheet and save it",
        )


def _rows(cells: list[list[Cell]]) -> Iterator[Row]:
    for number, row in enumerate(cells, start=1):
        yield Row(number, tuple(each if isinstance(each, str) else _text(each) for each in row))


def _text(cell: Cell) -> str:
    """A cell as text: yes or no, whole numbers without a decimal point, dates in ISO form."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell.is_integer() and abs(cell) < _EXACT else repr(cell)
    if isinstance(cell, datetime):
        midnight = cell.time() == time()
        return cell.date().isoformat() if midnight else cell.isoformat(sep=" ", timespec="seconds")
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)


# up to here a spreadsheet's number is exact
_EXACT = 2.0**53
_DATE_1904 = re.compile(rb"<workbookPr\b[^>]*\bdate1904\s*=\s*[\"'](?:1|true)[\"']")
_MOST = 10_000_000


def _date_system(path: Path) -> DateSystem:
    """Which system an .xlsx file's bare day numbers are in. Formatted dates are already dates by then."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open("xl/workbook.xml") as part:
            is_1904 = _DATE_1904.search(part.read(_MOST)) is not None
    except (zipfile.BadZipFile, KeyError, OSError, NotImplementedError, RuntimeError):
        is_1904 = False
    return DateSystem.FROM_1904 if is_1904 else DateSystem.FROM_1900
