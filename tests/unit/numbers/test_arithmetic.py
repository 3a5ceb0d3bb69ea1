from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from safeguarding.errors import InvalidRecordError
from safeguarding.numbers.arithmetic import (
    interval_difference,
    interval_hull,
    interval_multiple,
    interval_quotient,
    interval_sum,
)
from safeguarding.numbers.intervals import Interval

VALUES = st.fractions(-20, 20, max_denominator=12)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    lower, upper = sorted((draw(VALUES), draw(VALUES)))
    closed = st.just(True) if lower == upper else st.booleans()
    return Interval(lower, upper, lower_closed=draw(closed), upper_closed=draw(closed))


@st.composite
def members(draw: st.DrawFn, interval: Interval) -> Fraction:
    part = draw(st.fractions(0, 1, max_denominator=16))
    value = interval.lower + part * (interval.upper - interval.lower)
    return value if value in interval else (interval.lower + interval.upper) / 2


class TestArithmetic:
    """Every value of the operands gives a value of the result, and the ends of the result are those of some."""

    @given(data=st.data(), one=intervals(), other=intervals())
    def test_sums_and_differences(self, data: st.DataObject, one: Interval, other: Interval) -> None:
        first, second = data.draw(members(one)), data.draw(members(other))
        assert first + second in interval_sum((one, other))
        assert first - second in interval_difference(one, other)
        assert interval_difference(one, other) == interval_sum((one, interval_multiple(other, -1)))

    @given(data=st.data(), one=intervals(), factor=VALUES)
    def test_multiples(self, data: st.DataObject, one: Interval, factor: Fraction) -> None:
        assert data.draw(members(one)) * factor in interval_multiple(one, factor)

    @given(data=st.data(), one=intervals(), other=intervals())
    def test_quotients(self, data: st.DataObject, one: Interval, other: Interval) -> None:
        if other.lower <= 0:
            with pytest.raises(InvalidRecordError):
                interval_quotient(one, other)
            return
        quotient = interval_quotient(one, other)
        assert data.draw(members(one)) / data.draw(members(other)) in quotient
        corners = {end / divisor for end in (one.lower, one.upper) for divisor in (other.lower, other.upper)}
        assert {quotient.lower, quotient.upper} <= corners
        if quotient.lower_closed and quotient.lower != 0:
            assert any(
                end in one and divisor in other and end / divisor == quotient.lower
                for end in (one.lower, one.upper)
                for divisor in (other.lower, other.upper)
            )

    @given(data=st.data(), several=st.lists(intervals(), min_size=1, max_size=4))
    def test_hulls(self, data: st.DataObject, several: list[Interval]) -> None:
        hull = interval_hull(several)
        assert all(data.draw(members(each)) in hull for each in several)
        assert hull.lower_closed is any(hull.lower in each for each in several)
        assert hull.upper_closed is any(hull.upper in each for each in several)

    @given(one=intervals(), other=intervals())
    def test_meeting(self, one: Interval, other: Interval) -> None:
        assert one.meets(other) is (one.intersection(other) is not None)
        assert one.meets(other) is other.meets(one)

    def test_nothing_has_no_hull(self) -> None:
        with pytest.raises(InvalidRecordError):
            interval_hull([])


class TestEnds:
    """Which ends the result has, and which of them are left out: by hand."""

    @pytest.mark.parametrize(
        ("dividend", "divisor", "quotient"),
        [
            (Interval(1, 2), Interval(1, 2), "[1/2, 2]"),
            (Interval(2, 4, upper_closed=False), Interval(1, 2), "[1, 4)"),
            (Interval(1, 2, lower_closed=False), Interval(1, 2), "(1/2, 2]"),
            (Interval(-4, -2, upper_closed=False), Interval(1, 2, lower_closed=False), "(-4, -1)"),
            (Interval(-1, 1), Interval(1, 2, upper_closed=False), "[-1, 1]"),
            (Interval(0, 1), Interval(1, 2, lower_closed=False), "[0, 1)"),
            (Interval(1, 3), Interval(2, 2), "[1/2, 3/2]"),
        ],
    )
    def test_quotients(self, dividend: Interval, divisor: Interval, quotient: str) -> None:
        assert str(interval_quotient(dividend, divisor)) == quotient

    @pytest.mark.parametrize(
        ("factor", "multiple"), [(0, "[0, 0]"), (Fraction(1, 2), "[1/2, 1)"), (2, "[2, 4)"), (-1, "(-2, -1]")]
    )
    def test_multiples(self, factor: Fraction, multiple: str) -> None:
        assert str(interval_multiple(Interval(1, 2, upper_closed=False), factor)) == multiple

    @pytest.mark.parametrize("lowest", [0, -1, Fraction(-1, 2)])
    def test_only_by_what_is_above_nothing(self, lowest: Fraction) -> None:
        with pytest.raises(InvalidRecordError):
            interval_quotient(Interval(1, 2), Interval(lowest, 2))
        assert str(interval_quotient(Interval(1, 2), Interval(Fraction(1, 2), 1))) == "[1, 4]"
