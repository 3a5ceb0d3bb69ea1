"""What every command prints for programs: data under a format's name and version, with nobody's name in it."""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.published import ROOT
from typer.testing import CliRunner

from safeguarding.cli.application import application

YORK = ROOT / "examples" / "york-2017"
COMMANDS: dict[str, tuple[str | Path, ...]] = {
    "brief": (YORK,),
    "check": (YORK / "report.figures.toml",),
    "dbs": (YORK / "staff.csv", "--as-at", "2017-09-19", "--breaches-since", "2017-04-01"),
    "due": ("iha", "--from", "2017-04-03", "--event", "done=2017-05-05", "--on", "2017-05-05"),
    "indicators": (ROOT / "examples" / "westmarch-indicators", "--on", "2026-04-30"),
    "plan": (YORK / "plan.toml", "--on", "2017-09-19"),
    "rules": ("--area", "health"),
    "survey": (ROOT / "examples" / "three-wave-survey",),
}


def data(command: str, *arguments: str | Path) -> dict[str, Any]:
    printed = CliRunner().invoke(application, [command, *map(str, arguments or COMMANDS[command]), "--format", "json"])
    found: dict[str, Any] = json.loads(printed.stdout)
    return found


def table(of: dict[str, Any], start: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in of["tables"] if each["caption"].startswith(start))
    return found


def values(found: Any) -> Iterator[Any]:  # noqa: ANN401 - JSON data
    if isinstance(found, dict):
        for each in found.values():
            yield from values(each)
    elif isinstance(found, list):
        for each in found:
            yield from values(each)
    else:
        yield found


@pytest.mark.parametrize("command", COMMANDS)
def test_the_format_and_its_version_come_first(command: str) -> None:
    """A program can tell what it reads before it reads it."""
    found = data(command)
    assert next(iter(found)) == "format"
    assert found["format"] == f"safeguarding.{command}/1"


@pytest.mark.parametrize("command", COMMANDS)
def test_no_date_or_number_stands_in_words(command: str) -> None:
    """Beside sentences and captions, no text is a date in words, a number or a percentage."""
    in_words = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}|\d+(\.\d+)?%?")
    found = data(command)
    rows = [
        row for section in found.get("sections", [found]) for each in section.get("tables", ()) for row in each["rows"]
    ]
    # a wave may be called by its year, a reference be a number: only cells that are not somebody's own words
    columns = {"on", "due_on", "made_on", "target", "people", "base", "share", "days_late", "by", "population"}
    assert not [
        value
        for row in rows
        for key, cell in row.items()
        if key in columns
        for value in values(cell)
        if isinstance(value, str) and in_words.fullmatch(value)
    ]


class TestDbs:
    """The audit as data, people by their staff reference."""

    FOUND = data("dbs")

    def test_values(self) -> None:
        first = table(self.FOUND, "Everybody")["rows"][0]
        assert first["standing"] == {"code": "in_date", "label": "in date"}
        assert first["people"] == 460
        assert first["of_those_who_need_a_check"] == {"count": 460, "base": 491, "percentage": 93.7}
        breach = table(self.FOUND, "Breaches")["rows"][0]
        assert (breach["due_on"], breach["made_on"], breach["days_late"]) == ("2017-06-29", None, 82)
        month = table(self.FOUND, "Rechecks")["rows"][1]["when"]
        assert month == {"starts_on": "2017-09-19", "ends_on": "2017-09-30"}

    def test_the_audit(self) -> None:
        audit = self.FOUND["audit"]
        assert (audit["as_at"], audit["window"], audit["base"]) == ("2017-09-19", "60 days", 491)
        assert len(audit["statuses"]) == 491
        assert sum(each["count"] for each in audit["counts"]) == 491
        overdue = [each for each in audit["statuses"] if each["standing"]["code"] == "overdue"]
        assert {each["days_overdue"] for each in overdue} == {82, 33, 25, 24}

    @pytest.mark.parametrize("register", [YORK / "staff.csv", YORK / "dirt" / "staff.csv"])
    def test_nobody_is_named(self, register: Path) -> None:
        """No name and no certificate number of the register, nor a part of one, stands in it."""
        printed = json.dumps(data("dbs", register, "--as-at", "2017-09-19"))
        with register.open(encoding="latin-1", newline="") as file:
            cells = {cell.strip() for row in csv.reader(file) for cell in row}
        numbers = {cell for cell in cells if re.fullmatch(r"\d{12}", cell)}
        assert not [number for number in numbers if number in printed]
        assert not re.search(r"\d{10,}", printed)


