"""Blocks of counts with their shares that are shares of one base: the total below them, or their own sum.

One base must serve them all; where it serves all but one, that one is a slip.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

import attrs

from safeguarding.figures.claims import check
from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.prose.column_relations import is_a_slip
from safeguarding.figures.prose.found import FoundClaim, found_in, fragment, marked
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.share_bases import introduced_base
from safeguarding.figures.prose.share_wordings import COUNT_AND_SHARE, digits_of
from safeguarding.figures.prose.table_cells import is_total
from safeguarding.figures.prose.tables import (
    BOTH_CELL,
    COUNT_CELL,
    MEASURE,
    PER_CENT,
    SHARE_CELL,
    WITHIN,
    begins_elsewhere,
    may_be_rounded,
    says_no_sum,
    with_one_header,
)
from safeguarding.figures.prose.tokens import COUNT

_FEWEST, _SHOWN, _MOST_ROWS, _WHOLE = 3, 2, 400, 100
# of so few a count that was rounded to 5 or 10 would move its share by points
_FEW = 100
_HUNDRED = re.compile(r"100(?:\.0+)?")
# 52 (65.0%) 18 (22.5%) 10 (12.5%), 80 returns in all; complete 52 (65.0%), …; n = 80
_LABEL = r"(?:(?!of\b|out\b)[A-Za-z][a-z’'-]{0,20} ){0,4}"
_ITEM = re.compile(rf"(?P<label>{_LABEL})(?P<count>{COUNT}) \((?P<share>[0-9]{{1,3}}(?:\.[0-9]{{1,2}})?) ?%\)")
_PLAIN_ITEM = rf"{_LABEL}{COUNT} \([0-9]{{1,3}}(?:\.[0-9]{{1,2}})? ?%\)"
_ROW = re.compile(
    rf"(?:\A|(?<=[.:–] ))(?P<row>{_PLAIN_ITEM}(?:[,;]? (?:and )?{_PLAIN_ITEM}){{2,9}})(?:[,;:.]| [–-]) (?:\(?[nN] ?= ?(?P<n>{COUNT})|(?:making |out of |of )?(?P<all>{COUNT})(?: (?!of\b|more\b|in\b)[a-z’-]{{2,20}}){{0,3}} (?:in all|in total|altogether|all told)\b)"
)
_NESTED = re.compile(r"\bof (?:whom|which|these|those|them)\b", re.IGNORECASE)


def share_blocks_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every column, list or row of counts with their shares that have one base.

    Examples:
        >>> rows = (("", "Number", "%"), ("Foster", "180", "60%"), ("Home", "90", "30%"), ("Kin", "30", "20%"))
        >>> [each.quote for each in share_blocks_in([Passage(kind=PassageKind.TABLE, rows=rows)])]
        ['Foster: 180, 60%', 'Home: 90, 30%', 'Kin: 30, 20%']
    """
    for passage in passages:
        if passage.kind is not PassageKind.TABLE:
            for row in _ROW.finditer(passage.text):
                yield from _of_row(passage, row)
    at = 0
    while at < len(passages):
        if passages[at].kind is PassageKind.TABLE:
            yield from shares_of_their_sum(passages[at], overlaps=says_no_sum(passages, at))
        elif passages[at].kind is PassageKind.LIST_ENTRY:
            end = at
            while end < len(passages) and passages[end].is_of_list(passages[at]):
                end += 1
            yield from _of_list(passages, at, end)
            at = end
            continue
        at += 1


def _of_row(passage: Passage, row: re.Match[str]) -> Iterator[FoundClaim]:
    """A row of counts with their shares in a text, whose base is told after it."""
    items = [*_ITEM.finditer(row["row"])]
    parts = [(each["label"], int(each["count"].replace(",", "")), each["share"]) for each in items]
    base = int((row["all"] or row["n"]).replace(",", ""))
    for found in _shares_of(passage, parts, base):
        is_of_another = any(
            not check(attrs.evolve(found.claim, base=str(count)), CHARITABLE).is_inconsistent
            for _, count, _ in parts
            if isinstance(found.claim, ShareClaim) and found.claim.count and found.claim.count.value != count
        )
        taken = (found.taken[0], f"{base} as the base", found.taken[2])
        yield attrs.evolve(
            found,
            taken=taken,
            is_sure=found.is_sure and not is_of_another,
            quote=fragment(row[0]),
            sentence=marked(passage.text, row.span()),
        )


def _of_list(passages: Sequence[Passage], at: int, end: int) -> Iterator[FoundClaim]:
    """The entries of a list that say no base, nor does the sentence above them."""
    entries = passages[at:end]
    read = [COUNT_AND_SHARE.match(entry.text) for entry in entries]
    above = introduced_base(passages[at - 1]) if at else None
    if (above is not None and above.is_said) or not all(read) or any(_NESTED.search(each.text) for each in entries):
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


