"""Strategies for indicators: rates, targets and what is found of them."""

from __future__ import annotations

from hypothesis import strategies as st

from safeguarding.indicators.rates import (
    Rate,
    RateComparison,
    RateMeasure,
    StandardisedRate,
    compared_rates,
    rate_measure,
)
from safeguarding.testing.strategies.records import record_of


def rates(*, most: int = 5_000, per: int | None = None) -> st.SearchStrategy[Rate]:
    """Rates of few and many events, none among them."""
    pers = st.sampled_from([1_000, 10_000, 100_000]) if per is None else st.just(per)
    return st.builds(Rate, st.integers(0, most), st.integers(1, 60_000), per=pers)


STRATEGIES: dict[type[object], st.SearchStrategy[object]] = {
    Rate: rates(),
    RateMeasure: st.builds(rate_measure, rates()),
    RateComparison: st.builds(compared_rates, rates(per=10_000), rates(per=10_000)),
    StandardisedRate: record_of(StandardisedRate),
}
"""A strategy for each public record here."""
