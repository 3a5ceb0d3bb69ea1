"""How a page of results is printed: tables in a terminal, documents for people, JSON for a program."""

from __future__ import annotations

import enum
import io
import sys
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Annotated, assert_never

import attrs
import typer
from rich.console import RenderableType

from safeguarding.charts.pictures import Picture
from safeguarding.cli.options import file
from safeguarding.cli.screens import screen
from safeguarding.errors import MissingExtraError, UnreadableFileError
from safeguarding.pages.renderers.html.document import page_html, section_html, sections_html
from safeguarding.pages.renderers.json_text import Data, Format, json_text_parts, page_data, section_data
from safeguarding.pages.renderers.markdown import page_markdown, section_markdown
from safeguarding.pages.renderers.terminal import page_screen, section_screen
from safeguarding.pages.sections import Page, Section
from safeguarding.tables.writing import check_apart, write_bytes, write_text
from safeguarding.texts import visible


class PageFormat(enum.StrEnum):
    """How a page of results is printed."""

    TABLE = "table"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    JSON = "json"


OutputFile = Annotated[Path | None, file("--output", "Write the page to this file instead, whole or not at all.")]
TemplateFile = Annotated[Path | None, file("--template", "A .docx file whose styles the Word document takes.")]


def illustrated(section: Section, page_format: PageFormat, draw: Callable[[], Iterable[Picture]]) -> Section:
    """The section with its pictures, where the form shows any; without the extra a note says so.

    Args:
        section: The section.
        page_format: How it will be printed.
        draw: What draws the pictures; called only where they are shown.
    """
    if page_format not in (PageFormat.HTML, PageFormat.DOCX):
        return section
    try:
        return attrs.evolve(section, pictures=(*section.pictures, *draw()))
    except MissingExtraError as error:
        return attrs.evolve(section, notes=(*section.notes, f"No pictures are shown: {error}."))


def print_page(
    shown: Page | Section,
    page_format: PageFormat,
    *,
    form: Format,
    data: Data | None = None,
    to: Path | None = None,
    template: Path | None = None,
) -> None:
    """Print a page, or a section by itself.

    Args:
        shown: The page or the section.
        page_format: How.
        form: The format's name in JSON.
        data: What JSON holds besides.
        to: A file to write it to, in place of standard output.
        template: A document whose styles a Word document takes.

    Raises:
        UnreadableFileError: for a file that cannot be written, and for a Word document on a terminal.
    """
    check_apart((to,), inputs=(template,))
    _refuse_unused(template, page_format)
    match page_format:
        case PageFormat.TABLE:
            _print_table(shown, to)
        case PageFormat.MARKDOWN:
            print_text(page_markdown(shown) if isinstance(shown, Page) else section_markdown(shown), to)
        case PageFormat.HTML:
            print_text(page_html(shown) if isinstance(shown, Page) else section_html(shown), to)
        case PageFormat.DOCX:
            _print_bytes(_docx(shown, template), to)
        case PageFormat.JSON:
            content = page_data(shown) if isinstance(shown, Page) else section_data(shown)
            print_text(chain(json_text_parts(form, content | (data or {})), "\n"), to)
        case _:
            assert_never(page_format)


def print_sections(
    title: str, sections: Sequence[Section], page_format: PageFormat, *, to: Path | None, template: Path | None
) -> None:
    """Print several sections for people, one after the other: as JSON a command prints data of its own.

    Raises:
        UnreadableFileError: for a file that cannot be written, and for a Word document on a terminal.
    """
    _refuse_unused(template, page_format)
    match page_format:
        case PageFormat.TABLE:
            _print_table(sections, to)
        case PageFormat.HTML:
            print_text(sections_html(title, sections), to)
        case PageFormat.DOCX:
            from safeguarding.pages.renderers.word import sections_docx  # noqa: PLC0415 - the extra is optional

            _print_bytes(sections_docx(title, sections, template=template), to)
        case _:
            print_text("\n".join(map(section_markdown, sections)), to)


def _refuse_unused(template: Path | None, page_format: PageFormat) -> None:
    if template is not None and page_format is not PageFormat.DOCX:
        raise typer.BadParameter("only a Word document takes a template: add --format docx")


def _print_table(shown: Page | Section | Sequence[Section], to: Path | None) -> None:
    if isinstance(shown, Page):
        made: list[RenderableType] = [page_screen(shown)]
    else:
        made = list(map(section_screen, [shown] if isinstance(shown, Section) else shown))
    print_made(made, to)


def print_made(made: Sequence[RenderableType], to: Path | None, *, soft_wrap: bool = False) -> None:
    """Print what was made for a terminal, or write it to a file, whole or not at all."""
    text = io.StringIO()
    screen(None if to is None else text).print(*made, sep="\n", soft_wrap=soft_wrap)
    if to is not None:
        write_text(text.getvalue(), to)


def print_text(text: str | Iterable[str], to: Path | None) -> None:
    """Print a text, or parts of one, or write it to a file, whole or not at all; whatever its renderer let through, nothing steers a screen."""
    parts = map(visible, [text] if isinstance(text, str) else text)
    if to is not None:
        write_text(parts, to)
    for part in parts if to is None else ():
        typer.echo(part, nl=False)


def _docx(shown: Page | Section, template: Path | None) -> bytes:
    from safeguarding.pages.renderers.word import page_docx, section_docx  # noqa: PLC0415 - the extra is optional

    made: Callable[..., bytes] = page_docx if isinstance(shown, Page) else section_docx
    return made(shown, template=template)


def _print_bytes(contents: bytes, to: Path | None) -> None:
    if to is not None:
        write_bytes(contents, to)
        return
    if sys.stdout.isatty():
        raise UnreadableFileError("a Word document is not for a terminal", remedy="name a file with --output")
    sys.stdout.buffer.write(contents)
    sys.stdout.flush()
