"""``safeguarding moved``: which open deadlines are others once a holiday or an entry of the law is added."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import attrs
import typer

from safeguarding.cli.days import typed_day
from safeguarding.cli.exits import EXIT_WRONG
from safeguarding.cli.formats import OutputFile, PageFormat, TemplateFile, print_made, print_page, print_text
from safeguarding.cli.options import day, file, form, option
from safeguarding.cli.screens import tell_replaced
from safeguarding.dates.calendars import DayOff
from safeguarding.numbers.nouns import counted
from safeguarding.pages.due import moved_table
from safeguarding.pages.renderers.json_text import Format, json_text, table_data
from safeguarding.pages.renderers.markdown import table_markdown
from safeguarding.pages.renderers.terminal import table_screen
from safeguarding.pages.sections import Section
from safeguarding.readers.rules_asked import published_and_own
from safeguarding.records import Record, Several
from safeguarding.serialization.documents import read_json, read_toml
from safeguarding.tables.writing import check_apart
from safeguarding.timescales.catalogue import edition_of
from safeguarding.timescales.moved import OpenCase, moved_deadlines


@attrs.frozen(kw_only=True)
class OpenCases(Record):
    """A file of cases: ``[[cases]]``, each with its ``rule`` and its ``episode``."""

    cases: tuple[OpenCase, ...] = attrs.field(converter=Several[OpenCase])


def moved(
    file: Annotated[Path, typer.Argument(help="The cases, in TOML or JSON: each with its `rule` and its `episode`.")],
    *,
    on: Annotated[date, day("--on", "The day to judge by, such as 2026-11-26.")],
    holiday: Annotated[
        list[str] | None,
        option("--holiday", "A holiday that is added, any number of times: `2027-05-14`.", metavar="DATE"),
    ] = None,
    own_rules: Annotated[
        Path | None,
        file(
            "--rules",
            "Rules with the entries that are added, in TOML or JSON; each takes the place of the one of its name.",
        ),
    ] = None,
    output: Annotated[PageFormat, form("How to print what moved.")] = PageFormat.TABLE,
    to: OutputFile = None,
    template: TemplateFile = None,
) -> None:
    """List the open deadlines whose last day is another once a holiday, or an entry of the law, is added.

    Exit status: 0 none moved, 1 some did, 2 the input could not be read.

    Examples:

    - `safeguarding moved cases.toml --on 2026-11-26 --holiday 2027-05-14`

    - `safeguarding moved cases.toml --on 2026-11-26 --rules new-law.toml`
    """  # noqa: D412 - typer shows this text, and wants the blank line before the list
    tell_replaced(check_apart((to,), inputs=(file, own_rules, template)))
    if not (holiday or own_rules):
        raise typer.BadParameter("nothing is added: name a --holiday, or --rules with the entries that are new")
    cases = (read_json if file.suffix.casefold() == ".json" else read_toml)(file, OpenCases).cases
    after = published_and_own(own_rules)
    added = [DayOff(typed_day(text), "a holiday that was added") for text in holiday or ()]
    found = moved_deadlines(cases, as_at=on, days_off=added, rules_after=after)
    table = moved_table(found)
    match output:
        case PageFormat.TABLE:
            none = f"No open deadline of {counted(len(cases), 'case')} moved."
            print_made([table_screen(table) if found else none], to)
        case PageFormat.MARKDOWN:
            print_text(table_markdown(table), to)
        case PageFormat.JSON:
            data = {"catalogue": edition_of(after), "moved": table_data(table)}
            print_text(f"{json_text(Format.MOVED, data)}\n", to)
        case _:
            said = [] if found else [f"No open deadline of {counted(len(cases), 'case')} moved."]
            section = Section(title="Deadlines that moved", paragraphs=said, tables=[table] if found else [])
            print_page(section, output, form=Format.MOVED, to=to, template=template)
    if found:
        raise typer.Exit(EXIT_WRONG)
