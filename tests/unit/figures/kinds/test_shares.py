from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from safeguarding.errors import InvalidRecordError
from safeguarding.figures.claims import Claim, check
from safeguarding.figures.kinds.means import MeanClaim
from safeguarding.figures.kinds.shares import ShareClaim, check_share
from safeguarding.figures.policies import CHARITABLE, STRICT
from safeguarding.figures.stated import Stated, as_rounded
from safeguarding.figures.words import ClaimOutcome
from safeguarding.numbers.shares import Share, percentage as published


def right(claim: Claim) -> bool:
    """Whether a claim holds under a usual rule."""
    verdict = check(claim)
    return verdict.is_consistent and not verdict.is_unusual


def wrong(claim: Claim) -> bool:
    return check(claim).is_inconsistent


def unverifiable(claim: Claim) -> bool:
    return check(claim).outcome is ClaimOutcome.UNVERIFIABLE


class TestShares:
    def test_a_decimal_is_read_as_it_is_printed(self) -> None:
        """What ``percentage`` rounds for print is a right percentage, and a Decimal mean is a printed one."""
        assert right(ShareClaim(count=35, base=139, percentage=published(Share(35, 139))))
        assert right(ShareClaim(count=35, base=139, percentage=25))
        assert wrong(ShareClaim(count=35, base=139, percentage=Decimal("25.0")))
        assert right(MeanClaim(mean=Decimal("3.47"), n=19))

    def test_trailing_zeros_carry_meaning(self) -> None:
        """35 of 139 is 25.18%: 25% and 25.2% are right, 25.0% is not."""
        assert right(ShareClaim(count="35", base="139", percentage="25"))
        assert right(ShareClaim(count="35", base="139", percentage="25.2"))
        assert wrong(ShareClaim(count="35", base="139", percentage="25.0"))

    def test_ties(self) -> None:
        """1 of 8 is exactly 12.5%: 13 half up, 12 half to even, both right by charity; only 13 strictly."""
        for percentage in ("12", "13"):
            claim = ShareClaim(count="1", base="8", percentage=percentage)
            assert right(claim)
            assert check(claim, STRICT).is_consistent is (percentage == "13")

    def test_more_than_there_are(self) -> None:
        assert wrong(ShareClaim(count="140", base="139"))
        assert wrong(ShareClaim(percentage="101%"))
        assert unverifiable(ShareClaim(percentage="100%"))

    def test_nothing_of_nothing(self) -> None:
        assert unverifiable(ShareClaim(count="0", base="0", percentage="0%"))
        assert wrong(ShareClaim(count="1", base="0"))

    def test_a_base_too_small(self) -> None:
        """24% of 20 is impossible: 4 is 20% and 5 is 25%; from 100 on every percentage is possible."""
        assert wrong(ShareClaim(base="20", percentage="24%"))
        assert right(ShareClaim(base="100", percentage="24%"))

    def test_a_count_alone(self) -> None:
        assert right(ShareClaim(count="1", percentage="33.3%"))
        assert not right(ShareClaim(count="1", percentage="33.4%"))
        assert wrong(ShareClaim(count="1", percentage="33.5%"))

    def test_published_counts_are_rounded(self) -> None:
        """1,230 of 4,560, each to the nearest 10, can be 26.8% to 27.1%."""
        count, base = Stated("1,230", to_nearest=10), Stated("4,560", to_nearest=10)
        assert right(ShareClaim(count=count, base=base, percentage="26.9%"))
        assert not right(ShareClaim(count=count, base=base, percentage="26.7%"))
        assert wrong(ShareClaim(count=count, base=base, percentage="26.4%"))

    def test_needs_something_to_check(self) -> None:
        for figures in (
            {"count": "3"},
            {"base": "3"},
            {},
            {"count": "-1", "base": "5"},
            {"count": "-0.5", "base": "5"},
        ):
            with pytest.raises(InvalidRecordError):
                ShareClaim(**figures)

    def test_strict_judging_names_its_rule(self) -> None:
        sentence = check(ShareClaim(count="1", base="8", percentage="12%"), STRICT).sentence
        assert sentence.startswith("1 of 8 is 12.50%, which rounded half up is not 12%: 13% would be right")


TENS = 10


