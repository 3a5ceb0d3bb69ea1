"""What is wrong with an input, as values: faults are collected and reported together, never one at a time."""

from __future__ import annotations

import enum

import attrs


class Severity(enum.Enum):
    """How much a fault matters to what is calculated afterwards."""

    ERROR = "error"
    WARNING = "warning"

    @property
    def label(self) -> str:
        """The word that is printed."""
        return self.value


@attrs.frozen(kw_only=True)
class Fault:
    """One thing that is wrong with an input, with its place and what would be right.

    Attributes:
        place: Where it stands: ``"row 12, column 'Inspection date'"``, ``"$.judgements[2].grade"`` or a file's name.
        found: What stood there, as text, kept as it was found. Readers of personal data mask it first.
        problem: What is wrong with it, as a sentence without its full stop.
        remedy: What would be right.
        severity: ``ERROR`` where the value could not be used, ``WARNING`` where it was used with care.

    Examples:
        >>> fault = Fault(place="row 3, column 'Grade'", found="Godo", problem="not a grade", remedy="write Good")
        >>> print(fault)
        row 3, column 'Grade': not a grade, found 'Godo'; write Good
    """

    place: str
    problem: str
    remedy: str
    found: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        found = f", found {shortened(self.found)!r}" if self.found else ""
        return f"{self.place}: {self.problem}{found}; {self.remedy}"


def shortened(text: str, limit: int = 60) -> str:
    """The text, cut to at most ``limit`` characters so that a message stays readable.

    Examples:
        >>> shortened("a" * 100, limit=5)
        'aaaa…'
    """
    return text if len(text) <= limit else text[: limit - 1] + "…"
