import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from safeguarding.cli.application import application

CASES = """
[[cases]]
rule = "iha"
episode = { started_on = 2027-05-04, reference = "child 1" }

[[cases]]
rule = "LAC review"
episode = { started_on = 2027-05-04, reference = "child 2" }

[[cases]]
rule = "icpc"
episode = { started_on = 2027-05-04, done_on = [2027-05-06], reference = "child 3" }
"""
NEW_LAW = """
[[rules]]
rule_id = "cla_review_subsequent"
area = "looked after"
requirement = "the child's case is reviewed again"
trigger = "the previous review"
aliases = ["LAC review"]

[rules.limits]
name = "cla_review_subsequent"

[[rules.limits.entries]]
starts_on = 2011-04-01
value = { steps = [{ interval = "6 months" }] }
source = { title = "The law as it was", certainty = "unverified" }

[[rules.limits.entries]]
starts_on = 2027-04-01
value = { steps = [{ interval = "3 months" }] }
source = { title = "An invented instrument", certainty = "unverified" }
changed = "three months for six"
"""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(application, ["moved", *map(str, arguments)], env={"COLUMNS": "160"})


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    file = tmp_path / "cases.toml"
    file.write_text(CASES, encoding="utf-8")
    return file


class TestMoved:
    """Open deadlines that are others once a holiday or an entry is added; the rest are not named."""

    def test_a_holiday(self, cases: Path) -> None:
        """Twenty working days from 4 May 2027 end on 2 June; with 14 May off, on the 3rd. Months know no holidays."""
        result = run(cases, "--on", "2027-05-10", "--holiday", "2027-05-14", "--format", "json")
        assert result.exit_code == 1, result.output
        (row,) = json.loads(result.stdout)["moved"]["rows"]
        assert (row["case"], row["was_due"], row["is_due"]) == ("child 1", "2027-06-02", "2027-06-03")

    @pytest.mark.parametrize("day", ["2027-05-15", "2027-05-31", "2027-06-03"])
    def test_a_weekend_a_known_holiday_and_a_day_past_the_last_move_nothing(self, cases: Path, day: str) -> None:
        result = run(cases, "--on", "2027-05-10", "--holiday", day)
        assert (result.exit_code, result.stdout) == (0, "No open deadline of 3 cases moved.\n")

    def test_an_entry_of_the_law(self, cases: Path, tmp_path: Path) -> None:
        law = tmp_path / "law.toml"
        law.write_text(NEW_LAW, encoding="utf-8")
        result = run(cases, "--on", "2027-05-10", "--rules", law, "--format", "markdown")
        assert result.exit_code == 1
        assert "| child 2 | cla\\_review\\_subsequent | 4 May 2027 | 4 November 2027 | 4 August 2027 |" in result.stdout

    def test_the_day_is_asked_for(self, cases: Path) -> None:
        assert run(cases).exit_code == 2
