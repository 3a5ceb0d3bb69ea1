"""Runs of neighbouring figures: "33–34", "29–39, 58–79, 86+". What would be right is said in these."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.figures.stated import printed_text
from safeguarding.numbers.intervals import Interval
from safeguarding.numbers.rounding import Exact, as_fraction, exact_value
from safeguarding.records import Record


@attrs.frozen(kw_only=True)
class Run(Record):
    """Figures from ``first`` to ``last``, both included, one unit apart.

    Attributes:
        first: The lowest.
        last: The highest, or None where there is no end.
        unit: The step between neighbours: 1 for counts, 1/10 for one decimal place.

    Examples:
        >>> run = Run(first=29, last=39)
        >>> print(run, 30 in run, 40 in run)
        29–39 True False
        >>> print(Run(first=86, last=None))
        86+
    """

    first: Fraction = attrs.field(converter=exact_value)
    # a default, so that an endless run is written without a null
    last: Fraction | None = attrs.field(default=None, converter=attrs.converters.optional(exact_value))
    unit: Fraction = attrs.field(default=Fraction(1), converter=exact_value)

    def _check(self) -> None:
        if self.unit <= 0:
            raise InvalidRecordError(f"a run goes up in steps above 0, not of {self.unit}")
        if self.last is not None and (self.last < self.first or (self.last - self.first) % self.unit):
            raise InvalidRecordError(f"a run from {self.first} does not reach {self.last} in steps of {self.unit}")

    def __contains__(self, value: Exact) -> bool:
        exact = as_fraction(value)
        if exact < self.first or (self.last is not None and exact > self.last):
            return False
        return (exact - self.first) % self.unit == 0

    def __str__(self) -> str:
        places = _places(self.unit)
        first = printed_text(self.first, places)
        if self.last is None:
            return f"{first}+"
        return first if self.first == self.last else f"{first}–{printed_text(self.last, places)}"


def _places(unit: Fraction) -> int:
    """Decimal places that show every multiple of a unit; a unit is a whole number or a power of a tenth."""
    return len(str(unit.denominator)) - 1


def run_within(interval: Interval, unit: Fraction = Fraction(1)) -> Run | None:
    """Every multiple of ``unit`` in an interval, or None where there is none.

    Examples:
        >>> print(run_within(Interval(Fraction(65, 2), Fraction(69, 2))))
        33–34
    """
    whole = whole_numbers_within(interval, unit.denominator, unit.numerator)
    return None if whole is None else Run(first=whole[0] * unit, last=whole[1] * unit, unit=unit)


def whole_numbers_within(interval: Interval, multiplier: int = 1, divisor: int = 1) -> tuple[int, int] | None:
    """The first and last whole number in an interval after all its values are multiplied and divided; or None.

    Args:
        interval: The values.
        multiplier: What they are multiplied by, 1 or more.
        divisor: What they are divided by, 1 or more.

    Examples:
        >>> whole_numbers_within(Interval(Fraction(1, 3), Fraction(2, 3)), 10)
        (4, 6)
    """
    above, below = interval.lower.numerator * multiplier, interval.lower.denominator * divisor
    first = -(-above // below)
    if not interval.lower_closed and first * below == above:
        first += 1
    above, below = interval.upper.numerator * multiplier, interval.upper.denominator * divisor
    last = above // below
    if not interval.upper_closed and last * below == above:
        last -= 1
    return (first, last) if first <= last else None


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The same figures in as few runs as possible, in order. All runs are on one grid of one unit.

    Examples:
        >>> [str(run) for run in joined([Run(first=5, last=6), Run(first=1, last=2), Run(first=3, last=3)])]
        ['1–3', '5–6']
    """
    answer: list[Run] = []
    for run in sorted(runs, key=_first):
        previous = answer[-1] if answer else None
        if previous is None or (previous.last is not None and run.first > previous.last + run.unit):
            answer.append(run)
        elif previous.last is not None and (run.last is None or run.last > previous.last):
            answer[-1] = attrs.evolve(previous, last=run.last)
    return tuple(answer)


def _first(run: Run) -> Fraction:
    return run.first


def listed(runs: Iterable[Run], limit: int = 12) -> str:
    """The runs as a reader sees them; past the limit the rest is only counted.

    Examples:
        >>> listed([Run(first=29, last=39), Run(first=58, last=79), Run(first=86, last=None)])
        '29–39, 58–79, 86+'
    """
    texts = [str(run) for run in runs]
    if len(texts) > limit:
        # the last run may be the open one, so it is always told
        texts = [*texts[: limit - 1], "…", texts[-1]]
    return ", ".join(texts)


def alternatives(runs: Sequence[Run], unit: str = "") -> str:
    """The runs for a sentence that says what would be right; two or three figures are named one by one.

    Examples:
        >>> alternatives([Run(first=33, last=34)]), alternatives([Run(first=86, last=None)], "%")
        ('33 or 34', '86+%')
    """
    figures = [each for run in runs for each in _members(run)]
    if len(figures) <= _MOST_NAMED and all(run.last is not None for run in runs):
        *others, last = [f"{each}{unit}" for each in figures]
        return f"{', '.join(others)} or {last}" if others else last
    return f"{listed(runs)}{unit}"


_MOST_NAMED = 3


def _members(run: Run) -> list[str]:
    """The first few figures of a run, one more than are ever named."""
    count = _MOST_NAMED + 1 if run.last is None else min((run.last - run.first) // run.unit, _MOST_NAMED) + 1
    return [printed_text(run.first + k * run.unit, _places(run.unit)) for k in range(count)]


def single(value: Exact, unit: Fraction | Decimal = Fraction(1)) -> Run:
    """A run of one figure.

    Examples:
        >>> print(single(24))
        24
    """
    return Run(first=as_fraction(value), last=as_fraction(value), unit=as_fraction(unit))
