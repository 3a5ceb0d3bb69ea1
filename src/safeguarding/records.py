"""What every record is: checked at the door, field by field and element by element, and without a truth value if an outcome.

One straight-line function is made for each class, when its first record is. It tests classes by identity, which also
refuses a ``datetime`` for a ``date`` and True for a whole number, and it fills the fields as those of a class that is not
frozen, so that a checked record costs less than attrs' own unchecked one.
"""

from __future__ import annotations

import builtins
import enum
import importlib
import inspect
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import update_wrapper
from typing import Any, NoReturn, TypeVar, cast

import attrs

from safeguarding.doors import guard_methods
from safeguarding.errors import NoTruthValueError
from safeguarding.texts import visible
from safeguarding.typechecks import ANYTHING, TypeTests, described, hints_of

K = TypeVar("K")
T = TypeVar("T")
R = TypeVar("R")


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
    _words = ""
    """How a person would write it, from its fields: ``"{0.name}"``. Else its ``explanation`` is printed, if it has one."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if vars(cls).get("__attrs_post_init__", _first_check) is not _first_check:
            raise TypeError(f"{cls.__name__}: what a record refuses stands in _check; __attrs_post_init__ is replaced")
        # a record's own, not its parent's, which does not know the fields that it adds
        cls.__attrs_post_init__ = _first_check  # type: ignore[method-assign]  # replaced on purpose, class by class
        guard_methods(cls)

    def __attrs_post_init__(self) -> None:
        """Refuse fields of another type."""

    def _check(self) -> None:
        """Refuse fields that cannot be true together."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """How pydantic reads and writes a record that is a field of a model. Only pydantic asks for it."""
        # a door upward, opened by whoever imports pydantic: no record knows how it is written
        return importlib.import_module("safeguarding.serialization.pydantic_fields").field_of(source)

    def _repr_html_(self) -> str:
        """What a notebook shows: what it says, and each field as the repr shows it, so no more of anybody than that."""
        rows = "".join(
            f"<tr><th>{_escaped(field.name)}</th><td>{_escaped(_shown(field, getattr(self, field.name)))}</td></tr>"
            for field in attrs.fields(cast("Any", type(self)))
            if field.repr
        )
        said = str(self)
        name = type(self).__name__
        caption = name if said == repr(self) else f"{name}: {said}"
        return f"<table><caption>{_escaped(caption)}</caption><tbody>{rows}</tbody></table>"

    def __str__(self) -> str:
        said = self._words.format(self) if self._words else getattr(self, "explanation", None)
        return said if isinstance(said, str) else repr(self)


def _escaped(text: str) -> str:
    import html  # noqa: PLC0415 - only what draws a record needs it

    return html.escape(visible(text))


def _shown(field: Any, value: object) -> str:
    """A field's value in words, or as its repr where it has one of its own."""
    if callable(field.repr):
        return str(field.repr(value))
    return ", ".join(map(str, value)) if isinstance(value, tuple | frozenset) else str(value)


def _first_check(self: Record) -> None:
    """Make the check of a class when its first record is made, and leave it with the class, and the door of all later ones."""
    kind = type(self)
    check = _check_of(kind)
    kind.__attrs_post_init__ = check  # type: ignore[assignment,method-assign]  # as above
    door = _door_of(kind)
    if door is not None:
        kind.__init__ = door  # type: ignore[method-assign]  # as above
    check(self)


def _as_tuple(values: Any) -> Any:
    if values.__class__ is tuple:
        return values
    # what is no list of values is left as it is, for the check of the record to name the field
    return values if isinstance(values, str | bytes | Mapping) or not isinstance(values, Iterable) else tuple(values)


def of_several(values: Iterable[T], make: Callable[[tuple[T, ...]], R]) -> R:
    """What a converter makes of several values: sorts them, or puts them in a set.

    What cannot be made into that is left as it is, for the check of the record to name the field.
    """
    several = _as_tuple(values)
    try:
        return make(several) if several.__class__ is tuple else cast("R", several)
    except (TypeError, AttributeError):
        return cast("R", several)


