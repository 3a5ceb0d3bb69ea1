"""Days that are worked out from others, a period earlier: the calendar's own, and unknown where the others are."""

from datetime import date

import pytest

from safeguarding.dates.periods import Period
from safeguarding.errors import InvalidRecordError
from safeguarding.tables.shifted_dates import ShiftedDates
from safeguarding.tables.spreadsheet_dates import CellState, DateOrder, DateSystem


def test_days() -> None:
    """Counted by hand on a calendar; the order is that of the column, and no day is made of none."""
    column = ShiftedDates(Period(years=3))(["19/09/2017", "29/02/2020", "soon", ""], DateSystem.FROM_1900)
    assert column.order is DateOrder.DAY_FIRST
    assert column.read("19/09/2017").on == date(2014, 9, 19)
    assert column.read("29/02/2020").on == date(2017, 2, 28)
    assert [column.read(cell).state for cell in ("soon", "")] == [CellState.UNREADABLE, CellState.BLANK]


def test_before_the_calendar() -> None:
    column = ShiftedDates(Period(years=9000))(["19/09/2017"], DateSystem.FROM_1900)
    assert column.read("19/09/2017").state is CellState.UNREADABLE


@pytest.mark.parametrize("period", [Period(), Period(working_days=5)])
def test_no_interval(period: Period) -> None:
    with pytest.raises(InvalidRecordError):
        ShiftedDates(period)
