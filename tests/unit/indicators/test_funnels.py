"""Limits of chance about a pooled figure."""

import csv
import random
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from scipy import stats
from tests.unit.statistics.test_counts import rows

from safeguarding.errors import InvalidRecordError
from safeguarding.indicators.comparisons import (
    AreaFigure,
)
from safeguarding.indicators.figures import mean_of
from safeguarding.indicators.funnels import LEVELS, ObservedExpected, funnel, funnel_limits, lies_outside, ratio_funnel
from safeguarding.indicators.rates import Rate
from safeguarding.numbers.shares import Share

ROOT = Path(__file__).parents[2] / "vectors" / "indicators"

ROWS = rows("rereferrals_2025")

AREAS = [
    AreaFigure(row["old_la_code"], Share(int(row["rereferral_count"]), int(row["referral_count"])))
    if row["rereferral_count"].isdigit() and row["referral_count"].isdigit()
    else AreaFigure(row["old_la_code"], None)
    for row in ROWS
]


class TestFunnelOfRates:
    """Rates have exact limits, and each area's label is by the limits of its own count."""

    # the source's own search stopped early at some
    VERIFIED = tuple(row for row in rows("oracles_funnel_rate_limits")[::7] if row["status"].startswith("verified"))

    @pytest.mark.parametrize("row", VERIFIED, ids=lambda row: row["events"])
    def test_published_limits(self, row: dict[str, str]) -> None:
        """At the base where a count of events is just on a limit, the funnel has that rate."""
        years, baseline = int(row["years"]), Fraction(row["baseline"]) / 100_000
        for side, place in (("lower", 0), ("upper", 1)):
            for sigma, level in (("2s", 0.95), ("3s", 0.998)):
                base = float(row[f"{side}_{sigma}_population_per_year"]) * years
                if base < 100:
                    # a whole number of people is too coarse a base there
                    continue
                limits = funnel_limits(Rate(0, round(base), per=100_000), baseline, level)
                assert limits[place] == pytest.approx(float(row[f"{side}_{sigma}_limit"]), rel=5 / base + 1e-6)

    def test_published_labels(self) -> None:
        """150 labels of counts beside what was expected of them."""
        for row in rows("oracles_funnel_ratio_significance"):
            expected = Fraction(row["expected"])
            figure, pooled = Rate(int(row["observed"]), 1_000_000, per=1), expected / 1_000_000
            side = "High" if figure.count > expected else "Low"
            outside = [
                name
                for level, name in zip(LEVELS, ("0.025", "0.001"), strict=True)
                if lies_outside(figure, pooled, level)
            ]
            assert row["significance"] == (f"{side} ({outside[-1]})" if outside else "Not significant")

    def test_ratios(self) -> None:
        """Of observed to expected, the same labels; limits by scipy's chi-squared, and all together about 1, not their mean."""
        table = rows("oracles_funnel_ratio_significance")
        areas = {
            str(k): ObservedExpected(int(row["observed"]), Fraction(row["expected"])) for k, row in enumerate(table)
        }
        found = ratio_funnel(areas)
        for point, row in zip(found.points, table, strict=True):
            name = {None: "Not significant", 0.95: "0.025", 0.998: "0.001"}[point.beyond]
            assert row["significance"] == (
                name if point.beyond is None else f"{'High' if point.is_high else 'Low'} ({name})"
            )
        expected = float(Fraction(table[1]["expected"]))
        for level, (low, high) in zip(LEVELS, found.points[1].limits, strict=True):
            # at the limit, so many expected events are the upper, or the lower, exact limit of the count
            tail = (1 - level) / 2
            assert stats.chi2.ppf(1 - tail, 2 * low * expected + 2) / 2 == pytest.approx(expected, rel=1e-6)
            assert stats.chi2.ppf(tail, 2 * high * expected) / 2 == pytest.approx(expected, rel=1e-6)
        squares = [(float(each.count) - float(each.expected)) ** 2 / float(each.expected) for each in areas.values()]
        assert found.dispersion == pytest.approx(np.mean(squares))
        kept = sorted(squares)[:-15]
        assert found.is_overdispersed is bool(stats.chi2.sf(sum(kept), len(squares) - 15) < 0.001)
        assert found.baseline == 1

    def test_ratios_are_of_something(self) -> None:
        with pytest.raises(InvalidRecordError, match="nothing expected"):
            ObservedExpected(3, Fraction(0))
        with pytest.raises(InvalidRecordError, match="two ratios"):
            ratio_funnel({"York": ObservedExpected(3, Fraction(2))})

    def test_the_authorities_of_2025(self) -> None:
        """Of looked-after rates 104 of 151 lie outside the 99.8% limits, by scipy too: overdispersed, so nobody is named."""
        table = (ROOT / "dfe_children_looked_after_rates.csv").read_text(encoding="utf-8-sig").splitlines()
        areas = [
            AreaFigure(row["la_name"], Rate(int(row["children_count"]), int(row["population_estimate"]), per=10_000))
            for row in csv.DictReader(table)
            if row["time_period"] == "2025"
            and row["geographic_level"] == "Local authority"
            and row["population_type"] == "Children looked after on 31 March each year"
            and row["children_count"].isdigit()
            and row["population_estimate"].isdigit()
        ]
        found = funnel(areas)
        counts, bases = (np.array([getattr(each.figure, name) for each in areas]) for name in ("count", "base"))
        expected = bases * counts.sum() / bases.sum()
        tails = np.minimum(stats.poisson.cdf(counts, expected), stats.poisson.sf(counts - 1, expected))
        assert (len(areas), int((tails < 0.001).sum())) == (151, 104)
        assert sum(each.beyond == LEVELS[-1] for each in found.points) == 104
        assert found.is_overdispersed
        assert found.dispersion == pytest.approx(78, abs=1.5)
        assert found.outliers == ()

    def test_chance_alone(self) -> None:
        rng = np.random.default_rng(11)
        bases = range(2_000, 42_000, 400)
        areas = [
            AreaFigure(str(k), Rate(int(rng.poisson(base * 0.006)), base, per=10_000)) for k, base in enumerate(bases)
        ]
        found = funnel(areas)
        assert not found.is_overdispersed
        assert sum(each.beyond is not None for each in found.points) <= 12

    def test_a_small_area_with_none(self) -> None:
        """No event where three are expected is within chance: the lower limit there is 0."""
        assert funnel_limits(Rate(0, 1_000, per=10_000), Fraction(3, 1_000), 0.95)[0] == 0
        assert funnel_limits(Rate(0, 1_000, per=10_000), Fraction(4, 1_000), 0.95)[0] > 0

    def test_kinds_are_not_mixed(self) -> None:
        for areas in (
            [AreaFigure("a", Rate(1, 9, per=10)), AreaFigure("b", Share(1, 9))],
            [AreaFigure("a", Rate(1, 9, per=10)), AreaFigure("b", Rate(1, 9, per=100))],
            [AreaFigure("a", Rate(0, 9, per=10)), AreaFigure("b", Rate(0, 9, per=10))],
            [AreaFigure("a", mean_of([1])), AreaFigure("b", mean_of([2]))],
        ):
            with pytest.raises(InvalidRecordError):
                funnel(areas)


