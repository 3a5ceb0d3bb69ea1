"""The results as a page: every line beside its peer, with versions and the machine in general words."""

from __future__ import annotations

import importlib.metadata
import os
import platform
from collections.abc import Iterable, Sequence
from datetime import date

from benchmarks.measuring import Line, Part, slowness

_HEADER = ("what", "took", "peer", "took", "ratio", "goal", "held", "note")


def cells(line: Line) -> tuple[str, ...]:
    """A line's cells, in the order of the header."""
    ratio = "" if line.ratio is None else f"{line.ratio:.2f} ×"
    held = {None: "", True: "yes", False: "**no**"}[line.is_met]
    theirs = "" if line.peer_value is None else _amount(line.peer_value, line.unit)
    goal = "" if line.goal is None else f"{line.goal} {line.goal.kind.value[1]}".strip()
    if line.goal is not None and not line.goal.kind.value[1]:
        goal = f"{line.goal} {line.unit}"
    return line.what, _amount(line.value, line.unit), line.peer, theirs, ratio, goal, held, line.note


def _amount(value: float, unit: str) -> str:
    return f"{value:,.{max(0, 2 - len(str(int(value))) + 1)}f} {unit}"


def table(lines: Iterable[Line]) -> str:
    """The lines as a Markdown table."""
    rows = [_HEADER, ("---",) * len(_HEADER), *map(cells, lines)]
    return "\n".join(f"| {' | '.join(each.replace('|', '/') for each in row)} |" for row in rows)


def machine() -> str:
    """The machine and Python in general words: enough to compare, nothing that names it."""
    return (
        f"{os.cpu_count()} cores ({platform.machine()}), {platform.system()}, "
        f"{platform.python_implementation()} {platform.python_version()}"
    )


def versions(names: Iterable[str]) -> str:
    """The versions of the libraries that were there; the others are said to be missing."""
    found = []
    for name in sorted(set(names), key=str.casefold):
        try:
            found.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            found.append(f"{name} not installed")
    return ", ".join(found)


def load() -> float | None:
    """How many programs wanted to run in the last minute, this one among them; None where the system does not say."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else None


def busy(at_first: float | None) -> str:
    """How busy the machine was with other work, for a reader of times."""
    if at_first is None:
        return "How busy the machine was is not known."
    if at_first <= _IDLE:
        return "Nothing else was running."
    return (
        f"The machine was shared: {at_first:.1f} programs wanted its {os.cpu_count()} cores when it began, so that times "
        "are too long and only the ratios count."
    )


_IDLE = 0.5


def section(part: Part, lines: Sequence[Line] | str, *, on: date, at_first: float | None) -> str:
    """One part of the page, with where and when it was measured; one that could not be says why."""
    needs = {"attrs", "cattrs", "python-dateutil", *part.needs}
    measured = (
        f"{on:%-d %B %Y}; {machine()}; {versions(needs)}. A goal in time is for a machine that adds three years to a date in "
        f"3.0 µs; this one took {slowness():.2f} times as long, and is allowed as much more. {busy(at_first)}"
    )
    found = f"Not measured: {lines}." if isinstance(lines, str) else table(lines)
    return f"## {part.title}\n\n{part.about}\n\n{measured}\n\n{found}"


def page(sections: Iterable[str], old: str = "") -> str:
    """The whole page: each new section in the place of the one that has its title, and the others as they were."""
    known = {each.partition("\n")[0]: f"## {each.strip()}" for each in old.split("\n## ")[1:]}
    known |= {each.removeprefix("## ").partition("\n")[0]: each for each in sections}
    text = "\n\n".join(known.values())
    held, missed = text.count("| yes |"), text.count("| **no** |")
    head = (
        "# Results\n\nMade by `python -m benchmarks`, part by part. Read the ratios: each is of two things that were "
        "measured in turns in one run, medians of several rounds. Where a goal asks for *times as fast*, the ratio is the "
        "peer's time over ours; everywhere else it is ours over the peer's. A time or a size without a peer depends on the "
        f"machine. What is a goal's miss, its note says why.\n\n{held + missed} goals, {missed} missed."
    )
    return f"{head}\n\n{text}\n"
