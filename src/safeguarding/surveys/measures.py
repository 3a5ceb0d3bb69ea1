"""What a survey measures: values that carry their count, base, interval, method, population and notes.

An estimate is exact (a fraction) wherever it is made of counts. Where nobody answered there is no estimate, and the
measure says so rather than failing: missing in, missing out. A count that cannot be is an error.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import attrs

from safeguarding.labels import Labelled
from safeguarding.numbers.rounding import Rounding, rounded
from safeguarding.records import Record
from safeguarding.sources import Source
from safeguarding.statistics.distributions import student_quantile
from safeguarding.statistics.intervals import ConfidenceInterval, IntervalMethod, proportion_interval, variance_factor


class MeasureKind(Labelled):
    """What kind of number a measure is, and so how it is printed."""

    SHARE = "share"
    NET = "net balance"
    MEAN = "mean score"


@attrs.frozen(kw_only=True)
class Measure(Record):
    """A number from a survey with everything it rests on.

    Attributes:
        name: What is measured: ``"favourable"``.
        kind: A share, a net balance or a mean.
        count: How many have the property; None for a net balance or a mean.
        base: How many it is of.
        estimate: The number, exactly; None where the base is 0.
        interval: Where the true value lies; None where there is no estimate.
        spread: The standard deviation of the scores, for a mean of two answers or more.
        method: How the estimate and interval were found.
        population: The population that the interval is corrected for; None for no correction.
        notes: What a reader must know besides.

    Examples:
        >>> print(Measure(name="yes", count=28, base=29, estimate=Fraction(28, 29)))
        yes: 97% (28 of 29)
        >>> print(Measure(name="yes", base=0, estimate=None))
        yes: no estimate (n = 0)
    """

    name: str
    kind: MeasureKind = MeasureKind.SHARE
    count: int | None = None
    base: int
    estimate: Fraction | None
    interval: ConfidenceInterval | None = None
    spread: float | None = None
    method: str = ""
    population: int | None = None
    notes: tuple[str, ...] = ()

    @property
    def is_missing(self) -> bool:
        """Whether there is no estimate, since nobody is in the base."""
        return self.estimate is None

    @property
    def source(self) -> Source | None:
        """Where the method of its interval is published, if it has a name."""
        return None if self.interval is None else self.interval.source

    def __str__(self) -> str:
        if self.estimate is None:
            return f"{self.name}: no estimate (n = 0)"
        interval = "" if self.interval is None else f"; {printed_interval(self)}"
        of = f"n = {self.base}" if self.count is None else f"{self.count} of {self.base}"
        return f"{self.name}: {printed_estimate(self)} ({of}{interval})"


def printed_estimate(measure: Measure, *, rounding: Rounding = Rounding.HALF_UP) -> str:
    """The estimate as it is printed: per cent, signed points, or a score with one place.

    Examples:
        >>> printed_estimate(Measure(name="yes", count=28, base=29, estimate=Fraction(28, 29)))
        '97%'
    """
    estimate = rounded_estimate(measure, rounding=rounding)
    if estimate is None:
        return "–"
    return (
        f"{estimate:+}" if measure.kind is MeasureKind.NET else f"{estimate}{'%' * (measure.kind is MeasureKind.SHARE)}"
    )


def rounded_estimate(measure: Measure, *, rounding: Rounding = Rounding.HALF_UP) -> Decimal | None:
    """The estimate as a number, rounded as it is printed: per cent, points, or a score; None where there is none.

    Examples:
        >>> rounded_estimate(Measure(name="yes", count=28, base=29, estimate=Fraction(28, 29)))
        Decimal('97')
    """
    if measure.estimate is None:
        return None
    is_mean = measure.kind is MeasureKind.MEAN
    return rounded(measure.estimate * (1 if is_mean else 100), 1 if is_mean else 0, rounding)


def printed_interval(measure: Measure) -> str:
    """The interval as it is printed: ``"83% to 99%"``.

    Examples:
        >>> print(printed_interval(share_measure("has someone to talk to", 28, 29)))
        95% interval 83% to 99%
        >>> printed_interval(Measure(name="yes", base=0, estimate=None))
        ''
    """
    interval, ends = measure.interval, rounded_interval(measure)
    if interval is None or ends is None:
        return ""
    sign, unit = (
        ("+", "") if measure.kind is MeasureKind.NET else ("", "%" if measure.kind is MeasureKind.SHARE else "")
    )
    return f"{interval.confidence * 100:.3g}% interval {ends[0]:{sign}}{unit} to {ends[1]:{sign}}{unit}"


def rounded_interval(measure: Measure) -> tuple[Decimal, Decimal] | None:
    """The ends of the interval, rounded as they are printed: per cent, points, or a score; None where there is none.

    Examples:
        >>> rounded_interval(share_measure("has someone to talk to", 28, 29))
        (Decimal('83'), Decimal('99'))
    """
    if measure.interval is None:
        return None
    scale, places = (1, 1) if measure.kind is MeasureKind.MEAN else (100, 0)
    return _printed_end(measure.interval.lower * scale, places), _printed_end(measure.interval.upper * scale, places)


def _printed_end(end: float, places: int) -> Decimal:
    # a float's decimal text, so that what is printed is the rounding of what is shown elsewhere
    printed = rounded(Decimal(repr(round(end, 10))), places)
    return abs(printed) if printed == 0 else printed


def share_measure(
    name: str,
    count: int | None,
    base: int | None,
    *,
    population: int | None = None,
    method: IntervalMethod = IntervalMethod.WILSON,
    confidence: float = 0.95,
    notes: tuple[str, ...] = (),
) -> Measure:
    """A share with its interval. A missing count or base, or a base of 0, gives a missing measure.

    Raises:
        InvalidRecordError: for a count outside 0 to the base, or a base above the population.

    Examples:
        >>> print(share_measure("has someone to talk to", 28, 29))
        has someone to talk to: 97% (28 of 29; 95% interval 83% to 99%)
        >>> share_measure("has someone to talk to", None, 29).is_missing
        True
    """
    if count is None or base is None or (base == 0 and count == 0):
        return Measure(name=name, count=count, base=base or 0, estimate=None, notes=(*notes, "Nobody is in the base."))
    interval = proportion_interval(count, base, method=method, confidence=confidence, population=population)
    if population == base:
        notes = (*notes, "Everybody answered: there is no sampling error.")
    return Measure(
        name=name,
        count=count,
        base=base,
        estimate=Fraction(count, base),
        interval=interval,
        method=interval.method,
        population=population,
        notes=notes,
    )


def mean_measure(
    name: str,
    scores: Sequence[tuple[Fraction, int]],
    *,
    population: int | None = None,
    confidence: float = 0.95,
) -> Measure:
    """The mean of scores, each with how many have it, with its interval kept within the lowest and highest score.

    Scores that nobody has belong to the scale: of equal answers, whose spread is 0, the interval says how far the mean
    would lie if as many as Wilson's limit allows had answered with the lowest score, or with the highest.

    Examples:
        >>> print(mean_measure("mean", [(Fraction(1), 10), (Fraction(2), 20), (Fraction(3), 60)]))
        mean: 2.6 (n = 90; 95% interval 2.4 to 2.7)
        >>> print(mean_measure("mean", [(Fraction(1), 0), (Fraction(2), 0), (Fraction(3), 16)]))
        mean: 3.0 (n = 16; 95% interval 2.6 to 3.0)
    """
    base = sum(count for _, count in scores)
    if base == 0:
        return Measure(name=name, kind=MeasureKind.MEAN, base=0, estimate=None, notes=("Nobody is in the base.",))
    mean = sum((score * count for score, count in scores), Fraction(0)) / base
    if base == 1:
        return Measure(
            name=name,
            kind=MeasureKind.MEAN,
            base=1,
            estimate=mean,
            notes=("One answer has no spread, so there is no interval.",),
        )
    if any(count == base for _, count in scores):
        return _mean_of_equals(name, scores, mean, population, confidence)
    squares = sum(((score - mean) ** 2 * count for score, count in scores), Fraction(0))
    spread = math.sqrt(squares / (base - 1))
    error = spread / math.sqrt(base) * math.sqrt(_sample_factor(base, population))
    half = student_quantile((1 + confidence) / 2, base - 1) * error
    lowest, highest = float(min(score for score, _ in scores)), float(max(score for score, _ in scores))
    return Measure(
        name=name,
        kind=MeasureKind.MEAN,
        base=base,
        estimate=mean,
        interval=ConfidenceInterval(
            max(lowest, float(mean) - half),
            min(highest, float(mean) + half),
            confidence=confidence,
            method="Student's t",
        ),
        spread=spread,
        method="Student's t",
        population=population,
    )


def _mean_of_equals(
    name: str, scores: Sequence[tuple[Fraction, int]], mean: Fraction, population: int | None, confidence: float
) -> Measure:
    """The mean where all answers are equal: Student's interval would have no width, as if it were known."""
    base = sum(count for _, count in scores)
    measure = Measure(name=name, kind=MeasureKind.MEAN, base=base, estimate=mean, spread=0.0, population=population)
    lowest, highest = min(score for score, _ in scores), max(score for score, _ in scores)
    if lowest == highest:
        return attrs.evolve(measure, notes=("All answers are equal and the scale is not known: no interval.",))
    share = proportion_interval(base, base, confidence=confidence, population=population)
    others = 1 - share.lower
    interval = ConfidenceInterval(
        float(mean) - others * float(mean - lowest),
        float(mean) + others * float(highest - mean),
        confidence=confidence,
        method="Wilson score of those who might have answered otherwise",
        source=share.source,
    )
    return attrs.evolve(
        measure,
        interval=interval,
        method=interval.method,
        notes=("All answers are equal: the interval is as wide as the scale allows.",),
    )


def _sample_factor(base: int, population: int | None) -> float:
    """The correction of a sample's own variance: 1 - n/N, since that variance is already divided by n - 1."""
    factor = variance_factor(base, population)
    return factor if population is None else factor * (population - 1) / population
