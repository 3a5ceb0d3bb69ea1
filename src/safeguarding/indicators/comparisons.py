"""A figure beside those of other authorities: its rank and quarter, with how sure they are, and the mean of its neighbours.

Values of one definition and one year are compared; see ``breaks_between`` for the definition.
"""

from __future__ import annotations

import bisect
from collections.abc import Mapping, Sequence
from fractions import Fraction

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.indicators.figures import Figure, exact_interval, figure_value
from safeguarding.indicators.rates import Rate
from safeguarding.labels import Labelled
from safeguarding.numbers.polarities import Polarity
from safeguarding.numbers.rounding import rounded
from safeguarding.numbers.shares import Share
from safeguarding.records import Record, Several
from safeguarding.sources import Certainty, Source

BANDS = Source(
    title="Department for Education, Local Authority Interactive Tool: ranks and quartile bands",
    certainty=Certainty.SECONDARY,
    note="Ranks and bands of 77 authorities recomputed.",
)
BANDS_BY_RANK = Source(
    title="PHEindicatormethods, phe_quantile: quantiles of whole areas by rank",
    certainty=Certainty.SECONDARY,
    note="317 published quantiles recomputed.",
)


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


class QuartileMethod(Labelled):
    """How areas are divided into quarters, in which publishers differ."""

    INTERPOLATED = "interpolated", "cut points by linear interpolation (R's type 7), a value on one goes down"
    BY_RANK = "by rank", "whole areas by their rank"


class TieRule(Labelled):
    """Which place areas of one value share."""

    BEST = "the best of their places"
    WORST = "the worst of their places"
    DENSE = "one place, and the next area the place after it"


class NeighbourMean(Labelled):
    """How the figure of an area's neighbours is made."""

    SIMPLE = "simple mean of their figures"
    POOLED = "their counts together"


@attrs.frozen(kw_only=True)
class ComparisonConventions(Record):
    """The conventions of comparing areas, in which publishers differ; the defaults are those of DfE's tool, but for ``places``.

    Attributes:
        quartiles: How areas are divided into quarters.
        ties: Which place areas of one value share.
        places: Areas are ranked by values rounded to so many places, as DfE's tool ranks printed ones; None ranks exactly.
        neighbours: How the figure of the neighbours is made.
        source: Whose conventions they are.
    """

    quartiles: QuartileMethod = QuartileMethod.INTERPOLATED
    ties: TieRule = TieRule.BEST
    places: int | None = None
    neighbours: NeighbourMean = NeighbourMean.SIMPLE
    source: Source = BANDS


