"""A due list written while a long register is audited: never all of it is held, and it is there when it is complete."""

from __future__ import annotations

import heapq
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from safeguarding.dbs.people import Person
from safeguarding.dbs.statuses import RecheckStatus
from safeguarding.readers.dbs.due_lists import DUE_LIST_COLUMNS, DueEntry, due_entries, due_table
from safeguarding.tables.typed_tables import csv_lines
from safeguarding.tables.writing import check_writable, replacing, write_table

AddPiece = Callable[[Sequence[RecheckStatus], Sequence[Person]], None]
"""Takes some of the register's statuses, with their people."""

_AT_ONCE = 20_000
_Line = tuple[tuple[int, date, str], str]


@contextmanager
def due_list_file(path: Path, *, whole_numbers: bool = False) -> Iterator[AddPiece]:
    """The due list of a register whose pieces are added in its order; nothing is written where an error leaves it.

    It holds what :func:`~safeguarding.readers.dbs.due_lists.due_list` gives for the whole register, in the same order. A
    CSV file is sorted outside memory, in files without a name beside it that are gone when it is complete; a workbook and
    JSON are put together in memory.

    Args:
        path: The file: .csv, .xlsx or .json.
        whole_numbers: Whether certificate numbers are written whole; by default their last four digits.

    Raises:
        UnreadableFileError: for another suffix, or a place that cannot be written to.
        MissingExtraError: for a workbook, where the extra is not installed.
    """
    check_writable(path)
    held: list[DueEntry] = []

    def add(statuses: Sequence[RecheckStatus], people: Sequence[Person]) -> None:
        held.extend(due_entries(statuses, people, whole_numbers=whole_numbers))

    if path.suffix.casefold() != ".csv":
        yield add
        write_table(due_table(held), path)
        return
    with ExitStack() as stack, replacing(path) as beside:
        runs: list[IO[str]] = []

        def add_and_spill(statuses: Sequence[RecheckStatus], people: Sequence[Person]) -> None:
            add(statuses, people)
            if len(held) >= _AT_ONCE:
                run = TemporaryFile("w+", encoding="utf-8", newline="", dir=beside.parent)  # noqa: SIM115 - on the stack
                runs.append(stack.enter_context(run))
                run.writelines(f"{json.dumps([rank, day.isoformat(), *rest])}\n" for (rank, day, *rest) in _flat(held))
                held.clear()

        yield add_and_spill
        with beside.open("w", encoding="utf-8-sig", newline="") as file:
            file.writelines(csv_lines([DUE_LIST_COLUMNS]))
            # of rows that are equally urgent, those of an earlier run come first, as they do on the register
            every = heapq.merge(*map(_read, runs), _sorted(held), key=lambda line: line[0])
            file.writelines(text for _, text in every)


def _sorted(entries: Iterable[DueEntry]) -> list[_Line]:
    ordered = sorted(entries, key=lambda each: each.urgency)
    texts = csv_lines(each.row for each in ordered)
    return [(each.urgency, text) for each, text in zip(ordered, texts, strict=True)]


def _flat(entries: Iterable[DueEntry]) -> Iterator[tuple[int, date, str, str]]:
    return ((*urgency, text) for urgency, text in _sorted(entries))


def _read(run: IO[str]) -> Iterator[_Line]:
    run.seek(0)
    for line in run:
        rank, day, reference, text = json.loads(line)
        yield (rank, date.fromisoformat(day), reference), text
