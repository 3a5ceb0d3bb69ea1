"""Where a part of the long stage works: a folder of its own, environments made in it, and a log of what its commands print."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class SkippedError(Exception):
    """A part that cannot run here; the message is the reason."""


class Workshop:
    """A folder for one part, in which its environments stand, and a log of everything that its commands print."""

    def __init__(self, folder: Path, *, ends_at: float) -> None:
        self.folder = folder
        self.log = folder / "log.txt"
        self._ends_at = ends_at

    def run(self, *command: str | Path, **environment: str) -> str:
        """Run a command in the project's folder, and return the last line that it printed."""
        with self.log.open("ab") as log:
            process = subprocess.Popen(
                command,
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=os.environ | environment,
                start_new_session=True,
            )
            try:
                status = process.wait(max(self._ends_at - time.monotonic(), 1))
            except BaseException:
                # with the processes that it has begun, which would go on and slow what comes next
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
                raise
        if status:
            raise subprocess.CalledProcessError(status, command)
        return self.lines()[-1]

    def wheel(self, name: str = "build") -> Path:
        """A wheel, built of what is committed as the recipe for releases says; the time is that of the commit."""
        self.run(sys.executable, "tools/build_release.py", self.folder / name, **_index())
        return next((self.folder / name).glob("*.whl"))

    def lines(self) -> list[str]:
        """Everything printed so far."""
        text = self.log.read_text(encoding="utf-8", errors="replace") if self.log.exists() else ""
        return [line for line in text.splitlines() if line.strip()] or ["nothing was printed"]

    def environment(self, *wanted: str, python: str | Path = sys.executable) -> Path:
        """The interpreter of a new environment in which only this is installed."""
        settings = {"UV_PYTHON_DOWNLOADS": "never"} | _index()
        made = self.folder / "venv"
        self.run(sys.executable, "-m", "uv", "venv", "--quiet", "--python", python, made, **settings)
        interpreter = made / "bin" / "python"
        self.run(sys.executable, "-m", "uv", "pip", "install", "--quiet", "--python", interpreter, *wanted, **settings)
        return interpreter


def _index() -> dict[str, str]:
    """The package index that pip is set to use, for uv, which does not read pip's settings."""
    asked = [sys.executable, "-m", "pip", "config", "get", "global.index-url"]
    found = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()
    index = os.environ.get("PIP_INDEX_URL", found)
    return {"UV_DEFAULT_INDEX": index} if index else {}
