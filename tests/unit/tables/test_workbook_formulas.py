"""Formula cells in which no value is stored."""

import zipfile
from pathlib import Path

import pytest

from safeguarding.tables.workbook_formulas import formulas_without_value
from safeguarding.tables.workbook_sheets import sheet_texts

BOOK = '<workbook><sheets><sheet name="Staff &amp; others" r:id="rId7"/></sheets></workbook>'
LINKS = '<Relationships><Relationship Id="rId7" Target="{}"/></Relationships>'
ROWS = (
    '<row><c r="A1"><f>B1</f></c><c r="A2"><f>B2</f><v>3</v></c><c r="A3" t="s"><v>0</v></c>'
    '<c r="A4"><f/><v></v></c></row>'
)
TABLE = (
    '<table:table table:name="Staff"><table:table-cell table:formula="of:=1"/>'
    '<table:table-cell table:formula="of:=2" office:value-type="float" office:value="2"/></table:table>'
)


def archive(path: Path, **parts: str) -> Path:
    with zipfile.ZipFile(path, "w") as made:
        for name, text in parts.items():
            made.writestr(name, text)
    return path


@pytest.mark.parametrize("target", ["worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml"])
def test_cells_of_a_workbook(tmp_path: Path, target: str) -> None:
    """Those without a value; the sheet is found through the workbook's links, from its folder or from the root."""
    links = {"xl/workbook.xml": BOOK, "xl/_rels/workbook.xml.rels": LINKS.format(target)}
    path = archive(tmp_path / "a.xlsx", **links, **{"xl/worksheets/sheet1.xml": ROWS})
    assert formulas_without_value(sheet_texts(path), sheet="Staff & others") == ("A1", "A4")
    # of a sheet that the workbook does not name it cannot be told
    assert formulas_without_value(sheet_texts(path), sheet="Governors") is None
    plain = archive(tmp_path / "b.xlsx", **links, **{"xl/worksheets/sheet1.xml": '<row><c r="A1"><v>1</v></c></row>'})
    assert formulas_without_value(sheet_texts(plain), sheet="Staff & others") == ()


def test_cells_of_an_open_document(tmp_path: Path) -> None:
    """Its cells have no names; of a sheet that is not there it cannot be told."""
    path = archive(tmp_path / "a.ods", **{"content.xml": f'<table:table table:name="Other"></table:table>{TABLE}'})
    assert formulas_without_value(sheet_texts(path), sheet="Staff") == ("a cell",)
    assert formulas_without_value(sheet_texts(path), sheet="Other") == ()
    assert formulas_without_value(sheet_texts(path), sheet="None") is None


def test_other_kinds_of_file_store_their_values(tmp_path: Path) -> None:
    """The binary kinds; and of what is no archive, or a damaged one, nothing can be told."""
    assert (
        formulas_without_value(sheet_texts(archive(tmp_path / "a.xlsb", **{"xl/workbook.bin": ""})), sheet="Staff")
        == ()
    )
    (tmp_path / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    assert formulas_without_value(sheet_texts(tmp_path / "old.xls"), sheet="Staff") == ()
    assert formulas_without_value(sheet_texts(archive(tmp_path / "none.xlsx")), sheet="Staff") is None
