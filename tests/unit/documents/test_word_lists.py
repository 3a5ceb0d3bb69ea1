"""Word's own numbers, notes, boxes and nested tables: what Word shows and no run holds. All reports are made up."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import docx
import pytest

from safeguarding.documents.reports import read_document
from safeguarding.figures.prose.passages import Passage
from safeguarding.figures.prose.reading import examine_document

NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def file_of(tmp_path: Path, body: str, parts: Mapping[str, str] | None = None, *, names: str = NAMES) -> Path:
    """A .docx with a body and further parts, each written as XML."""
    parts = parts or {}
    relations = "".join(
        f'<Relationship Id="r{k}" Type="{RELATED}/{name}" Target="{name}.xml"/>' for k, name in enumerate(parts)
    )
    package = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    path = tmp_path / "report.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "_rels/.rels",
            f'<Relationships {package}><Relationship Id="r" Type="{RELATED}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        archive.writestr("word/_rels/document.xml.rels", f"<Relationships {package}>{relations}</Relationships>")
        archive.writestr("word/document.xml", f"<w:document {names}><w:body>{body}</w:body></w:document>")
        for name, inner in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} {names}>{inner}</w:{name}>")
    return path


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def numbered(text: str, level: int = 0, name: int = 1) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{name}"/></w:numPr>')


def level(at: int, form: str, text: str, start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


NUMBERING = (
    f'<w:abstractNum w:abstractNumId="5">{level(0, "decimal", "%1.")}{level(1, "lowerLetter", "(%2)")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="6">{level(0, "bullet", "•")}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="6"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="5"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
)


def shown(path: Path) -> list[tuple[str, str, str]]:
    return [(each.kind.label, each.number, each.text) for each in read_document(path).passages]


class TestNumbers:
    """The numbers that Word counts by itself are those that a reader of the report sees."""

    def test_levels_and_restarts(self, tmp_path: Path) -> None:
        body = (
            numbered("one"), numbered("a", 1), numbered("b", 1), numbered("two"), numbered("a again", 1),
            numbered("a bullet", name=2), numbered("three"), numbered("seven", name=3), numbered("eight", name=3),
        )  # fmt: skip
        path = file_of(tmp_path, "".join(body), {"numbering": NUMBERING})
        assert [each.number for each in read_document(path).passages] == [
            "1.",
            "(a)",
            "(b)",
            "2.",
            "(a)",
            "",
            "3.",
            "7.",
            "8.",
        ]

    def test_by_way_of_a_style(self, tmp_path: Path) -> None:
        """A style may number its paragraphs, and the styles that are based on it; 0 takes the number away."""
        styles = (
            '<w:style w:styleId="A"><w:name w:val="Recommendation"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
            '<w:style w:styleId="B"><w:name w:val="Own"/><w:basedOn w:val="A"/></w:style>'
        )
        body = (
            paragraph("one", '<w:pStyle w:val="A"/>'),
            paragraph("two", '<w:pStyle w:val="B"/>'),
            paragraph("none", '<w:pStyle w:val="B"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
        )
        path = file_of(tmp_path, "".join(body), {"numbering": NUMBERING, "styles": styles})
        assert [each.number for each in read_document(path).passages] == ["1.", "2.", ""]

    def test_a_list_with_a_gap_in_what_it_announces(self, tmp_path: Path) -> None:
        """Four are announced, and Word counts to three: that is said."""
        body = [paragraph("There are four recommendations:"), *map(numbered, ("Train", "Plan", "Meet"))]
        path = file_of(tmp_path, "".join(body), {"numbering": NUMBERING})
        (found,) = examine_document(read_document(path))
        assert found.verdict.is_inconsistent

    def test_damaged_numbering(self, tmp_path: Path) -> None:
        """A list that the file does not describe is a list all the same, its numbers unknown; circles end."""
        styles = '<w:style w:styleId="A"><w:basedOn w:val="A"/></w:style>'
        body = numbered("one", name=9) + paragraph("two", '<w:pStyle w:val="A"/>')
        path = file_of(tmp_path, body, {"numbering": '<w:num w:numId="9"/>', "styles": styles})
        assert shown(path) == [("list entry", "", "one"), ("paragraph", "", "two")]


class TestWhatWordShows:
    def test_notes_and_their_marks(self, tmp_path: Path) -> None:
        """Notes are read after the text; a raised figure that leads to one is no part of the figure before it."""
        body = (
            "<w:p><w:r><w:t>Of the 139</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>9</w:t></w:r>"
            "<w:r><w:t> seen on the 21</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>st</w:t></w:r></w:p>"
        )
        notes = (
            f'<w:footnote w:type="separator" w:id="-1">{paragraph("x")}</w:footnote>'
            f'<w:footnote w:id="2">{paragraph("35 of the 139 (24%) were late.")}</w:footnote>'
        )
        path = file_of(tmp_path, body, {"footnotes": notes})
        assert [(str(each.place), each.text) for each in read_document(path).passages if each.text] == [
            ("paragraph 1", "Of the 139 seen on the 21st"),
            ("footnote 1", "35 of the 139 (24%) were late."),
        ]

    def test_hidden_words(self, tmp_path: Path) -> None:
        body = paragraph("Of the 139", run="<w:vanish/>") + paragraph("seen", run='<w:vanish w:val="0"/>')
        assert shown(file_of(tmp_path, body)) == [("paragraph", "", "seen")]

    def test_a_paragraph_whose_end_was_deleted(self, tmp_path: Path) -> None:
        """It runs on into the next one, as Word shows it."""
        body = paragraph("Of the 139 seen,", "<w:rPr><w:del/></w:rPr>") + paragraph("35 (24%) were late.")
        assert shown(file_of(tmp_path, body)) == [("paragraph", "", "Of the 139 seen, 35 (24%) were late.")]

    def test_boxes_with_lists_and_tables(self, tmp_path: Path) -> None:
        """A text box is read once, with what it holds, and its copy for older programs is not."""
        inner = f"<w:txbxContent>{numbered('in a box')}{table(('Good', '39'), ('Poor', '61'))}</w:txbxContent>"
        names = f'{NAMES} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        body = f"<w:p><w:r><mc:AlternateContent><mc:Choice>{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
        passages = read_document(file_of(tmp_path, body, {"numbering": NUMBERING}, names=names)).passages
        found = [each for each in passages if each.text or each.rows]
        assert [(each.number, each.text, each.rows) for each in found] == [
            ("1.", "in a box", ()),
            ("", "", (("Good", "39"), ("Poor", "61"))),
        ]

    def test_a_box_parts_no_sentences(self, tmp_path: Path) -> None:
        """What is said around a box goes on, and what stands in it is the base of nothing outside."""
        box = f"<w:r><w:txbxContent>{paragraph('We saw 40 homes.')}</w:txbxContent></w:r>"
        body = f"<w:p>{box}<w:r><w:t>There were 240 referrals.</w:t></w:r></w:p>" + paragraph(
            "Of these, 60 (25%) were late."
        )
        path = file_of(tmp_path, body)
        assert [each.text for each in read_document(path).passages][:2] == [
            "There were 240 referrals.",
            "Of these, 60 (25%) were late.",
        ]
        assert not [each for each in examine_document(read_document(path)) if each.verdict.is_inconsistent]

    def test_the_strict_form(self, tmp_path: Path) -> None:
        names = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
        assert shown(file_of(tmp_path, paragraph("seen"), names=names)) == [("paragraph", "", "seen")]


def table(*rows: tuple[str, ...]) -> str:
    lines = (
        "".join(f"<w:tc>{cell if cell.startswith('<') else paragraph(cell)}</w:tc>" for cell in row) for row in rows
    )
    return f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


class TestTables:
    def passages(self, tmp_path: Path, body: str) -> tuple[Passage, ...]:
        return read_document(file_of(tmp_path, body)).passages

    def test_a_box_that_is_laid_out_as_a_table(self, tmp_path: Path) -> None:
        """Its paragraphs are read as paragraphs."""
        found = self.passages(tmp_path, table((paragraph("A box") + paragraph("35 of the 139 (24%) were late."),)))
        assert [each.text for each in found] == ["A box", "35 of the 139 (24%) were late."]

    def test_a_table_inside_a_cell(self, tmp_path: Path) -> None:
        inner = table(("Good", "39"), ("Poor", "61"))
        found = self.passages(tmp_path, table(("North", "1", inner), ("South", "2", "")))
        assert [each.rows for each in found] == [
            (("North", "1", ""), ("South", "2", "")),
            (("Good", "39"), ("Poor", "61")),
        ]

    def test_a_sentence_in_a_cell(self, tmp_path: Path) -> None:
        """It is judged by itself, and its row and cell are named."""
        rows = (
            ("Theme", "n", "Remarks"),
            ("Plans", "139", "Of the 139 that we saw, 35 (24%) were late."),
            ("Visits", "7", ""),
        )
        path = file_of(tmp_path, table(*rows))
        examined = examine_document(read_document(path))
        assert [str(each.found.place) for each in examined if each.verdict.is_inconsistent] == [
            "paragraph 1, row 2, cell 3"
        ]

    def test_a_title_over_the_whole_table(self, tmp_path: Path) -> None:
        """It is no row of figures, whatever width it was given."""
        rows = (("Grades of plans",), ("Grade", "Number"), ("Good", "39"), ("Poor", "61"), ("Total", "101"))
        path = file_of(tmp_path, table(*rows))
        assert [each.verdict.is_inconsistent for each in examine_document(read_document(path))] == [True]


@pytest.mark.parametrize("size", [20, 200])
def test_a_real_file_reads_alike(tmp_path: Path, size: int) -> None:
    """What python-docx writes is read, paragraph by paragraph."""
    document = docx.Document()
    for number in range(size):
        document.add_paragraph(f"Paragraph {number}", style="List Number" if number % 2 else None)
    out = io.BytesIO()
    document.save(out)
    path = tmp_path / "report.docx"
    path.write_bytes(out.getvalue())
    found = read_document(path).passages
    assert [each.number for each in found if each.number] == [f"{k}." for k in range(1, size // 2 + 1)]


def test_a_level_that_a_list_has_not_is_no_number(tmp_path: Path) -> None:
    """A number that speaks of a level that is nowhere defined leaves its place empty; a list may go on as it was."""
    kinds = f'<w:abstractNum w:abstractNumId="5">{level(0, "decimal", "%1.%3")}</w:abstractNum>'
    used = '<w:num w:numId="1"><w:abstractNumId w:val="5"/><w:lvlOverride w:ilvl="0"/></w:num>'
    path = file_of(tmp_path, numbered("Train") + numbered("Audit"), {"numbering": kinds + used})
    assert [each.text for each in read_document(path).passages] == ["Train", "Audit"]


def test_the_last_paragraph_may_have_lost_its_end(tmp_path: Path) -> None:
    """Where the end of the last paragraph was deleted, nothing follows into which it could run on: it is read all the same."""
    lost = paragraph("35 of the 139 (24%) were late.", '<w:rPr><w:del w:id="1"/></w:rPr>')
    found = read_document(file_of(tmp_path, paragraph("Plans.") + lost)).passages
    assert [each.text for each in found] == ["Plans.", "35 of the 139 (24%) were late."]
