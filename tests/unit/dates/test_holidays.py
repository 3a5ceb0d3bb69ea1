import csv
from datetime import date
from pathlib import Path

import pytest

from safeguarding.dates.holidays import FIRST_YEAR, LAST_YEAR, PROCLAMATIONS, bank_holidays
from safeguarding.errors import OutOfCoverageError

VECTOR = Path(__file__).parents[2] / "vectors" / "dates" / "bank_holidays_england_1995_2028.csv"


def independent_list() -> dict[date, str]:
    lines = [line for line in VECTOR.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {date.fromisoformat(row["on"]): row["name"] for row in csv.DictReader(lines)}


@pytest.mark.parametrize("year", range(FIRST_YEAR, LAST_YEAR + 1))
def test_every_year_agrees_with_an_independent_list(year: int) -> None:
    """The bank holidays of each year from 1995 to 2028 are exactly those of an independent, well-kept list."""
    assert {day.on for day in bank_holidays(year)} == {on for on in independent_list() if on.year == year}


@pytest.mark.parametrize(
    ("on", "name"),
    [
        (date(1995, 5, 8), "VE day"),
        (date(1999, 12, 31), "Millennium"),
        (date(2002, 6, 3), "Golden Jubilee"),
        (date(2011, 4, 29), "Wedding"),
        (date(2012, 6, 5), "Diamond Jubilee"),
        (date(2020, 5, 8), "VE day"),
        (date(2022, 6, 3), "Platinum Jubilee"),
        (date(2022, 9, 19), "State Funeral"),
        (date(2023, 5, 8), "Coronation"),
    ],
)
def test_each_proclaimed_day_is_there_by_name(on: date, name: str) -> None:
    """Every day that was proclaimed once is a bank holiday, under the name of its occasion."""
    (found,) = [day for day in bank_holidays(on.year) if day.on == on]
    assert name in found.name


@pytest.mark.parametrize("moved", [each for each in PROCLAMATIONS if each.instead_of])
def test_a_moved_holiday_leaves_its_usual_day(moved: object) -> None:
    """A holiday that was moved is not also kept on its usual day."""
    usual = getattr(moved, "instead_of")  # noqa: B009
    assert usual not in {day.on for day in bank_holidays(usual.year)}


def test_a_holiday_on_a_weekend_is_kept_on_the_next_free_weekday() -> None:
    """Christmas on a Saturday is kept on Monday and Boxing Day on Tuesday; on a Sunday, Christmas moves past Boxing Day."""
    named_2021 = {day.on: day.name for day in bank_holidays(2021)}
    assert named_2021[date(2021, 12, 27)] == "Christmas Day (substitute day)"
    assert named_2021[date(2021, 12, 28)] == "Boxing Day (substitute day)"
    named_2022 = {day.on: day.name for day in bank_holidays(2022)}
    assert named_2022[date(2022, 12, 26)] == "Boxing Day"
    assert named_2022[date(2022, 12, 27)] == "Christmas Day (substitute day)"


@pytest.mark.parametrize("year", [FIRST_YEAR - 1, LAST_YEAR + 1])
def test_a_year_outside_what_is_known_has_no_answer(year: int) -> None:
    """Before 1995 and after the last year known there is a clear error, not a guess."""
    with pytest.raises(OutOfCoverageError, match=rf"{FIRST_YEAR} to {LAST_YEAR}, not for {year}"):
        bank_holidays(year)


@pytest.mark.parametrize("year", [FIRST_YEAR - 1, LAST_YEAR + 1])
def test_outside_the_years_that_are_known_it_is_said_which_they_are(year: int) -> None:
    """From the first day of 1995 to the last of 2028."""
    with pytest.raises(OutOfCoverageError) as caught:
        bank_holidays(year)
    assert (caught.value.covers_from, caught.value.covers_to) == (date(1995, 1, 1), date(2028, 12, 31))
