"""Single central records: every row and every column is read or reported, and nothing is guessed."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from tests.published import ROOT

from safeguarding.errors import FaultyInputError, UnknownNameError
from safeguarding.faults import Severity
from safeguarding.readers.recruitment import cells as read_as
from safeguarding.readers.recruitment.central_records import (
    CentralRecord,
    read_central_record,
    read_central_records,
)
from safeguarding.readers.recruitment.fields import known_columns
from safeguarding.recruitment.checks import PreAppointmentCheck, RecruitmentRecord
from safeguarding.recruitment.facts import Role
from safeguarding.recruitment.record_completeness import completeness
from safeguarding.recruitment.right_to_work import RightToWorkMethod
from safeguarding.recruitment.words import CheckKind, CheckOutcome, RoleKind, Setting
from safeguarding.tables.row_readers import Cells
from safeguarding.tables.spreadsheet_dates import DateSystem
from safeguarding.tables.titles import folded

K = CheckKind
EXAMPLE = ROOT / "examples" / "central-record" / "central-record.csv"
# a day above 12 somewhere tells the order of the file's days
HEADER = "Staff ID,Name,Start date,Identity check,Right to work"
SEPTEMBER = date(2024, 9, 2)


def read(tmp_path: Path, text: str, **options: object) -> CentralRecord:
    path = tmp_path / "scr.csv"
    path.write_text(text, encoding="utf-8")
    return read_central_record(path, **({"setting": Setting.ACADEMY} | options))  # type: ignore[arg-type]  # a test's


def cell(tmp_path: Path, text: str) -> PreAppointmentCheck | None:
    """What a cell of the column of identity checks is read as."""
    found = read(tmp_path, f'{HEADER}\nS1,Invented Person,31/08/2024,"{text}",20/08/2024\n')
    checks = found.records[0].of(K.IDENTITY)
    return checks[0] if checks else None


class TestCells:
    """A day, "yes", initials, "n/a", nothing, or what cannot be made out."""

    @pytest.mark.parametrize(
        ("text", "initials"),
        [
            ("02/09/2024", ""),
            ("2.9.24", ""),
            ("2024-09-02", ""),
            ("2 September 2024", ""),
            ("45537", ""),
            ("02/09/2024 IP", "IP"),
            ("IP 02/09/2024", "IP"),
            ("Passport seen 02/09/2024 (IP)", "IP"),
            ("Yes - 2nd Sept 2024", ""),
        ],
    )
    def test_a_day(self, tmp_path: Path, text: str, initials: str) -> None:
        check = cell(tmp_path, text)
        assert check is not None
        assert (check.done_on, check.seen_by.reveal()) == (SEPTEMBER, initials)

    @pytest.mark.parametrize("text", ["Yes", "y", "✓", "Seen", "IP", "I.P."])
    def test_done_on_no_stated_day(self, tmp_path: Path, text: str) -> None:
        check = cell(tmp_path, text)
        assert check is not None
        assert (check.says_done, check.done_on) == (True, None)

    @pytest.mark.parametrize("text", ["N/A", "n/a", "Not applicable", "exempt", "not required"])
    def test_not_required(self, tmp_path: Path, text: str) -> None:
        check = cell(tmp_path, text)
        assert check is not None
        assert check.not_required_because == text

    @pytest.mark.parametrize("text", ["", "No", "outstanding", "✗"])
    def test_nothing(self, tmp_path: Path, text: str) -> None:
        assert cell(tmp_path, text) is None

    @pytest.mark.parametrize(
        "text",
        ["TBC", "see file", "31/02/2024", "02/09/2024 and 03/09/2024", "02/09/2024 not seen", "x", "-", "01/01/1900"],
    )
    def test_not_made_out(self, tmp_path: Path, text: str) -> None:
        """Unknown, and reported with its place; never missing, never done."""
        found = read(tmp_path, f'{HEADER}\nS1,Invented Person,31/08/2024,"{text}",20/08/2024\n')
        (check,) = found.records[0].of(K.IDENTITY)
        assert not check.is_known
        assert [fault.place.row for fault in found.faults if fault.place.column == "Identity check"] == [2]

    @pytest.mark.parametrize("text", ["applied 02/09/2024", "requested 02/09/2024", "sent off 02/09/2024"])
    def test_asked_for(self, tmp_path: Path, text: str) -> None:
        check = cell(tmp_path, text)
        assert check is not None
        assert (check.applied_on, check.done_on, check.says_done) == (SEPTEMBER, None, False)


class TestTwoCells:
    """One cell may say whether and another when; where they differ nothing is known."""

    def checks(self, tmp_path: Path, whether: str, when: str) -> tuple[PreAppointmentCheck, ...]:
        header = "Staff ID,Start date,Identity check,Identity check date,Identity check by,Right to work"
        return read(tmp_path, f"{header}\nS1,31/08/2024,{whether},{when},IP,20/08/2024\n").records[0].of(K.IDENTITY)

    def test_together(self, tmp_path: Path) -> None:
        for whether, when in (
            ("Yes", "02/09/2024"),
            ("", "02/09/2024"),
            ("02/09/2024", ""),
            ("02/09/2024", "02/09/2024"),
        ):
            (check,) = self.checks(tmp_path, whether, when)
            assert (check.done_on, check.seen_by.reveal()) == (SEPTEMBER, "IP")

    def test_apart(self, tmp_path: Path) -> None:
        for whether, when in (
            ("No", "02/09/2024"),
            ("N/A", "02/09/2024"),
            ("03/09/2024", "02/09/2024"),
            ("TBC", "02/09/2024"),
        ):
            (check,) = self.checks(tmp_path, whether, when)
            assert not check.is_known

    def test_initials_alone(self, tmp_path: Path) -> None:
        """Somebody is named as having seen it: it is done, on no stated day."""
        (check,) = self.checks(tmp_path, "", "")
        assert (check.says_done, check.done_on) == (True, None)


class TestTwoReferences:
    """Two columns of references are one check, done when the later one is."""

    @pytest.mark.parametrize(
        ("first", "second", "day", "is_known"),
        [
            ("20/08/2024", "31/08/2024", date(2024, 8, 31), True),
            ("20/08/2024", "Yes", None, True),
            ("20/08/2024", "TBC", None, False),
        ],
    )
    def test_both(self, tmp_path: Path, first: str, second: str, day: date | None, is_known: bool) -> None:  # noqa: FBT001
        header = "Staff ID,Start date,Identity check,Reference 1,Reference 2"
        (check,) = read(tmp_path, f"{header}\nS1,31/08/2024,,{first},{second}\n").records[0].of(K.REFERENCES)
        assert (check.done_on, check.is_known) == (day, is_known)

    def test_one_of_two(self, tmp_path: Path) -> None:
        header = "Staff ID,Start date,Identity check,Reference 1,Reference 2"
        for row in ("20/08/2024,", ",20/08/2024"):
            assert not read(tmp_path, f"{header}\nS1,31/08/2024,,{row}\n").records[0].of(K.REFERENCES)


class TestCertificates:
    """A certificate has three days, a level and a number; neither number nor content is kept."""

    HEADER = "Staff ID,Start date,Identity check,DBS number,DBS issue date,DBS date seen,DBS applied for,DBS level"

    def record(self, tmp_path: Path, row: str) -> RecruitmentRecord:
        return read(tmp_path, f"{self.HEADER}\nS1,31/08/2024,20/08/2024,{row}\n").records[0]

    def test_its_days(self, tmp_path: Path) -> None:
        found = self.record(
            tmp_path, "001234567890,15/08/2024,20/08/2024,01/08/2024,Enhanced with children's barred list"
        )
        (check,) = found.of(K.ENHANCED_DBS)
        assert (check.applied_on, check.issued_on, check.done_on) == (
            date(2024, 8, 1),
            date(2024, 8, 15),
            date(2024, 8, 20),
        )
        assert found.of(K.CHILDRENS_BARRED_LIST)[0].done_on == date(2024, 8, 20)
        assert "1234567890" not in repr(found)

    def test_its_level(self, tmp_path: Path) -> None:
        for level, kind in (("Standard", K.STANDARD_DBS), ("Basic", K.BASIC_DBS), ("", K.ENHANCED_DBS)):
            assert self.record(tmp_path, f",15/08/2024,,,{level}").of(kind)

    def test_a_level_and_no_column_that_says_it_was_seen(self, tmp_path: Path) -> None:
        """Nobody's certificate is known from its level alone, and nobody's is missing: the table does not say."""
        found = read(tmp_path, f"{HEADER},DBS level\nS1,A,31/08/2024,Yes,Yes,Enhanced\n")
        assert K.ENHANCED_DBS in found.not_held
        with_days = read(tmp_path, f"{HEADER},DBS level,DBS number\nS1,A,31/08/2024,Yes,Yes,Enhanced,001234567890\n")
        assert K.ENHANCED_DBS not in with_days.not_held

    def test_a_barred_list_that_is_not_named(self, tmp_path: Path) -> None:
        """The certificate counts, and no list is taken as checked."""
        found = self.record(tmp_path, ",15/08/2024,,,Enhanced with barred list")
        assert found.of(K.ENHANCED_DBS)[0].is_known
        assert not found.of(K.CHILDRENS_BARRED_LIST)

    def test_a_list_that_came_on_the_certificate(self, tmp_path: Path) -> None:
        """The words "On DBS" in the column of the list name the certificate's day; nothing where there is no certificate."""
        header = "Staff ID,Start date,Identity check,DBS date,Barred list"
        for day, expected in (("20/08/2024", [date(2024, 8, 20)]), ("", [])):
            found = read(tmp_path, f"{header}\nS1,31/08/2024,20/08/2024,{day},On DBS\n").records[0]
            assert [each.done_on for each in found.of(K.CHILDRENS_BARRED_LIST)] == expected

    def test_a_level_that_is_none(self, tmp_path: Path) -> None:
        assert not self.record(tmp_path, ",15/08/2024,,,Right to work").of(K.ENHANCED_DBS)[0].is_known

    def test_a_number_without_a_day(self, tmp_path: Path) -> None:
        (check,) = self.record(tmp_path, "001234567890,,,,").of(K.ENHANCED_DBS)
        assert (check.says_done, check.done_on, check.issued_on) == (True, None, None)

    def test_days_that_cannot_be_true_together(self, tmp_path: Path) -> None:
        assert not self.record(tmp_path, ",15/08/2024,14/08/2024,,").of(K.ENHANCED_DBS)[0].is_known

    def test_a_day_that_cannot_be_read(self, tmp_path: Path) -> None:
        assert not self.record(tmp_path, ",31/02/2024,,,").of(K.ENHANCED_DBS)[0].is_known


