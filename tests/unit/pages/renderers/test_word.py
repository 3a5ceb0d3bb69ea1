"""A page as a Word document that a reading program can follow, in the council's own styles."""

import io
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

from safeguarding.charts.pictures import Picture
from safeguarding.errors import UnreadableFileError
from safeguarding.faults import Fault, Place
from safeguarding.pages.renderers.word import page_docx, section_docx, sections_docx
from safeguarding.pages.sections import Page, Section
from safeguarding.pages.tables import Table
from safeguarding.sources import Certainty, Source

# one white point
_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c63fa0f0001050101"
    "27e3a8b50000000049454e44ae426082"
)
SECTION = Section(
    title="Survey",
    paragraphs=["A paragraph."],
    conflicts=[
        Fault(place=Place(), problem="35 of 139 is not 24%", remedy="25% would be right",
              source=Source(title="A rule", certainty=Certainty.VERIFIED))
    ],
    tables=[Table(caption="Waves", columns=("Wave", "n"), rows=[("2017", 112), ("2015", None)], notes=["A note."])],
    pictures=[Picture(caption="Bars", alt_text="Two bars.", svg="<svg/>", png=_PNG)],
    notes=["What could not be said."],
)  # fmt: skip
PAGE = Page(title="An update", about="York", as_at=date(2017, 9, 19), sections=[SECTION], files_not_read=["odd.toml"])


def read(contents: bytes) -> docx.document.Document:
    return docx.Document(io.BytesIO(contents))


def test_headings_words_and_what_is_wrong_first() -> None:
    """Headings are real ones by level, and what is wrong stands before the sections."""
    paragraphs = [(each.style.name if each.style else "", each.text) for each in read(page_docx(PAGE)).paragraphs]
    assert paragraphs[0] == ("Title", "An update")
    assert paragraphs[1] == ("Subtitle", "York, 19 September 2017. 1 conflict was found.")
    headings = [text for style, text in paragraphs if style == "Heading 1"]
    assert headings == ["What is wrong", "Survey"]
    words = " ".join(text for _, text in paragraphs)
    for each in ("A paragraph.", "25% would be right", "Source: A rule", "A note.", "not be said", "odd.toml"):
        assert each in words


def test_numbers_stand_below_one_another() -> None:
    """A column of numbers is set to the right, its header too; words are not."""
    (table,) = read(section_docx(SECTION)).tables
    sides = [[cell.paragraphs[0].alignment for cell in row.cells] for row in table.rows]
    assert all(first is None and second is WD_ALIGN_PARAGRAPH.RIGHT for first, second in sides)


def test_tables_repeat_their_headers_and_do_not_split_rows() -> None:
    """A header row is marked as one, no row breaks over pages, and the table has its caption for those who hear it."""
    (table,) = read(section_docx(SECTION)).tables
    marks = [[child.tag for child in row._tr.trPr] for row in table.rows]
    assert qn("w:tblHeader") in marks[0]
    assert all(qn("w:cantSplit") in each for each in marks)
    assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Waves"
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["Wave", "n"], ["2017", "112"], ["2015", ""]]


def test_a_picture_has_its_words() -> None:
    """Somebody who does not see the picture hears what it shows."""
    document = read(section_docx(SECTION))
    assert document.inline_shapes[0]._inline.docPr.get("descr") == "Two bars."


def test_a_template_lends_its_styles_and_none_of_its_words(tmp_path: Path) -> None:
    """The council's own document gives styles and margins; what it says is left out; a missing style is no error."""
    template = docx.Document()
    template.add_paragraph("The council's words.")
    template.styles["Title"].font.name = "Council Sans"
    template.styles.element.remove(template.styles["Caption"].element)
    template.save(str(tmp_path / "council.docx"))
    made = read(page_docx(PAGE, template=tmp_path / "council.docx"))
    assert "The council's words." not in [each.text for each in made.paragraphs]
    assert made.styles["Title"].font.name == "Council Sans"


def test_another_programs_template_says_less(tmp_path: Path) -> None:
    """No title or heading among its styles, no size of the page, or no section at all: the text stays plain."""
    for lacks_section in (True, False):
        template = docx.Document()
        for name in ("Title", "Heading 1", "Table Grid"):
            template.styles.element.remove(template.styles[name].element)
        section = template.element.body.sectPr
        section.clear()
        if lacks_section:
            template.element.body.remove(section)
        template.save(str(tmp_path / "council.docx"))
        made = read(page_docx(PAGE, template=tmp_path / "council.docx"))
        assert made.paragraphs[0].text == PAGE.title


def test_a_template_with_a_damaged_part_is_refused(tmp_path: Path) -> None:
    """What the library would notice only while it writes."""
    docx.Document().save(str(tmp_path / "sound.docx"))
    with ZipFile(tmp_path / "sound.docx") as sound, ZipFile(tmp_path / "council.docx", "w") as template:
        for each in sound.namelist():
            contents = sound.read(each)
            template.writestr(each, contents.replace(b"wordprocessingml.styles+xml", b"odd+xml"))
    with pytest.raises(UnreadableFileError, match="is no Word document"):
        page_docx(PAGE, template=tmp_path / "council.docx")


def test_what_is_no_template_is_refused(tmp_path: Path) -> None:
    (tmp_path / "council.docx").write_text("no document", encoding="utf-8")
    with pytest.raises(UnreadableFileError, match="is no Word document"):
        page_docx(PAGE, template=tmp_path / "council.docx")
    with pytest.raises(UnreadableFileError, match="cannot be opened"):
        page_docx(PAGE, template=tmp_path / "none.docx")


def test_the_same_page_gives_the_same_file() -> None:
    """Nothing of the clock is in it."""
    assert page_docx(PAGE) == page_docx(PAGE)


def test_it_is_british_and_says_what_it_is() -> None:
    made = read(page_docx(PAGE))
    assert made.core_properties.title == "An update"
    assert {each.get(qn("w:val")) for each in made.styles.element.iter(qn("w:lang"))} <= {"en-GB"}


def test_signs_that_no_document_holds_are_written_out() -> None:
    """A control sign in a name would make the file unreadable; it is shown as what it is."""
    made = read(section_docx(Section(title="a\x1b[2Jb", paragraphs=["c\x00d\x0be"])))
    assert made.paragraphs[0].text == "a\\x1b[2Jb"


def test_several_sections_under_one_title() -> None:
    """Each below its own heading; a table without a caption has none, and a finding without a remedy or a source ends so."""
    bare = Section(
        title="Plan",
        conflicts=[Fault(place=Place(), problem="two totals")],
        tables=[Table(caption="", columns=("n",), rows=[(3,)])],
    )
    document = read(sections_docx("Two sections", [SECTION, bare]))
    paragraphs = [(each.style.name if each.style else "", each.text) for each in document.paragraphs]
    assert [text for style, text in paragraphs if style == "Heading 1"] == ["Survey", "Plan"]
    assert [text for style, text in paragraphs if style == "Caption"] == ["Waves", "Bars"]
    assert paragraphs[-2] == ("List Bullet", "In conflict: two totals.")


def test_a_template_that_would_unpack_to_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    template = tmp_path / "styles.docx"
    docx.Document().save(str(template))
    assert section_docx(SECTION, template=template)
    monkeypatch.setattr("safeguarding.pages.renderers.word._MOST_UNPACKED", 10)
    with pytest.raises(UnreadableFileError, match="would unpack to"):
        section_docx(SECTION, template=template)
