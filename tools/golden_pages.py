"""Write the golden pages anew: the examples as web pages, as they were last looked at.

``python tools/golden_pages.py``, then look at each of them in a browser, wide and narrow, before they are committed.
"""

import re
from pathlib import Path
from typing import BinaryIO
from unittest.mock import patch

from matplotlib.figure import Figure
from typer.testing import CliRunner

from safeguarding.cli.application import application

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "tests" / "golden" / "pages"
YORK = ROOT / "examples" / "york-2017"
COMMANDS = {
    "brief": ("brief", YORK),
    "check": ("check", YORK / "report.figures.toml"),
    "dbs": ("dbs", YORK / "staff.csv", "--as-at", "2017-09-19"),
    "plan": ("plan", YORK / "plan.toml", "--on", "2017-09-19"),
    "profile": ("profile", YORK / "outcomes.csv", "--on", "2017-03-31"),
    "survey": ("survey", YORK),
    "indicators": ("indicators", ROOT / "examples" / "westmarch-indicators", "--on", "2026-04-30"),
    "recruitment": (
        *("recruitment", ROOT / "examples" / "central-record" / "central-record.csv", "--setting", "school"),
        *("--on", "2024-12-02"),
    ),
    "timeliness": (
        *("timeliness", "single_assessment", ROOT / "examples" / "report" / "assessments.csv", "--started", "Started"),
        *("--done", "Completed", "--since", "2024-04-01", "--on", "2025-03-31", "--by", "quarter", "--list"),
    ),
}

STYLE = "page.css"
"""The one style of all pages, kept once."""
_STYLE = re.compile(r"(?<=<style>\n).*?(?=</style>)", re.DOTALL)


def printed(name: str) -> tuple[str, str]:
    """The page of a command without its style, and its style."""
    with patch.object(Figure, "savefig", _left_out):
        run = CliRunner().invoke(application, [*map(str, COMMANDS[name]), "--format", "html"])
    if not run.stdout:
        raise RuntimeError(f"{name} printed nothing: {run.stderr}")
    (style,) = _STYLE.findall(run.stdout)
    return _STYLE.sub("", run.stdout), style


def _left_out(_: Figure, file: BinaryIO, **options: object) -> None:  # noqa: ARG001 - as the library calls it
    """What a library draws differs with its version: of such a picture the words are kept."""
    file.write(b"<svg></svg>")


def main() -> None:
    """Write every page."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in COMMANDS:
        page, style = printed(name)
        (FOLDER / f"{name}.html").write_text(page, encoding="utf-8")
        (FOLDER / STYLE).write_text(style, encoding="utf-8")
        print(f"{name}.html")


if __name__ == "__main__":
    main()
