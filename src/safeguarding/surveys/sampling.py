"""How many answers are needed, and what a survey of a given size could have noticed."""

from __future__ import annotations

import math

from safeguarding.errors import InvalidRecordError
from safeguarding.numbers.shares import checked_count
from safeguarding.sources import Certainty, Source
from safeguarding.statistics.distributions import checked_confidence, two_sided_z, upper_z
from safeguarding.statistics.intervals import variance_factor

SAMPLE_SIZE = Source(
    title="Cochran (1977), Sampling Techniques: the sample size for a share, corrected for a small population",
    clause="chapter 4",
    certainty=Certainty.FROM_MEMORY,
)


def needed_responses(
    margin: float,
    *,
    population: int | None,
    expected_share: float = 0.5,
    confidence: float = 0.95,
) -> int:
    """How many answers give an interval of about plus or minus ``margin``.

    Args:
        margin: Half the width wanted, as a share: 0.05 for five percentage points.
        population: How many people there are; a small population needs fewer. None for a large one.
        expected_share: What share is expected; 0.5 needs most, so it is the careful choice.
        confidence: Between 0 and 1.

    Raises:
        InvalidRecordError: for a margin or a share that is not between 0 and 1, or a population of 0.

    Examples:
        >>> needed_responses(0.05, population=None), needed_responses(0.05, population=190)
        (385, 128)
    """
    if not 0 < margin < 1 or not 0 < expected_share < 1:
        raise InvalidRecordError("a margin and an expected share lie between 0 and 1")
    large = two_sided_z(confidence) ** 2 * expected_share * (1 - expected_share) / margin**2
    if population is None:
        return math.ceil(large)
    if checked_count(population, "population") == 0:
        raise InvalidRecordError("nobody can be surveyed: the population is 0")
    return min(population, math.ceil(large * population / (population - 1 + large)))


def smallest_detectable_change(  # long: half of it says what goes in and what comes out
    earlier_base: int,
    later_base: int,
    *,
    earlier_share: float,
    earlier_population: int | None,
    later_population: int | None,
    confidence: float = 0.95,
    power: float = 0.8,
    tests: int = 1,
) -> float | None:
    """The smallest rise that two waves of these sizes would probably have shown.

    A rise that is smaller may well be real; these waves were not large enough to tell.

    Args:
        earlier_base: How many answered in the earlier wave, at least 1.
        later_base: How many answered in the later wave, at least 1.
        earlier_share: The share in the earlier wave, from 0 to 1.
        earlier_population: The earlier wave's population, for a finite population correction, or None.
        later_population: The later wave's population, or None.
        confidence: Of the test.
        power: How probable "shown" must be.
        tests: How many questions are judged together by Holm's method. Its first step asks of each question what is
            left of the level when it is shared among all of them; a rise that passes there is shown whatever the
            other questions do.

    Returns:
        The rise as a share (0.12 for twelve percentage points), or None where even a rise to 1 would not be shown.

    Raises:
        InvalidRecordError: for a base of 0, a base above its population, a share outside 0 to 1, or no tests.

    Examples:
        >>> rise = smallest_detectable_change(
        ...     80, 90, earlier_share=0.6, earlier_population=None, later_population=None
        ... )
        >>> round(rise, 3)
        0.196
        >>> rise = smallest_detectable_change(
        ...     80, 90, earlier_share=0.6, earlier_population=None, later_population=None, tests=10
        ... )
        >>> round(rise, 3)
        0.247
    """
    if min(checked_count(earlier_base, "base"), checked_count(later_base, "base")) == 0:
        raise InvalidRecordError("a wave that nobody answered can show nothing: the base is 0")
    if not 0 <= earlier_share <= 1:
        raise InvalidRecordError(f"a share lies between 0 and 1, not {earlier_share!r}")
    if checked_count(tests, "number of tests") == 0:
        raise InvalidRecordError("at least one question is compared")
    for base, population in ((earlier_base, earlier_population), (later_base, later_population)):
        if population is not None and population < base:
            raise InvalidRecordError(f"a base of {base} is above its population of {population}")
    factors = (
        variance_factor(earlier_base, earlier_population) / earlier_base,
        variance_factor(later_base, later_population) / later_base,
    )
    level = (1 - checked_confidence(confidence)) / tests
    z, z_power = two_sided_z(1 - level), upper_z(checked_confidence(power))
    pooled_weight = earlier_base / (earlier_base + later_base)

    def is_shown(rise: float) -> bool:
        later = earlier_share + rise
        pooled = pooled_weight * earlier_share + (1 - pooled_weight) * later
        if_same = math.sqrt(pooled * (1 - pooled) * sum(factors))
        if_risen = math.sqrt(earlier_share * (1 - earlier_share) * factors[0] + later * (1 - later) * factors[1])
        return rise >= z * if_same + z_power * if_risen

    low, high = 0.0, 1.0 - earlier_share
    if high == 0 or not is_shown(high):
        return None
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (low, middle) if is_shown(middle) else (middle, high)
    return high
