from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from safeguarding.errors import FaultyInputError
from safeguarding.faults import Severity
from safeguarding.indicators.catalogue import indicator_named
from safeguarding.indicators.definitions import Indicator
from safeguarding.indicators.figures import Mean
from safeguarding.indicators.rates import Rate
from safeguarding.numbers.shares import Share
from safeguarding.readers.indicators.events import read_events
from safeguarding.readers.indicators.values import FigureTable, read_figures

SHARE, RATE, MEAN, DAY = (indicator_named(key) for key in ("icpc_15wd", "cla_rate", "sw_caseload", "cla_health"))
ON = date(2025, 12, 31)


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., FigureTable]:
    def read(*lines: str, indicator: Indicator = SHARE, called: str = "") -> FigureTable:
        path = tmp_path / "made_up.csv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return read_figures(path, indicator, on=ON, called=called)

    return read


class TestFigures:
    """Each row is a figure with its count and base, or missing with its reason; nothing is made 0."""

    def test_shares_rates_and_means(self, read: Callable[..., FigureTable]) -> None:
        assert read("Month,Count,Base", "May 2024,41,45").figures[0].figure == Share(41, 45)
        rate = read("Year,Number,Population", '2025,250,"36,000"', indicator=RATE).figures[0]
        assert rate.figure == Rate(250, 36_000, per=10_000)
        mean = read("Year,Mean,Base,SD", "2025,15.5,40,3", indicator=MEAN).figures[0]
        assert mean.figure == Mean(estimate=Fraction(31, 2), base=40, variance=Fraction(9))
        assert mean.period.ends_on == date(2025, 9, 30)

    @pytest.mark.parametrize("cells", ["c,40", "x,x", "low,40", ",", "12,0", "12,c"])
    def test_missing(self, read: Callable[..., FigureTable], cells: str) -> None:
        table = read("Month,Count,Base", "May 2024,41,45", f"June 2024,{cells}")
        assert table.figures[1].figure is None
        assert table.figures[1].observation.value is None
        assert table.figures[1].why
        assert table.faults == ()

    @pytest.mark.parametrize("cells", ["about 12,40", "12.5,40", "-1,40", "41,40", "12,4O"])
    def test_wrong(self, read: Callable[..., FigureTable], cells: str) -> None:
        table = read("Month,Count,Base", "May 2024,41,45", f"June 2024,{cells}")
        assert table.figures[1].figure is None
        assert [fault.severity for fault in table.faults] == [Severity.ERROR]

    def test_a_month_that_is_left_out(self, read: Callable[..., FigureTable]) -> None:
        """A month without a row is missing, and two values on either side of it are no neighbours."""
        table = read("Month,Count,Base", "May 2024,41,45", "July 2024,40,45")
        assert [str(each.period) for each in table.figures] == ["May 2024", "June 2024", "July 2024"]
        assert table.figures[1].observation.value is None
        assert "no row of June 2024" in table.faults[0].problem

    def test_only_a_percentage(self, read: Callable[..., FigureTable]) -> None:
        """It is a value to be drawn over time, and no figure that could be judged."""
        (found,) = read("Month,Percentage", "May 2024,91%").figures
        assert (found.figure, found.value, found.observation.base) == (None, Fraction(91, 100), None)

    def test_a_percentage_that_does_not_follow(self, read: Callable[..., FigureTable]) -> None:
        table = read("Month,Count,Base,Percentage", "May 2024,41,45,91", "June 2024,41,45,95")
        assert [each.figure for each in table.figures] == [Share(41, 45)] * 2
        (fault,) = table.faults
        assert (fault.place.row, fault.found) == (3, "95")

    def test_two_rows_of_one_month(self, read: Callable[..., FigureTable]) -> None:
        same = read("Month,Count,Base", "May 2024,41,45", "2024-05,41,45")
        assert ([each.figure for each in same.figures], same.faults[0].severity) == ([Share(41, 45)], Severity.WARNING)
        other = read("Month,Count,Base", "May 2024,41,45", "2024-05,40,45")
        assert ([each.figure for each in other.figures], other.faults[0].severity) == ([None], Severity.ERROR)

    def test_a_total_is_no_month(self, read: Callable[..., FigureTable]) -> None:
        last = read("Count,Base,Month", "41,45,May 2024", "81,90,Total")
        assert [str(each.period) for each in last.figures] == ["May 2024"]
        table = read("Month,Count,Base", "April 2024,40,45", "May 2024,41,45", "2024/25,81,90", "Total,81,90")
        assert [str(each.period) for each in table.figures] == ["April 2024", "May 2024"]
        assert len(table.faults) == 2

    @pytest.mark.parametrize(
        ("row", "said"),
        [
            ("some time,40,45", "the row is not read"),
            ("2023/24,300,320", "ends on the same day as March 2024 in row 2"),
            ("2022/23,300,320", "year to March 2023 is a year among periods of a month"),
        ],
    )
    def test_what_is_no_month_among_months(self, read: Callable[..., FigureTable], row: str, said: str) -> None:
        """A year that ends with the month, and one that does not, are no months; the others stay."""
        table = read("Month,Count,Base", "March 2024,41,45", row, "February 2024,40,45")
        assert [str(each.period) for each in table.figures] == ["February 2024", "March 2024"]
        (fault,) = table.faults
        assert said in str(fault)
        assert fault.severity is Severity.ERROR

    @pytest.mark.parametrize(
        ("indicator", "lines", "printed"),
        [
            (RATE, ("Year,Number,Population,Rate", "2025,250,36000,69.4", "2024,250,36000,79.4"), "79.4"),
            (SHARE, ("Month,Percentage", "May 2024,91%", "June 2024,about"), "about"),
        ],
    )
    def test_printed_values(
        self, read: Callable[..., FigureTable], indicator: Indicator, lines: tuple[str, ...], printed: str
    ) -> None:
        """One that its counts do not give, and one that is no number, are reported; neither is taken as 0."""
        table = read(*lines, indicator=indicator)
        (fault,) = table.faults
        assert (fault.place.row, fault.found) == (3, printed)

    @pytest.mark.parametrize(
        ("cells", "value", "why"),
        [
            ("15.5,", Fraction(31, 2), "only the value is given, without its count and base"),
            ("c,40", None, "hidden to protect people"),
            ("15,0", None, "a mean needs of how many it is"),
            ("15,c", None, "hidden to protect people"),
        ],
    )
    def test_a_mean_without_a_value_or_a_base(
        self, read: Callable[..., FigureTable], cells: str, value: Fraction | None, why: str
    ) -> None:
        table = read("Year,Mean,Base", f"2025,{cells}", indicator=MEAN)
        assert [(each.figure, each.value, each.why) for each in table.figures] == [(None, value, why)]
        assert table.faults == ()

    def test_after_the_day(self, read: Callable[..., FigureTable]) -> None:
        table = read("Month,Count,Base", "December 2025,41,45", "January 2026,40,45")
        assert [str(each.period) for each in table.figures] == ["December 2025"]
        assert "ends after 31 December 2025" in table.faults[0].problem

    def test_one_of_several_figures(self, read: Callable[..., FigureTable]) -> None:
        lines = ("Month,KPI,Count,Base", "May 2024,KPI 7,41,45", "May 2024,KPI 8,1,45", "June 2024,icpc-15wd,40,45")
        table = read(*lines, called="KPI 7")
        assert [each.figure for each in table.figures] == [Share(41, 45), Share(40, 45)]

    def test_days_that_stand_for_months(self, read: Callable[..., FigureTable]) -> None:
        """The last day of a month is that month; in a column of months so is the first."""
        last = read("Period ending,Count,Base", "31/05/2024,41,45", "30/06/2024,40,45")
        first = read("Month,Count,Base", "01/05/2024,41,45", "01/06/2024,40,45")
        year = read("Date,Count,Base", "31/03/2024,41,45", "31/03/2025,40,45", indicator=DAY)
        assert [str(each.period) for each in last.figures] == ["May 2024", "June 2024"]
        assert [str(each.period) for each in first.figures] == ["May 2024", "June 2024"]
        march = read("Date,Count,Base", "31/03/2024,41,45", "30/04/2024,40,45", indicator=DAY)
        assert [str(each.period) for each in march.figures] == ["March 2024", "April 2024"]
        assert [str(each.period) for each in year.figures] == ["year to March 2024", "year to March 2025"]

    def test_no_period(self, read: Callable[..., FigureTable]) -> None:
        with pytest.raises(FaultyInputError, match="Period"):
            read("Count,Base", "41,45")

    def test_columns_that_are_not_read(self, read: Callable[..., FigureTable]) -> None:
        (fault,) = read("Month,Count,Base,Comment", "May 2024,41,45,late").faults
        assert "columns that are not read: 'Comment'" in fault.problem


