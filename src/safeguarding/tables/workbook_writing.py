"""Tables written as workbooks: a frozen bold header, real dates, texts as texts, and pages that can be printed.

Needs the extra ``tables``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from safeguarding.errors import InvalidRecordError
from safeguarding.extras import optional
from safeguarding.tables.typed_tables import Shade, TypedTable, Value

with optional("xlsxwriter", task="writing a workbook"):
    import xlsxwriter
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

# spreadsheets know no dates before it
_FIRST_YEAR = 1900
_NARROWEST, _WIDEST = 10, 60
# a day without a time would not do: the library would put the moment of writing there
_CREATED = datetime(2000, 1, 1, tzinfo=UTC)
# the format's own limits, the header not counted
_MOST_ROWS, _LONGEST = 1_048_575, 32_767


def write_workbook(tables: Sequence[TypedTable], path: Path) -> None:
    """Write tables as an .xlsx file, a sheet each.

    Every text is written as a text, so nothing runs as a formula and certificate numbers keep their zeros.

    Raises:
        OSError: for a place that cannot be written to.
        InvalidRecordError: for more rows than a sheet can have.
    """
    for table in tables:
        if len(table.rows) > _MOST_ROWS:
            raise InvalidRecordError(
                f"{table.name}: a workbook's sheet has at most {_MOST_ROWS} rows; write a .csv file"
            )
    options = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    workbook = xlsxwriter.Workbook(path, options)
    # the same input gives the same file: no moment of writing in it
    workbook.set_properties({"created": _CREATED})
    bold = workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    as_date, as_text = workbook.add_format({"num_format": "dd/mm/yyyy"}), workbook.add_format({"num_format": "@"})
    coloured = {
        shade: workbook.add_format({"num_format": "@", "bg_color": colour, "border": 1, "border_color": "#808080"})
        for shade, colour in _COLOURS.items()
    }
    taken: set[str] = set()
    for table in tables:
        sheet = workbook.add_worksheet(_sheet_name(table.name, taken))
        sheet.write_row(0, 0, table.columns, bold)
        for number, row in enumerate(table.rows, start=1):
            for position, cell in enumerate(row):
                _write(sheet, number, position, cell, as_date if isinstance(cell, date) else as_text)
        _colour(sheet, table, coloured)
        for position, width in enumerate(_widths(table)):
            sheet.set_column(position, position, width)
        sheet.freeze_panes(1, 0)
        if table.rows:
            sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
        _lay_out(sheet, table.name)
    try:
        workbook.close()
    except xlsxwriter.exceptions.FileCreateError as error:
        raise OSError(0, str(error)) from None


_A4 = 9
# pale enough for black words, and unlike in grey too
_COLOURS = {Shade.LATE: "#F4B6B0", Shade.UNKNOWN: "#D9D2E9", Shade.SOON: "#FFE699", Shade.UNDER_WAY: "#DDEBF7"}


def _lay_out(sheet: Worksheet, name: str) -> None:
    """For the printer: landscape, as wide as the paper, the header on every page, the pages counted."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L" + name.replace("&", "&&") + "&RPage &P of &N")


def _colour(sheet: Worksheet, table: TypedTable, coloured: Mapping[Shade, Format]) -> None:
    """The cells of the shaded column once more, on their colour."""
    if not table.shaded:
        return
    position = table.columns.index(table.shaded)
    for number, (row, shade) in enumerate(zip(table.rows, table.shades, strict=True), start=1):
        if shade is not None:
            _write(sheet, number, position, row[position], coloured[shade])


def _write(sheet: Worksheet, row: int, column: int, cell: Value, shape: object) -> None:
    if cell is None:
        return
    if isinstance(cell, str):
        sheet.write_string(row, column, cell[:_LONGEST], shape)
    elif isinstance(cell, date) and cell.year >= _FIRST_YEAR:
        sheet.write_datetime(row, column, cell, shape)
    elif isinstance(cell, date):
        sheet.write_string(row, column, cell.isoformat())
    else:
        sheet.write_number(row, column, cell)


_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31


def _sheet_name(name: str, taken: set[str]) -> str:
    """A name that a sheet may have, and that no other sheet has yet."""
    plain = _FORBIDDEN.sub(" ", name).strip("' ") or "Table"
    found, number = plain[:_LONGEST_NAME].strip(), 2
    while found.casefold() in taken:
        ending = f" {number}"
        found, number = plain[: _LONGEST_NAME - len(ending)].strip() + ending, number + 1
    taken.add(found.casefold())
    return found


def _widths(table: TypedTable) -> list[int]:
    """Wide enough for the longest cell of each column, within reason."""
    columns = zip(table.columns, *table.rows, strict=True)
    return [
        min(_WIDEST, max(_NARROWEST, *(len(str(cell)) + 2 for cell in cells if cell is not None))) for cells in columns
    ]
