"""Values about a person that no message, repr, log, comparison or walk over fields may show."""

from __future__ import annotations

import importlib
from collections import deque
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import repeat
from typing import Any, SupportsIndex, TypeVar

from safeguarding.errors import InvalidRecordError
from safeguarding.typechecks import described

S = TypeVar("S", bound="Secret")

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
    is_about_a_person = True
    """Whether a record that holds it is about a person, so that no fault shows what stands in such a record's data."""

    def __init__(self, text: str) -> None:
        if text.__class__ is not str:
            raise InvalidRecordError(f"{described(text)} stands where a text is wanted")
        hold(self, text)

    def reveal(self) -> str:
        """The text. Call it only where the text is meant to be seen."""
        return held(self)

    def masked(self) -> str:
        """What may be shown in place of the text; empty where there is none."""
        return _MASK if held(self) else ""

    def __bool__(self) -> bool:
        return bool(held(self))

    def __eq__(self, other: object) -> bool:
        return held(self) == held(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self) -> int:
        return hash((self.__class__, held(self)))

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
        return type(self), (held(self),)


# The slot is taken off the class, so that nothing that looks at an instance finds it; these two still reach it, for the
# secrets themselves and for who reads or writes a register whole.
hold: Callable[[Secret, str], None] = vars(Secret)["_text"].__set__
held: Callable[[Secret], str] = vars(Secret)["_text"].__get__
del Secret._text  # type: ignore[attr-defined]  # noqa: SLF001 - our own
Secret.__slots__ = ()


def hidden_as(kind: type[S], texts: Sequence[str]) -> list[S]:
    """Very many texts that have been looked at as secrets of a class: nothing of them is checked again.

    Examples:
        >>> hidden_as(Secret, ["Invented Person"])
        [Secret('***')]
    """
    secrets = [*map(object.__new__, repeat(kind, len(texts)))]
    # a loop without a step of Python takes half the time
    deque(map(hold, secrets, texts), maxlen=0)
    return secrets


def as_secret(text: str | Secret) -> Secret:
    """The converter of a field that holds a secret."""
    return Secret(text) if text.__class__ is str else text  # type: ignore[return-value]  # the record's check names the rest


class BirthDate(date):
    """A date of birth: a date to reckon with, which no message, repr or comparison shows.

    What is reckoned from it is a date like any other. ``isoformat()`` gives the day itself.

    Examples:
        >>> born = BirthDate(2009, 3, 14)
        >>> born, f"{born}", born == date(2009, 3, 14), born.replace(year=2025)
        (BirthDate('***'), '***', True, datetime.date(2025, 3, 14))
    """

    __slots__ = ()
    is_about_a_person = True
    _wanted_as = "a date"

    def __repr__(self) -> str:
        return f"{type(self).__name__}({_MASK!r})"

    def __str__(self) -> str:
        return _MASK

    def __format__(self, spec: str) -> str:
        return _MASK

    def __add__(self, time: timedelta) -> date:  # type: ignore[override]  # what is reckoned from it is no date of birth
        return _plain(self) + time

    def __radd__(self, time: timedelta) -> date:  # type: ignore[override]  # as above
        return _plain(self) + time

    def __sub__(self, other: Any) -> Any:  # noqa: ANN401 - as of a date: of a date a time, of a time a date
        return _plain(self) - other

    def replace(  # type: ignore[override]  # as above
        self, year: SupportsIndex | None = None, month: SupportsIndex | None = None, day: SupportsIndex | None = None
    ) -> date:
        """A plain date of which parts are others."""
        return date(
            self.year if year is None else year,
            self.month if month is None else month,
            self.day if day is None else day,
        )


def _plain(born: date) -> date:
    return date(born.year, born.month, born.day)


def as_birth_date(day: date | None) -> BirthDate | None:
    """The converter of a field that holds a date of birth."""
    if day is None or day.__class__ is not date:
        return day  # type: ignore[return-value]  # another kind is left for the record's check to name
    return BirthDate(day.year, day.month, day.day)
