"""Blocks of counts with their shares that are shares of one base: the total below them, or their own sum.

One base must serve them all; where it serves all but one, that one is a slip.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from safeguarding.figures.claims import check
from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.prose.column_relations import is_a_slip
from safeguarding.figures.prose.found import FoundClaim, fragment, marked
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.share_bases import introduced_base
from safeguarding.figures.prose.share_wordings import COUNT_AND_SHARE, digits_of
from safeguarding.figures.prose.table_cells import is_total
from safeguarding.figures.prose.tables import (
    BOTH_CELL,
    COUNT_CELL,
    PER_CENT,
    SHARE_CELL,
    begins_elsewhere,
    with_one_header,
)

_FEWEST, _SHOWN, _MOST_ROWS = 3, 2, 400
_NESTED = re.compile(r"\bof (?:whom|which|these|those|them)\b", re.IGNORECASE)


def share_blocks_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every column or list of counts with their shares that have one base.

    Examples:
        >>> rows = (("", "Number", "%"), ("Foster", "180", "60%"), ("Home", "90", "30%"), ("Kin", "30", "20%"))
        >>> [each.quote for each in share_blocks_in([Passage(kind=PassageKind.TABLE, rows=rows)])]
        ['Foster: 180, 60%', 'Home: 90, 30%', 'Kin: 30, 20%']
    """
    at = 0
    while at < len(passages):
        if passages[at].kind is PassageKind.TABLE:
            yield from shares_of_their_sum(passages[at])
        elif passages[at].kind is PassageKind.LIST_ENTRY:
            end = at
            while end < len(passages) and passages[end].is_of_list(passages[at]):
                end += 1
            yield from _of_list(passages, at, end)
            at = end
            continue
        at += 1


def _of_list(passages: Sequence[Passage], at: int, end: int) -> Iterator[FoundClaim]:
    """The entries of a list that say no base, nor does the sentence above them."""
    entries = passages[at:end]
    read = [COUNT_AND_SHARE.match(entry.text) for entry in entries]
    if (
        (at and introduced_base(passages[at - 1]) is not None)
        or not all(read)
        or any(_NESTED.search(each.text) for each in entries)
    ):
        return
    parts = [
        (
            entry.text[match.end() : match.end() + 20],
            int(digits_of(match["count"]).replace(",", "")),
            (match["percentage"] or "").rstrip(" %"),
        )
        for entry, match in zip(entries, read, strict=True)
        if match is not None and match["percentage"] and match["base"] is None and match["percentage"].endswith("%")
    ]
    if len(parts) == len(entries) >= _FEWEST:
        shares = _shares_of(passages[at], parts, sum(count for _, count, _ in parts))
        for each, entry, match in zip(shares, entries, read, strict=False):
            if match is not None:
                yield attrs.evolve(each, place=entry.place, sentence=marked(entry.text, match.span()))


def shares_of_their_sum(passage: Passage) -> Iterator[FoundClaim]:
    """Counts with their shares, in one column or in two, that are shares of the total below them, or of their own sum."""
    if begins_elsewhere(passage):
        return
    header, *rows = [row for row in with_one_header(passage).rows if any(cell.strip() for cell in row)] or [()]
    if len(rows) < _FEWEST or len({len(row) for row in (header, *rows)}) != 1 or len(rows) > _MOST_ROWS:
        return
    for column in range(1, len(header)):
        lines = [line for row in rows if (line := _counted(row, header, column)) is not None]
        totals = [count for label, count, _ in lines if is_total(label)]
        parts = [line for line in lines if not is_total(line[0]) and line[2]]
        if len(lines) != len(rows) or len(parts) < _FEWEST or len(parts) + len(totals) != len(lines) or len(totals) > 1:
            continue
        if totals and any(is_total(label) and share for label, _, share in lines):
            continue  # read with its row of totals
        if any(_are_bases(rows, other, lines) for other in range(1, len(header)) if other != column):
            continue  # each row has its own base in another column
        yield from _shares_of(passage, parts, totals[0] if totals else sum(count for _, count, _ in parts))


def _are_bases(rows: Sequence[Sequence[str]], other: int, lines: Sequence[tuple[str, int, str]]) -> bool:
    """Whether a column holds counts of which the shares of all rows but one are shares: then they are not of one base.

    With small counts the same shares may be of their sum as well, by chance.
    """
    wrong = 0
    for row, (_, count, share) in zip(rows, lines, strict=True):
        cell = COUNT_CELL.fullmatch(row[other].strip())
        if cell is None or (base := int(cell["count"].replace(",", ""))) < count or not base:
            return False
        if share:
            claim = ShareClaim(count=str(count), base=str(base), percentage=f"{share}%")
            wrong += check(claim, CHARITABLE).is_inconsistent
    return wrong <= 1


def _counted(row: Sequence[str], header: Sequence[str], column: int) -> tuple[str, int, str] | None:
    """The label, the count and the share of a row: in one cell, or in two beside each other."""
    both = BOTH_CELL.fullmatch(row[column].strip())
    if both is not None:
        return row[0].strip(), int(both["count"].replace(",", "")), both["percentage"]
    count = COUNT_CELL.fullmatch(row[column].strip())
    if count is None:
        return None
    beside = SHARE_CELL.fullmatch(row[column + 1].strip()) if column + 1 < len(row) else None
    is_share = beside is not None and (beside["sign"] or PER_CENT.search(header[column + 1]))
    share = beside["percentage"] if is_share and beside is not None else ""
    return row[0].strip(), int(count["count"].replace(",", "")), share


def _shares_of(passage: Passage, parts: Sequence[tuple[str, int, str]], base: int) -> Iterator[FoundClaim]:
    where = str(passage.place)
    claims = [
        ShareClaim(count=str(count), base=str(base), percentage=f"{share}%", where=where)
        for _, count, share in parts
        if count <= base
    ]
    wrong = [check(claim, CHARITABLE).is_inconsistent for claim in claims]
    if len(claims) != len(parts) or not base or sum(wrong) > 1 or len(claims) - sum(wrong) < _SHOWN:
        return
    for (label, count, share), claim, is_wrong in zip(parts, claims, wrong, strict=True):
        yield FoundClaim(
            claim=claim,
            place=passage.place,
            quote=fragment(f"{label}: {count}, {share}%"),
            taken=(f"{count} as the count", f"{base} as the base, the counts together", f"{share}% as the percentage"),
            is_sure=not is_wrong or is_a_slip(claim, label),
        )
