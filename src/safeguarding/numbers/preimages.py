"""Which values a rounding rule takes to a whole number. The printed units of any figure are counted in these."""

from __future__ import annotations

import functools
from fractions import Fraction

from safeguarding.numbers.intervals import Interval
from safeguarding.numbers.rounding import Rounding, rounded_whole

_HALF = Fraction(1, 2)


@functools.lru_cache(maxsize=4096)
def values_rounded_to(whole: int, rounding: Rounding) -> Interval:
    """Every value that a rule rounds to a whole number. It is never empty: the number itself is in it.

    Examples:
        >>> print(values_rounded_to(24, Rounding.HALF_UP), values_rounded_to(0, Rounding.TOWARD_ZERO))
        [47/2, 49/2) (-1, 1)
    """
    # only the sign and the parity of the number decide the interval's shape, so a small one stands in for all
    stand_in = whole if -2 <= whole <= 2 else 2 - whole % 2 if whole > 0 else whole % 2 - 2  # noqa: PLR2004
    shape, shift = _shape(stand_in, rounding), whole - stand_in
    return Interval(
        shape.lower + shift, shape.upper + shift, lower_closed=shape.lower_closed, upper_closed=shape.upper_closed
    )


@functools.cache
def _shape(whole: int, rounding: Rounding) -> Interval:
    lower, upper = _ends(whole, rounding)
    return Interval(
        lower,
        upper,
        lower_closed=rounded_whole(lower, rounding) == whole,
        upper_closed=rounded_whole(upper, rounding) == whole,
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
