"""TOML text as data, within bounds: a key of few parts, and no number that Python cannot print again."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from safeguarding.errors import FaultyInputError
from safeguarding.faults import Fault, Place

MOST_PARTS = 100
"""How many parts a dotted key may have. Its parser takes memory by their square."""

_KEY = r"""(?:[A-Za-z0-9_-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+"""
_KEY_SAID = re.compile(r"""(?<=declare )\(['"].*\)|(?<=table )key ['"].*['"]""")
_LONG_KEY = re.compile(rf"(?<![A-Za-z0-9_.-])(?:{_KEY}){{{MOST_PARTS}}}")


def toml_data(text: str, *, name: str) -> dict[str, Any]:
    """What a TOML text holds.

    Args:
        text: The text.
        name: What it is, for messages: a file's name.

    Raises:
        FaultyInputError: for text that is not TOML, with the line.

    Examples:
        >>> toml_data("a.b = 35", name="plan.toml")
        {'a': {'b': 35}}
        >>> toml_data("a." * 3000 + "a = 1", name="plan.toml")
        Traceback (most recent call last):
        ...
        safeguarding.errors.FaultyInputError: plan.toml has 1 fault:
          line 1: a key of more than 100 parts; shorten it
    """
    long_key = _LONG_KEY.search(text)
    if long_key is not None:
        place = Place(line=text.count("\n", 0, long_key.start()) + 1)
        raise FaultyInputError.of(
            name, [Fault(place=place, problem=f"a key of more than {MOST_PARTS} parts", remedy="shorten it")]
        )
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        # its parser repeats a key, which may be a name; where it stands is enough
        problem, remedy = f"not TOML: {_KEY_SAID.sub('a key', str(error))}", "mend the TOML syntax there"
        raise FaultyInputError.of(name, [Fault(place=Place(path="$"), problem=problem, remedy=remedy)]) from None
