"""Rows without a doubt, read by column, become what they become row by row; no row is lost either way."""

import csv
import io
import sys
from datetime import date
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from tests.dbs_registers import REGISTER, read, read_in_every_way, row

from safeguarding.dbs.checks import Certificate, StatusCheck, StatusCheckResult
from safeguarding.dbs.people import Person
from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.dbs.statuses import recheck_status
from safeguarding.errors import FaultyInputError, UnreadableFileError
from safeguarding.readers.dbs.by_column import PeopleByColumn
from safeguarding.readers.dbs.fields import FIELDS
from safeguarding.readers.dbs.registers import DbsRegister, register_reader
from safeguarding.records import like_of
from safeguarding.tables import reading
from safeguarding.tables.frame_bodies import FrameBody
from safeguarding.tables.reading import matching, read_table

PLAIN_CELLS = {
    "Staff reference": st.sampled_from(
        ["S1", "S2", "S3", "S4", "S5", "S6", "'=S7", "=S7", '="S1"', '=""', "\ufeff", ""]
    ),
    "Name": st.sampled_from(["Invented Person", " Another Invention", "'=Invented", ""]),
    "Forename": st.sampled_from(["Invented", ""]),
    "Surname": st.sampled_from(["Person", " "]),
    "Post start date": st.sampled_from(["", "01/10/2014", "01/10/14", "odd"]),
    "Role": st.sampled_from(["Driver", "Cook", "", " Cook "]),
    "Required level": st.sampled_from(["Enhanced", "Standard", "", "?"]),
    "DBS level": st.sampled_from(["Enhanced", "Enhanced with children's barred list", "", "odd", "N/A"]),
    "Workforce": st.sampled_from(["", "child"]),
    "DBS number": st.sampled_from(["001234567890", "000000000001", "000000000002", "1234567890", "", "\u0660" * 12]),
    "Issue date": st.sampled_from(["19/09/2014", "01/03/2015", "01/03/15", "28/02/2002", "42000", "TBC", ""]),
    "Start date": st.sampled_from(["01/10/2014", "", "2013-01-01", "01/10/14", "10/13/2014", "N/A"]),
    "Leaving date": st.sampled_from(["", "", "01/01/2014", "Yes"]),
    "Leaver": st.sampled_from(["", "No", "N", "Yes", "odd"]),
    "Employment status": st.sampled_from(["", "Active", "Active", "Left", "Resigned"]),
    "Initial DBS date": st.sampled_from(["", "01/02/2010", "01/02/2001"]),
    "Date submitted": st.sampled_from(["", "01/08/2014", "01/08/2015", "01/08/14", "N/A"]),
    "Date seen": st.sampled_from(["", "20/09/2015", "20/09/2013", "soon"]),
    "Confirmation seen": st.sampled_from(["", "", "20/09/2015", "20/09/2013", "soon"]),
    "Confirmation seen by": st.sampled_from(["", "Office manager"]),
    "Agency": st.sampled_from(["", "", "Invented Agency"]),
    "Risk assessment date": st.sampled_from(["", "20/09/2015", "-"]),
    "Post end date": st.sampled_from(["", "01/10/2016", "01/10/2010"]),
    "Requires DBS": st.sampled_from(["", "yes", "No", "perhaps"]),
    "Status check date": st.sampled_from(["", "", "01/02/2016", "N/A", "01/02/16"]),
    "Status check result": st.sampled_from(["", "NEW_INFO", "Blank no new info", "n/a", "fine"]),
    "Status check certificate number": st.sampled_from(["", "", "001234567890", "12"]),
    "Update service": st.sampled_from(["", "yes", "no", "?"]),
    "Subscription start date": st.sampled_from(["", "01/02/2016", "odd"]),
    "Subscription end date": st.sampled_from(["", "01/02/2017", "01/02/2015"]),
    "Subscription certificate number": st.sampled_from(["", "", "001234567890"]),
    "Application date": st.sampled_from(["", "01/02/2016", "TBC"]),
    "Application level": st.sampled_from(["", "Enhanced", "odd"]),
    "Application withdrawn": st.sampled_from(["", "01/03/2016", "01/01/2016"]),
    "Absence start date": st.sampled_from(["", "01/02/2016", "none"]),
    "Absence end date": st.sampled_from(["", "01/03/2016", "01/01/2016"]),
    "Break start date": st.sampled_from(["", "01/02/2016"]),
    "Break end date": st.sampled_from(["", "01/03/2016", "01/01/2016", "odd"]),
}


def test_the_cells_for_plain_rows_stand_under_every_column() -> None:
    """What the two ways are compared on leaves no column of a register out."""
    known = {column.field: {header.casefold() for header in column.headers} for column in FIELDS}
    given = {header.casefold() for header in PLAIN_CELLS}
    assert [field for field, headers in known.items() if headers.isdisjoint(given)] == []


