"""Any file that holds a table, opened: CSV, a workbook's sheets, Parquet. The right sheet is found, or asked for."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Protocol, TypeVar, cast

import attrs

from safeguarding.errors import FaultyInputError, UnknownNameError
from safeguarding.faults import Fault, Place, Severity
from safeguarding.opened_files import file_start
from safeguarding.tables.grids import Grid, read_csv_grid
from safeguarding.tables.kinds import FileKind, file_kind
from safeguarding.tables.sheet_names import named

T = TypeVar("T")


class _WorkbookReader(Protocol):
    def read_workbook_grids(self, path: Path, *, sheets: Collection[str] = ()) -> tuple[Grid, ...]: ...


class _ParquetReader(Protocol):
    def read_parquet_grid(self, path: Path) -> Grid: ...


def open_grids(path: Path, *, sheets: Collection[str] = ()) -> tuple[Grid, ...]:
    r"""Every table that a file may hold: the one of a CSV or a Parquet file, or the sheets of a workbook.

    Args:
        path: The file. A workbook needs the extra ``tables``, Parquet the extra ``polars``.
        sheets: The sheets that are asked for by name; by default all that hold anything, the hidden ones last.

    Raises:
        UnreadableFileError: for a file that cannot be read at all, and for one without any row.
        UnknownNameError: for a sheet that is not there, or of a file that has none.
        MissingExtraError: where the extra that reads the file is not installed.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder, "outcomes.txt")
        ...     _ = path.write_text("Authority|Overall\nYork|Good\n", encoding="utf-16")
        ...     [row.cells for grid in open_grids(path) for row in grid.rows]
        [('Authority', 'Overall'), ('York', 'Good')]
    """
    kind = file_kind(path)
    if kind is FileKind.WORKBOOK:
        return _workbook_reader().read_workbook_grids(path, sheets=sheets)
    refuse_sheets(path, sheets)
    return (_parquet_reader().read_parquet_grid(path) if kind is FileKind.PARQUET else read_csv_grid(path),)


def refuse_sheets(path: Path, sheets: Collection[str]) -> None:
    """A file that is no workbook has no sheets to be asked for.

    Raises:
        UnknownNameError: where one is asked for.
        UnreadableFileError: where there is no file, which is said of it first.
    """
    for sheet in sheets:
        _ = file_start(path, 1)
        raise UnknownNameError(f"{path.name} has no sheet {sheet!r}: it is no workbook", name=sheet)


def read_one(path: Path, make: Callable[[Grid], T], *, sheet: str | None = None) -> T:
    r"""What one table of a file holds: that of the only sheet from which it can be made.

    Args:
        path: The file.
        make: Makes it of a table; a table that cannot be it is refused with a ``FaultyInputError``.
        sheet: The workbook's sheet; by default the only one that is not refused.

    Raises:
        UnreadableFileError: for a file that cannot be read at all, and for one without any row.
        FaultyInputError: where no sheet can be it, and where several can.
        UnknownNameError: for a sheet that is not there, or of a file that has none.
        MissingExtraError: where the extra that reads the file is not installed.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder, "outcomes.csv")
        ...     _ = path.write_text("Authority;Overall\nYork;Good\n", encoding="utf-8")
        ...     read_one(path, lambda grid: len(grid.rows))
        2
    """
    grids = open_grids(path, sheets=() if sheet is None else (sheet,))
    shown = [grid for grid in grids if not grid.is_hidden] or list(grids)
    if len(grids) == 1:
        return make(*grids)
    refused: list[Fault] = []
    possible = [grid for grid in shown if _can_be(grid, make, refused)]
    if len(possible) == 1:
        (chosen,) = possible
        others = [grid.sheet for grid in shown if grid is not chosen]
        return make(attrs.evolve(chosen, faults=(*_not_read(chosen, others), *chosen.faults)))
    if possible:
        raise FaultyInputError.of(path.name, [_which(path, [grid.sheet for grid in possible])])
    hidden = [grid for grid in grids if grid not in shown and _can_be(grid, make, [])]
    raise FaultyInputError.of(path.name, [*(_hidden(path, grid.sheet) for grid in hidden), *refused])


def _can_be(grid: Grid, make: Callable[[Grid], object], refused: list[Fault]) -> bool:
    """Whether something can be made of a sheet; why not is put with what was refused."""
    try:
        make(grid)
    except FaultyInputError as error:
        refused += error.faults
        return False
    return True


def _not_read(grid: Grid, others: Sequence[str]) -> tuple[Fault, ...]:
    """That a workbook has more sheets than the one that was read, where it was not asked for by name."""
    if not others:
        return ()
    problem = f"only the sheet {grid.sheet!r} was read, not {', '.join(map(repr, others))}"
    remedy = "name the sheet that is meant, if it is another: --sheet NAME"
    return (Fault(place=Place(file=grid.name), problem=problem, remedy=remedy, severity=Severity.WARNING),)


def _which(path: Path, sheets: Sequence[str]) -> Fault:
    return Fault(
        place=Place(file=path.name),
        problem=f"{len(sheets)} sheets could be meant: {named(sheets)}",
        remedy=f"name one of them: --sheet {sheets[0]!r}, or for a briefing under [sheets] in update.toml",
    )


def _hidden(path: Path, sheet: str) -> Fault:
    problem = f"the sheet {sheet!r}, which could be meant, is hidden"
    return Fault(place=Place(file=path.name), problem=problem, remedy=f"if it is meant, name it: --sheet {sheet!r}")


def _workbook_reader() -> _WorkbookReader:
    return cast("_WorkbookReader", importlib.import_module("safeguarding.tables.workbooks"))


def _parquet_reader() -> _ParquetReader:
    return cast("_ParquetReader", importlib.import_module("safeguarding.tables.parquet"))
