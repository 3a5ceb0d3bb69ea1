"""``safeguarding rules``: every statutory timescale with its period, authority, since when and how surely known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, assert_never

import typer
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from safeguarding.cli.days import typed
from safeguarding.cli.formats import OutputFile, PageFormat, TemplateFile, print_page, print_text
from safeguarding.cli.options import day, file, form, option
from safeguarding.cli.screens import screen
from safeguarding.pages.renderers.json_text import Format, json_text, table_data
from safeguarding.pages.renderers.markdown import table_markdown
from safeguarding.pages.renderers.terminal import table_screen
from safeguarding.pages.rules import changes_table, history_table, rules_table
from safeguarding.pages.sections import Section
from safeguarding.pages.tables import Table
from safeguarding.readers.rules_asked import published_and_own
from safeguarding.serialization.documents import to_data
from safeguarding.serialization.scalars import structured_member
from safeguarding.tables.writing import check_apart
from safeguarding.timescales.catalogue import edition_of, unchecked_since
from safeguarding.timescales.rules import Rule
from safeguarding.timescales.words import Area

_WIDE = 110
"""Columns of a terminal below which the table's seven columns would be slivers: then the rules are a list."""


def _listed(table: Table) -> RenderableType:
    """The table as a list, a rule's name on a line of its own."""
    lines: list[RenderableType] = [Text(table.caption, style="bold")]
    for name, what, counted_from, limit, since, authority, known in table.words:
        lines += [Text(), Text(f"{name} ({known})", style="bold")]
        after = f", counted from {counted_from}" if counted_from else ""
        lines.append(Padding(Text(f"{what}: {limit}{after}"), (0, 0, 0, 2), expand=False))
        lines.append(Padding(Text(f"since {since}: {authority}" if since else authority), (0, 0, 0, 2), expand=False))
    return Group(*lines, Text(), *(Text(note, style="italic") for note in table.notes))


def _area(text: str) -> Area:
    return typed(text, lambda name: structured_member(name, Area))


def rules(  # long: its options are its parameters, each with its help
    *,
    area: Annotated[
        Area | None,
        option(
            "--area",
            f"Only the rules of one area: {', '.join(each.name.lower() for each in Area)}.",
            parser=_area,
            metavar="AREA",
        ),
    ] = None,
    unchecked: Annotated[
        date | None,
        day(
            "--unchecked-since",
            "Only the rules in force that nobody is known to have compared with a text on that day or later.",
        ),
    ] = None,
    history: Annotated[
        bool, option("--history", "Every entry of each rule over time, with the version that was read.")
    ] = False,
    changes: Annotated[bool, option("--changes", "What changed in law, by its first day.")] = False,
    own_rules: Annotated[
        Path | None, file("--rules", "Rules of your own, in TOML or JSON, beside the published ones.")
    ] = None,
    output: Annotated[PageFormat, form("How to print the rules.")] = PageFormat.TABLE,
    to: OutputFile = None,
    template: TemplateFile = None,
) -> None:
    """List the statutory timescales: what, counted from what, how soon, since when, on whose authority, how surely known.

    The names it gives are what `safeguarding due` takes. In Markdown and JSON every entry over time is there.

    Exit status: 0 the rules are listed, 2 no area is called so.

    Examples:

    - `safeguarding rules --area health`

    - `safeguarding rules --unchecked-since 2026-11-01`

    - `safeguarding rules --changes`

    - `safeguarding rules --format markdown`
    """  # noqa: D412 - typer shows this text, and wants the blank line before the list
    if changes and history:
        raise typer.BadParameter("--history and --changes are two tables: ask for one")
    catalogue = published_and_own(own_rules)
    looked_at = catalogue if unchecked is None else unchecked_since(unchecked, catalogue)
    chosen = tuple(rule for rule in looked_at if area is None or rule.area is area)
    check_apart((to,), inputs=(own_rules, template))
    match output:
        case PageFormat.TABLE if to is not None:
            print_page(_section(chosen, catalogue, area, changes=changes), output, form=Format.RULES, to=to)
        case PageFormat.TABLE if changes:
            screen().print(table_screen(_changes(chosen, area)))
        case PageFormat.TABLE:
            console = screen()
            table = history_table(chosen) if history else rules_table(chosen)
            wide = console.width >= _WIDE
            console.print(table_screen(table, unbroken="Rule") if wide or history else _listed(table))
        case PageFormat.MARKDOWN:
            print_text(table_markdown(_changes(chosen, area) if changes else history_table(chosen)), to)
        case PageFormat.HTML | PageFormat.DOCX:
            section = _section(chosen, catalogue, area, changes=changes)
            print_page(section, output, form=Format.RULES, to=to, template=template)
        case PageFormat.JSON:
            data = {"catalogue": edition_of(catalogue), "rules": to_data(chosen)}
            data |= {"changes": table_data(_changes(chosen, area))} if changes else {}
            print_text(f"{json_text(Format.RULES, data)}\n", to)
        case _:
            assert_never(output)


def _section(chosen: Sequence[Rule], catalogue: Sequence[Rule], area: Area | None, *, changes: bool) -> Section:
    table = _changes(chosen, area) if changes else history_table(chosen)
    return Section(title="Statutory timescales", tables=[table], notes=[f"Edition: {edition_of(catalogue)}."])


def _changes(rules: Iterable[Rule], area: Area | None) -> Table:
    """The changes of the law in some rules; with those that changed none, where all areas are asked for."""
    return changes_table(rules) if area is None else changes_table(rules, ())
