"""The cell in which the one wrong row of a table and its one wrong column cross: it is the slip, however large."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from safeguarding.figures.claims import check
from safeguarding.figures.kinds.totals import TotalClaim
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.prose.found import FoundClaim
from safeguarding.figures.prose.tables import is_a_total, may_be_rounded

_FEWEST = 3


def with_crossed_cells(down: Iterable[FoundClaim], across: Iterable[FoundClaim]) -> list[FoundClaim]:
    """The sums of a table's columns and of its rows, sure of the one of each that is wrong, where one cell makes both right.

    Not so the total of all, nor one that is below its own parts: somebody may stand in no row, or in two of them.

    Args:
        down: The sums of the columns.
        across: The sums of the rows.

    Examples:
        >>> from safeguarding.figures.prose.passages import TextPlace
        >>> columns, rows = (
        ...     [
        ...         FoundClaim(
        ...             claim=TotalClaim(parts=parts, total=total),
        ...             place=TextPlace("line", 1),
        ...             quote=name,
        ...             taken=(),
        ...             is_sure=False,
        ...         )
        ...         for name, *parts, total in sums
        ...     ]
        ...     for sums in (
        ...         (("Boys", "2", "1", "3"), ("Girls", "1", "4", "1"), ("Total", "3", "1", "4")),
        ...         (("Good", "2", "1", "3"), ("Fair", "1", "4", "1"), ("Total", "3", "1", "4")),
        ...     )
        ... )
        >>> [each.quote for each in with_crossed_cells(columns, rows) if each.is_sure]
        ['Girls', 'Fair']
    """
    columns, rows = list(down), list(across)
    wrong = [[each for each in lines if check(each.claim, CHARITABLE).is_inconsistent] for lines in (columns, rows)]
    if min(len(columns), len(rows)) < _FEWEST or [len(each) for each in wrong] != [1, 1]:
        return [*columns, *rows]
    (column,), (row,) = wrong
    is_slip = _is_of_a_cell(column, row)
    return [
        attrs.evolve(each, is_sure=each.is_sure or (is_slip and each in (column, row))) for each in (*columns, *rows)
    ]


def _is_of_a_cell(column: FoundClaim, row: FoundClaim) -> bool:
    """Whether a column and a row, each by its name of totals or not, are wrong by the one cell that stands in both."""
    down, across = column.claim, row.claim
    assert isinstance(down, TotalClaim) and isinstance(across, TotalClaim)  # noqa: S101, PT018  no other is given
    in_column, in_row = ({part.text for part in claim.parts} for claim in (down, across))
    if may_be_rounded(int(each.value) for each in (*down.parts, down.total, *across.parts, across.total)):
        return False
    over, below = (claim.total.value - sum(part.value for part in claim.parts) for claim in (down, across))
    if is_a_total(column.quote):  # the cell is the row's total, above its parts
        return over == -below < 0 and across.total.text in in_column
    if is_a_total(row.quote):
        return below == -over < 0 and down.total.text in in_row
    return over == below and not in_column.isdisjoint(in_row)
