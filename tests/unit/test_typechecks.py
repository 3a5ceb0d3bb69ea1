"""What a value's type hint lets in, what it refuses, and how the refusal reads. No value is ever shown."""

import inspect
import pickle
import sys
import types
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set as AbstractSet
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Literal, NewType, Optional, TypeVar

import pytest

from safeguarding.errors import InvalidRecordError
from safeguarding.secrets import Secret
from safeguarding.typechecks import TypeTests, checked, refuse

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


def everything(a: int, /, b: str = "b", *rest: int, key: date, last: bool = False, **more: str) -> object:
    """A rule with every kind of parameter."""
    return a, b, rest, key, last, more


def days(starts_on: date, count: int) -> Iterator[date]:
    """A rule that yields."""
    for k in range(count):
        yield date.fromordinal(starts_on.toordinal() + k)


def untyped(a, b=None):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
    return a, b


def shadowed(value: date, date: int, each: Sequence[str], key: Mapping[str, int]) -> object:
    """Parameters that are called as the tests' own names are."""
    return value, date, each, key


class TestRules:
    """A rule's arguments are tested before it runs, and it looks as it did."""

    def test_every_kind_of_parameter_is_handed_on(self) -> None:
        door = checked(everything, module=__name__)
        assert door(1, key=A_DAY) == (1, "b", (), A_DAY, False, {})
        assert door(1, "c", 2, 3, key=A_DAY, last=True, x="y") == (1, "c", (2, 3), A_DAY, True, {"x": "y"})

    @pytest.mark.parametrize(
        ("arguments", "named", "place"),
        [
            ((True,), {"key": A_DAY}, "a"),
            ((1, 2), {"key": A_DAY}, "b"),
            ((1, "b", "2"), {"key": A_DAY}, "rest"),
            ((1,), {"key": A_MOMENT}, "key"),
            ((1,), {"key": A_DAY, "last": 1}, "last"),
            ((1,), {"key": A_DAY, "x": 1}, "more"),
        ],
    )
    def test_each_is_tested(self, arguments: tuple[Any, ...], named: dict[str, Any], place: str) -> None:
        with pytest.raises(InvalidRecordError, match=rf"^everything\({place}\): "):
            checked(everything, module=__name__)(*arguments, **named)

    def test_what_python_refuses_it_still_refuses(self) -> None:
        door: Any = checked(everything, module=__name__)
        for call in (door, lambda: door(a=1, key=A_DAY), lambda: door(1), lambda: door(1, A_DAY)):
            with pytest.raises((TypeError, InvalidRecordError)):
                call()

    def test_names_of_parameters_do_not_matter(self) -> None:
        door: Any = checked(shadowed, module=__name__)
        assert door(A_DAY, 1, ["a"], {"a": 1}) == (A_DAY, 1, ["a"], {"a": 1})
        wrong: tuple[object, ...]
        for wrong in ((A_MOMENT, 1, [], {}), (A_DAY, "1", [], {}), (A_DAY, 1, [1], {}), (A_DAY, 1, [], {"a": "b"})):
            with pytest.raises(InvalidRecordError):
                door(*wrong)

    def test_signature_name_and_docstring_are_kept(self) -> None:
        door = checked(everything, module="safeguarding.example")
        assert inspect.signature(door) == inspect.signature(everything)
        assert (door.__name__, door.__doc__, door.__module__) == (
            "everything",
            everything.__doc__,
            "safeguarding.example",
        )
        assert inspect.unwrap(door) is everything

    def test_a_generator_is_handed_on_and_checked_when_called(self) -> None:
        door = checked(days, module=__name__)
        assert list(door(A_DAY, 2)) == [A_DAY, date(2017, 9, 20)]
        with pytest.raises(InvalidRecordError):
            door(A_DAY, True)

    def test_a_rule_without_hints_is_left_as_it_is(self) -> None:
        assert checked(untyped, module=__name__) is untyped

    def test_it_is_pickled_by_the_package_that_hands_it_out(self, monkeypatch: pytest.MonkeyPatch) -> None:
        package = types.ModuleType("invented_package")
        package.days = checked(days, module="invented_package")  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "invented_package", package)
        assert pickle.loads(pickle.dumps(package.days)) is package.days  # noqa: S301 - our own
