"""What the cells of one row become."""

from datetime import date
from pathlib import Path

import pytest
from tests.dbs_registers import read, reported, row

from safeguarding.dbs.audits import audit
from safeguarding.dbs.checks import Application, Certificate, StatusCheckResult
from safeguarding.dbs.confirmations import WrittenConfirmation
from safeguarding.dbs.levels import parse_level
from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.dbs.standings import Standing
from safeguarding.dbs.statuses import recheck_status
from safeguarding.faults import Severity
from safeguarding.readers.dbs.registers import DbsRegister, read_register


class TestDirt:
    """Each kind of dirt is read with care or left unknown, and reported; an unreadable date is never in date."""

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
        assert reported(found) == [
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

    def test_us_order_is_reported_once_for_the_column(self, tmp_path: Path) -> None:
        found = read(tmp_path, row("S1", Issue_Date="09/19/2014"), row("S2", Issue_Date="03/04/2015"))
        assert [each.certificates[0].issued_on for each in found.people] == [date(2014, 9, 19), date(2015, 3, 4)]
        assert reported(found) == [("Issue Date", "dates in US order, month first", "every date of the column read so")]

    def test_both_orders_leave_the_doubtful_unknown(self, tmp_path: Path) -> None:
        cells = ("09/19/2014", "19/09/2014", "03/04/2015")
        found = read(tmp_path, *(row(f"S{k}", Issue_Date=cell) for k, cell in enumerate(cells)))
        days = [each.certificates[0].issued_on for each in found.people]
        assert days == [date(2014, 9, 19), date(2014, 9, 19), None]
        assert reported(found) == [
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
        assert reported(found) == [("Initial DBS date", "a first check after the row's own certificate", "left out")]

    @pytest.mark.parametrize("cell", ["N/A", "none", "-", "exempt"])
    def test_a_post_needs_a_check_unless_the_register_says_no(self, tmp_path: Path, cell: str) -> None:
        """Whether a post needs a check is yes where the cell says neither yes nor no, and the doubt is reported."""
        found = read(tmp_path, ("S1", "19/09/2014", cell), header=("Staff ID", "Issue Date", "DBS required"))
        assert found.people[0].posts[0].requires_check
        assert reported(found) == [("DBS required", "neither yes nor no", "taken as yes")]

    def test_a_year_of_the_roman_empire_is_a_slip(self, tmp_path: Path) -> None:
        """A leaving date in the year 214 is unknown, and makes nobody gone."""
        header = ("Staff ID", "Issue Date", "Leaving Date")
        found = read(tmp_path, ("S1", "19/09/2014", "19/09/0214"), header=header)
        assert found.people[0].left_on is None
        assert reported(found) == [("Leaving Date", "a year long past", "taken as unknown")]

    def test_short_years_are_reported_once(self, tmp_path: Path) -> None:
        found = read(tmp_path, row("S1", Issue_Date="19/09/14"), row("S2", Issue_Date="20/09/14"))
        assert reported(found) == [("Issue Date", "years of two digits in 2 cells", "read as 1930 to 2029")]

    def test_no_reference(self, tmp_path: Path) -> None:
        found = read(tmp_path, row(""), row("S2"))
        assert (found.unread, [each.reference for each in found.people]) == ((2,), ["S2"])
        assert found.problems[0].severity is Severity.ERROR

    def test_without_a_reference_column_each_row_is_a_person(self, tmp_path: Path) -> None:
        found = read(tmp_path, ["Invented Person", "19/09/2014"], header=["Name", "Issue Date"])
        assert [each.reference for each in found.people] == ["row 2"]
        assert [each.problem for each in found.faults] == [
            "no column of staff references: each row is a person of its own"
        ]

    def test_columns_that_are_not_read_are_reported(self, tmp_path: Path) -> None:
        """A column that no header names is reported, for it may hold what matters, and so are cells under no header."""
        found = read(tmp_path, ("S1", "19/09/2014", "yes", "x"), header=("Staff ID", "Issue Date", "Smoker?", " "))
        assert [(each.problem, each.severity) for each in found.faults] == [
            ("columns that are not read: 'Smoker?'", Severity.WARNING),
            ("cells under no header in 1 row, the first of them row 2", Severity.ERROR),
        ]
        many = read(
            tmp_path, ("S1", "19/09/2014"), header=("Staff ID", "Issue Date", *(f"More {k}" for k in range(12)))
        )
        assert many.faults[0].problem.endswith("'More 10', 'More 11'")

    def test_one_certificate_on_two_people(self, tmp_path: Path) -> None:
        found = read(tmp_path, row("S1"), row("S2"))
        shared = audit(found.people, YORK_2017, as_at=date(2017, 9, 19)).shared_certificates
        assert [each.references for each in shared] == [("S1", "S2")]

    def test_left_before_the_start(self, tmp_path: Path) -> None:
        header = ("Staff ID", "Issue Date", "Start Date", "Leaving Date")
        found = read(tmp_path, ("S1", "19/09/2014", "01/09/2014", "31/08/2014"), header=header)
        assert (found.people[0].starts_on, found.people[0].left_on) == (date(2014, 9, 1), None)
        assert reported(found) == [("", "left before the start", "the leaving date was left out")]

    def test_an_unreadable_level_is_unknown(self, tmp_path: Path) -> None:
        found = read(tmp_path, row(DBS_Level="Enhanced with barred list"))
        assert found.people[0].certificates[0].level is None
        assert reported(found) == [("DBS Level", "a barred list, and not said which", "taken as unknown")]

    @pytest.mark.parametrize("cell", ["Enhanced with barred list", "TBC", "see contract", "yes", "List 99"])
    def test_a_requirement_that_cannot_be_read_is_met_by_nothing(self, tmp_path: Path, cell: str) -> None:
        """A required level that cannot be read is unknown, and nobody is in date by it."""
        header = ("Staff ID", "Issue Date", "DBS level", "Level required")
        found = read(tmp_path, ("S1", "19/09/2016", "Enhanced", cell), header=header)
        status = recheck_status(found.people[0], YORK_2017, on=date(2017, 9, 19))
        assert status.standing is Standing.UNKNOWN_LEVEL
        assert "does not count: what the post requires is not known" in status.explanation
        problem = "a barred list, and not said which" if "barred" in cell else "not a level of DBS check"
        assert reported(found) == [("Level required", problem, "taken as unknown")]

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
        assert reported(found) == ([] if read_as else [("Workforce", "no workforce of such a check", "left out")])

    @pytest.mark.parametrize(
        ("cells", "column", "problem"),
        [
            ({"Absence end": "01/09/2017"}, "Absence end", "an absence without its first day"),
            ({"Break start": "01/01/2017"}, "Break start", "a break in service without both its days"),
            ({"Break end": "01/01/2017"}, "Break end", "a break in service without both its days"),
            ({"Withdrawn on": "01/01/2017"}, "Withdrawn on", "withdrawn, and no day on which it was applied for"),
        ],
    )
    def test_half_a_record_is_reported(self, tmp_path: Path, cells: dict[str, str], column: str, problem: str) -> None:
        """Half of what an absence, a break or a withdrawal needs is left out, and not without a word."""
        header = ("Staff ID", "Issue Date", "Absence start", "Absence end", "Break start", "Break end", "Withdrawn on")
        found = read(tmp_path, ("S1", "19/09/2014", *(cells.get(each, "") for each in header[2:])), header=header)
        assert reported(found) == [(column, problem, "left out")]

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
            ("", "NON_BLANK_NO_NEW_INFO", "a status check without its date proves nothing"),
            ("01/09/2017", "all fine", "none of the Update Service's four answers"),
        ],
    )
    def test_half_a_check_is_none(self, tmp_path: Path, checked: str, result: str, problem: str) -> None:
        found = read(tmp_path, ("S1", "19/09/2014", "Yes", checked, result), header=self.HEADER)
        assert found.people[0].status_checks == ()
        assert [each.problem for each in found.problems] == [problem]
        assert len(found.people[0].subscriptions) == 1

    def test_a_certificate_found_out_of_date_on_an_unknown_day_is_not_in_date(self, tmp_path: Path) -> None:
        """Of "no longer current" without its day it is known that it was found since the issue; without one, nothing more."""
        rows = [("S1", "19/09/2016", "", "", "No longer current"), ("S2", "", "", "", "No longer current")]
        found = read(tmp_path, *rows, header=self.HEADER)
        on = date(2017, 9, 19)
        standings = [recheck_status(each, YORK_2017, on=on).standing for each in found.people]
        assert standings == [Standing.NEW_CERTIFICATE_REQUIRED, Standing.NO_CHECK]
        assert [each.problem for each in found.problems] == [
            "no longer current, and not said since when",
            "a status check without its date proves nothing",
        ]
        assert all(each.severity is Severity.ERROR for each in found.problems)


