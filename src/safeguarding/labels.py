"""Closed lists of words: enums whose members print as the words that are published, never as a name in a program."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Self


class Labelled(enum.Enum):
    """An enum with a label for each member: its value, unless the member gives other words after it.

    Examples:
        >>> class Answer(Labelled):
        ...     YES = "yes"
        ...     NOT_KNOWN = "x", "not known"
        >>> Answer.NOT_KNOWN.value, Answer.NOT_KNOWN.label, f"{Answer.NOT_KNOWN}", Answer("x") is Answer.NOT_KNOWN
        ('x', 'not known', 'not known', True)
    """

    _value_: str
    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        """A member from its value, and its label where that is another."""
        member = object.__new__(cls)
        member._value_ = value
        member.label = label or value
        return member

    # members are compared by identity; the standard library's hash of the name is Python code that runs at each look-up
    if TYPE_CHECKING:

        def __hash__(self) -> int: ...
    else:
        __hash__ = object.__hash__

    def __str__(self) -> str:
        return self.label
