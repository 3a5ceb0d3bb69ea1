import json
from pathlib import Path

import pytest
from tests.published import ROOT
from typer.testing import CliRunner, Result

from safeguarding.cli.application import application
from safeguarding.errors import SafeguardingError

YORK_PLAN = ROOT / "examples" / "york-2017" / "plan.toml"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(application, [str(each) for each in arguments], env={"COLUMNS": "120"})


class TestPlan:
    """Exit status 0 where nothing is in conflict, 1 where something is, 2 where the input cannot be read."""

    def test_york(self) -> None:
        result = run("plan", YORK_PLAN, "--on", "2017-09-19")
        assert result.exit_code == 0
        assert "17 May 2017 is working day 68: in" in result.stdout

    def test_before_it_was_submitted(self) -> None:
        result = run("plan", YORK_PLAN, "--on", "2017-05-16", "-f", "markdown")
        assert result.exit_code == 0
        assert "Not submitted by 16 May 2017; due by 19 May 2017: not yet due." in result.stdout

    def test_json_is_the_plan(self) -> None:
        shown = json.loads(run("plan", YORK_PLAN, "--on", "2017-09-19", "-f", "json").stdout)
        assert shown["sections"][0]["title"] == "Action plan"
        assert len(shown["plan"]["actions"]) == 13

    def test_a_workbook_with_a_cover_sheet(self, tmp_path: Path) -> None:
        openpyxl = pytest.importorskip("openpyxl")
        book = openpyxl.Workbook()
        book.active.append(["A cover"])
        for line in (["Rec", "Action", "Target", "Status"], [1, "Train", "30/09/2017", "Started"]):
            (book["Plan"] if "Plan" in book.sheetnames else book.create_sheet("Plan")).append(line)
        book.save(tmp_path / "tracker.xlsx")
        arguments: list[str | Path] = ["plan", tmp_path / "tracker.xlsx", "--on", "2017-10-05"]
        for more in ((), ("--sheet", "Plan")):
            assert "overdue" in run(*arguments, *more).stdout
        assert isinstance(run(*arguments, "--sheet", "Sheet").exception, SafeguardingError)

    def test_a_tracker_with_everything(self, tmp_path: Path) -> None:
        pytest.importorskip("xlsxwriter")
        pytest.importorskip("matplotlib")
        tracker = tmp_path / "tracker.csv"
        tracker.write_text("Rec,Action,Target,% complete,RAG\n1,Train,30/09/2017,40%,Green\n", encoding="utf-8")
        workbook, chart = tmp_path / "out.xlsx", tmp_path / "out.png"
        result = run(
            *("plan", tracker, "--on", "2017-10-05", "--published-rating-rule"),
            *("--workbook", workbook, "--chart", chart, "-f", "markdown"),
        )
        assert result.exit_code == 1, result.output
        assert "stated green, red by one council's published rule" in result.stdout
        assert workbook.read_bytes()[:2] == b"PK"
        assert chart.read_bytes()[1:4] == b"PNG"

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("plan.toml", "[plan\n"),
            ("plan.toml", "plam = 1\n"),
            ("plan.json", "{}"),
            ("plan.csv", "a,b\n1,2\n"),
            ("plan.csv", ""),
        ],
    )
    def test_bad_files(self, tmp_path: Path, name: str, text: str) -> None:
        (tmp_path / name).write_text(text, encoding="utf-8")
        result = run("plan", tmp_path / name, "--on", "2017-10-05")
        assert isinstance(result.exception, SafeguardingError)

    def test_the_day_must_be_named(self) -> None:
        """Nothing is judged by the machine's clock."""
        assert run("plan", YORK_PLAN).exit_code == 2
