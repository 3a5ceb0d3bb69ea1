"""The lightest set that answers every demand: how few places must be hidden.

A demand is a set of places of which one must be chosen. A chosen place may raise demands of its own: a number hidden
alone in its row could be worked out by subtraction, so another in that row must go with it.

The search is branch and bound, exact while its steps last; past that it keeps the best set found. Steps are counted,
never timed, so the answer is the same on every machine. Sets are bit masks: place k is bit k.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs


@attrs.define(kw_only=True)
class Cover:  # no Record, whose whole numbers are those that people write: its bits may be many
    """A set that answers every demand.

    Attributes:
        items: The set, as a bit mask.
        is_lightest: Whether no lighter one exists; False where the search was cut short.
        work: How many demands were looked at to find it.
    """

    items: int
    is_lightest: bool
    work: int = 0


def bits(mask: int) -> Iterable[int]:
    """The numbers of the bits that are set, lowest first.

    Examples:
        >>> list(bits(0b1010))
        [1, 3]
    """
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


@attrs.define
class _Search:
    weights: Sequence[int]
    raises: Sequence[Sequence[int]]
    steps: int
    best: int = 0
    best_weight: int | None = None
    work: int = 0
    _least_of: dict[int, int] = attrs.field(factory=dict)

    def look(self, demands: list[int], chosen: int, weight: int) -> None:
        """Try every way to answer the remaining demands that could be lighter than the best one."""
        if not demands:
            # whoever leads here has seen that it is lighter than the best one
            self.best, self.best_weight = chosen, weight
            return
        self.steps -= 1
        barred = 0
        for least, item in self._branches(demands, chosen):
            if self.best_weight is not None and (self.steps < 0 or weight + least >= self.best_weight):
                return
            remaining = [demand & ~barred for demand in self._remaining(demands, chosen, item)]
            if all(remaining):
                self.look(remaining, chosen | 1 << item, weight + self.weights[item])
            barred |= 1 << item

    def _branches(self, demands: list[int], chosen: int) -> list[tuple[int, int]]:
        """Each answer to the narrowest demand with the least that any set with it weighs, the most hopeful first."""
        narrowest = min(demands, key=lambda demand: (demand.bit_count(), demand))
        return sorted(
            (self.weights[item] + self._least(self._remaining(demands, chosen, item)), item) for item in bits(narrowest)
        )

    def _remaining(self, demands: list[int], chosen: int, item: int) -> list[int]:
        """What is left to answer once an item is chosen, its own demands included."""
        self.work += len(demands) + len(self.raises[item])
        left = [demand for demand in demands if not demand >> item & 1]
        left += [demand for demand in self.raises[item] if not demand & chosen]
        return left

    def _least(self, demands: list[int]) -> int:
        """What any answer weighs at least: demands that share nothing need one item each."""
        met = least = 0
        for demand in sorted(demands, key=int.bit_count):
            if not met & demand:
                met |= demand
                least += self._lightest_item(demand)
        return least

    def _lightest_item(self, demand: int) -> int:
        found = self._least_of.get(demand)
        if found is None:
            found = self._least_of[demand] = min((self.weights[item] for item in bits(demand)), default=0)
        return found


def lightest_cover(
    demands: Iterable[int],
    *,
    weights: Sequence[int],
    raises: Sequence[Sequence[int]],
    steps: int,
) -> Cover:
    """The lightest set of items that answers every demand and every demand that its own items raise.

    Args:
        demands: Bit masks, none of them 0.
        weights: What each item weighs, above 0.
        raises: The demands that each item raises once it is chosen, as bit masks without the item itself.
        steps: How many branchings may be looked at.

    Examples:
        >>> cover = lightest_cover([0b011, 0b110], weights=[1, 1, 1], raises=[[], [], []], steps=100)
        >>> bin(cover.items), cover.is_lightest
        ('0b10', True)
    """
    search = _Search(weights=weights, raises=raises, steps=steps)
    search.look(_without_supersets(demands), 0, 0)
    return Cover(items=search.best, is_lightest=search.steps >= 0, work=search.work)


def _without_supersets(demands: Iterable[int]) -> list[int]:
    """A demand that contains another is answered wherever that one is."""
    kept: list[int] = []
    for demand in sorted(set(demands), key=lambda each: (each.bit_count(), each)):
        if not any(smaller & demand == smaller for smaller in kept):
            kept.append(demand)
    return kept
