import json
import shutil
from pathlib import Path

import openpyxl
import pytest
from tests.published import ROOT
from typer.testing import CliRunner, Result

from safeguarding.cli.application import application
from safeguarding.errors import SafeguardingError

WESTMARCH = ROOT / "examples" / "westmarch-indicators"
MONTHS = [f"{2025 + (k + 3) // 12}-{(k + 3) % 12 + 1:02}" for k in range(13)]
OWN = """title = "Made up"
[[indicators]]
key = "visits"
name = "Visits in time"
numerator = "visits in time"
denominator = "visits due"
kind = "share"
polarity = "higher is better"
measured = "in a month"
values = "visits.csv"
target = { value = "90%" }
"""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(application, ["indicators", *map(str, arguments)], env={"COLUMNS": "160"})


def folder(path: Path, counts: list[tuple[str, str]], toml: str = OWN) -> Path:
    path.mkdir(exist_ok=True)
    rows = [f"{month},{count},{base}" for month, (count, base) in zip(MONTHS, counts, strict=False)]
    (path / "visits.csv").write_text("\n".join(["Month,Count,Base", *rows]) + "\n", encoding="utf-8")
    (path / "indicators.toml").write_text(toml, encoding="utf-8")
    return path


GOOD = [("191", "200"), ("194", "200"), ("190", "200"), ("193", "200")] * 3 + [("192", "200")]


class TestExitStatus:
    """0 where nothing is wrong by more than chance, 1 where something is, 2 (raised to the entry) where nothing can be read."""

    def test_nothing_wrong(self, tmp_path: Path) -> None:
        result = run(folder(tmp_path, GOOD), "--on", "2026-04-30")
        assert result.exit_code == 0
        assert "none is wrong by more than chance" in result.output

    @pytest.mark.parametrize(
        ("latest", "code"),
        [
            # 86 of 100 misses 90% by chance as likely as not; 80 of 100 would be seen in 2 of 1,000
            (("86", "100"), 0),
            (("80", "100"), 1),
        ],
    )
    def test_a_target(self, latest: tuple[str, str], code: int, tmp_path: Path) -> None:
        assert run(folder(tmp_path, [latest]), "--on", "2026-04-30").exit_code == code

    def test_a_sign_of_concern(self, tmp_path: Path) -> None:
        """A target that is met, and a fall that chance does not give."""
        toml = OWN.replace('"90%"', '"50%"')
        result = run(folder(tmp_path, [*GOOD[:-1], ("150", "200")], toml), "--on", "2026-04-30")
        assert result.exit_code == 1
        assert "sign of concern" in result.output

    def test_a_cell_that_cannot_be_read(self, tmp_path: Path) -> None:
        result = run(folder(tmp_path, [*GOOD[:-1], ("many", "200")]), "--on", "2026-04-30")
        assert result.exit_code == 1
        assert "not a whole number" in result.output

    def test_no_folder(self, tmp_path: Path) -> None:
        assert isinstance(run(tmp_path / "nowhere", "--on", "2026-04-30").exception, SafeguardingError)


