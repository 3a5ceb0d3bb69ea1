"""The four rules by which a value of a chart is a signal, in the order in which they are named."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import attrs

from safeguarding.labels import Labelled
from safeguarding.records import Record
from safeguarding.statistics.process_limits import shift_signals, trend_signals, two_of_three_signals

_NEAR = Fraction(2, 3)


class SignalRule(Labelled):
    """A rule that a steady process seldom breaks."""

    OUTSIDE = "a value outside the limits"
    TREND = "a trend"
    TWO_OF_THREE = "two of three near a limit"
    SHIFT = "a shift"


@attrs.frozen
class Signal(Record):
    """A rule that a value breaks, and which way.

    Examples:
        >>> print(Signal(SignalRule.SHIFT, True))
        a shift upward
    """

    rule: SignalRule
    is_up: bool

    def __str__(self) -> str:
        return f"{self.rule} {'upward' if self.is_up else 'downward'}"


def signals_of(
    values: Sequence[Fraction | None],
    mean: Fraction,
    widths: Sequence[Fraction],
    *,
    shift: int,
    trend: int,
    one_side: bool,
    counts_outside: bool,
) -> list[tuple[Signal, ...]]:
    """Every signal of each value of one part of a series, whose limits lie ``widths`` from the mean.

    Examples:
        >>> found = signals_of(
        ...     [Fraction(each) for each in (1, 9, 1)],
        ...     Fraction(1),
        ...     [Fraction(5)] * 3,
        ...     shift=7,
        ...     trend=7,
        ...     one_side=True,
        ...     counts_outside=False,
        ... )
        >>> [[str(signal) for signal in each] for each in found]
        [[], ['a value outside the limits upward'], []]
    """
    sides = [_beyond(value, mean, Fraction(0)) for value in values]
    outside = [_beyond(value, mean, width) for value, width in zip(values, widths, strict=True)]
    near = [_beyond(value, mean, width * _NEAR) for value, width in zip(values, widths, strict=True)]
    if not counts_outside:
        near = [None if close is None else 0 if far else close for close, far in zip(near, outside, strict=True)]
    found = {
        SignalRule.OUTSIDE: [each or 0 for each in outside],
        SignalRule.TREND: trend_signals(values, trend),
        SignalRule.TWO_OF_THREE: two_of_three_signals(sides, near, one_side=one_side),
        SignalRule.SHIFT: shift_signals(sides, shift),
    }
    return [tuple(Signal(rule, ways[k] > 0) for rule, ways in found.items() if ways[k]) for k in range(len(values))]


def _beyond(value: Fraction | None, mean: Fraction, width: Fraction) -> int | None:
    """1 beyond the mean and so much more, -1 below it and so much less, else 0; None for a missing value."""
    return None if value is None else (value > mean + width) - (value < mean - width)
