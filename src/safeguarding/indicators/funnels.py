"""Funnels: areas about their pooled share or rate, with the limits of chance for the base of each; and when they say nothing."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.indicators.comparisons import AreaFigure
from safeguarding.indicators.figures import Figure
from safeguarding.indicators.rates import Rate
from safeguarding.numbers.rounding import exact_value
from safeguarding.numbers.shares import Share, checked_count
from safeguarding.records import Record, Several
from safeguarding.sources import Certainty, Source
from safeguarding.statistics.counts import count_limits, gamma_probability
from safeguarding.statistics.distributions import two_sided_z

FUNNELS = Source(
    title="Spiegelhalter (2005), Funnel plots for comparing institutional performance, Statistics in Medicine 24: 1185–1202",
    certainty=Certainty.SECONDARY,
    note="Limits and labels as in PHEindicatormethods, whose published ones were recomputed.",
)
LEVELS = (0.95, 0.998)
"""The two pairs of limits of a funnel."""
UNLIKELY = 0.001
"""A spread of areas that chance would give more seldom than this is said to be overdispersed."""

Limits = tuple[float, float]


@attrs.frozen
class ObservedExpected(Record):
    """Events beside how many were expected of the area, such as by the rates of England for children of each age.

    Attributes:
        count: How many there were.
        expected: How many were expected, above 0.

    Examples:
        >>> float(ObservedExpected(12, Fraction(10)).value)
        1.2
    """

    count: int
    expected: Fraction = attrs.field(converter=exact_value)

    _words = "{0.count:,} where {0.expected} were expected"

    def _check(self) -> None:
        checked_count(self.count, "count")
        if self.expected <= 0:
            raise InvalidRecordError("a ratio to nothing expected does not exist")

    @property
    def value(self) -> Fraction:
        """The ratio, exactly: 1 where there were as many as expected."""
        return self.count / self.expected


@attrs.frozen(kw_only=True)
class FunnelPoint(Record):
    """An area in a funnel: its figure, the limits for its base, and beyond which pair it lies.

    Attributes:
        area: The area.
        figure: Its share, rate or ratio of observed to expected.
        limits: The lower and upper limit at 95%, then at 99.8%, in the unit of the figure; a share's within 0 to 1.
        beyond: The highest level whose limits it lies outside; None within both.
        is_high: Whether it lies above the pooled figure.
    """

    area: str
    figure: Figure | ObservedExpected
    limits: tuple[Limits, ...]
    beyond: float | None
    is_high: bool

    @property
    def place(self) -> str:
        """Where it lies, in words."""
        if self.beyond is None:
            return "within the 95% limits"
        return f"{'above' if self.is_high else 'below'} the {'99.8' if self.beyond == LEVELS[-1] else '95'}% limits"


@attrs.frozen(kw_only=True)
class Funnel(Record):
    """Shares or rates of areas about the pooled one.

    Attributes:
        baseline: The pooled share or rate, exactly.
        points: The areas that have a figure.
        dispersion: The mean square of their distances in standard errors: about 1 where only chance divides them.
        is_overdispersed: Whether the areas differ by more than chance, also without the tenth of them that lie farthest; then
            limits of chance name no outlier.
        source: Where the limits are published.
    """

    baseline: Fraction
    points: tuple[FunnelPoint, ...] = attrs.field(converter=Several[FunnelPoint])
    dispersion: float
    is_overdispersed: bool
    source: Source = FUNNELS

    @property
    def outliers(self) -> tuple[FunnelPoint, ...]:
        """The areas outside the 99.8% limits; none where the funnel is overdispersed."""
        return () if self.is_overdispersed else tuple(each for each in self.points if each.beyond == LEVELS[-1])

    @property
    def explanation(self) -> str:
        """What the funnel shows, in a sentence."""
        out = [each for each in self.points if each.beyond == LEVELS[-1]]
        found = f"{len(out)} of {len(self.points)} areas lie outside the 99.8% limits"
        if self.is_overdispersed:
            return f"{found}: overdispersed ({self.dispersion:.1f} times chance), so being outside them says nothing of one area"
        names = ", ".join(f"{each.area} ({'high' if each.is_high else 'low'})" for each in out)
        return f"{found}: {names}" if out else found


def funnel(areas: Sequence[AreaFigure]) -> Funnel:
    """The funnel of shares or of rates: limits of chance about the pooled figure, by the base of each.

    Limits of a share are normal ones about the pooled share. A rate is outside where the events that its base would
    have at the pooled rate lie outside the limits of its own count, exact below 10 events and Byar's from there.

    Raises:
        InvalidRecordError: for fewer than two figures, several kinds of them, means, or a pooled share of 0 or 1.

    Examples:
        >>> print(funnel([AreaFigure("York", Share(22, 100)), AreaFigure("Hull", Share(198, 1_000))]))
        0 of 2 areas lie outside the 99.8% limits
        >>> print(funnel([AreaFigure("York", Rate(2, 900, per=10_000)), AreaFigure("Hull", Rate(90, 9_000, per=10_000))]))
        0 of 2 areas lie outside the 99.8% limits
    """
    there = [(each.area, each.figure) for each in areas if each.figure is not None]
    counted = [(area, figure) for area, figure in there if isinstance(figure, Share | Rate)]
    kinds = {(type(figure), getattr(figure, "per", 1)) for _, figure in counted}
    if len(there) < 2 or len(counted) < len(there) or len(kinds) > 1:  # noqa: PLR2004 - two to compare
        raise InvalidRecordError("a funnel is of two shares or more, or of two rates or more")
    pooled = Fraction(sum(figure.count for _, figure in counted), sum(figure.base for _, figure in counted))
    if pooled == 0 or (pooled == 1 and isinstance(counted[0][1], Share)):
        raise InvalidRecordError("a funnel needs a pooled share between 0 and 1, or a pooled rate above 0")
    squares = [_square(figure, pooled) for _, figure in counted]
    return Funnel(
        baseline=pooled * next(iter(kinds))[1],
        points=[_point(area, figure, pooled) for area, figure in counted],
        dispersion=sum(squares) / (len(squares) - 1),
        is_overdispersed=_is_overdispersed(squares, len(squares) - 1),
    )


def ratio_funnel(areas: Mapping[str, ObservedExpected]) -> Funnel:
    """The funnel of ratios of observed to expected events, about 1: exact limits of chance for what was expected of each.

    Raises:
        InvalidRecordError: for fewer than two areas.

    Examples:
        >>> print(ratio_funnel({"York": ObservedExpected(30, Fraction(28)), "Hull": ObservedExpected(90, Fraction(45))}))
        1 of 2 areas lie outside the 99.8% limits: overdispersed (22.6 times chance), so being outside them says nothing of one area
    """
    if len(areas) < 2:  # noqa: PLR2004 - two to compare
        raise InvalidRecordError("a funnel is of two ratios or more")
    squares = [_square(figure, Fraction(1)) for figure in areas.values()]
    return Funnel(
        baseline=Fraction(1),
        points=[_point(area, figure, Fraction(1)) for area, figure in areas.items()],
        dispersion=sum(squares) / len(squares),
        # what is expected is given, and not found from the areas
        is_overdispersed=_is_overdispersed(squares, len(squares)),
    )


def _is_overdispersed(squares: Sequence[float], freedom: int) -> bool:
    """Whether areas differ by more than chance, also without the tenth that lie farthest: a few outliers are outliers."""
    left_out = len(squares) // 10
    kept = sorted(squares)[: len(squares) - left_out]
    return 1 - gamma_probability(sum(kept) / 2, (freedom - left_out) / 2) < UNLIKELY


_Counted = Share | Rate | ObservedExpected


def _expected(figure: _Counted, pooled: Fraction) -> Fraction:
    """How many events there would be at the pooled figure."""
    return pooled * (figure.expected if isinstance(figure, ObservedExpected) else figure.base)


def _square(figure: _Counted, pooled: Fraction) -> float:
    """The square of how many standard errors a figure lies from the pooled one."""
    expected = _expected(figure, pooled)
    variance = expected * (1 - pooled) if isinstance(figure, Share) else expected
    return float((figure.count - expected) ** 2 / variance)


def _point(area: str, figure: _Counted, pooled: Fraction) -> FunnelPoint:
    limits = [funnel_limits(figure, pooled, level) for level in LEVELS]
    outside = [level for level in LEVELS if lies_outside(figure, pooled, level)]
    return FunnelPoint(
        area=area,
        figure=figure,
        limits=tuple(limits),
        beyond=outside[-1] if outside else None,
        is_high=figure.count > _expected(figure, pooled),
    )


def lies_outside(figure: Share | Rate | ObservedExpected, pooled: Fraction, level: float) -> bool:
    """Whether a figure lies outside the limits of a funnel.

    Args:
        figure: The figure.
        pooled: The pooled figure a head; 1 of ratios.
        level: 0.95 or 0.998.

    Examples:
        >>> lies_outside(Share(30, 100), Fraction(1, 5), 0.95), lies_outside(Share(27, 100), Fraction(1, 5), 0.95)
        (True, False)
    """
    if isinstance(figure, Share):
        low, high = funnel_limits(figure, pooled, level)
        return not low <= float(figure.fraction) <= high
    own = count_limits(figure.count, confidence=level)
    return not own.lower <= float(_expected(figure, pooled)) <= own.upper


def funnel_limits(figure: Share | Rate | ObservedExpected, pooled: Fraction, level: float) -> Limits:
    """The limits of a funnel at the base of a figure, in its unit.

    Args:
        figure: The figure, of which only the base is looked at.
        pooled: The pooled figure a head; 1 of ratios.
        level: 0.95 or 0.998.

    Examples:
        >>> [round(each, 4) for each in funnel_limits(Share(0, 100), Fraction(1, 5), 0.95)]
        [0.1216, 0.2784]
    """
    if isinstance(figure, Share):
        half = two_sided_z(level) * float(pooled * (1 - pooled) / figure.base) ** 0.5
        return max(0.0, float(pooled) - half), min(1.0, float(pooled) + half)
    expected, tail = float(_expected(figure, pooled)), (1 - level) / 2
    scale = 1 / expected if isinstance(figure, ObservedExpected) else figure.per / figure.base
    return _count_at(expected, 1 - tail, 1) * scale, _count_at(expected, tail, 0) * scale


def _count_at(expected: float, chance: float, shift: int) -> float:
    """The count, between whole ones, of which so many expected events are an exact limit; 0 where no count is so low."""
    low, high = 0.0, expected + 20 + 10 * math.sqrt(expected)
    if shift and gamma_probability(expected, 1.0) <= chance:
        return 0.0
    while high - low > 1e-9 * max(1.0, high):
        middle = (low + high) / 2
        # the chance falls as the count rises
        if gamma_probability(expected, middle + shift) > chance:
            low = middle
        else:
            high = middle
    return (low + high) / 2
