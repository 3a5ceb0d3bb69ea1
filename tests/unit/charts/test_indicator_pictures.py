from collections.abc import Sequence
from datetime import date
from fractions import Fraction

import pytest
from matplotlib.axes import Axes

from safeguarding.charts.indicator_pictures import _ticks, chart_figure, funnel_figure
from safeguarding.indicators.chart_limits import ChartKind
from safeguarding.indicators.comparisons import AreaFigure
from safeguarding.indicators.funnels import funnel
from safeguarding.indicators.process_charts import ProcessChart, process_chart
from safeguarding.indicators.rates import Rate
from safeguarding.indicators.series import IndicatorSeries, Observation, SeriesBreak
from safeguarding.numbers.polarities import Polarity
from safeguarding.numbers.shares import Share

HIGH = Polarity.HIGHER_IS_BETTER
STEADY = [44, 40, 47, 41, 39, 45, 43, 48, 42, 44, 38, 46]


def chart(
    values: Sequence[int | None],
    *,
    polarity: Polarity | None = HIGH,
    breaks: Sequence[SeriesBreak] = (),
    is_share: bool = True,
) -> ProcessChart:
    seen = [
        Observation(
            on=date(2024 + k // 12, k % 12 + 1, 28), value=None if value is None else Fraction(value, 100), base=50
        )
        for k, value in enumerate(values)
    ]
    series = IndicatorSeries(name="x", observations=seen, is_share=is_share, polarity=polarity, breaks=breaks)
    return process_chart(series)


def texts(axes: Axes) -> str:
    return " ".join(" ".join(words.get_text().split()) for words in axes.texts)


def markers(axes: Axes) -> set[str]:
    return {str(line.get_marker()) for line in axes.lines} - {"None"}


class TestOverTime:
    """What a committee needs is on the picture, and nothing on it is told by a colour alone."""

    @pytest.mark.parametrize(
        ("latest", "polarity", "marker", "sign"),
        [
            (80, HIGH, "D", "sign of improvement"),
            (5, HIGH, "s", "sign of concern"),
            (5, None, "^", "sign of change"),
            (43, HIGH, "", ""),
        ],
    )
    def test_signs_have_shapes(self, latest: int, polarity: Polarity | None, marker: str, sign: str) -> None:
        figure = chart_figure(chart([*STEADY, latest], polarity=polarity), title="Visits")
        assert markers(figure.axes[0]) == {"o", *marker}
        words = [text.get_text() for text in figure.legends[0].texts]
        assert (sign in words) is bool(sign)

    def test_no_two_values_at_the_axis_read_alike(self) -> None:
        """Half per cents are printed as such where the whole ones would be repeated."""
        figure = chart_figure(chart([90, 91] * 7), title="Visits")
        axes = figure.axes[0]
        axes.set_ylim(0.9, 0.93)
        _ticks(axes, is_share=True)
        figure.canvas.draw()
        words = [each.get_text() for each in axes.get_yticklabels()]
        assert len(set(words)) == len(words)
        assert "90.5%" in words

    def test_lines_are_named(self) -> None:
        """Mean, limits and target stand beside their lines, with their values; no limit is drawn that cannot be."""
        figure = chart_figure(chart([90, 99] * 7), title="Visits", target=Fraction(95, 100))
        shown = texts(figure.axes[0])
        assert all(each in shown for each in ("mean 94.5%", "target 95.0%", "lower limit", "above 100%"))
        assert max(max(map(float, line.get_ydata())) for line in figure.axes[0].lines) <= 1  # type: ignore[arg-type]

    def test_a_missing_value(self) -> None:
        """It is named, and the line does not run through it."""
        figure = chart_figure(chart([*STEADY, None, 44, 43]), title="Visits")
        assert "missing" in texts(figure.axes[0])
        assert any(str(value) == "nan" for value in figure.axes[0].lines[0].get_ydata())  # type: ignore[union-attr]

    def test_a_break_has_its_reason(self) -> None:
        breaks = [SeriesBreak(on=date(2024, 7, 1), reason="a new team")]
        axes = chart_figure(chart(STEADY, breaks=breaks), title="Visits").axes[0]
        assert "1: step change from 1 July 2024: a new team" in axes.get_xlabel()

    def test_without_limits(self) -> None:
        """Too few values have no limits, and the legend does not name any."""
        figure = chart_figure(chart([44, 40, 47]), title="Visits")
        assert [text.get_text() for text in figure.legends[0].texts] == ["value"]

    def test_dollars_are_words(self) -> None:
        assert chart_figure(chart(STEADY), title="$5 to $6").axes[0].get_title(loc="left") == r"\$5 to \$6"

    def test_ticks_are_the_values_own_months(self) -> None:
        axes = chart_figure(chart([*STEADY, 44]), title="Visits").axes[0]
        assert [label.get_text() for label in axes.get_xticklabels()][-1] == "Jan 2025"


class TestFunnel:
    """One's own area and its neighbours have shapes of their own; outliers are named where the funnel says something."""

    AREAS = tuple(AreaFigure(f"Area {k}", Share(200 + k % 3, 1_000)) for k in range(40))

    def test_shapes(self) -> None:
        figure = funnel_figure(funnel(self.AREAS), title="x", ours="Area 1", neighbours={"Area 2", "Area 3"})
        assert markers(figure.axes[0]) == {"o", "s", "D"}
        assert texts(figure.axes[0]) == "Area 1"

    def test_outliers_are_named(self) -> None:
        figure = funnel_figure(
            funnel([*self.AREAS, AreaFigure("Far (X1)", Share(280, 1_000))]), title="x", ours="Area 1"
        )
        assert texts(figure.axes[0]) == "Area 1 Far"

    def test_overdispersed(self) -> None:
        """Where areas differ by more than chance nobody is named, and the picture says so."""
        areas = [AreaFigure(f"Area {k}", Share(100 + 200 * (k % 2), 1_000)) for k in range(40)]
        axes = funnel_figure(funnel(areas), title="x", ours="Area 1").axes[0]
        assert texts(axes) == "Area 1"
        assert "overdispersed" in axes.get_xlabel()

    def test_rates_of_wide_bases(self) -> None:
        areas = [AreaFigure(f"Area {k}", Rate(3 * 4**k, 1_000 * 4**k, per=10_000)) for k in range(5)]
        axes = funnel_figure(funnel(areas), title="x", ours="Area 1").axes[0]
        assert (axes.get_xscale(), axes.get_ylabel()) == ("log", "per 10,000")


def test_days_between() -> None:
    """Days are drawn as days, from 0."""
    seen = [Observation(on=date(2024, 1, 1 + k), value=Fraction(5 + k % 4)) for k in range(14)]
    series = IndicatorSeries(name="x", observations=seen, noun="days")
    axes = chart_figure(process_chart(series, kind=ChartKind.DAYS_BETWEEN), title="x").axes[0]
    assert axes.get_ylabel() == "days"
