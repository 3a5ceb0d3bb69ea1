"""DBS registers: read with all their dirt, and written."""

import csv
import io
import json
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from safeguarding.dates.periods import Period
from safeguarding.dbs.audits import audit
from safeguarding.dbs.certificate_numbers import CertificateNumber
from safeguarding.dbs.checks import Application, Certificate, StatusCheck, StatusCheckResult
from safeguarding.dbs.people import Person
from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.dbs.standings import Standing
from safeguarding.dbs.statuses import recheck_status
from safeguarding.errors import FaultyInputError, InvalidRecordError, UnknownNameError, UnreadableFileError
from safeguarding.faults import Severity
from safeguarding.registers import long_tables
from safeguarding.registers.dbs import DbsRegister, read_register
from safeguarding.registers.dbs_columns import COLUMNS, DATE_FIELDS
from safeguarding.registers.dbs_plain_rows import PlainRows
from safeguarding.registers.dbs_rows import RowReader
from safeguarding.registers.dbs_writing import due_calendar, due_list, problem_list, register_table
from safeguarding.registers.frame_bodies import FrameBody
from safeguarding.registers.long_tables import read_long_table
from safeguarding.registers.spreadsheet_dates import DateColumn, DateOrder, DateSystem
from safeguarding.registers.table_files import write_sheets, write_table
from safeguarding.registers.typed_tables import TypedTable, csv_text
from safeguarding.testing.strategies.dbs import days, people, policies

HEADER = ("Employee No", "Name", "Job Title", "DBS Level", "DBS Number", "Issue Date", "Start Date")


def read(path: Path, *rows: Sequence[str], header: Sequence[str] = HEADER, encoding: str = "utf-8") -> DbsRegister:
    file = path / "staff.csv"
    target = io.StringIO()
    csv.writer(target).writerows([header, *rows])
    file.write_text(target.getvalue(), encoding=encoding, newline="")
    return read_in_every_way(file)


def read_in_every_way(file: Path, columns: dict[str, str] | None = None) -> DbsRegister:
    """The register as it is read, which is the same row by row, with and without the short way for plain rows, and in a frame."""
    found = read_register(file, columns=columns)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(long_tables, "LONG", 0)
        assert read_register(file, columns=columns) == found
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PlainRows, "of", lambda *_: None)
        assert read_register(file, columns=columns) == found
    return found


def row(reference: str = "S1", **cells: str) -> list[str]:
    whole = dict(zip(HEADER, (reference, "Invented Person", "", "", "001234567890", "19/09/2014", ""), strict=True))
    return list((whole | {key.replace("_", " "): value for key, value in cells.items()}).values())


def told(register: DbsRegister) -> list[tuple[str, str, str]]:
    return [(each.column, each.problem, each.done) for each in register.problems]


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
        headers = [header for column in COLUMNS for header in column.headers]
        assert len(set(headers)) == len(headers)

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
    def test_encodings(self, tmp_path: Path, encoding: str) -> None:
        found = read(tmp_path, row("S1", Name="Zoë Invented"), encoding=encoding)
        assert found.people[0].name.reveal() == "Zoë Invented"


