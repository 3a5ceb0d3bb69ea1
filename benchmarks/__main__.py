"""Measure and print every line, or those of some parts: ``python -m benchmarks [PART …] [--write]``.

With ``--write``, or for all parts together, the page ``benchmarks/RESULTS.md`` is written.
"""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.measuring import Line, Part
from benchmarks.results import cells, page
from safeguarding.errors import MissingExtraError

PARTS = ("dbs", "json_records", "timescales", "engines", "figures", "surveys", "records", "imports")
"""The modules, in the order of the page; each has a ``PART``."""
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
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; all where none is named")
    parser.add_argument("--write", action="store_true", help="write the page for some parts, too")
    chosen = parser.parse_args(arguments)
    if unknown := set(chosen.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    found = [measured(name) for name in chosen.parts or PARTS]
    if chosen.write or not chosen.parts:
        RESULTS.write_text(page(found, on=datetime.now(tz=UTC).date()), encoding="utf-8")
        print(f"\nwritten: {RESULTS.name}")


if __name__ == "__main__":
    main()
