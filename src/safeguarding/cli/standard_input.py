"""``-`` for a file: what another program writes to standard input, for every command that reads a file.

It is read once, through the door and up to the limit of every other file, and kept for as long as the command runs in a
file that only its user can read, in memory where the system has such a folder. Its ending is that of what it holds, so that
every reader takes it.
"""

from __future__ import annotations

import contextlib
import functools
import io
import json
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import typer

from safeguarding.errors import FaultyInputError, UnreadableFileError
from safeguarding.opened_files import STANDARD_INPUT, file_contents
from safeguarding.serialization.toml_reading import toml_data
from safeguarding.texts import phrases

INPUTS = frozenset(
    phrases(
        "child | earlier | file | files | hidden_before | interventions | outcomes | own_rules | paths | policy"
        " | rating_rule | register | rules_file | tables | template"
    )
)
"""The parameters of commands that name files to be read; a test sees that no other parameter does."""

# what a text without a language of its own is to a command: a report, or else a table
_TEXTS = {"paths": ".txt"}
_OUTPUT = "to"
_NAME = "standard-input"
_IN_MEMORY = Path("/dev/shm")  # noqa: S108 - a private folder is made in it
_PARTS = (
    ("word/document.xml", ".docx"),
    ("xl/workbook.bin", ".xlsb"),
    ("xl/workbook.xml", ".xlsx"),
    ("content.xml", ".ods"),
)
_STARTS = ((b"\xd0\xcf\x11\xe0", ".xls"), (b"PAR1", ".parquet"), (b"%PDF-", ".pdf"))
_LONGEST_LOOKED_AT = 20_000_000
_WEB_PAGES = ("<!doctype html", "<html")


def taking_standard_input(command: Callable[..., None]) -> Callable[..., None]:
    """The command with ``-`` for one of its input files, and for its ``--output`` as standard output."""

    @functools.wraps(command)
    def run(**given: Any) -> None:  # noqa: ANN401 - whatever the command takes
        named = [name for name, value in given.items() if _is_named(value)]
        if not named:
            command(**given)
            return
        for name in named:
            if name not in INPUTS and name != _OUTPUT:
                raise typer.BadParameter("- stands for a file that is read, or for --output; name a place here")
        inputs = [name for name in named if name != _OUTPUT]
        if len(inputs) > 1 or any(_times(given[name]) > 1 for name in inputs):
            raise typer.BadParameter("standard input, -, can be read once")
        with kept_standard_input(_TEXTS.get(inputs[0], ".csv")) if inputs else _nothing() as path:
            command(**given | {name: None if name == _OUTPUT else _handed(given[name], path) for name in named})

    return run


def _is_named(value: object) -> bool:
    return value == STANDARD_INPUT or (isinstance(value, list | tuple) and STANDARD_INPUT in value)


def _times(value: object) -> int:
    return value.count(STANDARD_INPUT) if isinstance(value, list | tuple) else 1


def _handed(value: object, path: Path | None) -> object:
    if isinstance(value, list | tuple):
        return [path if each == STANDARD_INPUT else each for each in value]
    return path


@contextlib.contextmanager
def _nothing() -> Iterator[Path | None]:
    yield None


@contextlib.contextmanager
def kept_standard_input(text_suffix: str = ".txt") -> Iterator[Path]:
    """A file that holds what standard input holds, for as long as the block runs.

    Args:
        text_suffix: What a text is called that is neither JSON nor TOML nor a web page.

    Raises:
        UnreadableFileError: for nothing at all, and for more than a file may hold.
    """
    contents = file_contents(STANDARD_INPUT)
    if not contents:
        raise UnreadableFileError("nothing was written to standard input", file=STANDARD_INPUT.name)
    with tempfile.TemporaryDirectory(dir=_folder(len(contents)), prefix="safeguarding-") as folder:
        path = Path(folder, f"{_NAME}{suffix_of(contents) or text_suffix}")
        path.touch(mode=0o600)
        path.write_bytes(contents)
        yield path


def _folder(size: int) -> Path | None:
    """A folder in memory, where there is one with room; what is read may hold names."""
    try:
        return _IN_MEMORY if shutil.disk_usage(_IN_MEMORY).free > 2 * size else None
    except OSError:
        return None


def suffix_of(contents: bytes) -> str:
    """The ending of a file that holds this: told by how it begins, and of a text by its language; empty for a plain text.

    Examples:
        >>> [suffix_of(each) for each in (b"a,b", b'{"a": 1}', b'title = "a"', b"<!DOCTYPE html>", b"%PDF-1.7")]
        ['', '.json', '.toml', '.html', '.pdf']
    """
    if contents.startswith(b"PK\x03\x04"):
        return _suffix_of_parts(contents)
    for start, suffix in _STARTS:
        if contents.startswith(start):
            return suffix
    if len(contents) > _LONGEST_LOOKED_AT:
        return ""
    try:
        text = contents.decode("utf-8-sig")
    except UnicodeDecodeError:
        return ""
    if text.lstrip()[:15].casefold().startswith(_WEB_PAGES):
        return ".html"
    return _suffix_of_text(text)


def _suffix_of_parts(contents: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(contents)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return ".xlsx"
    return next((suffix for part, suffix in _PARTS if part in names), ".xlsx")


def _suffix_of_text(text: str) -> str:
    """What is neither JSON nor TOML is a text, or a table in one. What begins as JSON is JSON, also where it is broken."""
    if text.lstrip()[:1] == "{":
        return ".json"
    with contextlib.suppress(ValueError, RecursionError):
        if isinstance(json.loads(text), list):
            return ".json"
    with contextlib.suppress(FaultyInputError):
        if toml_data(text, name=_NAME):
            return ".toml"
    return ""
