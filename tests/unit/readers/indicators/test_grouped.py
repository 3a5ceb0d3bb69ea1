from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from safeguarding.errors import FaultyInputError, InvalidRecordError
from safeguarding.indicators.catalogue import indicator_named
from safeguarding.readers.indicators.facts import StandardFacts
from safeguarding.readers.indicators.folders import read_indicator_folder
from safeguarding.readers.indicators.grouped import GroupedTable, contradicted_totals, read_groups
from safeguarding.readers.indicators.values import read_figures

RATE = indicator_named("cla_rate")
SIZES = {"Under 5": 30, "5 to 17": 80}


def read(
    folder: Path, text: str, standard: Mapping[str, int] = SIZES, *, on: date = date(2025, 12, 31)
) -> GroupedTable:
    (folder / "ages.csv").write_text(text, encoding="utf-8")
    facts = StandardFacts(groups="ages.csv", population="England, mid-2024", standard=standard)
    return read_groups(folder / "ages.csv", RATE, facts, on=on)


class TestGroups:
    """Every group of a period is needed, with its count, its base and its size in the standard population."""

    def test_whole(self, tmp_path: Path) -> None:
        found = read(
            tmp_path, "Year,Age,Count,Population\n2025,under 5,30,9000\n2025,5 to 17,80,25000\n2025,Total,110,34000\n"
        )
        [period] = found.periods
        assert [(rate.count, rate.base, size) for rate, size in period.groups] == [(30, 9000, 30), (80, 25000, 80)]
        assert [str(each.figure) for each in found.together.figures] == ["110 of 34,000"]

    @pytest.mark.parametrize(
        "text",
        [
            "Year,Under 5 count,Under 5 population,5 to 17 count,5 to 17 population\n2024,28,8900,77,24800\n2025,30,9000,80,25000\n",
            "Year,Count: Under 5,Population (Under 5),Count: 5 to 17,Population (5 to 17)\n2024,28,8900,77,24800\n2025,30,9000,80,25000\n",
            "Age,Measure,2024,2025\nUnder 5,Count,28,30\nUnder 5,Population,8900,9000\n5 to 17,Count,77,80\n5 to 17,Population,24800,25000\n",
            "Age,2024,2025\nUnder 5,28 of 8900,30 of 9000\n5 to 17,77 of 24800,80 of 25000\n",
        ],
    )
    def test_side_by_side(self, text: str, tmp_path: Path) -> None:
        """Groups, or periods, in columns say the same as a row for each."""
        found = read(tmp_path, text)
        assert [[(rate.count, rate.base, size) for rate, size in each.groups] for each in found.periods] == [
            [(28, 8900, 30), (77, 24800, 80)],
            [(30, 9000, 30), (80, 25000, 80)],
        ]
        assert not found.faults

    @pytest.mark.parametrize(
        ("text", "why"),
        [
            (
                "Year,Under 5 count,Under 5 population,5 to 17 count,5 to 17 population\n2025,,9000,80,25000\n",
                "nothing stands",
            ),
            ("Age,2024,2025\nUnder 5,28 of 8900,c\n5 to 17,77 of 24800,80 of 25000\n", "hidden to"),
            ("Age,2024,2025\nUnder 5,28 of 8900,30\n5 to 17,77 of 24800,80 of 25000\n", "no row"),
        ],
    )
    def test_one_missing_side_by_side(self, text: str, why: str, tmp_path: Path) -> None:
        """What stands in no cell is no 0, wherever the cells stand."""
        period = read(tmp_path, text).periods[-1]
        assert (period.groups, why in period.why) == ((), True)

    @pytest.mark.parametrize(
        "text",
        [
            "Year,Under 5 count,Under 5 population,5 to 17 count,5 to 17 population\n2025,30,9000,80,25000\n2026,,,,\n",
            "Age,2025,2026\nUnder 5,30 of 9000,\n5 to 17,80 of 25000,\n",
        ],
    )
    def test_a_period_of_which_nothing_stands_yet(self, text: str, tmp_path: Path) -> None:
        """A row, or a column, that waits for its numbers is no period that lacks a group."""
        found = read(tmp_path, text, on=date(2026, 12, 31))
        assert [[rate.count for rate, _ in each.groups] for each in found.periods] == [[30, 80]]
        assert not found.faults

    def test_columns_that_nothing_names(self, tmp_path: Path) -> None:
        """A column of a group that does not say what it holds is not taken for its count."""
        with pytest.raises(FaultyInputError):
            read(tmp_path, "Year,Under 5,5 to 17\n2025,30,80\n")

    @pytest.mark.parametrize(
        ("row", "why"),
        [
            ("2025,Under 5,c,9000", "Under 5: hidden to protect people"),
            ("2025,Under 5,,9000", "Under 5: nothing stands there"),
            ("2025,Under 5,0,0", "Under 5: the base is 0, and a figure of nothing does not exist"),
            ("2024,Under 5,3,9000", "Under 5: no row"),
        ],
    )
    def test_one_missing(self, row: str, why: str, tmp_path: Path) -> None:
        """A group that is missing is not 0, so its period has no standardised rate."""
        found = read(tmp_path, f"Year,Age,Count,Population\n{row}\n2025,5 to 17,80,25000\n")
        assert (found.periods[-1].groups, found.periods[-1].why) == ((), why)
        assert found.together.figures[-1].figure is None

    @pytest.mark.parametrize(
        ("standard", "column", "said"),
        [
            ({"Under 5": 30}, "", "no standard population of '5 to 17'"),
            ({**SIZES, "18": 4}, "", "the standard population has a group '18', of which no row is there"),
            (SIZES, "31", "several standard populations of 'Under 5'"),
            ({"5 to 17": 80}, "many", "no standard population of 'Under 5'"),
        ],
    )
    def test_standard(self, standard: dict[str, int], column: str, said: str, tmp_path: Path) -> None:
        text = f"Year,Age,Count,Population,Standard population\n2025,Under 5,30,9000,{column}\n2025,5 to 17,80,25000,\n"
        found = read(tmp_path, text, standard)
        assert said in [fault.problem for fault in found.faults]
        assert found.periods[0].groups == ()

    def test_in_the_table(self, tmp_path: Path) -> None:
        """Sizes of the table itself do as well, in whatever order its rows stand."""
        text = "Age,Year,Count,Population,Standard population\n5 to 17,2025,80,25000,80\nUnder 5,2025,30,9000,30\n"
        assert read(tmp_path, text, {}).standard == SIZES

    def test_several_figures(self, tmp_path: Path) -> None:
        """In a table of several figures only the groups of this one count."""
        text = "Indicator,Year,Age,Count,Population\ncla_rate,2025,Under 5,30,9000\ncla_rate,2025,5 to 17,80,25000\ncin_rate,2025,18,7,90\n"
        assert read(tmp_path, text).periods[0].groups

    def test_after_the_day(self, tmp_path: Path) -> None:
        text = "Year,Age,Count,Population\n2025,Under 5,30,9000\n2025,5 to 17,80,25000\n"
        assert read(tmp_path, text, on=date(2025, 3, 30)).periods == ()