def own_mapping(values: Mapping[K, T]) -> Mapping[K, T]:
    """What a converter makes of a mapping: a copy, which nobody else can change."""
    return dict(values) if isinstance(values, Mapping) else values


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


class Catalogue(tuple[T, ...]):
    """Records that ship, whose repr says how many of what they are.

    Examples:
        >>> from safeguarding.dates import Period
        >>> Catalogue([Period(years=3), Period(months=6)])
        <2 of Period>
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<{len(self)} of {type(self[0]).__name__ if self else 'nothing'}>"


def how_many(several: Collection[object]) -> str:
    """The repr of a field that may hold many: how many, so that the repr of the whole stays short."""
    return f"<{len(several)}>"


class NoTruthValue:
    """The base of what a rule finds: a value to be looked at, which is neither true nor false.

    A test that says ``assert check(claim)`` would otherwise pass whatever was found.
    """

    __slots__ = ()
    _instead = ""
    """What to ask for instead."""

    def __bool__(self) -> NoReturn:
        kind = type(self)
        one_of_several = (
            f"compare it: is {kind.__name__}.{next(iter(kind)).name}" if issubclass(kind, enum.Enum) else ""
        )
        remedy = one_of_several or (f"ask for its {self._instead}" if self._instead else "")
        raise NoTruthValueError(f"{described(self)} is neither true nor false", remedy=remedy)


def _check_of(kind: type[Record]) -> Callable[[Any], None]:
    """The check of a class: its fields' types, then what it says itself."""
    tests, hints = TypeTests(), hints_of(kind)
    lines = []
    for field in attrs.fields(cast("Any", kind)):
        if field.init and (refusal := _refusal(tests, kind, field, hints, "value")):
            lines += [f"value = self.{field.name}", refusal]
    if kind._check is not Record._check:
        lines.append("self._check()")
    return cast("Callable[[Any], None]", tests.define("_door", "self", [*lines, "return None"]))


def _refusal(tests: TypeTests, kind: type[Record], field: Any, hints: Mapping[str, Any], value: str) -> str:
    """The statement that refuses a field of another type; empty where there is nothing to test."""
    hint = hints.get(field.name, Any)
    test = tests.expression(hint, value)
    return "" if test == ANYTHING else tests.refusal(test, f"{kind.__name__}.{field.name}", hint, value)


def blank_of(kind: type[T]) -> Any:
    """A class laid out as a record's, whose fields can be filled one by one; then it is turned into the record's.

    To set a field of a frozen class costs ten times as much.

    Examples:
        >>> @attrs.frozen
        ... class Visit(Record):
        ...     days: int
        >>> visit = blank_of(Visit)()
        >>> visit.days = 5
        >>> visit.__class__ = Visit
        >>> visit
        Visit(days=5)
    """
    # without all three of these Python would not fill a field directly
    plain = {name: getattr(object, name) for name in ("__init__", "__setattr__", "__delattr__")}
    return type(f"{kind.__name__}Blank", (kind,), {"__slots__": (), **plain})


def like_of(kind: type[T], *changed: str) -> Callable[..., T]:
    """What makes records of a class like one that is there, with some fields changed: nothing of it is checked again.

    It is for very many records that differ in what was looked at before, and in nothing that the class checks together.

    Args:
        kind: The class.
        *changed: The fields that are given, in this order, after the record that the others are taken from.

    Examples:
        >>> @attrs.frozen
        ... class Visit(Record):
        ...     days: int
        ...     notes: tuple[str, ...] = attrs.field(default=(), converter=Several[str])
        >>> like_of(Visit, "notes")(Visit(days=5), ("a note",))
        Visit(days=5, notes=('a note',))
    """
    tests = TypeTests()
    names = [field.name for field in attrs.fields(cast("Any", kind))]
    lines = [f"self = {tests.name(blank_of(kind))}()"]
    lines += [f"self.{name} = {name if name in changed else f'like.{name}'}" for name in names]
    lines += [f"self.__class__ = {tests.name(kind)}", "return self"]
    return cast("Callable[..., T]", tests.define("made", ", ".join(["like", *changed]), lines))