class TestSeveralRowsAPerson:
    """Posts and checks of several rows belong to one person; all checks are kept."""

    def test_checks_and_posts(self, tmp_path: Path) -> None:
        found = read(
            tmp_path,
            row("S1", Issue_Date="01/02/2011", DBS_Number="001111111111", Job_Title="Driver"),
            row("S2"),
            row("S1", Issue_Date="01/02/2014", DBS_Number="002222222222", Job_Title="Cook"),
        )
        first = found.people[0]
        assert [each.issued_on for each in first.certificates] == [date(2011, 2, 1), date(2014, 2, 1)]
        assert [each.role for each in first.posts] == ["Driver", "Cook"]
        assert found.rows == ((2, 4), (3,))

    def test_a_guarded_reference_is_the_same_reference(self, tmp_path: Path) -> None:
        """The apostrophe that keeps a spreadsheet from running a cell is no part of the reference."""
        file = tmp_path / "staff.csv"
        file.write_text(
            "Staff ref,Name,Certificate number,Issue date\n"
            "=S7,Invented One,123456789012,19/09/2014\n'=S7,Invented One,123456789013,19/09/2017\n",
            encoding="utf-8",
        )
        (person,) = read_register(file).people
        assert (person.reference, len(person.certificates)) == ("=S7", 2)

    def test_one_reference_with_two_names_is_two_people(self, tmp_path: Path) -> None:
        found = read(tmp_path, row("S1", Name="Invented Person"), row("S1", Name="Another Invention"))
        assert len(found.people) == 2
        assert told(found) == [("Employee No", "one reference, two names", "read as another person")]

    def test_a_row_without_a_name_belongs_to_the_reference(self, tmp_path: Path) -> None:
        found = read(tmp_path, row("S1"), row("S1", Name="", Issue_Date="01/02/2011"))
        assert len(found.people) == 1
        assert len(found.people[0].certificates) == 2

    @pytest.mark.parametrize("days", [("01/09/2014", "02/09/2014"), ("02/09/2014", "01/09/2014")])
    def test_of_dates_that_differ_the_careful_one_is_kept_and_told(self, tmp_path: Path, days: tuple[str, str]) -> None:
        """Of dates that differ the one is kept that makes nobody safer: the earlier start, the later leaving date."""
        header = ("Staff ID", "Issue Date", "Start Date", "Leaving Date", "Risk assessment date")
        found = read(tmp_path, *(("S1", "19/09/2013", day, day, day) for day in days), header=header)
        (person,) = found.people
        assert person.starts_on == date(2014, 9, 1)
        assert person.left_on == person.risk_assessed_on == date(2014, 9, 2)
        differs = "differs from an earlier row of the person"
        assert told(found) == [
            ("Start Date", differs, "the earlier was kept"),
            ("Leaving Date", differs, "the later was kept"),
            ("Risk assessment date", differs, "the later was kept"),
        ]

    @pytest.mark.parametrize("is_first", [True, False])
    def test_who_has_a_post_without_a_leaving_date_has_not_left(self, tmp_path: Path, *, is_first: bool) -> None:
        """A leaving date in the row of one post, beside a row of another without one, ends the post and not the employment."""
        header = ("Staff ID", "Job title", "DBS number", "Issue date", "End date")
        rows = [("S1", "Driver", "001234567890", "01/02/2010", "31/03/2015"), ("S1", "Cook", "", "", "")]
        found = read(tmp_path, *(rows if is_first else reversed(rows)), header=header)
        (person,) = found.people
        assert person.left_on is None
        assert {post.role: post.ends_on for post in person.posts} == {"Driver": date(2015, 3, 31), "Cook": None}
        assert recheck_status(person, YORK_2017, on=date(2017, 9, 19)).standing is Standing.OVERDUE
        assert told(found) == [
            ("", "another row of the person has a leaving date, this one has none", "taken as still here")
        ]
        assert found.problems[0].row == (3 if is_first else 2)

    def test_a_row_that_only_adds_a_check_says_nothing_about_leaving(self, tmp_path: Path) -> None:
        """A further row with a check and no post leaves the leaving date as it is."""
        header = ("Staff ID", "Job title", "DBS number", "Issue date", "End date")
        rows = [("S1", "Driver", "001234567890", "01/02/2010", "31/03/2015"), ("S1", "", "", "01/02/2013", "")]
        (person,) = read(tmp_path, *rows, header=header).people
        assert person.left_on == date(2015, 3, 31)


