"""How a list of recommendations is numbered: gaps, repeats and disorder are reported, never mended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import attrs

from safeguarding.recommendations.records import Recommendation
from safeguarding.records import NoTruthValue, Record


@attrs.frozen(kw_only=True)
class Numbering(NoTruthValue, Record):
    """What is odd about the numbers of a list.

    Attributes:
        missing: Numbers from 1 to the highest that nobody has; of a number that is absurdly high, the first
            thousand beyond the length of the list.
        repeated: Numbers that two or more have.
        out_of_order: Numbers that stand after a higher one.
        unnumbered: The keys of those without a number, in a list that numbers others.
        implied: For each of those, the number that its place implies, if its neighbours leave just one.

    Examples:
        >>> found = numbering([Recommendation(ref=f"r{k}", number=n) for k, n in enumerate([1, 2, 2, 5, None, 7])])
        >>> found.is_regular
        False
        >>> print(found.explanation)
        missing: 3, 4, 6; used more than once: 2; without a number: 'r4', where 6 would stand
    """

    _instead = "is_regular"

    missing: tuple[int, ...]
    repeated: tuple[int, ...]
    out_of_order: tuple[int, ...]
    unnumbered: tuple[str, ...]
    implied: tuple[tuple[str, int], ...]

    @property
    def is_regular(self) -> bool:
        """Whether the list is numbered 1, 2, 3 … in order, or not numbered at all."""
        return not (self.missing or self.repeated or self.out_of_order or self.unnumbered)

    @property
    def explanation(self) -> str:
        """What is odd, in a sentence without its full stop; empty where nothing is."""
        implied = dict(self.implied)
        parts = [f"missing: {listed(self.missing)}"] if self.missing else []
        parts += [f"used more than once: {listed(self.repeated)}"] if self.repeated else []
        parts += [f"after a higher number: {listed(self.out_of_order)}"] if self.out_of_order else []
        for ref in self.unnumbered:
            hint = f", where {implied[ref]} would stand" if ref in implied else ""
            parts.append(f"without a number: {ref!r}{hint}")
        return "; ".join(parts)


def listed(numbers: Sequence[int]) -> str:
    """The numbers with commas between them, as many as a reader will look at.

    Examples:
        >>> listed(range(1, 100))
        '1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20 …'
    """
    return ", ".join(map(str, numbers[:_MOST_LISTED])) + (" …" if len(numbers) > _MOST_LISTED else "")


_MOST_LISTED = 20

# a number beyond this is a slip of the pen, and listing all numbers before it would help nobody
_MOST_MISSING = 1_000


def numbering(recommendations: Sequence[Recommendation]) -> Numbering:
    """What is odd about the numbers of some recommendations, in the order they stand in.

    Examples:
        >>> numbers = [1, 2, 4, 3, 5, 6, None, 8, 9, 10]
        >>> found = numbering([Recommendation(ref=f"r{k}", number=n) for k, n in enumerate(numbers, start=1)])
        >>> found.missing, found.out_of_order, found.unnumbered, found.implied
        ((7,), (3,), ('r7',), (('r7', 7),))
    """
    numbers = [each.number for each in recommendations if each.number is not None]
    highest, out_of_order = 0, []
    for number in numbers:
        if number < highest:
            out_of_order.append(number)
        highest = max(highest, number)
    missing = sorted(set(range(1, min(highest, len(numbers) + _MOST_MISSING) + 1)) - set(numbers))
    return Numbering(
        missing=tuple(missing),
        repeated=tuple(number for number, count in sorted(Counter(numbers).items()) if count > 1),
        out_of_order=tuple(out_of_order),
        unnumbered=tuple(each.ref for each in recommendations if each.number is None) if numbers else (),
        implied=tuple(_implied(recommendations, set(missing))),
    )


def _implied(recommendations: Sequence[Recommendation], missing: set[int]) -> list[tuple[str, int]]:
    """Unnumbered ones that stand between n and n + 2, where n + 1 is missing."""
    found = []
    for before, each, after in zip(recommendations, recommendations[1:], recommendations[2:], strict=False):
        if each.number is None and before.number is not None and after.number == before.number + 2:
            number = before.number + 1
            if number in missing:
                found.append((each.ref, number))
    return found
