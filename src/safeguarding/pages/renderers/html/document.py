"""A page or a section as an HTML document.

Every text is escaped where it is put in, and a policy in the page forbids scripts and requests, whatever a text holds.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from safeguarding.dates.words import printed_date
from safeguarding.faults import Fault
from safeguarding.pages.renderers.html.pictures import picture_html
from safeguarding.pages.renderers.html.tables import table_html
from safeguarding.pages.sections import (
    Page,
    Section,
    conflict_count,
    sources_besides,
    what_conflicts,
    what_would_be_right,
)
from safeguarding.pages.tables import Table
from safeguarding.sources import Source
from safeguarding.texts import visible

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_FEWEST_FOR_CONTENTS = 2


def page_html(page: Page) -> str:
    """A whole page as an HTML document.

    Examples:
        >>> from datetime import date
        >>> text = page_html(Page(title="An <update>", about="York", as_at=date(2017, 9, 19), sections=()))
        >>> "<h1>An &lt;update&gt;</h1>" in text, "Nothing was found in conflict." in text
        (True, True)
    """
    lead = f"{page.about}, {printed_date(page.as_at)}. {conflict_count(page)}"
    return "\n".join(_document(page.title, lead, page.sections, page.files_not_read)) + "\n"


def section_html(section: Section) -> str:
    """One section by itself as an HTML document.

    Examples:
        >>> '<html lang="en-GB">' in section_html(Section(title="Survey"))
        True
    """
    return "\n".join(_document(section.title, "", [section], ())) + "\n"


def sections_html(title: str, sections: Iterable[Section]) -> str:
    """Several sections as one HTML document, without a date or an owner of their own.

    Examples:
        >>> "<h2 id=" in sections_html("Figures", [Section(title="a.docx"), Section(title="b.docx")])
        True
    """
    return "\n".join(_document(title, "", sections, ())) + "\n"


def fragment_html(shown: Table | Section | Page) -> str:
    """A table, a section or a page as a piece of a notebook, without a document around it.

    Examples:
        >>> fragment_html(Section(title="A <b>")).splitlines()[1]
        '<h2 id="title-1">A &lt;b&gt;</h2>'
    """
    if isinstance(shown, Table):
        return "\n".join(table_html(shown, "table", otherwise="", escaped=escaped))
    sections = shown.sections if isinstance(shown, Page) else [shown]
    return "\n".join(line for number, each in enumerate(sections, 1) for line in _section(each, number, is_alone=False))


def escaped(text: str) -> str:
    """A text as HTML holds it, signs that steer a screen shown as what they are.

    Examples:
        >>> escaped('<b> & "c"')
        '&lt;b&gt; &amp; &quot;c&quot;'
    """
    return html.escape(visible(text), quote=True)


@cache
def _style() -> str:
    return (files(__package__) / "page.css").read_text(encoding="utf-8")


def _document(title: str, lead: str, sections: Iterable[Section], unread: Iterable[str]) -> Iterator[str]:
    shown = list(sections)
    alone = len(shown) == 1 and shown[0].title == title
    yield "<!DOCTYPE html>"
    yield '<html lang="en-GB">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escaped(title)}</title>"
    yield f"<style>\n{_style()}</style>"
    yield "</head>"
    yield "<body>"
    yield '<a class="skip" href="#content">Skip to the content</a>'
    yield f"<header>\n<h1>{escaped(title)}</h1>"
    if lead:
        yield f'<p class="lead">{escaped(lead)}</p>'
    yield "</header>"
    if len(shown) >= _FEWEST_FOR_CONTENTS:
        yield from _contents(shown)
    yield '<main id="content">'
    if not alone:
        yield from _summary(shown)
    for number, section in enumerate(shown, start=1):
        yield from _section(section, number, is_alone=alone)
    yield "</main>"
    names = ", ".join(map(escaped, unread))
    about = f"<p>Files in the folder that no section reads: {names}.</p>" if names else ""
    yield f"<footer>{about}<p>Made with the safeguarding library. Each finding names its rule and how surely it is known.</p></footer>"
    yield "</body>\n</html>"


def _contents(sections: list[Section]) -> Iterator[str]:
    yield '<nav aria-label="Contents">\n<ol>'
    for number, section in enumerate(sections, start=1):
        count = len(section.conflicts)
        found = f" ({count} in conflict)" if count else ""
        yield f'<li><a href="#section-{number}">{escaped(section.title)}</a>{found}</li>'
    yield "</ol>\n</nav>"


def _summary(sections: list[Section]) -> Iterator[str]:
    """What is wrong, first: one line each, which leads to where it is explained."""
    found = [
        (number, index, conflict)
        for number, section in enumerate(sections, start=1)
        for index, conflict in enumerate(section.conflicts, start=1)
    ]
    if not found:
        return
    yield '<section aria-labelledby="wrong">\n<h2 id="wrong">What is wrong</h2>\n<ul>'
    for number, index, conflict in found:
        yield f'<li><a href="#finding-{number}-{index}">{escaped(what_conflicts(conflict))}</a></li>'
    yield "</ul>\n</section>"


def _section(section: Section, number: int, *, is_alone: bool) -> Iterator[str]:
    if is_alone:
        yield f'<section id="section-{number}" aria-label="{escaped(section.title)}">'
    else:
        yield f'<section id="section-{number}" aria-labelledby="title-{number}">'
        yield f'<h2 id="title-{number}">{escaped(section.title)}</h2>'
    for paragraph in section.paragraphs:
        yield f"<p>{escaped(paragraph)}</p>"
    if section.conflicts:
        yield '<ul class="findings">'
        for index, conflict in enumerate(section.conflicts, start=1):
            yield from _finding(conflict, f"finding-{number}-{index}")
        yield "</ul>"
    for index, table in enumerate(section.tables, start=1):
        yield from table_html(table, f"table-{number}-{index}", otherwise=section.title, escaped=escaped)
        yield from _reasons(table, otherwise=section.title)
    for index, picture in enumerate(section.pictures, start=1):
        yield from picture_html(picture, f"picture-{number}-{index}", escaped=escaped)
    if besides := sources_besides(section):
        yield from _why("Why: what the figures rest on besides" if _has_reasons(section) else _ALL, besides)
    for note in section.notes:
        yield f'<p class="note">{escaped(note)}</p>'
    yield "</section>"


def _finding(conflict: Fault, identifier: str) -> Iterator[str]:
    yield f'<li id="{identifier}">'
    yield f'<p><span class="label">In conflict:</span> {escaped(what_conflicts(conflict))}</p>'
    if remedy := what_would_be_right(conflict):
        yield f"<p>{escaped(remedy)}</p>"
    if conflict.source is not None:
        yield from _why("Why", [conflict.source])
    yield "</li>"


_ALL = "Why: what these figures rest on"


def _has_reasons(section: Section) -> bool:
    return any(table.reasons for table in section.tables)


def _reasons(table: Table, *, otherwise: str) -> Iterator[str]:
    """Why the figures of a table are what they are: the rule of each, those of one source together."""
    if not table.reasons:
        return
    yield f"<details><summary>Why: {escaped(table.caption or otherwise)}</summary>"
    for source, told in table.rules_by_source:
        lines = [(escaped(figures or "Rule"), rules) for figures, rules in told.items()]
        yield _list([*lines, *_facts(source, named="Source")])
    yield "</details>"


def _why(words: str, sources: Iterable[Source]) -> Iterator[str]:
    yield f"<details><summary>{words}</summary>"
    yield from (_list(_facts(source)) for source in sources)
    yield "</details>"


def _facts(source: Source, *, named: str = "Rule") -> list[tuple[str, str]]:
    rows = [(named, source.title), ("Clause", source.clause), ("Published at", source.published_at)]
    version = f", {source.version_read}" if source.version_read else ""
    checked = f"; checked on {printed_date(source.checked_on)}" if source.checked_on else ""
    return [*rows, ("How surely known", f"{source.certainty.label}{version}{checked}"), ("Note", source.note)]


def _list(rows: Iterable[tuple[str, str]]) -> str:
    return f"<dl>{''.join(f'<dt>{name}</dt><dd>{escaped(text)}</dd>' for name, text in rows if text)}</dl>"
