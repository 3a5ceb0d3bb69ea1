"""Rows of averages under a table: the mean of the counts above, or at least not outside them all.

A row of averages under rates or under other averages may be weighted; then it lies between the least and the most of
them, whatever the weights.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from safeguarding.figures.kinds.differences import DifferenceClaim
from safeguarding.figures.kinds.ratios import RatioClaim
from safeguarding.figures.prose.found import FoundClaim, found_in, fragment
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.table_cells import NumberCell, number_table, said
from safeguarding.figures.prose.tables import MEASURE, NEAR, is_a_total, may_be_rounded
from safeguarding.figures.stated import Stated
from safeguarding.figures.words import Direction

_MEAN = re.compile(
    r"(?:the )?(?:(?:two|three|four|five|six|seven|eight|nine|ten|twelve|[0-9]{1,2})[- ](?:year|month|quarter|week|team)s? |simple |overall |monthly |quarterly |weekly |yearly |annual |year |team )?(?:average|mean)"
    r"(?: (?:of|for|over|across) (?:the |all )?(?:(?:two|three|four|five|six|seven|eight|nine|ten|twelve|[0-9]{1,2}) )?(?:months?|quarters?|years?|teams?|areas?|localities|weeks?|terms?|period|homes?|schools?))?"
    r"(?: per (?:month|quarter|week|year|team|term))?",
    re.IGNORECASE,
)
_NUMBERS = {
    word: at
    for at, word in enumerate(
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], start=2
    )
}
_NOT_OF_ALL = re.compile(
    r"\bweighted\b|\bmedian\b|\bexclud|\bprovisional\b|\brevised\b|\bnot (?:all|every)\b|\bselected\b", re.IGNORECASE
)
# figures whose average may be weighted by what stands elsewhere
_WEIGHED = re.compile(
    rf"{MEASURE.pattern}|\bdays\b|\bweeks\b|\bmonths\b|\bcaseloads?\b|\btime\b|\bcost|\bage\b|£|\bper\b|\bduration\b|\blength\b",
    re.IGNORECASE,
)
_FEWEST, _MOST, _FAR = 3, 300, 2


def average_rows_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every row of averages under the rows that it is of.

    Examples:
        >>> rows = (("Month", "Meetings"), ("July", "40"), ("August", "28"), ("September", "52"), ("Mean", "48"))
        >>> [each.taken for each in average_rows_in([Passage(kind=PassageKind.TABLE, rows=rows)])]
        [('40, 28, 52 as the counts, 120 together', '48 as their mean')]
    """
    for at, passage in enumerate(passages):
        table = number_table(passage, columns=1) if passage.kind is PassageKind.TABLE else None
        around = passages[max(at - NEAR, 0) : at + NEAR + 1]
        if table is None or any(_NOT_OF_ALL.search(each.text) for each in around):
            continue
        parts: list[int] = []
        for last, label in enumerate(table.labels):
            if len(parts) > _MOST:
                break
            if _is_mean(label, len(parts)) and not any(MEASURE.search(table.labels[k]) for k in parts):
                for column, heading in enumerate(table.headings):
                    cells = table.column(column)
                    yield from _column(passage, heading, [cells[k] for k in parts], cells[last])
            if not is_a_total(label):
                parts.append(last)


def _is_mean(label: str, parts: int) -> bool:
    """Whether a row is called the mean of the rows above; of so many, if a number is named."""
    match = _MEAN.fullmatch(label.strip().rstrip(":"))
    if match is None or parts < _FEWEST:
        return False
    named = re.search(r"\b(?:[0-9]{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve)\b", label.casefold())
    return named is None or int(_NUMBERS.get(named[0], 0) or named[0]) == parts


def _column(
    passage: Passage, heading: str, cells: Sequence[NumberCell | None], mean: NumberCell | None
) -> Iterator[FoundClaim]:
    parts = said(cells)
    if (
        mean is None
        or len(parts) != len(cells)
        or len({(each.is_share, each.is_signed) for each in (*parts, mean)}) > 1
    ):
        return
    most, least = max(parts, key=lambda each: each.value), min(parts, key=lambda each: each.value)
    counts = ", ".join(each.text for each in parts)
    if not _WEIGHED.search(heading) and all(each.is_count and not each.is_money for each in parts):
        whole = sum(int(each.value) for each in parts)
        claim = RatioClaim(value=Stated(str(whole)), of=str(len(parts)), ratio=mean.text)
        # counts that end in 0 may have been rounded; what is far from all of them is no mean of theirs
        is_sure = (
            not may_be_rounded([int(each.value) for each in parts])
            and least.value <= _FAR * mean.value <= _FAR * _FAR * most.value
        )
        taken = f"{counts} as the counts, {whole} together", f"{mean.text} as their mean"
        yield from found_in(passage, None, claim, *taken, quote=fragment(heading, 30), is_sure=is_sure)
        return
    above = mean.value > most.value
    if above or mean.value < least.value:
        edge = most if above else least
        gap = abs(mean.value - edge.value)
        outside = DifferenceClaim(
            earlier=edge.text,
            later=mean.text,
            difference=f"{float(gap):.4f}".rstrip("0").rstrip("."),
            direction=Direction.DOWN if above else Direction.UP,
        )
        taken = f"{counts} as what is averaged", f"{mean.text} as the average, which cannot lie outside them"
        is_sure = least.value <= _FAR * mean.value <= _FAR * _FAR * most.value
        yield from found_in(passage, None, outside, *taken, quote=fragment(heading, 30), is_sure=is_sure)
