"""What is wrong with an input, as data: where it stands, what was found, what would be right, by which rule.

Readers gather faults instead of stopping at the first; an error that is raised for an input holds all of them. Nobody
takes a message apart again: what it says is printed from the fault, here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import attrs

from safeguarding.errors import FaultyInputError, SafeguardingError, UnreadableFileError
from safeguarding.labels import Labelled
from safeguarding.records import Record, Several
from safeguarding.sources import Source
from safeguarding.texts import shortened, visible


class Severity(Labelled):
    """How much a fault matters."""

    ERROR = "error"
    WARNING = "warning"


_STEP = re.compile(r"\.([^.\[\]]+)|\[([0-9]+)\]")


def as_path(path: str | Iterable[str | int] | None) -> tuple[str | int, ...] | None:
    """A path from its parts, or from the way it is printed.

    Examples:
        >>> as_path("$.judgements[2].grade"), as_path("$")
        (('judgements', 2, 'grade'), ())
    """
    if isinstance(path, str):
        return tuple(key or int(position) for key, position in _STEP.findall(path))
    return None if path is None else Several(path)


def _printed_path(path: Iterable[str | int]) -> str:
    return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)


@attrs.frozen(kw_only=True)
class Place(Record):
    """Where something stands. Only the parts that apply are given.

    Attributes:
        file: The file's name.
        sheet: The sheet of a workbook.
        row: The line of a table on which the row starts; the first line of the file is 1.
        column: The column's header, as it is printed.
        line: The line of a text, the first being 1.
        path: The path into a file's data, keys and positions: ``("judgements", 2, "grade")``, which may be given and is
            printed as ``$.judgements[2].grade``. Empty for the data as a whole, None for what is no data.
        part: What no other part names: "page 3", "the chart".

    Examples:
        >>> print(Place(file="outcomes.csv", row=3, column="overall"))
        outcomes.csv, row 3, column 'overall'
        >>> print(Place(path="$.judgements[2].grade").within("inspection.toml"))
        inspection.toml $.judgements[2].grade
    """

    file: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""
    line: int | None = None
    path: tuple[str | int, ...] | None = attrs.field(default=None, converter=as_path)
    part: str = ""

    def within(self, file: str) -> Place:
        """The place with its file, where it does not name one yet."""
        return self if self.file else attrs.evolve(self, file=file)

    def below(self, *parents: str | int) -> Place:
        """The place in data that stands below others: a plan's fault in a list of plans.

        Examples:
            >>> print(Place(path="$.actions[0]").below(3))
            $[3].actions[0]
        """
        return attrs.evolve(self, path=(*parents, *(self.path or ())))

    def __str__(self) -> str:
        start = " ".join(filter(None, (self.file, "" if self.path is None else _printed_path(self.path))))
        parts = (
            start,
            f"sheet {self.sheet!r}" if self.sheet else "",
            "" if self.row is None else f"row {self.row}",
            f"column {self.column!r}" if self.column else "",
            "" if self.line is None else f"line {self.line}",
            self.part,
        )
        return ", ".join(filter(None, parts))


@attrs.frozen(kw_only=True)
class Fault(Record):
    """One thing that is wrong with an input, with its place and what would be right.

    Attributes:
        place: Where it stands.
        found: What stood there, as text, kept as it was found. Readers of personal data mask it first.
        problem: What is wrong with it, as a sentence without its full stop.
        remedy: What would be right, or what the reader did about it; empty where the problem says it.
        severity: ``ERROR`` where the value could not be used, ``WARNING`` where it was used with care.
        source: The rule behind it, where there is one.

    Examples:
        >>> fault = Fault(place=Place(row=3, column="Grade"), found="Godo", problem="not a grade", remedy="write Good")
        >>> print(fault)
        row 3, column 'Grade': not a grade, found 'Godo'; write Good
    """

    place: Place
    problem: str
    remedy: str = ""
    found: str = ""
    severity: Severity = Severity.ERROR
    source: Source | None = None

    def __str__(self) -> str:
        place = f"{self.place}: " if str(self.place) else ""
        found = f", found {shortened(self.found)!r}" if self.found else ""
        remedy = f"; {self.remedy}" if self.remedy else ""
        return visible(f"{place}{self.problem}{found}{remedy}")

    def within(self, file: str) -> Fault:
        """The fault with its file, where its place does not name one yet."""
        return attrs.evolve(self, place=self.place.within(file))


def faults_of(error: SafeguardingError, *, place: Place | None = None, remedy: str = "") -> tuple[Fault, ...]:
    """What an error says, as faults: all those that it holds, each within its file, or the error itself as one.

    Args:
        error: The error.
        place: Where it arose, for an error that does not know.
        remedy: What would be right, for an error that does not say.

    Examples:
        >>> error = UnreadableFileError("the file is empty", file="plan.toml", remedy="check the export")
        >>> for fault in faults_of(error):
        ...     print(fault)
        plan.toml: the file is empty; check the export
    """
    if isinstance(error, FaultyInputError):
        return tuple(fault.within(error.name) for fault in error.faults)
    known = Place(file=error.file) if isinstance(error, UnreadableFileError) and error.file else place or Place()
    return (Fault(place=known, problem=error.problem, remedy=error.remedy or remedy, source=error.source),)


def by_harm(faults: Iterable[Fault]) -> list[Fault]:
    """Faults, the most harmful first: those of whole tables, columns and rows before those of single cells.

    A row that was left out, a person who may be counted twice or a column that was not read touches more than a word
    that was typed wrongly; of each the errors come first.

    Examples:
        >>> left_out = Fault(place=Place(row=9), problem="no staff reference", severity=Severity.WARNING)
        >>> typed = Fault(place=Place(row=3, column="Grade"), problem="not a grade")
        >>> [fault.problem for fault in by_harm([typed, left_out])]
        ['no staff reference', 'not a grade']
    """
    return sorted(faults, key=lambda fault: (_is_of_a_cell(fault), fault.severity is not Severity.ERROR))


def kinds_of(faults: Iterable[Fault]) -> list[tuple[str, int]]:
    """How many faults there are of each kind, the commonest first: what is said where not all of them are.

    Examples:
        >>> kinds_of([Fault(place=Place(row=row), problem="not a date") for row in (3, 5)])
        [('not a date', 2)]
    """
    return Counter(fault.problem for fault in faults).most_common()


def _is_of_a_cell(fault: Fault) -> bool:
    return fault.place.row is not None and bool(fault.place.column)
