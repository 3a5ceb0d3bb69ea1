"""Limits of single values (XmR), and the rules by which a run of values is unlikely by chance, on exact numbers.

Each rule returns, for each value, 1 (a signal upward), -1 (downward) or 0. A missing value (None) ends every run: what was
not measured is no evidence that nothing changed, nor that something did.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from fractions import Fraction

import attrs

from safeguarding.records import Record
from safeguarding.sources import Certainty, Source

LIMITS_OF_SINGLE_VALUES = Source(
    title="Charts of single values and moving ranges (XmR), as in the NHS's Making Data Count",
    clause="mean ± 2.66 times the mean moving range",
    certainty=Certainty.SECONDARY,
)

MEAN_RANGE_FACTOR = Fraction(266, 100)
"""How many mean moving ranges a limit is from the mean: 2.66 is what is printed, 3/1.128 what some packages take."""
RANGE_LIMIT_FACTOR = Fraction(3267, 1000)
"""A moving range of so many mean ones is left out where ranges are screened."""

Values = Sequence[Fraction | None]


@attrs.frozen(kw_only=True)
class ProcessLimits(Record):
    """What a steady process gives by chance.

    Attributes:
        mean: The mean of the values.
        width: How far each limit is from the mean; 0 where all values are the same.

    Examples:
        >>> limits = ProcessLimits(mean=Fraction(10), width=Fraction(3))
        >>> limits.lower, limits.upper
        (Fraction(7, 1), Fraction(13, 1))
    """

    mean: Fraction
    width: Fraction

    @property
    def lower(self) -> Fraction:
        """The lower limit. It is not cut at 0, as in the published charts."""
        return self.mean - self.width

    @property
    def upper(self) -> Fraction:
        """The upper limit."""
        return self.mean + self.width


def xmr_limits(values: Values, *, factor: Fraction = MEAN_RANGE_FACTOR, screened: bool = False) -> ProcessLimits | None:
    """The limits of single values from how far each lies from the next; None for fewer than two that follow each other.

    Args:
        values: The values in their order; None for a missing one.
        factor: How many mean moving ranges a limit is from the mean.
        screened: Whether a range of more than 3.267 mean ones is left out, once, as NHSRplotthedots does.

    Examples:
        >>> found = xmr_limits([Fraction(each) for each in (1, 2, 1, 2, 10, 1, 2)])
        >>> round(float(found.lower), 3), round(float(found.upper), 3)
        (-6.596, 12.024)
    """
    there = [each for each in values if each is not None]
    ranges = [
        abs(later - before) for before, later in itertools.pairwise(values) if before is not None and later is not None
    ]
    if not ranges:
        return None
    mean_range = sum(ranges, Fraction(0)) / len(ranges)
    if screened and mean_range:
        kept = [each for each in ranges if each < RANGE_LIMIT_FACTOR * mean_range]
        mean_range = sum(kept, Fraction(0)) / len(kept)
    return ProcessLimits(mean=sum(there, Fraction(0)) / len(there), width=factor * mean_range)


def shift_signals(sides: Sequence[int | None], length: int) -> list[int]:
    """Values in a row on one side of the mean, each 1 above, -1 below, 0 on it: one on the mean ends a run.

    Examples:
        >>> shift_signals([1, 1, 1, 0, -1, -1], 3)
        [1, 1, 1, 0, 0, 0]
    """
    signals = [0] * len(sides)
    start = 0
    for side, run in itertools.groupby(sides):
        size = len(list(run))
        if side and size >= length:
            signals[start : start + size] = [side] * size
        start += size
    return signals


def trend_signals(values: Values, points: int) -> list[int]:
    """Values in a row each above, or each below, the one before: so many *points*, which is one move fewer.

    Examples:
        >>> trend_signals([Fraction(each) for each in (5, 1, 2, 3, 3)], 3)
        [0, 1, 1, 1, 0]
    """
    moves = [
        None if before is None or later is None else (later > before) - (later < before)
        for before, later in itertools.pairwise(values)
    ]
    signals = [0] * len(values)
    start = 0
    for move, run in itertools.groupby(moves):
        size = len(list(run))
        if move and size + 1 >= points:
            signals[start : start + size + 1] = [move] * (size + 1)
        start += size
    return signals


def two_of_three_signals(
    sides: Sequence[int | None], near: Sequence[int | None], *, one_side: bool = True
) -> list[int]:
    """Two of three values in a row near one limit, beyond two thirds of the way to it; the near ones are marked.

    Args:
        sides: For each value 1 above the mean, -1 below, 0 on it, None if missing.
        near: For each value 1 near the upper limit, -1 near the lower one, 0 near none, None if missing.
        one_side: Whether the third has to lie on the same side of the mean (Making Data Count) or anywhere.

    Examples:
        >>> two_of_three_signals([1, 1, 1], [1, 0, 1]), two_of_three_signals([1, -1, 1], [1, 0, 1])
        ([1, 0, 1], [0, 0, 0])
    """
    signals = [0] * len(near)
    for start in range(len(near) - 2):
        window = range(start, start + 3)
        if any(near[k] is None for k in window):
            continue
        for way in (1, -1):
            is_there = not one_side or all(sides[k] == way for k in window)
            beyond = [k for k in window if near[k] == way]
            if is_there and len(beyond) >= 2:  # noqa: PLR2004 - two of three
                for k in beyond:
                    signals[k] = way
    return signals
