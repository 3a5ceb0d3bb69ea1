"""Sections as whole HTML documents that need nothing else, to be printed or kept in a file."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from safeguarding.pages.sections import Section, what_conflicts, what_would_be_right
from safeguarding.pages.tables import Table

_STYLE = (
    "body{font:11pt/1.4 sans-serif;margin:2em;color:#000}table{border-collapse:collapse;margin:1em 0}"
    "caption{font-weight:bold;text-align:left}th,td{border:1px solid #888;padding:.2em .5em;text-align:left;"
    "vertical-align:top}thead{display:table-header-group}tr{break-inside:avoid}"
)


def section_html(section: Section) -> str:
    """One section as an HTML document. No script and nothing from elsewhere is in it.

    Examples:
        >>> text = section_html(Section(title="Survey", notes=["No answers <yet>."]))
        >>> "<h1>Survey</h1>" in text, "No answers &lt;yet&gt;." in text
        (True, True)
    """
    title = escape(section.title)
    head = f'<meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style>'
    lines = [f'<!doctype html><html lang="en-GB"><head>{head}</head><body>', f"<h1>{title}</h1>", *_body(section)]
    return "\n".join([*lines, "</body></html>"]) + "\n"


def _body(section: Section) -> Iterator[str]:
    yield from (f"<p>{escape(paragraph)}</p>" for paragraph in section.paragraphs)
    for conflict in section.conflicts:
        said = " ".join(filter(None, (what_conflicts(conflict), what_would_be_right(conflict))))
        yield f"<p><strong>Conflict:</strong> {escape(said)}</p>"
    for table in section.tables:
        yield table_html(table)
    yield from (f"<p><em>{escape(note)}</em></p>" for note in section.notes)


def table_html(table: Table) -> str:
    """One table, under its caption.

    Examples:
        >>> print(table_html(Table(caption="Waves", columns=("Wave", "n"), rows=[("2017", 112)])))
        <table><caption>Waves</caption>
        <thead><tr><th scope="col">Wave</th><th scope="col">n</th></tr></thead>
        <tbody>
        <tr><td>2017</td><td>112</td></tr>
        </tbody></table>
    """
    header = "".join(f'<th scope="col">{escape(column)}</th>' for column in table.columns)
    rows = ["".join(f"<td>{escape(cell)}</td>" for cell in row) for row in table.words]
    lines = [f"<table><caption>{escape(table.caption)}</caption>", f"<thead><tr>{header}</tr></thead>", "<tbody>"]
    notes = [f"<p><em>{escape(note)}</em></p>" for note in table.notes]
    return "\n".join([*lines, *(f"<tr>{row}</tr>" for row in rows), "</tbody></table>", *notes])
