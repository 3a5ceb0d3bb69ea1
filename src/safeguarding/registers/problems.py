"""What was wrong with a register's cells and rows: where, what stood there, what was done about it, how serious."""

from __future__ import annotations

import re

import attrs

from safeguarding.dbs.certificate_numbers import masked
from safeguarding.faults import Fault, Severity
from safeguarding.records import Record
from safeguarding.texts import shortened

_WORD = re.compile(r"\w{2,}")
# a date has at most eight digits, and is shown; nine or more are a number, whatever stands between them
_DATE = r"(?<!\d)(?<!\d[\W_])(?:\d{1,2}([-/.])\d{1,2}\2\d{4}|\d{4}([-/.])\d{1,2}\3\d{1,2})(?! \d{3}|[^\w\s]\d|[\d_])"
_LONG_NUMBER = r"\d(?:[\W_]{0,3}\d){8,}|\d{8,}"
_DATE_OR_NUMBER = re.compile(f"({_DATE})|{_LONG_NUMBER}")


@attrs.frozen(kw_only=True)
class Problem(Record):
    """One problem of a register.

    Attributes:
        row: The line of the file; the first is 1. For a whole column, the line of the header.
        column: The header of the column, or "" for a whole row.
        problem: What is wrong.
        done: What the reader did about it.
        found: What stood there, with long numbers masked and the person's name left out.
        severity: ``ERROR`` where something could not be used, ``WARNING`` where it was used with care.

    Examples:
        >>> print(Problem(row=7, column="Issue Date", problem="not a date", done="taken as unknown", found="asked HR"))
        row 7, column 'Issue Date': not a date, found 'asked HR'; taken as unknown
    """

    row: int
    column: str
    problem: str
    done: str
    found: str = ""
    severity: Severity = Severity.ERROR

    def as_fault(self, name: str) -> Fault:
        """The problem as a fault of a named file."""
        column = f", column {self.column!r}" if self.column else ""
        return Fault(
            place=f"{name}, row {self.row}{column}",
            problem=self.problem,
            remedy=self.done,
            found=self.found,
            severity=self.severity,
        )

    def __str__(self) -> str:
        column = f", column {self.column!r}" if self.column else ""
        found = f", found {self.found!r}" if self.found else ""
        return f"row {self.row}{column}: {self.problem}{found}; {self.done}"


def shown(text: str, *, name: str = "") -> str:
    """A cell as a problem may show it: long numbers masked, the words of the person's name taken out, not too long.

    Examples:
        >>> shown("see 001234567890, ask Invented Person", name="Invented Person")
        'see ********7890, ask *** ***'
        >>> shown("0012/3456/7890"), shown("31-02-2020")
        ('****/****/7890', '31-02-2020')
    """
    plain = _DATE_OR_NUMBER.sub(lambda each: each[0] if each[1] else masked(each[0]), shortened(text))
    words = {word.casefold() for word in _WORD.findall(name)}
    return _WORD.sub(lambda word: "***" if word[0].casefold() in words else word[0], plain)
