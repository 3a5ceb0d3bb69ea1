"""The interval of a mean and the test of it against a value, by Student's t."""

from __future__ import annotations

import math

from safeguarding.errors import InvalidRecordError
from safeguarding.sources import Certainty, Source
from safeguarding.statistics.distributions import beta_probability, checked_confidence, student_quantile
from safeguarding.statistics.intervals import ConfidenceInterval

STUDENT = Source(
    title="Student (1908), The probable error of a mean, Biometrika 6: 1–25",
    certainty=Certainty.FROM_MEMORY,
)

_FEWEST = 2


def mean_interval(mean: float, variance: float, base: int, *, confidence: float = 0.95) -> ConfidenceInterval | None:
    """Where the true mean lies; None for fewer than two values, or where all are the same: then nothing is known of it.

    Args:
        mean: The mean of the values.
        variance: Their variance, by one less than their number.
        base: How many there are.
        confidence: Between 0 and 1.

    Examples:
        >>> print(mean_interval(14.0, 25.0, 40))
        12.4009 to 15.5991
        >>> mean_interval(14.0, 0.0, 40) is None
        True
    """
    checked_confidence(confidence)
    if variance < 0:
        raise InvalidRecordError(f"a variance is 0 or more, not {variance!r}")
    if base < _FEWEST or variance == 0:
        return None
    half = student_quantile((1 + confidence) / 2, base - 1) * math.sqrt(variance / base)
    return ConfidenceInterval(mean - half, mean + half, confidence=confidence, method="Student's t", source=STUDENT)


def student_p_value(t: float, degrees: int) -> float:
    """The chance of a value of Student's t distribution at least so far from 0, either way.

    Examples:
        >>> round(student_p_value(2.228139, 10), 4)
        0.05
    """
    return beta_probability(degrees / (degrees + t * t), degrees / 2, 0.5)
