"""Several registers as one: whoever stands in two is counted once, and where that is not sure somebody is asked."""

from datetime import date
from pathlib import Path

import pytest

from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.dbs.standings import Standing
from safeguarding.dbs.statuses import recheck_status
from safeguarding.errors import FaultyInputError, UnknownNameError, UnreadableFileError
from safeguarding.faults import Place, Severity
from safeguarding.readers.dbs.registers import DbsRegister
from safeguarding.readers.dbs.several import read_registers
from safeguarding.tables.typed_tables import TypedTable
from safeguarding.tables.writing import write_sheets

HEADER = "Staff ID,Name,Role,DBS number,Issue date,Start date,Leaving date"
STAFF = "S1,Invented One,Cook,001234567801,19/09/2014,13/01/2014,"


def read(folder: Path, *tables: tuple[str, ...]) -> DbsRegister:
    files = []
    for number, rows in enumerate(tables, start=1):
        files.append(folder / f"{number}.csv")
        files[-1].write_text("\n".join((HEADER, *rows)), encoding="utf-8")
    return read_registers(files)


def told(register: DbsRegister) -> list[tuple[Place, str, Severity]]:
    return [(each.place, each.problem, each.severity) for each in register.problems]


class TestWhoStandsInBoth:
    """One reference and one name is one person; anything less is a question, and nobody is given another's check."""

    def test_one_person(self, tmp_path: Path) -> None:
        """Posts and checks of both count, and it is said where the person stands."""
        governor = "s1,INVENTED ONE,Governor,001234567802,20/09/2016,14/01/2016,"
        found = read(tmp_path, (STAFF, "S2,Invented Two,,,,,"), (governor.replace("s1", "S1"),))
        one, two = found.people
        assert [post.role for post in one.posts] == ["Cook", "Governor"]
        assert [each.issued_on for each in one.certificates] == [date(2014, 9, 19), date(2016, 9, 20)]
        assert (one.starts_on, two.reference) == (date(2014, 1, 13), "S2")
        assert found.places[0] == (Place(file="1.csv", row=2), Place(file="2.csv", row=2))
        assert told(found) == [(Place(file="2.csv", row=2), "stands in 1.csv, row 2 too", Severity.WARNING)]
        assert (found.row_count, found.name) == (3, "1.csv, 2.csv")
        assert not found.has_serious_faults

    @pytest.mark.parametrize("turned", [False, True])
    def test_left_by_both(self, tmp_path: Path, *, turned: bool) -> None:
        """Left on a day in one, and simply left in the other after a later start: left, in whichever order they are read."""
        header = f"{HEADER},Leaver"
        rows = [
            "S1,Invented One,Cook,001234567801,19/09/2014,,01/02/2015,",
            "S1,Invented One,Driver,001234567802,19/09/2014,01/02/2018,,yes",
        ]
        files = [tmp_path / f"{number}.csv" for number in range(2)]
        for file, row in zip(files, reversed(rows) if turned else rows, strict=True):
            file.write_text(f"{header}\n{row}\n", encoding="utf-8")
        (one,) = read_registers(files).people
        assert (one.starts_on, one.left_on, one.is_leaver) == (date(2018, 2, 1), None, True)
        assert recheck_status(one, YORK_2017, on=date(2019, 1, 1)).standing is Standing.LEFT

    @pytest.mark.parametrize("name", ["Invented Other", ""])
    def test_one_reference_for_others(self, tmp_path: Path, name: str) -> None:
        """Lists may number their people each from 1: without the same name nobody is taken for another."""
        found = read(tmp_path, (STAFF,), (f"S1,{name},Governor,,,,",))
        assert [len(person.certificates) for person in found.people] == [1, 0]
        problem = "its reference stands in 1.csv, row 2 too, for somebody of another name or of none"
        assert told(found) == [(Place(file="2.csv", row=2), problem, Severity.ERROR)]

    @pytest.mark.parametrize(
        ("number", "what", "severity"),
        [("001234567801", "name and certificate number", Severity.ERROR), ("001234567899", "name", Severity.WARNING)],
    )
    def test_one_name_under_two_references(self, tmp_path: Path, number: str, what: str, severity: Severity) -> None:
        found = read(tmp_path, (STAFF,), (f"G7,Invented One,Governor,{number},19/09/2014,,",))
        assert len(found.people) == 2
        assert told(found) == [
            (Place(file="2.csv", row=2), f"a person of the same {what} stands in 1.csv, row 2", severity)
        ]
        assert "Invented" not in str(found.problems)

    def test_references_that_differ_in_writing(self, tmp_path: Path) -> None:
        found = read(tmp_path, ("042,Invented One,,,19/09/2014,,",), ("42,Invented Two,,,19/09/2014,,",))
        (fault,) = found.problems
        assert fault.problem == "'42', and '042' in 1.csv, differ only in capitals or leading zeros, spaces or signs"

    def test_who_left_one_list_is_still_here(self, tmp_path: Path) -> None:
        """A leaving date in one list ends the posts of that list, and takes nobody out of the other."""
        governor = "S1,Invented One,Governor,,,,"
        found = read(tmp_path, (f"{STAFF}01/03/2017",), (governor,))
        (person,) = found.people
        assert person.left_on is None
        assert [post.ends_on for post in person.posts] == [date(2017, 3, 1), None]
        assert [each.severity for each in found.problems] == [Severity.WARNING, Severity.ERROR]
        assert recheck_status(person, YORK_2017, on=date(2017, 9, 19)).standing.is_required

    def test_nothing_of_one_list_is_lost(self, tmp_path: Path) -> None:
        """Rows in are rows of people and rows unread, of every list."""
        found = read(tmp_path, (STAFF, "Total,1,,,,,"), ("S2,Invented Two,,,not known,,", "Signed: A. Manager,,,,,,"))
        assert (found.row_count, len(found.unread)) == (4, 2)
        assert sum(map(len, found.places)) + len(found.unread) == found.row_count
        assert {each.place.file for each in found.problems} == {"1.csv", "2.csv"}


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    columns = HEADER.split(",")[:5]
    sheets = {
        "Staff": [("S1", "Invented One", "Cook", "001234567801", date(2014, 9, 19))],
        "Governors": [("G1", "Invented Two", "Governor", "001234567802", date(2014, 9, 20))],
    }
    cover = TypedTable(name="Cover", columns=("Our council",), rows=[("See the next sheets",)])
    tables = [TypedTable(name=name, columns=columns, rows=rows) for name, rows in sheets.items()]
    file = tmp_path / "staff.xlsx"
    write_sheets([cover, *tables], file)
    return file


