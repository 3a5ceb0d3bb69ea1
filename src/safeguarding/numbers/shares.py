"""A share: so many of so many. It stays two counts until it is printed."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.numbers.rounding import Rounding, rounded
from safeguarding.records import Record


def checked_count(value: int, what: str) -> int:
    """The value, if it is a whole number of things.

    Raises:
        InvalidRecordError: for a negative number or anything but an int.

    Examples:
        >>> checked_count(3, "count")
        3
        >>> checked_count(-3, "count")
        Traceback (most recent call last):
        ...
        safeguarding.errors.InvalidRecordError: a count is a whole number, 0 or more, not -3
    """
    if type(value) is not int or value < 0:
        raise InvalidRecordError(f"a {what} is a whole number, 0 or more, not {value!r}")
    return value


@attrs.frozen(order=False)
class Share(Record):
    """A count of a base: 35 of 139.

    Attributes:
        count: How many have the property; 0 to ``base``.
        base: How many there are, at least 1: the denominator, n.

    Raises:
        InvalidRecordError: for a negative count, a count above its base, or a base of 0 (no share exists).

    Examples:
        >>> share = Share(35, 139)
        >>> share.fraction, percentage(share), percentage(share, places=2)
        (Fraction(35, 139), Decimal('25'), Decimal('25.18'))
        >>> print(share)
        35 of 139
        >>> Share(3, 0)
        Traceback (most recent call last):
        ...
        safeguarding.errors.InvalidRecordError: a share of nothing does not exist: the base is 0
    """

    count: int
    base: int

    def _check(self) -> None:
        checked_count(self.count, "count")
        checked_count(self.base, "base")
        if self.base == 0:
            raise InvalidRecordError("a share of nothing does not exist: the base is 0")
        if self.count > self.base:
            raise InvalidRecordError(f"a count of {self.count} is above its base of {self.base}")

    @property
    def fraction(self) -> Fraction:
        """The share as an exact number from 0 to 1."""
        return Fraction(self.count, self.base)

    @property
    def complement(self) -> Share:
        """The share of those that do not have the property."""
        return Share(self.base - self.count, self.base)

    def __str__(self) -> str:
        return f"{self.count} of {self.base}"


def percentage(share: Share, places: int = 0, rounding: Rounding = Rounding.HALF_UP) -> Decimal:
    """The share in per cent as it would be published.

    Args:
        share: The count and its base.
        places: Decimal places, all of them printed.
        rounding: By default ties go up, away from zero, as in English official statistics.

    Examples:
        >>> percentage(Share(39, 139)), percentage(Share(1, 3), places=1)
        (Decimal('28'), Decimal('33.3'))
    """
    return rounded(share.fraction * 100, places, rounding)


def pooled(shares: Iterable[Share]) -> Share:
    """All the shares as one, from their counts. Averaging their percentages would be wrong.

    Raises:
        InvalidRecordError: for no shares at all.

    Examples:
        >>> print(pooled([Share(1, 2), Share(9, 10)]))
        10 of 12
    """
    several = list(shares)
    return Share(sum(each.count for each in several), sum(each.base for each in several))
