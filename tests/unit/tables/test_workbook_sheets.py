"""What a workbook's file holds of each sheet is found once for all of them."""

import time
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from tests.unit.tables.test_workbook_formulas import BOOK, LINKS, TABLE, archive

from safeguarding.errors import UnreadableFileError
from safeguarding.tables.opening import open_grids
from safeguarding.tables.workbook_sheets import sheet_texts
from safeguarding.tables.workbooks import MOST_SHEETS


def test_the_sheets_of_a_workbook(tmp_path: Path) -> None:
    """By the workbook's own links; a sheet that it does not name, or whose part is missing, has no text."""
    parts = {"xl/workbook.xml": BOOK, "xl/_rels/workbook.xml.rels": LINKS.format("worksheets/sheet1.xml")}
    texts = sheet_texts(archive(tmp_path / "a.xlsx", **parts, **{"xl/worksheets/sheet1.xml": "<row/>"}))
    assert (texts.of("Staff & others"), texts.of("Governors")) == (b"<row/>", None)
    assert sheet_texts(archive(tmp_path / "b.xlsx", **parts)).of("Staff & others") is None


def test_the_sheets_of_an_open_document(tmp_path: Path) -> None:
    """One that is cut off goes on to the end of the file."""
    texts = sheet_texts(archive(tmp_path / "a.ods", **{"content.xml": f'{TABLE}<table:table table:name="Cut"><x/>'}))
    found = texts.of("Staff")
    assert found is not None
    assert found.count(b"<table:table-cell") == 2
    assert (texts.of("Cut"), texts.of("None")) == (b"<x/>", None)


def test_files_of_other_kinds_hold_no_texts(tmp_path: Path) -> None:
    """Neither what is no archive, nor an empty one, nor a binary workbook."""
    (tmp_path / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    for path in (
        tmp_path / "old.xls",
        archive(tmp_path / "none.xlsx"),
        archive(tmp_path / "a.xlsb", **{"xl/workbook.bin": ""}),
    ):
        assert sheet_texts(path).of("Staff") is None


def test_a_part_too_large_is_not_looked_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("safeguarding.tables.workbook_sheets._MOST", len(TABLE) - 1)
    assert sheet_texts(archive(tmp_path / "a.ods", **{"content.xml": TABLE})).of("Staff") is None


def many_sheets(path: Path, words: str, number: int = MOST_SHEETS) -> Path:
    """An invented workbook of two thousand sheets, in some kilobytes: every one is the same part."""
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("s0").write(0, 0, words)
    with zipfile.ZipFile(path) as read:
        parts = {each: read.read(each).decode() for each in read.namelist()}
    more = "".join(f'<sheet name="s{k}" sheetId="{k + 1}" r:id="rId1"/>' for k in range(1, number))
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace("</sheets>", f"{more}</sheets>")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as written:
        for name, text in parts.items():
            written.writestr(name, text)
    return path


def test_thousands_of_sheets_take_time_in_proportion(tmp_path: Path) -> None:
    """What says where each sheet is stands once in the file, and is read once; of more than two thousand one is to be named."""
    path = many_sheets(tmp_path / "many.xlsx", "an invented word")
    before = time.process_time()
    assert len(open_grids(path)) == MOST_SHEETS
    assert time.process_time() - before < 5
    more = many_sheets(tmp_path / "more.xlsx", "an invented word", MOST_SHEETS + 1)
    with pytest.raises(UnreadableFileError, match=r"has 2,001 sheets, and no more than 2,000 are read; name the sheet"):
        open_grids(more)
    assert [each.sheet for each in open_grids(more, sheets=["s2000"])] == ["s2000"]


@pytest.mark.parametrize("words", ["x", "x" * 5_000])
def test_a_part_that_many_sheets_show_counts_as_often(
    words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So do its texts, which stand elsewhere in the file: a small one could ask for as much reading as somebody likes."""
    path = many_sheets(tmp_path / "many.xlsx", words)
    with zipfile.ZipFile(path) as archive:
        size = MOST_SHEETS * archive.getinfo("xl/worksheets/sheet1.xml").file_size
    limit = max(size, MOST_SHEETS * len(words))
    monkeypatch.setenv("SAFEGUARDING_LARGEST_FILE", str(limit))
    assert len(open_grids(path)) == MOST_SHEETS
    monkeypatch.setenv("SAFEGUARDING_LARGEST_FILE", str(limit - 1))
    with pytest.raises(UnreadableFileError, match="in every cell that shows them"):
        open_grids(path)
