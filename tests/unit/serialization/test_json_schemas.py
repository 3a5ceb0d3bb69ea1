import json
import types
from typing import Any, Literal

import attrs
import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st
from jsonschema import Draft202012Validator

from safeguarding.authorities.england import english_authorities
from safeguarding.authorities.registers import AuthorityRegister
from safeguarding.briefings import SectionReader
from safeguarding.errors import FaultyInputError, InvalidRecordError
from safeguarding.figures.claims import CLAIM_KINDS, Kind
from safeguarding.inspections.frameworks import FRAMEWORK_VERSIONS, FrameworkVersion
from safeguarding.inspections.scales import Grade
from safeguarding.numbers.shares import Share
from safeguarding.records import Record
from safeguarding.serialization import json_schemas
from safeguarding.serialization.documents import from_data, to_json
from safeguarding.serialization.json_schemas import inline_schema, json_schema
from safeguarding.testing.strategies.registration import STRATEGIES
from safeguarding.timelines import Timeline
from safeguarding.timescales.bulk import DueTable

_NOTHING_OF_OURS = {"no such key": [None]}


def written(record: object) -> Any:  # noqa: ANN401 - any data
    return json.loads(to_json(record))


def faults(kind: Any, data: object) -> list[str]:  # noqa: ANN401 - any type
    return [str(each.message) for each in Draft202012Validator(json_schema(kind)).iter_errors(data)]


def spoilt(data: Any, required: list[str]) -> list[Any]:  # noqa: ANN401 - any data
    """The data without each key that it needs, with a key too many, and with a table of nothing for each value."""
    if not isinstance(data, dict):
        return [_NOTHING_OF_OURS]
    without = [{key: value for key, value in data.items() if key != left_out} for left_out in required]
    return [{**data, "no such key": 1}, *without, *({**data, key: _NOTHING_OF_OURS} for key in data)]


@pytest.mark.parametrize("record", STRATEGIES, ids=lambda record: record.__name__)
# few, since hundreds of records are spoilt at every key
@settings(max_examples=2, phases=[Phase.generate], suppress_health_check=list(HealthCheck), deadline=None)
@given(data=st.data())
def test_a_schema_takes_what_is_written_and_refuses_what_readers_refuse(
    record: type[object], data: st.DataObject
) -> None:
    """What is written holds to the schema of its record; a key too many, too few or of another shape does not."""
    schema = json_schema(record)
    Draft202012Validator.check_schema(schema)
    of_record, inline = Draft202012Validator(schema), Draft202012Validator(inline_schema(record))
    value = written(data.draw(STRATEGIES[record]))
    assert [each.message for each in (*of_record.iter_errors(value), *inline.iter_errors(value))] == []
    # the kind of a claim is always written, but need not be said where only one can stand
    required = [key for key in schema.get("required", ()) if record not in CLAIM_KINDS.values() or key != "kind"]
    for wrong in spoilt(value, required):
        assert not of_record.is_valid(wrong)
        assert not inline.is_valid(wrong)
        with pytest.raises(FaultyInputError):
            from_data(wrong, record)


class TestSeveral:
    """What holds records of any kind has a schema too."""

    @pytest.mark.parametrize("timeline", FRAMEWORK_VERSIONS.values(), ids=[each.name for each in FRAMEWORK_VERSIONS])
    def test_timelines(self, timeline: Timeline[FrameworkVersion]) -> None:
        assert faults(Timeline[FrameworkVersion], written(timeline)) == []
        assert faults(Timeline[Share], written(timeline)) != []

    def test_the_register(self) -> None:
        assert faults(AuthorityRegister, written(english_authorities())) == []

    def test_lists(self) -> None:
        assert faults(tuple[Share, ...], [{"count": 1, "base": 2}]) == []
        assert faults(tuple[Share, ...], [{"count": 1, "base": "2"}]) != []

    @pytest.mark.parametrize(("grade", "is_one"), [("Good", True), ("sccif: Good", True), ("star: Good", False)])
    def test_grades_of_any_scale(self, grade: str, is_one: bool) -> None:  # noqa: FBT001 - the answer
        assert (faults(Grade, grade) == []) is is_one


def test_what_is_no_json_has_no_schema() -> None:
    """A record that is no data to exchange is refused, and named."""
    for kind in (Kind, DueTable, SectionReader):
        with pytest.raises(InvalidRecordError, match="is not written as JSON"):
            json_schema(kind)


def test_each_record_of_a_record_stands_once() -> None:
    """A reviewer reads each record once: the others refer to it."""
    schema = json_schema(tuple[Share, ...])
    assert schema["items"] == {"$ref": "#/$defs/Share"}
    assert schema["$defs"]["Share"]["title"] == "Share"
    assert schema["$id"] == "urn:safeguarding:schema:1:Several"


def test_two_records_of_one_name_are_two() -> None:
    """Who writes two records of their own under one name has a definition for each."""

    def one() -> type[Record]:
        @attrs.frozen(kw_only=True)
        class Same(Record):
            value: int

        return Same

    def other() -> type[Record]:
        @attrs.frozen(kw_only=True)
        class Same(Record):
            value: str

        return Same

    schema = json_schema(types.GenericAlias(tuple, (one(), other())))
    names = [each["$ref"].rpartition("/")[2] for each in schema["prefixItems"]]
    assert [schema["$defs"][name]["properties"]["value"]["type"] for name in names] == ["integer", "string"]


def test_words_of_a_choice_are_an_enumeration() -> None:
    """Of a field that takes one of some words, its schema names them."""
    assert json_schemas._single(Literal["a", "b"]) == {"enum": ["a", "b"]}
