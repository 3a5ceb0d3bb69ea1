"""Build the page that needs no installation: a static folder, whole in itself, with the checksums of all that is in it.

``python examples/in-the-browser/build.py FOLDER``, and ``--serve 8000`` to look at it. Needs pip and npm, and the network
once; what is taken from there is held to the checksums in ``wheels.txt`` and below.
"""

import argparse
import base64
import functools
import hashlib
import http.server
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
RUNTIME = "pyodide@314.0.7"
RUNTIME_SHA512 = "d18bd7c4485f11da4b7dbfd790cd8114078c44eab488c517d9bcf31fda4eb6dc8c716930abe1db139bb2b860fcd8b37bcb6abe48dbe2ffa579244b0e943d91d4"
RUNTIME_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
PLATFORM = ("--platform", "pyemscripten_2026_0_wasm32", "--python-version", "3.14", "--only-binary", ":all:")
EXAMPLE = ROOT / "examples" / "york-2017"
STYLE = ROOT / "src" / "safeguarding" / "pages" / "renderers" / "html" / "page.css"
MOST_BYTES = 25_000_000


def main() -> int:
    """Build the folder, and serve it where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where to build it; it must not hold anything yet")
    parser.add_argument("--serve", type=int, metavar="PORT", help="serve it on this computer alone, with its headers")
    asked = parser.parse_args()
    if not (asked.folder / "files.json").exists():
        print(f"{build(asked.folder):,} bytes in {asked.folder}")
    if asked.serve is not None:
        print(f"http://localhost:{asked.serve}/, until it is stopped with Ctrl-C")
        server(asked.folder, asked.serve).serve_forever()
    return 0


def build(folder: Path) -> int:
    """Build the folder, and return how many bytes it holds."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        sys.exit(f"{folder} holds something already: name another folder")
    with tempfile.TemporaryDirectory() as name:
        _runtime(folder, Path(name))
        _wheels(folder)
    example = shutil.make_archive(str(folder / "york-2017"), "zip", EXAMPLE.parent, EXAMPLE.name)
    for each in sorted((HERE / "page").iterdir()):
        shutil.copyfile(each, folder / each.name)
    shutil.copyfile(STYLE, folder / "page.css")
    policy = _policy()
    index = folder / "index.html"
    index.write_text(index.read_text(encoding="utf-8").replace("{{policy}}", policy), encoding="utf-8")
    headers = [*_headers(policy).items()]
    (folder / "headers.txt").write_text("".join(f"{key}: {value}\n" for key, value in headers), encoding="utf-8")
    loaded = [*RUNTIME_FILES[2:], "pyodide-lock.json", "worker.mjs", "tasks.py", Path(example).name]
    loaded += sorted(each.name for each in folder.glob("*.whl"))
    sums = {each.name: hashlib.sha256(each.read_bytes()) for each in sorted(folder.iterdir())}
    listed = [
        {
            "name": each,
            "bytes": (folder / each).stat().st_size,
            "integrity": f"sha256-{base64.b64encode(sums[each].digest()).decode()}",
        }
        for each in loaded
    ]
    (folder / "files.json").write_text(json.dumps(listed, indent=1), encoding="utf-8")
    sums["files.json"] = hashlib.sha256((folder / "files.json").read_bytes())
    lines = [f"{each.hexdigest()}  {name}\n" for name, each in sorted(sums.items())]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")
    size = sum(each.stat().st_size for each in folder.iterdir())
    if size > MOST_BYTES:
        sys.exit(f"{size:,} bytes: more than {MOST_BYTES:,}")
    return size


def _runtime(folder: Path, shop: Path) -> None:
    """Python for browsers, with its standard library; of what else it could load, nothing is here."""
    subprocess.run(["npm", "pack", "--silent", RUNTIME], cwd=shop, check=True, stdout=subprocess.DEVNULL)  # noqa: S607
    (packed,) = shop.glob("*.tgz")
    if hashlib.sha512(packed.read_bytes()).hexdigest() != RUNTIME_SHA512:
        sys.exit(f"{packed.name} is not the file that was tested")
    with tarfile.open(packed) as archive:
        for name in RUNTIME_FILES:
            file = archive.extractfile(f"package/{name}")
            assert file is not None
            (folder / name).write_bytes(file.read())
        locked = archive.extractfile("package/pyodide-lock.json")
        assert locked is not None
        lock = json.load(locked)
    (folder / "pyodide-lock.json").write_text(json.dumps(lock | {"packages": {}}), encoding="utf-8")


def _wheels(folder: Path) -> None:
    pip = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")
    wanted = ("--no-deps", "--require-hashes", "--requirement", HERE / "wheels.txt")
    subprocess.run([*pip, "download", *PLATFORM, *wanted, "--dest", folder], check=True)
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", folder, ROOT], check=True)


def _policy() -> str:
    """What the browser is to allow: this folder and nothing else, and of styles in pages only that of the library."""
    style = hashlib.sha256(b"\n" + STYLE.read_bytes()).digest()
    return (
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src blob:; "
        f"style-src 'self' 'sha256-{base64.b64encode(style).decode()}'; "
        "object-src 'none'; base-uri 'none'; form-action 'none'"
    )


def _headers(policy: str) -> dict[str, str]:
    return {
        "Content-Security-Policy": f"{policy}; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    }


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Files of the folder with the recommended headers."""

    extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | {
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
        ".whl": "application/octet-stream",
    }

    def end_headers(self) -> None:
        for line in Path(self.directory, "headers.txt").read_text(encoding="utf-8").splitlines():
            self.send_header(*line.split(": ", 1))
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing is printed of each request."""


def server(folder: Path, port: int) -> http.server.ThreadingHTTPServer:
    """A server of the folder for this computer alone; port 0 takes any that is free."""
    return http.server.ThreadingHTTPServer(("127.0.0.1", port), functools.partial(_Handler, directory=str(folder)))


if __name__ == "__main__":
    sys.exit(main())
