"""The options of commands, each kind said once: a day, a file, a column, a form of output."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import typer

from safeguarding.cli.days import typed_day

_PICTURES = (".png", ".svg", ".pdf")
_ENDINGS = {
    **dict.fromkeys(("--chart", "--burn-up"), _PICTURES),
    **dict.fromkeys(("--calendar", "--ics"), (".ics",)),
    **dict.fromkeys(("--out", "--problems"), (".csv", ".json", ".xlsx")),
    "--workbook": (".xlsx",),
    "--toml": (".toml",),
}
"""The endings of the files that an option writes in one form only."""


def declared_columns(declared: Iterable[str]) -> dict[str, str]:
    """``issued=Valid from``, any number of times, as fields and headers; a field that is declared twice is refused."""
    headers: dict[str, str] = {}
    for text in declared:
        field, _, header = (part.strip() for part in text.partition("="))
        if not header or headers.setdefault(field, header) != header:
            raise typer.BadParameter(f"{text!r} is no column such as 'issued=Valid from', each field once")
    return headers


def option(name: str, text: str, **more: Any) -> Any:  # noqa: ANN401 - as typer's own
    """An option with its help."""
    return typer.Option(name, help=text, **more)


def day(name: str, text: str) -> Any:  # noqa: ANN401 - as above
    """An option that takes a day."""
    return option(name, text, parser=typed_day, metavar="DATE")


def file(name: str, text: str) -> Any:  # noqa: ANN401 - as above
    """An option that takes a file; one to be written is refused before any work where its ending says another kind."""
    endings = _ENDINGS.get(name, ())

    def checked(given: Path | list[Path] | None) -> Path | list[Path] | None:
        for path in given if isinstance(given, list) else filter(None, (given,)):
            if endings and path.suffix.casefold() not in endings:
                raise typer.BadParameter(f"{path.name} does not end with {' or '.join(endings)}")
        return given

    return option(name, text, metavar="FILE", callback=checked)


def column(name: str, text: str) -> Any:  # noqa: ANN401 - as above
    """An option that takes the header of a column."""
    return option(name, text, metavar="COLUMN")


def word(name: str, text: str) -> Any:  # noqa: ANN401 - as above
    """An option that takes one of several words, in capitals or not."""
    return option(name, text, case_sensitive=False)


def form(text: str) -> Any:  # noqa: ANN401 - as above
    """The option of how to print."""
    return typer.Option("--format", "-f", help=text, case_sensitive=False)
