"""Records refuse what they cannot be: every field and element of every record is checked at the door."""

import contextlib
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st

import safeguarding
from safeguarding.dbs.checks import Certificate
from safeguarding.dbs.people import Person
from safeguarding.errors import InvalidRecordError, SafeguardingError
from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.records import Judgement
from safeguarding.numbers.shares import Share
from safeguarding.recommendations.records import Plan
from safeguarding.records import Record, Several, default_of
from safeguarding.surveys.waves import Theme
from safeguarding.testing.strategies.registration import STRATEGIES
from safeguarding.typechecks import ANYTHING, TypeTests, hints_of

PLANTED = "987654321098 Secretname"


class _Stranger:
    """Of no type that any field wants. Whoever prints it is found out."""

    def __repr__(self) -> str:
        return PLANTED


WRONG: tuple[Any, ...] = (
    _Stranger(),
    (_Stranger(),),
    [_Stranger()],
    {PLANTED: _Stranger()},
    frozenset((_Stranger(),)),
    datetime(2017, 9, 19),  # noqa: DTZ001 - a naive time is the point
    True,
    PLANTED,
    (PLANTED, PLANTED),
    b"bytes",
)

_ANY_VALUE = {
    "DatedValue.value": "a rule of whatever kind is dated",
    "DayColumn.missing": "an array of numpy",
    "DayColumn.numbers": "an array of numpy",
    "DueTable.due": "an array of numpy, which need not be installed",
    "FrameBody.source": "whatever gives a row by its place",
    "FrameAnswers.numbers": "an array of numpy",
    "Opened.native": "a dataframe of any library",
    "ValueColumn.places": "an array of numpy",
    "_Cases.done_on": "an array of numpy",
    "_Cases.ended_on": "an array of numpy",
    "_Cases.starts": "an array of numpy",
    "FileTable.body": "whatever has rows and columns",
}


def _classes() -> Iterator[type[Any]]:
    for module in pkgutil.walk_packages(safeguarding.__path__, "safeguarding."):
        for kind in vars(importlib.import_module(module.name)).values():
            if isinstance(kind, type) and kind.__module__ == module.name and attrs.has(kind):
                yield kind


RECORDS: list[type[Any]] = [kind for kind in _classes() if issubclass(kind, Record)]


def test_every_frozen_class_is_a_record() -> None:
    """What cannot be changed was right when it was made. What gathers (a reader, a search) may be half done."""
    frozen = [kind for kind in _classes() if vars(kind).get("__setattr__") is not None]
    assert {kind.__name__ for kind in frozen if not issubclass(kind, Record)} <= {
        "DateColumn",
        "ShiftedColumn",
        "Rows",
        "_Answers",
    }


def test_every_field_has_a_test() -> None:
    """No field's hint is left without a test, but for those that hold a value of any kind."""
    untested = set()
    for kind in RECORDS:
        hints = hints_of(kind)
        for field in attrs.fields(kind):
            if field.init and TypeTests().expression(hints.get(field.name, Any), "value") == ANYTHING:
                untested.add(f"{kind.__name__}.{field.name}")
    assert untested - set(_ANY_VALUE) == set()


@pytest.mark.parametrize("kind", [kind for kind in RECORDS if kind in STRATEGIES], ids=lambda kind: kind.__name__)
@settings(max_examples=2, phases=[Phase.generate], suppress_health_check=list(HealthCheck), deadline=None)
@given(st.data())
def test_a_wrong_value_is_refused_by_the_fields_name(kind: type[Any], data: st.DataObject) -> None:
    """Each field in turn is given what it cannot hold. The refusal names class and field, and shows no value."""
    record: Any = data.draw(STRATEGIES[kind])
    hints = hints_of(kind)
    for field in attrs.fields(kind):
        test = TypeTests().function(hints[field.name])
        for wrong in WRONG if field.init else ():
            if test(wrong):
                continue
            if PLANTED in (wrong, *(wrong if isinstance(wrong, tuple) else ())):
                # a text may be one that the field's converter reads, or refuses for what it says
                with contextlib.suppress(SafeguardingError):
                    attrs.evolve(record, **{field.alias: wrong})
                continue
            with pytest.raises(SafeguardingError) as caught:
                attrs.evolve(record, **{field.alias: wrong})
            assert isinstance(caught.value, InvalidRecordError)
            assert str(caught.value).startswith(f"{kind.__name__}.{field.name}: ")
            assert "Secretname" not in f"{caught.value} {caught.value!r}"


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda: Person(reference="S1", certificates=["001234567890"]),  # type: ignore[list-item]
            "Person.certificates: a str stands where a Certificate is wanted",
        ),
        (lambda: Person(reference="S1", name=7), "Person.name: an int stands where a text is wanted"),  # type: ignore[arg-type]
        (lambda: Plan(actions=["a"]), "Plan.actions: a str stands where an Action is wanted"),  # type: ignore[list-item]
        (lambda: Plan(actions="a"), "Plan.actions: a str stands where a list is wanted"),  # type: ignore[arg-type]
        (
            lambda: Judgement(area="overall", grade="Good"),  # type: ignore[arg-type]
            "Judgement.area: a str stands where a JudgementArea is wanted",
        ),
        (
            lambda: Judgement(JudgementArea.OVERALL_EFFECTIVENESS, "Good"),  # type: ignore[arg-type]
            "Judgement.grade: a str stands where a Grade or None is wanted",
        ),
        (
            lambda: ShareClaim(count=35.0, base="139"),  # type: ignore[arg-type]
            "ShareClaim.count: a float stands where a stated figure (a text, or an exact number) or None is wanted",
        ),
        (
            lambda: Certificate(issued_on=datetime(2017, 9, 19)),  # noqa: DTZ001
            "Certificate.issued_on: a datetime stands where a date or None is wanted",
        ),
        (lambda: Theme(name="life", questions=7), None),  # type: ignore[call-arg]
    ],
)
def test_what_was_accepted_before(make: Callable[[], object], message: str | None) -> None:
    """Slips that ended in another library's error, far from where they were made."""
    with pytest.raises((InvalidRecordError, TypeError)) as caught:
        make()
    assert message is None or str(caught.value) == message


