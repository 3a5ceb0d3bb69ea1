"""Parquet files read as grids of text: the names of the columns are the header. Extra ``polars``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from safeguarding.errors import UnreadableFileError
from safeguarding.extras import optional
from safeguarding.opened_files import check_ordinary, size_limit, too_large
from safeguarding.tables.csv_text import LINES_TO_JUDGE_BY
from safeguarding.tables.frame_bodies import FrameBody, coded
from safeguarding.tables.grids import Grid, Rows
from safeguarding.tables.headers import Header
from safeguarding.texts import shortened

with optional("polars", task="reading a Parquet file"):
    import polars as pl


LONG = 20_000
"""From how many rows a file is kept as a frame."""

MOST_CELLS = 100_000_000
"""How many cells a file may have: ten million rows of ten columns."""

_AT_ONCE = 50_000


def read_parquet_grid(path: Path) -> Grid:
    """Read a Parquet file; its header is row 1.

    Raises:
        UnreadableFileError: for a file that is damaged, and for one without a row.
    """
    with _opened(path) as (kept, _):
        return _grid(path, kept.collect())


def parquet_body(path: Path, match: Callable[[Grid], Header]) -> tuple[Header, FrameBody] | None:
    """The header and the rows of a long Parquet file, read column by column; None for a short one.

    Args:
        path: The file.
        match: Finds the header among the first rows.

    Raises:
        UnreadableFileError: for a file that is damaged, and for one without a row.
        FaultyInputError: where a required column is missing.
    """
    with _opened(path) as (kept, count):
        if count < LONG:
            return None
        header = match(_grid(path, kept.head(LINES_TO_JUDGE_BY - 1).collect()))
        above, read = header.row.number, {*header.positions.values()}
        below = kept.slice(above - 1)
        some = [_texts(column.alias(f"{k}")) for k, column in enumerate(below.head(_AT_ONCE).collect())]
        titles = below.collect_schema().names()
        columns = [below.select(_titled(title).alias(f"{position}")) for position, title in enumerate(titles)]
        kinds = coded(pl.DataFrame(some)).dtypes
        frame = pl.DataFrame(
            [
                _column(column, kind) if position in read else column.collect().to_series()
                for position, (column, kind) in enumerate(zip(columns, kinds, strict=True))
            ]
        )
    body = FrameBody(
        source=_FrameRows(frame),
        numbers=range(above + 1, above + 1 + frame.height),
        frame=frame[[f"{position}" for position in sorted(read)]],
        names={field: f"{position}" for field, position in header.positions.items()},
    )
    return header, body


class _FrameRows:
    def __init__(self, frame: pl.DataFrame) -> None:
        self._frame = frame

    def cells_of(self, position: int) -> tuple[str, ...]:
        return tuple(map(_text, self._frame.row(position)))


def _titled(title: str) -> pl.Expr:
    """A column by its title; one that looks like a pattern is told by a pattern that only it matches."""
    is_pattern = title == "*" or (title.startswith("^") and title.endswith("$"))
    return pl.col(f"^{re.escape(title)}$") if is_pattern else pl.col(title)


def _column(column: pl.LazyFrame, kind: pl.DataType) -> pl.Series:
    """A column's cells as text, or as codes of these; what is text in the file is never all there as such."""
    if column.collect_schema().dtypes()[0] in _AS_TEXT:
        coded_cells = pl.all().cast(pl.String).fill_null("").cast(kind)
        return column.select(coded_cells).collect(engine="streaming").to_series()
    return _texts(column.collect().to_series()).cast(kind)


_AS_TEXT = (pl.String, pl.Date)


def _texts(column: pl.Series) -> pl.Series:
    """A column's cells as text, as each of them would be."""
    if column.dtype in _AS_TEXT:
        return column.cast(pl.String).fill_null("")
    parts = (column[start : start + _AT_ONCE].to_list() for start in range(0, len(column), _AT_ONCE))
    return pl.concat([pl.Series(column.name, list(map(_text, part)), dtype=pl.String) for part in parts])


@contextmanager
def _opened(path: Path) -> Iterator[tuple[pl.LazyFrame, int]]:
    """A file, of which nothing is read before it is asked for, and how many rows it has."""
    check_ordinary(path)
    try:
        kept = pl.scan_parquet(path, glob=False)
        count: int = kept.select(pl.len()).collect().item()
        _check_size(path, kept.collect_schema(), count)
        yield kept, count
    except UnreadableFileError:
        raise
    except (pl.exceptions.PolarsError, OSError) as error:
        problem = f"not a Parquet file that can be read ({type(error).__name__})"
        raise UnreadableFileError(problem, file=path.name, remedy="save it again, or as CSV") from None
    except pl.exceptions.PanicException:
        problem = "not a Parquet file that can be read"
        raise UnreadableFileError(problem, file=path.name, remedy="save it again, or as CSV") from None


def _check_size(path: Path, kinds: pl.Schema, rows: int) -> None:
    """A file may be empty; one of some kilobytes can say a value a thousand million times, and a list hold as many."""
    nested = [name for name, kind in kinds.items() if kind.is_nested()]
    if nested:
        problem, remedy = (
            f"the column {shortened(nested[0])!r} holds lists in its cells",
            "save it with a text in each cell",
        )
        raise UnreadableFileError(problem, file=path.name, remedy=remedy)
    if not rows:
        raise UnreadableFileError("the file has no rows", file=path.name, remedy="expected a table with a header row")
    if rows * len(kinds) > MOST_CELLS:
        problem = f"{rows:,} rows, {len(kinds):,} columns; and no more than {MOST_CELLS:,} cells are read"
        raise UnreadableFileError(problem, file=path.name, remedy="leave out the columns that are not needed")


def _grid(path: Path, frame: pl.DataFrame) -> Grid:
    # under no title, for one may look like a pattern of titles
    text = sum(int(column.alias("").str.len_bytes().sum()) for column in frame if column.dtype == pl.String)
    if text > (limit := size_limit()):
        raise too_large(path, limit, what="the texts of its cells come to ")
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
