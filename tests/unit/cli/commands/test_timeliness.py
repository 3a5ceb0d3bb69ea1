"""``safeguarding timeliness``: from a list of cases and from the returns, with what could not be used told of."""

import json
from pathlib import Path

import pytest
from tests.unit.readers.childrens_files.test_ssda903 import EPISODES, REVIEWS
from typer.testing import CliRunner, Result

from safeguarding.cli.application import application
from safeguarding.errors import UnknownNameError

CASES = "Case,Begun,Held\nC1,13/04/2017,24/04/2017\nC2,13/04/2017,\n"
COLUMNS = ("--started", "Begun", "--done", "Held", "--reference", "Case")
PERIOD = ("--since", "2017-04-01", "--on", "2018-03-31")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(application, ["timeliness", *map(str, arguments)], env={"COLUMNS": "160"})


def test_a_list(tmp_path: Path) -> None:
    """One of two in time; references only with ``--list``."""
    (tmp_path / "cases.csv").write_text(CASES, encoding="utf-8")
    result = run("icpc", tmp_path / "cases.csv", *COLUMNS, *PERIOD)
    assert result.exit_code == 0
    assert "1 of 2 (50.0%) in time" in result.stdout
    assert "C2" not in result.stdout
    assert "C2" in run("icpc", tmp_path / "cases.csv", *COLUMNS, *PERIOD, "--list").stdout


def test_what_could_not_be_used_ends_with_1(tmp_path: Path) -> None:
    (tmp_path / "cases.csv").write_text(CASES + "C3,soon,\n", encoding="utf-8")
    result = run("icpc", tmp_path / "cases.csv", *COLUMNS, *PERIOD)
    assert result.exit_code == 1
    assert "row 4" in result.stderr


@pytest.mark.parametrize(
    ("asked", "said"),
    [((), "do not rest on all of it"), (("--disclosure", "fewer-than-five"), "is in no figure here")],
)
def test_the_page_itself_says_that_something_is_in_no_figure(tmp_path: Path, asked: tuple[str, ...], said: str) -> None:
    """A page is handed on without what stood on the screen beside it."""
    (tmp_path / "cases.csv").write_text(CASES, encoding="utf-8")
    assert said not in run("icpc", tmp_path / "cases.csv", *COLUMNS, *PERIOD, *asked).stdout
    (tmp_path / "cases.csv").write_text(CASES + "C3,soon,\n", encoding="utf-8")
    assert said in run("icpc", tmp_path / "cases.csv", *COLUMNS, *PERIOD, *asked).stdout


def test_the_returns(tmp_path: Path) -> None:
    """Reviews come from the returns; a period without a start is refused, and ends with 1."""
    (tmp_path / "episodes.csv").write_text(EPISODES, encoding="utf-8")
    (tmp_path / "reviews.csv").write_text(REVIEWS, encoding="utf-8")
    result = run("LAC review", tmp_path, "--ssda903", *PERIOD, "--format", "json")
    assert result.exit_code == 1
    data = json.loads(result.stdout)
    assert data["format"] == "safeguarding.timeliness/1"
    assert any("start of care" in each["problem"] for each in data["faults"])
    assert data["catalogue"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("icpc", "x", "--started", "Begun", *PERIOD), "--done"),
        (("icpc", "x", *COLUMNS, "--since", "2018-04-01", "--on", "2018-03-31"), "before it begins"),
        (("icpc", "x", *COLUMNS, "--since", "2017-04-01"), "--on"),
        (("icpc", "x", *COLUMNS, *PERIOD, "--cohort", "ripe"), "none of due"),
    ],
)
def test_what_is_asked_wrongly_is_answered_with_what_to_say(arguments: tuple[str, ...], said: str) -> None:
    """No day is assumed, no column guessed, and nothing is measured that the file does not hold."""
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_what_a_file_does_not_hold_is_named(tmp_path: Path) -> None:
    """A return has no health assessments: that is said, and what it does hold."""
    (tmp_path / "episodes.csv").write_text(EPISODES, encoding="utf-8")
    for option in (("--ssda903",), ("--kind", "ssda903")):
        refused = run("iha", tmp_path, *option, *PERIOD).exception
        assert isinstance(refused, UnknownNameError)
        assert "no dates of health assessments" in str(refused)


CENSUS = """<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2018</Year>
<ReferenceDate>2018-03-31</ReferenceDate></CollectionDetails></Header><Children><Child>
<ChildIdentifiers><LAchildID>invented</LAchildID></ChildIdentifiers><CINdetails>
<CINreferralDate>2017-05-10</CINreferralDate><ReferralNFA>false</ReferralNFA>
<Assessments><AssessmentActualStartDate>2017-05-10</AssessmentActualStartDate>
<AssessmentAuthorisationDate>2017-07-13</AssessmentAuthorisationDate></Assessments>
</CINdetails></Child></Children></Message>"""


