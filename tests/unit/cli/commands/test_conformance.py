import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from safeguarding.cli.application import application
from safeguarding.readers.conformance.kits import conformance_kit, kit_schema_text, kit_text

IHA = [case for case in conformance_kit().cases if case.rule_id == "iha"]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(application, ["conformance", *map(str, arguments)], env={"COLUMNS": "200"})


def answers(folder: Path, *, first_due: str = "") -> Path:
    file = folder / "answers.csv"
    text = io.StringIO()
    rows = [(case.name, case.expected.due, case.expected.outcome) for case in IHA]
    rows[0] = (rows[0][0], first_due or rows[0][1], rows[0][2])
    csv.writer(text).writerows([("case", "due", "outcome"), *rows])
    file.write_text(text.getvalue(), encoding="utf-8")
    return file


def test_all_alike(tmp_path: Path) -> None:
    """Exit status 0 where every case asked about was answered, and alike."""
    result = run(answers(tmp_path), "--rule", "initial health assessment", "--format", "json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert found["format"] == "safeguarding.conformance/1"
    assert (found["agreed"], found["differences"], found["not_answered"]) == (len(IHA), [], [])


def test_one_differs(tmp_path: Path) -> None:
    """Exit status 1; with the rule, what was expected and found, and the source."""
    result = run(answers(tmp_path, first_due="2011-05-04"), "--rule", "iha", "--format", "json")
    assert result.exit_code == 1
    (differs,) = json.loads(result.stdout)["differences"]
    assert (differs["rule"], differs["expected"]["due"], differs["found"]["due"]) == ("iha", "2011-05-05", "2011-05-04")
    assert differs["source"]["clause"] == "reg 7(1)-(2)"
    shown = run(tmp_path / "answers.csv", "--rule", "iha").stdout
    for words in (
        "2011-05-05, in time",
        "2011-05-04, in time",
        "reg 7(1)-(2)",
        "the initial health assessment is made",
    ):
        assert words in shown


def test_cases_without_an_answer(tmp_path: Path) -> None:
    """Exit status 1: the other rules were not answered, and each says so."""
    result = run(answers(tmp_path), "--area", "health")
    assert result.exit_code == 1
    assert "rha_under5" in result.stdout
    assert "neither right nor wrong" in result.stdout


def test_another_version_is_told(tmp_path: Path) -> None:
    file = tmp_path / "answers.json"
    file.write_text(json.dumps({"kit": "0", "answers": [{"case": IHA[0].name, "due": "2011-05-05"}]}), encoding="utf-8")
    assert "answers to kit 0; this is kit 4" in run(file, "--rule", "iha").stderr


@pytest.mark.parametrize(
    "arguments",
    [[], ["none.csv"], ["--give", "kit", "a.csv"], ["a.csv", "--area", "nowhere"], ["a.csv", "--rule", "x"]],
)
def test_what_cannot_be_asked(tmp_path: Path, arguments: list[str]) -> None:
    """Exit status 2, without a traceback."""
    answers(tmp_path).rename(tmp_path / "a.csv")
    asked = [str(tmp_path / each) if each.endswith(".csv") else each for each in arguments]
    result = run(*asked)
    assert result.exit_code != 0
    assert result.stdout == ""


def test_what_is_given(tmp_path: Path) -> None:
    """The kit, its schema and a form: printed, or written to a file."""
    assert run("--give", "kit").stdout == kit_text()
    assert run("--give", "schema").stdout == kit_schema_text()
    form = tmp_path / "form.csv"
    assert run("--give", "form", "--output", form).exit_code == 0
    rows = list(csv.DictReader(form.read_text(encoding="utf-8").splitlines()))
    assert [row["case"] for row in rows] == [case.name for case in conformance_kit().cases]
    assert "0 answered alike, 0 otherwise" in run(form).stdout
