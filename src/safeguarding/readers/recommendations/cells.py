"""Cells of a tracker read into values, each doubt reported: dates, per cents, states, colours, lists of numbers."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TypeVar

from safeguarding.dates.words import MONTH_NUMBERS
from safeguarding.faults import Severity
from safeguarding.tables.row_readers import Cells
from safeguarding.tables.spreadsheet_dates import CellState, DateColumn, DateSystem
from safeguarding.tables.words import is_unsaid, plain_words
from safeguarding.texts import closest_names

W = TypeVar("W")

_MONTH = re.compile(r"(?:end (?:of )?)?([a-z]{3,9})[ \-/]*('?[0-9]{2}|[0-9]{4})", re.ASCII)
_SEPARATED = re.compile(
    r"(?:(?<!\s)\s+)?(?:[;\n|()\[\]]|(?:,\s*)?(?:then|now|and|(?:revised|extended|moved|changed|amended|slipped|rescheduled)(?: to)?|new"
    r"|originally|was|previously|formerly)\b:?)\s*|(?<=[0-9]{4})\s+(?=[0-9]{1,2}[/.\-][0-9])",
    re.IGNORECASE,
)
_CHANGED = r"\b(?:now|revised|moved|extended|changed)\b"
_FORMER = re.compile(
    r"\b(?:was|previously|originally|formerly)\b:?"
    # up to the next sign or word of change, and not the spaces before it
    rf"(?:(?!{_CHANGED})[^;|()\[\],\s]|[^\S\n]++(?![;|()\[\],\n]|{_CHANGED}|\Z))*",
    re.IGNORECASE,
)
_QUARTER = re.compile(r"q(?:uarter|tr)? ?([1-4])[ ,/\-]*(20[0-9]{2}) ?[/\-] ?(?:20)?([0-9]{2})", re.ASCII)
PERCENT = re.compile(r"([0-9]{1,3}|[0-9]{0,3}\.[0-9]{1,6})\s*(%?)", re.ASCII)
_NUMBERS = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,3})?(?:\s*(?:,|&|/|and)\s*[0-9]{1,4}(?:\.[0-9]{1,3})?)*", re.ASCII)
_PLANNED = range(1990, 2100)
"""The years of a plan: one outside them is a slip of the pen, and makes nothing overdue."""
_WHOLE = 100
_LONGEST = 200


def text(cells: Cells, field: str) -> str:
    """A cell's text; runs of spaces and line breaks become one space."""
    return " ".join(cells.text(field).split())


def days(cells: Cells, field: str) -> tuple[date, ...]:
    """The dates of a cell, which may hold several: each revision of a target."""
    found = (_day(cells, field, part) for part in _parts(cells.text(field)))
    return tuple(each for each in found if each is not None)


def day(cells: Cells, field: str) -> date | None:
    """The one date of a cell; of several the last, with a doubt."""
    several = days(cells, field)
    if len(several) > 1:
        cells.report(field, "several dates; the last was read", "write one date", Severity.WARNING)
    return several[-1] if several else None


def look_for_dates(cells: Iterable[str], system: DateSystem) -> DateColumn:
    """A column of dates, of which a cell may hold several."""
    return DateColumn.of((part for cell in cells for part in _parts(cell)), system)


def _day(cells: Cells, field: str, part: str) -> date | None:
    column: DateColumn = cells.looked[field]
    cell = column.read(part)
    if cell.state is CellState.BLANK:
        return None
    if cell.state is CellState.READ and cell.on is not None and cell.on.year not in _PLANNED:
        cells.report(field, "no year of a plan", "write the date as dd/mm/yyyy")
        return None
    if cell.state is CellState.READ:
        if cell.problem or cell.is_short_year:
            problem = f"{cell.problem or 'a year of two digits'}; read as {cell.on}"
            cells.report(field, problem, "write the date as dd/mm/yyyy", Severity.WARNING)
        return cell.on
    month = _month_end(part)
    if month is not None:
        cells.report(field, f"a month without a day; read as {month}", "write the day too", Severity.WARNING)
        return month
    quarter = _quarter_end(part)
    if quarter is not None:
        cells.report(field, f"a quarter of a financial year; read as {quarter}", "write the day", Severity.WARNING)
        return quarter
    severity = Severity.WARNING if cell.state is CellState.PENDING else Severity.ERROR
    cells.report(field, cell.problem or "not a date", "write the date as dd/mm/yyyy", severity)
    return None


