"""A whole number with the noun that it counts, so that nothing prints "1 days"."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """The number and its noun, which has an s at its end unless there is just one.

    Args:
        number: How many.
        noun: What they are, in the singular.

    Examples:
        >>> counted(1, "working day"), counted(0, "theme"), counted(20, "point")
        ('1 working day', '0 themes', '20 points')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
