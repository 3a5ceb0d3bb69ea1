"""Tests of values made from type hints: for the fields of records and for the arguments of public rules.

A test is an expression that looks at a value's class, by identity first. It refuses what Python's own types would let
pass: True for a whole number, a ``datetime`` for a ``date``, a text for a list. What is refused is never shown.
"""

from __future__ import annotations

import inspect
import sys
import types
import typing
from collections.abc import Callable, Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from datetime import date, datetime
from functools import update_wrapper
from typing import Any, ParamSpec, TypeVar, get_args, get_origin

from safeguarding.errors import InvalidRecordError

P = ParamSpec("P")
R = TypeVar("R")

_WORDS: Mapping[object, str] = {
    str: "a text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    date: "a date",
    datetime: "a date with its time",
    type(None): "None",
}
# where a subclass stands for something else, it is refused
_IMPOSTORS: Mapping[object, str] = {date: "datetime", int: "bool"}
_ANYTHING = "True"


def described(value: object) -> str:
    """The class of a value with its article, for messages that must not show the value.

    Examples:
        >>> described("Invented Person"), described(7)
        ('a str', 'an int')
    """
    return _with_article(type(value).__name__)


def _with_article(noun: str) -> str:
    return f"{'an' if noun[:1].casefold() in 'aeiou' else 'a'} {noun}"


class TypeTests:
    """Tests as Python expressions, with the names that they use.

    Examples:
        >>> tests = TypeTests()
        >>> tests.expression(int | None, "value")
        '(value is None or value.__class__ is int or (isinstance(value, int) and not isinstance(value, bool)))'
        >>> is_texts = tests.function(tuple[str, ...])
        >>> is_texts(("a", "b")), is_texts(("a", 1)), is_texts("ab")
        (True, False, False)
    """

    def __init__(self) -> None:
        self.names: dict[str, Any] = {"date": date, "datetime": datetime}

    def expression(self, hint: Any, value: str) -> str:
        """An expression that is true where the variable called ``value`` holds what the hint says."""
        hint = _plain(hint)
        origin, parts = get_origin(hint), get_args(hint)
        if _says_nothing(hint):
            return _ANYTHING
        if origin in (typing.Union, types.UnionType):
            return self._union(parts, value)
        if origin is typing.Literal:
            return f"{value} in {self._name(parts)}"
        if origin is None and isinstance(hint, type):
            return self._class(hint, value)
        if origin in (Callable, type) or hint in (Callable, type):
            return f"callable({value})"
        if isinstance(origin, type) and parts and issubclass(origin, Iterable):
            return self._collection(origin, parts, value)
        return self._class(origin, value) if isinstance(origin, type) else _ANYTHING

    def function(self, hint: Any) -> Callable[[Any], bool]:
        """The test of a hint as a function."""
        return typing.cast("Callable[[Any], bool]", self.run(f"lambda value: {self.expression(hint, 'value')}"))

    def run(self, source: str, *, name: str = "") -> Any:
        """What a source makes: an expression's value, or the function of that name."""
        if not name:
            return eval(source, self.names)  # noqa: S307 - our own source, from type hints
        exec(source, self.names)  # noqa: S102 - our own source, from type hints
        return self.names[name]

    def _name(self, thing: Any) -> str:
        if isinstance(thing, type) and self.names.setdefault(thing.__name__, thing) is thing:
            return thing.__name__
        name = f"_{len(self.names)}"
        self.names[name] = thing
        return name

    def _class(self, kind: type, value: str) -> str:
        name = self._name(kind)
        if kind is type(None):
            return f"{value} is None"
        if kind is float:
            return f"{value}.__class__ is float or {value}.__class__ is int or isinstance({value}, float)"
        exact = f"{value}.__class__ is {name}"
        if kind in _IMPOSTORS:
            return f"{exact} or (isinstance({value}, {name}) and not isinstance({value}, {_IMPOSTORS[kind]}))"
        return exact if kind is bool else f"{exact} or isinstance({value}, {name})"

    def _union(self, parts: Iterable[Any], value: str) -> str:
        # None first: it is the cheapest to see
        in_order = sorted(parts, key=lambda part: part is not type(None))
        expressions = [self.expression(part, value) for part in in_order]
        return _ANYTHING if _ANYTHING in expressions else f"({' or '.join(dict.fromkeys(expressions))})"

    def _collection(self, origin: type, parts: tuple[Any, ...], value: str) -> str:
        name = self._name(origin)
        shape = f"isinstance({value}, {name}) and not isinstance({value}, (str, bytes))"
        if origin is tuple:
            shape = f"{value}.__class__ is tuple"
            if parts[-1] is not Ellipsis:
                each = [f"({self.expression(part, f'{value}[{k}]')})" for k, part in enumerate(parts)]
                return f"({' and '.join([shape, f'len({value}) == {len(parts)}', *each])})"
        if issubclass(origin, Mapping):
            key, item = (self.expression(part, each) for part, each in zip(parts, ("key", "item"), strict=True))
            tests = [f"({each})" for each in (key, item) if each != _ANYTHING]
            if not tests:
                return f"({shape})"
            return f"({shape} and all({' and '.join(tests)} for key, item in {value}.items()))"
        each = self.expression(parts[0], "each")
        if each == _ANYTHING:
            return f"({shape})"
        inside = self.run(f"lambda several: all({each} for each in several)" if "each in" in each else _loop(each))
        # an iterator can be walked once, and that is not for a test
        countable = "" if issubclass(origin, Collection) else f"not isinstance({value}, {self._name(Collection)}) or "
        return f"({shape} and ({countable}not {value} or {self._name(inside)}({value})))"


