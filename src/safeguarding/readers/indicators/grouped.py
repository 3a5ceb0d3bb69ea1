"""A council's own table of a rate by groups, such as ages, with the standard population that it is standardised to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path

import attrs

from safeguarding.faults import Fault, Place, Severity
from safeguarding.indicators.definitions import Indicator
from safeguarding.indicators.rates import Rate
from safeguarding.readers.indicators.cells import PublishedNumber, published_number
from safeguarding.readers.indicators.facts import INDICATORS_FILE, StandardFacts
from safeguarding.readers.indicators.periods import FigurePeriod
from safeguarding.readers.indicators.values import COLUMNS, FigureRows, FigureTable, PeriodFigure
from safeguarding.readers.indicators.wide_groups import table_by_group
from safeguarding.records import Record, Several, how_many
from safeguarding.tables.headers import Column
from safeguarding.tables.opening import read_one
from safeguarding.tables.reading import matching
from safeguarding.tables.row_readers import Cells, RowReader
from safeguarding.tables.words import is_total, plain_words


def _number(cells: Cells, field: str) -> PublishedNumber:
    return published_number(cells.text(field))


_COLUMNS = (
    *COLUMNS,
    Column(
        field="group",
        headers="Group | Age group | Age band | Age | Sex | Gender | Category | Breakdown",
        is_required=True,
    ),
    Column(field="standard", headers="Standard population | Standard | Weight | Reference population", read=_number),
)


@attrs.frozen(kw_only=True)
class GroupedRate(Record):
    """What a table of groups says of one period.

    Attributes:
        period: The period.
        groups: Each group's rate with its size in the standard population; empty where one of them is not known.
        why: Why there are none; empty where there are.
    """

    period: FigurePeriod
    groups: tuple[tuple[Rate, int], ...] = ()
    why: str = ""


@attrs.frozen(kw_only=True)
class GroupedTable(Record):
    """A council's table of a rate by groups.

    Attributes:
        name: The file's name.
        population: Whose population the standard is, as the folder says it.
        standard: Each group's size in it.
        periods: The periods in their order.
        faults: Every row that could not be used, with its place.
    """

    name: str
    population: str
    standard: Mapping[str, int] = attrs.field(hash=False)
    periods: tuple[GroupedRate, ...] = attrs.field(default=(), converter=Several[GroupedRate], repr=how_many)
    faults: tuple[Fault, ...] = attrs.field(default=(), converter=Several[Fault], repr=how_many)

    @property
    def together(self) -> FigureTable:
        """The groups of each period together: the rate that is not standardised."""
        return FigureTable(name=self.name, figures=[_together(each) for each in self.periods])


def _together(each: GroupedRate) -> PeriodFigure:
    rates = [rate for rate, _ in each.groups]
    if not rates:
        return PeriodFigure(period=each.period, why=each.why)
    total = Rate(sum(rate.count for rate in rates), sum(rate.base for rate in rates), per=rates[0].per)
    return PeriodFigure(period=each.period, figure=total)


def read_groups(path: Path, indicator: Indicator, facts: StandardFacts, *, on: date, called: str = "") -> GroupedTable:
    r"""Read a table of a rate by groups: a row for each period and group, or either of them side by side.

    A group that is missing is never 0.

    Args:
        path: The file.
        indicator: What it is of.
        facts: The standard population, where the table does not have it itself.
        on: The day to judge by: periods that end later are left out, and that is said.
        called: What the table calls the figure, where it holds several.

    Raises:
        UnreadableFileError: for a file that cannot be read at all.
        FaultyInputError: where no column says the period or the group.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> from safeguarding.indicators.catalogue import indicator_named
        >>> facts = StandardFacts(groups="ages.csv", population="England, 2024", standard={"Under 5": 3, "5 to 17": 8})
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder, "ages.csv")
        ...     _ = path.write_text(
        ...         "Year,Age,Count,Population\n2024,Under 5,30,9000\n2024,5 to 17,80,25000\n2025,Under 5,c,9100\n2025,5 to 17,81,25100\n",
        ...         encoding="utf-8",
        ...     )
        ...     found = read_groups(path, indicator_named("cla_rate"), facts, on=date(2025, 12, 31))
        >>> for each in found.periods:
        ...     print(each.period, [str(rate) for rate, _ in each.groups] or each.why, sep="; ")
        year to March 2024; ['30 of 9,000', '80 of 25,000']
        year to March 2025; Under 5: hidden to protect people
    """
    table = read_one(path, lambda grid: table_by_group(grid, matching(_COLUMNS), _COLUMNS))
    reader = RowReader(table=table, record="a figure", place=table.place(), counts_cells=True, trusted=lambda _: {})
    groups = _Groups(reader, indicator, on, called, facts)
    for cells in reader.records():
        groups.add(cells)
    standard, periods = groups.standard(), groups.periods()
    return GroupedTable(
        name=table.name,
        population=facts.population,
        standard=standard,
        periods=periods,
        faults=(*table.faults, *reader.unread_columns("leave them out"), *reader.faults, *groups.faults()),
    )


class _Groups:
    """The rows of a table, group by group."""

    def __init__(self, reader: RowReader, indicator: Indicator, on: date, called: str, facts: StandardFacts) -> None:
        self._reader, self._facts = reader, facts
        self._of = (reader, indicator, on, called)
        self._all = FigureRows(*self._of)
        self._names: dict[str, str] = {}
        self._rows: dict[str, FigureRows] = {}
        self._sizes: dict[str, set[int]] = {}
        for name, size in facts.standard.items():
            self._names.setdefault(plain_words(name), name)
            self._sizes.setdefault(plain_words(name), set()).add(size)

    def add(self, cells: Cells) -> None:
        """Add a row to those of its group."""
        if self._all.is_others(cells):
            return
        name = cells.text("group").strip()
        if is_total(name):
            self._reader.set_summary_aside(cells.row)
            return
        if not name:
            cells.report("group", "no group", "the row is not read")
            return
        key = plain_words(name)
        self._names.setdefault(key, name)
        rows = self._rows.setdefault(key, FigureRows(*self._of))
        rows.add(cells)
        size: PublishedNumber = cells["standard"] or published_number("")
        if size.count is not None:
            self._sizes.setdefault(key, set()).add(size.count)
        elif size.text:
            cells.report("standard", "not a whole number, 0 or more", "taken as missing, never as 0")

    def standard(self) -> dict[str, int]:
        """Each group's size in the standard population, where only one is given."""
        return {self._names[key]: next(iter(sizes)) for key, sizes in self._sizes.items() if len(sizes) == 1}

    def faults(self) -> Iterator[Fault]:
        """That groups have no size in the standard population, or several."""
        for key, name in self._names.items():
            sizes = self._sizes.get(key, set())
            if key not in self._rows:
                problem = f"the standard population has a group {name!r}, of which no row is there"
            elif not sizes:
                problem = f"no standard population of {name!r}"
            elif len(sizes) > 1:
                problem = f"several standard populations of {name!r}"
            else:
                continue
            remedy = f"give each group one, in the table or in {INDICATORS_FILE}; no standardised rate is made"
            yield Fault(place=self._reader.place, problem=problem, remedy=remedy, severity=Severity.ERROR)

    def periods(self) -> list[GroupedRate]:
        """The periods, each with all of its groups or the reason why it has them not."""
        of_group = {key: {each.period.ends_on: each for each in rows.figures()} for key, rows in self._rows.items()}
        named = {each.period.ends_on: each.period for several in of_group.values() for each in several.values()}
        return [self._period(period, of_group) for _, period in sorted(named.items())]

    def _period(self, period: FigurePeriod, of_group: Mapping[str, Mapping[date, PeriodFigure]]) -> GroupedRate:
        standard = self.standard()
        groups: list[tuple[Rate, int]] = []
        for key, name in self._names.items():
            found = of_group.get(key, {}).get(period.ends_on)
            why = "no row" if found is None or found.period.kind is not period.kind else found.why
            if name not in standard:
                why = "no one standard population"
            if found is None or why or not isinstance(found.figure, Rate):
                return GroupedRate(period=period, why=f"{name}: {why or 'no count and base'}")
            groups.append((found.figure, standard[name]))
        if sum((Fraction(size) for _, size in groups), Fraction(0)) == 0:
            return GroupedRate(period=period, why="the standard population is of nobody")
        return GroupedRate(period=period, groups=tuple(groups))


def contradicted_totals(table: FigureTable, grouped: GroupedTable) -> Iterator[Fault]:
    """That the groups of a period do not add up to the figure itself. The message tells no count."""
    own = {each.period.ends_on: each for each in table.figures}
    for each in grouped.together.figures:
        other = own.get(each.period.ends_on)
        if other is None or None in (each.figure, other.figure) or other.period.kind is not each.period.kind:
            continue
        if each.figure != other.figure:
            problem = f"the groups of {each.period} do not add up to the figure in {table.name}"
            remedy = "look which is right; both are shown"
            yield Fault(place=Place(file=grouped.name), problem=problem, remedy=remedy, severity=Severity.WARNING)
