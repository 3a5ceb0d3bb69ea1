"""Write the golden pages anew: the York example as web pages, as they were last looked at.

``python tools/golden_pages.py``, then look at each of them in a browser, wide and narrow, before they are committed.
"""

import re
from pathlib import Path

from typer.testing import CliRunner

from safeguarding.cli.application import application

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "tests" / "golden" / "york-2017"
YORK = ROOT / "examples" / "york-2017"
COMMANDS = {
    "brief": ("brief", YORK),
    "check": ("check", YORK / "report.figures.toml"),
    "dbs": ("dbs", YORK / "staff.csv", "--as-at", "2017-09-19"),
    "plan": ("plan", YORK / "plan.toml", "--on", "2017-09-19"),
    "profile": ("profile", YORK / "outcomes.csv", "--on", "2017-03-31"),
    "survey": ("survey", YORK),
}
# what a library draws differs with its version: of such a picture the words are kept
_DRAWN = re.compile(r'(<svg role="img" aria-labelledby="[^"]*")(?! class="bars")[^>]*(>.*?</desc>).*?</svg>', re.DOTALL)


STYLE = "page.css"
"""The one style of all pages, kept once."""
_STYLE = re.compile(r"(?<=<style>\n).*?(?=</style>)", re.DOTALL)


def printed(name: str) -> tuple[str, str]:
    """The page of a command without its style, and its style."""
    run = CliRunner().invoke(application, [*map(str, COMMANDS[name]), "--format", "html"])
    if not run.stdout:
        raise RuntimeError(f"{name} printed nothing: {run.stderr}")
    (style,) = _STYLE.findall(run.stdout)
    return _DRAWN.sub(r"\1\2</svg>", _STYLE.sub("", run.stdout)), style


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
