"""Rules over a column of days, against asking day by day."""

from bisect import bisect_right
from datetime import date
from typing import Any

import numpy as np
import pytest

from safeguarding.errors import OutOfCoverageError
from safeguarding.frames.day_columns import MISSING, DayColumn, coded, dated, looked_up, numbered, value_column

BOUNDS = [date(1969, 12, 31), date(1970, 1, 3), date(2200, 1, 1)]
CODES = [3, 0, 2, 1]


@pytest.mark.parametrize(("dtype", "per_day"), [(np.int16, 1), (np.int32, 1), (np.int64, 1), (np.int64, 86_400)])
@pytest.mark.parametrize("has_gaps", [True, False])
def test_the_run_that_a_day_is_in(dtype: type[np.signedinteger[Any]], per_day: int, has_gaps: bool) -> None:  # noqa: FBT001 - a case
    """From each run's first day on; a first day that the column's numbers cannot reach is never come to."""
    numbers: np.ndarray[Any, Any] = np.arange(-4 * per_day, 5 * per_day, max(per_day // 2, 1), dtype=dtype)
    gaps = (np.arange(numbers.size) % 3 == 0) if has_gaps else None
    found = coded(DayColumn(numbers=numbers, per_day=per_day, missing=gaps), BOUNDS, CODES, missing=-1)
    firsts = [numbered(bound) for bound in BOUNDS]
    by_hand = [CODES[bisect_right(firsts, int(number) // per_day)] for number in numbers]
    expected = [-1 if gaps is not None and gaps[k] else code for k, code in enumerate(by_hand)]
    assert found.tolist() == expected


def test_the_smallest_number_is_no_day() -> None:
    column = DayColumn(numbers=np.array([MISSING, MISSING + 1, 0]))
    assert coded(column, BOUNDS, CODES, missing=-1).tolist() == [-1, 3, 0]
    assert np.isnat(column.days()).tolist() == [True, False, False]


@pytest.mark.parametrize("last", [date(2014, 9, 21), date(9999, 12, 31)])
def test_each_distinct_day_is_asked_about_once_and_in_order(last: date) -> None:
    """Whether the days lie close together or far apart."""
    asked: list[date] = []

    def weekday(days: list[date]) -> list[int]:
        asked.extend(days)
        return [day.isoweekday() for day in days]

    first = date(2014, 9, 19)
    days = np.array([last, None, first, last], dtype="datetime64[D]")
    found = looked_up(days, weekday, missing=-9)
    assert asked == [first, last]
    assert found.tolist() == [last.isoweekday(), -9, 5, last.isoweekday()]
    assert looked_up(days[[0, 2]], weekday, missing=-9).tolist() == [last.isoweekday(), 5]
    assert looked_up(days[[1]], weekday, missing=-9).tolist() == [-9]
    assert len(asked) == 4


@pytest.mark.parametrize("day", [date.min, date(1970, 1, 1), date.max])
def test_days_and_their_numbers(day: date) -> None:
    assert dated(numbered(day)) == day
    for outside in (numbered(date.min) - 1, numbered(date.max) + 1):
        with pytest.raises(OutOfCoverageError):
            dated(outside)


def test_distinct_values_in_the_order_in_which_they_come() -> None:
    found = value_column(["b", None, "a", "b"])
    assert (found.values, found.places.tolist()) == (("b", "a"), [0, -1, 1, 0])


def test_what_a_column_marks_as_missing_is_no_day() -> None:
    """Whatever number stands there."""
    column = DayColumn(numbers=np.array([17_000, 17_001]), missing=np.array([False, True]))
    assert np.isnat(column.days()).tolist() == [False, True]
