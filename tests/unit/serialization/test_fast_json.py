"""The quick way through JSON gives the plain way's values, texts and faults."""

import gc
import json
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from safeguarding.dbs.people import Person
from safeguarding.errors import FaultyInputError
from safeguarding.inspections.records import Inspection
from safeguarding.numbers.shares import Share
from safeguarding.serialization import documents
from safeguarding.serialization.documents import from_json, to_data, to_json
from safeguarding.serialization.fast_json import decoded, encoded
from safeguarding.serialization.json_twins import NoTwinError, twin_of
from safeguarding.testing.strategies.registration import STRATEGIES


def has_twin(kind: Any) -> bool:  # noqa: ANN401 - any class
    try:
        twin_of(kind)
    except NoTwinError:
        return False
    return True


QUICK = [kind for kind in STRATEGIES if has_twin(kind)]
ALL_WAYS = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@pytest.fixture(autouse=True)
def everything_goes_the_quick_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "LONG", 0)
    monkeypatch.setattr(documents, "MANY", 0)


def several_of(kind: type[Any]) -> Any:  # noqa: ANN401 - a type for a type
    return tuple[kind, ...]  # type: ignore[valid-type]


def plain_text(values: Any, indent: int | None = None) -> str:  # noqa: ANN401 - any data
    return json.dumps(to_data(values), ensure_ascii=False, indent=indent)


def read(text: str, kind: Any, how: Callable[..., Any]) -> tuple[object, ...]:  # noqa: ANN401 - any record
    """What became of a text: the value, or every fault."""
    try:
        return (how(text, kind, name="x"),)
    except FaultyInputError as error:
        return error.faults


def test_most_records_go_the_quick_way() -> None:
    """Most do; a record that stands in a way of its own goes the plain way."""
    assert len(QUICK) > 120
    assert Person in QUICK
    assert Inspection not in QUICK


@ALL_WAYS
@given(data=st.data())
def test_values_and_texts_are_those_of_the_plain_way(data: st.DataObject) -> None:
    """Of every record with a twin: the same text, to the byte, and the same value read back."""
    kind = data.draw(st.sampled_from(QUICK))
    values = data.draw(st.lists(STRATEGIES[kind], max_size=3))
    indent = data.draw(st.sampled_from([None, 2, 4]))
    text = plain_text(values, indent)
    if values:
        assert encoded(values, indent) == text
    found = decoded(text, several_of(kind))
    assert found == tuple(values)
    assert plain_text(found, indent) == text
    assert [type(each) for each in found] == [kind] * len(values)


_WRONG: st.SearchStrategy[Any] = st.sampled_from(
    [None, "", "x", 7, -1, 2**70, 1.5, True, [], {}, ["x"], [None], "2016-02-30", "2016-12-08"]
)


