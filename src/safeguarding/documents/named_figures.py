"""Figures that a file of claims states once and refers to by name, and those that come from the team's own data."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import Any

import attrs

from safeguarding.documents.tables_of_claims import Matching, table_with
from safeguarding.errors import FaultyInputError, InvalidRecordError, SafeguardingError, UnreadableFileError
from safeguarding.faults import Fault, Place
from safeguarding.figures.stated import Stated, as_stated
from safeguarding.figures.words import Precision
from safeguarding.opened_files import is_inside
from safeguarding.records import Record
from safeguarding.serialization.documents import from_data, to_data
from safeguarding.texts import closest_names

Data = Any
Supplied = Mapping[str, int | str | Decimal | Fraction]
"""Values that a team's own code gives, by the name of the figure."""

NO_VALUES: Supplied = MappingProxyType({})
"""What code that supplies nothing gives."""


@attrs.frozen(kw_only=True)
class NamedFigure(Record):
    """A figure of the ``[figures]`` table: stated, taken from a table, or supplied by code.

    Attributes:
        value: The figure as it is stated.
        precision: What its digits mean; left out, its text says it.
        to_nearest: The multiple it was rounded to.
        where: Where the report states it.
        file: A table beside the file of claims (CSV, a workbook, Parquet); its rows are counted.
        csv: The same, for a CSV file.
        sheet: The sheet of a workbook; needed where several have the columns.
        matching: Only the rows that match all of these are taken.
        sum_of: A column whose numbers are added up instead of counting rows.
        share: Whether the rows are counted in per cent of those of ``among``.
        among: The rows that a share is of; all of them by default.
        supplied: Whether the team's own code gives the value.

    Raises:
        InvalidRecordError: unless there is exactly one of a value, a file and supplied.

    Examples:
        >>> NamedFigure(value="139", csv="outcomes.csv")
        Traceback (most recent call last):
        ...
        safeguarding.errors.InvalidRecordError: a figure has exactly one of value, csv, file and supplied
    """

    value: str | None = None
    precision: Precision | None = None
    to_nearest: int | None = None
    where: str = ""
    file: str | None = None
    csv: str | None = None
    sheet: str | None = None
    matching: tuple[Matching, ...] = ()
    sum_of: str | None = None
    share: bool = False
    among: tuple[Matching, ...] = ()
    supplied: bool = False

    def _check(self) -> None:
        given = (self.value is not None, self.csv is not None, self.file is not None, self.supplied)
        if sum(given) != 1:
            raise InvalidRecordError("a figure has exactly one of value, csv, file and supplied")
        if (
            self.csv is None
            and self.file is None
            and (self.matching or self.among or self.sheet or self.sum_of or self.share)
        ):
            raise InvalidRecordError(
                "matching, among, sheet, sum_of and share belong to a figure from a csv file or another table"
            )
        if self.share and self.sum_of is not None:
            raise InvalidRecordError("a share counts rows, and adds nothing up: leave out sum_of")
        if self.among and not self.share:
            raise InvalidRecordError("among is what a share is of: add share = true")


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
    path = figure.file or figure.csv
    counted = as_stated(supplied[name]) if path is None else as_stated(value_from_table(figure, folder / path, folder))
    return attrs.evolve(counted, where=figure.where or "the data")


def value_from_table(figure: NamedFigure, path: Path, folder: Path) -> int | Fraction:
    """What a table gives for a figure: a count, a sum, or a share in per cent.

    Raises:
        SafeguardingError: for a table that cannot be read, or does not give it.
    """
    if not is_inside(path, folder):
        raise UnreadableFileError("outside the folder of the file of claims", file=figure.file or str(figure.csv))
    wanted = [each.column for each in (*figure.matching, *figure.among)] + ([figure.sum_of] if figure.sum_of else [])
    table = table_with(path, wanted, sheet=figure.sheet)
    taken = table.matching(figure.matching)
    if figure.share:
        among = table.matching(figure.among)
        if not among:
            raise InvalidRecordError(f"{path.name}: no rows are there to take a share of")
        counted = {row.number for row in taken}
        return Fraction(100 * sum(row.number in counted for row in among), len(among))
    return len(taken) if figure.sum_of is None else sum(table.numbers(taken, figure.sum_of), Fraction(0))
