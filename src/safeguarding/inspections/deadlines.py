"""By when an authority must act on a report, counted from the day it *received* the report."""

from __future__ import annotations

from datetime import date

from safeguarding.dates.calendars import WorkingDayCalendar
from safeguarding.dates.deadlines import Deadline, deadline
from safeguarding.dates.inspection_reports import PUBLISH_REPORT, STATEMENT_OF_ACTION


def publication_deadline(*, received_on: date, calendar: WorkingDayCalendar) -> Deadline:
    """By when the authority must publish the report: 30 working days after it received it.

    Examples:
        >>> from safeguarding.dates.statutory_calendars import england_and_wales
        >>> publication_deadline(received_on=date(2017, 2, 7), calendar=england_and_wales()).due_on
        datetime.date(2017, 3, 21)
    """
    return deadline(PUBLISH_REPORT, triggered_on=received_on, calendar=calendar)


def statement_deadline(*, received_on: date, calendar: WorkingDayCalendar) -> Deadline:
    """By when the authority must send its written statement of action: 70 working days after it received the report.

    Examples:
        >>> from safeguarding.dates.statutory_calendars import england_and_wales
        >>> statement = statement_deadline(received_on=date(2017, 2, 7), calendar=england_and_wales())
        >>> print(statement.explanation(date(2017, 5, 17)))
        To send the written statement of proposed action within 70 working days of receipt of the report (7 February 2017) was due by 19 May 2017; 17 May 2017 is working day 68: in time.
    """
    return deadline(STATEMENT_OF_ACTION, triggered_on=received_on, calendar=calendar)
