import pytest

from safeguarding.errors import InvalidRecordError
from safeguarding.figures.claims import Claim, check
from safeguarding.figures.kinds.totals import TotalClaim


def right(claim: Claim) -> bool:
    """Whether a claim holds under a usual rule."""
    verdict = check(claim)
    return verdict.is_consistent and not verdict.is_unusual


def wrong(claim: Claim) -> bool:
    return check(claim).is_inconsistent


class TestTotals:
    def test_slack_is_what_rounding_gives(self) -> None:
        """Four rounded parts can miss 100 by less than 2: 97 fails every usual rule, 99 does not, and 95 fails any."""
        assert right(TotalClaim(parts=("1%", "28%", "45%", "25%"), total="100%"))
        assert not right(TotalClaim(parts=("1%", "28%", "45%", "23%"), total="100%"))
        assert wrong(TotalClaim(parts=("1%", "28%", "45%", "21%"), total="100%"))

    def test_counts_have_no_slack(self) -> None:
        assert wrong(TotalClaim(parts=("2", "39", "63", "35"), total="140"))

    def test_a_rounded_total(self) -> None:
        assert right(TotalClaim(parts=("1.24", "2.24"), total="3.5"))
        assert wrong(TotalClaim(parts=("1.24", "2.24"), total="3.6"))

    def test_one_part_is_no_sum(self) -> None:
        with pytest.raises(InvalidRecordError):
            TotalClaim(parts=("1",), total="1")
