"""A briefing as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from safeguarding.briefings.records import Briefing, FoundConflict, Section, Table
from safeguarding.dates.words import printed_date


def markdown(briefing: Briefing) -> str:
    """The whole briefing as a Markdown document, tables as pipe tables.

    Examples:
        >>> from datetime import date
        >>> print(markdown(Briefing(title="An update", authority="York", reported_on=date(2017, 9, 19), sections=())))
        # An update
        <BLANKLINE>
        York, 19 September 2017. Nothing was found in conflict.
        <BLANKLINE>
    """
    return "\n".join(_lines(briefing)) + "\n"


def table_markdown(table: Table) -> str:
    """One table as a Markdown pipe table, under its caption.

    Examples:
        >>> print(table_markdown(Table(caption="Waves", columns=("Wave", "n"), rows=[("2017", "112")])), end="")
        **Waves**
        <BLANKLINE>
        | Wave | n |
        | --- | --- |
        | 2017 | 112 |
    """
    return "\n".join(_table(table)) + "\n"


def _lines(briefing: Briefing) -> Iterator[str]:
    yield f"# {_plain(briefing.title)}"
    yield ""
    yield f"{_plain(briefing.authority)}, {printed_date(briefing.reported_on)}. {conflict_count(briefing)}"
    for section in briefing.sections:
        yield from _section(section)
    if briefing.files_not_read:
        yield ""
        yield f"Files in the folder that no section reads: {', '.join(map(_plain, briefing.files_not_read))}."


def conflict_count(briefing: Briefing) -> str:
    """How many conflicts were found, as a sentence.

    Examples:
        >>> from datetime import date
        >>> conflict_count(Briefing(title="An update", authority="York", reported_on=date(2017, 9, 19), sections=()))
        'Nothing was found in conflict.'
    """
    match len(briefing.conflicts):
        case 0:
            return "Nothing was found in conflict."
        case 1:
            return "1 conflict was found."
        case count:
            return f"{count} conflicts were found."


def section_markdown(section: Section) -> str:
    """One section by itself as a Markdown document.

    Examples:
        >>> print(section_markdown(Section(title="Survey", notes=["No answers are in the folder."])), end="")
        ## Survey
        <BLANKLINE>
        *No answers are in the folder.*
    """
    return "\n".join(_section(section)).lstrip() + "\n"


def _section(section: Section) -> Iterator[str]:
    yield ""
    yield f"## {_plain(section.title)}"
    for paragraph in section.paragraphs:
        yield ""
        yield _plain(paragraph)
    for conflict in section.conflicts:
        yield ""
        yield from _conflict(conflict)
    for table in section.tables:
        yield ""
        yield from _table(table)
    for note in section.notes:
        yield ""
        yield f"*{_plain(note)}*"


def _conflict(conflict: FoundConflict) -> Iterator[str]:
    yield f"- **In conflict:** {_plain(conflict.explanation)} {_plain(conflict.remedy)}"
    yield f"  Source: {_plain(str(conflict.source))}."


def _table(table: Table) -> Iterator[str]:
    yield f"**{_plain(table.caption)}**"
    yield ""
    yield _row(table.columns)
    yield _row(["---"] * len(table.columns))
    for row in table.rows:
        yield _row(row)
    for note in table.notes:
        yield ""
        yield f"*{_plain(note)}*"


def _row(cells: list[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(cell if cell == '---' else _plain(cell) for cell in cells)} |"


def _plain(text: str) -> str:
    """Text that Markdown will not read as markup, on one line."""
    for sign in "\\`*_[]<>|#":
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split())
