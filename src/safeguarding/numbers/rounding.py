"""The rounding rules that people use, on exact numbers.

Binary floats cannot hold most tenths, so a float's tie is an accident. Everything here is whole numbers and fractions.
"""

from __future__ import annotations

import functools
from decimal import Decimal
from fractions import Fraction
from typing import cast

from safeguarding.errors import InvalidRecordError
from safeguarding.labels import Labelled

Exact = int | Fraction | Decimal
"""A number that is exactly what it says."""


class Rounding(Labelled):
    """What becomes of a value between two printed ones. "Half" rules differ only at exact ties.

    ``HALF_UP`` takes ties away from zero, as the Department for Education and spreadsheets do; ``HALF_EVEN`` takes
    them to the even digit, as Python's ``round`` does.

    Examples:
        >>> Rounding.HALF_EVEN.label, Rounding.HALF_EVEN.is_usual, Rounding.FLOOR.is_usual
        ('half to even', True, False)
    """

    HALF_UP = "half up"
    HALF_EVEN = "half to even"
    HALF_DOWN = "half down"
    FLOOR = "down to the next lower value"
    CEILING = "up to the next higher value"
    TOWARD_ZERO = "cut off"
    AWAY_FROM_ZERO = "up, away from zero"

    @property
    def is_usual(self) -> bool:
        """Whether a reader would expect it: half up and half to even are used everywhere, the others seldom."""
        return self in (Rounding.HALF_UP, Rounding.HALF_EVEN)


def as_fraction(value: Exact) -> Fraction:
    """The value as a fraction, exactly.

    Raises:
        InvalidRecordError: for a float, a bool, infinity or NaN.

    Examples:
        >>> as_fraction(Decimal("0.25"))
        Fraction(1, 4)
    """
    if type(value) is Fraction:
        return value
    if isinstance(value, bool) or not isinstance(value, Exact):
        raise InvalidRecordError(f"exact arithmetic needs an int, Fraction or Decimal, not a {type(value).__name__}")
    try:
        return Fraction(value)
    except (ValueError, OverflowError):
        raise InvalidRecordError(f"{value} is not a number that can be rounded") from None


def exact_value(value: Exact) -> Fraction:
    """As ``as_fraction``, for a field: what is no exact number is left as it is, for the record to name the field.

    Examples:
        >>> exact_value(Decimal("0.5")), exact_value("half")
        (Fraction(1, 2), 'half')
    """
    if value.__class__ is Fraction or not isinstance(value, Exact) or isinstance(value, bool):
        return cast("Fraction", value)
    return as_fraction(value)


def rounded_whole(value: Exact, rounding: Rounding) -> int:
    """The value rounded to a whole number.

    Examples:
        >>> rounded_whole(Fraction(5, 2), Rounding.HALF_UP), rounded_whole(Fraction(5, 2), Rounding.HALF_EVEN)
        (3, 2)
        >>> rounded_whole(Fraction(-5, 2), Rounding.HALF_UP), rounded_whole(Fraction(-5, 2), Rounding.FLOOR)
        (-3, -3)
    """
    exact = as_fraction(value)
    lower, remainder = divmod(exact.numerator, exact.denominator)
    if remainder == 0:
        return lower
    return lower + _goes_up(lower, 2 * remainder - exact.denominator, rounding)


def _goes_up(lower: int, beyond_half: int, rounding: Rounding) -> bool:
    """Whether a value strictly between ``lower`` and the next whole number goes to the higher of the two.

    ``beyond_half`` is positive above the middle, zero on it.
    """
    away_from_zero = lower >= 0
    by_direction = {
        Rounding.FLOOR: False,
        Rounding.CEILING: True,
        Rounding.TOWARD_ZERO: not away_from_zero,
        Rounding.AWAY_FROM_ZERO: away_from_zero,
    }
    if rounding in by_direction:
        return by_direction[rounding]
    if beyond_half != 0:
        return beyond_half > 0
    at_a_tie = {
        Rounding.HALF_UP: away_from_zero,
        Rounding.HALF_DOWN: not away_from_zero,
        Rounding.HALF_EVEN: lower % 2 == 1,
    }
    return at_a_tie[rounding]


def rules_for_ratio(numerator: int, denominator: int, whole: int) -> frozenset[Rounding]:
    """Every rule that rounds the value of two whole numbers to one. The second is above 0; the terms need not be lowest.

    Examples:
        >>> sorted(rule.name for rule in rules_for_ratio(50, 20, 2))
        ['FLOOR', 'HALF_DOWN', 'HALF_EVEN', 'TOWARD_ZERO']
    """
    lower, remainder = divmod(numerator, denominator)
    if remainder == 0:
        return EVERY_RULE if whole == lower else frozenset()
    beyond_half = 2 * remainder - denominator
    if whole == lower + 1:
        return _rules_going_up(lower % 2 - 2 * (lower < 0), (beyond_half > 0) - (beyond_half < 0))
    if whole == lower:
        return EVERY_RULE - _rules_going_up(lower % 2 - 2 * (lower < 0), (beyond_half > 0) - (beyond_half < 0))
    return frozenset()


EVERY_RULE = frozenset(Rounding)
"""All rules: those that take a whole number to itself."""


@functools.cache
def _rules_going_up(stand_in: int, beyond_half: int) -> frozenset[Rounding]:
    """The rules that go up from a whole number; its sign and parity decide, so a small one stands in for all."""
    return frozenset(rule for rule in Rounding if _goes_up(stand_in, beyond_half, rule))


def rounded(value: Exact, places: int = 0, rounding: Rounding = Rounding.HALF_UP) -> Decimal:
    """The value as it would be printed with a number of decimal places.

    Args:
        value: An exact number of any size.
        places: Decimal places; the answer carries exactly so many, trailing zeros included. Negative places round
            to tens, hundreds and so on.
        rounding: The rule for what lies between two printed values.

    Raises:
        InvalidRecordError: for a value that is not exact.

    Examples:
        >>> rounded(Fraction(3500, 139)), rounded(Fraction(3500, 139), 2)
        (Decimal('25'), Decimal('25.18'))
        >>> rounded(24, 1)
        Decimal('24.0')
    """
    whole = rounded_whole(as_fraction(value) * Fraction(10) ** places, rounding)
    # built from its digits: Decimal's own arithmetic would round to the context's precision
    digits = Decimal(abs(whole)).as_tuple().digits
    return Decimal((int(whole < 0), digits, -places))


def rounded_to_multiple(value: Exact, multiple: Exact, rounding: Rounding = Rounding.HALF_UP) -> Fraction:
    """The value rounded to the nearest multiple: to the nearest 5, to the nearest 10.

    Raises:
        InvalidRecordError: for a multiple that is not above 0, or a value that is not exact.

    Examples:
        >>> rounded_to_multiple(13, 5), rounded_to_multiple(12, 5)
        (Fraction(15, 1), Fraction(10, 1))
    """
    unit = as_fraction(multiple)
    if unit <= 0:
        raise InvalidRecordError(f"a value is rounded to a multiple above 0, not of {multiple}")
    return rounded_whole(as_fraction(value) / unit, rounding) * unit
