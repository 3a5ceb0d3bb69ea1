"""What the commands show in a terminal, with rich. Plain text when the output is piped."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table as RichTable
from rich.text import Text

from safeguarding.briefings.markdown import conflict_count
from safeguarding.briefings.records import Briefing, FoundConflict, Section, Table
from safeguarding.dates.words import printed_date
from safeguarding.errors import FaultyInputError, SafeguardingError

# a pipe has no width; wide enough that a table's words are not broken
_PIPED_WIDTH = 120


def screen() -> Console:
    """The console that results are printed on."""
    width = None if sys.stdout.isatty() else shutil.get_terminal_size((_PIPED_WIDTH, 24)).columns
    return Console(width=width, highlight=False, soft_wrap=False)


def complain(error: SafeguardingError) -> None:
    """Print what was wrong with the input on standard error, every fault on a line of its own."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    if isinstance(error, FaultyInputError) and error.faults:
        heading, _, _ = str(error).partition("\n")
        console.print(Text(heading, style="bold"))
        for fault in error.faults:
            console.print(Text(f"  {fault}"))
    else:
        console.print(Text(str(error)))


def briefing_screen(briefing: Briefing) -> RenderableType:
    """A briefing as it is shown in a terminal."""
    return Group(*_parts(briefing))


def _parts(briefing: Briefing) -> Iterator[RenderableType]:
    yield Text(briefing.title, style="bold")
    yield Text(f"{briefing.authority}, {printed_date(briefing.reported_on)}. {conflict_count(briefing)}")
    for section in briefing.sections:
        yield Text()
        yield Rule(Text(section.title, style="bold"), align="left", characters="─")
        yield from _section(section)
    if briefing.files_not_read:
        yield Text()
        yield Text(f"Files in the folder that no section reads: {', '.join(briefing.files_not_read)}.", style="yellow")


def section_screen(section: Section) -> RenderableType:
    """One section by itself as it is shown in a terminal."""
    return Group(Rule(Text(section.title, style="bold"), align="left", characters="─"), *_section(section))


def _section(section: Section) -> Iterator[RenderableType]:
    for paragraph in section.paragraphs:
        yield Text(paragraph)
    for conflict in section.conflicts:
        yield Text()
        yield _conflict(conflict)
    for table in section.tables:
        yield Text()
        yield table_screen(table)
    if section.notes:
        yield Text()
    for note in section.notes:
        yield Text(f"Note: {note}", style="italic")


def _conflict(conflict: FoundConflict) -> RenderableType:
    return Group(
        Text.assemble(("In conflict: ", "bold red"), conflict.explanation),
        Padding(Text(conflict.remedy), (0, 0, 0, 2), expand=False),
        Padding(Text(f"Source: {conflict.source}", style="dim"), (0, 0, 0, 2), expand=False),
    )


def table_screen(table: Table, *, unbroken: str = "") -> RenderableType:
    """One table with its notes, as it is shown in a terminal.

    Args:
        table: The table.
        unbroken: A column whose cells are kept on one line, since they are copied: a rule's name.
    """
    # the caption as a line of its own: as a title it would be folded to the table's width
    caption = Text(table.caption, style="bold")
    return Group(caption, _table(table, unbroken), *(Text(note, style="italic") for note in table.notes))


def _table(table: Table, unbroken: str) -> RichTable:
    shown = RichTable(header_style="bold")
    for column in table.columns:
        shown.add_column(Text(column), overflow="fold", no_wrap=column == unbroken)
    for row in table.rows:
        shown.add_row(*(Text(cell) for cell in row))
    return shown
