"""A bar on standard error while something takes long; nothing where nobody watches."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
    track,
)

from safeguarding.documents.folders import ReportFile

_FEW = 3


@contextmanager
def bar(count: int) -> Iterator[Callable[[ReportFile], None]]:
    """What is to be told of each file that is done, which moves the bar on.

    Args:
        count: How many files there are; for one there is no bar.
    """
    with steps("Checking", count) as step:
        yield lambda file: step(file.name[-40:])


@contextmanager
def steps(doing: str, count: int) -> Iterator[Callable[[str], None]]:
    """What is to be told of each step that is done, by a name, which moves a bar on.

    Args:
        doing: What is done, shown until the first step is.
        count: How many steps there are; for one there is no bar.
    """
    if count < 2 or not sys.stderr.isatty():  # noqa: PLR2004  a bar of one step is none
        yield lambda _: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(doing, total=count)
        yield lambda name: progress.update(task, advance=1, description=name)


T = TypeVar("T")


def watched(doing: str, items: Sequence[T]) -> Iterator[T]:
    """Items one after the other, with a bar that moves on as they are taken; nothing where there are few, or nobody watches.

    Args:
        doing: What is done with them.
        items: The items.

    Examples:
        >>> list(watched("Measuring", ["a", "b"]))
        ['a', 'b']
    """
    if len(items) < _FEW or not sys.stderr.isatty():
        yield from items
    else:
        yield from track(items, description=doing, console=Console(stderr=True), transient=True)


Within = Callable[[int, int], None]
"""What is to be told of how far a step has come: how much is done, of how much."""


@contextmanager
def long_steps(doing: str, count: int) -> Iterator[Callable[[str], Within]]:
    """What is to be told of each step that begins, by a name, and then of how far it has come, which moves a bar on.

    Args:
        doing: What is done, shown until the first step begins.
        count: How many steps there are.
    """
    if not sys.stderr.isatty():
        yield lambda _: lambda *_: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(doing, total=count)
        begun = 0

        def begin(name: str) -> Within:
            nonlocal begun
            before = begun
            begun += 1
            progress.update(task, completed=before, description=name)
            return lambda done, most: progress.update(task, completed=before + min(done / max(most, 1), 1))

        yield begin
        progress.update(task, completed=count)
