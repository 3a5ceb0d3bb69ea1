"""A rule of disclosure control: what is small, on both sides, and how what is shown is rounded."""

import pytest

from safeguarding.disclosure.rules import DisclosureRule
from safeguarding.disclosure.whole_groups import WholeGroupRule
from safeguarding.errors import InvalidRecordError
from safeguarding.sources import Certainty, Source

MADE_UP = Source(title="made up", certainty=Certainty.UNVERIFIED)


def rule_of(threshold: int = 5, **more: bool | int | None) -> DisclosureRule:
    return DisclosureRule(name="made up", threshold=threshold, source=MADE_UP, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(("hides_zeros", "small"), [(False, [1, 2, 3, 4]), (True, [0, 1, 2, 3, 4])])
def test_small_is_from_one_to_one_below_the_threshold(*, hides_zeros: bool, small: list[int]) -> None:
    """The threshold itself is shown; 0 is, unless the rule hides zeros."""
    rule = rule_of(hides_zeros=hides_zeros)
    assert [count for count in range(7) if rule.is_small(count)] == small
    assert rule.smallest_hidden == small[0]


@pytest.mark.parametrize(
    ("count", "base", "small"),
    [(4, 20, True), (5, 20, False), (15, 20, False), (16, 20, True), (0, 20, False), (20, 20, False), (0, 4, True), (0, 5, False)],
)  # fmt: skip
def test_a_share_tells_of_those_who_did_not_answer_so_as_well(count: int, base: int, *, small: bool) -> None:
    """Few who did, few who did not, or few in all."""
    assert rule_of().is_small_share(count, base) is small


def test_a_rule_that_says_nothing_is_refused() -> None:
    """A threshold of 1 shows every count and a base of 1 rounds none; 0 of either is no number."""
    assert not any(map(rule_of(1).is_small, range(3)))
    assert [rule_of(rounding_base=1).printed(count) for count in (0, 7)] == [0, 7]
    assert [rule_of(rounding_base=5).printed(count) for count in (7, 8)] == [5, 10]
    with pytest.raises(InvalidRecordError, match="threshold of 0"):
        rule_of(0)
    with pytest.raises(InvalidRecordError, match="multiple of 0"):
        rule_of(rounding_base=0)


@pytest.mark.parametrize(("smallest", "told"), [(10, range(1, 10)), (3, range(1, 3)), (1, range(0))])
def test_a_whole_group_is_told_below_its_smallest_size(smallest: int, told: range) -> None:
    """Of nobody nothing is told; of one person everything, whichever the answer."""
    rule = WholeGroupRule(smallest_shown=smallest)
    for count in (lambda base: base, lambda _: 0):
        assert [base for base in range(15) if rule.tells_all(count(base), base)] == list(told)
    assert not any(rule.tells_all(1, base) for base in range(2, 12))
    assert WholeGroupRule() == WholeGroupRule(smallest_shown=10)
