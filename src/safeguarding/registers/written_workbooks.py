"""Tables written to a workbook, a sheet each, every cell as text as it was shown. Extra ``tables``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from safeguarding.errors import MissingExtraError, UnreadableFileError

try:
    import xlsxwriter
    from xlsxwriter.exceptions import XlsxWriterException
except ModuleNotFoundError as error:
    raise MissingExtraError(
        "writing a workbook needs xlsxwriter; install it with: pip install 'safeguarding[tables]'"
    ) from error

SheetTable = tuple[str, Sequence[str], Sequence[Sequence[str]]]
"""A caption, the headers and the rows."""

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31
_WIDEST = 60


def write_workbook(path: Path, tables: Iterable[SheetTable]) -> None:
    """Write tables to an .xlsx file. A text that looks like a formula stays a text.

    Raises:
        UnreadableFileError: for a path that cannot be written.
    """
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    try:
        with xlsxwriter.Workbook(path, options) as workbook:
            # the same tables give the same file: no moment of writing in it
            workbook.set_properties({"created": date(2000, 1, 1)})
            bold = workbook.add_format({"bold": True})
            wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
            taken: set[str] = set()
            for caption, columns, rows in tables:
                sheet = workbook.add_worksheet(_sheet_name(caption, taken))
                sheet.freeze_panes(1, 0)
                for place, column in enumerate(columns):
                    sheet.write_string(0, place, column, bold)
                    sheet.set_column(place, place, _width(column, [row[place] for row in rows]), wrapped)
                for number, row in enumerate(rows, start=1):
                    for place, cell in enumerate(row):
                        sheet.write_string(number, place, cell)
    except (OSError, XlsxWriterException) as error:
        raise UnreadableFileError(f"{path.name}: cannot be written ({error}); check the path") from None


def _width(column: str, cells: Sequence[str]) -> int:
    return min(_WIDEST, 2 + max(map(len, (column, *cells))))


def _sheet_name(caption: str, taken: set[str]) -> str:
    """A name that a sheet may have, and no other sheet has."""
    plain = _FORBIDDEN.sub(" ", caption).strip("' ") or "Table"
    name, number = plain[:_LONGEST_NAME].strip(), 2
    while name.casefold() in taken:
        ending = f" {number}"
        name, number = plain[: _LONGEST_NAME - len(ending)].strip() + ending, number + 1
    taken.add(name.casefold())
    return name
