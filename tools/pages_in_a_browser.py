"""The web pages of every command, opened in a real browser: no fault of accessibility, nothing fetched, no page too wide.

Run where a browser is: ``python tools/pages_in_a_browser.py BROWSER [FOLDER]``. Needs playwright and axe-playwright-python.
With FOLDER the pages are kept there, for whatever else looks at them.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
OUTCOMES = "examples/york-2017/outcomes.csv"
COMMANDS = {
    "brief": ("brief", "examples/york-2017"),
    "check": ("check", "examples/york-2017/report.figures.toml"),
    "dbs": ("dbs", "examples/york-2017/staff.csv", "--as-at", "2017-09-19"),
    "survey": ("survey", "examples/three-wave-survey"),
    "indicators": ("indicators", "examples/westmarch-indicators", "--on", "2026-04-30"),
    "plan": ("plan", "examples/york-2017/plan.toml", "--on", "2017-09-19", "--by", "owner"),
    "history": ("history", "York", OUTCOMES),
    "profile": ("profile", OUTCOMES, "--on", "2017-03-31"),
    "timeliness": (
        *("timeliness", "single_assessment", "examples/report/assessments.csv", "--started", "Started"),
        *("--done", "Completed", "--since", "2024-04-01", "--on", "2025-03-31", "--by", "quarter", "--list"),
    ),
    "recruitment": (
        *("recruitment", "examples/central-record/central-record.csv", "--setting", "school", "--on", "2024-12-02"),
    ),
}
LOOKS = [(width, scheme, "screen") for width in (320, 768, 1280) for scheme in ("light", "dark")]
LOOKS.append((1280, "light", "print"))
MOST_BYTES = 500_000


def main(executable: str, kept: str | None) -> int:
    """Print each fault, and return how many there are."""
    faults = []
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        folder = kept or made
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        for name, arguments in COMMANDS.items():
            path = Path(folder, f"{name}.html")
            command = [sys.executable, "-m", "safeguarding", *arguments, "--format", "html", "--output", str(path)]
            subprocess.run(command, cwd=ROOT, check=False)
            if path.stat().st_size > MOST_BYTES:
                faults.append(f"{name}: {path.stat().st_size} bytes")
            for look in LOOKS:
                faults += [f"{name}, {look}: {each}" for each in seen(browser, path, *look)]
        browser.close()
    print(*faults, sep="\n")
    print(f"{len(COMMANDS)} pages in {len(LOOKS)} looks: {len(faults)} faults")
    return min(len(faults), 1)


def seen(
    browser: Browser, path: Path, width: int, scheme: str, media: str, *, beside: Path | None = None, tried: bool = True
) -> list[str]:
    """What is wrong with a page as it looks there; it may ask for what stands in the folder ``beside`` it."""
    page = browser.new_page(viewport={"width": width, "height": 900}, bypass_csp=True)
    page.emulate_media(media=media, color_scheme=scheme)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    found = Axe().run(page).response["violations"] if tried else []
    faults = [f"{each['id']}: {each['help']}" for each in found]
    own = (beside.as_uri() if beside else path.as_uri(), "data:")
    faults += [f"asks for {url}" for url in asked if not url.startswith(own)]
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    return faults + ([f"{wide} wide"] if wide > width else [])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None))  # noqa: PLR2004
