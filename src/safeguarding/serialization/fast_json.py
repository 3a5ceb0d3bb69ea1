"""JSON of long lists and large records through a parser in C. Extra ``fast-json``.

It takes only what the plain way takes, to the same value, and writes the same text. Whatever it refuses is left to the
plain way, which reports every fault with its path.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, get_args, get_origin

from safeguarding.extras import optional
from safeguarding.serialization.json_twins import Memo, NoTwinError, twin_of
from safeguarding.texts import json_visible

with optional("msgspec", task="JSON read and written quickly"):
    import msgspec

Decoder = msgspec.json.Decoder[Any]


@cache
def _decoder(kind: Any) -> tuple[Decoder, Callable[[Any, Memo], Any]]:
    """What parses a text, and what makes the value of what was parsed."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin not in (tuple, Sequence) or parts[1:] not in ((), (Ellipsis,)):
        return msgspec.json.Decoder(twin_of(kind).wire), twin_of(kind).read
    read, several = twin_of(parts[0]).read, list[twin_of(parts[0]).wire]  # type: ignore[misc]  # known when it runs
    return msgspec.json.Decoder(several), lambda values, memo: tuple([read(each, memo) for each in values])


def decoded(text: str, kind: Any) -> Any:
    """The record, or the tuple of records, that a JSON text holds.

    None for a text that is refused, for whatever reason, and for a kind that only the plain way reads.

    Examples:
        >>> from safeguarding.numbers.shares import Share
        >>> decoded('[{"count": 35, "base": 139}]', tuple[Share, ...])
        (Share(count=35, base=139),)
    """
    found = decoded_each([text], kind)
    return None if found is None else found[0]


def decoded_each(texts: Sequence[str], kind: Any) -> list[Any] | None:
    """The record of each of several texts; None where any of them is refused.

    Examples:
        >>> from safeguarding.numbers.shares import Share
        >>> decoded_each(['{"count": 35, "base": 139}', '{"count": 1, "base": 2}'], Share)
        [Share(count=35, base=139), Share(count=1, base=2)]
    """
    # a colon that is spelt out would not be counted below; to look for one sign is a tenth of the time of several
    if any("\\" in text and "\\u00" in text for text in texts):
        return None
    try:
        decoder, read = _decoder(kind)
        parsed = list(map(decoder.decode, texts))
        # the parser keeps the last of two equal keys: then the text has more colons than what was parsed
        if msgspec.json.encode(parsed).count(b":") != sum(text.count(":") for text in texts):
            return None
        memo: Memo = {}
        return [read(each, memo) for each in parsed]
    except Exception:  # noqa: BLE001 - whatever a value did, the plain way reports it with its place
        return None


def encoded(record: object, indent: int | None) -> str | None:
    """A record, or a list of records of one class, as JSON text.

    None for anything else, and for a record that cannot be written so.

    Examples:
        >>> from safeguarding.numbers.shares import Share
        >>> encoded([Share(35, 139)], None)
        '[{"count": 35, "base": 139}]'
    """
    if indent is not None and indent <= 0:
        return None
    try:
        if isinstance(record, list | tuple):
            return _text(_twins_of(record), indent)
        kind: Any = type(record)
        return _text(twin_of(kind).write(record, {}), indent)
    except Exception:  # noqa: BLE001 - whatever it was, the plain way says it
        return None


def encoded_each(records: Sequence[object]) -> list[str] | None:
    """Each of several records as a text of one line; None where any of them is for the plain way.

    Examples:
        >>> from safeguarding.numbers.shares import Share
        >>> encoded_each([Share(35, 139)])
        ['{"count": 35, "base": 139}']
    """
    try:
        return [_text(each, None) for each in _twins_of(records)]
    except Exception:  # noqa: BLE001 - as above
        return None


def _twins_of(records: Sequence[object]) -> list[Any]:
    kinds: set[Any] = set(map(type, records))
    if len(kinds) != 1:
        raise NoTwinError("records of several classes, or none")
    write, memo = twin_of(kinds.pop()).write, Memo()
    return [write(each, memo) for each in records]


def _text(twin: object, indent: int | None) -> str:
    # 0 is this library's word for one line with spaces
    return json_visible(msgspec.json.format(msgspec.json.encode(twin), indent=indent or 0).decode())
