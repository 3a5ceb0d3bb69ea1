"""A twin of a record class, of what stands in JSON: a parser in C fills it, and one straight-line function makes the record.

Everything follows from the fields of the class and from how the plain way reads it: a class that is read in a way of its
own has no twin. What a twin can hold has been looked at by its parser, so the record is made without its types being
tested again; what the class itself checks is asked of every record. Extra ``fast-json``.
"""

from __future__ import annotations

import enum
import types
import typing
from collections.abc import Callable, Mapping, Sequence, Set as AbstractSet
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Annotated, Any, NamedTuple, get_args, get_origin

import attrs

from safeguarding.dates.periods import Period
from safeguarding.dates.ranges import DateRange
from safeguarding.extras import optional
from safeguarding.numbers.printed import PrintedFigure
from safeguarding.records import Record, Several, blank_of, default_of
from safeguarding.secrets import BirthDate, Secret, as_birth_date, held
from safeguarding.serialization.containers import is_read_by_its_fields
from safeguarding.serialization.converters import record_converter
from safeguarding.serialization.personal_kinds import holds_secrets
from safeguarding.serialization.scalars import structured_member
from safeguarding.typechecks import TypeTests, hints_of

with optional("msgspec", task="JSON read and written quickly"):
    import msgspec

Memo = dict[Any, Any]
"""Records, or twins, that recur in one text: made once and shared. It is made for one text and forgotten with it."""
MOST_SHARED = 5_000


class NoTwinError(Exception):
    """A kind that stands in JSON in a way of its own."""


class Twin(NamedTuple):
    """How a kind stands in JSON.

    Attributes:
        wire: The type that the parser reads.
        read: An expression that makes the value of what was parsed, and of the memo of the text.
        write: The other way.
        is_told_apart: Whether two values are equal just where they are written alike: a period of 3 years equals one of
            36 months, and is not.
        is_shared: Whether what is made is kept in the memo, where whoever calls looks first: most of it recurs.
    """

    wire: Any
    read: Callable[[Any, Memo], Any]
    write: Callable[[Any, Memo], Any]
    is_told_apart: bool = True
    is_shared: bool = False


@cache
def twin_of(kind: Any) -> Twin:
    """The twin of a record class.

    Raises:
        NoTwinError: where the class, or a field's, stands in JSON in a way of its own.

    Examples:
        >>> from safeguarding.numbers.shares import Share
        >>> twin = twin_of(Share)
        >>> twin.read(msgspec.json.decode('{"count": 35, "base": 139}', type=twin.wire), {})
        Share(count=35, base=139)
    """
    if kind is not DateRange and not is_read_by_its_fields(record_converter(), kind):
        raise NoTwinError(kind.__name__)
    fields, hints = attrs.fields(kind), hints_of(kind)
    if any(not field.init or field.validator or isinstance(field.converter, attrs.Converter) for field in fields):
        raise NoTwinError(kind.__name__)
    making = _Making(kind)
    # the plain way writes what is never left out first
    for field in sorted(fields, key=lambda each: each.default is not attrs.NOTHING):
        making.add(field, hints[field.name])
    return making.twin()


class _Values(NamedTuple):
    """How a field's values stand: the type that is parsed, and expressions of ``value`` that read and write one."""

    wire: Any
    read: str
    write: str
    is_told_apart: bool = True


