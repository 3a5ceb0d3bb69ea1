"""Web pages as passages: what a reader of the page sees, with lxml and without it. All reports are made up."""

import contextlib
import sys
from pathlib import Path

import pytest

from safeguarding.documents import web_pages
from safeguarding.documents.checking import check_report
from safeguarding.documents.reports import read_document
from safeguarding.errors import UnreadableFileError
from safeguarding.figures.prose.passages import Passage
from safeguarding.figures.prose.reading import examine_document


@pytest.fixture(params=["with lxml", "without"], autouse=True)
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "without":
        monkeypatch.setitem(sys.modules, "lxml.html", None)


def passages(tmp_path: Path, body: str) -> tuple[Passage, ...]:
    path = tmp_path / "report.html"
    path.write_text(f"<!DOCTYPE html><html><body>{body}</body></html>", encoding="utf-8")
    return read_document(path).passages


def shown(tmp_path: Path, body: str) -> list[tuple[str, str]]:
    return [(each.number, each.text) for each in passages(tmp_path, body)]


def accused(tmp_path: Path, body: str) -> list[tuple[str, str]]:
    passages(tmp_path, body)
    examined = examine_document(read_document(tmp_path / "report.html"))
    return [(str(each.found.place), each.found.quote) for each in examined if each.verdict.is_inconsistent]


class TestWords:
    def test_the_main_part(self, tmp_path: Path) -> None:
        """Menus, scripts, what is hidden and what was deleted are no part of the report."""
        body = (
            "<nav>35 of the 139 (24%)</nav><main><h1>Plans</h1><p>Of the <b>139</b> seen,<br>35 (24%) were late.</p>"
            "<p hidden>x</p><p style='display: none'>x</p><p aria-hidden='true'>x</p><script>x</script><p><del>34</del> 35</p></main><footer>x</footer>"
        )
        assert shown(tmp_path, body) == [("", "Plans"), ("", "Of the 139 seen, 35 (24%) were late."), ("", "35")]

    def test_the_marks_of_notes(self, tmp_path: Path) -> None:
        """A raised mark is no digit of the figure before it; an ordinal is."""
        body = "<p>Of 5,177<sup>12</sup> and 139<sup><a href='#n'>[3]</a></sup> and <b>35<sub>2</sub></b> on the 21<sup>st</sup>, H<sub>2</sub>O</p>"
        assert shown(tmp_path, body) == [("", "Of 5,177 and 139 and 35 on the 21st, H2O")]

    def test_what_is_struck_out(self, tmp_path: Path) -> None:
        body = "<p><s>33</s><strike>34</strike><span style='text-decoration: line-through'>36</span>35</p>"
        assert shown(tmp_path, body) == [("", "35")]

    def test_a_space_within_a_number(self, tmp_path: Path) -> None:
        """It keeps the number on one line, and is no end of it; between two numbers an ordinary one stands."""
        body = "<p>Of 1&nbsp;390 in 2016 139</p><table><tr><td>a<td>12&thinsp;000<tr><td>b<td>5</table>"
        words, table = passages(tmp_path, body)
        assert words.text == "Of 1,390 in 2016 139"
        assert table.rows == (("a", "12,000"), ("b", "5"))

    def test_words_beside_blocks(self, tmp_path: Path) -> None:
        body = "<div>Before <span>it</span><p>inside</p>after<!-- a note --> it</div>"
        assert [text for _, text in shown(tmp_path, body)] == ["Before it", "inside", "after it"]

    def test_an_encoding_that_is_declared(self, tmp_path: Path) -> None:
        path = tmp_path / "report.xhtml"
        path.write_bytes(
            b"<?xml version='1.0' encoding='utf-8'?><html><body><p>Of \xe2\x80\x98139\xe2\x80\x99</p></body></html>"
        )
        assert [each.text for each in read_document(path).passages] == ["Of ‘139’"]

    @pytest.mark.parametrize("body", ["", "<p> </p>", "<script>1</script>"])
    def test_no_text(self, tmp_path: Path, body: str) -> None:
        with pytest.raises(UnreadableFileError, match="no text"):
            passages(tmp_path, body)

    def test_hostile_depth(self, tmp_path: Path) -> None:
        """Elements without end inside one another end in an answer."""
        assert len(passages(tmp_path, "35 of the 139 (24%)" + "<div><b>" * 5_000 + "x")) >= 1
        assert len(passages(tmp_path, "35 of the 139 (24%)" + "<ul><li>" * 5_000 + "x")) >= 1


class TestLists:
    def test_numbers(self, tmp_path: Path) -> None:
        """A list starts where it says, and an entry may have a number of its own."""
        body = "<ol start='7'><li>a</li><li value='12'>b</li><li>c<ul><li>d</li></ul></li></ol><ol type='a' reversed><li>e</li><li>f</li></ol>"
        assert shown(tmp_path, body) == [("7.", "a"), ("12.", "b"), ("13.", "c"), ("", "d"), ("b.", "e"), ("a.", "f")]

    def test_a_list_under_its_base(self, tmp_path: Path) -> None:
        body = "<p>Of the 20 plans:</p><ul><li>5 (25%) were good</li>\n<li>15 (70%) were not</li></ul>"
        assert accused(tmp_path, body) == [("line 2", "15 (70%)")]