class TestRightToWork:
    """A permission whose end cannot be made out does not last for ever."""

    def check(self, tmp_path: Path, expiry: str) -> PreAppointmentCheck:
        header = "Staff ID,Start date,Identity check,Right to work,Visa expiry"
        return (
            read(tmp_path, f"{header}\nS1,31/08/2024,20/08/2024,20/08/2024,{expiry}\n")
            .records[0]
            .of(K.RIGHT_TO_WORK)[0]
        )

    def test_expiries(self, tmp_path: Path) -> None:
        assert self.check(tmp_path, "31/12/2026").expires_on == date(2026, 12, 31)
        assert self.check(tmp_path, "British citizen").expires_on is None
        assert self.check(tmp_path, "").is_known
        assert not self.check(tmp_path, "see passport").is_known

    def test_how_it_was_checked(self, tmp_path: Path) -> None:
        header = "Staff ID,Start date,Identity check,Right to work,RTW method"
        for text, method in (
            ("Share code", RightToWorkMethod.ONLINE),
            ("passport", RightToWorkMethod.DOCUMENT),
            ("?", None),
        ):
            found = read(tmp_path, f"{header}\nS1,31/08/2024,20/08/2024,20/08/2024,{text}\n").records[0]
            assert found.of(K.RIGHT_TO_WORK)[0].method is method

    def test_an_expiry_among_words(self, tmp_path: Path) -> None:
        header = "Staff ID,Start date,Identity check,Right to work"
        found = read(tmp_path, f"{header}\nS1,31/08/2024,20/08/2024,Visa expires 31/12/2026\n").records[0]
        (check,) = found.of(K.RIGHT_TO_WORK)
        assert (check.done_on, check.expires_on) == (None, date(2026, 12, 31))


