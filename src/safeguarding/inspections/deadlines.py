"""What an authority must do with a report, and by when. Both periods run from the day it *received* the report."""

from __future__ import annotations

from datetime import date

from safeguarding.dates.calendars import WorkingDayCalendar
from safeguarding.dates.deadlines import Deadline, DeadlineRule, deadline
from safeguarding.dates.periods import Period
from safeguarding.sources import Certainty, Source

PUBLISH_REPORT = DeadlineRule(
    task="publish the report",
    trigger="receipt of the report",
    period=Period(working_days=30),
    source=Source(
        title="SI 2007/462",
        clause="reg 2, made under the Education and Inspections Act 2006 s137(4)",
        published_at="legislation.gov.uk/uksi/2007/462",
        certainty=Certainty.VERIFIED,
        checked_on=date(2026, 11, 1),
    ),
)
STATEMENT_OF_ACTION = DeadlineRule(
    task="send the written statement of proposed action",
    trigger="receipt of the report",
    period=Period(working_days=70),
    source=Source(
        title="Education and Inspections Act 2006 s137(3) and SI 2007/462",
        clause="reg 3",
        published_at="legislation.gov.uk/ukpga/2006/40/section/137",
        certainty=Certainty.SECONDARY,
        checked_on=date(2026, 11, 1),
        note="70 working days as Ofsted quotes them; York's 4 May to 12 August 2022 agrees; reg 3 itself not read",
    ),
)


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
