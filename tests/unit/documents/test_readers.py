"""Reports as files: what is read out of each form, and how broken and hostile ones end. All texts are made up."""

import io
import sys
import time
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import docx
import docx.document
import pypdf
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from tests.planted import is_long
from tests.timing import patience

from safeguarding.documents.reports import read_document
from safeguarding.errors import UnreadableFileError
from safeguarding.figures.prose import reading
from safeguarding.figures.prose.passages import PassageKind
from safeguarding.figures.prose.reading import examine_document

SENTENCE = "35 of the 139 (24%) were late."


def accused(path: Path) -> list[tuple[str, str]]:
    return [
        (str(each.found.place), each.found.quote)
        for each in examine_document(read_document(path))
        if each.verdict.is_inconsistent
    ]


def pdf_of(pages: list[str]) -> bytes:
    """A PDF with a page for each text, written by hand."""
    streams = [
        f"BT /F1 12 Tf 50 700 Td ({text.replace('(', chr(92) + '(').replace(')', chr(92) + ')')}) Tj ET".encode()
        for text in pages
    ]
    return pdf_with([(b"", stream) for stream in streams])


def pdf_with(streams: list[tuple[bytes, bytes]]) -> bytes:
    count = len(streams)
    kids = b" ".join(b"%d 0 R" % (4 + 2 * k) for k in range(count))
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for k, (dictionary, stream) in enumerate(streams):
        parts.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (5 + 2 * k)
        )
        parts.append(b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(stream), dictionary, stream))
    out = io.BytesIO(b"")
    out.write(b"%PDF-1.4\n")
    places = []
    for number, part in enumerate(parts, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, part))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(parts) + 1, start))
    return out.getvalue()


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A Word report with a paragraph, a list and a table."""
    document = docx.Document()
    document.add_paragraph("A made-up report.")
    document.add_paragraph(SENTENCE)
    document.add_paragraph("Of the 20 plans:")
    for text in ("5 (25%) were good", "15 (70%) were not"):
        document.add_paragraph(text, style="List Bullet")
    table = document.add_table(rows=4, cols=3)
    for row, cells in zip(
        table.rows,
        (("Grade", "Number", "%"), ("Good", "39", "39"), ("Poor", "61", "62"), ("Total", "100", "100")),
        strict=True,
    ):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    path = tmp_path / "report.docx"
    document.save(str(path))
    return path


class TestWord:
    def test_paragraphs_lists_and_tables(self, report: Path) -> None:
        assert accused(report) == [
            ("paragraph 2", "35 of the 139 (24%)"),
            ("paragraph 5", "15 (70%)"),
            ("paragraph 6", "Poor: 61, 62%"),
        ]

    def test_truncated(self, report: Path) -> None:
        """A file cut off anywhere is damaged."""
        contents = report.read_bytes()
        for length in (10, 100, len(contents) // 2, len(contents) - 30):
            report.write_bytes(contents[:length])
            with pytest.raises(UnreadableFileError, match=r"report\.docx"):
                read_document(report)

    def test_each_part_damaged(self, report: Path) -> None:
        """A part that is no XML is damaged."""
        with zipfile.ZipFile(report) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        for name in ("word/document.xml", "[Content_Types].xml", "_rels/.rels"):
            with zipfile.ZipFile(report, "w") as archive:
                for each, contents in parts.items():
                    archive.writestr(each, b"<broken" if each == name else contents)
            with pytest.raises(UnreadableFileError):
                read_document(report)

    def test_zip_bomb(self, tmp_path: Path) -> None:
        """An archive that would unpack to far more than a report is refused before it is unpacked."""
        path = tmp_path / "bomb.docx"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", b"0" * 200_000_000)
        assert path.stat().st_size < 1_000_000
        tracemalloc.start()
        with pytest.raises(UnreadableFileError, match="unpack"):
            read_document(path)
        assert tracemalloc.get_traced_memory()[1] < 40_000_000
        tracemalloc.stop()

    def test_entities_that_multiply(self, report: Path) -> None:
        """Entities of entities are not unfolded."""
        with zipfile.ZipFile(report) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        entities = "".join(f'<!ENTITY e{k} "{f"&e{k - 1};" * 10 if k else "ha"}">' for k in range(12))
        body = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&e11;</w:t></w:r></w:p></w:body></w:document>'
        parts["word/document.xml"] = f"<?xml version='1.0'?><!DOCTYPE x [{entities}]>{body}".encode()
        with zipfile.ZipFile(report, "w") as archive:
            for name, contents in parts.items():
                archive.writestr(name, contents)
        try:
            passages = read_document(report).passages
        except UnreadableFileError:
            return
        assert sum(len(passage.text) for passage in passages) < 10_000

    def test_an_old_or_locked_file(self, tmp_path: Path) -> None:
        path = tmp_path / "old.docx"
        path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500)
        with pytest.raises(UnreadableFileError, match="encrypted"):
            read_document(path)


def tracked(document: docx.document.Document, *pieces: tuple[str, str]) -> None:
    """A paragraph of runs, each plain, inserted or deleted while changes were tracked."""
    paragraph = document.add_paragraph()
    for kind, text in pieces:
        run = paragraph.add_run(text)._r
        if kind == "plain":
            continue
        mark = OxmlElement(f"w:{kind}")
        paragraph._p.replace(run, mark)
        mark.append(run)
        if kind == "del":
            for words in run.findall(qn("w:t")):
                words.tag = qn("w:delText")


class TestWordAsWordShowsIt:
    """What is judged is what Word shows: what was inserted is there, and what was deleted is not."""

    def test_tracked_changes(self, tmp_path: Path) -> None:
        document = docx.Document()
        tracked(document, ("del", "34"), ("ins", "35"), ("plain", " of the 139 (24%) were late."))
        tracked(document, ("del", "35"), ("ins", "34"), ("plain", " of the 139 (24%) were late."))
        path = tmp_path / "draft.docx"
        document.save(str(path))
        assert accused(path) == [("paragraph 1", "35 of the 139 (24%)")]

    def test_headers_and_footers(self, tmp_path: Path) -> None:
        """What stands above or below each page is read once, and is about nothing in the text."""
        document = docx.Document()
        document.add_paragraph("Of the 139 seen:")
        section = document.sections[0]
        section.different_first_page_header_footer = True
        for edge in (section.header, section.first_page_header, section.footer):
            edge.paragraphs[0].text = "Of the 40 seen, 9 (30%) were late"
        path = tmp_path / "report.docx"
        document.save(str(path))
        assert accused(path) == [("header 1", "9 (30%)"), ("footer 1", "9 (30%)")]

    def test_merged_cells_and_a_header_of_two_rows(self, tmp_path: Path) -> None:
        """A cell over two columns stands once, and the rows of the header are read as one."""
        document = docx.Document()
        rows = (
            ("", "2016", ""),
            ("Grade", "Number", "%"),
            ("Good", "39", "39"),
            ("Poor", "61", "62"),
            ("Total", "100", "100"),
        )
        table = document.add_table(rows=len(rows), cols=3)
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
        table.cell(0, 1).merge(table.cell(0, 2))
        path = tmp_path / "table.docx"
        document.save(str(path))
        assert [passage.rows[0] for passage in read_document(path).passages] == [("", "2016", "")]
        assert accused(path) == [("paragraph 1", "Poor: 61, 62%")]


class TestPdf:
    def test_pages(self, tmp_path: Path) -> None:
        path = tmp_path / "report.pdf"
        path.write_bytes(pdf_of(["A made-up report.", SENTENCE]))
        assert accused(path) == [("page 2", "35 of the 139 (24%)")]

    def test_encrypted(self, tmp_path: Path) -> None:
        writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf_of([SENTENCE])))
        writer.encrypt("a password", algorithm="RC4-128")
        path = tmp_path / "locked.pdf"
        writer.write(path)
        with pytest.raises(UnreadableFileError, match="encrypted"):
            read_document(path)

    def test_truncated(self, tmp_path: Path) -> None:
        """A cut-off file ends in an error, or in what is left of it, never in another exception."""
        contents = pdf_of([SENTENCE, SENTENCE])
        path = tmp_path / "cut.pdf"
        refused = 0
        for length in range(5, len(contents), 37):
            path.write_bytes(contents[:length])
            try:
                read_document(path)
            except UnreadableFileError:
                refused += 1
        assert refused > 5

    def test_a_scan(self, tmp_path: Path) -> None:
        path = tmp_path / "scan.pdf"
        path.write_bytes(pdf_of(["", ""]))
        with pytest.raises(UnreadableFileError, match="scan"):
            read_document(path)

    def test_a_stream_that_unpacks_without_end(self, tmp_path: Path) -> None:
        """A small stream that unpacks to hundreds of megabytes is refused."""
        packed = zlib.compress(b" " * 400_000_000, 9)
        path = tmp_path / "bomb.pdf"
        path.write_bytes(pdf_with([(b"/Filter /FlateDecode", packed)]))
        started = time.process_time()
        with pytest.raises(UnreadableFileError):
            read_document(path)
        assert time.process_time() - started < 20 * patience()


class TestText:
    def test_windows_1252(self, tmp_path: Path) -> None:
        path = tmp_path / "old.txt"
        path.write_bytes("It ran from 14 November 2016 – 8 December 2015, £5.".encode("cp1252"))
        assert [quote for _, quote in accused(path)] == ["14 November 2016 – 8 December 2015"]

    def test_utf_16(self, tmp_path: Path) -> None:
        """What Windows calls Unicode text is read as such, and damaged, refused."""
        path = tmp_path / "report.txt"
        path.write_text(SENTENCE, encoding="utf-16")
        assert accused(path) == [("line 1", "35 of the 139 (24%)")]
        path.write_bytes(path.read_bytes() + b"x")
        with pytest.raises(UnreadableFileError, match="damaged UTF-16"):
            read_document(path)

    def test_too_many_lines(self, tmp_path: Path) -> None:
        """More lines than any report has are not looked at, and that is said."""
        path = tmp_path / "lines.txt"
        path.write_text("1. a\n" * 250_000, encoding="utf-8")
        document = read_document(path)
        assert document.remarks == ("Only the first 200,000 lines were read.",)
        assert len(document.passages) == 200_000

    def test_a_table_as_it_is_typed(self, tmp_path: Path) -> None:
        """Its rows may be without bars at their ends; what is struck out, marks of notes and bars of a cell are none of its figures."""
        path = tmp_path / "report.md"
        path.write_text(
            "Grade | ~~Old~~ | New\n--|--|--\nA \\| B | | 39[^2]<br>(39%)\n**All** | 1 | 2\n", encoding="utf-8"
        )
        (table,) = read_document(path).passages
        assert table.rows == (("Grade", "", "New"), ("A \\| B", "", "39 (39%)"), ("All", "1", "2"))

    def test_a_paragraph_over_several_lines(self, tmp_path: Path) -> None:
        path = tmp_path / "wrapped.md"
        path.write_text("# Late\n\nOf those,\n**35 of the 139** people\n(24%) were late.\n", encoding="utf-8")
        assert accused(path) == [("line 4", "35 of the 139 people (24%)")]

    def test_fifty_megabytes_of_digits(self, tmp_path: Path) -> None:
        path = tmp_path / "digits.txt"
        path.write_bytes(b"7" * 50_000_000)
        with pytest.raises(UnreadableFileError, match="above"):
            read_document(path)

    def test_nineteen_megabytes_of_digits(self, tmp_path: Path) -> None:
        """What is just not too large is read in bounded time, and says that it was cut."""
        path = tmp_path / "digits.txt"
        path.write_bytes(b"7" * 19_000_000)
        started = time.process_time()
        document = read_document(path)
        assert examine_document(document) == ()
        assert time.process_time() - started < 5 * patience()
        assert document.remarks == ("A line of 19000000 characters was read only in part.",)

    def test_nothing_but_shares(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Half a megabyte of doubtful shares is read in bounded time; more than a report has is not looked at.

        In the short stage it is a fifth of that, with a fifth of the time and of what is looked at.
        """
        part = 1 if is_long() else 5
        most = reading.MOST_OF_A_SORT // part
        monkeypatch.setattr(reading, "MOST_OF_A_SORT", most)
        path = tmp_path / "shares.txt"
        path.write_text("Of the 139 seen, 35 (24%) were late and 36 (26%) not.\n\n" * (9_000 // part), encoding="utf-8")
        started = time.process_time()
        # so many of each of two readers
        assert most <= len(examine_document(read_document(path))) <= 2 * most
        assert time.process_time() - started < 15 * patience() / part

    @pytest.mark.parametrize(
        ("name", "contents", "message"),
        [
            ("a.txt", b"", "empty"),
            ("a.txt", b"\0\1\2", "binary"),
            ("a.txt", b"a\x81\x8d", "neither"),
            ("a.odt", b"x", "expected one of"),
            ("a.pdf", b"no pdf", "not readable"),
            ("a.docx", b"no docx", "damaged"),
        ],
    )
    def test_no_report(self, tmp_path: Path, name: str, contents: bytes, message: str) -> None:
        path = tmp_path / name
        path.write_bytes(contents)
        with pytest.raises(UnreadableFileError, match=message):
            read_document(path)

    def test_missing(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableFileError, match="cannot be opened"):
            read_document(tmp_path / "none.txt")

    def test_kinds(self, tmp_path: Path) -> None:
        path = tmp_path / "kinds.md"
        path.write_text(
            "Title\n\n- one\n- two\n  goes on\n\n1. three\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", encoding="utf-8"
        )
        kinds = [passage.kind for passage in read_document(path).passages]
        assert kinds == [
            PassageKind.PARAGRAPH,
            PassageKind.LIST_ENTRY,
            PassageKind.LIST_ENTRY,
            PassageKind.LIST_ENTRY,
            PassageKind.TABLE,
        ]


class TestWithoutAnExtra:
    """Word and web pages are read by the standard library alone, as in a browser, where there is nothing else."""

    @pytest.mark.parametrize("name", ["report.docx", "report.html"])
    def test_nothing_but_the_library(self, name: str, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = report.with_name(name)
        if name.endswith(".html"):
            path.write_text("<p>Of 139 councils, 35 (24%) were inadequate.</p>", encoding="utf-8")
        else:
            report.replace(path)
        for each in [*sys.modules]:
            if each.startswith("safeguarding.documents.w"):
                monkeypatch.delitem(sys.modules, each)
        for each in ("docx", "lxml", "lxml.html"):
            monkeypatch.setitem(sys.modules, each, None)
        assert read_document(path).passages

    def test_a_part_that_declares_entities_in_two_bytes_a_sign(self, report: Path) -> None:
        with zipfile.ZipFile(report) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        declared = "<?xml version='1.0' encoding='utf-16'?><!DOCTYPE x [<!ENTITY e 'x'>]><x>&e;</x>"
        parts["word/document.xml"] = declared.encode("utf-16")
        with zipfile.ZipFile(report, "w") as archive:
            for name, contents in parts.items():
                archive.writestr(name, contents)
        with pytest.raises(UnreadableFileError, match="declares entities"):
            read_document(report)
