"""How a page of results is printed: tables in a terminal, Markdown for a document, JSON for a program."""

from __future__ import annotations

import enum

import typer

from safeguarding.cli.screens import screen
from safeguarding.pages.renderers.json_text import Data, Format, json_text, page_data, section_data
from safeguarding.pages.renderers.markdown import page_markdown, section_markdown
from safeguarding.pages.renderers.terminal import page_screen, section_screen
from safeguarding.pages.sections import Page, Section


class PageFormat(enum.StrEnum):
    """How a page of results is printed."""

    TABLE = "table"
    MARKDOWN = "markdown"
    JSON = "json"


def print_page(page: Page, page_format: PageFormat, *, form: Format, data: Data | None = None) -> None:
    """Print a whole page.

    Args:
        page: The page.
        page_format: How.
        form: The format's name in JSON.
        data: What JSON holds besides the page.
    """
    match page_format:
        case PageFormat.TABLE:
            screen().print(page_screen(page))
        case PageFormat.MARKDOWN:
            typer.echo(page_markdown(page), nl=False)
        case PageFormat.JSON:
            typer.echo(json_text(form, page_data(page) | (data or {})))


def print_section(section: Section, page_format: PageFormat, *, form: Format, data: Data | None = None) -> None:
    """Print one section by itself; arguments as for ``print_page``."""
    match page_format:
        case PageFormat.TABLE:
            screen().print(section_screen(section))
        case PageFormat.MARKDOWN:
            typer.echo(section_markdown(section), nl=False)
        case PageFormat.JSON:
            typer.echo(json_text(form, section_data(section) | (data or {})))