class TestDirt:
    """Each kind of dirt is read with care or left unknown, and told; an unreadable date is never in date."""

    @pytest.mark.parametrize(
        ("cell", "standing"),
        [
            ("asked HR", Standing.UNKNOWN_DATE),
            ("31/02/2017", Standing.UNKNOWN_DATE),
            ("01/01/1900", Standing.UNKNOWN_DATE),
            ("28/02/2002", Standing.UNKNOWN_DATE),
            ("TBC", Standing.UNKNOWN_DATE),
            ("N/A", Standing.UNKNOWN_DATE),
            ("", Standing.UNKNOWN_DATE),
            ("01/03/2002", Standing.OVERDUE),
            ("01/03/17", Standing.IN_DATE),
            ("42795", Standing.IN_DATE),
        ],
    )
    def test_issue_dates(self, tmp_path: Path, cell: str, standing: Standing) -> None:
        (person,) = read(tmp_path, row(Issue_Date=cell)).people
        assert recheck_status(person, YORK_2017, on=date(2017, 9, 19)).standing is standing

    def test_applied_on(self, tmp_path: Path) -> None:
        found = read(tmp_path, row(Issue_Date="*** Applied on Tue Oct 1 2019", DBS_Number=""))
        (person,) = found.people
        assert (person.certificates, person.applications) == ((), (Application(submitted_on=date(2019, 10, 1)),))
        assert told(found) == [
            (
                "Issue Date",
                "the date of an application, not of a check",
                "read as applied for on 2019-10-01",
            )
        ]

    @pytest.mark.parametrize(
        ("cell", "digits", "problem"),
        [
            ("001234567890", "001234567890", None),
            ("1234567890", "001234567890", "leading zeros lost"),
            ("1234567890.0", "001234567890", "leading zeros lost"),
            ("123456789012", "123456789012", None),
            ("0012 3456 7890", "001234567890", None),
            ("1.23457E+11", None, "rounded by a spreadsheet"),
            ("12345", None, "not a certificate number"),
            ("see file", None, "not a certificate number"),
            ("N/A", None, None),
        ],
    )
    def test_numbers(self, tmp_path: Path, cell: str, digits: str | None, problem: str | None) -> None:
        found = read(tmp_path, row(DBS_Number=cell))
        number = found.people[0].certificates[0].number
        assert (number.reveal() if number else None) == digits
        assert [each.problem for each in found.problems] == ([problem] if problem else [])

    def test_us_order_is_told_once_for_the_column(self, tmp_path: Path) -> None:
        found = read(tmp_path, row("S1", Issue_Date="09/19/2014"), row("S2", Issue_Date="03/04/2015"))
        assert [each.certificates[0].issued_on for each in found.people] == [date(2014, 9, 19), date(2015, 3, 4)]
        assert told(found) == [("Issue Date", "dates in US order, month first", "every date of the column read so")]

    def test_both_orders_leave_the_doubtful_unknown(self, tmp_path: Path) -> None:
        cells = ("09/19/2014", "19/09/2014", "03/04/2015")
        found = read(tmp_path, *(row(f"S{k}", Issue_Date=cell) for k, cell in enumerate(cells)))
        days = [each.certificates[0].issued_on for each in found.people]
        assert days == [date(2014, 9, 19), date(2014, 9, 19), None]
        assert told(found) == [
            ("Issue Date", "month first, in a column with both orders", "read as 2014-09-19"),
            ("Issue Date", "day and month cannot be told apart in this column", "taken as unknown"),
            ("Issue Date", "dates in both orders", "those that could be either taken as unknown"),
        ]

    def test_a_certificate_that_was_only_seen_has_no_known_date(self, tmp_path: Path) -> None:
        """A row with nothing but the day a certificate was seen tells of a certificate, of an unknown date."""
        header = ("Staff ID", "DBS number", "Issue Date", "Date seen")
        (person,) = read(tmp_path, ("S1", "N/A", "", "19/09/2014"), header=header).people
        assert person.certificates == (Certificate(seen_on=date(2014, 9, 19)),)

    def test_a_first_check_cannot_come_after_the_latest(self, tmp_path: Path) -> None:
        """A date of the first check that lies after the row's own certificate is left out: it makes nobody in date."""
        header = ("Staff ID", "DBS number", "Issue Date", "Initial DBS date")
        rows = [("S1", "001234567890", "19/09/2012", "19/09/2016"), ("S2", "001234567891", "19/09/2016", "19/09/2012")]
        found = read(tmp_path, *rows, header=header)
        assert [len(each.certificates) for each in found.people] == [1, 2]
        assert told(found) == [("Initial DBS date", "a first check after the row's own certificate", "left out")]

    @pytest.mark.parametrize("cell", ["N/A", "none", "-", "exempt"])
    def test_a_post_needs_a_check_unless_the_register_says_no(self, tmp_path: Path, cell: str) -> None:
        """Whether a post needs a check is yes where the cell says neither yes nor no, and the doubt is told."""
        found = read(tmp_path, ("S1", "19/09/2014", cell), header=("Staff ID", "Issue Date", "DBS required"))
        assert found.people[0].posts[0].requires_check
        assert told(found) == [("DBS required", "neither yes nor no", "taken as yes")]

    def test_a_year_of_the_roman_empire_is_a_slip(self, tmp_path: Path) -> None:
        """A leaving date in the year 214 is unknown, and makes nobody gone."""
        header = ("Staff ID", "Issue Date", "Leaving Date")
        found = read(tmp_path, ("S1", "19/09/2014", "19/09/0214"), header=header)
        assert found.people[0].left_on is None
        assert told(found) == [("Leaving Date", "a year long past", "taken as unknown")]

    def test_short_years_are_told_once(self, tmp_path: Path) -> None:
        found = read(tmp_path, row("S1", Issue_Date="19/09/14"), row("S2", Issue_Date="20/09/14"))
        assert told(found) == [("Issue Date", "years of two digits in 2 cells", "read as 1930 to 2029")]

    def test_no_reference(self, tmp_path: Path) -> None:
        found = read(tmp_path, row(""), row("S2"))
        assert (found.unread, [each.reference for each in found.people]) == ((2,), ["S2"])
        assert found.problems[0].severity is Severity.ERROR

    def test_without_a_reference_column_each_row_is_somebody(self, tmp_path: Path) -> None:
        found = read(tmp_path, ["Invented Person", "19/09/2014"], header=["Name", "Issue Date"])
        assert [each.reference for each in found.people] == ["row 2"]
        assert [each.problem for each in found.faults] == [
            "no column of staff references: each row is a person of its own"
        ]

    def test_columns_that_are_not_read_are_told(self, tmp_path: Path) -> None:
        """A column that no header names is told, for it may hold what matters; a blank one is not."""
        found = read(tmp_path, ("S1", "19/09/2014", "yes", "x"), header=("Staff ID", "Issue Date", "Leaver?", " "))
        assert [(each.problem, each.severity) for each in found.faults] == [
            ("columns that are not read: 'Leaver?'", Severity.WARNING)
        ]
        many = read(
            tmp_path, ("S1", "19/09/2014"), header=("Staff ID", "Issue Date", *(f"More {k}" for k in range(12)))
        )
        assert many.faults[0].problem.endswith("'More 9' and 2 more")

    def test_one_certificate_on_two_people(self, tmp_path: Path) -> None:
        found = read(tmp_path, row("S1"), row("S2"))
        shared = audit(found.people, YORK_2017, as_at=date(2017, 9, 19)).shared_certificates
        assert [each.references for each in shared] == [("S1", "S2")]

    def test_left_before_the_start(self, tmp_path: Path) -> None:
        header = ("Staff ID", "Issue Date", "Start Date", "Leaving Date")
        found = read(tmp_path, ("S1", "19/09/2014", "01/09/2014", "31/08/2014"), header=header)
        assert (found.people[0].starts_on, found.people[0].left_on) == (date(2014, 9, 1), None)
        assert told(found) == [("", "left before the start", "the leaving date was left out")]

    def test_an_unreadable_level_is_unknown(self, tmp_path: Path) -> None:
        found = read(tmp_path, row(DBS_Level="Enhanced with barred list"))
        assert found.people[0].certificates[0].level is None
        assert told(found) == [("DBS Level", "not a level of check", "taken as unknown")]

    @pytest.mark.parametrize("cell", ["Enhanced with barred list", "TBC", "see contract"])
    def test_a_requirement_that_cannot_be_read_is_met_by_nothing(self, tmp_path: Path, cell: str) -> None:
        """A required level that cannot be read is unknown, and nobody is in date by it."""
        header = ("Staff ID", "Issue Date", "DBS level", "Level required")
        found = read(tmp_path, ("S1", "19/09/2016", "Enhanced", cell), header=header)
        status = recheck_status(found.people[0], YORK_2017, on=date(2017, 9, 19))
        assert status.standing is Standing.UNKNOWN_LEVEL
        assert "does not count: what the post requires is not known" in status.explanation
        assert told(found) == [("Level required", "not a level of check", "taken as unknown")]

    @pytest.mark.parametrize(
        ("level", "workforce", "read_as"),
        [
            ("Enhanced", "Child", "enhanced, child workforce"),
            ("Enhanced", "N/A", "enhanced"),
            ("Enhanced, child workforce", "child", "enhanced, child workforce"),
            ("Enhanced", "Schools", None),
            ("Enhanced (child workforce)", "Adult", None),
            ("Basic", "child", None),
        ],
    )
    def test_workforces(self, tmp_path: Path, level: str, workforce: str, read_as: str | None) -> None:
        """A workforce that cannot be read, or contradicts the level, is left out; the level stays."""
        header = ("Staff ID", "DBS number", "Issue Date", "DBS level", "Workforce")
        found = read(tmp_path, ("S1", "001234567890", "19/09/2014", level, workforce), header=header)
        assert str(found.people[0].certificates[0].level) == (read_as or level.split(maxsplit=1)[0].lower())
        assert told(found) == ([] if read_as else [("Workforce", "no workforce of such a check", "left out")])

    @pytest.mark.parametrize(
        ("cells", "column", "problem"),
        [
            ({"Absence end": "01/09/2017"}, "Absence end", "an absence without its first day"),
            ({"Break start": "01/01/2017"}, "Break start", "a break in service without both its days"),
            ({"Break end": "01/01/2017"}, "Break end", "a break in service without both its days"),
            ({"Withdrawn on": "01/01/2017"}, "Withdrawn on", "withdrawn, and no day on which it was applied for"),
        ],
    )
    def test_half_a_record_is_told(self, tmp_path: Path, cells: dict[str, str], column: str, problem: str) -> None:
        """Half of what an absence, a break or a withdrawal needs is left out, and not without a word."""
        header = ("Staff ID", "Issue Date", "Absence start", "Absence end", "Break start", "Break end", "Withdrawn on")
        found = read(tmp_path, ("S1", "19/09/2014", *(cells.get(each, "") for each in header[2:])), header=header)
        assert told(found) == [(column, problem, "left out")]

    @pytest.mark.parametrize(
        "cells",
        [{"Issue Date": "Applied on 1 August 2017"}, {"Date submitted": "01/08/2017"}, {"Applied": "01/08/2017"}],
    )
    def test_an_application_that_was_withdrawn_is_not_under_way(self, tmp_path: Path, cells: dict[str, str]) -> None:
        """A withdrawal ends the application of the row, in whichever column that stands."""
        header = ("Staff ID", "Issue Date", "Date submitted", "Applied", "Withdrawn on")
        row = {"Staff ID": "S1", "Withdrawn on": "01/09/2017"} | cells
        (person,) = read(tmp_path, [row.get(each, "") for each in header], header=header).people
        assert person.applications == (Application(submitted_on=date(2017, 8, 1), withdrawn_on=date(2017, 9, 1)),)
        assert recheck_status(person, YORK_2017, on=date(2017, 9, 19)).standing is Standing.NO_CHECK


