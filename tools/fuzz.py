"""Made-up inputs without number for every reader, parser and command: only the package's own errors may come of them.

Run with: python tools/fuzz.py [--commands] [--inputs 10000] [--seed 1] [--reader NAME] [--only NUMBER] [--minutes 60]

Without ``--commands`` the readers and parsers are tried; a command takes as long as hundreds of them. The closing lines
say how many, the processor's time, and which took longest and most memory.

Each input comes of its seed, its reader and its number, so that what is found can be made again with ``--only``. An
error of another kind is printed with the place that raised it and the smallest input found that still does; so is an
input that takes above two seconds of the processor, or much memory. With ``--guided`` the bytes for one reader's chance
are chosen by atheris, where that is installed, to reach more of the code.
"""

from __future__ import annotations

import argparse
import functools
import importlib
import multiprocessing
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import FrameType
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools import fuzz_commands
from tools.fuzz_doors import Door, doors, public_readers
from tools.fuzz_files import Given
from tools.fuzz_ways import ways

from safeguarding.errors import SafeguardingError

MOST_SECONDS, MOST_DRAWING, MOST_ENDLESS, MOST_WAITING = 2.0, 10.0, 30, 600
"""Of the processor, what an input may take, or a command, which also loads and draws; after how much that an input is ended
which does not heed it; and after how much of the clock."""
MOST_TIMES, BEARABLE = 50, 150_000_000
"""How many times its input a reader may hold in memory, above what is borne in any case: a format's libraries, tables."""
MOST_SAID = 1_000_000
MOST_TRIES = 300
SHOWN = 600


class TooLongError(BaseException):
    """An input took too long. No ``except Exception`` stops it."""


@dataclass(frozen=True)
class Finding:
    """Something foreign that came of an input."""

    reader: str
    number: int
    what: str
    place: str
    given: Given = ""

    @property
    def kind(self) -> tuple[str, str, str]:
        """What is one fault, however many inputs show it."""
        return self.reader, self.what.partition(":")[0], self.place


def chance_of(seed: int, reader: str, number: int) -> random.Random:
    """The chance from which one input comes."""
    return random.Random(f"{seed} {reader} {number}")  # noqa: S311 - made-up inputs, nothing secret


def tried(door: Door, given: Given, folder: Path) -> tuple[str, str] | None:
    """What is foreign in how a reader takes an input, and where it came from; None where all is well."""
    held = _held()
    try:
        is_command = not isinstance(given, str) and fuzz_commands.ASKED in given
        signal.setitimer(signal.ITIMER_PROF, MOST_DRAWING if is_command else MOST_SECONDS)
        _look_at(door.call(given if isinstance(given, str) else written(given, folder)))
    except SafeguardingError as error:
        return None if len(str(error)) < MOST_SAID else (f"message: of {len(str(error)):,} signs", "")
    except BaseException as error:  # what a binding raises need not be an Exception
        if isinstance(error, KeyboardInterrupt):
            raise
        return f"{type(error).__name__}: {str(error)[:200]}", _place(error)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    size = len(given) if isinstance(given, str) else sum(map(len, given.values()))
    grown = _held() - held
    return (f"memory: {grown // 10**6} MB for {size} bytes", "") if grown > BEARABLE + MOST_TIMES * size else None


def _look_at(found: object) -> None:
    """Ask for what is made only when it is asked for."""
    for name, part in vars(type(found)).items():
        if isinstance(part, property) and not name.startswith("_"):
            try:
                getattr(found, name)
            except SafeguardingError:
                continue
    repr(found)


def _held() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _place(error: BaseException) -> str:
    """The last line of the package that an error went through."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [
        f"{each.filename.rpartition('safeguarding/')[2]}:{each.lineno}"
        for each in frames
        if "/safeguarding/" in each.filename
    ]
    return "" if isinstance(error, TooLongError) or not ours else ours[-1]


def written(given: dict[str, bytes], folder: Path) -> Path:
    """The files of an input in a folder; one alone is given to its reader itself."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, contents in given.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(contents)
    return next(iter(folder.iterdir())) if set(given) and next(iter(given)).startswith("input.") else folder


def smaller(given: Given, is_found: Callable[[Given], bool]) -> Given:
    """The smallest input found that is still taken ill."""
    if isinstance(given, str):
        return str(_shorter(given, is_found))
    for name in list(given)[:MOST_TRIES]:
        without = {key: each for key, each in given.items() if key != name}
        if without and is_found(without):
            given = without
    for name in given:
        others = given
        given = {**given, name: _shorter(given[name], lambda part, n=name, o=others: is_found({**o, n: part}))}  # type: ignore[misc]
    return given