class TestSheets:
    """Sheets of one workbook, by name or all; the place of each row names its sheet."""

    @pytest.mark.parametrize("every_sheet", [False, True])
    def test_two_sheets(self, workbook: Path, *, every_sheet: bool) -> None:
        sheets = () if every_sheet else ("Staff", "Governors")
        found = read_registers([workbook], sheets=sheets, every_sheet=every_sheet)
        assert [person.reference for person in found.people] == ["S1", "G1"]
        assert [str(place) for (place,) in found.places] == [
            *("staff.xlsx, sheet 'Staff', row 2", "staff.xlsx, sheet 'Governors', row 2"),
        ]
        assert found.name == "staff.xlsx (Staff, Governors)"
        unread = [each.problem for each in found.faults]
        assert unread == (["the sheet was not read: no column 'issue date'"] if every_sheet else [])

    def test_a_sheet_that_is_no_register(self, workbook: Path) -> None:
        """A sheet that was asked for by name is not left out."""
        with pytest.raises(FaultyInputError, match="no column 'issue date'"):
            read_registers([workbook], sheets=["Cover", "Staff"])
        with pytest.raises(UnknownNameError, match="unknown sheet 'Stuff'; did you mean 'Staff'"):
            read_registers([workbook], sheets=["Stuff"])

    def test_with_a_file_that_has_none(self, workbook: Path, tmp_path: Path) -> None:
        """A sheet is asked for of the workbook that has it."""
        (tmp_path / "more.csv").write_text(f"{HEADER}\nV1,Invented Three,,,19/09/2014,,", encoding="utf-8")
        found = read_registers([workbook, tmp_path / "more.csv"], sheets=["Staff"])
        assert [person.reference for person in found.people] == ["S1", "V1"]
        with pytest.raises(UnknownNameError, match="unknown sheet 'Volunteers'"):
            read_registers([workbook, tmp_path / "more.csv"], sheets=["Staff", "Volunteers"])

    def test_one_file_twice(self, workbook: Path) -> None:
        with pytest.raises(UnreadableFileError, match="named twice; everybody in it would count twice"):
            read_registers([workbook, workbook])


@pytest.mark.parametrize(("left", "kept"), [("13/01/2014", date(2014, 1, 13)), ("12/01/2014", None)])
def test_nobody_left_before_they_began(tmp_path: Path, left: str, kept: date | None) -> None:
    """Of one register's start and another's earlier leaving date one is wrong: nobody is taken for gone."""
    began = f"S1,Invented One,Cook,001234567801,19/09/2014,13/01/2014,{left}"
    gone = f"S1,Invented One,Governor,,,,{left}"
    found = read(tmp_path, (began if kept else began.replace(left, "01/02/2014"),), (gone,))
    assert found.people[0].left_on == (kept or date(2014, 2, 1))


def test_references_alike_in_two_registers_are_asked_about_once(tmp_path: Path) -> None:
    """What is alike within one register is that register's own question."""
    found = read(tmp_path, ("S1,Invented One,,,,,", "s1,Invented Two,,,,,"), ("S3,Invented Three,,,,,",))
    again = read(tmp_path, ("S1,Invented One,,,,,",), ("s1,Invented Two,,,,,",))
    words = [
        sum("differ only in capitals" in each.problem for each in register.problems) for register in (found, again)
    ]
    assert words == [1, 1]