def test_a_row_with_something_under_every_column_can_be_plain(tmp_path: Path) -> None:
    """Status checks, subscriptions, applications, absences and breaks are read by group, each that differs once."""
    cells = {
        "Staff reference": "S1",
        "Name": "Invented Person",
        "DBS number": "001234567890",
        "Issue date": "19/09/2014",
        "Date submitted": "01/09/2014",
        "Date seen": "20/09/2014",
        "Status check date": "01/02/2016",
        "Status check result": "NEW_INFO",
        "Update service": "yes",
        "Subscription start date": "01/10/2014",
        "Application date": "01/03/2016",
        "Absence start date": "01/02/2015",
        "Absence end date": "01/03/2015",
        "Break start date": "01/02/2013",
        "Break end date": "01/03/2013",
        "Post end date": "N/A",
        "Requires DBS": "yes",
    }
    read(tmp_path, list(cells.values()), header=list(cells))
    table = read_table(tmp_path / "staff.csv", matching(FIELDS))
    plain = PeopleByColumn.of(register_reader(table))
    assert plain is not None
    assert plain.doubtful == frozenset()
    (person,) = plain.people()
    assert person.status_checks == (StatusCheck(checked_on=date(2016, 2, 1), result=StatusCheckResult.NEW_INFO),)
    assert [len(each) for each in (person.subscriptions, person.applications, person.absences, person.breaks)] == [
        1
    ] * 4


@pytest.mark.parametrize("one", [REGISTER[0], REGISTER[0].certificates[0]])
def test_a_record_like_another_is_the_one_that_its_constructor_makes(one: Person | Certificate) -> None:
    """Whichever field is given, each of them is there, and the record is no other than a checked one."""
    for field in attrs.fields(type(one)):
        value = getattr(one, field.name)
        made = like_of(type(one), field.name)(one, value)
        assert type(made) is type(one)
        assert [getattr(made, each.name) for each in attrs.fields(type(made))] == [
            getattr(one, each.name) for each in attrs.fields(type(one))
        ]
        assert (made, hash(made), repr(made)) == (one, hash(one), repr(one))


