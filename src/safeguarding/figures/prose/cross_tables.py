"""Tables of shares that add up: a row that holds its own base, a column that makes 100%."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from safeguarding.figures.kinds.shares import ShareClaim, check_share
from safeguarding.figures.kinds.totals import TotalClaim
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.prose.footings import APART
from safeguarding.figures.prose.found import FoundClaim, found_in, fragment
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
# who had one and then another is in two rows
_AT_TIMES = re.compile(
    r"\b(?:ever|any|during|over|through(?:out)?|previous|year|quarter|month|mentioned|cited|given|who|which|that|with|met|rates?|yes|no|take-up|uptake|outcome|ethnic\w*|category)\b",
    re.IGNORECASE,
)
_PAIR, _FEWEST = 2, 3
_SLIP, _MOST_OVER = 10, 25
_WHOLE = 100


def cross_sums_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every row of shares that holds its own base, and every column of shares that makes 100%.

    Examples:
        >>> rows = (("Age", "%"), ("0-4", "40%"), ("5-9", "35%"), ("10-17", "29%"), ("Total", "100%"))
        >>> [each.taken for each in cross_sums_in([Passage(kind=PassageKind.TABLE, rows=rows)])]
        [('40, 35, 29 as the parts, in per cent', '100% as the total')]
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
    """A row of counts with their shares, of the counts together or of a total beside them: one that does not fit is a slip."""
    read: list[tuple[str, list[re.Match[str]], list[ShareClaim], list[bool]]] = []
    for row in table.rows:
        found = [match for cell in row[1:] if (match := BOTH_CELL.fullmatch(cell.strip())) is not None]
        base = _base_of(table.rows[0], row, found)
        if len(found) < _PAIR or not base:
            continue
        claims = [
            ShareClaim(count=each["count"], base=str(base), percentage=f"{each['percentage']}%") for each in found
        ]
        read.append((row[0], found, claims, [check_share(claim, CHARITABLE).is_consistent for claim in claims]))
    right, wrong = (sum(kind in each for *_, each in read) for kind in (True, False))
    for label, found, claims, verdicts in read:
        # of two shares, one that is right may be so by chance: another row shows it
        is_shown = len(found) >= _FEWEST or (len(read) > 1 and wrong == 1 and right == len(read))
        if verdicts.count(False) > 1 or (False in verdicts and not is_shown):
            continue
        for match, claim in zip(found, claims, strict=True):
            taken = f"{match['count']} as the count", f"{claim.base} as the base, that of the row"
            yield from found_in(table, None, claim, *taken, quote=f"{label}: {match[0]}")


def _base_of(header: Sequence[str], row: Sequence[str], found: Sequence[re.Match[str]]) -> int:
    """The counts of a row together, or the one count without a share that is their sum or is called a total; 0 where it has none."""
    base = sum(_number(each["count"]) for each in found)
    others = [at for at, cell in enumerate(row) if at and BOTH_CELL.fullmatch(cell.strip()) is None]
    if not others:
        return base if len(found) >= _FEWEST else 0
    whole = COUNT_CELL.fullmatch(row[others[0]].strip())
    if len(others) > 1 or whole is None:
        return 0
    is_named = is_a_total(header[others[0]]) and len(found) >= _FEWEST
    return _number(whole["count"]) if is_named or _number(whole["count"]) == base else 0


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
        if not re.fullmatch(r"100(?:\.0+)?", total):
            continue
        taken = f"{fragment(', '.join(parts))} as the parts, in per cent", f"{total}% as the total"
        claim = TotalClaim(parts=tuple(f"{part}%" for part in parts), total=f"{total}%")
        quote = fragment(header[column], 30) or "the column"
        is_sure = _is_a_slip([*map(float, parts)], labels, f"{header[0]} {header[column]}")
        yield from found_in(table, None, claim, *taken, quote=quote, is_sure=is_sure)


def _is_a_slip(parts: Sequence[float], labels: Sequence[str], heading: str) -> bool:
    """Whether shares that do not make 100% are meant to: nearly all, or more than all where nobody is in two rows and no row is in another."""
    over = sum(parts) - _WHOLE
    if abs(over) <= _SLIP:
        return is_a_total(labels[-1]) or over > 0  # less than all may leave some out
    is_apart = is_a_total(labels[-1]) and (exclude_each_other(labels[:-1]) or APART.search(heading) is not None)
    some = itertools.chain(parts, map(sum, itertools.combinations(parts, _PAIR)))
    return (
        is_apart
        and 0 < over <= _MOST_OVER
        and not _AT_TIMES.search(heading)
        and all(abs(each - over) > 1 for each in some)
    )


def _one_column_makes_all(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a column of shares shows, by making 100%, that the rows are all there are."""
    columns = [[SHARE_CELL.fullmatch(cell.strip()) for cell in column] for column in [*zip(*rows, strict=True)][1:]]
    shares = [[float(cell["percentage"]) for cell in column if cell and cell["sign"]] for column in columns]
    return any(len(each) == len(rows) and abs(sum(each) - _WHOLE) <= 1 for each in shares)


def _number(digits: str) -> int:
    return int(digits.replace(",", ""))