class TestTheScorecard:
    """What is wrong stands first; each verdict has its base, its interval and its doubt in words."""

    def test_westmarch(self) -> None:
        result = run(WESTMARCH, "--on", "2026-04-30", "--format", "json")
        data = json.loads(result.stdout)
        assert (result.exit_code, data["format"], data["faults"]) == (1, "safeguarding.indicators/1", [])
        found = {each["key"]: each for each in data["indicators"]}
        assert data["indicators"][0]["key"] == "sw_caseload"
        conferences = found["icpc_15wd"]
        assert (conferences["latest"]["count"], conferences["latest"]["base"]) == (32, 37)
        assert conferences["target"]["verdict"]["code"] == "cannot_say"
        assert conferences["target"]["is_met_as_counted"] is False
        assert conferences["colour"]["code"] == "amber"
        assert found["rereferral_12m"]["beside"]["rank"] == 15
        assert "not_compared" in found["plan_visits_10wd"]["beside"]
        assert [found[key]["over_time"]["limits"]["code"] for key in ("iha_20wd", "entries_rate", "missing_24h")] == [
            "p",
            "u",
            "days_between",
        ]

    def test_a_later_period_does_not_count(self) -> None:
        data = json.loads(run(WESTMARCH, "--on", "2026-01-31", "--format", "json").stdout)
        assert {each["latest"]["ends_on"] for each in data["indicators"] if each["latest"]} <= {
            "2025-12-31",
            "2026-01-31",
            "2025-03-31",
        }

    def test_the_words(self) -> None:
        text = run(WESTMARCH, "--on", "2026-04-30", "--format", "markdown").stdout
        assert "86% of 37 against 95%: cannot say (by chance the true figure may be 71.2% to 95.5%)" in text
        assert "No sign of change; 86% in March 2026 is within what this process gives by chance (66% to 100%)" in text
        assert "Known of its seasons: August and the Christmas weeks are low." in text
        assert "Change of definition from 1 April 2025" in text
        assert "8 of 15 areas lie outside the 99.8% limits: overdispersed" in text


class TestDisclosure:
    """Under a rule nothing printed tells a small count, neither by the value nor by the limits of its series."""

    @pytest.mark.parametrize("base", ["200", "6"])
    @pytest.mark.parametrize("form", ["table", "markdown", "json"])
    def test_the_latest(self, base: str, form: str, tmp_path: Path) -> None:
        """Whichever small count there was, what is printed is the same."""
        shown = {
            run(
                folder(tmp_path, [*GOOD[:-1], (str(count), base)]),
                "--on",
                "2026-04-30",
                "--disclosure",
                "fewer-than-five",
                "--format",
                form,
            ).stdout
            for count in (1, 2, 3, 4)
        }
        assert len(shown) == 1
        assert "1 hidden and not judged here" in shown.pop()

    @pytest.mark.parametrize("latest", [("3", "200"), ("197", "200"), ("6", "6"), ("2", "4"), ("0", "9")])
    def test_what_points_at_a_child(self, latest: tuple[str, str], tmp_path: Path) -> None:
        """A small count, a small rest, a small base, and a small group of whom all or none were counted."""
        made = folder(tmp_path, [*GOOD[:-1], latest])
        data = json.loads(run(made, "--on", "2026-04-30", "--disclosure", "fewer-than-five", "--format", "json").stdout)
        assert data["indicators"][0]["latest"] == {"period": "April 2026", "ends_on": "2026-04-30", "hidden": True}
        assert data["tables"][0]["rows"][0]["value"] == {"hidden": "c"}
        assert "verdict" not in data["indicators"][0]["target"]

    def test_an_earlier_one(self, tmp_path: Path) -> None:
        """The mean of all months and the other months together would give the hidden one away."""
        made = folder(tmp_path, [("198", "200"), *GOOD[1:]])
        book, picture = tmp_path / "w.xlsx", tmp_path / "p.png"
        arguments = ("--disclosure", "fewer-than-five", "--format", "json", "--workbook", book, "--chart", picture)
        data = json.loads(run(made, "--on", "2026-04-30", *arguments).stdout)
        assert data["indicators"][0]["latest"]["count"] == 192
        assert data["indicators"][0]["over_time"]["hidden"] is True
        assert "points" not in data["indicators"][0]["over_time"]
        assert not picture.exists()

    def test_days_of_events(self, tmp_path: Path) -> None:
        """The day on which something happened to one child is no figure to be published."""
        arguments = ("--on", "2026-04-30", "--format", "json", "--workbook", tmp_path / "w.xlsx")
        data = json.loads(run(WESTMARCH, *arguments, "--disclosure", "fewer-than-five").stdout)
        found = next(each for each in data["indicators"] if each["key"] == "missing_24h")
        assert found["over_time"]["hidden"] is True
        row = next(each for each in data["tables"][0]["rows"] if each["indicator"].startswith("Children missing"))
        assert (row["latest"], row["value"]) == ({"hidden": "c"}, {"hidden": "c"})
        book = openpyxl.load_workbook(tmp_path / "w.xlsx")
        sheet = next(each for each in book if each.title.startswith("Children missing"))
        assert sheet.max_row == 1

    def test_what_is_not_of_children(self, tmp_path: Path) -> None:
        toml = OWN + "counts_children = false\n"
        made = folder(tmp_path, [("3", "200")], toml)
        data = json.loads(run(made, "--on", "2026-04-30", "--disclosure", "fewer-than-five", "--format", "json").stdout)
        assert data["indicators"][0]["latest"]["count"] == 3