class TestPeopleMadeWhenAskedFor:
    """The people of a register are made at the first look, once, and each row's problems are told before."""

    def test_at_the_first_look(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        calls: list[int] = []
        make = PlainRows.people

        def noted(self: PlainRows) -> Iterator[Person | None]:
            calls.append(len(self.body))
            return make(self)

        read(tmp_path, row("S1"), row("S2", Issue_Date="odd"), row("S3"))
        monkeypatch.setattr(PlainRows, "people", noted)
        found = read_register(tmp_path / "staff.csv")
        assert (calls, len(found.problems), found.row_count) == ([], 1, 3)
        assert [each.reference for each in found.people] == ["S1", "S2", "S3"]
        assert found.rows == ((2,), (3,), (4,))
        assert found.people is found.people
        assert calls == [3]


class TestUpdateServiceColumns:
    """A status check needs its date and one of the four results; a subscription alone is a subscription."""

    HEADER = ("Staff ID", "Issue Date", "Update Service", "Status Check Date", "Status Check Result")

    def test_the_four_results(self, tmp_path: Path) -> None:
        rows = [
            (f"S{k}", "19/09/2014", "Yes", "01/09/2017", result.value.replace("_", " ").title())
            for k, result in enumerate(StatusCheckResult)
        ]
        found = read(tmp_path, *rows, header=self.HEADER)
        assert [each.status_checks[0].result for each in found.people] == list(StatusCheckResult)
        assert found.problems == ()

    @pytest.mark.parametrize(
        ("checked", "result", "problem"),
        [
            ("01/09/2017", "", "a status check without its result proves nothing"),
            ("", "NEW_INFO", "a status check without its date proves nothing"),
            ("01/09/2017", "all fine", "none of the Update Service's four answers"),
        ],
    )
    def test_half_a_check_is_none(self, tmp_path: Path, checked: str, result: str, problem: str) -> None:
        found = read(tmp_path, ("S1", "19/09/2014", "Yes", checked, result), header=self.HEADER)
        assert found.people[0].status_checks == ()
        assert [each.problem for each in found.problems] == [problem]
        assert len(found.people[0].subscriptions) == 1


PLAIN_CELLS = {
    "Staff reference": st.sampled_from(["S1", "S2", "S3", "S4", "S5", "S6", "'=S7", "=S7", "\ufeff", ""]),
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
    "Leaving date": st.sampled_from(["", "", "01/01/2014"]),
    "Initial DBS date": st.sampled_from(["", "01/02/2010", "01/02/2001"]),
    "Date submitted": st.sampled_from(["", "01/08/2014", "01/08/2015", "01/08/14", "N/A"]),
    "Date seen": st.sampled_from(["", "20/09/2015", "20/09/2013", "soon"]),
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
    known = {column.field: {header.casefold() for header in column.headers} for column in COLUMNS}
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
    table = read_long_table(tmp_path / "staff.csv", COLUMNS)
    dates = {
        field: DateColumn(DateOrder.DAY_FIRST, DateSystem.FROM_1900)
        for field in DATE_FIELDS
        if field in table.header.positions
    }
    plain = PlainRows.of(table.body, RowReader(header=table.header, date_columns=dates))
    assert plain is not None
    assert plain.doubtful == frozenset()
    (person,) = plain.people()
    assert person is not None
    assert person.status_checks == (StatusCheck(checked_on=date(2016, 2, 1), result=StatusCheckResult.NEW_INFO),)
    assert [len(each) for each in (person.subscriptions, person.applications, person.absences, person.breaks)] == [
        1
    ] * 4


class TestRowsInAreRowsOut:
    """Every row that holds anything is part of a person or is unread with a problem; none is lost."""

    @staticmethod
    def check(found: DbsRegister) -> None:
        of_people = [number for numbers in found.rows for number in numbers]
        assert len(of_people) + len(found.unread) == found.row_count
        assert not set(of_people) & set(found.unread)
        assert len(set(of_people)) == len(of_people)
        assert len(found.rows) == len(found.people)
        assert set(found.unread) <= {each.row for each in found.problems}

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
        chosen = data.draw(st.lists(st.sampled_from(COLUMNS), unique_by=lambda column: column.field, max_size=9))
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
        monkeypatch.setattr(long_tables, "LONG", 0)
        file = tmp_path / "staff.csv"
        rows = ["Staff ID,DBS number,Issue Date", *(f"S{k},{k:012d},19/09/2014" for k in range(lines))]
        for last in ("", end):
            file.write_text(end.join(rows) + last, encoding="utf-8", newline="")
            assert isinstance(read_long_table(file, COLUMNS).body, FrameBody)

    def test_without_the_library_for_frames(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A frame is a quicker way to the same answer; where polars is not installed a register is read without it."""
        monkeypatch.delitem(sys.modules, "safeguarding.registers.frame_bodies", raising=False)
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


def without_repeats(person: Person) -> Person:
    """The person with each record once, as a reader keeps them."""
    names = ("posts", "certificates", "status_checks", "subscriptions", "applications", "absences", "breaks")
    once: dict[str, Any] = {name: tuple(dict.fromkeys(getattr(person, name))) for name in names}
    return attrs.evolve(person, **once)


class TestWriting:
    """What was written is read back as the same people, from CSV and from a workbook."""

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
    @given(
        st.lists(people(), min_size=1, max_size=4, unique_by=lambda each: each.reference),
        st.sampled_from(["csv", "xlsx"]),
    )
    def test_there_and_back(self, tmp_path: Path, register: list[Person], suffix: str) -> None:
        file = tmp_path / f"register.{suffix}"
        write_table(register_table(register), file)
        found = read_register(file)
        assert list(found.people) == [without_repeats(each) for each in register]
        assert [each for each in found.problems if each.severity is Severity.ERROR] == []

    @pytest.mark.parametrize("text", ["=1+1", "+44", "-x", "@SUM(A1)", '=HYPERLINK("x")', "|cmd", "%0"])
    def test_cells_that_would_run_are_made_safe(self, tmp_path: Path, text: str) -> None:
        table = TypedTable(name="T", columns=("A",), rows=[(text,)])
        (line,) = list(csv.reader(io.StringIO(csv_text(table))))[1:]
        assert line == [f"'{text}"]
        person = Person(reference=text, name=text)
        for suffix in ("csv", "xlsx"):
            file = tmp_path / f"register.{suffix}"
            write_table(register_table([person]), file)
            assert read_register(file).people[0].name.reveal() == text

    def test_an_unknown_suffix(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableFileError, match=r"name a \.csv"):
            write_table(TypedTable(name="T", columns=("A",), rows=[]), tmp_path / "due.pdf")

    def test_a_sheet_has_a_limit_and_no_row_is_lost_without_a_word(self, tmp_path: Path) -> None:
        table = TypedTable(name="T", columns=("A",), rows=[("x",)] * 1_048_576)
        with pytest.raises(InvalidRecordError, match="at most 1048575 rows"):
            write_table(table, tmp_path / "due.xlsx")

    def test_a_place_that_is_not_there(self, tmp_path: Path) -> None:
        for suffix in ("csv", "xlsx", "json"):
            with pytest.raises(UnreadableFileError):
                write_table(TypedTable(name="T", columns=("A",), rows=[]), tmp_path / "nowhere" / f"due.{suffix}")


REGISTER = (
    Person(
        reference="S1",
        name="Invented Person",
        certificates=[Certificate(number=CertificateNumber("001234567890"), issued_on=date(2014, 9, 1))],
    ),
    Person(reference="S2", certificates=[Certificate(issued_on=date(2014, 10, 1))]),
    Person(reference="S3", certificates=[Certificate(issued_on=date(2016, 10, 1))]),
    Person(reference="S4"),
)
AUDIT = audit(REGISTER, YORK_2017, as_at=date(2017, 9, 19), window=Period(days=60))


class TestTheDueList:
    """Everybody to be acted on, most urgent first; numbers masked unless asked for."""

    def test_who_and_in_what_order(self) -> None:
        rows = due_list(AUDIT, REGISTER).rows
        assert [each[0] for each in rows] == ["S4", "S1", "S2"]
        assert rows[1][:7] == ("S1", "Invented Person", None, "overdue", date(2017, 9, 1), 18, "********7890")

    def test_whole_numbers_on_request(self, tmp_path: Path) -> None:
        file = tmp_path / "due.xlsx"
        write_table(due_list(AUDIT, REGISTER, whole_numbers=True), file)
        grid = _cells(file)
        assert grid[2][6] == "001234567890"
        assert grid[2][4] == date(2017, 9, 1)

    def test_json(self, tmp_path: Path) -> None:
        file = tmp_path / "due.json"
        write_table(due_list(AUDIT, REGISTER), file)
        assert json.loads(file.read_text(encoding="utf-8"))[1]["Recheck due on"] == "2017-09-01"

    def test_problems_have_a_table_of_their_own(self, tmp_path: Path) -> None:
        found = read(tmp_path, row(Issue_Date="asked HR about Invented"))
        (line,) = problem_list(found.problems).rows
        assert line == (2, "Issue Date", "not a date", "asked HR about ***", "taken as unknown", "error")


def _cells(path: Path) -> list[list[object]]:
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - a second opinion on what was written

    return [list(each) for each in CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()]


class TestCalendar:
    """Due dates as calendar entries: one a person with a due date, no names, lines of at most 75 bytes."""

    def test_entries(self) -> None:
        text = due_calendar(AUDIT)
        assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
        assert text.count("BEGIN:VEVENT") == 3
        assert "DTSTART;VALUE=DATE:20171001\r\nDTEND;VALUE=DATE:20171002\r\n" in text
        assert "Invented" not in text
        assert text.endswith("END:VCALENDAR\r\n")

    def test_two_people_of_one_reference_have_an_entry_each(self) -> None:
        """No two entries have one identity: a calendar would keep only one of them."""
        person = Person(reference="S1\x1b[31m", certificates=[Certificate(issued_on=date(2014, 9, 19))])
        text = due_calendar(audit([person, person], YORK_2017, as_at=date(2017, 9, 1)))
        identities = re.findall("UID:(.*)\r\n", text)
        assert identities == ["S1[31m-20170919@dbs.safeguarding", "S1[31m-20170919-2@dbs.safeguarding"]

    @given(st.lists(people(most=2), max_size=3), policies(), days())
    def test_lines_are_short_and_unfold_to_the_same_text(
        self, register: list[Person], policy: object, as_at: date
    ) -> None:
        register = [attrs.evolve(each, reference=f"{each.reference}, é; {'x' * 90}") for each in register]
        text = due_calendar(audit(register, policy, as_at=as_at))  # type: ignore[arg-type]
        lines = text.split("\r\n")
        assert all(len(line.encode()) <= 75 for line in lines)
        unfolded = text.replace("\r\n ", "").split("\r\n")
        summaries = [line for line in unfolded if line.startswith("SUMMARY")]
        assert all(line.endswith("x" * 90) and "\\, é\\; " in line for line in summaries)


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

    def test_a_hidden_sheet_is_passed_over_and_further_ones_are_told(self, tmp_path: Path) -> None:
        """The first sheet that is not hidden is read; that there are more is told, unless one was asked for by name."""
        file = tmp_path / "staff.xlsx"
        with xlsxwriter.Workbook(file) as workbook:
            for name in ("Archive", "A to M", "N to Z"):
                sheet = workbook.add_worksheet(name)
                sheet.write_row(0, 0, ["Staff ID", "Issue Date"])
                sheet.write_row(1, 0, [name, "19/09/2014"])
            workbook.get_worksheet_by_name("Archive").hide()
            workbook.get_worksheet_by_name("A to M").activate()
        found = read_register(file)
        assert [each.reference for each in found.people] == ["A to M"]
        assert [each.problem for each in found.faults] == ["only the sheet 'A to M' was read, not 'N to Z'"]
        archive = read_register(file, sheet="Archive")
        assert [each.reference for each in archive.people] == ["Archive"]
        assert archive.faults == ()

    def test_a_cover_sheet_without_a_register(self, tmp_path: Path) -> None:
        """Where the sheet that was read is no register, the refusal names the others."""
        file = tmp_path / "staff.xlsx"
        cover = TypedTable(name="Cover", columns=("Our council",), rows=())
        write_sheets([cover, register_table(REGISTER)], file)
        with pytest.raises(FaultyInputError, match="only the sheet 'Cover' was read, not 'Register'"):
            read_register(file)

    def test_a_csv_file_has_no_sheets(self, tmp_path: Path) -> None:
        """A sheet asked for of a CSV file is refused, not passed over."""
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


def test_status_checks_survive_writing(tmp_path: Path) -> None:
    """A status check keeps its certificate's number."""
    number = CertificateNumber("001234567890")
    check = StatusCheck(checked_on=date(2017, 9, 1), result=StatusCheckResult.NEW_INFO, number=number)
    person = Person(reference="S1", status_checks=[check])
    write_table(register_table([person]), tmp_path / "r.csv")
    assert read_register(tmp_path / "r.csv").people == (person,)
