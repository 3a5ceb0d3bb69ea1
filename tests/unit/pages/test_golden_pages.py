"""The York example's pages are those that people looked at: a change of any of them is seen, and looked at anew."""

import difflib
from pathlib import Path

import pytest
from tools.golden_pages import COMMANDS, FOLDER, STYLE, printed

_MOST_LINES = 40


@pytest.mark.parametrize("name", COMMANDS)
def test_the_page_is_the_one_that_was_looked_at(name: str) -> None:
    lines: list[str] = []
    for file, made in zip((f"{name}.html", STYLE), printed(name), strict=True):
        kept = Path(FOLDER, file).read_text(encoding="utf-8")
        lines += difflib.unified_diff(kept.splitlines(), made.splitlines(), "looked at", "made now", lineterm="", n=1)
    shown = "\n".join(line[:300] for line in lines[:_MOST_LINES])
    assert not lines, f"{shown}\nWhere it should be so: python tools/golden_pages.py, and look at {name}.html"
