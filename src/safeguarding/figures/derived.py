"""A stated figure that other stated figures determine: the one check behind totals, differences, ratios and rates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

import attrs

from safeguarding.figures.allowances import (
    Allowance,
    Trials,
    printed_under,
    shown,
    trials,
    usual_values,
)
from safeguarding.figures.policies import CheckingPolicy
from safeguarding.figures.runs import Run, alternatives, joined, run_within
from safeguarding.figures.stated import Stated, read_alike
from safeguarding.figures.verdicts import Remedy, Verdict
from safeguarding.figures.words import ClaimOutcome
from safeguarding.numbers.intervals import Interval
from safeguarding.numbers.rounding import EVERY_RULE, Rounding, rounded_whole

Derivation = Callable[[list[Interval]], Interval]
"""The values that the other figures allow, from the values of each, in their order."""


def check_derived(
    stated: Stated,
    others: Sequence[Stated],
    derive: Derivation,
    *,
    printed: tuple[int, int],
    policy: CheckingPolicy,
    field: str,
    fact: Callable[[], str],
    unit: str = "",
    are_alike: bool = False,
    remark: Callable[[], str] = str,
) -> Verdict:
    """Whether a stated figure can be what the others make it.

    Args:
        stated: The figure that is checked.
        others: The figures that it follows from.
        derive: How it follows from them.
        printed: What it is if the others are exactly what is printed, as two whole numbers, the second above 0.
        policy: Which rounding rules there are.
        field: What the figure is called in a remedy.
        fact: The calculation in words, up to its result: "2 + 39 + 63 + 35".
        unit: What is printed behind a value of this kind: "%" or nothing.
        are_alike: Whether all are figures of one measure.
        remark: What is worth knowing besides where it can; empty for nothing.
    """

    def figures() -> tuple[Stated, ...]:
        return read_alike((stated, *others)) if are_alike else (stated, *others)

    def said(allowed: Allowance) -> Verdict:
        found = _said(allowed, figures(), derive, policy=policy, field=field, fact=fact(), unit=unit)
        words = remark() if found.is_consistent else ""
        return attrs.evolve(found, remarks=(words,)) if words else found

    numerator, denominator = printed
    if numerator * stated.value.denominator == stated.value.numerator * denominator:
        # under every rule a figure stands for its printed value too, so that no interval has to be made
        return Trials(policy, EVERY_RULE.__contains__).verdict(said)
    read, *beside = figures()
    if all(other.is_exact for other in beside):
        return Trials(policy, printed_under(numerator, denominator, read).__contains__).verdict(said)
    return trials(policy, (read, *beside), lambda way: derive(list(map(way, beside))).meets(way(read))).verdict(said)


def _said(
    allowed: Allowance,
    figures: tuple[Stated, ...],
    derive: Derivation,
    *,
    policy: CheckingPolicy,
    field: str,
    fact: str,
    unit: str,
) -> Verdict:
    stated, *others = figures
    possible = derive([usual_values(other, policy) for other in others])
    places = (
        stated.places if possible.lower == possible.upper and _is_printable(possible, stated) else stated.places + 2
    )
    result = spanned(possible, places, unit)
    text = f"{stated.digits}{unit}"
    if allowed.outcome is ClaimOutcome.CONSISTENT:
        remedies: tuple[Remedy, ...] = ()
        sentence = f"{fact} is {result}, stated as {text}{allowed.caveat}."
    else:
        runs = figures_for(derive, others, stated, policy)
        remedies = (Remedy(field=field, runs=runs),)
        right = f": {alternatives(runs, unit)} would be right" if runs else ""
        sentence = f"{fact} is {result}, not {text}{right}."
    return Verdict(
        outcome=allowed.outcome,
        sentence=sentence,
        rules=allowed.rules,
        is_unusual=allowed.is_unusual,
        exact=possible.lower if possible.lower == possible.upper else None,
        interval=possible,
        remedies=remedies,
    )


def _is_printable(possible: Interval, stated: Stated) -> bool:
    steps: Fraction = possible.lower * 10**stated.places
    return steps.denominator == 1


def spanned(possible: Interval, places: int, unit: str = "") -> str:
    """An interval for a sentence: one value, or "between … and …".

    Examples:
        >>> spanned(Interval(97, 101), 0, "%")
        'between 97% and 101%'
    """
    lower, upper = shown(possible.lower, places), shown(possible.upper, places)
    return f"{lower}{unit}" if lower == upper else f"between {lower}{unit} and {upper}{unit}"


def figures_for(derive: Derivation, others: Sequence[Stated], like: Stated, policy: CheckingPolicy) -> tuple[Run, ...]:
    """The figures, printed like one that was stated, that a usual rule allows."""
    runs = (figures_stating(derive([other.true_values(rule) for other in others]), like, rule) for rule in policy.usual)
    return joined(run for run in runs if run is not None)


def figures_stating(values: Interval, like: Stated, rule: Rounding) -> Run | None:
    """The figures that a rule prints for the values of an interval, as finely as one that was stated.

    Examples:
        >>> print(figures_stating(Interval(97, 101, upper_closed=False), Stated("97%"), Rounding.HALF_UP))
        97–101
    """
    unit = like.unit
    if like.is_exact:
        return run_within(values, unit)
    first, last = rounded_whole(values.lower / unit, rule), rounded_whole(values.upper / unit, rule)
    # an end that is left out may be the only value that prints the outermost figure
    if not values.lower_closed and not _states(first, like, rule, values):
        first += 1
    if not values.upper_closed and not _states(last, like, rule, values):
        last -= 1
    return Run(first=first * unit, last=last * unit, unit=unit) if first <= last else None


def _states(steps: int, like: Stated, rule: Rounding, values: Interval) -> bool:
    return like.true_values_of(steps, rule).meets(values)