class TestFiles:
    """A workbook with a sheet for each table, and pictures with their alt text, as PNG and as SVG."""

    def test_workbook(self, tmp_path: Path) -> None:
        run(WESTMARCH, "--on", "2026-04-30", "--workbook", tmp_path / "w.xlsx")
        book = openpyxl.load_workbook(tmp_path / "w.xlsx")
        assert book.sheetnames[0].startswith("Scorecard")
        sheet = next(each for each in book if each.title.startswith("Initial conferences"))
        assert [cell.value for cell in sheet[2]][:4] == ["April 2024", "96%", 43, 45]

    def test_several_kinds_at_once(self, tmp_path: Path) -> None:
        """Each kind is drawn, with one text of the words for both; an ending twice is refused."""
        made, pictures = folder(tmp_path, GOOD), [tmp_path / "c.png", tmp_path / "c.svg"]
        result = run(made, "--on", "2026-04-30", "--chart", pictures[0], "--chart", pictures[1])
        assert result.exit_code == 0
        assert all(each.is_file() for each in (*pictures, tmp_path / "c.alt.txt"))
        with pytest.raises(SafeguardingError, match="by another output"):
            CliRunner().invoke(
                application,
                ["indicators", str(made), "--on", "2026-04-30", *("--chart", str(pictures[0])) * 2],
                catch_exceptions=False,
            )

    @pytest.mark.parametrize("form", ["png", "svg"])
    def test_pictures(self, form: str, tmp_path: Path) -> None:
        run(folder(tmp_path, GOOD), "--on", "2026-04-30", "--chart", tmp_path / f"c.{form}")
        assert (tmp_path / f"c.{form}").stat().st_size > 10_000
        words = (tmp_path / "c.alt.txt").read_text(encoding="utf-8")
        assert words.startswith("Visits in time over time: 13 values from April 2025 to April 2026")

    def test_its_own_input_is_not_written_over(self, tmp_path: Path) -> None:
        made = folder(tmp_path, GOOD)
        result = run(made, "--on", "2026-04-30", "--output", made / "visits.csv")
        assert isinstance(result.exception, SafeguardingError)

    def test_web_page_and_word(self, tmp_path: Path) -> None:
        made = folder(tmp_path, GOOD)
        assert run(made, "--on", "2026-04-30", "--format", "html").stdout.count("<figure") == 1
        run(made, "--on", "2026-04-30", "--format", "docx", "--output", tmp_path / "s.docx")
        assert (tmp_path / "s.docx").stat().st_size > 20_000


def test_the_section_of_a_briefing(tmp_path: Path) -> None:
    """An update's folder with ``indicators.toml`` has the scorecard, as at the day of the update; its tables are read."""
    made = Path(shutil.copytree(WESTMARCH, tmp_path / "update"))
    facts = 'title = "An update"\nauthority = "York"\nreported_on = 2026-04-30\n'
    (made / "update.toml").write_text(facts, encoding="utf-8")
    result = CliRunner().invoke(application, ["brief", str(made), "--format", "json"])
    data = json.loads(result.stdout)
    assert [each["title"] for each in data["sections"]] == ["Westmarch: figures of children's services"]
    assert data["files_not_read"] == []
