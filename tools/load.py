"""Very large inputs, each at two sizes: what they take in time and memory, and how that grows.

Run with: python tools/load.py [--part 1] [--only NAME]

A register of a million rows, a PDF of 2,000 pages, a folder of 1,000 reports, a plan of 20,000 actions and a survey of a
million answers are made, and the command that reads each is run over a tenth of it and over all of it. ``--part 100``
makes a hundredth of them. Time is the processor's, above what a command takes that reads nothing. Where ten times the
input takes above fifteen times as long, a step grows by the square.
"""

from __future__ import annotations

import argparse
import csv
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
MOST_GROWTH, SHORTEST = 15.0, 0.5
"""How much longer ten times the input may take, and from how many seconds on that is told from chance."""
_SHORTEST_TENTH = 0.1
_RUN = "from safeguarding.cli.entry import main; main()"
_FIRST_DAY = date(2014, 1, 1)


@dataclass(frozen=True)
class Load:
    """Something large.

    Attributes:
        of: What it is counted in.
        whole: How many of them.
        make: Makes so many in a folder, and says what the command is given.
    """

    of: str
    whole: int
    make: Callable[[Path, int], list[str]]


def register(folder: Path, size: int) -> list[str]:
    """People with a certificate each, most of them in date."""
    with (folder / "staff.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(("Staff ID", "Name", "Job title", "DBS level", "DBS number", "Issue date"))
        for k in range(size):
            day = _FIRST_DAY + timedelta(days=k % 1300)
            rows.writerow((f"S{k}", f"Invented {k}", "Social worker", "Enhanced", f"{k:012}", f"{day:%d/%m/%Y}"))
    return ["dbs", str(folder / "staff.csv"), "--as-at", "2017-09-19", "--format", "json"]


_PAGE = "Of the 139 seen, 35 (25%) were good, and 12 of 24 (50%) were not. It rose from 10 to 12 in the year."


def report(folder: Path, size: int) -> list[str]:
    """A report in PDF of so many pages, each with the same sentences."""
    line = f"BT /F1 10 Tf 50 780 Td ({_PAGE}) Tj 0 -14 Td ({_PAGE}) Tj ET"
    places = [f"{4 + 2 * k} 0 R" for k in range(size)]
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{' '.join(places)}] /Count {size} >>"]
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for k in range(size):
        fonts = "<< /Font << /F1 3 0 R >> >>"
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * k} 0 R /Resources {fonts} >>"
        objects += [page, f"<< /Length {len(line)} >>\nstream\n{line}\nendstream"]
    body, starts = bytearray(b"%PDF-1.4\n"), list[int]()
    for number, each in enumerate(objects, 1):
        starts.append(len(body))
        body += f"{number} 0 obj\n{each}\nendobj\n".encode()
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    end = f"trailer\n<< /Root 1 0 R /Size {len(objects) + 1} >>\nstartxref\n{len(body)}\n%%EOF\n"
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode()
    (folder / "report.pdf").write_bytes(body)
    return ["check", str(folder / "report.pdf"), "--format", "json"]


def reports(folder: Path, size: int) -> list[str]:
    """A folder of short reports."""
    for k in range(size):
        text = f"# Report {k}\n\n{_PAGE}\n\n| Grade | Number |\n|---|---|\n| Good | {k} |\n| Other | 2 |\n| Total | {k + 2} |\n"
        (folder / f"report-{k}.md").write_text(text, encoding="utf-8")
    return ["check", str(folder), "--processes", "1", "--format", "json"]


