"""Directly standardised rates of a folder: each period's groups as large as in the standard population, with its method."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

import attrs

from safeguarding.disclosure.protection import ProtectedNumber
from safeguarding.disclosure.rules import DisclosureRule
from safeguarding.indicators.rates import StandardisedRate, standardised_rate
from safeguarding.numbers.rounding import rounded
from safeguarding.pages.cells import Cell, Gap, Row, Span
from safeguarding.pages.renderers.json_text import source_data
from safeguarding.pages.tables import Table
from safeguarding.readers.indicators.folders import FolderIndicator
from safeguarding.readers.indicators.grouped import GroupedRate, GroupedTable
from safeguarding.readers.indicators.periods import FigurePeriod
from safeguarding.records import Record


@attrs.frozen(kw_only=True)
class StandardisedPeriod(Record):
    """A period's standardised rate.

    Attributes:
        period: The period.
        rate: The rate; None where a group is not known, or where it may not be shown.
        why: Why there is none.
        hidden: What stands in its place where it may not be shown; empty where it may.
    """

    period: FigurePeriod
    rate: StandardisedRate | None = None
    why: str = ""
    hidden: str = ""


def standardised_periods(
    each: FolderIndicator, rule: DisclosureRule | None, hidden: Collection[date]
) -> tuple[StandardisedPeriod, ...]:
    """The standardised rates of a figure by period; none where the folder has no groups of it.

    A rate of few groups, beside the number of all events, tells how many each group had. So it is not shown where the
    number of all is not, nor where a group's own could point at a child.
    """
    if each.grouped is None:
        return ()
    per = each.indicator.per or 1
    rule = rule if each.facts.counts_children else None
    return tuple(_period(one, per, rule, hidden) for one in each.grouped.periods)


def _period(each: GroupedRate, per: int, rule: DisclosureRule | None, hidden: Collection[date]) -> StandardisedPeriod:
    if not each.groups:
        return StandardisedPeriod(period=each.period, why=each.why)
    if rule is not None and (
        each.period.ends_on in hidden or any(rule.is_small(rate.count) for rate, _ in each.groups)
    ):
        return StandardisedPeriod(period=each.period, hidden=rule.symbols.suppressed)
    found = standardised_rate(each.groups, per=per)
    if rule is not None and rule.rounding_base is not None:
        groups = [(attrs.evolve(rate, count=rule.printed(rate.count)), size) for rate, size in each.groups]
        # the number of all is rounded by itself, as it is everywhere
        found = attrs.evolve(standardised_rate(groups, per=per), count=rule.printed(found.count))
    return StandardisedPeriod(period=each.period, rate=found, why=found.reason)


Standardised = Sequence[tuple[str, GroupedTable, Sequence[StandardisedPeriod]]]
"""Figures with their table of groups and its standardised rates."""


def standardised_table(figures: Standardised) -> Table:
    """The latest standardised rate of each figure beside the one that is not standardised."""
    return Table(
        caption="Directly standardised rates",
        columns=("Indicator", "Period", "Standardised", "95% interval", "Not standardised", "Count", "Of"),
        rows=[(name, *_cells(periods[-1])) for name, _, periods in figures if periods],
        notes=tuple(_notes(figures)),
    )


def standardised_values(figures: Standardised) -> Iterator[Table]:
    """Every period of each figure, for a workbook, with the standard population."""
    for name, grouped, periods in figures:
        yield Table(
            caption=f"{name}, standardised",
            columns=("Period", "Standardised", "95% interval", "Not standardised", "Count", "Of"),
            rows=[_cells(each) for each in periods],
            notes=tuple(_notes([(name, grouped, periods)])),
        )


def _cells(each: StandardisedPeriod) -> Row:
    period, rate = str(each.period), each.rate
    if each.hidden:
        return (period, *(ProtectedNumber(symbol=each.hidden),) * 5)
    if rate is None:
        return period, Gap(each.why), None, None, None, None
    crude = rounded(Fraction(rate.count * rate.per, rate.base), 1)
    standardised: Cell = Gap(rate.reason)
    interval: Cell = None
    if rate.estimate is not None and rate.interval is not None:
        standardised = rounded(rate.estimate, 1)
        ends = [rounded(Fraction(end), 1) for end in (rate.interval.lower, rate.interval.upper)]
        interval = Span(ends[0], ends[1])
    return period, standardised, interval, crude, rate.count, rate.base


def _notes(figures: Standardised) -> Iterator[str]:
    yield (
        "Standardised: what the rate would be if the groups were as large as in the standard population; it stands beside "
        "another area's only where that is standardised to the same one. Each event is taken to be another child's."
    )
    for name, grouped, periods in figures:
        sizes = "; ".join(f"{group} {size:,}" for group, size in grouped.standard.items())
        yield f"{name}: standardised to {grouped.population} ({sizes or 'no group has a size'}), from {grouped.name}."
        interval = next((each.rate.interval for each in reversed(periods) if each.rate and each.rate.interval), None)
        if interval is not None:
            yield f"{name}: limits by {interval.method}. {interval.source}."


def standardised_data(grouped: GroupedTable, periods: Sequence[StandardisedPeriod]) -> dict[str, Any]:
    """The standardised rates of a figure as data for programs."""
    return {
        "population": grouped.population,
        "standard": dict(grouped.standard),
        "periods": [_data(each) for each in periods],
    }


def _data(each: StandardisedPeriod) -> dict[str, Any]:
    found: dict[str, Any] = {"period": str(each.period), "ends_on": each.period.ends_on.isoformat()}
    rate = each.rate
    if each.hidden:
        return found | {"hidden": True}
    if rate is None or rate.estimate is None or rate.interval is None:
        return found | {"missing": each.why}
    interval = {
        "lower": rate.interval.lower,
        "upper": rate.interval.upper,
        "confidence": rate.interval.confidence,
        "method": rate.interval.method,
    }
    if rate.interval.source is not None:
        interval["source"] = source_data(rate.interval.source)
    return found | {"value": float(rate.estimate), "count": rate.count, "base": rate.base, "interval": interval}
