"""What the date columns of a table leave open, said in one way by every reader: in which order they are, and their years."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from safeguarding.faults import Fault, Severity
from safeguarding.tables.spreadsheet_dates import DateColumn, DateOrder

if TYPE_CHECKING:
    from safeguarding.tables.row_readers import RowReader

_SAID = {
    DateOrder.MONTH_FIRST: ("dates in US order, month first", "every date of the column read so", Severity.WARNING),
    DateOrder.HALF_CONVERTED: (
        "a half-converted column: its real dates all have a day of 12 or less, its dates as text all above",
        "its real dates may have day and month exchanged and are taken as unknown: export it again",
        Severity.ERROR,
    ),
    DateOrder.UNDECIDED: ("dates in both orders", "those that could be either taken as unknown", Severity.ERROR),
}


def date_columns(reader: RowReader) -> dict[str, DateColumn]:
    """The columns of dates of a table, by field."""
    return {field: column for field, column in reader.looked.items() if isinstance(column, DateColumn)}


def order_faults(reader: RowReader) -> Iterator[Fault]:
    """The columns that are in an order of their own, or in both."""
    for field, column in date_columns(reader).items():
        if column.order in _SAID:
            problem, remedy, severity = _SAID[column.order]
            yield _at(reader, field, problem, remedy, severity)


def ambiguous_columns(reader: RowReader) -> Iterator[Fault]:
    """Columns of dates that could be read in either order; serious where no other column of the table tells it."""
    columns = date_columns(reader)
    is_decided = any(each.order is DateOrder.DAY_FIRST and each.tells_order for each in columns.values())
    for field, column in columns.items():
        if column.order is DateOrder.AMBIGUOUS:
            problem = "nothing in the column tells whether the day or the month stands first"
            remedy = "read day first" + (", as in another column" if is_decided else ": look one of them up")
            yield _at(reader, field, problem, remedy, Severity.WARNING if is_decided else Severity.ERROR)


def _at(reader: RowReader, field: str, problem: str, remedy: str, severity: Severity) -> Fault:
    header = reader.table.header
    place = attrs.evolve(reader.table.place(header.row), column=header.title(field))
    return Fault(place=place, problem=problem, remedy=remedy, severity=severity)