def test_a_census(tmp_path: Path) -> None:
    """45 working days from 10 May 2017, with one bank holiday, end on 13 July: authorised on that day is in time."""
    (tmp_path / "cin.xml").write_text(CENSUS, encoding="utf-8")
    result = run("single_assessment", tmp_path / "cin.xml", "--cin", *PERIOD)
    assert "1 of 1 (100.0%) in time" in result.stdout
    assert "invented" not in result.stdout + result.stderr


class TestBesidesThePage:
    """A workbook, a picture and a table for publication, on request."""

    def test_a_workbook_and_a_picture(self, tmp_path: Path) -> None:
        openpyxl = pytest.importorskip("openpyxl")
        (tmp_path / "cases.csv").write_text(CASES, encoding="utf-8")
        book, picture = tmp_path / "out.xlsx", tmp_path / "out.svg"
        assert (
            run("icpc", tmp_path / "cases.csv", *COLUMNS, *PERIOD, "--workbook", book, "--chart", picture).exit_code
            == 0
        )
        sheet = openpyxl.load_workbook(book)["All"]
        assert [cell.value for cell in sheet[2]][:3] == ["all", 2, "1 (50.0%)"]
        assert "the initial child protection conference is held" in (tmp_path / "out.alt.txt").read_text(
            encoding="utf-8"
        )
        early = ("--since", "2016-04-01", "--on", "2016-06-30")
        nothing = run("icpc", tmp_path / "cases.csv", *COLUMNS, *early, "--chart", tmp_path / "none.svg")
        assert "nothing is settled" in nothing.stderr
        assert not (tmp_path / "none.svg").exists()

    @pytest.mark.parametrize("form", ["table", "json", "markdown", "html"])
    def test_for_publication(self, tmp_path: Path, form: str) -> None:
        """One late of twelve is not told, nor by whom, nor by how much."""
        rows = "".join(f"C{k},13/04/2017,{'24/04/2017' if k else '24/05/2017'}\n" for k in range(12))
        (tmp_path / "cases.csv").write_text(f"Case,Begun,Held\n{rows}", encoding="utf-8")
        result = run("icpc", tmp_path / "cases.csv", *COLUMNS, *PERIOD, "--disclosure", "fewer-than-five", "-f", form)
        assert result.exit_code == 0
        assert "91.7" not in result.stdout
        assert "Late by" not in result.stdout

    @pytest.mark.parametrize("option", [["--list"], ["--chart", "x.png"]])
    def test_what_shows_single_cases_is_not_for_publication(self, option: list[str]) -> None:
        result = run("icpc", "x", *COLUMNS, *PERIOD, "--disclosure", "fewer-than-five", *option)
        assert result.exit_code == 2

    def test_who_has_nothing_booked_in_time(self, tmp_path: Path) -> None:
        """Due on 30 May 2017: booked for that day, for the day after, for a day that has passed, for none, and unreadably."""
        booked = ("30/05/2017", "31/05/2017", "12/05/2017", "", "soon")
        rows = "".join(f"C{k},08/05/2017,,{day}\n" for k, day in enumerate(booked))
        (tmp_path / "cases.csv").write_text(f"Case,Begun,Held,Booked\n{rows}", encoding="utf-8")
        on = ("--since", "2017-05-01", "--on", "2017-05-15", "--booked", "Booked", "--list", "-f", "json")
        result = run("icpc", tmp_path / "cases.csv", *COLUMNS, *on)
        (listed,) = [each for each in json.loads(result.stdout)["tables"] if each["caption"].startswith("Open")]
        assert [(row["reference"], row["booked"]) for row in listed["rows"]] == [
            ("C0", "booked in time"),
            ("C1", "booked too late"),
            ("C2", "booked for a day that has passed"),
            ("C3", "not booked"),
        ]
        assert "row 6" in result.stderr

    def test_late_and_not_known_are_listed(self, tmp_path: Path) -> None:
        (tmp_path / "cases.csv").write_text(f"{CASES}C3,13/04/2017,31/05/2017\n", encoding="utf-8")
        result = run("icpc", tmp_path / "cases.csv", *COLUMNS, *PERIOD, "--list", "-f", "json")
        (late,) = [each for each in json.loads(result.stdout)["tables"] if each["caption"] == "Done late, or never"]
        assert [(row["reference"], row["days_late"]) for row in late["rows"]] == [("C3", 22)]
