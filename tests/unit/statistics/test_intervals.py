import pytest
from hypothesis import given, strategies as st
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from safeguarding.errors import InvalidRecordError
from safeguarding.statistics.intervals import ConfidenceInterval, IntervalMethod, proportion_interval, variance_factor

_PEERS = {
    IntervalMethod.WILSON: "wilson",
    IntervalMethod.EXACT: "beta",
    IntervalMethod.JEFFREYS: "jeffreys",
    IntervalMethod.AGRESTI_COULL: "agresti_coull",
}
_METHODS = st.sampled_from(IntervalMethod)


@st.composite
def counts_of_bases(draw: st.DrawFn, max_base: int = 400) -> tuple[int, int]:
    base = draw(st.integers(1, max_base))
    return draw(st.integers(0, base)), base


class TestAgainstStatsmodels:
    """Every interval agrees with statsmodels to 1e-10, at 0 of n, n of n and n = 1 too."""

    @pytest.mark.parametrize("method", IntervalMethod)
    @pytest.mark.parametrize("confidence", [0.8, 0.95, 0.99])
    def test_a_grid(self, method: IntervalMethod, confidence: float) -> None:
        for base in (1, 2, 3, 5, 10, 29, 58, 77, 186, 491, 5_000):
            for count in sorted({0, 1, base // 3, base // 2, base - 1, base}):
                ours = proportion_interval(count, base, method=method, confidence=confidence)
                lower, upper = proportion_confint(count, base, alpha=1 - confidence, method=_PEERS[method])
                assert ours.lower == pytest.approx(lower, abs=1e-10)
                assert ours.upper == pytest.approx(upper, abs=1e-10)

    @pytest.mark.parametrize("base", [1, 7, 40])
    def test_every_count(self, base: int) -> None:
        for method, peer in _PEERS.items():
            for count in range(base + 1):
                ours = proportion_interval(count, base, method=method)
                assert (ours.lower, ours.upper) == pytest.approx(
                    proportion_confint(count, base, method=peer), abs=1e-10
                )


class TestLaws:
    """What every interval must be, whatever the counts."""

    @given(counts=counts_of_bases(), method=_METHODS, confidence=st.floats(0.5, 0.999))
    def test_within_0_and_1(self, counts: tuple[int, int], method: IntervalMethod, confidence: float) -> None:
        found = proportion_interval(*counts, method=method, confidence=confidence)
        assert 0 <= found.lower <= found.upper <= 1

    @given(counts=counts_of_bases(), method=_METHODS)
    def test_complement_symmetry(self, counts: tuple[int, int], method: IntervalMethod) -> None:
        count, base = counts
        one = proportion_interval(count, base, method=method)
        other = proportion_interval(base - count, base, method=method)
        assert one.lower == pytest.approx(1 - other.upper, abs=1e-12)
        assert one.upper == pytest.approx(1 - other.lower, abs=1e-12)

    @given(counts=counts_of_bases(), method=_METHODS)
    def test_monotone_in_the_count(self, counts: tuple[int, int], method: IntervalMethod) -> None:
        count, base = counts
        if count < base:
            fewer, more = (proportion_interval(each, base, method=method) for each in (count, count + 1))
            assert fewer.lower <= more.lower + 1e-12
            assert fewer.upper <= more.upper + 1e-12

    @given(counts=counts_of_bases(max_base=100), method=_METHODS, times=st.integers(2, 20))
    def test_narrower_with_more_answers(self, counts: tuple[int, int], method: IntervalMethod, times: int) -> None:
        count, base = counts
        few = proportion_interval(count, base, method=method)
        many = proportion_interval(count * times, base * times, method=method)
        assert many.width < few.width

    @given(counts=counts_of_bases(max_base=60), method=_METHODS)
    def test_the_correction_vanishes_as_the_population_grows(
        self, counts: tuple[int, int], method: IntervalMethod
    ) -> None:
        plain = proportion_interval(*counts, method=method)
        corrected = proportion_interval(*counts, method=method, population=10_000_000)
        assert corrected.lower == pytest.approx(plain.lower, abs=2e-4)
        assert corrected.upper == pytest.approx(plain.upper, abs=2e-4)

    @given(counts=counts_of_bases(max_base=60), method=_METHODS, others=st.integers(0, 200))
    def test_a_smaller_population_makes_no_wider(
        self, counts: tuple[int, int], method: IntervalMethod, others: int
    ) -> None:
        small = proportion_interval(*counts, method=method, population=counts[1] + others)
        large = proportion_interval(*counts, method=method, population=2 * (counts[1] + others) + 50)
        # the exact method counts whole people, so it moves in steps of one
        assert small.width <= large.width + (2 / (counts[1] + others) if method is IntervalMethod.EXACT else 1e-12)

    @given(counts=counts_of_bases(), method=_METHODS)
    def test_of_everybody_the_share_is_known(self, counts: tuple[int, int], method: IntervalMethod) -> None:
        known = proportion_interval(*counts, method=method, population=counts[1])
        assert (known.lower, known.upper) == pytest.approx((counts[0] / counts[1],) * 2)

    @given(counts=counts_of_bases(), confidence=st.floats(0.5, 0.99))
    def test_wilson_holds_the_share(self, counts: tuple[int, int], confidence: float) -> None:
        assert counts[0] / counts[1] in proportion_interval(*counts, confidence=confidence)


class TestFinitePopulation:
    """The correction shrinks the variance by (N - n) / (N - 1), as if the confidence were asked for so much lower."""

    @pytest.mark.parametrize(("count", "base", "population"), [(28, 29, 40), (0, 12, 13), (60, 90, 190), (1, 1, 5)])
    def test_against_statsmodels_at_the_smaller_z(self, count: int, base: int, population: int) -> None:
        z = stats.norm.ppf(0.975) * ((population - base) / (population - 1)) ** 0.5
        for method, peer in ((IntervalMethod.WILSON, "wilson"), (IntervalMethod.AGRESTI_COULL, "agresti_coull")):
            found = proportion_interval(count, base, method=method, population=population)
            expected = proportion_confint(count, base, alpha=2 * stats.norm.sf(z), method=peer)
            assert (found.lower, found.upper) == pytest.approx(expected, abs=1e-10)


class TestExactOfAPopulation:
    """With a population, the exact interval is all numbers of people with which the count is not too unlikely."""

    @pytest.mark.parametrize(("count", "base", "population"), [(0, 5, 12), (3, 9, 20), (28, 29, 40), (9, 9, 11)])
    def test_by_trying_every_number(self, count: int, base: int, population: int) -> None:
        likely = [
            having
            for having in range(count, population - (base - count) + 1)
            if stats.hypergeom.sf(count - 1, population, having, base) > 0.025
            and stats.hypergeom.cdf(count, population, having, base) > 0.025
        ]
        found = proportion_interval(count, base, method=IntervalMethod.EXACT, population=population)
        assert (found.lower * population, found.upper * population) == pytest.approx((likely[0], likely[-1]))


class TestRefusals:
    """A wrong count is an error, not an interval."""

    @pytest.mark.parametrize(
        ("count", "base", "population"), [(1, 0, None), (0, 0, None), (3, 2, None), (-1, 5, None), (1, 5, 4)]
    )
    def test_counts(self, count: int, base: int, population: int | None) -> None:
        with pytest.raises(InvalidRecordError):
            proportion_interval(count, base, population=population)

    def test_floats_are_no_counts(self) -> None:
        with pytest.raises(InvalidRecordError):
            proportion_interval(1.0, 2)  # type: ignore[arg-type]  # the point of the test

    def test_an_interval_runs_forward(self) -> None:
        with pytest.raises(InvalidRecordError):
            ConfidenceInterval(0.5, 0.4, method="x")


@pytest.mark.parametrize("method", [IntervalMethod.WILSON, IntervalMethod.EXACT])
def test_the_interval_of_none_begins_at_none_and_that_of_all_ends_at_all(method: IntervalMethod) -> None:
    """Exactly, whatever a float loses on the way."""
    for base in range(1, 300, 7):
        assert proportion_interval(0, base, method=method).lower == 0
        assert proportion_interval(base, base, method=method).upper == 1


@pytest.mark.parametrize(
    ("base", "population", "factor"), [(1, None, 1), (1, 1, 0), (1, 2, 1), (2, 2, 0), (50, 99, 0.5), (99, 99, 0)]
)
def test_the_finite_population_correction(base: int, population: int | None, factor: float) -> None:
    """(N − n) over (N − 1): nothing for one answer of several, everything where all answered."""
    assert variance_factor(base, population) == factor


@pytest.mark.parametrize("method", [IntervalMethod.JEFFREYS, IntervalMethod.AGRESTI_COULL, IntervalMethod.WILSON])
@pytest.mark.parametrize("count", [0, 3, 7])
def test_of_everybody_nothing_is_left_to_chance(method: IntervalMethod, count: int) -> None:
    """Where the whole population answered, the share is what it is; where one did not, it is not."""
    found = proportion_interval(count, 7, method=method, population=7)
    assert (found.lower, found.upper) == pytest.approx((count / 7, count / 7))
    left = proportion_interval(count, 7, method=method, population=8)
    assert left.upper - left.lower > 0.01
