from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from safeguarding.errors import FaultyInputError, UnreadableFileError
from safeguarding.faults import Fault
from safeguarding.numbers.shares import Share
from safeguarding.serialization import documents, json_streams
from safeguarding.serialization.documents import to_json
from safeguarding.serialization.json_streams import read_json_records, write_json_lines
from safeguarding.testing.strategies.dbs import people


@pytest.fixture(params=["with the extra", "without it"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "with the extra":
        assert documents.fast_way() is not None
    else:
        monkeypatch.setattr(json_streams, "fast_way", lambda: None)
        monkeypatch.setattr(documents, "fast_way", lambda: None)
    return str(request.param)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "records.jsonl"


def text_of(file: Path, text: str) -> Path:
    file.write_text(text, encoding="utf-8")
    return file


def both(file: Path) -> tuple[list[Share], list[str]]:
    """What is read of a file, and every fault in words."""
    faults: list[Fault] = []
    return list(read_json_records(file, Share, on_fault=faults.append)), list(map(str, faults))


@pytest.mark.usefixtures("way")
class TestLines:
    """Each line is a record; what cannot be read is reported with its line, and the rest is read."""

    def test_there_and_back(self, file: Path) -> None:
        shares = [Share(k, 3_000) for k in range(2_500)]
        assert write_json_lines(iter(shares), file) == 2_500
        assert file.read_text(encoding="utf-8").splitlines()[1] == to_json(shares[1], indent=None)
        assert list(read_json_records(file, Share)) == shares

    def test_none(self, file: Path) -> None:
        assert write_json_lines([], file) == 0
        assert list(read_json_records(file, Share)) == []

    def test_every_fault_with_its_line(self, file: Path) -> None:
        lines = ['{"count": 1, "base": 2}', "", '{"count": 3, "base": 2}', '{"count": 1', '{"count": 1, "bas": 2}']
        shares, faults = both(text_of(file, "\n".join([*lines, lines[0]])))
        assert shares == [Share(1, 2), Share(1, 2)]
        assert faults == [
            "records.jsonl $, line 3: a count of 3 is above its base of 2; check the values that stand together here",
            "records.jsonl $, line 4, column 12: not JSON: Expecting ',' delimiter; mend the JSON syntax there",
            "records.jsonl $, line 5: the key 'base' is missing; add 'base'",
            "records.jsonl $.bas, line 5: an unknown key; did you mean 'base'?",
        ]

    def test_the_faults_are_raised_after_the_last_record(self, file: Path) -> None:
        records = read_json_records(text_of(file, '{"count": 7}\n{"count": 1, "base": 2}\n'), Share)
        assert next(records) == Share(1, 2)
        with pytest.raises(FaultyInputError) as found:
            next(records)
        assert [fault.place.line for fault in found.value.faults] == [1]

    def test_a_file_of_nothing_but_faults_ends_early(self, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(json_streams, "MOST_FAULTS", 3)
        with pytest.raises(FaultyInputError) as found:
            list(read_json_records(text_of(file, "7\n" * 3_000), Share))
        assert len(found.value.faults) == 3

    def test_two_lines_that_are_records_only_together(self, file: Path) -> None:
        """A record that breaks off is not mended by the next line."""
        shares, faults = both(text_of(file, '{"count": 1, "base": 2}, {"count": 3\n"base": 4}\n'))
        assert shares == []
        assert len(faults) == 2

    def test_a_key_given_twice(self, file: Path) -> None:
        _, (fault,) = both(text_of(file, '{"count": 1, "count": 1, "base": 2}\n'))
        assert "given twice" in fault


@pytest.mark.usefixtures("way")
class TestOneList:
    """A file of one JSON list is read element by element, in pieces of whatever size."""

    @pytest.mark.parametrize("piece", [1, 7, 1_000_000])
    @pytest.mark.parametrize("indent", [None, 2])
    def test_as_it_was_written(
        self, piece: int, indent: int | None, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(json_streams, "_CHARACTERS", piece)
        shares = [Share(k, 30) for k in range(30)]
        text_of(file, to_json(shares, indent=indent))
        assert list(read_json_records(file, Share)) == shares

    @pytest.mark.parametrize("text", ["[]", " [ ]\n", "\n[\n\n]"])
    def test_an_empty_list(self, text: str, file: Path) -> None:
        assert both(text_of(file, text)) == ([], [])

    def test_every_fault_with_its_place_in_the_list(self, file: Path) -> None:
        shares, faults = both(text_of(file, '[{"count": 1, "base": 2},\n {"count": "x", "base": 2}]'))
        assert shares == [Share(1, 2)]
        assert faults == ["records.jsonl $[1].count: cannot be read, found \"'x'\"; expected a whole number"]

    @pytest.mark.parametrize("end", ["", ",", " 7", "}"])
    def test_a_list_that_breaks_off(self, end: str, file: Path) -> None:
        shares, faults = both(text_of(file, '[{"count": 1, "base": 2}' + end))
        assert shares == ([Share(1, 2)] if end == "," else [])
        assert "not a JSON list" in faults[-1]


def test_what_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="cannot be opened"):
        list(read_json_records(tmp_path / "none.jsonl", Share))


def test_what_is_no_text(file: Path) -> None:
    file.write_bytes(b'{"count": \xff}\n')
    with pytest.raises(UnreadableFileError, match="UTF-8"):
        list(read_json_records(file, Share))


def test_one_line_without_an_end(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is no list of records takes no more memory than one record may."""
    monkeypatch.setattr(json_streams, "_LONGEST", 100)
    _, faults = both(text_of(file, "7" * 1_000))
    assert faults == ["records.jsonl $, line 1: a record of more than 100 characters; split the file"]
    _, faults = both(text_of(file, "[" + "7" * 1_000))
    assert "not a JSON list" in faults[0]


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(register=st.lists(people(), max_size=4))
def test_a_stream_is_what_one_text_is(register: list[object], tmp_path_factory: pytest.TempPathFactory) -> None:
    """Read in pieces or at once, from lines or from a list: the same people."""
    folder = tmp_path_factory.mktemp("people")
    write_json_lines(register, folder / "lines")
    text_of(folder / "list", to_json(register))
    kind = type(register[0]) if register else Share
    found = [list(read_json_records(folder / name, kind)) for name in ("lines", "list")]
    assert found == [register, register]
