"""An Annex A workbook: each list is told by its headings, every row is read or reported, and timeliness is refused by name."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import attrs
import pytest
import xlsxwriter

from safeguarding.errors import FaultyInputError, InvalidRecordError
from safeguarding.faults import Severity
from safeguarding.pages.annex_duties import annex_duties_page
from safeguarding.readers.childrens_files.annex_a import AnnexA, ListedChild, _absent, annex_a_cases, read_annex_a
from safeguarding.readers.childrens_files.annex_due import ListedDuties, annex_a_duties
from safeguarding.readers.childrens_files.annex_lists import LISTS
from safeguarding.readers.childrens_files.given_cases import ChildrensFile, cases_of_files
from safeguarding.timescales.catalogue import rule_named
from safeguarding.timescales.following import obligations
from safeguarding.timescales.words import TimescaleOutcome

Rows = list[list[str]]

PLANS = [
    "Child Unique ID",
    "Date of Birth",
    "Child Protection Plan Start Date",
    "Date of latest review conference",
    "Date of the Last Statutory Visit",
    "Child Protection Plan End Date",
    "Allocated Team",
]
CARE = [
    "Child Unique ID",
    "Date of Birth",
    "Date Started to be Looked After",
    "Date of Latest Statutory Review",
    "Date of Last Social Work Visit",
    "Date of Last Health Assessment",
    "Date of Last Dental Check",
    "Date Ceased to be Looked After ",
    "Start Date of Most Recent Placement",
    "Allocated Worker",
]
ENQUIRIES = [
    "Child Unique ID",
    "Strategy discussion initiating Section 47 Enquiry Start Date",
    "Was an Initial Child Protection Conference deemed unnecessary?",
    "Date of Initial Child Protection Conference",
]


def book(folder: Path, sheets: dict[str, Rows]) -> AnnexA:
    """A workbook with these sheets."""
    path = folder / "annex-a.xlsx"
    with xlsxwriter.Workbook(str(path)) as made:
        for name, rows in sheets.items():
            sheet = made.add_worksheet(name)
            for k, row in enumerate(rows):
                sheet.write_row(k, 0, row)
    return read_annex_a(path)


def lists(folder: Path, headings: list[str], *rows: list[str], sheet: str = "List_8") -> AnnexA:
    """A workbook of one list."""
    return book(folder, {sheet: [headings, *rows]})


def plan(*cells: str) -> list[str]:
    """A child on a plan: begun, reviewed, visited, ended."""
    begun, reviewed, visited, ended = cells
    return ["0042", "29/02/2012", begun, reviewed, visited, ended, "North"]


def duty(duties: ListedDuties, what: str) -> tuple[date | None, TimescaleOutcome]:
    """The day and the outcome of the only duty of a kind."""
    (found,) = [each for each in duties.duties if each.what == what]
    return found.due_on, found.outcome


class TestLists:
    """A list is told by its headings, whatever the sheet is called, and what is missing is named."""

    @pytest.mark.parametrize("sheet", ["List_7", "List 7", "Child Protection", "Sheet1"])
    def test_by_its_headings(self, tmp_path: Path, sheet: str) -> None:
        read = lists(tmp_path, PLANS, plan("07/01/2019", "01/04/2019", "", ""), sheet=sheet)
        assert read.lists == ((7, 1),)
        assert read.of(7)[0].day("review") == date(2019, 4, 1)
        assert (read.of(7)[0].child, read.of(7)[0].team) == ("0042", "North")

    def test_a_title_above_the_headings(self, tmp_path: Path) -> None:
        title = ["List 7: Child protection plans", *[""] * 6]
        read = book(tmp_path, {"List_7": [title, PLANS, plan("07/01/2019", "", "", "")]})
        assert read.lists == ((7, 1),)

    def test_a_list_that_lacks_a_heading_is_an_error_with_the_heading(self, tmp_path: Path) -> None:
        without_end = [[*PLANS[:5], "Team"], ["0042", "29/02/2012", "07/01/2019", "", "", "North"]]
        read = book(tmp_path, {"List 7": without_end, "List 5": [ENQUIRIES, ["7", "13/05/2019", "a) Yes", ""]]})
        (said,) = [each.problem for each in read.faults if each.severity is Severity.ERROR]
        assert said == "List 7 (child protection plans) was not read: no column 'Child Protection Plan End Date'"

    def test_every_list_that_is_not_there_is_named(self, tmp_path: Path) -> None:
        read = lists(tmp_path, PLANS, plan("07/01/2019", "", "", ""))
        said = next(each.problem for each in read.faults if each.problem.startswith("not in the file"))
        assert "List 8 (children in care)" in said
        assert "List 7" not in said

    def test_nothing_is_said_where_no_list_is_missing(self) -> None:
        assert list(_absent(Path("lists.xlsx"), [each.number for each in LISTS])) == []
        assert len(list(_absent(Path("lists.xlsx"), [each.number for each in LISTS[1:]]))) == 1

    def test_headings_without_rows_are_reported(self, tmp_path: Path) -> None:
        read = lists(tmp_path, PLANS)
        assert any("no rows" in each.problem for each in read.faults)

    def test_a_second_sheet_of_the_same_list_doubles_nobody(self, tmp_path: Path) -> None:
        rows = [PLANS, plan("07/01/2019", "", "", "")]
        read = book(tmp_path, {"List_7": rows, "List_7 (2)": rows})
        assert read.lists == ((7, 1),)
        assert read.has_serious_faults

    def test_a_row_without_a_number_is_reported(self, tmp_path: Path) -> None:
        read = lists(tmp_path, PLANS, ["", *plan("07/01/2019", "", "", "")[1:]])
        assert read.of(7) == ()
        assert [each.place.row for each in read.faults if each.severity is Severity.ERROR] == [2]

    def test_a_file_without_any_list(self, tmp_path: Path) -> None:
        with pytest.raises(FaultyInputError, match="none of the lists"):
            lists(tmp_path, ["Name", "Shoe size"], ["somebody", "7"])

    def test_no_message_tells_a_child(self, tmp_path: Path) -> None:
        row = ["SECRET77", "29 Feb twelve", "soon", "01/04/2019", "", "", "North"]
        read = lists(tmp_path, PLANS, row)
        said = repr(read) + repr(read.rows) + "".join(map(str, read.faults))
        assert "SECRET77" not in said
        assert "twelve" not in said


class TestTimelinessOverTime:
    """A workbook of latest dates answers no timeliness over time, and says so; the conferences of List 5 are whole."""

    @pytest.mark.parametrize("rule", ["cla_review_subsequent", "looked_after_reviews", "rcpc_subsequent", "iha"])
    def test_latest_dates_are_refused_by_name(self, tmp_path: Path, rule: str) -> None:
        with pytest.raises(InvalidRecordError, match="only the latest date"):
            annex_a_cases(lists(tmp_path, CARE), rule)

    def test_an_assessment_has_no_referral_in_its_list(self, tmp_path: Path) -> None:
        with pytest.raises(InvalidRecordError, match="no date of referral"):
            annex_a_cases(lists(tmp_path, CARE), "single_assessment")

    def test_the_conferences_of_list_5(self, tmp_path: Path) -> None:
        read = lists(
            tmp_path,
            ENQUIRIES,
            ["1", "01/05/2018", "b) No", "23/05/2018"],
            ["2", "01/05/2018", "b) No", "24/05/2018"],
            ["3", "01/05/2018", "a) Yes", ""],
            ["4", "01/05/2018", "No", ""],
            ["5", "01/05/2018", "", ""],
            ["6", "01/05/2018", "Yes", "23/05/2018"],
            ["7", "01/05/2018", "No", "maybe"],
        )
        found = annex_a_cases(read, "icpc")
        outcomes = [
            each.outcome
            for case in found.cases
            for each in obligations([rule_named("icpc")], case, as_at=date(2018, 6, 30))
        ]
        assert outcomes == [TimescaleOutcome.IN_TIME, TimescaleOutcome.LATE, TimescaleOutcome.OVERDUE]
        assert [each.place.row for each in found.refused] == [6, 7, 8]


class TestDueNext:
    """What is due next follows from the latest date; a blank one makes nobody overdue."""

    @pytest.mark.parametrize(
        ("on", "outcome"),
        [(date(2019, 10, 1), TimescaleOutcome.NOT_YET_DUE), (date(2019, 10, 2), TimescaleOutcome.OVERDUE)],
    )
    def test_a_review_conference_is_due_6_months_after_the_latest(
        self, tmp_path: Path, on: date, outcome: TimescaleOutcome
    ) -> None:
        read = lists(tmp_path, PLANS, plan("07/01/2019", "01/04/2019", "", ""))
        assert duty(annex_a_duties(read, on=on), "review conference") == (date(2019, 10, 1), outcome)

    @pytest.mark.parametrize(
        ("on", "outcome"),
        [(date(2019, 4, 7), TimescaleOutcome.NOT_YET_DUE), (date(2019, 4, 8), TimescaleOutcome.CANNOT_TELL)],
    )
    def test_a_blank_latest_date_is_never_overdue(self, tmp_path: Path, on: date, outcome: TimescaleOutcome) -> None:
        read = lists(tmp_path, PLANS, plan("07/01/2019", "", "", ""))
        assert duty(annex_a_duties(read, on=on), "review conference") == (date(2019, 4, 7), outcome)

    def test_a_duty_without_a_reading_is_no_record(self, tmp_path: Path) -> None:
        """Its outcome is what its readings agree on: without one there is nothing to say."""
        (found, *_) = annex_a_duties(lists(tmp_path, PLANS, plan("07/01/2019", "", "", "")), on=date(2019, 4, 7)).duties
        with pytest.raises(InvalidRecordError, match="at least one reading"):
            attrs.evolve(found, readings=())

    def test_a_plan_that_ended_has_nothing_due(self, tmp_path: Path) -> None:
        duties = annex_a_duties(lists(tmp_path, PLANS, plan("07/01/2019", "", "", "01/03/2019")), on=date(2019, 3, 1))
        assert (duties.duties, duties.closed) == ((), 1)

    @pytest.mark.parametrize(
        ("begun", "reviewed"),
        [
            ("soon", ""),
            ("02/09/2019", ""),
            ("07/01/2019", "02/09/2019"),
            ("07/01/2019", "then"),
        ],
    )
    def test_days_that_cannot_be_counted_from_are_refused(self, tmp_path: Path, begun: str, reviewed: str) -> None:
        """Blank, unreadable, or after the day asked about: the clock of the reviews is refused by its row."""
        duties = annex_a_duties(lists(tmp_path, PLANS, plan(begun, reviewed, "", "")), on=date(2019, 9, 1))
        assert [each.due_on for each in duties.duties if each.what == "review conference"] == []
        assert {each.place.row for each in duties.refused} == {2}

    @pytest.mark.parametrize("ended", ["March", "06/01/2019"])
    def test_an_end_that_cannot_be_leaves_it_open_whether_anything_is_due(self, tmp_path: Path, ended: str) -> None:
        """Neither an end that cannot be read nor one before the beginning closes a plan, and neither makes it overdue."""
        duties = annex_a_duties(lists(tmp_path, PLANS, plan("07/01/2019", "", "", ended)), on=date(2019, 9, 1))
        assert (duties.duties, len(duties.refused)) == ((), 1)

    @pytest.mark.parametrize(
        ("on", "outcome"),
        [
            (date(2019, 7, 1), TimescaleOutcome.NOT_YET_DUE),
            (date(2019, 7, 2), TimescaleOutcome.CANNOT_TELL),
            (date(2019, 10, 1), TimescaleOutcome.CANNOT_TELL),
            (date(2019, 10, 2), TimescaleOutcome.OVERDUE),
        ],
    )
    def test_the_latest_review_of_a_child_in_care_may_be_the_first(
        self, tmp_path: Path, on: date, outcome: TimescaleOutcome
    ) -> None:
        read = lists(tmp_path, CARE, ["1", "", "04/03/2019", "01/04/2019", "", "", "", "", "", ""])
        assert duty(annex_a_duties(read, on=on), "review") == (date(2019, 7, 1), outcome)

    def test_health_assessments_go_by_the_age(self, tmp_path: Path) -> None:
        row = ["1", "01/06/2016", "04/03/2018", "", "", "01/04/2019", "01/02/2019", "", "", ""]
        duties = annex_a_duties(lists(tmp_path, CARE, row), on=date(2019, 5, 1))
        assert duty(duties, "health assessment") == (date(2019, 10, 1), TimescaleOutcome.NOT_YET_DUE)
        assert duty(duties, "dental check") == (date(2020, 2, 1), TimescaleOutcome.NOT_YET_DUE)

    def test_a_visit_is_counted_within_the_placement(self, tmp_path: Path) -> None:
        row = ["1", "", "04/03/2018", "", "04/03/2019", "", "", "", "01/03/2019", ""]
        duties = annex_a_duties(lists(tmp_path, CARE, row), on=date(2019, 3, 10))
        assert duty(duties, "visit") == (date(2019, 4, 15), TimescaleOutcome.NOT_YET_DUE)

    def test_a_latest_date_after_the_day_asked_is_refused(self, tmp_path: Path) -> None:
        duties = annex_a_duties(lists(tmp_path, PLANS, plan("07/01/2019", "01/09/2019", "", "")), on=date(2019, 8, 1))
        assert (duties.duties, len(duties.refused)) == ((), 1)


@pytest.mark.parametrize(
    ("second", "counted"),
    [
        (("07/01/2019", "29/03/2019", "", ""), 1),
        (("07/01/2017", "29/03/2017", "", "01/06/2018"), 1),
        (("07/01/2019", "20/09/2019", "", ""), 0),
        (("07/01/2018", "29/03/2019", "", ""), 0),
    ],
    ids=["again", "an ended plan", "another review", "another beginning"],
)
def test_two_open_rows_of_a_child_are_one_or_none(tmp_path: Path, second: tuple[str, ...], counted: int) -> None:
    """Where they say the same, the plan counts once; where they do not, which is right is not told, and nobody is overdue."""
    read = lists(tmp_path, PLANS, plan("07/01/2019", "29/03/2019", "", ""), plan(*second), sheet="List_7")
    found = annex_a_duties(read, on=date(2019, 11, 4))
    assert len(found.overdue) == counted
    assert len(found.refused) == (0 if counted else 2)


class TestRarerRows:
    """What a row does not tell, or tells against itself, is refused by its place."""

    def test_an_empty_sheet_is_no_list_without_its_columns(self, tmp_path: Path) -> None:
        read = book(tmp_path, {"List_8": [CARE], "List_7": []})
        assert read.lists == ((8, 0),)
        assert not any("was not read" in each.problem for each in read.faults)

    def test_an_enquiry_without_its_first_day_has_no_clock(self, tmp_path: Path) -> None:
        rows = [["1", "", "N", "24/04/2019"], ["2", "13/04/2019", "N", "24/04/2019"]]
        read = lists(tmp_path, ENQUIRIES, *rows, sheet="List_5")
        found = annex_a_cases(read, "icpc")
        assert [each.reference for each in found.cases] == ["2"]
        assert [(each.place.row, each.problem) for each in found.refused] == [(2, "no day on which the enquiry began")]
        given = cases_of_files(ChildrensFile.ANNEX_A, [tmp_path / "annex-a.xlsx"], "icpc", since=date(2019, 4, 1))
        assert [each.case for each in given.cases] == list(found.cases)
        assert (given.unused, [each.place.row for each in given.faults if each.place.row]) == (1, [2])

    @pytest.mark.parametrize(
        ("words", "refused", "faults"), [("a) No", 0, 0), ("Yes", 0, 0), ("perhaps", 1, 1), ("", 1, 0)]
    )
    def test_neither_yes_nor_no_is_not_told(self, tmp_path: Path, words: str, refused: int, faults: int) -> None:
        read = lists(tmp_path, ENQUIRIES, ["1", "13/04/2019", words, ""], sheet="List_5")
        assert len(annex_a_cases(read, "icpc").refused) == refused
        assert sum(each.problem == "neither yes nor no" for each in read.faults) == faults

    @pytest.mark.parametrize(("reviewed", "told"), [("06/01/2019", False), ("07/01/2019", True)])
    def test_a_latest_date_before_the_start_tells_nothing(self, tmp_path: Path, reviewed: str, told: bool) -> None:  # noqa: FBT001 - a case
        """A review before the plan began cannot be of it."""
        read = lists(tmp_path, PLANS, plan("07/01/2019", reviewed, "", ""), sheet="List_7")
        found = annex_a_duties(read, on=date(2019, 11, 4))
        assert any(each.what == "review conference" for each in found.duties) is told
        said = "review conference: its latest date lies before the day from which it is counted"
        assert (said in [each.problem for each in found.refused]) is not told


@pytest.mark.parametrize(
    ("born", "said"), [("29/02/12", "a year of two digits"), ("40968", "day number"), ("29/02/2012", "")]
)
def test_a_day_that_is_read_with_a_doubt_is_told(tmp_path: Path, born: str, said: str) -> None:
    """A short year and a spreadsheet's day number are the day they stand for, and it is said how they were read."""
    row = ["0042", born, "07/01/2019", "01/04/2019", "", "", "North"]
    read = lists(tmp_path, PLANS, row, sheet="List_7")
    assert read.of(7)[0].born_on == date(2012, 2, 29)
    doubts = [each.problem for each in read.faults if each.place.column == "Date of Birth"]
    assert [said in each for each in doubts] == [True] * bool(said)


@pytest.mark.parametrize(
    ("rows", "words"), [(0, "Nothing is due for anybody"), (60, "further doubts; JSON holds all of them")]
)
def test_a_page_says_what_it_cannot_show(rows: int, words: str) -> None:
    """That nothing is due, and how many doubts there are beyond those that it has room for."""
    doubted = [ListedChild(number=7, child=f"{k}", unread=frozenset({"began", "review"})) for k in range(rows)]
    read = AnnexA(name="made up", rows=doubted)
    page = annex_duties_page(read, annex_a_duties(read, on=date(2019, 11, 4)), on=date(2019, 11, 4))
    assert any(words in said for each in page.sections for said in (*each.paragraphs, *each.notes))
