import csv

import pytest
from hypothesis import given, strategies as st
from scipy import stats
from tests.published import ROOT

from safeguarding.errors import InvalidRecordError
from safeguarding.statistics.counts import (
    BYAR,
    EXACT_POISSON,
    binomial_at_least,
    binomial_at_most,
    binomial_p_value,
    count_limits,
    gamma_probability,
    poisson_at_least,
    poisson_at_most,
    poisson_p_value,
)

VECTORS = ROOT / "tests" / "vectors" / "indicators"


def rows(name: str) -> list[dict[str, str]]:
    with (VECTORS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class TestAgainstScipy:
    """Tails, limits and p-values agree with scipy over grids that hold 0 and tiny counts."""

    @pytest.mark.parametrize("shape", [1, 2, 7, 30, 400, 5_000])
    def test_the_gamma_function(self, shape: int) -> None:
        for x in (0.0, 0.01, 0.5, 1.0, 3.7, shape * 0.8, float(shape), shape + 1.0, shape * 1.3, 2.0 * shape):
            assert gamma_probability(x, shape) == pytest.approx(stats.gamma.cdf(x, shape), abs=1e-11)

    @pytest.mark.parametrize("expected", [0.03, 1.0, 4.5, 20.0, 310.0])
    def test_poisson(self, expected: float) -> None:
        for count in (0, 1, 2, 3, 5, 9, 10, 20, 35, 310, 350):
            assert poisson_at_most(count, expected) == pytest.approx(stats.poisson.cdf(count, expected), abs=1e-11)
            assert poisson_at_least(count, expected) == pytest.approx(stats.poisson.sf(count - 1, expected), abs=1e-11)

    @pytest.mark.parametrize("share", [0.0, 0.01, 0.3, 0.5, 0.95, 1.0])
    def test_binomial(self, share: float) -> None:
        for base in (1, 2, 7, 61, 925):
            for count in sorted({0, 1, base // 3, base - 1, base}):
                assert binomial_at_most(count, base, share) == pytest.approx(
                    stats.binom.cdf(count, base, share), abs=1e-11
                )
                assert binomial_at_least(count, base, share) == pytest.approx(
                    stats.binom.sf(count - 1, base, share), abs=1e-11
                )
                assert binomial_p_value(count, base, share) == pytest.approx(
                    stats.binomtest(count, base, share).pvalue, abs=1e-10
                )

    @pytest.mark.parametrize("confidence", [0.8, 0.95, 0.998])
    def test_exact_limits(self, confidence: float) -> None:
        tail = (1 - confidence) / 2
        for count in (*range(25), 100, 999, 20_000):
            found = count_limits(count, confidence=confidence, exact_below=count + 1)
            lower = stats.gamma.ppf(tail, count) if count else 0.0
            assert found.lower == pytest.approx(lower, rel=1e-10)
            assert found.upper == pytest.approx(stats.gamma.ppf(1 - tail, count + 1), rel=1e-10)
            assert found.source is EXACT_POISSON

    @pytest.mark.parametrize("expected", [0.2, 1.0, 4.5, 12.0])
    def test_a_p_value_counts_what_is_no_likelier(self, expected: float) -> None:
        chances = [float(stats.poisson.pmf(k, expected)) for k in range(200)]
        for count in range(25):
            wanted = sum(each for each in chances if each <= chances[count] * (1 + 1e-7))
            assert poisson_p_value(count, expected) == pytest.approx(min(1.0, wanted), abs=1e-10)


class TestPublishedLimits:
    """The worked limits of PHEindicatormethods, to the digits they are printed with."""

    @pytest.mark.parametrize(
        "row",
        [row for row in rows("oracles_rates") if row["count"]],
        ids=lambda row: f"{row['case']} {row['confidence']}",
    )
    def test_a_rate(self, row: dict[str, str]) -> None:
        """Rows without a population give the limits of the count itself."""
        scale = float(row["multiplier"]) / float(row["population"]) if row["population"] else 1.0
        count, confidence = int(row["count"]), float(row["confidence"])
        exact = count_limits(count, confidence=confidence, exact_below=count + 1)
        assert (exact.lower * scale, exact.upper * scale) == pytest.approx(
            (float(row["exact_lower"]), float(row["exact_upper"])), rel=1e-10
        )
        if row["method"].startswith("Byar"):
            byar = count_limits(count, confidence=confidence, exact_below=0)
            assert byar.lower * scale == pytest.approx(max(0.0, float(row["lower"])), rel=1e-10)
            assert byar.upper * scale == pytest.approx(float(row["upper"]), rel=1e-10)

    def test_byars_name(self) -> None:
        """At 10 events the method changes, and the answer says so."""
        assert [count_limits(count).source for count in (9, 10)] == [EXACT_POISSON, BYAR]
        assert count_limits(0, exact_below=0).lower == 0
        assert count_limits(1, confidence=0.998, exact_below=0).lower == 0, "Byar's own would be below 0"

    @pytest.mark.parametrize("row", [each for each in rows("oracles_rate_tests") if each["kind"] == "one rate"])
    def test_one_rate(self, row: dict[str, str]) -> None:
        expected = float(row["target"]) * float(row["exposure"])
        assert poisson_p_value(int(row["count"]), expected) == pytest.approx(float(row["p_two_sided"]), rel=1e-9)

    @pytest.mark.parametrize(
        "row", rows("oracles_target_tests"), ids=lambda row: f"{row['numerator']}/{row['denominator']}"
    )
    def test_a_share(self, row: dict[str, str]) -> None:
        count, base, target = int(row["numerator"]), int(row["denominator"]), float(row["target"])
        assert binomial_p_value(count, base, target) == pytest.approx(float(row["exact_two_sided_p"]), abs=1e-10)
        assert binomial_at_most(count, base, target) == pytest.approx(float(row["exact_lower_tail_p"]), abs=1e-10)
        assert binomial_at_least(count, base, target) == pytest.approx(float(row["exact_upper_tail_p"]), abs=1e-10)


@given(st.integers(0, 3_000), st.floats(0.5, 0.998))
def test_limits_hold_the_count(count: int, confidence: float) -> None:
    """Whatever the method, the count lies within its limits, and more events never lower them."""
    found, more = count_limits(count, confidence=confidence), count_limits(count + 1, confidence=confidence)
    assert 0 <= found.lower <= count <= found.upper
    assert found.upper <= more.upper


def test_refusals() -> None:
    """A count above its base, a share outside 0 to 1 and nothing expected have no test."""
    with pytest.raises(InvalidRecordError, match="above 0"):
        poisson_p_value(3, 0.0)
    with pytest.raises(InvalidRecordError, match="above its base"):
        binomial_p_value(4, 3, 0.5)
    with pytest.raises(InvalidRecordError, match="between 0 and 1"):
        binomial_p_value(1, 3, 1.5)


@pytest.mark.parametrize("confidence", [0.8, 0.95, 0.998])
@pytest.mark.parametrize("expected", [0.1, 0.7, 2.5, 5.0, 8.9])
def test_coverage(expected: float, confidence: float) -> None:
    """Exact limits hold the true number at least as often as they say, for every count that may come of it."""
    held = sum(
        float(stats.poisson.pmf(count, expected))
        for count in range(80)
        if expected in count_limits(count, confidence=confidence, exact_below=100)
    )
    assert held >= confidence - 1e-12
