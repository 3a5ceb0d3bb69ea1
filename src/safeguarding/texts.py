"""Short texts for messages: cut to a readable length, safe to show, and the known name that a slip was meant for."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

T = TypeVar("T")


def shortened(text: str, limit: int = 60) -> str:
    """The text, cut to at most ``limit`` characters so that a message stays readable.

    Examples:
        >>> shortened("a" * 100, limit=5)
        'aaaa…'
    """
    return text if len(text) <= limit else text[: limit - 1] + "…"


# what moves the cursor, sets a title, turns the direction of reading, or is a tag that nobody sees; tabs and new lines stay
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    r"""The text with every sign that steers a screen, or hides in it, written as an escape.

    Examples:
        >>> print(visible("\x1b[2JYork"), visible("safe\u202etxt"))
        \x1b[2JYork safe\u202etxt
    """
    return _STEERING.sub(lambda sign: sign[0].encode("unicode_escape").decode("ascii"), text)


def json_of(data: object, *, indent: int | None = 2) -> str:
    r"""Data as a JSON text in which nothing steers a screen: such signs are escapes there, and mean the same.

    Raises:
        ValueError: for what is no JSON: a float that is no finite number.

    Examples:
        >>> print(json_of({"file": "safe\u202etxt – é"}, indent=None))
        {"file": "safe\u202etxt – é"}
    """
    if indent is None:
        return json_visible(json.dumps(data, ensure_ascii=False, allow_nan=False))
    # of what is indented, a list of all its pieces would take several times as much memory as the text
    text = io.StringIO()
    json.dump(data, text, ensure_ascii=False, indent=indent, allow_nan=False)
    return json_visible(text.getvalue())


def json_visible(text: str) -> str:
    """A JSON text with the signs that steer a screen as escapes; of one above U+FFFF, both halves."""
    # of ASCII, JSON itself spells all of them out but one
    if text.isascii() and "\x7f" not in text:
        return text
    return _STEERING.sub(lambda sign: json.dumps(sign[0])[1:-1], text)


def closest_names(name: str, known: Iterable[str], limit: int = 3, closeness: float = 0.6) -> tuple[str, ...]:
    """The known names that ``name`` may have been meant for, best first.

    Capitals do not matter. Long junk is cut before it is compared, so that the search stays quick.

    Examples:
        >>> closest_names("Bristle", ["Bristol", "Brent", "Bury"])
        ('Bristol',)
        >>> closest_names("qqqq", ["Bristol", "Brent"])
        ()
    """
    import difflib  # noqa: PLC0415 - only a slip needs it

    folded: dict[str, str] = {}
    for each in known:
        folded.setdefault(each.casefold(), each)
    matches = difflib.get_close_matches(name[:100].casefold(), folded, n=limit, cutoff=closeness)
    return tuple(folded[match] for match in matches)


def phrases(text: str) -> tuple[str, ...]:
    """The phrases of a list, parted by bars as the headers of a column are.

    Examples:
        >>> phrases("has left | leaver")
        ('has left', 'leaver')
    """
    return tuple(text.split(" | "))


def by_phrase(lists: Mapping[T, str]) -> dict[str, T]:
    """What each phrase of several lists stands for.

    Examples:
        >>> by_phrase({True: "yes | y", False: "no"})
        {'yes': True, 'y': True, 'no': False}
    """
    return {phrase: meant for meant, text in lists.items() for phrase in phrases(text)}