class TestTerms:
    def test_terms_with_their_figures(self, tmp_path: Path) -> None:
        """They are a table; terms with their meanings are paragraphs."""
        (table,) = passages(tmp_path, "<dl><dt>Good</dt><dd>39</dd><dt>Poor</dt><dd>61</dd><dd>(61%)</dd></dl>")
        assert table.rows == (("", ""), ("Good", "39"), ("Poor", "61 (61%)"))
        body = "<dl><dt>Base</dt><dd>All of the 139</dd><dt>Share</dt><dd>of the base</dd></dl>"
        assert [text for _, text in shown(tmp_path, body)] == ["Base", "All of the 139", "Share", "of the base"]


class TestTables:
    def test_spans_and_a_foot(self, tmp_path: Path) -> None:
        """Cells that span several stand once; the foot is last, wherever it was written."""
        body = (
            "<table><caption>Grades</caption><tfoot><tr><td>Total<td>100<td>100</tr></tfoot>"
            "<thead><tr><th rowspan=2>Grade<th colspan=2>2016</tr><tr><th>Number<th>%</tr></thead>"
            "<tr><td>Good<td>39<td>39</tr><tr><td>Poor<td>61<td>62</tr></table>"
        )
        title, table = passages(tmp_path, body)
        assert title.text == "Grades"
        assert table.rows == (
            ("Grade", "2016", ""),
            ("", "Number", "%"),
            ("Good", "39", "39"),
            ("Poor", "61", "62"),
            ("Total", "100", "100"),
        )
        assert accused(tmp_path, body) == [("line 1", "Poor: 61, 62%")]

    def test_a_table_that_only_lays_out(self, tmp_path: Path) -> None:
        body = "<table><tr><td><p>Of the 139 seen:</p><ul><li>35 (24%) late</li></ul></td></tr></table>"
        assert [text for _, text in shown(tmp_path, body)] == ["Of the 139 seen:", "35 (24%) late"]

    def test_a_table_inside_a_cell(self, tmp_path: Path) -> None:
        inner = "<table><tr><td>a<td>1</tr><tr><td>b<td>2</tr></table>"
        found = passages(tmp_path, f"<table><tr><td>x<td>1<td>{inner}</tr><tr><td>y<td>2</tr></table>")
        assert [each.rows for each in found] == [(("x", "1", ""), ("y", "2")), (("a", "1"), ("b", "2"))]


def test_rows_without_a_cell(tmp_path: Path) -> None:
    """A row of a table may hold nothing at all."""
    path = tmp_path / "rows.html"
    path.write_text("<table><tr><tr><tr><td><td>1<tr><td><td>2", encoding="utf-8")
    assert check_report(path).figures == ()


def test_tables_in_a_cell_of_figures_stand_after_their_table(tmp_path: Path) -> None:
    """However deep in the cell they are; and a caption that is no table's is words as any other."""
    inner = "<table><tr><th>Year</th><th>n</th></tr><tr><td>2015</td><td>7</td></tr><tr><td>2016</td><td>9</td></tr></table>"
    outer = f"<table><tr><th>Grade</th><th>n</th></tr><tr><td>Good<div><span>{inner}</span></div></td><td>39</td></tr><tr><td>Poor</td><td>61</td></tr></table>"
    found = passages(tmp_path, outer)
    assert [each.rows[0] for each in found] == [("Grade", "n"), ("Year", "n")]
    assert shown(tmp_path, "<div><caption>35 of the 139 (24%) were late.</caption></div>") == [
        ("", "35 of the 139 (24%) were late.")
    ]


@pytest.mark.parametrize("text", ["<!-- nothing -->", "<!DOCTYPE html>", "<html></html>"])
def test_a_page_of_nothing_is_refused(tmp_path: Path, text: str) -> None:
    """Whichever library reads it."""
    (tmp_path / "report.html").write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableFileError):
        read_document(tmp_path / "report.html")


def test_tables_inside_one_another_end_somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page may nest them without end: those beyond the limit are left, and the outer one is read."""
    inner = "<table><tr><td>Inner</td><td>7</td></tr><tr><td>Deep</td><td>8</td></tr></table>"
    body = f"<table><tr><td>Good</td><td>39</td></tr><tr><td>Poor {inner}</td><td>61</td></tr></table>"
    assert len([each for each in passages(tmp_path, body) if each.rows]) == 2
    depth = _depth(monkeypatch, tmp_path, body)
    assert depth is not None


def _depth(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, body: str) -> int | None:
    """The least limit at which the outer table alone is read."""
    for limit in range(1, 9):
        monkeypatch.setattr(web_pages, "_DEEPEST", limit)
        with contextlib.suppress(UnreadableFileError):
            if len([each for each in passages(tmp_path, body) if each.rows]) == 1:
                return limit
    return None
