"""A reviewer's copy of a Word report: where its comments stand, and that the words stay as they were. All made up."""

from pathlib import Path

import attrs
import docx
import docx.document
import pytest
from docx.oxml.ns import qn
from tests.unit.documents.test_word_lists import NUMBERING, file_of, paragraph

from safeguarding.documents.checking import check_report
from safeguarding.documents.reports import read_document
from safeguarding.documents.word import comments
from safeguarding.documents.word.comments import AUTHOR, commented_copy
from safeguarding.errors import UnreadableFileError
from safeguarding.figures.prose.passages import TextPlace


def draft(tmp_path: Path) -> Path:
    document = docx.Document()
    document.add_paragraph("A made-up report.")
    document.add_paragraph("It was so. Of the 139 seen, 35 (24%) were late.")
    split = document.add_paragraph("In all, 35 ")
    split.add_run("of the 1").bold = True
    split.add_run("39 (2")
    split.add_run("4%) were").italic = True
    split.add_run(" late.")
    table = document.add_table(rows=4, cols=3)
    rows = (("Grade", "Number", "%"), ("Good", "39", "39"), ("Poor", "61", "62"), ("Total", "100", "100"))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    path = tmp_path / "draft.docx"
    document.save(str(path))
    return path


def copied(tmp_path: Path, path: Path) -> docx.document.Document:
    out = tmp_path / "reviewed.docx"
    out.write_bytes(commented_copy(path, check_report(path)))
    # the copy reads as the report does
    assert read_document(out).passages == read_document(path).passages
    return docx.Document(str(out))


def commented(document: docx.document.Document) -> list[str]:
    """The words that each comment stands at."""
    words: dict[str, str] = {}
    open_ones: set[str] = set()
    for element in document.element.body.iter():
        if element.tag == qn("w:commentRangeStart"):
            open_ones.add(element.get(qn("w:id")))
        elif element.tag == qn("w:commentRangeEnd"):
            open_ones.discard(element.get(qn("w:id")))
        elif element.tag == qn("w:t"):
            for name in open_ones:
                words[name] = words.get(name, "") + (element.text or "")
    return [words[name] for name in sorted(words, key=int)]


def test_comments_stand_at_their_figures(tmp_path: Path) -> None:
    """Each comment stands at its figure and at nothing else, also where the figure is of several runs or in a cell."""
    path = draft(tmp_path)
    before = path.read_bytes()
    document = copied(tmp_path, path)
    assert commented(document) == ["35 (24%)", "35 of the 139 (24%)", "62"]
    comments = list(document.comments)
    assert {comment.author for comment in comments} == {AUTHOR}
    assert "25% would be right" in comments[0].text
    assert "base 143–148" in comments[0].text
    assert path.read_bytes() == before


def test_runs_keep_their_form(tmp_path: Path) -> None:
    """A run that is parted stays as bold or italic as it was."""
    document = copied(tmp_path, draft(tmp_path))
    runs = document.paragraphs[2].runs
    assert [(run.text, bool(run.bold), bool(run.italic)) for run in runs if run.text] == [
        ("In all, ", False, False),
        ("35 ", False, False),
        ("of the 1", True, False),
        ("39 (2", False, False),
        ("4%)", False, True),
        (" were", False, True),
        (" late.", False, False),
    ]


