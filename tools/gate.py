"""Everything that a change must pass, in one command. Runs every step, so that one failure does not hide another."""

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
# beside the interpreter, also where its folder is not on the PATH
LINT_IMPORTS = str(Path(PYTHON).with_name("lint-imports"))

STEPS = {
    "ruff check": [PYTHON, "-m", "ruff", "check", "."],
    "ruff format": [PYTHON, "-m", "ruff", "format", "--check", "."],
    "import-linter": [LINT_IMPORTS],
    "mypy": [PYTHON, "-m", "mypy"],
    # last, so that its closing line is the last one printed
    "pytest": [PYTHON, "-m", "pytest"],
}


def main() -> int:
    """Run the steps and return how many failed."""
    failed = []
    for name, command in STEPS.items():
        print(f"== {name}", flush=True)
        started = time.monotonic()
        if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
            failed.append(name)
        print(f"== {name}: {time.monotonic() - started:.0f} s", flush=True)
    if failed:
        print(f"failed: {', '.join(failed)}")
    return len(failed)


if __name__ == "__main__":
    sys.exit(main())
