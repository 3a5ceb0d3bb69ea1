"""The limits of a part of a chart: from moving ranges, from the bases of shares or rates, or from the days between events."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from fractions import Fraction

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.indicators.series import Observation
from safeguarding.labels import Labelled
from safeguarding.records import Record
from safeguarding.sources import Certainty, Source
from safeguarding.statistics.process_limits import (
    LIMITS_OF_SINGLE_VALUES,
    MEAN_RANGE_FACTOR,
    RANGE_LIMIT_FACTOR,
    xmr_limits,
)

LIMITS_OF_COUNTS = Source(
    title="Montgomery, Introduction to statistical quality control, chapter 7: charts for attributes",
    certainty=Certainty.SECONDARY,
    note="p and u charts: three standard errors of each base; recomputed against the published tests of qicharts2.",
)
WIDENED_LIMITS = Source(
    title="Laney (2002), Improved control charts for attributes, Quality Engineering 14(4): 531–537",
    certainty=Certainty.SECONDARY,
    note="Three standard errors of each base, times the sigma of the moving ranges of the values in standard errors; "
    "recomputed against the published test of PowerBI-SPC.",
)
DAYS_BETWEEN_EVENTS = Source(
    title="Nelson (1994), A control chart for parts-per-million nonconforming items, Journal of Quality Technology 26: 239–240",
    certainty=Certainty.FROM_MEMORY,
    note="The days to the power of 1/3.6 are about normal where events come by chance; limits of single values of those.",
)


class ChartKind(Labelled):
    """How limits are found."""

    XMR = "single values (XmR)"
    P = "shares of varying bases (p)"
    U = "rates of varying bases (u)"
    P_PRIME = "shares of varying bases, widened by what varies besides chance (p′)"
    U_PRIME = "rates of varying bases, widened by what varies besides chance (u′)"
    DAYS_BETWEEN = "days between events (t)"

    @property
    def widened(self) -> ChartKind | None:
        """The kind with limits widened by what varies besides chance; None where there is none."""
        return {ChartKind.P: ChartKind.P_PRIME, ChartKind.U: ChartKind.U_PRIME}.get(self)

    @property
    def is_of_shares(self) -> bool:
        """Whether it is of shares and their bases."""
        return self in (ChartKind.P, ChartKind.P_PRIME)

    @property
    def source(self) -> Source:
        """Where such limits are published."""
        return _SOURCES[self]


_SOURCES = {
    ChartKind.XMR: LIMITS_OF_SINGLE_VALUES,
    ChartKind.P: LIMITS_OF_COUNTS,
    ChartKind.U: LIMITS_OF_COUNTS,
    ChartKind.P_PRIME: WIDENED_LIMITS,
    ChartKind.U_PRIME: WIDENED_LIMITS,
    ChartKind.DAYS_BETWEEN: DAYS_BETWEEN_EVENTS,
}

_POWER = 3.6


@attrs.frozen
class PartLimits(Record):
    """The limits of one part, on the scale on which its values are judged.

    Attributes:
        values: The values on that scale, None for a missing one.
        mean: Their centre.
        widths: How far the limits of each lie from the centre.
        is_powered: Whether the scale is that of days to the power of 1/3.6.
    """

    values: Sequence[Fraction | None]
    mean: Fraction
    widths: Sequence[Fraction]
    is_powered: bool = False

    def shown(self, value: Fraction) -> Fraction:
        """A value of that scale as it is shown."""
        return Fraction(max(0.0, float(value)) ** _POWER) if self.is_powered else value


def part_limits(
    part: Sequence[Observation], kind: ChartKind, *, per: int, baseline: int | None, screened: bool
) -> PartLimits | None:
    """The limits of a part; None where its values do not give any.

    Args:
        part: The observations from one break to the next.
        kind: How.
        per: What a rate is per; 1 where the values are counts a head, or shares.
        baseline: How many first values give the limits; None for all.
        screened: Whether large moving ranges are left out.

    Raises:
        InvalidRecordError: for shares or rates without their bases, and for shares that are none.

    Examples:
        >>> from datetime import date
        >>> part = [Observation(on=date(2024, month, 28), value=Fraction(month % 3), base=50) for month in range(1, 7)]
        >>> found = part_limits(part, ChartKind.U, per=1, baseline=None, screened=False)
        >>> found.mean, round(float(found.widths[0]), 3)
        (Fraction(1, 1), 0.424)
    """
    values = [each.value for each in part]
    if kind is ChartKind.XMR:
        return _of_ranges(values, baseline=baseline, screened=screened, is_powered=False)
    if kind is ChartKind.DAYS_BETWEEN:
        powered = [None if each is None else Fraction(float(each) ** (1 / _POWER)) for each in values]
        return _of_ranges(powered, baseline=baseline, screened=screened, is_powered=True)
    mean = _pooled(part, baseline, "shares" if kind.is_of_shares else "rates")
    if mean is None:
        return None
    if kind.is_of_shares and not 0 <= mean <= 1:
        raise InvalidRecordError("a chart of shares needs shares, as part of 1")
    spread = mean * (1 - mean) if kind.is_of_shares else mean * per
    # a point without a value has the limits of nobody
    widths = [Fraction(3 * math.sqrt(float(spread) / (each.base or 1))) for each in part]
    found = PartLimits(values, mean, widths)
    if kind.widened is not None:
        return found
    ranges = [abs(move) for move in _moves(found, baseline)]
    if not ranges:
        return None
    by = Fraction(math.fsum(ranges) / len(ranges) / _RANGE_OF_TWO)
    return attrs.evolve(found, widths=[width * by for width in widths])


_RANGE_OF_TWO = 1.128
"""The mean range of two normal values, in standard deviations, as it is printed."""
_UNLIKELY_Z = 3.09
"""Moves so large would come from chance about once in a thousand charts."""


def _moves(limits: PartLimits, baseline: int | None = None) -> list[float]:
    """How far each value lies from the one before, both in standard errors of their bases."""
    scores = [
        None if value is None or not width else float((value - limits.mean) / width) * 3
        for value, width in zip(limits.values[:baseline], limits.widths, strict=False)
    ]
    return [later - before for before, later in itertools.pairwise(scores) if before is not None and later is not None]


def dispersion(part: Sequence[Observation], kind: ChartKind, *, per: int, baseline: int | None = None) -> float | None:
    """How much more the values of a part vary from one to the next than their bases give, where that is not chance.

    It is asked of moves and not of distances from the mean, and a move that is far larger than the others is left out, so that
    a step, which is a sign, is none of it.

    Args:
        part: The observations from one break to the next.
        kind: The limits by the bases: p or u.
        per: What a rate is per.
        baseline: How many first values are asked; None for all.

    Returns:
        The mean square of the moves over what chance gives, well above 1; None where chance may give as much.

    Examples:
        >>> from datetime import date
        >>> shares = [Fraction(9, 10) + Fraction(k % 2, 50) for k in range(24)]
        >>> many = [Observation(on=date(2023 + k // 12, k % 12 + 1, 1), value=share, base=20_000) for k, share in enumerate(shares)]
        >>> round(dispersion(many, ChartKind.P, per=1))
        49
        >>> dispersion([attrs.evolve(each, base=200) for each in many], ChartKind.P, per=1) is None
        True
    """
    found = None if kind.widened is None else part_limits(part, kind, per=per, baseline=baseline, screened=False)
    moves = [] if found is None else _moves(found, baseline)
    if len(moves) < 2:  # noqa: PLR2004 - one move is no spread
        return None
    most = float(RANGE_LIMIT_FACTOR) * math.fsum(map(abs, moves)) / len(moves)
    moves = [move for move in moves if abs(move) <= most]
    square = math.fsum(move**2 for move in moves) / (2 * len(moves))
    # of n values without a pattern: von Neumann's ratio of the moves to the spread
    deviation = math.sqrt(3 * len(moves) - 1) / len(moves)
    return square if (square - 1) / deviation > _UNLIKELY_Z else None


def _of_ranges(
    values: Sequence[Fraction | None], *, baseline: int | None, screened: bool, is_powered: bool
) -> PartLimits | None:
    found = xmr_limits(values[:baseline], factor=MEAN_RANGE_FACTOR, screened=screened)
    return None if found is None else PartLimits(values, found.mean, [found.width] * len(values), is_powered)


def _pooled(part: Sequence[Observation], baseline: int | None, what: str) -> Fraction | None:
    """All events over all bases; None for nobody."""
    if any(each.base is None for each in part if each.value is not None):
        raise InvalidRecordError(f"a chart of {what} needs the base of each")
    there = [(each.value, each.base) for each in part[:baseline] if each.value is not None and each.base is not None]
    base = sum(base for _, base in there)
    return sum((value * base for value, base in there), Fraction(0)) / base if base else None


FEWEST_EXPECTED = 5
"""With fewer events a period on average, or fewer of the others of a share, values are no single ones: a rule of thumb."""


def suitable_kind(observations: Sequence[Observation], *, is_share: bool, per: int | None = None) -> ChartKind:
    """The chart that fits how many events there are: by the bases where they are few, else of single values.

    Args:
        observations: The values, with their bases where they are known.
        is_share: Whether they are shares of 1.
        per: What rates are per; None for what is no rate.

    Examples:
        >>> from datetime import date
        >>> few = [Observation(on=date(2024, month, 28), value=Fraction(3, 4), base=12) for month in range(1, 7)]
        >>> many = [attrs.evolve(each, base=400) for each in few]
        >>> [suitable_kind(each, is_share=True).name for each in (few, many)]
        ['P', 'XMR']
    """
    there = [(each.value, each.base) for each in observations if each.value is not None]
    bases = [base for _, base in there if base is not None]
    if not there or len(bases) < len(there) or not (is_share or per):
        return ChartKind.XMR
    scale = per if per and not is_share else 1
    events = [value * base / scale for (value, _), base in zip(there, bases, strict=True)]
    fewest = min(sum(events), sum(bases) - sum(events)) if is_share else sum(events)
    if fewest >= FEWEST_EXPECTED * len(there):
        return ChartKind.XMR
    return ChartKind.P if is_share else ChartKind.U
