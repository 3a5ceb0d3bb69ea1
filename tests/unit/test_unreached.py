"""Branches that no written example reaches are looked at one by one, and the list of those that stay is kept true."""

from pathlib import Path

import pytest
from tools import unreached

KEPT = unreached.looked_at()


@pytest.mark.parametrize("module", KEPT)
def test_a_reason_is_about_a_line_that_is_there(module: str) -> None:
    """A line that was changed or deleted takes its reason with it."""
    lines = {line.strip() for line in (unreached.PACKAGE / module).read_text(encoding="utf-8").splitlines()}
    assert KEPT[module].keys() <= lines
    assert all(KEPT[module].values())


def test_a_line_without_a_reason_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A branch is known by the line it leaves, wherever that stands; the same line of another module is another branch."""
    monkeypatch.setattr(unreached, "ROOT", tmp_path)
    monkeypatch.setattr(unreached, "PACKAGE", tmp_path)
    for name in ("known.py", "new.py"):
        (tmp_path / name).write_text("def f(x):\n    if x:\n        return 1\n    for y in x:\n        y()\n", "utf-8")
    branches = {"missing_branches": [[2, 4], [4, -1]]}
    report = {"files": {"known.py": branches, "new.py": {"missing_branches": [[2, 4]]}}}
    kept = {"known.py": {"if x:": "a reason"}}
    assert list(unreached.not_looked_at(report, kept)) == [
        "known.py:4: for y in x: (out of the function)",
        "new.py:2: if x: (to line 4)",
    ]
