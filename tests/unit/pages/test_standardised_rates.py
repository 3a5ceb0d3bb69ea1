import csv
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from typer.testing import CliRunner

from safeguarding.cli.application import application
from safeguarding.pages.indicators.section import indicators_section
from safeguarding.readers.indicators.folders import read_indicator_folder

VECTORS = Path("tests/vectors/indicators")
TOML = 'title = "x"\n[[indicators]]\nuse = "cla_rate"\nstandardised = { groups = "ages.csv", population = "European standard population 2013" }\n'


def folder(path: Path, rows: Sequence[tuple[object, ...]]) -> Path:
    (path / "indicators.toml").write_text(TOML, encoding="utf-8")
    with (path / "ages.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("Year", "Age group", "Count", "Population", "Standard population"), *rows])
    return path


def published(case: str) -> list[tuple[object, ...]]:
    with (VECTORS / "oracles_dsr_strata.csv").open(encoding="utf-8") as file:
        return [
            (2025, each["stratum"], each["events"], each["population"], each["standard_population"])
            for each in csv.DictReader(file)
            if each["case"] == case
        ]


def printed(path: Path, *options: str) -> list[dict[str, Any]]:
    command = ["indicators", str(path), "--on", "2025-12-31", "--format", "json", *options]
    found: list[dict[str, Any]] = json.loads(CliRunner().invoke(application, command).stdout)["indicators"][0][
        "standardised"
    ]["periods"]
    return found


class TestScorecard:
    """The standardised rate stands in the scorecard, the workbook and the JSON, with its method and its standard."""

    def test_published_case(self, tmp_path: Path) -> None:
        """895 events of 8,970 people by nineteen ages: PHEindicatormethods prints 1,043.02 (971.77 to 1,117.89) per 10,000."""
        made = folder(tmp_path, published("testdata_big"))
        section = indicators_section(read_indicator_folder(made, on=date(2025, 12, 31)))
        table = next(each for each in section.tables if each.caption == "Directly standardised rates")
        assert table.words[0][1:] == ("year to March 2025", "1043.0", "971.8 to 1117.9", "997.8", "895", "8970")
        assert "European standard population 2013" in table.notes[1]
        assert "Dobson's, with Byar's" in table.notes[2]
        data = printed(made, "--workbook", str(tmp_path / "w.xlsx"))
        [period] = data
        assert period["value"] == pytest.approx(1043.0247991469423, rel=1e-12)
        assert period["interval"]["upper"] == pytest.approx(1117.894091547925, rel=1e-9)
        assert period["interval"]["source"]["title"].startswith("Dobson")
        sheets = openpyxl.load_workbook(tmp_path / "w.xlsx").sheetnames
        assert any("standardised" in name for name in sheets)

    def test_few_events(self, tmp_path: Path) -> None:
        data = printed(folder(tmp_path, published("testdata_tiny")))
        assert "fewer than 10" in data[0]["missing"]


class TestDisclosure:
    """A rate of two groups beside the number of all events tells each group's: under a rule it is hidden with a small one."""

    @pytest.mark.parametrize(("young", "is_hidden"), [(4, True), (5, False), (0, False)])
    def test_a_small_group(self, young: int, tmp_path: Path, *, is_hidden: bool) -> None:
        made = folder(tmp_path, [(2025, "0 to 4", young, 900, 40), (2025, "5 to 17", 60, 2_000, 60)])
        data = printed(made, "--disclosure", "fewer-than-five")
        assert ("hidden" in data[0]) is is_hidden

    def test_whatever_is_hidden_is_in_nothing(self, tmp_path: Path) -> None:
        shown = set()
        for young in (1, 2, 3, 4):
            made = folder(tmp_path, [(2025, "0 to 4", young, 900, 40), (2025, "5 to 17", 64 - young, 2_000, 60)])
            command = ["indicators", str(made), "--on", "2025-12-31", "--disclosure", "fewer-than-five"]
            shown.add(CliRunner().invoke(application, command).stdout)
        assert len(shown) == 1


def test_a_period_without_its_groups_says_why(tmp_path: Path) -> None:
    """A group whose count cannot be read leaves no rate, and no number in its place."""
    rows = [(2025, "Under 1", "x", 1000, 1000), (2025, "1-4", 3, 4000, 4000)]
    (found,) = printed(folder(tmp_path, rows))
    assert "value" not in found
    assert found["missing"]
    section = indicators_section(read_indicator_folder(tmp_path, on=date(2025, 12, 31)))
    table = next(each for each in section.tables if each.caption == "Directly standardised rates")
    assert table.words[0][2] == found["missing"]
