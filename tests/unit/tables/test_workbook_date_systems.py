"""The date mode of an .xls file stands among its first records; where it cannot be found, it is not known."""

import struct
import zipfile
from pathlib import Path

import pytest

from safeguarding.tables.spreadsheet_dates import DateSystem
from safeguarding.tables.workbook_date_systems import date_system_of

BEGINS = b"\xd0\xcf\x11\xe0" + bytes(508) + b"\x09\x08\x10\x00\x00\x06\x05\x00" + bytes(12)
CODE_PAGE = struct.pack("<HHH", 0x42, 2, 1200)
END = struct.pack("<HH", 0x0A, 0)


def mode(value: int) -> bytes:
    return struct.pack("<HHH", 0x22, 2, value)


@pytest.mark.parametrize(
    ("contents", "expected"),
    [
        (BEGINS + CODE_PAGE + mode(1) + END, DateSystem.FROM_1904),
        (BEGINS + CODE_PAGE + mode(0) + END, DateSystem.FROM_1900),
        (BEGINS + CODE_PAGE + END, DateSystem.FROM_1900),
        (BEGINS + CODE_PAGE, None),
        (b"\xd0\xcf\x11\xe0 nothing", None),
    ],
)
def test_date_mode(tmp_path: Path, contents: bytes, expected: DateSystem | None) -> None:
    """The layout of the records is that of [MS-XLS] 2.4.77 (Date1904) and 2.4.21 (BOF)."""
    file = tmp_path / "staff.xls"
    file.write_bytes(contents)
    assert date_system_of(file) is expected


def test_a_workbook_without_its_own_word_tells_no_system(tmp_path: Path) -> None:
    """Where the part that would say it is of something else, nobody knows from which day days are counted."""
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("xl/workbook.xml", "<other/>")
    assert date_system_of(tmp_path / "a.xlsx") is None
