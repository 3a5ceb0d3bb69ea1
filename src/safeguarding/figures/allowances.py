"""Under which rounding rules a claim holds, and whether a reader would expect one of them."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from fractions import Fraction

import attrs

from safeguarding.figures.policies import CheckingPolicy
from safeguarding.figures.stated import Stated
from safeguarding.figures.words import ClaimOutcome
from safeguarding.numbers.arithmetic import interval_hull, interval_multiple
from safeguarding.numbers.intervals import Interval
from safeguarding.numbers.preimages import values_rounded_to
from safeguarding.numbers.rounding import Rounding, rounded, rules_rounding_to
from safeguarding.records import Record

Reading = Callable[[Stated], Interval]
"""How a stated figure is read: as the values that it stands for."""


@attrs.frozen(kw_only=True)
class Allowance(Record):
    """Under which rules a claim holds.

    Attributes:
        rules: Every rule that was tried and allows it.
        is_usual: Whether one of them is usual.
        is_mixed: Whether it holds only when its figures were rounded by different usual rules.

    Examples:
        >>> Allowance(rules=(Rounding.FLOOR,), is_usual=False).caveat
        ', but only if rounded down to the next lower value'
    """

    rules: tuple[Rounding, ...]
    is_usual: bool
    is_mixed: bool = False

    @property
    def outcome(self) -> ClaimOutcome:
        """Consistent where anything allows it."""
        return ClaimOutcome.CONSISTENT if self.rules or self.is_mixed else ClaimOutcome.INCONSISTENT

    @property
    def is_unusual(self) -> bool:
        """Whether it is consistent, but not as a reader would expect."""
        return self.outcome is ClaimOutcome.CONSISTENT and not self.is_usual

    @property
    def caveat(self) -> str:
        """What to add to the sentence where the rule is unusual; empty otherwise."""
        if not self.is_unusual:
            return ""
        if self.is_mixed:
            return ", but only if its figures were rounded by different rules"
        return f", but only if rounded {' or '.join(rule.label for rule in self.rules[:2])}"


def allowance(policy: CheckingPolicy, figures: Sequence[Stated], holds: Callable[[Reading], bool]) -> Allowance:
    """Try a claim under every rule of a policy.

    Args:
        policy: Which rules there are.
        figures: The stated figures that the claim rests on. Where all are exact, one trial speaks for all rules.
        holds: Whether the claim can be true when its figures are read in one way.
    """
    if all(figure.is_exact for figure in figures):
        rules = policy.rules if holds(reading(policy.usual[0])) else ()
        return Allowance(rules=rules, is_usual=bool(rules))
    twins = _TWINS if all(figure.value > 0 for figure in figures) else {}
    tried: dict[Rounding, bool] = {}
    for rule in policy.rules:
        alike = twins.get(rule, rule)
        if alike not in tried:
            tried[alike] = holds(reading(alike))
    rules = tuple(rule for rule in policy.rules if tried[twins.get(rule, rule)])
    is_usual = any(rule in policy.usual for rule in rules)
    is_mixed = not is_usual and policy.allows_mixed_rounding and holds(usual_reading(policy))
    return Allowance(rules=rules, is_usual=is_usual, is_mixed=is_mixed)


# above 0 these rules are the same, so one trial speaks for both
_TWINS = {Rounding.TOWARD_ZERO: Rounding.FLOOR, Rounding.AWAY_FROM_ZERO: Rounding.CEILING}


def printing_allowance(policy: CheckingPolicy, value: Fraction, figure: Stated) -> Allowance:
    """As ``allowance``, for the commonest question: whether one exact value is stated as one figure."""
    rules = printing_rules(policy.rules, value, figure)
    return Allowance(rules=rules, is_usual=any(rule in policy.usual for rule in rules))


def printing_rules(rules: Sequence[Rounding], value: Fraction, figure: Stated) -> tuple[Rounding, ...]:
    """The rules under which a value is stated as a figure.

    Examples:
        >>> [rule.name for rule in printing_rules(tuple(Rounding), Fraction(49, 2), Stated("25%"))]
        ['HALF_UP', 'CEILING', 'AWAY_FROM_ZERO']
    """
    if figure.is_exact:
        return tuple(rules) if value == figure.value else ()
    allowing = rules_rounding_to(value / figure.unit, figure.steps)
    return tuple(rule for rule in rules if rule in allowing)


def usual_reading(policy: CheckingPolicy) -> Reading:
    """A figure read as every value that some usual rule states so."""
    return lambda figure: usual_values(figure, policy)


def usual_values(figure: Stated, policy: CheckingPolicy) -> Interval:
    """Every value that some usual rule states as a figure.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> print(usual_values(Stated("24%"), CHARITABLE))
        [47/2, 49/2]
    """
    if figure.is_exact:
        return figure.true_values(policy.usual[0])
    return _hull(figure.steps, figure.places, figure.to_nearest, policy.usual)


@functools.lru_cache(maxsize=4096)
def _hull(steps: int, places: int, to_nearest: int | None, usual: tuple[Rounding, ...]) -> Interval:
    unit = Fraction(to_nearest) if to_nearest else Fraction(1, 10**places)
    return interval_multiple(interval_hull(values_rounded_to(steps, rule) for rule in usual), unit)


def shown(value: Fraction, places: int) -> str:
    """A value for a sentence, with decimal places, half up.

    Examples:
        >>> shown(Fraction(3500, 139), 2)
        '25.18'
    """
    return f"{rounded(value, places):f}"


def reading(rule: Rounding) -> Reading:
    """A figure read as every value that one rule states so."""
    return lambda figure: figure.true_values(rule)
