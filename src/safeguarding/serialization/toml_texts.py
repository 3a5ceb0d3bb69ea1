"""A record's data as TOML text. The standard library reads TOML and does not write it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def toml_text(table: Mapping[str, Any]) -> str:
    """The text of a table of texts, numbers, truth values, dates, lists and further tables; it holds no null.

    Examples:
        >>> print(toml_text({"name": "a", "leads": ["90 days"], "rule": {"grace": 1}}))
        name = "a"
        leads = ["90 days"]
        <BLANKLINE>
        [rule]
        grace = 1
        <BLANKLINE>
    """
    return "\n".join(_lines(table, ())).lstrip("\n") + "\n"


def _lines(table: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[str]:
    """The lines of a table: its plain values first, since what follows a header belongs to the header's table."""
    for key, value in table.items():
        if not _is_table(value) and not _is_tables(value):
            yield f"{_key(key)} = {_inline(value)}"
    for key, value in table.items():
        name = ".".join(map(_key, (*path, key)))
        if _is_table(value):
            yield from ("", f"[{name}]", *_lines(value, (*path, key)))
        elif _is_tables(value):
            for each in value:
                yield from ("", f"[[{name}]]", *_lines(each, (*path, key)))


def _is_table(value: Any) -> bool:
    return isinstance(value, Mapping)


def _is_tables(value: Any) -> bool:
    return isinstance(value, list | tuple) and bool(value) and all(map(_is_table, value))


def _inline(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(key)} = {_inline(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_inline, value)) + "]"
    if isinstance(value, date):
        return value.isoformat()
    # the escapes of JSON are TOML's, which wants one character more escaped
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _inline(key)
