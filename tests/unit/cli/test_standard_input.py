"""``-`` for a file is what another program writes, in every command that reads one; and every command takes ``--output``."""

import importlib
import inspect
import json
import stat
import typing
from pathlib import Path

import openpyxl
import pytest
from tests.published import ROOT
from typer.testing import CliRunner, Result

from safeguarding.cli import standard_input
from safeguarding.cli.application import COMMANDS, application
from safeguarding.cli.standard_input import INPUTS, suffix_of
from safeguarding.errors import UnreadableFileError
from safeguarding.opened_files import SIZE_VARIABLE
from safeguarding.serialization.documents import read_toml

moved = importlib.import_module("safeguarding.cli.commands.moved")

YORK = ROOT / "examples" / "york-2017"
CASES = '[[cases]]\nrule = "iha"\nepisode = { started_on = 2027-05-04, reference = "child 1" }\n'
CHILD = '[events]\n"care began" = 2017-04-03\nreview = [2017-05-05]\n'
TIMES = "Child,Became looked after,Assessed\nA,03/04/2017,04/05/2017\nB,10/04/2017,\n"
ANSWERS = "case,due\nicpc/2026-08-30/done-on-the-last-day,2026-09-21\n"
OUTCOMES = str(YORK / "outcomes.csv")

# how each command is asked, with {} for the file, and the file
READING: dict[str, tuple[list[str], bytes]] = {
    "check": (["{}"], (YORK / "report.figures.toml").read_bytes()),
    "conformance": (["{}", "--rule", "icpc"], ANSWERS.encode()),
    "dbs": (["{}", "--as-at", "2017-09-19"], (YORK / "staff.csv").read_bytes()),
    "due": (["--child", "{}", "--on", "2017-09-19"], CHILD.encode()),
    "history": (["York", "{}"], (YORK / "outcomes.csv").read_bytes()),
    "moved": (["{}", "--on", "2027-05-10", "--holiday", "2027-05-14"], CASES.encode()),
    "new-update": (
        ["NEW", "--authority", "York", "--on", "2017-09-19", "--outcomes", "{}"],
        (YORK / "outcomes.csv").read_bytes(),
    ),
    "plan": (["{}", "--on", "2017-09-19"], (YORK / "plan.toml").read_bytes()),
    "profile": (["{}", "--on", "2017-04-30"], (YORK / "outcomes.csv").read_bytes()),
    "recruitment": (
        ["{}", "--setting", "academy", "--on", "2024-12-02"],
        (ROOT / "examples" / "central-record" / "central-record.csv").read_bytes(),
    ),
    "timeliness": (
        [
            "iha",
            "{}",
            "--started",
            "Became looked after",
            "--done",
            "Assessed",
            "--since=2017-04-01",
            "--on=2017-06-30",
        ],
        TIMES.encode(),
    ),
}
# those that are asked with a folder, or need no file
OTHERS = {
    "brief": [str(YORK)],
    "indicators": [str(ROOT / "examples" / "westmarch-indicators"), "--on", "2026-04-30"],
    "rules": ["--area", "health"],
    "survey": [str(ROOT / "examples" / "three-wave-survey")],
}
SUFFIXES = {"check": ".toml", "due": ".toml", "moved": ".toml", "plan": ".toml"}


def run(command: str, arguments: list[str], given: bytes | None = None) -> Result:
    return CliRunner().invoke(application, [command, *arguments], input=given, env={"COLUMNS": "200"})


def asked(command: str, file: str, folder: Path) -> list[str]:
    return [each.replace("NEW", str(folder / "new")).replace("{}", file) for each in READING[command][0]]


@pytest.mark.parametrize("command", READING)
def test_what_is_written_to_it_is_read_as_a_file(command: str, tmp_path: Path) -> None:
    """The same answer and exit status, under the name of standard input."""
    file = tmp_path / f"standard-input{SUFFIXES.get(command, '.csv')}"
    file.write_bytes(READING[command][1])
    (tmp_path / "1").mkdir()
    (tmp_path / "2").mkdir()
    from_file = run(command, asked(command, str(file), tmp_path / "1"))
    from_input = run(command, asked(command, "-", tmp_path / "2"), READING[command][1])
    assert from_input.exit_code == from_file.exit_code
    assert from_file.exit_code in (0, 1), from_file.output
    assert from_input.stdout.replace(str(tmp_path / "2"), str(tmp_path / "1")) == from_file.stdout
    assert from_input.stdout


def test_every_command_is_tried() -> None:
    assert sorted([*READING, *OTHERS]) == sorted(COMMANDS)


@pytest.mark.parametrize("command", READING)
def test_what_is_printed_can_be_written_to_a_file(command: str, tmp_path: Path) -> None:
    """With ``--output``, and then nothing of it on standard output; for which - stands."""
    file = tmp_path / f"given{SUFFIXES.get(command, '.csv')}"
    file.write_bytes(READING[command][1])
    for folder in ("1", "2"):
        (tmp_path / folder).mkdir()
    printed = run(command, [*asked(command, str(file), tmp_path / "1"), "--output", "-"])
    out = tmp_path / "out.txt"
    written = run(command, [*asked(command, str(file), tmp_path / "2"), "--output", str(out)])
    assert (written.exit_code, written.stdout) == (printed.exit_code, "")
    text = out.read_text(encoding="utf-8").replace(str(tmp_path / "2"), str(tmp_path / "1"))
    assert text.splitlines() == printed.stdout.splitlines()
    assert text


