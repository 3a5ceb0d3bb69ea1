from decimal import Decimal
from fractions import Fraction
from functools import partial

import pytest

from safeguarding.errors import InvalidRecordError, ParseError
from safeguarding.figures.stated import Stated, as_stated
from safeguarding.figures.words import Precision


class TestStatedFigures:
    """A whole number is a count; decimals or a per cent sign mean that it was rounded."""

    @pytest.mark.parametrize("text", ["24", "1,234", "four", "Twenty", "35/139", "-3"])
    def test_counted(self, text: str) -> None:
        assert Stated(text).is_exact

    @pytest.mark.parametrize("text", ["24%", "24.0", "24 per cent", "0.5"])
    def test_rounded(self, text: str) -> None:
        assert not Stated(text).is_exact

    def test_the_author_may_know_better(self) -> None:
        assert not Stated("36", precision=Precision.ROUNDED).is_exact
        assert Stated("3.5", precision=Precision.EXACT).is_exact
        assert not Stated("1,230", to_nearest=10).is_exact

    @pytest.mark.parametrize("text", ["", "abc", "1,23", "5/0", "1e5", "٣", "9" * 100, "twenty one"])
    def test_no_figure(self, text: str) -> None:
        with pytest.raises(ParseError):
            Stated(text)

    def test_impossible_precision(self) -> None:
        for make in (
            partial(Stated, "1,234", to_nearest=10),
            partial(Stated, "10", to_nearest=0),
            partial(Stated, "10", to_nearest=10, precision=Precision.EXACT),
            partial(Stated, "35/139", precision=Precision.ROUNDED),
        ):
            with pytest.raises(InvalidRecordError):
                make()

    def test_values_from_data(self) -> None:
        assert as_stated(Decimal("3.50")).text == "3.50"
        for value in (1.5, True, Decimal("NaN")):
            with pytest.raises(InvalidRecordError):
                as_stated(value)  # type: ignore[arg-type]


def test_a_fraction_is_shown_as_it_was_given() -> None:
    """A third has no end in decimals: its digits are its own text."""
    third = as_stated(Fraction(1, 3))
    assert (third.digits, str(third), Stated("12.50%").digits) == ("1/3", "1/3", "12.50")
