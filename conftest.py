"""Every code block of the README and the docs runs: Python as doctests or statements, console blocks as commands."""

import shlex
from pathlib import Path

import pytest
from sybil import Example, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser
from typer.testing import CliRunner

from safeguarding.cli.application import application
from safeguarding.cli.screens import complain
from safeguarding.errors import SafeguardingError

ROOT = Path(__file__).parent

# a package hands out the names of its modules, whose examples run where they stand
collect_ignore_glob = ["src/**/__init__.py"]


def evaluate_console(example: Example) -> str | None:
    """Run ``$ safeguarding …`` lines in the project's folder and compare what they print, ``…`` for any lines left out."""
    commands: list[tuple[str, list[str]]] = []
    for line in str(example.parsed).splitlines():
        if line.startswith("$ "):
            commands.append((line[2:], []))
        elif commands:
            commands[-1][1].append(line.rstrip())
    for command, expected in commands:
        program, *arguments = shlex.split(command)
        if program != "safeguarding":
            return f"only safeguarding commands can be shown to run, not {program}"
        printed = [line.rstrip() for line in run_command(arguments).splitlines()]
        if not matches(expected, printed):
            return f"{command}\nexpected:\n" + "\n".join(expected) + "\nprinted:\n" + "\n".join(printed)
    return None


def run_command(arguments: list[str]) -> str:
    """What the command line prints, errors included, as a user would see it in a pipe."""
    result = CliRunner().invoke(application, arguments, env={"COLUMNS": "120"})
    if isinstance(result.exception, SafeguardingError):
        complain(result.exception)
    return result.output


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


@pytest.fixture(autouse=True)
def in_the_project_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands and paths in the docs are relative to the project's folder."""
    monkeypatch.chdir(ROOT)


pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(doctest_optionflags=0), ConsoleCodeBlockParser()],
    patterns=["README.md", "docs/**/*.md"],
    fixtures=["in_the_project_folder"],
).pytest()