class TestRowsInAreRowsOut:
    """Every row that holds anything is part of a person or is unread with a problem; none is lost."""

    @staticmethod
    def check(found: DbsRegister) -> None:
        of_people = [number for numbers in found.rows for number in numbers]
        assert len(of_people) + len(found.unread) == found.row_count
        assert not set(of_people) & set(found.unread)
        assert len(set(of_people)) == len(of_people)
        assert len(found.rows) == len(found.people)
        assert set(found.unread) <= {each.place.row for each in found.problems}

    cells = st.one_of(
        st.text(max_size=12),
        st.sampled_from(
            [
                *("", "S1", "S2", "Total", "Invented Person", "19/09/2014", "09/19/2014", "31/02/2014", "41901"),
                *("TBC", "N/A", "001234567890", "1234567890", "1.23457E+11", "=1+1", "*** Applied on Tue Oct 1 2019"),
                *("NEW_INFO", "yes", "Enhanced", "01/01/1900", "\u00a0", "Employee No"),
            ]
        ),
    )

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.data())
    def test_made_up_dirt(self, tmp_path: Path, data: st.DataObject) -> None:
        chosen = data.draw(st.lists(st.sampled_from(FIELDS), unique_by=lambda column: column.field, max_size=9))
        header = ["Issue Date", *(column.headers[0] for column in chosen if column.field != "issued")]
        rows = data.draw(st.lists(st.lists(self.cells, max_size=len(header) + 1), max_size=12))
        file = tmp_path / "dirty.csv"
        target = io.StringIO()
        csv.writer(target).writerows([header, *rows])
        file.write_bytes(target.getvalue().encode("utf-8", errors="ignore"))
        try:
            found = read_in_every_way(file)
        except (FaultyInputError, UnreadableFileError):
            return
        self.check(found)
        for person in found.people:
            status = recheck_status(person, YORK_2017, on=date(2017, 9, 19))
            if status.standing.is_compliant:
                assert status.evidence_on is not None

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.data())
    def test_the_short_way_and_the_careful_way_agree(self, tmp_path: Path, data: st.DataObject) -> None:
        columns = data.draw(st.lists(st.sampled_from(list(PLAIN_CELLS)), unique=True, min_size=3))
        header = list(dict.fromkeys(["Staff reference", "DBS number", "Issue date", *columns]))
        rows = data.draw(st.lists(st.tuples(*(PLAIN_CELLS[column] for column in header)), max_size=8))
        # a row may end early, and its last cells are then empty
        ends = data.draw(st.lists(st.integers(0, len(header)), min_size=len(rows), max_size=len(rows)))
        whole = data.draw(st.booleans())
        cut = rows if whole else [cells[:end] for cells, end in zip(rows, ends, strict=True)]
        found = read(tmp_path, *cut, header=header)
        self.check(found)

    @pytest.mark.parametrize(
        ("column", "cells"),
        [
            ("Leaving date", ["31/08/2014", "01/09/2014"]),
            ("Post start date", ["01/09/14", "01/09/14", "01/09/2014"]),
            ("Initial DBS date", ["01/02/2001", "01/02/2010"]),
            ("Issue date", ["28/02/2002", "01/03/2002"]),
            ("Start date", ["19/09/14", "19/09/2014"]),
            ("DBS level", ["odd", "Enhanced"]),
            ("Post end date", ["31/08/2014", "01/09/2014", ""]),
            ("Date submitted", ["19/09/2014", "20/09/2014", ""]),
            ("Date seen", ["", "20/09/2014", "18/09/2014"]),
            ("Status check date", ["01/03/2016", "01/03/16", "01/03/16"]),
            ("Subscription certificate number", ["001234567890", "1234567890", ""]),
        ],
    )
    def test_each_doubt_alone(self, tmp_path: Path, column: str, cells: list[str]) -> None:
        plain = {
            "Staff reference": "",
            "DBS number": "001234567890",
            "Issue date": "19/09/2014",
            "Start date": "01/09/2014",
            "Post start date": "01/09/2014",
            "Status check result": "NEW_INFO",
            "Status check date": "01/02/2016",
            "Update service": "yes",
        }
        rows = [list((plain | {"Staff reference": f"S{k}", column: cell}).values()) for k, cell in enumerate(cells)]
        found = read(tmp_path, *rows, header=list(plain | {column: ""}))
        assert len(tuple(found.people)) == len(cells)

    def test_a_header_that_looks_like_a_person(self, tmp_path: Path) -> None:
        header = ("001", "001234567890", "19/09/2014")
        declared = dict(zip(("reference", "number", "issued"), header, strict=True))
        file = tmp_path / "staff.csv"
        file.write_text("\n".join([",".join(header)] * 2), encoding="utf-8")
        found = read_in_every_way(file, declared)
        assert (len(found.people), found.unread) == (0, (2,))

    def test_a_line_end_of_another_kind_after_the_header(self, tmp_path: Path) -> None:
        """A header that ends with a bare carriage return takes no row with it."""
        file = tmp_path / "staff.csv"
        file.write_bytes(b"Staff ID,DBS number,Issue Date\rS1,001234567890,19/09/2014\nS2,001234567891,19/09/2014\n")
        assert [each.reference for each in read_in_every_way(file).people] == ["S1", "S2"]

    @pytest.mark.parametrize("lines", [1, 2, 28, 29, 30, 31, 60])
    @pytest.mark.parametrize("end", ["\n", "\r\n"])
    def test_a_frame_is_taken_whatever_the_length(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: int, end: str
    ) -> None:
        """A plain file is read as a frame, where frames are asked for, whatever its length and however it ends."""
        monkeypatch.setattr(reading, "LONG", 0)
        file = tmp_path / "staff.csv"
        rows = ["Staff ID,DBS number,Issue Date", *(f"S{k},{k:012d},19/09/2014" for k in range(lines))]
        for last in ("", end):
            file.write_text(end.join(rows) + last, encoding="utf-8", newline="")
            table = read_table(file, matching(FIELDS), is_asked_by_column=True)
            assert isinstance(table.body, FrameBody)

    def test_without_the_library_for_frames(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A frame is a quicker way to the same answer; where polars is not installed a register is read without it."""
        monkeypatch.delitem(sys.modules, "safeguarding.tables.frame_bodies", raising=False)
        monkeypatch.setitem(sys.modules, "polars", None)
        assert len(read(tmp_path, row("S1"), row("S2")).people) == 2

    @pytest.mark.parametrize("rows", [999, 1000, 1001, 2500])
    def test_long_registers(self, tmp_path: Path, rows: int) -> None:
        found = read(tmp_path, *(row(f"S{k}", Start_Date="" if k % 7 else "odd") for k in range(rows)))
        assert [each.reference for each in found.people] == [f"S{k}" for k in range(rows)]
        assert len(found.problems) == len(range(0, rows, 7))

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.binary(max_size=300))
    def test_any_bytes_at_all(self, tmp_path: Path, junk: bytes) -> None:
        for suffix in ("csv", "xlsx"):
            file = tmp_path / f"junk.{suffix}"
            file.write_bytes(b"PK\x03\x04" + junk if suffix == "xlsx" else junk)
            try:
                self.check(read_in_every_way(file))
            except (FaultyInputError, UnreadableFileError):
                continue
