"""Tables as passages: what is one, and what is only laid out as one; cells that hold sentences are read as sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import attrs

from safeguarding.figures.prose.passages import Passage, PassageKind, TextPlace
from safeguarding.records import Record

MOST_CELLS = 50_000
"""No table of a report is larger."""

_FIGURE = re.compile(r"[0-9]")
_NUMBER = re.compile(r"[0-9]{1,3}[.)]?", re.ASCII)
_ROWS_OF_FIGURES = 2
# a space that keeps a number on one line: 1 390
_THOUSANDS = re.compile(r"(?<![\w.,/-])[0-9]{1,3}(?:[\u00a0\u2009\u202f][0-9]{3})+(?![\w,]|\.[0-9]| ?%)")
# a share with its base: 75% (45/60)
_WITH_BASE = re.compile(r"[0-9](?: ?/ ?| (?:out )?of (?:the )?)[0-9]")
_SIX_WORDS = re.compile(r"(?:\S+\s+){5}\S")

_MOST_SPANNED = 200

Rows = Sequence[Sequence[str]]


@attrs.frozen
class SpannedCell(Record):
    """A cell and how far it reaches.

    Attributes:
        text: What it holds.
        columns: How many columns it spans.
        rows: How many rows it spans.
    """

    text: str = attrs.field(repr=False)
    columns: int = 1
    rows: int = 1


def span(value: object) -> int:
    """How many columns or rows a cell spans by what a file says: at least one, and no more than a table has.

    Examples:
        >>> span("3"), span(0), span("many"), span(10**9)
        (3, 1, 1, 200)
    """
    text = str(value).strip()
    return max(1, min(int(text), _MOST_SPANNED)) if text.isascii() and text.isdigit() and len(text) < 12 else 1  # noqa: PLR2004


def grid_of(rows: Iterable[Sequence[SpannedCell]]) -> list[list[str]]:
    """The rows with a cell in each column: one that spans several stands in the first, and the others are empty.

    Examples:
        >>> grid_of([[SpannedCell("Year", rows=2), SpannedCell("Homes", columns=2)], [SpannedCell("n"), SpannedCell("%")]])
        [['Year', 'Homes', ''], ['', 'n', '%']]
    """
    covered: dict[int, int] = {}  # column: rows that a cell above still covers
    grid: list[list[str]] = []
    count = 0
    for row in rows:
        line: list[str] = []
        for cell in row:
            _pass_covered(line, covered)
            for column in range(len(line), len(line) + cell.columns):
                covered[column] = cell.rows - 1
            line += [cell.text, *[""] * (cell.columns - 1)]
        _pass_covered(line, covered)
        count += len(line)
        if count > MOST_CELLS:
            break
        grid.append(line)
    return grid


def _pass_covered(line: list[str], covered: dict[int, int]) -> None:
    while covered.get(len(line), 0):
        covered[len(line)] -= 1
        line.append("")


def is_table_of_figures(rows: Rows) -> bool:
    """Whether two rows hold figures beside their labels, or numbers before their words; else it is boxes and grades.

    Examples:
        >>> is_table_of_figures([("Grade", "Number"), ("Good", "39"), ("Poor", "61")])
        True
        >>> is_table_of_figures([("Overall", "Good"), ("Leaders", "Good")])
        False
    """
    beside = sum(any(_FIGURE.search(cell) for cell in row[1:]) for row in rows)
    before = sum(len(row) > 1 and _NUMBER.fullmatch(row[0].strip()) is not None for row in rows)
    return max(beside, before) >= _ROWS_OF_FIGURES


def on_one_line(text: str) -> str:
    """A text with single spaces, and commas where a space within a number keeps it on its line.

    Examples:
        >>> on_one_line("of  the 1\u00a0390\u00a0cases")
        'of the 1,390 cases'
    """
    return " ".join(_THOUSANDS.sub(_with_commas, text).split())


def _with_commas(number: re.Match[str]) -> str:
    return ",".join(number[0].split())


def table_passages(rows: Rows, place: TextPlace, places: Iterable[TextPlace] = ()) -> Iterator[Passage]:
    """A table, and after it the sentences, and the shares with their bases, that stand in its cells, each by itself.

    Args:
        rows: Its rows.
        place: Where it begins.
        places: The line or page of each row, where they are known.

    Examples:
        >>> rows = [("Our plans",), ("Grade", "Remarks"), ("Good", "Of the 39 that we saw, 20 (51%) were new."), ("Poor", "61")]
        >>> for passage in table_passages(rows, TextPlace("page", 2)):
        ...     print(passage.place, passage.kind.label, passage.rows[:1] or repr(passage.text))
        page 2 table (('Our plans', ''),)
        page 2, row 3, cell 2 paragraph ''
        page 2, row 3, cell 2 paragraph 'Of the 39 that we saw, 20 (51%) were new.'
        page 2, row 3, cell 2 paragraph ''
    """
    grid = [[on_one_line(cell) for cell in row] for row in rows]
    if grid and len(grid[0]) == 1:
        # a title over the whole table; any other row that is too short would stand under the wrong columns
        grid[0] += [""] * (max(map(len, grid)) - 1)
    table = Passage(kind=PassageKind.TABLE, rows=tuple(map(tuple, grid)), place=place, breaks=tuple(enumerate(places)))
    yield table
    for number, row in enumerate(grid, start=max(place.row, 1)):
        for column, cell in enumerate(row, start=max(place.cell, 1)):
            if (_SIX_WORDS.match(cell) and _FIGURE.search(cell)) or ("%" in cell and _WITH_BASE.search(cell)):
                own = table.place_of(number - max(place.row, 1))
                yield from by_itself(Passage(text=cell, place=attrs.evolve(own, row=number, cell=column)))


def by_itself(passage: Passage) -> Iterator[Passage]:
    """A passage that is about nothing said before, and nothing said after is about it: a cell, a note, a box.

    Examples:
        >>> [each.text for each in by_itself(Passage(text="Of the 139 seen, 35 (25%) were late."))]
        ['', 'Of the 139 seen, 35 (25%) were late.', '']
    """
    yield Passage(place=passage.place)
    yield passage
    yield Passage(place=passage.place)
