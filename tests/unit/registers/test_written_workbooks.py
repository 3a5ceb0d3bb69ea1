"""Tables written to a workbook read back as they were."""

from pathlib import Path

import pytest

from safeguarding.errors import UnreadableFileError

pytest.importorskip("xlsxwriter")
calamine = pytest.importorskip("python_calamine")

from safeguarding.registers.written_workbooks import write_workbook  # noqa: E402 - only with the extra


def test_every_cell_stays_the_text_it_was(tmp_path: Path) -> None:
    """Formulas, numbers with leading zeros and addresses stay texts; captions become names that sheets may have."""
    rows = [("=1+1", "001"), ("http://example.org", "é’"), ("", " x")]
    long = "Actions as at 19 September 2017: all [of] them"
    path = tmp_path / "out.xlsx"
    write_workbook(path, [(long, ("A", "B"), rows), (long, ("C",), []), ("", ("D",), [("d",)])])
    workbook = calamine.CalamineWorkbook.from_path(path)
    assert len(set(workbook.sheet_names)) == 3
    assert all(len(name) <= 31 for name in workbook.sheet_names)
    read = workbook.get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert [tuple(row) for row in read] == [("A", "B"), *rows]


def test_a_path_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="cannot be written"):
        write_workbook(tmp_path / "no" / "out.xlsx", [("A", ("B",), [])])
