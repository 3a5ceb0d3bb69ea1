import json
import shutil
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tests.published import ROOT
from typer.testing import CliRunner, Result

from safeguarding.cli.application import application
from safeguarding.errors import MissingExtraError, SafeguardingError, UnreadableFileError
from safeguarding.serialization.json_schemas import json_schema
from safeguarding.surveys.printed_numbers import PrintedNumbers

THREE_WAVES = ROOT / "examples" / "three-wave-survey"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(application, ["survey", *map(str, arguments)], env={"COLUMNS": "120"})


class TestExitStatus:
    """0 where no claim is refused, 1 where one is, 2 (raised to the entry) where the input cannot be read."""

    def test_a_refused_claim(self) -> None:
        result = run(THREE_WAVES)
        assert result.exit_code == 1
        assert "In conflict: Continuous growth of satisfaction with reaching their social worker" in result.output

    def test_nothing_claimed(self, tmp_path: Path) -> None:
        folder = Path(shutil.copytree(THREE_WAVES, tmp_path / "survey"))
        text = (folder / "survey.toml").read_text(encoding="utf-8")
        (folder / "survey.toml").write_text(text.partition("[[growth_claims]]")[0], encoding="utf-8")
        assert run(folder).exit_code == 0

    def test_no_survey(self, tmp_path: Path) -> None:
        assert isinstance(run(tmp_path).exception, SafeguardingError)


class TestMissingExtras:
    """A library that is not installed is named with the extra that brings it."""

    def test_pictures(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delitem(sys.modules, "safeguarding.charts.survey_pictures", raising=False)
        for name in [each for each in sys.modules if each.partition(".")[0] == "matplotlib"]:
            monkeypatch.setitem(sys.modules, name, None)
        monkeypatch.setitem(sys.modules, "matplotlib", None)
        error = run(THREE_WAVES, "--out", tmp_path).exception
        assert isinstance(error, MissingExtraError)
        assert "safeguarding[charts]" in str(error)


class TestOutput:
    """As a screen, as Markdown, as JSON, and as files."""

    def test_json(self) -> None:
        section = json.loads(run(THREE_WAVES, "--format", "json").stdout)
        assert section["tables"][0]["caption"] == "Waves and response rates"
        assert [(each["wave"], each["is_least"]) for each in section["protected"]] == [
            ("2013", True),
            ("2015", True),
            ("2017", False),
        ]

    def test_markdown(self) -> None:
        assert run(THREE_WAVES, "--format", "markdown").stdout.startswith("## An invented survey")

    @pytest.mark.parametrize(("option", "pictures"), [("--pictures", 8), ("--no-pictures", 0)])
    def test_files(self, tmp_path: Path, option: str, pictures: int) -> None:
        run(THREE_WAVES, "--out", tmp_path / "results", option, "--format", "markdown")
        assert len(list((tmp_path / "results").glob("*.png"))) == pictures
        assert (tmp_path / "results" / "survey.md").is_file()

    def test_files_of_an_earlier_run_are_told_of(self, tmp_path: Path) -> None:
        """Tables made by another rule can give away what these hide."""
        arguments = (THREE_WAVES, "--out", tmp_path, "--no-pictures", "--format", "markdown")
        assert "were there before" not in run(*arguments).stderr
        (tmp_path / "99-answers-by-another-rule.csv").touch()
        assert "were there before: 1." in run(*arguments).stderr


@pytest.mark.parametrize("place", [".", "responses"])
def test_results_do_not_stand_among_the_answers(tmp_path: Path, place: str) -> None:
    """An output folder in which the survey's own files stand is refused before anything is printed or written."""
    folder = Path(shutil.copytree(THREE_WAVES, tmp_path / "survey"))
    before = sorted(folder.rglob("*"))
    result = run(folder, "--out", folder / place)
    assert (result.output, type(result.exception)) == ("", UnreadableFileError)
    assert sorted(folder.rglob("*")) == before


class TestEditions:
    """An edition writes what it printed and hid; the next one reads it, and hides no less."""

    def test_written_and_read(self, tmp_path: Path) -> None:
        first, second = tmp_path / "first.json", tmp_path / "second.json"
        assert run(THREE_WAVES, "--write-hidden", first).exit_code == 1
        data = json.loads(first.read_text(encoding="utf-8"))
        assert data["format"] == "safeguarding.survey-numbers/1"
        assert not list(Draft202012Validator(json_schema(PrintedNumbers)).iter_errors(data))
        talk = [
            each for each in data["numbers"] if each["at"].get("question") == "talk" and each["at"]["wave"] == "2017"
        ]
        assert {each["printed"] for each in talk if each["at"]["entry"]} == {"none"}
        result = run(THREE_WAVES, "--hidden-before", first, "--write-hidden", second)
        assert "Protected beside what earlier editions printed and hid" in result.output
        assert second.read_bytes() == first.read_bytes()

    def test_a_child_who_answered_late_is_not_told_of(self, tmp_path: Path) -> None:
        folder = Path(shutil.copytree(THREE_WAVES, tmp_path / "survey"))
        before = tmp_path / "before.json"
        run(folder, "--write-hidden", before)
        rows = (folder / "responses" / "2017.csv").read_text(encoding="utf-8").splitlines()
        (folder / "responses" / "2017.csv").write_text("\n".join(rows[:-1]) + "\n", encoding="utf-8")
        result = run(folder, "--hidden-before", before, "--format", "json")
        shares = json.loads(result.stdout)["tables"][1]["rows"]
        assert shares[0]["2017"] == {"missing": "withheld"}

    def test_a_file_of_another_survey_is_said(self, tmp_path: Path) -> None:
        other = tmp_path / "other.json"
        other.write_text('{"format": "safeguarding.survey-numbers/1", "title": "x", "numbers": []}', encoding="utf-8")
        assert "has no wave of this survey" in run(THREE_WAVES, "--hidden-before", other).output

    def test_a_file_of_another_kind(self, tmp_path: Path) -> None:
        other = tmp_path / "other.json"
        other.write_text('{"format": "safeguarding.survey/1", "title": "x", "numbers": []}', encoding="utf-8")
        error = run(THREE_WAVES, "--hidden-before", other).exception
        assert isinstance(error, SafeguardingError)
        assert "other.json" in str(error)
