"""What the words in a register's cells mean: yes and no, nothing at all, a name in one column or two."""

from __future__ import annotations

from safeguarding.registers.spreadsheet_dates import plain_text

NAME_FIELDS = ("name", "forename", "surname")

UNKNOWN = "unknown"
"""What is written for a certificate whose issue date, or a post whose requirement, is not known."""

_NO_NUMBER = frozenset(
    {"", "-", "--", "n/a", "na", "none", "nil", "null", "nan", "tbc", "tba", "pending", "unknown", "awaiting", "?"}
)
_NOTHING = frozenset({"", "-", "n/a", "na", "none", "null", "nan"})
_YES = frozenset({"yes", "y", "true", "1", "required", "subscribed", "registered"})
_NO = frozenset({"no", "n", "false", "0", "not required", "not subscribed"})


def is_nothing(cell: str) -> bool:
    """Whether a cell says that there is nothing.

    Examples:
        >>> is_nothing("N/A"), is_nothing("TBC")
        (True, False)
    """
    return plain_text(cell) in _NOTHING


def is_no_number(cell: str) -> bool:
    """Whether a cell says that there is no number, or none yet.

    Examples:
        >>> is_no_number("TBC"), is_no_number("1234")
        (True, False)
    """
    return plain_text(cell) in _NO_NUMBER


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
