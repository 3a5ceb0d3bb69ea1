from datetime import date
from decimal import Decimal
from pathlib import Path

import attrs
import openpyxl
import pytest
from hypothesis import given, strategies as st
from tests.survey_parts import HOME, TALK, WAVE

from safeguarding.errors import FaultyInputError, InvalidRecordError, SafeguardingError, UnreadableFileError
from safeguarding.faults import Severity
from safeguarding.readers.surveys.choices import choices_of
from safeguarding.readers.surveys.responses import ResponseTable, read_responses
from safeguarding.surveys.codebooks import GroupingRule, NamedBand, ResponseLayout
from safeguarding.surveys.panels import paired_counts
from safeguarding.surveys.responses import counted_answers
from safeguarding.surveys.words import RepeatRule
from safeguarding.tables.workbooks import read_workbook_grids

AGES = GroupingRule(
    name="Age",
    column="age",
    bands=(NamedBand(label="11–15", lowest=11, highest=15), NamedBand(label="11–17", lowest=11, highest=17)),
)
LAYOUT = ResponseLayout(groupings=(AGES,), key="id", weight="weight")


def read(tmp_path: Path, text: str, layout: ResponseLayout | None = None) -> ResponseTable:
    path = tmp_path / "2017.csv"
    path.write_text(text, encoding="utf-8")
    return read_responses(path, wave=WAVE, questions=[TALK, HOME], layout=layout or ResponseLayout())


