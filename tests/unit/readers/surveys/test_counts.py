from datetime import date
from pathlib import Path

import attrs
import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from tests.survey_parts import HOME, TALK, WAVE

from safeguarding.dates.ranges import DateRange
from safeguarding.errors import FaultyInputError
from safeguarding.readers.surveys.counts import read_answer_counts
from safeguarding.surveys.waves import Survey, Theme


class TestCounts:
    """A table of counts: wave, question, option, count; every row that cannot be read is reported."""

    SURVEY = Survey(
        title="Invented", themes=(Theme(identifier="life", title="Life"),), questions=(TALK, HOME), waves=(WAVE,)
    )

    def read(self, tmp_path: Path, text: str) -> tuple[dict[tuple[str, str], object], list[str]]:
        path = tmp_path / "counts.csv"
        path.write_text("Wave,Question,Option,Count\n" + text, encoding="utf-8")
        table = read_answer_counts(path, survey=self.SURVEY)
        return dict(table.answers), [str(fault.place) for fault in table.faults]

    def test_counts(self, tmp_path: Path) -> None:
        answers, places = self.read(tmp_path, '2017,talk,Y,"1,040"\n2017,Talk,no,2\n2017,talk,blank,3\n')
        assert list(answers) == [("2017", "talk")]
        assert places == []

    @pytest.mark.parametrize(
        ("row", "column"),
        [
            ("2016,talk,Y,3", "Wave"),
            ("2017,tlak,Y,3", "Question"),
            ("2017,talk,Maybe,3", "Option"),
            ("2017,talk,Y,-3", "Count"),
            ("2017,talk,Y,3.5", "Count"),
            ("2017,talk,N,9", "Option"),
        ],
    )
    def test_bad_rows(self, tmp_path: Path, row: str, column: str) -> None:
        _, places = self.read(tmp_path, f"2017,talk,N,5\n{row}\n")
        assert places == [f"counts.csv, row 3, column {column!r}"]

    @pytest.mark.parametrize("row", ["2017,talk,Y,about 3", "2017,talk,Yse,3"])
    def test_a_count_that_is_not_known_is_not_0(self, tmp_path: Path, row: str) -> None:
        """Missing in, missing out: no share of the question is worked out from the rest."""
        answers, _ = self.read(tmp_path, f"2017,talk,N,5\n{row}\n2017,home,3,12\n")
        assert list(answers) == [("2017", "home")]

    def test_a_count_stays_out_of_the_message(self, tmp_path: Path) -> None:
        path = tmp_path / "counts.csv"
        path.write_text("Wave,Question,Option,Count\n2017,talk,N,4 children\n", encoding="utf-8")
        (fault,) = read_answer_counts(path, survey=self.SURVEY).faults
        assert "4 children" not in str(fault)
        assert "talk has no figures in 2017" in str(fault)

    def test_a_total_is_reported_of_and_left_out(self, tmp_path: Path) -> None:
        answers, places = self.read(tmp_path, "2017,talk,N,5\n2017,talk,Y,15\n2017,talk,Total,20\n")
        assert list(answers) == [("2017", "talk")]
        assert places == ["counts.csv, row 4"]

    def test_a_total_that_contradicts_its_options_leaves_no_figures(self, tmp_path: Path) -> None:
        answers, places = self.read(tmp_path, "2017,talk,N,5\n2017,talk,Y,15\n2017,talk,Total,31\n2017,home,3,4\n")
        assert list(answers) == [("2017", "home")]
        assert places == ["counts.csv, row 4", "counts.csv, row 4, column 'Count'"]

    def test_missing_columns(self, tmp_path: Path) -> None:
        path = tmp_path / "counts.csv"
        path.write_text("Wave,Question\n2017,talk\n", encoding="utf-8")
        with pytest.raises(FaultyInputError) as refused:
            read_answer_counts(path, survey=self.SURVEY)
        assert len(refused.value.faults) == 2


