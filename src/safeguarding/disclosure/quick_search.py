"""A safe choice of what to hide, found quickly: each number that needs it gets a movement that proves it safe.

For each hidden number in turn the movement is chosen that hides least besides what is hidden already; afterwards
whatever need not have been hidden is shown again. Nothing is tried without end, so the largest table has an answer,
and every number's proof is a movement that the audit checks. That no less would do is not proven.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

import attrs

from safeguarding.disclosure.bounds import Limit
from safeguarding.disclosure.movements import UNENDING, IsHidden, Movement, Offer
from safeguarding.disclosure.watching import Watching, part_of


@attrs.define(kw_only=True)
class Numbers:
    """The numbers among which to choose, by index.

    Attributes:
        counts: The true numbers.
        hidden_ranges: What a reader knows of each while it is hidden.
        shown_ranges: What a reader knows of each while it is shown.
        weights: What hiding each costs; None where it cannot be hidden.
        is_guarded: Whether each must be protected while it is hidden.
        width: How wide a hidden number's range must be.
        movements: The movements that move a number, by its index, given which are hidden; the most welcome first.
        most_work: How many numbers of movements are looked at before what is left counts as having none.
    """

    counts: Sequence[int]
    hidden_ranges: Sequence[tuple[int, Limit]]
    shown_ranges: Sequence[tuple[int, int]]
    weights: Sequence[int | None]
    is_guarded: Sequence[bool]
    width: int
    movements: Callable[[int, IsHidden], Iterable[Offer]]
    most_work: int = UNENDING


@attrs.define(kw_only=True)
class QuickChoice:
    """What to hide besides the start, the movement that proves each hidden number safe, and what has none."""

    chosen: frozenset[int]
    proofs: dict[int, Movement]
    exposed: tuple[int, ...]
    weight: int


def quick_choice(
    numbers: Numbers, hidden: Iterable[int], *, work: int, watching: Watching | None = None
) -> QuickChoice:
    """The lightest of the choices that follow from looking at the numbers in different orders.

    Args:
        numbers: The numbers among which to choose.
        hidden: Those that are hidden from the start.
        work: How many numbers may be looked at before no further order is tried; at least three are.
        watching: Told how many of the numbers have their proof, over all orders that may be tried.
    """
    start = frozenset(hidden)
    best: QuickChoice | None = None
    for turn in range(_MOST_ORDERS):
        if turn >= _FEWEST_ORDERS and work < 0:
            break
        choosing = _Choosing(numbers, start, _of_order(watching, turn))
        found = choosing.run(_order(numbers, turn))
        work -= choosing.work
        if best is None or _merit(found) < _merit(best):
            best = found
        if not found.chosen:
            break
    assert best is not None  # noqa: S101  # at least one order is tried
    return best


_FEWEST_ORDERS, _MOST_ORDERS = 3, 30
_CERTAIN = 30
"""How much more of the whole an order counts for that is always tried, for whoever waits."""


def _of_order(watching: Watching | None, turn: int) -> Watching | None:
    certain = _FEWEST_ORDERS * _CERTAIN
    first, size = (turn * _CERTAIN, _CERTAIN) if turn < _FEWEST_ORDERS else (certain + turn - _FEWEST_ORDERS, 1)
    return part_of(watching, first, size, certain + _MOST_ORDERS - _FEWEST_ORDERS)


def _order(numbers: Numbers, turn: int) -> Callable[[int], tuple[int, int]]:
    """Large numbers first, small ones first, as they stand, and then the orders of a simple mixing: always the same."""
    if turn < _FEWEST_ORDERS:
        return lambda k: ((-1, 1, 0)[turn] * numbers.counts[k], k)
    return lambda k: ((k + 1) * (2 * turn + 1) * 40_503 % 65_537, k)


def _merit(found: QuickChoice) -> tuple[int, int, list[int]]:
    return len(found.exposed), found.weight, sorted(found.chosen)


class _Choosing:
    def __init__(self, numbers: Numbers, start: frozenset[int], watching: Watching | None) -> None:
        self._numbers = numbers
        self._watching = watching
        self._start = start
        self.work = 0
        self._chosen: set[int] = set()
        self._proofs: dict[int, Movement] = {}
        self._leaning: defaultdict[int, set[int]] = defaultdict(set)

    def run(self, order: Callable[[int], tuple[int, int]]) -> QuickChoice:
        numbers = self._numbers
        guarded = sorted((k for k in self._start if numbers.is_guarded[k]), key=order)
        exposed: list[int] = []
        for turn, k in enumerate(guarded):
            if k not in self._proofs and not self._protect(k):
                exposed.append(k)
            if self._watching is not None:
                self._watching(turn + 1, len(guarded))
        self._thin()
        return QuickChoice(
            chosen=frozenset(self._chosen),
            proofs=self._proofs,
            exposed=tuple(sorted(exposed)),
            weight=sum(numbers.weights[k] or 0 for k in self._chosen),
        )

    def _protect(self, k: int) -> bool:
        """Hide what the lightest movement of a number needs; False where it has none."""
        best: tuple[int, list[int], Movement] | None = None
        if self.work > self._numbers.most_work:
            return False
        for offer in self._numbers.movements(k, self._is_hidden):
            found = self._cost(offer, None if best is None else best[0])
            if found is not None:
                best = (*found, offer[0])
                if not found[1]:
                    break
        if best is None:
            return False
        _, needed, movement = best
        self._chosen.update(needed)
        # every number of the movement is carried as far
        for each in movement:
            if each == k or (each not in self._proofs and self._is_hidden(each)):
                self._prove(each, movement)
        return True

    def _is_hidden(self, k: int) -> bool:
        return k in self._start or k in self._chosen

    def _prove(self, k: int, movement: Movement) -> None:
        for each in self._proofs.get(k, ()):
            self._leaning[each].discard(k)
        self._proofs[k] = movement
        for each in movement:
            self._leaning[each].add(k)

    def _cost(self, offer: Offer, below: int | None) -> tuple[int, list[int]] | None:
        """What a movement would hide and how much that weighs; None where it is too short, or no lighter."""
        numbers = self._numbers
        width = numbers.width
        movement, rooms = offer
        self.work += len(movement)
        rise = fall = width
        for k, by in movement.items():
            lowest, highest = numbers.hidden_ranges[k]
            down = numbers.counts[k] - lowest
            up = width if highest is None else highest - numbers.counts[k]
            if by < 0:
                up, down = down, up
            rise, fall = min(rise, up), min(fall, down)
            if rise + fall < width:
                return None
        cost = 0
        needed = [k for k in movement if not self._is_hidden(k)]
        for k in needed:
            weight = numbers.weights[k]
            if weight is not None:
                cost += weight
            elif numbers.shown_ranges[k][0] == numbers.shown_ranges[k][1]:
                return None
        if below is not None and cost >= below and not self._are_rounded(needed):
            return None
        further = rooms()
        rise, fall = min(rise, further[0]), min(fall, further[1])
        if rise + fall < width:
            return None
        needed = [k for k in needed if not self._moves_unseen(k, movement[k], rise)]
        weights = [numbers.weights[k] for k in needed]
        if None in weights:
            return None
        cost = sum(weight or 0 for weight in weights)
        return None if below is not None and cost >= below else (cost, needed)

    def _are_rounded(self, shown: Iterable[int]) -> bool:
        """Whether some of these, shown, are printed alike with other numbers, so that they may not cost anything."""
        return any(self._numbers.shown_ranges[k][0] != self._numbers.shown_ranges[k][1] for k in shown)

    def _moves_unseen(self, k: int, by: int, rise: int) -> bool:
        """Whether a shown number is printed alike all along: it is rounded, and moves little."""
        lowest, highest = self._numbers.shown_ranges[k]
        if lowest == highest:
            return False
        up = min(rise, self._numbers.width)
        down = self._numbers.width - up
        if by < 0:
            up, down = down, up
        return lowest <= self._numbers.counts[k] - down and self._numbers.counts[k] + up <= highest

    def _thin(self) -> None:
        """Show again, the costliest first, whatever every proof can do without."""
        weights = self._numbers.weights
        for k in sorted(self._chosen, key=lambda k: (-(weights[k] or 0), k)):
            if self.work > self._numbers.most_work:
                break
            self._chosen.discard(k)
            found = self._other_proofs(k)
            if found is None:
                self._chosen.add(k)
                continue
            for each in self._proofs.pop(k, ()):
                self._leaning[each].discard(k)
            for target, movement in found.items():
                self._prove(target, movement)

    def _other_proofs(self, shown: int) -> dict[int, Movement] | None:
        """Movements for all whose proof needed a number that is to be shown; None where one has none."""
        found: dict[int, Movement] = {}
        for target in sorted(self._leaning[shown] - {shown}):
            if not self._is_guarded_still(target):
                continue
            offers = self._numbers.movements(target, self._is_hidden)
            other = next((offer for offer in offers if self._cost(offer, 1) is not None), None)
            if other is None:
                return None
            found[target] = other[0]
        return found

    def _is_guarded_still(self, k: int) -> bool:
        return self._numbers.is_guarded[k] and self._is_hidden(k)
