"""The figures that a proportion in words rests on: a count and its base, or a percentage."""

from __future__ import annotations

from fractions import Fraction

import attrs

from safeguarding.figures.allowances import Reading
from safeguarding.figures.policies import CheckingPolicy
from safeguarding.figures.stated import Figure, Stated, as_rounded
from safeguarding.numbers.arithmetic import interval_multiple, interval_quotient
from safeguarding.numbers.intervals import Interval
from safeguarding.records import Record


def as_percentage(value: Figure | None) -> Stated | None:
    """A stated percentage is rounded to its last place, with or without its sign, unless it says otherwise.

    Examples:
        >>> from safeguarding.numbers.shares import Share, percentage
        >>> as_percentage(percentage(Share(35, 139))).is_exact
        False
    """
    return None if value is None else as_rounded(str(value) if type(value) is int else value)


@attrs.frozen
class Proportion(Record):
    """What is known of a proportion.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> print(Proportion(count=Stated("35"), base=Stated("139")).text)
        35 of 139
    """

    count: Stated | None = None
    base: Stated | None = None
    percentage: Stated | None = None

    @property
    def figures(self) -> tuple[Stated, ...]:
        """The figures that the proportion is taken from: the counts where both are known."""
        if self.count is not None and self.base is not None:
            return (self.count, self.base)
        return () if self.percentage is None else (self.percentage,)

    @property
    def text(self) -> str:
        """The proportion as it was stated; empty where nothing is known."""
        if self.count is not None and self.base is not None:
            return f"{self.count} of {self.base}"
        return "" if self.percentage is None else f"{self.percentage.digits}%"

    def is_known(self, policy: CheckingPolicy) -> bool:
        """Whether the proportion exists and can be calculated."""
        if self.count is not None and self.base is not None:
            return all(self.base.true_values(rule).lower > 0 for rule in policy.rules)
        return self.percentage is not None

    def shares(self, read: Reading) -> Interval:
        """The shares that it can be, within 0 to 1 where it reaches there at all."""
        if self.count is not None and self.base is not None:
            shares = interval_quotient(read(self.count), read(self.base))
        else:
            assert self.percentage is not None  # noqa: S101  asked only of what is known
            shares = interval_multiple(read(self.percentage), Fraction(1, 100))
        return shares.intersection(Interval(0, 1)) or shares