def places(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401 - any data
    yield path
    if isinstance(data, dict | list):
        for key in data if isinstance(data, dict) else range(len(data)):
            yield from places(data[key], (*path, key))


def spoilt(data: Any, path: tuple[Any, ...], how: str, value: Any) -> Any:  # noqa: ANN401 - any data
    """Data with one thing wrong at a place: a value of another kind, a key too many or too few."""
    if not path:
        return {**data, "unknown": value} if how == "key" and isinstance(data, dict) else value
    if isinstance(data, dict):
        if how == "missing" and len(path) == 1:
            return {key: each for key, each in data.items() if key != path[0]}
        return {key: spoilt(each, path[1:], how, value) if key == path[0] else each for key, each in data.items()}
    return [spoilt(each, path[1:], how, value) if k == path[0] else each for k, each in enumerate(data)]


@ALL_WAYS
@given(data=st.data())
def test_faults_are_those_of_the_plain_way(data: st.DataObject) -> None:
    """Whatever is wrong with a text, the faults are the same, each with its path; what one way takes, the other takes."""
    kind = data.draw(st.sampled_from(QUICK))
    written = to_data(data.draw(st.lists(STRATEGIES[kind], min_size=1, max_size=2)))
    path = data.draw(st.sampled_from(list(places(written))))
    wrong = spoilt(written, path, data.draw(st.sampled_from(["value", "key", "missing"])), data.draw(_WRONG))
    text = json.dumps(wrong)
    several = several_of(kind)
    assert read(text, several, from_json) == read(text, several, documents.read_plainly)


@pytest.mark.parametrize(
    "text",
    [
        '[{"count": 1, "count": 1, "base": 2}]',
        '[{"count": 1, "base": 2, "base" : 2}]',
        '[{"count": 1, "base": 2, "b\\u0061se": 2}]',
        '[{"count": 1, "base": 2}',
        '[{"count": 1.0, "base": 2}]',
        '[{"count": 2, "base": 1}]',
        '[{"count": 1, "base": 1' + "0" * 60 + "}]",
        '[{"count": NaN, "base": 2}]',
        '{"count": 1, "base": 2}',
        "﻿[]",
        "[" * 3000,
        "",
    ],
)
def test_what_a_parser_in_c_might_take(text: str) -> None:
    """A key given twice, a number with a point, a text that breaks off: refused as the plain way refuses it."""
    several = tuple[Share, ...]
    assert read(text, several, from_json) == read(text, several, documents.read_plainly)
    assert decoded(text, several) is None


@pytest.mark.parametrize(
    "text",
    [
        '[{"reference": "S1", "reference": "S2: \\u003a", "name": "\\u003a"}]',
        '[{"reference": "S1\\u003a", "left_on": null, "left_on": null}]',
    ],
)
def test_a_colon_that_is_spelt_out_hides_no_key(text: str) -> None:
    """A key given twice is found also where a text spells its colons out."""
    (fault,) = read(text, tuple[Person, ...], from_json)
    assert "given twice" in str(fault)


def test_words_as_they_are_printed_are_read() -> None:
    """A label, capitals, a key that is left at its default, and null where nothing is: as the plain way reads them."""
    text = '[{"reference": "S1", "left_on": null, "posts": [{"required": {"tier": " Enhanced"}}], "breaks": []}]'
    (person,) = decoded(text, tuple[Person, ...])
    assert (person,) == documents.read_plainly(text, tuple[Person, ...], "x")
    assert str(person.posts[0].required) == "enhanced"


def test_equal_levels_are_one_record() -> None:
    """What recurs and tells nothing of one person is made once for a text."""
    text = json.dumps([{"reference": f"S{k}", "posts": [{"required": {"tier": "enhanced"}}]} for k in range(2)])
    one, other = decoded(text, tuple[Person, ...])
    assert one.posts[0] is other.posts[0]


def test_secrets_stay_held() -> None:
    """A name and a number are read into what shows neither, and a refusal repeats neither."""
    text = '[{"reference": "S1", "name": "Invented Person", "certificates": [{"number": "001234567890"}]}]'
    (person,) = from_json(text, tuple[Person, ...])
    assert "Invented" not in repr(person)
    assert person.name.reveal() == "Invented Person"
    (fault,) = read(text.replace("567890", "56789"), tuple[Person, ...], from_json)
    assert "0012345" not in str(fault)


def test_records_of_several_classes_are_written_plainly() -> None:
    values = [Share(1, 2), Person(reference="S1")]
    assert encoded(values, None) is None
    assert to_json(values, indent=None) == plain_text(values)
    assert to_json(values, indent=0) == plain_text(values, 0)
    assert encoded(values[:1], 0) is None


@pytest.mark.parametrize("is_on", [True, False])
def test_the_collector_is_left_as_it_was(is_on: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """While a text is read the collector rests; afterwards it is as before, also where the text was refused."""
    try:
        (gc.enable if is_on else gc.disable)()
        for text in ('[{"count": 1, "base": 2}]', "[7]", "["):
            read(text, tuple[Share, ...], from_json)
            to_json([Share(1, 2)])
            assert gc.isenabled() is is_on
    finally:
        gc.enable()


def test_without_the_extra_all_goes_the_plain_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "msgspec", None)
    monkeypatch.delitem(sys.modules, "safeguarding.serialization.fast_json")
    monkeypatch.delitem(sys.modules, "safeguarding.serialization.json_twins")
    assert from_json(to_json([Share(1, 2)]), tuple[Share, ...]) == (Share(1, 2),)


def test_one_record_and_several() -> None:
    """A record is written as an element of a list of one is; a tuple is a list."""
    assert encoded(Share(35, 139), None) == '{"count": 35, "base": 139}'
    assert encoded((Share(35, 139),), None) == encoded([Share(35, 139)], None) == '[{"count": 35, "base": 139}]'