class _Making:
    """The two functions of a class, line by line."""

    def __init__(self, kind: type[Any]) -> None:
        self._kind = kind
        self._tests = TypeTests()
        self._unset = self._tests.name(msgspec.UNSET)
        self._types: list[tuple[str, Any, Any]] = []
        self._reading: list[str] = []
        self._writing: list[str] = []
        self._written: list[str] = []
        # a record with an equality of its own may be equal to one that is written otherwise
        self._is_told_apart = _is_equal_by_its_fields(kind)

    def add(self, field: attrs.Attribute[Any], hint: Any) -> None:
        """The lines of one field."""
        plain = _without_none(hint)
        may_be_none = plain is not hint
        if may_be_none and field.default is not None:
            # the word "none", or null where it is no default
            raise NoTwinError(f"{self._kind.__name__}.{field.name}")
        values = self._values(plain)
        self._is_told_apart &= values.is_told_apart
        wire = values.wire | None if may_be_none else values.wire
        self._types.append((field.name, wire | msgspec.UnsetType, msgspec.UNSET))
        read, converter = values.read, _converter_of(field)
        # what is parsed of a list is a tuple already, and what is made of a text a secret
        if converter not in (None, Several[Any]) and not (isinstance(plain, type) and issubclass(plain, Secret)):
            read = f"{self._tests.name(converter)}({read})"
        if may_be_none:
            is_none = "" if read == "value" else " or value is None"
            read = f"None if (value := twin.{field.name}) is {self._unset}{is_none} else {read}"
            written = f"{self._unset} if (value := self.{field.name}) is None else {values.write}"
        else:
            is_plain = values.write == "value"
            otherwise, written = self._of_default(field, values, f"self.{field.name}" if is_plain else values.write)
            read = f"{otherwise} if (value := twin.{field.name}) is {self._unset} else {read}"
            if not is_plain:
                self._writing.append(f"value = self.{field.name}; its_{field.name} = {written}")
                written = f"its_{field.name}"
        self._reading.append(f"self.{field.name} = {read}")
        self._written.append(written)

    def _of_default(self, field: attrs.Attribute[Any], values: _Values, write: str) -> tuple[str, str]:
        """What is read where the key is missing, and what is written where the default may be left out."""
        name, default = self._tests.name, default_of(field)
        if default is attrs.NOTHING:
            return f"{name(_missing)}()", write
        if not values.is_told_apart:
            return name(default), f"{self._unset} if value == {name(default)} else {write}"
        as_written = self._tests.define("as_written", "value", [f"memo = {{}}; return {values.write}"])(default)
        # of its kind nothing else is empty, which is seen quicker than that two are equal
        is_default = f"(written := {write}) == {name(as_written)}" if as_written else f"not (written := {write})"
        return name(default), f"{self._unset} if {is_default} else written"

    def _values(self, hint: Any) -> _Values:
        origin, name = get_origin(hint), self._tests.name
        if hint in _AS_THEY_ARE:
            return _Values(wire=_AS_THEY_ARE[hint], read="value", write="value")
        if isinstance(hint, type) and issubclass(hint, Secret):
            return _Values(wire=str, read=f"{name(hint)}(value)", write=f"{name(held)}(value)")
        is_list = origin in (tuple, Sequence) and get_args(hint)[1:] in ((), (Ellipsis,))
        if not is_list and origin not in (frozenset, AbstractSet):
            twin = _twin_of_value(hint)
            read, write = self._of_one(twin, "value")
            return _Values(wire=twin.wire, read=read, write=write, is_told_apart=twin.is_told_apart)
        twin = _twin_of_value(get_args(hint)[0])
        read, write = map(self._of_several, self._of_one(twin, "value[0]"), self._of_one(twin, "each"))
        if not is_list:
            # sorted, as the plain way writes it
            read, write = f"frozenset({read})", f"tuple(sorted({write}))"
        wire: Any = tuple[twin.wire, ...]  # type: ignore[name-defined]  # known when it runs
        return _Values(wire=wire, read=read, write=write, is_told_apart=twin.is_told_apart)

    def _of_one(self, twin: Twin, value: str) -> tuple[str, str]:
        """The expressions that read and write a value of this name: a call, where it is not in the memo."""
        read, write = (f"{self._tests.name(one)}({value}, memo)" for one in (twin.read, twin.write))
        if not twin.is_shared:
            return read, write
        found = "if (found := memo.get({})) is not None else"
        # what is written by identity, which is quicker than by value
        return f"(found {found.format(value)} {read})", f"(found[1] {found.format(f'id({value})')} {write})"

    def _of_several(self, single: str, each: str) -> str:
        """The expression of many values from those of one; most hold one or none, which needs no loop."""
        several = self._tests.define("several", "values, memo", [f"return tuple([{each} for each in values])"])
        is_single = "value.__class__ is tuple and len(value) == 1"
        return f"(() if not value else ({single},) if {is_single} else {self._tests.name(several)}(value, memo))"

    def twin(self) -> Twin:
        """Both functions."""
        kind, tests = self._kind, self._tests
        wire = msgspec.defstruct(f"{kind.__name__}Twin", self._types, forbid_unknown_fields=True, frozen=True, gc=False)
        reading = [f"self = {tests.name(blank_of(kind))}()", *self._reading, f"self.__class__ = {tests.name(kind)}"]
        if issubclass(kind, Record) and kind._check is not Record._check:  # noqa: SLF001 - the door of a record
            reading.append("self._check()")
        writing = [*self._writing, f"made = {tests.name(wire)}({', '.join(self._written)})"]
        # what tells something of one person does not recur
        wanted: Any = kind
        is_shared = not holds_secrets(wanted)
        if is_shared:
            reading.append(f"if len(memo) < {MOST_SHARED}: memo[twin] = self")
            # the record is kept beside its twin, so that its number stays its own
            writing.append(f"if len(memo) < {MOST_SHARED}: memo[id(self)] = self, made")
        return Twin(
            wire=wire,
            read=tests.define("read", "twin, memo", [*reading, "return self"]),
            write=tests.define("write", "self, memo", [*writing, "return made"]),
            is_told_apart=self._is_told_apart,
            is_shared=is_shared,
        )


