"""What the docs site is made of, tried without building it: the long stage builds it and opens it in a browser."""

import re
from pathlib import Path

import pytest
from tools.build_site import INDEX, PAGES, stage, with_contents
from tools.pin_public_api import public_names
from tools.site_names import described, place_of, sources_of

from safeguarding.dates import SI_2007_462
from safeguarding.inspections import statement_deadline

ROOT = Path(__file__).resolve().parents[2]
MARKDOWN = sorted(
    page for name in PAGES for page in ([ROOT / name] if (ROOT / name).is_file() else (ROOT / name).rglob("*.md"))
)
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)(#[^)]*)?\)")


@pytest.mark.parametrize("page", MARKDOWN, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_between_pages_leads_somewhere(page: Path) -> None:
    """A link to a file leads to one that is there; headings behind a ``#`` are checked where the site is built."""
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    for target, _ in LINK.findall(text):
        assert (page.parent / target).exists(), target


def test_every_page_is_in_the_list() -> None:
    """Whoever starts at the first page finds every other page of the docs and of the examples."""
    index = ROOT / INDEX
    listed = {(index.parent / target).resolve() for target, _ in LINK.findall(index.read_text(encoding="utf-8"))}
    pages = {page for folder in ("docs", "examples") for page in (ROOT / folder).rglob("*.md")} - {index}
    assert {str(page.relative_to(ROOT)) for page in pages - listed} == set()


def test_the_contents_are_those_of_the_list() -> None:
    """Sphinx's own list of pages is made of the sections of the first page, each page once, in their order."""
    made = with_contents(
        "# Pages\n\n## To learn\n\n- [One](a.md#x), [two](b.md)\n\n## More\n\n- [Three](b.md), [four](c.md)\n"
    )
    assert re.findall(r":caption: (.*)", made) == ["To learn", "More"]
    assert re.findall(r"^(\w+) <(.*)>$", made, re.MULTILINE) == [("One", "a.md"), ("Two", "b.md"), ("Four", "c.md")]


def test_every_public_name_has_one_place() -> None:
    """Each public name is described once, whichever package hands it out; a package is a page of its own."""
    names = public_names()
    for full, value in names.items():
        if not isinstance(value, type(re)):
            assert place_of()[full] in described(), full
    assert place_of()["safeguarding.ShareClaim"] == "safeguarding.figures.ShareClaim"


def test_a_rule_says_what_it_rests_on() -> None:
    """The sources under a name are those that its own code applies."""
    assert any(SI_2007_462 in source.title for source in sources_of(statement_deadline))


def test_staged_pages_are_the_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is built are the files as they stand, the changelog with what has no release yet, and a page a package."""
    monkeypatch.setattr("tools.build_site.changelog", lambda: "# Changelog\n")
    monkeypatch.setattr("tools.site_pages.package_pages", lambda _: [("dates", "safeguarding.dates\n")])
    stage(tmp_path)
    assert (tmp_path / "docs/how-to/audit-dbs-checks.md").read_bytes() == (
        ROOT / "docs/how-to/audit-dbs-checks.md"
    ).read_bytes()
    assert (tmp_path / "docs/reference/api/dates.rst").exists()
    assert "{py:obj}`ShareClaim <safeguarding.figures.ShareClaim>`" in (
        tmp_path / "docs/reference/public-names.md"
    ).read_text(encoding="utf-8")
