"""Changes of one room's modules are tried in processes that branch off from one which has its tests loaded.

The tests are collected once, and once run to see which of them reach which line. For each change a process branches
off, puts the changed code into the functions that are loaded, and runs the tests that reach it, the quickest first, until
one fails. What a function does not hold (a constant, a default, a decorator), and what runs only while its module is loaded,
is tried again, where it was not noticed, in a process that loads the changed module from the start.
"""

from __future__ import annotations

import gc
import importlib.machinery
import inspect
import json
import os
import resource
import signal
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import _lru_cache_wrapper
from itertools import accumulate
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import pytest
from coverage import Coverage
from hypothesis import Phase, settings

WORKERS, SPEAKING = 3, os.dup(2)
"""What the processes print is of no interest; how far they are is."""
MOST_SECONDS, MOST_FOR_VALUES = 6, 40
"""So much of tests is run for one change, the quickest first, by the processor's time that they take without it. What no
test runs, such as a day in a table of rules, is looked at by tests of the whole table, which are not the quick ones."""
MOST_LOADING = 60
"""So much may loading everything anew take besides."""
OTHER_WORK = 10
"""How many times as long as the processor's time anything may last, on a machine that has other work."""


@dataclass(frozen=True)
class Change:
    """One changed text of a module, and the lines of the original that it touches."""

    module: Path
    text: str
    lines: frozenset[int]


class Settings:
    """A plugin of pytest: a law draws the same examples each time, keeps none, and does not shorten what it found."""

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self) -> None:
        """Before a test is loaded, whose law takes the settings that hold then."""
        phases = (Phase.explicit, Phase.generate)
        usual = settings.get_profile("safeguarding")
        settings.register_profile("mutants", usual, database=None, derandomize=True, phases=phases)
        settings.load_profile("mutants")

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """A law that draws more examples than others draws as many as they do."""
        for item in items:
            function = getattr(item, "function", None)
            own = getattr(function, "_hypothesis_internal_use_settings", None)
            if isinstance(own, settings) and own.max_examples > settings().max_examples:
                fewer = settings(own, max_examples=settings().max_examples)
                function._hypothesis_internal_use_settings = fewer  # type: ignore[union-attr]  # noqa: SLF001 - as in conftest


