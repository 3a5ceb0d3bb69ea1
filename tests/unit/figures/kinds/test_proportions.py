import attrs
import pytest

from safeguarding.errors import UnknownNameError
from safeguarding.figures.bands import EDUCATION_SCOTLAND_BANDS
from safeguarding.figures.claims import check
from safeguarding.figures.kinds.proportions import ProportionClaim
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.stated import Stated
from safeguarding.numbers.rounding import Rounding


class TestProportions:
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


def test_a_rounded_percentage_reaches_every_band_that_it_may_lie_in() -> None:
    """100% to the nearest ten may be 95% or 98%: "most" and "vast majority" both hold, and "the majority" does not."""
    nearly_all = Stated("100%", to_nearest=10)
    usual_only = attrs.evolve(CHARITABLE, usual=(Rounding.HALF_UP,), unusual=())
    for words, holds in (("vast majority", True), ("most", True), ("the majority", False)):
        for policy in (CHARITABLE, usual_only):
            assert check(ProportionClaim(words=words, percentage=nearly_all), policy).is_consistent is holds
