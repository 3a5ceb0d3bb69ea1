from safeguarding.figures.claims import Claim, check
from safeguarding.figures.kinds.lists import ListClaim


def right(claim: Claim) -> bool:
    """Whether a claim holds under a usual rule."""
    verdict = check(claim)
    return verdict.is_consistent and not verdict.is_unusual


def wrong(claim: Claim) -> bool:
    return check(claim).is_inconsistent


class TestLists:
    def test_lengths(self) -> None:
        assert right(ListClaim(stated="four", listed=4))
        assert wrong(ListClaim(stated="four", listed=3))