@dataclass
class Trials(Settings):
    """A plugin of pytest that, instead of running what was collected once, tries each change on it."""

    changes: Sequence[Change]
    within_functions: bool
    noticed: dict[int, bool] = field(default_factory=dict)
    reached: dict[tuple[str, int], list[str]] = field(default_factory=dict)
    """By file and line, the tests that run it."""
    seconds: dict[str, float] = field(default_factory=dict)
    """How long each test takes, of those that pass."""

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run everything once to see what reaches what, then the changes."""
        caches = [each for each in gc.get_objects() if isinstance(each, _lru_cache_wrapper)]
        caches = [each for each in caches if inspect.isfunction(inspect.unwrap(each))]
        self._look(session, caches)
        functions = _functions({str(each.module) for each in self.changes})
        gc.collect()
        gc.freeze()
        items = {item.nodeid: item for item in session.items}

        def run(number: int) -> int:
            change = self.changes[number]
            passed = _put_in(change, functions)
            if passed == PASSED and not self.is_reached(change):
                # what has run when the module was loaded is not undone
                passed = UNTRIED
            if passed is None or (passed == UNTRIED and self.within_functions):
                return UNTRIED
            for kept in caches:
                kept.cache_clear()
            chosen = self.tests_of(change)
            resource.setrlimit(resource.RLIMIT_CPU, (10 + int(4 * sum(self.seconds[name] for name in chosen)),) * 2)
            return _run([items[name] for name in chosen], session) or passed

        answers = branched(range(len(self.changes)), run)
        self.noticed = {number: answer != PASSED for number, answer in answers.items() if answer != UNTRIED}
        return True

    def is_reached(self, change: Change) -> bool:
        """Whether a test runs the very lines, and not only the loading of their module."""
        return any((str(change.module), line) in self.reached for line in change.lines)

    def tests_of(self, change: Change) -> list[str]:
        """The tests that are run for a change, the quickest first: those that reach the very lines.

        What no test reaches, such as a constant, is looked at by who imports it and never runs a line of its module: first
        the tests under the module's name and those that reach the module, then the others of the room.
        """
        file = str(change.module)
        reaching = {test for line in change.lines for test in self.reached.get((file, line), ())}
        asked, most = (reaching, MOST_SECONDS) if reaching else (set(self.seconds), MOST_FOR_VALUES)
        nearest = {test for (name, _), tests in self.reached.items() if name == file for test in tests}
        nearest |= {test for test in asked if f"/test_{change.module.name}::" in test}
        in_turn = sorted(asked & set(self.seconds), key=lambda test: (test not in nearest, self.seconds[test]))
        ended = accumulate(self.seconds[test] for test in in_turn)
        return [test for test, seconds in zip(in_turn, ended, strict=True) if seconds < most]

    def _look(self, session: pytest.Session, caches: Sequence[Any]) -> None:
        files = {str(each.module) for each in self.changes}
        # what is remembered is reached by whoever asks first
        ours = [each for each in caches if inspect.unwrap(each).__code__.co_filename in files]
        file = Path(tempfile.mkstemp()[1])

        def run(_: int) -> int:
            seconds: dict[str, float] = {}
            measured = Coverage(data_file=None, config_file=False, include=list(files))
            measured.set_option("run:disable_warnings", ["no-data-collected"])  # values alone have no line that runs
            measured.start()
            for item, following in zip(session.items, [*session.items[1:], None], strict=True):
                measured.switch_context(item.nodeid)
                for kept in ours:
                    kept.cache_clear()
                failed, started = session.testsfailed, time.process_time()
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
                if session.testsfailed == failed:
                    seconds |= {item.nodeid: time.process_time() - started}
            measured.stop()
            found = measured.get_data()
            lines = {name: found.contexts_by_lineno(name) for name in found.measured_files()}
            reached = [(name, line, list(filter(None, lines[name][line]))) for name in lines for line in lines[name]]
            file.write_text(json.dumps({"seconds": seconds, "reached": reached}))
            return PASSED

        branched([0], run, most_seconds=1800)
        told = json.loads(file.read_text())
        file.unlink()
        if not told["seconds"]:
            raise ValueError("not one test passes where nothing is changed")
        self.seconds = told["seconds"]
        self.reached = {(name, line): tests for name, line, tests in told["reached"]}


PASSED, FAILED, UNTRIED = 0, 1, 2


def branched(
    numbers: Sequence[int], run: Callable[[int], int], *, most_seconds: int = 4 * MOST_FOR_VALUES
) -> dict[int, int]:
    """What is answered for each number, each in a process of its own that branches off here; what does not end has failed.

    That is told by the processor's time: of a machine with other work, the clock tells nothing.
    """
    answers: dict[int, int] = {}
    waiting = list(reversed(numbers))
    running: dict[int, tuple[int, float]] = {}
    while waiting or running:
        while waiting and len(running) < WORKERS:
            number = waiting.pop()
            running[_branch(run, number, most_seconds)] = number, time.monotonic() + OTHER_WORK * most_seconds
        ended, status = os.waitpid(-1, os.WNOHANG)
        if ended in running:
            answers[running.pop(ended)[0]] = os.waitstatus_to_exitcode(status)
            if len(answers) % 50 == 0:
                os.write(SPEAKING, f"{len(answers)} of {len(numbers)}\n".encode())
            continue
        for process, (_, until) in running.items():
            if time.monotonic() > until:
                os.killpg(process, signal.SIGKILL)
        time.sleep(0.004)
    return answers


def _branch(run: Callable[[int], int], number: int, most_seconds: int) -> int:
    process = os.fork()
    if process:
        return process
    answer = FAILED
    try:
        os.setpgid(0, 0)
        resource.setrlimit(resource.RLIMIT_CPU, (most_seconds, most_seconds))
        gc.disable()
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        answer = run(number)
    finally:
        os._exit(answer)


def _run(items: Sequence[pytest.Item], session: pytest.Session) -> int:
    for item, following in zip(items, [*items[1:], None], strict=True):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed:
            return FAILED
    return PASSED


def _functions(files: set[str]) -> dict[tuple[str, str, int], list[FunctionType]]:
    found: dict[tuple[str, str, int], list[FunctionType]] = defaultdict(list)
    for each in gc.get_objects():
        if isinstance(each, FunctionType) and each.__code__.co_filename in files:
            found[_key(each.__code__)].append(each)
    return found


def _key(code: CodeType) -> tuple[str, str, int]:
    return code.co_filename, code.co_qualname, code.co_firstlineno


def _put_in(change: Change, functions: dict[tuple[str, str, int], list[FunctionType]]) -> int | None:
    """Put a change into what is loaded; returned is what it means where all tests pass, None where it cannot be put in."""
    file = str(change.module)
    before = compile(change.module.read_text(encoding="utf-8"), file, "exec", dont_inherit=True)
    after = compile(change.text, file, "exec", dont_inherit=True)
    try:
        changed = list(_changed(before, after))
    except ValueError:
        # what else was made of the values when it was loaded is not changed with them
        return UNTRIED if _put_values(change, after) else None
    if not changed or not all(functions.get(_key(old)) for old, _ in changed):
        return None
    for old, new in changed:
        for function in functions[_key(old)]:
            function.__code__ = new
    return PASSED


def _put_values(change: Change, code: CodeType) -> bool:
    """Put what a module now holds in place of what it held, wherever that was imported; False where nothing differs."""
    ours = [each for each in list(sys.modules.values()) if getattr(each, "__file__", None) and "__name__" in vars(each)]
    module = next((each for each in ours if each.__file__ == str(change.module)), None)
    if module is None:
        return False
    now: dict[str, Any] = {"__name__": module.__name__, "__file__": module.__file__, "__package__": module.__package__}
    exec(code, now)  # noqa: S102 - it is the module
    put = False
    for name, value in now.items():
        held = vars(module).get(name)
        if name.startswith("__") or isinstance(value, type | FunctionType) or type(value).__module__ == module.__name__:
            continue
        if held is None or bool(held == value):
            continue
        put = True
        for other in ours:
            if vars(other).get(name) is held:
                setattr(other, name, value)
    return put


OPTIMIZED = 1
"""The flag of code that is a function's, not a class's or a module's."""


