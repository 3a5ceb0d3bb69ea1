import json
from pathlib import Path

import openpyxl
import pytest
from tests.published import ROOT
from typer.testing import CliRunner, Result

from safeguarding.cli.application import application
from safeguarding.errors import SafeguardingError
from safeguarding.recommendations.stated import PlanFacts
from safeguarding.serialization.documents import read_toml

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


BOARD = ROOT / "examples" / "westmarch-2024"


class TestBoardReport:
    """What changed comes first; owners are shown where asked for; every file that is asked for is written."""

    ARGUMENTS = ("plan", BOARD / "plan.toml", "--on", "2025-03-31", "--since", "2025-01-20")

    def test_what_changed_comes_first(self) -> None:
        result = run(*self.ARGUMENTS, "--earlier", BOARD / "plan-2021.toml", "-f", "markdown")
        assert result.exit_code == 1
        tables = [line for line in result.stdout.splitlines() if line.startswith("**") and line.endswith("**")]
        assert tables[0] == "**Changes since 20 January 2025**"
        assert "**Said before**" in tables

    def test_owners_are_shown_where_asked_for(self) -> None:
        assert "head of systems" not in run(*self.ARGUMENTS, "-f", "json").stdout
        shown = json.loads(run(*self.ARGUMENTS, "--by", "owner", "-f", "json").stdout)
        assert shown["plan"]["actions"][2]["owner"] == "head of systems"
        assert shown["sections"][0]["tables"][1]["rows"][0]["owner"] == "head of systems"

    def test_files(self, tmp_path: Path) -> None:
        files = {
            option: tmp_path / name
            for option, name in (
                ("--workbook", "b.xlsx"),
                ("--chart", "t.svg"),
                ("--burn-up", "u.png"),
                ("--calendar", "c.ics"),
                ("--toml", "p.toml"),
            )
        }
        result = run(*self.ARGUMENTS, *(part for pair in files.items() for part in pair))
        assert result.exit_code == 1, result.output
        assert sorted(path.name for path in tmp_path.iterdir()) == [
            *("b.xlsx", "c.ics", "p.toml", "t-2.alt.txt", "t-2.svg", "t.alt.txt", "t.svg", "u.alt.txt", "u.png"),
        ]
        sheet = openpyxl.load_workbook(files["--workbook"])["Actions"]
        assert (sheet.max_row, sheet.auto_filter.ref) == (41, sheet.dimensions)
        again = run("plan", files["--toml"], *self.ARGUMENTS[2:], "-f", "json")
        assert again.stdout == run(*self.ARGUMENTS, "-f", "json").stdout

    def test_a_tracker_becomes_a_plan_once(self, tmp_path: Path) -> None:
        """From the spreadsheet to TOML: what is printed of the two is the same, but for the places of its faults."""
        tracker, plan = tmp_path / "tracker.csv", tmp_path / "plan.toml"
        tracker.write_text(
            "Rec,Recommendation,Action,Lead,Target,Revised date,Status\n"
            "1,Supervise,Train,Jo Example,30/09/2017,31/12/2017,In progress\n",
            encoding="utf-8",
        )
        tables = [
            json.loads(run("plan", file, "--on", "2017-10-05", "-f", "json", *more).stdout)["sections"][0]["tables"]
            for file, more in ((tracker, ("--toml", plan)), (plan, ()))
        ]
        assert tables[0] == tables[1]

    def test_a_rule_of_one_s_own(self, tmp_path: Path) -> None:
        tracker, rule = tmp_path / "tracker.csv", tmp_path / "rule.toml"
        tracker.write_text("Rec,Action,Target,Status,RAG\n1,Train,30/09/2017,In progress,Green\n", encoding="utf-8")
        rule.write_text(
            'name = "our key"\n'
            'source = { title = "our key", certainty = "unverified" }\n'
            'lines = [{ rating = "red", text = "late", is_past_target = true }]\n',
            encoding="utf-8",
        )
        result = run("plan", tracker, "--on", "2017-10-05", "--rating-rule", rule, "-f", "markdown")
        assert "stated green, red by our key (late): inconsistent, since 5 October 2017" in result.stdout

    @pytest.mark.parametrize("since", ["2025-03-31", "2025-04-01"])
    def test_the_days_are_in_order(self, since: str) -> None:
        assert run("plan", BOARD / "plan.toml", "--on", "2025-03-31", "--since", since).exit_code == 2

    def test_nothing_is_written_over_what_is_read(self, tmp_path: Path) -> None:
        plan = tmp_path / "plan.toml"
        plan.write_bytes(YORK_PLAN.read_bytes())
        result = run("plan", plan, "--on", "2017-09-19", "--toml", plan)
        assert isinstance(result.exception, SafeguardingError)
        assert plan.read_bytes() == YORK_PLAN.read_bytes()


