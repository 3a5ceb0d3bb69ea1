"""The few distributions that intervals need, in plain floats: normal, beta, Student's t, hypergeometric tails.

The regularised incomplete beta function is summed by its continued fraction (Abramowitz and Stegun 26.5.8, evaluated
by Lentz's method), its inverse found by Newton steps kept inside a shrinking bracket.
"""

from __future__ import annotations

import math
from functools import lru_cache
from statistics import NormalDist

from safeguarding.errors import InvalidRecordError

_NORMAL = NormalDist()
_TINY = 1e-300
_PRECISION = 1e-16


def checked_confidence(confidence: float) -> float:
    """The confidence level, if it is one.

    Raises:
        InvalidRecordError: for anything but a number strictly between 0 and 1.

    Examples:
        >>> checked_confidence(95)
        Traceback (most recent call last):
        ...
        safeguarding.errors.InvalidRecordError: a confidence level lies between 0 and 1, such as 0.95, not 95
    """
    if isinstance(confidence, bool) or not isinstance(confidence, float) or not 0 < confidence < 1:
        raise InvalidRecordError(f"a confidence level lies between 0 and 1, such as 0.95, not {confidence!r}")
    return confidence


@lru_cache(maxsize=128, typed=True)
def two_sided_z(confidence: float) -> float:
    """How many standard errors either side hold that much of a normal distribution: 1.96 for 0.95.

    Examples:
        >>> round(two_sided_z(0.95), 4)
        1.96
    """
    return _NORMAL.inv_cdf((1 + checked_confidence(confidence)) / 2)


def upper_z(probability: float) -> float:
    """The point below which that much of a normal distribution lies.

    Examples:
        >>> round(upper_z(0.975), 4)
        1.96
    """
    return _NORMAL.inv_cdf(probability)


def two_sided_p(z: float) -> float:
    """The chance of a standard normal value at least so far from 0, either way.

    Examples:
        >>> round(two_sided_p(1.96), 3)
        0.05
    """
    return math.erfc(abs(z) / math.sqrt(2))


def printed_p_value(p_value: float) -> str:
    """A p-value to two figures; never as 1 or 0, which no test can say.

    Examples:
        >>> printed_p_value(0.0284), printed_p_value(1.0), printed_p_value(0.0)
        ('p = 0.028', 'p > 0.99', 'p < 0.001')
    """
    if p_value > 0.99:  # noqa: PLR2004  # what two figures can hold
        return "p > 0.99"
    return "p < 0.001" if p_value < 0.001 else f"p = {p_value:.2g}"  # noqa: PLR2004  # as papers print it


def beta_probability(x: float, a: float, b: float) -> float:
    """The chance that a beta(a, b) value is at most ``x``: the regularised incomplete beta function.

    Examples:
        >>> round(beta_probability(0.5, 2, 3), 4)
        0.6875
    """
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    front = math.exp(a * math.log(x) + b * math.log1p(-x) - _log_beta(a, b))
    if x < (a + 1) / (a + b + 2):
        return front * _continued_fraction(x, a, b) / a
    return 1 - front * _continued_fraction(1 - x, b, a) / b


def _log_beta(a: float, b: float) -> float:
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)


def _continued_fraction(x: float, a: float, b: float) -> float:
    c, d = 1.0, 1 / _away_from_zero(1 - (a + b) * x / (a + 1))
    value = d
    # converges in about the square root of a + b terms
    for m in range(1, 100_000):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d = 1 / _away_from_zero(1 + even * d)
        c = _away_from_zero(1 + even / c)
        value *= d * c
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d = 1 / _away_from_zero(1 + odd * d)
        c = _away_from_zero(1 + odd / c)
        value *= d * c
        if abs(d * c - 1) < _PRECISION:
            break
    return value


def _away_from_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY


def beta_quantile(probability: float, a: float, b: float) -> float:
    """The point below which that much of a beta(a, b) distribution lies.

    Examples:
        >>> round(beta_quantile(0.975, 1, 20), 6)
        0.168433
    """
    if probability <= 0:
        return 0.0
    if probability >= 1:
        return 1.0
    low, high = 0.0, 1.0
    x = a / (a + b)
    log_beta = _log_beta(a, b)
    for _ in range(200):
        above = beta_probability(x, a, b) - probability
        low, high = (low, x) if above > 0 else (x, high)
        density = math.exp((a - 1) * math.log(x) + (b - 1) * math.log1p(-x) - log_beta)
        following = x - above / density if density > 0 else x
        # outside the bracket a Newton step has gone astray; halve instead
        if not low < following < high:
            following = (low + high) / 2
        if abs(following - x) <= _PRECISION * x:
            return following
        x = following
    return x


def student_quantile(probability: float, degrees: float) -> float:
    """The point below which that much of Student's t distribution lies.

    Examples:
        >>> round(student_quantile(0.975, 10), 6)
        2.228139
    """
    if probability == 0.5:  # noqa: PLR2004  # the middle of any symmetric distribution
        return 0.0
    tail = min(probability, 1 - probability)
    share = beta_quantile(2 * tail, degrees / 2, 0.5)
    size = math.sqrt(degrees * (1 - share) / share)
    return size if probability > tail else -size


def hypergeometric_tails(count: int, base: int, having: int, population: int) -> tuple[float, float]:
    """The chances of at most, and of at least, ``count`` of ``base`` drawn from a population where ``having`` have it.

    Examples:
        >>> [round(tail, 4) for tail in hypergeometric_tails(1, 3, 4, 10)]
        [0.6667, 0.8333]
    """
    low, high = max(0, base - (population - having)), min(base, having)
    if count < low:
        return 0.0, 1.0
    if count > high:
        return 1.0, 0.0
    ways = _log_ways(population, base)
    chances = [
        math.exp(_log_ways(having, k) + _log_ways(population - having, base - k) - ways) for k in range(low, high + 1)
    ]
    return math.fsum(chances[: count - low + 1]), math.fsum(chances[count - low :])


def _log_ways(things: int, chosen: int) -> float:
    return math.lgamma(things + 1) - math.lgamma(chosen + 1) - math.lgamma(things - chosen + 1)
