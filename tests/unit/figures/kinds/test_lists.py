import pytest

from safeguarding.errors import InvalidRecordError
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


@pytest.mark.parametrize(
    ("stated", "listed", "holds"), [("0", 0, True), ("1", 0, False), ("0", 1, False), ("9", 9, True)]
)
def test_an_empty_list_is_a_list(stated: str, listed: int, holds: bool) -> None:  # noqa: FBT001
    """A remedy is given only where the two differ; fewer than no entries there are not."""
    verdict = check(ListClaim(stated=stated, listed=listed))
    assert verdict.is_consistent is holds
    assert len(verdict.remedies) == (0 if holds else 1)
    with pytest.raises(InvalidRecordError):
        ListClaim(stated=stated, listed=-1)
