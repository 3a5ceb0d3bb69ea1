"""References of staff or of respondents, looked at together: which may be one person's, and which are no reference at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from safeguarding.tables.bodies import TableBody
from safeguarding.tables.guards import cleaned
from safeguarding.tables.words import is_example

_ENOUGH, _FEWEST, _MOST = 5, 3, 0.75


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
    distinct = list(dict.fromkeys(filter(None, map(cleaned, references))))
    if len({_plain(each) for each in distinct}) == len(distinct):
        return
    first: dict[str, str] = {}
    for reference in distinct:
        known = first.setdefault(_plain(reference), reference)
        if known != reference:
            yield reference, known


def may_be_alike(body: TableBody, field: str) -> bool:
    """Whether references may differ in writing alone; mostly one look at all of them tells.

    They cannot where each is letters of one kind, if any, and then digits: the only other writing has more zeros between
    the two, and so another length.
    """
    if all(body.has(field, other) for other in _NOT_LETTERS_THEN_DIGITS):
        return True
    return not body.is_of_one_length(field) and body.has(field, "(?:^|[A-Za-z])0[0-9]")


_NOT_LETTERS_THEN_DIGITS = "[^A-Z0-9]|[0-9][A-Z]", "[^a-z0-9]|[0-9][a-z]"
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
    if digits < max(_FEWEST, _MOST * len(filled)):
        return lambda _: False
    return lambda reference: (
        not any(sign.isdigit() for sign in reference) and (" " in reference.strip() or ":" in reference)
    )


def lone_heading(references: Sequence[str]) -> Callable[[str], bool]:
    """Whether a reference that stands alone in its row may be a heading: letters, where most others have a digit in them.

    Examples:
        >>> lone_heading(["A1", "Volunteers", "V1"])("Volunteers"), lone_heading(["ann", "bob"])("Volunteers")
        (True, False)
    """
    filled = [each for each in references if each.strip()]
    # the header may stand among them again
    is_usual = sum(any(sign.isdigit() for sign in each) for each in filled) * 2 >= len(filled) > 0
    return lambda reference: is_usual and not any(sign.isdigit() for sign in reference)


def lone_count(references: Sequence[str]) -> Callable[[str], bool]:
    """Whether a reference that stands alone in its row may be a count of the rows: digits, where the others have letters.

    Examples:
        >>> lone_count(["S1", "S2", "S3", "S4", "S5", "5"])("5"), lone_count(["1", "2", "3", "4", "5"])("5")
        (True, False)
    """
    filled = [each for each in references if each.strip()]
    letters = sum(any(sign.isalpha() for sign in each) for each in filled)
    is_usual = letters >= _ENOUGH and letters * 2 > len(filled)
    return lambda reference: is_usual and reference.isdigit()


def examples(references: Sequence[str]) -> Iterator[str]:
    """References that begin as the example of a template does.

    Examples:
        >>> list(examples(["S1", "e.g. 12345", "Example"]))
        ['e.g. 12345', 'Example']
    """
    return (each for each in dict.fromkeys(map(cleaned, references)) if is_example(each))


def may_hold_examples(body: TableBody, field: str) -> bool:
    """Whether one of some references may be a template's example."""
    return body.has(field, r"(?i)^\W*(?:e\W*g|example|sample|template|(?:for|an?)\W)")
