from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from safeguarding.numbers.preimages import values_rounded_to
from safeguarding.numbers.printed import PrintedFigure
from safeguarding.numbers.rounding import Rounding, rounded_whole, rules_for_ratio


class TestValuesRoundedTo:
    """The values of a whole number under a rule are exactly those that the rule rounds to it."""

    @pytest.mark.parametrize("rule", Rounding)
    def test_as_for_a_printed_figure(self, rule: Rounding) -> None:
        for whole in range(-7, 8):
            assert values_rounded_to(whole, rule) == PrintedFigure(Decimal(whole)).true_values(rule)

    @given(value=st.fractions(-50, 50, max_denominator=8), rule=st.sampled_from(Rounding), whole=st.integers(-51, 51))
    def test_exactly(self, value: Fraction, rule: Rounding, whole: int) -> None:
        assert (value in values_rounded_to(whole, rule)) is (rounded_whole(value, rule) == whole)

    @given(value=st.fractions(-50, 50, max_denominator=8), whole=st.integers(-51, 51))
    def test_rules_by_value(self, value: Fraction, whole: int) -> None:
        found = rules_for_ratio(value.numerator, value.denominator, whole)
        assert found == {rule for rule in Rounding if rounded_whole(value, rule) == whole}
