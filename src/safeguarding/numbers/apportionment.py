"""Rounded parts that sum to their total: the largest-remainder method.

Percentages rounded one by one need not sum to 100, and that is no error. Where a sum of exactly 100 is wanted, this
moves the fewest last digits to get there; say so beside the figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from safeguarding.errors import InvalidRecordError
from safeguarding.numbers.rounding import Exact, Rounding, as_fraction, rounded, rounded_whole
from safeguarding.numbers.shares import checked_count


def largest_remainder(counts: Sequence[int], *, total: Exact = 100, places: int = 0) -> tuple[Decimal, ...]:
    """The parts in proportion to ``counts``, printed with ``places``, summing exactly to ``total``.

    Each part is its exact value cut off or raised to the next printed value. Of equal remainders the larger count
    is raised first, then the earlier one, so the answer never depends on chance.

    Args:
        counts: Whole numbers, 0 or more, not all 0.
        total: What the parts sum to; it must itself have no more than ``places`` decimal places.
        places: Decimal places of each part.

    Raises:
        InvalidRecordError: for no counts, a negative count, counts that are all 0, or a total that cannot be printed.

    Examples:
        >>> [str(part) for part in largest_remainder([2, 39, 63, 35])]
        ['2', '28', '45', '25']
    """
    whole = sum(checked_count(count, "count") for count in counts)
    if whole == 0:
        raise InvalidRecordError("parts of nothing have no proportion: the counts are all 0")
    scale = Fraction(10) ** places
    units = as_fraction(total) * scale
    if units.denominator != 1 or units < 0:
        raise InvalidRecordError(f"a total of {total} cannot be printed with {places} decimal places")
    exact = [units * count / whole for count in counts]
    parts = [rounded_whole(each, Rounding.FLOOR) for each in exact]
    by_remainder = sorted(range(len(parts)), key=lambda k: (parts[k] - exact[k], -counts[k], k))
    for k in by_remainder[: int(units) - sum(parts)]:
        parts[k] += 1
    return tuple(rounded(part / scale, places) for part in parts)
