"""Whether a bare count of people "due for a recheck" can be a look-ahead, a backlog, or either.

A report that says "31 of 491 are due" does not say which. If rechecks are spread evenly, about 13.6 of 491 fall due
each month under a three-yearly policy, so 31 is a little over two months' worth: the count alone fits both readings.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from fractions import Fraction

import attrs

from safeguarding.dates.periods import Period
from safeguarding.errors import InvalidRecordError
from safeguarding.numbers.rounding import rounded
from safeguarding.numbers.shares import Share
from safeguarding.records import NoTruthValue, Record

DAYS_IN_A_MONTH = Fraction(146_097, 4_800)
"""The mean length of a calendar month: 400 years of 146,097 days over 4,800 months."""

_TAIL = 0.025
_LARGEST = 1_000_000


@attrs.frozen(kw_only=True)
class LookAheadReading(NoTruthValue, Record):
    """What a count would mean as "falls due within so long".

    Attributes:
        window: The look-ahead.
        expected: How many an even spread would bring, exactly.
        is_plausible: Whether the count lies in the middle 95% of what an even spread brings by chance.
    """

    _instead = "is_plausible"

    window: Period
    expected: Fraction
    is_plausible: bool


@attrs.frozen(kw_only=True)
class BareCount(NoTruthValue, Record):
    """A count of people due, with what could explain it.

    Attributes:
        share: The count of its base.
        interval: The recheck interval.
        per_month: How many fall due in a month, if they are spread evenly.
        months_worth: How many months' worth the count is.
        look_aheads: Each look-ahead tried.
        is_possible_backlog: Whether it can be rechecks missed: any count up to the base can, so this is only False
            where nothing is due.
    """

    _instead = "is_possible_backlog, or look_aheads"

    share: Share
    interval: Period
    per_month: Fraction
    months_worth: Fraction
    look_aheads: tuple[LookAheadReading, ...]
    is_possible_backlog: bool

    @property
    def explanation(self) -> str:
        """What the count can and cannot mean, in a sentence."""
        windows = [str(each.window) for each in self.look_aheads if each.is_plausible]
        ahead = f"as a look-ahead it fits {' or '.join(windows)}" if windows else "no look-ahead tried would give it"
        backlog = (
            f"as a backlog it is {rounded(self.months_worth, 1)} months of rechecks not made; "
            "the count alone does not say which"
            if self.is_possible_backlog
            else "nothing is due, so there is no backlog"
        )
        return (
            f"{self.share} is {rounded(self.share.fraction * 100, 2)}%; with rechecks every {self.interval}, spread "
            f"evenly, {rounded(self.per_month, 1)} fall due a month, so this is {rounded(self.months_worth, 2)} "
            f"months' worth; {ahead}; {backlog}"
        )


DEFAULT_WINDOWS = (Period(days=30), Period(days=60), Period(days=90))


def explained_count(
    count: int, base: int, interval: Period, *, windows: Iterable[Period] = DEFAULT_WINDOWS
) -> BareCount:
    """What a bare count of people due could be, if rechecks were spread evenly over the interval.

    An even spread is an assumption: a service that recruited all at once has its rechecks all at once.

    Args:
        count: How many are said to be due.
        base: Of how many who need a check.
        interval: The recheck interval, in calendar time.
        windows: The look-aheads to try.

    Raises:
        InvalidRecordError: for a count above its base, a base of 0 or above a million, or a length in working days or
            of no length.

    Examples:
        >>> found = explained_count(31, 491, Period(years=3))
        >>> found.per_month, [each.is_plausible for each in found.look_aheads]
        (Fraction(491, 36), [False, True, True])
    """
    share = Share(count, base)
    if base > _LARGEST:
        raise InvalidRecordError(f"a base of {base} is more people than any register has")
    length = _months(interval)
    per_month = Fraction(base) / length
    return BareCount(
        share=share,
        interval=interval,
        per_month=per_month,
        months_worth=count / per_month,
        look_aheads=tuple(_reading(count, base, window, length) for window in windows),
        is_possible_backlog=count > 0,
    )


def _months(period: Period) -> Fraction:
    length = period.total_months + period.total_days / DAYS_IN_A_MONTH
    if period.working_days or not length:
        raise InvalidRecordError("an interval or a look-ahead is a length of calendar time")
    return length


def _reading(count: int, base: int, window: Period, length: Fraction) -> LookAheadReading:
    chance = min(_months(window) / length, Fraction(1))
    below, above = _binomial_tails(count, base, float(chance))
    return LookAheadReading(window=window, expected=base * chance, is_plausible=min(below, above) >= _TAIL)


def _binomial_tails(count: int, base: int, chance: float) -> tuple[float, float]:
    """The chance of so many or fewer, and of so many or more, out of ``base``."""
    if chance >= 1:
        return float(count == base), 1.0
    log_chance, log_rest = math.log(chance), math.log1p(-chance)

    def probability(k: int) -> float:
        ways = math.lgamma(base + 1) - math.lgamma(k + 1) - math.lgamma(base - k + 1)
        return math.exp(ways + k * log_chance + (base - k) * log_rest)

    below = math.fsum(probability(k) for k in range(count + 1))
    above = math.fsum(probability(k) for k in range(count, base + 1))
    return min(below, 1.0), min(above, 1.0)
