"""Means and deviations that answers of 0 or 1 can have."""

import itertools
from fractions import Fraction

import pytest

from safeguarding.errors import InvalidRecordError
from safeguarding.figures.claims import check
from safeguarding.figures.kinds.binaries import BinaryClaim, _is_root_within, is_possible_binary
from safeguarding.figures.kinds.deviations import DeviationFormula
from safeguarding.numbers.intervals import Interval
from safeguarding.numbers.rounding import Rounding, rounded
from safeguarding.testing.strategies.figure_numbers import rounded_root


def test_the_documented_example() -> None:
    assert check(BinaryClaim(mean="0.35", deviation="0.18", n=20)).is_inconsistent


@pytest.mark.parametrize(
    ("mean", "deviation", "can_be"),
    [
        ("0", "0", True), ("1", "1", True), ("-0.1", "0", False), ("1.5", "0.1", False),
        ("0.5", "-0.1", False), ("0.5", "-1", False), ("0.5", "1.1", False),
    ],
)  # fmt: skip
def test_both_lie_from_nothing_to_one(mean: str, deviation: str, can_be: bool) -> None:  # noqa: FBT001
    """Zeros and ones have a mean and a deviation from 0 to 1."""
    if can_be:
        assert BinaryClaim(mean=mean, deviation=deviation, n=20).n == 20
    else:
        with pytest.raises(InvalidRecordError):
            BinaryClaim(mean=mean, deviation=deviation, n=20)


@pytest.mark.parametrize("rule", [Rounding.HALF_UP, Rounding.CEILING])
def test_a_coarse_mean_leaves_many_numbers_of_ones(rule: Rounding) -> None:
    """Whichever of them has the deviation is found, half of the answers not least: there it is greatest."""
    for n in range(2, 10):
        pairs = {
            (f"{rounded(Fraction(ones, n), 0, rule):f}", rounded_root(Fraction(ones * (n - ones), n * n), places, rule))
            for ones in range(n + 1)
            for places in (0, 2)
        }
        deviations = ["0", "1", *(f"0.{hundredths:02}" for hundredths in range(52))]
        for mean, deviation in itertools.product(range(2), deviations):
            claim = BinaryClaim(mean=str(mean), deviation=deviation, n=n)
            known = (str(mean), deviation) in pairs
            assert is_possible_binary(claim, rule, DeviationFormula.POPULATION) is known


def test_one_answer_has_no_sample_deviation() -> None:
    """The deviation of one answer over n − 1 is not defined; over n it is 0."""
    claim = BinaryClaim(mean="1", deviation="0.0", n=1)
    assert not is_possible_binary(claim, Rounding.HALF_UP, DeviationFormula.SAMPLE)
    assert check(claim).remarks == ("It fits only when the squares are divided by n, not by n − 1.",)


@pytest.mark.parametrize(
    ("deviation", "rule", "can_be"),
    [("0", Rounding.HALF_UP, False), ("1", Rounding.HALF_UP, True), ("0", Rounding.HALF_DOWN, True)],
)
def test_a_tie_belongs_to_one_side(deviation: str, rule: Rounding, can_be: bool) -> None:  # noqa: FBT001
    """One of two has a deviation of just a half."""
    claim = BinaryClaim(mean="0.5", deviation=deviation, n=2)
    assert is_possible_binary(claim, rule, DeviationFormula.POPULATION) is can_be


@pytest.mark.parametrize(("upper_closed", "inside"), [(True, True), (False, False)])
def test_the_end_of_an_interval_belongs_to_it_where_it_is_closed(upper_closed: bool, inside: bool) -> None:  # noqa: FBT001
    """A deviation of exactly its upper end: the root of a quarter is a half."""
    assert _is_root_within(Fraction(1, 4), Interval(0, Fraction(1, 2), upper_closed=upper_closed)) is inside
