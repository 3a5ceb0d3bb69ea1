"""Movements of people in a table that leave every sum true: what a reader cannot rule out.

Two people who exchange one label each leave the totals as they are; somebody more in a cell, in its row's total and
in its column's leaves the sums true as well. A hidden number that such a movement carries far enough, and that touches
nothing shown, is safe: the movement itself is the proof. Each one is cheap to find and to check, where the exact range
of a number takes a linear programme.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator, Mapping, Sequence

from safeguarding.disclosure.tables import Axis, CellPlace, CountTable

Movement = Mapping[int, int]
"""How much each number, by its index, rises with one step of a movement; falls where below 0."""

Offer = tuple[Movement, Callable[[], tuple[int, int]]]
"""A movement, and what says how many steps it can go up and down for other reasons than its own numbers' ranges."""

IsHidden = Callable[[int], bool]

UNENDING = 10**9
"""Stands for a movement without an end; no count of people comes near it."""


class TableMovements:
    """The simplest movements of a table: along each axis from one label to another, or with the total.

    Args:
        table: The table.
        index: The index of each of its places.

    Examples:
        >>> from safeguarding.disclosure.tables import one_way_table
        >>> table = one_way_table("Answer", {"yes": 30, "no": 12})
        >>> index = {place: k for k, place in enumerate(table.places())}
        >>> list(TableMovements(table, index).through(("yes",)))
        [{0: 1, 1: -1}, {0: 1, 2: 1}]
    """

    def __init__(self, table: CountTable, index: Mapping[CellPlace, int]) -> None:
        self._index = index
        self._axes = [_AxisSteps(axis) for axis in table.axes]

    def through(self, place: CellPlace) -> Iterator[Movement]:
        """Every movement that moves the number at a place; the one that leaves most totals alone first."""
        choices = [list(axis.through(entry)) for axis, entry in zip(self._axes, place, strict=True)]
        for chosen in itertools.product(*choices):
            yield {
                self._index[tuple(entry for entry, _ in each)]: math.prod(sign for _, sign in each)
                for each in itertools.product(*chosen)
            }


_Steps = Sequence[tuple[str | None, int]]


class _AxisSteps:
    """The steps along an axis: from one label to another, and those that move the total too."""

    def __init__(self, axis: Axis) -> None:
        self._axis = axis
        self._labels = sorted(axis.labels)
        self._groups = {
            label: frozenset(group for group in axis.groups if label in axis.groups[group]) for label in axis.labels
        }

    def through(self, entry: str | None) -> Iterator[_Steps]:
        """The steps that move an entry, in the order of the labels, those between two labels first."""
        inside = sorted(self._axis.parts(entry))
        outside = sorted(set(self._labels) - set(inside))
        for rising, falling in itertools.product(inside, outside):
            yield [*self._moved(rising, falling), (rising, 1), (falling, -1)]
        for rising in inside:
            yield [*((group, 1) for group in sorted(self._groups[rising])), (rising, 1), (None, 1)]

    def _moved(self, rising: str, falling: str) -> Iterator[tuple[str, int]]:
        ours, theirs = self._groups[rising], self._groups[falling]
        yield from ((group, 1 if group in ours else -1) for group in sorted(ours ^ theirs))


def without_end() -> tuple[int, int]:
    """Of a movement that nothing but its own numbers' ranges ends.

    Examples:
        >>> without_end() == (UNENDING, UNENDING)
        True
    """
    return UNENDING, UNENDING
