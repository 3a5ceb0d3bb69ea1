"""Tables with suppressed counts: whether their totals, and the other counts, give one of them away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from safeguarding.figures.kinds.suppressions import (
    SuppressionClaim,
    check_suppression,
    printed_bounds,
    told_by_the_rest,
)
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.tables import (
    IN_NO_ROW,
    MEASURE,
    NEAR,
    WITHIN,
    begins_elsewhere,
    is_a_total,
    with_one_header,
)
from safeguarding.figures.words import ClaimOutcome
from safeguarding.records import Record

_NO_SUM = re.compile(
    r"\bround(?:ed|ing)\b|\bnearest (?:5|10|five|ten)\b|\bmore than (?:one|once)\b|\bmultiple\b|\boverlap|\b(?:not|n't) (?:sum|add)\b|\bdouble[ -]count",
    re.IGNORECASE,
)
# what a note under the table says of its signs: fewer than five, numbers below 6
_FEWER = re.compile(
    r"(?:fewer than|less than|below|under|smaller than|<) ?(?P<number>[0-9]{1,2}|five|six|ten|three|four)\b|\b(?:one|1|two|2)(?: to | and |-|–)(?P<to>[3-9]|three|four|five|nine)\b|\b(?:small|low) (?:numbers?|counts?|figures?|cells?)\b",
    re.IGNORECASE,
)
_WITHHELD = re.compile(
    r"suppress|withheld|not shown|hidden|confidential|denot|replaced|mark|shown as|\*", re.IGNORECASE
)
# signs that stand for other things as well: not available, none; they are suppressed counts only where a note says so
_OF_NOTES = re.compile(r"\[x\]|\.\.|#")
# x: suppressed as below 5
_SIGN = re.compile(
    r"(?:\A|[\s'‘(])(?P<sign>[a-z~^#†‡*]|-{1,3}|\.\.)['’]?(?: ?[:=–-]| is| denotes| means| indicates| stands for)? ?(?:suppress|withheld|not shown|hidden|fewer than|less than|below|under |small|low |(?:an? |any )?(?:number|count|figure|value|cell)s? (?:of )?(?:below|under|less than|fewer than|smaller than|withheld|suppressed|(?:one|1|two|2) to))"
)
_NUMBERS = {"three": 3, "four": 4, "nine": 9, "five": 5, "six": 6, "ten": 10}
_FEWEST = 3
_FIVES, _SMALL = 5, 10
Line = tuple[str, ...]


def hidden_cells_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every table of counts and totals in which some are suppressed.

    Examples:
        >>> rows = (("Grade", "Number"), ("Good", "9"), ("Fair", "<5"), ("Poor", "6"), ("Total", "18"))
        >>> [each.quote for each in hidden_cells_in([Passage(kind=PassageKind.TABLE, rows=rows)])]
        ['Number, Fair']
    """
    for at, passage in enumerate(passages):
        if passage.kind is not PassageKind.TABLE:
            continue
        around = passages[max(at - NEAR, 0) : at + NEAR + 1]
        if any(_NO_SUM.search(each.text) or IN_NO_ROW.search(each.text) for each in around):
            continue
        notes = [each.text for each in around if each.kind is not PassageKind.TABLE]
        below = _threshold(notes)
        for counted in lines_in(_with_known_signs(passage, notes)):
            yield from (each for each in _found(counted, below) if _is_read(each, below))


def _with_known_signs(table: Passage, notes: Sequence[str]) -> Passage:
    """A table in which a sign that a note explains as withheld stands as a star."""
    signs = {match["sign"] for note in notes for match in _SIGN.finditer(note)}
    rows = tuple(tuple("*" if cell.strip() in signs else cell for cell in row) for row in table.rows)
    return attrs.evolve(table, rows=rows) if signs else table


def _threshold(notes: Sequence[str]) -> int:
    """Below which number counts are said to be withheld; 0 where nothing says that they are."""
    for note in notes:
        match = _FEWER.search(note)
        if match is not None and _WITHHELD.search(note):
            if match["to"]:
                return (_NUMBERS.get(match["to"].casefold()) or int(match["to"])) + 1
            number = match["number"]
            return _SMALL if number is None else _NUMBERS.get(number.casefold()) or int(number)
    return 0


def _is_read(found: FoundClaim, below: int) -> bool:
    claim = found.claim
    assert isinstance(claim, SuppressionClaim)  # noqa: S101  no other is made here
    return bool(below) or not any(_OF_NOTES.fullmatch(cell.strip()) for row in claim.rows for cell in row)


