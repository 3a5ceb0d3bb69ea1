"""Files are opened through one door: ordinary ones and standard input, up to a size that can be set."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.patterns_found import SOURCE

from safeguarding.dates.ranges import DateRange
from safeguarding.documents.claim_files import read_claims
from safeguarding.documents.folders import report_files
from safeguarding.documents.reports import read_document
from safeguarding.errors import ParseError, SafeguardingError, UnreadableFileError
from safeguarding.opened_files import SIZE_VARIABLE, file_contents, file_start, folder_entries
from safeguarding.readers.childrens_files.asked_children import answers_in
from safeguarding.readers.childrens_files.child_files import read_children
from safeguarding.readers.childrens_files.ssd import read_ssd
from safeguarding.readers.childrens_files.ssda903 import read_ssda903
from safeguarding.readers.indicators.folders import read_indicator_folder
from safeguarding.readers.surveys.folders import read_survey_folder
from safeguarding.serialization.documents import read_json, read_toml
from safeguarding.tables.opening import open_grids

READERS: dict[str, Callable[[Path], object]] = {
    "csv": open_grids,
    "xlsx": open_grids,
    "parquet": open_grids,
    "txt": read_document,
    "docx": read_document,
    "pdf": read_document,
    "html": read_document,
    "figures.toml": read_claims,
    "toml": lambda path: read_toml(path, DateRange),
    "child.toml": read_children,
    "json": lambda path: read_json(path, DateRange),
}


@pytest.mark.parametrize("suffix", READERS)
class TestOnlyOrdinaryFilesAreRead:
    """A pipe that nobody writes to, a device without an end and a folder are refused, and nobody waits for them."""

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
    def test_a_named_pipe(self, suffix: str, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / f"a.{suffix}")
        with pytest.raises(UnreadableFileError, match="a named pipe, not an ordinary file"):
            READERS[suffix](tmp_path / f"a.{suffix}")

    @pytest.mark.skipif(not Path("/dev/zero").exists(), reason="the system has no such device")
    def test_a_device(self, suffix: str, tmp_path: Path) -> None:
        (tmp_path / f"a.{suffix}").symlink_to("/dev/zero")
        with pytest.raises(UnreadableFileError, match="a device, not an ordinary file"):
            READERS[suffix](tmp_path / f"a.{suffix}")

    def test_a_folder(self, suffix: str, tmp_path: Path) -> None:
        if suffix == "child.toml":
            pytest.skip("of children a folder may be given")
        (tmp_path / f"a.{suffix}").mkdir()
        with pytest.raises(UnreadableFileError, match="cannot be opened"):
            READERS[suffix](tmp_path / f"a.{suffix}")

    def test_a_name_that_no_file_has(self, suffix: str) -> None:
        with pytest.raises(UnreadableFileError, match="cannot be opened"):
            READERS[suffix](Path(f"a\0b.{suffix}"))

    def test_a_file_of_a_terabyte(self, suffix: str, tmp_path: Path) -> None:
        path = tmp_path / f"a.{suffix}"
        path.touch()
        try:
            os.truncate(path, 10**12)
        except OSError:
            pytest.skip("the system makes no such file")
        with pytest.raises(UnreadableFileError, match=r"above [0-9,]+ bytes.*SAFEGUARDING_LARGEST_FILE"):
            READERS[suffix](path)


class TestTheLimitCanBeSet:
    """One variable of the environment sets how many bytes are read; what is no number of bytes is refused."""

    @pytest.mark.parametrize(("size", "is_read"), [(5, True), (6, False)])
    def test_to_a_size(self, size: int, is_read: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001
        monkeypatch.setenv(SIZE_VARIABLE, "5")
        path = tmp_path / "a.csv"
        path.write_bytes(b"x" * size)
        if is_read:
            assert file_contents(path) == b"xxxxx"
        else:
            with pytest.raises(UnreadableFileError, match="above 5 bytes"):
                file_contents(path)

    @pytest.mark.parametrize("said", ["many", "-1", "1e9", "9" * 5000])
    def test_to_no_size(self, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv(SIZE_VARIABLE, said)
        (tmp_path / "a.csv").write_text("a,b\n", encoding="utf-8")
        with pytest.raises(ParseError, match="a number of bytes"):
            file_contents(tmp_path / "a.csv")


@pytest.mark.skipif(not Path("/dev/stdin").exists(), reason="the system does not name standard input")
def test_standard_input_is_read_where_it_is_named() -> None:
    """What another program writes is read as a table, from its first letter."""
    code = "from pathlib import Path\nfrom safeguarding.tables.opening import open_grids\nprint([row.cells for row in open_grids(Path('/dev/stdin'))[0].rows])"
    ran = subprocess.run([sys.executable, "-c", code], input=b"a,b\n1,2\n", capture_output=True, check=True)  # noqa: S603
    assert ran.stdout.decode().strip() == "[('a', 'b'), ('1', '2')]"


_OPENS = re.compile(r"\.open\((?:\"rb?\"|\))|\.read_bytes\(|\.read_text\(|(?<![\w.])open\((?:path|file)")
MAY_OPEN = {
    "charts/picture_files.py": "a picture that was written just before",
    "tables/workbook_date_systems.py": "a workbook whose size and kind were looked at before",
    **dict.fromkeys(
        ("pages/renderers/html/document.py", "readers/conformance/kits.py", "shipped.py"),
        "what the package ships",
    ),
}


def test_only_these_open_files_by_themselves() -> None:
    """A new reader goes through the one door, or it is said here why it need not."""
    found = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if _OPENS.search(line) and not line.lstrip().startswith(("...", ">>>", "#"))
    }
    assert {each for each in found if not each.startswith(("testing/", "cli/"))} == set(MAY_OPEN)


def test_how_standard_input_begins_and_what_it_is_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """It can be read once: whoever looks at its start first, and at it again, has the same."""
    given = io.TextIOWrapper(io.BytesIO(b"Staff ID,Role\n"))
    monkeypatch.setattr(sys, "stdin", given)
    assert file_start(Path("-"), 5) == b"Staff"
    assert file_contents(Path("-")) == b"Staff ID,Role\n"
    assert file_start(Path("/dev/stdin"), 8) == b"Staff ID"


def test_a_folder_is_listed_without_what_programs_keep_there(tmp_path: Path) -> None:
    """The lock of an open workbook, and what a Mac puts beside a file, are no files of a return."""
    for name in ("b.csv", "a.csv", "~$a.xlsx", "._a.csv", ".DS_Store"):
        tmp_path.joinpath(name).touch()
    assert [each.name for each in folder_entries(tmp_path)] == ["a.csv", "b.csv"]


LONG = Path("a" * 5_000)


@pytest.mark.parametrize(
    "read",
    [
        read_survey_folder,
        read_children,
        lambda path: read_ssda903([path]),
        read_ssd,
        lambda path: answers_in(path, on=date(2026, 4, 1)),
        lambda path: read_indicator_folder(path, on=date(2026, 4, 1)),
        lambda path: [read_document(each.path) for each in report_files([path]).files],
        folder_entries,
    ],
)
def test_a_name_that_no_file_can_have_is_the_name_of_no_folder(read: Callable[[Path], object]) -> None:
    """Whatever reads files or folders says that it cannot, and not the system's own error."""
    for path in (LONG, Path("a\0b"), Path(__file__, "within")):
        with pytest.raises(SafeguardingError):
            read(path)


def test_a_survey_is_asked_for_by_its_folder(tmp_path: Path) -> None:
    """Who names the file of answers is told which folder is wanted."""
    file = tmp_path / "answers.csv"
    file.touch()
    with pytest.raises(UnreadableFileError, match=r"answers.csv: not a folder; name the folder that holds survey.toml"):
        read_survey_folder(file)
