"""A register's table from whatever file it is in: CSV by itself, workbooks through the extra ``tables``."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Protocol, cast

import attrs

from safeguarding.errors import UnreadableFileError
from safeguarding.records import Record
from safeguarding.registers.grids import Grid, read_csv_grid
from safeguarding.registers.spreadsheet_dates import DateSystem


@attrs.frozen(kw_only=True)
class TableFile(Record):
    """A file's table, and the system that its bare day numbers are in."""

    grid: Grid
    date_system: DateSystem = DateSystem.FROM_1900


class _WorkbookReader(Protocol):
    def read_workbook_grid(self, path: Path, *, sheet: str | None = None) -> tuple[Grid, DateSystem]: ...


_WORKBOOK_SUFFIXES = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def read_table(path: Path, *, sheet: str | None = None) -> TableFile:
    r"""Read a CSV file or a workbook, told apart by how the file begins, or else by its name.

    Raises:
        UnreadableFileError: for a file that cannot be read at all, and for one without any row.
        MissingExtraError: for a workbook, where the extra is not installed.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder, "outcomes.csv")
        ...     _ = path.write_text("Authority;Overall\nYork;Good\n", encoding="utf-8")
        ...     [row.cells for row in read_table(path).grid.rows]
        [('Authority', 'Overall'), ('York', 'Good')]
    """
    if not is_workbook(path):
        return TableFile(grid=read_csv_grid(path))
    grid, system = _workbook_reader().read_workbook_grid(path, sheet=sheet)
    if all(row.is_blank for row in grid.rows):
        raise UnreadableFileError(f"{path.name}: the sheet is empty; expected a table with a header row")
    return TableFile(grid=grid, date_system=system)


def is_workbook(path: Path) -> bool:
    """Whether a file is a workbook, by how it begins, or else by its name."""
    try:
        with path.open("rb") as file:
            start = file.read(4)
    except OSError:
        return False
    return start in (_ZIP, _OLE) or (path.suffix.casefold() in _WORKBOOK_SUFFIXES and b"\0" in start)


def _workbook_reader() -> _WorkbookReader:
    return cast("_WorkbookReader", importlib.import_module("safeguarding.registers.workbooks"))
