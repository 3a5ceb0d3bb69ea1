"""The ``--format`` option, which the commands share."""

import pytest
from tests.published import ROOT
from typer.testing import CliRunner

from safeguarding.cli.application import application

YORK = ROOT / "examples" / "york-2017"
COMMANDS = (
    ("brief", YORK),
    ("check", YORK / "report.figures.toml"),
    ("dbs", YORK / "staff.csv", "--as-at", "2017-09-19"),
    ("due", "iha", "--from", "2017-04-03", "--on", "2017-04-03"),
    ("plan", YORK / "plan.toml", "--on", "2017-09-19"),
    ("rules", "--area", "health"),
    ("survey", ROOT / "examples" / "three-wave-survey"),
)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_capitals_do_not_matter(command: tuple[object, ...]) -> None:
    """``--format JSON`` prints what ``--format json`` prints, with every command."""
    written, shouted = (
        CliRunner().invoke(application, [*map(str, command), "--format", each]) for each in ("json", "JSON")
    )
    assert shouted.output == written.output
    assert shouted.exit_code == written.exit_code
    assert written.output.lstrip()[0] in "[{"
