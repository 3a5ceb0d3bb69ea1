"""A table's body, from rows or from a frame: both answer alike, and the frame declines what it cannot be sure of."""

import sys

import attrs
import pytest
from hypothesis import example, given, strategies as st

from safeguarding.errors import UnreadableFileError
from safeguarding.tables import csv_blocks, frame_bodies
from safeguarding.tables.bodies import AROUND, STANDS_AROUND, RowsBody, rows_below
from safeguarding.tables.csv_blocks import TextBlocks
from safeguarding.tables.csv_text import CsvText
from safeguarding.tables.frame_bodies import frame_body, frame_of_blocks
from safeguarding.tables.grids import csv_grid
from safeguarding.tables.headers import Column, Header, find_header

PATTERNS = ("^S", "[^a-z0-9]|[0-9][a-z]", STANDS_AROUND, r"(?i)^\W*s")
COLUMNS = tuple(Column(field=each, headers=(each,)) for each in ("reference", "number", "role"))


def file_of(body: str, *, header: str = "reference,number,role", delimiter: str = ",") -> CsvText:
    return CsvText(name="made up", text=f"{header}\n{body}", delimiter=delimiter)


def header_of(file: CsvText) -> Header:
    first = attrs.evolve(file, text=file.text.split("\n", 1)[0])
    return find_header(csv_grid(first), COLUMNS)


cells = st.one_of(
    st.sampled_from(
        ["S1", "S2", "'S1", " S1 ", "", "001234567890", " 001234567890\u3000", "\u0661" * 12, '"a,b"', '"a""b"']
    ),
    st.text(alphabet="a1 ,\"'\r\n\ufeff\x1c\u2028;", max_size=6),
    st.text(max_size=6),
)
rows = st.one_of(st.lists(cells, min_size=3, max_size=3), st.lists(cells, max_size=4))
bodies = st.lists(rows.map(",".join), max_size=8).flatmap(
    lambda lines: st.sampled_from(["\n", "\r\n"]).map(lambda end: end.join(lines))
)


class TestBothAnswerAlike:
    """Whatever text a frame takes, it reads as the row-by-row reader does."""

    @given(bodies, st.sampled_from([csv_blocks.BLOCK, 1, 30]))
    @example("\ufeff,001234567890,cook", 1)
    @example("x\x01,001234567890,cook", 1)
    @example("\n\nS1", 1)
    @example("S1,S1,S1\nS1,S1,S1,", csv_blocks.BLOCK)
    @example("S1,001234567890,cook\nS2,001234567890,cook\nS1\nS3,,", 30)
    def test_any_text(self, text: str, size: int) -> None:
        """In one block or in many, with codes for its texts or without."""
        file = file_of("".join(each for each in text if not "\ud800" <= each <= "\udfff"))
        start = file.text.index("\n") + 1
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(frame_bodies, "_LEAST", 0)
            frame = frame_of_blocks(TextBlocks(file.text, start, size=size), header_of(file), file.delimiter)
        if frame is None:
            return
        assert frame_body(file, header_of(file), start) is not None
        rows = RowsBody.of(header_of(file), rows_below(header_of(file), csv_grid(file)))
        assert len(frame) == len(rows)
        assert list(frame.numbers) == list(rows.numbers)
        assert [frame.row(k) for k in range(len(frame))] == [rows.row(k) for k in range(len(rows))]
        for column in COLUMNS:
            field = column.field
            assert list(frame.cells(field)) == list(rows.cells(field))
            assert frame.distinct(field) == rows.distinct(field)
            assert set(frame.not_single(field)) == set(rows.not_single(field))
            assert set(frame.not_digits(field, 12)) == set(rows.not_digits(field, 12))
            assert frame.repeated(field) == rows.repeated(field)
            assert frame.is_of_one_length(field) == rows.is_of_one_length(field)
            assert [list(each[field]) for each in frame.parts(2)] == [list(each[field]) for each in rows.parts(2)]
            assert [frame.has(field, each) for each in PATTERNS] == [rows.has(field, each) for each in PATTERNS]
        assert set(frame.ragged()) == set(rows.ragged())
        pairs = rows.distinct("reference", "role")
        assert frame.distinct("reference", "role") == pairs
        some = sorted(pairs)[::2]
        assert set(frame.positions_of(some, "reference", "role")) == set(rows.positions_of(some, "reference", "role"))
        one = [(cell,) for cell, _ in some]
        assert set(frame.positions_of(one, "reference")) == set(rows.positions_of(one, "reference"))

    @given(bodies)
    def test_what_is_taken_can_be_read(self, text: str) -> None:
        file = file_of("".join(each for each in text if not "\ud800" <= each <= "\udfff"))
        try:
            csv_grid(file)
        except UnreadableFileError:
            assert frame_body(file, header_of(file), file.text.index("\n") + 1) is None

    @pytest.mark.parametrize(
        ("body", "is_taken"),
        [
            ("S1,001234567890,cook\nS2,001234567891,driver", True),
            ('S1,001234567890,"cook, driver"\r\nS2,,"the ""old"" cook"\r\n', True),
            ("S1\nS2,001234567890,cook\n", True),
            ("\ufeffS1,001234567890,cook", True),
            ("x\x01,001234567890,cook", True),
            ("S1,001234567890,cook\nS2\n\n", True),
            ('S1,001234567890,"cook,\ndriver"\n', False),
            ('S1,001234567890,the "old" cook\n', False),
            ('S1,001234567890,"cook" driver\n', False),
            ('S1,001234567890,"cook\n', False),
            ("S1,001234567890,cook\rS2,001234567891,driver\n", False),
            ("S1,001234567890,cook,\n", False),
            ("", False),
        ],
    )
    def test_what_is_taken(self, body: str, is_taken: bool) -> None:  # noqa: FBT001 - a case's expectation
        file = file_of(body)
        assert (frame_body(file, header_of(file), file.text.index("\n") + 1) is not None) == is_taken


def test_every_space_may_stand_around_a_cell() -> None:
    """The signs around a cell are all that Python strips, and those that guard or mark."""
    assert set(AROUND) == {*"='\"", "\ufeff", *(chr(k) for k in range(sys.maxunicode + 1) if chr(k).isspace())}
