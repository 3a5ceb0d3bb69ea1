"""Columns that follow from others: shares, rates, changes, differences, sums and stocks that roll forward.

No heading says surely from which columns a column was made. The rows say it: where all but one of them follow in the
same way, the one that does not is a slip. One row alone shows nothing.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence

import attrs

from safeguarding.figures.claims import Claim, check
from safeguarding.figures.kinds.differences import ChangeClaim, DifferenceClaim
from safeguarding.figures.kinds.ratios import RateClaim, RatioClaim
from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.kinds.totals import TotalClaim
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.rounded_counts import is_wrong_even_if_rounded
from safeguarding.figures.prose.table_cells import NumberCell, NumberTable, is_total, number_table, said
from safeguarding.figures.prose.tables import (
    MEASURE,
    NEAR,
    PEOPLE,
    PER_CENT,
    THOUSANDS,
    is_rounded_sum,
    may_be_of_rounding,
    says_no_sum,
)
from safeguarding.figures.prose.told_columns import (
    OTHER_BASE,
    OWN_BASE,
    PER,
    is_of_people,
    is_of_replies,
    is_share_of,
    is_step_of_years,
    is_within,
    with_labels,
)
from safeguarding.figures.verdicts import Verdict
from safeguarding.records import Record

_SHARE = re.compile(
    rf"{PER_CENT.pattern}|\brates?\b|\bresponse\b|take[- ]?up|attendance|timel|completion|\breturn\b", re.IGNORECASE
)
_CHANGE = re.compile(
    r"\bchanges?\b|difference|increase|decrease|variance|growth|movement|\+/-|±|trend|diff\b", re.IGNORECASE
)
_AVERAGE = re.compile(r"\b(?:average|mean|per)\b", re.IGNORECASE)
_SUM = re.compile(
    r"(?:grand |overall |year )?totals?|all|sum|ytd|year to date|(?:full |whole )?year|annual", re.IGNORECASE
)
_TIME = re.compile(
    r"\b(?:19|20)[0-9]{2}|\bQ(?:uarter )?[1-4]\b|^(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)",
    re.IGNORECASE,
)
_FEWEST = 3
_SHOWN = 2
_MOST_ROWS, _MOST_COLUMNS = 400, 14
_EIGHTH = 8
Row = Sequence[NumberCell | None]
States = Callable[[Row], Claim | None]


@attrs.frozen
class _Relation(Record):
    """One way in which a column may follow from others, tried on every row; a step headed by two years is said to."""

    column: int
    states: States = attrs.field(repr=False)
    is_said: bool = False


def column_relations_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every column that the rows of its table show to follow from others.

    Examples:
        >>> from safeguarding.figures.prose.passages import PassageKind
        >>> rows = (("", "Sent", "Back", "Rate"), ("A", "120", "48", "40%"), ("B", "85", "51", "60%"), ("C", "64", "24", "48%"))
        >>> [each.quote for each in column_relations_in([Passage(kind=PassageKind.TABLE, rows=rows)])]
        ['A: 40%', 'B: 60%', 'C: 48%']
    """
    for at, passage in enumerate(passages):
        table = number_table(with_labels(passage)) if passage.kind is PassageKind.TABLE else None
        if table is None or len(table.headings) > _MOST_COLUMNS or len(table.rows) > _MOST_ROWS:
            continue
        around = [each.text for each in passages[max(at - NEAR, 0) : at + NEAR + 1]]
        overlaps = says_no_sum(passages, at) or any(map(OTHER_BASE.search, (*around, *table.labels)))
        is_of_others = any(map(OWN_BASE.search, (*around, *table.labels)))
        in_thousands = any(map(THOUSANDS.search, (*around, *table.headings, *passage.rows[0][:1])))
        for column in range(len(table.headings)):
            shown = [
                found
                for each in _relations(table, column)
                if (found := _shown(passage, table, each, overlaps=overlaps))
            ]
            # two ways to make one column that both fit all rows but one leave open which is meant
            if shown and all(_lines(found) == _lines(shown[0]) for found in shown):
                for each in shown[0]:
                    is_rounding = in_thousands and may_be_of_rounding(each.claim)
                    doubt = _counts_twice(each, overlaps) or is_rounding or is_of_others
                    yield attrs.evolve(each, is_sure=each.is_sure and not doubt)


def _counts_twice(found: FoundClaim, overlaps: bool) -> bool:  # noqa: FBT001  what was looked up for the whole table
    """Whether a sum may be of people who stand in several of its parts, and once in the total."""
    claim = found.claim
    if not isinstance(claim, TotalClaim):
        return False
    is_below = claim.total.value < sum(part.value for part in claim.parts)
    return overlaps or (is_below and PEOPLE.search(found.quote) is not None)


def _lines(found: Sequence[FoundClaim]) -> list[tuple[str, bool]]:
    return [(each.quote, check(each.claim, CHARITABLE).is_inconsistent) for each in found]


