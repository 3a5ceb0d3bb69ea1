"""What kind of file holds a table."""

from pathlib import Path

import pytest

from safeguarding.errors import UnreadableFileError
from safeguarding.tables.kinds import FileKind, file_kind


@pytest.mark.parametrize(
    ("name", "start", "kind"),
    [
        # by how it begins, whatever its name
        ("staff.csv", b"PK\x03\x04rest", FileKind.WORKBOOK),
        ("staff.csv", b"\xd0\xcf\x11\xe0rest", FileKind.WORKBOOK),
        ("staff.xlsx", b"PAR1rest", FileKind.PARQUET),
        ("staff.xlsx", b"Staff ID,Issued", FileKind.TEXT),
        # a workbook's name, where it begins as no text does
        ("staff.XLS", b"\x09\x00\x04\x00", FileKind.WORKBOOK),
        ("staff.csv", b"\x09\x00\x04\x00", FileKind.TEXT),
        ("staff.xls", b"", FileKind.TEXT),
        # what only speaks of a web page
        ("staff.csv", b"Notes\n<html>", FileKind.TEXT),
    ],
)
def test_told_by_how_it_begins_or_by_its_name(tmp_path: Path, name: str, start: bytes, kind: FileKind) -> None:
    path = tmp_path / name
    path.write_bytes(start)
    assert file_kind(path) is kind


@pytest.mark.parametrize(
    ("start", "what"),
    [
        (b"  <!DOCTYPE html><table>", "a web page"),
        (b'<?xml version="1.0"?>\n<html xmlns="x">', "a web page"),
        (b'<?xml version="1.0"?>\n<Workbook>', "an XML file"),
        ("\ufeff<html>".encode("utf-16-le"), "a web page"),
        ("\ufeff<html>".encode("utf-16-be"), "a web page"),
        ("\ufeff<html>".encode(), "a web page"),
        (b"MIME-Version: 1.0", "a web archive"),
        (b"%PDF-1.7", "a PDF document"),
        (b"{\\rtf1", "a document of rich text"),
        (b"\x1f\x8b\x08", "a compressed file"),
    ],
)
def test_what_holds_no_table_is_named_for_what_it_is(tmp_path: Path, start: bytes, what: str) -> None:
    for name, said in (("staff.xls", "named .xls"), ("staff", "named as something else")):
        (tmp_path / name).write_bytes(start)
        with pytest.raises(UnreadableFileError, match=f"{what}, {said}"):
            file_kind(tmp_path / name)


def test_one_that_is_not_there_is_taken_for_text(tmp_path: Path) -> None:
    """Its reader says why it cannot be opened."""
    assert file_kind(tmp_path / "none.xlsx") is FileKind.TEXT
