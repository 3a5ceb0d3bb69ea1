"""The libraries of dataframes: how a column of days of issue is made in each, and its best hand-written status."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import polars as pl

from benchmarks.measuring import Goal, at_most
from safeguarding.dates.periods import Period
from safeguarding.dbs.bulk import cut_offs
from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.frames import STANDINGS

Frame = Any
"""A dataframe of any library."""

ON, WINDOW = date(2017, 9, 19), Period(days=60)
SIZES = (100_000, 1_000_000, 10_000_000)
SIZES_OF_SPARK = (1_000_000, 10_000_000)
MISSING = 0.03
_CODE = {standing.name: code for code, standing in enumerate(STANDINGS)}
UNKNOWN, OVERDUE, DUE, SOON, IN_DATE, NONE = (
    _CODE[name] for name in ("UNKNOWN_DATE", "OVERDUE", "DUE", "DUE_SOON", "IN_DATE", "NO_CHECK")
)


def cuts() -> tuple[date, date, date, date]:
    """The cut-offs as somebody would write them into code by hand: here they are found, so that both say the same."""
    cuts = cut_offs(YORK_2017, on=ON, window=WINDOW)
    assert cuts is not None  # noqa: S101 - York's policy is in order
    return cuts.overdue or ON, cuts.due or ON, cuts.due_soon or ON, ON


def days_of(rows: int) -> tuple[np.ndarray, np.ndarray]:
    """Days of issue as numbers since 1970, and which of them are missing."""
    random = np.random.default_rng(2017)
    first = np.datetime64("2012-01-01", "D").astype(np.int64)
    return (first + random.integers(0, 2_150, rows)).astype(np.int32), random.random(rows) < MISSING


@dataclass(frozen=True)
class Engine:
    """One library: how its frame is made, what runs it, and the same by hand."""

    name: str
    module: str
    frame: Callable[[np.ndarray, np.ndarray], Any]
    collected: Callable[[Any], object]
    by_hand: Callable[[Any], object]
    peer: str
    goal: Goal | None = None
    sizes: tuple[int, ...] = SIZES
    rounds: int = 7


def numbered(days: tuple[date, ...]) -> list[int]:
    return [int(np.datetime64(day, "D").astype(np.int64)) for day in days]


def by_numpy(numbers: np.ndarray, missing: np.ndarray | None, per_day: int = 1) -> np.ndarray:
    """Sums of comparisons over the whole array, as one would write them."""
    overdue, due, soon, on = ((number + 1) * per_day for number in numbered(cuts()))
    codes = np.full(numbers.shape, OVERDUE, np.int8)
    for bound, before, after in ((overdue, OVERDUE, DUE), (due, DUE, SOON), (soon, SOON, IN_DATE), (on, IN_DATE, NONE)):
        codes += (numbers >= bound).view(np.int8) * np.int8(after - before)
    codes[missing if missing is not None else numbers == np.iinfo(np.int64).min] = UNKNOWN
    return codes


def polars_expression() -> pl.Expr:
    day, (overdue, due, soon, on) = pl.col("issued_on"), cuts()
    return (
        pl.when(day.is_null())
        .then(pl.lit(UNKNOWN, pl.Int8))
        .when(day <= overdue)
        .then(pl.lit(OVERDUE, pl.Int8))
        .when(day <= due)
        .then(pl.lit(DUE, pl.Int8))
        .when(day <= soon)
        .then(pl.lit(SOON, pl.Int8))
        .when(day <= on)
        .then(pl.lit(IN_DATE, pl.Int8))
        .otherwise(pl.lit(NONE, pl.Int8))
        .alias("standing")
    )


def sql(name: str = "issued_on") -> str:
    overdue, due, soon, on = cuts()
    steps = ((overdue, OVERDUE), (due, DUE), (soon, SOON), (on, IN_DATE))
    whens = " ".join(f"WHEN {name} <= DATE '{day}' THEN {code}" for day, code in steps)
    return f"CAST(CASE WHEN {name} IS NULL THEN {UNKNOWN} {whens} ELSE {NONE} END AS TINYINT)"


def polars_frame(numbers: np.ndarray, missing: np.ndarray) -> pl.DataFrame:
    days = pl.Series("issued_on", numbers).cast(pl.Date)
    return pl.DataFrame({"issued_on": days}).with_columns(
        pl.when(pl.Series(missing)).then(None).otherwise(pl.col("issued_on")).alias("issued_on")
    )


def pandas_frame(numbers: np.ndarray, missing: np.ndarray) -> pd.DataFrame:
    days = numbers.astype("datetime64[D]").astype("datetime64[s]")
    days[missing] = np.datetime64("NaT")
    return pd.DataFrame({"issued_on": days})


def arrow_table(numbers: np.ndarray, missing: np.ndarray) -> Frame:
    import pyarrow as pa  # noqa: PLC0415 - only where it is installed

    return pa.table({"issued_on": pa.array(numbers, pa.int32(), mask=missing).cast(pa.date32())})


def _arrow_by_hand(table: Frame) -> object:
    import pyarrow as pa  # noqa: PLC0415 - as above

    column = table.column("issued_on").combine_chunks()
    numbers = np.frombuffer(column.buffers()[1], dtype=np.int32)
    missing = column.is_null().to_numpy(zero_copy_only=False)
    return table.append_column("standing", pa.array(by_numpy(numbers, missing)))


def _duckdb(numbers: np.ndarray, missing: np.ndarray) -> Frame:
    import duckdb  # noqa: PLC0415 - as above

    connection = duckdb.connect()
    connection.from_arrow(arrow_table(numbers, missing)).create("held")
    return connection.table("held")


def _ibis(numbers: np.ndarray, missing: np.ndarray) -> Frame:
    import ibis  # noqa: PLC0415 - as above

    return ibis.memtable(arrow_table(numbers, missing))


def _ibis_by_hand(table: Frame) -> object:
    import ibis  # noqa: PLC0415 - as above

    day, (overdue, due, soon, on) = table["issued_on"], cuts()
    steps = [
        (day.isnull(), UNKNOWN),  # noqa: PD003 - ibis' own name
        (day <= overdue, OVERDUE),
        (day <= due, DUE),
        (day <= soon, SOON),
        (day <= on, IN_DATE),
    ]
    standing = ibis.cases(*steps, else_=NONE).cast("int8")
    return table.mutate(standing=standing).to_pyarrow()


def _dask(numbers: np.ndarray, missing: np.ndarray) -> Frame:
    import dask.dataframe as dd  # noqa: PLC0415 - as above

    return dd.from_pandas(pandas_frame(numbers, missing), npartitions=8)


def _dask_by_hand(frame: Frame) -> object:
    def of_part(part: pd.DataFrame) -> pd.DataFrame:
        return part.assign(standing=by_numpy(part["issued_on"].to_numpy().view(np.int64), None, 86_400))

    return frame.map_partitions(of_part).compute()


def _spark(numbers: np.ndarray, missing: np.ndarray) -> Frame:
    from pyspark.sql import SparkSession  # noqa: PLC0415 - as above

    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    session = builder.config("spark.driver.memory", "4g").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    frame = session.createDataFrame(arrow_table(numbers, missing)).cache()
    frame.count()
    return frame


def _to_nowhere(frame: Frame) -> object:
    return frame.write.format("noop").mode("overwrite").save()


ENGINES = (
    Engine(
        "polars, lazy",
        "polars",
        lambda *days: polars_frame(*days).lazy(),
        lambda lazy: lazy.collect(),
        lambda lazy: lazy.with_columns(polars_expression()).collect(),
        "polars' own when/then, lazy",
        at_most(1.11),
    ),
    Engine(
        "polars, eager",
        "polars",
        polars_frame,
        lambda frame: frame,
        lambda frame: frame.with_columns(polars_expression()),
        "polars' own when/then, eager",
    ),
    Engine(
        "pandas",
        "pandas",
        pandas_frame,
        lambda frame: frame,
        lambda frame: frame.assign(standing=by_numpy(frame["issued_on"].to_numpy().view(np.int64), None, 86_400)),
        "numpy on the column's numbers",
        at_most(1.43),
    ),
    Engine(
        "pyarrow",
        "pyarrow",
        arrow_table,
        lambda table: table,
        _arrow_by_hand,
        "numpy on the column's numbers",
        at_most(1.43),
    ),
    Engine(
        "duckdb",
        "duckdb",
        _duckdb,
        lambda relation: relation.to_arrow_table(),
        lambda relation: relation.project(f"*, {sql()} AS standing").to_arrow_table(),
        "duckdb's own CASE",
        at_most(1.33),
    ),
    Engine("ibis", "ibis", _ibis, lambda table: table.to_pyarrow(), _ibis_by_hand, "ibis' own cases", at_most(1.33)),
    Engine("dask", "dask", _dask, lambda frame: frame.compute(), _dask_by_hand, "numpy in each partition"),
    Engine(
        "PySpark",
        "pyspark",
        _spark,
        _to_nowhere,
        lambda frame: _to_nowhere(frame.selectExpr("*", f"{sql()} AS standing")),
        "Spark's own CASE",
        at_most(1.11),
        sizes=SIZES_OF_SPARK,
        rounds=3,
    ),
)
