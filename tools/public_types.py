"""What type checkers see of the public names: ``python tools/public_types.py``, where pyright and mypy are installed.

``pyright --verifytypes`` finds the type of every public name known, and the programs in ``tests/typing`` pass both checkers
in their strict modes.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = ROOT / "tests" / "typing"


def main() -> int:
    """Check; return how many checks failed."""
    failed = 0
    verified = subprocess.run(
        [sys.executable, "-m", "pyright", "--verifytypes", "safeguarding", "--ignoreexternal", "--outputjson"],
        capture_output=True,
        text=True,
        check=False,
    )
    found = json.loads(verified.stdout)
    completeness = found["typeCompleteness"]
    for symbol in completeness["symbols"]:
        if symbol["isExported"] and not symbol["isTypeKnown"]:
            print(symbol["name"], *(each["message"] for each in symbol["diagnostics"]), sep="\n  ")
    score = completeness["completenessScore"]
    failed += score != 1
    for checker in (["mypy", "--strict"], ["pyright"]):
        ran = subprocess.run([sys.executable, "-m", *checker, str(PROGRAMS)], cwd=ROOT, check=False)
        failed += ran.returncode != 0
    print(f"{score:.2%} of {completeness['exportedSymbolCounts']['withKnownType']} public names have a known type")
    return failed


if __name__ == "__main__":
    sys.exit(main())
