"""``safeguarding due --child``: everything that applies to a child, as a page, data and a calendar."""

import json
from pathlib import Path

import pytest
import xlsxwriter
from icalendar import Calendar
from tests.published import ROOT
from typer.testing import CliRunner, Result

from safeguarding.cli.application import application

CASE = """
reference = "case 7"
born_on = 2012-02-29
worker = "W. Two"

[events]
"care began" = 2017-04-03
review = [2017-05-05]
"health assessment" = []
"""
OTHER = 'worker = "W. One"\n[events]\nreferral = 2017-05-02\nassessment = []\n"referral decision" = [2017-05-02]\n'


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(application, ["due", *map(str, arguments)], env={"COLUMNS": "200"})


@pytest.fixture
def case(tmp_path: Path) -> Path:
    file = tmp_path / "case.toml"
    file.write_text(CASE, encoding="utf-8")
    return file


class TestChild:
    """What was late, what is overdue and what is due next, each with its rule, its day and its mark."""

    def test_the_page(self, case: Path) -> None:
        result = run("--child", case, "--on", "2017-06-01")
        assert result.exit_code == 1
        for words in ("Overdue", "Due next", "Done late, or never", "iha", "4 May 2017", "5 August 2017", "case 7"):
            assert words in result.stdout

    def test_data(self, case: Path) -> None:
        told = json.loads(run("--child", case, "--on", "2017-06-01", "-f", "json").stdout)
        assert told["format"] == "safeguarding.children/1"
        (child,) = told["children"]
        (iha,) = [each for each in child["answers"] if each["rule_id"] == "iha"]
        assert (iha["due_on"], iha["outcome"]["code"], iha["days_late"]) == ("2017-05-04", "overdue", 28)
        assert iha["interval"] == "20 working days"
        assert iha["source"]["certainty"]["code"] == "verified"

    def test_the_calendar_holds_what_is_open(self, case: Path, tmp_path: Path) -> None:
        calendar = tmp_path / "case.ics"
        run("--child", case, "--on", "2017-06-01", "--ics", calendar)
        again = calendar.read_bytes()
        events = Calendar.from_ical(again).walk("VEVENT")
        assert [event.decoded("dtstart").isoformat() for event in events] == ["2017-05-04", "2017-08-05"]
        assert b"W. Two" not in again
        # the day of birth, in no way of writing it; a text of the law may be of that year
        assert not any(each in again for each in (b"2012-02-29", b"20120229", b"29 February 2012"))
        run("--child", case, "--on", "2017-06-01", "--ics", calendar)
        assert calendar.read_bytes() == again

    def test_a_folder_is_told_by_worker(self, case: Path) -> None:
        (case.parent / "other.toml").write_text(OTHER, encoding="utf-8")
        told = json.loads(run("--child", case.parent, "--on", "2017-06-01", "-f", "json").stdout)
        assert [section["title"] for section in told["sections"]] == ["other – W. One", "case 7 – W. Two"]

    def test_what_no_rule_could_use_ends_with_1(self, tmp_path: Path) -> None:
        """A review of a child whose care is not known to have begun says nothing of the child: that is not all in order."""
        file = tmp_path / "events.csv"
        file.write_text("Child,Step,Date\n7,review,05/05/2017\n", encoding="utf-8")
        assert run("--child", file, "--on", "2017-06-01").exit_code == 1

    def test_nothing_late(self, tmp_path: Path) -> None:
        file = tmp_path / "other.toml"
        file.write_text(OTHER, encoding="utf-8")
        assert run("--child", file, "--on", "2017-06-01").exit_code == 0

    def test_the_page_says_that_something_could_not_be_used(self, tmp_path: Path) -> None:
        """A row without a day is in no answer: the page is handed on without the screen beside it, and says so."""
        events = tmp_path / "events.csv"
        events.write_text("Child,Step,Date\n7,care began,13/04/2017\n", encoding="utf-8")
        assert "rest on all of it" not in run("--child", events, "--on", "2017-06-01").stdout
        events.write_text("Child,Step,Date\n7,care began,13/04/2017\n8,referral,soon\n", encoding="utf-8")
        assert "rest on all of it" in run("--child", events, "--on", "2017-06-01").stdout

    @pytest.mark.parametrize("form", ["markdown", "html"])
    def test_a_page_for_people_in_a_file(self, case: Path, form: str) -> None:
        to = case.parent / "page"
        assert run("--child", case, "--on", "2017-06-01", "-f", form, "--output", to).exit_code == 1
        assert "4 May 2017" in to.read_text(encoding="utf-8")


