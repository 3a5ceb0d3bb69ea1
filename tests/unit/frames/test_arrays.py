"""Columns in and columns out, as each library holds them."""

from datetime import UTC, date, datetime
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest

from safeguarding.errors import InvalidRecordError
from safeguarding.frames.arrays import FrameAnswers, column_of, day_column, days_of, value_column_of, with_answers

DAY, NONE = date(2014, 9, 19), None
NOON = datetime(2014, 9, 19, 12)  # noqa: DTZ001 - a column of times without a zone is one of the cases


def days_in(column: Any) -> list[date | None]:  # noqa: ANN401 - a column of any library
    """The days of a column, as a rule is asked for them."""
    found: list[date | None] = day_column(column, "issued").days().tolist()
    return found


@pytest.mark.parametrize(
    "column",
    [
        pl.Series([DAY, NONE]),
        pl.Series([NOON, NONE], dtype=pl.Datetime("ms")),
        pl.Series([NOON, NONE], dtype=pl.Datetime("ns")),
        pd.Series([NOON, NONE]),
        pd.Series([DAY, NONE]),
        pd.Series([NOON, float("nan")], dtype=object),
        pd.Series([DAY, pd.NA], dtype=object),
    ],
    ids=lambda column: f"{type(column).__module__}-{column.dtype}",
)
def test_a_day_is_a_day_in_every_type_and_none_is_none(column: Any) -> None:  # noqa: ANN401 - a column of any library
    """Of a time its day counts."""
    assert days_in(column) == [DAY, NONE]


def test_columns_without_a_gap_and_without_a_day() -> None:
    assert days_in(pl.Series([DAY, date(1, 1, 1)])) == [DAY, date(1, 1, 1)]
    assert days_in(pl.Series([NONE, NONE])) == [NONE, NONE]
    assert days_in(pl.Series([], dtype=pl.Date)) == []


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (datetime(2014, 9, 19, tzinfo=UTC), "times of the time zone UTC"),
        ("19/09/2014", "holds a str"),
        (20140919, "holds a int"),
    ],
)
def test_what_is_no_day_is_refused_with_its_columns_name(value: object, said: str) -> None:
    """Which day a time in a zone was depends on the zone; the value itself is not shown."""
    with pytest.raises(InvalidRecordError, match=rf"column 'issued' .*{said}") as caught:
        day_column(pd.Series([DAY, value], dtype=object), "issued")
    assert "2014" not in str(caught.value)


@pytest.mark.parametrize(
    "column",
    [
        pl.Series(["Cook", NONE, "Driver", "Cook"]),
        pl.Series(["Cook", NONE, "Driver", "Cook"], dtype=pl.Categorical),
        pl.Series(["Cook", NONE, "Driver", "Cook"], dtype=pl.Enum(["Driver", "Cook"])),
        pd.Series(["Cook", NONE, "Driver", "Cook"]),
        pd.Series(["Cook", NONE, "Driver", "Cook"], dtype="category"),
    ],
    ids=lambda column: f"{type(column).__module__}-{column.dtype}",
)
def test_values_by_their_places(column: Any) -> None:  # noqa: ANN401 - a column of any library
    """Each distinct value once; of none the place is -1."""
    found = value_column_of(column)
    assert sorted(found.values) == ["Cook", "Driver"]
    assert [None if place < 0 else found.values[place] for place in found.places] == ["Cook", NONE, "Driver", "Cook"]  # noqa: PD011 - ours


ANSWERS = {
    "word": FrameAnswers(numbers=np.array([1, -1, 0], dtype=np.int8), words=("in date", "overdue")),
    "code": FrameAnswers(numbers=np.array([2, 0, 1], dtype=np.int8)),
    "due": FrameAnswers(numbers=days_of([DAY, None, date(9999, 12, 31)])),
}


def test_answers_of_polars_and_pandas() -> None:
    """Words as an enumeration, codes as small numbers, days as dates; none where there is none; the frame stays as it was."""
    lazy, eager = pl.DataFrame({"n": [1, 2, 3]}), pd.DataFrame({"n": [1, 2, 3]}, index=[7, 8, 9])
    of_polars, of_pandas = with_answers(lazy, ANSWERS), with_answers(eager, ANSWERS)
    assert of_polars.schema["word"] == pl.Enum(["in date", "overdue"])
    assert of_polars.rows() == [
        (1, "overdue", 2, DAY),
        (2, None, 0, None),
        (3, "in date", 1, date(9999, 12, 31)),
    ]
    assert (lazy.columns, list(eager.columns)) == (["n"], ["n"])
    assert list(of_pandas.index) == [7, 8, 9]
    assert [None if each != each else each for each in of_pandas["word"]] == ["overdue", None, "in date"]  # noqa: PLR0124 - NaN alone
    assert column_of(of_pandas, "code").tolist() == column_of(of_polars, "code").to_list() == [2, 0, 1]
    assert [None if pd.isna(each) else each.date() for each in of_pandas["due"]][:2] == [DAY, None]
