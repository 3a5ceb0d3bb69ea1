"""How many rows a rule found of each kind, as a small frame of the same library: a row, or one for each group."""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from types import MappingProxyType

from safeguarding.extras import optional
from safeguarding.frames.applying import ColumnRule, applied
from safeguarding.frames.arrays import Frame
from safeguarding.frames.opening import Family, Opened

with optional("narwhals", task="a rule over a dataframe"):
    import narwhals.stable.v2 as nw

_NO_SHARES: Mapping[str, tuple[str, str]] = MappingProxyType({})
CODE = "_safeguarding_code"
"""The name of the codes while they are counted."""


def counted(
    rule: ColumnRule,
    frame: Opened,
    *,
    columns: Mapping[str, Sequence[int]],
    by: Sequence[str],
    shares: Mapping[str, tuple[str, str]] = _NO_SHARES,
    possible: Collection[int] | None = None,
) -> Frame:
    """The number of rows with certain codes, a column each, and shares of them.

    Args:
        rule: A rule that adds the codes, as ``CODE``.
        frame: The frame.
        columns: The new columns, each with the codes that it counts.
        by: The columns that make groups; without any, all rows are one. Rows of an eager frame are in the groups' order.
        shares: Further columns, each one count over another; missing where that is 0.
        possible: The codes that the rule can give here; None for all.
    """
    coded = applied(rule, frame)
    found = sorted({code for codes in columns.values() for code in codes if possible is None or code in possible})
    work = functools.partial(_counted, codes=found, columns=columns, by=by)
    if frame.family is not Family.PARTITIONS:
        return _with_shares(work(coded), shares)
    # partitions are counted one by one, and their counts added up
    counts = _by_partition(coded, work)
    if by:
        whole = counts.groupby(list(by), dropna=False)[[*columns]].sum().reset_index()
    else:
        whole = _by_partition(counts.repartition(npartitions=1), functools.partial(_added_up, names=[*columns]))
    return _by_partition(whole, functools.partial(_with_shares, shares=shares))


def _by_partition(frame: Frame, work: Callable[[Frame], Frame]) -> Frame:
    return frame.map_partitions(work, meta=work(frame._meta))  # noqa: SLF001 - its documented place


def _added_up(parts: Frame, names: list[str]) -> Frame:
    return parts[names].sum().astype("int64").to_frame().T.reset_index(drop=True)


def _counted(coded: Frame, codes: Sequence[int], columns: Mapping[str, Sequence[int]], by: Sequence[str]) -> Frame:
    """Each code is compared and added up once; what counts several is made of the sums."""
    frame: Frame = nw.from_native(coded)
    is_polars = frame.implementation is nw.Implementation.POLARS
    marks = {code: nw.col(CODE) == code for code in codes}
    # polars adds up truths as they are, which is quicker
    several = [(mark if is_polars else mark.cast(nw.Int64)).alias(_sum_of(code)) for code, mark in marks.items()]
    if by:
        sums = frame.with_columns(*several).group_by(*by).agg(*(nw.col(_sum_of(code)).sum() for code in codes))
    else:
        sums = frame.select(*(mark.sum() for mark in several))
    # some libraries add up in wider numbers than they were given
    whole = [_sum(these, codes).alias(name) for name, these in columns.items()]
    found = sums.select(*(nw.col(name) for name in by), *whole)
    return (found.sort(*by) if by and isinstance(frame, nw.DataFrame) else found).to_native()


def _sum_of(code: int) -> str:
    return f"_safeguarding_count_{code}"


def _sum(codes: Iterable[int], several: Iterable[int]) -> nw.Expr:
    """The sum of some codes' counts, of several that were counted; 0 where none of them was."""
    # of no rows at all, a query adds up to nothing
    counts = {code: nw.col(_sum_of(code)).fill_null(0).cast(nw.Int64) for code in several}
    found = [counts[code] for code in codes if code in counts] or [next(iter(counts.values())) * 0]
    return functools.reduce(operator.add, found)


def _with_shares(counts: Frame, shares: Mapping[str, tuple[str, str]]) -> Frame:
    found = [
        nw.when(nw.col(base) > 0).then(nw.col(count).cast(nw.Float64) / nw.col(base)).alias(name)
        for name, (count, base) in shares.items()
    ]
    frame: Frame = nw.from_native(counts)
    return frame.with_columns(*found).to_native() if found else counts
