"""A long file taken in blocks: whole lines, read again only while the file is what it was."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings, strategies as st

from safeguarding.errors import FaultyInputError, UnreadableFileError
from safeguarding.readers.dbs.registers import read_register
from safeguarding.tables import csv_blocks, reading
from safeguarding.tables.csv_blocks import FileBlocks, TextBlocks, file_head
from safeguarding.tables.frame_bodies import FrameBody, frame_of_blocks
from safeguarding.tables.headers import Column
from safeguarding.tables.reading import matching, read_table

COLUMNS = [Column(field="reference", headers=("staff id",), is_required=True), Column(field="role", headers=("role",))]
HEADER = "Staff ID,Role\n"


@given(st.text(alphabet="aé\n\r", max_size=30), st.integers(1, 9))
def test_blocks_of_a_text_are_all_of_it_and_end_with_lines(text: str, size: int) -> None:
    """Nothing is lost between two blocks, and each but the last ends with a line."""
    blocks = TextBlocks(text, 0, size=size)
    found = list(blocks)
    assert b"".join(found).decode() == text
    assert all(block.endswith(b"\n") for block in found[:-1])
    assert [blocks.block(place) for place in range(len(found))] == [block.decode() for block in found]


class TestAFile:
    """The table of a file in blocks is that of the file as a whole."""

    @settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(
        st.lists(st.sampled_from(["S1,cook", "S2,caf\xe9", "S3", '"S4","a, b"', "S5,driver\r"]), max_size=6).map(
            "\n".join
        ),
        st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]),
        st.sampled_from([1, 20, 4_000_000]),
    )
    @example('S1,"two\nlines"', "utf-8", 20)
    @example("S1,\0", "utf-8", 20)
    def test_it_is_that_of_the_whole(self, tmp_path: Path, text: str, encoding: str, block: int) -> None:
        file = tmp_path / "staff.csv"
        file.write_bytes((HEADER + text).encode(encoding))

        def read() -> object:
            try:
                table = read_table(file, matching(COLUMNS), is_asked_by_column=True)
            except (UnreadableFileError, FaultyInputError) as error:
                return str(error)
            return table.faults, table.header, [table.body.row(k) for k in range(len(table.body))]

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(reading, "LONG", 0)
            patch.setattr(csv_blocks, "BLOCK", block)
            in_blocks = read()
        assert in_blocks == read()

    def test_a_plain_one_is_never_all_in_memory(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """It is not decoded as a whole, and a mark at its start is no part of it."""
        monkeypatch.setattr(reading, "LONG", 0)
        monkeypatch.setattr(csv_blocks, "BLOCK", 10)
        monkeypatch.setattr(reading, "read_csv_text", lambda _: pytest.fail("it was read as a whole"))
        file = tmp_path / "staff.csv"
        file.write_text(HEADER + "".join(f"S{k},cook\n" for k in range(9)), encoding="utf-8-sig")
        body = read_table(file, matching(COLUMNS), is_asked_by_column=True).body
        assert isinstance(body, FrameBody)
        assert body.row(7).cells == ("S7", "cook")
        assert body.row(2).cells == ("S2", "cook")

    def test_one_that_is_changed_meanwhile_is_refused(self, tmp_path: Path) -> None:
        """A row that is looked at again would be another's."""
        file = tmp_path / "staff.csv"
        file.write_text(HEADER + "S1,cook\n", encoding="utf-8")
        blocks = FileBlocks(file, len(HEADER))
        assert list(blocks) == [b"S1,cook\n"]
        file.write_text(HEADER + "S1,cook, longer\n", encoding="utf-8")
        with pytest.raises(UnreadableFileError, match="changed while it was read"):
            blocks.block(0)

    def test_standard_input_and_short_files_have_no_blocks(self, tmp_path: Path) -> None:
        """Standard input cannot be read twice."""
        file = tmp_path / "staff.csv"
        file.write_text(HEADER, encoding="utf-8")
        assert file_head(file, least=1_000) is None
        assert file_head(Path("-"), least=0) is None
        assert file_head(tmp_path / "missing.csv", least=0) is None

    def test_a_missing_column_is_told_as_of_the_whole(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """With whatever else is wrong with the file."""
        monkeypatch.setattr(reading, "LONG", 0)
        file = tmp_path / "staff.csv"
        file.write_bytes("Staff ID,Role\nS1,caf\xe9\n".encode("cp1252"))
        with pytest.raises(FaultyInputError, match="Windows-1252"):
            read_register(file)


@pytest.mark.parametrize("by_column", [False, True])
def test_a_long_file_of_blanks_holds_no_table(tmp_path: Path, *, by_column: bool) -> None:
    """It is read as a whole, and refused as a short one is."""
    path = tmp_path / "staff.csv"
    path.write_text(" \n" * reading.LONG, encoding="utf-8")
    with pytest.raises((FaultyInputError, UnreadableFileError)):
        read_table(path, matching(COLUMNS), is_asked_by_column=by_column)


def test_a_delimiter_of_several_bytes_is_left_to_the_reader_of_rows() -> None:
    """What splits columns quickly takes one byte for the sign between two cells."""
    header: Any = None
    assert frame_of_blocks(TextBlocks("S1§Driver\n", 0), header, "§") is None
