"""Build the docs site into a folder: ``python tools/build_site.py FOLDER``. Needs the extra ``site``.

The pages are the Markdown of the project as it stands, so that a link between two files is a link between two pages.
They are copied beside what is made of the code: a page of reference for each package, and the changelog with what
stands in fragments. A warning is an error: a link that leads nowhere, a page that no list names, a name nobody hands out.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = (
    "README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "LICENSE",
    "changelog.d/README.md",
    "docs",
    "examples",
)
INDEX = "docs/index.md"
_ENTRY = re.compile(r"\[([^\]]+)\]\(([^)#\s]+\.md)(?:#[^)]*)?\)")


def main(folder: str) -> int:
    """Stage the pages, build them, and return Sphinx's own status."""
    from sphinx.cmd.build import main as sphinx  # noqa: PLC0415 - staging is tried where Sphinx is not installed

    out = Path(folder).resolve()
    staged = out / "source"
    if staged.exists():
        shutil.rmtree(staged)
    stage(staged)
    (out / "html").mkdir(parents=True, exist_ok=True)
    status: int = sphinx(
        [
            "-n",
            "-W",
            "--keep-going",
            "-q",
            "-E",
            "-b",
            "html",
            "-c",
            str(staged / "docs"),
            "-d",
            str(out / "doctrees"),
            str(staged),
            str(out / "html"),
        ]
    )
    (out / "html" / "index.html").write_text(_FRONT, encoding="utf-8")
    print(f"{len(list((out / 'html').rglob('*.html')))} pages in {out / 'html'}; status {status}")
    return status


_FRONT = """<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>safeguarding</title>
<meta http-equiv="refresh" content="0; url=docs/index.html"><p><a href="docs/index.html">The documentation</a></p></html>
"""


def stage(folder: Path) -> None:
    """Copy what is read, and write what is made of it."""
    from tools.site_pages import package_pages, public_names_page  # noqa: PLC0415 - it needs the project's folder

    for name in PAGES:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, target, ignore=shutil.ignore_patterns("__pycache__", "_build", "*.pyc", ".*"))
        else:
            shutil.copy(ROOT / name, target)
    reference = folder / "docs" / "reference"
    (reference / "api").mkdir()
    for name, text in package_pages(folder):
        (reference / "api" / f"{name}.rst").write_text(text, encoding="utf-8")
    (reference / "public-names.md").write_text(public_names_page(), encoding="utf-8")
    (folder / "CHANGELOG.md").write_text(changelog(), encoding="utf-8")
    index = folder / INDEX
    index.write_text(with_contents(index.read_text(encoding="utf-8")), encoding="utf-8")


def with_contents(text: str) -> str:
    r"""A page that lists others, with Sphinx's own list of them below: what is listed once is the order of the site.

    Examples:
        >>> print(with_contents("# Pages\n\n## To learn\n\n- [A tour](tour.md#start): twenty lines.\n"))
        # Pages
        <BLANKLINE>
        ## To learn
        <BLANKLINE>
        - [A tour](tour.md#start): twenty lines.
        <BLANKLINE>
        ```{toctree}
        :hidden:
        :caption: To learn
        <BLANKLINE>
        A tour <tour.md>
        ```
        <BLANKLINE>
    """
    return text.rstrip() + "\n\n" + "\n".join(_contents(text))


def _contents(text: str) -> Iterator[str]:
    listed: set[str] = set()
    for section in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        caption = section.partition("\n")[0].strip()
        pages = {
            path: title[0].upper() + title[1:]
            for title, path in reversed(_ENTRY.findall(section))
            if path not in listed
        }
        listed.update(pages)
        if pages:
            entries = [f"{title} <{path}>" for path, title in reversed(pages.items())]
            yield "\n".join(["```{toctree}", ":hidden:", f":caption: {caption}", "", *entries, "```\n"])


def changelog() -> str:
    """The changelog with what has no release yet, as the next one would print it, answers that changed first."""
    drafted = subprocess.run(
        [
            sys.executable,
            "-m",
            "towncrier",
            "build",
            "--draft",
            "--version",
            "Next release",
            "--date",
            "not yet released",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    above, mark, below = text.partition("<!-- new releases stand below this line -->\n")
    _, _, news = drafted.partition("## ")
    # what the file says of the fragments is not so here, where they stand below
    above = above.partition("\n")[0] + "\n\n"
    return f"{above}{mark}\n## {news.strip()}\n{below}"


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main(sys.argv[1]))
