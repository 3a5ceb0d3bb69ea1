"""Every page of the docs site, opened in a real browser: ``python tools/site_in_a_browser.py BROWSER FOLDER``.

At the width of a telephone and of a desk, light and dark, and printed: no fault of accessibility, nothing fetched from
elsewhere, no page too wide; and the search finds a name and a page.
"""

import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.pages_in_a_browser import seen

LOOKS = ((390, "light", "screen"), (1280, "dark", "screen"))
PRINTED = ((1280, "light", "print"),)
LONG = 90_000
"""Bytes above which a page is looked at but not tried by axe."""
SEARCHES = {
    "recheck_due_on": "safeguarding.dbs",
    "grace": "Audit DBS checks",
    "due dates list": "Write scripts about rechecks",
    "pytest figures": "Keep a report",
    "national profile": "Read published outcomes",
}


def main(executable: str, folder: str) -> int:
    """Print each fault, and return 1 where there is one."""
    root = Path(folder).resolve()
    pages = sorted((root / "docs").rglob("*.html")) + sorted(root.glob("*.html"))
    pages = [
        page for page in pages if page.name not in {"index.html", "search.html", "genindex.html", "py-modindex.html"}
    ]
    pages.append(root / "docs" / "index.html")
    faults = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        for page in pages:
            looks = LOOKS if "tutorials" not in page.parts else LOOKS + PRINTED
            # all pages of a kind are made alike, and the checks take minutes on the long ones
            tried = page.stat().st_size < LONG
            for look in looks:
                faults += [
                    f"{page.relative_to(root)}, {look}: {each}"
                    for each in seen(browser, page, *look, beside=root, tried=tried)
                ]
        faults += [each for words, wanted in SEARCHES.items() for each in not_found(browser, root, words, wanted)]
        browser.close()
    print(*dict.fromkeys(faults), sep="\n")
    print(f"{len(pages)} pages: {len(faults)} faults")
    return min(len(faults), 1)


def not_found(browser: Browser, root: Path, words: str, wanted: str) -> list[str]:
    """What the search does not find."""
    page = browser.new_page()
    page.goto(f"{(root / 'search.html').as_uri()}?q={words.replace(' ', '+')}")
    page.wait_for_selector("#search-results li", timeout=20_000)
    found = page.inner_text("#search-results")
    page.close()
    return [] if wanted in found else [f"a search for {words} does not lead to {wanted}: {found[:200]}"]


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
