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


def page(measured: Sequence[tuple[Part, Sequence[Line] | str]], *, on: date) -> str:
    """The whole page; a part that could not be measured says why."""
    needs = {"attrs", "cattrs", "python-dateutil"}.union(*(part.needs for part, _ in measured))
    with_goals = [line for _, lines in measured if not isinstance(lines, str) for line in lines if line.goal]
    missed = [line for line in with_goals if not line.is_met]
    head = (
        f"# Results of {on:%-d %B %Y}\n\nMade by `python -m benchmarks`. Read the ratios: each is of two things that were "
        "measured in turns in one run, medians of several rounds. Where a goal asks for *times as fast*, the ratio is the "
        "peer's time over ours; everywhere else it is ours over the peer's. A time or a size without a peer depends on the machine.\n\n"
        f"{machine()}. {versions(needs)}. A goal in time is for a machine that adds three years to a date in 3.0 µs; this one "
        f"took {slowness():.2f} times as long, and is allowed as much more.\n\n{len(with_goals)} goals, {len(missed)} missed."
    )
    tables = [
        f"## {part.title}\n\n{part.about}\n\n{f'Not measured: {lines}.' if isinstance(lines, str) else table(lines)}"
        for part, lines in measured
    ]
    return "\n\n".join([head, *tables]) + "\n"