@attrs.frozen
class CountedLines(Record):
    """Lines of a table whose last cells are totals, with their names and those of their cells.

    Attributes:
        table: The table.
        lines: The lines, each cell as printed.
        names: What each line is called.
        cells: What each cell of a line is called.
        columns_too: Whether the last line is the total of the others.
    """

    table: Passage
    lines: Sequence[Line]
    names: Sequence[str]
    cells: Sequence[str]
    columns_too: bool = False


def lines_in(passage: Passage) -> Iterator[CountedLines]:
    """The lines of counts in a table that end in a total: its rows, each of its columns, or both.

    Examples:
        >>> rows = (("Grade", "Number"), ("Good", "9"), ("Fair", "<5"), ("Poor", "6"), ("Total", "18"))
        >>> [each.lines for each in lines_in(Passage(kind=PassageKind.TABLE, rows=rows))]
        [[('9', '<5', '6', '18')]]
    """
    if begins_elsewhere(passage):
        return
    rows = [row for row in with_one_header(passage).rows if any(cell.strip() for cell in row)]
    if len(rows) < _FEWEST or len({len(row) for row in rows}) != 1 or any(WITHIN.search(" ".join(row)) for row in rows):
        return
    header, *body = rows
    down, across = is_a_total(body[-1][0]), is_a_total(header[-1])
    lines = [tuple(cell.strip() for cell in row[1:]) for row in body]
    labels, headings = [row[0].strip() for row in body], [heading.strip() for heading in header[1:]]
    if across and down and len(lines) >= _FEWEST and len(header) > _FEWEST:
        if not MEASURE.search(" ".join((*header, *labels))):
            yield CountedLines(passage, lines, labels, headings, columns_too=True)
    elif down and not any(MEASURE.search(label) for label in labels):
        for name, column in zip(headings, zip(*lines, strict=True), strict=True):
            if not MEASURE.search(name):
                yield CountedLines(passage, [column], [name], labels)
    elif across and not MEASURE.search(" ".join(header)):
        counted = [(label, line) for label, line in zip(labels, lines, strict=True) if not MEASURE.search(label)]
        yield CountedLines(passage, [line for _, line in counted], [label for label, _ in counted], headings)


def _found(counted: CountedLines, below: int) -> Iterator[FoundClaim]:
    """The claim of some lines, if they hide a count, and show that they add up."""
    lines, columns_too = counted.lines, counted.columns_too
    read = [[printed_bounds(cell) for cell in line] for line in lines]
    if (
        not lines
        or any(len(line) < _FEWEST for line in lines)
        or any(bounds is None for line in read for bounds in line)
    ):
        return
    shown = [bounds[0] for line in read for bounds in line if bounds is not None and bounds[0] == bounds[1]]
    hidden = [bounds for line in read for bounds in line if bounds is not None and bounds[0] != bounds[1]]
    # counts that all end in 0 or 5 may have been rounded, and then no difference tells anything
    if not hidden or len(shown) < 2 or all(count % _FIVES == 0 for count in shown):  # noqa: PLR2004  a part and its total
        return
    is_shown = _adds_up(lines, columns_too=columns_too) or (
        below > 0 and not columns_too and _leave_little(lines, below)
    )
    if any(bounds[1] is None for bounds in hidden) and not is_shown:
        return
    claim = SuppressionClaim(rows=tuple(lines), columns_too=columns_too)
    if check_suppression(claim, CHARITABLE).outcome is ClaimOutcome.UNVERIFIABLE:
        return  # its totals are of something else
    told = [f"{counted.names[line]}, {counted.cells[cell]}" for line, cell in told_by_the_rest(claim)[:3]]
    taken = "counts that are suppressed, with the other counts and the totals"
    yield from found_in(counted.table, None, claim, taken, quote="; ".join(told) or "a table")


def _leave_little(lines: Sequence[Line], below: int) -> bool:
    """Whether a total is above its other parts by as little as is withheld: by so little that it is the sum of them all."""
    for *parts, total in lines:
        bounds = [printed_bounds(cell) for cell in (*parts, total)]
        shown = [each[0] for each in bounds if each is not None and each[0] == each[1]]
        withheld = len(bounds) - len(shown)
        if withheld and bounds[-1] is not None and bounds[-1][0] == bounds[-1][1]:
            left = 2 * shown[-1] - sum(shown)
            if not withheld <= left <= withheld * (below - 1):
                return False
    return True


def _adds_up(lines: Sequence[Line], *, columns_too: bool) -> bool:
    """Whether a line without suppressed counts shows that the lines do add up to their totals."""
    several = [*lines, *(zip(*lines, strict=True) if columns_too else ())]
    whole = [
        [int(cell.replace(",", "")) for cell in line]
        for line in several
        if all(cell.replace(",", "").isdigit() for cell in line)
    ]
    return bool(whole) and all(sum(line[:-1]) == line[-1] for line in whole)
