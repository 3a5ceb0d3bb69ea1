"""A council's own table of a figure: a row for each month, quarter or year, with what was counted and of how many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path

import attrs

from safeguarding.dates.words import printed_date
from safeguarding.errors import ParseError
from safeguarding.faults import Fault, Severity
from safeguarding.figures.claims import Claim, check
from safeguarding.figures.kinds.ratios import RateClaim
from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.stated import Stated
from safeguarding.indicators.definitions import FigureKind, Indicator, MeasuredOver
from safeguarding.indicators.figures import Figure, Mean
from safeguarding.indicators.rates import Rate
from safeguarding.indicators.series import Observation, observed
from safeguarding.numbers.nouns import counted
from safeguarding.numbers.shares import Share
from safeguarding.readers.indicators.cells import PublishedNumber, WhyMissing, first_said, published_number
from safeguarding.readers.indicators.periods import (
    FigurePeriod,
    PeriodLength,
    are_months,
    as_month,
    as_year,
    either_order,
    missing_between,
    parse_period,
)
from safeguarding.readers.indicators.wide_months import table_by_period
from safeguarding.records import Record, Several, how_many
from safeguarding.tables.headers import Column
from safeguarding.tables.opening import read_one
from safeguarding.tables.reading import FileTable, matching
from safeguarding.tables.row_readers import Cells, RowReader
from safeguarding.tables.spreadsheet_dates import DateSystem
from safeguarding.tables.words import is_total, plain_words


@attrs.frozen(kw_only=True)
class PeriodFigure(Record):
    """What a council's table says of one period.

    Attributes:
        period: The period.
        figure: What was counted, of how many; None where the table does not say.
        value: The value where only that is printed, a share as part of 1; None where there is none, which is never 0.
        why: Why there is no figure; empty where there is one.
        row: The line on which it stands; None where the period has no row.
    """

    period: FigurePeriod
    figure: Figure | None = None
    value: Fraction | None = None
    why: str = ""
    row: int | None = None

    @property
    def observation(self) -> Observation:
        """As a point of a series."""
        if self.figure is not None:
            return observed(self.period.ends_on, self.figure)
        return Observation(on=self.period.ends_on, value=self.value)


@attrs.frozen(kw_only=True)
class FigureTable(Record):
    """A council's table of one figure.

    Attributes:
        name: The file's name.
        figures: Its periods in their order; those that are left out between them are there as missing.
        events: The days of events, where the table is a list of those.
        others: What the rows of other figures are called, where it holds several.
        faults: Every row that could not be used, with its place.
    """

    name: str
    figures: tuple[PeriodFigure, ...] = attrs.field(default=(), converter=Several[PeriodFigure], repr=how_many)
    events: tuple[date, ...] = attrs.field(default=(), converter=Several[date], repr=how_many)
    others: tuple[str, ...] = attrs.field(default=(), converter=Several[str], repr=how_many)
    faults: tuple[Fault, ...] = attrs.field(default=(), converter=Several[Fault], repr=how_many)


def _number(cells: Cells, field: str) -> PublishedNumber:
    return published_number(cells.text(field))


def _dashed(cells: Iterable[str], _: DateSystem) -> bool | None:
    return are_months(cells)


_PERIODS = "Period | Month | Quarter | Year | Financial year | Date | Month ending | Period ending | Year ending | Reporting period"
COLUMNS = (
    Column(field="period", headers=_PERIODS, look=_dashed, is_required=True),
    Column(field="indicator", headers="Indicator | Measure | KPI | Key | Performance indicator"),
    Column(field="count", headers="Count | Numerator | Number | Events", read=_number),
    Column(field="base", headers="Base | Denominator | Out of | Population | Cohort", read=_number),
    Column(field="printed", headers="Percentage | Percent | % | Rate | Value | Figure | Result", read=_number),
    Column(field="mean", headers="Mean | Average", read=_number),
    Column(field="deviation", headers="Standard deviation | SD | Std dev", read=_number),
)
_YEARLY = frozenset(MeasuredOver) - {MeasuredOver.MONTH, MeasuredOver.QUARTER, MeasuredOver.OTHER}


def read_figures(path: Path, indicator: Indicator, *, on: date, called: str = "") -> FigureTable:
    r"""Read a council's table of a figure: CSV, a workbook, or any other kind of table.

    Args:
        path: The file.
        indicator: What it is of.
        on: The day to judge by: periods that end later are left out, and that is said.
        called: What the table calls the figure, where it holds several; the key or the name besides.

    Raises:
        UnreadableFileError: for a file that cannot be read at all.
        FaultyInputError: where no column says the period.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> from safeguarding.indicators.catalogue import indicator_named
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder, "conferences.csv")
        ...     _ = path.write_text("Month,Count,Base\nMay 2024,41,45\nJuly 2024,c,38\n", encoding="utf-8")
        ...     found = read_figures(path, indicator_named("icpc_15wd"), on=date(2024, 9, 30))
        >>> for each in found.figures:
        ...     print(each.period, each.figure or each.why, sep="; ")
        May 2024; 41 of 45
        June 2024; the table has no row of it
        July 2024; hidden to protect people
    """
    table = read_one(path, lambda grid: table_by_period(grid, matching(COLUMNS), COLUMNS, indicator, called))
    reader = RowReader(table=table, record="a figure", place=table.place(), counts_cells=True, trusted=lambda _: {})
    rows = FigureRows(reader, indicator, on, called)
    for cells in reader.records():
        rows.add(cells)
    figures = rows.figures()
    return FigureTable(
        name=table.name,
        figures=figures,
        others=tuple(rows.others),
        faults=(
            *table.faults,
            *reader.unread_columns("leave them out"),
            *reader.faults,
            *missing_periods(table, figures),
        ),
    )


def missing_periods(table: FileTable, figures: Sequence[PeriodFigure]) -> Iterator[Fault]:
    """That periods between others have no row."""
    left = [str(each.period) for each in figures if each.row is None]
    if left:
        problem = f"no row of {', '.join(left)}"
        yield Fault(
            place=table.place(), problem=problem, remedy="taken as missing, never as 0", severity=Severity.WARNING
        )


class FigureRows:
    """The rows of one table, each period once."""

    def __init__(self, reader: RowReader, indicator: Indicator, on: date, called: str) -> None:
        self._reader, self._indicator, self._on = reader, indicator, on
        self._names = {plain_words(each) for each in (called, indicator.key, indicator.name) if each}
        self._found: dict[date, PeriodFigure] = {}
        self._contradicted: set[date] = set()
        self._kinds: Counter[PeriodLength] = Counter()
        self._has_names = False
        self._either = True
        self.others: dict[str, None] = {}

    def is_others(self, cells: Cells) -> bool:
        """Whether a row is of another figure, which is kept in mind."""
        named = "indicator" in self._reader.table.header.positions
        is_others = named and plain_words(cells.text("indicator")) not in self._names
        if is_others:
            self.others[cells.text("indicator").strip()] = None
        return is_others

    def add(self, cells: Cells) -> None:
        """Add a row, or report why it cannot be."""
        if self.is_others(cells):
            return
        if is_total(cells.text("period")):
            self._reader.set_summary_aside(cells.row)
            return
        dashed, ends_in = self._reader.looked.get("period"), self._indicator.measured.year_ends_in
        try:
            period = parse_period(cells.text("period"), ends_in=ends_in, dashed_months=dashed)
        except ParseError as error:
            cells.report("period", error.problem, "the row is not read")
            return
        self._either &= either_order(cells.text("period"))
        period = self._whole(period)
        if period.ends_on > self._on:
            problem = f"ends after {printed_date(self._on)}, the day to judge by"
            cells.report("period", problem, "left out", Severity.WARNING)
            return
        self._keep(cells, self._figure(cells, period))

    def _whole(self, period: FigurePeriod) -> FigurePeriod:
        """A day that stands for the month that ends with it; or, in a column of months, begins with it."""
        if period.kind is not PeriodLength.DAY:
            self._has_names = True
            return period
        ends = period.ends_on == as_month(period).ends_on
        names_months = plain_words(self._reader.table.header.title("period")) == "month"
        return as_month(period) if ends or (names_months and period.ends_on.day == 1) else period

    def _are_years(self) -> bool:
        """Whether all periods were written as the last day of a year, as of a figure that is measured by the year."""
        days = {(on.month, on.day) for on in self._found}
        ends = {3: (3, 31), 9: (9, 30)}[self._indicator.measured.year_ends_in]
        return not self._has_names and days == {ends} and self._indicator.measured in _YEARLY

    def _keep(self, cells: Cells, made: PeriodFigure) -> None:
        first = self._found.setdefault(made.period.ends_on, made)
        if first is made:
            self._kinds[made.period.kind] += 1
        elif (first.figure, first.value, first.period.kind) == (made.figure, made.value, made.period.kind):
            cells.report("period", f"the same figure as in row {first.row}", "counted once", Severity.WARNING)
        elif first.period.kind is not made.period.kind:
            problem = f"ends on the same day as {first.period} in row {first.row}"
            cells.report("period", problem, "not read: keep months and years in tables of their own")
        else:
            self._contradicted.add(made.period.ends_on)
            problem = f"the same period as in row {first.row}, with another figure"
            cells.report("period", problem, "neither is used, since nothing says which is right")

    def _figure(self, cells: Cells, period: FigurePeriod) -> PeriodFigure:
        figure, why = _counted(cells, self._indicator)
        is_mean = self._indicator.kind is FigureKind.MEAN
        field, printed = first_said(cells, *["mean"] * is_mean, "printed")
        value = None
        if figure is not None and printed.value is not None:
            _hold_printed(cells, figure, printed)
        elif (
            figure is None
            and printed.text
            and not any(cells.text(each).strip() for each in ("count", "base")[: 1 + is_mean])
        ):
            if printed.value is not None:
                value = Fraction(printed.value) / (100 if self._indicator.kind is FigureKind.SHARE else 1)
            elif printed.why is WhyMissing.UNKNOWN_SIGN:
                cells.report(field, "not a number", "taken as missing, never as 0")
            why = str(printed.why or "only the value is given, without its count and base")
        return PeriodFigure(period=period, figure=figure, value=value, why=why, row=cells.number)

    def figures(self) -> tuple[PeriodFigure, ...]:
        """The periods in their order; what contradicts itself, or is of another length than most, is missing or left out."""
        if not self._found:
            return ()
        if self._are_years():
            self._found = {on: attrs.evolve(each, period=as_year(each.period)) for on, each in self._found.items()}
            self._kinds = Counter([PeriodLength.YEAR])
        kind = self._kinds.most_common(1)[0][0]
        if kind is PeriodLength.DAY and self._either:
            problem = "single days, and nothing tells whether the day or the month stands first"
            self._reader.report_column("period", problem, "none is read: write the months in letters", Severity.ERROR)
            return ()
        self._leave_out_parts_of_one()
        there: list[PeriodFigure] = []
        for each in self._found.values():
            if each.period.kind is not kind:
                problem = f"{each.period} is {each.period.kind} among periods of {kind}"
                remedy = "not read: keep months and years in tables of their own"
                self._reader.report_row(each.row or 0, problem, remedy, severity=Severity.ERROR)
            elif each.period.ends_on in self._contradicted:
                there.append(PeriodFigure(period=each.period, why="two rows contradict one another", row=each.row))
            else:
                there.append(each)
        gaps = [
            PeriodFigure(period=each, why="the table has no row of it")
            for each in missing_between(each.period for each in there)
        ]
        return tuple(sorted([*there, *gaps], key=lambda each: each.period.ends_on))

    def _leave_out_parts_of_one(self) -> None:
        """Among printed percentages, those that may be parts of 1, as a spreadsheet keeps them, are missing."""
        values = {on: each.value for on, each in self._found.items() if each.value}
        small = [on for on, value in values.items() if value <= _ONE_PERCENT]
        others = [value for on, value in values.items() if on not in small]
        if self._indicator.kind is FigureKind.SHARE and small and others and min(others) >= _MANY_PERCENT:
            for on in small:
                self._found[on] = attrs.evolve(self._found[on], value=None, why="a percentage or a part of 1")
            problem = f"{counted(len(small), 'value')} of 1 or less among percentages of 20 and more"
            self._reader.report_column("printed", problem, "taken as missing: may be parts of 1", Severity.ERROR)


_ONE_PERCENT, _MANY_PERCENT = Fraction(1, 100), Fraction(1, 5)


def _counted(cells: Cells, indicator: Indicator) -> tuple[Figure | None, str]:
    """What a row counts, or why it does not."""
    if indicator.kind is FigureKind.MEAN:
        return _mean(cells)
    several = (_, count), (_, base) = first_said(cells, "count"), first_said(cells, "base")
    for field, number in several:
        if number.count is None:
            # a sign that is known is an outcome; any other is a fault
            if number.why in (None, WhyMissing.UNKNOWN_SIGN):
                cells.report(field, "not a whole number, 0 or more", "taken as missing, never as 0")
            return None, str(number.why or "not a whole number, 0 or more")
    if base.count == 0:
        return None, "the base is 0, and a figure of nothing does not exist"
    if indicator.kind is FigureKind.RATE:
        return Rate(count.count or 0, base.count or 0, per=indicator.per or 1), ""
    if (count.count or 0) > (base.count or 0):
        cells.report("count", "above what it is of", "taken as missing; look whether the two are exchanged")
        return None, "the count is above its base"
    return Share(count.count or 0, base.count or 0), ""


def _mean(cells: Cells) -> tuple[Figure | None, str]:
    (_, mean), (_, base) = first_said(cells, "mean", "printed"), first_said(cells, "base", "count")
    _, deviation = first_said(cells, "deviation")
    if mean.value is None or not base.count:
        why = mean.why or base.why
        return None, str(why) if why else "a mean needs of how many it is"
    variance = None if deviation.value is None else Fraction(deviation.value) ** 2
    return Mean(estimate=mean.value, base=base.count, variance=variance), ""


def _hold_printed(cells: Cells, figure: Figure, printed: PublishedNumber) -> None:
    """Report a printed share or rate that its own counts do not give."""
    if isinstance(figure, Mean):
        return
    claim: Claim = (
        ShareClaim(count=figure.count, base=figure.base, percentage=Stated(f"{printed.value}%"))
        if isinstance(figure, Share)
        else RateClaim(count=figure.count, population=figure.base, per=figure.per, rate=f"{printed.value}")
    )
    found = check(claim)
    if found.is_inconsistent:
        cells.report(
            "printed", "does not follow from its count and base", f"the counts are used: {found.sentence.rstrip('.')}"
        )
