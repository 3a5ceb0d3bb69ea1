"""How the cells of a register are read: dates, certificate numbers, levels, yes and no. Each doubt is reported."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import attrs

from safeguarding.dbs.certificate_numbers import (
    LENGTH,
    CertificateNumber,
    is_rounded_by_spreadsheet,
    parse_certificate_number,
)
from safeguarding.dbs.checks import FIRST_ISSUE, StatusCheckResult
from safeguarding.dbs.levels import Level, parse_level
from safeguarding.errors import ParseError
from safeguarding.faults import Severity
from safeguarding.readers.dbs.further_columns import otherwise
from safeguarding.readers.dbs.words import (
    STATUS_FIELD,
    UNKNOWN,
    as_workforce,
    said_left,
    said_yes,
    update_service_answer,
)
from safeguarding.tables.row_readers import Cells
from safeguarding.tables.spreadsheet_dates import CellState
from safeguarding.tables.words import is_nothing, is_pending, plain_text, plain_words

# real numbers have begun with up to three zeros; a shorter run of digits is something else
_FEWEST_DIGITS = 9


_LEAVING_FIELDS = ("left", "leaver", STATUS_FIELD)


class Issue(NamedTuple):
    """What a cell of issue dates says."""

    issued_on: date | None = None
    applied_on: date | None = None
    """The day of an application that stands in place of an issue date."""
    is_certificate: bool = False
    confirmed_on: date | None = None
    """The day on which an agency confirmed the check, that stands in place of an issue date."""


def day(cells: Cells, field: str) -> date | None:
    """A date; None where the cell is blank, and with a doubt where it cannot be read."""
    text = cells.text(field)
    if not text:
        return None
    cell = cells.looked[field].read(text)
    if cell.state is CellState.READ:
        if cell.problem:
            cells.report(field, cell.problem, f"read as {cell.on}", Severity.WARNING)
        on: date | None = cell.on
        return on
    if cell.state is not CellState.BLANK:
        pending = cell.state is CellState.PENDING
        cells.report(field, cell.problem, "taken as unknown", Severity.WARNING if pending else Severity.ERROR)
    return None


_NEVER = frozenset({"31/12/9999", "31.12.9999", "31-12-9999", "9999-12-31", "31/12/2999", "31.12.2999", "2999-12-31"})
_OPEN_ENDED = frozenset({"open ended", "ongoing", "on going", "permanent", "present", "current", "to date", "never"})


def end_day(cells: Cells, field: str) -> date | None:
    """The day on which something ends; systems that must have one write a day that never comes."""
    text = cells.text(field)
    if text and (text.partition(" ")[0] in _NEVER or plain_words(text) in _OPEN_ENDED):
        return None
    return day(cells, field)


def left_day(cells: Cells, field: str) -> date | None:
    """The day on which somebody left; None where the cell only says that they did, or did not."""
    text = cells.text(field)
    says_no_more = text and said_left(text, field) is not None and not any(map(str.isdigit, text))
    return None if says_no_more else end_day(cells, field)


def is_leaver(cells: Cells, _field: str) -> bool:
    """Whether a row says that somebody has left, in any of its columns, and not when."""
    says_so = next((each for each in _LEAVING_FIELDS if said_left(cells.text(each), each)), "")
    for field in () if says_so else _LEAVING_FIELDS[1:]:
        if said_left(cells.text(field), field) is None:
            cells.report(field, "not said whether somebody has left", "taken as still here", Severity.WARNING)
    if not says_so or cells["left"] is not None:
        return False
    if any(map(str.isdigit, cells.text(says_so))):
        remedy = "taken as left: write the day in a column of leaving days"
        cells.report(says_so, "said to have left, on a day that is not read among words", remedy)
    else:
        cells.report(says_so, "said to have left, and no day is given", "taken as left: give the day, or correct it")
    return True


def issue(cells: Cells, field: str) -> Issue:
    """An issue date, or what stands in its place.

    A further column of issue dates under another name may hold another day than that of issue: the day is known where
    all of them say it.
    """
    found = _issue(cells, field)
    others = [(each, _issue(cells, each)) for each in otherwise(cells.texts)]
    for name, other in others:
        if other != found:
            stands = name if cells.text(name) else field
            cells.report(stands, "not what the other column of issue dates says", "taken as unknown")
            return Issue(is_certificate=True)
    return found


def _issue(cells: Cells, field: str) -> Issue:
    text = cells.text(field)
    if not text:
        return Issue()
    cell = cells.looked[field].read(text)
    match cell.state:
        case CellState.READ if cell.on >= FIRST_ISSUE:
            if cell.problem:
                cells.report(field, cell.problem, f"read as {cell.on}", Severity.WARNING)
            return Issue(issued_on=cell.on, is_certificate=True)
        case CellState.APPLIED:
            cells.report(field, cell.problem, f"read as applied for on {cell.on}", Severity.WARNING)
            return Issue(applied_on=cell.on)
        case CellState.READ:
            cells.report(field, "before March 2002, when disclosures began", "taken as unknown")
        case CellState.UNREADABLE:
            if _AGENCY.search(plain_text(text)):
                return _issue_of_an_agency(cells, field)
            cells.report(field, cell.problem, "taken as unknown")
        case CellState.PENDING if plain_text(text) != UNKNOWN:
            cells.report(field, cell.problem, "taken as unknown", Severity.WARNING)
            return Issue()
    return Issue(is_certificate=cell.state is not CellState.BLANK)


_AGENCY = re.compile(r"\b(?:agency|agencies|supply company)\b")
_CONFIRMED = re.compile(r"\b(?:confirm(?:ed|ation|s)?|letter|e ?-?mail(?:ed)?|assurance)\b")
_OF_ISSUE = re.compile(r"\b(?:issued?|certificate|dated?|dbs)\b")


def _issue_of_an_agency(cells: Cells, field: str) -> Issue:
    """What a cell says of a check that an agency keeps. A day is read where it can only be that of its confirmation."""
    text = plain_text(cells.text(field))
    day_in_it = re.search(r"[0-9].*[0-9]", text)
    if day_in_it is None:
        ask = "taken as unknown: ask for its written confirmation, with the level and the day of issue"
        cells.report(field, "an agency is said to keep the check, and no day of issue is given", ask)
        return Issue(is_certificate=True)
    on = cells.looked[field].read(day_in_it[0]).on
    if on is None or _OF_ISSUE.search(text) or not _CONFIRMED.search(text):
        cells.report(field, "an agency's check, and no day that is plainly that of its issue", "taken as unknown")
        return Issue(is_certificate=True)
    done = f"read as confirmed in writing on {on}; the day of issue is taken as unknown"
    cells.report(field, "the day of an agency's confirmation, not of the issue", done, Severity.WARNING)
    return Issue(is_certificate=True, confirmed_on=on)


def number(cells: Cells, field: str) -> CertificateNumber | None:
    """A certificate number, with what spreadsheets do to one: zeros are put back, rounded digits are not invented.

    Examples:
        >>> cells = Cells({"first": "1234567890", "then": "1.23457E+11", "last": "N/A"}, {}, {})
        >>> number(cells, "first"), number(cells, "then"), number(cells, "last")
        (CertificateNumber('********7890'), None, None)
        >>> [(problem, done) for _, problem, done, _ in cells.doubts]
        [('leading zeros lost', 'read with 2 put back'), ('rounded by a spreadsheet', 'left out')]
    """
    text = cells.text(field)
    if len(text) == LENGTH and text.isascii() and text.isdigit():
        return CertificateNumber(text)
    if is_nothing(text) or is_pending(text):
        return None
    text = re.sub(r"\.0+$", "", text)
    if text.isascii() and text.isdigit() and _FEWEST_DIGITS <= len(text) < LENGTH:
        cells.report(field, "leading zeros lost", f"read with {LENGTH - len(text)} put back", Severity.WARNING)
        return CertificateNumber(text.zfill(LENGTH))
    try:
        return parse_certificate_number(text)
    except ParseError:
        is_rounded = is_rounded_by_spreadsheet(text)
        cells.report(field, "rounded by a spreadsheet" if is_rounded else "not a certificate number", "left out")
        return None


def yes(cells: Cells, field: str, *, otherwise: bool) -> bool:
    """Whether a cell says yes, and what is taken where it says neither yes nor no."""
    text = cells.text(field)
    said = said_yes(text) if text else None
    if said is not None:
        return said
    # "not applicable" says that there is no subscription; that a post needs no check it does not say plainly enough
    if text and (otherwise or not is_nothing(text)):
        cells.report(field, "neither yes nor no", f"taken as {'yes' if otherwise else 'no'}", Severity.WARNING)
    return otherwise


def requires_check(cells: Cells, field: str) -> bool:
    """Whether a post needs a check: yes, unless the register says no. A level of check says yes."""
    if level_said(cells.text(field)) is not None:
        return True
    return yes(cells, field, otherwise=True)


def is_subscribed(cells: Cells, field: str) -> bool:
    """Whether there is a subscription: only where the register says yes."""
    return yes(cells, field, otherwise=False)


def result(cells: Cells, field: str) -> StatusCheckResult | None:
    """An answer of the Update Service."""
    text = cells.text(field)
    if is_nothing(text):
        return None
    found = update_service_answer(text)
    if found is None:
        cells.report(field, "none of the Update Service's four answers", "left out")
    return found


@lru_cache(maxsize=4096)
def _parsed(text: str) -> Level | None:
    try:
        return parse_level(text)
    except ParseError:
        return None


def level_said(text: str) -> Level | None:
    """The level that a cell names, if it names one.

    Examples:
        >>> str(level_said("Enhanced + CBL")), level_said("yes")
        ("enhanced with children's barred list", None)
    """
    return _parsed(text) if text else None


_BARRED_LIST = re.compile(r"\b(?:barred(?: list)?s?|barring|bl|lists?)\b")


def is_barred_list_unsaid(text: str) -> bool:
    """Whether a cell names an enhanced check with a barred list, and does not say which.

    Examples:
        >>> is_barred_list_unsaid("enhanced_barred"), is_barred_list_unsaid("Enhanced"), is_barred_list_unsaid("Barred")
        (True, False, False)
    """
    words = plain_words(text)
    return _BARRED_LIST.search(words) is not None and level_said(_BARRED_LIST.sub(" ", words)) is not None


def level(cells: Cells, field: str) -> Level | None:
    """A level; None where the cell is blank, and with a doubt where it is no level."""
    text = cells.text(field)
    found = level_said(text)
    if found is None and not is_nothing(text):
        _report_level(cells, field)
    return found


def _report_level(cells: Cells, field: str) -> None:
    unsaid = is_barred_list_unsaid(cells.text(field))
    problem = "a barred list, and not said which" if unsaid else "not a level of DBS check"
    cells.report(field, problem, "taken as unknown")


def required_level(cells: Cells, field: str) -> Level | None:
    """The level that a post requires; a register may say that it is not known."""
    text = cells.text(field)
    return None if text and plain_text(text) == UNKNOWN else level(cells, field)


def held_level(cells: Cells, field: str) -> Level | None:
    """The level of a certificate, with the workforce that may stand in a column of its own."""
    if plain_text(cells.text(field)) == UNKNOWN:
        return None
    alone, workforce = level(cells, field), cells.text("workforce")
    if alone is None or is_nothing(workforce):
        return alone
    found = _parsed(f"{cells.text(field)}, {as_workforce(workforce)}")
    if found is None:
        # a level of no known workforce covers no requirement that names one
        cells.report("workforce", "no workforce of such a check", "left out")
        return attrs.evolve(alone, workforce=None)
    return found
