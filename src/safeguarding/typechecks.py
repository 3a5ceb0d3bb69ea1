"""Tests of values made from type hints: for the fields of records and for the arguments of public rules.

A test is an expression that looks at a value's class, by identity first. It refuses what Python's own types would let
pass: True for a whole number, a ``datetime`` for a ``date``, a text for a list. What is refused is never shown.
"""

from __future__ import annotations

import builtins
import inspect
import sys
import types
import typing
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Set as AbstractSet
from datetime import date, datetime
from typing import Any, TypeVar, get_args, get_origin

from safeguarding.errors import InvalidRecordError

# what a class is called where its own name would not help; a class may also say so itself, in `_wanted_as`
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
_IMPOSTORS: Mapping[object, type] = {date: datetime, int: bool}
_UNIONS = (typing.Union, types.UnionType)
_MOST_DIGITS = 40
LARGEST_NUMBER = 10**_MOST_DIGITS - 1
"""No whole number of a record is larger: nothing is counted so far, and its arithmetic would be slow or impossible."""
ANYTHING = "True"
"""The test of a hint that nothing can be tested by."""


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
        '(value is None or ((value.__class__ is int or (isinstance(value, int) and not isinstance(value, bool))) and -LARGEST <= value <= LARGEST))'
        >>> is_texts = tests.function(tuple[str, ...])
        >>> is_texts(("a", "b")), is_texts(("a", 1)), is_texts("ab")
        (True, False, False)
    """

    def __init__(self) -> None:
        self.names: dict[str, Any] = {}

    def expression(self, hint: Any, value: str) -> str:
        """An expression that is true where the variable called ``value`` holds what the hint says."""
        hint = _plain(hint)
        origin, parts = get_origin(hint), get_args(hint)
        if _says_nothing(hint):
            return ANYTHING
        if origin in _UNIONS:
            return self._union(parts, value)
        if origin is typing.Literal:
            # the class too, since True equals 1
            return (
                f"({value}.__class__ in {self.name({type(part) for part in parts})} and {value} in {self.name(parts)})"
            )
        if origin in (Callable, type) or hint in (Callable, type):
            return f"callable({value})"
        if _is_collection(origin) and parts:
            return self._collection(origin, parts, value)
        kind = origin or hint
        return self._class(kind, value) if isinstance(kind, type) else ANYTHING

    def function(self, hint: Any) -> Callable[[Any], bool]:
        """The test of a hint as a function."""
        return typing.cast("Callable[[Any], bool]", self._run(f"lambda value: {self.expression(hint, 'value')}"))

    def define(self, name: str, head: str, lines: Iterable[str]) -> Any:
        """The function of a name, from its parameters and its lines."""
        exec("\n    ".join([f"def {name}({head}):", *lines]), self.names)  # noqa: S102 - our own source, from type hints
        return self.names[name]

    def name(self, thing: Any) -> str:
        """The name by which an expression reaches a thing. No parameter of a rule has such a name."""
        known: str = getattr(thing, "__name__", "")
        if known and getattr(builtins, known, None) is thing:
            return known
        name = f"_{len(self.names)}_"
        self.names[name] = thing
        return name

    def refusal(self, test: str, place: str, hint: Any, value: str) -> str:
        """The statement that refuses a value which does not pass its test."""
        return f"if not ({test}): {self.name(refuse)}({place!r}, {self.name(hint)}, {value})"

    def _run(self, source: str) -> Any:
        return eval(source, self.names)  # noqa: S307 - our own source, from type hints

    def _class(self, kind: type, value: str) -> str:
        if kind is type(None):
            return f"{value} is None"
        if kind is float:
            return f"{value}.__class__ is float or isinstance({value}, float) or ({value}.__class__ is int and {self._bounds(value)})"
        name = self.name(kind)
        exact = f"{value}.__class__ is {name}"
        if kind in _IMPOSTORS:
            impostor = self.name(_IMPOSTORS[kind])
            test = f"{exact} or (isinstance({value}, {name}) and not isinstance({value}, {impostor}))"
            return f"(({test}) and {self._bounds(value)})" if kind is int else test
        return exact if kind is bool else f"{exact} or isinstance({value}, {name})"

    def _bounds(self, value: str) -> str:
        self.names["LARGEST"] = LARGEST_NUMBER
        return f"-LARGEST <= {value} <= LARGEST"

    def _union(self, parts: Iterable[Any], value: str) -> str:
        # None first: it is the cheapest to see
        in_order = sorted(parts, key=lambda part: part is not type(None))
        expressions = [self.expression(part, value) for part in in_order]
        return ANYTHING if ANYTHING in expressions else f"({' or '.join(dict.fromkeys(expressions))})"

    def _collection(self, origin: type, parts: tuple[Any, ...], value: str) -> str:
        if origin is tuple and parts[-1] is not Ellipsis:
            each = [f"({self.expression(part, f'{value}[{k}]')})" for k, part in enumerate(parts)]
            return f"({' and '.join([f'{value}.__class__ is tuple', f'len({value}) == {len(parts)}', *each])})"
        shape = f"isinstance({value}, {self.name(origin)}) and not isinstance({value}, (str, bytes))"
        if origin is tuple:
            shape = f"{value}.__class__ is tuple"
        if issubclass(origin, Mapping):
            inner = [f"({self.expression(part, name)})" for part, name in zip(parts, ("key", "item"), strict=True)]
            inside = self._run(f"lambda them: not [1 for key, item in them.items() if not ({' and '.join(inner)})]")
        else:
            each_one = self.expression(parts[0], "each")
            if each_one == ANYTHING:
                return f"({shape})"
            # a list, since a generator costs more than what it looks at
            inside = self._run(f"lambda several: not [1 for each in several if not ({each_one})]")
        whole = f"{self.name(inside)}({value})"
        if origin is tuple:
            # most are empty, and a call costs more than a look
            whole = f"(not {value} or {whole})"
        elif not issubclass(origin, Collection):
            # an iterator can be walked once, and that is not for a test
            whole = f"(not isinstance({value}, {self.name(Collection)}) or {whole})"
        return f"({shape} and {whole})"


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


def _is_collection(origin: Any) -> bool:
    """Whether a hint's origin is one of Python's own collections, whose parts say what is in it."""
    return (
        isinstance(origin, type)
        and origin.__module__ in ("builtins", "collections.abc")
        and issubclass(origin, Iterable)
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
    for option in get_args(hint) if get_origin(hint) in _UNIONS else (hint,):
        for part, each in _elements(_plain(option), value):
            if not TypeTests().function(part)(each):
                return _mismatch(part, each)
    found, wanted = described(value), _wanted(hint)
    if isinstance(value, int) and abs(value) > LARGEST_NUMBER:
        return f"a whole number of more than {_MOST_DIGITS} digits", "a shorter one"
    # where a list is wanted, but no converter makes a tuple of one
    return found, "a tuple" if (found, wanted) == ("a list", "a list") else wanted


def _elements(hint: Any, value: object) -> Iterator[tuple[Any, object]]:
    """The elements of a value that is such a collection as the hint says, each with its own hint."""
    origin, parts = get_origin(hint), get_args(hint)
    if not _is_collection(origin) or not isinstance(value, Collection) or isinstance(value, str | bytes):
        return
    if issubclass(origin, Mapping) or isinstance(value, Mapping):
        if issubclass(origin, Mapping) and isinstance(value, Mapping):
            yield from ((part, each) for item in value.items() for part, each in zip(parts, item, strict=True))
    elif origin is not tuple or parts[-1] is Ellipsis:
        yield from ((parts[0], each) for each in value)
    elif isinstance(value, tuple) and len(value) == len(parts):
        yield from zip(parts, value, strict=True)


# of a union of many, as all the kinds of claim are, the first say which is meant
_MOST_NAMED = 4


def _wanted(hint: Any) -> str:
    hint = _plain(hint)
    origin, parts = get_origin(hint), get_args(hint)
    if origin in _UNIONS:
        # None last, whichever way it was written
        in_order = sorted(parts, key=lambda part: part is type(None))
        wanted = list(dict.fromkeys(map(_wanted, in_order)))
        more = len(wanted) - _MOST_NAMED
        return " or ".join(wanted) if more <= 0 else f"{', '.join(wanted[:_MOST_NAMED])} or one of {more} others"
    if origin is typing.Literal:
        return f"one of {', '.join(map(repr, parts))}"
    if hint in _WORDS:
        return _WORDS[hint]
    if not _is_collection(origin):
        kind = origin or hint
        in_words = getattr(kind, "_wanted_as", "")
        return in_words or ("a function" if kind is Callable else _with_article(getattr(kind, "__name__", str(kind))))
    if origin is tuple and parts[-1] is not Ellipsis:
        return f"a tuple of {len(parts)}"
    return "a mapping" if issubclass(origin, Mapping) else "a set" if issubclass(origin, AbstractSet) else "a list"


def element_of(hint: Any) -> Any:
    """The hint of what an iterator gives, where a hint takes one; else ``object``. Its elements can be seen only as they come.

    Examples:
        >>> element_of(Iterable[int] | None), element_of(list[int])
        (<class 'int'>, <class 'object'>)
    """
    hint = _plain(hint)
    for option in map(_plain, get_args(hint) if get_origin(hint) in _UNIONS else (hint,)):
        origin = get_origin(option)
        if _is_collection(origin) and not issubclass(origin, Collection):
            return get_args(option)[0]
    return object
