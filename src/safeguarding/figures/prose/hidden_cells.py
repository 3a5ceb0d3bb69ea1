"""Tables with suppressed counts: whether their totals, and the other counts, give one of them away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from safeguarding.figures.kinds.suppressions import (
    SuppressionClaim,
    check_suppression,
    printed_bounds,
    told_by_the_rest,
)
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.prose.found import FoundClaim, fragment
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.table_cells import is_total
from safeguarding.figures.prose.tables import MEASURE, NEAR, WITHIN, begins_elsewhere, with_one_header
from safeguarding.figures.words import ClaimOutcome

_NO_SUM = re.compile(
    r"\bround(?:ed|ing)\b|\bnearest (?:5|10|five|ten)\b|\bmore than (?:one|once)\b|\bmultiple\b|\boverlap|\b(?:not|n't) (?:sum|add)\b|\bdouble[ -]count",
    re.IGNORECASE,
)
_FEWEST = 3
_FIVES = 5
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
        if not any(_NO_SUM.search(each.text) for each in around):
            yield from _of_table(passage)


def _of_table(passage: Passage) -> Iterator[FoundClaim]:
    if begins_elsewhere(passage):
        return
    rows = [row for row in with_one_header(passage).rows if any(cell.strip() for cell in row)]
    if len(rows) < _FEWEST or len({len(row) for row in rows}) != 1 or any(WITHIN.search(" ".join(row)) for row in rows):
        return
    header, *body = rows
    down, across = is_total(body[-1][0]), is_total(header[-1])
    lines = [tuple(cell.strip() for cell in row[1:]) for row in body]
    labels, headings = [row[0].strip() for row in body], [heading.strip() for heading in header[1:]]
    if across and down and len(lines) >= _FEWEST and len(header) > _FEWEST:
        if not MEASURE.search(" ".join((*header, *labels))):
            yield from _found(passage, lines, labels, headings, columns_too=True)
    elif down and not any(MEASURE.search(label) for label in labels):
        for name, column in zip(headings, zip(*lines, strict=True), strict=True):
            if not MEASURE.search(name):
                yield from _found(passage, [column], [name], labels, columns_too=False)
    elif across and not MEASURE.search(" ".join(header)):
        counted = [(label, line) for label, line in zip(labels, lines, strict=True) if not MEASURE.search(label)]
        names = [label for label, _ in counted]
        yield from _found(passage, [line for _, line in counted], names, headings, columns_too=False)


def _found(
    passage: Passage, lines: Sequence[Line], names: Sequence[str], cells: Sequence[str], *, columns_too: bool
) -> Iterator[FoundClaim]:
    """The claim of some lines, each with its name, and the names of their cells."""
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
    if any(bounds[1] is None for bounds in hidden) and not _adds_up(lines, columns_too=columns_too):
        return
    claim = SuppressionClaim(rows=tuple(lines), columns_too=columns_too, where=str(passage.place))
    if check_suppression(claim, CHARITABLE).outcome is ClaimOutcome.UNVERIFIABLE:
        return  # its totals are of something else
    yield FoundClaim(
        claim=claim,
        place=passage.place,
        quote=fragment(
            "; ".join(f"{names[line]}, {cells[cell]}" for line, cell in told_by_the_rest(claim)[:3]) or "a table"
        ),
        taken=("counts that are suppressed, with the other counts and the totals",),
    )


def _adds_up(lines: Sequence[Line], *, columns_too: bool) -> bool:
    """Whether a line without suppressed counts shows that the lines do add up to their totals."""
    several = [*lines, *(zip(*lines, strict=True) if columns_too else ())]
    whole = [
        [int(cell.replace(",", "")) for cell in line]
        for line in several
        if all(cell.replace(",", "").isdigit() for cell in line)
    ]
    return bool(whole) and all(sum(line[:-1]) == line[-1] for line in whole)
