"""How often intervals hold the truth, and how often something is said to be wrong where nothing is.

What can be counted out over every possible outcome is; the rest is drawn, many times more in the long stage, which says so in
``SIMULATIONS``.
"""

import functools
import os
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction

import numpy as np
import pytest
from scipy import stats

from safeguarding.indicators.chart_limits import ChartKind
from safeguarding.indicators.comparisons import AreaFigure, ranked
from safeguarding.indicators.figures import exact_interval, mean_of
from safeguarding.indicators.funnels import funnel
from safeguarding.indicators.process_charts import process_chart
from safeguarding.indicators.rates import Rate, compared_rates, rate_measure, standardised_rate
from safeguarding.indicators.series import IndicatorSeries, Observation, days_between, observed
from safeguarding.indicators.targets import IndicatorTarget, TargetVerdict, against_target
from safeguarding.numbers.polarities import Polarity
from safeguarding.numbers.shares import Share
from safeguarding.statistics.intervals import ConfidenceInterval

TIMES = int(os.environ.get("SIMULATIONS", "1"))
LOW = Polarity.LOWER_IS_BETTER
BASE = 1_000


def drawn_less_than(successes: int, draws: int, share: float) -> bool:
    """Whether so few successes would be drawn less often than once in 10,000, if each had that chance."""
    return bool(stats.binom.cdf(successes, draws, share) < 1e-4)


@functools.cache
def limits(count: int) -> ConfidenceInterval:
    return rate_measure(Rate(count, BASE, per=BASE)).interval


def shares(rng: np.random.Generator) -> IndicatorSeries:
    bases = rng.integers(12, 30, size=24)
    seen = [observed(_month(k), Share(int(rng.binomial(base, 0.7)), int(base))) for k, base in enumerate(bases)]
    return IndicatorSeries(name="x", observations=seen, is_share=True)


def rates(rng: np.random.Generator) -> IndicatorSeries:
    bases = rng.integers(800, 1_200, size=24)
    seen = [
        observed(_month(k), Rate(int(rng.poisson(base * 0.006)), int(base), per=1_000)) for k, base in enumerate(bases)
    ]
    return IndicatorSeries(name="x", observations=seen, per=1_000)


def days(rng: np.random.Generator) -> IndicatorSeries:
    gaps = np.ceil(rng.exponential(40, size=24)).astype(int)
    on = [date(2020, 1, 1) + timedelta(days=int(total)) for total in np.cumsum([0, *gaps])]
    seen: tuple[Observation, ...] = days_between(on)
    return IndicatorSeries(name="x", observations=seen, noun="days")


