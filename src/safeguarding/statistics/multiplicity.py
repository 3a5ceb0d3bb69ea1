"""Many questions compared at once: of twenty comparisons at 5%, one is expected to look changed by chance alone."""

from __future__ import annotations

from collections.abc import Sequence

from safeguarding.errors import InvalidRecordError


def holm_adjusted(p_values: Sequence[float]) -> tuple[float, ...]:
    """Holm's step-down adjustment: compare these with the level instead of the raw p-values.

    The chance of even one false "changed" among all the questions then stays below the level, whatever the
    questions have to do with each other.

    Args:
        p_values: One for each comparison, each from 0 to 1.

    Returns:
        The adjusted p-values in the same order, at most 1.

    Raises:
        InvalidRecordError: for a value outside 0 to 1.

    Examples:
        >>> [round(p, 4) for p in holm_adjusted([0.01, 0.04, 0.03])]
        [0.03, 0.06, 0.06]
    """
    if not all(0 <= p <= 1 for p in p_values):
        raise InvalidRecordError("a p-value lies between 0 and 1")
    adjusted = [0.0] * len(p_values)
    running = 0.0
    for rank, k in enumerate(sorted(range(len(p_values)), key=p_values.__getitem__)):
        running = max(running, min(1.0, (len(p_values) - rank) * p_values[k]))
        adjusted[k] = running
    return tuple(adjusted)
