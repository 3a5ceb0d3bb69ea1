import pytest

from safeguarding.errors import InvalidRecordError
from safeguarding.figures.claims import Claim, check
from safeguarding.figures.kinds.ratios import RateClaim, RatioClaim
from safeguarding.figures.stated import Stated
from safeguarding.figures.words import ClaimOutcome, Precision


def right(claim: Claim) -> bool:
    """Whether a claim holds under a usual rule."""
    verdict = check(claim)
    return verdict.is_consistent and not verdict.is_unusual


def wrong(claim: Claim) -> bool:
    return check(claim).is_inconsistent


def unverifiable(claim: Claim) -> bool:
    return check(claim).outcome is ClaimOutcome.UNVERIFIABLE


class TestRatiosAndRates:
    def test_ratios(self) -> None:
        assert right(RatioClaim(value="150", of="60", ratio="2.5"))
        assert wrong(RatioClaim(value="150", of="60", ratio="2.6"))
        assert unverifiable(RatioClaim(value="150", of="0", ratio="2.6"))

    def test_rates(self) -> None:
        """196 of 36,800 is 53.26 per 10,000; with a population to the nearest 100 it is 53.19 to 53.33."""
        assert right(RateClaim(count="196", population="36,800", per=10_000, rate="53.3"))
        assert wrong(RateClaim(count="196", population="36,800", per=1_000, rate="53.3"))
        stated = Stated("36,800", to_nearest=100)
        assert right(RateClaim(count="196", population=stated, per=10_000, rate="53.20"))
        assert wrong(RateClaim(count="196", population=stated, per=10_000, rate="53.10"))
        with pytest.raises(InvalidRecordError):
            RateClaim(count="1", population="2", per=0, rate="1")


def test_one_is_the_least_that_is_divided_by() -> None:
    """A rate may be per one, and of a population of one; of none there is no rate."""
    assert right(RatioClaim(value="3", of="1", ratio="3"))
    assert right(RateClaim(count="1", population="1", per=1, rate="1"))


def test_a_rate_of_nobody() -> None:
    assert unverifiable(RateClaim(count="0", population="0", per=1_000, rate="0"))


def test_values_with_different_decimals() -> None:
    """7.5 is three times 2.50, and 1.5 in 12.50 is 12 in 100; that is worked out exactly, whatever floats can hold."""
    for count, base in ((exact("7.5"), exact("2.50")), (exact("27021597764222977.5"), exact("9007199254740992.50"))):
        assert right(RatioClaim(value=count, of=base, ratio="3"))
        assert wrong(RatioClaim(value=count, of=base, ratio="4"))
    assert wrong(RatioClaim(value=exact("27021597764222977.5"), of=exact("9007199254740992.25"), ratio=exact("3")))
    assert right(RatioClaim(value=exact("27021597764222977.5"), of=exact("9007199254740992.50"), ratio=exact("3")))
    assert right(RateClaim(count=exact("1.5"), population=exact("12.50"), per=100, rate="12"))
    assert wrong(RateClaim(count=exact("1.5"), population=exact("12.50"), per=100, rate="15"))


def exact(text: str) -> Stated:
    """A figure that is not rounded."""
    return Stated(text, precision=Precision.EXACT)
