"""Workbooks read as grids of text, each cell's own type kept: a certificate number keeps its zeros. Extra ``tables``."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

from safeguarding.errors import UnreadableFileError
from safeguarding.extras import optional
from safeguarding.faults import Fault, Place, Severity
from safeguarding.tables.grids import Grid, Row
from safeguarding.tables.sheet_names import unknown_sheet
from safeguarding.tables.spanning_cells import SpanningCell, spans_of_open_document, spans_of_ranges
from safeguarding.tables.spreadsheet_dates import DateSystem
from safeguarding.tables.workbook_date_systems import date_system_of
from safeguarding.tables.workbook_formulas import formulas_without_value
from safeguarding.tables.workbook_sheets import SheetTexts, sheet_texts
from safeguarding.tables.workbook_sizes import check_cells, check_signs, check_size

with optional("python_calamine", task="reading a workbook"):
    from python_calamine import (
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetTypeEnum,
        SheetVisibleEnum,
        WorksheetNotFound,
    )

MOST_SHEETS = 2_000
"""How many sheets of a workbook are read."""

_Ranges = list[tuple[tuple[int, int], tuple[int, int]]]
Cell = int | float | str | bool | time | date | datetime | timedelta


def read_workbook_grids(path: Path, *, sheets: Collection[str] = ()) -> tuple[Grid, ...]:
    """Read sheets of a workbook.

    Args:
        path: An .xlsx, .xlsm, .xlsb, .xls or .ods file.
        sheets: The sheets' names; by default all that hold anything, the hidden ones last.

    Raises:
        UnreadableFileError: for a file that is no workbook, is damaged, or needs a password, and where a sheet that is
            asked for is empty, or all are.
        UnknownNameError: for a sheet that the workbook does not have.
    """
    check_size(path)
    texts = sheet_texts(path)
    try:
        with CalamineWorkbook.from_path(path) as workbook:
            found = workbook.sheets_metadata
            names = [each.name for each in found if each.typ is SheetTypeEnum.WorkSheet] or workbook.sheet_names
            for sheet in sheets:
                if sheet not in names:
                    raise unknown_sheet(sheet, names)  # noqa: TRY301 - as it stands
            hidden = {each.name for each in found if each.visible is not SheetVisibleEnum.Visible}
            wanted = sheets or sorted(names, key=hidden.__contains__)
            rows, ranges = _read(workbook, wanted, texts)
    except PasswordError:
        raise UnreadableFileError("needs a password", file=path.name, remedy="save it without one") from None
    except UnreadableFileError:
        raise
    except BaseException as error:
        # what goes wrong inside the library is no Exception
        if not isinstance(error, CalamineError | WorksheetNotFound | OSError | ValueError) and not _is_panic(error):
            raise
        problem = f"not a workbook that can be read ({type(error).__name__})"
        raise UnreadableFileError(problem, file=path.name, remedy="save it as XLSX or CSV") from None
    if not rows:
        raise UnreadableFileError("the workbook has no sheets", file=path.name, remedy="save it as XLSX or CSV")
    filled = [name for name in wanted if sheets or not all(row.is_blank for row in rows[name])]
    for name in filled or wanted:
        if all(row.is_blank for row in rows[name]):
            which = f"the sheet {name!r}" if len(names) > 1 else "the sheet"
            raise UnreadableFileError(f"{which} is empty", file=path.name, remedy="expected a table with a header row")
    system = date_system_of(path)
    return tuple(
        Grid(
            name=path.name,
            rows=rows[name],
            sheet=name,
            is_hidden=name in hidden,
            date_system=system or DateSystem.FROM_1900,
            faults=(*_unknown_system(path, system), *_without_value(texts, name)),
            spans=_spans(texts, name, ranges[name]),
        )
        for name in filled
    )


def _read(
    workbook: CalamineWorkbook, wanted: Collection[str], texts: SheetTexts
) -> tuple[dict[str, tuple[Row, ...]], dict[str, _Ranges | None]]:
    """The rows and the merged cells of each sheet, up to the room that there is for all of them together."""
    path = texts.path
    if len(wanted) > MOST_SHEETS:
        problem = f"has {len(wanted):,} sheets, and no more than {MOST_SHEETS:,} are read"
        raise UnreadableFileError(problem, file=path.name, remedy="name the sheet that is meant, or save it as CSV")
    # several sheets may be one part of the file, which is read as often
    check_signs(path, texts.size)
    rows, ranges, cells, signs = dict[str, tuple[Row, ...]](), dict[str, _Ranges | None](), 0, 0
    for name in wanted:
        page = workbook.get_sheet_by_name(name)
        row, column = page.end or (-1, -1)
        check_cells(path, cells := cells + (row + 1) * (column + 1))
        rows[name] = tuple(_rows(page.to_python(skip_empty_area=False), path))
        ranges[name] = page.merged_cell_ranges
        if len(wanted) > 1:
            # one sheet was looked at before; several may show the same part
            check_signs(path, signs := signs + sum(len(cell) for row in rows[name] for cell in row.cells))
    return rows, ranges


def _spans(texts: SheetTexts, sheet: str, ranges: _Ranges | None) -> tuple[SpanningCell, ...]:
    """The cells that span several rows; none of an .xlsb file, of which nobody can say."""
    return spans_of_open_document(texts.of(sheet) or b"") if ranges is None else spans_of_ranges(ranges)


def _is_panic(error: BaseException) -> bool:
    return type(error).__name__ == "PanicException"


def _unknown_system(path: Path, system: DateSystem | None) -> Iterator[Fault]:
    if system is None:
        yield Fault(
            place=Place(file=path.name),
            problem="the workbook does not say in a way that can be read from which day it numbers its days",
            remedy="bare day numbers are counted from 1900; if that is not right, say so: --date-system 1904",
            severity=Severity.WARNING,
        )


def _without_value(texts: SheetTexts, sheet: str) -> Iterator[Fault]:
    """That cells hold formulas whose values are not in the file, so that they are read as empty; or that nobody knows."""
    cells = formulas_without_value(texts, sheet=sheet)
    if cells is None:
        problem = "formulas without a stored value could not be looked for: they would be read as empty cells"
    elif cells:
        first = "" if " " in cells[0] else f", the first of them {cells[0]}"
        problem = f"formulas without a stored value, read as empty cells: {len(cells)}{first}"
    else:
        return
    yield Fault(
        place=Place(file=texts.path.name, sheet=sheet),
        problem=problem,
        remedy="open the file in a spreadsheet and save it",
        severity=Severity.WARNING if cells is None else Severity.ERROR,
    )


def _rows(cells: list[list[Cell]], path: Path) -> Iterator[Row]:
    """The rows; a blank one holds no cell, however far one of another row reaches.

    Raises:
        UnreadableFileError: where next to nothing stands in what the rows reach over.
    """
    filled = [len(row) - row.count("") for row in cells]
    reached = sum(len(row) for row, holds in zip(cells, filled, strict=True) if holds)
    if reached > max(_MUCH, _SPARSE * sum(filled)):
        problem = f"of the {reached:,} cells of its rows {sum(filled):,} hold anything, and such a sheet is not read"
        remedy = "delete what stands far beside the table, or save the sheet as CSV"
        raise UnreadableFileError(problem, file=path.name, remedy=remedy)
    for number, (row, holds) in enumerate(zip(cells, filled, strict=True), start=1):
        yield Row(number, tuple(each if isinstance(each, str) else _text(each) for each in (row if holds else ())))


# every reader goes over every cell: a second for each million
_MUCH, _SPARSE = 2_000_000, 50


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
