"""What type checkers see of the public names: ``python tools/public_types.py``, where pyright and mypy are installed.

``pyright --verifytypes`` finds the type of every public name known, and the programs in ``tests/typing`` pass mypy and
pyright in their strict modes. With ``bare``, where no extra is installed, all names are known but those that take or give what
numpy and pytest make: whoever uses these has the library.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = ROOT / "tests" / "typing"
OF_OTHERS = ("safeguarding.frames", "safeguarding.timescales.bulk", "safeguarding.testing")
"""Where the names stand whose types are numpy's and pytest's."""


def main(*, is_bare: bool) -> int:
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
    unknown = [each for each in completeness["symbols"] if each["isExported"] and not each["isTypeKnown"]]
    excused = [each for each in unknown if is_bare and _is_of_others(each)]
    for symbol in unknown:
        if symbol not in excused:
            print(symbol["name"], *(each["message"] for each in symbol["diagnostics"]), sep="\n  ")
            failed += 1
    known = completeness["exportedSymbolCounts"]["withKnownType"]
    print(
        f"{known} public names have a known type, {len(unknown) - len(excused)} none; {len(excused)} are of numpy or pytest"
    )
    if not known or is_bare:
        return failed + (not known)
    with tempfile.TemporaryDirectory() as folder:
        strict = Path(folder, "pyrightconfig.json")
        strict.write_text(json.dumps({"include": [str(PROGRAMS)], "typeCheckingMode": "strict"}), encoding="utf-8")
        for checker in (["mypy", "--strict", "--config-file=", PROGRAMS], ["pyright", "--project", strict]):
            ran = subprocess.run(
                [sys.executable, "-m", *map(str, checker)], cwd=tempfile.gettempdir(), env=environment, check=False
            )
            failed += ran.returncode != 0
    return failed


def _is_of_others(symbol: dict[str, Any]) -> bool:
    places = [str(each.get("file", "")) for each in symbol["diagnostics"]]
    # a function that a package hands out is named by the package
    return symbol["name"].startswith(OF_OTHERS) or any("/bulk" in place for place in places) or _is_bulk(symbol)


def _is_bulk(symbol: dict[str, Any]) -> bool:
    return symbol["name"].rpartition(".")[2] in {
        "due_days",
        "due_table",
        "outcome_codes",
        "case_codes",
        "DueTable",
        "due_on",
    }


if __name__ == "__main__":
    sys.exit(main(is_bare="bare" in sys.argv[1:]))
