"""Tables to be written: headers and rows of typed cells, to CSV or JSON here and to XLSX through the extra ``tables``.

A cell that a spreadsheet would run as a formula is written with an apostrophe before it, and shows as it is.
"""

from __future__ import annotations

import csv
import importlib
import io
import json
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Protocol, cast

import attrs

from safeguarding.errors import InvalidRecordError, MissingExtraError, UnreadableFileError
from safeguarding.registers.guards import guarded

Value = str | int | date | None


@attrs.frozen(kw_only=True)
class TypedTable:
    """A table to be written.

    Attributes:
        name: What it is; a workbook's sheet is called so.
        columns: The headers.
        rows: The rows; each has as many cells as there are columns.

    Raises:
        InvalidRecordError: for a row of another length.
    """

    name: str
    columns: tuple[str, ...] = attrs.field(converter=tuple[str, ...])
    rows: tuple[tuple[Value, ...], ...] = attrs.field(converter=tuple[tuple[Value, ...], ...], repr=False)

    def __attrs_post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise InvalidRecordError(f"{self.name}: a row has not {len(self.columns)} cells")


def csv_text(table: TypedTable) -> str:
    """The table as CSV: dates in ISO form, unsafe cells made safe.

    Examples:
        >>> table = TypedTable(name="Made up", columns=("Ref", "Due on"), rows=[("=S1", date(2017, 9, 19)), ("S2", None)])
        >>> print(csv_text(table), end="")
        Ref,Due on
        '=S1,2017-09-19
        S2,
    """
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(guarded(column) for column in table.columns)
    writer.writerows([_as_text(cell) for cell in row] for row in table.rows)
    return target.getvalue()


def _as_text(cell: Value) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    return guarded(cell) if isinstance(cell, str) else str(cell)


def json_text(table: TypedTable) -> str:
    """The table as a JSON list of objects; dates in ISO form, empty cells left out. Nothing runs JSON, so it is plain.

    Examples:
        >>> print(json_text(TypedTable(name="Made up", columns=("Ref", "Due on"), rows=[("S2", None)])), end="")
        [
          {
            "Ref": "S2"
          }
        ]
    """
    rows = [_as_object(table.columns, row) for row in table.rows]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _as_object(columns: Iterable[str], row: Iterable[Value]) -> dict[str, str | int]:
    return {
        column: cell.isoformat() if isinstance(cell, date) else cell
        for column, cell in zip(columns, row, strict=True)
        if cell is not None
    }


class _WorkbookWriter(Protocol):
    def write_workbook(self, tables: Sequence[TypedTable], path: Path) -> None: ...


def write_table(table: TypedTable, path: Path) -> None:
    """Write a table; the file's suffix says as what: .csv, .json or .xlsx.

    Raises:
        UnreadableFileError: for another suffix, or a place that cannot be written to.
        MissingExtraError: for a workbook, where the extra is not installed.
    """
    check_writable(path)
    suffix = path.suffix.casefold()
    if suffix == ".xlsx":
        write_sheets([table], path)
        return
    try:
        # the mark at the start tells a spreadsheet that a CSV file is UTF-8
        encoding = "utf-8-sig" if suffix == ".csv" else "utf-8"
        path.write_text(_TEXTS[suffix](table), encoding=encoding, newline="")
    except OSError as error:
        raise UnreadableFileError(f"{path.name}: cannot be written ({error.strerror}); check the path") from None


def write_sheets(tables: Sequence[TypedTable], path: Path) -> None:
    """Write tables to one workbook, a sheet each.

    Raises:
        UnreadableFileError: for a place that cannot be written to.
        MissingExtraError: where the extra is not installed.
    """
    writer = _workbook_writer()
    try:
        writer.write_workbook(tables, path)
    except OSError as error:
        raise UnreadableFileError(f"{path.name}: cannot be written ({error.strerror}); check the path") from None


def check_writable(path: Path) -> None:
    """Refuse a file name that does not say what to write, before any work is done.

    Raises:
        UnreadableFileError: for another suffix than .csv, .json or .xlsx.

    Examples:
        >>> check_writable(Path("due.doc"))
        Traceback (most recent call last):
        ...
        safeguarding.errors.UnreadableFileError: due.doc: cannot tell what to write; name a .csv, .json or .xlsx file
    """
    if path.suffix.casefold() not in (".xlsx", *_TEXTS):
        raise UnreadableFileError(f"{path.name}: cannot tell what to write; name a .csv, .json or .xlsx file")


_TEXTS = {".csv": csv_text, ".json": json_text}


def _workbook_writer() -> _WorkbookWriter:
    try:
        module = importlib.import_module("safeguarding.registers.workbook_writing")
    except ModuleNotFoundError as error:
        if error.name != "xlsxwriter":
            raise
        raise MissingExtraError(
            "writing a workbook needs xlsxwriter; install it with: pip install 'safeguarding[tables]'"
        ) from None
    return cast("_WorkbookWriter", module)
