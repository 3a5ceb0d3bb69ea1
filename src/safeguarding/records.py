"""What every record is: checked at the door, field by field and element by element, and without a truth value if an outcome.

One straight-line function is made for each class, when its first record is. It tests classes by identity, which also
refuses a ``datetime`` for a ``date`` and True for a whole number, and costs a third of the record's making.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NoReturn, TypeVar, cast

import attrs

from safeguarding.errors import NoTruthValueError
from safeguarding.typechecks import TypeTests, hints_of, refuse

T = TypeVar("T")


class Record:
    """The base of every record. A class says in ``_check`` what its fields cannot be together.

    Examples:
        >>> @attrs.frozen
        ... class Visit(Record):
        ...     days: int
        ...     notes: tuple[str, ...] = attrs.field(default=(), converter=Several[str])
        >>> Visit(5, ["a note"]).notes
        ('a note',)
        >>> Visit(True)
        Traceback (most recent call last):
        ...
        safeguarding.errors.InvalidRecordError: Visit.days: a bool stands where a whole number is wanted
        >>> Visit(5, ["a note", 7])
        Traceback (most recent call last):
        ...
        safeguarding.errors.InvalidRecordError: Visit.notes: an int stands where a text is wanted
    """

    __slots__ = ()

    def __attrs_post_init__(self) -> None:
        # the first record of its class: from now on the class has a check of its own
        kind = type(self)
        check = _check_of(kind)
        kind.__attrs_post_init__ = check  # type: ignore[method-assign]
        check(self)

    def _check(self) -> None:
        """Refuse fields that cannot be true together."""


def _as_tuple(values: Any) -> Any:
    if values.__class__ is tuple:
        return values
    # what is no list of values is left as it is, for the check of the record to name the field
    return values if isinstance(values, str | bytes | Mapping) or not isinstance(values, Iterable) else tuple(values)


class Several(tuple[T, ...]):
    """The converter of a field that holds several values: ``converter=Several[Certificate]`` takes any iterable of them.

    It makes a plain tuple. It is written as a class, since type checkers follow a class through a converter.

    Examples:
        >>> Several[int]([1, 2])
        (1, 2)
    """

    __slots__ = ()

    def __new__(cls, values: Iterable[T]) -> Several[T]:
        """The values as a plain tuple."""
        return cast("Several[T]", _as_tuple(values))

    def __class_getitem__(cls, _: Any) -> Any:
        # a function, since calling one costs half of calling a class's alias
        return _as_tuple


class Outcome:
    """The base of what a rule finds: a value to be looked at, which is neither true nor false.

    A test that says ``assert check(claim)`` would otherwise pass whatever was found.
    """

    __slots__ = ()
    _instead = ""
    """What to ask for instead."""

    def __bool__(self) -> NoReturn:
        instead = f"; ask for its {self._instead}" if self._instead else ""
        raise NoTruthValueError(f"a {type(self).__name__} is neither true nor false{instead}")


def _check_of(kind: type[Record]) -> Callable[[Any], None]:
    """The check of a class: its fields' types, then what it says itself."""
    tests, hints = TypeTests(), hints_of(kind)
    tests.names |= {"_refuse": refuse, "_hints": hints}
    lines = ["def _door(self):"]
    for field in attrs.fields(cast("Any", kind)):
        if not field.init:
            continue
        test = tests.expression(hints.get(field.name, Any), "value")
        if test != "True":
            place = f"{kind.__name__}.{field.name}"
            lines.append(f"    value = self.{field.name}")
            lines.append(f"    if not ({test}): _refuse({place!r}, _hints[{field.name!r}], value)")
    if kind._check is not Record._check:
        lines.append("    self._check()")
    return cast("Callable[[Any], None]", tests.run("\n".join([*lines, "    return None"]), name="_door"))
