"""What is due next for children, and what is overdue, as calendar entries (iCalendar). Needs the extra ``calendars``."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from safeguarding.extras import optional
from safeguarding.pages.children import last_day
from safeguarding.timescales.answers import DueAnswer
from safeguarding.timescales.children import ChildAnswers
from safeguarding.timescales.words import TimescaleOutcome

with optional("icalendar", task="a calendar"):
    from icalendar import Calendar, Event

# fixed for ever: an event is known again by it
_OURS = uuid.UUID("5b1d3a39-6f0c-5d0b-9a70-1c7f4e0f6a52")
_OPEN = (TimescaleOutcome.NOT_YET_DUE, TimescaleOutcome.OVERDUE)


def children_calendar(several: Iterable[ChildAnswers], *, on: date) -> str:
    """A calendar with an entry of a whole day for each open duty, on its last day, by the child's reference.

    An entry keeps its UID while the duty is counted from the same day. The text depends on the file and the day alone.
    No birthday and no worker stands in it.

    Args:
        several: The children.
        on: The day asked about.

    Examples:
        >>> from safeguarding.timescales.children import ChildEvents, child_answers
        >>> child = ChildEvents(reference="7", moments={"referral": [date(2017, 4, 3)], "referral decision": []})
        >>> found = child_answers(child, on=date(2017, 4, 3))
        >>> lines = children_calendar([found], on=date(2017, 4, 3)).splitlines()
        >>> [line for line in lines if line.startswith(("SUMMARY", "DTSTART"))][0]
        'SUMMARY:7: the authority decides what response a referral needs'
    """
    calendar = Calendar()
    calendar.add("prodid", "-//safeguarding//timescales//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Timescales")
    for found in several:
        for answer in found.answers:
            due = last_day(answer)
            if due is not None and answer.outcome in _OPEN:
                calendar.add_component(_event(found.child.reference, answer, due, on))
    return bytes(calendar.to_ical()).decode("utf-8")


def _event(reference: str, answer: DueAnswer, due: date, on: date) -> Event:
    event = Event()
    number = str(answer.obligation.number) if answer.obligation is not None else ""
    key = chr(31).join((reference, answer.rule_id, answer.counted_from.isoformat(), number))
    event.add("uid", f"{uuid.uuid5(_OURS, key)}@safeguarding.example")
    # the day asked about, not the machine's clock: the same question gives the same file
    event.add("dtstamp", datetime.combine(on, time(), tzinfo=UTC))
    event.add("sequence", max(0, (on - date(1970, 1, 1)).days))
    if isinstance(due, datetime):
        event.add("dtstart", due)
    else:
        event.add("dtstart", due)
        event.add("dtend", due + timedelta(days=1))
    event.add("summary", f"{_plain(reference)}: {answer.requirement}")
    event.add("description", f"{answer.outcome.label.capitalize()} on {on.isoformat()}. Rule: {answer.source}.")
    event.add("transp", "TRANSPARENT")
    return event


def _plain(text: str) -> str:
    """Signs that steer a terminal have no place in a calendar."""
    return "".join(sign for sign in text if sign.isprintable())
