"""The page of what importers try: behind each row stands a test."""

import ast
import re

import pytest
from tests.published import ROOT

PAGE = ROOT / "docs" / "reference" / "what-importers-try.md"
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.read_text(encoding="utf-8").splitlines()
    if (line.startswith("| ") and "::" in line) or (line.startswith("| ") and ".py`" in line)
]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_its_test_is_there(row: list[str]) -> None:
    _, _, named, runs = row
    path, _, name = named.strip("`").partition("::")
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    names = {each.name for each in tree.body if isinstance(each, ast.FunctionDef | ast.ClassDef)}
    assert not name or name in names
    assert runs in ("always", "long")
    assert (runs == "long") is (
        path.startswith("tools") or _needs_more((ROOT / path).read_text(encoding="utf-8"), name)
    )


def _needs_more(text: str, name: str) -> bool:
    """Whether a test is skipped in the short stage: for want of a library, or for its length."""
    is_long = re.search(rf"SAFEGUARDING_LONG[^\n]*\n(@[^\n]*\n)*def {name}\b", text)
    return "importorskip(" in text or (bool(name) and is_long is not None)


def test_there_are_enough() -> None:
    assert len(ROWS) > 20
