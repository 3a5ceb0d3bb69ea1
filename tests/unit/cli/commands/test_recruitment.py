"""The command ``safeguarding recruitment``."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.published import ROOT
from typer.testing import CliRunner, Result

from safeguarding.cli.application import application
from safeguarding.pages.recruitment import recruitment_rules_table
from safeguarding.pages.renderers.markdown import table_markdown
from safeguarding.recruitment.catalogue import recruitment_rules
from safeguarding.recruitment.words import CheckKind, CheckOutcome

EXAMPLE = ROOT / "examples" / "central-record" / "central-record.csv"
NAMES = ("Invented", "Madeup", "Unreal", "Fictional", "Pretend", "Nobody", "Supplied")
COMPLETE = "Staff ID,Start date,Identity check,{}\nS1,31/08/2024,20/08/2024,{}\n"
HOME = {
    "Right to work": "",
    "DBS date": "20/08/2024",
    "Barred list": "On DBS",
    "References": "20/08/2024",
    "Qualifications": "20/08/2024",
    "Employment history": "20/08/2024",
    "Medical": "20/08/2024",
}


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(application, ["recruitment", *map(str, arguments)], env={"COLUMNS": "160"})


def example(*more: str) -> Result:
    return run(EXAMPLE, "--setting", "academy", "--on", "2024-12-02", *more)


def home(tmp_path: Path, **changed: str) -> Path:
    cells = HOME | changed
    path = tmp_path / "home.csv"
    path.write_text(COMPLETE.format(",".join(cells), ",".join(cells.values())), encoding="utf-8")
    return path


class TestExitStatus:
    """0 where every record is complete, 1 where something is wrong or not known, 2 where the file cannot be read."""

    KNOWN = ("--known", "regulated_activity=yes", "--known", "care_role=no", "--known", "worked_with_children=no")

    def test_complete(self, tmp_path: Path) -> None:
        result = run(home(tmp_path), "--setting", "children's home", "--on", "2024-12-02", *self.KNOWN)
        assert result.exit_code == 0, result.output
        assert "1 record: 1 complete" in result.output

    def test_missing(self, tmp_path: Path) -> None:
        file = home(tmp_path, References="")
        assert run(file, "--setting", "childrens_home", "--on", "2024-12-02", *self.KNOWN).exit_code == 1

    def test_not_known(self, tmp_path: Path) -> None:
        assert run(home(tmp_path), "--setting", "childrens_home", "--on", "2024-12-02").exit_code == 1

    def test_a_cell_that_could_not_be_used(self, tmp_path: Path) -> None:
        """Even one that no rule asks for: the answers do not rest on all of the file."""
        file = home(tmp_path, **{"Right to work": "see file"})
        assert run(file, "--setting", "childrens_home", "--on", "2024-12-02", *self.KNOWN).exit_code == 1

    @pytest.mark.parametrize(
        "arguments",
        [
            ("--setting", "nowhere", "--on", "2024-12-02"),
            ("--setting", "academy", "--on", "someday"),
            ("--setting", "academy", "--on", "2024-12-02", "--known", "lived_abroad=perhaps"),
            ("--setting", "academy", "--on", "2024-12-02", "--known", "livd_abroad=no"),
            ("--setting", "academy", "--on", "2024-12-02", "--column", "identity"),
            ("--setting", "academy"),
        ],
    )
    def test_wrong_options(self, arguments: tuple[str, ...]) -> None:
        assert run(EXAMPLE, *arguments).exit_code == 2

    def test_nobody(self, tmp_path: Path) -> None:
        path = tmp_path / "scr.csv"
        path.write_text("Staff ID,Start date,Identity check,Right to work\n", encoding="utf-8")
        result = run(path, "--setting", "academy", "--on", "2024-12-02")
        assert result.exit_code != 0
        assert "no people in its rows" in str(result.exception)

    def test_a_file_is_not_written_over_its_own(self) -> None:
        result = example("--out", str(EXAMPLE))
        assert result.exit_code != 0
        assert result.exception is not None


class TestPage:
    """What is missing first; references only."""

    def test_missing_first(self) -> None:
        text = example("--format", "markdown").output
        assert text.index("What must be so, and is not") < text.index("What should be so, and is not")
        must = text.split("What must be so, and is not")[1].split("What should be so")[0]
        assert must.index("missing") < must.index("done after the start") < must.index("must not be requested")

    @pytest.mark.parametrize("form", ["table", "markdown", "json"])
    def test_no_names(self, form: str) -> None:
        text = example("--format", form).output
        assert not [name for name in NAMES if name in text]
        assert "S3" in text

    def test_json(self) -> None:
        data = json.loads(example("--format", "json").output)
        assert data["format"] == "safeguarding.recruitment/1"
        (helper,) = (each for each in data["records"] if each["reference"] == "S3")
        (expired,) = (each for each in helper["answers"] if each["outcome"]["code"] == "expired")
        assert expired["kind"]["code"] == "right_to_work"
        assert (expired["expires_on"], expired["is_breach"], expired["edition"]) == (
            "2024-11-30",
            True,
            "September 2024",
        )
        assert expired["source"]["certainty"]["code"] == "verified"
        assert expired["is_start_instead"] is True

    def test_files_together(self, tmp_path: Path) -> None:
        """Several files are one record; what only one of them does not have is not known there alone."""
        other = tmp_path / "volunteers.csv"
        other.write_text(COMPLETE.format("Right to work", "20/08/2024").replace("S1", "V1"), encoding="utf-8")
        result = run(home(tmp_path), other, "--setting", "children's home", "--on", "2024-12-02", "-f", "json")
        data = json.loads(result.output)
        assert [each["reference"] for each in data["records"]] == ["S1", "V1"]
        assert any("in some of the tables" in note for note in data["notes"])
        assert {each["place"]["file"] for each in data["faults"]} <= {"home.csv", "volunteers.csv"}

    def test_problems_that_are_not_shown_are_counted_by_kind(self, tmp_path: Path) -> None:
        """A program gets all of them; a person the worst, and how many there are of each kind of the others."""
        rows = "".join(f"S{k},31/08/2024,20/08/2024,soon\n" for k in range(2, 32))
        file = tmp_path / "scr.csv"
        file.write_text(
            "Staff ID,Start date,Identity check,Right to work\nS1,31/08/2024,20/08/2024,20/08/2024\n" + rows
        )
        shown = run(file, "--setting", "academy", "--on", "2024-12-02").output
        whole = json.loads(run(file, "--setting", "academy", "--on", "2024-12-02", "-f", "json").output)
        kind = "neither a day nor 'yes', 'no' or 'n/a'"
        counted = sum(each["problem"] == kind for each in whole["faults"])
        assert counted == 30
        assert "more problems; `--format json` has all of them" in " ".join(shown.split())
        assert f"times: {kind}" in " ".join(shown.split())

    def test_what_is_wrong_as_a_workbook(self, tmp_path: Path) -> None:
        example("--out", str(tmp_path / "wrong.xlsx"))
        sheet = load_workbook(tmp_path / "wrong.xlsx").active
        assert sheet is not None
        rows = list(sheet.iter_rows(values_only=True))
        assert rows[0][:3] == ("Reference", "Check", "Outcome")
        assert {row[0] for row in rows[1:]} == {"S3", "S4", "S5"}

    def test_another_setting_other_rules(self) -> None:
        """A 16 to 19 academy has no separate list: what a school needs is there never to be requested."""
        result = run(EXAMPLE, "--setting", "16 to 19", "--on", "2024-12-02", "--format", "json")
        (second,) = (each for each in json.loads(result.output)["records"] if each["reference"] == "S2")
        found = {each["kind"]["code"]: each["outcome"]["code"] for each in second["answers"]}
        assert found["barred_list_alone"] == CheckOutcome.MUST_NOT_REQUEST.name.lower()
        assert found["enhanced_dbs"] == CheckOutcome.AFTER_START.name.lower()


def test_the_documented_table_is_the_generated_one() -> None:
    """The table in the docs is made of the rules, so it cannot grow stale."""
    documented = (ROOT / "docs" / "reference" / "recruitment.md").read_text(encoding="utf-8")
    assert table_markdown(recruitment_rules_table(recruitment_rules())) in documented
    assert all(f"| {kind.label}" in documented for kind in (CheckKind.IDENTITY, CheckKind.SECTION_128))
