"""A trend over three waves or more: do the shares rise or fall with time, more than chance would make them?"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from datetime import date
from fractions import Fraction

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.numbers.shares import Share
from safeguarding.records import NoTruthValue, Record
from safeguarding.sources import Certainty, Source
from safeguarding.surveys.distributions import two_sided_p

COCHRAN_ARMITAGE = Source(
    title="Armitage (1955), Tests for linear trends in proportions and frequencies, Biometrics 11: 375–386",
    certainty=Certainty.SECONDARY,
    note="After Cochran (1954), Biometrics 10: 417–451.",
)

FEWEST_WAVES = 3
"""Two waves make a difference, not a trend."""


@attrs.frozen(kw_only=True)
class Trend(NoTruthValue, Record):
    """What a test for a trend found.

    Attributes:
        z: The test's statistic; positive where the shares rise.
        p_value: Two-sided; how often chance alone would make so strong a trend.
        slope_a_year: The change of the share in a year, as a share: 0.02 is two percentage points.
        waves: How many waves it rests on.
        rises_every_time: Whether every wave's share is above that of the one before.
        falls_every_time: Whether every wave's share is below that of the one before.

    Examples:
        >>> found = trend([(date(year, 5, 1), Share(count, 100)) for year, count in ((2013, 60), (2015, 75), (2017, 70))])
        >>> found.waves, found.rises_every_time, found.p_value < 0.2
        (3, False, True)
    """

    _instead = "p_value"

    z: float
    p_value: float
    slope_a_year: float
    waves: int
    rises_every_time: bool
    falls_every_time: bool


_DAYS_A_YEAR = Fraction(1461, 4)


def trend(points: Sequence[tuple[date, Share]]) -> Trend | None:
    """The Cochran–Armitage test for a trend, with the waves' dates as scores.

    Args:
        points: Each wave's date and share, in any order.

    Returns:
        The trend, or None for fewer than three waves.

    Raises:
        InvalidRecordError: for two waves on one day.

    Examples:
        >>> found = trend(
        ...     [(date(2013, 5, 1), Share(60, 100)), (date(2015, 5, 1), Share(70, 100)), (date(2017, 5, 1), Share(80, 100))]
        ... )
        >>> found.rises_every_time, round(found.p_value, 4), round(found.slope_a_year, 3)
        (True, 0.002, 0.05)
    """
    if len({on for on, _ in points}) != len(points):
        raise InvalidRecordError("two waves of a trend have one date")
    if len(points) < FEWEST_WAVES:
        return None
    ordered = sorted(points, key=lambda point: point[0])
    shares = [share for _, share in ordered]
    base, count = sum(share.base for share in shares), sum(share.count for share in shares)
    days = [on.toordinal() for on, _ in ordered]
    # in whole numbers: days counted from year 1 are large, and their differences would cost a float its last digits
    summed_days = sum(share.base * day for share, day in zip(shares, days, strict=True))
    scores = [base * day - summed_days for day in days]
    spread = sum(share.base * score**2 for share, score in zip(shares, scores, strict=True))
    covariance = sum(share.count * score for share, score in zip(shares, scores, strict=True))
    square = Fraction((covariance * base) ** 2, count * (base - count) * spread) if 0 < count < base else Fraction(0)
    z = math.copysign(math.sqrt(square), covariance)
    steps = [later.fraction - earlier.fraction for earlier, later in itertools.pairwise(shares)]
    return Trend(
        z=z,
        p_value=two_sided_p(z),
        slope_a_year=float(Fraction(covariance * base, spread) * _DAYS_A_YEAR),
        waves=len(points),
        rises_every_time=all(step > 0 for step in steps),
        falls_every_time=all(step < 0 for step in steps),
    )
