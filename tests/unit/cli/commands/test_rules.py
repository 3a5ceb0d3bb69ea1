import json
from pathlib import Path

import pytest
from tests.published import ROOT
from typer.testing import CliRunner, Result

from safeguarding.cli.application import application
from safeguarding.serialization.documents import from_data
from safeguarding.timescales.catalogue import EDITION, RULES
from safeguarding.timescales.rules import Rule


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(application, [str(each) for each in arguments], env={"COLUMNS": "120"})


class TestRules:
    """Every rule, with its limit, since when, on whose authority and how surely known."""

    def test_json_is_the_rules(self) -> None:
        printed = json.loads(run("rules", "--format", "json").stdout)["rules"]
        assert from_data(printed, tuple[Rule, ...]) == tuple(RULES)

    def test_markdown_has_every_rule(self) -> None:
        text = run("rules", "--format", "markdown").stdout
        assert all(f"| {rule.rule_id.replace('_', chr(92) + '_')} |" in text for rule in RULES)

    @pytest.mark.parametrize("columns", ["80", "120"])
    def test_every_name_can_be_copied_whole(self, columns: str) -> None:
        """``safeguarding due`` asks for it."""
        shown = CliRunner().invoke(application, ["rules"], env={"COLUMNS": columns}).stdout
        assert all(f"{rule.rule_id} " in shown for rule in RULES)

    def test_one_area(self) -> None:
        result = run("rules", "--area", "Health of children looked after")
        assert "iha" in result.stdout
        assert "ehcp" not in result.stdout
        assert run("rules", "--area", "weather").exit_code == 2

    def test_the_documented_table_is_the_generated_one(self) -> None:
        """The table in the docs is what the command prints, so it cannot grow stale."""
        documented = (ROOT / "docs" / "reference" / "timescales.md").read_text(encoding="utf-8")
        assert run("rules", "--format", "markdown").stdout in documented

    def test_what_changed_is_documented_as_it_is_printed(self) -> None:
        """By its day, with what became law without changing a number."""
        documented = (ROOT / "docs" / "reference" / "law-changes.md").read_text(encoding="utf-8")
        assert run("rules", "--changes", "--format", "markdown").stdout in documented
        assert "Children's Wellbeing and Schools Act 2026" in documented

    def test_the_edition_stands_in_the_json(self) -> None:
        assert json.loads(run("rules", "--format", "json").stdout)["catalogue"] == EDITION

    def test_unchecked_since(self) -> None:
        """On the day of the check none is unchecked since; a day later, all of those checked on it are."""
        named = [
            {
                each["rule_id"]
                for each in json.loads(run("rules", "--unchecked-since", day, "--format", "json").stdout)["rules"]
            }
            for day in ("2026-11-23", "2026-11-24", "2026-11-26", "2026-11-27")
        ]
        assert named[0] == set()
        assert "private_fostering_y1" in named[1]
        assert named[1] == named[2]
        assert "icpc" not in named[2]
        assert named[3] == {rule.rule_id for rule in RULES}

    def test_history_and_changes_on_a_terminal(self) -> None:
        assert "2020" in run("rules", "--history", "--area", "private_fostering").stdout
        assert "seven" in run("rules", "--changes", "--area", "private_fostering").stdout

    def test_a_councils_own_rules(self) -> None:
        """They stand beside the published ones, and the edition says that the catalogue is not the published one."""
        file = ROOT / "examples" / "council-rules.toml"
        printed = json.loads(run("rules", "--rules", file, "--format", "json").stdout)
        assert printed["catalogue"].startswith("not the published catalogue")
        assert "cin_visit" in {rule["rule_id"] for rule in printed["rules"]}
        due = run("due", "cin_visit", "--from", "2017-04-03", "--on", "2017-04-03", "--rules", file)
        assert due.stdout.startswith("1 May 2017: not yet due")
        outcome = run("due", "S47 outcome", "--from", "2017-04-03", "--on", "2017-04-03", "--rules", file)
        assert outcome.stdout.startswith("19 April 2017: not yet due")
