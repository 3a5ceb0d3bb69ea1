"""The bar while files are checked: seen in a terminal, and nowhere else."""

import io
import sys
from pathlib import Path

import pytest

from safeguarding.cli.auditing import _progress
from safeguarding.cli.commands.dbs import _reading
from safeguarding.cli.progress import bar, long_steps, watched
from safeguarding.documents.folders import ReportFile


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, count: int) -> str:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", stream)
    with bar(count) as move:
        for number in range(count):
            move(ReportFile(Path(f"{number}.pdf"), f"{number}.pdf"))
    return stream.getvalue()


def test_in_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """It says how many files are done, and which was last."""
    printed = shown(monkeypatch, Terminal(), 3)
    assert "3/3" in printed
    assert "2.pdf" in printed


@pytest.mark.parametrize(("stream", "count"), [(io.StringIO(), 3), (Terminal(), 1)])
def test_nobody_watches(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, count: int) -> None:
    """A pipe stays quiet, and so does one file."""
    assert shown(monkeypatch, stream, count) == ""


def long_search(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO) -> str:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", stream)
    with long_steps("Protecting", 2) as step:
        step("2015")(1, 1)
        within = step("2017")
        within(10, 40)
        within(20, 40)
        return stream.getvalue()


def test_within_a_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half of the second wave of two is three quarters of all; nobody waits for a whole wave without a sign."""
    stream = Terminal()
    long_search(monkeypatch, stream)
    assert "2017" in stream.getvalue()
    assert long_search(monkeypatch, io.StringIO()) == ""


@pytest.mark.parametrize(("stream", "count"), [(io.StringIO(), 9), (Terminal(), 2), (Terminal(), 9)])
def test_items_that_are_watched(stream: io.StringIO, count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every item comes, once and in its order; a bar is shown of many in a terminal only."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", stream)
    assert list(watched("Measuring", range(count))) == list(range(count))
    assert ("Measuring" in stream.getvalue()) is (stream.isatty() and count > 2)


def test_long_work_of_other_commands_shows_itself_in_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """A register that is read is named; an audit shows how many people it has looked at, and not a short one."""
    monkeypatch.setenv("TERM", "xterm")
    for stream in (io.StringIO(), Terminal()):
        monkeypatch.setattr(sys, "stderr", stream)
        with _reading([Path("staff.csv")]):
            pass
        assert ("staff.csv" in stream.getvalue()) is stream.isatty()
        for count in (10, 10_000):
            with _progress(count) as move:
                assert (move is not None) is (stream.isatty() and count == 10_000)
                if move is not None:
                    move(10_000)
        assert ("Auditing" in stream.getvalue()) is stream.isatty()
