"""A table's file by its ending: CSV text, or a workbook where the extra ``xlsx`` is installed."""

from __future__ import annotations

import importlib
from pathlib import Path

from safeguarding.errors import MissingExtraError
from safeguarding.registers.grids import Grid, read_csv_grid

WORKBOOK_ENDINGS = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})


def read_grid(path: Path) -> Grid:
    """Read a table's file: the first sheet of a workbook, or CSV text for every other ending.

    Raises:
        UnreadableFileError: for a file that cannot be read at all.
        MissingExtraError: for a workbook where the extra ``xlsx`` is not installed.
    """
    if path.suffix.casefold() not in WORKBOOK_ENDINGS:
        return read_csv_grid(path)
    try:
        workbooks = importlib.import_module("safeguarding.registers.workbooks")
    except ModuleNotFoundError:
        raise MissingExtraError(
            f"{path.name}: workbooks need python-calamine; install it with: pip install 'safeguarding[xlsx]'"
        ) from None
    grid: Grid = workbooks.read_workbook_grid(path)
    return grid
