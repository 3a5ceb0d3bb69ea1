"""Strategies for indicators: rates, targets and what is found of them."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from safeguarding.indicators.comparisons import AreaFigure, AreaRank, QuartileBand
from safeguarding.indicators.definitions import DefinitionChange, FigureKind, Indicator, MeasuredOver
from safeguarding.indicators.figures import Figure, Mean
from safeguarding.indicators.funnels import FunnelPoint, ObservedExpected
from safeguarding.indicators.process_charts import ChartPolicy, ProcessChart, process_chart
from safeguarding.indicators.rates import Rate, RateComparison, RateMeasure, compared_rates, rate_measure
from safeguarding.indicators.series import IndicatorSeries, Observation, PeriodsCovered, SeriesBreak
from safeguarding.indicators.targets import IndicatorTarget, RagAnswer, RagColour, RagRule, TargetAnswer
from safeguarding.numbers.polarities import Polarity
from safeguarding.testing.strategies.dates import days
from safeguarding.testing.strategies.numbers import shares
from safeguarding.testing.strategies.records import record_of
from safeguarding.testing.strategies.sources import sources
from safeguarding.testing.strategies.texts import words


def rates(*, most: int = 5_000, per: int | None = None) -> st.SearchStrategy[Rate]:
    """Rates of few and many events, none among them."""
    pers = st.sampled_from([1_000, 10_000, 100_000]) if per is None else st.just(per)
    return st.builds(Rate, st.integers(0, most), st.integers(1, 60_000), per=pers)


def means() -> st.SearchStrategy[Mean]:
    """Means whose variance may not be known."""
    values = st.fractions(0, 400, max_denominator=100)
    return st.builds(Mean, estimate=values, base=st.integers(1, 900), variance=st.none() | values)


def indicator_figures() -> st.SearchStrategy[Figure]:
    """A share, a rate or a mean."""
    return st.one_of(shares(), rates(), means())


def expectations() -> st.SearchStrategy[ObservedExpected]:
    """Events beside how many were expected."""
    return st.builds(ObservedExpected, st.integers(0, 900), st.fractions(Fraction(1, 9), 900, max_denominator=99))


def targets(*, polarity: Polarity | None = None) -> st.SearchStrategy[IndicatorTarget]:
    """Targets that a share may have; of any polarity, none among them, unless one is given."""
    return st.builds(
        IndicatorTarget,
        value=st.fractions(0, 1, max_denominator=100),
        tolerance=st.fractions(0, 1, max_denominator=100),
        polarity=st.sampled_from([None, *Polarity]) if polarity is None else st.just(polarity),
        source=st.none() | sources(),
    )


@st.composite
def rag_rules(draw: st.DrawFn) -> RagRule:
    """Rules of colours, the bounds in their order."""
    polarity = draw(st.sampled_from(Polarity))
    bounds = sorted(draw(st.tuples(st.fractions(0, 1), st.fractions(0, 1))))
    amber, green = bounds if polarity is Polarity.HIGHER_IS_BETTER else reversed(bounds)
    return RagRule(green_from=green, amber_from=amber, polarity=polarity, source=draw(st.none() | sources()))


def series(*, most: int = 40) -> st.SearchStrategy[IndicatorSeries]:
    """Figures over time, some values missing, with a break or two."""
    values = st.none() | st.fractions(0, 1, max_denominator=100)
    seen = st.builds(Observation, on=days(), value=values, base=st.none() | st.integers(1, 900))
    return st.builds(
        IndicatorSeries,
        name=words(),
        observations=st.lists(seen, max_size=most, unique_by=lambda each: each.on),
        breaks=st.lists(st.builds(SeriesBreak, on=days(), reason=words()), max_size=2, unique_by=lambda each: each.on),
        periods=st.sampled_from(PeriodsCovered),
        is_share=st.booleans(),
        polarity=st.sampled_from([None, *Polarity]),
    )


def chart_policies() -> st.SearchStrategy[ChartPolicy]:
    """Conventions of charts, those of several publishers among them."""
    runs = st.integers(5, 9)
    return st.builds(
        ChartPolicy,
        shift=runs,
        trend=runs,
        one_side=st.booleans(),
        counts_outside=st.booleans(),
        screened=st.booleans(),
        baseline=st.none() | st.integers(2, 20),
        fewest=st.integers(2, 15),
        source=sources(),
    )


def indicators() -> st.SearchStrategy[Indicator]:
    """Definitions of any kind, a council's own."""
    return st.sampled_from(FigureKind).flatmap(
        lambda kind: st.builds(
            Indicator,
            key=words(),
            name=words(),
            numerator=words(),
            denominator=words(),
            kind=st.just(kind),
            per=st.sampled_from([1_000, 10_000]) if kind is FigureKind.RATE else st.none(),
            polarity=st.sampled_from([None, *Polarity]),
            measured=st.sampled_from(MeasuredOver),
            first_year=st.none() | st.integers(1990, 2030),
            changes=st.lists(record_of(DefinitionChange), max_size=2),
            note=words() | st.just(""),
            source=sources(),
        )
    )


STRATEGIES: dict[type[object], st.SearchStrategy[object]] = {
    Rate: rates(),
    RateMeasure: st.builds(rate_measure, rates()),
    RateComparison: st.builds(compared_rates, rates(per=10_000), rates(per=10_000)),
    Mean: means(),
    AreaFigure: st.builds(AreaFigure, words(), st.none() | indicator_figures()),
    AreaRank: record_of(AreaRank, bands=st.lists(st.sampled_from(QuartileBand), max_size=4)),
    ObservedExpected: expectations(),
    FunnelPoint: record_of(FunnelPoint, figure=indicator_figures() | expectations()),
    Indicator: indicators(),
    Observation: st.builds(
        Observation, on=days(), value=st.none() | st.fractions(), base=st.none() | st.integers(1, 900)
    ),
    SeriesBreak: st.builds(SeriesBreak, on=days(), reason=words()),
    IndicatorSeries: series(),
    ChartPolicy: chart_policies(),
    ProcessChart: st.builds(process_chart, series(), policy=chart_policies()),
    IndicatorTarget: targets(),
    TargetAnswer: record_of(TargetAnswer, figure=indicator_figures(), target=targets()),
    RagRule: rag_rules(),
    RagAnswer: record_of(
        RagAnswer, figure=indicator_figures(), possible=st.lists(st.sampled_from(RagColour), max_size=3)
    ),
}
"""A strategy for each public record here."""