class TestRows:
    """Rows in are records and unread rows together."""

    def test_totals_notes_and_unknown_capacities(self, tmp_path: Path) -> None:
        text = (
            "Staff ID,Category,Start date,Identity check,Right to work\n"
            "S1,Teacher,31/08/2024,20/08/2024,20/08/2024\n,,,,\nS2,Wizard,31/08/2024,20/08/2024,\nTotal: 2,,,,\n"
        )
        found = read(tmp_path, text)
        assert [each.reference for each in found.records] == ["S1"]
        assert (found.lines, found.unread) == ((2,), (4, 5))
        assert found.has_serious_faults

    def test_capacities(self, tmp_path: Path) -> None:
        rows = "".join(
            f"S{k},{word},31/08/2024,20/08/2024,\n" for k, word in enumerate(["Supply", "Governor", "", "Trustee"])
        )
        found = read(tmp_path, f"Staff ID,Category,Start date,Identity check,Right to work\n{rows}")
        kinds = [each.role.kind for each in found.records]
        assert kinds == [RoleKind.AGENCY, RoleKind.GOVERNOR, RoleKind.STAFF, RoleKind.PROPRIETOR]

    def test_headings_within_the_table(self, tmp_path: Path) -> None:
        """A row that holds one word for a capacity is the heading of those below it, and nobody."""
        rows = "S1,A,31/08/2024,,\nGovernors,,,,\nG1,B,31/08/2024,,\nSupply staff,,,,\nA1,C,31/08/2024,,\n"
        found = read(tmp_path, f"{HEADER}\n{rows}")
        assert [(each.reference, each.role.kind) for each in found.records] == [
            ("S1", RoleKind.STAFF),
            ("G1", RoleKind.GOVERNOR),
            ("A1", RoleKind.AGENCY),
        ]
        assert found.unread == (3, 5)

    @pytest.mark.parametrize(("cell", "people"), [("?", 0), ("*", 0), ("-", 1), ("", 1)])
    def test_a_capacity_in_signs_is_none_that_is_known(self, tmp_path: Path, cell: str, people: int) -> None:
        """What stands in the column of capacities is understood or reported; nobody is judged as staff for a sign."""
        found = read(tmp_path, f"{HEADER},Capacity\nS1,A,31/08/2024,20/08/2024,20/08/2024,{cell}\n")
        assert len(found.records) == people
        assert any("capacity that is not known" in fault.problem for fault in found.faults) is not bool(people)

    @pytest.mark.parametrize(("day", "is_known"), [("28/02/2002", False), ("01/03/2002", True)])
    def test_no_certificate_is_older_than_disclosures(self, tmp_path: Path, day: str, *, is_known: bool) -> None:
        """The first disclosures were issued in March 2002: an earlier day is a slip, and no certificate."""
        head = "Staff ID,Name,Start date,Identity check,Right to work,DBS date"
        (record,) = read(tmp_path, f"{head}\nS1,A,31/08/2024,20/08/2024,20/08/2024,{day}\n").records
        assert record.of(K.ENHANCED_DBS)[0].is_known is is_known

    def test_a_post_called_by_a_capacity_where_nothing_else_says_one(self, tmp_path: Path) -> None:
        """A governor, volunteer or agency worker is not judged as a member of staff, and it is said; a job title is none."""
        posts = {
            "Chair of Governors": RoleKind.GOVERNOR,
            "Volunteer (supervised)": RoleKind.VOLUNTEER,
            "Supply": RoleKind.AGENCY,
            "Agency nurse": RoleKind.AGENCY,
            "Clerk to the governors": RoleKind.STAFF,
            "Volunteer coordinator": RoleKind.STAFF,
            "Supply and cover manager": RoleKind.STAFF,
            "Director": RoleKind.STAFF,
            "Class teacher": RoleKind.STAFF,
        }
        rows = "\n".join(
            f"S{k},Invented Person,31/08/2024,20/08/2024,20/08/2024,{post}" for k, post in enumerate(posts)
        )
        found = read(tmp_path, f"{HEADER},Role\n{rows}\n")
        assert [record.role.kind for record in found.records] == list(posts.values())
        assert sum("no capacity; read as" in fault.problem for fault in found.faults) == 4
        said = read(
            tmp_path, f"{HEADER},Role,Capacity\nS1,Invented Person,31/08/2024,20/08/2024,20/08/2024,Volunteer,Staff\n"
        )
        assert said.records[0].role.kind is RoleKind.STAFF
        asked = read(tmp_path, f"{HEADER},Role\n{rows}\n", role=Role(kind=RoleKind.CONTRACTOR))
        assert {record.role.kind for record in asked.records} == {RoleKind.CONTRACTOR}

    def test_one_reference_twice(self, tmp_path: Path) -> None:
        found = read(tmp_path, f"{HEADER}\nS1,A,31/08/2024,20/08/2024,\nS1,B,31/08/2024,,\n")
        assert [each.reference for each in found.records] == ["S1", "S1, row 3"]
        assert any("used before, in row 2" in fault.problem for fault in found.faults)

    def test_a_shifted_row_is_unknown(self, tmp_path: Path) -> None:
        """Cells that may have shifted are of nobody: neither done nor missing."""
        found = read(tmp_path, f"{HEADER}\nS1,Person, Invented,31/08/2024,20/08/2024,20/08/2024\n")
        (record,) = found.records
        assert (record.reference, record.starts_on, {each.is_known for each in record.checks}) == ("S1", None, {False})

    def test_no_names_in_what_is_reported(self, tmp_path: Path) -> None:
        header = "Staff ID,Name,Start date,Identity check,Right to work,Identity check by"
        found = read(tmp_path, f"{header}\nS1,Secretname Hiddenby,31/08/2024,ask Hiddenby,soon,Hiddenby\n")
        assert "Hiddenby" not in " ".join(map(str, found.faults)) + repr(found) + repr(found.records)

    def test_the_callers_role(self, tmp_path: Path) -> None:
        text = (
            "Staff ID,Start date,Regulated activity,Identity check,Right to work\nS1,31/08/2024,N,,\nS2,31/08/2024,,,\n"
        )
        found = read(tmp_path, text, role=Role(kind=RoleKind.VOLUNTEER, regulated_activity=True))
        assert [each.role.regulated_activity for each in found.records] == [False, True]
        assert {each.role.kind for each in found.records} == {RoleKind.VOLUNTEER}


