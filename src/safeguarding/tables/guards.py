"""Cells that a spreadsheet would run as a formula: guarded by an apostrophe on the way out, freed of it on the way in."""

from __future__ import annotations

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")
# what nobody sees, and a spreadsheet may pass over
_HIDDEN = "\u200b\u200c\u200d\u200e\u200f\u2060\u00ad\ufeff"
_MARK = "\ufeff"


def guarded(text: str) -> str:
    """A cell that no spreadsheet runs, also where the sign stands full-width, or after signs that nobody sees.

    Examples:
        >>> guarded("=SUM(A1)"), guarded("cook")
        ("'=SUM(A1)", 'cook')
    """
    return f"'{text}" if text.lstrip(_HIDDEN).startswith(_FORMULA_SIGNS) else text


def unguarded(text: str) -> str:
    """A cell without the apostrophe that kept a spreadsheet from running it.

    Examples:
        >>> unguarded("'=SUM(A1)"), unguarded("'quoted'")
        ('=SUM(A1)', "'quoted'")
    """
    return text[1:] if text[:1] == "'" and text[1:].lstrip(_HIDDEN).startswith(_FORMULA_SIGNS) else text


def cleaned(cell: str) -> str:
    r"""A cell without the spaces around it, a byte-order mark, or what kept a spreadsheet from changing it.

    Examples:
        >>> cleaned('="0012"')
        '0012'
        >>> cleaned(" '=S7 "), cleaned("\ufeffS1")
        ('=S7', 'S1')
    """
    text = cell.strip()
    if text.startswith('="') and text.endswith('"') and text.count('"') == 2:  # noqa: PLR2004 - one at either end
        # how exports keep a spreadsheet from taking digits for a number
        return text[2:-1].strip()
    return unguarded(text.removeprefix(_MARK)) if text.startswith(("'", _MARK)) else text
