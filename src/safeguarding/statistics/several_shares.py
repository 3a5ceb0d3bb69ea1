"""Whether several groups' shares differ by more than chance would make: Pearson's chi-squared test."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.numbers.shares import Share
from safeguarding.records import Record
from safeguarding.sources import Certainty, Source
from safeguarding.statistics.counts import gamma_probability

COCHRAN = Source(
    title="Cochran (1954), Some methods for strengthening the common χ² tests, Biometrics 10: 417–451",
    clause="no expected count below 1, and at most one in five below 5",
    certainty=Certainty.SECONDARY,
)


@attrs.frozen(kw_only=True)
class ChiSquared(Record):
    """Pearson's test that groups have one share.

    Attributes:
        statistic: The sum over groups, having and not, of the squared differences over what is expected.
        degrees: One less than there are groups.
        p_value: How often chance alone would make at least such a difference.
        is_reliable: Whether enough are expected everywhere for the test to hold (Cochran's rule).
    """

    statistic: float
    degrees: int
    p_value: float
    is_reliable: bool

    @property
    def source(self) -> Source:
        """Where the rule of when it is reliable is published."""
        return COCHRAN


def chi_squared(shares: Sequence[Share]) -> ChiSquared | None:
    """Pearson's test of several groups' shares; None where all or none of everybody have it.

    Raises:
        InvalidRecordError: for fewer than two groups.

    Examples:
        >>> found = chi_squared([Share(60, 120), Share(10, 40)])
        >>> round(found.statistic, 3), found.degrees, round(found.p_value, 4), found.is_reliable
        (7.619, 1, 0.0058, True)
    """
    if len(shares) < 2:  # noqa: PLR2004  # to compare
        raise InvalidRecordError("shares of two groups at least are compared")
    having, everybody = sum(share.count for share in shares), sum(share.base for share in shares)
    if having in (0, everybody):
        return None
    statistic, expectations = 0.0, []
    for share in shares:
        for count, part in ((share.count, having), (share.base - share.count, everybody - having)):
            expected = share.base * part / everybody
            expectations.append(expected)
            statistic += (count - expected) ** 2 / expected
    degrees = len(shares) - 1
    few = sum(expected < 5 for expected in expectations)  # noqa: PLR2004  # Cochran's rule
    return ChiSquared(
        statistic=statistic,
        degrees=degrees,
        p_value=1 - gamma_probability(statistic / 2, degrees / 2),
        is_reliable=min(expectations) >= 1 and few * 5 <= len(expectations),
    )