@attrs.frozen(kw_only=True)
class AreaRank(Record):
    """An area's place among others.

    Attributes:
        area: The area.
        of: How many areas have a value.
        rank: 1 is best. None where the value is missing or neither way is good.
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
    areas: Sequence[AreaFigure],
    *,
    polarity: Polarity | None,
    policy: ComparisonConventions | None = None,
    confidence: float = 0.95,
) -> tuple[AreaRank, ...]:
    """Each area's rank and quarter, with the ranks that chance leaves open. Fewer than four areas have no quarters.

    Another area is surely better, or worse, where the two exact intervals do not meet: a cautious rule, so the ranks that
    are left open are rather too many than too few.

    Args:
        areas: The areas, each with its figure.
        polarity: Which way is good; None gives no rank and no band.
        policy: The conventions; by default those of DfE's tool, with exact values.
        confidence: Of each interval.

    Examples:
        >>> found = ranked(
        ...     [AreaFigure("York", Share(20, 100)), AreaFigure("Leeds", Share(400, 1_000)), AreaFigure("Hull", None)],
        ...     polarity=Polarity.LOWER_IS_BETTER,
        ... )
        >>> print(*found, sep="; ")
        York: 1 of 2, by chance 1 to 1; Leeds: 2 of 2, by chance 2 to 2; Hull: no rank
    """
    policy = policy or ComparisonConventions()
    there = {k: each.figure for k, each in enumerate(areas) if each.figure is not None}
    if polarity is None or not there:
        return tuple(AreaRank(area=each.area, of=len(there)) for each in areas)
    sign = -1 if polarity is Polarity.HIGHER_IS_BETTER else 1
    values = {k: sign * _printed(figure, policy.places) for k, figure in there.items()}
    ends = {k: _ends(figure, sign, confidence) for k, figure in there.items()}
    by_rank = sorted(values.values())
    bands = _bands(by_rank, policy.quartiles)
    return tuple(
        _placed(each.area, values[k], ends[k], others=list(ends.values()), by_rank=by_rank, bands=bands, policy=policy)
        if k in values
        else AreaRank(area=each.area, of=len(there))
        for k, each in enumerate(areas)
    )


_Ends = tuple[float, float]


def _placed(
    area: str,
    value: Fraction,
    ends: _Ends,
    *,
    others: Sequence[_Ends],
    by_rank: Sequence[Fraction],
    bands: Mapping[Fraction, QuartileBand | None],
    policy: ComparisonConventions,
) -> AreaRank:
    """One area's place; all values the better the lower."""
    lowest, highest = bisect.bisect_left(by_rank, value) + 1, bisect.bisect_right(by_rank, value)
    dense = len({each for each in by_rank if each < value}) + 1
    best = min(1 + sum(other[1] < ends[0] for other in others), lowest)
    worst = max(len(others) - sum(other[0] > ends[1] for other in others), highest)
    quarters = list(QuartileBand)
    reach = [
        quarters.index(band) for band in (bands[by_rank[best - 1]], bands[value], bands[by_rank[worst - 1]]) if band
    ]
    return AreaRank(
        area=area,
        of=len(others),
        rank={TieRule.BEST: lowest, TieRule.WORST: highest, TieRule.DENSE: dense}[policy.ties],
        band=bands[value],
        best_rank=best,
        worst_rank=worst,
        bands=quarters[min(reach) : max(reach) + 1] if reach else (),
        source=BANDS_BY_RANK
        if policy.quartiles is QuartileMethod.BY_RANK and policy.source is BANDS
        else policy.source,
    )


def _bands(by_rank: Sequence[Fraction], method: QuartileMethod) -> Mapping[Fraction, QuartileBand | None]:
    """The quarter of each value, the better the lower; None of fewer values than quarters."""
    quarters = list(QuartileBand)
    if method is QuartileMethod.BY_RANK or len(by_rank) < len(quarters):
        found = quantiles_by_rank(by_rank, len(quarters))
        return {
            value: None if place is None else quarters[place - 1] for value, place in zip(by_rank, found, strict=True)
        }
    cuts = quartile_cuts(by_rank)
    return {value: quarters[sum(value > cut for cut in cuts)] for value in by_rank}


def quantiles_by_rank(values: Sequence[Fraction], groups: int) -> list[int | None]:
    """Which of so many groups each value falls in, the lowest in the first, by rank as UKHSA does; None of too few values.

    Examples:
        >>> quantiles_by_rank([Fraction(each) for each in (5, 1, 4, 2, 3)], 4)
        [4, 1, 3, 1, 2]
    """
    size = len(values)
    if size < groups:
        return [None] * size
    ordered = sorted(values)
    ranks = [bisect.bisect_left(ordered, value) + 1 for value in values]
    return [groups + 1 - -(-(size + 1 - rank) * groups // size) for rank in ranks]


def neighbours_value(figures: Sequence[Figure], *, how: NeighbourMean = NeighbourMean.SIMPLE) -> Fraction | None:
    """What an area's neighbours have together; those whose figure is missing are left out. None where all are.

    DfE's tool prints the simple mean, which may be points away from the share of their counts together.

    Raises:
        InvalidRecordError: for means, or rates per different numbers, whose counts cannot be put together.

    Examples:
        >>> two = [Share(1, 10), Share(450, 900)]
        >>> float(neighbours_value(two)), round(float(neighbours_value(two, how=NeighbourMean.POOLED)), 3)
        (0.3, 0.496)
    """
    if not figures:
        return None
    if how is NeighbourMean.SIMPLE:
        return sum(map(figure_value, figures), Fraction(0)) / len(figures)
    counted = [each for each in figures if isinstance(each, Share | Rate)]
    if len({getattr(each, "per", None) for each in counted}) != 1 or len(counted) < len(figures):
        raise InvalidRecordError("figures without counts, or of different kinds, cannot be pooled")
    per = counted[0].per if isinstance(counted[0], Rate) else 1
    return Fraction(sum(each.count for each in counted) * per, sum(each.base for each in counted))


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
