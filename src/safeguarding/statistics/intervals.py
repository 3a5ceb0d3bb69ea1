"""Confidence intervals of a proportion that never leave 0 to 1, with or without a correction for a small population.

Wilson's score interval is the method of English public-health statistics; it behaves well for small bases and for
shares near 0 and 1, where the textbook interval does not.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.labels import Labelled
from safeguarding.numbers.shares import checked_count
from safeguarding.records import Record
from safeguarding.sources import Certainty, Source
from safeguarding.statistics.distributions import beta_quantile, checked_confidence, hypergeometric_tails, two_sided_z

WILSON = Source(
    title="Wilson (1927), Journal of the American Statistical Association 22: 209–212",
    certainty=Certainty.SECONDARY,
    note="The method of the Public Health Outcomes Framework for proportions.",
)


CLOPPER_PEARSON = Source(
    title="Clopper and Pearson (1934), Biometrika 26: 404–413",
    certainty=Certainty.FROM_MEMORY,
)
BROWN_CAI_DASGUPTA = Source(
    title="Brown, Cai and DasGupta (2001), Interval estimation for a binomial proportion, Statistical Science 16: 101–133",
    certainty=Certainty.FROM_MEMORY,
)
AGRESTI_COULL = Source(
    title="Agresti and Coull (1998), The American Statistician 52: 119–126",
    certainty=Certainty.FROM_MEMORY,
)


class IntervalMethod(Labelled):
    """How an interval is found, and who says so.

    Examples:
        >>> IntervalMethod.EXACT.source.title
        'Clopper and Pearson (1934), Biometrika 26: 404–413'
    """

    WILSON = "Wilson score"
    EXACT = "Clopper–Pearson exact"
    JEFFREYS = "Jeffreys"
    AGRESTI_COULL = "Agresti–Coull"

    @property
    def source(self) -> Source:
        """Where the method is published."""
        return _SOURCES[self]


_SOURCES = {
    IntervalMethod.WILSON: WILSON,
    IntervalMethod.EXACT: CLOPPER_PEARSON,
    IntervalMethod.JEFFREYS: BROWN_CAI_DASGUPTA,
    IntervalMethod.AGRESTI_COULL: AGRESTI_COULL,
}


@attrs.frozen
class ConfidenceInterval(Record):
    """Where the true value lies, at a stated confidence, if those who answered are like those who did not.

    Attributes:
        lower: The lower end.
        upper: The upper end.
        confidence: How often an interval so found holds the true value: 0.95.
        method: How it was found, in words.
        source: Where the method is published, if it has a name.

    Raises:
        InvalidRecordError: for an upper end below the lower one, or a confidence outside 0 to 1.

    Examples:
        >>> print(ConfidenceInterval(0.25, 0.5, method="an example"))
        0.2500 to 0.5000
    """

    lower: float
    upper: float
    confidence: float = attrs.field(default=0.95, kw_only=True)
    method: str = attrs.field(kw_only=True)
    source: Source | None = attrs.field(default=None, kw_only=True)

    def _check(self) -> None:
        if not self.lower <= self.upper:
            raise InvalidRecordError(f"an interval cannot end at {self.upper}, below its start at {self.lower}")
        checked_confidence(self.confidence)

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.upper - self.lower

    def __contains__(self, value: float) -> bool:
        return self.lower <= value <= self.upper

    def __str__(self) -> str:
        return f"{self.lower:.4f} to {self.upper:.4f}"


def proportion_interval(
    count: int,
    base: int,
    *,
    method: IntervalMethod = IntervalMethod.WILSON,
    confidence: float = 0.95,
    population: int | None = None,
) -> ConfidenceInterval:
    """The interval of a proportion, by Wilson's method unless another is asked for.

    Args:
        count: How many have the property; 0 to ``base``.
        base: How many were asked, at least 1.
        method: How the interval is found.
        confidence: Between 0 and 1.
        population: The number of people that the base was drawn from. It narrows the interval: of everybody, the
            proportion is known. None makes no such correction.

    Raises:
        InvalidRecordError: for a count outside 0 to the base, a base of 0 or above the population.

    Examples:
        >>> print(proportion_interval(29, 30))
        0.8333 to 0.9941
        >>> print(proportion_interval(29, 30, population=40))
        0.9166 to 0.9871
        >>> print(proportion_interval(29, 30, population=30))
        0.9667 to 0.9667
    """
    checked_proportion(count, base, population)
    lower, upper = _LIMITS[method](count, base, checked_confidence(confidence), population)
    label = method.label if population is None else f"{method.label}, corrected for a population of {population:,}"
    return ConfidenceInterval(lower, upper, confidence=confidence, method=label, source=_SOURCES[method])


def checked_proportion(count: int, base: int, population: int | None) -> None:
    """Refuse counts that cannot be.

    Raises:
        InvalidRecordError: for a count outside 0 to the base, a base of 0 or above the population.

    Examples:
        >>> checked_proportion(31, 30, None)
        Traceback (most recent call last):
        ...
        safeguarding.errors.InvalidRecordError: a count of 31 is above its base of 30
    """
    if checked_count(count, "count") > checked_count(base, "base"):
        raise InvalidRecordError(f"a count of {count} is above its base of {base}")
    if base == 0:
        raise InvalidRecordError("a share of nothing does not exist: the base is 0")
    if population is not None and checked_count(population, "population") < base:
        raise InvalidRecordError(f"a base of {base} is above its population of {population}")


def variance_factor(base: float, population: int | None) -> float:
    """The finite population correction of a variance: 1 without one, 0 where everybody answered.

    Examples:
        >>> variance_factor(50, None), variance_factor(50, 99), variance_factor(50, 50)
        (1.0, 0.5, 0.0)
    """
    if population is None:
        return 1.0
    return (population - base) / (population - 1) if population > 1 else 0.0


def wilson_limits(share: float, base: float, z: float) -> tuple[float, float]:
    """Wilson's limits of a share of a base, which may be an effective one, for a number of standard errors.

    Examples:
        >>> [round(limit, 4) for limit in wilson_limits(29 / 30, 30, 1.959964)]
        [0.8333, 0.9941]
    """
    squared = z * z
    centre = share + squared / (2 * base)
    half = z * math.sqrt(share * (1 - share) / base + squared / (4 * base * base))
    scale = 1 + squared / base
    # at the ends the formula is exactly 0 and 1, and floats only nearly so
    lower, upper = (centre - half) / scale, (centre + half) / scale
    return 0.0 if share <= 0 else max(0.0, lower), 1.0 if share >= 1 else min(1.0, upper)


def _wilson(count: int, base: int, confidence: float, population: int | None) -> tuple[float, float]:
    z = two_sided_z(confidence)
    if population is not None:
        z *= math.sqrt(variance_factor(base, population))
    return wilson_limits(count / base, base, z)


def _exact(count: int, base: int, confidence: float, population: int | None) -> tuple[float, float]:
    tail = (1 - confidence) / 2
    if population is not None:
        return _exact_of_population(count, base, tail, population)
    lower = beta_quantile(tail, count, base - count + 1) if count else 0.0
    upper = beta_quantile(1 - tail, count + 1, base - count) if count < base else 1.0
    return lower, upper


def _exact_of_population(count: int, base: int, tail: float, population: int) -> tuple[float, float]:
    """The fewest and the most people of the population with which the count is not too unlikely."""

    def is_likely_above(having: int) -> bool:
        return hypergeometric_tails(count, base, having, population)[1] > tail

    def is_likely_below(having: int) -> bool:
        return hypergeometric_tails(count, base, having, population)[0] > tail

    fewest, most = count, population - (base - count)
    lower = _first(is_likely_above, fewest, most)
    upper = most - _first(lambda k: is_likely_below(most - k), 0, most - fewest)
    return lower / population, upper / population


def _first(holds: Callable[[int], bool], low: int, high: int) -> int:
    """The first whole number from ``low`` for which something holds that holds from there to ``high``."""
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return low


def _jeffreys(count: int, base: int, confidence: float, population: int | None) -> tuple[float, float]:
    factor = variance_factor(base, population)
    if factor == 0:
        return count / base, count / base
    tail = (1 - confidence) / 2
    a, b = count / factor + 0.5, (base - count) / factor + 0.5
    return beta_quantile(tail, a, b), beta_quantile(1 - tail, a, b)


def _agresti_coull(count: int, base: int, confidence: float, population: int | None) -> tuple[float, float]:
    z = two_sided_z(confidence) * math.sqrt(variance_factor(base, population))
    adjusted = base + z * z
    centre = (count + z * z / 2) / adjusted
    half = z * math.sqrt(centre * (1 - centre) / adjusted)
    return max(0.0, centre - half), min(1.0, centre + half)


_LIMITS = {
    IntervalMethod.WILSON: _wilson,
    IntervalMethod.EXACT: _exact,
    IntervalMethod.JEFFREYS: _jeffreys,
    IntervalMethod.AGRESTI_COULL: _agresti_coull,
}
