"""A shell completes commands, options, words of closed lists and the names of rules."""

import pytest
from typer.testing import CliRunner

from safeguarding.cli.application import application
from safeguarding.timescales.catalogue import RULES


def completed(shell: str, typed: str) -> str:
    words = typed.split(" ")
    environment = {
        "_SAFEGUARDING_COMPLETE": f"complete_{shell}",
        "_TYPER_COMPLETE_ARGS": typed,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "COMP_WORDS": typed,
        "COMP_CWORD": str(len(words) - 1),
        "COLUMNS": "200",
    }
    return CliRunner().invoke(application, [], prog_name="safeguarding", env=environment).stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("safeguarding du", "due"),
        ("safeguarding plan --work", "--workbook"),
        ("safeguarding plan x.toml --format mark", "markdown"),
        ("safeguarding due cla_review_f", "cla_review_first"),
        ("safeguarding conformance a.csv --rule police", "police_protection"),
    ],
)
def test_what_is_offered(shell: str, typed: str, offered: str) -> None:
    assert offered in completed(shell, typed)


def test_every_rule_can_be_completed() -> None:
    offered = completed("bash", "safeguarding due ").split()
    assert {rule.rule_id for rule in RULES} <= set(offered)


@pytest.mark.parametrize(
    ("shell", "sign"),
    [
        ("bash", "complete -o"),
        ("zsh", "compdef"),
        ("fish", "complete --command"),
        ("powershell", "Register-ArgumentCompleter"),
    ],
)
def test_the_script_is_shown(shell: str, sign: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """For whoever does not want it installed: to be read, and put where the shell that it was called in looks."""
    monkeypatch.setattr("shellingham.detect_shell", lambda *_: (shell, shell))
    shown = CliRunner().invoke(application, ["--show-completion"], prog_name="safeguarding")
    assert shown.exit_code == 0
    assert sign in shown.stdout