class TestFunnel:
    """Limits of chance about the pooled share, which say so when the areas differ by more than chance."""

    def test_the_authorities_of_2025(self) -> None:
        """102 of 153 lie outside the 99.8% limits: overdispersion, not 102 outliers."""
        found = funnel(AREAS)
        assert sum(each.beyond == 0.998 for each in found.points) == 102
        assert found.is_overdispersed
        assert found.dispersion == pytest.approx(102, abs=1.5)
        assert "102 of 153 areas lie outside the 99.8% limits: overdispersed" in str(found)

    def test_chance_alone(self) -> None:
        """Areas that differ by chance are not overdispersed, and few lie outside."""
        rng = random.Random(7)  # noqa: S311 - chance in a test, not a secret
        areas = [
            AreaFigure(str(k), Share(sum(rng.random() < 0.2 for _ in range(base)), base))
            for k, base in enumerate(range(100, 1_100, 10))
        ]
        found = funnel(areas)
        assert not found.is_overdispersed
        assert sum(each.beyond is not None for each in found.points) <= 12

    def test_one_outlier_is_named(self) -> None:
        areas = [AreaFigure(str(k), Share(200, 1_000)) for k in range(100)]
        found = funnel([*areas, AreaFigure("high", Share(250, 1_000))])
        assert [(each.area, each.is_high) for each in found.points if each.beyond] == [("high", True)]
        assert [each.area for each in found.outliers] == ["high"]
        assert str(found) == "1 of 101 areas lie outside the 99.8% limits: high (high)"

    def test_refusals(self) -> None:
        for areas in ([AREAS[0]], [AreaFigure("a", Share(0, 5)), AreaFigure("b", Share(0, 6))]):
            with pytest.raises(InvalidRecordError):
                funnel(areas)


