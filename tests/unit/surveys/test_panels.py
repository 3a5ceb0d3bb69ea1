"""The same people in two waves, matched by their keys."""

import pytest

from safeguarding.statistics.differences import PairedCounts
from safeguarding.surveys.panels import paired_counts
from safeguarding.surveys.questions import Question
from safeguarding.surveys.responses import Responses, answer_column


def wave(question: Question, codes: str, keys: str | None) -> Responses:
    """One answer a person, "-" for a blank; a key of one letter each."""
    answers = answer_column(question, [None if code == "-" else code for code in codes])
    return Responses(
        wave="2017", size=len(codes), answers={question.identifier: answers}, keys=None if keys is None else tuple(keys)
    )


def test_whoever_answered_both_times(yes_or_no: Question) -> None:
    """In whichever order they stand; a blank, and whoever was there once only, is no pair."""
    earlier, later = wave(yes_or_no, "YYNNY-", "abcdef"), wave(yes_or_no, "YNYYNN", "fedcba")
    # a and b answered yes and no; c no and yes; d no and yes; e yes and no; f left it blank
    expected = PairedCounts(both=0, earlier_only=3, later_only=2, neither=0)
    assert paired_counts(earlier, later, yes_or_no, fewest=1) == expected
    assert paired_counts(earlier, wave(yes_or_no, "YN", "az"), yes_or_no, fewest=1) == PairedCounts(
        both=1, earlier_only=0, later_only=0, neither=0
    )


@pytest.mark.parametrize(("fewest", "are_pairs"), [(0, True), (2, True), (3, False)])
def test_as_many_as_are_asked_for(yes_or_no: Question, fewest: int, are_pairs: bool) -> None:  # noqa: FBT001
    both = wave(yes_or_no, "YN", "ab")
    assert (paired_counts(both, both, yes_or_no, fewest=fewest) is not None) is are_pairs


def test_nobody_is_no_pair(yes_or_no: Question) -> None:
    assert paired_counts(wave(yes_or_no, "YN", "ab"), wave(yes_or_no, "YN", "cd"), yes_or_no, fewest=0) is None


@pytest.mark.parametrize("keys", [("ab", None), (None, "ab"), (None, None), ("\0b", "\0c")])
def test_without_keys_nobody_can_be_matched(yes_or_no: Question, keys: tuple[str | None, str | None]) -> None:
    """A key that was made up for a person without one is none."""
    one, other = (wave(yes_or_no, "YN", each) for each in keys)
    assert paired_counts(one, other, yes_or_no, fewest=0) is None
