import json
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from safeguarding.dbs.people import Person
from safeguarding.inspections.records import Inspection
from safeguarding.numbers.shares import Share
from safeguarding.serialization.documents import to_json
from safeguarding.serialization.json_schemas import inline_schema
from safeguarding.serialization.shown_errors import errors_without_input
from safeguarding.testing.strategies.registration import STRATEGIES
from safeguarding.timelines import Timeline

_PLANTED = "Zebedee"


class Answer(BaseModel):
    model_config = ConfigDict(hide_input_in_errors=True)

    share: Share
    people: list[Person] = []


def refused(kind: Any, data: object) -> ValidationError:  # noqa: ANN401 - any type
    with pytest.raises(ValidationError) as error:
        TypeAdapter(kind).validate_python(data)
    return error.value


@pytest.mark.parametrize("record", STRATEGIES, ids=lambda record: record.__name__)
@settings(max_examples=1, phases=[Phase.generate], suppress_health_check=list(HealthCheck), deadline=None)
@given(data=st.data())
def test_every_public_record_is_a_field(record: type[Any], data: st.DataObject) -> None:
    """Pydantic reads and writes a record as the library does, takes one that is there, and knows its schema."""
    value, field = data.draw(STRATEGIES[record]), TypeAdapter(record)
    written = field.dump_json(value)
    assert json.loads(written) == json.loads(to_json(value))
    assert field.validate_json(written) == value
    assert field.validate_python(value) is value
    assert field.json_schema() == json.loads(json.dumps(inline_schema(record)))


class TestModels:
    """A model with records behaves as any other."""

    def test_round_trip(self) -> None:
        answer = Answer(share=Share(35, 139), people=[Person(reference="S1")])
        assert Answer.model_validate_json(answer.model_dump_json()) == answer
        assert Answer.model_validate(answer.model_dump()) == answer
        assert answer.model_dump(mode="json")["share"] == {"count": 35, "base": 139}

    def test_its_schema_holds_the_records(self) -> None:
        assert Answer.model_json_schema()["properties"]["share"]["required"] == ["count", "base"]

    def test_timelines_of_anything(self) -> None:
        assert TypeAdapter(Timeline[int]).json_schema()["title"] == "Timeline"


class TestFaults:
    """Every fault is one of pydantic's errors, with its path and without its input."""

    def test_all_at_once_with_their_paths(self) -> None:
        error = refused(Answer, {"share": {"count": "x"}, "people": [{"reference": "S1"}, {"reference": 7}]})
        assert {each["loc"] for each in error.errors()} == {("share", "count"), ("share",), ("people", 1, "reference")}
        assert {each["type"] for each in error.errors()} == {"safeguarding"}
        assert [each["msg"] for each in error.errors() if each["loc"] == ("share",)] == [
            "the key 'base' is missing; add 'base'"
        ]

    def test_a_message_with_braces(self) -> None:
        assert refused(Share, "{problem}").errors()[0]["msg"].startswith("cannot be read")

    @pytest.mark.parametrize(
        ("kind", "data"),
        [
            (Share, {"count": _PLANTED, "base": [_PLANTED], _PLANTED: 1}),
            (Share, _PLANTED),
            (
                Person,
                {"reference": [_PLANTED], "name": {_PLANTED: _PLANTED}, "certificates": _PLANTED, "posts": [_PLANTED]},
            ),
            (
                Person,
                {"reference": "S1", "name": [_PLANTED], "certificates": [{"issued_on": _PLANTED, "number": _PLANTED}]},
            ),
            (Inspection, {"framework": _PLANTED, "judgements": [{"area": _PLANTED, "grade": f"{_PLANTED}: good"}]}),
            (Inspection, {"kind": f"{_PLANTED} {_PLANTED}", "visits": [_PLANTED, f"{_PLANTED} 30 February 2016"]}),
        ],
    )
    def test_what_was_put_in_is_nowhere(self, kind: type[object], data: object) -> None:
        """A secret planted at every place, keys included, is in no message, path, input or JSON of the error."""
        error = refused(kind, data)
        for shown in (str(error), repr(error), repr(error.errors()), error.json(), repr(errors_without_input(error))):
            assert _PLANTED.casefold() not in shown.casefold()

    @pytest.mark.parametrize("record", [kind for kind in STRATEGIES if attrs.has(kind)], ids=lambda kind: kind.__name__)
    def test_of_every_record(self, record: type[Any]) -> None:
        """A secret in the place of each field's value is not shown."""
        data = {field.name: [{_PLANTED: _PLANTED}] for field in attrs.fields(record) if field.init}
        error = refused(record, data)
        assert _PLANTED.casefold() not in f"{error} {error.errors()}".casefold()

    def test_a_certificate_number_as_a_number(self) -> None:
        error = refused(Person, {"reference": 1234567890, "certificates": [{"number": 1234567890}]})
        assert "1234567890" not in f"{error} {error.errors()}"

    def test_pydantics_own_errors(self) -> None:
        """Pydantic's own error for a key missing beside a record holds the whole input; what is shown does not."""
        error = refused(Answer, {"people": [], "name": _PLANTED})
        assert _PLANTED in repr(error.errors())
        assert _PLANTED not in str(error)
        assert errors_without_input(error) == [{"type": "missing", "loc": ("share",), "msg": "Field required"}]

    def test_a_validator_that_is_not_ours(self) -> None:
        """Nobody knows what its message repeats."""
        assert errors_without_input(_Raises([{"type": "value_error", "loc": (), "msg": _PLANTED, "ctx": {}}])) == [
            {"type": "value_error", "loc": (), "msg": "refused"}
        ]


class _Raises:
    def __init__(self, found: list[dict[str, Any]]) -> None:
        self.found = found

    def errors(self) -> list[dict[str, Any]]:
        return self.found
