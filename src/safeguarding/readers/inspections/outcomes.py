"""Published tables of inspection outcomes, read into typed inspections. Every row is kept or reported, or both."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import attrs

from safeguarding.authorities.registers import AuthorityRegister
from safeguarding.errors import FaultyInputError
from safeguarding.faults import Fault, Severity
from safeguarding.inspections.frameworks import Framework
from safeguarding.inspections.records import Inspection
from safeguarding.readers.inspections.cells import is_dfe_code
from safeguarding.readers.inspections.layouts import IN_CARE_OLDER, LAYOUTS
from safeguarding.readers.inspections.rows import InspectionRows
from safeguarding.readers.inspections.tables import InspectionTable
from safeguarding.readers.inspections.wide_histories import wide_history
from safeguarding.tables.date_doubts import ambiguous_columns, order_faults
from safeguarding.tables.grids import Grid
from safeguarding.tables.headers import Header, find_header
from safeguarding.tables.opening import read_one
from safeguarding.tables.reading import FileTable, table_of
from safeguarding.tables.words import plain_words


def read_inspections(
    path: Path,
    *,
    register: AuthorityRegister | None = None,
    sheet: str | None = None,
    framework: Framework | None = None,
) -> InspectionTable:
    """Read a table of outcomes in one of the published layouts; columns may stand in any order.

    The framework of an inspection is what its row says, or else what the caller says, or else the one whose areas the
    columns of grades are called by. A kind of visit that is not known is left unread and reported: it is never taken
    as a full inspection.

    Args:
        path: A CSV file or a workbook, which needs the extra ``tables``.
        register: Where given, authorities that it does not know are reported, and so is a code of another authority.
        sheet: The workbook's sheet; by default the only one that holds such a table.
        framework: The framework of rows that do not name one.

    Raises:
        UnreadableFileError: for a file that cannot be read at all.
        FaultyInputError: where no layout's required columns are there; all that are missing are named.
        UnknownNameError: for a sheet that is not there.
        MissingExtraError: for a workbook, where the extra is not installed.

    Examples:
        >>> table = read_inspections(Path("nowhere.csv"))
        Traceback (most recent call last):
        ...
        safeguarding.errors.UnreadableFileError: nowhere.csv: cannot be opened (No such file or directory); check the path
    """
    return read_one(path, lambda grid: inspections_of(grid, register=register, framework=framework), sheet=sheet)


def inspections_of(
    grid: Grid, *, register: AuthorityRegister | None = None, framework: Framework | None = None
) -> InspectionTable:
    """The inspections that a grid holds: one of a row, or in a wide history several.

    Raises:
        FaultyInputError: where no layout's required columns are there; all that are missing are named.
    """
    history = wide_history(grid, register=register)
    return history or _outcomes(table_of(grid, lambda each: _matched(each, framework)), register, framework)


def _outcomes(table: FileTable, register: AuthorityRegister | None, framework: Framework | None) -> InspectionTable:
    layout = next(each for each in LAYOUTS if table.header.columns == each.every_column)
    rows = InspectionRows(table, layout, register, framework)
    inspections: list[Inspection] = []
    not_inspected: list[str] = []
    for cells in rows.reader.records():
        made = rows.make(cells)
        if isinstance(made, Inspection):
            inspections.append(made)
        elif made is not None:
            not_inspected.append(made)
    if not (inspections or not_inspected or rows.reader.unread):
        problem, remedy = "no inspection below the header", "check that the whole table was exported"
        rows.reader.report_row(table.header.row.number, problem, remedy, severity=Severity.ERROR)
    return InspectionTable(
        name=table.name,
        inspections=tuple(inspections),
        not_inspected=tuple(not_inspected),
        unread=tuple(rows.reader.unread),
        columns_unread=table.header.unread,
        columns_missing=tuple(
            each.headers[0]
            for each in layout.every_column
            if each.field not in table.header.positions and each.field != IN_CARE_OLDER
        ),
        faults=(
            *table.faults,
            *_about_codes(table),
            *rows.reader.untitled_cells(),
            *rows.reader.faults,
            *order_faults(rows.reader),
            *ambiguous_columns(rows.reader),
        ),
    )


_HARMLESS = ("reference", "code", "authority", "theme", "published", "published_in_report", "starts", "ends")


def _matched(grid: Grid, framework: Framework | None) -> Header:
    """The header in the layout that misses the fewest required columns."""
    headers = [_both_in_care(find_header(grid, layout.every_column)) for layout in LAYOUTS]
    if all(each.is_complete for each in headers) and framework is None and "framework" not in headers[0].positions:
        problem = "columns of grades under two frameworks, and nothing that says which a row is of"
        remedy = "add a column 'Framework', or say which it is"
        raise FaultyInputError.of(grid.name, [Fault(place=grid.place(headers[0].row), problem=problem, remedy=remedy)])
    own = [each for each, layout in zip(headers, LAYOUTS, strict=True) if layout.framework is framework]
    header = min((*own, *headers), key=lambda each: len(each.faults))
    if not header.is_complete:
        raise FaultyInputError.of(grid.name, (*header.faults, *grid.faults))
    return _asked_about(header)


def _asked_about(header: Header) -> Header:
    """A header whose second columns of grades, kinds and days of visits are serious faults: which is meant is not known."""
    harmless = {
        names for column in header.columns if column.field in _HARMLESS for names in map(plain_words, column.headers)
    }
    faults = tuple(
        attrs.evolve(each, severity=Severity.ERROR)
        if each.place.column and plain_words(each.place.column) not in harmless
        else each
        for each in header.faults
    )
    return attrs.evolve(header, faults=faults)


def _both_in_care(header: Header) -> Header:
    """A table may have a column for children in care of each version; where it has one, that is of either."""
    older = header.positions.get(IN_CARE_OLDER)
    if older is None:
        return header
    (own,) = (column for column in header.columns if column.field == "in_care")
    (of_old,) = (column for column in header.columns if column.field == IN_CARE_OLDER)
    names = {*map(plain_words, own.headers)} - {*map(plain_words, of_old.headers)}
    newer = next((k for k, title in enumerate(header.row.cells) if plain_words(title) in names), None)
    if newer is None:
        return header
    both = {header.row.cells[k].strip() for k in (older, newer)}
    faults = tuple(each for each in header.faults if each.place.column not in both)
    return attrs.evolve(header, positions={**header.positions, own.field: newer}, faults=faults)


def _about_codes(table: FileTable) -> Iterator[Fault]:
    """That a table's codes are of three digits, which no register of areas knows."""
    if "code" in table.header.positions and any(is_dfe_code(cell) for (cell,) in table.body.distinct("code")):
        yield Fault(
            place=attrs.evolve(table.place(table.header.row), column=table.header.title("code")),
            problem="three-digit codes of the Department for Education; not compared with the names",
            remedy="give the nine-character codes, such as E06000014, if they should be",
            severity=Severity.WARNING,
        )
