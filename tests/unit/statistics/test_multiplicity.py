"""Adjusted for many comparisons: the chance of one false alarm among all stays below the level."""

from itertools import combinations

import pytest
from hypothesis import given, settings, strategies as st

from safeguarding.errors import InvalidRecordError
from safeguarding.statistics.multiplicity import holm_adjusted


@settings(max_examples=40)
@given(p_values=st.lists(st.integers(0, 64).map(lambda share: share / 64), max_size=6))
def test_holm_is_bonferroni_of_every_group(p_values: list[float]) -> None:
    """A comparison is significant where every group that holds it is, by Bonferroni (Marcus, Peritz and Gabriel 1976)."""
    every = range(len(p_values))
    groups = [group for size in every for group in combinations(every, size + 1)]
    found = {group: min(1.0, len(group) * min(p_values[k] for k in group)) for group in groups}
    assert holm_adjusted(p_values) == tuple(max(found[group] for group in groups if k in group) for k in every)


def test_holm_as_others_give_it() -> None:
    """R's p.adjust(…, "holm") and statsmodels give the same."""
    p_values = (0.0001, 0.04, 0.0042, 0.04, 0.66, 0.013)
    assert holm_adjusted(p_values) == pytest.approx((0.0006, 0.12, 0.021, 0.12, 0.66, 0.052))


@pytest.mark.parametrize(("p", "is_one"), [(-0.001, False), (0.0, True), (1.0, True), (1.001, False)])
def test_what_is_no_p_value(p: float, is_one: bool) -> None:  # noqa: FBT001
    """A p-value lies from 0 to 1."""
    if is_one:
        assert holm_adjusted([p]) == (p,)
    else:
        with pytest.raises(InvalidRecordError):
            holm_adjusted([p])


def test_no_comparison() -> None:
    assert holm_adjusted([]) == ()
