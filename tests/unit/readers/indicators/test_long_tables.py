import functools
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from safeguarding.errors import FaultyInputError, InvalidRecordError
from safeguarding.faults import Severity
from safeguarding.indicators.rates import Rate
from safeguarding.numbers.shares import Share
from safeguarding.readers.indicators.cells import SYMBOLS_OF_TABLES, WhyMissing, published_number
from safeguarding.readers.indicators.long_tables import AreaLevel, PublishedPeriod, PublishedTable, read_published_table
from safeguarding.readers.indicators.measures import MEASURES, measures_in, published_figures

VECTORS = Path(__file__).parents[3] / "vectors" / "indicators"
CHILDREN = VECTORS / "dfe_children_looked_after_rates.csv"
REFERRALS = VECTORS / "dfe_referrals_and_rereferrals_2013_to_2025.csv"

HEAD = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,new_la_code,la_name"
)
PLACE = "2025,Reporting year,Local authority,E92000001,England,E12000003,Yorkshire and The Humber"
YORK, LEEDS = f"{PLACE},E06000014,York", f"{PLACE},E08000035,Leeds"


published = functools.cache(read_published_table)


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., PublishedTable]:
    def read(*lines: str) -> PublishedTable:
        path = tmp_path / "made_up.csv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return read_published_table(path)

    return read


class TestSymbols:
    """A symbol is an outcome and never 0; a sign that is not known is reported and missing too."""

    @pytest.mark.parametrize(
        ("text", "why"),
        [
            ("c", WhyMissing.SUPPRESSED),
            ("z", WhyMissing.NOT_APPLICABLE),
            ("[x]", WhyMissing.NOT_AVAILABLE),
            ("low", WhyMissing.ROUNDS_TO_ZERO),
            ("K", WhyMissing.ROUNDS_TO_ZERO),
            ("u", WhyMissing.UNRELIABLE),
            (" ", WhyMissing.BLANK),
            ("..", WhyMissing.UNKNOWN_SIGN),
            ("<5", WhyMissing.UNKNOWN_SIGN),
            ("1e3", WhyMissing.UNKNOWN_SIGN),
            ("1,2,3", WhyMissing.UNKNOWN_SIGN),
        ],
    )
    def test_no_number(self, text: str, why: WhyMissing) -> None:
        found = published_number(text)
        assert (found.value, found.count, found.why) == (None, None, why)

    @pytest.mark.parametrize(("text", "value"), [("0", "0"), ("1,234", "1234"), ("22.60", "22.60"), ("-3", "-3")])
    def test_a_number(self, text: str, value: str) -> None:
        assert published_number(text).value == Decimal(value)

    @given(st.integers(0, 10**12))
    def test_a_count_however_it_is_printed(self, count: int) -> None:
        assert published_number(f"{count:,}").count == published_number(f"{count}").count == count

    def test_in_a_column_of_numbers(self, read: Callable[..., PublishedTable]) -> None:
        table = read(f"{HEAD},n", *(f"{YORK} {k},{k}" for k in range(20)), f"{LEEDS},..")
        assert table.rows[-1].numbers["n"].why is WhyMissing.UNKNOWN_SIGN
        (fault,) = table.faults
        assert (fault.found, fault.place.row, fault.place.column) == ("..", 22, "n")
        assert "never as 0" in fault.remedy


class TestTheDepartmentsTables:
    """Every row and column of the two tables is read; nothing of them is a fault but what changed over the years."""

    def test_looked_after_rates(self) -> None:
        table = published(CHILDREN)
        assert (len(table.rows), table.groups, table.faults) == (2_505, ("population_type",), ())
        assert table.numbers == ("population_estimate", "children_count", "rate_per_10000")
        assert [each.code for each in table.periods] == ["2021", "2022", "2023", "2024", "2025"]
        assert [each.indicator for each in measures_in(table)] == ["cla_rate", "cla_start_rate", ""]
        england = published_figures(table, MEASURES[0], year=2025)[0]
        assert (england.row.level, england.figure) == (AreaLevel.NATIONAL, Rate(81_770, 12_183_016, per=10_000))

    def test_referrals(self) -> None:
        table = published(REFERRALS)
        assert (len(table.rows), len(table.numbers), table.groups) == (2_132, 10, ("category",))
        (fault,) = table.faults
        assert fault.severity is Severity.WARNING
        assert "17 areas of a name and code not there in every year" in fault.problem
        york = next(each for each in published_figures(table, MEASURES[3], year=2025) if each.row.area == "York")
        assert (york.row.department_code, york.row.region_code) == ("816", "E12000003")
        assert isinstance(york.figure, Share)

    def test_a_symbol_makes_no_figure(self) -> None:
        """Of 27 counts that are a symbol, and one share over a base that is, none is taken as 0."""
        found = published_figures(published(REFERRALS), MEASURES[3])
        missing = [each for each in found if each.figure is None]
        assert len(missing) == 28
        assert all(each.reason.startswith(("rereferral_count: ", "referral_count: ")) for each in missing)


