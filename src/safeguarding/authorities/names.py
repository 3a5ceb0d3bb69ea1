"""How the name of an authority is compared: without what people vary, with what tells one from another.

Two steps. ``folded`` takes away capitals, punctuation, "&" and the words that every council has.
``without_style`` then takes away the council's style ("City of …", "… Metropolitan Borough") and says which
words it took, so that *Leicester County Council*, which does not exist, is not read as Leicester.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

# longer than any name with its style; whatever is longer is not a name, and is not worth folding
_LONGEST = 120

_APOSTROPHES = re.compile("['’‘`´]")
# "L.B. Barnet" is "LB Barnet"
_INITIALS = re.compile(r"\b(\w)\.(?=\w\b)")
_AND_SIGNS = re.compile(r"[&+]")
_NOT_WORDS = re.compile(r"[\W_]+")

_SAID_OF_ALL = frozenset({"the", "council", "unitary", "authority", "ua"})
_JOINS = frozenset({"of", "and"})

_STYLES_BY_KIND = {
    "E06": frozenset({"city", "borough", "district", "royal", "bc", "cc", "rb"}),
    "E08": frozenset({"city", "borough", "metropolitan", "met", "district", "mbc", "mdc", "bc", "cc"}),
    "E09": frozenset({"city", "borough", "london", "royal", "lb", "lbc", "rb"}),
    "E10": frozenset({"county", "cc"}),
}
_ALL_STYLES = frozenset().union(*_STYLES_BY_KIND.values())


def folded(text: str) -> str:
    r"""The text as names are compared: lower case, "and" for "&", single spaces, no "the" and no "council".

    Empty for a text without words, and for one too long to be a name.

    Examples:
        >>> folded("  The TELFORD & Wrekin\u00a0Council ")
        'telford and wrekin'
        >>> folded("L.B. Barnet")
        'lb barnet'
        >>> folded("Bristol, City of"), folded("Stoke-on-Trent"), folded("St. Helen's")
        ('bristol city of', 'stoke on trent', 'st helens')
    """
    spaced = " ".join(text.split())
    if len(spaced) > _LONGEST:
        return ""
    plain = _APOSTROPHES.sub("", spaced if spaced.isascii() else _without_marks(spaced))
    plain = _INITIALS.sub(r"\1", plain)
    words = _NOT_WORDS.sub(" ", _AND_SIGNS.sub(" and ", plain)).casefold().split()
    return " ".join(word for word in words if word not in _SAID_OF_ALL)


def without_style(key: str) -> tuple[str, frozenset[str]]:
    """A folded name without the council's style at either end, and the words of style that were there.

    Examples:
        >>> core, style = without_style(folded("Royal Borough of Windsor & Maidenhead"))
        >>> core, sorted(style)
        ('windsor and maidenhead', ['borough', 'royal'])
        >>> without_style("york")
        ('york', frozenset())
    """
    words = key.split()
    start, stop = 0, len(words)
    while start < stop and _is_style(words[start]):
        start += 1
    while stop > start and _is_style(words[stop - 1]):
        stop -= 1
    taken = frozenset(words[:start] + words[stop:]) - _JOINS
    return " ".join(words[start:stop]), taken


def styles_of(codes: Iterable[str]) -> frozenset[str]:
    """The words of style that may be put to the name of an authority with these codes.

    One that is or was a county is called nothing else.

    Examples:
        >>> sorted(styles_of(["E10000002", "E06000060"]))
        ['cc', 'county']
    """
    kinds = {code[:3] for code in codes}
    if "E10" in kinds:
        kinds = {"E10"}
    return frozenset().union(*(_STYLES_BY_KIND[kind] for kind in kinds))


def _is_style(word: str) -> bool:
    return word in _ALL_STYLES or word in _JOINS


def _without_marks(text: str) -> str:
    # accents, and the invisible signs (soft hyphen, zero-width space, byte order mark) that copying brings along
    return "".join(
        sign for sign in unicodedata.normalize("NFKD", text) if unicodedata.category(sign) not in {"Mn", "Cf"}
    )