def test_two_figures_in_one_run(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Of the 139 seen, 35 (24%) were late. Of the 100 heard, 26 (20%) were not.")
    path = tmp_path / "draft.docx"
    document.save(str(path))
    assert commented(copied(tmp_path, path)) == ["35 (24%)", "26 (20%)"]


def test_a_figure_in_a_tracked_insertion(tmp_path: Path) -> None:
    body = (
        '<w:p><w:ins w:id="1" w:author="a"><w:r><w:t>35 of the 139 </w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="a"><w:r><w:delText>(25%)</w:delText></w:r></w:del><w:r><w:t>(24%) were late.</w:t></w:r></w:p>'
    )
    assert commented(copied(tmp_path, with_types(file_of(tmp_path, body)))) == ["35 of the 139 (24%)"]


def test_a_cell_of_a_table_inside_a_table(tmp_path: Path) -> None:
    document = docx.Document()
    outer = document.add_table(rows=3, cols=3)
    outer.cell(0, 0).text = "Grades"
    inner = outer.cell(2, 2).add_table(rows=4, cols=3)
    rows = (("Grade", "Number", "%"), ("Good", "39", "39"), ("Poor", "61", "62"), ("Total", "100", "100"))
    for row, cells in zip(inner.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    path = tmp_path / "draft.docx"
    document.save(str(path))
    assert commented(copied(tmp_path, path)) == ["62"]


def test_a_figure_in_a_footnote_is_told_at_the_first_words(tmp_path: Path) -> None:
    """Word has no comments in footnotes; the comment says where the figure stands."""
    notes = f'<w:footnote w:id="2">{paragraph("35 of the 139 (24%) were late.")}</w:footnote>'
    path = with_types(file_of(tmp_path, paragraph("A report."), {"footnotes": notes, "numbering": NUMBERING}))
    document = copied(tmp_path, path)
    assert commented(document) == ["A report."]
    assert next(iter(document.comments)).text.startswith("footnote 1: »35 of the 139 (24%)« were late.")


def test_a_report_without_any_words_has_nothing_to_comment_at(tmp_path: Path) -> None:
    """A figure in a footnote, and a body of empty paragraphs: the copy is made, and holds no comment."""
    notes = f'<w:footnote w:id="2">{paragraph("35 of the 139 (24%) were late.")}</w:footnote>'
    path = with_types(file_of(tmp_path, "<w:p/>", {"footnotes": notes, "numbering": NUMBERING}))
    assert list(copied(tmp_path, path).comments) == []


def test_a_sentence_in_a_cell_is_commented_in_that_cell(tmp_path: Path) -> None:
    """Tables that lay words out beside each other hold paragraphs."""
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "It was so, as all who were there said at the time."
    table.cell(0, 1).text = "This was found. Of the 139 seen, 35 (24%) were late."
    path = tmp_path / "draft.docx"
    document.save(str(path))
    assert commented(copied(tmp_path, path)) == ["35 (24%)"]
    report = check_report(path)
    (figure,) = report.figures
    in_cell = attrs.evolve(figure, at=TextPlace("paragraph", 1, row=1, cell=2))
    out = tmp_path / "reviewed.docx"
    out.write_bytes(commented_copy(path, attrs.evolve(report, figures=(in_cell,))))
    assert commented(docx.Document(str(out))) == ["35 (24%)"]


def test_words_that_are_not_found_again_are_commented_at_the_first_of_their_paragraph(tmp_path: Path) -> None:
    """The comment says where the figure stands; also of a row that no table holds."""
    path, out = draft(tmp_path), tmp_path / "reviewed.docx"
    report = check_report(path)
    of_words, *_, of_row = (each for each in report.figures if each.verdict.is_inconsistent)
    for figure, text, first in (
        (of_words, "Of the 139 met, 35 (24%) were late.", "It was so. "),
        (of_row, "A | B | 92", "Grade"),
    ):
        assert figure.marked is not None
        lost = attrs.evolve(figure, marked=attrs.evolve(figure.marked, text=text, start=0, end=len(text)))
        out.write_bytes(commented_copy(path, attrs.evolve(report, figures=(lost,))))
        document = docx.Document(str(out))
        (comment,) = document.comments
        assert comment.text.startswith(f"{figure.place}: ")
        assert commented(document)[0].startswith(first)


def with_types(path: Path) -> Path:
    """The file with the kinds of its parts, without which it is not opened for writing."""
    import zipfile  # noqa: PLC0415

    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    others = "".join(
        f'<Override PartName="/{name}" ContentType="{main}.{Path(name).stem}+xml"/>'
        for name in parts
        if name.startswith("word/") and name.endswith("s.xml")
    )
    parts["[Content_Types].xml"] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{main}.document.main+xml"/>{others}</Types>'
    ).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, contents in parts.items():
            archive.writestr(name, contents)
    return path


@pytest.mark.parametrize("contents", [b"no docx", b"PK\x03\x04"])
def test_no_word_file(tmp_path: Path, contents: bytes) -> None:
    path = tmp_path / "draft.docx"
    report = check_report(draft(tmp_path))
    path.write_bytes(contents)
    with pytest.raises(OSError, match=r"draft\.docx"):
        commented_copy(path, report)


def test_what_would_unpack_to_no_report_is_not_written_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is written again with its pictures: one far too large for a report is refused before that."""
    path = draft(tmp_path)
    report = check_report(path)
    monkeypatch.setattr(comments, "_MOST_UNPACKED", 1_000)
    with pytest.raises(UnreadableFileError, match="would unpack to"):
        commented_copy(path, report)
