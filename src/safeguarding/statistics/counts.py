"""Limits and exact tests of a count of events, and the tails of Poisson and binomial counts that they need.

A count that is not drawn from a fixed number of people (referrals, enquiries, children coming into care) is taken to be
Poisson. Tails come from the regularised incomplete gamma function, by its series below the mean and its continued
fraction above (Abramowitz and Stegun 6.5.29 and 6.5.31), and from the incomplete beta function for a share.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from safeguarding.errors import InvalidRecordError
from safeguarding.numbers.shares import checked_count
from safeguarding.sources import Certainty, Source
from safeguarding.statistics.distributions import beta_probability, checked_confidence, two_sided_z, upper_z
from safeguarding.statistics.intervals import ConfidenceInterval

BYAR = Source(
    title="Breslow and Day (1987), Statistical methods in cancer research, volume II, page 69",
    certainty=Certainty.SECONDARY,
    note="Byar's method; limits of 48 published rates of PHEindicatormethods recomputed.",
)
EXACT_POISSON = Source(
    title="Garwood (1936), Fiducial limits for the Poisson distribution, Biometrika 28: 437–442",
    certainty=Certainty.SECONDARY,
    note="Limits by the chi-squared distribution; recomputed as for Byar's method.",
)

EXACT_BELOW = 10
"""Counts below this have exact limits and others Byar's, as in PHEindicatormethods."""

_PRECISION = 1e-16
# ties of two chances are found as R and scipy find them
_TIE = 1 + 1e-7


def gamma_probability(x: float, shape: float) -> float:
    """The chance that a gamma value of that shape and scale 1 is at most ``x``: the regularised incomplete gamma function.

    Examples:
        >>> round(gamma_probability(3, 2), 6)
        0.800852
    """
    if x <= 0:
        return 0.0
    front = math.exp(shape * math.log(x) - x - math.lgamma(shape))
    if x < shape + 1:
        term = total = 1 / shape
        k = shape
        while term > total * _PRECISION:
            k += 1
            term *= x / k
            total += term
        return front * total
    return 1 - front * _gamma_fraction(x, shape)


def _gamma_fraction(x: float, shape: float) -> float:
    b = x + 1 - shape
    c, d = 1e300, 1 / b
    value = d
    for k in range(1, 100_000):
        a = -k * (k - shape)
        b += 2
        d = 1 / (a * d + b)
        c = b + a / c
        value *= c * d
        if abs(c * d - 1) < _PRECISION * 10:
            break
    return value


def poisson_at_most(count: int, expected: float) -> float:
    """The chance of at most that many events where so many are expected.

    Examples:
        >>> round(poisson_at_most(3, 5.0), 6)
        0.265026
    """
    return 0.0 if count < 0 else 1 - gamma_probability(expected, count + 1)


def poisson_at_least(count: int, expected: float) -> float:
    """The chance of at least that many events where so many are expected.

    Examples:
        >>> round(poisson_at_least(3, 5.0), 6)
        0.875348
    """
    return 1.0 if count <= 0 else gamma_probability(expected, count)


def binomial_at_most(count: int, base: int, share: float) -> float:
    """The chance of at most that many of a base, where each has the property with that chance.

    Examples:
        >>> round(binomial_at_most(3, 10, 0.5), 6)
        0.171875
    """
    if count < 0:
        return 0.0
    return 1.0 if count >= base else beta_probability(1 - share, base - count, count + 1)


def binomial_at_least(count: int, base: int, share: float) -> float:
    """The chance of at least that many of a base, where each has the property with that chance.

    Examples:
        >>> round(binomial_at_least(3, 10, 0.5), 6)
        0.945312
    """
    return binomial_at_most(base - count, base, 1 - share)


def count_limits(count: int, *, confidence: float = 0.95, exact_below: int = EXACT_BELOW) -> ConfidenceInterval:
    """The limits of what a count of events stands for: exact for a small one, Byar's for others.

    Args:
        count: How many events; 0 or more.
        confidence: Between 0 and 1.
        exact_below: The least count that has Byar's limits.

    Examples:
        >>> print(count_limits(0))
        0.0000 to 3.6889
        >>> print(count_limits(10), count_limits(10, exact_below=11))
        4.7874 to 18.3915 4.7954 to 18.3904
    """
    checked_count(count, "count")
    checked_confidence(confidence)
    is_exact = count < exact_below
    lower, upper = _exact_limits(count, confidence) if is_exact else _byar_limits(count, confidence)
    method, source = ("exact Poisson", EXACT_POISSON) if is_exact else ("Byar's", BYAR)
    return ConfidenceInterval(lower, upper, confidence=confidence, method=method, source=source)


