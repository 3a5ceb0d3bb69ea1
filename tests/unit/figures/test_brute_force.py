"""GRIM, GRIMMER and DEBIT against plain enumeration of every set of answers."""

import itertools
from collections import defaultdict
from fractions import Fraction

import pytest

from safeguarding.figures.claims import check
from safeguarding.figures.kinds.binaries import BinaryClaim, is_possible_binary
from safeguarding.figures.kinds.deviations import DeviationClaim, DeviationFormula, is_possible_deviation
from safeguarding.figures.kinds.means import possible_sums
from safeguarding.figures.stated import as_rounded
from safeguarding.figures.words import ClaimOutcome
from safeguarding.numbers.rounding import Rounding, rounded
from safeguarding.testing.strategies.figure_numbers import rounded_root

RULES = tuple(Rounding)


def text(hundredths: int, places: int) -> str:
    whole, rest = divmod(hundredths, 10**places)
    return f"{whole}.{rest:0{places}d}" if places else str(whole)


@pytest.mark.parametrize("rule", RULES)
def test_grim(rule: Rounding) -> None:
    """A mean is possible exactly where some sum of the answers is stated so."""
    for n, places in itertools.product((1, 2, 3, 7, 12, 19, 99, 100, 101, 150), (0, 1, 2)):
        stated = {rounded(Fraction(total, n), places, rule) for total in range(-n, 2 * n + 1)}
        for value in range(10**places):
            mean = as_rounded(text(value, places))
            assert (possible_sums(mean, n, rule) is not None) is (rounded(mean.value, places) in stated)


class TestGrimmer:
    """A mean and a deviation are possible together exactly where some set of answers has both."""

    @pytest.mark.parametrize("formula", DeviationFormula)
    @pytest.mark.parametrize("rule", [Rounding.HALF_UP, Rounding.HALF_EVEN, Rounding.FLOOR, Rounding.CEILING])
    @pytest.mark.parametrize(("n", "items"), [(2, 1), (3, 1), (4, 1), (5, 1), (3, 2)])
    def test_every_set_of_answers(self, n: int, items: int, rule: Rounding, formula: DeviationFormula) -> None:
        # answers far enough out that no mean of 0 to 0.9 with a deviation up to 3 is missed
        reach = 11 if n <= 3 else 8
        possible = defaultdict(set)
        for points in itertools.combinations_with_replacement(range(-reach, reach + 1), n):
            mean = Fraction(sum(points), n * items)
            if -1 <= mean <= 2:
                squares = sum(point * point for point in points) - Fraction(sum(points) ** 2, n)
                variance = squares / formula.divisor(n) / items**2
                possible[rounded(mean, 1, rule)].add(rounded_root(variance, 1, rule))
        for tenths, deviation in itertools.product(range(10), range(26)):
            claim = DeviationClaim(mean=text(tenths, 1), deviation=text(deviation, 1), n=n, items=items)
            brute = text(deviation, 1) in possible[rounded(Fraction(tenths, 10), 1)]
            assert is_possible_deviation(claim, rule, formula) is brute, claim

    def test_one_answer_has_no_sample_deviation(self) -> None:
        """The deviation of one answer over n − 1 is not defined; over n it is 0."""
        claim = DeviationClaim(mean="3", deviation="0.0", n=1)
        assert not is_possible_deviation(claim, Rounding.HALF_UP, DeviationFormula.SAMPLE)
        assert is_possible_deviation(claim, Rounding.HALF_UP, DeviationFormula.POPULATION)

    def test_very_many_answers(self) -> None:
        """With many answers nearly every pair is possible, and that is found without trying every sum."""
        claim = DeviationClaim(mean="3.44", deviation="2.47", n=10**12)
        assert is_possible_deviation(claim, Rounding.HALF_UP, DeviationFormula.SAMPLE)
        level = DeviationClaim(mean="3.00", deviation="0.00", n=10**12)
        assert is_possible_deviation(level, Rounding.HALF_UP, DeviationFormula.SAMPLE)
        uneven = DeviationClaim(mean="3.50", deviation="0.00", n=10**12)
        assert check(uneven).outcome is ClaimOutcome.UNVERIFIABLE


class TestDebit:
    """A mean and a deviation of zeros and ones are possible exactly where some number of ones has both."""

    @pytest.mark.parametrize("formula", DeviationFormula)
    @pytest.mark.parametrize("rule", RULES)
    def test_every_number_of_ones(self, rule: Rounding, formula: DeviationFormula) -> None:
        for n in (2, 3, 5, 20, 61):
            possible = {
                (
                    f"{rounded(Fraction(ones, n), 2, rule):f}",
                    rounded_root(Fraction(ones * (n - ones), n * formula.divisor(n)), 2, rule),
                )
                for ones in range(n + 1)
            }
            for mean, deviation in itertools.product(range(0, 101, 4), range(72)):
                claim = BinaryClaim(mean=text(mean, 2), deviation=text(deviation, 2), n=n)
                assert is_possible_binary(claim, rule, formula) is ((text(mean, 2), text(deviation, 2)) in possible)

    def test_a_deviation_on_an_end_that_is_left_out(self) -> None:
        """Of 25, five ones have a deviation of exactly 0.4, which the ceiling does not print as 0.5; six ones have."""
        claim = BinaryClaim(mean="1", deviation="0.5", n=25)
        assert is_possible_binary(claim, Rounding.CEILING, DeviationFormula.POPULATION)

    def test_the_documented_example(self) -> None:
        """A mean of 0.35 with a deviation of 0.18 among 20 is impossible (documentation of the R package scrutiny)."""
        claim = BinaryClaim(mean="0.35", deviation="0.18", n=20)
        assert not any(is_possible_binary(claim, rule, DeviationFormula.SAMPLE) for rule in RULES)
        assert is_possible_binary(
            BinaryClaim(mean="0.35", deviation="0.49", n=20), Rounding.HALF_UP, DeviationFormula.SAMPLE
        )
