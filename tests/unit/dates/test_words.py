"""Dates as British reports print them."""

import calendar
from datetime import date

import pytest

from safeguarding.dates.words import MONTH_NUMBERS, printed_date


@pytest.mark.parametrize("month", range(1, 13))
def test_each_month_by_its_name_and_its_first_letters(month: int) -> None:
    """The names are those that the calendar module knows; September has a second short form."""
    name = calendar.month_name[month]
    assert printed_date(date(2016, month, 8)) == f"8 {name} 2016"
    assert MONTH_NUMBERS[name.casefold()] == MONTH_NUMBERS[name.casefold()[:3]] == month
    assert MONTH_NUMBERS["sept"] == 9
    assert len(MONTH_NUMBERS) == 12 + 11 + 1  # May is its own short form


def test_a_year_is_printed_with_four_digits() -> None:
    """The year 987 is not read as a day."""
    assert printed_date(date(987, 1, 2)) == "2 January 0987"
