"""Everything that a change must pass, in one command: the short stage.

Every step runs, so that one failure does not hide another. The tests take one core and more; the checks of the text
run beside them. What the tests print comes last, and their closing line is the last one of all.
"""

import subprocess
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
# beside the interpreter, also where its folder is not on the PATH
LINT_IMPORTS = str(Path(PYTHON).with_name("lint-imports"))

CHECKS = {
    "ruff check": [PYTHON, "-m", "ruff", "check", "."],
    "ruff format": [PYTHON, "-m", "ruff", "format", "--check", "."],
    "import-linter": [LINT_IMPORTS],
    "mypy": [PYTHON, "-m", "mypy"],
}
# the examples of one document follow on one another, so a document stays with one worker, as a class does
TESTS = [
    PYTHON,
    "-m",
    "pytest",
    "-n",
    "auto",
    "--maxprocesses",
    "8",
    "--dist",
    "loadscope",
]


def main() -> int:
    """Run the steps and return how many failed."""
    tests = Held(TESTS)
    failed = [name for name, command in CHECKS.items() if not passes(name, command)]
    if failed:
        print(f"failed: {', '.join(failed)}")
    print("== pytest", flush=True)
    return len(failed) + (tests.release() != 0)


def passes(name: str, command: list[str]) -> bool:
    """Whether a step passes; what it prints stands under its name."""
    print(f"== {name}", flush=True)
    started = time.monotonic()
    status = subprocess.run(command, cwd=ROOT, check=False).returncode
    print(f"== {name}: {time.monotonic() - started:.0f} s", flush=True)
    return status == 0


class Held:
    """A program whose printing is held back until the others have printed theirs."""

    def __init__(self, command: list[str]) -> None:
        self._program = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, bufsize=0)
        self._turn = threading.Event()
        self._copier = threading.Thread(target=self._copy)
        self._copier.start()

    def release(self) -> int:
        """Print what was held back and the rest as it comes; return the program's exit status."""
        self._turn.set()
        self._copier.join()
        return self._program.wait()

    def _copy(self) -> None:
        held = b""
        # read on meanwhile: a program whose pipe is full would stand still
        while chunk := self._program.stdout.read(65_536) if self._program.stdout else b"":
            held += chunk
            if self._turn.is_set():
                held = _printed(held)
        self._turn.wait()
        _printed(held)


def _printed(text: bytes) -> bytes:
    sys.stdout.buffer.write(text)
    sys.stdout.flush()
    return b""


if __name__ == "__main__":
    sys.exit(main())
