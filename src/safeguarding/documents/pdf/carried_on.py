"""Tables that go on over a page end: the rest of one stands first on the next page, with the same columns.

It is the rest where its first row holds figures already, or its header is the same, and where it has no sum of its own.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

import attrs

from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.table_cells import number_table, said
from safeguarding.figures.prose.tables import begins_elsewhere, is_a_total

_NUMBER = re.compile(r"[0-9]+")
_PAGE = re.compile(r"(?:page )?[0-9]{1,4}(?: (?:of|/) [0-9]{1,4})?", re.IGNORECASE)
_LONGEST, _FEWEST = 200, 2


def carried_on(pages: Sequence[Sequence[Passage]]) -> Iterator[Passage]:
    """The passages of all pages, with each table whole.

    Examples:
        >>> from safeguarding.figures.prose.passages import TextPlace
        >>> rows = (("Team", "Plans"), ("North", "12"), ("South", "14")), (("East", "9"), ("Total", "35"))
        >>> pages = [[Passage(kind=PassageKind.TABLE, rows=each, place=TextPlace("page", k))] for k, each in enumerate(rows, 1)]
        >>> [(len(each.rows), str(each.place_of(3))) for each in carried_on(pages)]
        [(5, 'page 2')]
    """
    furniture = _furniture(pages)
    kept: list[Passage] = []
    last = None  # where the table stands with which the page before ends
    for page in pages:
        first = next((at for at, each in enumerate(page) if _is_of_text(each, furniture)), len(page))
        rest = _rest_of(kept[last], page[first]) if last is not None and first < len(page) else None
        start = len(kept)
        kept += page
        if rest is not None and last is not None:
            kept[last] = rest
            del kept[start + first]
        ends = [at for at in range(start, len(kept)) if _is_of_text(kept[at], furniture)]
        if ends or rest is None:
            last = ends[-1] if ends and kept[ends[-1]].kind is PassageKind.TABLE else None
    yield from kept


def _furniture(pages: Iterable[Sequence[Passage]]) -> frozenset[str]:
    """What stands on several pages, but for its numbers: headers and footers."""
    found: dict[str, int] = {}
    for page in pages:
        for text in {_plain(each) for each in page if each.text}:
            found[text] = found.get(text, 0) + 1
    return frozenset(text for text, many in found.items() if many >= _FEWEST)


def _plain(passage: Passage) -> str:
    return _NUMBER.sub("0", passage.text[:_LONGEST])


def _is_of_text(passage: Passage, furniture: frozenset[str]) -> bool:
    """Whether a passage is no header, no footer and no cell of a table."""
    if passage.kind is PassageKind.TABLE:
        return True
    is_of_page = _plain(passage) in furniture or _PAGE.fullmatch(passage.text.strip()) is not None
    return bool(passage.text) and not passage.place.row and not is_of_page


def _rest_of(table: Passage, rest: Passage) -> Passage | None:
    """The table with its rest, if that is what a passage is."""
    if rest.kind is not PassageKind.TABLE or len(rest.rows[0]) != len(table.rows[0]) or is_a_total(table.rows[-1][0]):
        return None
    repeated = len([*itertools.takewhile(lambda both: both[0] == both[1], zip(table.rows, rest.rows, strict=False))])
    rows = rest.rows[repeated:]
    if not rows or begins_elsewhere(table) or not (repeated or begins_elsewhere(rest)) or _has_its_own_sum(table, rows):
        return None
    breaks = ((len(table.rows) + at, rest.place_of(repeated + at)) for at in range(len(rows)))
    return attrs.evolve(table, rows=(*table.rows, *rows), breaks=(*table.breaks, *breaks))


def _has_its_own_sum(table: Passage, rows: Sequence[tuple[str, ...]]) -> bool:
    """Whether a total among the rows is the sum of those above it alone."""
    read = number_table(attrs.evolve(table, rows=(table.rows[0], *rows)), columns=1)
    if read is None:
        return False
    totals = [at for at, label in enumerate(read.labels) if at and is_a_total(label)]
    columns = [read.column(column) for column in range(len(read.headings))]
    return any(
        (total := column[at]) is not None and total.value == sum(each.value for each in said(column[:at])) > 0
        for at in totals
        for column in columns
    )
