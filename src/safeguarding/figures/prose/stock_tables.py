"""Stocks that roll forward down a table or across it: what there was, what came and what went, and what was left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from safeguarding.figures.claims import check
from safeguarding.figures.kinds.totals import TotalClaim
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.prose.found import FoundClaim, found_in, fragment
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.stock_phrases import CAME, WENT, is_near
from safeguarding.figures.prose.table_cells import NumberCell, number_table
from safeguarding.figures.prose.tables import MEASURE, NEAR, is_a_total
from safeguarding.records import Record

_DAY = r"(?:as )?(?:at|on) (?:[0-9]{1,2}(?:st|nd|rd|th)? )?(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_OPENING = re.compile(
    rf"\b(?:open\Z|opening\b|(?:at|from) (?:the )?(?:start|beginning)|start of|beginning of|brought forward|b/f|{_DAY})",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    rf"\b(?:closing|at (?:the )?(?:end|close)|end of|carried forward|c/f|(?:year|quarter|month|period)[- ]?end|{_DAY})\b",
    re.IGNORECASE,
)
_CAME = re.compile(rf"{CAME.pattern}|\badd\b|\bin\b(?! (?:the )?(?:year|quarter|month|period))|\+", re.IGNORECASE)
_WENT = re.compile(rf"{WENT.pattern}|\b(?:out|minus)\b", re.IGNORECASE)
# said beside a table some of whose flows stand in none of its columns
_OTHER_WAYS = re.compile(
    r"\b(?:(?:transfer|clean|merg|migrat|correct|archiv|adjust|revis|restat|exclu|duplicat|re-?open)\w*|mov(?:ed|es?|ing)|went|taken (?:out|over)|chang(?:ed|es?)|system|undone|revers(?:ed|al)|reinstated|handed|in bulk|(?:not|nor) (?:shown|counted|included|recorded)|left out|without)\b",
    re.IGNORECASE,
)
_FEWEST_FLOWS, _MOST_FLOWS, _FAR = 2, 5, 3


@attrs.frozen
class _Stock(Record):
    """Rows of a stock: the first, the flows with their signs, and the last."""

    first: int
    signs: tuple[str, ...]
    last: int


def stock_tables_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every column of a table whose rows are said to be an opening stock, what came, what went and a closing stock, or every such row.

    Examples:
        >>> rows = (("Movement", "Number"), ("At 1 April", "402"), ("Entered", "148"), ("Left", "161"), ("At 31 March", "399"))
        >>> [each.taken[1:] for each in stock_tables_in([Passage(kind=PassageKind.TABLE, rows=rows)])]
        [('148, -161 as what came and went', '399 as what was left')]
    """
    for place, passage in enumerate(passages):
        table = number_table(passage, columns=1) if passage.kind is PassageKind.TABLE else None
        around = passages[max(place - NEAR, 0) : place + NEAR + 1]
        if table is not None and not any(_OTHER_WAYS.search(each.text) for each in around):
            for stock in _stocks(table.labels):
                columns = [(heading, table.column(at)) for at, heading in enumerate(table.headings)]
                yield from _lines(passage, columns, stock)
            for stock in _stocks(table.headings):
                yield from _lines(passage, [*zip(table.labels, table.rows, strict=True)], stock)


def _stocks(labels: Sequence[str]) -> Iterator[_Stock]:
    for first, label in enumerate(labels):
        if not _OPENING.search(label) or MEASURE.search(label):
            continue
        signs: list[str] = []
        for last in range(first + 1, min(first + _MOST_FLOWS + 2, len(labels))):
            is_last = _CLOSING.search(labels[last]) is not None and len(set(signs)) == _FEWEST_FLOWS
            sign = None if is_last else _sign(labels[last])
            if sign is not None:
                signs.append(sign)
                continue
            if _CLOSING.search(labels[last]) and len(signs) >= _FEWEST_FLOWS and len(set(signs)) == _FEWEST_FLOWS:
                yield _Stock(first, tuple(signs), last)
            break


def _sign(label: str) -> str | None:
    came, went = _CAME.search(label), _WENT.search(label)
    if (came is None) == (went is None) or MEASURE.search(label):
        return None
    return "-" if came is None else "+"


def _lines(
    passage: Passage, lines: Sequence[tuple[str, Sequence[NumberCell | None]]], stock: _Stock
) -> Iterator[FoundClaim]:
    found: list[tuple[str, TotalClaim]] = []
    for heading, every in lines:
        cells = every[stock.first : stock.last + 1]
        if MEASURE.search(heading) or any(cell is None or cell.is_share for cell in cells):
            continue
        said = [cell for cell in cells if cell is not None]
        # what went may be printed with its sign
        if any(cell.is_signed and sign != "-" for cell, sign in zip(said, ("", *stock.signs, ""), strict=True)):
            continue
        was, *flows, left = (cell.text.lstrip("+-") for cell in said)
        parts = (was, *(f"-{each}" if sign == "-" else each for each, sign in zip(flows, stock.signs, strict=True)))
        found.append((heading, TotalClaim(parts=parts, total=left)))
    right = sum(check(claim, CHARITABLE).is_consistent for _, claim in found)
    # a slip of one line is carried into the one of all of them
    gaps = {
        made - claim.total.value
        for _, claim in found
        if (made := sum(part.value for part in claim.parts)) != claim.total.value
    }
    is_carried = len(gaps) == 1 and right == len(found) - 2 and any(is_a_total(heading) for heading, _ in found)
    rounded = all(each.text.endswith("0") for _, claim in found for each in (*claim.parts, claim.total))
    for heading, claim in found:
        made, total = sum(part.value for part in claim.parts), claim.total.value
        near = abs(made - total) <= max(made, total) / _FAR or (right > 0 and _is_a_slip(claim, found))
        taken = (
            f"{claim.parts[0]} as what there was",
            f"{', '.join(map(str, claim.parts[1:]))} as what came and went",
            f"{claim.total} as what was left",
        )
        quote = fragment(heading, 30) or "a line of the table"
        is_sure = near and not rounded and (len(found) == 1 or right >= len(found) - 1 or is_carried)
        yield from found_in(passage, None, claim, *taken, quote=quote, is_sure=is_sure)


def _is_a_slip(claim: TotalClaim, found: Sequence[tuple[str, TotalClaim]]) -> bool:
    """Whether what was left, however far off, is mistyped, or made with a flow left out or turned round; and no next line opens with it."""
    made, left = sum(part.value for part in claim.parts), claim.total.value
    by_flows = {step * abs(flow.value) for flow in claim.parts[1:] for step in (1, 2)}
    is_made_otherwise = is_near(str(made), str(left)) or abs(made - left) in by_flows
    return is_made_otherwise and all(each.parts[0].value != left for _, each in found)
