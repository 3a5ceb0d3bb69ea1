"""The staff references of a register, looked at together: which may be one person's, and which are no reference at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from safeguarding.tables.guards import cleaned

_ENOUGH, _MOST = 5, 0.75


def alike(references: Iterable[str]) -> Iterator[tuple[str, str]]:
    """References that differ only in capitals or leading zeros, each with the first that it is like.

    Examples:
        >>> list(alike(["S1", "s1", "042", "42", "S2"]))
        [('s1', 'S1'), ('42', '042')]
    """
    distinct = list(dict.fromkeys(filter(None, map(cleaned, references))))
    if len({_plain(each) for each in distinct}) == len(distinct):
        return
    first: dict[str, str] = {}
    for reference in distinct:
        known = first.setdefault(_plain(reference), reference)
        if known != reference:
            yield reference, known


def _plain(reference: str) -> str:
    return reference.casefold().lstrip("0") or reference


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
