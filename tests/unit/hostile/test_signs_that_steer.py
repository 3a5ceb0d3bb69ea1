"""Escape sequences and signs of direction, in every field, key, file name and option: none reaches a screen or a page."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, strategies as st
from tests.commands_tried import COMMANDS, Command, asking, tried, written_texts
from tests.planted import is_long

from safeguarding.texts import json_of, visible

SIGNS = "\x1b]0;t\x07\u202e\u2066\x9b\r\x0c"
_ESCAPED = "".join(f"\\u{ord(sign):04X}" for sign in SIGNS)
_VALUE = re.compile(r'"([^"\n\\]*)"(?!\s*=)')
_KEY = re.compile(r"(?m)^(\w+) =")
SLOW = {
    "indicators",
    "plan-of-tracker",
    "rules",
    "check-folder",
    "survey",
    "brief",
    "recruitment",
    "profile",
    "history",
    "new-update",
    "plan",
}
MOST = 2


def _with_signs(path: Path) -> Iterator[str]:
    """A file's text with the signs in one column, value or key after the other, and in all of them."""
    text = path.read_bytes().decode("utf-8-sig", "replace")
    if path.suffix == ".csv":
        yield from _tables(list(csv.reader(io.StringIO(text))))
    elif path.suffix == ".toml":
        yield _VALUE.sub(rf'"\1{_ESCAPED}"'.replace("\\u", "\\\\u"), text)
        yield f'"odd{_ESCAPED}" = 1\n{text}\n["odd{_ESCAPED}"]\n"key{_ESCAPED}" = "value{_ESCAPED}"\n'
        places = [each.end() - 1 for each in _VALUE.finditer(text)] + [each.end(1) for each in _KEY.finditer(text)]
        for at in places:
            is_key = text[at] != '"'
            before, after = text[:at], text[at:]
            if is_key:
                start = before.rfind("\n") + 1
                before, after = f'{before[:start]}"{before[start:]}', f'"{after}'
            yield f"{before}{_ESCAPED}{after}"
    else:
        yield f"{SIGNS}{text}"
        yield re.sub(r"(?<=[a-z])(?= )", SIGNS, text)
        yield re.sub(r"(?<=[0-9])(?![0-9])", SIGNS, text)


def _tables(rows: list[list[str]]) -> Iterator[str]:
    head, below = rows[0], rows[1:]
    yield _csv([[*head, f"Odd{SIGNS}"], *([*row, SIGNS] for row in below)])
    yield _csv([head, *([f"{cell}{SIGNS}" for cell in row] for row in below)])
    for number in range(len(head)):
        yield _csv([head, *([f"{c}{SIGNS}" if k == number else c for k, c in enumerate(row)] for row in below)])
        yield _csv([[f"{c}{SIGNS}" if k == number else c for k, c in enumerate(head)], *below])


def _csv(rows: list[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def _shown(text: str) -> list[str]:
    """The signs that a text shows, each with what stands before it."""
    text = text.replace("\r\n", "\n")
    found = (re.search(re.escape(sign), text) for sign in {*SIGNS} - {*"]0;t"})
    return [text[max(0, each.start() - 40) : each.end()] for each in found if each]


def _formats(command: Command) -> tuple[str, ...]:
    return command.formats if is_long() else command.formats[:2] + command.formats[3:]


@pytest.mark.parametrize("name", [name for name in COMMANDS if COMMANDS[name].files])
def test_from_every_field_and_key(name: str, tmp_path: Path) -> None:
    """Of every file that a command reads, in every form in which it prints and writes; the long stage tries every place."""
    command = COMMANDS[name]
    command.prepare(tmp_path)
    arguments, written = command.within(tmp_path), tmp_path / "written"
    outputs = [part for option, file in command.outputs.items() for part in asking(option, written / file)]
    for path in [each for each in sorted(tmp_path.rglob("*")) if each.is_file()]:
        if not is_long() and name in SLOW and path.name not in command.files and name != "indicators":
            continue
        before, several = path.read_bytes(), list(_with_signs(path))
        chosen = several if is_long() else several[:1] if name in SLOW else several[:MOST] + several[MOST::37]
        for text in chosen:
            path.write_text(text, encoding="utf-8")
            for form in _formats(command)[-1:] if name in SLOW and not is_long() else _formats(command) or ("",):
                ran = tried(*arguments, *(("--format", form) if form else ()))
                assert _shown(ran.out) + _shown(ran.err) == [], (path.name, form)
                assert ran.status in (0, 1, 2)
                if form == "json" and ran.out:
                    json.loads(ran.out)
            if text is chosen[0] and (is_long() or name not in SLOW):
                written.mkdir()
                tried(*arguments, *outputs)
                for where, shown in written_texts(written):
                    # of a workbook, only a program for workbooks shows anything
                    assert ".xlsx/" in where or _shown(shown) == [], (path.name, where)
                shutil.rmtree(written)
        path.write_bytes(before)


@pytest.mark.parametrize("name", [name for name in COMMANDS if any("/" not in file for file in COMMANDS[name].files)])
def test_from_a_file_name(name: str, tmp_path: Path) -> None:
    """In what is printed and in what is written beside it."""
    command = COMMANDS[name]
    if name in SLOW and not is_long():
        pytest.skip("one of the slower commands: the long stage tries it")
    command.prepare(tmp_path)
    file = next(each for each in command.files if "/" not in each)
    odd = tmp_path / f"odd{SIGNS.replace('/', '')}{file}"
    (tmp_path / file).rename(odd)
    outputs = [part for option, out in command.outputs.items() for part in (option, tmp_path / "written" / out)]
    (tmp_path / "written").mkdir()
    arguments = [each.replace(str(tmp_path / file), str(odd)) for each in command.within(tmp_path)]
    for form in (*command.formats, ""):
        ran = tried(*arguments, *(("--format", form) if form else outputs))
        assert _shown(ran.out) + _shown(ran.err) == [], form
    for where, text in written_texts(tmp_path / "written"):
        assert _shown(text) == [], where


@pytest.mark.parametrize("odd", [f"--odd{SIGNS}", f"odd{SIGNS}", f"--output=odd{SIGNS}/odd", f"--template=odd{SIGNS}"])
@pytest.mark.parametrize("name", ["dbs", "moved"])
def test_from_the_command_line_itself(name: str, odd: str, tmp_path: Path) -> None:
    """Options that nobody knows, files that are not there."""
    COMMANDS[name].prepare(tmp_path)
    ran = tried(*COMMANDS[name].within(tmp_path), odd)
    assert ran.status in (0, 1, 2)
    assert _shown(ran.out) + _shown(ran.err) == []


@given(st.recursive(st.text() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_json_shows_no_sign_and_means_the_same(data: object) -> None:
    text = json_of(data)
    assert visible(text) == text
    assert json.loads(text) == data


@pytest.mark.parametrize("encoding", ["cp1252", "cp850"])
def test_json_stays_json_on_a_stream_that_lacks_signs(encoding: str, tmp_path: Path) -> None:
    """As it does where the text holds an emoji, a sign of another alphabet, or one that steers."""
    text = f"We saw 139 places \U0001f600 żółć{SIGNS.rstrip()}, of which 35 (94%) were good.\n"
    (tmp_path / "report.md").write_text(text, encoding="utf-8")
    for form in ("json", "sarif"):
        ran = tried("check", tmp_path / "report.md", "--format", form, encoding=encoding)
        assert "\U0001f600 żółć" in json.dumps(json.loads(ran.out), ensure_ascii=False)
