"""What ``safeguarding due --child`` shows: everything that applies to a child, or to the children of a file or a folder."""

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
from safeguarding.faults import by_harm
from safeguarding.pages.annex_duties import annex_duties_data, annex_duties_page
from safeguarding.pages.children import children_data, children_page
from safeguarding.pages.fault_notes import worst_of
from safeguarding.pages.renderers.json_text import Format, fault_data
from safeguarding.pages.sections import not_used
from safeguarding.readers.childrens_files.annex_a import read_annex_a
from safeguarding.readers.childrens_files.annex_due import annex_a_duties
from safeguarding.readers.childrens_files.asked_children import answers_in
from safeguarding.readers.childrens_files.child_lists import is_child_list
from safeguarding.tables.opening import open_grids
from safeguarding.tables.writing import check_apart, write_text
from safeguarding.timescales.catalogue import RULES, edition_of
from safeguarding.timescales.children import ChildAnswers
from safeguarding.timescales.rules import Rule

_SHOWN_FAULTS = 20
_WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"})


class _Calendars(Protocol):
    def children_calendar(self, several: Sequence[ChildAnswers], *, on: date) -> str: ...


def tell_children(
    path: Path,
    *,
    on: date,
    rules: Sequence[Rule],
    page_format: PageFormat,
    to: Path | None,
    ics: Path | None,
    known_from: date | None = None,
    only: str = "",
) -> None:
    """Print everything that applies to the children of a file or a folder, and write the calendar.

    Raises:
        Exit: with status 1 where something is overdue, or was late or missed, or could not be used.
    """
    tell_replaced(check_apart((to, ics), inputs=(path,)))
    if path.suffix.casefold() in _WORKBOOKS and not any(map(is_child_list, open_grids(path))):
        if rules is not RULES:
            raise typer.BadParameter(
                "of a workbook what is due is counted by the published rules", param_hint="--rules"
            )
        _tell_workbook(path, on=on, page_format=page_format, to=to, ics=ics)
        return
    asked = answers_in(path, on=on, rules=rules, known_from=known_from)
    found = [each for each in asked.answers if not only or each.child.reference.casefold() == only.strip().casefold()]
    if only and not found:
        raise typer.BadParameter("no child of that reference is in it", param_hint="--only")
    for line in worst_of(asked.faults, most=_SHOWN_FAULTS):
        typer.echo(line, err=True)
    if ics is not None:
        # the extra is optional
        calendars = cast("_Calendars", importlib.import_module("safeguarding.pages.child_calendars"))
        write_text(calendars.children_calendar(found, on=asked.on), ics)
    data = {
        "catalogue": edition_of(rules),
        "on": asked.on.isoformat(),
        "faults": [fault_data(each) for each in by_harm(asked.faults)],
        "children": children_data(found, rules=rules),
    }
    page = children_page(found, on=asked.on, not_read=not_used("what was read", asked.faults))
    print_page(page, page_format, form=Format.CHILDREN, data=data, to=to)
    is_breach = any(answer.is_breach for each in found for answer in each.answers)
    if asked.has_serious_faults or is_breach or any(each.unused for each in found):
        raise typer.Exit(EXIT_WRONG)


def _tell_workbook(path: Path, *, on: date, page_format: PageFormat, to: Path | None, ics: Path | None) -> None:
    """Print what an Annex A workbook says is due next and overdue now, by the shipped rules."""
    if ics is not None:
        raise typer.BadParameter(
            "a calendar is made of a child's file, not of a workbook of latest dates", param_hint="--ics"
        )
    book = read_annex_a(path)
    found = annex_a_duties(book, on=on)
    data = {"catalogue": edition_of(RULES), **annex_duties_data(book, found)}
    print_page(annex_duties_page(book, found, on=on), page_format, form=Format.CHILDREN, data=data, to=to)
    if found.overdue or book.has_serious_faults:
        raise typer.Exit(EXIT_WRONG)
