import json
from pathlib import Path

import pytest
from tests.published import ROOT
from typer.testing import CliRunner, Result

from safeguarding.cli.application import application
from safeguarding.serialization.documents import from_data
from safeguarding.timescales.catalogue import RULES
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
