import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.commands_tried import tried
from tests.published import ROOT

YORK = ROOT / "examples" / "york-2017"


def run(*arguments: str | Path, code: str = "", output: str = "utf-8") -> subprocess.CompletedProcess[str]:
    """Run a command in this process, which is quicker, or a program of another's in one of its own."""
    if not code:
        did = tried(*arguments, encoding=output)
        return subprocess.CompletedProcess(arguments, did.status, did.out, did.err)
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", code, *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding=output,
        check=False,
        # the source that is tested, wherever another is installed
        env={"PYTHONIOENCODING": output, "COLUMNS": "120", "PYTHONPATH": os.environ.get("PYTHONPATH", "")},
    )


class TestExitStatus:
    """0 where nothing is in conflict, 1 where conflicts are found, 2 where the input cannot be read."""

    def test_conflicts(self) -> None:
        result = run("brief", YORK)
        assert result.returncode == 1
        assert "8 December 2016 would be possible" in result.stdout
        assert "the nearest is 136" in result.stdout
        assert result.stderr == ""
        assert "\x1b" not in result.stdout

    def test_nothing_in_conflict(self, tmp_path: Path) -> None:
        york = Path(shutil.copytree(YORK, tmp_path / "york"))
        facts = (york / "inspection.toml").read_text(encoding="utf-8")
        (york / "inspection.toml").write_text(facts.replace("December 2017", "December 2016"), encoding="utf-8")
        for file in york.glob("*.figures.toml"):
            file.unlink()
        result = run("brief", york)
        assert "impossible" not in result.stdout
        assert result.returncode == 0, result.stdout

    @pytest.mark.parametrize(
        "arguments", [["brief", "nowhere"], ["brief"], ["breif", YORK], ["brief", YORK, "--format", "pdf"]]
    )
    def test_unreadable_input(self, arguments: list[str]) -> None:
        result = run(*arguments)
        assert result.returncode == 2
        assert result.stdout == ""
        assert result.stderr
        assert "Traceback" not in result.stderr

    def test_every_fault_on_a_line(self, tmp_path: Path) -> None:
        york = Path(shutil.copytree(YORK, tmp_path / "york"))
        (york / "update.toml").write_text("title = 3\nauthorty = 'York'\n", encoding="utf-8")
        result = run("brief", york)
        assert result.returncode == 2
        lines = result.stderr.splitlines()
        assert lines[0] == "update.toml has 4 faults:"
        assert len(lines) == 5
        assert "  $.authorty: an unknown key; did you mean 'authority'?" in lines


class TestFormats:
    """The same briefing as a table, as Markdown and as JSON."""

    def test_json_is_the_briefing(self) -> None:
        result = run("brief", YORK, "--format", "json")
        assert result.returncode == 1
        briefing = json.loads(result.stdout)
        assert briefing["about"] == "York"
        assert any(section["conflicts"] for section in briefing["sections"])

    def test_markdown(self) -> None:
        result = run("brief", YORK, "-f", "markdown")
        assert result.returncode == 1
        assert result.stdout.startswith("# Six-monthly safeguarding update\n")
        assert "- **In conflict:** " in result.stdout

    def test_formats_in_capitals(self) -> None:
        assert run("brief", YORK, "-f", "JSON").stdout.startswith("{")

    @pytest.mark.parametrize("output", ["ascii", "cp1252", "latin-1"])
    def test_a_terminal_that_lacks_signs(self, output: str) -> None:
        """A sign that the terminal cannot show is shown by its number, and JSON stays JSON."""
        result = run("brief", YORK, output=output)
        assert result.returncode == 1
        assert "Traceback" not in result.stderr
        assert json.loads(run("brief", YORK, "-f", "json", output="latin-1").stdout)["about"] == "York"

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
    @pytest.mark.parametrize("output", ["table", "markdown", "json"])
    def test_a_full_disk(self, output: str) -> None:
        """What could not be written is no finding: exit status 2, and no traceback."""
        with Path("/dev/full").open("w", encoding="utf-8") as full:
            result = subprocess.run(  # noqa: S603 - our own command
                [sys.executable, "-c", "from safeguarding.cli.entry import main; main()", "brief", YORK, "-f", output],
                stdout=full,
                stderr=subprocess.PIPE,
                text=True,
                check=False,
            )
        assert result.returncode == 2
        assert "cannot be written" in result.stderr
        assert "Traceback" not in result.stderr


def test_help_has_examples_and_the_exit_statuses() -> None:
    """The help says what the command does, shows examples, and documents its exit statuses."""
    result = run("brief", "--help")
    assert result.returncode == 0
    assert "safeguarding brief examples/york-2017" in result.stdout
    assert "Exit status: 0 nothing in conflict, 1 conflicts found" in result.stdout


def test_version() -> None:
    """The command tells its version."""
    assert run("--version").stdout.startswith("safeguarding 0.")


def test_a_missing_extra_is_named() -> None:
    """Without typer the command says what to install, with exit status 2 and no traceback."""
    code = "import sys; sys.modules['typer'] = None\nfrom safeguarding.cli.entry import main; main()"
    result = run(code=code)
    assert result.returncode == 2
    assert "pip install 'safeguarding[cli]'" in result.stderr
    assert "Traceback" not in result.stderr


def test_the_page_is_written_over_nothing_that_is_read(tmp_path: Path) -> None:
    """A file of the folder is no place for the page, and is left as it was."""
    folder = Path(shutil.copytree(YORK, tmp_path / "york"))
    for name in ("plan.toml", "staff.csv"):
        before = (folder / name).read_bytes()
        result = run("brief", folder, "--output", folder / name)
        assert (result.returncode, result.stdout) == (2, "")
        assert "would be written over what is read" in result.stderr
        assert (folder / name).read_bytes() == before
