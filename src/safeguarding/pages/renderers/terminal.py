"""Tables, sections and pages in a terminal, with rich. Needs the extra ``cli``."""

from __future__ import annotations

from collections.abc import Iterator

from safeguarding.dates.words import printed_date
from safeguarding.extras import optional
from safeguarding.faults import Fault
from safeguarding.pages.cells import Cell, Code, Tone, printed
from safeguarding.pages.sections import Page, Section, conflict_count, what_conflicts, what_would_be_right
from safeguarding.pages.tables import Table
from safeguarding.texts import visible

with optional("rich", task="a page in a terminal"):
    from rich.console import Group, RenderableType
    from rich.padding import Padding
    from rich.rule import Rule
    from rich.table import Table as RichTable
    from rich.text import Text

_STYLES = {
    Tone.PLAIN: "",
    Tone.GOOD: "green",
    Tone.WRONG: "bold red",
    Tone.DOUBTFUL: "yellow",
    Tone.UNUSUAL: "magenta",
}


def page_screen(page: Page) -> RenderableType:
    """A page as it is shown in a terminal."""
    return Group(*_page(page))


def section_screen(section: Section) -> RenderableType:
    """One section as it is shown in a terminal."""
    return Group(Rule(_text(section.title, style="bold"), align="left", characters="─"), *_section(section))


def table_screen(table: Table, *, unbroken: str = "") -> RenderableType:
    """One table with its notes, as it is shown in a terminal.

    Args:
        table: The table.
        unbroken: A column whose cells are kept on one line, since they are copied: a rule's name.
    """
    # the caption as a line of its own: as a title it would be folded to the table's width
    caption = [Text(table.caption, style="bold")] if table.caption else []
    return Group(*caption, _table(table, unbroken), *(_text(note, style="italic") for note in table.notes))


def _page(page: Page) -> Iterator[RenderableType]:
    yield _text(page.title, style="bold")
    yield _text(f"{page.about}, {printed_date(page.as_at)}. {conflict_count(page)}")
    for section in page.sections:
        yield Text()
        yield section_screen(section)
    if page.files_not_read:
        yield Text()
        yield _text(f"Files in the folder that no section reads: {', '.join(page.files_not_read)}.", style="yellow")


def _section(section: Section) -> Iterator[RenderableType]:
    for paragraph in section.paragraphs:
        yield _text(paragraph)
    for conflict in section.conflicts:
        yield Text()
        yield Group(*_conflict(conflict))
    for table in section.tables:
        yield Text()
        yield table_screen(table)
    if section.notes:
        yield Text()
    for note in section.notes:
        yield _text(f"Note: {note}", style="italic")


def _conflict(conflict: Fault) -> Iterator[RenderableType]:
    yield Text.assemble(("In conflict: ", "bold red"), visible(what_conflicts(conflict)))
    if conflict.remedy:
        yield Padding(_text(what_would_be_right(conflict)), (0, 0, 0, 2), expand=False)
    if conflict.source is not None:
        yield Padding(_text(f"Source: {conflict.source}", style="dim"), (0, 0, 0, 2), expand=False)


def _table(table: Table, unbroken: str) -> RichTable:
    shown = RichTable(header_style="bold")
    for column in table.columns:
        shown.add_column(_text(column), overflow="fold", no_wrap=column == unbroken)
    for row in table.rows:
        shown.add_row(*map(_cell, row))
    return shown


def _cell(cell: Cell) -> Text:
    return _text(printed(cell), style=_STYLES[cell.tone] if isinstance(cell, Code) else "")


def _text(words: str, style: str = "") -> Text:
    """Words as they are, whatever signs they hold."""
    return Text(visible(words), style=style)
