"""How a central record says that somebody has left: with a day, or in a word."""

from __future__ import annotations

from datetime import date

from safeguarding.faults import Severity
from safeguarding.readers.leaving_words import says_here, says_left, says_left_on
from safeguarding.readers.recruitment.cells import NO, NOT_MADE_OUT, NOT_REQUIRED, day
from safeguarding.tables.row_readers import Cells
from safeguarding.tables.words import PLAIN_YES, TICKS, plain_text


def is_left(text: str) -> bool:
    """Whether a cell of leaving days, or of leavers, says that somebody has left, and no day or one among words.

    Examples:
        >>> is_left("Yes"), is_left("Leaver"), is_left("31/08/2024")
        (True, True, False)
    """
    return says_left(text) or says_left_on(text) or plain_text(text) in (PLAIN_YES | TICKS) - {"1"}


def leaving_day(cells: Cells, field: str) -> date | None:
    """The day in a cell of leaving days; none where the cell says no more than that somebody has left, or has not."""
    text = cells.text(field)
    plain = plain_text(text)
    if is_left(text):
        cells.report(field, "said to have left, on no stated day", "taken as somebody who has left: write the last day")
        return None
    return None if says_here(text) or plain in (*NO, "-", "–") else day(cells, field)


def leaver(cells: Cells, field: str) -> bool:
    """Whether a cell of a column of leavers says that somebody has left.

    Examples:
        >>> cells = Cells({"a": "Y", "b": "Current", "c": "", "d": "Leaver", "e": "on loan"}, {}, {})
        >>> [leaver(cells, field) for field in "abcde"], len(cells.doubts)
        ([True, False, False, True, False], 1)
    """
    text = cells.text(field)
    plain = plain_text(text)
    if is_left(text):
        return True
    if not says_here(text) and plain not in (*NO, *NOT_REQUIRED, "-", "", NOT_MADE_OUT):
        cells.report(
            field, "neither that somebody has left nor that they have not", "taken as still here", Severity.WARNING
        )
    return False
