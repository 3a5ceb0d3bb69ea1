"""Where figures stand, to the character, the row and the cell. All reports are made up."""

from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from safeguarding.documents.checking import check_report, checked_document
from safeguarding.figures.prose.passages import Document, Passage, PassageKind, TextPlace
from safeguarding.figures.words import Extent

COUNTS = (("Grade", "2015", "2016"), ("Good", "39", "12"), ("Poor", "61", "20"), ("Total", "101", "32"))


def report(*passages: Passage) -> Document:
    return Document(name="a report", passages=passages)


def table(rows: tuple[tuple[str, ...], ...], *, page: int = 4) -> Passage:
    return Passage(kind=PassageKind.TABLE, rows=rows, place=TextPlace("page", page))


class TestWords:
    @given(
        before=st.sampled_from(["", "It was so. ", "a" * 400 + " ", "»« "]),
        after=st.sampled_from(["", " Then it ended.", " x" * 300]),
    )
    def test_the_characters_are_the_figure(self, before: str, after: str) -> None:
        """The text from start to end is the figure, and its offset is where the text begins in its passage."""
        text = f"{before}35 of the 139 (24%) were late.{after}"
        for figure in checked_document(report(Passage(text=text, place=TextPlace("page", 1)))).figures:
            marked = figure.marked
            assert marked is not None
            assert marked.text[marked.start : marked.end] == "35 of the 139 (24%)"
            assert marked.offset is not None
            assert text[marked.offset + marked.start :].startswith("35 of the 139 (24%)")

    def test_a_paragraph_over_two_pages(self, tmp_path: Path) -> None:
        path = tmp_path / "report.txt"
        path.write_text("It was so,\nand 35 of the 139 (24%) were late.", encoding="utf-8")
        (figure,) = check_report(path).figures
        assert figure.marked is not None
        assert (figure.place, figure.marked.offset) == ("line 2", 0)

    def test_the_same_words_on_two_lines(self, tmp_path: Path) -> None:
        """Each is marked where it stands."""
        path = tmp_path / "report.txt"
        path.write_text("Then 35 of the 139 (24%) were late.\nThen 35 of the 139 (24%) were late.", encoding="utf-8")
        marks = {figure.place: figure.marked for figure in check_report(path).figures}
        assert {place: mark and mark.offset for place, mark in marks.items()} == {"line 1": 0, "line 2": 36}


@pytest.mark.parametrize(
    "text",
    [
        "By March 88% of reviews (331 of 376) had been held.",
        "Sixty-two per cent (75) of the 121 social workers are permanent.",
        "Some 44% of the pupils were girls and the other 56% boys.",
        "There were 64 return interviews; 40 were held in time, which is 63% of the total.",
        "The form was emailed to all 84 workers. Sixty-one responded (73%).",
        "Only 64% of assessments were timely, down from 78% the previous year.",
        "By March 120 (40%) had a plan. The denominator is 300.",
    ],
)
def test_what_one_reader_compares_is_not_listed_as_not_compared(text: str) -> None:
    """A percentage that was compared with something is one figure, however many readers see it."""
    figures = checked_document(report(Passage(text=text, place=TextPlace("page", 1)))).figures
    assert [each.extent for each in figures] == [Extent.CHECKED]


def test_the_same_percentage_elsewhere_stays_not_compared() -> None:
    text = "By March 88% of reviews (331 of 376) had been held. We hear that 88% of parents agree."
    figures = checked_document(report(Passage(text=text, place=TextPlace("page", 1)))).figures
    assert [each.extent for each in figures] == [Extent.CHECKED, Extent.POSSIBLE]


def test_what_is_no_share_and_is_not_defined_is_told() -> None:
    """Only a bare percentage may be one that was compared elsewhere: an average of nobody is listed as it stands."""
    text = "The 0 adopted children waited 0 days in total. The average wait was therefore 400 days."
    (figure,) = checked_document(report(Passage(text=text))).figures
    assert (figure.extent, str(figure.verdict)) == (Extent.NOT_CHECKABLE, "unverifiable: 0 over 0 is not defined.")


def test_what_two_readers_find_is_told_once() -> None:
    """A fall that is a rise is one finding, however many readers see it."""
    report_of = report(Passage(text="Turnover fell from 12% to 15%.", place=TextPlace("page", 1)))
    assert len(checked_document(report_of).inconsistent) == 1