def test_events(tmp_path: Path) -> None:
    """A list of days; what is no day, or lies after the day judged by, is reported."""
    path = tmp_path / "events.csv"
    path.write_text("Event on\n2024-05-02\n2 June 2024\nMay 2024\nsoon\n2026-01-01\n", encoding="utf-8")
    found = read_events(path, on=ON)
    assert found.events == (date(2024, 5, 2), date(2024, 6, 2))
    assert [fault.severity for fault in found.faults] == [Severity.ERROR, Severity.ERROR, Severity.WARNING]


class TestOrdersAndParts:
    """A table of months in American order is no table of days; a part of 1 among percentages is no small percentage."""

    def test_days_that_may_be_months(self, read: Callable[..., FigureTable]) -> None:
        found = read("Month,Count,Base", "05/01/2024,41,45", "06/01/2024,40,44")
        assert found.figures == ()
        assert [fault.severity for fault in found.faults] == [Severity.ERROR]
        told = read("Month,Count,Base", "01/05/2024,41,45", "01/06/2024,40,44")
        assert [str(each.period) for each in told.figures] == ["May 2024", "June 2024"]

    def test_a_part_of_one(self, read: Callable[..., FigureTable]) -> None:
        found = read("Month,%", "May 2024,91.1%", "June 2024,0.9", "July 2024,90")
        assert [each.value for each in found.figures] == [Fraction(911, 1000), None, Fraction(9, 10)]
        assert any("parts of 1" in fault.remedy for fault in found.faults)
        small = read("Month,%", "May 2024,0.9", "June 2024,1.4")
        assert [each.value for each in small.figures] == [Fraction(9, 1000), Fraction(14, 1000)]
