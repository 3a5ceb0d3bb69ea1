"""Shares as they are printed, checked by column: a count, its base and a percentage in each row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safeguarding.errors import SafeguardingError
from safeguarding.extras import optional
from safeguarding.figures.claims import check
from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.policies import CHARITABLE, CheckingPolicy
from safeguarding.figures.words import ClaimOutcome
from safeguarding.frames.applying import ColumnRule, NewColumn, applied
from safeguarding.frames.arrays import Frame, FrameAnswers
from safeguarding.frames.day_columns import ValueColumn
from safeguarding.frames.opening import ColumnKind, opened

with optional("numpy", task="a rule over a column"):
    import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_OUTCOMES = tuple(ClaimOutcome)
_LABELS = tuple(outcome.label for outcome in _OUTCOMES)
_NOTHING_STATED = -1


def share_outcomes(
    frame: Frame,
    policy: CheckingPolicy = CHARITABLE,
    *,
    count: str,
    base: str,
    percentage: str,
    key: str | None = None,
    into: str = "verdict",
) -> Frame:
    """The frame with a column that says whether the figures of each share can all be right.

    Each distinct share is checked once, as :func:`safeguarding.figures.check` does. A row that states nothing to check
    has no verdict; a figure that cannot be read makes its row unverifiable, which accuses nobody.

    Args:
        frame: A dataframe, as for :func:`~safeguarding.frames.recheck_standings`.
        policy: Which ways of rounding are allowed.
        count: The column of counts: text, whole numbers or decimals.
        base: The column of bases, likewise.
        percentage: The column of percentages as they are printed: text, since the places that are printed matter.
        key: The column that names each row, where the caller wants to be sure that it is there.
        into: The name of the new column.

    Raises:
        FaultyInputError: for columns that are missing or hold floats, before any work.

    Examples:
        >>> import polars as pl
        >>> frame = pl.DataFrame({"n": [39, 35, None], "of": [139, 139, None], "printed": ["28%", "24%", "97%"]})
        >>> share_outcomes(frame, count="n", base="of", percentage="printed")["verdict"].to_list()
        ['consistent', 'inconsistent', 'unverifiable']
    """
    reads = dict.fromkeys((count, base, percentage), ColumnKind.STATED)
    looked_at = opened(frame, reads, adds=[into], key=key)

    def judge(*columns: ValueColumn) -> list[FrameAnswers]:
        by_name = dict(zip(reads, columns, strict=True))
        return [
            FrameAnswers(numbers=_judged([by_name[each] for each in (count, base, percentage)], policy), words=_LABELS)
        ]

    return applied(ColumnRule(reads=reads, adds=[NewColumn(name=into, words=_LABELS)], judge=judge), looked_at)


def _judged(columns: list[ValueColumn], policy: CheckingPolicy) -> NDArray[np.int8]:
    together = np.stack([column.places for column in columns])
    distinct, rows = np.unique(together, axis=1, return_inverse=True)
    codes = [
        _code(
            [column.values[place] if place >= 0 else None for column, place in zip(columns, places, strict=True)],
            policy,
        )
        for places in distinct.T.tolist()
    ]
    return np.array(codes, dtype=np.int8)[rows.reshape(-1)]


def _code(figures: list[object], policy: CheckingPolicy) -> int:
    count, base, percentage = (figure.strip() or None if isinstance(figure, str) else figure for figure in figures)
    if percentage is None and (count is None or base is None):
        return _NOTHING_STATED
    try:
        claim = ShareClaim(count=count, base=base, percentage=percentage)  # type: ignore[arg-type]  # refused where it is none
    except SafeguardingError:
        return _OUTCOMES.index(ClaimOutcome.UNVERIFIABLE)
    return _OUTCOMES.index(check(claim, policy).outcome)
