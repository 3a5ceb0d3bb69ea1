"""Fractions in words beside the figures that they stand for."""

from fractions import Fraction

import pytest

from safeguarding.errors import InvalidRecordError, ParseError
from safeguarding.figures.claims import Claim, check
from safeguarding.figures.kinds.fractions_in_words import (
    FractionClaim,
    FractionInWords,
    Qualifier,
    parse_fraction_in_words,
)
from safeguarding.figures.words import ClaimOutcome
from safeguarding.numbers.intervals import Interval
from safeguarding.numbers.rounding import Rounding


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


@pytest.mark.parametrize(
    ("qualifier", "meant"),
    [
        (Qualifier.OVER, Interval(Fraction(1, 2), 1, lower_closed=False)),
        (Qualifier.UNDER, Interval(0, Fraction(1, 2), upper_closed=False)),
        (Qualifier.JUST_OVER, Interval(Fraction(1, 2), Fraction(56, 100), lower_closed=False)),
        (Qualifier.JUST_UNDER, Interval(Fraction(44, 100), Fraction(1, 2), upper_closed=False)),
        # two fifths and three fifths are the neighbours
        (Qualifier.ABOUT, Interval(Fraction(45, 100), Fraction(55, 100))),
    ],
)
def test_what_a_half_may_mean(qualifier: Qualifier, meant: Interval) -> None:
    """A share lies from none to all: what is more than a half ends at the whole."""
    assert FractionInWords(1, 2, qualifier).meant(Rounding.HALF_UP) == meant


@pytest.mark.parametrize(
    ("ones", "of", "can_be"), [(0, 4, False), (1, 1, True), (4, 4, True), (5, 4, False), (-1, 4, False)]
)
def test_some_or_all_of_so_many(ones: int, of: int, can_be: bool) -> None:  # noqa: FBT001
    """None in four is no proportion, four in four is."""
    if can_be:
        assert FractionInWords(ones, of).fraction == Fraction(ones, of)
    else:
        with pytest.raises(InvalidRecordError):
            FractionInWords(ones, of)


@pytest.mark.parametrize("qualifier", [Qualifier.OVER, Qualifier.JUST_OVER])
def test_more_than_all_is_all(qualifier: Qualifier) -> None:
    assert FractionInWords(2, 2, qualifier).meant(Rounding.HALF_UP) == Interval(1, 1)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("most", FractionInWords(1, 2, Qualifier.OVER)),
        ("the vast majority", FractionInWords(1, 2, Qualifier.OVER)),
        ("a small minority", FractionInWords(1, 2, Qualifier.UNDER)),
        ("one in four", FractionInWords(1, 4, is_ratio=True)),
        ("nearly three quarters", FractionInWords(3, 4, Qualifier.JUST_UNDER)),
        ("a tenth", FractionInWords(1, 10)),
    ],
)
def test_words(words: str, meant: FractionInWords) -> None:
    """A majority is more than half and a minority less, however large."""
    assert parse_fraction_in_words(words) == meant


def test_a_fraction_in_words_is_a_text() -> None:
    """A number is none, and is refused by its field."""
    with pytest.raises(ParseError, match="a proportion such as"):
        parse_fraction_in_words(0.5)  # type: ignore[arg-type]
    with pytest.raises(InvalidRecordError, match="words"):
        FractionClaim(words=0.5, count="1", base="2")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fraction", "lower", "upper"),
    [
        # 0, a tenth, a fifth and a quarter are named; so are nine tenths and all
        (FractionInWords(1, 10), Fraction(1, 20), Fraction(3, 20)),
        (FractionInWords(1, 5), Fraction(3, 20), Fraction(9, 40)),
        (FractionInWords(9, 10), Fraction(17, 20), Fraction(19, 20)),
        (FractionInWords(5, 5), Fraction(19, 20), Fraction(1)),
    ],
)
def test_half_way_to_the_next_that_people_name(fraction: FractionInWords, lower: Fraction, upper: Fraction) -> None:
    assert fraction.meant(Rounding.HALF_UP) == Interval(lower, upper)


@pytest.mark.parametrize(("of", "lower"), [(2, Fraction(44, 100)), (8, Fraction(13, 200)), (10, Fraction(1, 20))])
def test_just_under_is_a_few_points_and_no_less_than_half(of: int, lower: Fraction) -> None:
    """Just under a tenth is no twenty-fifth."""
    meant = FractionInWords(1, of, Qualifier.JUST_UNDER).meant(Rounding.HALF_UP)
    assert meant == Interval(lower, Fraction(1, of), upper_closed=False)


@pytest.mark.parametrize(("length", "is_read"), [(100, True), (101, False)])
def test_what_is_too_long_is_not_read_in_part(length: int, *, is_read: bool) -> None:
    """What stands at the end of it may be what matters."""
    text = "one in four".ljust(length)
    if is_read:
        assert parse_fraction_in_words(text).fraction == Fraction(1, 4)
    else:
        with pytest.raises(ParseError):
            parse_fraction_in_words(text)
