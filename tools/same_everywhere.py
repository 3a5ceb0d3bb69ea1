"""The same output in fifteen environments: time zones, locales, hash seeds, switches of Python, encodings of the screen.

Run with the interpreter of an environment in which the built library is installed with its extras. Each environment is
a process of its own, which runs the same commands; what they print as data and every file that they write must be the
same to the byte.
"""

import contextlib
import hashlib
import io
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
YORK, WESTMARCH = EXAMPLES / "york-2017", EXAMPLES / "westmarch-2024"
STAFF = ("dbs", YORK / "staff.csv", "--as-at", "2017-09-19")
COMMANDS = (
    ("brief", YORK, "-f", "json"),
    (*STAFF, "-f", "json", "--out", "due.csv", "--problems", "problems.xlsx", "--calendar", "due.ics"),
    (*STAFF, "--output", "dbs.txt"),
    (*STAFF, "-f", "docx", "--output", "dbs.docx", "--out", "due.xlsx"),
    ("plan", WESTMARCH / "plan.toml", "--on", "2025-03-31", "-f", "json", "--toml", "plan.toml"),
    ("plan", WESTMARCH / "plan.toml", "--on", "2025-03-31", "-f", "html", "--output", "plan.html"),
    (
        "plan",
        WESTMARCH / "plan.toml",
        "--on",
        "2025-03-31",
        "-f",
        "json",
        "--workbook",
        "plan.xlsx",
        "--chart",
        "plan.svg",
    ),
    ("check", YORK / "report.figures.toml", "-f", "json"),
    ("rules", "-f", "json"),
    ("history", "York", YORK / "outcomes.csv", "-f", "json"),
)
ENVIRONMENTS = {
    "as it is": ((), {}),
    "the first to see a day": ((), {"TZ": "Pacific/Kiritimati"}),
    "the last to see a day": ((), {"TZ": "Pacific/Pago_Pago"}),
    "a zone of half hours": ((), {"TZ": "America/St_Johns"}),
    "no locale": ((), {"LC_ALL": "C"}),
    "Turkish": ((), {"LC_ALL": "tr_TR.UTF-8"}),
    "German": ((), {"LC_ALL": "de_DE.UTF-8"}),
    "hash seed 0": ((), {"PYTHONHASHSEED": "0"}),
    "hash seed 1": ((), {"PYTHONHASHSEED": "1"}),
    "hash seed 4,294,967,295": ((), {"PYTHONHASHSEED": "4294967295"}),
    "without assertions": (("-O",), {}),
    "without docstrings": (("-OO",), {}),
    "warnings are errors": (("-W", "error"), {}),
    "no mode of UTF-8": ((), {"PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}),
    "a screen of Windows": ((), {"PYTHONIOENCODING": "cp1252"}),
}


def made() -> dict[str, str]:
    """What the commands print as data, and a sum of each file that they write, in a folder of this run."""
    from safeguarding.cli import entry  # noqa: PLC0415 - in the process that an environment was made for

    found: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for number, command in enumerate(COMMANDS):
            stream = io.TextIOWrapper(io.BytesIO(), encoding=sys.stdout.encoding, newline="\n")
            sys.argv = ["safeguarding", *map(str, command)]
            with contextlib.redirect_stdout(stream), contextlib.suppress(SystemExit):
                entry.main()
            stream.flush()
            # where a stream takes next to nothing, UTF-8 is printed all the same
            encoding = "utf-8" if sys.stdout.encoding in ("ascii", "ANSI_X3.4-1968") else sys.stdout.encoding
            text = stream.buffer.getvalue().decode(encoding)
            found[f"{number} {command[0]}"] = json.dumps(json.loads(text)) if text.strip() else ""
        for path in sorted(Path.cwd().iterdir()):
            found[path.name] = hashlib.sha256(path.read_bytes()).hexdigest()
        os.chdir("/")
    return found


def main() -> int:
    """Compare the environments with the first, and say what differs."""
    first: dict[str, str] = {}
    wrong = 0
    for name, (switches, variables) in ENVIRONMENTS.items():
        command = [sys.executable, *switches, __file__, "--made"]
        # each keeps to the same width, whatever the terminal in which this runs
        own = {"COLUMNS": "120", "PYTHONDONTWRITEBYTECODE": "1"} | variables
        ran = subprocess.run(command, capture_output=True, check=False, env=os.environ | own)
        if ran.returncode:
            print(f"{name}: {ran.stderr.decode(errors='replace')[-1500:]}")
            wrong += 1
            continue
        found: dict[str, str] = json.loads(ran.stdout)
        first = first or found
        differs = [key for key in first.keys() | found.keys() if first.get(key) != found.get(key)]
        if differs:
            print(f"{name}: {', '.join(sorted(differs))} differ")
            wrong += 1
    print(f"{len(first)} outputs in {len(ENVIRONMENTS)} environments: {wrong} environments differ")
    return wrong


if __name__ == "__main__":
    if "--made" in sys.argv:
        print(json.dumps(made()))
        sys.exit(0)
    sys.exit(main())
