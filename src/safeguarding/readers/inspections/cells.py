"""Cells of tables of outcomes read into values: kinds, frameworks, dates of visits, codes. What is not known is None."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

import attrs

from safeguarding.dates.ranges import DateRange, joined_ranges
from safeguarding.dates.reading import parse_date, parse_date_ranges
from safeguarding.dates.words import MONTH_NUMBERS
from safeguarding.errors import ParseError
from safeguarding.faults import Severity
from safeguarding.inspections.frameworks import Framework
from safeguarding.inspections.grading import is_blank
from safeguarding.inspections.records import InspectionKind
from safeguarding.tables.row_readers import Cells
from safeguarding.tables.spreadsheet_dates import CellState, DateCell, DateColumn, DateOrder, DateSystem
from safeguarding.tables.words import plain_words
from safeguarding.texts import by_phrase, closest_names

KINDS = by_phrase(
    {
        InspectionKind.FULL: "inspection | full inspection | single inspection",
        InspectionKind.REINSPECTION: "re inspection | reinspection",
        InspectionKind.STANDARD: "standard inspection | standard",
        InspectionKind.SHORT: "short inspection | short",
        InspectionKind.FOCUSED_VISIT: "focused visit | focussed visit",
        InspectionKind.MONITORING_VISIT: "monitoring visit",
        InspectionKind.JOINT: "jtai | joint targeted area inspection | joint targeted area inspection jtai",
    }
)
"""The kinds as tables word them, in lower case and without the framework's name before them."""

FRAMEWORKS = by_phrase(
    {
        Framework.SIF: "sif | single inspection framework | single inspection framework sif",
        Framework.ILACS: (
            "ilacs | inspecting local authority childrens services | inspection of local authority childrens services"
            " | inspections of local authority childrens services"
            " | inspecting local authority childrens services ilacs"
        ),
        Framework.JTAI: "jtai | joint targeted area inspection",
    }
)

_BEFORE_KINDS = re.compile(r"^(?:ilacs|sif|la|lacs|local authority) ")
_DFE_CODE = re.compile(r"[0-9]{3}(?:\.0)?", re.ASCII)
_MONTHS = "|".join(MONTH_NUMBERS)
_SHORT_YEAR = re.compile(
    rf"(?<![0-9])([0-9]{{1,2}})([/.\- ])([0-9]{{1,2}}|{_MONTHS})\2'?([0-9]{{2}})(?![0-9/.\-])", re.IGNORECASE | re.ASCII
)
_NUMERIC = re.compile(r"(?<![0-9])[0-9]{1,2}[/.\-][0-9]{1,2}[/.\-](?:[0-9]{4}|[0-9]{2})(?![0-9])", re.ASCII)
_APOSTROPHES = re.compile("['’]")
_MIDNIGHT = re.compile(r"(?:(?<!\s)\s+|(?<=[0-9])T)00:00(?::00)?$")


def kind(cells: Cells, field: str) -> InspectionKind | None:
    """A kind; None where the cell is blank, and where it is none that is known, which is reported."""
    found = cells.text(field)
    if is_unsaid(found):
        return None
    plain = plain_words(found)
    bare = _BEFORE_KINDS.sub("", plain)
    known = None if "?" in found else KINDS.get(plain) or KINDS.get(bare) or _numbered_visit(bare)
    if known is None:
        meant = closest_names(plain, KINDS, limit=1)
        remedy = f"did you mean {meant[0]!r}?" if meant else "write a kind such as 'ILACS standard inspection'"
        cells.report(field, "not a kind of inspection that is known; the row is not read", remedy)
    return known


def is_unsaid(kind: str) -> bool:
    """Whether a cell says nothing of a kind, not even that it is in doubt."""
    return is_blank(kind) and "?" not in kind


def _numbered_visit(plain: str) -> InspectionKind | None:
    """A monitoring visit that is called by its number; nothing else is counted so."""
    return KINDS.get(_NUMBER.sub("", plain).strip()) if series_number(plain) is not None else None


def series_number(text: str) -> int | None:
    """Which visit of its series a monitoring visit is, where its kind says so.

    Examples:
        >>> series_number("ILACS Monitoring Visit 3"), series_number("Second monitoring visit"), series_number("Short 2")
        (3, 2, None)
    """
    plain = plain_words(text)
    match = _NUMBER.search(_BEFORE_KINDS.sub("", plain))
    if match is None or "monitoring visit" not in plain:
        return None
    number = next(filter(None, match.groups()))
    return int(number) if number.isdigit() else ORDINALS.index(number) + 1


ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NUMBER = re.compile(
    rf"^(?:({'|'.join(ORDINALS)})|([1-9][0-9]?)(?:st|nd|rd|th)) | (?:number |no )?([1-9][0-9]?)$", re.ASCII
)


