"""Values about a person that no message, repr, log, comparison or walk over fields may show."""

from __future__ import annotations

import importlib
from typing import Any

from safeguarding.errors import InvalidRecordError
from safeguarding.typechecks import described

_MASK = "***"


class Secret:
    """A text whose only way out is ``reveal()``.

    It has no field, no ``__dict__`` and no slot that a walker could read the text from: what prints, compares, encodes
    or logs a record meets the mask. Two are equal where their texts are.

    Pickling and copying keep the text, since a record that travels between processes must arrive whole. A report holds
    no secret, so that its pickle has none either.

    Raises:
        InvalidRecordError: for anything but a text; the message does not repeat it.

    Examples:
        >>> name = Secret("Invented Person")
        >>> name, f"{name}", name == Secret("Invented Person"), name.reveal()
        (Secret('***'), '***', True, 'Invented Person')
    """

    __slots__: tuple[str, ...] = ("_text",)

    def __init__(self, text: str) -> None:
        if text.__class__ is not str:
            raise InvalidRecordError(f"{described(text)} stands where a text is wanted")
        _hold(self, text)

    def reveal(self) -> str:
        """The text. Call it only where the text is meant to be seen."""
        text: str = _held(self)
        return text

    def masked(self) -> str:
        """What may be shown in place of the text; empty where there is none."""
        return _MASK if _held(self) else ""

    def __bool__(self) -> bool:
        return bool(_held(self))

    def __eq__(self, other: object) -> bool:
        return _held(self) == _held(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self) -> int:
        return hash((self.__class__, _held(self)))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.masked()!r})"

    def __str__(self) -> str:
        return self.masked()

    def __format__(self, spec: str) -> str:
        return format(self.masked(), spec)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> object:
        """How pydantic reads and writes it as a field of a model: as it stands in a file, in clear."""
        # as for records: a door upward, opened by whoever imports pydantic
        schema: object = importlib.import_module("safeguarding.serialization.pydantic_fields").field_of(source)
        return schema

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (_held(self),)


# The slot is taken off the class, so that nothing that looks at an instance finds it; these two still reach it.
_hold = vars(Secret)["_text"].__set__
_held = vars(Secret)["_text"].__get__
del Secret._text  # type: ignore[attr-defined]  # noqa: SLF001 - our own
Secret.__slots__ = ()
