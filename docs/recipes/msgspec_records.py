"""Records inside msgspec's structs: written as they stand in files, and read with the checks of the record.

A struct declares the field as ``Any`` and reads it in ``__post_init__``: ``self.share = sg.from_data(self.share, sg.Share)``.
msgspec would otherwise make the record itself, field by field, and know nothing of its form in a file.
"""

from typing import Any

import attrs
import msgspec

import safeguarding as sg


def encode(value: Any) -> bytes:
    """JSON of structs, lists and tables that hold records."""
    return msgspec.json.encode(_plain(value))


def decode(text: bytes, kind: type[Any]) -> Any:
    """A record, or a struct that reads its records in ``__post_init__``."""
    return sg.from_json(text.decode(), kind) if attrs.has(kind) else msgspec.json.decode(text, type=kind)


def _plain(value: Any) -> Any:
    if isinstance(value, msgspec.Struct):
        return {name: _plain(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return {key: _plain(each) for key, each in value.items()} if isinstance(value, dict) else sg.to_data(value)
