"""``safeguarding new-update``: a folder to fill in, from which ``brief`` makes a briefing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from safeguarding.authorities.england import english_authorities
from safeguarding.briefings.new_folders import write_new_update
from safeguarding.cli.formats import OutputFile, print_text
from safeguarding.cli.options import day, option
from safeguarding.cli.screens import tell_replaced
from safeguarding.tables.writing import check_apart


def new_update(
    folder: Annotated[Path, typer.Argument(help="The folder to make; it must not be there, or be empty.")],
    *,
    authority: Annotated[str, option("--authority", "Whose update it is, by name or code.")],
    on: Annotated[date, day("--on", "The date of the update.")],
    outcomes: Annotated[
        Path | None,
        option("--outcomes", "A published table, from which the latest outcome of the authority is written in."),
    ] = None,
    sheet: Annotated[str | None, option("--sheet", "The sheet of that table, where several could be meant.")] = None,
    to: OutputFile = None,
) -> None:
    """Write a folder of commented files to fill in, with the latest published outcome already in it.

    Exit status: 0 the folder was written, 2 it was not.

    Examples:

    - `safeguarding new-update our-update --authority "Stockton-on-Tees" --on 2023-09-20 --outcomes history.csv`
    """  # noqa: D412 - typer shows this text, and wants the blank line before the list
    register = english_authorities()
    tell_replaced(check_apart((to,), inputs=(outcomes,)))
    names = write_new_update(folder, authority=authority, on=on, outcomes=outcomes, register=register, sheet=sheet)
    said = f"Fill in what your update states, then: safeguarding brief {folder}"
    print_text("".join(f"{line}\n" for line in (*(folder / name for name in names), said)), to)
