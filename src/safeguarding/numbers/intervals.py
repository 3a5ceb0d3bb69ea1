"""An interval of exact numbers, each end included or not."""

from __future__ import annotations

from fractions import Fraction

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.numbers.rounding import Exact, as_fraction, exact_value
from safeguarding.records import Record


@attrs.frozen
class Interval(Record):
    """The numbers from ``lower`` to ``upper``; an end belongs to it where it is closed.

    Raises:
        InvalidRecordError: for an upper end below the lower one, or a single point that is left out.

    Examples:
        >>> half_open = Interval(Fraction(47, 2), Fraction(49, 2), upper_closed=False)
        >>> Fraction(47, 2) in half_open, Fraction(49, 2) in half_open
        (True, False)
        >>> print(half_open)
        [47/2, 49/2)
    """

    lower: Fraction = attrs.field(converter=exact_value)
    upper: Fraction = attrs.field(converter=exact_value)
    lower_closed: bool = attrs.field(default=True, kw_only=True)
    upper_closed: bool = attrs.field(default=True, kw_only=True)

    def _check(self) -> None:
        beyond = _above(self.lower, self.upper)
        if beyond < 0:
            return
        if beyond:
            raise InvalidRecordError(f"an interval cannot end at {self.upper}, below its start {self.lower}")
        if not (self.lower_closed and self.upper_closed):
            raise InvalidRecordError(f"an interval of the one point {self.lower} includes it")

    def __contains__(self, value: Exact) -> bool:
        exact = as_fraction(value)
        above = exact > self.lower or (self.lower_closed and exact == self.lower)
        below = exact < self.upper or (self.upper_closed and exact == self.upper)
        return above and below

    def intersection(self, other: Interval) -> Interval | None:
        """The numbers in both, or None where there are none.

        Examples:
            >>> print(Interval(0, 2).intersection(Interval(1, 3, lower_closed=False)))
            (1, 2]
        """
        # the greater lower end; of two equal ones, the one that is left out
        lower, lower_open = max((self.lower, not self.lower_closed), (other.lower, not other.lower_closed))
        upper, upper_closed = min((self.upper, self.upper_closed), (other.upper, other.upper_closed))
        if lower > upper or (lower == upper and (lower_open or not upper_closed)):
            return None
        return Interval(lower, upper, lower_closed=not lower_open, upper_closed=upper_closed)

    def meets(self, other: Interval) -> bool:
        """Whether the two have a value in common.

        Examples:
            >>> Interval(0, 2).meets(Interval(2, 3)), Interval(0, 2).meets(Interval(2, 3, lower_closed=False))
            (True, False)
        """
        beyond = _above(self.lower, other.upper)
        if beyond > 0 or (not beyond and not (self.lower_closed and other.upper_closed)):
            return False
        beyond = _above(other.lower, self.upper)
        return beyond < 0 or (not beyond and self.upper_closed and other.lower_closed)

    def __str__(self) -> str:
        opening, closing = "[" if self.lower_closed else "(", "]" if self.upper_closed else ")"
        return f"{opening}{self.lower}, {self.upper}{closing}"


def _above(one: Fraction, other: Fraction) -> int:
    """Above 0 where the first is the greater, 0 where they are equal; half the time of a comparison of fractions."""
    return one.numerator * other.denominator - other.numerator * one.denominator
