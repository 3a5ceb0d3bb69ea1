"""``safeguarding brief``: a folder of facts becomes the update's briefing, with everything found in conflict."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from safeguarding.authorities.england import english_authorities
from safeguarding.briefings.assembly import read_briefing
from safeguarding.cli.exits import EXIT_WRONG
from safeguarding.cli.formats import OutputFile, PageFormat, TemplateFile, print_page
from safeguarding.cli.options import form
from safeguarding.cli.screens import files_read, tell_replaced
from safeguarding.dates.statutory_calendars import england_and_wales
from safeguarding.pages.renderers.json_text import Format
from safeguarding.tables.writing import check_apart


def brief(
    folder: Annotated[Path, typer.Argument(help="The folder that holds `update.toml` and the facts beside it.")],
    *,
    output: Annotated[PageFormat, form("How to print the briefing.")] = PageFormat.TABLE,
    to: OutputFile = None,
    template: TemplateFile = None,
) -> None:
    """Print the briefing of a folder of facts, with every conflict found in it.

    Exit status: 0 nothing in conflict, 1 conflicts found, 2 the input could not be read.

    Examples:

    - `safeguarding brief examples/york-2017`

    - `safeguarding brief examples/york-2017 --format markdown > briefing.md`
    """  # noqa: D412 - typer shows this text, and wants the blank line before the list
    tell_replaced(check_apart((to,), inputs=(template, *files_read(folder))))
    briefing = read_briefing(folder, register=english_authorities(), calendar=england_and_wales())
    print_page(briefing, output, form=Format.BRIEF, to=to, template=template)
    if briefing.conflicts:
        raise typer.Exit(EXIT_WRONG)
