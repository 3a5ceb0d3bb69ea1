"""The due dates of a register's people as calendar entries (iCalendar, RFC 5545). Needs the extra ``calendars``."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from safeguarding.dates.periods import Period
from safeguarding.dates.words import printed_date
from safeguarding.dbs.audits import Audit
from safeguarding.dbs.due_dates import first_warning_on
from safeguarding.dbs.statuses import RecheckStatus
from safeguarding.extras import optional

with optional("icalendar", task="a calendar"):
    from icalendar import Alarm, Calendar, Component, Event

REMINDERS = (Period(days=30), Period(days=7))
"""When a calendar reminds of a due date, where the caller does not say."""

# fixed for ever: an event is known again by it
_OURS = uuid.UUID("0b1f9c1e-6f0a-5f57-8a59-52f1f3f0d0d5")
_FIRST_DAY = date(1970, 1, 1)


def due_calendar(audit: Audit, *, reminders: Iterable[Period] = REMINDERS) -> str:
    """What is due as calendar entries, by staff reference and without names: one of a whole day for each due date.

    A person's entry keeps its UID, so a calendar that takes in the next file moves it: when a date is corrected, and when
    a recheck is made and the next one counts. Of two files that of the later day holds. The text depends on the audit
    alone. Two people of one reference have an entry each.

    Args:
        audit: The audit.
        reminders: How long before each due date the calendar reminds; empty for no reminders.

    Examples:
        >>> from safeguarding.dbs import YORK_2017, Certificate, Person, audit
        >>> people = [Person(reference="S0042", certificates=[Certificate(issued_on=date(2014, 10, 1))])]
        >>> lines = due_calendar(audit(people, YORK_2017, as_at=date(2017, 9, 19))).splitlines()
        >>> [line for line in lines if line.startswith(("SUMMARY", "DTSTART", "TRIGGER"))]
        ['SUMMARY:DBS recheck due: S0042', 'DTSTART;VALUE=DATE:20171001', 'TRIGGER:-P30D', 'TRIGGER:-P7D']
    """
    return "".join(due_calendar_parts(audit.statuses, as_at=audit.as_at, reminders=reminders))


def due_calendar_parts(
    statuses: Iterable[RecheckStatus], *, as_at: date, reminders: Iterable[Period] = REMINDERS
) -> Iterator[str]:
    """The text of :func:`due_calendar`, an entry at a time: no calendar of a million people is ever all there."""
    leads = tuple(reminders)
    calendar = Calendar()
    calendar.add("prodid", "-//safeguarding//DBS rechecks//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "DBS rechecks")
    head, end, below = _written(calendar).partition("END:VCALENDAR")
    yield head
    namesakes: Counter[str] = Counter()
    for status in statuses:
        namesakes[status.reference] += 1
        if status.due_on is not None and status.standing.is_required:
            event = _event(status, status.due_on, as_at, namesakes[status.reference])
            for lead in leads:
                event.add_component(_alarm(status, status.due_on, lead))
            yield _written(event)
    yield end + below


def _written(component: Component) -> str:
    return bytes(component.to_ical()).decode("utf-8")


def _event(status: RecheckStatus, due: date, as_at: date, namesake: int) -> Event:
    event = Event()
    event.add("uid", f"{uuid.uuid5(_OURS, chr(31).join((status.reference, str(namesake))))}@safeguarding.example")
    # the day of the audit, not the machine's clock: the same audit gives the same file
    event.add("dtstamp", datetime.combine(as_at, time(), tzinfo=UTC))
    event.add("sequence", max(0, (as_at - _FIRST_DAY).days))
    event.add("dtstart", due)
    if due < date.max:
        event.add("dtend", due + timedelta(days=1))
    event.add("summary", f"DBS recheck due: {_plain(status.reference)}")
    event.add("description", f"Due on {printed_date(due)}. {status.standing.label.capitalize()}.")
    event.add("transp", "TRANSPARENT")
    return event


def _alarm(status: RecheckStatus, due: date, lead: Period) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"DBS recheck due on {printed_date(due)}: {_plain(status.reference)}")
    alarm.add("trigger", first_warning_on(due, lead) - due)
    return alarm


def _plain(text: str) -> str:
    """Signs that steer a terminal have no place in a calendar."""
    return "".join(sign for sign in " ".join(text.split()) if sign.isprintable())