def _is_equal_by_its_fields(kind: type[Any]) -> bool:
    """Whether attrs wrote the equality of a class, over all its fields."""
    return attrs.inspect(kind).added_eq and all(field.eq is True for field in attrs.fields(kind))


def _converter_of(field: attrs.Attribute[Any]) -> Any:
    return field.converter


def _missing() -> None:
    raise NoTwinError("a key is missing")


def _without_none(hint: Any) -> Any:
    """The hint without "or None"; itself where it has none."""
    parts = get_args(hint)
    if get_origin(hint) not in (typing.Union, types.UnionType) or type(None) not in parts:
        return hint
    others = [part for part in parts if part is not type(None)]
    return others[0] if len(others) == 1 else hint


# what fits an integer of 64 bits; a larger one is left to the plain way
_WHOLE = Annotated[int, msgspec.Meta(ge=-(2**63), le=2**63 - 1)]
_AS_THEY_ARE: Mapping[Any, Any] = {str: str, int: _WHOLE, bool: bool, date: date}
_AS_TEXT = (Period, Decimal, Fraction, PrintedFigure)


@cache
def _twin_of_value(hint: Any) -> Twin:
    """The twin of a single value, or of an element."""
    if hint in _AS_THEY_ARE:
        return Twin(wire=_AS_THEY_ARE[hint], read=lambda value, _: value, write=lambda value, _: value)
    if not isinstance(hint, type):
        raise NoTwinError(str(hint))
    if issubclass(hint, Secret):
        return Twin(wire=str, read=lambda value, _: hint(value), write=lambda value, _: held(value))
    if hint is BirthDate:
        return Twin(wire=date, read=lambda value, _: as_birth_date(value), write=lambda value, _: value.replace())
    if hint in _AS_TEXT:
        converter = record_converter()
        read, write = converter.get_structure_hook(hint), converter.get_unstructure_hook(hint)
        return Twin(
            wire=str,
            read=lambda value, _: read(value, hint),
            write=lambda value, _: write(value),
            is_told_apart=False,
        )
    if issubclass(hint, enum.Enum):
        return _twin_of_enum(hint)
    if attrs.has(hint):
        return twin_of(hint)
    raise NoTwinError(str(hint))


def _twin_of_enum(kind: type[enum.Enum]) -> Twin:
    if record_converter().get_structure_hook(kind) is not structured_member:
        raise NoTwinError(kind.__name__)
    written = {member: member.name.lower() for member in kind}
    return Twin(wire=str, read=lambda value, _: structured_member(value, kind), write=lambda member, _: written[member])
