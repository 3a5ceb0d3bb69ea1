"""Parquet files read as grids of text: the names of the columns are the header. Extra ``polars``."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from safeguarding.errors import UnreadableFileError
from safeguarding.extras import optional
from safeguarding.opened_files import check_ordinary
from safeguarding.tables.grids import Grid, Rows

with optional("polars", task="reading a Parquet file"):
    import polars as pl


def read_parquet_grid(path: Path) -> Grid:
    """Read a Parquet file; its header is row 1.

    Raises:
        UnreadableFileError: for a file that is damaged, and for one without a row.
    """
    check_ordinary(path)
    try:
        frame = pl.read_parquet(path)
    except (pl.exceptions.PolarsError, OSError) as error:
        problem = f"not a Parquet file that can be read ({type(error).__name__})"
        raise UnreadableFileError(problem, file=path.name, remedy="save it again, or as CSV") from None
    except pl.exceptions.PanicException:
        problem = "not a Parquet file that can be read"
        raise UnreadableFileError(problem, file=path.name, remedy="save it again, or as CSV") from None
    if not frame.height:
        raise UnreadableFileError("the file has no rows", file=path.name, remedy="expected a table with a header row")
    columns = [list(map(_text, column.to_list())) for column in frame]
    cells = [tuple(frame.columns), *zip(*columns, strict=True)]
    return Grid(name=path.name, rows=Rows(range(1, len(cells) + 1), cells))


def _text(cell: Any) -> str:  # noqa: ANN401 - whatever the file holds
    """A cell as a workbook's would be written: whole numbers without a decimal point, dates in ISO form."""
    if isinstance(cell, str):
        return cell
    if cell is None or isinstance(cell, bool):
        return _SAID[cell]
    if isinstance(cell, datetime) and cell.tzinfo is not None:
        # a moment, which the readers put back on its day
        return f"{cell.astimezone(UTC):%Y-%m-%dT%H:%M:%S}Z"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ", timespec="seconds")
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell.is_integer() and abs(cell) < _EXACT else repr(cell)
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)


_SAID = {None: "", True: "yes", False: "no"}
# up to here a number of this kind is exact
_EXACT = 2.0**53