def _byar_limits(count: int, confidence: float) -> tuple[float, float]:
    z, more = two_sided_z(confidence), count + 1
    lower = count * (1 - 1 / (9 * count) - z / (3 * math.sqrt(count))) ** 3 if count else 0.0
    return max(0.0, lower), more * (1 - 1 / (9 * more) + z / (3 * math.sqrt(more))) ** 3


def _exact_limits(count: int, confidence: float) -> tuple[float, float]:
    tail = (1 - confidence) / 2
    lower = _gamma_quantile(tail, count) if count else 0.0
    return lower, _gamma_quantile(1 - tail, count + 1)


def _gamma_quantile(probability: float, shape: int) -> float:
    """Newton steps from Wilson and Hilferty's approximation, kept inside a shrinking bracket."""
    start = shape * (1 - 1 / (9 * shape) + upper_z(probability) / (3 * math.sqrt(shape))) ** 3
    low, high = 0.0, 2 * shape + 60.0
    x = start if low < start < high else shape / 2
    for _ in range(200):
        above = gamma_probability(x, shape) - probability
        low, high = (low, x) if above > 0 else (x, high)
        density = math.exp((shape - 1) * math.log(x) - x - math.lgamma(shape))
        following = x - above / density if density > 0 else x
        if not low < following < high:
            following = (low + high) / 2
        if abs(following - x) <= 1e-15 * x:
            return following
        x = following
    return x


def poisson_p_value(count: int, expected: float) -> float:
    """The exact two-sided p-value of a count where so many were expected: what is no likelier than it, either way.

    Raises:
        InvalidRecordError: for an expected number that is not above 0.

    Examples:
        >>> round(poisson_p_value(3, 5.0), 6)
        0.502842
    """
    checked_count(count, "count")
    if not expected > 0:
        raise InvalidRecordError(f"an expected number of events is above 0, not {expected!r}")

    def chance(k: int) -> float:
        return math.exp(k * math.log(expected) - expected - math.lgamma(k + 1))

    limit = chance(count) * _TIE
    if count == expected:
        return 1.0
    if count < expected:
        far = math.ceil(expected)
        other = _first_unlikely(lambda k: chance(far + k) <= limit)
        return min(1.0, poisson_at_most(count, expected) + poisson_at_least(far + other, expected))
    far = math.floor(expected)
    other = _first_unlikely(lambda k: k > far or chance(far - k) <= limit)
    return min(1.0, poisson_at_least(count, expected) + poisson_at_most(far - other, expected))


def binomial_p_value(count: int, base: int, share: float) -> float:
    """The exact two-sided p-value of a count of a base, where each has the property with that chance.

    Raises:
        InvalidRecordError: for a count above its base, or a share that is not between 0 and 1.

    Examples:
        >>> round(binomial_p_value(682, 925, 0.75), 4)
        0.3825
    """
    if checked_count(count, "count") > checked_count(base, "base"):
        raise InvalidRecordError(f"a count of {count} is above its base of {base}")
    if not 0 <= share <= 1:
        raise InvalidRecordError(f"a share lies between 0 and 1, not at {share!r}")
    if share in (0, 1):
        return 1.0 if count == base * share else 0.0
    expected = base * share

    def chance(k: int) -> float:
        ways = math.lgamma(base + 1) - math.lgamma(k + 1) - math.lgamma(base - k + 1)
        return math.exp(ways + k * math.log(share) + (base - k) * math.log1p(-share))

    limit = chance(count) * _TIE
    if count == expected:
        return 1.0
    if count < expected:
        far = math.ceil(expected)
        other = _first_unlikely(lambda k: far + k > base or chance(far + k) <= limit)
        return min(1.0, binomial_at_most(count, base, share) + binomial_at_least(far + other, base, share))
    far = math.floor(expected)
    other = _first_unlikely(lambda k: k > far or chance(far - k) <= limit)
    return min(1.0, binomial_at_least(count, base, share) + binomial_at_most(far - other, base, share))


def _first_unlikely(holds: Callable[[int], bool]) -> int:
    """The first whole number from 0 for which something holds that holds from there on."""
    high = 1
    while not holds(high):
        high *= 2
    low = 0
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return low
