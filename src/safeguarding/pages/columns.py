"""Tables and results as plain columns, for dataframes of any library."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, cast

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.pages.cells import Cell, printed
from safeguarding.pages.tables import Table
from safeguarding.records import Record, how_many

_PLAIN = {bool, int, float, str, date, datetime, Decimal}


def rows(several: Table | Iterable[object], *, kind: type[object] | None = None) -> dict[str, list[Any]]:
    """A table or several records of one kind as columns of plain values, which pandas and polars take as they are.

    Every column is always there, whether or not anything stands in it, and is of one type: numbers, days or words.
    What is none of these, or of several types, stands as it is printed; names and numbers of people are masked.

    Args:
        several: The table or the records.
        kind: What the records are; it is needed where there may be none.

    Raises:
        InvalidRecordError: for records of several kinds, and for none whose kind is not said.

    Examples:
        >>> from safeguarding.numbers.shares import Share
        >>> rows([Share(35, 139), Share(7, 112)])
        {'count': [35, 7], 'base': [139, 112]}
        >>> rows([], kind=Share)
        {'count': [], 'base': []}
    """
    if isinstance(several, Table):
        return {key: _column([row[place] for row in several.rows]) for place, key in enumerate(several.keys)}
    records = list(several)
    kinds = {type(each) for each in records} | ({kind} if kind else set())
    if len(kinds) != 1 or not all(issubclass(each, Record) for each in kinds):
        raise InvalidRecordError(
            "rows are records of one kind", remedy="say which, as kind=…, and give records of no other"
        )
    fields = [field for field in attrs.fields(cast("Any", kinds.pop())) if field.init or field.repr]
    return {field.name: _column([getattr(each, field.name) for each in records]) for field in fields}


def _column(values: Iterable[Any]) -> list[Any]:
    """Values of one type each; as they are printed, where they are of several, or of none that a dataframe has."""
    several = list(values)
    kinds = {type(value) for value in several if value is not None}
    if len(kinds) <= 1 and kinds <= _PLAIN:
        return several
    return [None if value is None else _text(value) for value in several]


def _text(value: object) -> str:
    if isinstance(value, Mapping):
        return how_many(value)
    if isinstance(value, tuple | frozenset):
        return "; ".join(map(str, value))
    return printed(cast("Cell", value))
