"""How a page of results is printed: tables in a terminal, Markdown for a document, JSON for a program."""

from __future__ import annotations

import enum

import typer

from safeguarding.briefings.markdown import markdown, section_markdown
from safeguarding.briefings.records import Briefing, Section
from safeguarding.cli.screens import briefing_screen, screen, section_screen
from safeguarding.serialization.documents import to_json


class PageFormat(enum.StrEnum):
    """How a page of results is printed."""

    TABLE = "table"
    MARKDOWN = "markdown"
    JSON = "json"


def print_briefing(briefing: Briefing, page_format: PageFormat) -> None:
    """Print a whole briefing."""
    match page_format:
        case PageFormat.TABLE:
            screen().print(briefing_screen(briefing))
        case PageFormat.MARKDOWN:
            typer.echo(markdown(briefing), nl=False)
        case PageFormat.JSON:
            typer.echo(to_json(briefing))


def print_section(section: Section, page_format: PageFormat) -> None:
    """Print one section by itself."""
    match page_format:
        case PageFormat.TABLE:
            screen().print(section_screen(section))
        case PageFormat.MARKDOWN:
            typer.echo(section_markdown(section), nl=False)
        case PageFormat.JSON:
            typer.echo(to_json(section))
