"""One line of the benchmarks: what was measured, beside which peer, against which goal; and how it is measured.

A part is a module with a function ``lines()`` that yields these. It measures what it compares together, in turns, so
that a slow moment of the machine falls on all of them.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache

from dateutil.relativedelta import relativedelta


class Kind(Enum):
    """What a goal says about a line, and so what its ratio is."""

    FASTER = "at least", "times as fast"
    AT_MOST = "at most", "times as much"
    WITHIN = "at most", ""


@dataclass(frozen=True, kw_only=True)
class Goal:
    """A bound on a ratio, or on what was measured itself."""

    kind: Kind
    bound: float

    def __str__(self) -> str:
        return f"{self.kind.value[0]} {self.bound:g}{'' if self.kind is Kind.WITHIN else ' ×'}"


def faster(times: float) -> Goal:
    """The peer takes at least so many times as long."""
    return Goal(kind=Kind.FASTER, bound=times)


def at_most(times: float) -> Goal:
    """It takes at most so many times what the peer takes: time, or memory."""
    return Goal(kind=Kind.AT_MOST, bound=times)


def within(bound: float) -> Goal:
    """It takes at most so much, in the unit of the line, on the machine of the goals; on a slower one, as much more."""
    return Goal(kind=Kind.WITHIN, bound=bound)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One comparison.

    Attributes:
        what: What was measured: "audit of 100,000 people, counted".
        value: What it took, in the unit.
        unit: "s", "ms", "µs", "MB" or another; the peer's too.
        peer: What stands beside it; empty where nothing does.
        peer_value: What that took.
        goal: What was asked for; None where nothing was.
        note: What a reader must know, and where the goal is missed, why.
    """

    what: str
    value: float
    unit: str
    peer: str = ""
    peer_value: float | None = None
    goal: Goal | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times as fast as its peer, where the goal asks that; else how many times what the peer takes."""
        if not self.peer_value:
            return None
        is_speed = self.goal is not None and self.goal.kind is Kind.FASTER
        return self.peer_value / self.value if is_speed else self.value / self.peer_value

    @property
    def is_met(self) -> bool | None:
        """Whether the goal holds; None where there is none."""
        if self.goal is None:
            return None
        if self.goal.kind is Kind.WITHIN:
            return self.value <= self.goal.bound * (slowness() if self.unit in _UNITS else 1)
        if self.ratio is None:
            return None
        return self.ratio >= self.goal.bound if self.goal.kind is Kind.FASTER else self.ratio <= self.goal.bound


@dataclass(frozen=True, kw_only=True)
class Part:
    """One table of the results.

    Attributes:
        title: Its heading.
        about: What a reader needs to know of all its lines.
        lines: They are measured as they are taken from it.
        needs: The libraries that it compares with, whose versions are printed.
    """

    title: str
    about: str
    lines: Callable[[], Iterable[Line]]
    needs: tuple[str, ...] = ()


most_rows = 10_000_000
"""The longest column that is tried."""

_UNITS = {"s": 1.0, "ms": 1e3, "µs": 1e6}


_AT_THE_GOALS = 3.0
"""What ``day + relativedelta(years=3)`` took, in microseconds, on the machine on which the goals in time were set."""


@cache
def slowness() -> float:
    """How many times as long this machine takes as that of the goals, by one sum of dates that is none of ours."""
    day = date(2014, 9, 19)
    took = medians({"it": lambda: day + relativedelta(years=3)}, unit="µs", rounds=9, times=2_000)
    return max(1.0, took["it"] / _AT_THE_GOALS)


def medians(
    work: Mapping[str, Callable[[], object]],
    *,
    unit: str = "ms",
    rounds: int = 5,
    times: int = 1,
    clock: Callable[[], float] = time.process_time,
) -> dict[str, float]:
    """The median time of several pieces of work, done in turns; the one that begins changes from round to round.

    Args:
        work: The pieces by name.
        unit: The unit of what is returned.
        rounds: How often each is measured.
        times: How often each is done within one measurement, for what is too short to be measured alone.
        clock: By default the time of this process, which other programs on the machine do not lengthen. What uses
            several cores, or other processes, is measured by ``time.perf_counter``.
    """
    names = list(work)
    taken: dict[str, list[float]] = {name: [] for name in work}
    for turn in range(rounds):
        first = turn % len(names)
        for name in names[first:] + names[:first]:
            piece = work[name]
            started = clock()
            for _ in range(times):
                piece()
            taken[name].append((clock() - started) / times)
    return {name: statistics.median(each) * _UNITS[unit] for name, each in taken.items()}


_PEAK = """
import re, sys
from pathlib import Path
def used():
    return int(re.search(r"VmHWM:\\s+([0-9]+)", Path("/proc/self/status").read_text())[1]) / 1000
{before}
_at_first = used()
{work}
print(used() - _at_first)
"""


def peak_megabytes(before: str, work: str, *arguments: str) -> float:
    """The most memory that a process of its own holds at once for some work, above what it held before. Linux only.

    Args:
        before: The statements that come first: imports.
        work: The statements that are measured; ``sys.argv[1:]`` are the arguments.
        *arguments: What the statements are about: a file's path.
    """
    script = _PEAK.format(before=before, work=work)
    ran = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, check=True, text=True)  # noqa: S603
    return float(ran.stdout.splitlines()[-1])
