"""The step from one stated value to another: a difference in the same unit, or a change in per cent."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from safeguarding.figures.allowances import may_be_nothing
from safeguarding.figures.derived import check_derived
from safeguarding.figures.policies import CheckingPolicy
from safeguarding.figures.stated import Stated, as_figure, read_alike
from safeguarding.figures.verdicts import Verdict, unverifiable
from safeguarding.figures.words import Direction, Precision, as_direction
from safeguarding.numbers.arithmetic import interval_difference, interval_multiple, interval_quotient, interval_sum
from safeguarding.numbers.intervals import Interval
from safeguarding.records import Record


@attrs.frozen(kw_only=True)
class DifferenceClaim(Record):
    """The later value less the earlier one, in their own unit: 13 more, 7 percentage points lower.

    Attributes:
        earlier: The value before.
        later: The value after.
        difference: What is said to lie between them, without or with a sign.
        direction: Up or down, where words such as "rose by" give it; None where only the size is stated, or a sign.
        about: What has changed.
        where: Where it stands in the report.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> claim = DifferenceClaim(earlier="45%", later="52%", difference="9%", direction=Direction.UP)
        >>> print(check_difference(claim, CHARITABLE))
        inconsistent: From 45% to 52%, the rise is between 6.00 and 8.00, not 9: 6, 7 or 8 would be right.
    """

    earlier: Stated = attrs.field(converter=as_figure)
    later: Stated = attrs.field(converter=as_figure)
    difference: Stated = attrs.field(converter=as_figure)
    direction: Direction | None = attrs.field(default=None, converter=attrs.converters.optional(as_direction))
    about: str = ""
    where: str = ""


@attrs.frozen(kw_only=True)
class ChangeClaim(Record):
    """The change from an earlier value to a later one, in per cent of the earlier.

    Attributes:
        earlier: The value before.
        later: The value after.
        change: The change in per cent, without or with a sign.
        direction: Up or down, where words such as "rose by" give it; None where only the size is stated, or a sign.
        about: What has changed.
        where: Where it stands in the report.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> claim = ChangeClaim(earlier="120", later="150", change="25%", direction=Direction.UP)
        >>> print(check_change(claim, CHARITABLE))
        consistent: From 120 to 150, the rise is 25%, stated as 25%.
    """

    earlier: Stated = attrs.field(converter=as_figure)
    later: Stated = attrs.field(converter=as_figure)
    change: Stated = attrs.field(converter=as_figure)
    direction: Direction | None = attrs.field(default=None, converter=attrs.converters.optional(as_direction))
    about: str = ""
    where: str = ""


def check_difference(claim: DifferenceClaim, policy: CheckingPolicy) -> Verdict:
    """Whether two values can lie as far apart as is stated.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> fell = DifferenceClaim(earlier="28%", later="24%", difference="4", direction=Direction.DOWN)
        >>> print(check_difference(fell, CHARITABLE))
        consistent: From 28% to 24%, the fall is between 3.00 and 5.00, stated as 4.
    """
    earlier, later = claim.earlier.value, claim.later.value
    step = later.numerator * earlier.denominator - earlier.numerator * later.denominator

    def verdict(way: _Way) -> Verdict:
        return check_derived(
            claim.difference,
            (claim.earlier, claim.later),
            lambda both: way.of(interval_difference(both[1], both[0])),
            printed=(way.of_whole(step), earlier.denominator * later.denominator),
            are_alike=True,
            policy=policy,
            field="difference",
            fact=lambda: f"From {claim.earlier} to {claim.later}, {way.phrase}",
        )

    found = _most_charitable(verdict, _ways(claim.direction, claim.difference, step))
    return _wrong_way(found, claim)


def check_change(claim: ChangeClaim, policy: CheckingPolicy) -> Verdict:
    """Whether the change between two values can be the stated percentage.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> print(check_change(ChangeClaim(earlier="100", later="300", change="300%"), CHARITABLE))
        inconsistent: From 100 to 300, the rise is 200%, not 300%: 200% would be right.
    """
    change = claim.change
    if change.precision is None and change.is_exact:
        change = attrs.evolve(change, precision=Precision.ROUNDED)
    earlier, later = read_alike((claim.earlier, claim.later))
    if may_be_nothing(earlier, policy):
        return unverifiable(f"A change in per cent of {claim.earlier} is not defined: it starts from nothing or less.")

    before, after = earlier.value, later.value
    step = after.numerator * before.denominator - before.numerator * after.denominator

    def in_per_cent(both: list[Interval]) -> Interval:
        ratio = interval_multiple(interval_quotient(both[1], both[0]), 100)
        return interval_sum((ratio, Interval(-100, -100)))

    def verdict(way: _Way) -> Verdict:
        return check_derived(
            change,
            (earlier, later),
            lambda both: way.of(in_per_cent(both)),
            printed=(100 * way.of_whole(step), before.numerator * after.denominator),
            policy=policy,
            field="change",
            fact=lambda: f"From {claim.earlier} to {claim.later}, {way.phrase}",
            unit="%",
        )

    return _wrong_way(_most_charitable(verdict, _ways(claim.direction, claim.change, step)), claim)


def _wrong_way(verdict: Verdict, claim: DifferenceClaim | ChangeClaim) -> Verdict:
    """The verdict, which says so where the values go the other way than is stated: no size of the step would be right."""
    if (
        claim.direction is None
        or not verdict.is_inconsistent
        or verdict.interval is None
        or verdict.interval.upper >= 0
    ):
        return verdict
    said, done = ("rise", "fall") if claim.direction is Direction.UP else ("fall", "rise")
    sentence = f"From {claim.earlier} to {claim.later} is a {done}, and a {said} is stated."
    return attrs.evolve(verdict, sentence=sentence, remedies=())


@attrs.frozen
class _Way(Record):
    """How a signed step is stated: as it is, turned round ("fell by"), or as its size alone."""

    phrase: str
    sign: int

    def of(self, step: Interval) -> Interval:
        if self.sign:
            return interval_multiple(step, self.sign)
        if step.lower.numerator >= 0:
            return step
        if step.upper.numerator <= 0:
            return interval_multiple(step, -1)
        furthest, closed = max((step.upper, step.upper_closed), (-step.lower, step.lower_closed))
        return Interval(0, furthest, upper_closed=closed)

    def of_whole(self, step: int) -> int:
        """The same of one step."""
        return step * self.sign if self.sign else abs(step)


def _ways(direction: Direction | None, stated: Stated, step: int) -> tuple[_Way, ...]:
    """How the step may be meant, the likeliest first."""
    if direction is Direction.UP:
        return (_RISE,)
    if direction is Direction.DOWN:
        return (_FALL,)
    if stated.value.numerator < 0 or stated.text.strip().startswith("+"):
        return (_SIGNED,)
    size = _RISE_ALONE if step >= 0 else _FALL_ALONE
    # a bare 0 may be a size or a signed step, which rules that look at the sign round differently
    return (size,) if stated.value else (size, _SIGNED)


_SIGNED = _Way("the change", 1)
_RISE, _FALL = _Way("the rise", 1), _Way("the fall", -1)
_RISE_ALONE, _FALL_ALONE = _Way("the rise", 0), _Way("the fall", 0)


def _most_charitable(verdict: Callable[[_Way], Verdict], ways: tuple[_Way, ...]) -> Verdict:
    """The first way that makes the claim consistent, or else the likeliest one."""
    first = verdict(ways[0])
    others = () if first.is_consistent else map(verdict, ways[1:])
    return next((each for each in others if each.is_consistent), first)
