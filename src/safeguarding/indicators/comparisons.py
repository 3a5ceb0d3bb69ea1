"""A figure beside those of other authorities: rank and band with how sure they are, and a funnel that says when it says nothing.

Values of one definition and one year are compared; see ``breaks_between`` for the definition.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.indicators.figures import Figure, exact_interval, figure_value
from safeguarding.labels import Labelled
from safeguarding.numbers.polarities import Polarity
from safeguarding.numbers.rounding import rounded
from safeguarding.numbers.shares import Share
from safeguarding.records import Record, Several
from safeguarding.sources import Certainty, Source
from safeguarding.statistics.counts import gamma_probability
from safeguarding.statistics.distributions import two_sided_z

BANDS = Source(
    title="Department for Education, Local Authority Interactive Tool: ranks and quartile bands",
    certainty=Certainty.SECONDARY,
    note="Ranks and bands of 77 authorities recomputed.",
)
LEVELS = (0.95, 0.998)
"""The two pairs of limits of a funnel."""
UNLIKELY = 0.001
"""A spread of areas that chance would give more seldom than this is said to be overdispersed."""


@attrs.frozen
class AreaFigure(Record):
    """An area's figure; None where it is missing."""

    area: str
    figure: Figure | None


class QuartileBand(Labelled):
    """A quarter of the areas, from the best to the worst."""

    A = "A", "best quarter"
    B = "B", "second quarter"
    C = "C", "third quarter"
    D = "D", "worst quarter"


@attrs.frozen(kw_only=True)
class AreaRank(Record):
    """An area's place among others.

    Attributes:
        area: The area.
        of: How many areas have a value.
        rank: 1 is best; ties share the best of their places. None where the value is missing or neither way is good.
        band: Its quarter; None as the rank.
        best_rank: The place it would have if it were as good as chance allows: one after those surely better.
        worst_rank: The place it would have if it were as bad: before those surely worse.
        bands: Every quarter between those two places, the best first.
        source: Whose rule gives rank and band.
    """

    area: str
    of: int
    rank: int | None = None
    band: QuartileBand | None = None
    best_rank: int | None = None
    worst_rank: int | None = None
    bands: tuple[QuartileBand, ...] = attrs.field(default=(), converter=Several[QuartileBand])
    source: Source = BANDS

    def __str__(self) -> str:
        if self.rank is None:
            return f"{self.area}: no rank"
        return f"{self.area}: {self.rank} of {self.of}, by chance {self.best_rank} to {self.worst_rank}"


def quartile_cuts(values: Sequence[Fraction]) -> tuple[Fraction, Fraction, Fraction]:
    """The three values between the quarters, by linear interpolation (R's type 7), as DfE's tool has them.

    Raises:
        InvalidRecordError: for no values.

    Examples:
        >>> [str(cut) for cut in quartile_cuts([Fraction(each) for each in (1, 2, 3, 10)])]
        ['7/4', '5/2', '19/4']
    """
    if not values:
        raise InvalidRecordError("quartiles need values")
    ordered = sorted(values)

    def at(quarter: int) -> Fraction:
        whole, part = divmod((len(ordered) - 1) * quarter, 4)
        following = ordered[min(whole + 1, len(ordered) - 1)]
        return ordered[whole] + (following - ordered[whole]) * Fraction(part, 4)

    return at(1), at(2), at(3)


def ranked(
    areas: Sequence[AreaFigure], *, polarity: Polarity | None, places: int | None = None, confidence: float = 0.95
) -> tuple[AreaRank, ...]:
    """Each area's rank and quarter, with the ranks that chance leaves open.

    Another area is surely better, or worse, where the two exact intervals do not meet: a cautious rule, so the ranks that
    are left open are rather too many than too few.

    Args:
        areas: The areas, each with its figure.
        polarity: Which way is good; None gives no rank and no band.
        places: Rank by values rounded to so many places of the printed unit, as DfE's tool does; None ranks exactly.
        confidence: Of each interval.

    Examples:
        >>> found = ranked(
        ...     [AreaFigure("York", Share(20, 100)), AreaFigure("Leeds", Share(400, 1_000)), AreaFigure("Hull", None)],
        ...     polarity=Polarity.LOWER_IS_BETTER,
        ... )
        >>> print(*found, sep="; ")
        York: 1 of 2, by chance 1 to 1; Leeds: 2 of 2, by chance 2 to 2; Hull: no rank
    """
    there = {k: each.figure for k, each in enumerate(areas) if each.figure is not None}
    if polarity is None or not there:
        return tuple(AreaRank(area=each.area, of=len(there)) for each in areas)
    sign = -1 if polarity is Polarity.HIGHER_IS_BETTER else 1
    values = {k: sign * _printed(figure, places) for k, figure in there.items()}
    ends = {k: _ends(figure, sign, confidence) for k, figure in there.items()}
    cuts = quartile_cuts(list(values.values()))
    quarters = list(QuartileBand)

    def band_of(value: Fraction) -> QuartileBand:
        return quarters[sum(value > cut for cut in cuts)]

    by_rank = sorted(values.values())
    found = []
    for k, each in enumerate(areas):
        if k not in values:
            found.append(AreaRank(area=each.area, of=len(there)))
            continue
        best = 1 + sum(other[1] < ends[k][0] for other in ends.values())
        worst = len(there) - sum(other[0] > ends[k][1] for other in ends.values())
        rank = 1 + sum(value < values[k] for value in by_rank)
        best, worst = min(best, rank), max(worst, rank)
        band = band_of(values[k])
        reach = [quarters.index(band_of(by_rank[place - 1])) for place in (best, worst)] + [quarters.index(band)]
        found.append(
            AreaRank(
                area=each.area,
                of=len(there),
                rank=rank,
                band=band,
                best_rank=best,
                worst_rank=worst,
                bands=quarters[min(reach) : max(reach) + 1],
            )
        )
    return tuple(found)


