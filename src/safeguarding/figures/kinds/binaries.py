"""DEBIT: whether so many yes-or-no answers can have a stated mean and a stated standard deviation.

Heathers and Brown, DEBIT: A Simple Consistency Test For Binary Data (2019). Of k ones among n, the mean is k/n and
the squared deviation is k(n − k)/n over n − 1 (or over n); both are looked up exactly for the possible k.
"""

from __future__ import annotations

from bisect import bisect_left
from fractions import Fraction

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.figures.allowances import Allowance, usual_values
from safeguarding.figures.bases import possible_counts
from safeguarding.figures.kinds.deviations import DeviationFormula, formula_remarks, formulas_to_try
from safeguarding.figures.kinds.means import checked_whole
from safeguarding.figures.policies import CheckingPolicy
from safeguarding.figures.stated import Stated, as_rounded
from safeguarding.figures.verdicts import Verdict
from safeguarding.figures.words import ClaimOutcome
from safeguarding.numbers.intervals import Interval
from safeguarding.numbers.rounding import Rounding
from safeguarding.records import Record


@attrs.frozen(kw_only=True)
class BinaryClaim(Record):
    """A mean and a standard deviation of answers that are each 0 or 1.

    Attributes:
        mean: The mean as printed, 0 to 1: the share of ones.
        deviation: The standard deviation as printed.
        n: How many answers there were.
        formula: What the deviation was divided by; None where either is conceivable.
        about: What was asked.
        where: Where it stands in the report.

    Raises:
        InvalidRecordError: for no answers, or a mean or deviation that is not within 0 to 1.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> print(check_binary(BinaryClaim(mean="0.36", deviation="0.11", n=20), CHARITABLE))
        inconsistent: No 20 answers of 0 or 1 have a mean of 0.36 and a standard deviation of 0.11.
    """

    mean: Stated = attrs.field(converter=as_rounded)
    deviation: Stated = attrs.field(converter=as_rounded)
    n: int
    formula: DeviationFormula | None = None
    about: str = ""
    where: str = ""

    def _check(self) -> None:
        checked_whole(self.n, "number of answers")
        if not (0 <= self.mean.value <= 1 and 0 <= self.deviation.value <= 1):
            raise InvalidRecordError("the mean and the deviation of answers of 0 or 1 lie within 0 to 1")


def check_binary(claim: BinaryClaim, policy: CheckingPolicy) -> Verdict:
    """Whether some number of ones gives both the stated mean and the stated deviation.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> print(check_binary(BinaryClaim(mean="0.25", deviation="0.44", n=20), CHARITABLE))
        consistent: 20 answers of 0 or 1 can have a mean of 0.25 and a standard deviation of 0.44.
    """
    allowed, formula = Allowance(rules=(), is_usual=False), claim.formula
    for formula in formulas_to_try(claim.formula):
        rules = tuple(rule for rule in policy.rules if is_possible_binary(claim, rule, formula))
        allowed = Allowance(rules=rules, is_usual=any(rule in policy.usual for rule in rules))
        if rules:
            break
    fact = f"{claim.n} answers of 0 or 1"
    figures = f"a mean of {claim.mean.digits} and a standard deviation of {claim.deviation.digits}"
    holds = allowed.outcome is ClaimOutcome.CONSISTENT
    return Verdict(
        outcome=allowed.outcome,
        sentence=f"{fact} can have {figures}{allowed.caveat}." if holds else f"No {fact} have {figures}.",
        rules=allowed.rules,
        is_unusual=allowed.is_unusual,
        interval=usual_values(claim.deviation, policy),
        remarks=formula_remarks(claim.formula, formula) if holds else (),
    )


def is_possible_binary(claim: BinaryClaim, rule: Rounding, formula: DeviationFormula) -> bool:
    """Whether, under one rounding rule and one formula, some number of ones gives the mean and the deviation.

    The variance rises with the ones up to half of them and falls afterwards, so each half is searched by bisection.

    Examples:
        >>> claim = BinaryClaim(mean="0.25", deviation="0.44", n=40)
        >>> is_possible_binary(claim, Rounding.HALF_UP, DeviationFormula.SAMPLE)
        True
    """
    divisor = formula.divisor(claim.n)
    ones = possible_counts(claim.n, claim.mean.true_values(rule))
    if ones is None or ones.last is None or divisor == 0:
        return False
    first, last, half = ones.first.numerator, ones.last.numerator, claim.n // 2
    deviation = claim.deviation.true_values(rule)
    rising = range(first, min(last, half) + 1)
    falling = range(last, max(first, half + 1) - 1, -1)
    return any(_some_variance(counts, claim.n, divisor, deviation) for counts in (rising, falling))


def _some_variance(counts: range, n: int, divisor: int, deviation: Interval) -> bool:
    """Whether some count has its deviation in an interval; along the counts the variance rises."""

    def variance(count: int) -> Fraction:
        return Fraction(count * (n - count), n * divisor)

    lower = max(deviation.lower, Fraction(0)) ** 2
    at = bisect_left(counts, lower, key=variance)
    # the first at the lower end may itself be left out, then the next one decides
    return any(_is_root_within(variance(count), deviation) for count in counts[at : at + 2])


def _is_root_within(variance: Fraction, deviation: Interval) -> bool:
    """Whether the square root of a variance lies in an interval, without taking the root."""
    below = (
        deviation.lower < 0
        or variance > deviation.lower**2
        or (deviation.lower_closed and variance == deviation.lower**2)
    )
    above = variance < deviation.upper**2 or (deviation.upper_closed and variance == deviation.upper**2)
    return below and above
