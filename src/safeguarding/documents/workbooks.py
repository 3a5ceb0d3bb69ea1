"""The workbook of a report's tables as passages: each block of cells on a sheet is a table. Needs the extra ``tables``.

A CSV file is read as a sheet.

A workbook keeps values, not what is shown of them: 0.2518 may be shown as 25%. Sums and shares are judged by the value;
which cells are shares, their headings say, or the form in which they are shown.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from pathlib import Path
from typing import NamedTuple

import attrs

from safeguarding.documents.laid_out import MOST_CELLS, is_table_of_figures, table_passages
from safeguarding.figures.prose.passages import Document, Passage, TextPlace
from safeguarding.tables.grids import Grid
from safeguarding.tables.opening import open_grids
from safeguarding.tables.workbook_percentages import CellPlace, cells_in_per_cent, styles_in_per_cent
from safeguarding.tables.workbook_sheets import sheet_texts

_SHARES = re.compile(r"%|\bper ?cent|\bproportion|\bshare\b|\bpercentage", re.IGNORECASE)
_FINEST = Decimal("0.0001")
_WHOLE = 100

Cells = tuple[str, ...]


def read_workbook(path: Path) -> Document:
    """Read the sheets of a workbook that are not hidden. Places are sheets, rows and cells as the spreadsheet counts them.

    Raises:
        UnreadableFileError: for a file that is missing, damaged, empty, or needs a password.
        MissingExtraError: without the extra ``tables``.
    """
    grids = [grid for grid in open_grids(path) if not grid.is_hidden]
    texts, styles = sheet_texts(path), styles_in_per_cent(path)
    remarks: list[str] = []
    passages: list[Passage] = []
    for number, grid in enumerate(grids, start=1):
        shares = cells_in_per_cent(texts, styles, sheet=grid.sheet) if grid.sheet else frozenset()
        for block in _blocks(grid):
            if sum(map(len, block.rows)) > MOST_CELLS:
                where = f"Sheet {grid.sheet!r}: a" if grid.sheet else "A"
                remarks.append(f"{where} table of {len(block.rows):,} rows is data, and was not read.")
            else:
                unit = ("sheet", number) if grid.sheet else ()
                place = TextPlace(*unit, row=block.row, cell=block.column)
                passages += _passages(_as_shown(_with_shares(block.rows), block, shares), place)
        remarks += map(str, grid.faults)
    return Document(name=path.name, passages=tuple(passages), remarks=tuple(remarks))


class _Block(NamedTuple):
    """Cells that stand together, with nothing around them."""

    row: int
    column: int
    rows: Sequence[Cells]


def _blocks(grid: Grid) -> Iterator[_Block]:
    """The blocks of a sheet: parted by rows that are empty, and by columns that are empty in all rows between."""
    for is_blank, several in itertools.groupby(grid.rows, key=lambda row: row.is_blank):
        if is_blank:
            continue
        rows = list(several)
        width = max(len(row.cells) for row in rows)
        cells = [(*row.cells, *[""] * (width - len(row.cells))) for row in rows]
        used = [any(row[column].strip() for row in cells) for column in range(width)]
        for is_used, columns in itertools.groupby(range(width), key=used.__getitem__):
            if is_used:
                kept = list(columns)
                yield _Block(rows[0].number, kept[0] + 1, [row[kept[0] : kept[-1] + 1] for row in cells])


def _passages(rows: Sequence[Cells], place: TextPlace) -> Iterator[Passage]:
    if is_table_of_figures(rows):
        yield from table_passages(rows, place)
        return
    for at, row in enumerate(rows):
        text = " ".join(cell.strip() for cell in row if cell.strip())
        if text:
            yield Passage(text=text, place=attrs.evolve(place, row=place.row + at, cell=0))


def _with_shares(rows: Sequence[Cells]) -> Sequence[Cells]:
    """The rows, the shares of columns that are headed as such written as percentages: 0.2518 as 25.18%."""
    columns = list(zip(*rows, strict=True))
    return list(zip(*map(_column_of_shares, columns), strict=True)) if columns else rows


def _as_shown(rows: Sequence[Cells], block: _Block, shares: Collection[CellPlace]) -> Sequence[Cells]:
    """The rows, the cells that are shown in per cent written so."""
    if not shares:
        return rows
    return [
        tuple(
            _percentage(number) if (row, column) in shares and (number := _number(cell)) is not None else cell
            for column, cell in enumerate(cells, start=block.column)
        )
        for row, cells in enumerate(rows, start=block.row)
    ]


def _column_of_shares(column: Cells) -> Iterable[str]:
    numbers = [_number(cell) for cell in column]
    found = [number for number in numbers if number is not None]
    is_headed = any(_SHARES.search(cell) for cell, number in zip(column, numbers, strict=True) if number is None)
    if not is_headed or not all(0 <= number <= 1 for number in found) or all(number in (0, 1) for number in found):
        return column
    return [cell if number is None else _percentage(number) for cell, number in zip(column, numbers, strict=True)]


def _number(cell: str) -> Decimal | None:
    try:
        number = Decimal(cell)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _percentage(share: Decimal) -> str:
    text = f"{(share * _WHOLE).quantize(_FINEST, ROUND_HALF_EVEN):f}"
    return f"{text.rstrip('0').rstrip('.')}%"
