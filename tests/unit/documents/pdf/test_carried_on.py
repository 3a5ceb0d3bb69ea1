"""Tables that go on over a page end. All figures are made up."""

from pathlib import Path

import pytest
from tests.unit.documents.pdf.drawn import element, pdf, word
from tests.unit.documents.pdf.test_pages import passages, rows_drawn

from safeguarding.documents.checking import check_report
from safeguarding.figures.prose.passages import PassageKind

HEAD = ("Source", "Contacts", "Closed")
FIRST = (HEAD, ("Police", "410", "302"), ("Schools", "388", "214"))
REST = (("Health", "210", "120"), ("Others", "95", "61"), ("Total", "1,103", "679"))
FURNITURE = [word("Yearly report", 50, 780), word("Page 4 of 9", 280, 20)]


def rows(tmp_path: Path, *pages: list[str]) -> list[int]:
    found = passages(tmp_path, pdf(pages))
    return [len(each.rows) for each in found if each.kind is PassageKind.TABLE]


def wrong(tmp_path: Path) -> list[tuple[str, str]]:
    return [(each.place, each.sentence) for each in check_report(tmp_path / "report.pdf").inconsistent]


@pytest.mark.parametrize("repeated", [False, True])
def test_the_rest_with_its_total(tmp_path: Path, *, repeated: bool) -> None:
    """With or without its header again, between the headers and footers of the pages; a row is on its own page."""
    rest = [*([HEAD] if repeated else []), *REST]
    pages = [[*FURNITURE, *rows_drawn(FIRST)], [*FURNITURE, *rows_drawn(rest)]]
    assert rows(tmp_path, *pages) == [6]
    assert wrong(tmp_path) == [("page 2, row 6, cell 3", "Total | 1,103 | »679«")]


def test_three_pages(tmp_path: Path) -> None:
    """What stands alone on a page goes on with it."""
    pages = [[*FURNITURE, *rows_drawn(each)] for each in (FIRST, REST[:2], (("Online", "7", "3"), *REST[2:]))]
    assert rows(tmp_path, *pages) == [7]


def test_a_total_alone_under_the_years_again(tmp_path: Path) -> None:
    """One row is no table with a sum of its own: it is the total of the page before."""
    head = ("Source", "2015", "2016")
    pages = [rows_drawn((head, *FIRST[1:])), rows_drawn((head, ("Total", "798", "517")))]
    assert rows(tmp_path, *pages) == [4]
    assert wrong(tmp_path) == [("page 2, row 4, cell 3", "Total | 798 | »517«")]


@pytest.mark.parametrize(
    ("first", "beside", "rest"),
    [
        # words between, another header, another number of columns, a table that is whole, one with a sum of its own
        (FIRST, [word("Contacts by team are shown below.", 50, 740)], REST),
        (FIRST, [], (("Team", "Opened", "Closed"), *REST)),
        (FIRST, [], tuple(row[:2] for row in REST)),
        ((*FIRST, ("Total", "798", "516")), [], REST),
        (FIRST, [], (*REST[:2], ("Total", "305", "181"))),
    ],
)
def test_another_table(
    tmp_path: Path, first: tuple[tuple[str, ...], ...], beside: list[str], rest: tuple[tuple[str, ...], ...]
) -> None:
    assert len(rows(tmp_path, [*FURNITURE, *rows_drawn(first)], [*FURNITURE, *beside, *rows_drawn(rest)])) == 2
    assert wrong(tmp_path) == []


def test_a_tagged_table_tells_the_page_of_a_row(tmp_path: Path) -> None:
    """Its tags keep it whole over the page end."""
    cells, lines = [], []
    for at, row in enumerate((HEAD, *FIRST[1:], *REST)):
        kids = []
        for column, text in enumerate(row):
            tag = 3 * at + column
            cells.append((at, word(text, 50 + 120 * column, 700 - 16 * at, tag=tag)))
            page = "{page}" if at < len(FIRST) else "6 0 R"
            kids.append(element("TD", tag).replace("{page}", page))
        lines.append(element("TR", *kids))
    drawn = [[text for at, text in cells if (at < len(FIRST)) is first] for first in (True, False)]
    (tmp_path / "report.pdf").write_bytes(pdf(drawn, tree=[element("Table", *lines)]))
    assert wrong(tmp_path) == [("page 2, row 6, cell 3", "Total | 1,103 | »679«")]