class TestRows:
    """A row is read, or it is reported with its reason."""

    def test_the_same_again(self, read: Callable[..., PublishedTable]) -> None:
        table = read(f"{HEAD},n", f"{YORK},7", f"{YORK},7")
        assert len(table.rows) == 1
        assert ["same figures as in row 2" in fault.problem for fault in table.faults] == [True]

    def test_a_contradiction(self, read: Callable[..., PublishedTable]) -> None:
        """Of two rows that say different things of one area, nobody knows which is right."""
        table = read(f"{HEAD},n", f"{YORK},7", f"{YORK},8", f"{LEEDS},9")
        assert [row.area for row in table.rows] == ["Leeds"]
        assert [fault.severity for fault in table.faults] == [Severity.ERROR]

    def test_groups_keep_rows_apart(self, read: Callable[..., PublishedTable]) -> None:
        table = read(f"{HEAD},sex,n", f"{YORK},Male,7", f"{YORK},Female,8", f"{YORK},Total,15")
        assert [row.groups["sex"] for row in table.rows] == ["Male", "Female", "Total"]
        assert table.faults == ()

    def test_ages_are_groups_where_they_have_a_total(self, read: Callable[..., PublishedTable]) -> None:
        table = read(f"{HEAD},age,n", *(f"{YORK},{age},{age * 3}" for age in range(18)), f"{YORK},Total,459")
        assert (table.groups, len(table.rows)) == (("age",), 19)

    @pytest.mark.parametrize(
        ("row", "problem"),
        [
            ("202513,Financial year,National,E92000001,England,,,,,7", "not a year"),
            ("recent,Reporting year,National,E92000001,England,,,,,7", "not a year"),
            ("2025,Reporting year,Ward,E92000001,England,,,,,7", "a level that is not read"),
            ("2025,Reporting year,Regional,E92000001,England,,,,,7", "no area is named"),
            (f"{YORK},7,8", "12 cells"),
        ],
    )
    def test_what_is_not_read(self, read: Callable[..., PublishedTable], row: str, problem: str) -> None:
        table = read(f"{HEAD},n", f"{LEEDS},9", row)
        assert [each.area for each in table.rows] == ["Leeds"]
        assert any(problem in fault.problem or "cells" in fault.problem for fault in table.faults)

    def test_other_levels_are_counted(self, read: Callable[..., PublishedTable]) -> None:
        """A table of thousands of schools is one report, not thousands."""
        rows = [f"2025,Reporting year,School,E92000001,England,,,,,{k}" for k in range(40)]
        (fault,) = read(f"{HEAD},n", f"{LEEDS},9", *rows).faults
        assert (fault.found, "40 rows left out" in fault.problem) == ("School", True)

    def test_years_that_end_in_the_next(self, read: Callable[..., PublishedTable]) -> None:
        table = read(f"{HEAD},n", "202425,Financial year,National,E92000001,England,,,,,7")
        assert (str(table.rows[0].period), table.rows[0].period.year) == ("2024/25 (Financial year)", 2025)

    def test_a_group_that_changed(self, read: Callable[..., PublishedTable]) -> None:
        """Words that stand in some years only may be another definition."""
        earlier = YORK.replace("2025", "2024", 1)
        table = read(f"{HEAD},kind,n", f"{YORK},new way,7", f"{earlier},old way,8")
        assert ["'new way' stands only in 2025" in fault.problem for fault in table.faults] == [True, False]

    def test_no_long_table(self, read: Callable[..., PublishedTable]) -> None:
        with pytest.raises(FaultyInputError, match="time_period"):
            read("month,count", "May,7")


class TestFigures:
    """A figure is made of whole counts, and of one row of an area and year."""

    @pytest.mark.parametrize(
        ("count", "base", "reason"),
        [
            ("7", "0", "0, and a figure of nothing"),
            ("8", "7", "above what it is of"),
            ("7.5", "9", "not a whole number"),
        ],
    )
    def test_no_figure(self, read: Callable[..., PublishedTable], count: str, base: str, reason: str) -> None:
        table = read(f"{HEAD},referral_count,rereferral_count", f"{YORK},{base},{count}")
        (found,) = published_figures(table, MEASURES[3])
        assert found.figure is None
        assert reason in found.reason


def test_a_kind_of_period_that_is_not_known(read: Callable[..., PublishedTable]) -> None:
    """It would be a period of its own, beside that of the other rows: the row is not read."""
    found = read(f"{HEAD},count", f"{YORK},5", f"{LEEDS.replace('Reporting year', 'Reportng year')},6")
    assert [row.area for row in found.rows] == ["York"]
    assert [fault.place.column for fault in found.faults if fault.severity is Severity.ERROR] == ["time_identifier"]


@pytest.mark.parametrize("code", ["", "Good", "25", "202426", "20242025", "٢٠٢٥", "999900"])
def test_what_is_no_year_is_no_period(code: str) -> None:
    with pytest.raises(InvalidRecordError, match="a year such as"):
        PublishedPeriod(code, "Reporting year")


def test_a_year_over_the_turn_of_the_century() -> None:
    assert PublishedPeriod("199900", "Financial year").year == 2000


def test_a_symbol_is_read_by_the_published_list() -> None:
    """Whose list of symbols it is stands beside each."""
    assert {each.source for each in WhyMissing} == {SYMBOLS_OF_TABLES}
