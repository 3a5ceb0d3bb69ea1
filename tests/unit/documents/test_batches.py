"""Several files at once: the order of the answers, and files that cost the others nothing. All reports are made up."""

import os
import signal
import threading
from pathlib import Path

import pytest

from safeguarding.documents import batches
from safeguarding.documents.batches import CheckedFile, check_files
from safeguarding.documents.folders import ReportFile, report_files
from safeguarding.errors import UnreadableFileError
from safeguarding.figures.policies import CheckingPolicy

WRONG = "35 of the 139 (24%) were late."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(6):
        inside = tmp_path / f"{number % 2}"
        inside.mkdir(exist_ok=True)
        (inside / f"{number}.md").write_text(WRONG if number % 3 else "", encoding="utf-8")
    return tmp_path


def dying(file: ReportFile, policy: CheckingPolicy | None) -> CheckedFile:
    """What a library that is no Python may do."""
    if file.name == "1/3.md":
        os._exit(1)
    return batches._checked(file, policy)  # in a process of its own, where it is as it was


def failing(*_: object, **__: object) -> None:
    raise RecursionError


class TestAnswers:
    @pytest.mark.parametrize("processes", [1, 2])
    def test_in_the_order_of_the_files(self, folder: Path, processes: int) -> None:
        """However many are read at once, the answers come in the same order, the unreadable among them."""
        files = report_files([folder]).files
        told: list[str] = []
        answers = check_files(files, processes=processes, on_checked=lambda file: told.append(file.name))
        assert [each.file.name for each in answers] == ["0/0.md", "0/2.md", "0/4.md", "1/1.md", "1/3.md", "1/5.md"]
        assert [each.error is not None for each in answers] == [True, False, False, False, True, False]
        assert [each.report.name for each in answers if each.report is not None] == [
            "0/2.md",
            "0/4.md",
            "1/1.md",
            "1/5.md",
        ]
        assert sorted(told) == [file.name for file in files]

    def test_a_file_that_ends_its_process(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The others are answered, and the file is named."""
        monkeypatch.setattr(batches, "_checked", dying)
        answers = check_files(report_files([folder]).files, processes=2)
        assert [each.report is not None for each in answers] == [False, True, True, True, False, True]
        assert "came to an end" in str(answers[4].error)

    def test_a_fault_of_this_library(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(batches, "check_report", failing)
        (answer,) = check_files(report_files([folder / "0" / "2.md"]).files)
        assert "RecursionError" in str(answer.error)

    def test_no_files(self) -> None:
        assert check_files([]) == ()


class TestFolders:
    def test_a_file_twice(self, folder: Path) -> None:
        """A file that is named, and stands in a folder that is named, is checked once."""
        found = report_files([folder / "0" / "2.md", folder])
        assert len(found.files) == 6

    def test_two_files_of_one_name(self, folder: Path) -> None:
        """Files of one name are told apart by where they are."""
        (folder / "1" / "2.md").write_text(WRONG, encoding="utf-8")
        names = [file.name for file in report_files([folder / "0" / "2.md", folder / "1" / "2.md"]).files]
        assert len(set(names)) == 2

    def test_nothing_to_check(self, tmp_path: Path) -> None:
        (tmp_path / "~$draft.docx").write_bytes(b"x")
        (tmp_path / "data.bin").write_bytes(b"x")
        with pytest.raises(UnreadableFileError, match="holds no report"):
            report_files([tmp_path])

    def test_a_link_back(self, folder: Path) -> None:
        """A link to a folder above is not followed."""
        (folder / "0" / "back").symlink_to(folder)
        assert len(report_files([folder]).files) == 6


def test_where_the_system_has_no_masks_nothing_is_masked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows has none: the processes start all the same."""
    monkeypatch.delattr(signal, "pthread_sigmask", raising=False)
    with batches._deaf_to_the_keyboard():
        pass


class First:
    """The process that started this one, and has ended."""

    def __init__(self) -> None:
        self.was_waited_for = False

    def join(self) -> None:
        self.was_waited_for = True


@pytest.mark.parametrize("first", [None, First()])
def test_a_process_ends_with_the_one_that_started_it(first: First | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """It waits for its end and ends too; the first process of all has none to wait for."""
    ended: list[int] = []
    monkeypatch.setattr("multiprocessing.parent_process", lambda: first)
    monkeypatch.setattr(os, "_exit", ended.append)
    before = set(threading.enumerate())
    batches._end_with_the_first()
    for thread in set(threading.enumerate()) - before:
        thread.join()
    assert ended == ([] if first is None else [1])
    assert first is None or first.was_waited_for
