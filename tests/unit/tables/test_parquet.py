"""A long Parquet file that is kept as it is gives the table that a short one gives cell by cell."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, example, given, settings, strategies as st

from safeguarding.errors import FaultyInputError, UnreadableFileError
from safeguarding.readers.dbs.registers import read_register
from safeguarding.tables import frame_bodies, parquet
from safeguarding.tables.frame_bodies import FrameBody
from safeguarding.tables.headers import Column
from safeguarding.tables.opening import open_grids
from safeguarding.tables.reading import matching, read_table

COLUMNS = [Column(field="reference", headers=("staff id",), is_required=True), Column(field="on", headers=("on",))]
cells = st.tuples(
    st.none() | st.sampled_from(["S1", "S2", "Staff ID", " 'S1", ""]),
    st.none() | st.dates(),
    st.none() | st.integers(-5, 10**12),
    st.none() | st.floats(allow_nan=False),
    st.none() | st.booleans(),
    st.none() | st.datetimes(),
)
SCHEMA: dict[str, type[pl.DataType] | pl.DataType] = {
    "Staff ID": pl.String,
    "On": pl.Date,
    "Number": pl.Int64,
    "Share": pl.Float64,
    "Is": pl.Boolean,
    "At": pl.Datetime("us"),
}


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(cells, min_size=1, max_size=6), st.sampled_from(["On", "Number", "Share", "Is", "At"]))
@example([("notes", None, None, None, None, None), ("Staff ID", None, None, None, None, None)], "Number")
def test_it_is_that_of_a_short_one(tmp_path: Path, rows: list[tuple[object, ...]], header: str) -> None:
    """Whatever types its columns have, and wherever among its first rows the header stands."""
    path = tmp_path / "staff.parquet"
    pl.DataFrame(rows, schema=SCHEMA, orient="row").write_parquet(path)
    columns = [*COLUMNS, Column(field="other", headers=(header.casefold(),))]
    short = read_table(path, matching(columns), is_asked_by_column=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parquet, "LONG", 0)
        patch.setattr(frame_bodies, "_LEAST", 0)
        found = read_table(path, matching(columns), is_asked_by_column=True)
    assert isinstance(found.body, FrameBody)
    assert (found.header, found.faults, found.name) == (short.header, short.faults, short.name)
    assert list(found.rows) == list(short.rows)
    for field in ("reference", "on", "other"):
        assert list(found.body.cells(field)) == list(short.body.cells(field))
        assert found.body.distinct(field) == short.body.distinct(field)


def test_a_register_is_the_same_either_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its people, its rows and everything that was wrong with it."""
    path = tmp_path / "staff.parquet"
    days = [date(2014, 9, 1), None, date(1999, 1, 1), date(2015, 3, 2)]
    pl.DataFrame(
        {
            "Staff ID": [f"S{k % 9}" for k in range(20)],
            "DBS number": [k * 10**10 if k % 3 else None for k in range(20)],
            "Issue date": [days[k % 4] for k in range(20)],
        }
    ).write_parquet(path)
    short = read_register(path)
    monkeypatch.setattr(parquet, "LONG", 0)
    assert read_register(path) == short
    assert short.problems


def test_a_title_with_signs_of_a_pattern(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the title of one column, and not of those that match it."""
    monkeypatch.setattr(parquet, "LONG", 0)
    path = tmp_path / "staff.parquet"
    pl.DataFrame({"Staff ID": ["S1"], "^On.*$": ["a"], "*": ["b"], "On": [date(2014, 9, 1)]}).write_parquet(path)
    found = read_table(path, matching([*COLUMNS, Column(field="all", headers=("*",))]), is_asked_by_column=True)
    assert [row.cells for row in found.rows] == [("S1", "a", "b", "2014-09-01")]
    assert list(found.body.cells("all")) == ["b"]


def test_a_missing_column_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As of a short one."""
    monkeypatch.setattr(parquet, "LONG", 0)
    pl.DataFrame({"On": [date(2014, 9, 1)]}).write_parquet(tmp_path / "staff.parquet")
    with pytest.raises(FaultyInputError, match="staff id"):
        read_table(tmp_path / "staff.parquet", matching(COLUMNS), is_asked_by_column=True)


class TestMoreThanCanBeHeld:
    """A value that stands in every row is stored once: a few kilobytes can ask for any memory."""

    def test_rows(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = tmp_path / "staff.parquet"
        pl.DataFrame({"Staff ID": ["S1"] * 51, "On": [None] * 51}).write_parquet(path)
        monkeypatch.setattr(parquet, "MOST_CELLS", 100)
        with pytest.raises(UnreadableFileError, match=r"51 rows, 2 columns; and no more than 100 cells"):
            open_grids(path)

    def test_texts(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = tmp_path / "staff.parquet"
        pl.DataFrame({"Staff ID": ["x" * 1000] * 1000, "On": [None] * 1000}).write_parquet(path)
        assert len(open_grids(path)[0].rows) == 1001
        monkeypatch.setenv("SAFEGUARDING_LARGEST_FILE", "999999")
        with pytest.raises(UnreadableFileError, match="the texts of its cells come to above 999,999 bytes"):
            open_grids(path)

    def test_lists_in_cells(self, tmp_path: Path) -> None:
        path = tmp_path / "staff.parquet"
        pl.DataFrame({"Staff ID": ["S1"], "DBS": [["a", "b"]]}).write_parquet(path)
        with pytest.raises(UnreadableFileError, match="the column 'DBS' holds lists in its cells"):
            open_grids(path)


def test_a_name_with_signs_of_a_pattern(tmp_path: Path) -> None:
    """It is the name of one file, and not of those that match it."""
    for name, person in (("staff[1].parquet", "S1"), ("staff1.parquet", "S2")):
        pl.DataFrame({"Staff ID": [person]}).write_parquet(tmp_path / name)
    assert open_grids(tmp_path / "staff[1].parquet")[0].rows[1].cells == ("S1",)


def test_what_the_library_panics_on_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error that is no usual one ends nothing: the file is refused as any other that cannot be read."""

    def panics(*_: object, **__: object) -> None:
        raise pl.exceptions.PanicException("made up")

    path = tmp_path / "staff.parquet"
    pl.DataFrame({"Ref": ["S1"]}).write_parquet(path)
    monkeypatch.setattr(pl, "scan_parquet", panics)
    with pytest.raises(UnreadableFileError, match="not a Parquet file that can be read"):
        open_grids(path)