class TestWorkbook:
    """An Annex A workbook in place of a child's file: what is due next and overdue now, by worker."""

    @pytest.fixture
    def book(self, tmp_path: Path) -> Path:
        file = tmp_path / "annex-a.xlsx"
        headings = ["Child Unique ID", "Child Protection Plan Start Date", "Date of latest review conference"]
        with xlsxwriter.Workbook(str(file)) as made:
            sheet = made.add_worksheet("List 7")
            sheet.write_row(0, 0, [*headings, "Child Protection Plan End Date", "Allocated Worker"])
            sheet.write_row(1, 0, ["0042", "07/01/2019", "29/03/2019", "", "W. Two"])
            sheet.write_row(2, 0, ["0043", "14/01/2019", "", "", "W. One"])
            sheet.write_row(3, 0, ["0044", "14/01/2019", "29/03/2019", "13/06/2019", "W. One"])
        return file

    def test_by_worker(self, book: Path) -> None:
        result = run("--child", book, "--on", "2019-11-04", "-f", "json")
        told = json.loads(result.stdout)
        assert result.exit_code == 1
        assert [section["title"] for section in told["sections"][:2]] == ["W. One", "W. Two"]
        assert [(each["child"], each["due_on"], each["outcome"]["code"]) for each in told["duties"]] == [
            ("0043", "2019-04-14", "cannot_tell"),
            ("0042", "2019-09-29", "overdue"),
        ]
        assert told["closed"] == 1

    def test_the_day_before_nothing_is_overdue(self, book: Path) -> None:
        assert run("--child", book, "--on", "2019-09-29").exit_code == 0

    def test_no_calendar_of_it(self, book: Path) -> None:
        assert run("--child", book, "--on", "2019-09-29", "--ics", book.parent / "a.ics").exit_code == 2


class TestRefusals:
    """A child's file stands in place of a rule, and the day is always asked for."""

    @pytest.mark.parametrize(
        "arguments",
        [
            ("--child", "case.toml"),
            ("iha", "--child", "case.toml", "--on", "2017-06-01"),
            ("--child", "case.toml", "--from", "2017-04-03", "--on", "2017-06-01"),
            ("--child", "case.toml", "--law-on", "2015-04-03", "--on", "2017-06-01"),
            ("--child", "case.toml", "--by-due-day", "--on", "2017-06-01"),
            ("--on", "2017-06-01"),
            ("iha", "--on", "2017-06-01"),
            ("iha", "--from", "2017-04-03", "--on", "2017-06-01", "--ics", "a.ics"),
            ("iha", "--from", "2017-04-03", "--on", "2017-06-01", "-f", "html"),
        ],
    )
    def test_each(self, arguments: tuple[str, ...]) -> None:
        assert run(*arguments).exit_code == 2


def test_a_child_that_is_not_in_the_file_is_refused(tmp_path: Path) -> None:
    """Nobody's answers are not an answer: the reference is asked about, in whatever capitals."""
    path = tmp_path / "events.csv"
    path.write_text("Child,Step,Date\nA7,care began,03/04/2017\nB8,care began,03/04/2017\n", encoding="utf-8")
    asked = ["due", "--child", str(path), "--on", "2017-04-04", "--only"]
    found, other = (CliRunner().invoke(application, [*asked, name]) for name in (" a7", "C9"))
    assert ("A7" in found.output, "B8" in found.output) == (True, False)
    assert (other.exit_code, "no child of that reference" in other.output) == (2, True)


def test_of_a_workbook_no_own_rules_are_counted(tmp_path: Path) -> None:
    """What an Annex A workbook says is due is counted by the published rules, or not at all."""
    path = tmp_path / "annex-a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("List_3").write_row(0, 0, ["Child Unique ID", "Date of referral"])
    found = CliRunner().invoke(
        application,
        ["due", "--child", str(path), "--on", "2017-04-04", "--rules", str(ROOT / "examples" / "council-rules.toml")],
    )
    assert (found.exit_code, "published rules" in " ".join(found.output.split())) == (2, True)
