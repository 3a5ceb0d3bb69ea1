"""The text of a Word file as Word shows it."""

import xml.etree.ElementTree as ET

import pytest

from safeguarding.documents.word.shown import WORD, blocks_of, boxes_of, ends_in_the_next, rows_and_rests, text_of


def element(name: str, inside: str) -> ET.Element:
    return ET.fromstring(f'<w:{name} xmlns:w="{WORD[1:-1]}">{inside}</w:{name}>')  # noqa: S314 - our own


def run(words: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>"


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        ("<w:ins>" + run("35") + "</w:ins><w:del><w:r><w:delText>36</w:delText></w:r></w:del>", "35"),
        (run("35") + "<w:r><w:tab/></w:r>" + run("seen"), "35 seen"),
        (run("35", "<w:vanish/>") + run("36"), "36"),
        (run("35", '<w:vanish w:val="0"/>'), "35"),
        # the raised mark of a note is left out; a raised end of a number or of a unit is not
        (run("35") + run("2, 3", '<w:vertAlign w:val="superscript"/>'), "35"),
        (run("21") + run("st", '<w:vertAlign w:val="superscript"/>'), "21st"),
        (run("35") + run("2", '<w:position w:val="6"/>'), "35"),
        # a lowered one only where it stands behind a figure
        (run("H") + run("2", '<w:vertAlign w:val="subscript"/>') + run("O"), "H2O"),
        (run("35") + run("2", '<w:vertAlign w:val="subscript"/>'), "35"),
        (run("35") + run("2", '<w:vertAlign w:val="baseline"/><w:position w:val="0"/>'), "352"),
        # what is struck out was deleted by hand
        (run("34", "<w:strike/>") + run("33", "<w:dstrike/>") + run("35", '<w:strike w:val="0"/>'), "35"),
        ("<w:sdt><w:sdtContent>" + run("35") + "</w:sdtContent></w:sdt>", "35"),
    ],
)
def test_words(inside: str, shown: str) -> None:
    assert text_of(element("p", inside)) == shown


def test_blocks_inside_controls_and_insertions() -> None:
    """And the boxes that hang on a paragraph, each once, without those inside them."""
    body = "<w:p/><w:sdt><w:sdtContent><w:tbl/><w:ins><w:p/></w:ins></w:sdtContent></w:sdt><w:sectPr/>"
    assert [block.tag.removeprefix(WORD) for block in blocks_of(element("body", body))] == ["p", "tbl", "p"]
    box = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:pict><w:txbxContent/></w:pict></w:r></w:p></w:txbxContent></w:pict></w:r>"
    assert len(list(boxes_of(element("p", box)))) == 1


@pytest.mark.parametrize(("mark", "runs_on"), [("<w:del/>", True), ("<w:ins/>", False), ("", False)])
def test_a_deleted_end_runs_on_into_the_next(mark: str, runs_on: bool) -> None:  # noqa: FBT001 - a table's column
    assert ends_in_the_next(element("p", f"<w:pPr><w:rPr>{mark}</w:rPr></w:pPr>")) is runs_on


def cell(words: str, shape: str = "") -> str:
    return f"<w:tc><w:tcPr>{shape}</w:tcPr><w:p>{run(words)}</w:p></w:tc>"


@pytest.mark.parametrize(
    ("row", "cells", "rests"),
    [
        (cell("a") + cell("b"), ["a", "b"], []),
        # two columns wide; the cell of the row above goes on, or begins anew
        (cell("a", '<w:gridSpan w:val="2"/>') + cell("b"), ["a", None, "b"], []),
        (cell("a", "<w:vMerge/>") + cell("b"), [None, "b"], [0]),
        (cell("a", '<w:vMerge w:val="restart"/>'), ["a"], []),
        ('<w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="2"/></w:trPr>' + cell("a"), [None, "a", None, None], []),
        ("<w:sdt><w:sdtContent>" + cell("a") + "</w:sdtContent></w:sdt><w:bookmarkStart/>" + cell("b"), ["a", "b"], []),
    ],
)
def test_the_cells_of_a_row(row: str, cells: list[str | None], rests: list[int]) -> None:
    """A cell that spans several places stands once, then nothing."""
    table = element("tbl", f"<w:tblPr/><w:tr>{row}</w:tr>")
    ((found, going_on),) = rows_and_rests(table)
    assert ["".join(text_of(each) for each in [held]) if held is not None else None for held in found] == cells
    assert going_on == rests


def test_a_row_that_was_deleted_is_no_row() -> None:
    """One inside a control, or inserted, is one."""
    deleted = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('gone')}</w:tr>"
    inside = f"<w:sdt><w:sdtContent><w:tr>{cell('kept')}</w:tr></w:sdtContent></w:sdt>"
    assert len(list(rows_and_rests(element("tbl", deleted + inside)))) == 1


def test_a_row_wider_than_a_table_may_be_ends() -> None:
    wide = cell("a", '<w:gridSpan w:val="99999999"/>') + cell("b")
    ((found, _),) = rows_and_rests(element("tbl", f"<w:tr>{wide * 3}</w:tr>"))
    assert len(found) < 1_000_000
