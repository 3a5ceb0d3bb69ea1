"""The doors of functions and methods: their arguments are tested before they see them."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from functools import update_wrapper
from types import FunctionType
from typing import Any, ParamSpec, TypeVar

from safeguarding.errors import SafeguardingError
from safeguarding.typechecks import ANYTHING, TypeTests, element_of, hints_of, refuse

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")


def checked(function: Callable[P, R], *, module: str) -> Callable[P, R]:
    """The function with its arguments tested first, as it is handed to importers.

    Args:
        function: A rule. Of a reader the errors come without its own steps.
        module: The package that hands it out, by which it is found again when it is pickled.

    Examples:
        >>> def doubled(number: int, *, times: int = 1) -> int:
        ...     return number * 2**times
        >>> checked(doubled, module="safeguarding")("7")
        Traceback (most recent call last):
        ...
        safeguarding.errors.InvalidRecordError: doubled(number): a str stands where a whole number is wanted
    """
    tests, hints = TypeTests(), hints_of(function)
    called = function.__qualname__.rpartition("<locals>.")[2]
    head, lines, call = [], [], []
    kinds = inspect.Parameter
    before: Any = None
    for name, each in inspect.signature(function).parameters.items():
        if before is kinds.POSITIONAL_ONLY is not each.kind:
            head.append("/")
        if each.kind is kinds.KEYWORD_ONLY and before not in (kinds.KEYWORD_ONLY, kinds.VAR_POSITIONAL):
            head.append("*")
        before = each.kind
        stars = "*" if each.kind is kinds.VAR_POSITIONAL else "**" if each.kind is kinds.VAR_KEYWORD else ""
        head.append(f"{stars}{name}" if each.default is each.empty else f"{name}={tests.name(each.default)}")
        call.append(f"{name}={name}" if each.kind is kinds.KEYWORD_ONLY else f"{stars}{name}")
        hint = _gathered(stars, hints.get(name, Any))
        test = tests.expression(hint, name)
        if test != ANYTHING:
            place = f"{called}({name})"
            lines += [tests.refusal(test, place, hint, name), *_seen_as_they_come(tests, place, hint, name)]
    if not lines:
        return function
    if before is kinds.POSITIONAL_ONLY:
        head.append("/")
    result = f"return {tests.name(function)}({', '.join(call)})"
    if function.__name__.startswith(("read_", "from_")) or any("Path" in str(each) for each in hints.values()):
        again = f"raise {tests.name(without_steps)}(error) from None"
        result = f"try: {result}\n    except {tests.name(SafeguardingError)} as error: {again}"
    lines.append(result)
    door: Callable[P, R] = update_wrapper(tests.define("_door", ", ".join(head), lines), function)
    door.__module__ = module
    return door


def guard_methods(owner: type) -> None:
    """Test the arguments of the public methods of a class, each from its first call on.

    Examples:
        >>> class Visit:
        ...     def is_after(self, days: int) -> bool:
        ...         return days < 5
        >>> guard_methods(Visit)
        >>> Visit().is_after("7")
        Traceback (most recent call last):
        ...
        safeguarding.errors.InvalidRecordError: Visit.is_after(days): a str stands where a whole number is wanted
    """
    for name, member in tuple(vars(owner).items()):
        of_class = isinstance(member, classmethod)
        function = member.__func__ if of_class else member
        if name.startswith("_") or not isinstance(function, FunctionType):
            continue
        # attrs makes a class twice, the second time with what was made here of the first
        method = vars(function).get("first_call_of", function)
        if hasattr(method, "__wrapped__") or not _takes_more_than_itself(method):
            continue
        first = _at_first_call(owner, name, method, classmethod if of_class else None)
        setattr(owner, name, classmethod(first) if of_class else first)


def _takes_more_than_itself(method: FunctionType) -> bool:
    code = method.__code__
    # a method that calls that of its parent is bound to its class by attrs, which does not find it behind a door
    return code.co_argcount + code.co_kwonlyargcount > 1 and "__class__" not in code.co_freevars


def _at_first_call(owner: type, name: str, method: FunctionType, kind: Callable[[Any], Any] | None) -> Any:
    def first(*given: Any, **named: Any) -> Any:
        door = checked(method, module=method.__module__)
        setattr(owner, name, kind(door) if kind else door)
        return door(*given, **named)

    update_wrapper(first, method)
    vars(first)["first_call_of"] = method
    return first


def without_steps(error: SafeguardingError) -> SafeguardingError:
    """An error without the steps that led to it, whose variables hold what stands in a file: a traceback may show them.

    Examples:
        >>> from safeguarding.errors import InvalidRecordError
        >>> try:
        ...     int("Invented Person")
        ... except ValueError as error:
        ...     found = InvalidRecordError("no number")
        ...     found.__context__ = error
        >>> without_steps(found).__context__ is None
        True
    """
    error.__cause__ = error.__context__ = None
    return error.with_traceback(None)


def _seen_as_they_come(tests: TypeTests, place: str, hint: Any, name: str) -> Iterator[str]:
    """The statement that has the elements of an iterator tested, each when it comes."""
    element = element_of(hint)
    test = tests.expression(element, "each")
    if test != ANYTHING:
        is_right = tests.name(tests.function(element))
        each = f"{tests.name(_each_tested)}({name}, {is_right}, {place!r}, {tests.name(element)})"
        yield f"if isinstance({name}, {tests.name(Iterator)}): {name} = {each}"


def _each_tested(several: Iterator[T], is_right: Callable[[Any], bool], place: str, hint: Any) -> Iterator[T]:
    for each in several:
        if not is_right(each):
            refuse(place, hint, each)
        yield each


def _gathered(stars: str, hint: Any) -> Any:
    """The hint of all that a starred parameter gathers."""
    if not stars or TypeTests().expression(hint, "each") == ANYTHING:
        return hint
    return tuple[hint, ...] if stars == "*" else Mapping[str, hint]