def test_due() -> None:
    """When it was due and done as days, how it stands as a code, the rule's source with how surely it is known."""
    (answer,) = data("due")["answers"]
    assert (answer["due_on"], answer["done_on"], answer["days_late"]) == ("2017-05-04", "2017-05-05", 1)
    assert answer["outcome"] == {"code": "late", "label": "late"}
    assert answer["source"]["certainty"]["code"] == "verified"
    (hours,) = data("due", "police_protection", "--from", "2017-05-01T22:30", "--on", "2017-05-01")["answers"]
    assert hours["due_at"] == "2017-05-04T22:30:00"
    window = data(
        "due", "care_leaver_903_window", "--from", "2017-10-19", "--born", "2000-09-19", "--on", "2017-10-19"
    )["answers"][0]
    assert window["window"] == {"starts_on": "2017-06-19", "ends_on": "2017-10-19"}


def test_survey() -> None:
    """Numbers as numbers; of a hidden one its symbol alone; why a value is missing."""
    shares = table(data("survey"), "Favourable answers by wave")["rows"]
    happy = next(row for row in shares if row["question"].startswith("How happy are you with where"))
    assert happy["2017"] == {"base": 109, "percentage": 72, "interval": {"lower": 63, "upper": 80}}
    assert happy["over_all_waves"] == {"code": "improved", "label": "improved"}
    talk = next(row for row in shares if row["question"].startswith("Do you have someone"))
    assert talk["2017"] == {"hidden": "c"}
    wave = table(data("survey"), "Waves")["rows"][0]
    assert isinstance(wave["population"], int)
    assert set(wave["rr1"]) == {"count", "base", "percentage"}


def test_survey_tells_no_more_than_its_table() -> None:
    """A cell's numbers in JSON are those that are printed, so that nothing hidden comes out."""
    for each in data("survey")["tables"]:
        for row in each["rows"]:
            assert not [cell for cell in row.values() if isinstance(cell, dict) and "hidden" in cell and len(cell) > 1]


def test_brief() -> None:
    """Sections with typed tables and conflicts with their rule."""
    found = data("brief")
    assert (found["about"], found["as_at"]) == ("York", "2017-09-19")
    inspection = found["sections"][0]
    assert inspection["conflicts"][0]["source"]["certainty"]["code"] == "established"
    assert [row["by"] for row in table(inspection, "Deadlines")["rows"]] == ["2017-03-21", "2017-05-19"]
    grade = table(inspection, "Grades")["rows"][0]
    assert grade["area"] == {"code": "overall_effectiveness", "label": "Overall effectiveness"}
    assert grade["published_outcome"] == {"code": "good", "label": "Good"}


def test_plan(tmp_path: Path) -> None:
    """Actions as they stood, without their owners: an owner may be a name."""
    tracker = tmp_path / "tracker.csv"
    tracker.write_text("Rec,Action,Owner,Target,% complete\n1,Train,Invented Person,30/09/2017,40%\n", encoding="utf-8")
    found = data("plan", tracker, "--on", "2017-10-05")
    (action,) = found["plan"]["actions"]
    assert (action["target_on"], action["standing"]["code"], action["percent"]) == ("2017-09-30", "overdue", 40)
    assert "Invented" not in json.dumps(found)


def test_check() -> None:
    """The reports as records."""
    (report,) = data("check")["reports"]
    assert report["name"] == "report.figures.toml"
    assert report["figures"][0]["verdict"]["outcome"] in ("consistent", "inconsistent", "unverifiable")
