"""What pytest shows of a figure that is wrong, and that nothing is collected until it is asked for."""

import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

import safeguarding as sg

CLAIMS = 'title = "Made up"\n\n[[claims]]\nkind = "share"\ncount = "35"\nbase = "139"\npercentage = "24%"\n'


def test_demand_says_why() -> None:
    """The message is the sentence; and a verdict itself is no assertion."""
    claim = sg.ShareClaim(count="35", base="139", percentage="24%")
    with pytest.raises(AssertionError, match=r"35 of 139 is 25\.18%, which no rounding states as 24%"):
        sg.demand(claim)
    with pytest.raises(sg.SafeguardingError, match=r"demand\(claim\)"):
        assert sg.check(claim)


@pytest.mark.parametrize(
    ("settings", "options", "is_on"),
    [("", (), False), ("", ("--figures",), True), ("safeguarding_figures = true\n", (), True)],
)
def test_figures_are_opt_in(tmp_path: Path, settings: str, options: tuple[str, ...], *, is_on: bool) -> None:
    """As pytest finds the entry point: by the option or the setting, and not because the library is installed."""
    (tmp_path / "report.figures.toml").write_text(CLAIMS, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text(f"[pytest]\n{settings}", encoding="utf-8")
    plugin = ["-p", "no:cacheprovider", "-p", "no:randomly"]
    if not entry_points(group="pytest11", name="safeguarding"):
        # installed before there was an entry point
        plugin += ["-p", "safeguarding.testing.pytest_entry"]
    ran = subprocess.run(  # noqa: S603 - our own interpreter and arguments
        [sys.executable, "-m", "pytest", *plugin, *options, str(tmp_path)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ("35 of 139 is 25.18%" in ran.stdout) is is_on, ran.stdout + ran.stderr
    assert ran.returncode == (1 if is_on else 5), ran.stdout + ran.stderr
