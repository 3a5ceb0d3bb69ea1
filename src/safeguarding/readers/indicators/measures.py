"""Which columns of a published table make an indicator: the count, what it is of, and the figure that is printed of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.indicators.definitions import Indicator
from safeguarding.indicators.rates import Rate
from safeguarding.numbers.shares import Share
from safeguarding.readers.indicators.cells import PublishedNumber
from safeguarding.readers.indicators.long_tables import PublishedRow, PublishedTable
from safeguarding.records import Record, how_many


@attrs.frozen(kw_only=True)
class PublishedMeasure(Record):
    """Which columns and rows of a long table are a figure.

    Attributes:
        indicator: The key of its definition; empty where none ships.
        numerator: The title of the column of counts.
        denominator: The title of the column of what they are of.
        printed: The title of the column of the printed share or rate; empty where there is none.
        per: What a rate is per; None for a share.
        groups: The words that the other columns have in its rows.

    Examples:
        >>> print(MEASURES[0])
        cla_rate: children_count of population_estimate
    """

    indicator: str = ""
    numerator: str
    denominator: str
    printed: str = ""
    per: int | None = None
    groups: Mapping[str, str] = attrs.field(factory=dict, repr=how_many, hash=False)

    _words = "{0.indicator}: {0.numerator} of {0.denominator}"

    def is_in(self, table: PublishedTable) -> bool:
        """Whether a table has its columns."""
        return {self.numerator, self.denominator} <= {*table.numbers} and {*self.groups} <= {*table.groups}

    def rows(self, table: PublishedTable) -> Iterator[PublishedRow]:
        """Its rows of a table; where a column of groups is not named, all of them."""
        for row in table.rows:
            if all(row.groups.get(title) == word for title, word in self.groups.items()):
                yield row


def _of_children(indicator: str, population: str) -> PublishedMeasure:
    return PublishedMeasure(
        indicator=indicator,
        numerator="children_count",
        denominator="population_estimate",
        printed="rate_per_10000",
        per=10_000,
        groups={"population_type": population},
    )


def _of_referrals(stem: str, base: str, indicator: str = "") -> PublishedMeasure:
    return PublishedMeasure(indicator=indicator, numerator=f"{stem}_count", denominator=base, printed=f"{stem}_percent")


MEASURES = (
    _of_children("cla_rate", "Children looked after on 31 March each year"),
    _of_children("cla_start_rate", "Children starting to be looked after each year"),
    _of_children("", "Children ceasing to be looked after each year"),
    _of_referrals("rereferral", "referral_count", "rereferral_12m"),
    _of_referrals("no_further_action", "referral_count"),
    _of_referrals("not_in_need", "referral_count"),
    _of_referrals("rereferral_child", "referral_child_count"),
)
"""Figures of the Department for Education's tables of looked-after children and of referrals."""


def measures_in(table: PublishedTable) -> tuple[PublishedMeasure, ...]:
    """The known figures whose columns and groups a table has.

    Examples:
        >>> measures_in(PublishedTable(name="empty.csv", rows=(), groups=(), numbers=()))
        ()
    """
    return tuple(each for each in MEASURES if each.is_in(table) and any(True for _ in each.rows(table)))


@attrs.frozen(kw_only=True)
class PublishedFigure(Record):
    """What a row says of a figure.

    Attributes:
        row: The row.
        figure: The share or the rate, from its counts; None where there is none.
        printed: The figure as it is printed; None where the table prints none.
        reason: Why there is no figure; empty where there is one.
    """

    row: PublishedRow
    figure: Share | Rate | None
    printed: PublishedNumber | None = None
    reason: str = ""


def published_figures(
    table: PublishedTable, measure: PublishedMeasure, *, year: int | None = None
) -> tuple[PublishedFigure, ...]:
    """The figures of every area in a year, or in all: from their counts, and missing where a count is.

    Raises:
        InvalidRecordError: for a table that has not the measure's columns, or several rows of one area and year.

    Examples:
        >>> empty = PublishedTable(name="empty.csv", rows=(), groups=(), numbers=("referral_count", "rereferral_count"))
        >>> published_figures(empty, MEASURES[3])
        ()
    """
    if not measure.is_in(table):
        raise InvalidRecordError(f"{table.name} has not the columns {measure.numerator} and {measure.denominator}")
    rows = [row for row in measure.rows(table) if year in (None, row.period.year)]
    areas = {(row.period, row.level, row.area_code, row.area) for row in rows}
    if len(areas) < len(rows):
        raise InvalidRecordError(
            f"{table.name} has several rows of one area and year",
            remedy=f"say which is meant by its groups: {', '.join(table.groups)}",
        )
    return tuple(_figure(row, measure) for row in rows)


def _figure(row: PublishedRow, measure: PublishedMeasure) -> PublishedFigure:
    count, base = row.numbers[measure.numerator], row.numbers[measure.denominator]
    printed = row.numbers.get(measure.printed) if measure.printed else None
    figure: Share | Rate | None = None
    reason = _no_figure(count, base, measure)
    if not reason and count.count is not None and base.count is not None:
        figure = (
            Share(count.count, base.count) if measure.per is None else Rate(count.count, base.count, per=measure.per)
        )
    return PublishedFigure(row=row, figure=figure, printed=printed, reason=reason)


def _no_figure(count: PublishedNumber, base: PublishedNumber, measure: PublishedMeasure) -> str:
    for title, number in ((measure.numerator, count), (measure.denominator, base)):
        if number.why is not None:
            return f"{title}: {number.why}"
        if number.count is None:
            return f"{title}: not a whole number, 0 or more"
    if base.value == 0:
        return f"{measure.denominator}: 0, and a figure of nothing does not exist"
    if measure.per is None and (count.value or Decimal(0)) > (base.value or Decimal(0)):
        return f"{measure.numerator}: above what it is of"
    return ""


def measure_of(
    indicator: Indicator, tables: Sequence[PublishedTable]
) -> tuple[PublishedTable, PublishedMeasure] | None:
    """The table that publishes an indicator, and where in it; None where none of them is known to.

    Examples:
        >>> from safeguarding.indicators.catalogue import indicator_named
        >>> measure_of(indicator_named("cla_rate"), []) is None
        True
    """
    for table in tables:
        for measure in measures_in(table):
            if measure.indicator == indicator.key:
                return table, measure
    return None
