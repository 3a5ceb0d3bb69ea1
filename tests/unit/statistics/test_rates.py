import itertools
import math

import pytest
from scipy import stats
from statsmodels.stats.rates import confint_poisson_2indep
from tests.unit.statistics.test_counts import rows

from safeguarding.errors import InvalidRecordError
from safeguarding.statistics.rates import rate_difference_interval, rate_ratio_interval, rates_p_value

PAIRS = list(itertools.product([(0, 900), (1, 50), (4, 5_000), (30, 1_000), (415, 60_000)], repeat=2))


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_a_difference_agrees_with_statsmodels(one: tuple[int, int], other: tuple[int, int]) -> None:
    """The limits of a difference come from the exact limits of both rates, zeros included."""
    found = rate_difference_interval(*one, *other, exact_below=10**6)
    arms = [
        tuple(limit / base for limit in stats.chi2.ppf([0.025, 0.975], [2 * count or 1, 2 * count + 2]) / 2)
        for count, base in (one, other)
    ]
    (low, high), (other_low, other_high) = [
        (0.0 if count == 0 else arm[0], arm[1]) for (count, _), arm in zip((one, other), arms, strict=True)
    ]
    rate, other_rate = one[0] / one[1], other[0] / other[1]
    assert found.lower == pytest.approx(rate - other_rate - math.hypot(rate - low, other_high - other_rate), abs=1e-12)
    assert found.upper == pytest.approx(rate - other_rate + math.hypot(high - rate, other_rate - other_low), abs=1e-12)
    if one[0] and other[0]:
        peer = confint_poisson_2indep(*one, *other, method="mover", compare="diff", method_mover="exact-c")
        assert (found.lower, found.upper) == pytest.approx(peer, abs=1e-12)


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_a_p_value_agrees_with_scipy(one: tuple[int, int], other: tuple[int, int]) -> None:
    """Given all events, each is of the one group with the chance of its share of the people."""
    if one[0] + other[0]:
        peer = stats.binomtest(one[0], one[0] + other[0], one[1] / (one[1] + other[1])).pvalue
        assert rates_p_value(*one, *other) == pytest.approx(peer, abs=1e-10)


class TestRatios:
    """The interval of a ratio is exact, and there is none where nothing happened."""

    @pytest.mark.parametrize("row", [each for each in rows("oracles_rate_tests") if each["kind"] == "two rates"])
    def test_worked_ones(self, row: dict[str, str]) -> None:
        counts = (int(row["count"]), int(row["exposure"]), int(row["count_2"]), int(row["exposure_2"]))
        found = rate_ratio_interval(*counts)
        assert found is not None
        assert (found.lower, found.upper) == pytest.approx((float(row["lower"]), float(row["upper"])), rel=1e-9)
        assert rates_p_value(*counts) == pytest.approx(float(row["p_two_sided"]), rel=1e-9)

    def test_no_event_in_the_second(self) -> None:
        found = rate_ratio_interval(4, 100, 0, 100)
        assert found is not None
        assert found.upper == math.inf
        assert found.lower > 0

    def test_no_event_at_all(self) -> None:
        assert rate_ratio_interval(0, 100, 0, 100) is None
        assert rates_p_value(0, 100, 0, 100) == 1

    def test_nobody(self) -> None:
        for wrong in (rate_difference_interval, rate_ratio_interval, rates_p_value):
            with pytest.raises(InvalidRecordError, match="the base is 0"):
                wrong(1, 10, 1, 0)
