import attrs
import pytest

from safeguarding.errors import InvalidRecordError, ParseError, UnknownNameError
from safeguarding.figures.bands import EDUCATION_SCOTLAND_BANDS, OFSTED_BANDS, BandTable, WordBand
from safeguarding.figures.claims import Claim, check
from safeguarding.figures.kinds.fractions_in_words import FractionClaim, parse_fraction_in_words
from safeguarding.figures.kinds.proportions import ProportionClaim
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.words import ClaimOutcome


def right(claim: Claim) -> bool:
    """Whether a claim holds under a usual rule."""
    verdict = check(claim)
    return verdict.is_consistent and not verdict.is_unusual


def wrong(claim: Claim) -> bool:
    return check(claim).is_inconsistent


def unverifiable(claim: Claim) -> bool:
    return check(claim).outcome is ClaimOutcome.UNVERIFIABLE


class TestWords:
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
        ("words", "percentage", "holds"),
        [
            ("vast majority", "97%", True),
            ("vast majority", "96%", False),
            ("most", "96%", True),
            ("most", "80%", True),
            ("most", "79%", False),
            ("the majority", "51%", True),
            ("the majority", "50%", False),
            ("A Small Minority", "20%", True),
            ("few", "19%", True),
            ("few", "20%", False),
        ],
    )
    def test_proportions(self, words: str, percentage: str, holds: bool) -> None:  # noqa: FBT001
        assert check(ProportionClaim(words=words, percentage=percentage)).is_consistent is holds

    def test_another_bodys_words(self) -> None:
        """Four fifths are "most" for both; 76% is "most" in Scotland only."""
        scottish = attrs.evolve(CHARITABLE, bands=EDUCATION_SCOTLAND_BANDS)
        claim = ProportionClaim(words="most", percentage="76%")
        assert check(claim).is_inconsistent
        assert check(claim, scottish).is_consistent

    def test_words_of_no_table(self) -> None:
        with pytest.raises(UnknownNameError) as caught:
            check(ProportionClaim(words="vast majorty", percentage="97%"))
        assert caught.value.suggestions[0] == "vast majority"

    def test_a_verdict_names_its_table_and_how_surely_it_is_known(self) -> None:
        (remark,) = check(ProportionClaim(words="most", percentage="79%")).remarks
        assert "from memory" in remark

    def test_band_tables_check_themselves(self) -> None:
        source = OFSTED_BANDS.source
        for bands in (
            (),
            (WordBand(0, 50, ("a",)), WordBand(40, 100, ("b",))),
            (WordBand(51, 100, ("a",)), WordBand(0, 50, ("a",))),
        ):
            with pytest.raises(InvalidRecordError):
                BandTable(name="made up", bands=bands, source=source)
        with pytest.raises(InvalidRecordError):
            WordBand(50, 40, ("a",))
