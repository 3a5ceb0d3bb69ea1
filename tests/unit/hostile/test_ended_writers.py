"""Every writer of every command, killed at each step that it takes among files, without room, and where it may not write.

Each run is a process that branches off this one, so that what is done to it is done to nobody else.
"""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sys
import tempfile
import traceback
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.commands_tried import COMMANDS, WRITERS, asking, tried
from tests.planted import is_long

from safeguarding.dbs.alert_ledgers import AlertLedger
from safeguarding.serialization.alert_ledgers import read_ledger, write_ledger

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no branching processes")
WRITING = {**WRITERS, "new-update": COMMANDS["new-update"]}
SOON = [*WRITING] if is_long() else ["timeliness"]
STEPS = {"open", "os.rename", "os.remove", "os.mkdir", "os.chmod", "shutil.copymode", "os.truncate"}
MOMENTS = 50
NOBODY = 65534


@pytest.fixture
def folder() -> Iterator[Path]:
    """One that others may look into, which pytest's own are not."""
    made = Path(tempfile.mkdtemp())
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


def asked(name: str, folder: Path) -> tuple[list[str], dict[str, Path]]:
    """What the command is called with, each output once, and the places of its outputs, with something in them."""
    command, written = WRITING[name], folder / "written"
    command.prepare(folder)
    written.mkdir()
    outputs = {option: written / file for option, file in command.outputs.items()}
    if "--alerts" in outputs:
        write_ledger(AlertLedger(), outputs["--alerts"])
    for path in outputs.values():
        if path.suffix and not path.exists():
            path.write_bytes(b"what stood there")
    return [*command.within(folder), *(part for pair in outputs.items() for part in asking(*pair))], outputs


def branched(prepare: Callable[[], object], arguments: list[str], said: Path) -> int:
    """How a run of a command ends in a process of its own; what it says goes into a file."""
    with warnings.catch_warnings():
        # no thread of ours is at work
        warnings.simplefilter("ignore", DeprecationWarning)
        process = os.fork()
    if process:
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    status = 70
    try:
        descriptor = os.open(said, os.O_WRONLY | os.O_TRUNC)
        prepare()
        ran = tried(*arguments)
        os.write(descriptor, ran.err.encode()[-50:] if "room" in said.name else ran.err.encode()[:4000])
        status = ran.status
    except BaseException:  # noqa: BLE001 - shown by the test that fails
        os.write(descriptor, traceback.format_exc().encode())
    finally:
        os._exit(status)


def killing(at: int, folder: Path, *, told: int | None = None) -> Callable[[], None]:
    """Ends the process, as nothing can hinder, before the given one of its steps among what it writes into a folder.

    For each step, a sign is written to the open file that is told of them.
    """
    counted, places = iter(range(1, 10**6)), (str(folder / "written"), str(folder / ".new"), str(folder / "new"))

    def look(event: str, arguments: tuple[object, ...]) -> None:
        if event in STEPS and str(arguments[0]).startswith(places):
            if told is not None:
                os.write(told, b".")
            if next(counted) == at:
                os.kill(os.getpid(), signal.SIGKILL)

    return lambda: sys.addaudithook(look)


@pytest.mark.skipif(not is_long(), reason="in the long stage: each step takes a process")
@pytest.mark.parametrize("name", WRITING)
def test_killed_at_any_step(name: str, folder: Path) -> None:
    """Each output is what stood there, or whole; the next run is not hindered by what is left."""
    (said := folder / "said").touch()
    arguments, outputs = asked(name, folder)
    files = [path for path in outputs.values() if path.suffix]
    before = {path: path.read_bytes() for path in files}
    # what this process has loaded, the others need not load
    assert tried(*arguments).status in (0, 1)
    shutil.rmtree(folder / "new", ignore_errors=True)
    with (folder / "steps").open("wb") as told:
        ended = branched(killing(0, folder, told=told.fileno()), arguments, said)
    assert ended in (0, 1), said.read_text(encoding="utf-8")
    steps = (folder / "steps").stat().st_size
    # what is written into a folder as well, where it is written over what stood there
    files = [path for path in (folder / "written").rglob("*") if path.is_file()]
    after = {path: path.read_bytes() for path in files}
    before = dict.fromkeys(files, b"what stood there") | before
    for step in sorted({1 + k * steps // MOMENTS for k in range(MOMENTS)}):
        for path, contents in before.items():
            path.write_bytes(contents)
        shutil.rmtree(folder / "new", ignore_errors=True)
        assert branched(killing(step, folder), arguments, said) == -signal.SIGKILL
        for path in files:
            if path.name == "ledger.json":
                read_ledger(path)
            else:
                assert path.read_bytes() in (before[path], after[path]), (path.name, step)
        made = folder / "new"
        assert not made.exists() or {each.name for each in made.iterdir()} >= {"update.toml"}
    assert branched(lambda: None, arguments, said) in (0, 1), said.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SOON)
def test_no_room(name: str, folder: Path) -> None:
    """Where no file may be longer than some bytes, what could not be written is said; what stood there stands."""
    (said := folder / "room").touch()
    arguments, outputs = asked(name, folder)
    before = {path: path.read_bytes() for path in outputs.values() if path.suffix}
    ended = branched(lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (60, 60)), arguments, said)
    assert ended == 2, said.read_text(encoding="utf-8")
    assert {path: path.read_bytes() for path in before} == before
    assert not [each for each in folder.rglob("*") if ".part" in each.name or each.name == "new"]


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="the system has no users")
@pytest.mark.parametrize("name", SOON)
def test_where_nothing_may_be_written(name: str, folder: Path) -> None:
    """Somebody who may read all and write nothing is told so, and nothing is changed; root becomes nobody for it."""
    (said := folder / "said").touch()
    arguments, outputs = asked(name, folder)
    before = {path: path.read_bytes() for path in outputs.values() if path.suffix}
    # nobody may not even load what this process has not
    assert tried(*arguments).status in (0, 1)
    shutil.rmtree(folder / "new", ignore_errors=True)
    for path, contents in before.items():
        path.write_bytes(contents)
    for path in folder.rglob("*"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    folder.chmod(0o555)

    def become_nobody() -> None:
        if os.geteuid() == 0:
            os.setgid(NOBODY)
            os.setuid(NOBODY)

    ended = branched(become_nobody, arguments, said)
    folder.chmod(0o755)
    assert ended == 2, said.read_text(encoding="utf-8")
    assert "cannot be written" in said.read_text(encoding="utf-8")
    assert {path: path.read_bytes() for path in before} == before
    (folder / "written").chmod(0o755)
