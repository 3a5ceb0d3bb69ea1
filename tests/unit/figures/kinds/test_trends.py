import pytest

from safeguarding.figures.claims import Claim, check
from safeguarding.figures.kinds.trends import TrendClaim
from safeguarding.figures.words import ClaimOutcome, Direction


def right(claim: Claim) -> bool:
    """Whether a claim holds under a usual rule."""
    verdict = check(claim)
    return verdict.is_consistent and not verdict.is_unusual


def wrong(claim: Claim) -> bool:
    return check(claim).is_inconsistent


def unverifiable(claim: Claim) -> bool:
    return check(claim).outcome is ClaimOutcome.UNVERIFIABLE


class TestTrends:
    def test_every_step_or_only_the_ends(self) -> None:
        values = ("81%", "86%", "84%")
        assert right(TrendClaim(direction=Direction.UP, values=values))
        assert wrong(TrendClaim(direction=Direction.UP, values=values, at_every_step=True))

    def test_rounding_hides_a_small_rise(self) -> None:
        """86% and again 86% may hide a rise; 86 people and again 86 do not."""
        assert right(TrendClaim(direction=Direction.UP, values=("86%", "86%"), at_every_step=True))
        assert wrong(TrendClaim(direction=Direction.UP, values=("86", "86"), at_every_step=True))

    def test_the_room_is_used_up(self) -> None:
        """Values that were rounded can only rise within their own unit, one after the other."""
        assert right(TrendClaim(direction=Direction.UP, values=("86%", "86.4%", "86.4%"), at_every_step=True))
        assert wrong(TrendClaim(direction=Direction.UP, values=("86.4%", "86%", "86.3%"), at_every_step=True))

    def test_level_and_down(self) -> None:
        assert right(TrendClaim(direction=Direction.LEVEL, values=("86%", "86.2%", "85.9%"))) is False
        assert right(TrendClaim(direction=Direction.LEVEL, values=("86%", "86.2%")))
        assert right(TrendClaim(direction=Direction.DOWN, values=("9", "8")))
        assert unverifiable(TrendClaim(direction=Direction.DOWN, values=("9",)))


@pytest.mark.parametrize(
    ("values", "holds"),
    [
        (("24%", "24%"), True),
        (("24%", "24.4%"), True),
        (("24%", "25%"), False),
        (("24.0%", "24.1%", "24.0%"), False),
        (("24%", "24.5%"), True),
        (("23.5%", "24%", "24.4%"), False),
        # counts are exact
        (("86", "86"), True),
        (("86", "87"), False),
        (("86", "86", "85"), False),
    ],
)
def test_level_is_one_value_behind_all(values: tuple[str, ...], holds: bool) -> None:  # noqa: FBT001
    """24 and 25 per cent only meet at an end that belongs to one of them, whichever usual rule rounded both; 24 and 24.5 have values in common."""
    assert right(TrendClaim(values=values, direction=Direction.LEVEL)) is holds


def test_from_the_first_to_the_last() -> None:
    """Where it is not said of every step, what lies between them may go either way."""
    for values, holds in ((("1%", "9%", "0%"), False), (("1%", "0%", "9%"), True)):
        assert check(TrendClaim(direction=Direction.UP, values=values)).is_consistent is holds