class TestWhatIsNotUnderstoodIsUnknown:
    """What is not understood is unknown and reported; it makes nobody safer, and accuses nobody."""

    ON = date(2017, 9, 19)

    @pytest.mark.parametrize(
        "cell", ["List 99", "Adult First", "BAR", "Right to Work", "Section 128", "Overseas check"]
    )
    @pytest.mark.parametrize("required", ["", "Enhanced"])
    def test_a_check_of_another_kind_is_no_check(self, tmp_path: Path, cell: str, required: str) -> None:
        """A check whose kind cannot be read is no DBS check until somebody says so, whatever the post requires."""
        header = ("Staff ID", "Issue Date", "DBS No", "Check type", "Level required")
        found = read(tmp_path, ("S1", "19/09/2016", "001234567890", cell, required), header=header)
        status = recheck_status(found.people[0], YORK_2017, on=self.ON)
        assert status.standing is Standing.UNKNOWN_LEVEL
        assert "what is recorded of its level could not be read" in status.explanation
        assert reported(found) == [("Check type", "not a level of DBS check", "taken as unknown")]

    @pytest.mark.parametrize(
        ("required", "standing"), [("", Standing.IN_DATE), ("Enhanced with CBL", Standing.UNKNOWN_LEVEL)]
    )
    def test_a_barred_list_that_is_not_named(self, tmp_path: Path, required: str, standing: Standing) -> None:
        """An enhanced check with some barred list is a DBS check; that it is enough where a list is required is not known."""
        header = ("Staff ID", "Issue Date", "Check type", "Level required")
        found = read(tmp_path, ("S1", "19/09/2016", "enhanced_barred", required), header=header)
        assert recheck_status(found.people[0], YORK_2017, on=self.ON).standing is standing
        assert reported(found) == [("Check type", "a barred list, and not said which", "taken as unknown")]

    @pytest.mark.parametrize(
        ("held", "standing"),
        [
            ("Enhanced", Standing.UNKNOWN_LEVEL),
            ("Enhanced (Child)", Standing.IN_DATE),
            ("Enhanced (Adult)", Standing.WRONG_LEVEL),
            ("Standard", Standing.WRONG_LEVEL),
        ],
    )
    def test_a_workforce_that_is_not_recorded(self, tmp_path: Path, held: str, standing: Standing) -> None:
        """A certificate without a workforce is not known to be enough where one is required, nor known to be too little."""
        header = ("Staff ID", "Issue Date", "Check type", "Level required")
        found = read(tmp_path, ("S1", "19/09/2016", held, "Enhanced, child workforce"), header=header)
        assert recheck_status(found.people[0], YORK_2017, on=self.ON).standing is standing

    @pytest.mark.parametrize(
        ("answer", "standing"),
        [
            ("This certificate remains current as no further information has been identified since its issue.", "pass"),
            (
                (
                    "This certificate did not reveal any information and remains current as no further information has been"
                    " identified since its issue."
                ),
                "pass",
            ),
            (
                (
                    "This certificate is no longer current. Please apply for a new DBS check to get the most up to date"
                    " information."
                ),
                "new",
            ),
            ("The details entered do not match those held on our system. Please check and try again.", "neither"),
            ("NON_BLANK_NO_NEW_INFO", "pass"),
            ("No status change", "pass"),
            ("Current", "pass"),
            ("Status changed", "new"),
            ("No longer current", "new"),
            ("No active subscription", "neither"),
            ("OK", "unread"),
            ("Checked by KW", "unread"),
            ("Done", "unread"),
        ],
    )
    def test_answers_of_the_update_service(self, tmp_path: Path, answer: str, standing: str) -> None:
        """The Service's sentences, its codes and vendors' words are read; an answer that is not understood is no pass."""
        header = ("Staff ID", "Issue Date", "Status check date", "Status check result")
        found = read(tmp_path, ("S1", "19/09/2012", "19/09/2017", answer), header=header)
        checks = found.people[0].status_checks
        said = "unread" if not checks else "pass" if checks[0].result.is_pass else "neither"
        if checks and checks[0].result is StatusCheckResult.NEW_INFO:
            said = "new"
        assert said == standing
        assert bool(found.problems) is (standing == "unread")

    def test_a_level_in_the_column_of_yes_and_no(self, tmp_path: Path) -> None:
        """The word "Enhanced" under "DBS required" is what the post requires."""
        header = ("Staff ID", "Issue Date", "Check type", "DBS required")
        found = read(tmp_path, ("S1", "19/09/2016", "Basic", "Enhanced"), header=header)
        assert recheck_status(found.people[0], YORK_2017, on=self.ON).standing is Standing.WRONG_LEVEL


