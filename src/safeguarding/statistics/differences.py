"""The difference of two proportions: between two waves of different people, or of the same people asked twice."""

from __future__ import annotations

import math

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.numbers.shares import Share, checked_count
from safeguarding.records import Record
from safeguarding.sources import Certainty, Source
from safeguarding.statistics.distributions import two_sided_p, two_sided_z
from safeguarding.statistics.intervals import ConfidenceInterval, checked_proportion, variance_factor, wilson_limits

NEWCOMBE_UNPAIRED = Source(
    title="Newcombe (1998), Interval estimation for the difference between independent proportions, Statistics in Medicine 17: 873–890",
    clause="method 10",
    certainty=Certainty.SECONDARY,
)
NEWCOMBE_PAIRED = Source(
    title="Newcombe (1998), Improved confidence intervals for the difference between binomial proportions based on paired data, Statistics in Medicine 17: 2635–2650",
    clause="method 10",
    certainty=Certainty.SECONDARY,
)


@attrs.frozen(kw_only=True)
class PairedCounts(Record):
    """The same people asked twice: how many had the property both times, only once, never.

    Attributes:
        both: Both times.
        earlier_only: The first time and not the second.
        later_only: The second time and not the first.
        neither: Neither time.

    Raises:
        InvalidRecordError: for a negative count, or nobody at all.

    Examples:
        >>> pairs = PairedCounts(both=40, earlier_only=5, later_only=15, neither=10)
        >>> print(pairs.earlier, "then", pairs.later)
        45 of 70 then 55 of 70
    """

    both: int
    earlier_only: int
    later_only: int
    neither: int

    def _check(self) -> None:
        for count in (self.both, self.earlier_only, self.later_only, self.neither):
            checked_count(count, "count of pairs")
        if self.base == 0:
            raise InvalidRecordError("there are no pairs: nobody answered both times")

    @property
    def base(self) -> int:
        """How many people answered both times."""
        return self.both + self.earlier_only + self.later_only + self.neither

    @property
    def earlier(self) -> Share:
        """The share the first time, of those who answered both times."""
        return Share(self.both + self.earlier_only, self.base)

    @property
    def later(self) -> Share:
        """The share the second time, of those who answered both times."""
        return Share(self.both + self.later_only, self.base)


def unpaired_difference_interval(
    later: Share,
    earlier: Share,
    *,
    confidence: float = 0.95,
    later_population: int | None = None,
    earlier_population: int | None = None,
) -> ConfidenceInterval:
    """Newcombe's hybrid score interval of ``later`` minus ``earlier``, for two groups of different people.

    The distances of the two shares from their Wilson limits are squared, added and rooted, so that the interval never
    leaves -1 to 1 and holds its confidence for small bases.

    Args:
        later: The share from which the other is taken.
        earlier: The share that is taken away.
        confidence: Between 0 and 1.
        later_population: The population of the later share, for a finite population correction.
        earlier_population: That of the earlier share.

    Examples:
        >>> print(unpaired_difference_interval(Share(56, 70), Share(48, 80)))
        0.0524 to 0.3339
    """
    z = two_sided_z(confidence)
    down_later, up_later = _arms(later, z, later_population)
    down_earlier, up_earlier = _arms(earlier, z, earlier_population)
    difference = float(later.fraction - earlier.fraction)
    return ConfidenceInterval(
        max(-1.0, difference - math.hypot(down_later, up_earlier)),
        min(1.0, difference + math.hypot(up_later, down_earlier)),
        confidence=confidence,
        method="Newcombe hybrid score, unpaired",
        source=NEWCOMBE_UNPAIRED,
    )


def _arms(share: Share, z: float, population: int | None) -> tuple[float, float]:
    """How far Wilson's limits lie below and above the share."""
    checked_proportion(share.count, share.base, population)
    exact = share.count / share.base
    lower, upper = wilson_limits(exact, share.base, z * math.sqrt(variance_factor(share.base, population)))
    return exact - lower, upper - exact


def paired_difference_interval(
    pairs: PairedCounts,
    *,
    confidence: float = 0.95,
    population: int | None = None,
) -> ConfidenceInterval:
    """Newcombe's hybrid score interval of the later share minus the earlier one, for the same people asked twice.

    As the unpaired one, with the correlation of the two answers (corrected for continuity where it is positive).

    Examples:
        >>> print(paired_difference_interval(PairedCounts(both=20, earlier_only=2, later_only=12, neither=16)))
        0.0562 to 0.3292
    """
    z = two_sided_z(confidence)
    down_later, up_later = _arms(pairs.later, z, population)
    down_earlier, up_earlier = _arms(pairs.earlier, z, population)
    correlation = _correlation(pairs)
    difference = (pairs.later_only - pairs.earlier_only) / pairs.base
    return ConfidenceInterval(
        max(-1.0, difference - _correlated(down_later, up_earlier, correlation)),
        min(1.0, difference + _correlated(up_later, down_earlier, correlation)),
        confidence=confidence,
        method="Newcombe hybrid score, paired",
        source=NEWCOMBE_PAIRED,
    )


def _correlated(one: float, other: float, correlation: float) -> float:
    return math.sqrt(max(0.0, one * one - 2 * correlation * one * other + other * other))


def _correlation(pairs: PairedCounts) -> float:
    """The correlation of the two answers, pulled towards 0 by half a pair where it is positive."""
    margins = pairs.later.count * pairs.later.complement.count * pairs.earlier.count * pairs.earlier.complement.count
    if margins == 0:
        return 0.0
    cross = pairs.both * pairs.neither - pairs.earlier_only * pairs.later_only
    if cross > 0:
        return max(0.0, cross - pairs.base / 2) / math.sqrt(margins)
    return cross / math.sqrt(margins)


def unpaired_p_value(
    later: Share,
    earlier: Share,
    *,
    later_population: int | None = None,
    earlier_population: int | None = None,
) -> float:
    """The two-sided p-value of "no difference" for two groups of different people: the pooled score test.

    1 where everybody, or nobody, has the property in both: then nothing speaks against "no difference". 0 where the
    shares differ and, with the finite population correction, both are known of everybody.

    Examples:
        >>> round(unpaired_p_value(Share(56, 70), Share(48, 80)), 4)
        0.008
    """
    count, base = later.count + earlier.count, later.base + earlier.base
    if count in (0, base):
        return 1.0
    pooled = count / base
    weight = sum(
        variance_factor(share.base, population) / share.base
        for share, population in ((later, later_population), (earlier, earlier_population))
    )
    difference = later.count / later.base - earlier.count / earlier.base
    if weight == 0:
        return 0.0 if difference else 1.0
    return two_sided_p(difference / math.sqrt(pooled * (1 - pooled) * weight))


def paired_p_value(pairs: PairedCounts) -> float:
    """The two-sided exact p-value of "no change" for the same people asked twice: McNemar's test on those who changed.

    Examples:
        >>> round(paired_p_value(PairedCounts(both=20, earlier_only=2, later_only=12, neither=16)), 4)
        0.0129
    """
    changed = pairs.earlier_only + pairs.later_only
    fewer = min(pairs.earlier_only, pairs.later_only)
    # each way of choosing follows from the one before: made anew, those of many people take minutes
    ways = tail = 1
    for k in range(fewer):
        ways = ways * (changed - k) // (k + 1)
        tail += ways
    # of whole numbers however large, Python's quotient is the nearest there is
    return min(1.0, (2 * tail) / (1 << changed))
