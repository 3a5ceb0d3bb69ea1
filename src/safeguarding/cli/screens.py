"""The console of the commands: results on standard output, what was wrong with the input on standard error."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

import typer
from rich.console import Console
from rich.text import Text

from safeguarding.errors import FaultyInputError, SafeguardingError
from safeguarding.tables.kinds import TABLE_SUFFIXES
from safeguarding.texts import visible

# a pipe has no width; wide enough that a table's words are not broken
_PIPED_WIDTH = 120


def screen(file: TextIO | None = None) -> Console:
    """The console that results are printed on, or written to a file as into a pipe: without signs that colour a terminal."""
    width = None if file is None and sys.stdout.isatty() else shutil.get_terminal_size((_PIPED_WIDTH, 24)).columns
    # whatever the environment asks of a terminal
    is_terminal = None if file is None else False
    return Console(file=file, width=width, force_terminal=is_terminal, highlight=False, soft_wrap=False)


def complain(error: SafeguardingError) -> None:
    """Print what was wrong with the input on standard error, every fault on a line of its own."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    if isinstance(error, FaultyInputError) and error.faults:
        console.print(Text(visible(f"{error.problem}:"), style="bold"))
        for fault in error.faults:
            console.print(Text(f"  {fault}"))
    else:
        console.print(Text(str(error)))


def tell_replaced(paths: Iterable[Path]) -> None:
    """Say on standard error which files were there already and are written again."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    for path in paths:
        console.print(Text(visible(f"{path.name}: there already, and written again.")))


def say(text: str, *, err: bool = False) -> None:
    """Print a line of words, in which no name of a file or of anything else steers the screen."""
    typer.echo(visible(text), err=err)


def files_read(folder: Path) -> Iterator[Path]:
    """The files of a folder of facts that a command may read: facts, tables and reports; results written there are none."""
    kinds = {".toml", *TABLE_SUFFIXES} - {".txt"}
    return (each for each in folder.rglob("*") if each.suffix.casefold() in kinds and each.is_file())
