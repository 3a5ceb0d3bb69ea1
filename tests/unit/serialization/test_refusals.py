import contextlib
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from safeguarding.dates.ranges import DateRange
from safeguarding.errors import FaultyInputError, SafeguardingError, UnreadableFileError
from safeguarding.inspections.records import Inspection, Judgement
from safeguarding.numbers.shares import Share
from safeguarding.serialization.documents import from_data, from_json, from_toml, read_json, read_toml, to_data
from safeguarding.sources import Source
from safeguarding.testing.strategies.inspections import stated_inspections
from safeguarding.testing.strategies.registration import STRATEGIES

RIGHT: dict[str, Any] = {
    "authority": "York",
    "framework": "SIF",
    "kind": "full inspection",
    "visits": ["14 November – 8 December 2016"],
    "judgements": [
        {"area": "overall effectiveness", "grade": "Good"},
        {"area": "help_and_protection", "grade": "requires improvement"},
        {"area": "lscb effectiveness", "absence": "not judged"},
    ],
}


def faults(data: object, kind: type[object] = Inspection) -> dict[str, str]:
    with pytest.raises(FaultyInputError) as refused:
        from_data(data, kind)
    return {str(fault.place): f"{fault.problem} [{fault.found}] {fault.remedy}" for fault in refused.value.faults}


def test_the_right_data_is_read() -> None:
    """Words as reports print them are read: labels, names, wordings of grades, printed date ranges."""
    assert from_data(RIGHT, Inspection).ends_on is not None


def test_all_faults_are_reported_at_once_with_their_path() -> None:
    """Every fault has its path, what stood there and what would be right; the first does not hide the others."""
    wrong = json.loads(json.dumps(RIGHT))
    del wrong["authority"]
    wrong["kind"] = "fool inspection"
    wrong["publishd_on"] = "2017-02-07"
    wrong["visits"].append({"starts_on": "2016-02-30", "ends_on": 8})
    wrong["judgements"][1]["grade"] = "adequate"
    wrong["judgements"][2]["absent"] = True
    found = faults(wrong)
    assert set(found) == {
        "$",
        "$.kind",
        "$.publishd_on",
        "$.visits[1].starts_on",
        "$.visits[1].ends_on",
        "$.judgements[1].grade",
        "$.judgements[2].absent",
    }
    assert "'authority' is missing" in found["$"]
    assert "[fool inspection] expected one of full" in found["$.kind"]
    assert "did you mean 'published_on'?" in found["$.publishd_on"]
    assert "no day 2016-02-30" in found["$.visits[1].starts_on"]
    assert "[8] expected a date" in found["$.visits[1].ends_on"]
    assert "it is one of another, Pre2013Grade" in found["$.judgements[1].grade"]
    assert "did you mean 'absence'?" in found["$.judgements[2].absent"]


@pytest.mark.parametrize(
    ("data", "kind", "place", "problem"),
    [
        ({"count": "3", "base": 5}, Share, "$.count", "expected a whole number"),
        ({"count": True, "base": 5}, Share, "$.count", "expected a whole number"),
        ({"count": 3.0, "base": 5}, Share, "$.count", "expected a whole number"),
        ({"count": None, "base": 5}, Share, "$.count", "expected a whole number"),
        ({"count": -1, "base": 5}, Share, "$", "0 or more, not -1"),
        ({"count": 6, "base": 5}, Share, "$", "above its base"),
        ({"count": 0, "base": 0}, Share, "$", "the base is 0"),
        ({"starts_on": "2016-12-08", "ends_on": "2016-11-14"}, DateRange, "$", "before it starts"),
        ("8 December 2016 – 14 November 2016", DateRange, "$", "before it starts"),
        ({"area": "help_and_protection", "grade": "sccif: good"}, Judgement, "$", "not as SccifGrade"),
        ({"area": "help_and_protection", "grade": "star: good"}, Judgement, "$.grade", "unknown scale 'star'"),
        ({"area": "help_and_protection"}, Judgement, "$", "either a grade or a reason"),
        ({**RIGHT, "visits": []}, Inspection, "$", "at least one visit"),
        ({**RIGHT, "visits": "14 November 2016"}, Inspection, "$.visits", "expected a list"),
        ({**RIGHT, "authority": None}, Inspection, "$.authority", "expected a text"),
        ({**RIGHT, "end_is_stated": "no"}, Inspection, "$.end_is_stated", "expected true or false"),
        ({**RIGHT, "published_on": "20170207"}, Inspection, "$.published_on", "expected a date such as 2016-12-08"),
        ({**RIGHT, "published_on": "2017-W06-2"}, Inspection, "$.published_on", "expected a date"),
        ([], Inspection, "$", "expected a table with authority"),
    ],
)
def test_nothing_is_taken_for_something_else(data: object, kind: type[object], place: str, problem: str) -> None:
    """A number is no text, "no" is not true, null is not "None", and a record that contradicts itself is refused."""
    assert problem in faults(data, kind)[place]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize("record", STRATEGIES, ids=lambda record: record.__name__)