class TestConfirmations:
    """Agency staff are known by a written confirmation: the row's certificate is what the confirmation says, and no more."""

    HEADER = ("Staff reference", "Agency", "Confirmation received", "Date seen", "DBS level", "Issue date")

    def read(self, folder: Path, *cells: str) -> DbsRegister:
        return read(folder, ["A1", *cells], header=list(self.HEADER))

    def test_of_a_certificate_with_its_day(self, tmp_path: Path) -> None:
        found = self.read(tmp_path, "Invented Supply", "02/09/2024", "", "Enhanced", "20/03/2023")
        told = WrittenConfirmation(
            seen_on=date(2024, 9, 2),
            level=parse_level("enhanced"),
            issued_on=date(2023, 3, 20),
            agency="Invented Supply",
        )
        assert found.people[0].certificates == (Certificate.confirmed(told),)
        assert reported(found) == []

    def test_a_day_that_is_not_stated_is_not_the_day_of_the_confirmation(self, tmp_path: Path) -> None:
        """The employer knows of a check, and not of when: never in date, and never without a check."""
        found = self.read(tmp_path, "Invented Supply", "02/09/2024", "", "Enhanced", "")
        status = recheck_status(found.people[0], YORK_2017, on=date(2024, 9, 19))
        assert status.standing is Standing.UNKNOWN_DATE

    @pytest.mark.parametrize(
        ("cells", "column", "problem"),
        [
            (
                ("Invented Supply", "02/09/2024", "03/09/2024"),
                "Confirmation received",
                "the certificate itself was seen",
            ),
            (("Invented Supply", "19/03/2023", ""), "Confirmation received", "cannot have been seen"),
            (("Invented Supply", "", ""), "Agency", "no day on which its confirmation was seen"),
            (("Invented Supply", "yes", ""), "Confirmation received", "not a date"),
        ],
    )
    def test_what_is_no_confirmation_is_reported(
        self, tmp_path: Path, cells: tuple[str, ...], column: str, problem: str
    ) -> None:
        found = self.read(tmp_path, *cells, "Enhanced", "20/03/2023")
        assert found.people[0].certificates[0].confirmation is None
        ((where, said, _),) = reported(found)
        assert (where, problem in said) == (column, True)

    def test_of_which_of_several_certificates(self, tmp_path: Path) -> None:
        """A row of two certificates does not say which one the agency confirmed."""
        found = read(
            tmp_path,
            ["A1", "02/09/2024", "20/03/2023", "20/03/2020"],
            header=["Staff reference", "Confirmation received", "DBS date", "DBS date"],
        )
        assert [each.confirmation for each in found.people[0].certificates] == [None, None]
        assert ("which of several certificates it is of is not known") in {problem for _, problem, _ in reported(found)}


