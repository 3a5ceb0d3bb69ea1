"""Short texts for messages: cut to a readable length, and the known name that a slip of the pen was meant for."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def shortened(text: str, limit: int = 60) -> str:
    """The text, cut to at most ``limit`` characters so that a message stays readable.

    Examples:
        >>> shortened("a" * 100, limit=5)
        'aaaa…'
    """
    return text if len(text) <= limit else text[: limit - 1] + "…"


def closest_names(name: str, known: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """The known names that ``name`` may have been meant for, best first.

    Capitals do not matter. Long junk is cut before it is compared, so that the search stays quick.

    Examples:
        >>> closest_names("Bristle", ["Bristol", "Brent", "Bury"])
        ('Bristol',)
        >>> closest_names("qqqq", ["Bristol", "Brent"])
        ()
    """
    folded: dict[str, str] = {}
    for each in known:
        folded.setdefault(each.casefold(), each)
    matches = difflib.get_close_matches(name[:100].casefold(), folded, n=limit, cutoff=0.6)
    return tuple(folded[match] for match in matches)