class TestFolder:
    """A folder names the table of groups and whose population the standard is."""

    TOML = 'title = "x"\n[[indicators]]\nuse = "{}"\n{}standardised = {{ groups = "ages.csv", population = "England", standard = {{ a = 1, b = 2 }} }}\n'
    AGES = "Year,Age,Count,Population\n2025,a,30,9000\n2025,b,80,25000\n"

    def test_contradiction(self, tmp_path: Path) -> None:
        """Groups that do not add up to the figure are reported, and no number is in the message."""
        (tmp_path / "indicators.toml").write_text(
            self.TOML.format("cla_rate", 'values = "all.csv"\n'), encoding="utf-8"
        )
        (tmp_path / "ages.csv").write_text(self.AGES, encoding="utf-8")
        for count, faults in (
            (110, []),
            (111, ["the groups of year to March 2025 do not add up to the figure in all.csv"]),
        ):
            (tmp_path / "all.csv").write_text(f"Year,Count,Population\n2025,{count},34000\n", encoding="utf-8")
            found = read_indicator_folder(tmp_path, on=date(2025, 12, 31))
            assert [fault.problem for fault in found.faults] == faults
            assert found.files_not_read == ()

    def test_no_rate(self, tmp_path: Path) -> None:
        (tmp_path / "indicators.toml").write_text(self.TOML.format("icpc_15wd", ""), encoding="utf-8")
        (tmp_path / "ages.csv").write_text(self.AGES, encoding="utf-8")
        with pytest.raises(Exception, match="no rate, so there is no standardised one"):
            read_indicator_folder(tmp_path, on=date(2025, 12, 31))

    def test_no_name(self) -> None:
        with pytest.raises(InvalidRecordError, match="the name of its standard population"):
            StandardFacts(groups="ages.csv", population=" ")


def test_a_row_of_no_group_and_a_standard_of_nobody(tmp_path: Path) -> None:
    """The row is reported, the period has no rate; neither is taken as 0."""
    rows = "Year,Age,Count,Population\n2025,Under 5,30,9000\n2025,5 to 17,80,25000\n"
    found = read(tmp_path, f"{rows}2025,,1,2\n")
    assert [fault.problem for fault in found.faults] == ["no group"]
    assert len(found.periods[0].groups) == 2
    nobody = read(tmp_path, rows, {"Under 5": 0, "5 to 17": 0})
    assert (nobody.periods[0].groups, nobody.periods[0].why) == ((), "the standard population is of nobody")


@pytest.mark.parametrize(
    ("row", "faults"), [("2025,110,34000", 0), ("2025,111,34000", 1), ("2024,111,34000", 0), ("2025,c,34000", 0)]
)
def test_groups_that_do_not_add_up_to_the_figure_itself(tmp_path: Path, row: str, faults: int) -> None:
    """Of the same period both are shown and it is told, without a count; where one has none, nothing contradicts."""
    grouped = read(tmp_path, "Year,Age,Count,Population\n2025,under 5,30,9000\n2025,5 to 17,80,25000\n")
    (tmp_path / "own.csv").write_text(f"Year,Count,Population\n{row}\n", encoding="utf-8")
    own = read_figures(tmp_path / "own.csv", RATE, on=date(2025, 12, 31))
    found = [str(each) for each in contradicted_totals(own, grouped)]
    assert len(found) == faults
    assert not any("111" in each or "110" in each for each in found)