class TestTables:
    def test_a_total_is_marked_in_its_row_and_column(self) -> None:
        """The column that is wrong is named, not one that holds the same figures elsewhere."""
        (wrong,) = checked_document(report(table(COUNTS))).inconsistent
        assert (wrong.place, wrong.sentence) == ("page 4, row 4, cell 2", "Total | »101« | 32")

    def test_the_second_of_two_tables_on_a_page(self) -> None:
        right = (("Team", "n"), ("North", "5"), ("South", "7"), ("East", "9"), ("Total", "21"))
        (wrong,) = checked_document(report(table(right), table(COUNTS))).inconsistent
        assert wrong.marked is not None
        assert (wrong.marked.passage, wrong.marked.row, wrong.marked.cell) == (1, 4, 2)

    def test_a_share_stands_in_the_row_that_it_names(self) -> None:
        rows = (
            ("Grade", "n", "%"),
            ("Good", "30", "30"),
            ("Fair", "30", "31"),
            ("Poor", "39", "39"),
            ("Total", "99", "100"),
        )
        places = [
            (each.about, each.place) for each in checked_document(report(table(rows))).figures if each.kind == "share"
        ]
        assert places == [
            ("Good: 30, 30%", "page 4, row 2, cell 3"),
            ("Fair: 30, 31%", "page 4, row 3, cell 3"),
            ("Poor: 39, 39%", "page 4, row 4, cell 3"),
        ]

    @pytest.mark.parametrize(
        ("rows", "sentence"),
        [
            ((("Grade", "Number"), ("Good", "9"), ("Fair", "<5"), ("Poor", "6"), ("Total", "18")), "Fair | »<5«"),
            ((("Team", "Girls", "Boys", "All"), ("A", "c", "12", "15"), ("B", "8", "7", "15")), "A | »c« | 12 | 15"),
            ((("Month", "Visits"), ("May", "41"), ("June", "37"), ("July", "45"), ("Average", "51")), "Average | »51«"),
            ((("Team", "% on time"), ("A", "81%"), ("B", "78%"), ("C", "90%"), ("Average", "73%")), "Average | »73«%"),
            (
                (
                    ("Measure", "Target", "Actual", "Met?"),
                    ("Visits on time", "95%", "91%", "Yes"),
                    ("Plans", "90%", "94%", "Yes"),
                ),
                "Visits on time | 95% | »91«% | Yes",
            ),
            ((("Grade", "Share"), ("Good", "55%"), ("Fair", "38%"), ("Poor", "17%")), "Poor | »17«%"),
        ],
    )
    def test_figures_that_stand_in_no_one_row_are_marked_by_their_names(
        self, rows: tuple[tuple[str, ...], ...], sentence: str
    ) -> None:
        """A hidden count, an average, a figure beside its target: the row or the column that the claim names is marked."""
        (wrong,) = checked_document(report(table(rows))).inconsistent
        assert wrong.sentence == sentence

    @pytest.mark.parametrize(
        ("name", "text", "place"),
        [
            ("a.md", "# Plans\n\n| Grade | n |\n| --- | --- |\n| Good | 39 |\n| Poor | 61 |\n| Total | 101 |\n", "line 7, row 4, cell 2"),
            ("a.txt", "Plans\n\nGrade\tn\t%\nGood\t39\t39%\nPoor\t61\t62%\nTotal\t100\t100%\n", "line 5, row 3, cell 3"),
            (
                "a.html",
                "<table>\n<tr><th>Grade<th>n\n<tr><td>Good<td>39\n<tr><td>Poor<td>61\n<tr><td>Total<td>101\n</table>",
                "line 5, row 4, cell 2",
            ),
            (
                "a.md",
                "| Grade | Remarks |\n|---|---|\n| Good | Of the 39 that we saw, 20 (71%) were new. |\n| Poor | 6 |",
                "line 3, row 2, cell 2",
            ),
        ],
    )  # fmt: skip
    def test_a_row_stands_on_its_own_line(self, tmp_path: Path, name: str, text: str, place: str) -> None:
        """Whoever opens the file at the line that is named sees the figure."""
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        (wrong,) = check_report(path).inconsistent
        assert (wrong.place, str(wrong.at)) == (place, place)


@pytest.mark.parametrize(("size", "sentence"), [(400, "Total | »101« | "), (401, "»101«")])
def test_of_a_long_row_the_cell_alone_is_told(size: int, sentence: str) -> None:
    """A row of up to 400 characters is told whole."""
    remark = "x" * (size - len("Total | 101 | "))
    rows = (("Grade", "n", "Remark"), ("Good", "39", "new"), ("Poor", "61", "old"), ("Total", "101", remark))
    (wrong,) = checked_document(report(table(rows))).inconsistent
    assert (wrong.place, wrong.sentence.rstrip("x")) == ("page 4, row 4, cell 2", sentence)


def test_a_share_in_a_list_stands_in_its_own_entry() -> None:
    entries = ["62 (41%) neglect", "48 (32%) emotional abuse", "25 (17%) physical abuse", "15 (20%) sexual abuse"]
    passages = [
        Passage(kind=PassageKind.LIST_ENTRY, text=text, place=TextPlace("line", number))
        for number, text in enumerate(entries, start=3)
    ]
    (wrong,) = checked_document(report(*passages)).inconsistent
    assert (wrong.place, wrong.sentence) == ("line 6", "»15 (20%)« sexual abuse")
