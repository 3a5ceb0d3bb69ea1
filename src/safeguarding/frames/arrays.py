"""Columns in and columns out, for libraries that hold a whole column in memory: pandas, pyarrow and polars.

A column is read as it lies in memory, and written in the library's own type for it; nothing else of the frame is touched.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.extras import optional
from safeguarding.frames.day_columns import MISSING, DayColumn, ValueColumn, numbered, value_column
from safeguarding.records import Record, Several

with optional("numpy", task="a rule over a column"):
    import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

Frame = Any
"""A dataframe of any library."""
Column = Any
"""A column of one."""
_Library = Any

_PARTS_OF_A_DAY = {"D": 1, "s": 86_400, "ms": 86_400_000, "us": 86_400_000_000, "ns": 86_400_000_000_000}


@attrs.frozen(kw_only=True)
class FrameAnswers(Record):
    """A column that a rule found.

    Attributes:
        numbers: Places in the words, with -1 for none; or codes; or days as ``datetime64[D]``.
        words: The words that the places stand for; empty for codes and days.
    """

    numbers: NDArray[Any] = attrs.field(repr=False, eq=False)
    words: tuple[str, ...] = attrs.field(default=(), converter=Several[str])

    @property
    def are_days(self) -> bool:
        """Whether they are days."""
        return self.numbers.dtype.kind == "M"


def library_of(thing: object) -> str:
    """The library whose own a frame or a column is, by the name that it is imported by."""
    return type(thing).__module__.partition(".")[0]


def day_column(column: Column, name: str) -> DayColumn:
    """A column of days or times.

    Raises:
        InvalidRecordError: for a value that is no day.
    """
    match library_of(column):
        case "pandas":
            if column.dtype.kind == "M" and isinstance(column.dtype, np.dtype):
                return _numpy_days(column.to_numpy())
            if "pyarrow" in str(column.dtype):
                return _arrow_days(column.array.__arrow_array__())
            return _numpy_days(np.array([_day(each, name) for each in column], dtype="datetime64[D]"))
        case "polars":
            parts = _PARTS_OF_A_DAY[getattr(column.dtype, "time_unit", None) or "D"]
            if str(column.dtype) == "Null":
                return DayColumn(numbers=np.full(len(column), MISSING))
            physical = column.to_physical().to_numpy() if column.null_count() == 0 else _filled(column)
            return DayColumn(numbers=physical, per_day=parts)
        case _:
            return _arrow_days(column)


def _filled(column: Column) -> NDArray[Any]:
    import polars as pl  # noqa: PLC0415 - whoever has its columns has it

    filled: NDArray[Any] = column.to_physical().cast(pl.Int64).fill_null(MISSING).to_numpy()
    return filled


def _numpy_days(days: NDArray[Any]) -> DayColumn:
    unit = np.datetime_data(days.dtype)[0]
    return DayColumn(numbers=days.view(np.int64), per_day=_PARTS_OF_A_DAY[unit])


def _arrow_days(column: Column) -> DayColumn:
    import pyarrow as pa  # noqa: PLC0415 - whoever has its columns has it

    whole = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    if isinstance(whole, pa.ChunkedArray):
        whole = pa.concat_arrays(whole.chunks) if whole.num_chunks else pa.array([], type=whole.type)
    kind = whole.type
    if pa.types.is_null(kind):
        return DayColumn(numbers=np.full(len(whole), MISSING))
    width = np.int32 if pa.types.is_date32(kind) else np.int64
    unit = "D" if pa.types.is_date32(kind) else "ms" if pa.types.is_date64(kind) else kind.unit
    held = whole.buffers()[1]
    numbers = (
        np.frombuffer(held, dtype=width)[whole.offset : whole.offset + len(whole)] if len(whole) else np.empty(0, width)
    )
    missing = whole.is_null().to_numpy(zero_copy_only=False) if whole.null_count else None
    return DayColumn(numbers=numbers, per_day=_PARTS_OF_A_DAY[unit], missing=missing)


def _day(value: object, name: str) -> date | None:
    """A day as Python holds it in a column of objects."""
    if value is None or type(value).__name__ in ("NaTType", "NAType") or (isinstance(value, float) and value != value):  # noqa: PLR0124 - NaN alone
        return None
    if isinstance(value, datetime):
        if value.tzinfo is not None:
            raise InvalidRecordError(
                f"column {name!r} holds times of the time zone {value.tzinfo}", remedy=WITHOUT_ZONE
            )
        return value.date()
    if not isinstance(value, date):
        raise InvalidRecordError(
            f"column {name!r} holds a {type(value).__name__}", remedy="expected dates; parse_date reads one from text"
        )
    return value


WITHOUT_ZONE = "expected dates, or times without a time zone: which day it was depends on the zone, so convert it first"


def value_column_of(column: Column) -> ValueColumn:
    """A column of texts or numbers by its distinct values."""
    match library_of(column):
        case "pandas":
            import pandas as pd  # noqa: PLC0415 - whoever has its columns has it

            places, values = pd.factorize(column)
            return ValueColumn(values=values, places=places)
        case "polars":
            return _polars_values(column)
        case _:
            import pyarrow as pa  # noqa: PLC0415 - as above

            if pa.types.is_null(column.type):
                return value_column([None] * len(column))
            if not pa.types.is_dictionary(column.type):
                column = column.dictionary_encode()
            whole = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
            whole = whole.unify_dictionaries().combine_chunks() if isinstance(whole, pa.ChunkedArray) else whole
            places = whole.indices.fill_null(-1).to_numpy(zero_copy_only=False)
            return ValueColumn(values=whole.dictionary.to_pylist(), places=places)


def _polars_values(column: Column) -> ValueColumn:
    import polars as pl  # noqa: PLC0415 - whoever has its columns has it

    if column.dtype in (pl.Categorical, pl.Enum):
        column = column.cast(pl.String)
    values = column.drop_nulls().unique(maintain_order=True)
    numbered_values = pl.Series(range(len(values)), dtype=pl.Int64)
    places = column.replace_strict(values, numbered_values, default=None, return_dtype=pl.Int64).fill_null(-1)
    return ValueColumn(values=values.to_list(), places=places.to_numpy())


def column_of(frame: Frame, name: str) -> Column:
    """One column of a frame."""
    return frame.column(name) if library_of(frame) == "pyarrow" else frame[name]


def with_answers(frame: Frame, found: Mapping[str, FrameAnswers]) -> Frame:
    """The frame with further columns; the one given is left as it was, and pandas' index is kept."""
    match library_of(frame):
        case "pandas":
            import pandas as pd  # noqa: PLC0415 - as above

            wider = frame.copy(deep=False)
            for name, answers in found.items():
                wider[name] = pd.Series(_pandas_values(answers, pd), index=frame.index)
            return wider
        case "polars":
            return frame.with_columns(polars_series(answers).alias(name) for name, answers in found.items())
        case _:
            for name, answers in found.items():
                frame = frame.append_column(name, arrow_array(answers))
            return frame


