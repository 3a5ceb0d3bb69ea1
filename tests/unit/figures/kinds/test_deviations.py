"""Standard deviations that whole numbers can have."""

from safeguarding.figures.claims import Claim, check
from safeguarding.figures.kinds.deviations import DeviationClaim


def right(claim: Claim) -> bool:
    """Whether a claim holds under a usual rule."""
    verdict = check(claim)
    return verdict.is_consistent and not verdict.is_unusual


def wrong(claim: Claim) -> bool:
    return check(claim).is_inconsistent


class TestDeviations:
    def test_deviations(self) -> None:
        assert wrong(DeviationClaim(mean="5.19", deviation="1.00", n=28))
        assert check(DeviationClaim(mean="5.19", deviation="1.00", n=28)).remedy("mean") is not None
        assert right(DeviationClaim(mean="0.5", deviation="0.7", n=2))
        population = check(DeviationClaim(mean="0.5", deviation="0.50", n=2))
        assert population.remarks == ("It fits only when the squares are divided by n, not by n − 1.",)
