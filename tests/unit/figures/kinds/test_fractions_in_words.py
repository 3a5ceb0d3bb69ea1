"""Fractions in words beside the figures that they stand for."""

import pytest

from safeguarding.errors import ParseError
from safeguarding.figures.claims import Claim, check
from safeguarding.figures.kinds.fractions_in_words import FractionClaim, parse_fraction_in_words
from safeguarding.figures.words import ClaimOutcome


def right(claim: Claim) -> bool:
    """Whether a claim holds under a usual rule."""
    verdict = check(claim)
    return verdict.is_consistent and not verdict.is_unusual


def wrong(claim: Claim) -> bool:
    return check(claim).is_inconsistent


def unverifiable(claim: Claim) -> bool:
    return check(claim).outcome is ClaimOutcome.UNVERIFIABLE


class TestFractions:
    @pytest.mark.parametrize(
        ("words", "percentage", "holds"),
        [
            ("one in four", "25%", True),
            ("one in four", "22.3%", True),
            ("one in four", "28.5%", True),
            ("one in four", "22.1%", False),
            ("one in four", "29%", True),
            ("one in four", "29.1%", True),
            ("one in four", "29.3%", False),
            ("1 in 4", "25%", True),
            ("three out of ten", "30%", True),
            ("three out of ten", "36%", False),
            ("two thirds", "66.7%", True),
            ("half", "50%", True),
            ("half", "80%", False),
            ("more than half", "50.1%", True),
            ("more than half", "49.9%", False),
            ("nearly two-thirds", "66%", True),
            ("nearly two-thirds", "67.1%", False),
            ("two thirds", "63.3%", True),
            ("two thirds", "63.2%", False),
            ("two thirds", "70.8%", True),
            ("two thirds", "70.9%", False),
            ("a third", "36.7%", True),
            ("a third", "36.8%", False),
            ("half", "45%", True),
            ("half", "44.9%", False),
            ("nearly half", "44%", True),
            ("nearly half", "43.9%", False),
            ("just over half", "56%", True),
            ("just over half", "56.1%", False),
            ("just under half", "50.1%", False),
            ("a tenth", "11%", True),
        ],
    )
    def test_fractions(self, words: str, percentage: str, holds: bool) -> None:  # noqa: FBT001
        assert right(FractionClaim(words=words, percentage=percentage)) is holds

    def test_exactly_half_is_not_more_than_half(self) -> None:
        assert wrong(FractionClaim(words="more than half", count="1", base="2"))
        assert wrong(FractionClaim(words="less than half", count="1", base="2"))
        assert right(FractionClaim(words="half", count="1", base="2"))

    def test_fractions_need_figures(self) -> None:
        assert unverifiable(FractionClaim(words="one in four"))
        assert unverifiable(FractionClaim(words="one in four", count="0", base="0"))

    @pytest.mark.parametrize("words", ["", "five in four", "none in four", "a dozen", "one in", "x" * 10_000])
    def test_no_fraction(self, words: str) -> None:
        with pytest.raises(ParseError):
            parse_fraction_in_words(words)