def _parts(cell: str) -> list[str]:
    """The parts of a cell that may each be a date."""
    text = cell[:_LONGEST].strip()
    former = _FORMER.search(text)
    if former is not None:
        # what it was comes first, wherever it is written
        text = f"{former[0]}; {text[: former.start()]}; {text[former.end() :]}"
    return [part.strip(" ,") for part in _SEPARATED.split(text) if part.strip(" ,")]


def _month_end(part: str) -> date | None:
    """The last day of a month that is named without a day."""
    match = _MONTH.fullmatch(" ".join(part.casefold().split()))
    if match is None or match[1] not in MONTH_NUMBERS:
        return None
    digits = match[2].removeprefix("'")
    year = int(digits) + (2000 if len(digits) == 2 else 0)  # noqa: PLR2004 - two digits
    month = MONTH_NUMBERS[match[1]]
    return date(year, month, calendar.monthrange(year, month)[1]) if year else None


def _quarter_end(part: str) -> date | None:
    """The last day of a quarter of a financial year, such as Q2 2024/25: 30 September 2024."""
    match = _QUARTER.fullmatch(" ".join(part.casefold().split()))
    if match is None or (int(match[2]) + 1) % 100 != int(match[3]):
        return None
    quarter, year = int(match[1]), int(match[2])
    return date(year + 1, 3, 31) if quarter == 4 else date(year, quarter * 3 + 3, 30 if quarter < 3 else 31)  # noqa: PLR2004


def percent(cells: Cells, field: str) -> int | None:
    """Progress in whole per cent."""
    found = text(cells, field)
    if is_unsaid(found):
        return None
    match = PERCENT.fullmatch(found)
    if match is not None and not match[2] and cells.looked[field] is None and float(match[1]) == 1:
        cells.report(field, "1 per cent, or all of it: nothing in the column tells", "write it as 1% or 100%")
        return None
    if match is not None:
        times = 1 if match[2] or not cells.looked[field] else _WHOLE
        hundredths, rest = divmod(round(float(match[1]) * times * 1_000_000), 1_000_000)
        if rest == 0 and hundredths <= _WHOLE:
            return int(hundredths)
    cells.report(field, "not a whole per cent from 0 to 100", "write it as 40%")
    return None


def look_for_shares(cells: Iterable[str], _: DateSystem) -> bool | None:
    """Whether a column of progress holds shares of one, as spreadsheets keep per cents: none above 1, some below.

    None where it cannot be told: nothing but 0 and 1, or some below 1 and some above.
    """
    values = []
    for cell in cells:
        match = PERCENT.fullmatch(cell.strip())
        if match is not None:
            if match[2]:
                return False
            values.append(float(match[1]))
    has_parts, has_more = any(0 < value < 1 for value in values), any(value > 1 for value in values)
    return None if has_parts is has_more else has_parts


def word(known: Mapping[str, W], expected: str) -> Callable[[Cells, str], W | None]:
    """Reads a cell as one of the words that are known; None for an empty cell, or for another word."""

    def read(cells: Cells, field: str) -> W | None:
        found = text(cells, field)
        plain = plain_words(found) or found
        if plain in known:
            return known[plain]
        if is_unsaid(found):
            return None
        meant = closest_names(plain, known, limit=1)
        hint = f"did you mean {meant[0]!r}?" if meant else f"write {expected}"
        cells.report(field, f"not {expected}", hint)
        return None

    return read


def arrow(known: Mapping[str, W], expected: str) -> Callable[[Cells, str], W | None]:
    """Reads a cell as an arrow or a word that is known; None for an empty cell, or for another."""
    by_word = word(known, expected)

    def read(cells: Cells, field: str) -> W | None:
        # some arrows are followed by a sign that says how they are to be drawn
        sign = text(cells, field).removesuffix("\N{VARIATION SELECTOR-16}").removesuffix("\N{VARIATION SELECTOR-15}")
        return known[sign] if sign in known else by_word(cells, field)

    return read


def numbers(cells: Cells, field: str) -> tuple[str, ...]:
    """The numbers of a cell: "3", "3.2" or "3, 5 and 8"."""
    found = text(cells, field).removesuffix(".")
    if not found:
        return ()
    if len(found) <= _LONGEST and _NUMBERS.fullmatch(found):
        return tuple(re.findall(r"[0-9]+(?:\.[0-9]+)?", found))
    stripped = re.sub(r"^[a-z]{1,16}[ .:]*", "", found.casefold())
    if stripped != found and len(stripped) <= _LONGEST and _NUMBERS.fullmatch(stripped):
        return tuple(re.findall(r"[0-9]+(?:\.[0-9]+)?", stripped))
    cells.report(field, "not a number", "write the number as the report prints it", Severity.WARNING)
    return ()
