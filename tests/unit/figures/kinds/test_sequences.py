"""The numbers of a numbered list."""

import pytest

from safeguarding.errors import InvalidRecordError
from safeguarding.figures.claims import Claim, check
from safeguarding.figures.kinds.sequences import SequenceClaim
from safeguarding.figures.policies import STRICT
from safeguarding.figures.runs import Run
from safeguarding.figures.words import ClaimOutcome


def right(claim: Claim) -> bool:
    """Whether a claim holds under a usual rule."""
    verdict = check(claim)
    return verdict.is_consistent and not verdict.is_unusual


def wrong(claim: Claim) -> bool:
    return check(claim).is_inconsistent


def unverifiable(claim: Claim) -> bool:
    return check(claim).outcome is ClaimOutcome.UNVERIFIABLE


class TestSequences:
    def test_sequences(self) -> None:
        assert right(SequenceClaim(numbers=("1", "2", "3")))
        assert wrong(SequenceClaim(numbers=("1", "3")))
        assert wrong(SequenceClaim(numbers=("2", "3")))
        assert right(SequenceClaim(numbers=("2", "3"), starts_at=2))
        assert wrong(SequenceClaim(numbers=("1", "2"), announced="3"))
        assert wrong(SequenceClaim(numbers=("1", "2", "3"), announced="2"))
        assert wrong(SequenceClaim(numbers=("1", "2", "2")))
        assert right(SequenceClaim(numbers=("1", "2", "2"), repeats_allowed=True))

    def test_disorder_is_a_remark_unless_strict(self) -> None:
        claim = SequenceClaim(numbers=("1", "2", "4", "3"))
        assert check(claim).remarks == ("3 comes after 4.",)
        assert right(claim)
        assert check(claim, STRICT).is_inconsistent

    def test_a_number_far_away_is_quick(self) -> None:
        """A huge gap is one run, not a billion numbers."""
        remedy = check(SequenceClaim(numbers=("1", "999999999"))).remedy("missing number")
        assert remedy is not None
        assert remedy.runs == (Run(first=2, last=999_999_998),)

    def test_not_numbers(self) -> None:
        assert unverifiable(SequenceClaim(numbers=("1", "2a")))
        assert unverifiable(SequenceClaim(numbers=("", "")))
        with pytest.raises(InvalidRecordError):
            SequenceClaim(numbers=())