class TestAnswers:
    """Codes, labels, blanks and "not asked" are read; anything else is kept, counted and reported by its place only."""

    def test_codes_and_labels(self, tmp_path: Path) -> None:
        table = read(tmp_path, "home,talk\n3,Y\n happy ,yes\n2,-\n,n\n")
        talk, home = (counted_answers(table.responses, question) for question in (TALK, HOME))
        assert (talk.count("Y"), talk.count("N"), talk.not_asked) == (2, 1, 1)
        assert (home.count("3"), home.count("2"), home.blank) == (2, 1, 1)
        assert table.faults == ()

    def test_an_answer_that_is_none(self, tmp_path: Path) -> None:
        written = "I want to live with my nan"
        table = read(tmp_path, f"home,talk\n{written},Y\n4,Y\n3,Y\n3,Y\n")
        home = counted_answers(table.responses, HOME)
        assert (home.unreadable, home.count("3"), home.asked) == (2, 2, 4)
        assert [str(fault.place) for fault in table.faults] == [
            "2017.csv, row 2, column 'home'",
            "2017.csv, row 3, column 'home'",
        ]
        # what a child wrote is in no message and no repr
        assert written not in repr(table)
        assert written not in " ".join(map(str, table.faults))

    def test_titles_above_and_blank_rows_between(self, tmp_path: Path) -> None:
        table = read(tmp_path, "Our survey,\n,\nTALK,Home\nY,3\n\nN,1\n,\nY,3\nY,2\n")
        assert table.responses.size == 4
        assert table.faults == ()

    def test_a_missing_column_is_reported_and_the_rest_is_read(self, tmp_path: Path) -> None:
        table = read(tmp_path, "talk\nY\nY\nN\nN\n")
        assert [fault.problem for fault in table.faults] == ["no column 'home'"]
        assert set(table.responses.answers) == {"talk"}

    def test_an_unknown_column_is_reported(self, tmp_path: Path) -> None:
        table = read(tmp_path, "talk,home,mood\nY,3,x\nY,3,x\nY,3,x\nY,3,x\n")
        assert [(fault.problem, fault.severity) for fault in table.faults] == [
            ("columns that are not read: 'mood'", Severity.WARNING)
        ]

    @pytest.mark.parametrize("total", ["Total,4,4", ",Grand total,4", "totals:,3,Y"])
    def test_a_total_is_no_response(self, tmp_path: Path, total: str) -> None:
        table = read(tmp_path, f"id,home,talk\n1,3,Y\n2,3,Y\n3,2,Y\n4,3,N\n{total}\n")
        assert table.responses.size == 4
        assert [str(fault.place) for fault in table.faults] == ["2017.csv, row 1", "2017.csv, row 6"]

    def test_another_number_of_rows_than_stated(self, tmp_path: Path) -> None:
        table = read(tmp_path, "talk,home\nY,3\n")
        assert "1 responses, but wave 2017 is said to have 4" in table.faults[0].problem

    def test_no_question_at_all(self, tmp_path: Path) -> None:
        with pytest.raises(FaultyInputError):
            read(tmp_path, "a,b\n1,2\n")
        with pytest.raises(UnreadableFileError):
            read_responses(tmp_path / "none.csv", wave=WAVE, questions=[TALK], layout=ResponseLayout())

    @given(text=st.text(max_size=200))
    def test_junk_ends_in_our_own_errors(self, tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
        path = tmp_path_factory.getbasetemp() / "junk.csv"
        path.write_text("home,talk,id,age,weight\n" + text, encoding="utf-8", errors="replace")
        try:
            table = read_responses(path, wave=WAVE, questions=[TALK, HOME], layout=LAYOUT)
        except SafeguardingError:
            return
        assert counted_answers(table.responses, TALK).respondents == table.responses.size


class TestOtherColumns:
    """Groups may overlap; a weight or key that cannot be read is reported and the row is kept."""

    def test_bands(self, tmp_path: Path) -> None:
        table = read(tmp_path, "talk,home,age\nY,3,12\nY,3,16\nN,1,nine\nY,3,\n", ResponseLayout(groupings=(AGES,)))
        (grouping,) = table.responses.groupings
        assert (grouping.members, grouping.overlaps) == ((b"\1\0\0\0", b"\1\1\0\0"), True)
        assert [str(fault.place) for fault in table.faults] == ["2017.csv, row 4, column 'age'"]
        assert "nine" not in str(table.faults[0])

    def test_weights(self, tmp_path: Path) -> None:
        table = read(tmp_path, "talk,home,weight\nY,3,1.5\nY,3,\nN,1,-2\nY,3,2\n", ResponseLayout(weight="weight"))
        assert table.responses.weights == tuple(map(Decimal, ("1.5", "0", "0", "2")))
        assert [str(fault.place) for fault in table.faults] == [
            "2017.csv, row 3, column 'weight'",
            "2017.csv, row 4, column 'weight'",
        ]

    def test_keys(self, tmp_path: Path) -> None:
        earlier = read(tmp_path, "id,talk,home\na,Y,3\nb,N,3\nd,Y,3\n,N,3\n", ResponseLayout(key="id"))
        later = read(tmp_path, "id,talk,home\na,Y,3\nb,Y,3\nc,Y,3\n,Y,3\n", ResponseLayout(key="id"))
        assert [str(fault) for fault in earlier.faults] == [
            "2017.csv, row 5, column 'id': no key; counted as a person of its own; fill it in"
        ]
        pairs = paired_counts(earlier.responses, later.responses, TALK, fewest=1)
        assert pairs is not None
        # a blank key matches nobody
        assert (pairs.both, pairs.later_only, pairs.base) == (1, 1, 2)
        assert paired_counts(earlier.responses, later.responses, TALK, fewest=3) is None
        without = attrs.evolve(later.responses, keys=None)
        assert paired_counts(earlier.responses, without, TALK, fewest=1) is None

    REPEATED = "id,talk,home\na,N,3\nA ,Y,3\nb,Y,3\na,Y,1\n"

    @pytest.mark.parametrize(
        ("rule", "talk", "counted"), [(RepeatRule.FIRST, (1, 1), (2, 2)), (RepeatRule.LAST, (2, 0), (3, 5))]
    )
    def test_a_person_is_one_response(
        self, tmp_path: Path, rule: RepeatRule, talk: tuple[int, int], counted: tuple[int, int]
    ) -> None:
        """A child who sends the form three times is one child, by a rule that the codebook states."""
        table = read(tmp_path, self.REPEATED, ResponseLayout(key="id", repeats=rule))
        answers = counted_answers(table.responses, TALK)
        assert (table.responses.size, answers.count("Y"), answers.count("N")) == (2, *talk)
        told = [fault.problem for fault in table.faults if "second time" in fault.problem]
        assert told == [f"a person for the second time; row {row} is counted" for row in counted]

    def test_without_a_rule_a_repeated_person_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(FaultyInputError, match="a person for the second time, first in row 2") as refused:
            read(tmp_path, self.REPEATED, ResponseLayout(key="id"))
        assert [fault.place.row for fault in refused.value.faults] == [3, 5]

    def test_a_grouping_has_words_or_bands(self) -> None:
        with pytest.raises(InvalidRecordError):
            GroupingRule(name="x", column="x")
        with pytest.raises(InvalidRecordError):
            GroupingRule(name="x", column="x", labels=("a",), bands=AGES.bands)
        with pytest.raises(InvalidRecordError):
            GroupingRule(name="x", column="x", bands=(NamedBand(label="a", lowest=5, highest=4),))


class TestWorkbooks:
    """A workbook is read as the same table saved as CSV."""

    def test_the_same_as_csv(self, tmp_path: Path) -> None:
        workbook = openpyxl.Workbook()
        sheet = workbook.active
        assert sheet is not None
        for row in (
            ["Our survey"],
            ["home", "talk", "held"],
            [3, "Y", date(2017, 3, 1)],
            [None, "N", None],
            [1.5, True, "-"],
        ):
            sheet.append(row)
        path = tmp_path / "2017.xlsx"
        workbook.save(path)
        cells = [row.cells for row in read_workbook_grids(path)[0].rows]
        assert cells[2:] == [("3", "Y", "2017-03-01"), ("", "N", ""), ("1.5", "yes", "-")]
        table = read_responses(path, wave=WAVE, questions=[TALK, HOME], layout=ResponseLayout())
        assert counted_answers(table.responses, TALK).count("Y") == 2
        assert counted_answers(table.responses, HOME).unreadable == 1

    @pytest.mark.parametrize("contents", [b"", b"PK\x03\x04broken"])
    def test_no_workbook(self, tmp_path: Path, contents: bytes) -> None:
        path = tmp_path / "2017.xlsx"
        path.write_bytes(contents)
        with pytest.raises(UnreadableFileError):
            read_workbook_grids(path)

    def test_an_empty_sheet(self, tmp_path: Path) -> None:
        path = tmp_path / "2017.xlsx"
        openpyxl.Workbook().save(path)
        with pytest.raises(UnreadableFileError, match="is empty"):
            read_workbook_grids(path)


def test_a_file_without_any_column_of_its_questions_is_refused_by_name(tmp_path: Path) -> None:
    """Of a question with several answers its columns are asked for, as of any other, and what was found is told."""
    with pytest.raises(FaultyInputError) as caught:
        read(tmp_path, "colour,shape\nred,round\n")
    assert all("colour" in str(each) for each in caught.value.faults)


def test_a_question_with_several_answers_alone_is_asked_for_by_name(tmp_path: Path) -> None:
    """None of its answers has a column in the file, nor has it itself."""
    path = tmp_path / "2017.csv"
    path.write_text("id,colour\n1,red\n", encoding="utf-8")
    with pytest.raises(FaultyInputError) as caught:
        read_responses(path, wave=WAVE, questions=list(choices_of(HOME)), layout=ResponseLayout(key="id"))
    (fault,) = caught.value.faults
    assert "no column 'home', nor one for each of its answers" in str(fault)
    assert "the headers found are 'colour'" in str(fault)
