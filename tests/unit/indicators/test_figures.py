"""Shares, rates and means as one kind of thing: a value, its interval, and how it is printed."""

import statistics
from fractions import Fraction

import pytest
from scipy import stats

from safeguarding.errors import InvalidRecordError
from safeguarding.indicators.figures import (
    Figure,
    Mean,
    exact_interval,
    figure_value,
    mean_of,
    places_beside,
    printed_figure,
    printed_value,
)
from safeguarding.indicators.rates import Rate
from safeguarding.numbers.shares import Share


class TestMeans:
    """A mean is of something, and one value does not tell how values vary."""

    @pytest.mark.parametrize("values", [[12, 15, 18], [1, 1], [3, -4, 7, 9]])
    def test_beside_the_standard_library(self, values: list[int]) -> None:
        found, exact = mean_of(values), [Fraction(each) for each in values]
        assert (found.estimate, found.base) == (statistics.mean(exact), len(values))
        assert found.variance == statistics.variance(exact)

    def test_one_value_and_none(self) -> None:
        assert mean_of([3]).variance is None
        with pytest.raises(InvalidRecordError):
            mean_of([])

    @pytest.mark.parametrize(("base", "variance", "can_be"), [(1, 0, True), (0, 0, False), (1, -1, False)])
    def test_what_is_no_mean(self, base: int, variance: int, can_be: bool) -> None:  # noqa: FBT001
        if can_be:
            assert Mean(estimate=3, base=base, variance=Fraction(variance)).base == 1
        else:
            with pytest.raises(InvalidRecordError):
                Mean(estimate=3, base=base, variance=Fraction(variance))


@pytest.mark.parametrize("count", [0, 1, 9, 10, 25])
def test_the_limits_of_a_rate_are_exact(count: int) -> None:
    """Whatever the count, by the chi-squared distribution as scipy has it."""
    found = exact_interval(Rate(count, 3_600, per=10_000))
    assert found is not None
    lower = stats.chi2.ppf(0.025, 2 * count) / 2 if count else 0.0
    ends = (lower, stats.chi2.ppf(0.975, 2 * count + 2) / 2)
    assert (found.lower, found.upper) == pytest.approx([end * 10_000 / 3_600 for end in ends])


@pytest.mark.parametrize(
    ("figure", "value", "printed", "whole"),
    [
        (Share(56, 61), Fraction(56, 61), "91.8%", "92% of 61"),
        (Share(1_250, 5_000), Fraction(1, 4), "25%", "25% of 5,000"),
        (Rate(25, 3_600, per=10_000), Fraction(625, 9), "69.4 per 10,000", "69.4 per 10,000 (25 of 3,600)"),
        (mean_of([1_000, 1_001]), Fraction(2_001, 2), "1,000.5", "1000.5 (n = 2)"),
    ],
)
def test_value_and_print(figure: Figure, value: Fraction, printed: str, whole: str) -> None:
    """A whole value is printed whole, others to a tenth; a share with its base to a whole per cent."""
    assert figure_value(figure) == value
    assert printed_value(value, figure) == printed
    assert printed_figure(figure) == whole


@pytest.mark.parametrize(
    ("figure", "target", "places"),
    [
        (Share(95, 100), Fraction(95, 100), 0),
        (Share(954, 1_000), Fraction(95, 100), 1),
        (Share(956, 1_000), Fraction(95, 100), 0),
        (Share(99_999, 100_000), Fraction(1), 3),
        (Share(99_999_999, 100_000_000), Fraction(1), 4),
        (Rate(1_996, 1_000_000, per=10_000), Fraction(20), 2),
        (Rate(1_994, 1_000_000, per=10_000), Fraction(20), 1),
        (Rate(2_000, 1_000_000, per=10_000), Fraction(20), 1),
    ],
)
def test_as_many_places_as_tell_a_figure_from_its_target(figure: Figure, target: Fraction, places: int) -> None:
    """94.95% beside 95% is printed to two places, 94% to none; more than four are never printed."""
    assert places_beside(figure, target) == places
