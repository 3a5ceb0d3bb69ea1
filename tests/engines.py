"""Dataframes of every library that is installed: made of columns, and read back row by row.

In the short stage pandas and polars stand here; the long stage runs the same tests where all the others are installed.
"""

import importlib.util
import shutil
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd
import polars as pl
import pytest

Columns = Mapping[str, Sequence[Any]]
Frame = Any
"""A dataframe of any library."""
Plain = Any
"""A value of a dataframe as Python has it."""
KEY = "row_key"
"""The column that names each row: no lazy library promises an order."""
NUMBERS = (KEY, "count", "base")
"""The columns of whole numbers; all others that hold no days hold text."""


def _polars(columns: Columns, days: Sequence[str]) -> pl.DataFrame:
    types = {name: pl.Date if name in days else pl.Int64 if name in NUMBERS else pl.String for name in columns}
    return pl.DataFrame(dict(columns), schema=types)


def _polars_times(columns: Columns, days: Sequence[str]) -> pl.DataFrame:
    return _polars(columns, days).with_columns(pl.col(days).cast(pl.Datetime("us")))


def _pandas(columns: Columns, days: Sequence[str]) -> pd.DataFrame:
    held = {
        name: np.array(values, dtype="M8[s]") if name in days else pd.Series(values, dtype=_type(name))
        for name, values in columns.items()
    }
    frame = pd.DataFrame(held)
    frame.index = pd.Index([f"row {k}" for k in range(len(frame))][::-1])
    return frame


def _pandas_objects(columns: Columns, _: Sequence[str]) -> pd.DataFrame:
    return pd.DataFrame({name: pd.Series(values, dtype=_type(name)) for name, values in columns.items()})


def _type(name: str) -> str:
    return "Int64" if name in NUMBERS else "object"


def _arrow(columns: Columns, days: Sequence[str]) -> Frame:
    import pyarrow as pa  # noqa: PLC0415 - not installed for the short stage

    kinds = {name: pa.date32() if name in days else pa.int64() if name in NUMBERS else pa.string() for name in columns}
    whole = pa.table({name: pa.array(values, kinds[name]) for name, values in columns.items()})
    # several chunks, none of which begins where its buffer does
    half = whole.num_rows // 2
    return pa.concat_tables([whole.slice(0, half), whole.slice(half)])


def _pandas_arrow(columns: Columns, days: Sequence[str]) -> pd.DataFrame:
    return _arrow(columns, days).to_pandas(types_mapper=pd.ArrowDtype)


def _duckdb(columns: Columns, days: Sequence[str]) -> Frame:
    return _connection().from_arrow(_arrow(columns, days))


@cache
def _connection() -> Frame:
    import duckdb  # noqa: PLC0415 - as above

    # a connection of its own: no other relation may join its frames
    return duckdb.connect()


def _ibis(columns: Columns, days: Sequence[str]) -> Frame:
    import ibis  # noqa: PLC0415 - as above

    return ibis.memtable(_arrow(columns, days))


def _dask(columns: Columns, days: Sequence[str]) -> Frame:
    import dask.dataframe as dd  # noqa: PLC0415 - as above

    return dd.from_pandas(_pandas_arrow(columns, days), npartitions=2)


def _spark(columns: Columns, days: Sequence[str]) -> Frame:
    return _session().createDataFrame(_arrow(columns, days))


@cache
def _session() -> Frame:
    from pyspark.sql import SparkSession  # noqa: PLC0415 - as above

    builder = SparkSession.builder.master("local[1]").appName("tests")
    for setting, value in (("spark.ui.enabled", "false"), ("spark.sql.shuffle.partitions", "1")):
        builder = builder.config(setting, value)
    return builder.getOrCreate()


_ENGINES: dict[str, tuple[tuple[str, ...], Callable[[Columns, Sequence[str]], Any]]] = {
    "pandas": ((), _pandas),
    "pandas, objects": ((), _pandas_objects),
    "polars": ((), _polars),
    "polars, times": ((), _polars_times),
    "polars, lazy": ((), lambda columns, days: _polars(columns, days).lazy()),
    "pyarrow": (("pyarrow",), _arrow),
    "pandas on pyarrow": (("pyarrow",), _pandas_arrow),
    "duckdb": (("pyarrow", "duckdb"), _duckdb),
    "ibis": (("pyarrow", "ibis"), _ibis),
    "dask": (("pyarrow", "dask"), _dask),
    "pyspark": (("pyarrow", "pyspark"), _spark),
}


def _engine(name: str) -> Frame:
    missing = [each for each in _ENGINES[name][0] if importlib.util.find_spec(each) is None]
    reason = f"{missing[0]} is not installed" if missing else ""
    if name == "pyspark" and not reason and shutil.which("java") is None:
        reason = "there is no Java for Spark"
    return pytest.param(name, marks=pytest.mark.skipif(bool(reason), reason=reason))


every_engine = pytest.mark.parametrize("engine", [_engine(name) for name in _ENGINES])
"""A test for each library; one that is not installed is skipped, with the reason."""


def frame_of(engine: str, columns: Columns, *, days: Sequence[str]) -> Frame:
    """A dataframe of some columns of days and of text, with a key for each row."""
    length = len(next(iter(columns.values())))
    return _ENGINES[engine][1]({KEY: range(length), **columns}, days)


def column_of(frame: Frame, name: str) -> list[Any]:
    """A column of a result, in the order of the row keys: days as dates, what is missing as None."""
    held = _held(frame)
    found = dict(zip(held[KEY].to_list(), map(_plain, held[name].to_list()), strict=True))
    return [found[key] for key in range(len(found))]


def rows_of(frame: Frame) -> list[dict[str, Plain]]:
    """The rows of a result, in no order."""
    return [{name: _plain(value) for name, value in row.items()} for row in _held(frame).iter_rows(named=True)]


def _held(frame: Frame) -> Frame:
    """A result held in memory, as narwhals has it."""
    whole: Frame = nw.from_native(frame.compute() if hasattr(frame, "compute") else frame)
    return whole.collect("polars") if isinstance(whole, nw.LazyFrame) else whole


def _plain(value: Plain) -> Plain:
    if value is None or value is pd.NaT or value is pd.NA:
        return None
    if isinstance(value, datetime):
        return value.date()
    return None if isinstance(value, float) and value != value else value  # noqa: PLR0124 - NaN alone


def day_range(first: date, last: date) -> list[date]:
    """Every day from one to another."""
    return [date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1)]