def _shorter(whole: Any, is_found: Callable[[Any], bool]) -> Any:  # noqa: ANN401 - a text, or bytes
    step, tries = len(whole) // 2, 0
    while step and tries < MOST_TRIES:
        at = 0
        while at < len(whole) and tries < MOST_TRIES:
            tries += 1
            part = whole[:at] + whole[at + step :]
            if is_found(part):
                whole = part
            else:
                at += step
        step //= 2
    return whole


def too_long(_: int, __: FrameType | None) -> None:
    """End what is tried, by the signal of the clock."""
    raise TooLongError("too many seconds of the processor")


def prepared() -> None:
    """Make this process ready to try inputs: nothing is printed by libraries, and time has an end."""
    warnings.simplefilter("ignore")
    signal.signal(signal.SIGPROF, too_long)


@functools.cache
def every_door() -> dict[str, Door]:
    """The readers and the commands."""
    commands = {name: Door(fuzz_commands.damaged(name), fuzz_commands.run) for name in fuzz_commands.commands()}
    return {**doors(), **ways(), **{f"command {name}": door for name, door in commands.items()}}


def order(wanted: str | None, *, commands: bool = False) -> list[str]:
    """The readers, or the commands, as they are tried, over and over: the quick ones more often."""
    every = {name: door for name, door in every_door().items() if wanted or commands == name.startswith("command ")}
    return [name for name, door in every.items() for _ in range(door.often) if wanted in (None, name)]


def _begin(at: Any) -> None:  # noqa: ANN401 - shared numbers
    """Note when an input is begun, and let the system end this process where neither signal nor error ends the input."""
    at[1] = time.monotonic()
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + MOST_ENDLESS, most))


def findings(names: list[str], numbers: range, seed: int, folder: Path, at: Any) -> Iterator[Finding | int]:  # noqa: ANN401 - shared numbers
    """What is found among some inputs, each kind once, with its smallest input; and after each input, its number."""
    every, seen = every_door(), set[tuple[str, str, str]]()
    for number in numbers:
        name = names[number % len(names)]
        at[0] = number
        _begin(at)
        door, given = every[name], every[name].make(chance_of(seed, name, number))
        began, held = time.process_time(), _held()
        found = tried(door, given, folder)
        if (took := time.process_time() - began) > at[2]:
            at[2:4] = took, number
        if (grown := _held() - held) > at[4] and number != numbers.start:
            # the first input has the libraries loaded
            at[4:6] = grown, number
        if found is not None and (finding := Finding(name, number, *found, given)).kind not in seen:
            seen.add(finding.kind)
            is_slow = found[0].startswith(("TooLong", "memory"))

            def is_same(part: Given, door: Door = door, kind: tuple[str, str, str] = finding.kind) -> bool:
                _begin(at)
                again = tried(door, part, folder)
                return again is not None and Finding(kind[0], 0, *again).kind == kind

            yield finding if is_slow else replace(finding, given=smaller(given, is_same))
        yield number


def _work(names: list[str], numbers: range, seed: int, at: Any, results: Any) -> None:  # noqa: ANN401 - shared with the parent
    prepared()
    # what a library's own code prints is no finding
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    with tempfile.TemporaryDirectory() as folder:
        for each in findings(names, numbers, seed, Path(folder, "given"), at):
            if isinstance(each, Finding):
                results.put(each)
    at[0] = numbers.stop
    results.close()
    results.join_thread()