def _loop(each: str) -> str:
    # faster than a generator, which costs more than what it looks at
    return f"lambda several: not [1 for each in several if not ({each})]"


def _plain(hint: Any) -> Any:
    """A hint without its wrapping: annotations, new types, aliases, bounds."""
    while True:
        if get_origin(hint) is typing.Annotated:
            hint = get_args(hint)[0]
        elif isinstance(hint, typing.NewType):
            hint = hint.__supertype__
        elif isinstance(hint, TypeVar) and hint.__bound__ is not None:
            hint = hint.__bound__
        elif hint is None:
            return type(None)
        else:
            return hint


def _says_nothing(hint: Any) -> bool:
    return (
        hint in (Any, object, ...)
        or isinstance(hint, str | TypeVar | typing.ForwardRef)
        or bool(getattr(get_origin(hint) or hint, "_is_protocol", False))
    )


def hints_of(thing: Any) -> dict[str, Any]:
    """The type hints of a class or function; those that cannot be resolved at run time are left out."""
    try:
        return typing.get_type_hints(thing)
    except NameError:
        pass
    names = vars(sys.modules[thing.__module__])
    found: dict[str, Any] = {}
    for name, hint in inspect.get_annotations(thing).items():
        try:
            found[name] = eval(hint, dict(names)) if isinstance(hint, str) else hint  # noqa: S307 - our own annotation
        except NameError:
            continue
    return found


def refuse(place: str, hint: Any, value: object) -> None:
    """Raise what is wrong with a value, without showing it.

    Raises:
        InvalidRecordError: always; it names the place, the class found and the type wanted.
    """
    found, wanted = _mismatch(hint, value)
    raise InvalidRecordError(f"{place}: {found} stands where {wanted} is wanted")


def _mismatch(hint: Any, value: object) -> tuple[str, str]:
    """What was found and what was wanted, of the value or of its first element that is wrong."""
    hint = _plain(hint)
    for part in get_args(hint) if get_origin(hint) in (typing.Union, types.UnionType) else (hint,):
        origin, parts = get_origin(part), get_args(part)
        if isinstance(value, tuple | list | AbstractSet) and isinstance(origin, type) and issubclass(origin, Iterable):
            inner = parts[0] if len(parts) == 1 or parts[-1] is Ellipsis or not isinstance(value, tuple) else None
            test = None if inner is None or issubclass(origin, Mapping) else TypeTests().function(inner)
            wrong = [each for each in value if test is not None and not test(each)]
            if wrong:
                return _mismatch(inner, wrong[0])
    return described(value), _wanted(hint)


def _wanted(hint: Any) -> str:
    hint = _plain(hint)
    origin = get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return " or ".join(dict.fromkeys(map(_wanted, get_args(hint))))
    if origin is typing.Literal:
        return f"one of {', '.join(map(repr, get_args(hint)))}"
    if hint in _WORDS:
        return _WORDS[hint]
    kind = origin or hint
    if isinstance(kind, type) and issubclass(kind, Mapping):
        return "a mapping"
    if isinstance(kind, type) and issubclass(kind, Iterable) and not hasattr(kind, "__attrs_attrs__") and origin:
        return "a list"
    return _with_article(getattr(kind, "__name__", str(kind)))


def checked(function: Callable[P, R], *, module: str) -> Callable[P, R]:
    """The function with its arguments tested first, as it is handed to importers.

    Args:
        function: A rule.
        module: The package that hands it out, by which it is found again when it is pickled.

    Examples:
        >>> def doubled(number: int, *, times: int = 1) -> int:
        ...     return number * 2**times
        >>> checked(doubled, module="safeguarding")("7")
        Traceback (most recent call last):
        ...
        safeguarding.errors.InvalidRecordError: doubled(number): a str stands where a whole number is wanted
    """
    tests = TypeTests()
    hints = hints_of(function)
    tests.names |= {"_function": function, "_refuse": refuse, "_hints": hints}
    head, lines, call = [], [], []
    kinds = inspect.Parameter
    starred = False
    for name, each in inspect.signature(function).parameters.items():
        if each.kind in (kinds.VAR_POSITIONAL, kinds.VAR_KEYWORD):
            star = "*" if each.kind is kinds.VAR_POSITIONAL else "**"
            starred = True
            head.append(f"{star}{name}")
            call.append(f"{star}{name}")
            continue
        if each.kind is kinds.KEYWORD_ONLY and not starred:
            head.append("*")
            starred = True
        default = "" if each.default is each.empty else f"={tests._name(each.default)}"
        head.append(f"{name}{default}")
        call.append(f"{name}={name}" if each.kind is kinds.KEYWORD_ONLY else name)
        test = tests.expression(hints.get(name, Any), name)
        if test != _ANYTHING:
            place = f"{function.__name__}({name})"
            lines.append(f"    if not ({test}): _refuse({place!r}, _hints[{name!r}], {name})")
    if not lines:
        return function
    source = "\n".join([f"def _door({', '.join(head)}):", *lines, f"    return _function({', '.join(call)})"])
    door: Callable[P, R] = update_wrapper(tests.run(source, name="_door"), function)
    door.__module__ = module
    return door
