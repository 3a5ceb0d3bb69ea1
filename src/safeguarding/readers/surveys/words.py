"""How the words of an answer are compared: capitals and runs of spaces do not matter."""

from __future__ import annotations


def folded(text: str) -> str:
    """A text to compare by.

    Examples:
        >>> folded(" Not  Asked")
        'not asked'
    """
    return " ".join(text.casefold().split())
