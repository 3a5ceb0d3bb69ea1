"""Pictures of figures, drawn with matplotlib: over time with the limits of chance, and a funnel of areas.

Whatever a colour says is said by a shape too, so that the pictures can be read in black and white.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from safeguarding.charts.lettering import folded, literal
from safeguarding.charts.picture_files import without_frame
from safeguarding.extras import optional
from safeguarding.indicators.funnels import LEVELS, Funnel, FunnelPoint, ObservedExpected, funnel_limits
from safeguarding.indicators.process_charts import ChartPoint, ProcessChart, breaks_of
from safeguarding.indicators.rates import Rate
from safeguarding.numbers.polarities import Polarity
from safeguarding.numbers.shares import Share

with optional("matplotlib", task="a picture"):
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D
    from matplotlib.ticker import FuncFormatter, LogLocator

_INK, _GREY, _GOOD, _BAD = "#202020", "#7a7a7a", "#08519c", "#a63603"
_Style = dict[str, Any]  # what matplotlib takes of a marker
_ORDINARY: _Style = {"marker": "o", "markersize": 4.5, "color": _GREY}
_IMPROVEMENT: _Style = {
    "marker": "D",
    "markersize": 8,
    "color": _GOOD,
    "markerfacecolor": "white",
    "markeredgewidth": 1.8,
}
_CONCERN: _Style = {"marker": "s", "markersize": 8, "color": _BAD}
_CHANGE: _Style = {"marker": "^", "markersize": 9, "color": _INK}
_STYLES = {"sign of improvement": _IMPROVEMENT, "sign of concern": _CONCERN, "sign of change": _CHANGE}


def chart_figure(chart: ProcessChart, *, title: str, target: Fraction | None = None) -> Figure:
    """A figure over time: its values, their mean and limits, the target, and each value that is a sign, by its shape.

    Examples:
        >>> from datetime import date
        >>> from safeguarding.indicators import IndicatorSeries, Observation, process_chart
        >>> seen = [Observation(on=date(2024, month, 28), value=Fraction(month % 3, 4)) for month in range(1, 13)]
        >>> made = chart_figure(process_chart(IndicatorSeries(name="x", observations=seen, is_share=True)), title="Visits")
        >>> made.axes[0].get_title(loc="left")
        'Visits'
    """
    figure = Figure(figsize=(9.5, 4.6), layout="constrained")
    axes = figure.add_subplot()
    points = chart.points
    _draw_parts(axes, chart)
    styles = [_style(point, chart.series.polarity) for point in points]
    for point, style in zip(points, styles, strict=True):
        if point.value is not None:
            axes.plot(
                [_day(point.on)], [float(point.value)], linestyle="none", zorder=3, **_STYLES.get(style, _ORDINARY)
            )
    if target is not None:
        axes.axhline(float(target), color=_INK, linestyle=(0, (1, 2)), linewidth=1.4)
    _label_lines(axes, chart, target)
    _scale(axes, chart, target)
    axes.set_title(folded(title, 78), loc="left", fontweight="bold", fontsize=12)
    _dates(axes, chart)
    has_limits = any(point.mean is not None for point in points)
    _legend(figure, [each for each in _STYLES if each in styles], has_limits=has_limits, has_target=target is not None)
    return figure


def _day(on: date) -> float:
    """A day as a place on the axis."""
    return float(on.toordinal())


def _draw_parts(axes: Axes, chart: ProcessChart) -> None:
    """The values as a line that breaks where one is missing, and the mean and limits of each part."""
    axes.plot(
        [_day(point.on) for point in chart.points],
        [float("nan") if point.value is None else float(point.value) for point in chart.points],
        color=_GREY,
        linewidth=1.2,
        zorder=2,
    )
    starts = sorted(each.on for each in chart.series.breaks)
    for start, end in zip([None, *starts], [*starts, None], strict=True):
        part = [
            point
            for point in chart.points
            if point.mean is not None
            and point.value is not None
            and (start is None or point.on >= start)
            and (end is None or point.on < end)
        ]
        days = [_day(point.on) for point in part]
        axes.plot(days, [float(point.mean or 0) for point in part], color=_INK, linewidth=1)
        for limits in ([point.lower for point in part], [point.upper for point in part]):
            kept = [_kept(float(limit or 0), chart) for limit in limits]
            axes.plot(days, kept, color=_INK, linewidth=1, linestyle="--")
    for number, start in enumerate(starts, start=1):
        axes.axvline(_day(start), color=_GREY, linewidth=0.8, linestyle=":")
        axes.annotate(
            f" {number}", (_day(start), 1), xycoords=("data", "axes fraction"), va="top", fontsize=9, color=_INK
        )


def _kept(value: float, chart: ProcessChart) -> float:
    """A limit within what a share or a rate can be."""
    series = chart.series
    if series.is_share:
        return min(1.0, max(0.0, value))
    return max(0.0, value) if series.per is not None or series.noun else value


def _style(point: ChartPoint, polarity: Polarity | None) -> str:
    ways = {signal.is_up for signal in point.signals}
    if not ways:
        return ""
    if polarity is None or len(ways) > 1:
        return "sign of change"
    return "sign of improvement" if ways == {polarity is Polarity.HIGHER_IS_BETTER} else "sign of concern"


def _label_lines(axes: Axes, chart: ProcessChart, target: Fraction | None) -> None:
    """What each line is, at its right end; lines that lie close are told apart by moving their words."""
    latest = next((point for point in reversed(chart.points) if point.mean is not None), None)
    named: list[tuple[float, str]] = []
    places = chart.series.places
    if latest is not None and latest.mean is not None:
        ends = (("upper limit", latest.upper), ("mean", latest.mean), ("lower limit", latest.lower))
        lines = [each for _, each in ends if each is not None] + ([] if target is None else [target])
        places = chart.series.places_telling(*lines)
        named = [
            (_kept(float(value or 0), chart), f"{name} {_limit(value or Fraction(0), chart, places)}")
            for name, value in ends
        ]
    if target is not None:
        named.append((float(target), f"target {chart.series.printed(target, places=places)}"))
    low, high = axes.get_ylim()
    gap = (high - low) * 0.06
    placed: list[float] = []
    for value, text in sorted(named):
        place = value if not placed else max(value, placed[-1] + gap)
        placed.append(place)
        axes.annotate(
            text, (1.01, place), xycoords=("axes fraction", "data"), va="center", fontsize=9, annotation_clip=False
        )


def _limit(value: Fraction, chart: ProcessChart, places: int) -> str:
    if chart.series.is_share and value > 1:
        return "above 100%"
    if (chart.series.is_share or chart.series.per is not None) and value < 0:
        return "below 0"
    return chart.series.printed(value, places=places)


def _scale(axes: Axes, chart: ProcessChart, target: Fraction | None) -> None:
    """Room above and below, and ticks in the unit of the figure."""
    series = chart.series
    values = [float(point.value) for point in chart.points if point.value is not None]
    values += [
        _kept(float(end), chart) for point in chart.points for end in (point.lower, point.upper) if end is not None
    ]
    values += [] if target is None else [float(target)]
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    room = (high - low or abs(high) or 1.0) * 0.08
    bottom = max(0.0, low - room) if series.is_share or series.per is not None or series.noun else low - room
    # a share's axis ends a little above 100%, so that a value there can be seen
    axes.set_ylim(bottom - (room / 2 if bottom == 0 else 0), min(1.03, high + room) if series.is_share else high + room)
    _ticks(axes, is_share=series.is_share)
    unit = "" if series.is_share else series.unit.strip()
    axes.set_ylabel(literal(unit))


def _ticks(axes: Axes, *, is_share: bool) -> None:
    """The values at the axis: per cent as fine as their steps are, so that no two read alike."""
    first, second = axes.get_yticks()[:2]
    step = round((second - first) * 100, 6)
    places = next((places for places in (0, 1) if round(step, places) == step), 2)
    axes.yaxis.set_major_formatter(
        FuncFormatter(lambda value, _: f"{value * 100:.{places}f}%" if is_share else f"{value:,.4g}")
    )


_MOST_TICKS = 9


def _dates(axes: Axes, chart: ProcessChart) -> None:
    """Ticks at the values' own months, so that none is read as its neighbour's; below them the breaks with their reasons."""
    points = chart.points
    step = -(-len(points) // _MOST_TICKS) or 1
    # counted from the latest value, which is the one that is spoken of
    named = [point.on for point in points[::-1][::step]][::-1]
    axes.set_xticks(list(map(_day, named)), [f"{on:%b %Y}" for on in named], fontsize=9)
    for point in points:
        if point.value is None:
            axes.annotate(
                "missing",
                (_day(point.on), 0.02),
                xycoords=("data", "axes fraction"),
                rotation=90,
                ha="center",
                fontsize=8,
            )
    without_frame(axes)
    breaks = [f"{k}: {each}" for k, each in enumerate(breaks_of(chart), start=1)]
    axes.set_xlabel("\n".join(folded(each, 110) for each in breaks), fontsize=9, loc="left")


def _legend(figure: Figure, signs: Sequence[str], *, has_limits: bool, has_target: bool) -> None:
    handles = [
        Line2D([], [], linewidth=1.2, **_ORDINARY, label="value"),
        *(Line2D([], [], linestyle="none", **_STYLES[sign], label=sign) for sign in signs),
    ]
    if has_limits:
        handles.append(Line2D([], [], color=_INK, linewidth=1, label="mean"))
        handles.append(Line2D([], [], color=_INK, linewidth=1, linestyle="--", label="limits of chance"))
    if has_target:
        handles.append(Line2D([], [], color=_INK, linewidth=1.4, linestyle=(0, (1, 2)), label="target"))
    figure.legend(handles=handles, loc="outside lower center", ncols=len(handles), frameon=False, fontsize=9)


_STEPS = 160
_MOST_NAMES = 8


def funnel_figure(drawn: Funnel, *, title: str, ours: str, neighbours: Collection[str] = ()) -> Figure:
    """Areas by their base, about the pooled figure, with the limits of chance; one's own area and its neighbours marked.

    Examples:
        >>> from safeguarding.indicators import AreaFigure, funnel
        >>> areas = [AreaFigure("York", Share(22, 100)), AreaFigure("Hull", Share(198, 1_000))]
        >>> funnel_figure(funnel(areas), title="Re-referrals", ours="York").axes[0].get_title(loc="left")
        'Re-referrals'
    """
    figure = Figure(figsize=(9.5, 5.2), layout="constrained")
    axes = figure.add_subplot()
    like = drawn.points[0].figure
    _draw_limits(axes, drawn)
    styles: dict[str, _Style] = {
        "other areas": {"marker": "o", "markersize": 4, "color": _GREY, "alpha": 0.9},
        "neighbours": {
            "marker": "s",
            "markersize": 6,
            "color": _GOOD,
            "markerfacecolor": "white",
            "markeredgewidth": 1.4,
        },
        "our area": {"marker": "D", "markersize": 10, "color": _INK},
    }
    shown: list[str] = []
    for name, style in styles.items():
        group = [point for point in drawn.points if _group(point, ours, neighbours) == name]
        if group:
            shown.append(name)
            axes.plot([_base(point) for point in group], list(map(_height, group)), linestyle="none", **style)
    named = [point for point in drawn.points if point.area == ours] + list(drawn.outliers)[:_MOST_NAMES]
    for point in dict.fromkeys(named):
        name = point.area.partition(" (")[0]
        axes.annotate(
            literal(name),
            (_base(point), _height(point)),
            xytext=(8, 7),
            textcoords="offset points",
            fontsize=9,
            bbox={"boxstyle": "round,pad=0.15", "facecolor": "white", "edgecolor": "none", "alpha": 0.85},
        )
    axes.set_title(folded(title, 78), loc="left", fontweight="bold", fontsize=12)
    is_share = isinstance(like, Share)
    _ticks(axes, is_share=is_share)
    _scale_bases(axes, list(map(_base, drawn.points)))
    is_ratio = isinstance(like, ObservedExpected)
    axes.set_ylabel("observed over expected" if is_ratio else "" if is_share else f"per {getattr(like, 'per', 1):,}")
    of = "Expected events" if is_ratio else "Of how many"
    axes.set_xlabel(folded(f"{of}. {drawn.explanation}.", 110), fontsize=9)
    without_frame(axes)
    handles = [Line2D([], [], linestyle="none", **styles[name], label=name) for name in shown]
    handles += [
        Line2D([], [], color=_INK, linewidth=1, label="as expected" if is_ratio else "all together"),
        Line2D([], [], color=_INK, linewidth=1, linestyle="--", label="95% limits"),
        Line2D([], [], color=_INK, linewidth=1, linestyle=":", label="99.8% limits"),
    ]
    figure.legend(handles=handles, loc="outside lower center", ncols=len(handles), frameon=False, fontsize=9)
    return figure


_WIDE = 10


def _scale_bases(axes: Axes, bases: Sequence[int]) -> None:
    """Bases that differ by more than ten times on a scale of multiples, on which the small ones have their room too."""
    if max(bases) > _WIDE * min(bases):
        axes.set_xscale("log")
        axes.xaxis.set_major_locator(LogLocator(subs=(1.0, 2.0, 5.0), numticks=12))
        axes.xaxis.set_minor_formatter(FuncFormatter(lambda *_: ""))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))


def _draw_limits(axes: Axes, drawn: Funnel) -> None:
    bases = [_base(point) for point in drawn.points]
    like = drawn.points[0].figure
    first, last = max(1, min(bases) * 0.8), max(bases) * 1.05
    grid = [max(1, round(first * (last / first) ** (k / _STEPS))) for k in range(_STEPS + 1)]
    per = like.per if isinstance(like, Rate) else 1
    pooled = drawn.baseline / per
    axes.axhline(float(drawn.baseline), color=_INK, linewidth=1)
    for level, style in zip(LEVELS, ("--", ":"), strict=True):
        ends = [funnel_limits(_at_base(like, base), pooled, level) for base in grid]
        for side in (0, 1):
            axes.plot(grid, [end[side] for end in ends], color=_INK, linewidth=1, linestyle=style)
    heights = list(map(_height, drawn.points))
    room = (max(heights) - min(heights) or 0.1) * 0.15
    axes.set_ylim(max(0.0, min(heights) - room) - room * 0.2, max(heights) + room)


def _at_base(like: object, base: int) -> Share | Rate | ObservedExpected:
    """A figure of the same kind and another base."""
    if isinstance(like, ObservedExpected):
        return ObservedExpected(0, Fraction(base))
    return Rate(0, base, per=like.per) if isinstance(like, Rate) else Share(0, base)


def _group(point: FunnelPoint, ours: str, neighbours: Collection[str]) -> str:
    if point.area == ours:
        return "our area"
    return "neighbours" if point.area in neighbours else "other areas"


def _base(point: FunnelPoint) -> int:
    figure = point.figure
    return max(1, round(figure.expected)) if isinstance(figure, ObservedExpected) else figure.base


def _height(point: FunnelPoint) -> float:
    return float(point.figure.fraction) if isinstance(point.figure, Share) else float(getattr(point.figure, "value", 0))
