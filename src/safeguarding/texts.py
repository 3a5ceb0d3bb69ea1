"""Short texts for messages: cut to a readable length, safe to show, and the known name that a slip was meant for."""

from __future__ import annotations

import functools
import json
import operator
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, TypeVar

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
    return "".join(json_parts(data, indent=indent))


def json_parts(data: object, *, indent: int = 2) -> Iterator[str]:
    """The text of :func:`json_of`, some of it at a time: the whole of it, or a list of all its signs, is never there.

    Raises:
        ValueError: as there.
    """
    signs = json.JSONEncoder(ensure_ascii=False, indent=indent, allow_nan=False).iterencode(_with_lists(data))
    while part := "".join(islice(signs, _AT_ONCE)):
        yield json_visible(part)


_AT_ONCE = 10_000


class Passing(Collection[T]):
    """Values of a document for :func:`json_parts` that are made while they are written, so that they are never all there.

    Args:
        length: How many there will be.
        make: Makes them, as often as they are asked for.

    Examples:
        >>> print(*json_parts({"days": Passing(2, lambda: ["one", "two"])}, indent=0))
        {
        "days": [
        "one",
        "two"
        ]
        }
    """

    def __init__(self, length: int, make: Callable[[], Iterable[T]]) -> None:
        self._length, self._make = length, make

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[T]:
        return iter(self._make())

    def __contains__(self, value: object) -> bool:
        return any(each == value for each in self)


class _WrittenList(list[Any]):
    """What passes, as the list that only such an encoder walks through which writes with indents."""

    def __init__(self, values: Passing[Any]) -> None:
        super().__init__()
        self._values = values

    def __len__(self) -> int:
        return len(self._values)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._values)


def _with_lists(data: object) -> object:
    if isinstance(data, dict):
        return {key: _with_lists(value) for key, value in data.items()}
    return _WrittenList(data) if isinstance(data, Passing) else data


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

    wanted, letters = _letters(name[:100])
    folded: dict[str, str] = {}
    for each in known:
        other, its_own = _letters(each)
        # letters that the other lacks match nothing: most names need no closer look
        alike = min(len(wanted) - (letters & ~its_own).bit_count(), len(other) - (its_own & ~letters).bit_count())
        if 2.0 * alike >= closeness * (len(wanted) + len(other)) - _ROUNDED:
            folded.setdefault(other, each)
    matches = difflib.get_close_matches(wanted, folded, n=limit, cutoff=closeness)
    return tuple(folded[match] for match in matches)


_ROUNDED = 1e-6


@functools.lru_cache(maxsize=10_000)
def _letters(name: str) -> tuple[str, int]:
    """A name without its capitals, and which letters are in it, a bit for each; a few share one."""
    folded = name.casefold()
    return folded, functools.reduce(operator.or_, (1 << (ord(letter) & 63) for letter in folded), 0)


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
