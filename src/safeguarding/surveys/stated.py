"""A percentage that a report states without its base: the bases it could rest on, and how sure each would be."""

from __future__ import annotations

import math

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.numbers.printed import PrintedFigure
from safeguarding.numbers.rounding import Rounding
from safeguarding.numbers.shares import Share
from safeguarding.records import Record
from safeguarding.statistics.intervals import ConfidenceInterval, proportion_interval

MOST_BASES = 5_000
"""As far as bases are tried one by one; far below it every base allows a percentage of one decimal place."""


@attrs.frozen(kw_only=True)
class PossibleBase(Record):
    """A base on which a stated percentage could rest.

    Attributes:
        base: The base.
        counts: The counts of it that are printed as the percentage.
        interval: The interval of the smallest of them: how sure the percentage would be.

    Examples:
        >>> from safeguarding.numbers.printed import parse_printed_figure
        >>> smallest = possible_bases(parse_printed_figure("97%"), up_to=100)[0]
        >>> smallest.base, smallest.counts, str(smallest.interval)
        (29, (28,), '0.8282 to 0.9939')
    """

    base: int
    counts: tuple[int, ...]
    interval: ConfidenceInterval


def possible_bases(
    stated: PrintedFigure,
    *,
    up_to: int,
    rounding: Rounding = Rounding.HALF_UP,
    confidence: float = 0.95,
) -> tuple[PossibleBase, ...]:
    """Every base up to a largest one of which some count is printed as the stated percentage.

    Args:
        stated: The percentage as printed, from 0 to 100.
        up_to: The largest base that there could be, such as the population.
        rounding: The rule by which it was printed.
        confidence: Of the intervals.

    Raises:
        InvalidRecordError: for a figure that is no percentage, or a largest base outside 1 to ``MOST_BASES``.

    Examples:
        >>> from safeguarding.numbers.printed import parse_printed_figure
        >>> [each.base for each in possible_bases(parse_printed_figure("97%"), up_to=32)]
        [29, 30, 31, 32]
    """
    if not 0 <= stated.value <= 100:  # noqa: PLR2004  # per cent
        raise InvalidRecordError(f"a percentage lies between 0 and 100, not {stated}")
    if type(up_to) is not int or not 1 <= up_to <= MOST_BASES:
        raise InvalidRecordError(f"bases are tried from 1 up to {MOST_BASES} at most, not up to {up_to!r}")
    true = stated.true_values(rounding)
    found = []
    for base in range(1, up_to + 1):
        lowest, highest = math.ceil(true.lower * base / 100), math.floor(true.upper * base / 100)
        around = range(max(0, lowest), min(base, highest) + 1)
        counts = tuple(count for count in around if stated.prints(Share(count, base).fraction * 100, rounding))
        if counts:
            interval = proportion_interval(counts[0], base, confidence=confidence)
            found.append(PossibleBase(base=base, counts=counts, interval=interval))
    return tuple(found)