class TestColumns:
    """Each column is read or reported; no header stands for two."""

    def test_headers_are_unique(self) -> None:
        seen: dict[str, str] = {}
        for column in known_columns():
            for header in column.headers:
                assert seen.setdefault(folded(header), column.field) == column.field, header

    def test_every_kind_can_be_read_and_written_by_its_own_name(self, tmp_path: Path) -> None:
        for kind in CheckKind:
            found = read(
                tmp_path,
                f"Staff ID,Start date,{kind.value},Identity check date,Right to work date\nS1,31/08/2024,20/08/2024,,\n",
            )
            assert found.records[0].of(kind), kind

    def test_unread_columns_are_named(self, tmp_path: Path) -> None:
        found = read(tmp_path, f"{HEADER},Favourite colour\nS1,A,31/08/2024,,,red\n")
        assert any("'Favourite colour'" in fault.problem for fault in found.faults)

    def test_a_declared_column(self, tmp_path: Path) -> None:
        text = "Staff ID,Start date,Passport,Right to work\nS1,31/08/2024,20/08/2024,20/08/2024\n"
        found = read(tmp_path, text, columns={"identity": "Passport"})
        assert found.records[0].of(K.IDENTITY)[0].done_on == date(2024, 8, 20)
        with pytest.raises(UnknownNameError, match="did you mean 'identity'"):
            read(tmp_path, text, columns={"identty": "Passport"})

    def test_no_central_record(self, tmp_path: Path) -> None:
        """A table of something else is refused, not read as a record of nobody's checks."""
        with pytest.raises(FaultyInputError, match="1 kind of check with a column"):
            read(tmp_path, "Staff ID,Start date,Identity check\nS1,31/08/2024,\n")

    def test_the_order_of_days(self, tmp_path: Path) -> None:
        us = read(tmp_path, f"{HEADER}\nS1,A,08/31/2024,08/20/2024,\n")
        assert us.records[0].of(K.IDENTITY)[0].done_on == date(2024, 8, 20)
        open_ = read(tmp_path, f"{HEADER}\nS1,A,03/09/2024,02/09/2024,\n")
        assert [f.severity for f in open_.faults if "nothing in the file tells" in f.problem] == [Severity.ERROR]

    def test_two_rows_of_headers_in_a_workbook(self, tmp_path: Path) -> None:
        book = Workbook()
        sheet = book.active
        assert sheet is not None
        for row in (
            ["Central record"],
            ["Staff ID", "Start date", "Identity", None, "Right to work", None, "Notes"],
            [None, None, "Date", "Initials", "Check date", "Visa expiry", None],
            ["S1", SEPTEMBER, date(2024, 8, 20), "IP", date(2024, 8, 20), date(2026, 12, 31), "called"],
        ):
            sheet.append(row)
        book.save(tmp_path / "scr.xlsx")
        found = read_central_record(tmp_path / "scr.xlsx", setting=Setting.SCHOOL)
        (record,) = found.records
        assert [(each.kind, each.done_on, each.expires_on) for each in record.checks] == [
            (K.IDENTITY, date(2024, 8, 20), None),
            (K.RIGHT_TO_WORK, date(2024, 8, 20), date(2026, 12, 31)),
        ]
        assert any("'Notes'" in fault.problem for fault in found.faults)


