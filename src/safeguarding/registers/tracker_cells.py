"""Cells of a tracker read into values, each doubt reported: dates, per cents, states, colours, lists of numbers."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

import attrs

from safeguarding.dates.words import MONTH_NUMBERS
from safeguarding.faults import Fault, Severity
from safeguarding.registers.grids import Grid, Row, cell_place
from safeguarding.registers.headers import Header
from safeguarding.registers.spreadsheet_dates import CellState, DateColumn, DateSystem
from safeguarding.texts import closest_names

W = TypeVar("W")

_DATE_FIELDS = ("starts", "target", "revised", "completed", "signed_off")
_MONTH = re.compile(r"(?:end (?:of )?)?([a-z]{3,9})[ \-/]*('?[0-9]{2}|[0-9]{4})", re.ASCII)
_SEPARATED = re.compile(r"\s*(?:[;\n|]|(?:,\s*)?(?:then|revised to|now|and)\s)\s*", re.IGNORECASE)
_PUNCTUATION = re.compile(r"[\W_]+")
_PERCENT = re.compile(r"([0-9]{1,3}|[0-9]{0,3}\.[0-9]{1,6})\s*(%?)", re.ASCII)
_NUMBERS = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,3})?(?:\s*(?:,|&|/|and)\s*[0-9]{1,4}(?:\.[0-9]{1,3})?)*", re.ASCII)
_WHOLE = 100
_LONGEST = 200


def plain(cell: str) -> str:
    """A cell's words in lower case, punctuation as single spaces.

    Examples:
        >>> plain("Complete - awaiting sign-off")
        'complete awaiting sign off'
    """
    return _PUNCTUATION.sub(" ", cell.casefold()).strip()


@attrs.define(kw_only=True)
class TrackerCells:
    """Reads the cells of one tracker and gathers what was wrong with them.

    Attributes:
        grid: The table.
        header: Its header.
        columns: Its date columns by field, each with the order of its dates.
        shares: Whether progress stands as shares of one (0.4) rather than as per cents.
        faults: What was found wrong so far.
    """

    grid: Grid
    header: Header
    columns: dict[str, DateColumn]
    shares: bool
    faults: list[Fault] = attrs.field(factory=list)

    @classmethod
    def of(cls, grid: Grid, header: Header, system: DateSystem) -> TrackerCells:
        """The reader of a table's cells."""
        rows = [row for row in grid.rows if row.number > header.row.number]
        columns = {
            field: DateColumn.of([part for row in rows for part in _parts(header.cell(row, field))], system)
            for field in _DATE_FIELDS
        }
        return cls(
            grid=grid, header=header, columns=columns, shares=_are_shares(header.cell(row, "percent") for row in rows)
        )

    def text(self, row: Row, field: str) -> str:
        """A cell's text, without the spaces around it; runs of spaces and line breaks become one space."""
        return " ".join(self.header.cell(row, field).split())

    def report(self, row: Row, field: str, problem: str, remedy: str, severity: Severity = Severity.ERROR) -> None:
        """Keep a fault of a cell."""
        place = cell_place(self.grid.name, row, self.header.title(field))
        self.faults.append(
            Fault(place=place, found=self.text(row, field), problem=problem, remedy=remedy, severity=severity)
        )

    def dates(self, row: Row, field: str) -> tuple[date, ...]:
        """The dates of a cell, which may hold several: each revision of a target."""
        found = (self._date(row, field, part) for part in _parts(self.header.cell(row, field)))
        return tuple(day for day in found if day is not None)

    def day(self, row: Row, field: str) -> date | None:
        """The one date of a cell; of several the last, with a fault."""
        days = self.dates(row, field)
        if len(days) > 1:
            self.report(row, field, "several dates; the last was read", "write one date", Severity.WARNING)
        return days[-1] if days else None

    def _date(self, row: Row, field: str, part: str) -> date | None:
        cell = self.columns[field].read(part)
        if cell.state is CellState.BLANK:
            return None
        if cell.state is CellState.READ:
            if cell.problem or cell.is_short_year:
                problem = cell.problem or "a year of two digits"
                self.report(
                    row, field, f"{problem}; read as {cell.on}", "write the date as dd/mm/yyyy", Severity.WARNING
                )
            return cell.on
        month = _month_end(part)
        if month is not None:
            self.report(row, field, f"a month without a day; read as {month}", "write the day too", Severity.WARNING)
            return month
        severity = Severity.WARNING if cell.state is CellState.PENDING else Severity.ERROR
        self.report(row, field, cell.problem or "not a date", "write the date as dd/mm/yyyy", severity)
        return None

    def percent(self, row: Row) -> int | None:
        """Progress in whole per cent."""
        text = self.text(row, "percent")
        if not text or plain(text) in ("", "n a", "na", "tbc"):
            return None
        match = _PERCENT.fullmatch(text)
        if match is not None:
            times = 1 if match[2] or not self.shares else _WHOLE
            hundredths, rest = divmod(round(float(match[1]) * times * 1_000_000), 1_000_000)
            if rest == 0 and hundredths <= _WHOLE:
                return int(hundredths)
        self.report(row, "percent", "not a whole per cent from 0 to 100", "write it as 40%")
        return None

    def word(self, row: Row, field: str, known: Mapping[str, W], expected: str) -> W | None:
        """What a cell's word stands for; None for an empty cell, or for a word that is not known."""
        text = self.text(row, field)
        word = plain(text)
        if not word or word in ("n a", "na", "tbc"):
            return None
        if word in known:
            return known[word]
        meant = closest_names(word, known, limit=1)
        hint = f"did you mean {meant[0]!r}?" if meant else f"write {expected}"
        self.report(row, field, f"not {expected}", hint)
        return None

    def numbers(self, row: Row) -> tuple[str, ...]:
        """The numbers of a cell: "3", "3.2" or "3, 5 and 8"."""
        text = self.text(row, "number").removesuffix(".")
        if not text:
            return ()
        if len(text) <= _LONGEST and _NUMBERS.fullmatch(text):
            return tuple(re.findall(r"[0-9]+(?:\.[0-9]+)?", text))
        stripped = re.sub(r"^[a-z]{1,16}[ .:]*", "", text.casefold())
        if stripped != text and len(stripped) <= _LONGEST and _NUMBERS.fullmatch(stripped):
            return tuple(re.findall(r"[0-9]+(?:\.[0-9]+)?", stripped))
        self.report(row, "number", "not a number", "write the number as the report prints it", Severity.WARNING)
        return ()


def _parts(cell: str) -> list[str]:
    """The parts of a cell that may each be a date."""
    return [part for part in _SEPARATED.split(cell[:_LONGEST].strip()) if part.strip()]


def _month_end(text: str) -> date | None:
    """The last day of a month that is named without a day."""
    match = _MONTH.fullmatch(" ".join(text.casefold().split()))
    if match is None or match[1] not in MONTH_NUMBERS:
        return None
    digits = match[2].removeprefix("'")
    year = int(digits) + (2000 if len(digits) == 2 else 0)  # noqa: PLR2004 - two digits
    month = MONTH_NUMBERS[match[1]]
    return date(year, month, calendar.monthrange(year, month)[1]) if year else None


def _are_shares(cells: Iterable[str]) -> bool:
    """Whether a column of progress holds shares of one, as spreadsheets keep per cents: none above 1, some below."""
    values = []
    for cell in cells:
        match = _PERCENT.fullmatch(cell.strip())
        if match is not None:
            if match[2]:
                return False
            values.append(float(match[1]))
    return bool(values) and max(values) <= 1 and any(0 < value < 1 for value in values)