def default_of(field: Any) -> Any:
    """What stands in a field that is not given, converted as a given value would be; ``attrs.NOTHING`` for none.

    Raises:
        ValueError: where it is worked out from the other fields.
    """
    default = field.default
    if isinstance(default, attrs.Factory):  # type: ignore[arg-type]  # a function to mypy, a class when it runs
        if default.takes_self:
            raise ValueError(field.name)
        default = default.factory()
    return default if default is attrs.NOTHING or field.converter is None else field.converter(default)


_turn_into = vars(object)["__class__"].__set__


def _door_of(kind: type[Record]) -> Callable[..., None] | None:
    """The ``__init__`` of a class, with its checks, to take the place of attrs' own; None where that stays.

    It does what attrs' does: defaults, converters, fields, then the check, in this order.
    """
    made_by_attrs, fields = kind.__init__, attrs.fields(cast("Any", kind))
    if not _can_be_filled(kind, fields):
        return None
    tests, hints = TypeTests(), hints_of(kind)
    as_tuple, own = tests.name(_as_tuple), tests.name(kind)
    given = [field for field in fields if field.init]
    converted, tested = [], []
    for field in given:
        name, default = field.alias, field.default
        if isinstance(default, attrs.Factory):  # type: ignore[arg-type]  # a function to mypy, a class when it runs
            converted.append(f"if {name} is {tests.name(attrs.NOTHING)}: {name} = {tests.name(default.factory)}()")
        if field.converter is _as_tuple:
            # most are tuples already
            converted.append(f"if {name}.__class__ is not tuple: {name} = {as_tuple}({name})")
        elif field.converter is not None:
            converted.append(f"{name} = {tests.name(field.converter)}({name})")
        tested.append(_refusal(tests, kind, field, hints, name))
    # somebody's own class that adds to this one has another layout
    passed = ", ".join(f"{field.alias}={field.alias}" for field in given)
    lines = [f"if self.__class__ is not {own}: return {tests.name(made_by_attrs)}(self, {passed})"]
    lines += [*converted, *filter(None, tested), f"{tests.name(_turn_into)}(self, {tests.name(blank_of(kind))})"]
    lines += [f"self.{field.name} = {field.alias}" for field in given]
    lines.append(f"self.__class__ = {own}")
    if kind._check is not Record._check:
        lines.append("self._check()")
    door: Callable[..., None] = update_wrapper(
        tests.define("_door", _head_of(made_by_attrs, tests), lines), made_by_attrs
    )
    return door


def _can_be_filled(kind: type[Record], fields: Iterable[Any]) -> bool:
    """Whether attrs made the class whole, and makes nothing of its fields that is not written here."""
    made = attrs.inspect(cast("Any", kind)) if "__attrs_attrs__" in vars(kind) else None
    return (
        made is not None
        and made.added_init
        and made.is_frozen
        and made.is_slotted
        and not hasattr(kind.__init__, "__wrapped__")
        and all(
            (field.init or field.default is attrs.NOTHING)
            and field.validator is None
            and not isinstance(field.converter, attrs.Converter)
            and not getattr(field.default, "takes_self", False)
            and not hasattr(builtins, field.alias)
            for field in fields
        )
    )


def _head_of(function: Callable[..., Any], tests: TypeTests) -> str:
    """The parameters of a function, with its defaults."""
    head: list[str] = []
    for each in inspect.signature(function).parameters.values():
        if each.kind is each.KEYWORD_ONLY and "*" not in head:
            head.append("*")
        head.append(each.name if each.default is each.empty else f"{each.name}={tests.name(each.default)}")
    return ", ".join(head)
