"""The numbers of a numbered list."""

import pytest

from safeguarding.errors import InvalidRecordError
from safeguarding.figures.claims import Claim, check
from safeguarding.figures.kinds.sequences import SequenceClaim, sequence_findings
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


def test_a_list_is_of_ten_thousand_entries_at_most() -> None:
    """And its numbers are text or whole numbers."""
    assert right(SequenceClaim(numbers=range(1, 10_001)))
    assert unverifiable(SequenceClaim(numbers=range(1, 10_002)))
    with pytest.raises(InvalidRecordError):
        SequenceClaim(numbers=(True,))


@pytest.mark.parametrize(
    ("numbers", "first", "last", "missing", "beyond"),
    [
        ((None,), 1, None, (), ()),
        ((None,), 1, 2, ((1, 2),), ()),
        ((1, 3), 1, None, ((2, 2),), ()),
        ((2, 3), 1, None, ((1, 1),), ()),
        ((1, 2, 5), 1, 3, ((3, 3),), (5,)),
        ((0, 1), 1, None, (), (0,)),
    ],
)
def test_what_is_missing_lies_between_the_first_and_the_last_that_are_due(
    numbers: tuple[int | None, ...],
    first: int,
    last: int | None,
    missing: tuple[tuple[int, int], ...],
    beyond: tuple[int, ...],
) -> None:
    """Of an empty list nothing is missing, unless a number was announced."""
    found = sequence_findings(numbers, first=first, last=last)
    assert found.missing == tuple(Run(first=low, last=high) for low, high in missing)
    assert found.beyond == beyond


@pytest.mark.parametrize(
    ("numbers", "says"),
    [
        ((1, 3), "The numbers run from 1 to 3 but action 2 is missing."),
        ((1, 4), "The numbers run from 1 to 4 but actions 2–3 are missing."),
        ((1, 3, 5), "The numbers run from 1 to 5 but actions 2, 4 are missing."),
        ((1, 3, ""), "The numbers run from 1 to 3 but action 2 is missing; 1 entry has no number."),
        ((1, 3, "", ""), "The numbers run from 1 to 3 but action 2 is missing; 2 entries have no number."),
        ((1, 2, 3), "The numbers run from 1 to 3 without a gap, in order."),
        ((1, 3, 2), "The numbers run from 1 to 3 without a gap."),
    ],
)
def test_in_words(numbers: tuple[str | int, ...], says: str) -> None:
    assert check(SequenceClaim(numbers=numbers, about="action")).sentence == says


def test_a_number_that_stands_twice_is_not_out_of_order() -> None:
    """It is repeated; 2 after 3 is."""
    found = sequence_findings((1, 2, 2, 3), first=1)
    assert (found.repeated, found.after) == ((2,), ())
    assert sequence_findings((1, 3, 2), first=1).after == ((2, 3),)
