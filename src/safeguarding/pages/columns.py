"""Tables and results as plain columns, for dataframes of any library."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from types import UnionType
from typing import Any, Union, cast, get_args, get_origin

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.labels import Labelled
from safeguarding.pages.cells import Cell, printed
from safeguarding.pages.tables import Table
from safeguarding.records import Record, how_many
from safeguarding.typechecks import hints_of

_PLAIN = {bool, int, float, str, date, datetime, Decimal}


def rows(
    several: Table | Iterable[object], *, kind: type[object] | None = None, iso_dates: bool = False
) -> dict[str, list[Any]]:
    """A table or several records of one kind as columns of plain values, which pandas and polars take as they are.

    Every column is always there, whether or not anything stands in it, and is of one type: numbers, days or words.
    What is none of these, or of several types, stands as it is printed; names and numbers of people are masked. Beside
    a column of words from a closed list stands one of their codes, ``standing_code`` beside ``standing``: the names by
    which records as data know them, which no change of wording touches.

    Args:
        several: The table or the records.
        kind: What the records are; it is needed where there may be none.
        iso_dates: Whether days stand as text, ``"2017-09-19"``, so that a column in which none stands is no other type.

    Raises:
        InvalidRecordError: for records of several kinds, and for none whose kind is not said.

    Examples:
        >>> from safeguarding.numbers.shares import Share
        >>> rows([Share(35, 139), Share(7, 112)])
        {'count': [35, 7], 'base': [139, 112]}
        >>> rows([], kind=Share)
        {'count': [], 'base': []}
        >>> from safeguarding.dates.ranges import DateRange
        >>> rows([DateRange(date(2017, 9, 19), date(2017, 9, 20))], iso_dates=True)
        {'starts_on': ['2017-09-19'], 'ends_on': ['2017-09-20']}
    """
    columns = _of_table(several) if isinstance(several, Table) else _of_records(several, kind)
    return {name: [_iso(value) for value in column] for name, column in columns.items()} if iso_dates else columns


def _of_table(table: Table) -> dict[str, list[Any]]:
    return {key: _column([row[place] for row in table.rows]) for place, key in enumerate(table.keys)}


def _of_records(several: Iterable[object], kind: type[object] | None) -> dict[str, list[Any]]:
    records = list(several)
    kinds = {type(each) for each in records} | ({kind} if kind else set())
    if len(kinds) != 1 or not all(issubclass(each, Record) for each in kinds):
        raise InvalidRecordError(
            "rows are records of one kind", remedy="say which, as kind=…, and give records of no other"
        )
    one = kinds.pop()
    hints = hints_of(one)
    columns: dict[str, list[Any]] = {}
    for field in attrs.fields(cast("Any", one)):
        if field.init or field.repr:
            values = [getattr(each, field.name) for each in records]
            columns[field.name] = _column(values)
            if _is_of_a_list(hints.get(field.name)):
                columns[f"{field.name}_code"] = [None if value is None else value.name.lower() for value in values]
    return columns


def _is_of_a_list(hint: object) -> bool:
    """Whether a field holds a word of a closed list, or None."""
    either = get_args(hint) if isinstance(hint, UnionType) or get_origin(hint) is Union else (hint,)
    wanted = [each for each in either if each is not type(None)]
    return len(wanted) == 1 and isinstance(wanted[0], type) and issubclass(wanted[0], Labelled)


def _iso(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


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
