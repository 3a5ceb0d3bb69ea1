"""The branches that no written example reaches, and which of them ``tests/unreached.json`` gives a reason for.

The list names a branch by its module and by the text of the line that it leaves, since numbers of lines move. After a
run with ``--cov --cov-report json``, ``python tools/unreached.py coverage.json`` prints the branches that it lacks: for
each, write the test, delete what cannot be reached, or put down there why it stays.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "safeguarding"
KEPT = ROOT / "tests" / "unreached.json"


def looked_at() -> dict[str, dict[str, str]]:
    """By module, the text of each line that has an unreached branch, and why it stays so."""
    kept: dict[str, dict[str, str]] = json.loads(KEPT.read_text(encoding="utf-8"))
    return kept


def not_looked_at(report: Mapping[str, Any], kept: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """The unreached branches of a JSON report of coverage that the list does not have, one line for each."""
    for name, found in report["files"].items():
        module = (ROOT / name).relative_to(PACKAGE).as_posix()
        lines = (PACKAGE / module).read_text(encoding="utf-8").splitlines()
        for begins, ends in found["missing_branches"]:
            if (text := lines[begins - 1].strip()) not in kept.get(module, {}):
                where = f"to line {ends}" if ends > 0 else "out of the function"
                yield f"{module}:{begins}: {text} ({where})"


if __name__ == "__main__":
    print(*not_looked_at(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), looked_at()), sep="\n")
