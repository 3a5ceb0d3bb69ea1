"""A figure over time: its values in their order, and where its series breaks."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from datetime import date
from fractions import Fraction

import attrs

from safeguarding.dates.words import printed_date
from safeguarding.errors import InvalidRecordError
from safeguarding.indicators.figures import Figure, figure_value
from safeguarding.labels import Labelled
from safeguarding.numbers.polarities import Polarity
from safeguarding.numbers.rounding import Exact, exact_value, rounded
from safeguarding.records import Record, Several

_PER_CENT = 100


@attrs.frozen(kw_only=True)
class Observation(Record):
    """A figure of one period.

    Attributes:
        on: A day of the period, its last one by custom.
        value: The figure, exactly; None where it is missing: never 0.
        base: How many it is of, where it is a share or a rate.
        label: What its period is called: "Q1 2024/25"; empty for the month of its day.

    Raises:
        InvalidRecordError: for a base below 1.

    Examples:
        >>> from safeguarding.numbers.shares import Share
        >>> print(observed(date(2024, 5, 31), Share(41, 100)))
        May 2024
    """

    on: date
    value: Fraction | None = attrs.field(converter=attrs.converters.optional(exact_value))
    base: int | None = None
    label: str = ""

    def _check(self) -> None:
        if self.base is not None and self.base < 1:
            raise InvalidRecordError("a value is of 1 or more; where there is no base there is no value")

    def __str__(self) -> str:
        return self.label or f"{self.on:%B %Y}"


def observed(on: date, figure: Figure) -> Observation:
    """The observation that a figure of a period is.

    Examples:
        >>> from safeguarding.numbers.shares import Share
        >>> observed(date(2024, 5, 31), Share(41, 100)).value
        Fraction(41, 100)
    """
    return Observation(on=on, value=figure_value(figure), base=figure.base)


def days_between(events: Iterable[date]) -> tuple[Observation, ...]:
    """The days from each event to the next, on the day of the later one: for what happens seldom.

    Several events of one day are one day on which it happened.

    Examples:
        >>> [(each.on.day, str(each.value)) for each in days_between([date(2024, 5, 9), date(2024, 5, 2), date(2024, 5, 30)])]
        [(9, '7'), (30, '21')]
    """
    days = sorted(set(events))
    return tuple(
        Observation(on=later, value=Fraction((later - before).days)) for before, later in itertools.pairwise(days)
    )


class BreakKind(Labelled):
    """Why a series does not go on as before."""

    STEP_CHANGE = "step change"
    DEFINITION = "change of definition"
    DATA = "change of the data"


@attrs.frozen(kw_only=True)
class SeriesBreak(Record):
    """A day from which a series is judged anew, which somebody says with a reason. None is ever found by itself.

    Attributes:
        on: The first day of the new part.
        reason: Why: what was changed, or how the figure is counted now.
        kind: A step change of the service, or a break of the definition or the data.

    Raises:
        InvalidRecordError: without a reason.
    """

    on: date
    reason: str
    kind: BreakKind = BreakKind.STEP_CHANGE

    def _check(self) -> None:
        if not self.reason.strip():
            raise InvalidRecordError("a break in a series needs its reason: limits are not recalculated without one")

    def __str__(self) -> str:
        return f"{self.kind} from {printed_date(self.on)}: {self.reason}"


class PeriodsCovered(Labelled):
    """What each value of a series covers. Rules of chance need periods that share no data."""

    SEPARATE = "each period alone"
    YEAR_TO_DATE = "the year to date"
    ROLLING = "rolling periods"


@attrs.frozen(kw_only=True)
class IndicatorSeries(Record):
    """A figure over time.

    Attributes:
        name: What it measures.
        observations: Its values; put in the order of their days.
        breaks: Where it is judged anew.
        periods: What each value covers.
        is_share: Whether the values are shares of 1, printed in per cent.
        per: What its rates are per; None for what is no rate.
        noun: What whole values are of, printed behind them: "days"; empty for others.
        polarity: Which way is good; None where neither is.

    Raises:
        InvalidRecordError: for two values, or two breaks, of one day.
    """

    name: str
    observations: tuple[Observation, ...] = attrs.field(converter=Several[Observation])
    breaks: tuple[SeriesBreak, ...] = attrs.field(default=(), converter=Several[SeriesBreak])
    periods: PeriodsCovered = PeriodsCovered.SEPARATE
    is_share: bool = False
    per: int | None = None
    noun: str = ""
    polarity: Polarity | None = None

    _words = "{0.name}"

    def _check(self) -> None:
        for what, several in (("values", self.observations), ("breaks", self.breaks)):
            days = [each.on for each in several]
            if len(set(days)) != len(days):
                raise InvalidRecordError(f"two {what} of a series have one day")
        if self.per is not None and (self.per < 1 or self.is_share):
            raise InvalidRecordError("a rate is per 1 or more, and no share")

    @property
    def unit(self) -> str:
        """What stands behind a value: ``" per 10,000"`` of a rate, ``" days"``."""
        if self.per is not None:
            return f" per {self.per:,}"
        return f" {self.noun}" if self.noun else ""

    @property
    def parts(self) -> tuple[tuple[Observation, ...], ...]:
        """The observations in their order, from each break to the next."""
        starts = sorted(each.on for each in self.breaks)
        ordered = sorted(self.observations, key=lambda each: each.on)
        grouped = itertools.groupby(ordered, key=lambda each: sum(start <= each.on for start in starts))
        return tuple(tuple(part) for _, part in grouped)

    @property
    def places(self) -> int:
        """How many decimal places its values are printed with, where more are not needed to tell them apart."""
        return 0 if self.is_share or self.noun else 1

    def places_telling(self, *values: Exact) -> int:
        """How many decimal places it takes to print values that are not the same differently; at most two more than usual.

        Examples:
            >>> series = IndicatorSeries(name="visits", observations=(), is_share=True)
            >>> series.places_telling(Fraction(921, 1000), Fraction(924, 1000)), series.places_telling(Fraction(1, 2), 1)
            (1, 0)
        """
        different = {Fraction(each) for each in values}
        possible = range(self.places, self.places + 2)
        tells = (
            places
            for places in possible
            if len({self.printed(each, places=places) for each in different}) == len(different)
        )
        return next(tells, self.places + 2)

    def printed(self, value: Exact, *, places: int | None = None) -> str:
        """A value as a committee reads it: per cent, or a number with a decimal place; or with as many places as are given.

        Examples:
            >>> IndicatorSeries(name="visits", observations=(), is_share=True).printed(Fraction(41, 100))
            '41%'
        """
        fine = self.places if places is None else places
        if self.is_share:
            return f"{rounded(Fraction(value) * _PER_CENT, fine)}%"
        return f"{rounded(Fraction(value), fine):,}"

    def printed_limits(self, lower: Exact, upper: Exact, *, places: int | None = None) -> str:
        """The limits of chance as a committee reads them: within what a share or a rate can be.

        Examples:
            >>> IndicatorSeries(name="visits", observations=(), is_share=True).printed_limits(Fraction(1, 2), Fraction(6, 5))
            '50% to 100%'
        """
        low, high = self.kept(lower), self.kept(upper)
        return f"{self.printed(low, places=places)} to {self.printed(high, places=places)}"

    def kept(self, limit: Exact) -> Fraction:
        """A limit within what a share or a rate can be.

        Examples:
            >>> IndicatorSeries(name="visits", observations=(), is_share=True).kept(Fraction(6, 5))
            Fraction(1, 1)
        """
        found = Fraction(limit)
        if self.is_share or self.per is not None:
            found = max(found, Fraction(0))
        return min(found, Fraction(1)) if self.is_share else found
