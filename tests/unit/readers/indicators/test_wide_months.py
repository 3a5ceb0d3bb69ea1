from datetime import date
from pathlib import Path

import pytest

from safeguarding.errors import FaultyInputError
from safeguarding.indicators.catalogue import indicator_named
from safeguarding.indicators.definitions import Indicator
from safeguarding.readers.indicators.values import FigureTable, read_figures

SHARE, RATE, MEAN = map(indicator_named, ("icpc_15wd", "cla_rate", "sw_caseload"))


def read(folder: Path, text: str, indicator: Indicator = SHARE, *, called: str = "") -> FigureTable:
    (folder / "wide.csv").write_text(text, encoding="utf-8")
    return read_figures(folder / "wide.csv", indicator, on=date(2024, 7, 31), called=called)


def said(table: FigureTable) -> list[str]:
    return [f"{each.period}: {each.figure or each.value or each.why}" for each in table.figures]


TWO = ["April 2024: 41 of 45", "May 2024: 38 of 44"]


class TestForms:
    """A row for each figure and a column for each month, whatever says which row holds counts and which bases."""

    @pytest.mark.parametrize(
        "text",
        [
            "Indicator,Measure type,Apr-24,May-24\nicpc_15wd,Numerator,41,38\nicpc_15wd,Denominator,45,44\n",
            "Indicator,,Apr-24,May-24\nicpc_15wd,Count,41,38\n,,,\nicpc_15wd,Out of,45,44\n",
            "KPI,April 2024,May 2024\nInitial conferences within 15 working days,41/45,38 of 44 (86%)\n",
            "KPI,2024-04,2024-05\nicpc_15wd - numerator,41,38\nicpc_15wd (base),45,44\nicpc_15wd %,91%,86%\n",
            ",01/04/2024,01/05/2024\nNumerator,41,38\nDenominator,45,44\n",
            f"KPI,2024-04,2024-05\n{SHARE.numerator},41,38\n{SHARE.denominator},45,44\n",
            "Conferences of the year\n\nKPI,Apr 24,May 24,Jun 24,Jul 24,Aug 24\nicpc_15wd,41/45,38/44,,,\n",
        ],
    )
    def test_read(self, text: str, tmp_path: Path) -> None:
        found = read(tmp_path, text)
        assert (said(found), found.faults) == (TWO, ())

    def test_percentages(self, tmp_path: Path) -> None:
        """A percentage alone is a value without its count; a sign is missing with its reason."""
        found = read(tmp_path, "KPI,Apr 24,May 24,Jun 24\nicpc_15wd,90%,c,88%\n")
        assert said(found) == ["April 2024: 9/10", "May 2024: hidden to protect people", "June 2024: 22/25"]

    def test_years(self, tmp_path: Path) -> None:
        text = "KPI,2022/23,2023/24\ncla_rate count,41,40\ncla_rate population,5000,4500\n"
        assert said(read(tmp_path, text, RATE)) == [
            "year to March 2023: 41 of 5,000",
            "year to March 2024: 40 of 4,500",
        ]

    def test_means(self, tmp_path: Path) -> None:
        text = "KPI,Q1 2023/24,Q2 2023/24\ncaseload average,17.5,18\ncaseload base,70,71\n"
        assert said(read(tmp_path, text, MEAN, called="caseload")) == [
            "Q1 2023/24: 17.5 (n = 70)",
            "Q2 2023/24: 18.0 (n = 71)",
        ]

    def test_several_figures(self, tmp_path: Path) -> None:
        found = read(tmp_path, "KPI,Apr 24,May 24\nicpc_15wd,41/45,38/44\nvisits,3,4\nTotal,44,42\n")
        assert (said(found), found.others) == (TWO, ("visits",))


class TestNotGuessed:
    """What nothing says is reported with what would say it."""

    def test_bare_numbers(self, tmp_path: Path) -> None:
        """41 may be a count, a percentage or a base."""
        [fault] = read(tmp_path, "KPI,Apr 24,May 24\nicpc_15wd,41,38\n").faults
        assert fault.problem == "nothing says what the numbers of 'icpc_15wd' are"
        assert "'Numerator'" in fault.remedy

    def test_two_rows(self, tmp_path: Path) -> None:
        [fault] = read(tmp_path, "KPI,Apr 24,May 24\nicpc_15wd,41/45,38/44\nicpc_15wd,40/45,38/44\n").faults
        assert fault.problem == "a second row of 'icpc_15wd' with other numbers"

    def test_a_column_of_no_month(self, tmp_path: Path) -> None:
        found = read(tmp_path, "KPI,Apr 24,May 24,Year to date\nicpc_15wd,41/45,38/44,79/89\n")
        assert said(found) == TWO
        assert [fault.problem for fault in found.faults] == ["columns that are of no period: 'Year to date'"]

    @pytest.mark.parametrize("header", ["KPI,Apr 24,Target", "KPI,Apr 24,April 2024"])
    def test_no_periods(self, header: str, tmp_path: Path) -> None:
        with pytest.raises(FaultyInputError, match="no column 'Period'"):
            read(tmp_path, f"{header}\nicpc_15wd,41/45,38/44\n")


def test_a_mean_of_each_month_is_the_value_itself(tmp_path: Path) -> None:
    """A number alone may be a count or a base; of a mean it can only be the mean."""
    assert said(read(tmp_path, "KPI,Apr 24,May 24\nsw_caseload,15.2,16.1\n", MEAN)) == [
        "April 2024: 76/5",
        "May 2024: 161/10",
    ]


def test_what_is_wrong_with_a_row_is_told_once(tmp_path: Path) -> None:
    """A row whose numbers nobody explains is one fault, however many months it has."""
    found = read(tmp_path, "KPI,Apr 24,May 24,Jun 24\nicpc_15wd,41,38,40\nicpc_15wd,41,38,40\n")
    problems = [each.problem for each in found.faults if "nothing says what" in each.problem]
    assert len(problems) == len({each.place for each in found.faults if "nothing says what" in each.problem})
