"""How a cell says that somebody has left, or is still here: in a personnel export, and in a central record."""

from __future__ import annotations

import re

from safeguarding.tables.words import plain_text, plain_words
from safeguarding.texts import phrases

_LEFT = frozenset(
    phrases(
        "left | leaver | leavers | has left | left employment | left service | left post | left the service | terminated"
        " | terminate process assignment | retired | dismissed | redundant | made redundant | deceased | former"
        " | former employee | former staff | ex employee | ex staff | no longer employed | no longer here"
        " | no longer in post | employment ended | contract ended | ended"
    )
)
_HERE = frozenset(
    phrases(
        "active | active assignment | current | currently employed | employed | in post | in employment | live"
        " | permanent | perm | temporary | temp | fixed term | casual | bank | relief | agency | sessional | volunteer"
        " | full time | part time | starter | new starter | probation | on probation | suspended | maternity"
        " | maternity leave | paternity leave | adoption leave | on leave | sick leave | sick | staff | long term sick"
        " | secondment | seconded | on secondment | career break | sabbatical | current staff | permanent staff"
    )
)
_FORMER = re.compile(r"(?:former|ex)(?: (?:staff|employees?|members? of staff))?")
# done, on a day that stands among the words; who resigned on a day may still be here
_LEFT_ON = re.compile(
    r"(?:has |have )?(?:left|retired|dismissed|made redundant|terminated|deceased)\b[a-z ,:(-]{0,24}[0-9].*"
)


def says_left(cell: str) -> bool:
    """Whether a cell says that somebody has left, and no more.

    Examples:
        >>> [says_left(each) for each in ("Leavers", "Ex-employees", "Left on 1 May 2017", "left-handed lift driver")]
        [True, True, False, False]
    """
    words = plain_words(cell)
    return words in _LEFT or _FORMER.fullmatch(words) is not None


def says_left_on(cell: str) -> bool:
    """Whether a cell says that somebody has left, with a day among its words.

    Examples:
        >>> says_left_on("Left on 1 May 2017"), says_left_on("Leaving 1 May 2017"), says_left_on("01/05/2017")
        (True, False, False)
    """
    return _LEFT_ON.fullmatch(plain_text(cell)) is not None


def says_here(cell: str) -> bool:
    """Whether a cell says that somebody is here, or how they are employed.

    Examples:
        >>> says_here("Maternity leave"), says_here("Left")
        (True, False)
    """
    return plain_words(cell) in _HERE
