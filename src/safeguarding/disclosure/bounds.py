"""What a reader can work out: the exact range of a hidden number, given every number that is shown.

The reader knows that each total is the sum of its parts, that no count is negative, and the shown numbers. The range
is then a linear programme. It is solved here by the simplex method in whole numbers (Edmonds' integer pivoting), from
the true table as a first solution, so that the answer is exact and needs no library.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import attrs

from safeguarding.records import Record

Exact = int | Fraction
Limit = int | None
"""How far a number may move from its true value in one direction; None where there is no end."""


@attrs.frozen(kw_only=True)
class Reach(Record):
    """How far one hidden number can be moved in one direction while everything shown stays as it is.

    Attributes:
        furthest: The end of the linear programme, or None where there is none.
        attained: The furthest that a table of whole numbers was seen to reach. None: any distance.
        blocking: The numbers (by index) at least one of which must be hidden too before the number can move further.
    """

    furthest: Fraction | None
    attained: int | None
    blocking: frozenset[int]


class MovementTableau:
    """The movements of a table that leave every sum true, kept as a simplex tableau.

    Args:
        equations: Each one a mapping from a number's index to its coefficient; the sum is 0 for the true numbers, so
            it is 0 for any movement as well.
        down: How far each number may fall, as a whole number; None for no end. 0 with ``up`` 0 is a shown number.
        up: How far each number may rise.
    """

    def __init__(self, equations: Sequence[dict[int, int]], down: Sequence[Limit], up: Sequence[Limit]) -> None:
        self._size = len(down)
        self._down = list(down)
        self._up = list(up)
        self.work: int = 0
        self._scale = 1
        self._risen = [0] * self._size
        self._fallen = [0] * self._size
        self._rows: list[list[int]] = []
        self._basis: list[int] = []
        self._solve([[each.get(k, 0) for k in range(self._size)] for each in equations])

    def is_fixed(self, index: int) -> bool:
        """Whether the number is shown exactly."""
        return self._up[index] == 0 == self._down[index]

    def seen(self, index: int) -> int:
        """How wide a number was seen to range in the tables of whole numbers met so far, whichever was asked about."""
        return self._risen[index] + self._fallen[index]

    def _solve(self, rows: list[list[int]]) -> None:
        """Choose a basis among the numbers that can move; equations between shown numbers fall away."""
        waiting = rows
        for index in range(self._size):
            if self.is_fixed(index):
                continue
            pivot_row = next((row for row in waiting if row[index]), None)
            if pivot_row is None:
                continue
            waiting = [row for row in waiting if row is not pivot_row]
            self._rows.append(pivot_row)
            self._basis.append(index)
            pivot = len(self._rows) - 1
            everything = [*self._rows, *waiting]
            self._eliminate(everything, pivot, index)
            self._rows, waiting = everything[: pivot + 1], everything[pivot + 1 :]

    def _eliminate(self, rows: list[list[int]], pivot: int, index: int) -> None:
        """Clear a column from every row but one, in whole numbers with one common denominator."""
        source = rows[pivot]
        if source[index] < 0:
            source = rows[pivot] = [-each for each in source]
        head, scale = source[index], self._scale
        self.work += len(rows) * self._size
        filled = [(j, each) for j, each in enumerate(source) if each]
        for k, row in enumerate(rows):
            if k == pivot:
                continue
            factor = row[index]
            if factor and head == scale:
                # nearly always so, and most of a row is 0
                for j, each in filled:
                    row[j] -= factor * each // scale
            elif factor:
                rows[k] = [(head * a - factor * b) // scale for a, b in zip(row, source, strict=True)]
            elif head != scale:
                rows[k] = [head * a // scale for a in row]
        self._scale = head

    def reach(self, target: int, direction: int, *, enough: int) -> Reach:
        """How far a hidden number can rise (``direction`` 1) or fall (-1), looking no further than ``enough``."""
        moved: list[Exact] = [0] * self._size
        attained = 0
        while True:
            gains = self._gains(target, direction)
            entering = self._entering(gains, moved)
            if entering is None:
                return Reach(
                    furthest=Fraction(moved[target] * direction),
                    attained=attained,
                    blocking=self._blocking(gains),
                )
            index, way = entering
            step, leaving = self._step(index, way, moved)
            if step is None:
                return Reach(furthest=None, attained=None, blocking=frozenset())
            self._move(index, way * step, moved)
            if all(isinstance(each, int) for each in moved):
                self._risen = [max(most, int(each)) for most, each in zip(self._risen, moved, strict=True)]
                self._fallen = [max(most, -int(each)) for most, each in zip(self._fallen, moved, strict=True)]
                attained = max(attained, int(moved[target] * direction))
                if attained >= enough:
                    return Reach(furthest=Fraction(moved[target] * direction), attained=attained, blocking=frozenset())
            if leaving is not None:
                self._eliminate(self._rows, leaving, index)
                self._basis[leaving] = index

    def _gains(self, target: int, direction: int) -> list[int]:
        """What each number's rise by 1 adds to the target's movement, times a number above 0."""
        if target in self._basis:
            row = self._rows[self._basis.index(target)]
            gains = [-direction * each for each in row]
            gains[target] = 0
            return gains
        gains = [0] * self._size
        gains[target] = direction
        return gains

    def _entering(self, gains: Sequence[int], moved: Sequence[Exact]) -> tuple[int, int] | None:
        """The first number whose movement helps, and which way (Bland's rule: no cycling); on the basis none does."""
        for index, gain in enumerate(gains):
            if gain > 0 and _is_below(moved[index], self._up[index]):
                return index, 1
            if gain < 0 and _is_below(-moved[index], self._down[index]):
                return index, -1
        return None

    def _step(self, index: int, way: int, moved: Sequence[Exact]) -> tuple[Exact | None, int | None]:
        """How far the entering number can go, and the row of the number that stops it (None: its own end)."""
        own = self._up[index] if way > 0 else self._down[index]
        best = None if own is None else own - way * moved[index]
        leaving: int | None = None
        for k, row in enumerate(self._rows):
            rate = -way * row[index]
            if rate == 0:
                continue
            basic = self._basis[k]
            limit = self._up[basic] if rate > 0 else self._down[basic]
            if limit is None:
                continue
            room = limit - moved[basic] if rate > 0 else limit + moved[basic]
            step = _quotient(room * self._scale, abs(rate))
            if best is None or step < best or (step == best and leaving is not None and basic < self._basis[leaving]):
                best, leaving = step, k
        return best, leaving

    def _move(self, index: int, step: Exact, moved: list[Exact]) -> None:
        if step == 0:
            return
        moved[index] += step
        for k, row in enumerate(self._rows):
            if row[index]:
                moved[self._basis[k]] -= _quotient(step * row[index], self._scale)

    def _blocking(self, gains: Sequence[int]) -> frozenset[int]:
        """The bounded numbers that would let the target move further if they were hidden.

        By duality: a number that is fixed and gains nothing could be freed without moving the end.
        """
        return frozenset(index for index, gain in enumerate(gains) if gain)


def _quotient(value: Exact, divisor: int) -> Exact:
    """The exact quotient; a whole number, as nearly all are, stays an int, which is far quicker."""
    if isinstance(value, int):
        whole, rest = divmod(value, divisor)
        return Fraction(value, divisor) if rest else whole
    quotient = value / divisor
    return quotient.numerator if quotient.denominator == 1 else quotient


def _is_below(movement: Exact, limit: Limit) -> bool:
    return limit is None or movement < limit
