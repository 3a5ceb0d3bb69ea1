"""How many rows a rule found of each kind, as a small frame of the same library: a row, or one for each group."""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable, Mapping, Sequence
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
    columns: Mapping[str, Sequence[int]],
    by: Sequence[str],
    shares: Mapping[str, tuple[str, str]] = _NO_SHARES,
) -> Frame:
    """The number of rows with certain codes, a column each, and shares of them.

    Args:
        rule: A rule that adds the codes, as ``CODE``.
        frame: The frame.
        columns: The new columns, each with the codes that it counts.
        by: The columns that make groups; without any, all rows are one. Rows of an eager frame are in the groups' order.
        shares: Further columns, each one count over another; missing where that is 0.
    """
    coded = applied(rule, frame)
    if frame.family is not Family.PARTITIONS:
        return _with_shares(_counted(coded, columns, by), shares)
    # partitions are counted one by one, and their counts added up
    counts = _by_partition(coded, functools.partial(_counted, columns=columns, by=by))
    if by:
        whole = counts.groupby(list(by), dropna=False)[[*columns]].sum().reset_index()
    else:
        whole = _by_partition(counts.repartition(npartitions=1), functools.partial(_added_up, names=[*columns]))
    return _by_partition(whole, functools.partial(_with_shares, shares=shares))


def _by_partition(frame: Frame, work: Callable[[Frame], Frame]) -> Frame:
    return frame.map_partitions(work, meta=work(frame._meta))  # noqa: SLF001 - its documented place


def _added_up(parts: Frame, names: list[str]) -> Frame:
    return parts[names].sum().astype("int64").to_frame().T.reset_index(drop=True)


def _counted(coded: Frame, columns: Mapping[str, Sequence[int]], by: Sequence[str]) -> Frame:
    frame: Frame = nw.from_native(coded)
    marks = [_any_of(nw.col(CODE), codes).cast(nw.Int64).alias(name) for name, codes in columns.items()]
    if by:
        found = frame.with_columns(*marks).group_by(*by).agg(*(nw.col(name).sum() for name in columns))
    else:
        found = frame.select(*(mark.sum() for mark in marks))
    # some libraries add up in wider numbers than they were given
    found = found.with_columns(*(nw.col(name).cast(nw.Int64) for name in columns))
    return (found.sort(*by) if by and isinstance(frame, nw.DataFrame) else found).to_native()


def _any_of(code: nw.Expr, codes: Sequence[int]) -> nw.Expr:
    return functools.reduce(operator.or_, (code == each for each in codes))


def _with_shares(counts: Frame, shares: Mapping[str, tuple[str, str]]) -> Frame:
    found = [
        nw.when(nw.col(base) > 0).then(nw.col(count).cast(nw.Float64) / nw.col(base)).alias(name)
        for name, (count, base) in shares.items()
    ]
    frame: Frame = nw.from_native(counts)
    return frame.with_columns(*found).to_native() if found else counts
