"""What a message may show of a register's cell: no long number whole, and no word of the person's name."""

from __future__ import annotations

import re

from safeguarding.dbs.certificate_numbers import masked
from safeguarding.texts import shortened

_WORD = re.compile(r"\w{2,}")
# a date has at most eight digits, and is shown; nine or more are a number, whatever stands between them
_DATE = r"(?<!\d)(?<!\d[\W_])(?:\d{1,2}([-/.])\d{1,2}\2\d{4}|\d{4}([-/.])\d{1,2}\3\d{1,2})(?! \d{3}|[^\w\s]\d|[\d_])"
_LONG_NUMBER = r"\d(?:[\W_]{0,3}\d){8,}|\d{8,}"
_DATE_OR_NUMBER = re.compile(f"({_DATE})|{_LONG_NUMBER}")


def shown(text: str, *, name: str = "") -> str:
    """A cell as a message may show it: long numbers masked, the words of the person's name taken out, not too long.

    Examples:
        >>> shown("see 001234567890, ask Invented Person", name="Invented Person")
        'see ********7890, ask *** ***'
        >>> shown("0012/3456/7890"), shown("31-02-2020")
        ('****/****/7890', '31-02-2020')
    """
    plain = _DATE_OR_NUMBER.sub(lambda each: each[0] if each[1] else masked(each[0]), shortened(text))
    words = {word.casefold() for word in _WORD.findall(name)}
    return _WORD.sub(lambda word: "***" if word[0].casefold() in words else word[0], plain)