class TestLayouts:
    """Layouts in which schools keep such records, with invented rows."""

    def test_groups_of_columns(self, tmp_path: Path) -> None:
        text = (
            "Single Central Record,,,,,,,,,,,,,,,,,\n"
            "Personal details,,,Identity,,,Qualifications,,,Prohibition from teaching,,Enhanced DBS,,,,Right to work in UK,,\n"
            "Name,Position,Date of appointment,Type of evidence,Date evidence seen,By whom,Required Y/N,Date seen,By whom,"
            "Date checked,By whom,Certificate date,Certificate number,Date seen,By whom,Evidence,Date,By whom\n"
            "Invented Person,Teacher,31/08/2019,Passport,20/08/2019,JB,Y,21/08/2019,JB,22/08/2019,JB,"
            "15/08/2019,001234567890,23/08/2019,JB,Passport,24/08/2019,JB\n"
        )
        (found,) = read(tmp_path, text).records
        assert (found.reference, found.appointed_on, found.role.qualification) == ("row 4", date(2019, 8, 31), True)
        assert {(each.kind, each.done_on, each.issued_on) for each in found.checks} == {
            (K.IDENTITY, date(2019, 8, 20), None),
            (K.QUALIFICATIONS, date(2019, 8, 21), None),
            (K.PROHIBITION_FROM_TEACHING, date(2019, 8, 22), None),
            (K.ENHANCED_DBS, date(2019, 8, 23), date(2019, 8, 15)),
            (K.RIGHT_TO_WORK, date(2019, 8, 24), None),
        }
        assert {each.seen_by.reveal() for each in found.checks} == {"JB"}

    def test_long_titles(self, tmp_path: Path) -> None:
        header = (
            "Employee No.;Surname;First Name;Start Date;ID Check Completed (date);Right to Work Expiry;"
            "Right to Work Check Completed;List 99 / Barred List Check Date;Enhanced DBS Disclosure Date;S128 Check Date"
        )
        row = "1001;Invented;Pat;31/08/2019;20/08/2019;;20/08/2019;21/08/2019;15/08/2019;n/a"
        found = read(tmp_path, f"{header}\n{row}\n")
        assert not found.faults
        assert {(each.kind, each.done_on or each.issued_on) for each in found.records[0].checks} == {
            (K.IDENTITY, date(2019, 8, 20)),
            (K.RIGHT_TO_WORK, date(2019, 8, 20)),
            (K.CHILDRENS_BARRED_LIST, date(2019, 8, 21)),
            (K.ENHANCED_DBS, date(2019, 8, 15)),
            (K.SECTION_128, None),
        }


