import csv
import random
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from scipy import stats
from tests.unit.statistics.test_counts import rows

from safeguarding.authorities.neighbours import authority_of_department_code, department_code, statistical_neighbours
from safeguarding.errors import InvalidRecordError
from safeguarding.indicators.comparisons import (
    AreaFigure,
    ComparisonConventions,
    NeighbourMean,
    QuartileBand,
    QuartileMethod,
    TieRule,
    neighbours_value,
    quantiles_by_rank,
    quartile_cuts,
    ranked,
)
from safeguarding.indicators.figures import Figure, mean_of
from safeguarding.indicators.funnels import LEVELS, ObservedExpected, funnel, funnel_limits, lies_outside, ratio_funnel
from safeguarding.indicators.rates import Rate
from safeguarding.numbers.polarities import Polarity
from safeguarding.numbers.shares import Share

ROOT = Path(__file__).parents[2] / "vectors" / "indicators"
HIGH, LOW = Polarity.HIGHER_IS_BETTER, Polarity.LOWER_IS_BETTER
ROWS = rows("rereferrals_2025")
AREAS = [
    AreaFigure(row["old_la_code"], Share(int(row["rereferral_count"]), int(row["referral_count"])))
    if row["rereferral_count"].isdigit() and row["referral_count"].isdigit()
    else AreaFigure(row["old_la_code"], None)
    for row in ROWS
]


class TestRanks:
    """Rank and quarter as DfE's tool has them, with the places that chance leaves open."""

    def test_the_authorities_of_2025(self) -> None:
        """77 ranks and bands of printed re-referral shares."""
        found = {each.area: each for each in ranked(AREAS, polarity=LOW, policy=ComparisonConventions(places=1))}
        given = rows("oracles_benchmark")
        assert len(given) == 77
        for row in given:
            mine = found[row["la_code"]]
            assert (str(mine.rank), str(mine.of)) == (row["rank"], row["authorities_with_value"])
            assert mine.band is QuartileBand(row["band"])

    def test_the_cuts(self) -> None:
        printed = [Fraction(row["rereferral_percent"]) for row in ROWS if row["rereferral_percent"][0].isdigit()]
        assert [float(cut) for cut in quartile_cuts(printed)] == [16.9, 20.0, 23.0]

    def test_uncertainty_holds_the_rank(self) -> None:
        for each in ranked(AREAS, polarity=LOW):
            if each.rank is not None:
                assert (each.best_rank or 0) <= each.rank <= (each.worst_rank or 0)
                assert each.band in each.bands

    def test_a_small_area_may_be_anywhere(self) -> None:
        areas = [AreaFigure("small", Share(1, 4)), *(AreaFigure(str(k), Share(k * 100, 1_000)) for k in range(1, 8))]
        small = ranked(areas, polarity=LOW)[0]
        assert (small.best_rank, small.worst_rank, len(small.bands)) == (1, 8, 4)

    def test_ties_share_the_best_place(self) -> None:
        areas = [AreaFigure("a", Share(1, 2)), AreaFigure("b", Share(2, 4)), AreaFigure("c", Share(3, 4))]
        assert [each.rank for each in ranked(areas, polarity=LOW)] == [1, 1, 3]
        assert [each.rank for each in ranked(areas, polarity=HIGH)] == [2, 2, 1]

    def test_no_polarity_no_rank(self) -> None:
        """Of a figure that is neither good nor bad when high, nobody is best."""
        assert {(each.rank, each.band) for each in ranked(AREAS, polarity=None)} == {(None, None)}

    def test_missing(self) -> None:
        """A missing value has no rank and takes no place."""
        found = ranked([AreaFigure("a", None), AreaFigure("b", Share(1, 2))], polarity=LOW)
        assert [(each.rank, each.of) for each in found] == [(None, 1), (1, 1)]
        with pytest.raises(InvalidRecordError):
            quartile_cuts([])

    def test_a_mean_that_tells_nothing(self) -> None:
        found = ranked([AreaFigure("a", mean_of([3])), AreaFigure("b", mean_of([1, 2, 3]))], polarity=LOW)
        assert [(each.best_rank, each.worst_rank) for each in found] == [(1, 2), (1, 2)]