@pytest.mark.parametrize(("pooled", "ends"), [("0.95", (None, 1.0)), ("0.05", (0.0, None)), ("0.5", (None, None))])
def test_the_limits_of_a_share_are_shares(pooled: str, ends: tuple[float | None, float | None]) -> None:
    """About 95% of ten the upper limit is all of them."""
    for level in LEVELS:
        half = stats.norm.ppf((1 + level) / 2) * (float(Fraction(pooled)) * (1 - float(Fraction(pooled))) / 10) ** 0.5
        low, high = ends
        expected = (
            float(Fraction(pooled)) - half if low is None else low,
            float(Fraction(pooled)) + half if high is None else high,
        )
        assert funnel_limits(Share(0, 10), Fraction(pooled), level) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("counts", "is_over"),
    [
        # 13.5 and 14.6 of two degrees of freedom, by scipy on two sides of one in a thousand
        ([126, 126], False),
        ([127, 127], True),
        # of ten areas, the one that lies farthest is an outlier and no spread
        ([160] + [100] * 8, True),
        ([160] + [100] * 9, False),
    ],
)
def test_overdispersed_is_what_chance_gives_once_in_a_thousand(counts: list[int], is_over: bool) -> None:  # noqa: FBT001
    squares = [(count - 100) ** 2 / 100 for count in counts]
    kept = sorted(squares)[: len(squares) - len(squares) // 10]
    assert bool(stats.chi2.sf(sum(kept), len(kept)) < 0.001) is is_over
    found = ratio_funnel({str(k): ObservedExpected(count, Fraction(100)) for k, count in enumerate(counts)})
    assert found.is_overdispersed is is_over
    assert found.dispersion == pytest.approx(sum(squares) / len(squares))


def test_a_funnel_of_shares_is_about_their_pooled_share() -> None:
    """Which is neither nothing nor everybody."""
    areas = [AreaFigure("York", Share(22, 100)), AreaFigure("Hull", Share(198, 1_000))]
    assert funnel(areas).baseline == Fraction(220, 1_100)
    for count in (0, 100):
        with pytest.raises(InvalidRecordError, match="a pooled share between 0 and 1"):
            funnel([AreaFigure(name, Share(count, 100)) for name in ("York", "Hull")])
    assert funnel([AreaFigure(name, Rate(100, 100, per=1_000)) for name in ("York", "Hull")]).baseline == 1_000


@pytest.mark.parametrize(("count", "is_high"), [(19, False), (20, False), (21, True)])
def test_high_is_above_the_pooled_figure(count: int, *, is_high: bool) -> None:
    """One that is just as high is not above it."""
    counts = {"A": count, "B": 40 - count, "C": 20}
    found = funnel([AreaFigure(area, Share(each, 100)) for area, each in counts.items()])
    assert next(point.is_high for point in found.points if point.area == "A") is is_high
