"""The three kinds of figure that an indicator is: a share, a rate or a mean, each with its base."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.indicators.rates import Rate
from safeguarding.numbers.rounding import Exact, as_fraction, exact_value, rounded
from safeguarding.numbers.shares import Share, checked_count, percentage
from safeguarding.records import Record
from safeguarding.statistics.counts import count_limits
from safeguarding.statistics.intervals import ConfidenceInterval, IntervalMethod, proportion_interval
from safeguarding.statistics.means import mean_interval

_PER_CENT = 100


@attrs.frozen(kw_only=True)
class Mean(Record):
    """The mean of so many values, with how they vary.

    Attributes:
        estimate: The mean, exactly.
        base: How many values, at least 1.
        variance: Their variance, by one less than their number; None where it is not known, or there is one value.

    Examples:
        >>> print(mean_of([12, 15, 18]))
        15.0 (n = 3)
    """

    estimate: Fraction = attrs.field(converter=exact_value)
    base: int
    variance: Fraction | None = None

    def _check(self) -> None:
        if checked_count(self.base, "base") == 0:
            raise InvalidRecordError("a mean of nothing does not exist: the base is 0")
        if self.variance is not None and self.variance < 0:
            raise InvalidRecordError("a variance is 0 or more")

    def __str__(self) -> str:
        return f"{rounded(self.estimate, 1)} (n = {self.base:,})"


def mean_of(values: Sequence[Exact]) -> Mean:
    """The mean of values and their variance, exactly.

    Raises:
        InvalidRecordError: for no values, or one that is not exact.

    Examples:
        >>> mean_of([12, 15, 18]).variance
        Fraction(9, 1)
    """
    exact = [as_fraction(each) for each in values]
    if not exact:
        raise InvalidRecordError("a mean of nothing does not exist")
    mean = sum(exact, Fraction(0)) / len(exact)
    squares = sum(((each - mean) ** 2 for each in exact), Fraction(0))
    return Mean(estimate=mean, base=len(exact), variance=squares / (len(exact) - 1) if len(exact) > 1 else None)


Figure = Share | Rate | Mean
"""What an indicator's value is made of."""


def figure_value(figure: Figure) -> Fraction:
    """A share as part of 1, a rate per its number, a mean as it is: exactly.

    Examples:
        >>> figure_value(Share(1, 4)), figure_value(Rate(1, 4, per=1_000)), figure_value(mean_of([1, 2]))
        (Fraction(1, 4), Fraction(250, 1), Fraction(3, 2))
    """
    match figure:
        case Share():
            return figure.fraction
        case Rate():
            return figure.value
        case _:
            return figure.estimate


def exact_interval(figure: Figure, *, confidence: float = 0.95) -> ConfidenceInterval | None:
    """Where the true value lies, by the exact method of its kind; None for a mean whose values do not tell.

    Examples:
        >>> print(exact_interval(Share(56, 61)))
        0.8190 to 0.9728
    """
    match figure:
        case Share():
            return proportion_interval(figure.count, figure.base, method=IntervalMethod.EXACT, confidence=confidence)
        case Rate():
            found = count_limits(figure.count, confidence=confidence, exact_below=figure.count + 1)
            scale = figure.per / figure.base
            return attrs.evolve(found, lower=found.lower * scale, upper=found.upper * scale)
        case _:
            variance = float(figure.variance or 0)
            return mean_interval(float(figure.estimate), variance, figure.base, confidence=confidence)


def printed_value(value: Exact, figure: Figure) -> str:
    """A value in the unit of a figure, as a committee reads it: ``"92%"``, ``"69.4 per 10,000"``, ``"14.2"``.

    Examples:
        >>> printed_value(Fraction(19, 20), Share(1, 4)), printed_value(60, Rate(1, 4, per=10_000)), printed_value(14, mean_of([1]))
        ('95%', '60 per 10,000', '14')
    """
    exact = as_fraction(value)
    match figure:
        case Share():
            scaled, unit = exact * _PER_CENT, "%"
        case Rate():
            scaled, unit = exact, f" per {figure.per:,}"
        case _:
            scaled, unit = exact, ""
    return f"{rounded(scaled, 0 if scaled.denominator == 1 else 1):,}{unit}"


def places_of(figure: Figure) -> int:
    """How many decimal places a figure is printed to: a share none, others one.

    Examples:
        >>> places_of(Share(1, 4)), places_of(Rate(1, 4, per=1_000))
        (0, 1)
    """
    return 0 if isinstance(figure, Share) else 1


_MOST_PLACES = 4


def places_beside(figure: Figure, target: Fraction) -> int:
    """How many places tell a figure from its target: 94.95% beside 95% is printed to two.

    Examples:
        >>> places_beside(Share(1_899, 2_000), Fraction(95, 100)), places_beside(Share(56, 61), Fraction(95, 100))
        (2, 0)
    """
    scale = _PER_CENT if isinstance(figure, Share) else 1
    value, wanted = figure_value(figure) * scale, target * scale
    fewest = places_of(figure)
    tells = (places for places in range(fewest, _MOST_PLACES) if value == wanted or rounded(value, places) != wanted)
    return next(tells, _MOST_PLACES)


def printed_figure(figure: Figure, *, places: int | None = None) -> str:
    """A figure with its base: ``"92% of 61"``.

    Args:
        figure: The figure.
        places: How many decimal places; by default none of a share, and one of others.

    Examples:
        >>> printed_figure(Share(56, 61)), printed_figure(Rate(25, 3_600, per=10_000))
        ('92% of 61', '69.4 per 10,000 (25 of 3,600)')
    """
    places = places_of(figure) if places is None else places
    match figure:
        case Share():
            return f"{percentage(figure, places)}% of {figure.base:,}"
        case Rate():
            return f"{figure.printed(places=places):,} per {figure.per:,} ({figure})"
        case _:
            return f"{rounded(figure.estimate, places)} (n = {figure.base:,})"
