"""Intervals of exact numbers: which ends belong to them."""

from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from safeguarding.errors import InvalidRecordError
from safeguarding.numbers.intervals import Interval


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    lower, upper = sorted(draw(st.tuples(st.integers(0, 4), st.integers(0, 4))))
    closed = st.booleans() if lower < upper else st.just(value=True)
    return Interval(lower, upper, lower_closed=draw(closed), upper_closed=draw(closed))


POINTS = [Fraction(k, 2) for k in range(-1, 10)]


@pytest.mark.parametrize("lower_closed", [True, False])
@pytest.mark.parametrize("upper_closed", [True, False])
def test_an_end_belongs_to_it_where_it_is_closed(*, lower_closed: bool, upper_closed: bool) -> None:
    """All between the ends belongs, nothing beyond them."""
    interval = Interval(1, 2, lower_closed=lower_closed, upper_closed=upper_closed)
    assert [Fraction(k, 2) in interval for k in range(1, 6)] == [False, lower_closed, True, upper_closed, False]


@given(intervals(), intervals())
def test_what_two_have_in_common(one: Interval, other: Interval) -> None:
    """The intersection holds what both hold, and there is one where the two meet."""
    both = one.intersection(other)
    assert [point in one and point in other for point in POINTS] == [both is not None and p in both for p in POINTS]
    assert one.meets(other) is other.meets(one) is (both is not None)


@pytest.mark.parametrize("open_end", ["lower_closed", "upper_closed"])
def test_no_interval_is_empty(open_end: str) -> None:
    """An end below the start is refused, and one point that is left out; one point that is included is an interval."""
    with pytest.raises(InvalidRecordError, match="below its start"):
        Interval(2, 1)
    with pytest.raises(InvalidRecordError, match="one point"):
        Interval(2, 2, **{open_end: False})
    assert 2 in Interval(2, 2)
