"""Files, and sheets of workbooks, that hold the same kind of thing, read one after the other."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import attrs

from safeguarding.errors import FaultyInputError, UnreadableFileError
from safeguarding.faults import Fault, Place, Severity
from safeguarding.tables.grids import Grid
from safeguarding.tables.kinds import FileKind, file_kind
from safeguarding.tables.opening import open_grids, refuse_sheets
from safeguarding.tables.sheet_names import unknown_sheet

T = TypeVar("T")


def read_several(
    paths: Iterable[Path],
    *,
    read: Callable[[Path], T],
    make: Callable[[Grid], T],
    sheets: Collection[str] = (),
    every_sheet: bool = False,
) -> tuple[list[T], list[Fault]]:
    r"""What files hold, or the sheets of workbooks, in order, and which sheets were not read.

    Args:
        paths: The files.
        read: Reads a file of which one table is meant.
        make: Makes it of one sheet; a sheet that cannot be it is refused with a ``FaultyInputError``.
        sheets: The sheets that are meant, of the workbooks that have them; one that cannot be it ends the reading.
        every_sheet: Whether every sheet that is shown and of which it can be made is meant.

    Raises:
        UnreadableFileError: for a file that cannot be read at all, and for one that is named twice.
        FaultyInputError: where a file holds nothing of the kind.
        UnknownNameError: for a sheet that no file has.
        MissingExtraError: where the extra that reads a file is not installed.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> from safeguarding.tables.opening import read_one
        >>> with TemporaryDirectory() as folder:
        ...     files = [Path(folder, name) for name in ("staff.csv", "governors.csv")]
        ...     for file in files:
        ...         _ = file.write_text("Ref\nS1\n", encoding="utf-8")
        ...     rows = lambda grid: len(grid.rows)
        ...     read_several(files, read=lambda path: read_one(path, rows), make=rows)
        ([2, 2], [])
    """
    several, wanted = tuple(paths), tuple(dict.fromkeys(sheets))
    _refuse_twice(several)
    parts: list[T] = []
    left_out: list[Fault] = []
    known: dict[str, None] = {}
    for path in several:
        if not (wanted or every_sheet) or file_kind(path) is not FileKind.WORKBOOK:
            parts.append(read(path))
            continue
        grids = open_grids(path, sheets=wanted if len(several) == 1 else ())
        known |= dict.fromkeys(grid.sheet for grid in grids)
        own = [grid for grid in grids if grid.sheet in wanted]
        if wanted and not own:
            parts.append(read(path))
            continue
        found, unread = _of_sheets(path.name, own or grids, make, must_be_all=bool(own))
        parts += found
        left_out += unread
    missing = [sheet for sheet in wanted if sheet not in known]
    if missing and not known:
        refuse_sheets(several[0], missing)
    if missing:
        raise unknown_sheet(missing[0], known)
    return parts, left_out


def name_of_several(tables: Iterable[tuple[str, str]]) -> str:
    """The names of several tables' files, each with its sheets where more than one was read.

    Args:
        tables: Each table's file and sheet.

    Examples:
        >>> name_of_several([("staff.xlsx", "Staff"), ("staff.xlsx", "Governors"), ("more.csv", "")])
        'staff.xlsx (Staff, Governors), more.csv'
    """
    sheets: dict[str, list[str]] = {}
    for name, sheet in tables:
        sheets.setdefault(name, []).append(sheet)
    several = {name: [sheet for sheet in each if sheet] for name, each in sheets.items()}
    return ", ".join(f"{name} ({', '.join(each)})" if len(each) > 1 else name for name, each in several.items())


def _refuse_twice(paths: Sequence[Path]) -> None:
    places: set[Path] = set()
    for path in paths:
        if path.resolve() in places:
            raise UnreadableFileError("named twice", file=path.name, remedy="everybody in it would count twice")
        places.add(path.resolve())


def _of_sheets(
    name: str, grids: Sequence[Grid], make: Callable[[Grid], T], *, must_be_all: bool
) -> tuple[list[T], list[Fault]]:
    """What the sheets of one workbook hold; what the others lack is said, or ends the reading."""
    found: list[T] = []
    lacking: list[Fault] = []
    left_out: list[Fault] = []
    for grid in grids:
        try:
            made = make(grid)
        except FaultyInputError as error:
            lacking += error.faults
            left_out.append(_not_read(grid, error.faults[0].problem))
            continue
        if grid.is_hidden and not must_be_all:
            left_out.append(_not_read(grid, "it is hidden"))
        else:
            found.append(made)
    if not found or (must_be_all and lacking):
        raise FaultyInputError.of(name, lacking or left_out)
    return found, left_out


def _not_read(grid: Grid, why: str) -> Fault:
    return Fault(
        place=Place(file=grid.name, sheet=grid.sheet),
        problem=f"the sheet was not read: {why}",
        remedy="if it is meant, name it: --sheet NAME",
        severity=Severity.WARNING,
    )


def placed(fault: Fault, *, file: str, sheet: str) -> Fault:
    """A fault of one of several tables, whose place names its file and its sheet."""
    place = fault.place
    return attrs.evolve(fault, place=attrs.evolve(place, file=place.file or file, sheet=place.sheet or sheet))