@pytest.mark.parametrize(
    ("count", "base", "says", "ends"),
    [
        # from 1,225 of 4,565 to 1,235 of 4,555
        ("1,230", "4,560", "is between 26.83% and 27.11%", (Fraction(122500, 4565), Fraction(123500, 4555))),
        # from 135 of 105
        ("140", "100", "can only be outside 0 to 100%", None),
    ],
)
def test_a_rounded_count_of_a_rounded_base(
    count: str, base: str, says: str, ends: tuple[Fraction, Fraction] | None
) -> None:
    """A share lies from none to all, whichever counts were rounded."""
    verdict = check(ShareClaim(count=Stated(count, to_nearest=TENS), base=Stated(base, to_nearest=TENS)))
    assert verdict.sentence == f"{count} of {base}, themselves rounded, {says}."
    assert verdict.is_consistent is (ends is not None)
    assert ends == (verdict.interval and (verdict.interval.lower, verdict.interval.upper))


def test_half_a_thing_is_no_base() -> None:
    assert wrong(ShareClaim(count="0", base=as_rounded("0.4")))


@pytest.mark.parametrize("figure", [Stated("20", to_nearest=TENS), Stated("2.5"), Stated("0")])
@pytest.mark.parametrize("part", ["count", "base"])
def test_only_whole_things_are_counted(part: str, figure: Stated) -> None:
    """Neither a rounded figure nor half a thing can be held against a percentage; of a count of 0, 0% is."""
    figures: dict[str, Any] = {part: figure, "percentage": "0%"}
    verdict = check(ShareClaim(**figures))
    assert verdict.is_consistent is (part == "count" and figure.text == "0")
    assert not verdict.is_inconsistent


def test_without_a_percentage_the_share_is_worked_out() -> None:
    verdict = check(ShareClaim(count="35", base="140"))
    assert verdict.exact == Fraction(25)
    assert str(verdict) == "consistent: 35 of 140 is 25.00%."


@pytest.mark.parametrize(
    ("count", "base", "holds"),
    [("2.4", "2.5", True), ("3", "2.5", False), ("2.5", "2.5", True), ("3", "5/2", False), ("12/5", "5/2", True)],
)
def test_no_part_is_above_its_whole(count: str, base: str, holds: bool) -> None:  # noqa: FBT001
    """Also of posts, which are counted in halves."""
    assert check(ShareClaim(count=count, base=base)).is_consistent is holds


@pytest.mark.parametrize(
    ("percentage", "says"),
    [
        ("-5%", "-5% is outside 0 to 100, so it is no share of anything."),
        ("0%", "0% is stated without its base; it is possible for any base."),
        # one of 1,999 rounds to 0.1%, and one of 667
        ("0.1%", "0.1% is stated without its base; it is possible only for a base of 667+."),
    ],
)
def test_a_percentage_alone(percentage: str, says: str) -> None:
    assert check(ShareClaim(percentage=percentage)).sentence == says


def test_a_count_rounded_to_none_has_no_share_below_none() -> None:
    """Up to 5 of 95."""
    verdict = check(ShareClaim(count=Stated("0", to_nearest=TENS), base=Stated("100", to_nearest=TENS)))
    assert verdict.sentence == "0 of 100, themselves rounded, is between 0.00% and 5.26%."


def test_a_count_above_half_a_person_is_above_its_base() -> None:
    """Exact fractions are held against one another as they are."""
    found = check_share(ShareClaim(count=1, base=Fraction(1, 2)), CHARITABLE)
    assert "the count is above its base" in found.sentence


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        (ShareClaim(base="3", percentage="20%"), "No whole count of 3 is 20%: the nearest possible are 0% and 33%."),
        (ShareClaim(count="1", percentage="33.5%"), "1 cannot be 33.5% of any whole base."),
        (ShareClaim(count="35", percentage="200%"), ""),
    ],
)
def test_a_percentage_that_no_count_or_no_base_makes(claim: ShareClaim, sentence: str) -> None:
    """Two figures can be wrong without the third: none of three is 20%, and no count is twice its base."""
    assert wrong(claim)
    assert sentence in check(claim).sentence


def test_an_impossible_share_is_told_as_it_is() -> None:
    """30 of 20 is 150%, which no share is."""
    verdict = check(ShareClaim(count="30", base="20", percentage="150%"))
    assert verdict.is_inconsistent
    assert verdict.exact == 150
