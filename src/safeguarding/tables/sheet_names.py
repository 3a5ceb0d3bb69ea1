"""The names of sheets in messages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from safeguarding.errors import UnknownNameError
from safeguarding.texts import closest_names


def named(sheets: Sequence[str], word: str = "and") -> str:
    """Sheets in a sentence.

    Examples:
        >>> named(["Staff", "Governors", "Volunteers"])
        "'Staff', 'Governors' and 'Volunteers'"
    """
    *first, last = map(repr, sheets)
    return f"{', '.join(first)} {word} {last}" if first else last


def unknown_sheet(sheet: str, known: Iterable[str]) -> UnknownNameError:
    """The error for a sheet that is not there, with those that are.

    Examples:
        >>> print(unknown_sheet("Stuff", ["Staff", "Governors"]))
        unknown sheet 'Stuff'; did you mean 'Staff'? The sheets are 'Staff' and 'Governors'
    """
    names = list(known)
    meant = closest_names(sheet, names, limit=1)
    hint = f"did you mean {meant[0]!r}? The" if meant else "the"
    remedy = f"{hint} sheets are {named(names)}" if names else ""
    return UnknownNameError(f"unknown sheet {sheet!r}", remedy=remedy, name=sheet, suggestions=meant)
