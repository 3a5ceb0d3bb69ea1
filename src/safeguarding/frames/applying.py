"""A rule applied to columns, in the way of each library: the frame comes back as the same kind, a lazy one still lazy.

Three ways, and one answer: a kernel of whole numbers where the columns lie in memory; an expression, where the rule can
be said as comparisons; and where neither is to be had, each distinct case judged once by the kernel and joined.
"""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable, Mapping, Sequence
from typing import Any, assert_never

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.extras import optional
from safeguarding.frames import sql_words
from safeguarding.frames.arrays import (
    Frame,
    FrameAnswers,
    arrow_array,
    column_of,
    day_column,
    library_of,
    polars_series,
    value_column_of,
    with_answers,
)
from safeguarding.frames.opening import ColumnKind, Family, Opened
from safeguarding.records import Record, Several

with optional("narwhals", task="a rule over a dataframe"):
    import narwhals.stable.v2 as nw


@attrs.frozen(kw_only=True)
class NewColumn(Record):
    """A column that a rule adds.

    Attributes:
        name: Its name.
        words: What may stand in it, for a column of words.
        are_days: Whether days stand in it; else, and without words, small whole numbers do.
    """

    name: str
    words: tuple[str, ...] = attrs.field(default=(), converter=Several[str])
    are_days: bool = False


@attrs.frozen(kw_only=True)
class ColumnRule(Record):
    """A rule over columns.

    Attributes:
        reads: The columns that it reads, and as what.
        adds: The columns that it adds.
        judge: From the columns read, in order, to those added, in order.
        expressions: The same as expressions, from the opened frame and the words to say them in: those of narwhals, of
            polars, or of SQL, which are the same. None where there are none for it.
    """

    reads: Mapping[str, ColumnKind]
    adds: tuple[NewColumn, ...] = attrs.field(converter=Several[NewColumn])
    judge: Callable[..., Sequence[FrameAnswers]] = attrs.field(repr=False)
    expressions: Callable[[Opened, Any], Sequence[Any] | None] = attrs.field(default=lambda *_: None, repr=False)


def applied(rule: ColumnRule, frame: Opened) -> Frame:
    """The frame with the rule's columns."""
    native = frame.native
    match frame.family:
        case Family.ARRAYS:
            return with_answers(native, judged(rule, native))
        case Family.PARTITIONS:
            return native.map_partitions(functools.partial(_of_partition, rule), meta=_of_partition(rule, native._meta))  # noqa: SLF001 - its documented place
        case Family.POLARS:
            if hasattr(native, "collect"):
                return _of_polars(rule, frame)
            # lazy expressions are planned as a whole, which is twice as quick; the order is kept
            return _of_polars(rule, attrs.evolve(frame, native=native.lazy())).collect()
        case Family.QUERIES:
            return _of_query(rule, frame)
        case _:
            assert_never(frame.family)


def judged(rule: ColumnRule, native: Frame) -> dict[str, FrameAnswers]:
    """What the rule's kernel finds for columns in memory."""
    columns = [
        day_column(column_of(native, name), name)
        if kind is ColumnKind.DAYS
        else value_column_of(column_of(native, name))
        for name, kind in rule.reads.items()
    ]
    return {new.name: answers for new, answers in zip(rule.adds, rule.judge(*columns), strict=True)}


def _of_partition(rule: ColumnRule, part: Frame) -> Frame:
    return with_answers(part, judged(rule, part))


def _named(rule: ColumnRule, expressions: Sequence[Any]) -> list[Any]:
    return [found.alias(new.name) for new, found in zip(rule.adds, expressions, strict=True)]


