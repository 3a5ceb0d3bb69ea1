"""A judged figure as data for programs: numbers as numbers, verdicts as codes; what is hidden is not there."""

from __future__ import annotations

from typing import Any

from safeguarding.indicators.figures import figure_value
from safeguarding.indicators.process_charts import ProcessChart
from safeguarding.indicators.rates import Rate
from safeguarding.numbers.shares import Share
from safeguarding.pages.cells import as_data
from safeguarding.pages.indicators.benchmarks import Benchmark, NoBenchmark
from safeguarding.pages.indicators.judged import JudgedIndicator
from safeguarding.pages.indicators.standardised import standardised_data
from safeguarding.pages.renderers.json_text import source_data

Data = dict[str, Any]


def judged_data(each: JudgedIndicator) -> Data:
    """A figure with what was found; shares are part of 1."""
    data: Data = {
        "key": each.indicator.key,
        "name": each.indicator.name,
        "polarity": None if each.indicator.polarity is None else each.indicator.polarity.name.lower(),
        "source": source_data(each.indicator.source),
        "latest": _latest(each),
        "is_wrong": each.is_wrong,
    }
    if each.each.target is not None:
        data["target"] = {"value": float(each.each.target.value), "needed": float(each.each.target.needed)}
    if each.target is not None and not each.is_hidden:
        data["target"] |= {
            "verdict": as_data(each.target.verdict),
            "is_met_as_counted": each.target.is_met_as_counted,
            "p_value": each.target.p_value,
            "sentence": str(each.target),
        }
    if each.colour is not None and not each.is_hidden:
        data["colour"] = as_data(each.colour.colour) | {"possible": [as_data(one) for one in each.colour.possible]}
    if each.chart is not None:
        data["over_time"] = _over_time(each)
    if each.each.grouped is not None:
        data["standardised"] = standardised_data(each.each.grouped, each.standardised)
    data["beside"] = _beside(each.benchmark)
    return data


def _latest(each: JudgedIndicator) -> Data | None:
    if each.latest is None:
        return None
    found, figure = (
        {"period": str(each.latest.period), "ends_on": each.latest.period.ends_on.isoformat()},
        each.latest.figure,
    )
    if each.is_hidden:
        return found | {"hidden": True}
    if figure is None:
        value = {} if each.latest.value is None else {"value": float(each.latest.value)}
        return found | value | {"missing": each.latest.why}
    counted = {"count": figure.count} if isinstance(figure, Share | Rate) else {}
    interval: Data = {}
    if each.interval is not None:
        ends = {"lower": each.interval.lower, "upper": each.interval.upper, "confidence": each.interval.confidence}
        interval = {"interval": ends | {"method": each.interval.method}}
    return found | {"value": float(figure_value(figure)), **counted, "base": figure.base, **interval}


def _over_time(each: JudgedIndicator) -> Data:
    assert each.chart is not None  # noqa: S101 - asked only where there is one
    found = _charted(each, each.chart)
    return found if each.widened is None else found | {"widened": _charted(each, each.widened)}


def _charted(each: JudgedIndicator, chart: ProcessChart) -> Data:
    limits: Data = {"limits": as_data(chart.kind)}
    if each.is_hidden:
        return limits | {"hidden": True}
    found = limits | {"verdict": as_data(chart.verdict)}
    if each.hides_series:
        return found | {"hidden": True}
    points = [
        {
            "on": point.on.isoformat(),
            **{
                name: None if value is None else float(value)
                for name, value in zip(
                    ("value", "mean", "lower", "upper"),
                    (point.value, point.mean, point.lower, point.upper),
                    strict=True,
                )
            },
            "signals": [str(signal) for signal in point.signals],
        }
        for point in chart.points
    ]
    return found | {"sentence": str(chart), "points": points}


def _beside(benchmark: Benchmark | NoBenchmark) -> Data:
    if isinstance(benchmark, NoBenchmark):
        return {"not_compared": benchmark.reason}
    values = {
        "ours": benchmark.ours.figure,
        "england": None if benchmark.england is None else benchmark.england.figure,
        "region": None if benchmark.region is None else benchmark.region.figure,
    }
    found: Data = {name: None if figure is None else float(figure_value(figure)) for name, figure in values.items()}
    value, rank = benchmark.neighbours_value, benchmark.rank
    return found | {
        "year": benchmark.period.code,
        "table": benchmark.table,
        "neighbours": None if value is None else float(value),
        "neighbours_with_value": sum(one.figure is not None for one in benchmark.neighbours),
        "rank": rank.rank,
        "of": rank.of,
        "best_rank": rank.best_rank,
        "worst_rank": rank.worst_rank,
        "quarter": None if rank.band is None else rank.band.value,
        "quarters_by_chance": [band.value for band in rank.bands],
        "is_overdispersed": None if benchmark.funnel is None else benchmark.funnel.is_overdispersed,
    }
