"""Which values a rounding rule takes to a whole number. The printed units of any figure are counted in these."""

from __future__ import annotations

import functools
from fractions import Fraction

from safeguarding.numbers.intervals import Interval
from safeguarding.numbers.rounding import Rounding, rounded_whole

_HALF = Fraction(1, 2)


# a report prints the same few figures again and again
@functools.lru_cache(maxsize=8192)
def values_rounded_to(whole: int, rounding: Rounding, *, multiple: int = 1, places: int = 0) -> Interval:
    """Every value that a rule rounds to a whole number of units. It is never empty: the number itself is in it.

    Args:
        whole: How many units.
        rounding: The rule.
        multiple: The unit, where it is a whole number: 10 for what was rounded to the nearest 10.
        places: Decimal places, where the unit is a part of one: 1 for tenths.

    Examples:
        >>> print(values_rounded_to(24, Rounding.HALF_UP), values_rounded_to(0, Rounding.TOWARD_ZERO))
        [47/2, 49/2) (-1, 1)
        >>> print(values_rounded_to(240, Rounding.HALF_UP, places=1))
        [479/20, 481/20)
    """
    # only the sign and the parity of the number decide the interval's shape, so a small one stands in for all
    stand_in = (2 - whole % 2) * ((whole > 0) - (whole < 0))
    below, above, lower_closed, upper_closed = _shape(stand_in, rounding)
    scale = 2 * 10**places
    return Interval(
        Fraction((2 * whole - below) * multiple, scale),
        Fraction((2 * whole + above) * multiple, scale),
        lower_closed=lower_closed,
        upper_closed=upper_closed,
    )


@functools.cache
def _shape(whole: int, rounding: Rounding) -> tuple[int, int, bool, bool]:
    """How many half units the interval reaches below and above a number, and whether each end is in it."""
    lower, upper = _ends(whole, rounding)
    return (
        int((whole - lower) * 2),
        int((upper - whole) * 2),
        rounded_whole(lower, rounding) == whole,
        rounded_whole(upper, rounding) == whole,
    )


def _ends(whole: int, rounding: Rounding) -> tuple[Fraction, Fraction]:
    exact = Fraction(whole)
    if rounding is Rounding.FLOOR:
        return exact, exact + 1
    if rounding is Rounding.CEILING:
        return exact - 1, exact
    if rounding is Rounding.TOWARD_ZERO:
        return exact - (whole <= 0), exact + (whole >= 0)
    if rounding is Rounding.AWAY_FROM_ZERO:
        return exact - (whole > 0), exact + (whole < 0)
    return exact - _HALF, exact + _HALF