def _printed(figure: Figure, places: int | None) -> Fraction:
    value = figure_value(figure) * (100 if isinstance(figure, Share) else 1)
    return value if places is None else Fraction(rounded(value, places))


def _ends(figure: Figure, sign: int, confidence: float) -> tuple[float, float]:
    interval = exact_interval(figure, confidence=confidence)
    if interval is None:
        # nothing tells how sure it is, so no place is ruled out
        return float("-inf"), float("inf")
    low, high = sorted((sign * interval.lower, sign * interval.upper))
    return low, high


@attrs.frozen(kw_only=True)
class FunnelPoint(Record):
    """An area in a funnel: its share, the limits for its base, and beyond which pair it lies.

    Attributes:
        area: The area.
        share: Its share.
        limits: The lower and upper limit at 95%, then at 99.8%, kept within 0 to 1.
        beyond: The highest level whose limits it lies outside; None within both.
        is_high: Whether it lies above the pooled share.
    """

    area: str
    share: Share
    limits: tuple[tuple[float, float], ...]
    beyond: float | None
    is_high: bool


@attrs.frozen(kw_only=True)
class Funnel(Record):
    """Shares of areas about their pooled share.

    Attributes:
        baseline: The pooled share, exactly.
        points: The areas that have a share.
        dispersion: The mean square of their distances in standard errors: about 1 where only chance divides them.
        is_overdispersed: Whether the areas differ by more than chance; then limits of chance name no outlier.
    """

    baseline: Fraction
    points: tuple[FunnelPoint, ...] = attrs.field(converter=Several[FunnelPoint])
    dispersion: float
    is_overdispersed: bool

    @property
    def explanation(self) -> str:
        """What the funnel shows, in a sentence."""
        out = sum(each.beyond == LEVELS[-1] for each in self.points)
        found = f"{out} of {len(self.points)} areas lie outside the 99.8% limits"
        if self.is_overdispersed:
            return f"{found}: overdispersed ({self.dispersion:.1f} times chance), so being outside them says nothing of one area"
        return found


def funnel(areas: Sequence[AreaFigure]) -> Funnel:
    """The funnel of shares: limits of chance about the pooled share, by the base of each.

    Raises:
        InvalidRecordError: for fewer than two shares, another kind of figure, or a pooled share of 0 or 1.

    Examples:
        >>> print(funnel([AreaFigure("York", Share(22, 100)), AreaFigure("Hull", Share(198, 1_000))]))
        0 of 2 areas lie outside the 99.8% limits
    """
    shares = [(each.area, each.figure) for each in areas if isinstance(each.figure, Share)]
    if len(shares) < 2 or len(shares) < sum(each.figure is not None for each in areas):  # noqa: PLR2004 - two to compare
        raise InvalidRecordError("a funnel is of two shares or more")
    baseline = Fraction(sum(share.count for _, share in shares), sum(share.base for _, share in shares))
    if baseline in (0, 1):
        raise InvalidRecordError("a funnel needs a pooled share between 0 and 1")
    spread = baseline * (1 - baseline)
    squares = [float((share.fraction - baseline) ** 2 * share.base / spread) for _, share in shares]
    dispersion = sum(squares) / (len(shares) - 1)
    chance = 1 - gamma_probability(sum(squares) / 2, (len(shares) - 1) / 2)
    points = []
    for area, share in shares:
        halves = [two_sided_z(level) * float(spread / share.base) ** 0.5 for level in LEVELS]
        distance = abs(float(share.fraction - baseline))
        outside = [level for level, half in zip(LEVELS, halves, strict=True) if distance > half]
        limits = [(max(0.0, float(baseline) - half), min(1.0, float(baseline) + half)) for half in halves]
        points.append(
            FunnelPoint(
                area=area,
                share=share,
                limits=tuple(limits),
                beyond=outside[-1] if outside else None,
                is_high=share.fraction > baseline,
            )
        )
    return Funnel(baseline=baseline, points=points, dispersion=dispersion, is_overdispersed=chance < UNLIKELY)
