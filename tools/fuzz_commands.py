"""Every command over damaged files: each of ``tests/commands_tried.py`` and ``tests/planted_files.py``, in this process.

What a command may do with any input: end with status 0, 1 or 2, say why where it is 2, print JSON where JSON is asked
for, send no sign that steers a screen, and leave nothing half written.
"""

from __future__ import annotations

import contextlib
import functools
import json
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.commands_tried import COMMANDS, Command, tried
from tests.planted_files import PLANTED
from tools import fuzz_files, fuzz_inputs as made
from tools.fuzz_inputs import Files

MOST_LINES = 40
ASKED = "asked.json"
_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_KINDS_OF_REPORT = frozenset({".md", ".txt"})


class MisbehavedError(Exception):
    """A command did what none may do."""


def commands() -> Mapping[str, Command]:
    """Every command with files, some of them in several ways."""
    planted = {f"planted {name}": each.command for name, each in PLANTED.items()}
    return {name: each for name, each in (COMMANDS | planted).items() if each.files}


@functools.cache
def _sound(name: str) -> Files:
    """A command's files as they are, of tables the first lines."""
    with TemporaryDirectory() as folder:
        commands()[name].prepare(Path(folder))
        paths = [each for each in sorted(Path(folder).rglob("*")) if each.is_file()]
        found = {each.relative_to(folder).as_posix(): each.read_bytes() for each in paths}
    shown = {each: b"\n".join(found[each].split(b"\n")[:MOST_LINES]) for each in found if each.endswith(".csv")}
    return found | shown


def damaged(name: str) -> Callable[[fuzz_files.Chance], Files]:
    """Makes the files of a command, one of them damaged, and what it is asked."""

    def one(chance: fuzz_files.Chance) -> Files:
        command, files = commands()[name], dict(_sound(name))
        arguments = list(command.arguments)
        bad = chance.choice(list(files))
        contents = files.pop(bad)
        if f"@{bad}" in arguments and Path(bad).suffix in {".csv", *_KINDS_OF_REPORT} and chance.random() < 0.5:
            # the same table, or another report, as a file of any kind
            rows = [line.split(",") for line in contents.decode("utf-8", "replace").splitlines()]
            is_table = bad.endswith(".csv")
            given = (
                fuzz_files.table_file(chance, made.bent_table(chance, rows)) if is_table else fuzz_files.report(chance)
            )
            (kind, contents), *_ = given.items()
            other = Path(bad).with_suffix(Path(kind).suffix).as_posix()
            arguments = [f"@{other}" if each == f"@{bad}" else each for each in arguments]
            files[other] = contents
        else:
            files[bad] = fuzz_files.bent(chance, bad, contents)
        came_in = None
        if (named := next((each for each in files if f"@{each}" in arguments), None)) and chance.random() < 0.2:
            # the file comes from another program
            arguments, came_in = ["-" if each == f"@{named}" else each for each in arguments], named
        asked = arguments[1:]
        plain = [k for k, each in enumerate(asked) if not each.startswith(("@", "-")) and asked[k - 1] != "--processes"]
        if plain and chance.random() < 0.15:
            asked[chance.choice(plain)] = made.value(chance)
        if command.formats:
            asked += ["--format", chance.choice([each for each in command.formats if each != "docx"])]
        if command.outputs and chance.random() < 0.2:
            option = chance.choice([each for each in command.outputs if each != "--output"] or ["--output"])
            asked += [option, f"@written-{command.outputs[option]}"] if option != "--output" else []
        told = {"arguments": [command.arguments[0], *asked], "came in": came_in}
        return {ASKED: json.dumps(told).encode(), **files}

    return one


def run(folder: Path) -> None:
    """Run a command over its files.

    Raises:
        MisbehavedError: where it does what none may do.
    """
    try:
        told = json.loads((folder / ASKED).read_bytes())
        asked, came_in = told["arguments"], (folder / told["came in"]).read_bytes() if told["came in"] else b""
    except (OSError, ValueError, LookupError, TypeError):
        return
    with contextlib.chdir(folder), fuzz_files.standard_input(came_in):
        ran = tried(*(each.replace("@", f"{folder}{os.sep}", 1) if each.startswith("@") else each for each in asked))
    if ran.status not in (0, 1, 2):
        raise MisbehavedError(f"status {ran.status}")
    if ran.status == 2 and not ran.err.strip():
        raise MisbehavedError("nothing is said of what could not be read")
    if "Traceback" in ran.err:
        raise MisbehavedError("a traceback")
    if steering := _STEERING.search(ran.out.replace("\r\n", "\n") + ran.err):
        raise MisbehavedError(f"the sign {steering[0]!r}")
    if "json" in asked and ran.status != 2:
        try:
            json.loads(ran.out)
        except ValueError as error:
            raise MisbehavedError(f"what is printed is no JSON: {error}") from None
    if any(".part" in each.name for each in folder.rglob("*")):
        raise MisbehavedError("a part of a file is left")