def framework(cells: Cells, field: str) -> Framework | None:
    """A framework that a row names; None where it names none, or one that is not known."""
    found = cells.text(field)
    if is_blank(found):
        return None
    known = FRAMEWORKS.get(plain_words(_APOSTROPHES.sub("", found)))
    if known is None and kind_of_ilacs(found):
        return Framework.ILACS
    if known is None:
        cells.report(
            field, "not a framework whose grades are known here; the row is not read", "write SIF, ILACS or JTAI"
        )
    return known


def kind_of_ilacs(text: str) -> InspectionKind | None:
    """The kind that a framework's cell names, where no other framework has it: "short", "standard"."""
    found = KINDS.get(_BEFORE_KINDS.sub("", plain_words(text)))
    return found if found in {InspectionKind.STANDARD, InspectionKind.SHORT} else None


def code(cells: Cells, field: str) -> str:
    """A code of the Office for National Statistics; empty for one of the Department for Education's three digits."""
    found = cells.text(field)
    return "" if is_dfe_code(found) else found


def is_dfe_code(text: str) -> bool:
    """Whether a text is one of the three-digit codes of the Department for Education.

    Examples:
        >>> is_dfe_code("816"), is_dfe_code("E06000014"), is_dfe_code("80563")
        (True, False, False)
    """
    return _DFE_CODE.fullmatch(text.strip()) is not None


def visits(cells: Cells, field: str) -> tuple[DateRange, ...] | None:
    """The visits of an inspection; days that follow one another are one visit."""
    found = _dated(cells, field)
    if is_blank(found):
        cells.report(field, "no date of inspection", "state the first day, or the first and the last")
        return None
    cell = _single(cells, field, found)
    if cell.on is not None:
        return (DateRange(cell.on, cell.on),)
    try:
        ranges = joined_ranges(parse_date_ranges(found))
    except ParseError as error:
        cells.report(field, "not readable as inspection dates", f"write {error.expected}")
        return None
    doubt = _doubt(cells, field, ranges, found, cell)
    if doubt:
        cells.report(field, doubt, "write the month in letters")
    return None if doubt else ranges


def _doubt(cells: Cells, field: str, ranges: Sequence[DateRange], found: str, cell: DateCell) -> str:
    """Why days are not known that could be read by themselves, in their column."""
    if len(ranges) == 1 and ranges[0].starts_on == ranges[0].ends_on:
        # one day, of which its column does not tell which it is
        return cell.problem
    column: DateColumn | None = cells.looked.get(field)
    is_day_first = column is None or column.order in (DateOrder.DAY_FIRST, DateOrder.AMBIGUOUS)
    return "" if is_day_first or not _NUMERIC.search(found) else "days in figures, in a column that is not day first"


def day(cells: Cells, field: str) -> date | None:
    """One day; None where the cell is blank or cannot be read."""
    found = _dated(cells, field)
    if is_blank(found):
        return None
    cell = _single(cells, field, found)
    if cell.on is not None:
        return cell.on
    try:
        parse_date(found)
    except ParseError as error:
        cells.report(field, "not readable as a date", f"write {error.expected}")
    else:
        cells.report(field, cell.problem, "write the month in letters")
    return None


def look_for_days(texts: Iterable[str], system: DateSystem) -> DateColumn:
    """A column of days, of which a cell may hold several."""
    return DateColumn.of((part for text in texts for part in _NUMERIC.findall(text) or [text]), system)


def _single(cells: Cells, field: str, found: str) -> DateCell:
    """A cell that holds one day, read as the dates of every table are; a doubt about it is reported."""
    column: DateColumn | None = cells.looked.get(field)
    if column is None:
        # by itself, where no whole column was looked through
        column = DateColumn.of((found,), DateSystem.FROM_1900)
        if column.order is DateOrder.AMBIGUOUS:
            cells.report(field, "nothing tells whether the day or the month stands first", "read day first: look it up")
    cell = column.read(found)
    if cell.state is not CellState.READ:
        return attrs.evolve(cell, on=None)
    if cell.problem:
        cells.report(field, cell.problem, f"read as {cell.on}", Severity.WARNING)
    return cell


def _dated(cells: Cells, field: str) -> str:
    """A cell without the midnight that spreadsheets append; a year of two digits, which is of this century, in full."""
    found = _MIDNIGHT.sub("", cells.text(field))
    full = _SHORT_YEAR.sub(r"\1\g<2>\3\g<2>20\4", found)
    if full != found:
        cells.report(field, f"a year of two digits; read as {full}", "write the year in full", Severity.WARNING)
    return full
