"""Tables for spreadsheets: as CSV, and as workbooks through the extra ``tables``. Dates and counts stay what they are."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from safeguarding.pages.cells import Cell, printed
from safeguarding.pages.tables import Table
from safeguarding.tables.typed_tables import TypedTable, Value, csv_text
from safeguarding.tables.writing import write_sheets
from safeguarding.texts import visible


def table_csv(table: Table) -> str:
    """The table as CSV, its notes below it; cells that a spreadsheet would run as a formula are made safe.

    Examples:
        >>> table = Table(caption="Waves", columns=("Wave", "n"), rows=[("=2017", 112)], notes=["Invented."])
        >>> print(table_csv(table), end="")
        Wave,n
        '=2017,112
        Invented.
    """
    notes = (csv_text(TypedTable(name=table.caption, columns=[note], rows=())) for note in table.notes)
    return csv_text(_typed(table)) + "".join(notes)


def write_workbook(tables: Iterable[Table], path: Path) -> None:
    """Write tables to one workbook, a sheet each.

    Raises:
        UnreadableFileError: for a place that cannot be written to.
        MissingExtraError: where the extra is not installed.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> waves = Table(caption="Waves", columns=("Wave", "n"), rows=[("2017", 112)])
        >>> with TemporaryDirectory() as folder:
        ...     write_workbook([waves], Path(folder, "waves.xlsx"))
        ...     Path(folder, "waves.xlsx").exists()
        True
    """
    write_sheets([_typed(table) for table in tables], path)


def _typed(table: Table) -> TypedTable:
    rows = [tuple(map(_value, row)) for row in table.rows]
    return TypedTable(name=visible(table.caption), columns=tuple(map(visible, table.columns)), rows=rows)


def _value(cell: Cell) -> Value:
    return cell if cell is None or isinstance(cell, int | date) else visible(printed(cell))
