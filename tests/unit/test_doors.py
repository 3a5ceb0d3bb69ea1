"""Functions and methods test their arguments before they see them."""

import inspect
import pickle
import sys
import types
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import attrs
import pytest

from safeguarding import dates, dbs, figures, inspections
from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.doors import checked
from safeguarding.errors import InvalidRecordError
from safeguarding.records import Record

A_DAY = date(2017, 9, 19)
A_MOMENT = datetime(2017, 9, 19)  # noqa: DTZ001 - a naive time is the point


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


def number_of(several: Iterable[int] | None) -> int:
    return len(list(several or ()))


class TestIterators:
    """What comes one by one is tested when it comes."""

    def test_what_comes_is_handed_on(self) -> None:
        assert checked(number_of, module=__name__)(iter([1, 2])) == 2
        assert checked(number_of, module=__name__)(None) == 0

    def test_an_element_of_another_type_is_refused(self) -> None:
        with pytest.raises(InvalidRecordError, match=r"^number_of\(several\): a str stands where a whole number"):
            checked(number_of, module=__name__)(iter([1, "001234567890"]))  # type: ignore[arg-type]

    def test_a_generator_of_strangers_is_no_register(self) -> None:
        with pytest.raises(InvalidRecordError, match=r"^audit\(people\): a str stands where a Person is wanted"):
            dbs.audit((each for each in ["a"]), YORK_2017, as_at=A_DAY)  # type: ignore[misc]


@attrs.frozen
class Invented(Record):
    days: int

    def is_after(self, on: date, *, days: int = 0) -> bool:
        return days < self.days and on > A_DAY

    @classmethod
    def of(cls, number: int) -> "Invented":
        return cls(number)

    def plain(self) -> int:
        return self.days


class TestMethods:
    """A record's methods test their arguments as its fields are tested."""

    def test_a_right_argument_is_handed_on(self) -> None:
        assert Invented(5).is_after(date(2018, 1, 1), days=4)
        assert Invented.of(5).plain() == 5
        assert str(inspect.signature(Invented.is_after)) == "(self, on: datetime.date, *, days: int = 0) -> bool"

    @pytest.mark.parametrize(("given", "named", "place"), [((A_MOMENT,), {}, "on"), ((A_DAY,), {"days": "4"}, "days")])
    @pytest.mark.parametrize("_", ["the first call", "a later one"])
    def test_another_type_is_refused(self, given: tuple[Any, ...], named: dict[str, Any], place: str, _: str) -> None:
        with pytest.raises(InvalidRecordError, match=rf"^Invented\.is_after\({place}\): "):
            Invented(5).is_after(*given, **named)

    def test_a_method_of_the_class_too(self) -> None:
        with pytest.raises(InvalidRecordError, match=r"^Invented\.of\(number\): a str"):
            Invented.of("7")  # type: ignore[arg-type]

    def test_a_text_is_no_area(self) -> None:
        """A wrong argument would else find nothing: an inspection without a grade."""
        visits = [dates.DateRange(date(2016, 11, 14), date(2016, 12, 8))]
        inspection = inspections.Inspection(
            authority="York",
            framework=inspections.Framework.SIF,
            kind=inspections.InspectionKind.FULL,
            visits=visits,
        )
        with pytest.raises(InvalidRecordError, match=r"grade_of\(area\): a str stands where a JudgementArea is wanted"):
            inspection.grade_of("overall effectiveness")  # type: ignore[arg-type]

    def test_a_member_of_an_enum_too(self) -> None:
        with pytest.raises(InvalidRecordError, match=r"^DeviationFormula\.divisor\(n\): a str"):
            next(iter(figures.DeviationFormula)).divisor("7")  # type: ignore[arg-type]


def test_arguments_that_are_given_by_place_alone_stay_so() -> None:
    """A door takes what its function takes, in the same way."""

    def doubled(number: int, /) -> int:
        return number * 2

    door = checked(doubled, module="safeguarding")
    assert door(3) == 6
    with pytest.raises(TypeError):
        door(number=3)  # type: ignore[call-arg]
    with pytest.raises(InvalidRecordError, match="a whole number is wanted"):
        door("3")  # type: ignore[arg-type]