@pytest.mark.parametrize(("level", "count", "words"), [("Enhanced", 1, 0), ("", 1, 0), ("asbestos", 0, 1)])
def test_an_application_for_what_is_no_level_is_left_out(tmp_path: Path, level: str, count: int, words: int) -> None:
    """It may be for something else than a DBS check; without any word it is for one."""
    file = tmp_path / "staff.csv"
    file.write_text(
        f"Employee No,Issue Date,Date applied,Level applied for\nS1,19/09/2014,20/09/2017,{level}\n", encoding="utf-8"
    )
    found = read_register(file)
    assert len(found.people[0].applications) == count
    assert sum("no level that can be read" in problem for _, problem, _ in reported(found)) == words


@pytest.mark.parametrize(("seen", "count"), [("01/03/2002", 1), ("28/02/2002", 0), ("", 0), ("20/09/2014", 0)])
def test_the_check_at_entry(tmp_path: Path, seen: str, count: int) -> None:
    """A first check is one from March 2002 on, and no later than the row's own certificate."""
    file = tmp_path / "staff.csv"
    file.write_text(f"Employee No,Issue Date,Initial DBS date\nS1,19/09/2014,{seen}\n", encoding="utf-8")
    (person,) = read_register(file).people
    assert len(person.certificates) == 1 + count


def test_a_level_that_is_said_to_be_unknown_is_not_none(tmp_path: Path) -> None:
    """Unknown is neither a level nor the absence of one: nothing is met by it."""
    found = read(tmp_path, row("S1", DBS_Level="unknown"), row("S2", DBS_Level=""))
    assert [person.certificates[0].is_level_known for person in found.people] == [False, True]
