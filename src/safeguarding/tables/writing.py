"""Typed tables written to files: CSV and JSON by themselves, workbooks through the extra ``tables``."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, cast

from safeguarding.errors import UnreadableFileError
from safeguarding.tables.typed_tables import TypedTable, csv_text, json_text


class _WorkbookWriter(Protocol):
    def write_workbook(self, tables: Sequence[TypedTable], path: Path) -> None: ...


def write_table(table: TypedTable, path: Path) -> None:
    """Write a table; the file's suffix says as what: .csv, .json or .xlsx.

    Raises:
        UnreadableFileError: for another suffix, or a place that cannot be written to.
        MissingExtraError: for a workbook, where the extra is not installed.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder, "due.csv")
        ...     write_table(TypedTable(name="Due", columns=("Person", "Due on"), rows=[("A1", "30/09/2017")]), path)
        ...     path.read_text(encoding="utf-8-sig").splitlines()
        ['Person,Due on', 'A1,30/09/2017']
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
        raise _unwritable(path, error) from None


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
        raise _unwritable(path, error) from None


def check_writable(path: Path) -> None:
    """Refuse a file name that does not say what to write, before any work is done.

    Raises:
        UnreadableFileError: for another suffix than .csv, .json or .xlsx.
    """
    if path.suffix.casefold() not in (".xlsx", *_TEXTS):
        remedy = "name a .csv, .json or .xlsx file"
        raise UnreadableFileError("cannot tell what to write", file=path.name, remedy=remedy)


def _unwritable(path: Path, error: OSError) -> UnreadableFileError:
    return UnreadableFileError(f"cannot be written ({error.strerror})", file=path.name, remedy="check the path")


_TEXTS = {".csv": csv_text, ".json": json_text}


def _workbook_writer() -> _WorkbookWriter:
    return cast("_WorkbookWriter", importlib.import_module("safeguarding.tables.workbook_writing"))
