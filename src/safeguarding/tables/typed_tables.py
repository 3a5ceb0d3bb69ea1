"""Tables to be written: headers and rows of typed cells, to CSV or JSON here and to XLSX through the extra ``tables``.

A cell that a spreadsheet would run as a formula is written with an apostrophe before it, and shows as it is.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.labels import Labelled
from safeguarding.records import Record, Several
from safeguarding.tables.guards import guarded
from safeguarding.texts import json_of, visible

Value = str | int | date | None


class Shade(Labelled):
    """How a row stands out where a form has colours; its words say the same to whoever sees none."""

    LATE = "late or missing"
    UNKNOWN = "not known"
    SOON = "due"
    UNDER_WAY = "under way"


@attrs.frozen(kw_only=True)
class TypedTable(Record):
    """A table to be written. Its ``repr`` shows no row: there may be people in them.

    Attributes:
        name: What it is; a workbook's sheet is called so.
        columns: The headers.
        rows: The rows; each has as many cells as there are columns.
        shaded: The column that a workbook colours; empty for none.
        shades: The colour of that column's cell in each row.

    Raises:
        InvalidRecordError: for a row of another length, or shades for other rows or a column that is not there.

    Examples:
        >>> TypedTable(name="Due", columns=("Person", "Due on"), rows=[("A1",)])
        Traceback (most recent call last):
        ...
        safeguarding.errors.InvalidRecordError: Due: a row has not 2 cells
    """

    name: str
    columns: tuple[str, ...] = attrs.field(converter=Several[str])
    rows: tuple[tuple[Value, ...], ...] = attrs.field(
        converter=Several[tuple[Value, ...]], repr=lambda rows: f"<{len(rows)} rows>"
    )

    shaded: str = ""
    shades: tuple[Shade | None, ...] = attrs.field(default=(), converter=Several["Shade | None"], repr=False)

    def _check(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise InvalidRecordError(f"{self.name}: a row has not {len(self.columns)} cells")
        if len(self.shades) != (len(self.rows) if self.shaded else 0):
            raise InvalidRecordError(f"{self.name}: {len(self.shades)} shades for {len(self.rows)} rows")
        if self.shaded and self.shaded not in self.columns:
            raise InvalidRecordError(f"{self.name}: no column is called {self.shaded!r}")


def csv_text(table: TypedTable) -> str:
    r"""The table as CSV: dates in ISO form, unsafe cells made safe.

    Examples:
        >>> csv_text(TypedTable(name="Due", columns=("Person", "Due on"), rows=[("=A1", date(2017, 9, 30))]))
        "Person,Due on\n'=A1,2017-09-30\n"
    """
    return "".join(csv_lines([table.columns, *table.rows]))


def csv_lines(rows: Iterable[Iterable[Value]]) -> list[str]:
    r"""Rows as they stand in a CSV file, its header among them.

    Examples:
        >>> csv_lines([("A1", date(2017, 9, 30)), ("B, C", None)])
        ['A1,2017-09-30\n', '"B, C",\n']
    """
    lines = _Lines()
    csv.writer(lines, lineterminator="\n").writerows(map(_as_text, row) for row in rows)
    return lines


class _Lines(list[str]):
    """What a writer of rows takes for a file: a row comes at a time."""

    write = list.append


def _as_text(cell: Value) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    # somebody may look at the file on a terminal
    return guarded(visible(cell)) if isinstance(cell, str) else str(cell)


def json_text(table: TypedTable) -> str:
    """The table as a JSON list of objects; dates in ISO form, empty cells left out. Nothing runs JSON, so it is plain.

    Examples:
        >>> print(json_text(TypedTable(name="Due", columns=("Person", "Due on"), rows=[("A1", date(2017, 9, 30))])), end="")
        [
          {
            "Person": "A1",
            "Due on": "2017-09-30"
          }
        ]
    """
    rows = [_as_object(table.columns, row) for row in table.rows]
    return json_of(rows) + "\n"


def _as_object(columns: Iterable[str], row: Iterable[Value]) -> dict[str, str | int]:
    return {
        column: cell.isoformat() if isinstance(cell, date) else cell
        for column, cell in zip(columns, row, strict=True)
        if cell is not None
    }
