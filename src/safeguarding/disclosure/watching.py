"""How far a long search has come, told while it runs to whoever waits for it."""

from __future__ import annotations

from collections.abc import Callable

Watching = Callable[[int, int], None]
"""Told how much has been worked out, and how much there may be."""

_FINE = 1_000


def part_of(watching: Watching | None, first: int, size: int, whole: int) -> Watching | None:
    """What a part of some work tells, as of the whole of it.

    Args:
        watching: Told of the whole; None where nobody waits.
        first: How much of the whole lies before the part.
        size: How much the part is.
        whole: How much the whole is.

    Examples:
        >>> second = part_of(lambda done, most: print(done, most), 1, 1, 4)
        >>> second(50, 100)
        1500 4000
        >>> part_of(None, 1, 1, 4) is None
        True
    """
    if watching is None:
        return None
    return lambda done, most: watching((first * most + size * min(done, most)) * _FINE // max(most, 1), whole * _FINE)
