"""Every code block of the README and the docs runs: Python as doctests or statements, console blocks as commands.

A tutorial runs in a folder of its own, as its reader's does: the tutorials' files are copied there, and a block below
``<!-- file: NAME -->`` is what the reader is told to put into that file.
"""

import contextlib
import io
import os
import re
import shlex
import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from sybil import Document, Example, Region, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser
from typer.testing import CliRunner

from safeguarding.cli.application import application
from safeguarding.cli.screens import complain
from safeguarding.errors import SafeguardingError

ROOT = Path(__file__).parent

# a package hands out the names of its modules, whose examples run where they stand; recipes need their frameworks
collect_ignore_glob = ["src/**/__init__.py", "docs/recipes/*", "docs/conf.py"]


def evaluate_console(example: Example) -> str | None:
    """Run ``$ safeguarding …`` and ``$ pytest …`` lines and compare what they print, ``…`` for any lines left out."""
    commands: list[tuple[str, list[str]]] = []
    for line in str(example.parsed).splitlines():
        if line.startswith("$ "):
            commands.append((line[2:], []))
        elif commands:
            commands[-1][1].append(line.rstrip())
    for command, expected in commands:
        program, *arguments = shlex.split(command)
        if program not in PROGRAMS:
            return f"only {' and '.join(PROGRAMS)} can be shown to run, not {program}"
        printed = [line.rstrip() for line in PROGRAMS[program](arguments).splitlines()]
        if not matches(expected, printed):
            return f"{command}\nexpected:\n" + "\n".join(expected) + "\nprinted:\n" + "\n".join(printed)
    return None


def run_command(arguments: list[str]) -> str:
    """What the command line prints, errors included, as a user would see it in a pipe."""
    result = CliRunner().invoke(application, arguments, env={"COLUMNS": "120"})
    if isinstance(result.exception, SafeguardingError):
        complain(result.exception)
    return result.output


def run_pytest(arguments: list[str]) -> str:
    """What pytest prints in a reader's folder, whom the settings and plugins of this project do not reach."""
    without = ("cacheprovider", "faulthandler", "hypothesispytest", "xdist", "cov", "pytest_cov", "logging")
    profile = settings.get_current_profile_name()
    settings.register_profile("reader", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
    # hypothesis reads our modules for constants first, since they stand in a folder; an installed library's it does not
    settings.load_profile("reader")
    try:
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            # other tests of this process may have loaded the plugin before
            quiet = ("-W", "ignore::pytest.PytestAssertRewriteWarning")
            pytest.main([*(f"-pno:{each}" for each in without), *quiet, *arguments])
    finally:
        settings.load_profile(profile)
    return re.sub(r" in [\d.]+s\b", "", printed.getvalue())


PROGRAMS = {"safeguarding": run_command, "pytest": run_pytest}


def matches(expected: list[str], printed: list[str]) -> bool:
    """Whether the printed lines are the expected ones, each ``…`` line standing for any number of lines."""
    if not expected:
        return not any(printed)
    if expected[0] == "…":
        return len(expected) == 1 or any(matches(expected[1:], printed[k:]) for k in range(len(printed) + 1))
    return bool(printed) and printed[0] == expected[0] and (matches(expected[1:], printed[1:]))


class ConsoleCodeBlockParser(CodeBlockParser):
    """Finds the console blocks."""

    language = "console"

    def __init__(self) -> None:
        super().__init__(evaluator=evaluate_console)


def written_files(document: Document) -> Iterable[Region]:
    """The blocks that are to be put into a file."""
    for found in re.finditer(r"<!-- file: (\S+) -->\n```\w+\n(.*?)^```$", document.text, re.DOTALL | re.MULTILINE):
        yield Region(found.start(), found.start() + len("<!-- file:"), (found[1], found[2]), write_file)


def write_file(example: Example) -> None:
    """Write a file as the reader is told to."""
    name, text = example.parsed
    Path(name).write_text(text, encoding="utf-8")


TUTORIALS = ROOT / "docs" / "tutorials"


def enter_a_folder(namespace: dict[str, Any]) -> None:
    """A reader's folder, with the files of the tutorials in it."""
    namespace["reader's folder"] = folder = tempfile.mkdtemp()
    shutil.copytree(TUTORIALS / "files", folder, dirs_exist_ok=True)
    shutil.copy(ROOT / "examples" / "york-2017" / "outcomes.csv", folder)
    os.chdir(folder)


def leave_the_folder(namespace: dict[str, Any]) -> None:
    """Back to the project, and nothing is left."""
    os.chdir(ROOT)
    shutil.rmtree(namespace["reader's folder"])


@pytest.fixture(autouse=True)
def in_the_project_folder(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands and paths in the docs are relative to the project's folder; a tutorial has one of its own."""
    if request.path.parent != TUTORIALS:
        monkeypatch.chdir(ROOT)


blocks: list[Callable[[Document], Iterable[Region]]] = [
    PythonCodeBlockParser(doctest_optionflags=0),
    ConsoleCodeBlockParser(),
]
pages = Sybil(
    parsers=blocks,
    patterns=["README.md", "docs/**/*.md"],
    excludes=["docs/tutorials/*.md"],
    fixtures=["in_the_project_folder"],
)
tutorials = Sybil(
    parsers=[written_files, *blocks],
    patterns=["docs/tutorials/*.md"],
    setup=enter_a_folder,
    teardown=leave_the_folder,
)
pytest_collect_file = (pages + tutorials).pytest()