class TestConventions:
    """Quarters, ties and the neighbours' figure follow the convention that is named."""

    @pytest.mark.parametrize("group", sorted({row["group"] for row in rows("oracles_quantiles")}))
    def test_quantiles_by_rank(self, group: str) -> None:
        """Published quantiles of whole areas; where 1 is the highest, values are turned about."""
        mine = [row for row in rows("oracles_quantiles") if row["group"] == group]
        sign = -1 if mine[0]["quantile_1_is"] == "highest values" else 1
        there = [row for row in mine if row["value"] not in ("", "NA")]
        found = quantiles_by_rank([sign * Fraction(row["value"]) for row in there], int(mine[0]["quantiles"]))
        assert ["" if each is None else str(each) for each in found] == [
            "" if row["quantile"] == "NA" else row["quantile"] for row in there
        ]

    def test_ties(self) -> None:
        areas = [AreaFigure("a", Share(1, 2)), AreaFigure("b", Share(2, 4)), AreaFigure("c", Share(3, 4))]
        for ties, expected in ((TieRule.BEST, [1, 1, 3]), (TieRule.WORST, [2, 2, 3]), (TieRule.DENSE, [1, 1, 2])):
            found = ranked(areas, polarity=LOW, policy=ComparisonConventions(ties=ties))
            assert [each.rank for each in found] == expected

    def test_quarters_by_rank(self) -> None:
        """Fewer areas than quarters have none by rank."""
        policy = ComparisonConventions(quartiles=QuartileMethod.BY_RANK)
        areas = [AreaFigure(str(k), Share(k, 10)) for k in range(8)]
        assert [each.band for each in ranked(areas, polarity=LOW, policy=policy)] == [
            band for band in QuartileBand for _ in range(2)
        ]
        assert {(each.band, each.bands) for each in ranked(areas[:3], polarity=LOW, policy=policy)} == {(None, ())}

    def test_the_neighbours_of_2025(self) -> None:
        """77 simple means and pooled shares of ten neighbours, to the printed digits; they part by up to some points."""
        by_code = {each.area: each.figure for each in AREAS}
        printed = {row["old_la_code"]: row["rereferral_percent"] for row in ROWS}
        for row in rows("oracles_benchmark"):
            codes = [
                department_code(each.authority)
                for each in statistical_neighbours(authority_of_department_code(row["la_code"]))
            ]
            there = [figure for code in codes if (figure := by_code[code]) is not None]
            assert len(there) == int(row["neighbours_with_value"])
            pooled = neighbours_value(there, how=NeighbourMean.POOLED)
            assert float(pooled or 0) * 100 == pytest.approx(float(row["neighbours_pooled"]))
            # the tool takes the mean of printed shares, each at most half a tenth away
            simple = float(neighbours_value(there) or 0) * 100
            assert simple == pytest.approx(float(row["neighbours_simple_mean"]), abs=0.05)
            of_printed = [Fraction(printed[code]) for code in codes if printed[code][0].isdigit()]
            assert float(sum(of_printed) / len(of_printed)) == pytest.approx(float(row["neighbours_simple_mean"]))

    def test_nobody_and_what_cannot_be_pooled(self) -> None:
        assert neighbours_value([]) is None
        several: list[list[Figure]] = [
            [mean_of([1])],
            [Rate(1, 2, per=10), Rate(1, 2, per=100)],
            [Share(1, 2), Rate(1, 2, per=10)],
        ]
        for figures in several:
            with pytest.raises(InvalidRecordError):
                neighbours_value(figures, how=NeighbourMean.POOLED)


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
