"""A table of a rate by groups with the groups, or the periods, side by side: the same with a row for each period and group.

Side by side, a column names its group and what it holds ("Under 5 count", "Population: 5 to 17"); with a column for each period, a row
names its group, and what it holds in a cell of its own or in each cell ("30 of 9,000"). What nothing says is not guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs

from safeguarding.errors import FaultyInputError
from safeguarding.readers.indicators.wide_months import BOTH_PARTS, periods_of
from safeguarding.tables.grids import Grid, Row
from safeguarding.tables.headers import Column
from safeguarding.tables.reading import FileTable, Matching, table_of
from safeguarding.tables.titles import folded

_PARTS = ("count", "base", "standard")
_FIRST_ROWS = 30
_FEWEST = 2
_EDGES = " \t-–—:|,()"

Held = tuple[str, str]
"""A group, and what is held of it: a count, a base or a size in the standard population."""


def table_by_group(grid: Grid, match: Matching, columns: Sequence[Column]) -> FileTable:
    """A table with a row for each period and group, also where the file has groups or periods side by side.

    Raises:
        FaultyInputError: where it is none of these.
    """
    try:
        return table_of(grid, match)
    except FaultyInputError:
        for number, header in enumerate(grid.rows[:_FIRST_ROWS]):
            rows = [each for each in grid.rows[number + 1 :] if not each.is_blank]
            for long_rows in (_of_groups_beside(header, rows, columns), _of_periods_beside(header, rows, columns)):
                if long_rows:
                    titles = ("Period", "Group", *(_title(columns, part) for part in _PARTS))
                    return table_of(attrs.evolve(grid, rows=[Row(header.number, titles), *long_rows]), match)
        raise


def _names(columns: Sequence[Column], field: str) -> frozenset[str]:
    return frozenset(folded(name) for column in columns if column.field == field for name in column.headers)


def _title(columns: Sequence[Column], field: str) -> str:
    return next(column.headers[0] for column in columns if column.field == field)


def _of_groups_beside(header: Row, rows: Sequence[Row], columns: Sequence[Column]) -> list[Row]:
    """A row of a period, with the groups in columns of their own."""
    parts = {name: part for part in _PARTS for name in _names(columns, part)}
    period = next((k for k, cell in enumerate(header.cells) if folded(cell) in _names(columns, "period")), None)
    held = {
        k: found for k, cell in enumerate(header.cells) if k != period and (found := _held(cell, parts)) is not None
    }
    if period is None or {"count", "base"} - {part for _, part in held.values()}:
        return []
    return [
        made
        for row in rows
        for made in _rows(row, row.cells[period] if period < len(row.cells) else "", _cells(row, held))
    ]


def _held(title: str, parts: Mapping[str, str]) -> Held | None:
    """The group that a column names, and what it holds of it, before or after the group's name."""
    words = title.split()
    for size in range(len(words) - 1, 0, -1):
        for own, rest in ((words[-size:], words[:-size]), (words[:size], words[size:])):
            part, group = parts.get(folded(" ".join(own).strip(_EDGES))), " ".join(rest).strip(_EDGES)
            if part and group:
                return group, part
    return None


def _cells(row: Row, held: Mapping[int, Held]) -> dict[Held, str]:
    return {each: row.cells[k].strip() for k, each in held.items() if k < len(row.cells)}


def _of_periods_beside(header: Row, rows: Sequence[Row], columns: Sequence[Column]) -> list[Row]:
    """A row of a group, with the periods in columns of their own."""
    periods = periods_of(header.cells)
    names = _names(columns, "group")
    group = next((k for k, cell in enumerate(header.cells) if folded(cell) in names), None)
    if len(periods) < _FEWEST or group is None:
        return []
    parts = {name: part for part in _PARTS for name in _names(columns, part)}
    of_period: dict[str, dict[Held, str]] = {period: {} for period in periods.values()}
    first: dict[str, Row] = {}
    for row in rows:
        name = row.cells[group].strip() if group < len(row.cells) else ""
        labels = [cell for k, cell in enumerate(row.cells[: min(periods)]) if k != group]
        part = next((found for cell in labels if (found := parts.get(folded(cell)))), "")
        for k, period in periods.items():
            text = row.cells[k].strip() if k < len(row.cells) else ""
            first.setdefault(name, row)
            both = BOTH_PARTS.fullmatch(text)
            if part:
                of_period[period].setdefault((name, part), text)
            elif both is not None:
                of_period[period] |= {(name, "count"): both[1], (name, "base"): both[2]}
            elif text and not any(map(str.isdigit, text)):
                # a symbol in place of both numbers; a number alone may be either
                of_period[period][name, "count"] = text
    return [
        made
        for name, row in first.items()
        for period, cells in of_period.items()
        for made in _rows(row, period, {each: text for each, text in cells.items() if each[0] == name})
    ]


def _rows(row: Row, period: str, cells: Mapping[Held, str]) -> Iterator[Row]:
    for group in dict.fromkeys(name for name, _ in cells):
        if any(cells.get((group, part)) for part in _PARTS):
            yield Row(row.number, (period, group, *(cells.get((group, part), "") for part in _PARTS)))
