"""A council's table with a column for each month: the same table with a row for each month, as the reader takes it.

A row is of one figure, and holds its counts, its bases, its printed percentages or rates, or two of them in each cell ("41 of
45"). Which of them it is its own cell says ("Numerator"), the end of its name ("Visits in time - base"), or the definition,
whose numerator or denominator it is called. What nothing says is not guessed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import attrs

from safeguarding.errors import FaultyInputError, ParseError
from safeguarding.faults import Fault
from safeguarding.indicators.definitions import FigureKind, Indicator
from safeguarding.readers.indicators.periods import FigurePeriod, PeriodLength, are_months, as_month, parse_period
from safeguarding.tables.grids import Grid, Row
from safeguarding.tables.headers import Column
from safeguarding.tables.reading import FileTable, Matching, table_of
from safeguarding.tables.titles import folded
from safeguarding.tables.words import is_total, plain_words

_PARTS = ("count", "base", "printed", "mean", "deviation")
_FIRST_ROWS = 30
_FEWEST_PERIODS = 2
BOTH_PARTS = re.compile(r"([0-9][0-9,]*)\s*(?:/|of|out of)\s*([0-9][0-9,]*)(?:\s*\(.*\))?", re.IGNORECASE | re.ASCII)
_NAMED_MONTH = re.compile(r"(.+)[-–—:|,(]([^-–—:|,()]+)\)?", re.ASCII)

Cells = dict[str, dict[str, str]]
"""By period, what stands in it of each part of a figure."""


def table_by_period(
    grid: Grid, match: Matching, columns: Sequence[Column], indicator: Indicator, called: str
) -> FileTable:
    """A table of figures with a row for each period, also where the file has a column for each.

    Raises:
        FaultyInputError: where it is neither.
    """
    try:
        return table_of(grid, match)
    except FaultyInputError:
        long = _Wide(grid, columns, indicator, called).long_grid()
        if long is None:
            raise
        return table_of(long, match)


class _Wide:
    """A grid with a column for each period."""

    def __init__(self, grid: Grid, columns: Sequence[Column], indicator: Indicator, called: str) -> None:
        self._grid, self._indicator = grid, indicator
        names = {column.field: {folded(name) for name in column.headers} for column in columns}
        self._parts = {name: part for part in _PARTS for name in names.get(part, ())}
        self._titles = {part: next(column.headers[0] for column in columns if column.field == part) for part in _PARTS}
        self._own = {plain_words(each) for each in (called, indicator.key, indicator.name) if each}
        self._faults: list[Fault] = []

    def long_grid(self) -> Grid | None:
        """The grid with a row for each figure and period; None where no row of it is a header of periods."""
        for k, row in enumerate(self._grid.rows[:_FIRST_ROWS]):
            periods = periods_of(row.cells)
            if len(periods) >= _FEWEST_PERIODS:
                return self._long(row, periods, [each for each in self._grid.rows[k + 1 :] if not each.is_blank])
        return None

    def _long(self, header: Row, periods: Mapping[int, str], rows: Sequence[Row]) -> Grid:
        first = min(periods)
        unread = [title for k, title in enumerate(header.cells) if k > first and k not in periods and title.strip()]
        if unread:
            problem = f"columns that are of no period: {', '.join(map(repr, unread))}"
            self._report(header, problem, "left out")
        last = max((k for row in rows for k in periods if k < len(row.cells) and row.cells[k].strip()), default=first)
        figures: dict[str, tuple[Row, Cells]] = {}
        for row in rows:
            name, part = self._named([cell.strip() for cell in row.cells[:first]])
            texts = {each: row.cells[k].strip() for k, each in periods.items() if k <= last and k < len(row.cells)}
            if is_total(name) or not any(texts.values()):
                continue
            _, cells = figures.setdefault(name, (row, {}))
            is_own = name in ("", self._indicator.key)
            for period, text in texts.items():
                parts = self._in_cell(text, part) if is_own else {"printed": ""}
                if parts is None:
                    problem = f"nothing says what the numbers of {name or 'the row'!r} are"
                    self._report(
                        row, problem, "add a column 'Measure type' with 'Numerator', 'Denominator' or 'Percentage'"
                    )
                    break
                of_period = cells.setdefault(period, {})
                if any(each in of_period and of_period[each] != there for each, there in parts.items() if is_own):
                    self._report(row, f"a second row of {name or 'the figure'!r} with other numbers", "not read")
                    break
                of_period |= parts
        titles = ("Period", "Indicator", *self._titles.values())
        made = [Row(header.number, titles), *self._rows(figures)]
        return attrs.evolve(self._grid, rows=made, faults=(*self._grid.faults, *self._faults))

    def _rows(self, figures: Mapping[str, tuple[Row, Cells]]) -> Iterator[Row]:
        for name, (row, cells) in figures.items():
            for period, parts in cells.items():
                yield Row(row.number, (period, name or self._indicator.key, *(parts.get(part, "") for part in _PARTS)))

    def _report(self, row: Row, problem: str, remedy: str) -> None:
        self._faults.append(Fault(place=self._grid.place(row), problem=problem, remedy=remedy))

    def _named(self, labels: Sequence[str]) -> tuple[str, str]:
        """The figure that a row is of, and the part of it that the row holds; nothing where the row does not say it."""
        there = [label for label in labels if label]
        part = next((found for label in there[::-1] if (found := self._parts.get(folded(label), ""))), "")
        names = [label for label in there if folded(label) not in self._parts]
        name = next((label for label in names if plain_words(label) in self._own), names[0] if names else "")
        ends = _NAMED_MONTH.fullmatch(name)
        whole = plain_words(name)
        if not part and whole not in self._own:
            own = next((each for each in self._own if whole.startswith(each)), None)
            rest = whole.removeprefix(own) if own else ends[2] if ends else ""
            part = "printed" if rest.strip(" -–:()") == "%" else self._parts.get(folded(rest), "")
            name = name if not part else own or (ends[1].rstrip() if ends else name)
        for text, its_part in ((self._indicator.numerator, "count"), (self._indicator.denominator, "base")):
            if not part and plain_words(name) == plain_words(text):
                return "", its_part
        return self._indicator.key if plain_words(name) in self._own else name, part

    def _in_cell(self, text: str, part: str) -> Mapping[str, str] | None:
        """The parts of a figure that a cell holds; None where nothing says which."""
        if part:
            return {part: text}
        both = BOTH_PARTS.fullmatch(text)
        if both is not None:
            return {"count": both[1], "base": both[2]}
        is_mean = self._indicator.kind is FigureKind.MEAN
        is_sure = is_mean or text.endswith("%") or not any(map(str.isdigit, text))
        return {"printed": text} if is_sure else None


def periods_of(cells: Sequence[str]) -> dict[int, str]:
    """The periods of a header as they are to be read, by their columns: those of the length that most have, each once."""
    dashed = are_months(cells)
    found: dict[int, FigurePeriod] = {}
    for k, cell in enumerate(cells):
        try:
            period = parse_period(cell, dashed_months=dashed)
        except ParseError:
            continue
        is_whole = period.kind is not PeriodLength.DAY
        if is_whole or period.ends_on.day == 1 or period.ends_on == as_month(period).ends_on:
            found[k] = period if is_whole else as_month(period)
    lengths = Counter(period.kind for period in found.values())
    if not lengths or 0 in found:
        return {}
    usual = lengths.most_common(1)[0][0]
    kept = {k: period for k, period in found.items() if period.kind is usual}
    is_once = len({period.ends_on for period in kept.values()}) == len(kept)
    # a year is read by the definition, whose years may end in another month
    return {k: cells[k] if usual is PeriodLength.YEAR else f"{period}" for k, period in kept.items()} if is_once else {}
