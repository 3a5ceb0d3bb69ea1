"""The words of figure checking: what a verdict may be, and what a stated figure's digits mean."""

from __future__ import annotations

from safeguarding.errors import UnknownNameError
from safeguarding.labels import Labelled
from safeguarding.records import NoTruthValue


class ClaimOutcome(NoTruthValue, Labelled):
    """What a check found. Unverifiable is no reproach: nothing is stated that a calculation could contradict.

    Examples:
        >>> ClaimOutcome.UNVERIFIABLE.label
        'unverifiable'
    """

    CONSISTENT = "consistent"
    INCONSISTENT = "inconsistent"
    UNVERIFIABLE = "unverifiable"


class Extent(NoTruthValue, Labelled):
    """How far a claim could be looked at: three words for three things.

    Examples:
        >>> [extent.label for extent in Extent]
        ['checked', 'possible', 'not checkable']
    """

    CHECKED = "checked"
    POSSIBLE = "possible"
    NOT_CHECKABLE = "not checkable"


class Precision(Labelled):
    """What the digits of a stated figure mean.

    Examples:
        >>> Precision.EXACT.label
        'counted'
    """

    EXACT = "counted"
    ROUNDED = "rounded to the last printed place"


class Direction(Labelled):
    """Which way a value is said to have gone.

    Examples:
        >>> Direction.UP.label
        'up'
    """

    UP = "up"
    DOWN = "down"
    LEVEL = "level"


def as_direction(value: Direction | str) -> Direction:
    """The direction for its word. A Direction stays what it is, and so does what is no word, for a record to refuse.

    Raises:
        UnknownNameError: for another word.

    Examples:
        >>> as_direction("down") is Direction.DOWN
        True
    """
    for each in Direction:
        if value is each or value == each.value:
            return each
    if not isinstance(value, str):
        return value
    raise UnknownNameError.among("direction", value, [each.value for each in Direction])