class TestSeveralTables:
    """Staff, governors and volunteers on sheets of their own are one record, each in the capacity of their sheet."""

    @staticmethod
    def book(tmp_path: Path, **sheets: str) -> Path:
        book = Workbook()
        book.remove(book.active)
        for sheet, reference in sheets.items():
            page = book.create_sheet(sheet)
            page.append(HEADER.split(","))
            page.append([reference, "Invented Person", "31/08/2024", "20/08/2024", "20/08/2024"])
        book.create_sheet("Guidance").append(["How to fill this in"])
        book.save(tmp_path / "scr.xlsx")
        return tmp_path / "scr.xlsx"

    def test_every_sheet(self, tmp_path: Path) -> None:
        file = self.book(tmp_path, Staff="S1", Governors="G1")
        found = read_central_records([file], setting=Setting.MAINTAINED_SCHOOL, every_sheet=True)
        assert [(each.reference, each.role.kind) for each in found.records] == [
            ("S1", RoleKind.STAFF),
            ("G1", RoleKind.GOVERNOR),
        ]
        assert found.name == "scr.xlsx (Staff, Governors)"
        said = [(each.place.sheet, each.problem) for each in found.faults]
        assert [problem.partition(":")[0] for sheet, problem in said if sheet == "Guidance"] == [
            "the sheet was not read"
        ]
        assert (
            "Governors",
            f"whose row names no capacity is read as {RoleKind.GOVERNOR}, since the sheet is called so",
        ) in said

    def test_the_callers_role_goes_before_the_sheets_name(self, tmp_path: Path) -> None:
        file = self.book(tmp_path, Governors="G1")
        found = read_central_record(
            file, setting=Setting.ACADEMY, role=Role(kind=RoleKind.PROPRIETOR), sheet="Governors"
        )
        assert [each.role.kind for each in found.records] == [RoleKind.PROPRIETOR]

    def test_who_stands_in_two(self, tmp_path: Path) -> None:
        """Each capacity has rules of its own: two records, and somebody is asked."""
        file = self.book(tmp_path, Staff="S1", Governors="S1")
        found = read_central_records([file], setting=Setting.MAINTAINED_SCHOOL, sheets=["Staff", "Governors"])
        assert [each.reference for each in found.records] == ["S1", "S1, Governors"]
        (asked,) = [each for each in found.faults if "too" in each.problem]
        assert str(asked.place) == "scr.xlsx, sheet 'Governors', row 2"
        assert asked.severity is Severity.ERROR

    def test_rows_without_a_reference(self, tmp_path: Path) -> None:
        """They are known by their rows, and by their sheets; nobody is asked whether two are one."""
        file = self.book(tmp_path, Staff="", Governors="")
        found = read_central_records([file], setting=Setting.MAINTAINED_SCHOOL, every_sheet=True)
        assert [each.reference for each in found.records] == ["row 2", "row 2, Governors"]
        assert not any("too" in each.problem for each in found.faults)

    def test_a_sheet_that_is_no_record_is_refused_where_it_is_named(self, tmp_path: Path) -> None:
        file = self.book(tmp_path, Staff="S1")
        with pytest.raises(FaultyInputError):
            read_central_records([file], setting=Setting.ACADEMY, sheets=["Staff", "Guidance"])