def plan(folder: Path, size: int) -> list[str]:
    """A plan with a recommendation for every four actions, and an entry of the log for each of them."""
    lines = ['[plan]\nref = "p"\ntitle = "Made up"\n']
    for k in range(max(1, size // 4)):
        lines += (f'[[plan.recommendations]]\nref = "r{k}"\nnumber = {k + 1}\ntext = "Recommendation {k}"\n',)
    for k in range(size):
        serves = k // 4 if k // 4 < size // 4 else 0
        words = f'ref = "a{k}"\nserves = ["r{serves}"]\ntext = "Action {k}"\nowner = "head of service"'
        lines += (
            f"[[plan.actions]]\n{words}\ntarget_on = {_FIRST_DAY + timedelta(days=k % 1400)}\n",
            f'[[plan.updates]]\naction = "a{k}"\non = 2017-01-31\ndelivery = "in progress"\n',
        )
    (folder / "plan.toml").write_text("\n".join(lines), encoding="utf-8")
    return ["plan", str(folder / "plan.toml"), "--on", "2017-09-19", "--format", "json"]


def survey(folder: Path, size: int) -> list[str]:
    """The survey of three waves with as many rows as give so many answers, six a row."""
    example = EXAMPLES / "three-wave-survey"
    (folder / "responses").mkdir()
    (folder / "survey.toml").write_bytes((example / "survey.toml").read_bytes())
    for year in (2013, 2015, 2017):
        head, *rows = (example / "responses" / f"{year}.csv").read_text(encoding="utf-8").splitlines()
        many = (f"key-{k},{rows[k % len(rows)].partition(',')[2]}" for k in range(size // 18))
        (folder / "responses" / f"{year}.csv").write_text("\n".join([head, *many]), encoding="utf-8")
    return ["survey", str(folder), "--format", "json"]


LOADS = {
    "register": Load("rows", 1_000_000, register),
    "report": Load("pages of PDF", 2_000, report),
    "reports": Load("reports in a folder", 1_000, reports),
    "plan": Load("actions", 20_000, plan),
    "survey": Load("answers", 1_000_000, survey),
}


def taken(arguments: list[str]) -> tuple[float, int]:
    """The seconds of the processor and the bytes of memory at most that a command takes.

    Raises:
        subprocess.CalledProcessError: where its input could not be read.
    """
    with subprocess.Popen([sys.executable, "-c", _RUN, *arguments], stdout=subprocess.DEVNULL) as running:
        _, status, usage = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode not in (0, 1):
        raise subprocess.CalledProcessError(running.returncode, arguments)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def measured(load: Load, part: int, start: float) -> tuple[str, bool]:
    """A line of the table, and whether time grows in proportion."""
    seconds, memory = [], []
    for size in (load.whole // part // 10, load.whole // part):
        with tempfile.TemporaryDirectory() as folder:
            took, held = taken(load.make(Path(folder), size))
        seconds.append(max(took - start, _SHORTEST_TENTH))
        memory.append(held // 10**6)
    growth = seconds[1] / seconds[0]
    is_linear = growth <= MOST_GROWTH or seconds[1] < SHORTEST
    what = f"{load.whole // part:,} {load.of}"
    return f"| {what} | {seconds[0]:.1f} s | {seconds[1]:.1f} s | {memory[1]:,} MB | {growth:.1f} |", is_linear


def main(arguments: list[str] | None = None) -> int:
    """Print the table; return how many grow by more than their size."""
    parser = argparse.ArgumentParser(prog="tools/load.py")
    parser.add_argument("--part", type=int, default=1, help="of how many parts one is made: 100 for a hundredth")
    parser.add_argument("--only", choices=sorted(LOADS))
    asked = parser.parse_args(arguments)
    start, _ = taken(["rules", "--area", "lado", "--format", "json"])
    print("| input | a tenth | whole | memory | times as long |\n|---|---|---|---|---|")
    slow = 0
    for name, load in LOADS.items():
        if asked.only in (None, name):
            line, is_linear = measured(load, asked.part, start)
            slow += not is_linear
            print(line, "" if is_linear else "grows by more than its size", flush=True)
    print(f"{slow} of them grow by more than their size")
    return slow


if __name__ == "__main__":
    sys.exit(bool(main()))