def _changed(before: CodeType, after: CodeType) -> Iterator[tuple[CodeType, CodeType]]:
    """The outermost functions that differ; ValueError where a module or class itself does."""
    plain = [[each for each in code.co_consts if not isinstance(each, CodeType)] for code in (before, after)]
    if before.co_code != after.co_code or repr(plain[0]) != repr(plain[1]) or before.co_names != after.co_names:
        raise ValueError(before.co_name)
    inner = [[each for each in code.co_consts if isinstance(each, CodeType)] for code in (before, after)]
    for old, new in zip(*inner, strict=True):
        if old.co_flags & OPTIMIZED:
            if old != new:
                yield old, new
        else:
            yield from _changed(old, new)


def _load_changed(change: Change) -> None:
    """From now on the module is loaded from its changed text in this process, which ends with the change."""
    usual = importlib.machinery.SourceFileLoader.get_code

    def get_code(loader: importlib.machinery.SourceFileLoader, name: str) -> CodeType | None:
        if loader.path == str(change.module):
            return compile(change.text, loader.path, "exec", dont_inherit=True)
        return usual(loader, name)

    importlib.machinery.SourceFileLoader.get_code = get_code  # type: ignore[assignment, method-assign]


def tried(changes: Sequence[Change], tests: Sequence[str], *, within_functions: bool) -> list[bool | None]:
    """Whether each change is noticed by the tests, which are files and folders; None of what is not to be tried.

    Args:
        changes: What is tried.
        tests: What is collected.
        within_functions: Whether to leave out what no function holds, such as a constant: each takes a process its
            whole loading.
    """
    file = Path(tempfile.mkstemp()[1])

    def warm(_: int) -> int:
        trials = Trials(changes, within_functions)
        _pytest(list(tests), trials)
        chosen = {number: trials.tests_of(change) for number, change in enumerate(changes)}
        file.write_text(json.dumps({"noticed": trials.noticed, "tests": chosen}))
        return PASSED

    branched([0], warm, most_seconds=24 * 3600)
    told = json.loads(file.read_text())
    file.unlink()
    left = [number for number in range(len(changes)) if str(number) not in told["noticed"]]
    left = [] if within_functions else left

    def cold(number: int) -> int:
        _load_changed(changes[number])
        return _pytest(told["tests"][str(number)], Settings())

    # what every process needs is loaded before they branch off; nothing of ours, which may be changed
    for name in ("attrs", "cattrs", "dateutil.relativedelta", "hypothesis.strategies", "sybil", "typer.testing"):
        __import__(name)
    answers = branched(left, cold, most_seconds=4 * MOST_FOR_VALUES + MOST_LOADING)
    # 5: nothing was collected, which says nothing
    noticed = {int(number): answer for number, answer in told["noticed"].items()}
    noticed |= {number: answer not in (0, 5) for number, answer in answers.items()}
    return [noticed.get(number) for number in range(len(changes))]


def _pytest(arguments: list[str], plugin: Settings) -> int:
    if not arguments:
        return 5
    without = ("cacheprovider", "randomly", "xdist", "faulthandler", "benchmark")
    # our own modules would be loaded by pytest, which rewrites the asserts of whatever has a plugin, and not as changed
    options = ["-x", "--assert=plain", *(f"-pno:{each}" for each in without)]
    return int(pytest.main([*options, *arguments], plugins=[plugin]))