def test_the_example() -> None:
    """The invented record of the how-to, answered by hand."""
    found = read_central_record(EXAMPLE, setting=Setting.ACADEMY)
    known = {"boarders": False, "childcare": False, "taught_before_april_2012": False, "supervised": False}
    answers = {each.reference: completeness(each, on=date(2024, 12, 2), known=known) for each in found.records}
    wrong = {
        reference: sorted((answer.kind.value, answer.outcome.value) for answer in each.findings)
        for reference, each in answers.items()
    }
    assert wrong == {
        "S1": [],
        "S2": [],
        "S3": [
            ("barred list alone", "missing"),
            ("children's barred list", "done after the start"),
            ("enhanced DBS certificate", "done after the start"),
            ("right to work", "expired"),
            ("risk assessment", "missing"),
            ("supervision", "missing"),
        ],
        "S4": [("identity", "done after the start"), ("references", "missing"), ("section 128", "missing")],
        "S5": [("children's barred list", "must not be requested")],
        "V1": [],
        "A1": [],
    }
    assert {reference for reference, each in answers.items() if each.is_complete} == {"S1", "S2", "V1"}
    assert {answer.kind for answer in answers["A1"].of(CheckOutcome.UNKNOWN)} == {
        K.WRITTEN_CONFIRMATION,
        K.IDENTITY_ON_ARRIVAL,
    }


