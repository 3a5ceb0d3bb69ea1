"""Words in pictures: what stands in a report is drawn as it stands."""

from __future__ import annotations


def literal(text: str) -> str:
    r"""The text as matplotlib draws it letter by letter: between two bare dollars it would see a formula.

    Examples:
        >>> print(literal("from $5 to $6"))
        from \$5 to \$6
    """
    return text.replace("$", r"\$")
