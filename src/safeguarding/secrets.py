"""Values about a person that no message, repr, log, comparison or walk over fields may show."""

from __future__ import annotations

from typing import Any, NoReturn

from safeguarding.errors import InvalidRecordError

_MASK = "***"


class Secret:
    """A text whose only way out is ``reveal()``.

    It has no field, no ``__dict__`` entry and no slot that a walker could read the text from: what prints, compares,
    encodes or logs a record meets the mask. Two are equal where their texts are.

    Pickling and copying keep the text, since a record that travels between processes must arrive whole.

    Raises:
        InvalidRecordError: for anything but a text; the message does not repeat it.

    Examples:
        >>> name = Secret("Invented Person")
        >>> name, f"{name}", name == Secret("Invented Person"), name.reveal()
        (Secret('***'), '***', True, 'Invented Person')
    """

    __slots__ = ("_reveal",)

    def __init__(self, text: str | Secret) -> None:
        if isinstance(text, Secret):
            text = text.reveal()
        if type(text) is not str:
            raise InvalidRecordError(f"a {type(text).__name__} stands where a text is wanted")
        # held by a closure, which no walker over fields, slots or items looks into
        object.__setattr__(self, "_reveal", lambda: text)

    def reveal(self) -> str:
        """The text. Call it only where the text is meant to be seen."""
        text: str = self._reveal()
        return text

    def masked(self) -> str:
        """What may be shown in place of the text; empty where there is none."""
        return _MASK if self.reveal() else ""

    def __bool__(self) -> bool:
        return bool(self.reveal())

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a {type(self).__name__} cannot be changed")

    def __eq__(self, other: object) -> bool:
        return self.reveal() == other.reveal() if type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        return hash((type(self), self.reveal()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.masked()!r})"

    def __str__(self) -> str:
        return self.masked()

    def __format__(self, spec: str) -> str:
        return format(self.masked(), spec)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.reveal(),)
