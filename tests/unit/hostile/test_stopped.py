"""Ctrl-C, or the system's word to end, at any moment of any command: one line, its status, and nothing half written."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest
from tests.commands_tried import COMMANDS, Tried, tried
from tests.planted import is_long

from safeguarding.cli import entry

MOMENTS = 12 if is_long() else 2
SOON = {"due-child"}


class Calls:
    """Counts the calls that a command makes, and at one of them does what the system does when a key is struck."""

    def __init__(self, at: int, number: signal.Signals) -> None:
        self.at, self.number, self.counted = at, number, 0

    def __call__(self, _: FrameType, event: str, __: object) -> None:
        if event == "call":
            self.counted += 1
            if self.counted == self.at:
                signal.raise_signal(self.number)


def stopped(run: Callable[[], Tried], at: int, number: signal.Signals = signal.SIGINT) -> tuple[Tried, int]:
    """What a run did that was stopped at one of its calls, and how many calls there were."""
    calls = Calls(at, number)
    before = sys.getprofile()
    # whoever runs this in the background has keys ignored
    keys = signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.setprofile(calls)
    try:
        ran = run()
    finally:
        sys.setprofile(before)
        signal.signal(signal.SIGINT, keys)
    return ran, calls.counted


@pytest.mark.parametrize("name", [name for name in COMMANDS if is_long() or name in SOON])
def test_at_any_moment(name: str, tmp_path: Path) -> None:
    """Outputs are what they were, or whole; no part of a file is left."""
    command = COMMANDS[name]
    command.prepare(tmp_path)
    (tmp_path / "written").mkdir()
    outputs = {option: tmp_path / "written" / file for option, file in command.outputs.items() if "." in file}
    asked = [str(each) for pair in outputs.items() for each in pair if pair[0] not in ("--alerts", "--output")]
    arguments = command.within(tmp_path)
    # all that is loaded only once is loaded
    whole, _ = stopped(lambda: tried(*arguments, *asked), 0)
    assert whole.status in (0, 1), whole
    written = {path: path.read_bytes() for path in (tmp_path / "written").rglob("*") if path.is_file()}
    shutil.rmtree(tmp_path / "new", ignore_errors=True)
    _, most = stopped(lambda: tried(*arguments, *asked), 0)
    for path in written:
        path.write_bytes(b"what stood there")
    for moment in range(MOMENTS):
        number = (signal.SIGINT, signal.SIGTERM)[moment % 2]
        at = 1 + most * (2 * moment + 1) // (2 * MOMENTS)
        shutil.rmtree(tmp_path / "new", ignore_errors=True)
        ran, _ = stopped(lambda: tried(*arguments, *asked), at, number)
        assert ran.status == 128 + number, (at, most, ran)
        assert ran.err.splitlines()[-1] == "Stopped: nothing more was written."
        assert "Traceback" not in ran.err
        for path, contents in written.items():
            assert path.read_bytes() in (b"what stood there", contents), (path.name, at)
        assert not [each for each in tmp_path.rglob("*") if ".part" in each.name]


class Thrown:
    """Something in whose last moment a key is struck."""

    def __del__(self) -> None:
        signal.raise_signal(signal.SIGTERM)


def test_struck_while_something_is_thrown_away(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Python loses what is raised there, and says so on the screen; here the word is given again."""

    def run() -> None:
        Thrown()
        time.sleep(30)

    monkeypatch.setattr(entry, "_run", run)
    with pytest.raises(SystemExit) as end:
        entry.main()
    assert end.value.code == 128 + signal.SIGTERM
    assert capsys.readouterr().err == "Stopped: nothing more was written.\n"


_ENDING = """
import atexit, signal, time
signal.signal(signal.SIGINT, signal.default_int_handler)
atexit.register(time.sleep, 1)
from safeguarding.cli import entry
entry._run = lambda: time.sleep(30)
print("begun", flush=True)
entry.main()
"""


def test_struck_again_after_the_closing_line() -> None:
    """While the program ends: nothing further is said."""
    with subprocess.Popen([sys.executable, "-c", _ENDING], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:  # noqa: S603 - our own
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        time.sleep(0.1)
        running.send_signal(signal.SIGINT)
        assert running.stderr.readline() == b"Stopped: nothing more was written.\n"
        time.sleep(0.3)
        running.send_signal(signal.SIGINT)
        assert running.communicate(timeout=60)[1] == b""
    assert running.returncode == 130


def _is_there(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="the system has no groups of processes")
@pytest.mark.parametrize("number", [each for each in ("SIGINT", "SIGTERM", "SIGKILL") if is_long() or each == "SIGINT"])
def test_while_a_folder_is_checked(number: str, tmp_path: Path) -> None:
    """Ctrl-C in a terminal reaches the processes at work too, other words the first alone: one line, soon, and none is left."""
    for k in range(60):
        text = "Of the 139 seen, 35 (24%) were good, and 12 of 24 (50%) not.\n\n" * 300
        (tmp_path / f"report-{k}.txt").write_text(text, encoding="utf-8")
    page = tmp_path / "page.html"
    page.write_text("old", encoding="utf-8")
    # where the tests run in the background, a shell has keys ignored: the command is run as in a terminal
    heard = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    code = f"{heard}; from safeguarding.cli.entry import main; main()"
    arguments = ["check", str(tmp_path), "--processes", "2", "--format", "html", "--output", str(page)]
    with subprocess.Popen(  # noqa: S603 - our own
        [sys.executable, "-c", code, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as running:
        time.sleep(3)
        word = signal.Signals[number]
        (os.killpg if word == signal.SIGINT else os.kill)(running.pid, word)
        try:
            out, err = running.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            # one that hangs fails this test, and keeps no other waiting
            os.killpg(running.pid, signal.SIGKILL)
            raise
    until = time.monotonic() + 10
    while (is_left := _is_there(running.pid)) and time.monotonic() < until:
        time.sleep(0.05)
    if is_left:
        os.killpg(running.pid, signal.SIGKILL)
    assert not is_left
    assert page.read_text(encoding="utf-8") == "old"
    if number != "SIGKILL":
        assert running.returncode == 128 + word, err
        assert err.decode().splitlines()[-1] == "Stopped: nothing more was written."
        assert "Traceback" not in err.decode()
        assert out == b""
        assert not [each for each in tmp_path.iterdir() if ".part" in each.name]


@pytest.mark.skipif(not is_long(), reason="in the long stage: each takes a process")
@pytest.mark.parametrize("name", COMMANDS)
def test_a_process_of_its_own(name: str, tmp_path: Path) -> None:
    """Also while its parts are loaded, and at its end: it says one line, or it had come to its end.

    Whoever runs this in the background has keys ignored, which a process takes over from another.
    """
    command = COMMANDS[name]
    command.prepare(tmp_path)
    keys = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    code = f"{keys}; from safeguarding.cli.entry import main; print('begun', flush=True); main()"
    for tenths in range(1, 14, 2):
        shutil.rmtree(tmp_path / "new", ignore_errors=True)
        with subprocess.Popen(  # noqa: S603 - our own
            [sys.executable, "-c", code, *command.within(tmp_path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as running:
            assert running.stdout is not None
            running.stdout.readline()
            time.sleep(tenths / 10)
            running.send_signal(signal.SIGINT)
            _, err = running.communicate(timeout=60)
        assert b"Traceback" not in err, err.decode()
        assert running.returncode in (0, 1, 130), err.decode()
        assert (running.returncode == 130) is (b"Stopped: nothing more was written.\n" in err)
