"""References of staff or of respondents, looked at together: which may be one person's, and which are no reference at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from safeguarding.tables.guards import cleaned

_ENOUGH, _MOST = 5, 0.75


def alike(references: Sequence[str]) -> Iterator[tuple[str, str]]:
    """References that differ only in how they are written, each with the first that it is like.

    What differs is capitals, zeros before a number, spaces, a sign between letters and digits, or the ".0" that a spreadsheet
    adds.

    Examples:
        >>> list(alike(["S1", "s1", "042", "42", "S2"]))
        [('s1', 'S1'), ('42', '042')]
        >>> list(alike(["E042", "E42", "A-9", "a9", "1-1", "11", "7.0", "7"]))
        [('E42', 'E042'), ('a9', 'A-9'), ('7', '7.0')]
    """
    if not _may_be_alike(references):
        return
    distinct = list(dict.fromkeys(filter(None, map(cleaned, references))))
    if len({_plain(each) for each in distinct}) == len(distinct):
        return
    first: dict[str, str] = {}
    for reference in distinct:
        known = first.setdefault(_plain(reference), reference)
        if known != reference:
            yield reference, known


def _may_be_alike(references: Sequence[str]) -> bool:
    """Whether references may differ in writing alone; mostly one look at all of them together tells."""
    text = "\n".join(("", *references))
    if text != text.upper() and text != text.lower():
        return True
    if not text.isascii() or _SIGNS.search(text):
        return True
    # a zero more makes a reference longer
    return _ZEROS.search(text) is not None and len(set(map(len, references))) > 1


_SIGNS = re.compile(r"[^0-9A-Za-z\n]", re.ASCII)
_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])", re.ASCII)
_BETWEEN = re.compile(r"(?<=[a-z])[-_/.](?=[0-9])|(?<=[0-9])[-_/](?=[a-z])|\s+|(?<=[0-9])\.0$", re.ASCII)


def _plain(reference: str) -> str:
    return _ZEROS.sub("", _BETWEEN.sub("", reference.casefold()))


def unlike(references: Sequence[str]) -> Callable[[str], bool]:
    """Whether a reference is unlike all others: words, where nearly all others have a digit in them.

    Examples:
        >>> is_unlike = unlike(["S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "Line manager"])
        >>> is_unlike("Line manager"), is_unlike("S10"), is_unlike("AGENCY"), unlike(["Ann", "Bob"])("Line manager")
        (True, False, False, False)
    """
    filled = [each for each in references if each.strip()]
    digits = sum(any(sign.isdigit() for sign in each) for each in filled)
    if len(filled) < _ENOUGH or digits < _MOST * len(filled):
        return lambda _: False
    return lambda reference: (
        not any(sign.isdigit() for sign in reference) and (" " in reference.strip() or ":" in reference)
    )
