"""Tables, sections and pages as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from safeguarding.dates.words import printed_date
from safeguarding.faults import Fault
from safeguarding.pages.sections import Page, Section, conflict_count, what_conflicts, what_would_be_right
from safeguarding.pages.tables import Table
from safeguarding.texts import visible


def page_markdown(page: Page) -> str:
    """The whole page as a Markdown document, tables as pipe tables.

    Examples:
        >>> from datetime import date
        >>> print(page_markdown(Page(title="An update", about="York", as_at=date(2017, 9, 19), sections=())))
        # An update
        <BLANKLINE>
        York, 19 September 2017. Nothing was found in conflict.
        <BLANKLINE>
    """
    return "\n".join(_page(page)) + "\n"


def section_markdown(section: Section) -> str:
    """One section by itself as a Markdown document.

    Examples:
        >>> print(section_markdown(Section(title="Survey", notes=["No answers are in the folder."])), end="")
        ## Survey
        <BLANKLINE>
        *No answers are in the folder.*
    """
    return "\n".join(_section(section)).lstrip() + "\n"


def table_markdown(table: Table) -> str:
    """One table as a Markdown pipe table, under its caption.

    Examples:
        >>> print(table_markdown(Table(caption="Waves", columns=("Wave", "n"), rows=[("2017", 112)])), end="")
        **Waves**
        <BLANKLINE>
        | Wave | n |
        | --- | --- |
        | 2017 | 112 |
    """
    return "\n".join(_table(table)) + "\n"


def escaped(text: str) -> str:
    r"""Text that Markdown will not read as markup, on one line.

    Examples:
        >>> print(escaped("a*b|c"))
        a\*b\|c
    """
    text = visible(" ".join(text.split()))
    for sign in "\\`*_[]<>|#":
        text = text.replace(sign, f"\\{sign}")
    return text


def _page(page: Page) -> Iterator[str]:
    yield f"# {escaped(page.title)}"
    yield ""
    yield f"{escaped(page.about)}, {printed_date(page.as_at)}. {conflict_count(page)}"
    for section in page.sections:
        yield from _section(section)
    if page.files_not_read:
        yield ""
        yield f"Files in the folder that no section reads: {', '.join(map(escaped, page.files_not_read))}."


def _section(section: Section) -> Iterator[str]:
    yield ""
    yield f"## {escaped(section.title)}"
    for paragraph in section.paragraphs:
        yield ""
        yield escaped(paragraph)
    for conflict in section.conflicts:
        yield ""
        yield from _conflict(conflict)
    for table in section.tables:
        yield ""
        yield from _table(table)
    for note in section.notes:
        yield ""
        yield f"*{escaped(note)}*"


def _conflict(conflict: Fault) -> Iterator[str]:
    yield f"- **In conflict:** {escaped(f'{what_conflicts(conflict)} {what_would_be_right(conflict)}')}"
    if conflict.source is not None:
        yield f"  Source: {escaped(str(conflict.source))}."


def _table(table: Table) -> Iterator[str]:
    if table.caption:
        yield f"**{escaped(table.caption)}**"
        yield ""
    yield _row(map(escaped, table.columns))
    yield _row(["---"] * len(table.columns))
    for row in table.words:
        yield _row(map(escaped, row))
    for note in table.notes:
        yield ""
        yield f"*{escaped(note)}*"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
