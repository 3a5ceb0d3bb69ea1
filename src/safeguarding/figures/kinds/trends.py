"""A direction that values are said to have taken from wave to wave."""

from __future__ import annotations

import itertools
import operator

import attrs

from safeguarding.figures.allowances import Reading, allowance
from safeguarding.figures.policies import CheckingPolicy
from safeguarding.figures.stated import Stated, as_figures, read_alike
from safeguarding.figures.verdicts import Verdict, sentence_case, unverifiable
from safeguarding.figures.words import ClaimOutcome, Direction, as_direction
from safeguarding.numbers.intervals import Interval
from safeguarding.records import Record


@attrs.frozen(kw_only=True)
class TrendClaim(Record):
    """Values that are said to have gone up, down or stayed level.

    Attributes:
        direction: What is said.
        values: The value of each wave, earliest first; empty where the report gives none.
        at_every_step: Whether it is said of every step ("continuously") and not only of the last against the first.
        about: What is measured.
        where: Where it stands in the report.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> growing = TrendClaim(direction=Direction.UP, values=("81%", "86%", "84%"), at_every_step=True)
        >>> print(check_trend(growing, CHARITABLE))
        inconsistent: 81%, 86%, 84% did not go up at every step: 84% follows 86%.
        >>> print(check_trend(TrendClaim(direction=Direction.UP, about="satisfaction"), CHARITABLE))
        unverifiable: Satisfaction is said to have gone up, and fewer than two figures are given.
    """

    direction: Direction = attrs.field(converter=as_direction)
    values: tuple[Stated, ...] = attrs.field(default=(), converter=as_figures)
    at_every_step: bool = False
    about: str = ""
    where: str = ""


_VERBS = {Direction.UP: "go up", Direction.DOWN: "go down", Direction.LEVEL: "stay level"}
_PERFECTS = {Direction.UP: "gone up", Direction.DOWN: "gone down", Direction.LEVEL: "stayed level"}


def check_trend(claim: TrendClaim, policy: CheckingPolicy) -> Verdict:
    """Whether the values can have gone as is said. Whether chance alone could do it is not asked here.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> print(check_trend(TrendClaim(direction="up", values=("1%", "3%", "2%"), at_every_step=True), CHARITABLE))
        inconsistent: 1%, 3%, 2% did not go up at every step: 2% follows 3%.
    """
    if len(claim.values) < 2:  # noqa: PLR2004  one value has no direction
        what = sentence_case(claim.about or "a value")
        return unverifiable(
            f"{what} is said to have {_PERFECTS[claim.direction]}, and fewer than two figures are given."
        )
    every_wave = claim.at_every_step or claim.direction is Direction.LEVEL
    compared = read_alike(claim.values if every_wave else (claim.values[0], claim.values[-1]))
    allowed = allowance(policy, compared, lambda read: _goes(claim.direction, compared, read))
    series = ", ".join(str(value) for value in claim.values)
    step = " at every step" if claim.at_every_step else ""
    if allowed.outcome is ClaimOutcome.CONSISTENT:
        sentence = f"{series} can {_VERBS[claim.direction]}{step}{allowed.caveat}."
    else:
        sentence = f"{series} did not {_VERBS[claim.direction]}{step}{_where_it_breaks(claim, compared)}."
    return Verdict(outcome=allowed.outcome, sentence=sentence, rules=allowed.rules, is_unusual=allowed.is_unusual)


def _goes(direction: Direction, values: tuple[Stated, ...], read: Reading) -> bool:
    """Whether one value of each interval can be chosen so that they go in a direction."""
    intervals = [read(value) for value in values]
    if direction is Direction.LEVEL:
        lower = max((each.lower, not each.lower_closed) for each in intervals)
        upper = min((each.upper, each.upper_closed) for each in intervals)
        return lower[0] < upper[0] or (lower[0] == upper[0] and not lower[1] and upper[1])
    if direction is Direction.DOWN:
        intervals.reverse()
    return _can_rise(intervals)


def _can_rise(intervals: list[Interval]) -> bool:
    """Whether strictly rising values can be chosen: each as low as may be, just above the one before."""
    reached = intervals[0].lower
    for each in intervals[1:]:
        # every value so far can come as near to what was reached as one likes, so this one has only to go above it
        if each.upper <= reached:
            return False
        reached = max(reached, each.lower)
    return True


def _where_it_breaks(claim: TrendClaim, compared: tuple[Stated, ...]) -> str:
    """The first step that goes the other way, or not at all."""
    is_wrong = {Direction.UP: operator.le, Direction.DOWN: operator.ge, Direction.LEVEL: operator.ne}[claim.direction]
    steps = itertools.pairwise(compared)
    return next((f": {after} follows {before}" for before, after in steps if is_wrong(after.value, before.value)), "")
