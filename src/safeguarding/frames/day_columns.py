"""Columns of days and of values as numpy takes them: as they lie in memory, whichever library holds them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

import attrs

from safeguarding.errors import OutOfCoverageError
from safeguarding.extras import optional
from safeguarding.records import Record, Several

with optional("numpy", task="a rule over a column"):
    import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Codes = NDArray[np.int8]
    Numbers = NDArray[Any]

MISSING = np.iinfo(np.int64).min
"""The number of a missing day: numpy's ``NaT``."""
_EPOCH = date(1970, 1, 1).toordinal()
_LAST = date.max.toordinal() - _EPOCH
_FIRST = date.min.toordinal() - _EPOCH
_PIECE = 1 << 16


@attrs.frozen(kw_only=True)
class DayColumn(Record):
    """Days, or times counted in equal parts of a day, since 1970.

    Attributes:
        numbers: The days, or times; ``MISSING`` is no day.
        per_day: How many of them make a day.
        missing: Where else there is no day; None for nowhere.
    """

    numbers: Numbers = attrs.field(repr=False, eq=False)
    per_day: int = 1
    missing: NDArray[np.bool_] | None = attrs.field(default=None, repr=False, eq=False)

    def days(self) -> NDArray[np.datetime64]:
        """The days as ``datetime64[D]``; a time counts as its day."""
        numbers = self.numbers.astype(np.int64)
        absent = numbers == MISSING
        if self.per_day != 1:
            numbers = numbers // self.per_day
        if self.missing is not None:
            absent |= self.missing
        return np.where(absent, MISSING, numbers).view("datetime64[D]")


@attrs.frozen(kw_only=True)
class ValueColumn(Record):
    """A column by its distinct values, of which there are few.

    Attributes:
        values: The distinct values.
        places: For each row the place of its value; -1 for none.
    """

    values: tuple[Any, ...] = attrs.field(repr=False, converter=Several[Any])
    places: Numbers = attrs.field(repr=False, eq=False)


def numbered(day: date) -> int:
    """The number of a day since 1970."""
    return day.toordinal() - _EPOCH


def dated(number: int) -> date:
    """The day of a number.

    Raises:
        OutOfCoverageError: for one outside the years 1 to 9999.
    """
    if not _FIRST <= number <= _LAST:
        raise OutOfCoverageError("a day lies outside the years 1 to 9999", covers_from=date.min, covers_to=date.max)
    return date.fromordinal(int(number) + _EPOCH)


def coded(column: DayColumn, bounds: Iterable[date], codes: Iterable[int], *, missing: int) -> Codes:
    """The code of the run in which each day lies, and another for a missing day.

    The code is a sum of comparisons, a piece at a time, so that each piece is still in the processor's own memory.

    Args:
        column: The days.
        bounds: The first day of each run but the first, in order.
        codes: The code of each run.
        missing: The code of a missing day.
    """
    numbers = column.numbers
    info = np.iinfo(numbers.dtype)
    run_codes = list(codes)
    base, steps = run_codes[0], []
    if numbers.dtype == np.int64:
        # the smallest number of all is no day
        steps.append((MISSING + 1, base - missing))
        base = missing
    for bound, before, after in zip(bounds, run_codes, run_codes[1:], strict=False):
        number = numbered(bound) * column.per_day
        if number <= info.max:
            steps.append((max(number, info.min + 1), after - before))
    found = np.empty(numbers.shape, dtype=np.int8)
    held = np.empty(min(_PIECE, numbers.size), dtype=np.bool_)
    step_of = np.empty(held.shape, dtype=np.int8)
    for start in range(0, numbers.size, _PIECE):
        piece = numbers[start : start + _PIECE]
        size, out = piece.size, found[start : start + _PIECE]
        out[:] = base
        for number, step in steps:
            np.greater_equal(piece, numbers.dtype.type(number), out=held[:size])
            np.multiply(held[:size].view(np.int8), np.int8(step), out=step_of[:size])
            out += step_of[:size]
    if column.missing is not None:
        found[column.missing] = missing
    return found


def looked_up(days: NDArray[np.datetime64], answers: Callable[[list[date]], Iterable[int]], *, missing: int) -> Numbers:
    """The answer for each day, each distinct day asked about once.

    Args:
        days: The days.
        answers: From the distinct days, in order, to a whole number each.
        missing: The answer for ``NaT``.
    """
    numbers = days.view(np.int64)
    known = numbers != MISSING
    found = np.full(numbers.shape, missing)
    if not known.any():
        return found
    present = numbers if known.all() else numbers[known]
    low, high = int(present.min()), int(present.max())
    if high - low <= max(4 * present.size, _PIECE):
        # the span is short beside the rows: a table of its days is quicker than sorting
        table = np.zeros(high - low + 1, dtype=np.int64)
        table[present - low] = 1
        distinct = np.flatnonzero(table) + low
        table[distinct - low] = _answered(distinct, answers)
        every = table[present - low]
    else:
        distinct, places = np.unique(present, return_inverse=True)
        every = _answered(distinct, answers)[places]
    if present is numbers:
        return every
    found[known] = every
    return found


def _answered(numbers: Numbers, answers: Callable[[list[date]], Iterable[int]]) -> NDArray[np.int64]:
    return np.array(list(answers([dated(number) for number in numbers.tolist()])), dtype=np.int64)


def value_column(values: Iterable[Hashable]) -> ValueColumn:
    """The distinct values of some and their places; None is no value."""
    known: dict[Hashable, int] = {}
    places = np.array(
        [-1 if value is None else known.setdefault(value, len(known)) for value in values], dtype=np.int64
    )
    return ValueColumn(values=tuple(known), places=places)
