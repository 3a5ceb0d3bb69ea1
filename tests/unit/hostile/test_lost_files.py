"""No file is lost: whatever ends a writer, the file that was there stands whole, or the new one does."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import typer
from tests.commands_tried import COMMANDS, WRITERS, asking, tried
from tests.planted import is_long
from tests.published import ROOT

from safeguarding.cli.application import application
from safeguarding.dbs.alert_ledgers import AlertLedger
from safeguarding.errors import UnreadableFileError
from safeguarding.serialization.alert_ledgers import read_ledger, write_ledger
from safeguarding.tables import writing

SOON = {"check", "dbs", "due-child", "timeliness"}
TRIED = [name for name in WRITERS if is_long() or name in SOON]
INPUTS = {"--template", "--policy", "--rules", "--rating-rule", "--earlier", "--interventions", "--outcomes", "--child"}
_BY_ITSELF = re.compile(
    r"\.write_text\(|\.write_bytes\(|open\([^)]*[\"']w|\.savefig\(|NamedTemporaryFile\(|ZipFile\([^)]*[\"']w"
)
MAY_WRITE = {
    "tables/writing.py": "the one writer",
    "briefings/new_folders.py": "within a folder that becomes the new one when it is whole",
    "charts/picture_files.py": "beside the picture, which it becomes when it is whole",
    "charts/survey_pictures.py": "the same",
    "charts/count_bars_painted.py": "in memory",
    "cli/standard_input.py": "what came in, in a folder of this run's own",
    "pages/renderers/word.py": "in memory",
    "serialization/json_streams.py": "beside the file, which it becomes when it is whole",
    "tables/workbook_writing.py": "beside the file, as above",
    "readers/dbs/due_list_files.py": "beside the due list, which it becomes when it is complete",
}


def test_only_these_write_by_themselves() -> None:
    """A new writer goes through the one that there is, or it is said here why it need not."""
    source = ROOT / "src" / "safeguarding"
    found = {
        str(path.relative_to(source))
        for path in source.rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if _BY_ITSELF.search(line) and not line.lstrip().startswith(("...", ">>>"))
    }
    assert {each for each in found if not each.startswith("testing/")} - set(MAY_WRITE) == set()


def test_every_option_that_writes_is_tried() -> None:
    """The commands' own options say what they write; a new one is tried as well."""
    group = typer.main.get_command(application)
    told = {
        (name, option)
        for name, command in group.commands.items()  # type: ignore[attr-defined]  # a group
        for each in command.params
        for option in each.opts
        if option.startswith("--")
        and option not in INPUTS
        and re.match(r"(Write|Draw)\b.*|Print the alerts", each.help or "")
        if each.metavar in ("FILE", "FOLDER")
    }
    known = {(command.arguments[0], option) for command in COMMANDS.values() for option in command.outputs}
    known |= {(command.arguments[0], "--output") for command in COMMANDS.values()}
    assert told - known == set()


@contextlib.contextmanager
def _prepared(name: str, folder: Path) -> Iterator[tuple[list[str], dict[str, Path]]]:
    command = WRITERS[name]
    command.prepare(folder)
    (folder / "written").mkdir()
    outputs = {option: folder / "written" / file for option, file in command.outputs.items()}
    if "--alerts" in outputs:
        write_ledger(AlertLedger(), outputs["--alerts"])
    yield command.within(folder), outputs


def _before(outputs: dict[str, Path]) -> dict[Path, bytes]:
    """Something stands in each place already; folders and the ledger are left as they are."""
    for option, path in outputs.items():
        if path.suffix and option != "--alerts":
            path.write_bytes(b"what stood there")
    return {path: path.read_bytes() for path in outputs.values() if path.is_file()}


class _EndedError(OSError):
    pass


def _fails_on(call: int) -> Callable[..., None]:
    """What fails from the given call on, as a full disk does."""
    calls = iter(range(10**6))

    def store(_: Path) -> None:
        if next(calls) >= call:
            raise _EndedError(28, "No space left on device")

    return store


