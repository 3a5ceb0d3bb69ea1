"""Rates of events: so many per 10,000 children, with limits, and two of them held against each other.

Official text: UKHSA, Technical guide: confidence intervals for public health data. Rates stay two counts until they are
printed, as the Department for Education makes its own from the unrounded counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.numbers.rounding import Rounding, rounded
from safeguarding.numbers.shares import checked_count
from safeguarding.records import NoTruthValue, Record
from safeguarding.sources import Certainty, Source
from safeguarding.statistics.counts import EXACT_BELOW, count_limits
from safeguarding.statistics.intervals import ConfidenceInterval
from safeguarding.statistics.rates import rate_difference_interval, rate_ratio_interval, rates_p_value

PER_10_000 = 10_000

DOBSON = Source(
    title="Dobson, Kuulasmaa, Eberle and Scherer (1991), Confidence intervals for weighted sums of Poisson parameters, Statistics in Medicine 10: 457–462",
    certainty=Certainty.SECONDARY,
    note="As PHEindicatormethods does it, whose published rates were recomputed.",
)
FEWEST_STANDARDISED = 10
"""With fewer events no standardised rate is given, as in PHEindicatormethods."""


@attrs.frozen(order=False)
class Rate(Record):
    """So many events among so many people, printed per so many.

    Attributes:
        count: How many events: may be above the base, since one person may have several.
        base: How many people, at least 1.
        per: What the rate is printed per: 1,000, 10,000 or 100,000.

    Raises:
        InvalidRecordError: for a negative count, or a base or ``per`` of 0.

    Examples:
        >>> rate = Rate(250, 36_000, per=10_000)
        >>> rate.value, rate.printed(places=1)
        (Fraction(625, 9), Decimal('69.4'))
        >>> print(rate)
        250 of 36,000
        >>> Rate(3, 0, per=10_000)
        Traceback (most recent call last):
        ...
        safeguarding.errors.InvalidRecordError: a rate of nothing does not exist: the base is 0
    """

    count: int
    base: int
    per: int = attrs.field(kw_only=True)

    _words = "{0.count:,} of {0.base:,}"

    def _check(self) -> None:
        checked_count(self.count, "count")
        if checked_count(self.base, "base") == 0:
            raise InvalidRecordError("a rate of nothing does not exist: the base is 0")
        if checked_count(self.per, "number that a rate is per") == 0:
            raise InvalidRecordError("a rate per 0 does not exist")

    @property
    def value(self) -> Fraction:
        """The rate as an exact number."""
        return Fraction(self.count * self.per, self.base)

    def printed(self, *, places: int = 0, rounding: Rounding = Rounding.HALF_UP) -> Decimal:
        """The rate as it is published: ties up, as DfE prints it."""
        return rounded(self.value, places, rounding)


@attrs.frozen(kw_only=True)
class RateMeasure(Record):
    """A rate with where the true one lies.

    Attributes:
        rate: The count, its base and what it is per.
        interval: Where the true rate lies, with the method and its source, in the same unit.

    Examples:
        >>> print(rate_measure(Rate(250, 36_000, per=10_000)))
        69.4 per 10,000 (250 of 36,000; 95% interval 61.1 to 78.6)
    """

    rate: Rate
    interval: ConfidenceInterval

    @property
    def estimate(self) -> Fraction:
        """The rate, exactly."""
        return self.rate.value

    @property
    def method(self) -> str:
        """How its limits were found."""
        return self.interval.method

    @property
    def source(self) -> Source | None:
        """Where that is published."""
        return self.interval.source

    def __str__(self) -> str:
        limits = f"{self.interval.lower:.1f} to {self.interval.upper:.1f}"
        level = f"{self.interval.confidence * 100:.3g}% interval"
        return f"{self.rate.printed(places=1):,} per {self.rate.per:,} ({self.rate}; {level} {limits})"


def rate_measure(rate: Rate, *, confidence: float = 0.95, exact_below: int = EXACT_BELOW) -> RateMeasure:
    """A rate with its limits: exact Poisson for a small count, Byar's for others.

    Args:
        rate: The rate; its base is taken as known.
        confidence: 0.95, or 0.998 for the outer limits that public health uses.
        exact_below: The least count with Byar's limits; 10 as in PHEindicatormethods.

    Examples:
        >>> print(rate_measure(Rate(0, 2_000, per=10_000)))
        0.0 per 10,000 (0 of 2,000; 95% interval 0.0 to 18.4)
    """
    limits = count_limits(rate.count, confidence=confidence, exact_below=exact_below)
    scale = rate.per / rate.base
    return RateMeasure(rate=rate, interval=attrs.evolve(limits, lower=limits.lower * scale, upper=limits.upper * scale))


@attrs.frozen(kw_only=True)
class RateComparison(NoTruthValue, Record):
    """Two rates of different people held against each other.

    Attributes:
        rate: The rate asked about.
        other: The one it is held against, per the same number.
        difference: The first minus the second, exactly.
        difference_interval: Where the true difference lies.
        ratio: The first over the second, exactly; None where the second is 0.
        ratio_interval: Where the true ratio lies; None where the second rate had no event, which gives it no upper end.
        p_value: The exact two-sided p-value of "the rates are the same".
    """

    _instead = "p_value"
    _words = "{0.rate} beside {0.other}: p = {0.p_value:.3g}"

    rate: Rate
    other: Rate
    difference: Fraction
    difference_interval: ConfidenceInterval
    ratio: Fraction | None
    ratio_interval: ConfidenceInterval | None
    p_value: float


def compared_rates(
    rate: Rate, other: Rate, *, confidence: float = 0.95, exact_below: int = EXACT_BELOW
) -> RateComparison:
    """The difference and the ratio of two rates, each with its interval. Whether two intervals overlap is no test.

    Raises:
        InvalidRecordError: for rates per different numbers.

    Examples:
        >>> found = compared_rates(Rate(250, 36_000, per=10_000), Rate(81_770, 12_183_016, per=10_000))
        >>> print(f"{float(found.ratio):.3f}", found.ratio_interval, round(found.p_value, 3))
        1.035 0.9102 to 1.1714 0.584
    """
    if rate.per != other.per:
        raise InvalidRecordError(f"a rate per {rate.per:,} cannot stand beside one per {other.per:,}")
    counts = (rate.count, rate.base, other.count, other.base)
    limits = rate_difference_interval(*counts, confidence=confidence, exact_below=exact_below)
    return RateComparison(
        rate=rate,
        other=other,
        difference=rate.value - other.value,
        difference_interval=attrs.evolve(limits, lower=limits.lower * rate.per, upper=limits.upper * rate.per),
        ratio=rate.value / other.value if other.count else None,
        ratio_interval=rate_ratio_interval(*counts, confidence=confidence) if other.count else None,
        p_value=rates_p_value(*counts),
    )


@attrs.frozen(kw_only=True)
class StandardisedRate(Record):
    """What a rate would be if the groups were as large as in a standard population.

    Attributes:
        count: How many events in all groups.
        base: How many people in all groups.
        per: What the rate is printed per.
        estimate: The rate, exactly; None where the events are too few for one.
        interval: Where the true one lies; None where there is no estimate.
        reason: Why there is none; empty where there is one.
    """

    count: int
    base: int
    per: int
    estimate: Fraction | None
    interval: ConfidenceInterval | None
    reason: str = ""

    def __str__(self) -> str:
        return self.reason or f"{float(self.estimate or 0):.1f} per {self.per:,} ({self.count:,} of {self.base:,})"


def standardised_rate(
    groups: Sequence[tuple[Rate, int]], *, per: int = PER_10_000, confidence: float = 0.95
) -> StandardisedRate:
    """The directly standardised rate of groups, each with its size in the standard population, by Dobson's method.

    Each event is taken to be another person's: where one person has several, the limits are too narrow.

    Raises:
        InvalidRecordError: for no groups, or a standard population of 0.

    Examples:
        >>> print(standardised_rate([(Rate(30, 2_000, per=10_000), 600), (Rate(50, 1_000, per=10_000), 400)]))
        290.0 per 10,000 (80 of 3,000)
    """
    standard = sum(checked_count(weight, "standard population") for _, weight in groups)
    if standard == 0:
        raise InvalidRecordError("a standardised rate needs groups with a standard population")
    count, base = sum(each.count for each, _ in groups), sum(each.base for each, _ in groups)
    if count < FEWEST_STANDARDISED:
        reason = f"no standardised rate is given of {count} events, fewer than {FEWEST_STANDARDISED}"
        return StandardisedRate(count=count, base=base, per=per, estimate=None, interval=None, reason=reason)
    estimate = sum((Fraction(each.count * weight, each.base) for each, weight in groups), Fraction(0)) / standard
    spread = sum((Fraction(each.count * weight**2, each.base**2) for each, weight in groups), Fraction(0))
    scale = (float(spread) / count) ** 0.5 / standard
    limits = count_limits(count, confidence=confidence)
    return StandardisedRate(
        count=count,
        base=base,
        per=per,
        estimate=estimate * per,
        interval=ConfidenceInterval(
            max(0.0, float(estimate) + scale * (limits.lower - count)) * per,
            (float(estimate) + scale * (limits.upper - count)) * per,
            confidence=confidence,
            method=f"Dobson's, with {limits.method}",
            source=DOBSON,
        ),
    )
