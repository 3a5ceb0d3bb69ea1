import math

import pytest
from scipy import stats

from safeguarding.errors import InvalidRecordError
from safeguarding.statistics.distributions import (
    beta_probability,
    beta_quantile,
    checked_confidence,
    hypergeometric_tails,
    printed_p_value,
    student_quantile,
    two_sided_p,
    two_sided_z,
)

_PROBABILITIES = (0.0005, 0.005, 0.025, 0.05, 0.3, 0.5, 0.9, 0.975, 0.9995)


class TestAgainstScipy:
    """Every distribution agrees with scipy's to 1e-10."""

    @pytest.mark.parametrize("a", [0.5, 1, 1.5, 3, 20.5, 400, 25_000.5])
    @pytest.mark.parametrize("b", [0.5, 1, 2.5, 77, 1_000.5, 90_000])
    def test_beta(self, a: float, b: float) -> None:
        for probability in _PROBABILITIES:
            expected = stats.beta.ppf(probability, a, b)
            assert beta_quantile(probability, a, b) == pytest.approx(expected, abs=1e-12, rel=1e-9)
            assert beta_probability(float(expected), a, b) == pytest.approx(stats.beta.cdf(expected, a, b), abs=1e-10)

    @pytest.mark.parametrize("degrees", [1, 2, 5, 29, 200, 12_000])
    def test_student(self, degrees: int) -> None:
        for probability in _PROBABILITIES:
            assert student_quantile(probability, degrees) == pytest.approx(
                stats.t.ppf(probability, degrees), abs=1e-10, rel=1e-10
            )

    def test_normal(self) -> None:
        for confidence in (0.5, 0.8, 0.9, 0.95, 0.99, 0.999):
            z = two_sided_z(confidence)
            assert z == pytest.approx(stats.norm.ppf((1 + confidence) / 2), abs=1e-12)
            assert two_sided_p(z) == pytest.approx(1 - confidence, abs=1e-14)
        assert two_sided_p(-8) == pytest.approx(2 * stats.norm.sf(8), rel=1e-12)

    @pytest.mark.parametrize(("base", "having", "population"), [(3, 4, 10), (30, 180, 190), (190, 100, 190), (5, 0, 9)])
    def test_hypergeometric(self, base: int, having: int, population: int) -> None:
        peer = stats.hypergeom(population, having, base)
        for count in range(base + 1):
            below, above = hypergeometric_tails(count, base, having, population)
            assert below == pytest.approx(peer.cdf(count), abs=1e-10)
            assert above == pytest.approx(peer.sf(count - 1), abs=1e-10)


class TestEnds:
    """Nothing lies below 0 or above 1."""

    def test_beta_outside(self) -> None:
        assert (beta_probability(-1, 2, 2), beta_probability(2, 2, 2)) == (0, 1)
        assert (beta_quantile(0, 2, 2), beta_quantile(1, 2, 2)) == (0, 1)

    @pytest.mark.parametrize("confidence", [0, 1, 95, -0.1, math.nan, True, "0.95"])
    def test_a_confidence_is_between_0_and_1(self, confidence: float) -> None:
        with pytest.raises(InvalidRecordError):
            checked_confidence(confidence)


@pytest.mark.parametrize(
    ("p_value", "printed"),
    [(0.0009, "p < 0.001"), (0.001, "p = 0.001"), (0.0284, "p = 0.028"), (0.99, "p = 0.99"), (0.991, "p > 0.99")],
)
def test_two_figures_of_a_p_value(p_value: float, printed: str) -> None:
    """Never 0 and never 1."""
    assert printed_p_value(p_value) == printed
