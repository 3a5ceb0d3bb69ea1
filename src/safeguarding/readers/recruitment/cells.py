"""How the cells of a central record are read: a day, "yes", initials, "n/a", or what cannot be made out.

A cell holds what somebody typed: "02/09/2024 IP", "Yes", "passport seen 2.9.24", "applied 02/09/2024", "N/A". Nothing
is guessed: what is not understood is not known, and is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

import attrs

from safeguarding.dates.words import MONTHS
from safeguarding.faults import Severity
from safeguarding.records import Record
from safeguarding.recruitment.right_to_work import RightToWorkMethod
from safeguarding.recruitment.words import CheckKind
from safeguarding.tables.row_readers import Cells
from safeguarding.tables.spreadsheet_dates import CellState, DateCell, DateColumn, DateSystem
from safeguarding.tables.words import (
    CROSSES,
    PLAIN_NO,
    PLAIN_YES,
    TICKS,
    is_nothing,
    is_pending,
    plain_text,
    plain_words,
)
from safeguarding.texts import phrases

NOT_MADE_OUT = "unknown"
"""What stands in for a cell that may have shifted."""

_MONTH = "|".join(month[:3].casefold() for month in MONTHS)
_DAY = re.compile(
    r"(?<![0-9])(?:[0-9]{1,2}([/.\-])[0-9]{1,2}\1(?:[0-9]{4}|[0-9]{2})|[0-9]{4}-[0-9]{2}-[0-9]{2}"
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th)?[ \-](?:{_MONTH})[a-z]*[ \-,]+(?:[0-9]{{4}}|[0-9]{{2}}))(?![0-9])",
    re.IGNORECASE | re.ASCII,
)
YES = PLAIN_YES.union(
    TICKS,
    phrases(
        "done | seen | ok | okay | clear | complete | completed | checked | verified | received"
        " | satisfactory | in place | held | confirmed | obtained | on file | ☑ | 🗸"
    ),
)
NO = PLAIN_NO.union(CROSSES, phrases("not done | not seen | not received | not held | outstanding | ☐"))
NOT_REQUIRED = frozenset(
    phrases(
        "n/a | na | n.a. | n.a | not applicable | not required | not needed | exempt | n/r | not app | not relevant"
    )
)
_DOCUMENT = re.compile(
    r"(?:(?:uk|british|irish) )?passport(?: seen)?|(?:uk )?(?:photo(?:card)? )?driving licence|birth certificate"
)
INITIALS = re.compile(r"(?:[A-Z]\.? ?){2,4}")
_ENDS = re.compile(r"\b(?:exp|expir\w*|expires|valid (?:to|until|till)|until|ends?|renew\w*|follow up|recheck)\b")
_ASKED = re.compile(r"\b(?:appl\w*|requested|request\w*|sent|submitted|chased|await\w*|pending)\b")
_NOT = re.compile(r"\b(?:not|no|never|fail\w*|refus\w*|cancel\w*|withdrawn|missing|lost|due|unable|without)\b")
_BOTH = frozenset({"2", "two", "both", "2 of 2", "2 2", "2 received", "both received", "x2", "2 refs", "2 references"})
_LASTING = frozenset({"", "-"}).union(
    phrases(
        "indefinite | permanent | no expiry | none | british | uk | uk citizen | british citizen | irish | settled"
        " | settled status | ilr | indefinite leave to remain | does not expire | no end date | unlimited"
    )
)


@attrs.frozen(kw_only=True)
class Said(Record):
    """What a cell says of a check.

    Attributes:
        is_said: Whether it says anything at all.
        is_done: Whether it says that the check was done, on whatever day.
        done_on: The day.
        applied_on: The day it was asked for.
        expires_on: The last day of the evidence, where the cell names one.
        seen_by: Initials; never shown.
        reason: What it says in place of "not required".
        is_known: Whether it could be made out.
    """

    is_said: bool = True
    is_done: bool = False
    done_on: date | None = None
    applied_on: date | None = None
    expires_on: date | None = None
    seen_by: str = attrs.field(default="", repr=False)
    reason: str = ""
    is_known: bool = True


NOTHING = Said(is_said=False)
_UNCLEAR = Said(is_known=False)


def day_column(cells: Iterable[str], system: DateSystem) -> DateColumn:
    """The column of the days that its cells hold, alone or among other words.

    Examples:
        >>> day_column(["02/13/2024 IP", "seen 03/04/2024"], DateSystem.FROM_1900).order.label
        'month first'
    """
    return DateColumn.of((days[0] if len(days := _days(cell)) == 1 else cell for cell in cells), system)


def _days(text: str) -> list[str]:
    return [match[0] for match in _DAY.finditer(text)]


def said(cells: Cells, field: str) -> Said:
    """What the cell of a check says.

    Examples:
        >>> texts = {"a": "02/09/2024 IP", "b": "Yes", "c": "N/A", "d": "applied 02/09/2024", "e": "see file"}
        >>> looked = {field: day_column([text], DateSystem.FROM_1900) for field, text in texts.items()}
        >>> cells = Cells(texts, {}, looked)
        >>> said(cells, "a").done_on, said(cells, "b").is_done, said(cells, "c").reason, said(cells, "d").applied_on
        (datetime.date(2024, 9, 2), True, 'N/A', datetime.date(2024, 9, 2))
        >>> said(cells, "e").is_known, cells.doubts[-1][1]
        (False, "neither a day nor 'yes', 'no' or 'n/a'")
    """
    text = cells.text(field)
    plain = plain_text(text)
    if not plain:
        return NOTHING
    if plain == NOT_MADE_OUT:
        return _UNCLEAR
    if plain in NOT_REQUIRED or plain_words(text) in NOT_REQUIRED:
        return Said(reason=text.strip())
    if plain in NO:
        return NOTHING
    if plain in YES:
        return Said(is_done=True)
    return _dated(cells, field) or _worded(cells, field)


def evidence(cells: Cells, field: str) -> Said:
    """What a cell names as evidence: "passport" says that it was seen, on no stated day.

    Examples:
        >>> texts = {"a": "Passport", "b": "passport awaited", "c": "20/08/2024", "d": ""}
        >>> looked = {field: day_column([text], DateSystem.FROM_1900) for field, text in texts.items()}
        >>> cells = Cells(texts, {}, looked)
        >>> [(each.is_said, each.is_done, each.is_known) for each in (evidence(cells, field) for field in "abcd")]
        [(True, True, True), (True, False, False), (True, True, True), (False, False, True)]
    """
    text, plain = cells.text(field), plain_words(cells.text(field))
    known = {*YES, *NO, *NOT_REQUIRED, NOT_MADE_OUT}
    if not plain or plain_text(text) in known or plain in known or _days(text) or is_pending(text):
        return said(cells, field)
    if cells.looked[field].read(text).on is not None:
        return said(cells, field)
    if _NOT.search(plain) or _ASKED.search(plain):
        cells.report(field, "words that may deny the check", "taken as unknown")
        return _UNCLEAR
    return Said(is_done=True)


def _worded(cells: Cells, field: str) -> Said:
    """A cell without a day: initials, "to be confirmed", or what nobody can make out."""
    text = cells.text(field).strip()
    if is_pending(text):
        cells.report(field, "not known yet", "taken as unknown", Severity.WARNING)
        return _UNCLEAR
    if INITIALS.fullmatch(text):
        return Said(is_done=True, seen_by=text)
    of_papers = field in (CheckKind.IDENTITY.value, CheckKind.RIGHT_TO_WORK.value)
    if of_papers and _DOCUMENT.fullmatch(plain_words(text)):
        return Said(is_done=True)
    if field == CheckKind.REFERENCES.value and plain_words(text) in _BOTH:
        return Said(is_done=True)
    cells.report(field, "neither a day nor 'yes', 'no' or 'n/a'", "taken as unknown")
    return _UNCLEAR


def _dated(cells: Cells, field: str) -> Said | None:
    """A cell with one day, alone or among words that say what happened on it; None for one without a day."""
    text, column = cells.text(field), cells.looked[field]
    whole = column.read(text)
    if whole.state is CellState.APPLIED:
        return Said(applied_on=whole.on)
    if whole.on is not None:
        return _read(cells, field, whole, "")
    days = _days(text)
    if not days:
        return None
    if len(days) > 1:
        cells.report(field, "several days in one cell", "taken as unknown: give each a column of its own")
        return _UNCLEAR
    return _read(cells, field, column.read(days[0]), " ".join(text.replace(days[0], " ").split()))


def _read(cells: Cells, field: str, cell: DateCell, words: str) -> Said:
    """What happened on a day, by the words beside it."""
    if cell.on is None:
        cells.report(field, cell.problem, "taken as unknown")
        return _UNCLEAR
    if _is_before_anybody(cells, field, cell.on):
        return _UNCLEAR
    if cell.problem:
        cells.report(field, cell.problem, f"read as {cell.on}", Severity.WARNING)
    plain = plain_words(words)
    if _ENDS.search(plain):
        return Said(is_done=True, expires_on=cell.on)
    if _ASKED.search(plain):
        return Said(applied_on=cell.on)
    if _NOT.search(plain):
        cells.report(field, "a day, and words that may deny it", "taken as unknown")
        return _UNCLEAR
    initials = next((word for word in re.findall(r"\S+", words) if INITIALS.fullmatch(word.strip("(),;:-"))), "")
    return Said(is_done=True, done_on=cell.on, seen_by=initials.strip("(),;:-"))


def day(cells: Cells, field: str) -> date | None:
    """A day by itself; None where the cell is blank, and with a doubt where it cannot be read."""
    text = cells.text(field)
    plain = plain_text(text)
    if not plain or plain == NOT_MADE_OUT or plain in NOT_REQUIRED:
        return None
    cell: DateCell = cells.looked[field].read(text)
    if cell.on is None or cell.state is CellState.APPLIED:
        if cell.state is not CellState.BLANK:
            cells.report(field, cell.problem or "not a date", "taken as unknown")
        return None
    if _is_before_anybody(cells, field, cell.on):
        return None
    if cell.problem:
        cells.report(field, cell.problem, f"read as {cell.on}", Severity.WARNING)
    return cell.on


EARLIEST = date(1950, 1, 1)
"""Whoever was at work before it is above 90: a day before it is a slip, such as the year of birth."""


def _is_before_anybody(cells: Cells, field: str, on: date) -> bool:
    if on < EARLIEST:
        cells.report(field, f"before {EARLIEST.year}, when nobody at work was recruited", "taken as unknown")
    return on < EARLIEST


def is_unclear_day(cells: Cells, field: str) -> bool:
    """Whether a cell should hold a day and holds something that is none, so that nothing may rest on its absence."""
    plain = plain_text(cells.text(field))
    if plain in _LASTING or plain in NOT_REQUIRED or plain in NO:
        return False
    return day(cells, field) is None


_METHODS = (
    (re.compile(r"\b(?:share code|online|evisa)\b"), RightToWorkMethod.ONLINE),
    (
        re.compile(r"\b(?:idsp|idvt|identity (?:service )?provider|digital identity)\b"),
        RightToWorkMethod.IDENTITY_PROVIDER,
    ),
    (re.compile(r"\b(?:video|zoom|teams|adjusted|scan\w*)\b"), RightToWorkMethod.VIDEO),
    (re.compile(r"\b(?:brp|brc|biometric|residence (?:card|permit))\b"), RightToWorkMethod.CARD_BY_HAND),
    (re.compile(r"\b(?:manual|passports?|birth certificate|originals?|documents?)\b"), RightToWorkMethod.DOCUMENT),
)


def method(cells: Cells, field: str) -> RightToWorkMethod | None:
    """How a right to work was checked: the one method that a cell names; several, or none that is known, are reported.

    Examples:
        >>> cells = Cells({"a": "Share code", "b": "BRP seen", "c": "", "d": "phone", "e": "video, passport"}, {}, {})
        >>> [str(method(cells, field)) for field in "ab"]
        ["the Home Office's online service", 'a biometric residence card or permit, by hand']
        >>> [method(cells, field) for field in "cde"], len(cells.doubts)
        ([None, None, None], 2)
    """
    plain = plain_words(cells.text(field))
    named = [each for pattern, each in _METHODS if pattern.search(plain)]
    if len(named) == 1:
        return named[0]
    if plain and plain != NOT_MADE_OUT and not is_nothing(cells.text(field)):
        cells.report(field, "not one method of checking a right to work", "taken as not recorded", Severity.WARNING)
    return None


def fact(cells: Cells, field: str) -> bool | None:
    """Yes, no, or not known, which is reported where something stands there.

    Examples:
        >>> cells = Cells({"a": "Y", "b": "No", "c": "", "d": "maybe"}, {}, {})
        >>> [fact(cells, field) for field in "abcd"], len(cells.doubts)
        ([True, False, None, None], 1)
    """
    plain = plain_text(cells.text(field))
    if plain in PLAIN_YES | TICKS:
        return True
    if plain in PLAIN_NO | CROSSES:
        return False
    if plain and plain != NOT_MADE_OUT:
        cells.report(field, "neither yes nor no", "taken as not known", Severity.WARNING)
    return None