def _month(k: int) -> date:
    return date(2020 + k // 12, k % 12 + 1, 28)


class TestCoverage:
    """An interval of 95% holds the truth at least so often; Byar's, which is an approximation, to a thousandth."""

    @pytest.mark.parametrize("expected", [0.2, 1.0, 2.3, 5.0, 9.5, 10.5, 12.0, 20.0, 45.0, 120.0])
    def test_rates(self, expected: float) -> None:
        """Over every count: exact limits below 10, Byar's from there; 99.8% alike."""
        counts = range(int(expected + 12 * expected**0.5 + 20))
        for confidence, find in ((0.95, limits), (0.998, _outer)):
            covered = sum(stats.poisson.pmf(count, expected) for count in counts if expected in find(count))
            assert covered >= confidence - (0.001 if confidence == 0.95 else 0.0003)

    @pytest.mark.parametrize("base", [5, 20, 61])
    @pytest.mark.parametrize("share", [0.01, 0.1, 0.5, 0.92, 0.99])
    def test_shares(self, base: int, share: float) -> None:
        covered = sum(
            stats.binom.pmf(count, base, share)
            for count in range(base + 1)
            if share in (exact_interval(Share(count, base)) or ())
        )
        assert covered >= 0.95

    @pytest.mark.parametrize(("one", "other"), [(3.0, 3.0), (8.0, 20.0), (15.0, 24.0)])
    def test_differences_and_ratios_of_rates(self, one: float, other: float) -> None:
        """Over every pair of counts, the second of twice as many people. Ratios are exact; differences are near it."""
        chances = {"difference": 0.0, "ratio": 0.0}
        for count in range(int(one + 6 * one**0.5) + 4):
            for rest in range(int(other + 6 * other**0.5) + 4):
                chance = float(stats.poisson.pmf(count, one) * stats.poisson.pmf(rest, other))
                if chance < 1e-6:
                    continue
                found = compared_rates(Rate(count, BASE, per=BASE), Rate(rest, 2 * BASE, per=BASE))
                chances["difference"] += chance * (one - other / 2 in found.difference_interval)
                # without an event on the other side every ratio is possible
                ratio = found.ratio_interval
                chances["ratio"] += chance * (ratio is None or one / (other / 2) in ratio)
        assert chances["ratio"] >= 0.95
        assert chances["difference"] >= 0.945

    def test_means(self) -> None:
        """Of five normal values; drawn."""
        rng, runs = np.random.default_rng(1), 400 * TIMES
        held = 0
        for _ in range(runs):
            interval = exact_interval(mean_of([Fraction(round(each, 6)) for each in rng.normal(20, 4, size=5)]))
            held += interval is not None and 20.0 in interval
        assert not drawn_less_than(held, runs, 0.95)

    def test_standardised_rates(self) -> None:
        """Of three groups, at least 10 events in all: an approximation, within a hundredth of its level; drawn."""
        rng, runs = np.random.default_rng(2), 400 * TIMES
        groups = ((400, 0.02, 500), (900, 0.01, 300), (2_000, 0.004, 200))
        truth = sum(rate * weight for _, rate, weight in groups) / 1_000 * 10_000
        held = given = 0
        for _ in range(runs):
            found = standardised_rate(
                [(Rate(int(rng.poisson(base * rate)), base, per=10_000), weight) for base, rate, weight in groups]
            )
            if found.interval is not None:
                given += 1
                held += truth in found.interval
        assert not drawn_less_than(held, given, 0.94)

    def test_ranks(self) -> None:
        """The places that chance leaves open hold each area's true one; drawn for areas that are all alike but one."""
        rng, runs = np.random.default_rng(3), 12 * TIMES
        truth = np.linspace(0.15, 0.30, 12)
        held = 0
        for _ in range(runs):
            areas = [AreaFigure(str(k), Share(int(rng.binomial(300, p)), 300)) for k, p in enumerate(truth)]
            places = ranked(areas, polarity=LOW)
            held += sum((each.best_rank or 0) <= k + 1 <= (each.worst_rank or 0) for k, each in enumerate(places))
        assert not drawn_less_than(held, runs * len(truth), 0.95)


@functools.cache
def _outer(count: int) -> ConfidenceInterval:
    return rate_measure(Rate(count, BASE, per=BASE), confidence=0.998).interval


class TestFalseAlarms:
    """What is steady is seldom called anything else."""

    @pytest.mark.parametrize("expected", [0.5, 3.6, 12.0, 40.0])
    def test_targets_of_rates(self, expected: float) -> None:
        """A rate just at its target is met, or missed, at most 25 times in 1,000 each: over every count."""
        target = IndicatorTarget(value=Fraction(str(expected)), polarity=LOW)
        chances = dict.fromkeys(TargetVerdict, 0.0)
        for count in range(int(expected + 12 * expected**0.5 + 20)):
            verdict = against_target(Rate(count, BASE, per=BASE), target).verdict
            chances[verdict] += float(stats.poisson.pmf(count, expected))
        assert chances[TargetVerdict.MET] <= 0.025 + 1e-9
        assert chances[TargetVerdict.NOT_MET] <= 0.025 + 1e-9

    def test_targets_of_means(self) -> None:
        """The same of normal values about their target; drawn."""
        rng, runs = np.random.default_rng(4), 400 * TIMES
        target = IndicatorTarget(value=20, polarity=LOW)
        said = [
            against_target(mean_of([Fraction(round(each, 6)) for each in rng.normal(20, 4, size=8)]), target).verdict
            for _ in range(runs)
        ]
        for verdict in (TargetVerdict.MET, TargetVerdict.NOT_MET):
            assert not drawn_less_than(runs - said.count(verdict), runs, 0.975)

    @pytest.mark.parametrize(
        ("kind", "draw", "most"),
        [
            (ChartKind.P, shares, 0.20),
            (ChartKind.U, rates, 0.20),
            (ChartKind.DAYS_BETWEEN, days, 0.22),
        ],
    )
    def test_charts_of_small_numbers(
        self, kind: ChartKind, draw: Callable[[np.random.Generator], IndicatorSeries], most: float
    ) -> None:
        """Of 24 steady periods some sign is seen in about 15 charts of 100, as of single values, and in 22 at most; drawn."""
        rng, runs = np.random.default_rng(5), 60 * TIMES
        signs = 0
        for _ in range(runs):
            signs += any(point.signals for point in process_chart(draw(rng), kind=kind).points)
        assert not drawn_less_than(runs - signs, runs, 1 - most)

    @pytest.mark.parametrize("is_share", [True, False], ids=["shares", "rates"])
    def test_overdispersion(self, *, is_share: bool) -> None:
        """Areas that only chance divides are called overdispersed about once in 1,000; drawn."""
        rng, runs = np.random.default_rng(6), 30 * TIMES
        bases = range(200, 2_200, 50)
        called = 0
        for _ in range(runs):
            areas = [
                AreaFigure(
                    str(base),
                    Share(int(rng.binomial(base, 0.2)), base)
                    if is_share
                    else Rate(int(rng.poisson(base * 0.05)), base, per=10_000),
                )
                for base in bases
            ]
            called += funnel(areas).is_overdispersed
        assert not drawn_less_than(runs - called, runs, 0.998)