class TestWideTables:
    """A table with a column for each option says the same as a long one; a count that is not there is not 0."""

    SURVEY = Survey(
        title="An invented survey",
        themes=(Theme(identifier="life", title="My life"),),
        questions=(TALK, HOME),
        waves=(WAVE,),
    )

    def test_as_the_long_one(self, tmp_path: Path) -> None:
        wide, long = tmp_path / "wide.csv", tmp_path / "long.csv"
        wide.write_text(
            "Wave,Question,Yes,No,Happy,Neither,Unhappy,Blank,Base\n2017,talk,40,8,,,,2,50\n2017,home,,,30,10,5,5,50\n",
            encoding="utf-8",
        )
        rows = ("talk,Y,40", "talk,N,8", "talk,blank,2", "home,3,30", "home,2,10", "home,1,5", "home,blank,5")
        long.write_text("Wave,Question,Option,Count\n" + "".join(f"2017,{row}\n" for row in rows), encoding="utf-8")
        found = read_answer_counts(wide, survey=self.SURVEY)
        assert found.answers == read_answer_counts(long, survey=self.SURVEY).answers
        assert found.faults == ()

    def test_a_count_that_is_missing_leaves_no_figures(self, tmp_path: Path) -> None:
        path = tmp_path / "wide.csv"
        path.write_text("Wave,Question,Yes,No\n2017,talk,40,\n", encoding="utf-8")
        found = read_answer_counts(path, survey=self.SURVEY)
        assert found.answers == {}
        assert "not a whole number" in found.faults[0].problem

    def test_a_count_under_another_questions_option_leaves_no_figures(self, tmp_path: Path) -> None:
        path = tmp_path / "wide.csv"
        path.write_text("Wave,Question,Yes,No,Happy\n2017,talk,40,8,3\n", encoding="utf-8")
        found = read_answer_counts(path, survey=self.SURVEY)
        assert found.answers == {}
        assert "none of the question's options" in found.faults[0].problem

    def test_a_base_that_the_options_do_not_add_up_to_leaves_no_figures(self, tmp_path: Path) -> None:
        """Per cents in place of counts add up to 100, and not to the base; beside them a right row stays."""
        path = tmp_path / "wide.csv"
        path.write_text(
            "Question,Yes,No,Happy,Neither,Unhappy,Base\ntalk,84,16,,,,31\nHow happy are you where you live?,,,20,6,5,31\n",
            encoding="utf-8",
        )
        found = read_answer_counts(path, survey=self.SURVEY)
        assert list(found.answers) == [("2017", "home")]
        (fault,) = found.faults
        assert "not what the options add up to" in fault.problem
        assert "31" not in fault.problem + fault.found

    def test_a_share_behind_a_count_is_no_part_of_it(self, tmp_path: Path) -> None:
        path = tmp_path / "wide.csv"
        path.write_text("Question,Yes,No\ntalk,26 (84%),5 (16.1%)\n", encoding="utf-8")
        assert read_answer_counts(path, survey=self.SURVEY).answers["2017", "talk"].chosen == {"Y": 26, "N": 5}

    @pytest.mark.parametrize("sign", ["*", "c", "<5", "[c]", "fewer than 5", "5%", "84 %", "low", "x"])
    def test_a_sign_in_place_of_a_count_leaves_no_figures(self, tmp_path: Path, sign: str) -> None:
        path = tmp_path / "wide.csv"
        path.write_text(f"Question,Yes,No\ntalk,26,{sign}\n", encoding="utf-8")
        assert read_answer_counts(path, survey=self.SURVEY).answers == {}

    BEFORE = attrs.evolve(WAVE, name="2015", fieldwork=DateRange(date(2015, 3, 1), date(2015, 4, 30)))
    TWO = attrs.evolve(SURVEY, waves=(BEFORE, WAVE))

    def test_waves_over_their_options(self, tmp_path: Path) -> None:
        """A wave stands over the columns up to the next one; what stands under none of them is no count of a wave."""
        path = tmp_path / "wide.csv"
        path.write_text(
            "Question,2015,,,2017,,,Change\n,Yes,No,Base,Yes,No,Base,Yes\ntalk,30,10,40,40,8,48,10\n", encoding="utf-8"
        )
        found = read_answer_counts(path, survey=self.TWO)
        assert {wave: each.chosen for (wave, _), each in found.answers.items()} == {
            "2015": {"Y": 30, "N": 10},
            "2017": {"Y": 40, "N": 8},
        }
        assert any("'Yes'" in fault.problem for fault in found.faults)

    def test_a_merged_wave_belongs_to_each_row_that_it_spans(self, tmp_path: Path) -> None:
        book = openpyxl.Workbook()
        sheet = book.active
        assert isinstance(sheet, Worksheet)
        rows = [["Wave", "Question", "Yes", "No", "Happy", "Neither", "Unhappy"], ["2015", "talk", 30, 10]]
        for row in [*rows, ["", "home", "", "", 20, 6, 5], ["2017", "talk", 40, 8]]:
            sheet.append(row)
        sheet.merge_cells("A2:A3")
        book.save(tmp_path / "wide.xlsx")
        found = read_answer_counts(tmp_path / "wide.xlsx", survey=self.TWO)
        assert list(found.answers) == [("2015", "talk"), ("2015", "home"), ("2017", "talk")]
        assert any("merged cells" in fault.problem for fault in found.faults)


@pytest.mark.parametrize(
    ("count", "said"),
    [
        ("5", ["an option for the second time; counted once"]),
        ("6", ["an option for the second time, with another count; talk has no figures in 2017"]),
    ],
)
def test_an_option_for_the_second_time(tmp_path: Path, count: str, said: list[str]) -> None:
    """The same count again counts once; another count leaves open which is right, and the question has no figures."""
    path = tmp_path / "counts.csv"
    path.write_text(
        f"Wave,Question,Option,Count\n2017,talk,N,5\n2017,talk,Y,9\n2017,talk,N,{count}\n", encoding="utf-8"
    )
    table = read_answer_counts(path, survey=TestCounts.SURVEY)
    assert [fault.problem for fault in table.faults] == said
    assert [each.chosen for each in table.answers.values()] == ([{"N": 5, "Y": 9}] if count == "5" else [])


def test_a_total_of_what_has_no_counts_is_no_contradiction(tmp_path: Path) -> None:
    """A total alone says nothing that its options could contradict."""
    path = tmp_path / "counts.csv"
    path.write_text("Wave,Question,Option,Count\n2017,talk,N,5\n2017,home,Total,9\n", encoding="utf-8")
    table = read_answer_counts(path, survey=TestCounts.SURVEY)
    assert not [fault for fault in table.faults if "add up to" in fault.problem]
