import decimal
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from safeguarding.errors import InvalidRecordError
from safeguarding.numbers.rounding import (
    Rounding,
    as_fraction,
    rounded,
    rounded_to_multiple,
    rounded_whole,
    rules_for_ratio,
)
from safeguarding.testing.strategies.numbers import fractions

# the same rules in Python's own decimal module, an independent implementation
DECIMAL_RULES = {
    Rounding.HALF_UP: decimal.ROUND_HALF_UP,
    Rounding.HALF_EVEN: decimal.ROUND_HALF_EVEN,
    Rounding.HALF_DOWN: decimal.ROUND_HALF_DOWN,
    Rounding.FLOOR: decimal.ROUND_FLOOR,
    Rounding.CEILING: decimal.ROUND_CEILING,
    Rounding.TOWARD_ZERO: decimal.ROUND_DOWN,
    Rounding.AWAY_FROM_ZERO: decimal.ROUND_UP,
}
finite_decimals = st.decimals(min_value=-10_000, max_value=10_000, places=4)


@pytest.mark.parametrize(
    ("rounding", "whole"),
    [
        (Rounding.HALF_UP, [-3, -2, 1, 2, 2]),
        (Rounding.HALF_EVEN, [-2, -2, 0, 2, 2]),
        (Rounding.HALF_DOWN, [-2, -2, 0, 1, 2]),
        (Rounding.FLOOR, [-3, -3, 0, 1, 2]),
        (Rounding.CEILING, [-2, -2, 1, 2, 3]),
        (Rounding.TOWARD_ZERO, [-2, -2, 0, 1, 2]),
        (Rounding.AWAY_FROM_ZERO, [-3, -3, 1, 2, 3]),
    ],
)
def test_each_rule_at_and_beside_a_tie(rounding: Rounding, whole: list[int]) -> None:
    """Ties and other values go where the rule's name says, on both sides of zero: -2.5, -2.1, 0.5, 1.5 and 2.1."""
    values = [Fraction(-5, 2), Fraction(-21, 10), Fraction(1, 2), Fraction(3, 2), Fraction(21, 10)]
    assert [rounded_whole(value, rounding) for value in values] == whole


@given(finite_decimals, st.integers(min_value=0, max_value=3), st.sampled_from(Rounding))
def test_agrees_with_the_decimal_module(value: Decimal, places: int, rounding: Rounding) -> None:
    """Every rule gives what Python's decimal arithmetic gives, with the same digits printed."""
    expected = value.quantize(Decimal(1).scaleb(-places), rounding=DECIMAL_RULES[rounding])
    answer = rounded(value, places, rounding)
    assert answer == expected
    assert answer.as_tuple().exponent == expected.as_tuple().exponent


@given(fractions(), st.integers(min_value=-2, max_value=4), st.sampled_from(Rounding))
def test_rounding_moves_a_value_by_less_than_one_unit(value: Fraction, places: int, rounding: Rounding) -> None:
    """A rounded value is less than one printed unit away, at most half a one under the half rules; and it stays put."""
    unit = Fraction(1, 10) ** places
    answer = rounded(value, places, rounding)
    distance = abs(Fraction(answer) - value)
    assert distance < unit
    if rounding in (Rounding.HALF_UP, Rounding.HALF_EVEN, Rounding.HALF_DOWN):
        assert distance <= unit / 2
    assert rounded(answer, places, rounding) == answer


def test_large_values_keep_every_digit() -> None:
    """Nothing is lost to a working precision."""
    assert rounded(10**40 + 1, 1) == Decimal("1" + "0" * 39 + "1.0")


def test_a_multiple_of_five() -> None:
    """Published counts may be rounded to the nearest 5 or 10."""
    assert [int(rounded_to_multiple(count, 5)) for count in (0, 2, 3, 7, 8)] == [0, 0, 5, 5, 10]
    assert int(rounded_to_multiple(15, 10)) == 20
    with pytest.raises(InvalidRecordError, match="above 0"):
        rounded_to_multiple(7, 0)


@pytest.mark.parametrize("inexact", [0.1, True, Decimal("NaN"), Decimal("Infinity"), "7"])
def test_only_exact_numbers_are_rounded(inexact: int) -> None:
    """A float's tie is an accident, so floats are refused; so is whatever is not a number."""
    with pytest.raises(InvalidRecordError):
        as_fraction(inexact)


@pytest.mark.parametrize("value", [Fraction(0), Fraction(-1, 4), Fraction(1, 4)])
def test_nought_is_printed_without_a_sign(value: Fraction) -> None:
    """What rounds to 0 is 0, never -0."""
    assert str(rounded(value)) == "0"


@pytest.mark.parametrize("value", [*(Fraction(k, 4) for k in range(-13, 14)), *(Fraction(k, 3) for k in range(-7, 8))])
def test_the_rules_that_round_to_a_number_at_and_beside_every_tie(value: Fraction) -> None:
    """From below -3 to above 3 by quarters and thirds, ties between 0 and 1 and between -1 and 0 among them."""
    printed = Decimal(value.numerator) / value.denominator
    for whole in range(-4, 5):
        expected = {
            rule for rule, name in DECIMAL_RULES.items() if printed.quantize(Decimal(1), rounding=name) == whole
        }
        assert rules_for_ratio(value.numerator, value.denominator, whole) == expected, whole
