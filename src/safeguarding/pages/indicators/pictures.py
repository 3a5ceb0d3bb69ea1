"""The pictures of a scorecard, each with its caption and alt text; of what may not be shown there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from safeguarding.charts.indicator_pictures import chart_figure, funnel_figure
from safeguarding.extras import optional
from safeguarding.indicators.funnels import Funnel, FunnelPoint
from safeguarding.indicators.process_charts import ProcessChart
from safeguarding.pages.indicators.benchmarks import Benchmark, label_of
from safeguarding.pages.indicators.judged import JudgedIndicator
from safeguarding.pages.indicators.ratios import JudgedRatio

with optional("matplotlib", task="a picture"):
    from matplotlib.figure import Figure

_FEWEST_POINTS = 3


def figures_of(
    judged: Sequence[JudgedIndicator], ratios: Sequence[JudgedRatio] = ()
) -> Iterator[tuple[Figure, str, str]]:
    """Each picture with its caption and its alt text: each figure over time, each beside others, then ratios of areas."""
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
            about = f"their pooled figure, {benchmark.period.code}"
            yield made, title, funnel_alt_text(drawn, benchmark.ours.row.area, benchmark.point, about=about)
    for ratio in ratios:
        if ratio.funnel is not None:
            title = f"{ratio.facts.name}: observed over expected"
            made = funnel_figure(ratio.funnel, title=title, ours=ratio.ours, neighbours=ratio.neighbours)
            yield made, title, funnel_alt_text(ratio.funnel, ratio.ours, ratio.point, about="1, as many as expected")


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


def funnel_alt_text(drawn: Funnel, ours: str, point: FunnelPoint | None, *, about: str) -> str:
    """A funnel in words."""
    words = "has no figure" if point is None else f"lies {point.place}"
    return f"A funnel of {len(drawn.points)} areas about {about}. {ours or 'Our area'} {words}. {_capital(drawn.explanation)}."