@pytest.mark.parametrize("name", TRIED)
def test_a_full_disk(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What could not be stored is said, with status 2; each file is the old one or the new one, and no part is left."""
    with _prepared(name, tmp_path) as (arguments, outputs):
        before = _before(outputs)
        monkeypatch.setattr(writing, "_store", _fails_on(0))
        for option, path in outputs.items():
            ran = tried(*arguments, *asking(option, path))
            assert ran.status == 2, (option, ran)
            assert "No space left on device" in ran.err
            assert "Traceback" not in ran.err
        assert {path: path.read_bytes() for path in before} == before
        assert not [each for each in (tmp_path / "written").rglob("*") if ".part" in each.name]


@pytest.mark.parametrize("name", TRIED)
def test_output_over_an_input_or_another_output(name: str, tmp_path: Path) -> None:
    """Nothing is written where a place is named twice, or is what is read."""
    with _prepared(name, tmp_path) as (arguments, outputs):
        files = [path for path in tmp_path.rglob("*") if path.is_file()]
        before = {path: path.read_bytes() for path in files}
        read = next(path for path in sorted(files) if path.suffix in (".csv", ".toml") or path.name == "report.md")
        for option in (each for each, path in outputs.items() if path.suffix):
            for place in (read, read.parent / ".." / read.parent.name / read.name):
                assert tried(*arguments, *asking(option, place)).status == 2, option
        pairs = [each for each, path in outputs.items() if path.suffix and each != "--output"]
        for option in pairs:
            same = outputs[option]
            assert tried(*arguments, option, same, "--output", same).status == 2, option
        assert {path: path.read_bytes() for path in files} == before


@pytest.mark.parametrize("name", TRIED)
def test_a_folder_that_is_not_there_and_what_is_no_ordinary_file(name: str, tmp_path: Path) -> None:
    """Refused in words; a device, a pipe and a folder are left alone, also by root."""
    with _prepared(name, tmp_path) as (arguments, outputs):
        os.mkfifo(tmp_path / "pipe")
        (tmp_path / "null").symlink_to("/dev/null")
        for option, path in outputs.items():
            if not path.suffix or option == "--alerts":
                continue
            for kind, odd, why in (
                ("missing", "missing/a", "there is no such folder"),
                ("folder", "written", "it is no ordinary file"),
                ("device", "null", "it is no ordinary file"),
                ("pipe", "pipe", "it is no ordinary file"),
            ):
                place = tmp_path / (f"{odd}{path.suffix}" if kind == "missing" else odd)
                if kind != "missing" and place.suffix != path.suffix:
                    place = place.rename(place.with_suffix(path.suffix))
                ran = tried(*arguments, *asking(option, place))
                assert ran.status == 2, (option, kind, ran.out[-300:])
                assert why in " ".join(ran.err.split()), (option, kind, ran.err)
                if kind != "missing":
                    place.rename(tmp_path / odd)
        assert Path("/dev/null").is_char_device()
        assert (tmp_path / "null").is_symlink()


@pytest.mark.parametrize("name", TRIED)
def test_through_a_link_and_far_away(name: str, tmp_path: Path) -> None:
    """A link leads to what is replaced and stays a link; a path of 300 signs is as good as any."""
    with _prepared(name, tmp_path) as (arguments, outputs):
        far = tmp_path / "/".join(["a" * 60] * 4) / "b"
        far.mkdir(parents=True)
        for option, path in outputs.items():
            if not path.suffix or option == "--alerts":
                continue
            path.write_bytes(b"what stood there")
            link, distant = tmp_path / f"link{path.suffix}", far / f"{'c' * 100}{path.suffix}"
            link.unlink(missing_ok=True)
            link.symlink_to(path)
            for place in (link, distant):
                assert tried(*arguments, *asking(option, place)).status in (0, 1), (option, place)
            assert link.is_symlink()
            assert path.read_bytes() not in (b"", b"what stood there")
            assert distant.stat().st_size


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_what_may_only_be_read(tmp_path: Path) -> None:
    """A file and a folder that may not be written are left alone."""
    for place in (tmp_path / "old.csv", tmp_path / "closed" / "new.csv"):
        place.parent.mkdir(exist_ok=True)
    (tmp_path / "old.csv").write_text("old", encoding="utf-8")
    (tmp_path / "old.csv").chmod(0o444)
    (tmp_path / "closed").chmod(0o555)
    for place in (tmp_path / "old.csv", tmp_path / "closed" / "new.csv"):
        with pytest.raises(UnreadableFileError, match="cannot be written"):
            writing.write_text("new", place)
    assert (tmp_path / "old.csv").read_text(encoding="utf-8") == "old"
    (tmp_path / "closed").chmod(0o755)


class TestTheWriter:
    """What every writer goes through."""

    def test_a_link_leads_to_what_is_replaced(self, tmp_path: Path) -> None:
        (tmp_path / "real.csv").write_text("old", encoding="utf-8")
        (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
        writing.write_text("new", tmp_path / "link.csv")
        assert (tmp_path / "link.csv").is_symlink()
        assert (tmp_path / "real.csv").read_text(encoding="utf-8") == "new"

    def test_a_file_stays_as_private_as_it_was(self, tmp_path: Path) -> None:
        (tmp_path / "due.csv").touch(0o600)
        writing.write_text("new", tmp_path / "due.csv")
        assert (tmp_path / "due.csv").stat().st_mode & 0o777 == 0o600

    def test_where_what_is_printed_goes(self, tmp_path: Path) -> None:
        """A shell has opened it already: put in its place, a file would take what is printed with it."""
        with (tmp_path / "all.csv").open("w", encoding="utf-8") as opened:
            kept = os.dup(1)
            os.dup2(opened.fileno(), 1)
            try:
                with pytest.raises(UnreadableFileError, match="what is printed goes there"):
                    writing.write_text("new", tmp_path / "all.csv")
            finally:
                os.dup2(kept, 1)
                os.close(kept)

    @pytest.mark.parametrize("name", ["a\0b.csv", "", "a" * 300, "a" * 250])
    def test_names(self, name: str, tmp_path: Path) -> None:
        """A name that no file has is refused; a long one is written."""
        if name == "a" * 250:
            writing.write_text("new", tmp_path / name)
            assert (tmp_path / name).read_text(encoding="utf-8") == "new"
        else:
            with pytest.raises(UnreadableFileError, match="cannot be written"):
                writing.write_text("new", tmp_path / name)

    def test_quota(self, tmp_path: Path) -> None:
        """Where no more may be written than so many bytes, the old file stands."""
        code = (
            "import resource, signal, sys\nfrom pathlib import Path\n"
            "from safeguarding.tables.writing import write_text\n"
            "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))\n"
            "write_text('new' * 100_000, Path(sys.argv[1]))\n"
        )
        (tmp_path / "a.csv").write_text("old", encoding="utf-8")
        ran = subprocess.run(  # noqa: S603 - our own
            [sys.executable, "-c", code, tmp_path / "a.csv"], capture_output=True, text=True, check=False
        )
        assert "cannot be written (File too large)" in ran.stderr
        assert [each.name for each in tmp_path.iterdir()] == ["a.csv"]
        assert (tmp_path / "a.csv").read_text(encoding="utf-8") == "old"


_WRITING = """
import sys
from pathlib import Path
from safeguarding.dbs.alert_ledgers import AlertLedger
from safeguarding.serialization.alert_ledgers import write_ledger
from safeguarding.tables.writing import write_bytes
folder = Path(sys.argv[1])
print("begun", flush=True)
while True:
    for sign in (b"a", b"b"):
        write_bytes(sign * 2_000_000, folder / "big.bin")
        write_ledger(AlertLedger(), folder / "ledger.json")
"""


def test_killed_at_any_moment(tmp_path: Path) -> None:
    """At each of many moments the file is one that was written, whole."""
    moments = 50 if is_long() else 4
    for moment in range(moments):
        with subprocess.Popen([sys.executable, "-c", _WRITING, tmp_path], stdout=subprocess.PIPE) as running:  # noqa: S603 - our own
            assert running.stdout is not None
            running.stdout.readline()
            time.sleep(0.05 + moment * 0.0037)
            running.kill()
        contents = (tmp_path / "big.bin").read_bytes() if (tmp_path / "big.bin").exists() else b""
        assert contents in (b"", b"a" * 2_000_000, b"b" * 2_000_000)
        read_ledger(tmp_path / "ledger.json")
