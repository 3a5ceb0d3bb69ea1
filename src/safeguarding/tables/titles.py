"""The titles of a table's columns: told apart whatever their capitals and signs, alone or under a group's heading."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set as AbstractSet
from itertools import zip_longest

_SEPARATORS = re.compile(r"[\W_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
# what stands in brackets is left out only where it says how the cells are written, not what they are
_FORMAT = re.compile(
    r"[(\[]\s*(?:(?:d{1,4}|m{1,4}|y{2,4})(?:[\W_]*(?:d{1,4}|m{1,4}|y{2,4}))*|uk format|date format|date|text|number"
    r"|[0-9]+[ -]digits?|y[ /]*n|yes[ /]*no|required|mandatory|optional|if (?:known|applicable|any|required))\s*[)\]]",
    re.IGNORECASE,
)


def folded(title: str) -> str:
    r"""A title without capitals and signs.

    Examples:
        >>> folded("DBS_Issue-Date*"), folded("staff\nreference")
        ('dbs issue date', 'staff reference')
    """
    # a title of signs alone, such as "#", is not the same as none
    return _SEPARATORS.sub(" ", title.casefold()).strip() or title.strip()


def readings(title: str) -> tuple[str, ...]:
    """What a title may be called: as it stands, without a format in brackets, and with camel case taken apart.

    Examples:
        >>> readings("DBS Issue Date (dd/mm/yyyy)")
        ('dbs issue date dd mm yyyy', 'dbs issue date')
        >>> readings("dbsIssueDate")
        ('dbsissuedate', 'dbs issue date')
    """
    plain = _FORMAT.sub(" ", title)
    return tuple(dict.fromkeys(folded(each) for each in (title, plain, _CAMEL.sub(" ", title), _CAMEL.sub(" ", plain))))


def with_groups(above: Sequence[str], below: Sequence[str], known: AbstractSet[str]) -> tuple[str, ...]:
    """The titles of a row, each with the heading of its group in the row above where that makes it one that is known.

    A group's heading stands over its first column, and is empty over the others.

    Examples:
        >>> with_groups(("Staff", "", "DBS", ""), ("Ref", "Name", "Number", "Level"), {"ref", "dbs number", "level"})
        ('Ref', 'Name', 'DBS Number', 'Level')
    """
    titles, group = [], ""
    for over, under in zip_longest(above, below, fillvalue=""):
        group = over.strip() or group
        both = f"{group} {under.strip()}" if under.strip() else over.strip()
        # a title that stands over nothing is the column's own, known or not
        titles.append(both if not under.strip() or not known.isdisjoint(readings(both)) else under)
    return tuple(titles)