def _of_polars(rule: ColumnRule, frame: Opened) -> Frame:
    import polars as pl  # noqa: PLC0415 - whoever has its frames has it

    # in its own words, which narwhals would take longer to translate than polars to plan
    expressions = rule.expressions(frame, pl)
    if expressions is not None:
        return frame.native.with_columns(*_named(rule, expressions))
    types: dict[str, Any] = {
        new.name: pl.Date if new.are_days else pl.Enum(new.words) if new.words else pl.Int8 for new in rule.adds
    }

    def of_batch(batch: pl.Series) -> pl.Series:
        found = judged(rule, batch.struct.unnest())
        return pl.DataFrame({name: polars_series(answers) for name, answers in found.items()}).to_struct()

    struct = pl.struct(*rule.reads).map_batches(of_batch, return_dtype=pl.Struct(types), is_elementwise=True)
    together = "_safeguarding_judged"
    return frame.native.with_columns(struct.alias(together)).unnest(together)


def _of_query(rule: ColumnRule, frame: Opened) -> Frame:
    is_duckdb = library_of(frame.native) in ("duckdb", "_duckdb")
    expressions = rule.expressions(frame, sql_words if is_duckdb else nw)
    if expressions is None:
        return _joined(rule, frame)
    named = _named(rule, expressions)
    if is_duckdb:
        return frame.native.project(", ".join(["*", *(each.text for each in named)]))
    return nw.from_native(frame.native).with_columns(*named).to_native()


def _joined(rule: ColumnRule, frame: Opened) -> Frame:
    """Each distinct case judged once, and joined. One query asks for the cases; the frame itself stays lazy."""
    import pyarrow as pa  # noqa: PLC0415 - what every such library hands out

    native, names = frame.native, list(rule.reads)
    cases = nw.from_native(native).select(*names).unique().collect("pyarrow").to_native()
    found = judged(rule, cases)
    keys = {f"_safeguarding_{name}": cases.column(name) for name in names}
    beside = pa.table(keys | {name: arrow_array(each, is_plain=True) for name, each in found.items()})
    library = library_of(native)
    if library not in _JOINS:
        raise InvalidRecordError(
            f"frames of {library} cannot take this rule",
            remedy=f"expected one of {', '.join(_JOINS)}, or an eager frame",
        )
    return _JOINS[library](native, beside, dict(zip(names, keys, strict=True)), [new.name for new in rule.adds])


def _joined_in_duckdb(native: Frame, beside: Frame, keys: Mapping[str, str], adds: Sequence[str]) -> Frame:  # noqa: ARG001 - duckdb finds the table by its name here
    conditions = " AND ".join(
        f"cases_.{sql_words.quoted(a)} IS NOT DISTINCT FROM beside.{sql_words.quoted(b)}" for a, b in keys.items()
    )
    added = ", ".join(f"beside.{sql_words.quoted(name)}" for name in adds)
    # the frame's own connection runs it, which no other relation may join
    return native.query("cases_", f"SELECT cases_.*, {added} FROM cases_ LEFT JOIN beside ON {conditions}")  # noqa: S608 - names in quotation marks


def _joined_in_spark(native: Frame, beside: Frame, keys: Mapping[str, str], adds: Sequence[str]) -> Frame:
    from pyspark.sql import functions  # noqa: PLC0415 - whoever has its frames has it

    small = functions.broadcast(native.sparkSession.createDataFrame(beside))
    same = functools.reduce(operator.and_, (native[name].eqNullSafe(small[key]) for name, key in keys.items()))
    return native.join(small, same, "left").select(
        *(native[name] for name in native.columns), *(small[name] for name in adds)
    )


def _joined_in_ibis(native: Frame, beside: Frame, keys: Mapping[str, str], adds: Sequence[str]) -> Frame:
    import ibis  # noqa: PLC0415 - as above

    small = ibis.memtable(beside)
    same = [native[name].identical_to(small[key]) for name, key in keys.items()]
    return native.left_join(small, same).select(*native.columns, *adds)


_JOINS: dict[str, Callable[[Frame, Frame, Mapping[str, str], Sequence[str]], Frame]] = {
    "duckdb": _joined_in_duckdb,
    "_duckdb": _joined_in_duckdb,
    "ibis": _joined_in_ibis,
    "pyspark": _joined_in_spark,
}
