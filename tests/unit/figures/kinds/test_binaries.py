"""Means and deviations that answers of 0 or 1 can have."""

import pytest

from safeguarding.errors import InvalidRecordError
from safeguarding.figures.claims import Claim, check
from safeguarding.figures.kinds.binaries import BinaryClaim


def wrong(claim: Claim) -> bool:
    return check(claim).is_inconsistent


class TestBinaries:
    def test_binary(self) -> None:
        assert wrong(BinaryClaim(mean="0.35", deviation="0.18", n=20))
        with pytest.raises(InvalidRecordError):
            BinaryClaim(mean="1.5", deviation="0.1", n=20)
