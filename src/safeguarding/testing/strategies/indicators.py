"""Strategies for indicators: rates, targets and what is found of them."""

from __future__ import annotations

from hypothesis import strategies as st

from safeguarding.indicators.figures import Figure, Mean
from safeguarding.indicators.rates import (
    Rate,
    RateComparison,
    RateMeasure,
    StandardisedRate,
    compared_rates,
    rate_measure,
)
from safeguarding.indicators.targets import IndicatorTarget, RagAnswer, RagColour, RagRule, TargetAnswer
from safeguarding.numbers.polarities import Polarity
from safeguarding.testing.strategies.numbers import shares
from safeguarding.testing.strategies.records import record_of
from safeguarding.testing.strategies.sources import sources


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


STRATEGIES: dict[type[object], st.SearchStrategy[object]] = {
    Rate: rates(),
    RateMeasure: st.builds(rate_measure, rates()),
    RateComparison: st.builds(compared_rates, rates(per=10_000), rates(per=10_000)),
    StandardisedRate: record_of(StandardisedRate),
    Mean: means(),
    IndicatorTarget: targets(),
    TargetAnswer: record_of(TargetAnswer, figure=indicator_figures(), target=targets()),
    RagRule: rag_rules(),
    RagAnswer: record_of(
        RagAnswer, figure=indicator_figures(), possible=st.lists(st.sampled_from(RagColour), max_size=3)
    ),
}
"""A strategy for each public record here."""
