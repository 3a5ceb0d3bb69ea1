"""A disclosure-control rule as a value: what counts as small, how numbers are rounded, which symbols are printed.

Publishers differ, so nothing here is a default: a rule is an argument. Published ones are in ``schemes``.
"""

from __future__ import annotations

import attrs

from safeguarding.disclosure.whole_groups import WholeGroupRule
from safeguarding.errors import InvalidRecordError
from safeguarding.numbers.rounding import rounded_to_multiple
from safeguarding.numbers.shares import checked_count
from safeguarding.records import Record
from safeguarding.sources import Source


@attrs.frozen(kw_only=True)
class Symbols(Record):
    """What is printed where no number is.

    Attributes:
        suppressed: In place of a number that is hidden, whether small itself or hidden to protect another.
        not_applicable: Where no number could exist.
        unavailable: Where a number exists but is not known.
        rounds_to_zero: In place of a number that is not 0 but would be rounded to it.

    Examples:
        >>> Symbols(suppressed="[c]").suppressed, Symbols().not_applicable
        ('[c]', 'z')
    """

    suppressed: str = "c"
    not_applicable: str = "z"
    unavailable: str = "x"
    rounds_to_zero: str = "k"


@attrs.frozen(kw_only=True)
class DisclosureRule(Record):
    """What a publisher hides and rounds.

    Attributes:
        name: What the rule is called, printed under every table that it protects.
        threshold: The smallest count that is shown; 1 up to one less is small and hidden. 0 is shown unless
            ``hides_zeros``.
        source: Who says so.
        hides_zeros: Whether a count of 0 is small too.
        rounding_base: Shown counts are rounded to a multiple of this, totals by themselves; None leaves them exact.
        tells_small_apart: Whether the printed symbol says that the hidden number is a small one ("fewer than 5").
            Where it does not, a reader cannot tell a small number from one hidden to protect it.
        symbols: What is printed in place of numbers.
        whole_groups: Which small groups are hidden where all of them gave one answer, or none did, in tables whose
            last axis is an answer.

    Raises:
        InvalidRecordError: for a threshold or a rounding base below 1.

    Examples:
        >>> from safeguarding.sources import Certainty
        >>> rule = DisclosureRule(
        ...     name="our own", threshold=5, source=Source(title="An example", certainty=Certainty.UNVERIFIED)
        ... )
        >>> [count for count in range(8) if rule.is_small(count)]
        [1, 2, 3, 4]
    """

    _words = "{0.name}"

    name: str
    threshold: int
    source: Source
    hides_zeros: bool = False
    rounding_base: int | None = None
    tells_small_apart: bool = False
    symbols: Symbols = attrs.field(factory=Symbols)
    whole_groups: WholeGroupRule = attrs.field(factory=WholeGroupRule)

    def _check(self) -> None:
        if checked_count(self.threshold, "threshold") == 0:
            raise InvalidRecordError("a threshold of 0 is none; 1 shows every count")
        if self.rounding_base is not None and checked_count(self.rounding_base, "rounding base") == 0:
            raise InvalidRecordError("counts cannot be rounded to a multiple of 0")

    @property
    def smallest_hidden(self) -> int:
        """The smallest count that is hidden: 1, or 0 where zeros are hidden too."""
        return 0 if self.hides_zeros else 1

    def is_small(self, count: int) -> bool:
        """Whether the count itself would point at somebody."""
        return self.smallest_hidden <= count < self.threshold

    def printed(self, count: int) -> int:
        """A count that may be shown, rounded as the rule rounds."""
        return count if self.rounding_base is None else int(rounded_to_multiple(count, self.rounding_base))

    def is_small_share(self, count: int, base: int) -> bool:
        """Whether "``count`` of ``base``" would point at somebody, on either side of it.

        A percentage tells of those who did not answer so as well: 97 of 98 is about one person.

        Examples:
            >>> from safeguarding.disclosure.schemes import FEWER_THAN_FIVE
            >>> FEWER_THAN_FIVE.is_small_share(97, 98), FEWER_THAN_FIVE.is_small_share(90, 98)
            (True, False)
        """
        return base < self.threshold or self.is_small(count) or self.is_small(base - count)