def _shown(passage: Passage, table: NumberTable, relation: _Relation, *, overlaps: bool) -> list[FoundClaim]:
    """The claims of a relation, if its rows show that it holds: all of them, or all but one."""
    read: list[tuple[int, Claim, Verdict]] = []
    before = (None,) * len(table.headings)
    for at, row in enumerate(table.rows):
        claim = relation.states((*row, *(table.rows[at - 1] if at else before)))
        if claim is not None:
            read.append((at, claim, check(claim, CHARITABLE)))
    wrong = [at for at, _, verdict in read if verdict.is_inconsistent]
    is_said = relation.is_said and not overlaps
    right, most = len(read) - len(wrong), max(1, len(read) // (_FEWEST if is_said else _EIGHTH))
    if len(read) < _FEWEST - is_said or right < _SHOWN - is_said or len(wrong) > most:
        return []
    taken = f"column {table.headings[relation.column] or relation.column + 2}, as the other rows show it to be made"
    found: list[FoundClaim] = []
    for at, claim, _ in read:
        label = table.labels[at]
        # a row without a name may be one of averages
        is_named = bool(label.strip()) or not any(map(str.strip, table.labels))
        is_sure = (
            at not in wrong
            or (is_named and is_a_slip(claim, label) and not _keeps_what_lacks(table, at, claim))
            or (not overlaps and _is_of_sums(table, at, relation.column, claim))
        )
        quote = f"{label}: {_text(table.rows[at][relation.column])}".removeprefix(": ")
        found += found_in(passage, None, claim, taken, quote=quote, is_sure=is_sure)
    return found


def _is_of_sums(table: NumberTable, at: int, column: int, claim: Claim) -> bool:
    """Whether a share in the last row is of two sums of the rows above, and is not the mean of the shares above it."""
    shares = said(table.column(column))
    if not isinstance(claim, ShareClaim) or at != len(table.rows) - 1 or len(shares) != len(table.rows):
        return False
    sums = {
        cells[-1].value
        for k in range(len(table.headings))
        if len(cells := said(table.column(k))) == len(table.rows)
        and sum(each.value for each in cells) == 2 * cells[-1].value
    }
    mean = float(sum(each.value for each in shares[:-1])) / (len(shares) - 1)
    is_of_sums = claim.count is not None and claim.base is not None and {claim.count.value, claim.base.value} <= sums
    return is_of_sums and abs(mean - float(shares[-1].value)) > 1 and is_wrong_even_if_rounded(claim)


def _keeps_what_lacks(table: NumberTable, at: int, claim: Claim) -> bool:
    """Whether a share may be of a total whose base keeps a member that its count lacks: the cell of one is withheld."""
    whole = claim.base if isinstance(claim, ShareClaim) else claim.population if isinstance(claim, RateClaim) else None
    if whole is None or not any(cell is None for row in table.rows for cell in row):
        return False
    columns = [k for k, cell in enumerate(table.rows[at]) if cell is not None and cell.value == whole.value]
    others = (said([row[k] for other, row in enumerate(table.rows) if other != at]) for k in columns)
    return any(sum(cell.value for cell in each) <= whole.value for each in others)


def is_a_slip(claim: Claim, label: str) -> bool:
    """Whether what does not follow is surely wrong: no total or average with a base of its own, and no rounding of its counts.

    A total's own step from one year to the next is one, whatever the rows above it count twice.
    """
    is_step = isinstance(claim, DifferenceClaim | ChangeClaim)
    return (is_step or not (is_total(label) or MEASURE.search(label))) and is_wrong_even_if_rounded(claim)


def _text(cell: NumberCell | None) -> str:
    return "" if cell is None else cell.text


def _relations(table: NumberTable, column: int) -> Iterator[_Relation]:
    heading, cells = table.headings[column], said(table.column(column))
    counted = [k for k in range(len(table.headings)) if k != column and _is_of_counts(table, k)]
    if len(cells) < _SHOWN:
        return
    all_shares = all(cell.is_share for cell in cells)
    if _CHANGE.search(heading):
        yield from _changes(table, column, is_share=all_shares or "%" in heading)
        return
    if (all_shares or _SHARE.search(heading)) and not all(cell.value > 100 for cell in cells):  # noqa: PLR2004  per cent
        for count, base in itertools.permutations(counted, 2):
            is_named = base < count and is_share_of(heading, table.headings[count])
            is_named = (is_named or is_of_replies(table, column, count, base)) and is_within(table, count, base)
            yield _Relation(column, _share(column, count, base), is_named)
    if not all_shares:
        yield from _quotients(table, column, counted)
    if _SUM.fullmatch(heading) and not MEASURE.search(heading):
        for first in range(column - 1):
            yield _Relation(column, _sum(column, range(first, column)))
    elif not column and len(counted) == len(table.headings) - 1 >= _SHOWN and len(table.rows) > _FEWEST:
        yield _Relation(column, _made_of_the_rest)


def _quotients(table: NumberTable, column: int, counted: Sequence[int]) -> Iterator[_Relation]:
    """A rate of one column's counts per so many of another's, or an average."""
    heading = table.headings[column]
    both = [*itertools.permutations(counted, 2)]
    rate = PER.search(heading)
    if rate is not None:
        pers = (int(rate["per"].replace(",", "")),) if rate["per"] else (1_000, 10_000, 100_000)
        for each, per in itertools.product(both, pers):
            is_said = bool(rate["per"]) and is_of_people(table, column, *each)
            yield _Relation(column, _rate(column, *each, per, is_near_only=is_said), is_said)
    elif _AVERAGE.search(heading):
        yield from (_Relation(column, _quotient(column, *each)) for each in both)


def _changes(table: NumberTable, column: int, *, is_share: bool) -> Iterator[_Relation]:
    """A change from one column to another, or from the row before."""
    for earlier, later in itertools.permutations(range(max(column - 4, 0), column), 2):
        is_said = earlier == column - 2 and later == column - 1 and is_step_of_years(table.headings, column)
        yield _Relation(column, _change(column, earlier, later, is_share=is_share), is_said)
    if all(_TIME.search(label) for label in table.labels):
        # the figures of the row before stand behind those of the row
        for later in range(max(column - 2, 0), column):
            yield _Relation(column, _change(column, len(table.headings) + later, later, is_share=is_share))


def _is_of_counts(table: NumberTable, column: int) -> bool:
    return all(cell.is_count for cell in said(table.column(column)))


def _share(column: int, count: int, base: int) -> States:
    def states(row: Row) -> Claim | None:
        part, whole, share = row[count], row[base], row[column]
        if part is None or whole is None or share is None or not 0 < whole.value >= part.value:
            return None
        return ShareClaim(count=part.text, base=whole.text, percentage=f"{share.text.rstrip('%')}%")

    return states


def _rate(column: int, count: int, base: int, per: int, *, is_near_only: bool = False) -> States:
    """A column of rates; where only two rows show it, one that is far off may be of a part of a year."""

    def states(row: Row) -> Claim | None:
        part, whole, rate = row[count], row[base], row[column]
        if part is None or whole is None or rate is None or whole.value <= 0:
            return None
        made = part.value * per / whole.value
        if is_near_only and not 2 * made < _FEWEST * rate.value < 5 * made:  # between two and five thirds
            return None
        return RateClaim(count=part.text, population=whole.text, per=per, rate=rate.text)

    return states


def _quotient(column: int, counted: int, among: int) -> States:
    """A column of averages; one whose digits are not turned round may be of others: of posts, and not of people."""

    def states(row: Row) -> Claim | None:
        value, of, ratio = row[counted], row[among], row[column]
        if value is None or of is None or ratio is None or value.value <= of.value or not of.value or ratio.is_signed:
            return None
        places = len(ratio.text.partition(".")[2])
        made = f"{float(value.value / of.value):.{places}f}"
        claim = RatioClaim(value=value.text, of=of.text, ratio=ratio.text)
        is_read = sorted(made) == sorted(ratio.text) or check(claim, CHARITABLE).is_consistent
        return claim if is_read else None

    return states


def _change(column: int, earlier: int, later: int, *, is_share: bool) -> States:
    def states(row: Row) -> Claim | None:
        before, after, step = row[earlier], row[later], row[column]
        if before is None or after is None or step is None or before.is_share is not after.is_share:
            return None
        text = step.text.rstrip("%")
        points = DifferenceClaim(earlier=before.text, later=after.text, difference=text)
        # in a column of both, a cell with its own sign is a change in per cent
        if not is_share and not (step.is_share and not before.is_share):
            return points
        # of two percentages, the change may be in points
        if before.value <= 0 or (before.is_share and check(points, CHARITABLE).is_consistent):
            return points if before.is_share else None
        return ChangeClaim(earlier=before.text, later=after.text, change=f"{text}%")

    return states


def _made_of_the_rest(row: Row) -> Claim | None:
    """The first column as the sum of all behind it; a row that falls short may leave others out, unless two digits are turned round."""
    claim = _sum(0, range(1, len(row) // 2))(row)
    if not isinstance(claim, TotalClaim):
        return None
    over = sum(part.value for part in claim.parts) - claim.total.value
    turned = (sorted(f"{part.value}") == sorted(f"{part.value - over}") for part in claim.parts)
    return claim if over >= 0 or any(turned) else None


def _sum(column: int, parts: range) -> States:
    def states(row: Row) -> Claim | None:
        several, total = [row[k] for k in parts], row[column]
        if total is None or not total.is_count or not all(part is not None and part.is_count for part in several):
            return None
        made = sum(part.value for part in said(several))
        # a row of averages, or of what stands at the end, has no sum; a slip is near it
        if made != total.value and is_rounded_sum([int(part.value) for part in said(several)], int(total.value)):
            return None
        if abs(made - total.value) > max(3, made / _EIGHTH) or total.value in {part.value for part in said(several)}:
            return None
        return TotalClaim(parts=tuple(part.text for part in said(several)), total=total.text)

    return states
