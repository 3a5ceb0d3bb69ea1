"""The pictures of a scorecard, each with its caption and alt text; of what may not be shown there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from safeguarding.charts.indicator_pictures import chart_figure, funnel_figure
from safeguarding.extras import optional
from safeguarding.indicators.funnels import LEVELS, Funnel
from safeguarding.indicators.process_charts import ProcessChart
from safeguarding.pages.indicators.benchmarks import Benchmark, label_of
from safeguarding.pages.indicators.judged import JudgedIndicator

with optional("matplotlib", task="a picture"):
    from matplotlib.figure import Figure

_FEWEST_POINTS = 3


def figures_of(judged: Sequence[JudgedIndicator]) -> Iterator[tuple[Figure, str, str]]:
    """Each picture with its caption and its alt text: each figure over time, then each beside others."""
    for each in judged:
        for chart in (each.widened, each.chart):
            if chart is not None and not each.hides_series and len(chart.points) >= _FEWEST_POINTS:
                target = None if each.each.target is None else each.each.target.value
                of = (
                    ""
                    if each.widened is None
                    else f" ({'widened limits' if chart is each.widened else 'limits by the bases alone'})"
                )
                title = f"{_capital(chart.series.name)}{of}: {chart.verdict}"
                yield chart_figure(chart, title=title, target=target), title, chart_alt_text(chart)
    for each in judged:
        if isinstance(each.benchmark, Benchmark) and each.benchmark.funnel is not None:
            benchmark, drawn = each.benchmark, each.benchmark.funnel
            title = f"{each.indicator.name} beside others, {benchmark.period.code}"
            neighbours = {label_of(one.row) for one in benchmark.neighbours}
            made = funnel_figure(drawn, title=title, ours=label_of(benchmark.ours.row), neighbours=neighbours)
            yield made, title, funnel_alt_text(drawn, benchmark)


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def chart_alt_text(chart: ProcessChart) -> str:
    """A chart in words, for somebody who does not see it."""
    series = chart.series
    there = [point for point in chart.points if point.value is not None]
    missing = len(chart.points) - len(there)
    said = [f"{_capital(series.name)} over time: {len(there)} values"]
    if there:
        values = [point.value or 0 for point in there]
        said[0] += (
            f" from {there[0].period} to {there[-1].period}, {series.printed(min(values))} to {series.printed(max(values))}"
        )
    said[0] += f"; {missing} missing." if missing else "."
    said.append(f"{_capital(str(chart))}.")
    signs = [f"{point.period} ({', '.join(map(str, point.signals))})" for point in there if point.signals]
    said.append(f"Signs: {'; '.join(signs)}." if signs else "No value is a sign.")
    said += [f"{_capital(str(one))}." for one in sorted(series.breaks, key=lambda one: one.on)]
    return " ".join(said)


def funnel_alt_text(drawn: Funnel, benchmark: Benchmark) -> str:
    """A funnel in words."""
    point = benchmark.point
    words = "has no figure"
    if point is not None:
        where = "within the 95% limits"
        if point.beyond is not None:
            side = "above" if point.is_high else "below"
            level = "99.8%" if point.beyond == LEVELS[-1] else "95%"
            where = f"{side} the {level} limits"
        words = f"lies {where}"
    return (
        f"A funnel of {len(drawn.points)} areas about their pooled figure, {benchmark.period.code}. "
        f"{benchmark.ours.row.area} {words}. {drawn.explanation[:1].upper()}{drawn.explanation[1:]}."
    )
