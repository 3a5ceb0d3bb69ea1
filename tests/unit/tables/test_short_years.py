"""Years of two digits, read by their whole column."""

import pytest

from safeguarding.tables.short_years import FIRST_YEAR, first_year_of, in_years


@pytest.mark.parametrize(
    ("texts", "first"),
    [
        ([], FIRST_YEAR),
        (["19/09/2014"], FIRST_YEAR),
        (["19/09/14", "20/09/15"], FIRST_YEAR),
        # beside whole years, the hundred about the middle one
        (["19/09/31", "01/04/2026", "01/04/2024", "1 May 2020"], 2024 - 50),
        # 28 and 33 lie together; torn apart they would be 95 years from one another
        (["01/04/28", "1 Apr 33"], 2020),
        (["01-04-28", "01.04.29"], FIRST_YEAR),
        # far apart either way, as births and starts may be
        (["01/04/28", "01/04/85"], FIRST_YEAR),
        # a number that is no date has no year
        (["card 28", "01/04/33/2", "28"], FIRST_YEAR),
    ],
)
def test_the_hundred_years_of_a_column(texts: list[str], first: int) -> None:
    assert first_year_of(texts) == first


@pytest.mark.parametrize(("year", "whole"), [(30, 1930), (99, 1999), (0, 2000), (29, 2029)])
def test_a_year_among_the_usual_hundred(year: int, whole: int) -> None:
    assert in_years(year, FIRST_YEAR) == whole