def _pandas_values(answers: FrameAnswers, pd: _Library) -> Column:
    if answers.words:
        return pd.Categorical.from_codes(answers.numbers, categories=list(answers.words))
    # days far from today fit seconds, and no finer part
    return answers.numbers.astype("datetime64[s]") if answers.are_days else answers.numbers


def polars_series(answers: FrameAnswers) -> Column:
    """The column as polars holds it: an enumeration, small whole numbers, or dates."""
    import polars as pl  # noqa: PLC0415 - as above

    if answers.are_days:
        numbers = answers.numbers.view(np.int64)
        return pl.select(
            pl.when(pl.lit(pl.Series(numbers)) != MISSING).then(pl.lit(pl.Series(numbers))).cast(pl.Int32).cast(pl.Date)
        ).to_series()
    series = pl.Series(answers.numbers)
    if not answers.words:
        return series
    places = series.cast(pl.Int16)
    return places.replace_strict(
        list(range(len(answers.words))), list(answers.words), default=None, return_dtype=pl.Enum(answers.words)
    )


def arrow_array(answers: FrameAnswers, *, is_plain: bool = False) -> Column:
    """The column as pyarrow holds it: a dictionary of words, small whole numbers, or dates.

    Args:
        answers: The column.
        is_plain: Whether words are wanted as text.
    """
    import pyarrow as pa  # noqa: PLC0415 - as above

    if answers.are_days:
        return pa.array(answers.numbers, type=pa.date32(), mask=np.isnat(answers.numbers))
    if not answers.words:
        return pa.array(answers.numbers)
    places = pa.array(answers.numbers, mask=answers.numbers < 0)
    found = pa.DictionaryArray.from_arrays(places, pa.array(list(answers.words)))
    return found.cast(pa.string()) if is_plain else found


def days_of(values: list[date | None]) -> NDArray[np.datetime64]:
    """Days from a list, as ``datetime64[D]``."""
    return np.array([MISSING if day is None else numbered(day) for day in values], dtype=np.int64).view("datetime64[D]")
