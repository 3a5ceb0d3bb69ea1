"""Build a release: ``python tools/build_release.py FOLDER`` writes the wheel, the source, the list of parts and checksums.

What is committed is built, and nothing else that may lie in the folder. The time in the archives is that of the commit, so
that whoever builds the same commit again gets the same bytes.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tarfile
import tempfile
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def build(folder: Path) -> list[Path]:
    """Build into a folder; return the files, the checksums last."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        source = Path(place)
        if (ROOT / ".git").exists():
            with tarfile.open(fileobj=BytesIO(_git("archive", "HEAD"))) as archive:
                archive.extractall(source, filter="data")
            moment = _git("log", "-1", "--format=%ct").decode().strip()
        else:
            # a copy of a release: what is there is what was committed
            source, moment = ROOT, os.environ.get("SOURCE_DATE_EPOCH", "1577836800")
        settings = os.environ | {"SOURCE_DATE_EPOCH": moment}
        build_one = [sys.executable, "-m", "uv", "build", "--quiet", "--out-dir", str(folder.resolve()), str(source)]
        subprocess.run(build_one, check=True, env=settings)
    built = sorted(each for each in folder.iterdir() if each.name.endswith((".whl", ".tar.gz")))
    sums = "".join(f"{hashlib.sha256(each.read_bytes()).hexdigest()}  {each.name}\n" for each in built)
    (folder / "SHA256SUMS").write_text(sums, encoding="utf-8")
    return [*built, folder / "SHA256SUMS"]


def _git(*arguments: str) -> bytes:
    return subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True).stdout  # noqa: S607 - of the path


if __name__ == "__main__":
    for each in build(Path(sys.argv[1])):
        print(each.name)
