"""Arithmetic on intervals: every value that a sum, difference, multiple or quotient of uncertain values can have."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from safeguarding.errors import InvalidRecordError
from safeguarding.numbers.intervals import Interval
from safeguarding.numbers.rounding import Exact, as_fraction

_NOTHING = Fraction(0)


def interval_sum(intervals: Iterable[Interval]) -> Interval:
    """What the sum of one value from each interval can be. Of no intervals it is 0.

    Examples:
        >>> print(interval_sum([Interval(1, 2), Interval(10, 20, upper_closed=False)]))
        [11, 22)
    """
    lower = upper = _NOTHING
    lower_closed = upper_closed = True
    for each in intervals:
        # of single points there is one sum
        is_point = lower is upper and each.lower is each.upper
        lower += each.lower
        upper = lower if is_point else upper + each.upper
        lower_closed = lower_closed and each.lower_closed
        upper_closed = upper_closed and each.upper_closed
    return Interval(lower, upper, lower_closed=lower_closed, upper_closed=upper_closed)


def interval_multiple(interval: Interval, factor: Exact) -> Interval:
    """Every value multiplied by one factor, which may be negative.

    Examples:
        >>> print(interval_multiple(Interval(1, 2, upper_closed=False), -100))
        (-200, -100]
    """
    exact = as_fraction(factor)
    if exact == 0:
        return Interval(0, 0)
    if exact < 0:
        return Interval(
            interval.upper * exact,
            interval.lower * exact,
            lower_closed=interval.upper_closed,
            upper_closed=interval.lower_closed,
        )
    return Interval(
        interval.lower * exact,
        interval.upper * exact,
        lower_closed=interval.lower_closed,
        upper_closed=interval.upper_closed,
    )


def interval_difference(minuend: Interval, subtrahend: Interval) -> Interval:
    """What a value of the first less a value of the second can be.

    Examples:
        >>> print(interval_difference(Interval(10, 20), Interval(1, 2, lower_closed=False)))
        [8, 19)
    """
    return Interval(
        minuend.lower - subtrahend.upper,
        minuend.upper - subtrahend.lower,
        lower_closed=minuend.lower_closed and subtrahend.upper_closed,
        upper_closed=minuend.upper_closed and subtrahend.lower_closed,
    )


def interval_quotient(dividend: Interval, divisor: Interval) -> Interval:
    """What a value of the first divided by a value of the second can be.

    Raises:
        InvalidRecordError: for a divisor that is not wholly above 0.

    Examples:
        >>> print(interval_quotient(Interval(1, 2), Interval(4, 8, upper_closed=False)))
        (1/8, 1/2]
    """
    if divisor.lower <= 0:
        raise InvalidRecordError(f"cannot divide by {divisor}: it is not wholly above 0")
    lower, lower_closed = min(_corners(dividend.lower, dividend.lower_closed, divisor))
    upper, upper_closed = max(_corners(dividend.upper, dividend.upper_closed, divisor))
    return Interval(lower, upper, lower_closed=lower_closed, upper_closed=upper_closed)


def _corners(end: Fraction, closed: bool, divisor: Interval) -> list[tuple[Fraction, bool]]:  # noqa: FBT001  one end
    """One end of the dividend over both ends of the divisor, each with whether it is reached."""
    if end == 0:
        # nothing divided by anything is nothing, also by a value next to an end that is left out
        return [(Fraction(0), closed)]
    return [
        (end / divisor.lower, closed and divisor.lower_closed),
        (end / divisor.upper, closed and divisor.upper_closed),
    ]


def interval_hull(intervals: Iterable[Interval]) -> Interval:
    """The smallest interval that holds all of them.

    Raises:
        InvalidRecordError: for no intervals.

    Examples:
        >>> print(interval_hull([Interval(1, 2, upper_closed=False), Interval(2, 3)]))
        [1, 3]
    """
    several = list(intervals)
    if not several:
        raise InvalidRecordError("no intervals have no hull")
    lower, lower_open = min((each.lower, not each.lower_closed) for each in several)
    upper, upper_closed = max((each.upper, each.upper_closed) for each in several)
    return Interval(lower, upper, lower_closed=not lower_open, upper_closed=upper_closed)
