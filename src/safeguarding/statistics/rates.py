"""Two rates of events held against each other: their difference, their ratio and the exact test."""

from __future__ import annotations

import math
from fractions import Fraction

from safeguarding.errors import InvalidRecordError
from safeguarding.numbers.shares import checked_count
from safeguarding.sources import Certainty, Source
from safeguarding.statistics.counts import EXACT_BELOW, binomial_p_value, count_limits
from safeguarding.statistics.intervals import CLOPPER_PEARSON, ConfidenceInterval, IntervalMethod, proportion_interval

MOVER = Source(
    title="Zou and Donner (2008), Construction of confidence limits about effect measures, Statistics in Medicine 27: 1693–1702",
    certainty=Certainty.SECONDARY,
    note="The limits of a difference from the limits of its two parts.",
)


def rate_difference_interval(
    count: int,
    base: int,
    other_count: int,
    other_base: int,
    *,
    confidence: float = 0.95,
    exact_below: int = EXACT_BELOW,
) -> ConfidenceInterval:
    """The interval of one rate minus another, both per head: from how far each lies from its own limits.

    Examples:
        >>> found = rate_difference_interval(30, 1000, 10, 1000)
        >>> print(found)
        0.0071 to 0.0338
    """
    one = _limits(count, base, confidence, exact_below)
    other = _limits(other_count, other_base, confidence, exact_below)
    rate, other_rate = count / base, other_count / other_base
    difference = float(Fraction(count, base) - Fraction(other_count, other_base))
    return ConfidenceInterval(
        difference - math.hypot(rate - one[0], other[1] - other_rate),
        difference + math.hypot(one[1] - rate, other_rate - other[0]),
        confidence=confidence,
        method="from the limits of both rates",
        source=MOVER,
    )


def _limits(count: int, base: int, confidence: float, exact_below: int) -> tuple[float, float]:
    found = count_limits(count, confidence=confidence, exact_below=exact_below)
    return found.lower / _checked_base(base), found.upper / base


def _checked_base(base: int) -> int:
    if checked_count(base, "base") == 0:
        raise InvalidRecordError("a rate of nothing does not exist: the base is 0")
    return base


def rate_ratio_interval(
    count: int, base: int, other_count: int, other_base: int, *, confidence: float = 0.95
) -> ConfidenceInterval | None:
    """The exact interval of one rate over another, given how many events there were in all; None where there were none.

    The upper end is infinite where the other rate had no event.

    Examples:
        >>> print(rate_ratio_interval(0, 900, 40, 20_000))
        0.0000 to 2.1468
        >>> rate_ratio_interval(0, 900, 0, 20_000) is None
        True
    """
    weight = _checked_base(other_base) / _checked_base(base)
    events = checked_count(count, "count") + checked_count(other_count, "count")
    if events == 0:
        return None
    part = proportion_interval(count, events, method=IntervalMethod.EXACT, confidence=confidence)
    return ConfidenceInterval(
        part.lower / (1 - part.lower) * weight,
        math.inf if other_count == 0 else part.upper / (1 - part.upper) * weight,
        confidence=confidence,
        method="exact, given the number of events",
        source=CLOPPER_PEARSON,
    )


def rates_p_value(count: int, base: int, other_count: int, other_base: int) -> float:
    """The exact two-sided p-value of "the rates are the same", given how many events there were in all.

    Examples:
        >>> round(rates_p_value(0, 900, 40, 20_000), 4)
        0.419
    """
    share = Fraction(_checked_base(base), base + _checked_base(other_base))
    return binomial_p_value(count, count + other_count, float(share))
