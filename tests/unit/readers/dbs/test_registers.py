"""DBS registers: read with all their dirt; every row becomes part of a person or a problem."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from tests.dbs_registers import REGISTER, read, row

from safeguarding.dates.periods import Period
from safeguarding.dbs.certificate_numbers import CertificateNumber
from safeguarding.dbs.people import Person
from safeguarding.errors import FaultyInputError, UnknownNameError
from safeguarding.faults import Severity
from safeguarding.readers.dbs.by_column import PeopleByColumn
from safeguarding.readers.dbs.fields import FIELDS
from safeguarding.readers.dbs.registers import read_register
from safeguarding.readers.dbs.written_registers import register_table
from safeguarding.tables.spreadsheet_dates import DateSystem
from safeguarding.tables.typed_tables import TypedTable
from safeguarding.tables.writing import write_sheets, write_table


class TestACleanRegister:
    """Headers by alias in any order, titles above, totals below; each row becomes a person."""

    def test_one_row_a_person(self, tmp_path: Path) -> None:
        found = read(tmp_path, row("S1", DBS_Level="Enhanced"), row("S2"))
        assert [each.reference for each in found.people] == ["S1", "S2"]
        (certificate,) = found.people[0].certificates
        assert certificate.issued_on == date(2014, 9, 19)
        assert certificate.number == CertificateNumber("001234567890")
        assert str(certificate.level) == "enhanced"
        assert (found.row_count, found.unread, found.problems) == (2, (), ())

    def test_titles_above_and_totals_below(self, tmp_path: Path) -> None:
        file = tmp_path / "staff.csv"
        file.write_text(
            "DBS register,,\nPrinted 19/09/2017,,\n\nPayroll No,Disclosure No,Cert Issue Date\n"
            "S1,001234567890,19/09/2014\n\nPayroll No,Disclosure No,Cert Issue Date\nTotal,1,\nEnd of report,,\n",
            encoding="utf-8",
        )
        found = read_register(file)
        assert [each.reference for each in found.people] == ["S1"]
        assert found.rows == ((5,),)
        assert found.unread == (7, 8, 9)
        assert [each.severity for each in found.problems] == [Severity.WARNING] * 3

    def test_a_declared_mapping(self, tmp_path: Path) -> None:
        file = tmp_path / "staff.csv"
        file.write_text("Ref,Valid from\nS1,19/09/2014\n", encoding="utf-8")
        with pytest.raises(FaultyInputError, match="issue date"):
            read_register(file)
        found = read_register(file, columns={"issued": "Valid from"})
        assert found.people[0].certificates[0].issued_on == date(2014, 9, 19)
        with pytest.raises(UnknownNameError, match="did you mean 'issued'"):
            read_register(file, columns={"isued": "Valid from"})

    def test_no_header_means_two_things(self) -> None:
        headers = [header for column in FIELDS for header in column.headers]
        assert len(set(headers)) == len(headers)

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
    def test_encodings(self, tmp_path: Path, encoding: str) -> None:
        found = read(tmp_path, row("S1", Name="Zoë Invented"), encoding=encoding)
        assert found.people[0].name.reveal() == "Zoë Invented"


class TestPeopleMadeWhenAskedFor:
    """The people of a register are made at the first look, once, and each row's problems are reported before."""

    def test_at_the_first_look(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        calls: list[int] = []
        make = PeopleByColumn.people

        def noted(self: PeopleByColumn) -> Iterator[Person | None]:
            calls.append(len(self.body))
            return make(self)

        read(tmp_path, row("S1"), row("S2", Issue_Date="odd"), row("S3"))
        monkeypatch.setattr(PeopleByColumn, "people", noted)
        found = read_register(tmp_path / "staff.csv")
        assert (calls, len(found.problems), found.row_count) == ([], 1, 3)
        assert [each.reference for each in found.people] == ["S1", "S2", "S3"]
        assert found.rows == ((2,), (3,), (4,))
        assert found.people is found.people
        assert calls == [3]


class TestExpiryDates:
    """A register that keeps only when checks expire is read where the interval is said, and the answer says so."""

    @staticmethod
    def written(folder: Path, header: str, *rows: str) -> Path:
        file = folder / "staff.csv"
        file.write_text("\n".join((header, *rows)), encoding="utf-8")
        return file

    def test_worked_out(self, tmp_path: Path) -> None:
        file = self.written(tmp_path, "Ref,DBS number,DBS Expiry Date", "S1,001234567801,19/09/2017", "S2,,soon")
        with pytest.raises(FaultyInputError, match="say the interval that it was counted with: --expiry-interval"):
            read_register(file)
        found = read_register(file, expiry_interval=Period(years=3))
        assert [each.issued_on for person in found.people for each in person.certificates] == [date(2014, 9, 19), None]
        assert found.faults[0].problem == (
            "issue dates were worked out from when checks expire, 3 years earlier: an assumption"
        )
        assert [each.problem for each in found.problems] == ["not a date"]

    def test_declared(self, tmp_path: Path) -> None:
        file = self.written(tmp_path, "Ref,DBS number,Ablauf", "S1,001234567801,19/09/2017")
        found = read_register(file, columns={"issued": "Ablauf"}, expiry_interval=Period(months=36))
        assert found.people[0].certificates[0].issued_on == date(2014, 9, 19)

    def test_not_where_there_are_issue_dates(self, tmp_path: Path) -> None:
        file = self.written(tmp_path, "Ref,Issue date,Expiry date", "S1,19/09/2014,19/09/2020")
        found = read_register(file, expiry_interval=Period(years=3))
        assert found.people[0].certificates[0].issued_on == date(2014, 9, 19)
        assert "the interval before an expiry was not used" in found.faults[0].problem


class TestWorkbooks:
    """Cells keep their own type: text numbers keep their zeros, dates are dates, bare day numbers follow the file."""

    @pytest.mark.parametrize("system", list(DateSystem))
    def test_cell_types(self, tmp_path: Path, system: DateSystem) -> None:
        file = tmp_path / "staff.xlsx"
        with xlsxwriter.Workbook(file, {"date_1904": system is DateSystem.FROM_1904}) as workbook:
            sheet = workbook.add_worksheet("Staff")
            sheet.write_row(0, 0, ["DBS register"])
            sheet.write_row(2, 0, ["Staff ID", "DBS Number", "Issue Date"])
            sheet.write_string(3, 0, "S1")
            sheet.write_string(3, 1, "001234567890")
            sheet.write_datetime(3, 2, date(2014, 9, 19), workbook.add_format({"num_format": "dd/mm/yyyy"}))
            sheet.write_number(4, 0, 2)
            sheet.write_number(4, 1, 1234567890)
            sheet.write_number(4, 2, (date(2014, 9, 19) - system.day_zero).days)
        found = read_register(file)
        assert [each.reference for each in found.people] == ["S1", "2"]
        for person in found.people:
            (certificate,) = person.certificates
            assert certificate.issued_on == date(2014, 9, 19)
            assert certificate.number == CertificateNumber("001234567890")
        assert found.rows == ((4,), (5,))

    def test_where_several_sheets_could_be_meant_one_is_asked_for(self, tmp_path: Path) -> None:
        """Of two registers in one workbook none is taken for the other; a hidden one is read only by its name."""
        file = tmp_path / "staff.xlsx"
        with xlsxwriter.Workbook(file) as workbook:
            for name in ("Archive", "A to M", "N to Z"):
                sheet = workbook.add_worksheet(name)
                sheet.write_row(0, 0, ["Staff ID", "Issue Date"])
                sheet.write_row(1, 0, [name, "19/09/2014"])
            workbook.get_worksheet_by_name("Archive").hide()
            workbook.get_worksheet_by_name("A to M").activate()
        with pytest.raises(FaultyInputError, match="2 sheets could be meant: 'A to M' and 'N to Z'; name one"):
            read_register(file)
        for name in ("A to M", "Archive"):
            found = read_register(file, sheet=name)
            assert [each.reference for each in found.people] == [name]
            assert found.faults == ()

    def test_a_hidden_register_is_named(self, tmp_path: Path) -> None:
        """Where no sheet that is shown is a register and a hidden one is, the refusal names it."""
        file = tmp_path / "staff.xlsx"
        with xlsxwriter.Workbook(file) as workbook:
            workbook.add_worksheet("Cover").write(0, 0, "Our council")
            sheet = workbook.add_worksheet("Archive")
            sheet.write_row(0, 0, ["Staff ID", "Issue Date"])
            sheet.hide()
        with pytest.raises(FaultyInputError, match="the sheet 'Archive', which could be meant, is hidden"):
            read_register(file)

    @pytest.mark.parametrize("is_stored", [True, False])
    def test_formulas_without_a_stored_value_are_reported(self, tmp_path: Path, *, is_stored: bool) -> None:
        """A formula whose value is not in the file reads as an empty cell, which is said; one with its value is read."""
        file = tmp_path / "staff.xlsx"
        with xlsxwriter.Workbook(file) as workbook:
            workbook.add_worksheet("Cover & key")
            sheet = workbook.add_worksheet("Staff & governors")
            sheet.write_row(0, 0, ["Staff ID", "Issue Date"])
            sheet.write_string(1, 0, "S1")
            sheet.write_formula(1, 1, "=TODAY()", None, "19/09/2014" if is_stored else "")
        found = read_register(file, sheet="Staff & governors")
        issued = [each.issued_on for each in found.people[0].certificates]
        assert issued == ([date(2014, 9, 19)] if is_stored else [])
        assert found.has_serious_faults is not is_stored
        assert [each.problem.partition(":")[0] for each in found.faults] == (
            [] if is_stored else ["formulas without a stored value, read as empty cells"]
        )

    def test_a_cover_sheet_is_passed_by(self, tmp_path: Path) -> None:
        """The one sheet that holds a register is read, wherever it stands, and what was not read is named."""
        file = tmp_path / "staff.xlsx"
        cover = TypedTable(name="Cover", columns=("Our council",), rows=())
        write_sheets([cover, register_table(REGISTER)], file)
        found = read_register(file)
        assert [each.reference for each in found.people] == [each.reference for each in REGISTER]
        assert [each.problem for each in found.faults] == ["only the sheet 'Register' was read, not 'Cover'"]

    def test_no_sheet_is_a_register(self, tmp_path: Path) -> None:
        """What each sheet lacks is said."""
        file = tmp_path / "staff.xlsx"
        write_sheets([TypedTable(name=each, columns=(f"{each} text",), rows=()) for each in ("Cover", "Key")], file)
        with pytest.raises(FaultyInputError) as refusal:
            read_register(file)
        assert [fault.place.sheet for fault in refusal.value.faults] == ["Cover", "Key"]

    def test_a_csv_file_has_no_sheets(self, tmp_path: Path) -> None:
        """A sheet asked for of a CSV file is refused, not ignored."""
        file = tmp_path / "staff.csv"
        write_table(register_table(REGISTER), file)
        with pytest.raises(UnknownNameError, match="no sheet 'Staff'"):
            read_register(file, sheet="Staff")

    def test_a_sheet_by_name(self, tmp_path: Path) -> None:
        file = tmp_path / "staff.xlsx"
        write_table(register_table(REGISTER), file)
        assert len(read_register(file, sheet="Register").people) == 4
        with pytest.raises(UnknownNameError, match="did you mean 'Register'"):
            read_register(file, sheet="Registers")


def test_a_status_that_says_of_nobody_that_they_left_is_of_something_else(tmp_path: Path) -> None:
    """A column of contracts or of checks is called status too: it is reported as not read, and nobody has left by it."""
    for words, read_it in ((("Permanent", "Agency"), False), (("Permanent", "Leaver"), True)):
        file = tmp_path / "staff.csv"
        lines = [f"S{k},00123456789{k},19/09/2014,{word}" for k, word in enumerate(words)]
        file.write_text(
            "\n".join(["Payroll No,Disclosure No,Cert Issue Date,Employment status", *lines]), encoding="utf-8"
        )
        found = read_register(file)
        assert [person.is_leaver for person in found.people] == [False, read_it]
        assert (
            any("columns that are not read: 'Employment status'" in str(each) for each in found.faults) is not read_it
        )


@pytest.mark.parametrize("same", [True, False])
def test_a_register_is_its_people(tmp_path: Path, same: bool) -> None:  # noqa: FBT001 - a table's column
    """Two readings of one file are one and the same, as keys too; of another file they are not."""
    registers = [read(tmp_path, row("S1")), read(tmp_path, row("S1" if same else "S2"))]
    one, other = (each.people for each in registers)
    assert (len({one, other}) == 1, one == other) == (same, same)
