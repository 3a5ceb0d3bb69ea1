"""A table as HTML: a caption, scoped headers, numbers aligned, and real words for every state beside its colour."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

from safeguarding.dates.periods import Period
from safeguarding.disclosure.protection import ProtectedNumber
from safeguarding.pages.cells import Cell, Code, Gap, Percentage, Points, Span, Tone, printed
from safeguarding.pages.tables import Table

_NUMBERS = (int, Decimal, Percentage, Points, Span, ProtectedNumber)


def table_html(table: Table, identifier: str, *, otherwise: str, escaped: Callable[[str], str]) -> Iterator[str]:
    """The lines of a table, which scrolls by itself where the page is narrow.

    Args:
        table: The table.
        identifier: Its name in the page.
        otherwise: What names it where it has no caption.
        escaped: How a text is put in.

    Examples:
        >>> waves = Table(caption="Waves", columns=("Wave", "n"), rows=[("2017", 112)])
        >>> list(table_html(waves, "waves", otherwise="", escaped=str))[3]
        '<tr><th scope="row">2017</th><td class="n">112</td></tr>'
    """
    numeric = [holds_numbers(table, place) for place in range(len(table.columns))]
    yield f'<div class="scroll" role="group" tabindex="0" aria-labelledby="{identifier}">\n<table>'
    hidden = "" if table.caption else ' class="skip"'
    yield f'<caption id="{identifier}"{hidden}><span>{escaped(table.caption or otherwise)}</span></caption>'
    heads = "".join(
        f'<th scope="col"{_class("n" if right else "")}>{escaped(column)}</th>'
        for column, right in zip(table.columns, numeric, strict=True)
    )
    yield f"<thead>\n<tr>{heads}</tr>\n</thead>\n<tbody>"
    for row in table.rows:
        cells = "".join(
            _cell(cell, is_first=place == 0, is_number=numeric[place], escaped=escaped)
            for place, cell in enumerate(row)
        )
        yield f"<tr>{cells}</tr>"
    yield "</tbody>"
    yield "</table>\n</div>"
    yield "\n".join(f'<p class="note">{escaped(note)}</p>' for note in table.notes)


def holds_numbers(table: Table, place: int) -> bool:
    """Whether a column holds numbers, apart from periods, gaps and nothing; then it is aligned by its last digits."""
    cells = [cell for row in table.rows if (cell := row[place]) is not None and not isinstance(cell, Gap | Period)]
    return bool(cells) and all(isinstance(cell, _NUMBERS) for cell in cells)


def _cell(cell: Cell, *, is_first: bool, is_number: bool, escaped: Callable[[str], str]) -> str:
    words = escaped(printed(cell))
    tone = "gap" if isinstance(cell, Gap) else ""
    if isinstance(cell, Code) and cell.tone is not Tone.PLAIN:
        tone = cell.tone.value
    if tone:
        words = f'<span class="{tone}">{words}</span>'
    # a date or a period broken over lines is read as two
    kind = _class("n" if is_number else "d" if isinstance(cell, date | Period) else "")
    # an empty cell cannot head a row
    return f'<th scope="row"{kind}>{words}</th>' if is_first and words else f"<td{kind}>{words}</td>"


def _class(name: str) -> str:
    return f' class="{name}"' if name else ""
