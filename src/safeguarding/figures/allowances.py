"""Under which rounding rules a claim holds, and whether a reader would expect one of them."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

import attrs

from safeguarding.figures.policies import CheckingPolicy
from safeguarding.figures.stated import Stated
from safeguarding.figures.verdicts import Verdict, said_later
from safeguarding.figures.words import ClaimOutcome
from safeguarding.numbers.arithmetic import interval_hull, interval_multiple
from safeguarding.numbers.intervals import Interval
from safeguarding.numbers.preimages import values_rounded_to
from safeguarding.numbers.rounding import EVERY_RULE, Rounding, rounded, rules_for_ratio
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


# above 0 these rules are the same, so one trial speaks for both
_TWINS = {Rounding.TOWARD_ZERO: Rounding.FLOOR, Rounding.AWAY_FROM_ZERO: Rounding.CEILING}
_NONE: Mapping[Rounding, Rounding] = {}


class Trials:
    """Under which rules a claim holds, tried only as far as is asked: mostly the first rule answers.

    Args:
        policy: Which rules there are.
        holds: Whether the claim can be true under one rule.
        mixed: Whether it can be, where each figure may be rounded by another usual rule.
        twins: For a rule, another whose answer is the same.
        any_rule: A rule that speaks for all of them; None where they may differ.
    """

    __slots__ = ("_any_rule", "_holds", "_mixed", "_policy", "_tried", "_twins")

    def __init__(
        self,
        policy: CheckingPolicy,
        holds: Callable[[Rounding], bool],
        mixed: Callable[[], bool] | None = None,
        *,
        twins: Mapping[Rounding, Rounding] = _NONE,
        any_rule: Rounding | None = None,
    ) -> None:
        self._policy, self._holds, self._mixed = policy, holds, mixed
        self._twins, self._any_rule = twins, any_rule
        self._tried: dict[Rounding, bool] = {}

    def holds(self, rule: Rounding) -> bool:
        """Whether the claim can be true under a rule."""
        alike = self._any_rule or self._twins.get(rule, rule)
        tried = self._tried
        if alike not in tried:
            tried[alike] = self._holds(alike)
        return tried[alike]

    @property
    def is_usual(self) -> bool:
        """Whether it can be under a rule that a reader would expect."""
        return any(map(self.holds, self._policy.usual))

    def found(self) -> Allowance:
        """All of it."""
        rules = tuple(filter(self.holds, self._policy.rules))
        is_usual = self.is_usual
        is_mixed = not is_usual and self._mixed is not None and self._mixed()
        return Allowance(rules=rules, is_usual=is_usual, is_mixed=is_mixed)

    def verdict(self, say: Callable[[Allowance], Verdict]) -> Verdict:
        """The verdict, whose words are made when they are read."""
        if self.is_usual:
            return said_later(ClaimOutcome.CONSISTENT, lambda: say(self.found()))
        allowed = self.found()
        return said_later(allowed.outcome, lambda: say(allowed), is_unusual=allowed.is_unusual)


def trials(policy: CheckingPolicy, figures: Sequence[Stated], holds: Callable[[Reading], bool]) -> Trials:
    """What tries a claim under the rules of a policy.

    Args:
        policy: Which rules there are.
        figures: The stated figures that the claim rests on. Where all are exact, one trial speaks for all rules.
        holds: Whether the claim can be true when its figures are read in one way.
    """

    def tried(rule: Rounding) -> bool:
        return holds(reading(rule))

    for figure in figures:
        if not figure.is_exact:
            break
    else:
        return Trials(policy, tried, any_rule=policy.usual[0])
    twins = _TWINS if all(figure.value.numerator > 0 for figure in figures) else _NONE
    mixed = (lambda: holds(usual_reading(policy))) if policy.allows_mixed_rounding else None
    return Trials(policy, tried, mixed, twins=twins)


def allowance(policy: CheckingPolicy, figures: Sequence[Stated], holds: Callable[[Reading], bool]) -> Allowance:
    """Try a claim under every rule of a policy. Arguments as for :func:`trials`."""
    return trials(policy, figures, holds).found()


def printed_under(numerator: int, denominator: int, figure: Stated) -> frozenset[Rounding]:
    """Every rule that states one exact value, of two whole numbers, as a figure.

    Examples:
        >>> sorted(rule.name for rule in printed_under(5, 2, Stated("2%")))
        ['FLOOR', 'HALF_DOWN', 'HALF_EVEN', 'TOWARD_ZERO']
    """
    if figure.is_exact:
        value = figure.value
        return EVERY_RULE if numerator * value.denominator == value.numerator * denominator else frozenset()
    if figure.to_nearest:
        return rules_for_ratio(numerator, denominator * figure.to_nearest, figure.steps)
    return rules_for_ratio(numerator * 10**figure.places, denominator, figure.steps)


def may_be_nothing(figure: Stated, policy: CheckingPolicy) -> bool:
    """Whether a figure stands, under some rule, for nothing or less: then nothing can be divided by it."""
    rules = policy.rules[:1] if figure.is_exact else policy.rules
    return any(figure.true_values(rule).lower.numerator <= 0 for rule in rules)


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
