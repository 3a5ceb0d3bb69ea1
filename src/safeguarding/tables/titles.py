"""The titles of a table's columns: told apart whatever their capitals and signs, and how the cells are written."""

from __future__ import annotations

import re
from functools import lru_cache

_SEPARATORS = re.compile(r"[\W_]+")
_MINUS = re.compile(r"(?<=_)-(?=[0-9])")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
# what stands in brackets is left out only where it says how the cells are written, not what they are
_FORMAT_WORDS = (
    r"(?:(?:d{1,4}|m{1,4}|y{2,4})(?:[\W_]{0,3}(?:d{1,4}|m{1,4}|y{2,4})){0,9}|uk format|date format|date|text|number"
    r"|[0-9]+[ -]digits?|y[ /]*n|yes[ /]*no|[a-z](?: ?[/,|] ?[a-z]){1,5}|%|£|days?|weeks?|months?|years?|hours?|number of \w+"
    r"|required|mandatory|optional|if (?:known|applicable|any|required)|please (?:select|enter|choose)[^)\]]{0,80}+"
    r"|select|drop ?-?down|free text|utc|gmt|bst|calculated|formula)"
)
_FORMAT = re.compile(rf"[(\[]\s*{_FORMAT_WORDS}\s*[)\]]", re.IGNORECASE)
_ONLY_FORMAT = re.compile(rf"[(\[]?\s*{_FORMAT_WORDS}\s*[)\]]?", re.IGNORECASE)

_SHORTEST_FORMAT, _LONGEST_TITLE = 4, 500


def folded(title: str) -> str:
    r"""A title without capitals and signs; one of per cents is not that of what they are of, nor "q2_-1" that of "q2_1".

    Examples:
        >>> folded("DBS_Issue-Date*"), folded("staff\nreference"), folded("% done"), folded("Q2_-1")
        ('dbs issue date', 'staff reference', 'percent done', 'q2 minus 1')
    """
    words = _MINUS.sub(" minus ", title.casefold().replace("%", " percent "))
    # a title of signs alone, such as "#", is not the same as none
    return _SEPARATORS.sub(" ", words).strip() or title.strip()


def readings(title: str) -> tuple[str, ...]:
    """What a title may be called: as it stands, without a format in brackets, and with camel case taken apart.

    A text that is longer than any title is read as it stands.

    Examples:
        >>> readings("DBS Issue Date (dd/mm/yyyy)")
        ('dbs issue date dd mm yyyy', 'dbs issue date')
        >>> readings("dbsIssueDate")
        ('dbsissuedate', 'dbs issue date')
    """
    return _readings(title) if len(title) <= _LONGEST_TITLE else (folded(title),)


# the same titles are looked up for each row in which a header may stand
@lru_cache(maxsize=10_000)
def _readings(title: str) -> tuple[str, ...]:
    plain = _FORMAT.sub(" ", title)
    return tuple(dict.fromkeys(folded(each) for each in (title, plain, _CAMEL.sub(" ", title), _CAMEL.sub(" ", plain))))


def is_format(cell: str) -> bool:
    """Whether a cell says how cells are written, and nothing else.

    Examples:
        >>> is_format("dd/mm/yyyy"), is_format("(12 digits)"), is_format("19/09/2014")
        (True, True, False)
    """
    return len(cell.strip()) >= _SHORTEST_FORMAT and _ONLY_FORMAT.fullmatch(cell.strip()) is not None
