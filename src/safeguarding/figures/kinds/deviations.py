"""GRIMMER: whether whole answers of so many people can have a stated mean and a stated standard deviation.

Anaya (2016) named the test and Allard (2018) gave it an analytic form. Theirs are necessary conditions; here the
question is decided exactly, because it is known which sums of squares n whole numbers can have.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.figures.allowances import Allowance, usual_values
from safeguarding.figures.kinds.means import checked_whole, nearest_means, possible_sums
from safeguarding.figures.policies import CheckingPolicy
from safeguarding.figures.runs import Run, alternatives, run_within
from safeguarding.figures.spreads import some_squares_between
from safeguarding.figures.stated import Stated, as_rounded
from safeguarding.figures.verdicts import Remedy, Verdict, unverifiable
from safeguarding.labels import Labelled
from safeguarding.numbers.intervals import Interval
from safeguarding.numbers.rounding import Rounding
from safeguarding.records import Record


class DeviationFormula(Labelled):
    """What the squares are divided by before the root is taken.

    Examples:
        >>> DeviationFormula.SAMPLE.divisor(20), DeviationFormula.POPULATION.divisor(20)
        (19, 20)
    """

    SAMPLE = "n − 1"
    POPULATION = "n"

    def divisor(self, n: int) -> int:
        """What the sum of squared deviations of n answers is divided by; 0 where the formula has no answer."""
        return n - 1 if self is DeviationFormula.SAMPLE else n


@attrs.frozen(kw_only=True)
class DeviationClaim(Record):
    """A mean and a standard deviation of whole answers.

    Attributes:
        mean: The mean as printed.
        deviation: The standard deviation as printed.
        n: How many people answered.
        items: How many whole answers each person's score averages; 1 for a single question.
        formula: What the deviation was divided by; None where either is conceivable.
        about: What was asked.
        where: Where it stands in the report.

    Raises:
        InvalidRecordError: for no people, no items, or a deviation below 0.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> print(check_deviation(DeviationClaim(mean="3.44", deviation="0.10", n=18), CHARITABLE))
        inconsistent: No 18 whole answers with a mean of 3.44 have a standard deviation of 0.10.
    """

    mean: Stated = attrs.field(converter=as_rounded)
    deviation: Stated = attrs.field(converter=as_rounded)
    n: int
    items: int = 1
    formula: DeviationFormula | None = None
    about: str = ""
    where: str = ""

    def _check(self) -> None:
        checked_whole(self.n, "number of people")
        checked_whole(self.items, "number of items")
        if self.deviation.value < 0:
            raise InvalidRecordError("a standard deviation is never below 0")


class _TooManyError(Exception):
    """More combinations than anybody waits for."""


def check_deviation(claim: DeviationClaim, policy: CheckingPolicy) -> Verdict:
    """Whether some whole answers have both the stated mean and the stated deviation.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> print(check_deviation(DeviationClaim(mean="2.5", deviation="0.71", n=2), CHARITABLE))
        consistent: 2 whole answers with a mean of 2.5 can have a standard deviation of 0.71.
    """
    allowed, formula = Allowance(rules=(), is_usual=False), claim.formula
    try:
        for formula in formulas_to_try(claim.formula):
            rules = tuple(rule for rule in policy.rules if is_possible_deviation(claim, rule, formula))
            allowed = Allowance(rules=rules, is_usual=any(rule in policy.usual for rule in rules))
            if rules:
                break
    except _TooManyError:
        return unverifiable(f"{claim.n} answers have too many possible sums to try them all.")
    answers = f"{claim.n} whole answers" if claim.items == 1 else f"{claim.n} scores of {claim.items} whole answers"
    fact = f"{answers} with a mean of {claim.mean.digits}"
    remarks: tuple[str, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    if allowed.rules:
        sentence = f"{fact} can have a standard deviation of {claim.deviation.digits}{allowed.caveat}."
        remarks = formula_remarks(claim.formula, formula)
    elif not any(possible_sums(claim.mean, claim.n * claim.items, rule) for rule in policy.rules):
        near = nearest_means(claim.mean, claim.n * claim.items, policy)
        remedies = (Remedy(field="mean", runs=near),)
        sentence = f"No {answers} have a mean of {claim.mean.digits}: {alternatives(near)} would be possible."
    else:
        sentence = f"No {fact} have a standard deviation of {claim.deviation.digits}."
    return Verdict(
        outcome=allowed.outcome,
        sentence=sentence,
        rules=allowed.rules,
        is_unusual=allowed.is_unusual,
        interval=usual_values(claim.deviation, policy),
        remedies=remedies,
        remarks=remarks,
    )


def formulas_to_try(stated: DeviationFormula | None) -> tuple[DeviationFormula, ...]:
    """The formula that was named, or both, the commoner one first."""
    return tuple(DeviationFormula) if stated is None else (stated,)


def formula_remarks(stated: DeviationFormula | None, used: DeviationFormula | None) -> tuple[str, ...]:
    """What to say where only the less common formula fits."""
    if stated is None and used is DeviationFormula.POPULATION:
        return ("It fits only when the squares are divided by n, not by n − 1.",)
    return ()


def is_possible_deviation(claim: DeviationClaim, rule: Rounding, formula: DeviationFormula) -> bool:
    """Whether, under one rounding rule and one formula, some whole answers have the mean and the deviation.

    Each score is a whole number of item points over ``items``, so sums and squares are taken of whole points.

    Examples:
        >>> claim = DeviationClaim(mean="3.44", deviation="2.47", n=18)
        >>> is_possible_deviation(claim, Rounding.HALF_UP, DeviationFormula.SAMPLE)
        False
    """
    divisor = formula.divisor(claim.n)
    sums = possible_sums(claim.mean, claim.n * claim.items, rule)
    variance = _squared(claim.deviation.true_values(rule))
    if sums is None or variance is None or divisor == 0:
        return False
    for total in _likeliest_first(sums, claim.n):
        squares = _squares_within(total, claim, divisor, variance)
        if squares is not None and some_squares_between(claim.n, total, *squares):
            return True
    return False


def _squared(deviation: Interval) -> Interval | None:
    """The variances of an interval of deviations; a deviation is never below 0."""
    within = deviation.intersection(Interval(0, max(deviation.upper, Fraction(0))))
    if within is None:
        return None
    return Interval(
        within.lower**2, within.upper**2, lower_closed=within.lower_closed, upper_closed=within.upper_closed
    )


def _squares_within(total: int, claim: DeviationClaim, divisor: int, variance: Interval) -> tuple[int, int] | None:
    """The whole sums of squares that give a variance in an interval, for one sum."""
    offset, factor = Fraction(total * total, claim.n), divisor * claim.items**2
    run = run_within(
        Interval(
            variance.lower * factor + offset,
            variance.upper * factor + offset,
            lower_closed=variance.lower_closed,
            upper_closed=variance.upper_closed,
        )
    )
    return None if run is None or run.last is None else (run.first.numerator, run.last.numerator)


_MOST_SUMS = 20_000


def _likeliest_first(sums: Run, n: int) -> Iterator[int]:
    """Every possible sum, those first that leave the most room: nearest to a multiple of n.

    Raises:
        _TooManyError: after as many as anybody waits for.
    """
    assert sums.last is not None  # noqa: S101  a rounded mean has two ends
    first, last = sums.first.numerator, sums.last.numerator
    yield from (each for each in (first + -first % n, first, last) if each <= last)
    for tried, total in enumerate(range(first, last + 1)):
        if tried >= _MOST_SUMS:
            raise _TooManyError
        yield total
