"""A command that is stopped from the keyboard says so in one line; what a stream lacks is written as JSON writes it."""

from __future__ import annotations

import io
import json
import signal
import threading
from types import SimpleNamespace

import pytest

from safeguarding.cli import application, entry
from safeguarding.cli.entry import _ended_in_order, _not_lost


def test_stopped_from_the_keyboard(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit status 130 and one line, wherever in a command the key was struck."""

    def struck(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(application, "complain", struck)
    monkeypatch.setattr("sys.argv", ["safeguarding", "profile", "no-such-file.toml", "--on", "2024-01-01"])
    for place in ("complain", "run"):
        monkeypatch.setattr(application, place, struck)
        with pytest.raises(SystemExit) as end:
            entry.main()
        assert end.value.code == 130
        assert capsys.readouterr().err.splitlines()[-1] == "Stopped: nothing more was written."


def test_stopped_within_a_command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the command line catches the key itself, there is a line too."""

    def struck(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("safeguarding.cli.application.typer.echo", struck)
    monkeypatch.setattr("sys.argv", ["safeguarding", "--version"])
    with pytest.raises(SystemExit) as end:
        entry.main()
    assert end.value.code == 130
    assert capsys.readouterr().err == "Stopped: nothing more was written.\n"


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "cp850"])
def test_json_on_a_stream_that_lacks_signs(encoding: str) -> None:
    """What arrives is JSON, and means what was written."""
    said = {"title": "a \U0001f600 and ż and \u200b and \x81 and é"}
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="json_escapes")
    stream.write(json.dumps(said, ensure_ascii=False))
    stream.flush()
    assert json.loads(stream.buffer.getvalue().decode(encoding)) == said


def test_signals_are_left_alone_off_the_main_thread() -> None:
    """Only the main thread may settle how a program ends; elsewhere the work is done all the same."""
    done: list[object] = []

    def work() -> None:
        before = signal.getsignal(signal.SIGTERM)
        with _ended_in_order():
            done.append(signal.getsignal(signal.SIGTERM) is before)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]


def test_what_goes_wrong_unseen_is_told_as_usual() -> None:
    """Only a key that was struck is struck again; any other error goes where such errors go."""
    told: list[object] = []
    unraisable = SimpleNamespace(exc_value=ValueError("made up"))
    _not_lost(told.append, unraisable)
    assert told == [unraisable]