@pytest.mark.parametrize("command", OTHERS)
def test_so_can_what_is_made_of_a_folder_or_of_nothing(command: str, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    written = run(command, [*OTHERS[command], "--format", "json", "--output", str(out)])
    assert written.exit_code in (0, 1)
    assert written.stdout == ""
    assert json.loads(out.read_text(encoding="utf-8"))["format"] == f"safeguarding.{command}/1"


def test_every_parameter_that_names_a_file_is_known() -> None:
    """Read, so that - may stand for it; or a place that is written to, where it may not, save --output."""
    written = {
        "to",
        "out",
        "calendar",
        "problems",
        "alerts",
        "annotate",
        "workbook",
        "chart",
        "burn_up",
        "toml",
        "ics",
        "write_hidden",
    }
    named = {
        name
        for command in COMMANDS.values()
        for name, hint in typing.get_type_hints(command).items()
        if "pathlib" in str(hint)
    }
    assert named - written - {"folder"} == INPUTS
    for command in COMMANDS.values():
        assert "to" in inspect.signature(command).parameters


def test_a_workbook(tmp_path: Path) -> None:
    """What is not text is known by what it holds."""
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in ("Child", "Became looked after", "Assessed"), ("A", "03/04/2017", "04/05/2017"):
        book.active.append(row)
    book.save(tmp_path / "cases.xlsx")
    contents = (tmp_path / "cases.xlsx").read_bytes()
    assert suffix_of(contents) == ".xlsx"
    result = run("timeliness", asked("timeliness", "-", tmp_path), contents)
    assert "standard-input.xlsx" in result.stderr
    assert "1 of 1 (100.0%) in time" in result.stdout


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        ("history", ["York", "-", "-"]),
        ("plan", ["-", "--rating-rule", "-", "--on", "2017-09-19"]),
        ("dbs", ["-", "--as-at", "2017-09-19", "--out", "-"]),
        ("brief", ["-"]),
    ],
)
def test_what_it_cannot_stand_for(command: str, arguments: list[str]) -> None:
    """It can be read once, and is no folder and no further output."""
    result = run(command, arguments, b"a,b\n")
    assert result.exit_code == 2
    assert result.stdout == ""


def test_nothing_is_no_answer() -> None:
    result = run("dbs", ["-", "--as-at", "2017-09-19"], b"")
    assert isinstance(result.exception, UnreadableFileError)
    assert "nothing was written to standard input" in str(result.exception)


def test_above_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit of files is that of standard input."""
    monkeypatch.setenv(SIZE_VARIABLE, "10")
    result = run("dbs", ["-", "--as-at", "2017-09-19"], b"Staff ID,Role\n")
    assert isinstance(result.exception, UnreadableFileError)
    assert "above 10 bytes" in str(result.exception)


@pytest.mark.parametrize("text", [b"{", b'{"a": ', b"[[cases]\n", b"\xff\xfe\x00", b"PK\x03\x04broken", b"\x00" * 20])
def test_what_cannot_be_read_ends_in_a_message(text: bytes) -> None:
    for command, arguments in (
        ("plan", ["-", "--on", "2017-09-19"]),
        ("moved", ["-", "--on", "2017-09-19", "--holiday", "2017-09-20"]),
    ):
        result = run(command, arguments, text)
        assert result.exit_code != 0
        assert isinstance(result.exception, SystemExit | ValueError | UnreadableFileError), result.exception


@pytest.mark.parametrize("given", [CASES.encode(), b"{"])
def test_nothing_is_left(given: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was kept for the command is gone afterwards, also where it failed."""
    kept = []

    def remembered(file: Path, kind: type[object]) -> object:
        kept.append((file, stat.S_IMODE(file.stat().st_mode), stat.S_IMODE(file.parent.stat().st_mode)))
        return read_toml(file, kind)

    monkeypatch.setattr(standard_input, "_IN_MEMORY", tmp_path)
    monkeypatch.setattr(moved, "read_toml", remembered)
    monkeypatch.setattr(moved, "read_json", remembered)
    run("moved", ["-", "--on", "2027-05-10", "--holiday", "2027-05-14"], given)
    ((file, mode, mode_of_folder),) = kept
    assert file.parent.parent == tmp_path
    assert (mode, mode_of_folder) == (0o600, 0o700)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("contents", "suffix"),
    [(b'[{"a": 1}]', ".json"), (b"[1, 2", ""), (b"[figures]\na = 1\n", ".toml"), (b"a,b\n[1]\n", "")],
)
def test_a_list_is_json_where_it_is_whole(contents: bytes, suffix: str) -> None:
    """What begins with a bracket may be JSON or TOML: which, it says by being one."""
    assert suffix_of(contents) == suffix


def test_a_long_text_is_not_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of what kind a very long text is its command says; nobody waits for it to be read twice."""
    monkeypatch.setattr(standard_input, "_LONGEST_LOOKED_AT", 5)
    assert (suffix_of(b'{"a": 1}'), suffix_of(b"{}")) == ("", ".json")


def test_without_a_folder_in_memory_there_is_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system has none, the usual place for what is temporary does."""
    monkeypatch.setattr(standard_input, "_IN_MEMORY", Path("nowhere at all"))
    assert standard_input._folder(1) is None
