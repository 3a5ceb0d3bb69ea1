"""What would be right in place of one figure of a share, the other figures unchanged."""

from __future__ import annotations

from fractions import Fraction

from safeguarding.figures.bases import possible_counts
from safeguarding.figures.policies import CheckingPolicy
from safeguarding.figures.runs import Run, joined, run_within, single
from safeguarding.figures.stated import Stated
from safeguarding.numbers.arithmetic import interval_multiple, interval_quotient
from safeguarding.numbers.intervals import Interval
from safeguarding.numbers.rounding import Rounding, rounded


def percentages_for(share: Fraction, percentage: Stated, policy: CheckingPolicy) -> tuple[Run, ...]:
    """The percentages that a usual rule prints for a share, with as many places as one that was stated.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> [str(run) for run in percentages_for(Fraction(35, 139), Stated("24%"), CHARITABLE)]
        ['25']
    """
    printed = {rounded(share * 100, percentage.places, rule) for rule in policy.usual}
    return joined(single(each, Fraction(1, 10**percentage.places)) for each in printed)


def counts_for(base: Stated, percentage: Stated, policy: CheckingPolicy) -> tuple[Run, ...]:
    """The counts out of a base that a usual rule states as a percentage.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> [str(run) for run in counts_for(Stated("139"), Stated("24%"), CHARITABLE)]
        ['33–34']
    """
    if base.value.denominator != 1:
        return ()
    runs = (possible_counts(base.value.numerator, shares_stated_as(percentage, rule)) for rule in policy.usual)
    return joined(run for run in runs if run is not None)


def bases_for(count: Stated, percentage: Stated, policy: CheckingPolicy) -> tuple[Run, ...]:
    """The bases of which a count is stated as a percentage under a usual rule.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> [str(run) for run in bases_for(Stated("35"), Stated("24%"), CHARITABLE)]
        ['143–148']
    """
    return joined(
        run for rule in policy.usual if (run := bases_of(count.value, shares_stated_as(percentage, rule))) is not None
    )


def bases_of(count: Fraction, shares: Interval) -> Run | None:
    """The bases of which a count has its share in an interval."""
    within = shares.intersection(Interval(0, 1))
    if within is None:
        return None
    if count == 0:
        return Run(first=1, last=None) if 0 in within else None
    if within.upper == 0:
        return None
    if within.lower == 0:
        # a share however small has some base
        first = run_within(Interval(count / within.upper, count / within.upper + 1, lower_closed=within.upper_closed))
        return None if first is None else Run(first=first.first, last=None)
    inverse = interval_quotient(Interval(count, count), within)
    return run_within(inverse)


def shares_stated_as(percentage: Stated, rule: Rounding) -> Interval:
    """The shares that a rule states as a percentage.

    Examples:
        >>> print(shares_stated_as(Stated("24%"), Rounding.HALF_UP))
        [47/200, 49/200)
    """
    return interval_multiple(percentage.true_values(rule), Fraction(1, 100))


def nearest_percentages(base: int, percentage: Stated, policy: CheckingPolicy) -> tuple[Run, ...]:
    """The printed percentages that a base can give, next below and next above one that it cannot."""
    below = min(max(percentage.value * base // 100, 0), base)
    printed = {
        rounded(Fraction(count, base) * 100, percentage.places, rule)
        for count in (below, min(below + 1, base))
        for rule in policy.usual
    }
    unit = Fraction(1, 10**percentage.places)
    return tuple(single(each, unit) for each in sorted(printed))
