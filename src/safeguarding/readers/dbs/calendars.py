"""The due dates of a register's people as calendar entries (iCalendar, RFC 5545)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from safeguarding.dates.words import printed_date
from safeguarding.dbs.audits import Audit
from safeguarding.dbs.statuses import RecheckStatus


def due_calendar(audit: Audit) -> str:
    """The due dates as calendar entries (iCalendar, RFC 5545), by staff reference and without names.

    Each is a whole-day entry on the due date. An entry keeps its identity when it is written again. Two people of one
    reference have an entry each.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//safeguarding//DBS rechecks//EN", "CALSCALE:GREGORIAN"]
    written: Counter[tuple[str, date]] = Counter()
    for status in audit.statuses:
        if status.due_on is not None and status.standing.is_required:
            key = status.reference, status.due_on
            written[key] += 1
            lines += _entry(status, status.due_on, audit.as_at, namesake=written[key])
    return "".join(f"{folded}\r\n" for line in (*lines, "END:VCALENDAR") for folded in _folded(line))


def _entry(status: RecheckStatus, due: date, as_at: date, *, namesake: int) -> list[str]:
    number = "" if namesake == 1 else f"-{namesake}"
    next_day = due + timedelta(days=1) if due < date.max else due
    return [
        "BEGIN:VEVENT",
        f"UID:{_escaped(status.reference)}-{due:%Y%m%d}{number}@dbs.safeguarding",
        f"DTSTAMP:{as_at:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{due:%Y%m%d}",
        f"DTEND;VALUE=DATE:{next_day:%Y%m%d}",
        f"SUMMARY:DBS recheck due: {_escaped(status.reference)}",
        f"DESCRIPTION:{_escaped(f'Due on {printed_date(due)}. {status.standing.label.capitalize()}.')}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    for sign, escape in (("\\", "\\\\"), (";", "\\;"), (",", "\\,")):
        text = text.replace(sign, escape)
    # signs that steer a terminal have no place in a calendar
    return "".join(sign for sign in " ".join(text.split()) if sign.isprintable())


_LINE = 75


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 bytes; each but the first begins with a space, and no letter is cut."""
    piece, size = "", 0
    for letter in line:
        length = len(letter.encode())
        if size + length > _LINE:
            yield piece
            piece, size = " ", 1
        piece, size = piece + letter, size + length
    yield piece
