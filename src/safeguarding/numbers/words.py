"""Whole numbers in words, as reports and rules write them."""

from __future__ import annotations

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

NUMBER_WORDS: dict[str, int] = {
    word: number
    for number, word in enumerate(
        ("zero", *_ONES, *_TEENS, *(f"{ten} {one}".strip() for ten in _TENS for one in ("", *_ONES)))
    )
}
"""Each number by its words; two words are joined by a space, where print may have a hyphen."""


def number_in_words(text: str) -> int | None:
    """The number that words say, up to nine hundred and ninety-nine; nothing where they are no such number.

    Examples:
        >>> number_in_words("Twenty-three"), number_in_words("one hundred and twelve"), number_in_words("two hundred")
        (23, 112, 200)
        >>> number_in_words("a few") is None
        True
    """
    words = text.casefold().replace("-", " ")
    hundreds, joint, rest = words.partition(" hundred")
    if not joint:
        return NUMBER_WORDS.get(words)
    more = NUMBER_WORDS.get(rest.removeprefix(" and "), 0) if rest else 0
    if hundreds not in _ONES or (rest and not more):
        return None
    return NUMBER_WORDS[hundreds] * 100 + more