@settings(max_examples=10)
@given(data=json_values)
def test_junk_never_escapes_as_another_exception(record: type[object], data: object) -> None:
    """Whatever stands in a file, the outcome is a record or this library's own error."""
    with contextlib.suppress(SafeguardingError):
        from_data(data, record)


@settings(max_examples=20)
@given(stated_inspections(), st.data())
def test_one_spoilt_value_is_reported_at_its_place(inspection: Inspection, data: st.DataObject) -> None:
    """A key spoilt anywhere in a right record is reported with the path that leads to it."""
    spoilt = to_data(inspection)
    key = data.draw(st.sampled_from(sorted(set(spoilt) - {"authority", "reference"})))
    spoilt[key] = 3.5
    assert f"$.{key}" in faults(spoilt)


class TestFiles:
    """A file that cannot be read at all says why; a file with faults names itself."""

    def test_missing_and_wrongly_encoded(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableFileError, match=r"facts\.toml: cannot be opened"):
            read_toml(tmp_path / "facts.toml", Share)
        (tmp_path / "facts.toml").write_bytes(b'title = "caf\xe9"')
        with pytest.raises(UnreadableFileError, match=r"facts\.toml: not UTF-8 text \(byte 12"):
            read_toml(tmp_path / "facts.toml", Share)

    def test_a_mark_at_the_beginning_is_no_fault(self, tmp_path: Path) -> None:
        (tmp_path / "share.toml").write_text("count = 1\nbase = 2\n", encoding="utf-8-sig")
        assert read_toml(tmp_path / "share.toml", Share) == Share(1, 2)

    def test_syntax_errors_have_their_line(self, tmp_path: Path) -> None:
        (tmp_path / "share.toml").write_text("count = 1\nbase = = 2\n", encoding="utf-8")
        with pytest.raises(FaultyInputError, match=r"share\.toml has 1 fault:\n.*not TOML.*line 2"):
            read_toml(tmp_path / "share.toml", Share)
        (tmp_path / "share.json").write_text('{"count": 1,\n "base" 2}', encoding="utf-8")
        with pytest.raises(FaultyInputError, match=r"line 2, column 9: not JSON"):
            read_json(tmp_path / "share.json", Share)

    @pytest.mark.parametrize("text", ["[" * 100_000, "1" * 5_000, "", "\0", '{"a": NaN}'])
    def test_hostile_text(self, text: str) -> None:
        for read in (from_json, from_toml):
            with pytest.raises(FaultyInputError):
                read(text, Share)


def test_a_key_given_twice_in_json_is_a_fault() -> None:
    """JSON parsers keep the last of two values in silence; here both are told of, at any depth."""
    with pytest.raises(FaultyInputError, match="the key 'count' is given twice") as refused:
        from_json('{"count": 1, "count": 2, "base": 3}', Share)
    assert len(refused.value.faults) == 1
    with pytest.raises(FaultyInputError, match="the key 'day' is given twice"):
        from_json('{"visits": [{"day": 1, "day": 1}]}', Inspection)


def test_a_key_given_twice_is_found_among_very_many() -> None:
    """Looking for it takes a time in proportion to the keys: in proportion to their square this would take minutes."""
    keys = ", ".join(f'"key {number}": 1' for number in range(300_000))
    with pytest.raises(FaultyInputError, match="the key 'key 299999' is given twice"):
        from_json(f'{{{keys}, "key 299999": 1}}', Share)


@pytest.mark.parametrize("text", ["1E+999999999", "1E-999999999", "1_000", "9" * 201, "٣"])
def test_a_number_whose_arithmetic_would_not_end_is_refused(text: str) -> None:
    """Exact numbers are written in digits, at most 200 of them; an exponent can stand for more than memory holds."""
    with pytest.raises(FaultyInputError, match="expected an exact number as text"):
        from_data(text, Decimal)


@pytest.mark.parametrize("text", ["\\ud800", "a\\udfffb"])
def test_half_a_sign_is_no_text(text: str) -> None:
    """JSON can name one half of a sign alone; no file and no terminal could be given it again."""
    with pytest.raises(FaultyInputError, match=r"\$\.title: "):
        from_json(f'{{"title": "{text}", "certainty": "V"}}', Source)


def test_a_misspelt_label_is_meant_and_no_other_name() -> None:
    """What may have been meant is looked for among the printed labels as well as among the names."""
    found = faults({**RIGHT, "kind": "ful inspection"})
    assert found["$.kind"].endswith("did you mean 'full inspection'?")
