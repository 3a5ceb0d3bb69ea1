"""Pages without tags as passages: lines in the file's own order, and the tables that their places show."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from safeguarding.documents.pdf.glyphs import Glyph, words_of
from safeguarding.documents.texts import LONGEST_LINE, Line, passages_of
from safeguarding.figures.prose.passages import Passage, PassageKind, TextPlace

# a gap as wide as a line is high parts two cells; words of a justified line stand closer
_CELL_GAP = 1.0
_SAME_LINE = 0.35
_NEXT_LINE = 1.75
_OTHER_SIZE = 1.15
_ENDS = re.compile(r"[.:;!?)”’]\Z")
_FIGURE = re.compile(
    r"[<>]?[£€]?[0-9][0-9,]*(?:\.[0-9]+)?[km]?\s?%?(?:\s?\(\s?[0-9][0-9,]*(?:\.[0-9]+)?\s?%?\s?\))?\*?|[-–—*.:cxz]|n/?a|\.\.",
    re.IGNORECASE,
)
_FEWEST_ROWS = 2
_MOST_HEADER_LINES = 3


class GlyphRun(NamedTuple):
    """Words that stand together on one line."""

    text: str
    left: float
    right: float
    base: float
    size: float

    @property
    def is_figure(self) -> bool:
        """Whether it may be a cell of figures."""
        return _FIGURE.fullmatch(self.text) is not None


def placed_passages(glyphs: Sequence[Glyph], page: int) -> Iterator[Passage]:
    """The passages of a page.

    Args:
        glyphs: Its signs, in the file's own order.
        page: Its number, the first being 1.
    """
    place = TextPlace("page", page)
    runs = list(_runs(glyphs))
    tables = list(_tables(runs))
    owner = {at: number for number, (_, members) in enumerate(tables) for at in members}
    begun: set[int] = set()
    for number, stretch in itertools.groupby(range(len(runs)), key=owner.get):
        if number is None:
            yield from passages_of(_lines([runs[at] for at in stretch], place))
        elif number not in begun:
            begun.add(number)
            yield Passage(kind=PassageKind.TABLE, rows=tables[number][0], place=place)


def _runs(glyphs: Sequence[Glyph]) -> Iterator[GlyphRun]:
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and _parts(run[-1], glyph):
            yield from _run(run)
            run = []
        run.append(glyph)
    yield from _run(run)


def _parts(last: Glyph, glyph: Glyph) -> bool:
    size = max(last.size, glyph.size)
    return (
        abs(glyph.base - last.base) > _SAME_LINE * size
        or glyph.left - last.right > _CELL_GAP * size
        or glyph.left < last.left - size / 2
    )


def _run(glyphs: Sequence[Glyph]) -> Iterator[GlyphRun]:
    text = words_of(glyph._replace(lead=" " if glyph.lead else "") for glyph in glyphs)[:LONGEST_LINE]
    if text:
        first = glyphs[0]
        size = max(glyph.size for glyph in glyphs)
        yield GlyphRun(
            text, min(glyph.left for glyph in glyphs), max(glyph.right for glyph in glyphs), first.base, size
        )


def _lines(runs: Sequence[GlyphRun], place: TextPlace) -> Iterator[Line]:
    """The lines of prose, with an empty one where another paragraph begins."""
    for last, run in itertools.pairwise([None, *runs]):
        assert run is not None  # noqa: S101  only the first is
        if last is not None and _is_apart(last, run):
            yield Line("", place)
        yield Line(run.text, place)


def _is_apart(last: GlyphRun, run: GlyphRun) -> bool:
    step = last.base - run.base
    if max(last.size, run.size) > _OTHER_SIZE * min(last.size, run.size):
        return True
    if step > _NEXT_LINE * last.size:
        return True
    # beside or above the last line: another column, in which a sentence may go on
    return step < _SAME_LINE * last.size and _ENDS.search(last.text) is not None


Members = frozenset[int]


def _tables(runs: Sequence[GlyphRun]) -> Iterator[tuple[tuple[tuple[str, ...], ...], Members]]:
    """The blocks of lines that hold figures under one another, and which of the runs stand in them."""
    lines = _by_height(runs)
    at = 0
    while at < len(lines):
        end = _end_of_block(runs, lines, at)
        if end is None:
            at += 1
            continue
        start = _start_of_header(runs, lines, at, end)
        block = lines[start:end]
        table = _grid([[runs[each] for each in line] for line in block])
        if table is not None:
            yield table, frozenset(itertools.chain.from_iterable(block))
        at = end


def _by_height(runs: Sequence[GlyphRun]) -> list[list[int]]:
    """The runs that stand at one height, from left to right, the highest first."""
    order = sorted(range(len(runs)), key=lambda at: (-runs[at].base, runs[at].left))
    lines: list[list[int]] = []
    for at in order:
        if lines and abs(runs[lines[-1][0]].base - runs[at].base) <= _SAME_LINE * runs[at].size:
            lines[-1].append(at)
        else:
            lines.append([at])
    return [sorted(line, key=lambda at: runs[at].left) for line in lines]


def _is_row(runs: Sequence[GlyphRun], line: Sequence[int]) -> bool:
    """Whether a line is a label with figures beside it, or figures alone."""
    cells = [runs[at] for at in line]
    return (
        len(cells) > 1
        and all(cell.is_figure for cell in cells[1:])
        and any(cell.text[0].isdigit() for cell in cells[1:])
    )


def _end_of_block(runs: Sequence[GlyphRun], lines: Sequence[Sequence[int]], at: int) -> int | None:
    """Where a block of rows that begins at a line ends; None where none begins there."""
    if not _is_row(runs, lines[at]):
        return None
    end, rows = at + 1, 1
    for here in range(at + 1, len(lines)):
        gap = runs[lines[here - 1][0]].base - runs[lines[here][0]].base
        if gap > 2 * _NEXT_LINE * runs[lines[here][0]].size:
            break
        if _is_row(runs, lines[here]):
            rows += 1
            end = here + 1
        elif here - end > 1 or (len(lines[here]) == 1 and _is_wide(runs, lines[here][0], lines[at])):
            break
    return end if rows >= _FEWEST_ROWS else None


def _is_wide(runs: Sequence[GlyphRun], at: int, row: Sequence[int]) -> bool:
    """Whether a line alone runs over the columns of figures: a paragraph, no label."""
    return len(row) > 1 and runs[at].right > runs[row[1]].left


def _start_of_header(runs: Sequence[GlyphRun], lines: Sequence[Sequence[int]], at: int, end: int) -> int:
    """Where the lines above a block that head its columns begin."""
    columns = [runs[each] for line in lines[at:end] for each in line[1:] if runs[each].is_figure]
    left, right = min(each.left for each in columns), max(each.right for each in columns)
    start = here = at
    while here and at - here < _MOST_HEADER_LINES:
        above = [runs[each] for each in lines[here - 1]]
        size = above[0].size
        if above[0].base - runs[lines[here][0]].base > 2 * _NEXT_LINE * size:
            break
        if all(each.right <= left for each in above):
            here -= 1  # the first words of a label that runs over several lines
            continue
        is_wide = len(above) == 1 and above[0].right - above[0].left > right - left + 2 * size
        if is_wide or not all(each.right > left - size for each in above[1:] or above):
            break
        here -= 1
        start = here
    return start


def _grid(lines: Sequence[Sequence[GlyphRun]]) -> tuple[tuple[str, ...], ...] | None:
    """The rows with a cell in each column; None where two cells of a row fall into one column."""
    columns: list[tuple[float, float]] = []
    spread = sorted((run.left, run.right) for line in lines if len(line) > 1 for run in line[1:] if run.is_figure)
    for left, right in spread:
        if columns and left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    rows: list[tuple[str, ...]] = []
    for line in lines:
        cells = [""] * (len(columns) + 1)
        for run in line:
            column = _column_of(run, columns)
            if column and cells[column]:
                return None
            cells[column] = f"{cells[column]} {run.text}".strip()
        rows.append(tuple(cells))
    return tuple(_with_whole_labels(rows)) if columns else None


def _column_of(run: GlyphRun, columns: Sequence[tuple[float, float]]) -> int:
    """The column that a run overlaps most; 0, that of the labels, where it overlaps none."""
    overlaps = [min(run.right, right) - max(run.left, left) for left, right in columns]
    best = max(range(len(columns)), key=overlaps.__getitem__)
    return best + 1 if overlaps[best] > 0 else 0


def _with_whole_labels(rows: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """The rows, a label that runs over several lines joined to the figures that it belongs to."""
    waiting = ""
    for at, row in enumerate(rows):
        if at and row[0] and not any(row[1:]):
            waiting = f"{waiting} {row[0]}".strip()
            continue
        yield (f"{waiting} {row[0]}".strip(), *row[1:])
        waiting = ""
