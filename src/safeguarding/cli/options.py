"""The options of commands, each kind said once: a day, a file, a column, a form of output."""

from __future__ import annotations

from typing import Any

import typer

from safeguarding.cli.days import typed_day


def option(name: str, text: str, **more: Any) -> Any:  # noqa: ANN401 - as typer's own
    """An option with its help."""
    return typer.Option(name, help=text, **more)


def day(name: str, text: str) -> Any:  # noqa: ANN401 - as above
    """An option that takes a day."""
    return option(name, text, parser=typed_day, metavar="DATE")


def file(name: str, text: str) -> Any:  # noqa: ANN401 - as above
    """An option that takes a file."""
    return option(name, text, metavar="FILE")


def column(name: str, text: str) -> Any:  # noqa: ANN401 - as above
    """An option that takes the header of a column."""
    return option(name, text, metavar="COLUMN")


def word(name: str, text: str) -> Any:  # noqa: ANN401 - as above
    """An option that takes one of several words, in capitals or not."""
    return option(name, text, case_sensitive=False)


def form(text: str) -> Any:  # noqa: ANN401 - as above
    """The option of how to print."""
    return typer.Option("--format", "-f", help=text, case_sensitive=False)
