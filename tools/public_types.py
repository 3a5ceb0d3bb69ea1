"""What type checkers see of the public names: ``python tools/public_types.py``, where pyright and mypy are installed.

``pyright --verifytypes`` finds the type of every public name known, and the programs in ``tests/typing`` pass both checkers
in their strict modes.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = ROOT / "tests" / "typing"


def main() -> int:
    """Check; return how many checks failed."""
    failed = 0
    # beside pyright's own program, which looks for what is installed on the path
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    verified = subprocess.run(
        [sys.executable, "-m", "pyright", "--verifytypes", "safeguarding", "--ignoreexternal", "--outputjson"],
        cwd=tempfile.gettempdir(),
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    found = json.loads(verified.stdout)
    completeness = found["typeCompleteness"]
    for symbol in completeness["symbols"]:
        if symbol["isExported"] and not symbol["isTypeKnown"]:
            print(symbol["name"], *(each["message"] for each in symbol["diagnostics"]), sep="\n  ")
    score = float(completeness["completenessScore"])
    failed += score < 1
    for checker in (["mypy", "--strict", "--config-file="], ["pyright"]):
        ran = subprocess.run([sys.executable, "-m", *checker, str(PROGRAMS)], cwd=tempfile.gettempdir(), env=environment, check=False)
        failed += ran.returncode != 0
    print(f"{score:.2%} of {completeness['exportedSymbolCounts']['withKnownType']} public names have a known type")
    return failed


if __name__ == "__main__":
    sys.exit(main())
