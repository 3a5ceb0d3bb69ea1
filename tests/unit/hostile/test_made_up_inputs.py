"""Made-up inputs, a few of each reader's; the long stage tries as many as there is time for."""

from __future__ import annotations

import contextlib
import json
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.planted import is_long
from tests.published import ROOT
from tools import fuzz, fuzz_commands
from tools.fuzz_doors import Door, doors, public_readers
from tools.fuzz_inputs import data_of
from tools.fuzz_ways import ways

from safeguarding.cli import application
from safeguarding.errors import ParseError, SafeguardingError

SOME_OF_EACH = 2


def test_no_public_reader_is_forgotten() -> None:
    """Whatever a public list names that reads or parses is tried, and nothing else."""
    assert set(public_readers()) == set(doors())


def test_no_command_is_forgotten() -> None:
    """Every command is tried over damaged files, but for the one that has none."""
    tried = {each.arguments[0] for each in fuzz_commands.commands().values()}
    assert tried == set(application.COMMANDS)


@pytest.mark.skipif(not is_long(), reason="in the long stage")
def test_commands_over_damaged_files() -> None:
    """They end with a status that they have, and say why they cannot read something."""
    command = (sys.executable, "tools/fuzz.py", "--commands", "--inputs", "300", "--seed", "21")
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_only_our_own_errors_come_of_made_up_inputs() -> None:
    """In processes of their own, some inputs of each reader end with a value or an error of the package."""
    names = len(fuzz.order(None))
    command = (sys.executable, "tools/fuzz.py", "--inputs", str(SOME_OF_EACH * names), "--seed", "21")
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert re.search(r"^\d+ inputs", ran.stdout, re.MULTILINE)


@pytest.mark.parametrize("name", sorted(doors()))
def test_the_same_seed_makes_the_same_input(name: str) -> None:
    """What is found can be made again by its seed, its reader and its number."""
    make = doors()[name].make
    assert make(fuzz.chance_of(1, name, 7)) == make(fuzz.chance_of(1, name, 7))
    assert any(make(fuzz.chance_of(1, name, each)) != make(fuzz.chance_of(2, name, each)) for each in range(4))


@pytest.mark.parametrize("name", sorted({**doors(), **ways()}))
def test_some_of_what_is_made_can_be_read(name: str, tmp_path: Path) -> None:
    """Where nothing that is made for a reader is sound, nothing but its first look at a file is tried."""
    door = {**doors(), **ways()}[name]
    assert any(_is_read(door, number, name, tmp_path) for number in range(60))


def _is_read(door: Door, number: int, name: str, folder: Path) -> bool:
    given = door.make(fuzz.chance_of(1, name, number))
    with contextlib.suppress(SafeguardingError):
        door.call(given if isinstance(given, str) else fuzz.written(given, folder / "given"))
        return True
    return False


def careless(words: str) -> str:
    """A parser as none of ours is."""
    if "=" in words:
        raise ParseError.of(words, "no sign of equality")
    return json.loads("{" if "\x1b" in words else "{}") or words


class TestWhatIsFound:
    """A foreign error is found with its smallest input; our own is none."""

    def test_a_foreign_error(self, tmp_path: Path) -> None:
        door = Door(lambda _: "a" * 50 + "\x1b" + "b" * 50, careless)
        given = door.make(fuzz.chance_of(1, "careless", 1))
        found = fuzz.tried(door, given, tmp_path)
        assert found is not None
        assert found[0].startswith("JSONDecodeError")
        assert fuzz.smaller(given, lambda part: fuzz.tried(door, part, tmp_path) is not None) == "\x1b"

    def test_our_own_error(self, tmp_path: Path) -> None:
        assert fuzz.tried(Door(lambda _: "", careless), "1 = 1", tmp_path) is None

    def test_an_endless_one(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def endless(_: object) -> object:
            while True:
                pass

        monkeypatch.setattr(fuzz, "MOST_SECONDS", 0.05)
        before = signal.signal(signal.SIGPROF, fuzz.too_long)
        found = fuzz.tried(Door(lambda _: "", endless), "", tmp_path)
        signal.signal(signal.SIGPROF, before)
        assert found is not None
        assert found[0].startswith("TooLongError")


def test_data_follow_their_schema() -> None:
    """What a schema requires is there, and a list of things holds such things."""
    schema = {
        "type": "object",
        "properties": {"count": {"type": "integer"}, "when": {"type": "array", "prefixItems": [{"const": "now"}]}},
        "required": ["count", "when"],
    }
    data = data_of(fuzz.chance_of(1, "a", 1), schema, schema)
    assert isinstance(data["count"], int)
    assert data["when"] == ["now"]
