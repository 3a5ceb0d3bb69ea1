"""A trend over three days or more: do the shares rise or fall with time, more than chance would make them?"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from datetime import date
from fractions import Fraction

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.numbers.shares import Share, pooled
from safeguarding.records import NoTruthValue, Record
from safeguarding.sources import Certainty, Source
from safeguarding.statistics.distributions import two_sided_p

COCHRAN_ARMITAGE = Source(
    title="Armitage (1955), Tests for linear trends in proportions and frequencies, Biometrics 11: 375–386",
    certainty=Certainty.SECONDARY,
    note="After Cochran (1954), Biometrics 10: 417–451.",
)

FEWEST_POINTS = 3
"""Two points make a difference, not a trend."""


@attrs.frozen(kw_only=True)
class Trend(NoTruthValue, Record):
    """What a test for a trend found.

    Attributes:
        z: The test's statistic; positive where the shares rise.
        p_value: Two-sided; how often chance alone would make so strong a trend.
        slope_a_year: The change of the share in a year, as a share: 0.02 is two percentage points.
        points: How many shares it rests on.
        rises_every_time: Whether every share is above that of the one before.
        falls_every_time: Whether every share is below that of the one before.

    Examples:
        >>> found = trend([(date(year, 5, 1), Share(count, 100)) for year, count in ((2013, 60), (2015, 75), (2017, 70))])
        >>> found.points, found.rises_every_time, found.p_value < 0.2
        (3, False, True)
    """

    _instead = "p_value"

    z: float
    p_value: float
    slope_a_year: float
    points: int
    rises_every_time: bool
    falls_every_time: bool

    @property
    def source(self) -> Source:
        """Where the test is published."""
        return COCHRAN_ARMITAGE


def _moments(shares: Sequence[Share], days: Sequence[int], base: int) -> tuple[int, int]:
    """The spread of the days, and how the shares go with them, both of days counted from their mean times the base.

    In whole numbers: days counted from year 1 are large, and their differences would cost a float its last digits.
    """
    summed = sum(share.base * day for share, day in zip(shares, days, strict=True))
    scored = [(share, base * day - summed) for share, day in zip(shares, days, strict=True)]
    return sum(share.base * score**2 for share, score in scored), sum(share.count * score for share, score in scored)


_DAYS_A_YEAR = Fraction(1461, 4)


def trend(points: Sequence[tuple[date, Share]]) -> Trend | None:
    """The Cochran–Armitage test for a trend, with the dates as scores.

    Args:
        points: Each share with its date, in any order.

    Returns:
        The trend, or None for fewer than three points.

    Raises:
        InvalidRecordError: for two shares of one day.

    Examples:
        >>> found = trend(
        ...     [(date(2013, 5, 1), Share(60, 100)), (date(2015, 5, 1), Share(70, 100)), (date(2017, 5, 1), Share(80, 100))]
        ... )
        >>> found.rises_every_time, round(found.p_value, 4), round(found.slope_a_year, 3)
        (True, 0.002, 0.05)
    """
    if len(dict(points)) != len(points):
        raise InvalidRecordError("two shares of a trend have one date")
    if len(points) < FEWEST_POINTS:
        return None
    shares = [share for _, share in sorted(points, key=lambda point: point[0])]
    days = sorted(on.toordinal() for on, _ in points)
    together = pooled(shares)
    base, variance = together.base, together.count * together.complement.count
    spread, covariance = _moments(shares, days, base)
    square = Fraction((covariance * base) ** 2, variance * spread) if variance else Fraction(0)
    z = math.copysign(math.sqrt(square), covariance)
    steps = [later.fraction - earlier.fraction for earlier, later in itertools.pairwise(shares)]
    return Trend(
        z=z,
        p_value=two_sided_p(z),
        slope_a_year=float(Fraction(covariance * base, spread) * _DAYS_A_YEAR),
        points=len(points),
        rises_every_time=all(step > 0 for step in steps),
        falls_every_time=all(step < 0 for step in steps),
    )
