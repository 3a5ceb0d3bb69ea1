"""What the words in a register's cells mean: yes and no, a name in one column or two, a workforce."""

from __future__ import annotations

from safeguarding.tables.words import plain_text

NAME_FIELDS = ("name", "forename", "surname")

UNKNOWN = "unknown"
"""What is written for a certificate whose issue date, or a post whose requirement, is not known."""

_YES = frozenset({"yes", "y", "true", "1", "required", "subscribed", "registered"})
_NO = frozenset({"no", "n", "false", "0", "not required", "not subscribed"})


def said_yes(cell: str) -> bool | None:
    """Yes, no, or None where a cell says neither.

    Examples:
        >>> said_yes("Y"), said_yes("not required"), said_yes("exempt")
        (True, False, None)
    """
    text = plain_text(cell)
    return True if text in _YES else False if text in _NO else None


def name_of(whole: str, forename: str, surname: str) -> str:
    """A person's name, from one column or two.

    Examples:
        >>> name_of("", "Invented", "Person")
        'Invented Person'
    """
    return whole or " ".join(filter(None, (forename, surname)))


def as_workforce(cell: str) -> str:
    """A workforce as a level names it.

    Examples:
        >>> as_workforce("Child"), as_workforce("adult workforce")
        ('Child workforce', 'adult workforce')
    """
    return cell if "workforce" in cell.casefold() else f"{cell} workforce"
