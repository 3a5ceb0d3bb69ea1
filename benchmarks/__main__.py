"""Measure and print every line, or those of some parts: ``python -m benchmarks [PART …] [--most ROWS] [--no-page]``.

Each part takes its place on the page ``benchmarks/RESULTS.md``; the others stay as they were measured.
"""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import measuring
from benchmarks.measuring import Line, Part
from benchmarks.results import cells, load, page, section
from safeguarding.errors import MissingExtraError

PARTS = ("dbs", "json_records", "timescales", "engines", "figures", "surveys", "records", "imports")
"""The modules, in the order of the page; each has a ``PART``."""
GROUPS = {
    "plain": ("dbs", "timescales", "figures", "surveys", "records", "imports"),
    "json": ("json_records",),
    "frames": ("engines",),
}
"""Parts that are measured together: one word each."""
RESULTS = Path(__file__).with_name("RESULTS.md")


def measured(name: str) -> tuple[Part, Sequence[Line] | str]:
    """A part with its lines, printed as they are found; or why there are none."""
    try:
        part: Part = importlib.import_module(f"benchmarks.{name}").PART
        print(f"\n{part.title}")
        found = []
        for line in part.lines():
            what, took, peer, theirs, ratio, goal, held, note = cells(line)
            print(f"  {what:<58}{took:>12}  {peer:<44}{theirs:>12}{ratio:>11}  {goal:<26}{held:<5}{note}", flush=True)
            found.append(line)
    except (MissingExtraError, ModuleNotFoundError) as error:
        print(f"\n{name}: not measured, {error}")
        return Part(title=name, about="", lines=tuple), str(error)
    return part, found


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Every line beside its peer.")
    names = (*GROUPS, *PARTS)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(names)}; all where none is named")
    parser.add_argument(
        "--most", type=int, metavar="ROWS", help="the longest column, for parts that try several lengths"
    )
    parser.add_argument("--no-page", action="store_true", help="print only")
    chosen = parser.parse_args(arguments)
    if unknown := set(chosen.parts) - set(names):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    if chosen.most is not None:
        measuring.most_rows = chosen.most
    for name in dict.fromkeys(part for each in chosen.parts or PARTS for part in GROUPS.get(each, (each,))):
        at_first = load()
        part, found = measured(name)
        if not chosen.no_page:
            # part by part, so that a run that is stopped loses the last one only
            old = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else ""
            new = section(part, found, on=datetime.now(tz=UTC).date(), at_first=at_first)
            RESULTS.write_text(page([new], old), encoding="utf-8")
            print(f"\nwritten: {RESULTS.name}")


if __name__ == "__main__":
    main()
