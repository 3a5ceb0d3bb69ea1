from datetime import date

import pytest
from hypothesis import given, strategies as st

from safeguarding.dates.words import MONTHS
from safeguarding.errors import ParseError
from safeguarding.readers.indicators.periods import (
    FigurePeriod,
    PeriodLength,
    are_months,
    missing_between,
    parse_period,
)

K = PeriodLength


class TestPeriods:
    """A period is read as councils write it, and what may be two things is asked about."""

    @pytest.mark.parametrize(
        ("text", "kind", "ends_on"),
        [
            ("May 2024", K.MONTH, date(2024, 5, 31)),
            ("may-24", K.MONTH, date(2024, 5, 31)),
            ("Sept '24", K.MONTH, date(2024, 9, 30)),
            ("2024-02", K.MONTH, date(2024, 2, 29)),
            ("02/2023", K.MONTH, date(2023, 2, 28)),
            ("Q1 2024/25", K.QUARTER, date(2024, 6, 30)),
            ("2024/25 Q4", K.QUARTER, date(2025, 3, 31)),
            ("Qtr 3 24/25", K.QUARTER, date(2024, 12, 31)),
            ("2024/25", K.YEAR, date(2025, 3, 31)),
            ("2024-25", K.YEAR, date(2025, 3, 31)),
            ("FY 2024/25", K.YEAR, date(2025, 3, 31)),
            ("2024/2025", K.YEAR, date(2025, 3, 31)),
            ("2025", K.YEAR, date(2025, 3, 31)),
            ("year ending March 2025", K.YEAR, date(2025, 3, 31)),
            ("31/03/2025", K.DAY, date(2025, 3, 31)),
            ("2024-05-07", K.DAY, date(2024, 5, 7)),
        ],
    )
    def test_read(self, text: str, kind: PeriodLength, ends_on: date) -> None:
        found = parse_period(text)
        assert (found.kind, found.ends_on) == (kind, ends_on)

    def test_a_year_of_the_workforce(self) -> None:
        assert parse_period("2025", ends_in=9).ends_on == date(2025, 9, 30)

    @pytest.mark.parametrize(
        "text", ["", "recently", "Q5 2024/25", "Q1 2024", "2024/26", "13/2024", "Total", "2024-13", "1999-00"]
    )
    def test_no_period(self, text: str) -> None:
        """A quarter of a bare year is none: nobody says in which month that year begins."""
        with pytest.raises(ParseError):
            parse_period(text)

    def test_a_month_or_a_year(self) -> None:
        """What is both, such as 2010-11, and its column tells, or it is not read."""
        with pytest.raises(ParseError, match="may be a month or a year"):
            parse_period("2010-11")
        assert parse_period("2010-11", dashed_months=True).kind is K.MONTH
        assert parse_period("2010-11", dashed_months=False).ends_on == date(2011, 3, 31)
        assert (are_months(["2010-11", "2010-12"]), are_months(["2009-10", "2012-13"])) == (True, False)

    @given(st.integers(2012, 2060), st.integers(1, 12))
    def test_ways_of_writing_a_month(self, year: int, month: int) -> None:
        ways = (f"{MONTHS[month - 1]} {year}", f"{MONTHS[month - 1][:3]}-{year % 100:02}", f"{year}-{month:02}")
        assert len({parse_period(way).ends_on for way in ways}) == 1

    @given(st.integers(2012, 2060), st.integers(1, 12), st.integers(1, 40))
    def test_what_is_left_out(self, year: int, month: int, later: int) -> None:
        first = parse_period(f"{year}-{month:02}")
        whole = year * 12 + month - 1 + later
        last = parse_period(f"{whole // 12}-{whole % 12 + 1:02}")
        assert len(list(missing_between([last, first]))) == later - 1


@pytest.mark.parametrize(
    ("text", "following"),
    [
        ("Dec 2024", "January 2025"),
        ("Q4 2024/25", "Q1 2025/26"),
        ("2024/25", "year to March 2026"),
        ("31/03/2025", None),
    ],
)
def test_the_period_that_follows(text: str, following: str | None) -> None:
    """The next month, quarter or year; of a day nobody says when the next is."""
    found: FigurePeriod | None = parse_period(text).next()
    assert (found and str(found)) == following
