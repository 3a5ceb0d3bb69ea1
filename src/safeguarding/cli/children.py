"""What ``safeguarding due --child`` tells: everything that applies to a child, or to the children of a file or a folder."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Protocol, cast

import typer

from safeguarding.cli.exits import EXIT_WRONG
from safeguarding.cli.formats import PageFormat, print_page
from safeguarding.cli.screens import tell_replaced
from safeguarding.pages.children import children_data, children_page
from safeguarding.pages.renderers.json_text import Format
from safeguarding.readers.childrens_files.child_files import read_children
from safeguarding.tables.writing import check_apart, write_text
from safeguarding.timescales.catalogue import edition_of
from safeguarding.timescales.children import ChildAnswers, child_answers
from safeguarding.timescales.rules import Rule


class _Calendars(Protocol):
    def children_calendar(self, several: Sequence[ChildAnswers], *, on: date) -> str: ...


def tell_children(
    path: Path, *, on: date, rules: Sequence[Rule], page_format: PageFormat, to: Path | None, ics: Path | None
) -> None:
    """Print everything that applies to the children of a file or a folder, and write the calendar.

    Raises:
        Exit: with status 1 where something is overdue, or was late or missed.
    """
    tell_replaced(check_apart((to, ics), inputs=(path,)))
    found = [child_answers(child, on=on, rules=rules) for child in read_children(path)]
    if ics is not None:
        # the extra is optional
        calendars = cast("_Calendars", importlib.import_module("safeguarding.pages.child_calendars"))
        write_text(calendars.children_calendar(found, on=on), ics)
    data = {"catalogue": edition_of(rules), "children": children_data(found, rules=rules)}
    print_page(children_page(found, on=on), page_format, form=Format.CHILDREN, data=data, to=to)
    if any(answer.is_breach for each in found for answer in each.answers):
        raise typer.Exit(EXIT_WRONG)
