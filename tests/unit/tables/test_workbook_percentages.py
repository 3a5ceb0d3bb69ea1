"""Cells that are shown in per cent."""

from pathlib import Path

import pytest
from tests.unit.tables.test_workbook_formulas import BOOK, LINKS, archive

from safeguarding.tables.workbook_percentages import cells_in_per_cent, styles_in_per_cent
from safeguarding.tables.workbook_sheets import sheet_texts

ROWS = '<row><c r="A1" s="1"><v>1</v></c><c s="2" r="B2"><v>0.5</v></c><c r="AA3" s="3"/><cell r="C1" s="2"/></row>'


def shown(path: Path, sheet: str) -> frozenset[tuple[int, int]]:
    return cells_in_per_cent(sheet_texts(path), styles_in_per_cent(path), sheet=sheet)


@pytest.mark.parametrize(
    ("forms", "found"),
    [
        # 9 and 10 are shares in every workbook
        ("", {(2, 2), (3, 27)}),
        ('<numFmt numFmtId="164" formatCode="0.0%"/>', {(1, 1), (2, 2), (3, 27)}),
        ('<numFmt numFmtId="164" formatCode="0&quot;%&quot;"/>', {(2, 2), (3, 27)}),
        # a workbook may say itself what a number stands for
        ('<numFmt numFmtId="9" formatCode="0.0"/>', {(3, 27)}),
    ],
)
def test_cells_of_a_workbook(tmp_path: Path, forms: str, found: set[tuple[int, int]]) -> None:
    """By the form of their style: the workbook's own forms, and those that every workbook has."""
    styles = "".join(f'<xf numFmtId="{number}"/>' for number in (0, 164, 9, 10))
    parts = {
        "xl/workbook.xml": BOOK,
        "xl/_rels/workbook.xml.rels": LINKS.format("worksheets/sheet1.xml"),
        "xl/styles.xml": f'<numFmts>{forms}</numFmts><cellXfs count="4">{styles}</cellXfs>',
        "xl/worksheets/sheet1.xml": ROWS,
    }
    assert shown(archive(tmp_path / "a.xlsx", **parts), "Staff & others") == found


def test_other_files_tell_nothing(tmp_path: Path) -> None:
    """No archive, no styles, or no such sheet."""
    (tmp_path / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    assert shown(tmp_path / "old.xls", "Staff") == frozenset()
    assert shown(archive(tmp_path / "a.xlsx", **{"xl/workbook.xml": BOOK}), "Staff") == frozenset()
    parts = {"xl/styles.xml": '<cellXfs count="1"><xf numFmtId="9"/></cellXfs>', "xl/workbook.xml": BOOK}
    assert shown(archive(tmp_path / "b.xlsx", **parts), "Staff") == frozenset()
