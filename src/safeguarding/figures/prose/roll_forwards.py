"""Stocks that roll forward: what there was, what came, what went, and what is left; in the columns of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from safeguarding.figures.claims import check
from safeguarding.figures.kinds.totals import TotalClaim
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.prose.column_relations import is_a_slip
from safeguarding.figures.prose.found import FoundClaim, fragment
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.table_cells import NumberTable, number_table, said

_OPENING = re.compile(r"\b(?:open(?:ing|ed)?|start|beginning|brought forward|b/f|at 1 April|1 April)\b", re.IGNORECASE)
_CLOSING = re.compile(
    r"\b(?:closing|at (?:the )?(?:year )?end|end of|carried forward|c/f|year[- ]end|31 March)\b", re.IGNORECASE
)
_CAME = re.compile(
    r"\b(?:in|new|started|starts|began|begun|joined|joiners|starters|admitted|admissions|added|additions|approved|registered|"
    r"registrations|received|opened|became|entered)\b",
    re.IGNORECASE,
)
_WENT = re.compile(
    r"\b(?:out|ended|ends|ceased|left|leavers|closed|closures|de-?registered|deregistrations|removed|resigned|discharged|stopped|finished)\b",
    re.IGNORECASE,
)
_FOUR = 4


def roll_forwards_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every stock with what came to it, what went from it, and what was left.

    Examples:
        >>> rows = (("Team", "Opening", "New", "Closed", "Closing"), ("A", "30", "12", "10", "32"), ("B", "41", "9", "13", "47"))
        >>> [check(each.claim, CHARITABLE).sentence for each in roll_forwards_in([Passage(kind=PassageKind.TABLE, rows=rows)])]
        ['30 + 12 - 10 is 32.', '41 + 9 - 13 is 37, not 47: 37 would be right.']
    """
    for passage in passages:
        table = number_table(passage) if passage.kind is PassageKind.TABLE else None
        if table is not None:
            yield from _of_table(passage, table)


def _claim(figures: Sequence[str], where: str) -> TotalClaim:
    opening, came, went, closing = figures
    return TotalClaim(parts=(opening, came, f"-{went}"), total=closing, where=where)


def _of_table(passage: Passage, table: NumberTable) -> Iterator[FoundClaim]:
    headings = table.headings
    if len(headings) != _FOUR or not _OPENING.search(headings[0]) or not _CLOSING.search(headings[-1]):
        return
    if not (_CAME.search(headings[1]) and _WENT.search(headings[2])):
        return
    rows = [(label, said(row)) for label, row in zip(table.labels, table.rows, strict=True)]
    if not all(len(cells) == _FOUR and all(cell.is_count for cell in cells) for _, cells in rows):
        return
    claims = [(label, cells, _claim([cell.text for cell in cells], str(passage.place))) for label, cells in rows]
    right = sum(check(claim, CHARITABLE).is_consistent for _, _, claim in claims)
    # transfers between the rows, or cases that changed their kind, would make more than one of them wrong
    is_shown = right >= 1 and right >= len(claims) - 1
    for label, cells, claim in claims:
        yield FoundClaim(
            claim=claim,
            place=passage.place,
            quote=fragment(label, 30) or "a row of the table",
            taken=_taken(*(cell.text for cell in cells)),
            is_sure=is_shown and is_a_slip(claim, ""),
        )


def _taken(opening: str, came: str, went: str, closing: str) -> tuple[str, ...]:
    return (
        f"{opening} as what there was",
        f"{came} as what came",
        f"{went} as what went",
        f"{closing} as what was left",
    )
