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


def print_page(shown: Page | Section, page_format: PageFormat, *, form: Format, data: Data | None = None) -> None:
    """Print a page, or a section by itself.

    Args:
        shown: The page or the section.
        page_format: How.
        form: The format's name in JSON.
        data: What JSON holds besides.
    """
    match page_format:
        case PageFormat.TABLE:
            screen().print(page_screen(shown) if isinstance(shown, Page) else section_screen(shown))
        case PageFormat.MARKDOWN:
            typer.echo(page_markdown(shown) if isinstance(shown, Page) else section_markdown(shown), nl=False)
        case PageFormat.JSON:
            content = page_data(shown) if isinstance(shown, Page) else section_data(shown)
            typer.echo(json_text(form, content | (data or {})))
