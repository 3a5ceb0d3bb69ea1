"""Tables written to a workbook read back as they were."""

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from safeguarding.errors import UnreadableFileError
from safeguarding.tables.typed_tables import TypedTable
from safeguarding.tables.writing import write_sheets


def test_every_cell_stays_the_text_it_was(tmp_path: Path) -> None:
    """Formulas, numbers with leading zeros and addresses stay texts; captions become names that sheets may have."""
    rows = [("=1+1", "001"), ("http://example.org", "é’"), ("", " x")]
    long = "Actions as at 19 September 2017: all [of] them"
    path = tmp_path / "out.xlsx"
    tables = [
        TypedTable(name=long, columns=("A", "B"), rows=rows),
        TypedTable(name=long, columns=("C",), rows=()),
        TypedTable(name="", columns=("D",), rows=[("d",)]),
    ]
    write_sheets(tables, path)
    workbook = CalamineWorkbook.from_path(path)
    assert len(set(workbook.sheet_names)) == 3
    assert all(len(name) <= 31 for name in workbook.sheet_names)
    read = workbook.get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert [tuple(row) for row in read] == [("A", "B"), *rows]


def test_a_path_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="cannot be written"):
        write_sheets([TypedTable(name="A", columns=("B",), rows=())], tmp_path / "no" / "out.xlsx")
