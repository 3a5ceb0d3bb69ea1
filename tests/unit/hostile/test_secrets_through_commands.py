"""Names, birth dates and whole certificate numbers go through every command: nothing shows one that was not asked for."""

from __future__ import annotations

import contextlib
import io
import re
import shutil
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from tests.commands_tried import COMMANDS, Tried, tried, written_texts
from tests.planted import DIGITS, NAME, OTHER_DIGITS, OTHER_NAME, is_long, seen
from tests.planted_files import CASES, PLANTED, STAFF, TABLES_OF_PEOPLE, in_each_column
from tests.published import ROOT
from tools.fuzz_doors import doors

from safeguarding.cli import entry
from safeguarding.cli.application import application
from safeguarding.errors import SafeguardingError

SOON = {"dbs-json", "recruitment", "tracker", "timeliness", "due", "moved", "conformance"}
TRIED = [name for name in PLANTED if is_long() or name in SOON]


def test_every_command_is_tried() -> None:
    """A new command is given files with secrets too."""
    assert {each.command.arguments[0] for each in PLANTED.values()} == {each.arguments[0] for each in COMMANDS.values()}


WITHOUT_PEOPLE = {"--template", "--policy", "--rules", "--rating-rule", "--hidden-before"}


def test_every_option_that_reads_is_tried() -> None:
    """Whatever file of people an option names; the commands say themselves which options name files."""
    group = typer.main.get_command(application)
    cases = [each.command for each in PLANTED.values()]
    told = {
        (name, option)
        for name, command in group.commands.items()  # type: ignore[attr-defined]  # a group
        for each in command.params
        for option in each.opts
        if option.startswith("--") and re.search("FILE|FOLDER|PATH", each.metavar or "")
    }
    known = {(each.arguments[0], option) for each in cases for option in (*each.arguments, *each.outputs, "--output")}
    assert {(name, option) for name, option in told - known if option not in WITHOUT_PEOPLE} == set()


def _shown(ran: Tried, folder: Path) -> list[tuple[str, str]]:
    """Each secret that a run shows, with the place: what it printed, and the files that it wrote."""
    texts = [("printed", ran.out), ("said", ran.err), *written_texts(folder)]
    return [(where, secret) for where, text in texts for secret in seen(text) if secret not in _BY_CHANCE]


# also a word of the rules, and figures of any picture
_BY_CHANCE = {"Privately", DIGITS[:4], OTHER_DIGITS[:4]}


def _allowed(why: str) -> set[str]:
    """The secrets that may be shown where they were asked for."""
    names = {*NAME.split(), *OTHER_NAME.split()} if "names" in why else set()
    return names | ({DIGITS[:8], OTHER_DIGITS[:8]} if "numbers" in why else set())


def _runs(name: str, tmp_path: Path) -> Iterator[tuple[str, Tried, Path]]:
    """The command in each of its forms, then with each option that writes."""
    command = PLANTED[name].command
    command.prepare(tmp_path)
    arguments, written = command.within(tmp_path), tmp_path / "written"
    forms = [form for form in command.formats if is_long() or form in ("table", "json", "text")]
    page = {"docx": ("--output", str(written / "p.docx"))}
    ways = [(form, ("--format", form, *page.get(form, ()))) for form in forms]
    for what, more in (*ways, *((option, (option, str(written / file))) for option, file in command.outputs.items())):
        written.mkdir()
        yield what, tried(*arguments, *more), written
        shutil.rmtree(written)
    if not ways and not command.outputs:
        yield "", tried(*arguments), tmp_path / "new"


@pytest.mark.parametrize("name", TRIED)
def test_only_what_was_asked_for(name: str, tmp_path: Path) -> None:
    """In every form, and in every file that is written; what was asked for is there."""
    asked = PLANTED[name].asked
    for what, ran, written in _runs(name, tmp_path):
        # the answers to the kit hold nothing but faults
        assert ran.status in (0, 1) or name == "conformance", ran.err
        assert "Traceback" not in ran.err
        shown, why = _shown(ran, written), asked.get(what, "")
        assert [each for each in shown if each[1] not in _allowed(why)] == [], what
        assert bool(shown) == bool(why), what


@pytest.mark.parametrize("name", TABLES_OF_PEOPLE)
def test_in_the_wrong_column(name: str, tmp_path: Path) -> None:
    """A cell that holds somebody's name or number in place of a day, a level or an answer is not repeated."""
    file, table, shown = TABLES_OF_PEOPLE[name]
    command = PLANTED[name].command
    changed = [(title, text) for title, text in in_each_column(table) if title not in shown]
    for title, text in changed if is_long() else changed[::5]:
        (tmp_path / file).write_text(text, encoding="utf-8")
        ran = tried(*command.within(tmp_path), "--format", "json")
        assert _shown(ran, tmp_path / "nothing") == [], title


def _traceback(error: BaseException) -> str:
    """What a program prints that shows the variables of each step; those of the tests are the tests'."""
    told = traceback.TracebackException.from_exception(error, capture_locals=True)
    told.stack[:] = [each for each in told.stack if not Path(each.filename).is_relative_to(ROOT / "tests")]
    told.stack[:] = [each for each in told.stack if not Path(each.filename).is_relative_to(ROOT / "tools")]
    return "".join(told.format())


READERS = [name for name in doors() if name.startswith("read_") and name not in ("read_briefing", "read_document")]


@pytest.mark.parametrize("name", READERS)
def test_a_readers_error_has_no_variables_that_hold_the_file(name: str, tmp_path: Path) -> None:
    """A traceback that shows locals, as many programs print it, shows what was asked, and nothing of what was read."""
    path = tmp_path / "input.csv"
    for text in (STAFF.replace("Name,", "Odd,"), f'{STAFF}"not ended', f"{STAFF}\0", CASES.replace(",", "\t")):
        path.write_text(text, encoding="utf-8")
        assert seen(_traceback(_error(name, path))) == []


def _error(name: str, path: Path) -> SafeguardingError:
    try:
        doors()[name].call(path)
    except SafeguardingError as error:
        return error
    return SafeguardingError("none")


class _Broken(io.StringIO):
    """A stream that fails as nobody expected."""

    def write(self, _: str) -> int:
        raise RuntimeError("unexpected")


@pytest.mark.parametrize("name", [name for name in TRIED if PLANTED[name].command.files])
def test_what_goes_wrong_while_printing(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error that nobody expected, when everything was read: its traceback with locals shows no secret."""
    command = PLANTED[name].command
    command.prepare(tmp_path)
    form = next((each for each in command.formats if each not in PLANTED[name].asked), "")
    if form:
        monkeypatch.setattr(sys, "argv", ["safeguarding", *command.within(tmp_path), "--format", form])
        streams = (contextlib.redirect_stdout(_Broken()), contextlib.redirect_stderr(io.StringIO()))
        with streams[0], streams[1], pytest.raises((RuntimeError, SystemExit)) as raised:
            entry.main()
        assert [each for each in seen(_traceback(raised.value)) if each not in _BY_CHANCE] == []