def shares_of_their_sum(passage: Passage, *, overlaps: bool) -> Iterator[FoundClaim]:
    """Counts with their shares, in one column or in two, that are shares of the total below them, or of their own sum."""
    if begins_elsewhere(passage):
        return
    header, *rows = [row for row in with_one_header(passage).rows if any(cell.strip() for cell in row)] or [()]
    if len(rows) < _FEWEST or len({len(row) for row in (header, *rows)}) != 1 or len(rows) > _MOST_ROWS:
        return
    columns = [[_counted(row, header, column) for row in rows] for column in range(1, len(header))]
    counted = [[line for line in lines if line is not None] for lines in columns]
    # where no column makes its total, the row is a total of something else
    sums = [sum(line[1] for line in lines) == 2 * lines[-1][1] for lines in counted if len(lines) == len(rows)]
    is_plain = not any(WITHIN.search(" ".join(row)) or MEASURE.search(row[0]) for row in rows)
    for column, lines in enumerate(counted, start=1):
        totals = [line for line in lines if is_total(line[0])]
        parts = [line for line in lines if not is_total(line[0]) and line[2]]
        if len(lines) != len(rows) or len(totals) > 1:
            continue
        if totals and totals[0][2]:
            if totals[0] is lines[-1] and _HUNDRED.fullmatch(totals[0][2]) and is_plain:
                found = _shares_of(passage, parts, totals[0][1], counts=[line[1] for line in lines])
                is_sure = not overlaps and (any(sums) or len(sums) == 1)
                yield from (attrs.evolve(each, is_sure=each.is_sure and is_sure) for each in found)
        elif (
            len(parts) >= _FEWEST
            and len(parts) + len(totals) == len(lines)
            # each row may have its own base in another column
            and not any(_are_bases(rows, other, lines) for other in range(1, len(header)) if other != column)
        ):
            yield from _shares_of(passage, parts, totals[0][1] if totals else sum(count for _, count, _ in parts))


def _are_bases(rows: Sequence[Sequence[str]], other: int, lines: Sequence[tuple[str, int, str]]) -> bool:
    """Whether a column holds counts of which the shares of all rows but one are shares: then they are not of one base.

    With small counts the same shares may be of their sum as well, by chance.
    """
    wrong = 0
    for row, (_, count, share) in zip(rows, lines, strict=True):
        cell = COUNT_CELL.fullmatch(row[other].strip()) or BOTH_CELL.fullmatch(row[other].strip())
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
    if count is None or PER_CENT.search(header[column]):
        return None
    beside = SHARE_CELL.fullmatch(row[column + 1].strip()) if column + 1 < len(row) else None
    is_share = beside is not None and (beside["sign"] or PER_CENT.search(header[column + 1]))
    share = beside["percentage"] if is_share and beside is not None else ""
    return row[0].strip(), int(count["count"].replace(",", "")), share


def _shares_of(
    passage: Passage, parts: Sequence[tuple[str, int, str]], base: int, *, counts: Sequence[int] = ()
) -> Iterator[FoundClaim]:
    """The shares of one base, which all but one of them have to show; or most, where the base stands beside 100%.

    Args:
        passage: The table, or the first entry of the list.
        parts: The label, the count and the share of each.
        base: What they are shares of.
        counts: All counts of the column, where it ends in a total beside 100%.
    """
    claims = [
        ShareClaim(count=str(count), base=str(base), percentage=f"{share}%")
        for _, count, share in parts
        if count <= base
    ]
    verdicts = [check(claim, CHARITABLE) for claim in claims]
    wrong = [verdict.is_inconsistent for verdict in verdicts]
    right = sum(verdict.is_consistent and not verdict.is_unusual for verdict in verdicts)
    if not base or (not counts and (len(claims) != len(parts) or sum(wrong) > 1 or right < _SHOWN)):
        return
    # shares of few follow from counts that were not rounded; of rounded ones hardly two would
    is_exact = bool(counts) and (
        not may_be_rounded(counts) or (base <= _FEW and right >= _SHOWN and right == len(claims) - 1)
    )
    is_shown = not counts or _are_near(parts, base)
    for (label, count, share), claim, is_wrong in zip(
        [part for part in parts if part[1] <= base], claims, wrong, strict=True
    ):
        taken = (
            f"{count} as the count",
            f"{base} as the base, {'from the row of totals' if counts else 'the counts together'}",
            f"{share}% as the percentage",
        )
        is_sure = not is_wrong or (is_shown and (is_exact or is_a_slip(claim, label)))
        yield from found_in(passage, None, claim, *taken, quote=f"{label}: {count}, {share}%", is_sure=is_sure)


def _are_near(parts: Sequence[tuple[str, int, str]], whole: int) -> bool:
    """Whether percentages beside counts are the counts' shares, one or two slips aside, and no rates of their own."""
    near = [abs(Fraction(count * 100, whole) - Fraction(share)) <= 1 for _, count, share in parts]
    # of two, the one that is no share keeps them from making the 100% below them
    is_amiss = len(near) == _SHOWN and abs(sum(float(share) for _, _, share in parts) - _WHOLE) > _SHOWN
    return 2 * sum(near) > len(near) - is_amiss
