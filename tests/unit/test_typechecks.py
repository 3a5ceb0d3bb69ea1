"""What a value's type hint lets in, what it refuses, and how the refusal reads. No value is ever shown."""

import types
from collections.abc import Callable, Iterable, Mapping, Sequence, Set as AbstractSet
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Literal, NewType, Optional, TypeVar

import pytest

from safeguarding.errors import InvalidRecordError
from safeguarding.secrets import Secret
from safeguarding.typechecks import TypeTests, refuse

Reference = NewType("Reference", str)
Bound = TypeVar("Bound", bound=date)
Free = TypeVar("Free")


class Day(date):
    """A kind of date that is still a date."""


class Text(str):
    __slots__ = ()


A_DAY = date(2017, 9, 19)
A_MOMENT = datetime(2017, 9, 19)  # noqa: DTZ001 - a naive time is the point


@pytest.mark.parametrize(
    ("hint", "right", "wrong"),
    [
        (int, [0, -1, 10**30], [True, "1", 1.0, Decimal(1), None]),
        (float, [0.5, 1], [True, "1", Fraction(1, 2)]),
        (bool, [True, False], [0, 1, "True", None]),
        (str, ["", "a", Text("a")], [b"a", 1, None, ["a"]]),
        (date, [A_DAY, Day(2017, 9, 19)], [A_MOMENT, "2017-09-19", None, 43000]),
        (datetime, [A_MOMENT], [A_DAY, "2017-09-19"]),
        (None, [None], [0, False, ""]),
        (int | None, [1, None], [True, "1"]),
        (Optional[date], [A_DAY, None], [A_MOMENT, 1]),  # noqa: UP045 - written as other people write it
        (date | datetime, [A_DAY, A_MOMENT], ["now"]),
        (int | str, [1, "a"], [True, 1.0]),
        (Literal["a", 1], ["a", 1], [True, "b", 1.0, [], None]),
        (tuple[int, ...], [(), (1, 2)], [[1], (True,), (1, "2"), 1, None]),
        (tuple[int, str], [(1, "a")], [(1,), (1, "a", "b"), ("a", 1), [1, "a"], ()]),
        (tuple[tuple[int, int], ...], [(), ((1, 2),)], [((1,),), (1, 2), ((1, "2"),)]),
        (list[int], [[], [1]], [(1,), ["1"], "1"]),
        (frozenset[str], [frozenset(), frozenset("a")], [{"a"}, frozenset((1,)), ["a"], "a"]),
        (AbstractSet[str], [{"a"}, frozenset("a")], [["a"], {1}]),
        (Sequence[str], [["a"], ("a",), []], ["a", b"a", ["a", 1], {"a"}, iter(["a"])]),
        (Iterable[str], [["a"], {"a"}, iter(["a"]), iter([1])], ["a", [1], 1, b"a"]),
        (Mapping[str, int], [{}, {"a": 1}, types.MappingProxyType({"a": 1})], [{"a": True}, {1: 1}, [("a", 1)], "a"]),
        (Mapping[str, AbstractSet[str]], [{"a": {"b"}}], [{"a": ["b"]}, {"a": {1}}]),
        (Mapping[str, Any], [{"a": object()}], [{1: 1}]),
        (Mapping[tuple[str | None, ...], int], [{("a", None): 1}], [{"a": 1}, {("a", 1): 1}]),
        (dict[str, int], [{"a": 1}], [types.MappingProxyType({"a": 1})]),
        (Annotated[int, "of people"], [1], [True, "a"]),
        (Reference, ["S1"], [1]),
        (tuple[Reference, ...], [("S1",)], [(1,)]),
        (Bound, [A_DAY], [A_MOMENT, 1]),
        (Free, [1, object()], []),
        (Any, [1, object()], []),
        (object, [1, object()], []),
        (Callable[[int], str], [str, lambda _: ""], [1, "a"]),
        (Callable, [str], [1]),
        (type[int], [int], [1]),
        ("NotKnownHere", [1], []),
    ],
)
def test_hints(hint: object, right: list[object], wrong: list[object]) -> None:
    """Every kind of hint, with values that it lets in and values that it refuses."""
    test = TypeTests().function(hint)
    assert [value for value in right if not test(value)] == []
    assert [value for value in wrong if test(value)] == []


def test_an_iterator_is_not_used_up() -> None:
    """What can be walked once is handed on whole, so its elements are not looked at."""
    several = iter(["a", "b"])
    assert TypeTests().function(Iterable[str])(several)
    assert list(several) == ["a", "b"]


@pytest.mark.parametrize(
    ("hint", "value", "message"),
    [
        (str, 7, "an int stands where a text is wanted"),
        (int, True, "a bool stands where a whole number is wanted"),
        (float, "1", "a str stands where a number is wanted"),
        (bool, 1, "an int stands where true or false is wanted"),
        (date, A_MOMENT, "a datetime stands where a date is wanted"),
        (date | None, "now", "a str stands where a date or None is wanted"),
        (Literal["a", "b"], "secret", "a str stands where one of 'a', 'b' is wanted"),
        (tuple[str, ...], 7, "an int stands where a list is wanted"),
        (tuple[str, ...], "secret", "a str stands where a list is wanted"),
        (tuple[str, ...], ("a", 7), "an int stands where a text is wanted"),
        (tuple[str, ...] | None, ("a", None), "a NoneType stands where a text is wanted"),
        (tuple[int, str], (1, 2, 3), "a tuple stands where a tuple of 2 is wanted"),
        (tuple[int, str], (1, 2), "an int stands where a text is wanted"),
        (tuple[tuple[str, int], ...], (("a", "b"),), "a str stands where a whole number is wanted"),
        (frozenset[str], [1], "an int stands where a text is wanted"),
        (frozenset[str], 7, "an int stands where a set is wanted"),
        (Mapping[str, int], ["a"], "a list stands where a mapping is wanted"),
        (Mapping[str, int], {"a": "secret"}, "a str stands where a whole number is wanted"),
        (Mapping[str, int], {7: 7}, "an int stands where a text is wanted"),
        (Callable[[], None], 7, "an int stands where a function is wanted"),
        (Secret, "secret", "a str stands where a Secret is wanted"),
    ],
)
def test_the_refusal_names_what_was_found_and_wanted(hint: object, value: object, message: str) -> None:
    """The class of the value, or of its first element that is wrong, and never the value."""
    with pytest.raises(InvalidRecordError) as caught:
        refuse("Record.field", hint, value)
    assert str(caught.value) == f"Record.field: {message}"
    assert "secret" not in str(caught.value)
