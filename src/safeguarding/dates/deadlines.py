"""A deadline: something to be done within a period of an event, and whether it was.

The trigger is an argument. For a report it is the day of *receipt*, which is not the day of publication.
"""

from __future__ import annotations

from datetime import date

import attrs

from safeguarding.dates.calendars import WorkingDayCalendar
from safeguarding.dates.due import due_on
from safeguarding.dates.periods import Period
from safeguarding.dates.words import printed_date
from safeguarding.errors import OutOfCoverageError
from safeguarding.records import Record
from safeguarding.sources import Source


@attrs.frozen(kw_only=True)
class DeadlineRule(Record):
    """What is to be done within which period.

    Attributes:
        task: What is to be done: ``"publish the report"``.
        trigger: The event that starts the period: ``"receipt of the report"``.
        period: How long after the event, which is day 0.
        source: The instrument, and how surely it is known.

    Examples:
        >>> from safeguarding.sources import Certainty
        >>> rule = DeadlineRule(
        ...     task="answer",
        ...     trigger="receipt",
        ...     period=Period(working_days=10),
        ...     source=Source(title="An example", certainty=Certainty.UNVERIFIED),
        ... )
        >>> str(rule.period)
        '10 working days'
    """

    _words = "{0.task}: within {0.period} of {0.trigger}"

    task: str
    trigger: str
    period: Period
    source: Source


@attrs.frozen(kw_only=True)
class Deadline(Record):
    """A rule applied to one event: the last day on which the task is in time.

    Attributes:
        rule: The rule.
        triggered_on: The day of the event.
        due_on: The last day in time.
        calendar: The working-day calendar it was counted by; None for a period in calendar units.

    Examples:
        >>> from safeguarding.sources import Certainty
        >>> rule = DeadlineRule(
        ...     task="answer",
        ...     trigger="receipt",
        ...     period=Period(days=10),
        ...     source=Source(title="An example", certainty=Certainty.UNVERIFIED),
        ... )
        >>> due = Deadline(rule=rule, triggered_on=date(2017, 2, 7), due_on=date(2017, 2, 17))
        >>> due.is_met_by(date(2017, 2, 17)), due.day_number(date(2017, 2, 17))
        (True, 10)
    """

    rule: DeadlineRule
    triggered_on: date
    due_on: date
    calendar: WorkingDayCalendar | None = attrs.field(default=None, repr=False)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Everything the last day rests on: the rule, and what says which days are worked."""
        if self.calendar is None:
            return (self.rule.source,)
        holidays = self.calendar.holidays_source
        return (self.rule.source, self.calendar.source, *(() if holidays is None else (holidays,)))

    def is_met_by(self, done_on: date) -> bool:
        """Whether something done on a day was in time; on the last day it is."""
        return done_on <= self.due_on

    def day_number(self, done_on: date) -> int:
        """Which day of the period a day is, the event's own day being 0: a working day, or a calendar day.

        Raises:
            OutOfCoverageError: for working days, where the calendar does not reach.
        """
        if self.calendar is None:
            return (done_on - self.triggered_on).days
        return self.calendar.working_days_between(self.triggered_on, done_on)

    def explanation(self, done_on: date) -> str:
        """One sentence that says whether the task was in time, and why."""
        verdict = "in time" if self.is_met_by(done_on) else "late"
        return (
            f"To {self.rule.task} within {self.rule.period} of {self.rule.trigger} ({printed_date(self.triggered_on)}) "
            f"was due by {printed_date(self.due_on)}; {printed_date(done_on)}{self._place(done_on)}: {verdict}."
        )

    def _place(self, done_on: date) -> str:
        """Which day of the period a day is, in words; nothing where the calendar does not reach."""
        if self.calendar is None:
            return f" is day {self.day_number(done_on)}"
        try:
            is_counted = self.calendar.is_working_day(done_on)
            number = self.day_number(done_on)
        except OutOfCoverageError:
            return ""
        return f" is working day {number}" if is_counted else f" is no working day and comes after working day {number}"

    def __str__(self) -> str:
        return f"{self.rule.task}: by {printed_date(self.due_on)}"


def deadline(rule: DeadlineRule, *, triggered_on: date, calendar: WorkingDayCalendar | None = None) -> Deadline:
    """Apply a rule to an event.

    Args:
        rule: What is to be done within which period.
        triggered_on: The day of the event.
        calendar: The working-day calendar; needed for a period in working days.

    Raises:
        InvalidRecordError: for working days without a calendar.
        OutOfCoverageError: where the calendar does not reach so far.

    Examples:
        >>> from safeguarding.sources import Certainty
        >>> rule = DeadlineRule(
        ...     task="answer",
        ...     trigger="receipt",
        ...     period=Period(days=10),
        ...     source=Source(title="An example", certainty=Certainty.UNVERIFIED),
        ... )
        >>> print(deadline(rule, triggered_on=date(2017, 2, 7)).explanation(date(2017, 2, 18)))
        To answer within 10 days of receipt (7 February 2017) was due by 17 February 2017; 18 February 2017 is day 11: late.
    """
    in_working_days = bool(rule.period.working_days)
    return Deadline(
        rule=rule,
        triggered_on=triggered_on,
        due_on=due_on(triggered_on, rule.period, calendar=calendar),
        calendar=calendar if in_working_days else None,
    )
