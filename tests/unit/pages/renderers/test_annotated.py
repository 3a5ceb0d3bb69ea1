"""A report with its figures marked."""

import re
from pathlib import Path

import attrs
import pytest

from safeguarding.documents.checking import CheckedFigure, checked_document
from safeguarding.documents.reports import read_document
from safeguarding.figures.prose.passages import Document, Passage, PassageKind, TextPlace
from safeguarding.pages.renderers.annotated import annotated_page

REPORT = """# Invented update

Of the 139 seen, 35 (24%) were <late>.

- Of 40 plans, 10 (25%) were late.

| Grade | Number | % |
| --- | --- | --- |
| Good | 39 | 39 |
| Poor | 61 | 62 |
| Total | 100 | 100 |
"""


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "report.md"
    path.write_text(REPORT, encoding="utf-8")
    document = read_document(path)
    return annotated_page(document, checked_document(document))


def test_what_is_wrong_is_marked_and_listed_with_the_way_to_it(page: str) -> None:
    """Each note that the list links to is there; the words stay as they were, and none is taken as markup."""
    assert '<mark class="wrong"' in page
    assert "were &lt;late&gt;." in page
    links = re.findall(r'href="#(note-[0-9]+)"', page)
    assert links
    assert all(f'id="{each}"' in page for each in links)
    plain = re.sub(r"<[^>]+>", "", page)
    for words in ("Of the 139 seen, 35 (24%) were", "Of 40 plans, 10 (25%) were late.", "Good", "62"):
        assert words in plain


def test_entries_of_a_list_and_cells_of_a_table(page: str) -> None:
    assert re.search(r'<p class="entry">\S+ Of 40 plans', page)
    assert page.count("<tr>") == 4
    assert re.search(r"<td>[^<]*<mark[^>]*>6[12]", page)


def test_a_report_without_a_figure(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text("Nothing is counted here.\n", encoding="utf-8")
    document = read_document(path)
    plain = annotated_page(document, checked_document(document))
    assert "<ol>" not in plain
    assert "<p>Nothing is counted here.</p>" in plain


def page_of(*passages: Passage) -> str:
    document = Document(name="made up", passages=passages)
    return annotated_page(document, checked_document(document))


def test_a_page_of_the_report_is_told_once_and_lines_are_not() -> None:
    """Where the report has pages, each is named before its words; lines are no places that a reader turns to."""
    first, second = (Passage(text=text, place=TextPlace("page", 4)) for text in ("One.", "Two."))
    assert page_of(first, second).count('<p class="place">page 4</p>') == 1
    assert 'class="place"' not in page_of(Passage(text="One.", place=TextPlace("line", 4)))


def test_of_two_marks_that_overlap_the_wrong_one_is_shown() -> None:
    """A figure that is right as far as it goes does not cover the one that cannot be right."""
    text = "There were 412 plans. Of these, 97 (34%) were new, and 51 of 97 (53%) were early."
    page = page_of(Passage(text=text, place=TextPlace("page", 1)))
    assert re.search(r'<mark class="wrong"[^>]*>[^<]*34%', page)


def marked_page(document: Document, *figures: CheckedFigure) -> str:
    return annotated_page(document, attrs.evolve(checked_document(document), figures=figures))


def figures_of(document: Document) -> tuple[CheckedFigure, CheckedFigure]:
    """The first that is right, and the first that is wrong."""
    several = checked_document(document).figures
    right = next(each for each in several if not each.verdict.is_inconsistent)
    return right, next(each for each in several if each.verdict.is_inconsistent)


BOTH = Document(
    name="made up", passages=(Passage(text="Of the 139 seen, 35 (25%) were late. Of 40 plans, 12 (25%) were late."),)
)


def test_a_figure_whose_place_is_not_known_is_listed_without_a_way_to_it() -> None:
    """Its sentence may be told, and no words of the report are marked for it."""
    _, wrong = figures_of(BOTH)
    page = marked_page(BOTH, attrs.evolve(wrong, marked=None))
    assert f"<li>{wrong.place}: " in page
    assert 'id="figure-' not in page
    assert "<aside" not in page


def test_a_figure_without_its_place_in_the_words_is_told_below_them() -> None:
    """Of its passage the place is known, and not the signs."""
    _, wrong = figures_of(BOTH)
    assert wrong.marked is not None
    page = marked_page(BOTH, attrs.evolve(wrong, marked=attrs.evolve(wrong.marked, offset=None)))
    assert '<aside id="note-1">' in page
    assert 'id="figure-' not in page


@pytest.mark.parametrize("moved", [0, 1])
def test_of_a_right_and_a_wrong_figure_at_one_place_the_wrong_one_is_marked(moved: int) -> None:
    """Whichever begins first: there is one mark, and it is the wrong one's."""
    right, wrong = figures_of(BOTH)
    assert wrong.marked is not None
    beside = attrs.evolve(wrong.marked, start=wrong.marked.start + moved)
    for figures in (
        (attrs.evolve(right, marked=beside), wrong),
        (attrs.evolve(right, marked=wrong.marked), attrs.evolve(wrong, marked=beside)),
    ):
        page = marked_page(BOTH, *figures)
        assert page.count('id="figure-') == 1
        assert '<mark class="wrong" id="figure-2"' in page


def test_in_a_cell_the_wrong_figure_is_marked_whichever_comes_first() -> None:
    """A cell may be a share of one line and a part of another."""
    rows = (("Grade", "Number", "%"), ("Good", "39", "39"), ("Poor", "61", "62"), ("Total", "100", "100"))
    table = Document(name="made up", passages=(Passage(kind=PassageKind.TABLE, rows=rows),))
    right, wrong = figures_of(table)
    for figures in (
        (attrs.evolve(right, marked=wrong.marked), wrong),
        (wrong, attrs.evolve(right, marked=wrong.marked)),
    ):
        page = marked_page(table, *figures)
        assert page.count('id="figure-') == 1
        assert '<mark class="wrong"' in page
