"""Standard deviations that whole numbers can have."""

import itertools
from fractions import Fraction

import pytest

from safeguarding.errors import InvalidRecordError
from safeguarding.figures.claims import Claim, check
from safeguarding.figures.kinds.deviations import (
    DeviationClaim,
    DeviationFormula,
    _likeliest_first,
    _squared,
    formula_remarks,
    is_possible_deviation,
)
from safeguarding.figures.runs import Run
from safeguarding.numbers.intervals import Interval
from safeguarding.numbers.rounding import Rounding, rounded
from safeguarding.testing.strategies.figure_numbers import rounded_root


def right(claim: Claim) -> bool:
    """Whether a claim holds under a usual rule."""
    verdict = check(claim)
    return verdict.is_consistent and not verdict.is_unusual


def wrong(claim: Claim) -> bool:
    return check(claim).is_inconsistent


class TestDeviations:
    def test_deviations(self) -> None:
        assert wrong(DeviationClaim(mean="5.19", deviation="1.00", n=28))
        assert check(DeviationClaim(mean="5.19", deviation="1.00", n=28)).remedy("mean") is not None
        assert right(DeviationClaim(mean="0.5", deviation="0.7", n=2))
        population = check(DeviationClaim(mean="0.5", deviation="0.50", n=2))
        assert population.remarks == ("It fits only when the squares are divided by n, not by n − 1.",)


@pytest.mark.parametrize(
    ("stated", "used", "says"),
    [
        (None, DeviationFormula.POPULATION, True), (None, DeviationFormula.SAMPLE, False),
        (DeviationFormula.POPULATION, DeviationFormula.POPULATION, False), (None, None, False),
    ],
)  # fmt: skip
def test_the_rarer_formula_is_remarked_on_where_nobody_named_it(
    stated: DeviationFormula | None,
    used: DeviationFormula | None,
    says: bool,  # noqa: FBT001
) -> None:
    assert bool(formula_remarks(stated, used)) is says


def test_every_sum_of_a_coarse_mean_is_tried() -> None:
    """A mean of 0 without a decimal place leaves many sums; some answers with one of them have the deviation, or none."""
    rule, population = Rounding.HALF_UP, DeviationFormula.POPULATION
    for n in (3, 4, 5):
        possible = set()
        # a deviation of 1 reaches no further from such a mean
        for points in itertools.combinations_with_replacement(range(-3, 4), n):
            mean = Fraction(sum(points), n)
            if rounded(mean, 0, rule) == 0:
                possible.add(rounded_root(Fraction(sum(each * each for each in points), n) - mean**2, 2, rule))
        for hundredths in range(100):
            claim = DeviationClaim(mean="0", deviation=f"0.{hundredths:02}", n=n)
            assert is_possible_deviation(claim, rule, population) is (f"0.{hundredths:02}" in possible)


@pytest.mark.parametrize(("ones", "deviation"), [(2, "0.218"), (3, "0.263"), (4, "0.300"), (5, "0.331")])
def test_each_sum_of_a_mean_is_tried(ones: int, deviation: str) -> None:
    """Two to five ones among forty all have a mean of 0.1, each its own deviation: the root of p(1 − p)."""
    assert deviation == f"{(ones / 40 * (1 - ones / 40)) ** 0.5:.3f}"
    claim = DeviationClaim(mean="0.1", deviation=deviation, n=40)
    assert is_possible_deviation(claim, Rounding.HALF_UP, DeviationFormula.POPULATION)


@pytest.mark.parametrize("deviation", ["0", "0.0"])
def test_a_deviation_is_never_below_0(deviation: str) -> None:
    """None at all may be; less than none is a slip."""
    assert DeviationClaim(mean="3.44", deviation=deviation, n=18).deviation.value == 0
    with pytest.raises(InvalidRecordError, match="never below 0"):
        DeviationClaim(mean="3.44", deviation=f"-{deviation}1", n=18)


def test_every_possible_sum_is_tried() -> None:
    """The likeliest first, and none left out."""
    assert set(_likeliest_first(Run(first=11, last=17), 10)) == set(range(11, 18))


def test_no_variance_belongs_to_deviations_below_nothing() -> None:
    """A deviation is never below 0: of an interval that reaches 0 what is left is squared."""
    assert _squared(Interval(Fraction(-3), Fraction(-1))) is None
    assert _squared(Interval(Fraction(-3), Fraction(2))) == Interval(Fraction(0), Fraction(4))
