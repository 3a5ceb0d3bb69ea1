from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from safeguarding.errors import InvalidRecordError
from safeguarding.numbers.rounding import Rounding
from safeguarding.numbers.shares import Share, percentage, pooled
from safeguarding.testing.strategies.numbers import shares


@pytest.mark.parametrize(("count", "printed"), [(2, "1"), (39, "28"), (63, "45"), (35, "25"), (34, "24"), (33, "24")])
def test_percentages_of_the_update(count: int, printed: str) -> None:
    """Of 139, 39 are 28%, 63 are 45% and 35 are 25%; 24% would be 33 or 34."""
    assert str(percentage(Share(count, 139))) == printed


def test_a_tie_goes_up_unless_told_otherwise() -> None:
    """1 of 8 is 12.5%, published as 13% half up and as 12% half to even."""
    assert percentage(Share(1, 8)) == 13
    assert percentage(Share(1, 8), rounding=Rounding.HALF_EVEN) == 12
    assert percentage(Share(1, 8), places=1) == Decimal("12.5")


@pytest.mark.parametrize(
    ("count", "base", "problem"),
    [
        (-1, 10, "a count is a whole number, 0 or more, not -1"),
        (11, 10, "a count of 11 is above its base of 10"),
        (0, 0, "the base is 0"),
        (1, -1, "a base is a whole number, 0 or more, not -1"),
        (1.0, 10, "whole number"),
        (True, 10, "whole number"),
    ],
)
def test_an_impossible_share_is_refused(count: int, base: int, problem: str) -> None:
    """A count is from 0 to its base, and a base is at least 1."""
    with pytest.raises(InvalidRecordError, match=problem):
        Share(count, base)


@given(shares())
def test_a_share_and_its_complement_make_the_whole(share: Share) -> None:
    """A share and its complement sum to 1."""
    assert share.fraction + share.complement.fraction == 1


@given(st.lists(shares(), min_size=1, max_size=5))
def test_pooling_is_counting_together(several: list[Share]) -> None:
    """Pooled shares are those counted together, whatever their order, and lie between the smallest and the largest."""
    together = pooled(several)
    assert together == pooled(reversed(several))
    assert min(each.fraction for each in several) <= together.fraction <= max(each.fraction for each in several)


def test_nothing_cannot_be_pooled() -> None:
    """No shares have no pooled share."""
    with pytest.raises(InvalidRecordError, match="base is 0"):
        pooled([])
