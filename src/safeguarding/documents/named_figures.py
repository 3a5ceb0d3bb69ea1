"""Figures that a file of claims states once and refers to by name, and those that come from the team's own data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import Any

import attrs

from safeguarding.errors import FaultyInputError, InvalidRecordError, SafeguardingError, UnreadableFileError
from safeguarding.faults import Fault, Place
from safeguarding.figures.stated import Stated, as_stated
from safeguarding.figures.words import Precision
from safeguarding.records import Record
from safeguarding.serialization.documents import from_data, to_data
from safeguarding.tables.grids import Grid, Row, read_csv_grid
from safeguarding.texts import closest_names

Data = Any
Supplied = Mapping[str, int | str | Decimal | Fraction]
"""Values that a team's own code gives, by the name of the figure."""

NO_VALUES: Supplied = MappingProxyType({})
"""What code that supplies nothing gives."""


@attrs.frozen(kw_only=True)
class Matching(Record):
    """Rows of a table are taken where a column holds a text; capitals and spaces at the ends do not matter."""

    column: str
    text: str


@attrs.frozen(kw_only=True)
class NamedFigure(Record):
    """A figure of the ``[figures]`` table: stated, taken from a CSV file, or supplied by code.

    Attributes:
        value: The figure as it is stated.
        precision: What its digits mean; left out, its text says it.
        to_nearest: The multiple it was rounded to.
        where: Where the report states it.
        csv: A CSV file beside the file of claims; its rows are counted.
        matching: Only the rows that match all of these are taken.
        sum_of: A column whose numbers are added up instead of counting rows.
        supplied: Whether the team's own code gives the value.

    Raises:
        InvalidRecordError: unless there is exactly one of a value, a CSV file and supplied.

    Examples:
        >>> NamedFigure(value="139", csv="outcomes.csv")
        Traceback (most recent call last):
        ...
        safeguarding.errors.InvalidRecordError: a figure has exactly one of value, csv and supplied
    """

    value: str | None = None
    precision: Precision | None = None
    to_nearest: int | None = None
    where: str = ""
    csv: str | None = None
    matching: tuple[Matching, ...] = ()
    sum_of: str | None = None
    supplied: bool = False

    def _check(self) -> None:
        if (self.value is not None) + (self.csv is not None) + self.supplied != 1:
            raise InvalidRecordError("a figure has exactly one of value, csv and supplied")
        if self.csv is None and (self.matching or self.sum_of is not None):
            raise InvalidRecordError("matching and sum_of belong to a figure from a csv file")


@attrs.frozen(kw_only=True)
class NamedFigures(Record):
    """What the names of a file stand for.

    Attributes:
        known: The figures, as data that a claim may hold.
        awaited: The names of those that only the team's own code can give, and that nobody gave.
        faults: What is wrong with the table.
        faulty: The names of those that are wrong.
    """

    known: Mapping[str, Data]
    awaited: frozenset[str]
    faults: tuple[Fault, ...]
    faulty: frozenset[str] = frozenset()


def named_figures(table: Data, folder: Path, supplied: Supplied) -> NamedFigures:
    """Read the ``[figures]`` table of a file of claims.

    Args:
        table: The table as it was parsed.
        folder: Where the file of claims is; CSV files are looked for here and nowhere else.
        supplied: What the team's own code gives.

    Examples:
        >>> from pathlib import Path
        >>> found = named_figures({"seen": {"value": "139"}, "overdue": {"supplied": True}}, Path(), {})
        >>> found.known["seen"], found.awaited
        ('139', frozenset({'overdue'}))
    """
    if not isinstance(table, Mapping):
        fault = Fault(
            place=Place(path="$.figures"), problem="not a table", remedy='write [figures] and, below it, name = "139"'
        )
        return NamedFigures(known={}, awaited=frozenset(), faults=(fault,))
    known: dict[str, Data] = {}
    awaited: set[str] = set()
    faults: list[Fault] = []
    for name, entry in table.items():
        try:
            figure = _entry(entry)
            if figure.supplied and name not in supplied:
                awaited.add(name)
            else:
                known[name] = to_data(_value(figure, name, folder, supplied))
        except FaultyInputError as error:
            faults += [attrs.evolve(fault, place=fault.place.below("figures", name)) for fault in error.faults]
        except SafeguardingError as error:
            faults.append(Fault(place=Place(path=("figures", name)), problem=str(error), remedy="check the figure"))
    for name in supplied.keys() - table.keys():
        meant = closest_names(name, table, limit=1)
        hint = f"; did you mean {meant[0]!r}?" if meant else ""
        faults.append(
            Fault(
                place=Place(path="$.figures"),
                problem=f"code supplies {name!r}, which is not declared",
                remedy=f"add it{hint}",
            )
        )
    faulty = table.keys() - known.keys() - awaited
    return NamedFigures(known=known, awaited=frozenset(awaited), faults=tuple(faults), faulty=frozenset(faulty))


def _entry(entry: Data) -> NamedFigure:
    if isinstance(entry, str):
        return NamedFigure(value=entry)
    # what it quotes of the report is checked elsewhere
    stated = {key: value for key, value in entry.items() if key != "quote"} if isinstance(entry, Mapping) else entry
    return from_data(stated, NamedFigure)


def _value(figure: NamedFigure, name: str, folder: Path, supplied: Supplied) -> Stated:
    """The figure itself.

    Raises:
        SafeguardingError: for a text that is no figure, or a CSV file that does not give one.
    """
    if figure.value is not None:
        return Stated(figure.value, precision=figure.precision, to_nearest=figure.to_nearest, where=figure.where)
    counted = as_stated(supplied[name]) if figure.csv is None else as_stated(_from_csv(figure, folder))
    return attrs.evolve(counted, where=figure.where or "the data")


def _from_csv(figure: NamedFigure, folder: Path) -> int | Fraction:
    path = (folder / str(figure.csv)).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise UnreadableFileError("outside the folder of the file of claims", file=str(figure.csv))
    grid = read_csv_grid(path)
    header, *rows = [row for row in grid.rows if not row.is_blank]
    columns = [_column(grid, header, each.column) for each in figure.matching]
    taken = [row for row in rows if all(map(_matches, [row] * len(columns), columns, figure.matching))]
    if figure.sum_of is None:
        return len(taken)
    column = _column(grid, header, figure.sum_of)
    return sum(_numbers(grid, taken, column), Fraction(0))


def _column(grid: Grid, header: Row, name: str) -> int:
    folded = [cell.strip().casefold() for cell in header.cells]
    if name.strip().casefold() in folded:
        return folded.index(name.strip().casefold())
    meant = closest_names(name, header.cells, limit=1)
    hint = f"; did you mean {meant[0]!r}?" if meant else f"; it has {', '.join(header.cells[:12])}"
    raise InvalidRecordError(f"{grid.name} has no column {name!r}{hint}")


def _matches(row: Row, column: int, matching: Matching) -> bool:
    cell = row.cells[column] if column < len(row.cells) else ""
    return cell.strip().casefold() == matching.text.strip().casefold()


def _numbers(grid: Grid, rows: list[Row], column: int) -> Iterator[Fraction]:
    for row in rows:
        cell = row.cells[column].strip() if column < len(row.cells) else ""
        if not cell:
            raise InvalidRecordError(f"{grid.name}, row {row.number}: no number to add up")
        yield as_stated(cell).value
