"""Tables that add up both ways: a column of totals beside its columns, a row that holds its own base, shares that make 100."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from safeguarding.figures.kinds.shares import ShareClaim, check_share
from safeguarding.figures.kinds.totals import TotalClaim
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.prose.footings import APART
from safeguarding.figures.prose.found import FoundClaim, fragment
from safeguarding.figures.prose.partitions import exclude_each_other
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.tables import (
    BOTH_CELL,
    COUNT_CELL,
    PER_CENT,
    SHARE_CELL,
    WITHIN,
    begins_elsewhere,
    is_a_total,
    says_no_sum,
    with_one_header,
)

_PARTED = re.compile(rf"{APART.pattern}|\b(?:category|type|source|sector|setting|religion|status)\b", re.IGNORECASE)
_FEWEST = 3
_SLIP = 10
_WHOLE = 100


def cross_sums_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every row of a table that is shown to add up by the others, and every row of shares that holds its own base.

    Examples:
        >>> rows = (("Grade", "Boys", "Girls", "Total"), ("Good", "10", "12", "22"), ("Fair", "7", "9", "17"), ("Total", "17", "21", "38"))
        >>> [each.quote for each in cross_sums_in([Passage(kind=PassageKind.TABLE, rows=rows)]) if each.is_sure]
        ['Good', 'Fair', 'Total', 'Total']
    """
    for at, passage in enumerate(passages):
        if passage.kind is not PassageKind.TABLE:
            continue
        table = with_one_header(passage)
        if len({len(row) for row in table.rows}) != 1:
            continue
        if says_no_sum(passages, at) or any(WITHIN.search(" ".join(row)) for row in passage.rows):
            continue
        yield from _own_bases(table)
        if begins_elsewhere(table):
            continue
        yield from _hundreds(table)


def _own_bases(table: Passage) -> Iterator[FoundClaim]:
    """A row of counts with their shares, which together are what they are shares of: one that does not fit is a slip."""
    for row in table.rows:
        matches = [BOTH_CELL.fullmatch(cell.strip()) for cell in row[1:]]
        found = [match for match in matches if match is not None]
        if (
            len(found) < _FEWEST
            or len(found) != len(matches)
            or not (base := sum(_number(each["count"]) for each in found))
        ):
            continue
        claims = [
            ShareClaim(count=each["count"], base=str(base), percentage=f"{each['percentage']}%", where=str(table.place))
            for each in found
        ]
        right = [check_share(claim, CHARITABLE).is_consistent for claim in claims]
        if right.count(False) > 1 or (False in right and not any(_number(each["count"]) for each in found)):
            continue
        for match, claim in zip(found, claims, strict=True):
            yield FoundClaim(
                claim=claim,
                place=table.place,
                quote=fragment(f"{row[0]}: {match[0]}"),
                taken=(f"{match['count']} as the count", f"{base} as the base, the counts of the row together"),
            )


def _hundreds(table: Passage) -> Iterator[FoundClaim]:
    """Columns of shares alone that are said to make 100%."""
    several = [row for row in table.rows if any(cell.strip() for cell in row)]
    if len(several) <= _FEWEST:
        return
    header, *rows = several
    labels = [row[0] for row in rows]
    # answers of one scale are all there are, with or without a row that says so
    is_whole = exclude_each_other(labels) or (_PARTED.search(header[0]) is not None and _one_column_makes_all(rows))
    if not (is_a_total(labels[-1]) or is_whole):
        return
    for column in range(1, len(header)):
        cells = [row[column].strip() for row in rows]
        before = [row[column - 1].strip() for row in rows]
        is_headed, is_beside = (PER_CENT.search(header[at]) is not None for at in (column, column - 1))
        read = [SHARE_CELL.fullmatch(cell) for cell in cells]
        shares = [match for match in read if match is not None and (match["sign"] or is_headed)]
        if len(shares) != len(cells) or (not is_beside and any(COUNT_CELL.fullmatch(cell) for cell in before)):
            continue
        printed = [str(match["percentage"]) for match in shares]
        if not is_a_total(labels[-1]):
            printed.append("100")
        *parts, total = printed
        made = sum(float(part) for part in parts)
        if not re.fullmatch(r"100(?:\.0+)?", total):
            continue
        yield FoundClaim(
            claim=TotalClaim(parts=tuple(f"{part}%" for part in parts), total=f"{total}%", where=str(table.place)),
            place=table.place,
            quote=fragment(header[column], 30) or "the column",
            taken=(f"{fragment(', '.join(parts))} as the parts, in per cent", f"{total}% as the total"),
            # less than all may leave some out
            is_sure=abs(made - _WHOLE) <= _SLIP and (is_a_total(labels[-1]) or made > _WHOLE),
        )


def _one_column_makes_all(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a column of shares shows, by making 100%, that the rows are all there are."""
    columns = [[SHARE_CELL.fullmatch(cell.strip()) for cell in column] for column in [*zip(*rows, strict=True)][1:]]
    shares = [[float(cell["percentage"]) for cell in column if cell and cell["sign"]] for column in columns]
    return any(len(each) == len(rows) and abs(sum(each) - _WHOLE) <= 1 for each in shares)


def _number(digits: str) -> int:
    return int(digits.replace(",", ""))