class TestLeaversAndOdds:
    """What a hostile officer of human resources puts into a record: leavers in a word, portable checks, US dates."""

    def test_who_left_in_a_word(self, tmp_path: Path) -> None:
        """By the leaving day's cell, or a column of leavers: never a day, and never somebody still here."""
        days = read(
            tmp_path,
            f"{HEADER},Left\nS1,A,31/08/2024,Yes,Yes,Yes\nS2,B,31/08/2024,Yes,Yes,No\nS3,C,31/08/2024,Yes,Yes,30/11/2024\n"
            "S4,D,31/08/2024,Yes,Yes,Left on 1 May 2024\n",
        )
        assert [(each.left_on, each.is_leaver) for each in days.records] == [
            (None, True),
            (None, False),
            (date(2024, 11, 30), False),
            (None, True),
        ]
        assert [fault.place.row for fault in days.faults if "on no stated day" in fault.problem] == [2, 5]
        column = read(tmp_path, f"{HEADER},Leaver\nS1,A,31/08/2024,Yes,Yes,Y\nS2,B,31/08/2024,Yes,Yes,Current\n")
        assert [each.is_leaver for each in column.records] == [True, False]
        found = [completeness(each, on=date(2024, 12, 2)).has_left for each in column.records]
        assert found == [True, False]

    def test_below_a_heading_of_leavers(self, tmp_path: Path) -> None:
        """The heading is nobody, and those below it are neither governors nor still here."""
        table = read(
            tmp_path,
            f"{HEADER}\nGovernors,,,,\nG1,A,31/08/2024,Yes,Yes\nFormer staff,,,,\nS2,B,31/08/2024,Yes,Yes\n"
            "Volunteers,,,,\nV1,C,31/08/2024,Yes,Yes\n",
        )
        assert [(each.reference, each.role.kind, each.is_leaver) for each in table.records] == [
            ("G1", RoleKind.GOVERNOR, False),
            ("S2", RoleKind.STAFF, True),
            ("V1", RoleKind.VOLUNTEER, False),
        ]
        assert any("below the heading of those who have left" in fault.problem for fault in table.faults)

    @pytest.mark.parametrize("words", ["Portable DBS", "held by agency", "Adult workforce only", "Update service"])
    def test_words_in_place_of_a_number(self, tmp_path: Path, words: str) -> None:
        """Whether the certificate is this employer's, or of children, is open: before, the words were dropped."""
        table = read(tmp_path, f"{HEADER},DBS number,DBS date\nS1,A,31/08/2024,Yes,Yes,{words},20/08/2019\n")
        (certificate,) = table.records[0].of(K.ENHANCED_DBS)
        assert not certificate.is_known
        assert any("in place of the number" in fault.problem for fault in table.faults)

    def test_a_number_or_initials_or_a_word_without_doubt(self, tmp_path: Path) -> None:
        for words, is_reported in (("001234567890", False), ("CRB 12345", True), ("Yes", False), ("AB", False)):
            table = read(tmp_path, f"{HEADER},DBS number,DBS date\nS1,A,31/08/2024,Yes,Yes,{words},20/08/2024\n")
            assert table.records[0].of(K.ENHANCED_DBS)[0].done_on == date(2024, 8, 20)
            assert any("no number of a certificate" in fault.problem for fault in table.faults) is is_reported

    def test_papers_named_beside_a_day(self, tmp_path: Path) -> None:
        header = "Staff ID,Start date,Identity check,Identity date,Right to work,Right to work date,References"
        table = read(tmp_path, f"{header}\nS1,31/08/2024,Driving licence,20/08/2024,Passport,21/08/2024,2\n")
        record = table.records[0]
        assert [record.of(kind)[0].done_on for kind in (K.IDENTITY, K.RIGHT_TO_WORK)] == [
            date(2024, 8, 20),
            date(2024, 8, 21),
        ]
        assert record.of(K.REFERENCES)[0].is_known
        # a visa ends, and one reference is not two
        doubtful = read(tmp_path, f"{header}\nS1,31/08/2024,Passport,20/08/2024,Visa,21/08/2024,1 of 2\n").records[0]
        assert [doubtful.of(kind)[0].is_known for kind in (K.RIGHT_TO_WORK, K.REFERENCES)] == [False, False]

    def test_a_column_that_does_not_tell_its_order_beside_one_in_us_order(self, tmp_path: Path) -> None:
        header = "Staff ID,Start date,Identity check,DBS date"
        table = read(tmp_path, f"{header}\nS1,9/1/2024,8/8/2024,8/20/2024\n")
        record = table.records[0]
        assert (record.starts_on, record.of(K.ENHANCED_DBS)[0].done_on) == (None, date(2024, 8, 20))
        assert any("another column is in US order" in fault.problem for fault in table.faults)

    def test_a_templates_example(self, tmp_path: Path) -> None:
        table = read(tmp_path, f"{HEADER}\ne.g. S0,A,31/08/2024,Yes,Yes\nS1,B,31/08/2024,Yes,Yes\n")
        assert [each.reference for each in table.records] == ["S1"]
        assert len(table.unread) == 1


@pytest.mark.parametrize(
    ("text", "found", "doubts"),
    [("02/09/2024", SEPTEMBER, 0), ("45537", SEPTEMBER, 1), ("none", None, 0), ("soon", None, 1)],
)
def test_a_day_number_of_a_spreadsheet_is_a_day_and_is_told(text: str, found: date | None, doubts: int) -> None:
    """What a spreadsheet left as a number is the day, beside a doubt; a word is none, with a doubt unless it denies the day."""
    cells = Cells({"a": text}, {}, {"a": read_as.day_column([text], DateSystem.FROM_1900)})
    assert (read_as.day(cells, "a"), len(cells.doubts)) == (found, doubts)
    if found is not None:
        assert read_as.evidence(cells, "a").done_on == found