@attrs.frozen
class Visit(Record):
    days: int
    notes: tuple[str, ...] = attrs.field(default=(), converter=Several[str])

    def _check(self) -> None:
        if self.days < 1:
            raise InvalidRecordError("a visit lasts a day or more")


@attrs.frozen
class LongVisit(Visit):
    ends_on: date = date(2017, 9, 19)


def test_a_record_that_adds_fields_checks_those_too() -> None:
    """Whichever of the two is made first."""
    Visit(1)
    LongVisit(1)
    with pytest.raises(InvalidRecordError, match=r"LongVisit\.ends_on"):
        LongVisit(1, ends_on="now")  # type: ignore[arg-type]
    with pytest.raises(InvalidRecordError, match=r"LongVisit\.days"):
        LongVisit("1")  # type: ignore[arg-type]
    with pytest.raises(InvalidRecordError, match="a day or more"):
        LongVisit(0)


def test_a_record_has_one_place_for_what_it_refuses() -> None:
    """A check under attrs' own name would be replaced and never asked: the class is refused instead."""
    with pytest.raises(TypeError, match="stands in _check"):

        @attrs.frozen
        class Lost(Record):
            days: int

            def __attrs_post_init__(self) -> None:
                raise AssertionError("never asked")


def test_a_list_may_be_given_as_anything_that_holds_several() -> None:
    """A list, a set, a generator; a text is one text, and a mapping is no list."""
    assert Visit(1, ["a"]).notes == Visit(1, {"a"}).notes == Visit(1, (each for each in "a")).notes == ("a",)
    for wrong in ("ab", {"a": 1}, 7, None):
        with pytest.raises(InvalidRecordError, match=r"Visit\.notes: .* a list is wanted"):
            Visit(1, wrong)  # type: ignore[arg-type]


class TestTheDoor:
    """Records after the first come in by a door of our own, which does what attrs' does and costs less."""

    def test_first_and_later_records_are_alike(self) -> None:
        @attrs.frozen(kw_only=True)
        class Visit(Record):
            days: int
            notes: tuple[str, ...] = attrs.field(default=(), converter=Several[str])
            seen: list[int] = attrs.field(factory=list)

            def _check(self) -> None:
                if self.days < 0:
                    raise InvalidRecordError("days are counted from 0")

        first = Visit(days=1, notes=["a"])
        later = Visit(days=1, notes=["a"])
        assert first == later
        assert type(later) is Visit
        assert later.notes == ("a",)
        assert later.seen is not Visit(days=1).seen
        with pytest.raises(InvalidRecordError, match="counted from 0"):
            Visit(days=-1)
        with pytest.raises(InvalidRecordError, match=r"Visit\.days: a bool stands"):
            Visit(days=True)
        with pytest.raises(TypeError, match=r"Visit\.__init__\(\) missing 1 required keyword-only argument: 'days'"):
            Visit()  # type: ignore[call-arg]  # the point
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            later.days = 2  # type: ignore[misc]  # the point
        assert str(inspect.signature(Visit)) == str(inspect.signature(inspect.unwrap(Visit.__init__))).replace(
            "self, ", ""
        )

    def test_a_class_that_adds_to_a_record(self) -> None:
        """Somebody's own class over a record is made as attrs makes it, plain or with fields of its own."""

        class Mine(Share):
            def doubled(self) -> int:
                return 2 * self.count

        @attrs.frozen
        class More(Share):
            note: str = ""

        assert Share(1, 2) == Share(1, 2)
        for _ in range(2):
            assert Mine(1, 2).doubled() == 2
            assert More(1, 2, note="a").note == "a"
            with pytest.raises(InvalidRecordError):
                Mine(3, 2)
            with pytest.raises(InvalidRecordError):
                More(1, 2, note=7)  # type: ignore[arg-type]  # the point

    def test_many_threads_make_the_first_record(self) -> None:
        for _ in range(20):

            @attrs.frozen
            class Visit(Record):
                days: int

            with ThreadPoolExecutor(8) as pool:
                assert list(pool.map(Visit, range(64))) == [Visit(k) for k in range(64)]


@attrs.frozen
class Measured:
    """A field whose default is another field's, and one that is nobody's."""

    count: int = 0
    base: int = attrs.field(default=attrs.Factory(lambda self: self.count, takes_self=True))


def test_a_default_that_other_fields_make_is_not_known_without_them() -> None:
    """Whoever asks for it is told by the field's name."""
    count, base = attrs.fields(Measured)
    assert default_of(count) == 0
    with pytest.raises(ValueError, match="base"):
        default_of(base)