def run(names: list[str], inputs: int, seed: int, *, ends_at: float, workers: int) -> tuple[int, list[Finding], str]:
    """Try inputs in processes of their own; one that hangs or ends is found, and its work goes on behind that input."""
    every_door()
    context = multiprocessing.get_context("fork")
    results, found = context.Queue(), dict[tuple[str, str, str], Finding]()
    parts = [range(first, inputs, workers) for first in range(workers)]
    states: list[Any] = [context.Array("d", [part.start, time.monotonic(), 0, 0, 0, 0]) for part in parts]

    def started(worker: int, numbers: range) -> Any:  # noqa: ANN401 - a process
        # no daemon: a command may have processes of its own
        process = context.Process(target=_work, args=(names, numbers, seed, states[worker], results))
        process.start()
        return process

    running = {worker: started(worker, part) for worker, part in enumerate(parts)}
    while running and time.monotonic() < ends_at:
        time.sleep(0.05)
        for worker, process in list(running.items()):
            number, since = int(states[worker][0]), states[worker][1]
            hangs = process.is_alive() and number < parts[worker].stop and time.monotonic() - since > MOST_WAITING
            if process.is_alive() and not hangs:
                continue
            process.kill()
            process.join()
            del running[worker]
            if hangs or process.exitcode:
                how = "hangs" if hangs else f"ends the process ({process.exitcode})"
                _note(found, Finding(names[number % len(names)], number, how, ""), seed)
                states[worker][1] = time.monotonic()
                running[worker] = started(worker, range(number + workers, parts[worker].stop, workers))
        while not results.empty():
            _note(found, results.get(), seed)
    for process in running.values():
        process.kill()
        process.join()
    done = sum(
        max(0, min(int(state[0]), inputs) - part.start) // workers for state, part in zip(states, parts, strict=True)
    )
    return done, list(found.values()), _most(names, states)


def _note(found: dict[tuple[str, str, str], Finding], one: Finding, seed: int) -> None:
    """Print what is new at once: a long run may be ended before its end."""
    if one.kind not in found:
        print(printed(one, seed), flush=True)
    found[one.kind] = one


def _most(names: list[str], states: list[Any]) -> str:
    """What took longest, and after which input memory had grown most, over what it was at most before."""
    slow, large = max(states, key=lambda each: each[2]), max(states, key=lambda each: each[4])
    which = [f"{names[int(number) % len(names)]} {number:.0f}" for number in (slow[3], large[5])]
    return f"longest {slow[2]:.2f} s ({which[0]}), most memory at once {large[4] / 10**6:.0f} MB ({which[1]})"


def guided(reader: str, seed: int) -> None:
    """Let atheris choose what a reader is given: endless, and ended by the first foreign error."""
    atheris = importlib.import_module("atheris")
    door, folder = every_door()[reader], Path(tempfile.mkdtemp(), "given")

    def one(data: bytes) -> None:
        found = tried(door, door.make(random.Random(data)), folder)  # noqa: S311 - made-up inputs
        if found is not None:
            raise AssertionError(*found)

    atheris.instrument_all()
    atheris.Setup([sys.argv[0], f"-seed={seed}"], one)
    atheris.Fuzz()


def printed(finding: Finding, seed: int) -> str:
    """A finding as lines: what, where, how it is made again, and its smallest input."""
    again = f"--seed {seed} --reader {finding.reader} --only {finding.number}"
    return f"{finding.reader}: {finding.what} at {finding.place or '?'}\n  {again}\n  {repr(finding.given)[:SHOWN]}"


def main(arguments: list[str] | None = None) -> int:
    """Try the inputs that are asked for, print what is found, and return how many kinds were."""
    parser = argparse.ArgumentParser(prog="tools/fuzz.py")
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--reader", choices=sorted(every_door()))
    parser.add_argument("--commands", action="store_true", help="try the commands in the place of the readers")
    parser.add_argument("--only", type=int, help="the number of one input")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--guided", action="store_true")
    asked = parser.parse_args(arguments)
    if forgotten := set(public_readers()) - set(doors()):
        parser.error(f"tools/fuzz_doors.py does not know {', '.join(sorted(forgotten))}")
    prepared()
    began = time.monotonic()
    if asked.guided:
        guided(asked.reader or "from_toml", asked.seed)
    names = order(asked.reader, commands=asked.commands)
    if asked.only is not None:
        with tempfile.TemporaryDirectory() as folder:
            numbers = range(asked.only, asked.only + 1)
            tries = findings(names, numbers, asked.seed, Path(folder, "given"), [0.0] * 6)
            found = [each for each in tries if isinstance(each, Finding)]
        print(*(printed(each, asked.seed) for each in found), sep="\n", flush=True)
        done, most = 1, "one input"
    else:
        ends_at = began + asked.minutes * 60
        done, found, most = run(names, asked.inputs, asked.seed, ends_at=ends_at, workers=asked.workers)
    took = time.monotonic() - began
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{spent.ru_utime + spent.ru_stime:,.0f} s of the processor, {most}")
    print(f"{done:,} inputs of seed {asked.seed}, {done / took:,.0f} a second: {len(found)} kinds of foreign error")
    return len(found)


if __name__ == "__main__":
    sys.exit(bool(main()))
