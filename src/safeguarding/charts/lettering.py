"""Words in pictures: what stands in a report is drawn as it stands."""

from __future__ import annotations

import textwrap


def literal(text: str) -> str:
    r"""The text as matplotlib draws it letter by letter: between two bare dollars it would see a formula.

    Examples:
        >>> print(literal("from $5 to $6"))
        from \$5 to \$6
    """
    return text.replace("$", r"\$")


def folded(text: str, width: int) -> str:
    r"""The text in lines that are not longer than the picture is wide, each as it stands.

    Examples:
        >>> folded("Rechecks from $5", 10)
        'Rechecks\nfrom \\$5'
    """
    return literal("\n".join(textwrap.wrap(text, width)))