def test_two_pictures_do_not_share_their_words(tmp_path: Path) -> None:
    """Two pictures of one name in two forms would write their alt text over one another."""
    result = run(
        "plan", YORK_PLAN, "--on", "2017-09-19", "--chart", tmp_path / "a.png", "--burn-up", tmp_path / "a.svg"
    )
    assert "by another output" in str(result.exception)
    assert list(tmp_path.iterdir()) == []
    for name in ("a-2.png", "a-13.png"):
        result = run(
            "plan", YORK_PLAN, "--on", "2017-09-19", "--chart", tmp_path / "a.png", "--burn-up", tmp_path / name
        )
        assert result.exit_code == 2
        assert "may be a page of" in result.output
    assert list(tmp_path.iterdir()) == []


class TestTrackerOverTime:
    """Copies of one tracker, and columns for each month, are the log of one plan."""

    HEADER = "No,Action,Target date,Status\n"

    def copies(self, folder: Path) -> tuple[Path, Path]:
        june, july = folder / "june.csv", folder / "july.csv"
        june.write_text(f"{self.HEADER}1,Train staff,30/06/2024,Not started\n", encoding="utf-8")
        july.write_text(
            f"{self.HEADER}1,Train staff,31/08/2024,In progress\n2,Audit files,30/09/2024,Not started\n",
            encoding="utf-8",
        )
        return june, july

    def test_copies(self, tmp_path: Path) -> None:
        june, july = self.copies(tmp_path)
        more = ("--snapshot", f"2024-06-30={june}", "--since", "2024-06-30", "--toml", tmp_path / "plan.toml")
        result = run("plan", july, "--on", "2024-07-31", *more)
        assert result.exit_code == 0, result.output
        for told in ("joined the plan", "30 June 2024 → 31 August 2024", "added to the plan"):
            assert told in result.stdout
        again = run("plan", tmp_path / "plan.toml", "--on", "2024-07-31", "--since", "2024-06-30")
        assert "30 June 2024 → 31 August 2024" in again.stdout

    def test_months(self, tmp_path: Path) -> None:
        file = tmp_path / "tracker.csv"
        header = "Action,Target date,RAG May 2024,RAG June 2024\n"
        file.write_text(f"{header}Train staff,30/06/2024,Not started,Complete\n", encoding="utf-8")
        run("plan", file, "--on", "2024-07-10", "--monthly", "--toml", tmp_path / "plan.toml")
        kept = read_toml(tmp_path / "plan.toml", PlanFacts).plan
        assert [str(each.on) for each in kept.updates] == ["2024-05-31", "2024-06-30"]

    @pytest.mark.parametrize("snapshot", ["june.csv", "2024-06-30=", "2024-07-31={}", "2024-08-01={}"])
    def test_a_copy_has_an_earlier_day(self, tmp_path: Path, snapshot: str) -> None:
        june, july = self.copies(tmp_path)
        assert run("plan", july, "--on", "2024-07-31", "--snapshot", snapshot.format(june)).exit_code == 2

    def test_a_plan_has_its_own_log(self, tmp_path: Path) -> None:
        june, _ = self.copies(tmp_path)
        result = run("plan", YORK_PLAN, "--on", "2017-09-19", "--snapshot", f"2017-06-30={june}")
        assert result.exit_code == 2


def test_owners_are_drawn_only_where_they_are_asked_for() -> None:
    """The burn-up names nobody; the timeline does."""
    plain, by_owner = (
        run("plan", YORK_PLAN, "--on", "2017-09-19", "-f", "html", *by).stdout for by in ((), ("--by", "owner"))
    )
    assert by_owner.count("<figure") == plain.count("<figure") + 1


def test_a_plan_in_which_nothing_is_due_has_no_burn_up(tmp_path: Path) -> None:
    """An empty picture would look as if nothing had been done; one in which something was due has its picture."""
    due = run("plan", ROOT / "examples" / "westmarch-2024" / "plan.toml", "--on", "2025-03-31", "-f", "html")
    assert "<figure" in due.stdout
    path = tmp_path / "plan.toml"
    path.write_text('[plan]\nactions = [{ ref = "1", text = "Look at it" }]\n', encoding="utf-8")
    result = run("plan", path, "--on", "2017-09-19", "-f", "html")
    assert "<html" in result.stdout
    assert "<figure" not in result.stdout
